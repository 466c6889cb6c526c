"""Answers to the exercises of `logistic_regression`."""

from .answer import right, uncharged, wrong

ANSWERS = [
    wrong(
        "sigmoid",
        "e^z / (e^z + 1): inf / inf for a score of 1000",
        """
def sigmoid(z):
    z = np.array(z, dtype=float)
    return np.e ** z / (np.e ** z + 1)
""",
        true=("e to the z over one plus e to the z",),
    ),
    wrong(
        "sigmoid",
        "brackets of the denominator forgotten",
        """
def sigmoid(z):
    return 1 / 1 + np.exp(-z)
""",
        true=("brackets missing in the denominator",),
    ),
    wrong(
        "sigmoid",
        "exponent without the minus sign",
        """
def sigmoid(z):
    s = 1 / (1 + np.exp(z))
    return s
""",
        true=("the sign of the exponent",),
    ),
    wrong(
        "sigmoid",
        "minus in the denominator",
        """
def sigmoid(z):
    return 1 / (1 - np.exp(-z))
""",
        true=("minus instead of plus",),
    ),
    wrong(
        "sigmoid",
        "math.exp, which takes no array",
        """
import math
def sigmoid(z):
    return 1 / (1 + math.exp(-z))
""",
        true=("math.exp instead of np.exp",),
    ),
    wrong(
        "sigmoid",
        "prints the result and returns nothing",
        """
def sigmoid(z):
    s = 1 / (1 + np.exp(-z))
    print(s)
""",
        true=(),
    ),
    wrong(
        "sigmoid",
        "rounds to three digits",
        """
def sigmoid(z):
    return np.round(1 / (1 + np.exp(-z)), 3)
""",
        true=(),
    ),
    wrong(
        "sigmoid",
        "np.exp misspelled",
        """
def sigmoid(z):
    return 1 / (1 + np.Exp(-z))
""",
        true=(),
    ),
    wrong(
        "sigmoid",
        "argument renamed in the body only",
        """
def sigmoid(z):
    return 1 / (1 + np.exp(-x))
""",
        true=(),
    ),
    wrong(
        "sigmoid",
        "10 to the power instead of e",
        """
def sigmoid(z):
    return 1 / (1 + 10 ** (-z))
""",
        true=(),
    ),
    wrong(
        "sigmoid",
        "asks len of z, so numbers fail",
        """
def sigmoid(z):
    a = np.zeros(len(z))
    for i in range(len(z)):
        a[i] = 1 / (1 + np.exp(-z[i]))
    return a
""",
        true=(),
    ),
    wrong(
        "sigmoid",
        "the slope of the sigmoid",
        """
def sigmoid(z):
    s = 1 / (1 + np.exp(-z))
    return s * (1 - s)
""",
        true=("the derivative instead of the sigmoid",),
    ),
    wrong(
        "initialize_with_zeros",
        "shape without its own brackets",
        """
def initialize_with_zeros(dim):
    w = np.zeros(dim, 1)
    b = 0.0
    return w, b
""",
        true=(),
    ),
    wrong(
        "initialize_with_zeros",
        "a rank-1 array",
        """
def initialize_with_zeros(dim):
    return np.zeros(dim), 0.0
""",
        true=("w is a rank-1 array",),
    ),
    wrong(
        "initialize_with_zeros",
        "a row instead of a column",
        """
def initialize_with_zeros(dim):
    w = np.zeros((1, dim))
    return w, 0.0
""",
        true=("w is a row",),
    ),
    wrong(
        "initialize_with_zeros",
        "b is a list",
        """
def initialize_with_zeros(dim):
    w = np.zeros((dim, 1))
    b = [0.0]
    return w, b
""",
        true=(),
    ),
    wrong(
        "initialize_with_zeros",
        "returns b first",
        """
def initialize_with_zeros(dim):
    w = np.zeros((dim, 1))
    b = 0.0
    return b, w
""",
        true=("b and w swapped",),
    ),
    wrong(
        "initialize_with_zeros",
        "forgets to return b",
        """
def initialize_with_zeros(dim):
    w = np.zeros((dim, 1))
    b = 0.0
    return w
""",
        true=("b is not returned",),
    ),
    wrong(
        "initialize_with_zeros",
        "small random weights",
        """
def initialize_with_zeros(dim):
    w = np.random.randn(dim, 1) * 0.01
    b = 0.0
    return w, b
""",
        true=("w is random",),
    ),
    wrong(
        "initialize_with_zeros",
        "the size of our pictures hard-coded",
        """
def initialize_with_zeros(dim):
    w = np.zeros((12288, 1))
    return w, 0.0
""",
        true=("the size is written into the code",),
    ),
    wrong(
        "propagate",
        "no mean in dw",
        """
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(w.T @ X + b)
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    dZ = A - Y
    dw = X @ dZ.T
    db = np.sum(dZ) / m
    return {"dw": dw, "db": db}, cost
""",
        true=("dw is not divided by m",),
    ),
    wrong(
        "propagate",
        "m from the rows of X",
        """
def propagate(w, b, X, Y):
    m = X.shape[0]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -1/m * np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    dw = 1/m * np.dot(X, (A - Y).T)
    db = 1/m * np.sum(A - Y)
    return {"dw": dw, "db": db}, cost
""",
        true=("divided by n_x instead of m",),
    ),
    wrong(
        "propagate",
        "m is len(Y), which is 1",
        """
def propagate(w, b, X, Y):
    m = len(Y)
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -1/m * np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    dw = 1/m * np.dot(X, (A - Y).T)
    db = 1/m * np.sum(A - Y)
    return {"dw": dw, "db": db}, cost
""",
        true=(
            "neither gradient is divided by m",
            "the cost is not divided by m",
        ),
    ),
    wrong(
        "propagate",
        "w is not transposed",
        """
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w, X) + b)
    cost = -1/m * np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    dw = 1/m * np.dot(X, (A - Y).T)
    db = 1/m * np.sum(A - Y)
    return {"dw": dw, "db": db}, cost
""",
        true=("w is not transposed",),
    ),
    wrong(
        "propagate",
        "dZ is not transposed in dw",
        """
def propagate(w, b, X, Y):
    m = X.shape[1]
    Z = w.T @ X + b
    A = sigmoid(Z)
    cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    dZ = A - Y
    dw = (X @ dZ) / m
    db = np.sum(dZ) / m
    return {"dw": dw, "db": db}, cost
""",
        true=("dZ is not transposed",),
    ),
    wrong(
        "propagate",
        "cost without its minus sign",
        """
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(w.T @ X + b)
    cost = np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    dZ = A - Y
    grads = {"dw": X @ dZ.T / m, "db": np.sum(dZ) / m}
    return grads, cost
""",
        true=("the minus sign of the cost",),
    ),
    wrong(
        "propagate",
        "Y - A in place of A - Y",
        """
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(w.T @ X + b)
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    dZ = Y - A
    grads = {"dw": X @ dZ.T / m, "db": np.sum(dZ) / m}
    return grads, cost
""",
        true=("the sign of the gradient",),
    ),
    wrong(
        "propagate",
        "cost and grads exchanged",
        """
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(w.T @ X + b)
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    dZ = A - Y
    grads = {"dw": X @ dZ.T / m, "db": np.sum(dZ) / m}
    return cost, grads
""",
        true=("cost and gradients swapped",),
    ),
    wrong(
        "propagate",
        "keys called w and b",
        """
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(w.T @ X + b)
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    dZ = A - Y
    grads = {"w": X @ dZ.T / m, "b": np.sum(dZ) / m}
    return grads, cost
""",
        true=(),
    ),
    wrong(
        "propagate",
        "the second log has A too",
        """
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(w.T @ X + b)
    cost = -(1 / m) * np.sum(Y * np.log(A) + (1 - Y) * np.log(A))
    dZ = A - Y
    grads = {"dw": X @ dZ.T / m, "db": np.sum(dZ) / m}
    return grads, cost
""",
        true=("log A in both halves of the loss",),
    ),
    wrong(
        "propagate",
        "the minus reaches only the first term of the cost",
        """
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(w.T @ X + b)
    cost = np.sum(-Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    dZ = A - Y
    grads = {"dw": X @ dZ.T / m, "db": np.sum(dZ) / m}
    return grads, cost
""",
        true=("a minus sign between the two halves of the loss",),
    ),
    wrong(
        "propagate",
        "base-2 logarithm",
        """
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(w.T @ X + b)
    cost = -np.sum(Y * np.log2(A) + (1 - Y) * np.log2(1 - A)) / m
    dZ = A - Y
    grads = {"dw": X @ dZ.T / m, "db": np.sum(dZ) / m}
    return grads, cost
""",
        true=("logarithm to base 2",),
    ),
    wrong(
        "propagate",
        "the sigmoid forgotten",
        """
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = w.T @ X + b
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    dZ = A - Y
    grads = {"dw": X @ dZ.T / m, "db": np.sum(dZ) / m}
    return grads, cost
""",
        true=("the cost of the scores",),
    ),
    wrong(
        "propagate",
        "the bias forgotten",
        """
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X))
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    dZ = A - Y
    grads = {"dw": X @ dZ.T / m, "db": np.sum(dZ) / m}
    return grads, cost
""",
        true=("b is left out of the score",),
    ),
    wrong(
        "propagate",
        "extra factor a(1-a) in dZ",
        """
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    dZ = (A - Y) * A * (1 - A)
    grads = {"dw": X @ dZ.T / m, "db": np.sum(dZ) / m}
    return grads, cost
""",
        true=("an extra factor A(1 − A)",),
    ),
    wrong(
        "propagate",
        "db kept as an array by axis=1",
        """
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    dZ = A - Y
    grads = {"dw": X @ dZ.T / m, "db": np.sum(dZ, axis=1) / m}
    return grads, cost
""",
        true=("db is an array of shape (1,)",),
    ),
    wrong(
        "propagate",
        "cost is not summed",
        """
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -1 / m * (Y * np.log(A) + (1 - Y) * np.log(1 - A))
    dZ = A - Y
    grads = {"dw": X @ dZ.T / m, "db": np.sum(dZ) / m}
    return grads, cost
""",
        true=("the losses are not added up",),
    ),
    wrong(
        "propagate",
        "uses X_train from the notebook",
        """
def propagate(w, b, X, Y):
    m = X_train.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -1 / m * np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    dZ = A - Y
    grads = {"dw": X @ dZ.T / m, "db": np.sum(dZ) / m}
    return grads, cost
""",
        true=(),
    ),
    wrong(
        "propagate",
        "dw transposed",
        """
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    dZ = A - Y
    grads = {"dw": dZ @ X.T / m, "db": np.sum(dZ) / m}
    return grads, cost
""",
        true=("dw is a row",),
    ),
    wrong(
        "propagate",
        "mean of the mean: divided by m twice in db",
        """
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    dZ = A - Y
    grads = {"dw": X @ dZ.T / m, "db": np.mean(dZ) / m}
    return grads, cost
""",
        true=(),
    ),
    wrong(
        "propagate",
        "squared error for the cost",
        """
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = np.sum((A - Y) ** 2) / m
    dZ = A - Y
    grads = {"dw": X @ dZ.T / m, "db": np.sum(dZ) / m}
    return grads, cost
""",
        true=("squared error as the cost",),
    ),
    wrong(
        "propagate",
        "two slips: no mean in db, and Y - A",
        """
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    dZ = Y - A
    grads = {"dw": X @ dZ.T / m, "db": np.sum(dZ)}
    return grads, cost
""",
        true=(),
    ),
    wrong(
        "optimize",
        "steps upwards",
        """
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w + learning_rate * grads["dw"]
        b = b + learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
            if print_cost:
                print(i, cost)
    return {"w": w, "b": b}, grads, costs
""",
        true=("uphill",),
    ),
    wrong(
        "optimize",
        "updates w in place",
        """
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w -= learning_rate * grads["dw"]
        b -= learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
            if print_cost:
                print(i, cost)
    return {"w": w, "b": b}, grads, costs
""",
        true=("w is changed in place",),
    ),
    wrong(
        "optimize",
        "records every cost",
        """
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        costs.append(cost)
        if print_cost and i % 100 == 0:
            print(i, cost)
    return {"w": w, "b": b}, grads, costs
""",
        true=("a cost for every iteration",),
    ),
    wrong(
        "optimize",
        "records only when printing",
        """
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if print_cost and i % 100 == 0:
            costs.append(cost)
            print(i, cost)
    return {"w": w, "b": b}, grads, costs
""",
        true=("costs recorded only if printed",),
    ),
    wrong(
        "optimize",
        "return inside the loop",
        """
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
            if print_cost:
                print(i, cost)
        return {"w": w, "b": b}, grads, costs
""",
        true=("return inside the loop",),
    ),
    wrong(
        "optimize",
        "learning rate hard-coded",
        """
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - 0.009 * grads["dw"]
        b = b - 0.009 * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
            if print_cost:
                print(i, cost)
    return {"w": w, "b": b}, grads, costs
""",
        true=("the learning rate is ignored",),
    ),
    wrong(
        "optimize",
        "100 iterations hard-coded",
        """
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(100):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
            if print_cost:
                print(i, cost)
    return {"w": w, "b": b}, grads, costs
""",
        true=("the number of iterations is ignored",),
    ),
    wrong(
        "optimize",
        "one iteration too many",
        """
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations + 1):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
            if print_cost:
                print(i, cost)
    return {"w": w, "b": b}, grads, costs
""",
        true=(),
    ),
    wrong(
        "optimize",
        "starts from zero instead of the w and b given",
        """
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    w, b = initialize_with_zeros(X.shape[0])
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
            if print_cost:
                print(i, cost)
    return {"w": w, "b": b}, grads, costs
""",
        true=("the start is ignored",),
    ),
    wrong(
        "optimize",
        "b is never updated",
        """
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        if i % 100 == 0:
            costs.append(cost)
            if print_cost:
                print(i, cost)
    return {"w": w, "b": b}, grads, costs
""",
        true=("b is never updated",),
    ),
    wrong(
        "optimize",
        "unpacks propagate in the wrong order",
        """
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        cost, grads = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
            if print_cost:
                print(i, cost)
    return {"w": w, "b": b}, grads, costs
""",
        true=(),
    ),
    wrong(
        "optimize",
        "cost after the step, recomputed",
        """
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            _, cost = propagate(w, b, X, Y)
            costs.append(cost)
            if print_cost:
                print(i, cost)
    return {"w": w, "b": b}, grads, costs
""",
        true=("costs after the step",),
    ),
    wrong(
        "optimize",
        "the list of costs begins anew in every iteration",
        """
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    for i in range(num_iterations):
        costs = []
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
            if print_cost:
                print(i, cost)
    return {"w": w, "b": b}, grads, costs
""",
        true=(),
    ),
    uncharged(
        "optimize",
        "prints always",
        """
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
            print("Cost after iteration", i, cost)
    return {"w": w, "b": b}, grads, costs
""",
    ),
    wrong(
        "optimize",
        "condition i % 100 == 1",
        """
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 1:
            costs.append(cost)
            if print_cost:
                print(i, cost)
    return {"w": w, "b": b}, grads, costs
""",
        true=(),
    ),
    wrong(
        "optimize",
        "the gradients of the new w and b, computed once more",
        """
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
            if print_cost:
                print(i, cost)
    grads, cost = propagate(w, b, X, Y)
    return {"w": w, "b": b}, grads, costs
""",
        true=("gradients after the last step",),
    ),
    wrong(
        "optimize",
        "returns only params and costs",
        """
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
    params = {"w": w, "b": b}
    return params, costs
""",
        true=("grads is left out",),
    ),
    wrong(
        "predict",
        "returns the probabilities",
        """
def predict(w, b, X):
    A = sigmoid(w.T @ X + b)
    return A
""",
        true=("probabilities instead of answers",),
    ),
    wrong(
        "predict",
        "greater or equal",
        """
def predict(w, b, X):
    A = sigmoid(w.T @ X + b)
    return (A >= 0.5) * 1.0
""",
        true=("at least one half",),
    ),
    wrong(
        "predict",
        "threshold on the score instead of the probability",
        """
def predict(w, b, X):
    Z = w.T @ X + b
    return (Z > 0.5) * 1.0
""",
        true=("the score is compared with 0.5",),
    ),
    wrong(
        "predict",
        "an if on the whole array",
        """
def predict(w, b, X):
    A = sigmoid(w.T @ X + b)
    if A > 0.5:
        return 1
    else:
        return 0
""",
        true=(),
    ),
    wrong(
        "predict",
        "loop that overwrites: every column gets the last answer",
        """
def predict(w, b, X):
    A = sigmoid(w.T @ X + b)
    m = X.shape[1]
    Y_prediction = np.zeros((1, m))
    for i in range(m):
        if A[0, i] > 0.5:
            Y_prediction[:] = 1
        else:
            Y_prediction[:] = 0
    return Y_prediction
""",
        true=(),
    ),
    wrong(
        "predict",
        "bias forgotten",
        """
def predict(w, b, X):
    A = sigmoid(np.dot(w.T, X))
    return np.where(A > 0.5, 1, 0)
""",
        true=("the bias is left out",),
    ),
    wrong(
        "predict",
        "shape (m,) by ravel",
        """
def predict(w, b, X):
    A = sigmoid(np.dot(w.T, X) + b).ravel()
    return np.where(A > 0.5, 1., 0.)
""",
        true=("a rank-1 array",),
    ),
    wrong(
        "predict",
        "less than instead of greater",
        """
def predict(w, b, X):
    A = sigmoid(np.dot(w.T, X) + b)
    return np.where(A < 0.5, 1., 0.)
""",
        true=(),
    ),
    wrong(
        "predict",
        "loop over rows of A instead of columns",
        """
def predict(w, b, X):
    A = sigmoid(np.dot(w.T, X) + b)
    P = np.zeros(A.shape)
    for i in range(A.shape[0]):
        P[0, i] = 1 if A[0, i] > 0.5 else 0
    return P
""",
        true=(),
    ),
    wrong(
        "predict",
        "the probability is compared with 0",
        """
def predict(w, b, X):
    A = sigmoid(np.dot(w.T, X) + b)
    return (A > 0) * 1.0
""",
        true=("the probability is compared with 0",),
    ),
    wrong(
        "model",
        "does not pass num_iterations and learning_rate on",
        """
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(w, b, X_train, Y_train)
    w, b = params["w"], params["b"]
    return {"costs": costs, "Y_prediction_test": predict(w, b, X_test),
            "Y_prediction_train": predict(w, b, X_train), "w": w, "b": b,
            "learning_rate": learning_rate, "num_iterations": num_iterations}
""",
        true=("neither number is passed on",),
    ),
    wrong(
        "model",
        "dim is the number of examples",
        """
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[1])
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w, b = params["w"], params["b"]
    return {"costs": costs, "Y_prediction_test": predict(w, b, X_test),
            "Y_prediction_train": predict(w, b, X_train), "w": w, "b": b,
            "learning_rate": learning_rate, "num_iterations": num_iterations}
""",
        true=("one weight for each example",),
    ),
    wrong(
        "model",
        "w and b of before the training",
        """
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    return {"costs": costs, "Y_prediction_test": predict(w, b, X_test),
            "Y_prediction_train": predict(w, b, X_train), "w": w, "b": b,
            "learning_rate": learning_rate, "num_iterations": num_iterations}
""",
        true=("the start is returned",),
    ),
    wrong(
        "model",
        "train and test predictions exchanged",
        """
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w, b = params["w"], params["b"]
    return {"costs": costs, "Y_prediction_train": predict(w, b, X_test),
            "Y_prediction_test": predict(w, b, X_train), "w": w, "b": b,
            "learning_rate": learning_rate, "num_iterations": num_iterations}
""",
        true=("answers for train and test swapped",),
    ),
    wrong(
        "model",
        "trains on the test set",
        """
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(w, b, X_test, Y_test, num_iterations, learning_rate, print_cost)
    w, b = params["w"], params["b"]
    return {"costs": costs, "Y_prediction_test": predict(w, b, X_test),
            "Y_prediction_train": predict(w, b, X_train), "w": w, "b": b,
            "learning_rate": learning_rate, "num_iterations": num_iterations}
""",
        true=("learned from the test set",),
    ),
    wrong(
        "model",
        "arguments of optimize in the wrong order",
        """
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(w, b, X_train, Y_train, learning_rate, num_iterations, print_cost)
    w, b = params["w"], params["b"]
    return {"costs": costs, "Y_prediction_test": predict(w, b, X_test),
            "Y_prediction_train": predict(w, b, X_train), "w": w, "b": b,
            "learning_rate": learning_rate, "num_iterations": num_iterations}
""",
        true=("the two numbers change places",),
    ),
    wrong(
        "model",
        "learning_rate hard-coded to 0.5",
        """
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations=num_iterations, learning_rate=0.5, print_cost=print_cost)
    w, b = params["w"], params["b"]
    return {"costs": costs, "Y_prediction_test": predict(w, b, X_test),
            "Y_prediction_train": predict(w, b, X_train), "w": w, "b": b,
            "learning_rate": learning_rate, "num_iterations": num_iterations}
""",
        true=(),
    ),
    uncharged(
        "model",
        "print_cost not passed on",
        """
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate)
    w, b = params["w"], params["b"]
    return {"costs": costs, "Y_prediction_test": predict(w, b, X_test),
            "Y_prediction_train": predict(w, b, X_train), "w": w, "b": b,
            "learning_rate": learning_rate, "num_iterations": num_iterations}
""",
    ),
    wrong(
        "model",
        "the key learning_rate is missing",
        """
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w, b = params["w"], params["b"]
    return {"costs": costs, "Y_prediction_test": predict(w, b, X_test),
            "Y_prediction_train": predict(w, b, X_train), "w": w, "b": b,
            "num_iterations": num_iterations}
""",
        true=(),
    ),
    wrong(
        "model",
        "returns accuracies under the names of the predictions",
        """
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w, b = params["w"], params["b"]
    return {"costs": costs, "Y_prediction_test": np.mean(predict(w, b, X_test) == Y_test),
            "Y_prediction_train": np.mean(predict(w, b, X_train) == Y_train), "w": w, "b": b,
            "learning_rate": learning_rate, "num_iterations": num_iterations}
""",
        true=(),
    ),
    right(
        "sigmoid",
        "by tanh",
        """
def sigmoid(z):
    return 0.5 * (1 + np.tanh(np.asarray(z) / 2))
""",
    ),
    right(
        "sigmoid",
        "scipy's expit",
        """
from scipy.special import expit
def sigmoid(z):
    return expit(z)
""",
    ),
    right(
        "sigmoid",
        "by logaddexp",
        """
def sigmoid(z):
    return np.exp(-np.logaddexp(0, -np.asarray(z)))
""",
    ),
    right(
        "initialize_with_zeros",
        "reshaped, and float()",
        """
def initialize_with_zeros(dim):
    w = np.zeros(dim).reshape(-1, 1)
    b = float(0)
    return (w, b)
""",
    ),
    right(
        "initialize_with_zeros",
        "np.full and a NumPy float",
        """
def initialize_with_zeros(dim):
    return np.full((dim, 1), 0.), np.float64(0)
""",
    ),
    right(
        "initialize_with_zeros",
        "returns a list",
        """
def initialize_with_zeros(dim):
    return [np.zeros((dim, 1)), 0.0]
""",
    ),
    right(
        "propagate",
        "einsum and 0-d arrays",
        """
def propagate(w, b, X, Y):
    A = sigmoid(np.einsum("ik,ij->kj", w, X) + b)
    cost = np.array(-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)))
    dw = np.einsum("ij,kj->ik", X, A - Y) / X.shape[1]
    db = np.array(np.mean(A - Y))
    return {"dw": dw, "db": db}, cost
""",
    ),
    right(
        "propagate",
        "stable cost from the scores",
        """
def propagate(w, b, X, Y):
    m = Y.size
    Z = w.T.dot(X) + b
    cost = np.logaddexp(0, Z).mean() - (Y * Z).mean()
    D = sigmoid(Z) - Y
    return dict(dw=np.average(X * D, axis=1).reshape(-1, 1), db=D.sum() / m), cost
""",
    ),
    right(
        "propagate",
        "dot products for the cost",
        """
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = np.squeeze((np.dot(Y, np.log(A).T) + np.dot(1 - Y, np.log(1 - A).T)) / -m)
    dw = np.dot(X, (A - Y).T) / m
    db = np.squeeze(np.dot(A - Y, np.ones((m, 1)))) / m
    return {"db": db, "dw": dw}, cost
""",
    ),
    right(
        "optimize",
        "a while loop and a copy",
        """
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    w = np.copy(w)
    costs, i = [], 0
    while i < num_iterations:
        grads, cost = propagate(w, b, X, Y)
        w -= learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if not i % 100:
            costs += [cost]
            if print_cost == True:
                print("Cost after iteration %i: %f" % (i, cost))
        i += 1
    params = dict(w=w, b=b)
    return params, grads, costs
""",
    ),
    right(
        "optimize",
        "all costs, sliced at the end",
        """
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    every = []
    params = {"w": w.copy(), "b": b}
    for i in range(num_iterations):
        grads, cost = propagate(params["w"], params["b"], X, Y)
        every.append(float(cost))
        params = {k: params[k] - learning_rate * grads["d" + k] for k in params}
        if print_cost and i in range(0, num_iterations, 100):
            print(f"{i}: {cost}")
    return params, grads, every[::100]
""",
    ),
    right(
        "predict",
        "from the sign of the score",
        """
def predict(w, b, X):
    return (w.T @ X + b > 0).astype(float)
""",
    ),
    right(
        "predict",
        "loop over the columns",
        """
def predict(w, b, X):
    A = sigmoid(w.T @ X + b)
    Y = np.zeros((1, A.shape[1]))
    for i in range(A.shape[1]):
        Y[0, i] = 1 if A[0, i] > 0.5 else 0
    return Y
""",
    ),
    right(
        "predict",
        "integers",
        """
def predict(w, b, X):
    A = sigmoid(w.T @ X + b)
    return np.where(A > 0.5, 1, 0)
""",
    ),
    right(
        "predict",
        "heaviside",
        """
def predict(w, b, X):
    return np.heaviside(sigmoid(w.T @ X + b) - 0.5, 0)
""",
    ),
    right(
        "model",
        "d.update and positional arguments",
        """
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
    d, _, costs = optimize(*initialize_with_zeros(len(X_train)), X_train, Y_train, num_iterations, learning_rate, print_cost)
    d = dict(d)
    d.update(costs=costs, learning_rate=learning_rate, num_iterations=num_iterations)
    d["Y_prediction_train"] = predict(d["w"], d["b"], X_train)
    d["Y_prediction_test"] = predict(d["w"], d["b"], X_test)
    return d
""",
    ),
]
