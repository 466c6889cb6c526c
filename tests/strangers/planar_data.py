"""Answers to the exercises of `planar_data`."""

from .answer import right, uncharged, wrong

ANSWERS = [
    wrong(
        "layer_sizes",
        "columns instead of rows",
        """
def layer_sizes(X, Y):
    return X.shape[1], 4, Y.shape[1]
""",
        true=("examples counted in both",),
    ),
    wrong(
        "layer_sizes",
        "n_y from the columns of Y",
        """
def layer_sizes(X, Y):
    n_x = X.shape[0]
    n_h = 4
    n_y = Y.shape[1]
    return (n_x, n_h, n_y)
""",
        true=("examples counted instead of outputs",),
    ),
    wrong(
        "layer_sizes",
        "n_h is n_x",
        """
def layer_sizes(X, Y):
    n_x = X.shape[0]
    n_y = Y.shape[0]
    return (n_x, n_x, n_y)
""",
        true=("n_h as large as the input",),
    ),
    wrong(
        "layer_sizes",
        "order n_x, n_y, n_h",
        """
def layer_sizes(X, Y):
    n_x = X.shape[0]
    n_y = Y.shape[0]
    n_h = 4
    return (n_x, n_y, n_h)
""",
        true=("n_y before n_h",),
    ),
    wrong(
        "layer_sizes",
        "the flower's sizes hard-coded",
        """
def layer_sizes(X, Y):
    return (2, 4, 1)
""",
        true=("sizes of the flower hard-coded",),
    ),
    wrong(
        "layer_sizes",
        "whole shapes",
        """
def layer_sizes(X, Y):
    n_x = X.shape
    n_h = 4
    n_y = Y.shape
    return (n_x, n_h, n_y)
""",
        true=("whole shapes returned",),
    ),
    wrong(
        "initialize_parameters",
        "0.01 forgotten",
        """
def initialize_parameters(n_x, n_h, n_y):
    W1 = np.random.randn(n_h, n_x)
    b1 = np.zeros((n_h, 1))
    W2 = np.random.randn(n_y, n_h)
    b2 = np.zeros((n_y, 1))
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
""",
        true=("weights not made small",),
    ),
    wrong(
        "initialize_parameters",
        "0.01 forgotten for W2",
        """
def initialize_parameters(n_x, n_h, n_y):
    W1 = np.random.randn(n_h, n_x) * 0.01
    b1 = np.zeros((n_h, 1))
    W2 = np.random.randn(n_y, n_h)
    b2 = np.zeros((n_y, 1))
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
""",
        true=(),
    ),
    wrong(
        "initialize_parameters",
        "rand instead of randn",
        """
def initialize_parameters(n_x, n_h, n_y):
    return {"W1": np.random.rand(n_h, n_x) * 0.01, "b1": np.zeros((n_h, 1)),
            "W2": np.random.rand(n_y, n_h) * 0.01, "b2": np.zeros((n_y, 1))}
""",
        true=("uniform numbers",),
    ),
    wrong(
        "initialize_parameters",
        "sizes of W1 exchanged",
        """
def initialize_parameters(n_x, n_h, n_y):
    return {"W1": np.random.randn(n_x, n_h) * 0.01, "b1": np.zeros((n_h, 1)),
            "W2": np.random.randn(n_h, n_y) * 0.01, "b2": np.zeros((n_y, 1))}
""",
        true=(
            "W2 transposed",
            "W1 transposed",
        ),
    ),
    wrong(
        "initialize_parameters",
        "seeds itself with 2",
        """
def initialize_parameters(n_x, n_h, n_y):
    np.random.seed(2)
    return {"W1": np.random.randn(n_h, n_x) * 0.01, "b1": np.zeros((n_h, 1)),
            "W2": np.random.randn(n_y, n_h) * 0.01, "b2": np.zeros((n_y, 1))}
""",
        true=("seeds itself",),
    ),
    wrong(
        "initialize_parameters",
        "W2 drawn first",
        """
def initialize_parameters(n_x, n_h, n_y):
    W2 = np.random.randn(n_y, n_h) * 0.01
    W1 = np.random.randn(n_h, n_x) * 0.01
    b1 = np.zeros((n_h, 1))
    b2 = np.zeros((n_y, 1))
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
""",
        true=("W2 drawn before W1",),
    ),
    wrong(
        "initialize_parameters",
        "biases drawn too",
        """
def initialize_parameters(n_x, n_h, n_y):
    W1 = np.random.randn(n_h, n_x) * 0.01
    b1 = np.random.randn(n_h, 1) * 0.01
    W2 = np.random.randn(n_y, n_h) * 0.01
    b2 = np.random.randn(n_y, 1) * 0.01
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
""",
        true=(),
    ),
    wrong(
        "initialize_parameters",
        "zeros without a tuple",
        """
def initialize_parameters(n_x, n_h, n_y):
    W1 = np.random.randn(n_h, n_x) * 0.01
    b1 = np.zeros(n_h, 1)
    W2 = np.random.randn(n_y, n_h) * 0.01
    b2 = np.zeros(n_y, 1)
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
""",
        true=(),
    ),
    wrong(
        "initialize_parameters",
        "randn with a tuple",
        """
def initialize_parameters(n_x, n_h, n_y):
    W1 = np.random.randn((n_h, n_x)) * 0.01
    b1 = np.zeros((n_h, 1))
    W2 = np.random.randn((n_y, n_h)) * 0.01
    b2 = np.zeros((n_y, 1))
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
""",
        true=("sizes as a pair",),
    ),
    wrong(
        "initialize_parameters",
        "rank-1 biases",
        """
def initialize_parameters(n_x, n_h, n_y):
    W1 = np.random.randn(n_h, n_x) * 0.01
    b1 = np.zeros(n_h)
    W2 = np.random.randn(n_y, n_h) * 0.01
    b2 = np.zeros(n_y)
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
""",
        true=("rank-1 biases",),
    ),
    wrong(
        "initialize_parameters",
        "weights all zero",
        """
def initialize_parameters(n_x, n_h, n_y):
    return {"W1": np.zeros((n_h, n_x)), "b1": np.zeros((n_h, 1)),
            "W2": np.zeros((n_y, n_h)), "b2": np.zeros((n_y, 1))}
""",
        true=("zero weights",),
    ),
    wrong(
        "initialize_parameters",
        "W1 stored under W2 too",
        """
def initialize_parameters(n_x, n_h, n_y):
    W1 = np.random.randn(n_h, n_x) * 0.01
    b1 = np.zeros((n_h, 1))
    W2 = np.random.randn(n_y, n_h) * 0.01
    b2 = np.zeros((n_y, 1))
    return {"W1": W1, "b1": b1, "W2": W1, "b2": b2}
""",
        true=(),
    ),
    wrong(
        "initialize_parameters",
        "scale 0.1",
        """
def initialize_parameters(n_x, n_h, n_y):
    W1 = np.random.randn(n_h, n_x) * 0.1
    b1 = np.zeros((n_h, 1))
    W2 = np.random.randn(n_y, n_h) * 0.1
    b2 = np.zeros((n_y, 1))
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
""",
        true=("weights ten times too large",),
    ),
    wrong(
        "forward_propagation",
        "sigmoid in the hidden layer",
        """
def forward_propagation(X, parameters):
    W1, b1, W2, b2 = [parameters[k] for k in ("W1", "b1", "W2", "b2")]
    Z1 = W1 @ X + b1
    A1 = sigmoid(Z1)
    Z2 = W2 @ A1 + b2
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
""",
        true=("sigmoid in the hidden layer",),
    ),
    wrong(
        "forward_propagation",
        "tanh at the output too",
        """
def forward_propagation(X, parameters):
    W1, b1, W2, b2 = [parameters[k] for k in ("W1", "b1", "W2", "b2")]
    Z1 = W1 @ X + b1
    A1 = np.tanh(Z1)
    Z2 = W2 @ A1 + b2
    A2 = np.tanh(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
""",
        true=("tanh at the output",),
    ),
    wrong(
        "forward_propagation",
        "Z1 goes into the second layer",
        """
def forward_propagation(X, parameters):
    W1, b1, W2, b2 = [parameters[k] for k in ("W1", "b1", "W2", "b2")]
    Z1 = W1 @ X + b1
    A1 = np.tanh(Z1)
    Z2 = W2 @ Z1 + b2
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
""",
        true=("second layer fed with Z1",),
    ),
    wrong(
        "forward_propagation",
        "b1 left out",
        """
def forward_propagation(X, parameters):
    W1, b1, W2, b2 = [parameters[k] for k in ("W1", "b1", "W2", "b2")]
    Z1 = np.dot(W1, X)
    A1 = np.tanh(Z1)
    Z2 = np.dot(W2, A1) + b2
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
""",
        true=("b1 left out",),
    ),
    wrong(
        "forward_propagation",
        "b1 in both layers",
        """
def forward_propagation(X, parameters):
    W1, b1, W2, b2 = [parameters[k] for k in ("W1", "b1", "W2", "b2")]
    Z1 = np.dot(W1, X) + b1
    A1 = np.tanh(Z1)
    Z2 = np.dot(W2, A1) + b1
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
""",
        true=(),
    ),
    wrong(
        "forward_propagation",
        "* for the matrix product",
        """
def forward_propagation(X, parameters):
    W1, b1, W2, b2 = [parameters[k] for k in ("W1", "b1", "W2", "b2")]
    Z1 = W1 * X + b1
    A1 = np.tanh(Z1)
    Z2 = W2 * A1 + b2
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
""",
        true=("entrywise product for matrix product",),
    ),
    wrong(
        "forward_propagation",
        "returns the cache only",
        """
def forward_propagation(X, parameters):
    W1, b1, W2, b2 = [parameters[k] for k in ("W1", "b1", "W2", "b2")]
    Z1 = W1 @ X + b1
    A1 = np.tanh(Z1)
    Z2 = W2 @ A1 + b2
    A2 = sigmoid(Z2)
    return {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
""",
        true=(),
    ),
    wrong(
        "forward_propagation",
        "A1 missing from the cache",
        """
def forward_propagation(X, parameters):
    W1, b1, W2, b2 = [parameters[k] for k in ("W1", "b1", "W2", "b2")]
    Z1 = W1 @ X + b1
    A1 = np.tanh(Z1)
    Z2 = W2 @ A1 + b2
    A2 = sigmoid(Z2)
    cache = {"Z1": Z1, "Z2": Z2, "A2": A2}
    return A2, cache
""",
        true=(),
    ),
    wrong(
        "forward_propagation",
        "Z and A exchanged in the cache",
        """
def forward_propagation(X, parameters):
    W1, b1, W2, b2 = [parameters[k] for k in ("W1", "b1", "W2", "b2")]
    Z1 = W1 @ X + b1
    A1 = np.tanh(Z1)
    Z2 = W2 @ A1 + b2
    A2 = sigmoid(Z2)
    cache = {"Z1": A1, "A1": Z1, "Z2": Z2, "A2": A2}
    return A2, cache
""",
        true=(),
    ),
    wrong(
        "forward_propagation",
        "returns Z2",
        """
def forward_propagation(X, parameters):
    W1, b1, W2, b2 = [parameters[k] for k in ("W1", "b1", "W2", "b2")]
    Z1 = W1 @ X + b1
    A1 = np.tanh(Z1)
    Z2 = W2 @ A1 + b2
    A2 = sigmoid(Z2)
    cache = {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
    return Z2, cache
""",
        true=(),
    ),
    wrong(
        "forward_propagation",
        "W1 transposed",
        """
def forward_propagation(X, parameters):
    W1, b1, W2, b2 = [parameters[k] for k in ("W1", "b1", "W2", "b2")]
    Z1 = W1.T @ X + b1
    A1 = np.tanh(Z1)
    Z2 = W2.T @ A1 + b2
    A2 = sigmoid(Z2)
    cache = {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
    return A2, cache
""",
        true=(),
    ),
    wrong(
        "forward_propagation",
        "uses the network called fresh of the try-it cell",
        """
def forward_propagation(X, parameters):
    W1, b1, W2, b2 = [fresh[k] for k in ("W1", "b1", "W2", "b2")]
    Z1 = W1 @ X + b1
    A1 = np.tanh(Z1)
    Z2 = W2 @ A1 + b2
    A2 = sigmoid(Z2)
    cache = {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
    return A2, cache
""",
        true=(),
    ),
    wrong(
        "compute_cost",
        "no division by m",
        """
def compute_cost(A2, Y):
    return float(-np.sum(Y * np.log(A2) + (1 - Y) * np.log(1 - A2)))
""",
        true=("not divided by m",),
    ),
    wrong(
        "compute_cost",
        "-Y, which wraps around for unsigned labels",
        """
def compute_cost(A2, Y):
    m = Y.shape[1]
    return float(np.sum(-Y * np.log(A2) - (1 - Y) * np.log(1 - A2)) / m)
""",
        true=("minus sign on Y",),
    ),
    wrong(
        "compute_cost",
        "the second half missing",
        """
def compute_cost(A2, Y):
    m = Y.shape[1]
    logprobs = np.multiply(np.log(A2), Y)
    cost = -np.sum(logprobs) / m
    return float(cost)
""",
        true=("only class 1 counted",),
    ),
    wrong(
        "compute_cost",
        "log(A2) in both halves with 1 - inside",
        """
def compute_cost(A2, Y):
    m = Y.shape[1]
    return float(-np.sum(Y * np.log(1 - A2) + (1 - Y) * np.log(A2)) / m)
""",
        true=(),
    ),
    wrong(
        "compute_cost",
        "m from shape[0]",
        """
def compute_cost(A2, Y):
    m = Y.shape[0]
    return float(-np.sum(Y * np.log(A2) + (1 - Y) * np.log(1 - A2)) / m)
""",
        true=("not divided by m",),
    ),
    wrong(
        "compute_cost",
        "minus between the halves",
        """
def compute_cost(A2, Y):
    m = Y.shape[1]
    return float(-np.sum(Y * np.log(A2) - (1 - Y) * np.log(1 - A2)) / m)
""",
        true=("terms subtracted",),
    ),
    wrong(
        "compute_cost",
        "matrix product without transpose",
        """
def compute_cost(A2, Y):
    m = Y.shape[1]
    cost = -(Y @ np.log(A2) + (1 - Y) @ np.log(1 - A2)) / m
    return float(cost)
""",
        true=(),
    ),
    wrong(
        "compute_cost",
        "log1p confused with log(1 - a)",
        """
def compute_cost(A2, Y):
    m = Y.shape[1]
    return float(-np.sum(Y * np.log(A2) + (1 - Y) * np.log1p(A2)) / m)
""",
        true=(),
    ),
    wrong(
        "compute_cost",
        "halved",
        """
def compute_cost(A2, Y):
    m = Y.shape[1]
    return float(-np.sum(Y * np.log(A2) + (1 - Y) * np.log(1 - A2)) / (2 * m))
""",
        true=(),
    ),
    wrong(
        "compute_cost",
        "number of points hard-coded to 400",
        """
def compute_cost(A2, Y):
    m = 400
    return float(-np.sum(Y * np.log(A2) + (1 - Y) * np.log(1 - A2)) / m)
""",
        true=("divided by the flower's 400",),
    ),
    wrong(
        "compute_cost",
        "a small epsilon changes the value",
        """
def compute_cost(A2, Y):
    eps = 1e-3
    return float(-np.mean(Y * np.log(A2 + eps) + (1 - Y) * np.log(1 - A2 + eps)))
""",
        true=(),
    ),
    wrong(
        "backward_propagation",
        "no 1/m anywhere",
        """
def backward_propagation(parameters, cache, X, Y):
    W2, A1, A2 = parameters["W2"], cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dW2 = dZ2 @ A1.T
    db2 = np.sum(dZ2, axis=1, keepdims=True)
    dZ1 = W2.T @ dZ2 * (1 - A1 ** 2)
    dW1 = dZ1 @ X.T
    db1 = np.sum(dZ1, axis=1, keepdims=True)
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
""",
        true=("no gradient divided by m",),
    ),
    wrong(
        "backward_propagation",
        "no 1/m in dW1 and db1",
        """
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    W2, A1, A2 = parameters["W2"], cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dW2 = dZ2 @ A1.T / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = W2.T @ dZ2 * (1 - A1 ** 2)
    dW1 = dZ1 @ X.T
    db1 = np.sum(dZ1, axis=1, keepdims=True)
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
""",
        true=(),
    ),
    wrong(
        "backward_propagation",
        "1/m is already in dZ2 and comes once more",
        """
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    W2, A1, A2 = parameters["W2"], cache["A1"], cache["A2"]
    dZ2 = (A2 - Y) / m
    dW2 = dZ2 @ A1.T / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = W2.T @ dZ2 * (1 - A1 ** 2)
    dW1 = dZ1 @ X.T / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
""",
        true=("divided by m twice",),
    ),
    wrong(
        "backward_propagation",
        "slope of the sigmoid in the hidden layer",
        """
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    W2, A1, A2 = parameters["W2"], cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dW2 = dZ2 @ A1.T / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = W2.T @ dZ2 * A1 * (1 - A1)
    dW1 = dZ1 @ X.T / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
""",
        true=("derivative of sigmoid for tanh",),
    ),
    wrong(
        "backward_propagation",
        "square forgotten in 1 - A1",
        """
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    W2, A1, A2 = parameters["W2"], cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dW2 = dZ2 @ A1.T / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = W2.T @ dZ2 * (1 - A1)
    dW1 = dZ1 @ X.T / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
""",
        true=("square forgotten",),
    ),
    wrong(
        "backward_propagation",
        "Z1 squared instead of A1 squared",
        """
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    W2, A1, A2 = parameters["W2"], cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dW2 = dZ2 @ A1.T / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = W2.T @ dZ2 * (1 - cache["Z1"] ** 2)
    dW1 = dZ1 @ X.T / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
""",
        true=("scores where activations belong",),
    ),
    wrong(
        "backward_propagation",
        "tanh applied to A1 again",
        """
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    W2, A1, A2 = parameters["W2"], cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dW2 = dZ2 @ A1.T / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = W2.T @ dZ2 * (1 - np.tanh(A1) ** 2)
    dW1 = dZ1 @ X.T / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
""",
        true=("tanh taken twice",),
    ),
    wrong(
        "backward_propagation",
        "activation's slope left out",
        """
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    W2, A1, A2 = parameters["W2"], cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dW2 = dZ2 @ A1.T / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = W2.T @ dZ2
    dW1 = dZ1 @ X.T / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
""",
        true=("derivative of tanh left out",),
    ),
    wrong(
        "backward_propagation",
        "X not transposed",
        """
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    W2, A1, A2 = parameters["W2"], cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dW2 = dZ2 @ A1.T / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = W2.T @ dZ2 * (1 - A1 ** 2)
    dW1 = dZ1 @ X / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
""",
        true=(),
    ),
    wrong(
        "backward_propagation",
        "biases summed without keepdims",
        """
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    W2, A1, A2 = parameters["W2"], cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dW2 = dZ2 @ A1.T / m
    db2 = np.sum(dZ2, axis=1) / m
    dZ1 = W2.T @ dZ2 * (1 - A1 ** 2)
    dW1 = dZ1 @ X.T / m
    db1 = np.sum(dZ1, axis=1) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
""",
        true=("keepdims left out",),
    ),
    wrong(
        "backward_propagation",
        "db1 summed over everything",
        """
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    W2, A1, A2 = parameters["W2"], cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dW2 = dZ2 @ A1.T / m
    db2 = np.sum(dZ2) / m
    dZ1 = W2.T @ dZ2 * (1 - A1 ** 2)
    dW1 = dZ1 @ X.T / m
    db1 = np.sum(dZ1) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
""",
        true=("biases summed over everything",),
    ),
    wrong(
        "backward_propagation",
        "db1 is db2 by copying",
        """
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    W2, A1, A2 = parameters["W2"], cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dW2 = dZ2 @ A1.T / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = W2.T @ dZ2 * (1 - A1 ** 2)
    dW1 = dZ1 @ X.T / m
    db1 = np.sum(dZ2, axis=1, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
""",
        true=(),
    ),
    wrong(
        "backward_propagation",
        "Y - A2",
        """
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    W2, A1, A2 = parameters["W2"], cache["A1"], cache["A2"]
    dZ2 = Y - A2
    dW2 = dZ2 @ A1.T / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = W2.T @ dZ2 * (1 - A1 ** 2)
    dW1 = dZ1 @ X.T / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
""",
        true=("sign of dZ2",),
    ),
    wrong(
        "backward_propagation",
        "dW1 with A1 instead of X",
        """
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    W2, A1, A2 = parameters["W2"], cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dW2 = dZ2 @ A1.T / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = W2.T @ dZ2 * (1 - A1 ** 2)
    dW1 = dZ1 @ A1.T / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
""",
        true=(),
    ),
    wrong(
        "backward_propagation",
        "matrix product with the slope",
        """
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    W2, A1, A2 = parameters["W2"], cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dW2 = dZ2 @ A1.T / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = np.dot(np.dot(W2.T, dZ2), 1 - np.power(A1, 2))
    dW1 = dZ1 @ X.T / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
""",
        true=("matrix product for entrywise product",),
    ),
    wrong(
        "backward_propagation",
        "dZ2 times the slope of the sigmoid",
        """
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    W2, A1, A2 = parameters["W2"], cache["A1"], cache["A2"]
    dZ2 = (A2 - Y) * A2 * (1 - A2)
    dW2 = dZ2 @ A1.T / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = W2.T @ dZ2 * (1 - A1 ** 2)
    dW1 = dZ1 @ X.T / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
""",
        true=("derivative of sigmoid at the output too",),
    ),
    wrong(
        "backward_propagation",
        "m = X.shape[0]",
        """
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[0]
    W2, A1, A2 = parameters["W2"], cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dW2 = dZ2 @ A1.T / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = W2.T @ dZ2 * (1 - A1 ** 2)
    dW1 = dZ1 @ X.T / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
""",
        true=("divided by the number of features",),
    ),
    wrong(
        "backward_propagation",
        "keys without the d",
        """
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    W2, A1, A2 = parameters["W2"], cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dW2 = dZ2 @ A1.T / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = W2.T @ dZ2 * (1 - A1 ** 2)
    dW1 = dZ1 @ X.T / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
""",
        true=(),
    ),
    wrong(
        "backward_propagation",
        "dW1 and dW2 exchanged in the dictionary",
        """
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    W2, A1, A2 = parameters["W2"], cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dW2 = dZ2 @ A1.T / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = W2.T @ dZ2 * (1 - A1 ** 2)
    dW1 = dZ1 @ X.T / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"dW1": dW2, "db1": db1, "dW2": dW1, "db2": db2}
""",
        true=(),
    ),
    wrong(
        "backward_propagation",
        "derivative 1 + A1 squared and mean forgotten in db2",
        """
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    W2, A1, A2 = parameters["W2"], cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dW2 = dZ2 @ A1.T / m
    db2 = np.sum(dZ2, axis=1, keepdims=True)
    dZ1 = W2.T @ dZ2 * (1 + A1 ** 2)
    dW1 = dZ1 @ X.T / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
""",
        true=(),
    ),
    wrong(
        "update_parameters",
        "steps upwards",
        """
def update_parameters(parameters, grads, learning_rate=1.2):
    return {k: parameters[k] + learning_rate * grads["d" + k] for k in parameters}
""",
        true=("uphill",),
    ),
    wrong(
        "update_parameters",
        "in place",
        """
def update_parameters(parameters, grads, learning_rate=1.2):
    for k in parameters:
        parameters[k] -= learning_rate * grads["d" + k]
    return parameters
""",
        true=("arrays changed in place",),
    ),
    wrong(
        "update_parameters",
        "new arrays put into the old dictionary",
        """
def update_parameters(parameters, grads, learning_rate=1.2):
    for k in parameters:
        parameters[k] = parameters[k] - learning_rate * grads["d" + k]
    return parameters
""",
        true=("arrays changed in place",),
    ),
    wrong(
        "update_parameters",
        "a shallow copy, then -=",
        """
def update_parameters(parameters, grads, learning_rate=1.2):
    new = parameters.copy()
    for k in new:
        new[k] -= learning_rate * grads["d" + k]
    return new
""",
        true=("arrays changed in place",),
    ),
    wrong(
        "update_parameters",
        "learning rate ignored",
        """
def update_parameters(parameters, grads, learning_rate=1.2):
    return {k: parameters[k] - 1.2 * grads["d" + k] for k in parameters}
""",
        true=("learning rate ignored",),
    ),
    wrong(
        "update_parameters",
        "no learning rate at all",
        """
def update_parameters(parameters, grads, learning_rate=1.2):
    W1 = parameters["W1"] - grads["dW1"]
    b1 = parameters["b1"] - grads["db1"]
    W2 = parameters["W2"] - grads["dW2"]
    b2 = parameters["b2"] - grads["db2"]
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
""",
        true=("no learning rate at all",),
    ),
    wrong(
        "update_parameters",
        "b2 stepped with db1",
        """
def update_parameters(parameters, grads, learning_rate=1.2):
    W1 = parameters["W1"] - learning_rate * grads["dW1"]
    b1 = parameters["b1"] - learning_rate * grads["db1"]
    W2 = parameters["W2"] - learning_rate * grads["dW2"]
    b2 = parameters["b2"] - learning_rate * grads["db1"]
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
""",
        true=(),
    ),
    wrong(
        "update_parameters",
        "biases not updated",
        """
def update_parameters(parameters, grads, learning_rate=1.2):
    W1 = parameters["W1"] - learning_rate * grads["dW1"]
    b1 = parameters["b1"]
    W2 = parameters["W2"] - learning_rate * grads["dW2"]
    b2 = parameters["b2"]
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
""",
        true=("biases left alone",),
    ),
    wrong(
        "update_parameters",
        "the key of the gradient without d",
        """
def update_parameters(parameters, grads, learning_rate=1.2):
    new = {}
    for k in parameters:
        new[k] = parameters[k] - learning_rate * grads[k]
    return new
""",
        true=(),
    ),
    wrong(
        "update_parameters",
        "returns nothing",
        """
def update_parameters(parameters, grads, learning_rate=1.2):
    new = {}
    for k in parameters:
        new[k] = parameters[k] - learning_rate * grads["d" + k]
""",
        true=("nothing returned",),
    ),
    wrong(
        "update_parameters",
        "brackets: rate times the difference",
        """
def update_parameters(parameters, grads, learning_rate=1.2):
    return {k: learning_rate * (parameters[k] - grads["d" + k]) for k in parameters}
""",
        true=(),
    ),
    wrong(
        "nn_model",
        "what update returns is dropped",
        """
def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False):
    np.random.seed(3)
    n_x, _, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y)
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y)
        grads = backward_propagation(parameters, cache, X, Y)
        update_parameters(parameters, grads)
        if print_cost and i % 1000 == 0:
            print(i, cost)
    return parameters
""",
        true=("the update thrown away",),
    ),
    wrong(
        "nn_model",
        "n_h of layer_sizes",
        """
def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False):
    np.random.seed(3)
    n_x, n_h, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y)
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads)
        if print_cost and i % 1000 == 0:
            print(i, cost)
    return parameters
""",
        true=("n_h ignored",),
    ),
    wrong(
        "nn_model",
        "seed 2",
        """
def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False):
    np.random.seed(2)
    n_x, _, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y)
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads)
        if print_cost and i % 1000 == 0:
            print(i, cost)
    return parameters
""",
        true=("another seed",),
    ),
    wrong(
        "nn_model",
        "no seed",
        """
def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False):
    n_x, _, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y)
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads)
        if print_cost and i % 1000 == 0:
            print(i, cost)
    return parameters
""",
        true=("no seed",),
    ),
    wrong(
        "nn_model",
        "initialises in every iteration",
        """
def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False):
    np.random.seed(3)
    n_x, _, n_y = layer_sizes(X, Y)
    for i in range(num_iterations):
        parameters = initialize_parameters(n_x, n_h, n_y)
        A2, cache = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads)
        if print_cost and i % 1000 == 0:
            print(i, cost)
    return parameters
""",
        true=(),
    ),
    uncharged(
        "nn_model",
        "prints every 100",
        """
def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False):
    np.random.seed(3)
    n_x, _, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y)
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads)
        if print_cost and i % 100 == 0:
            print(i, cost)
    return parameters
""",
    ),
    wrong(
        "nn_model",
        "10000 iterations whatever is asked for",
        """
def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False):
    np.random.seed(3)
    n_x, _, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y)
    for i in range(10000):
        A2, cache = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads)
        if print_cost and i % 1000 == 0:
            print(i, cost)
    return parameters
""",
        true=(),
    ),
    wrong(
        "nn_model",
        "return inside the loop",
        """
def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False):
    np.random.seed(3)
    n_x, _, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y)
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads)
        if print_cost and i % 1000 == 0:
            print(i, cost)
        return parameters
""",
        true=("returned from inside the loop",),
    ),
    uncharged(
        "nn_model",
        "prints always",
        """
def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False):
    np.random.seed(3)
    n_x, _, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y)
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads)
        if i % 1000 == 0:
            print(i, cost)
    return parameters
""",
    ),
    wrong(
        "nn_model",
        "a learning rate of 0.5",
        """
def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False):
    np.random.seed(3)
    n_x, _, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y)
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads, 0.5)
        if print_cost and i % 1000 == 0:
            print(i, cost)
    return parameters
""",
        true=(),
    ),
    wrong(
        "nn_model",
        "returns parameters and the costs",
        """
def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False):
    np.random.seed(3)
    costs = []
    n_x, _, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y)
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y)
        costs.append(cost)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads)
        if print_cost and i % 1000 == 0:
            print(i, cost)
    return parameters, costs
""",
        true=(),
    ),
    wrong(
        "nn_model",
        "one iteration fewer",
        """
def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False):
    np.random.seed(3)
    n_x, _, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y)
    for i in range(1, num_iterations):
        A2, cache = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads)
        if print_cost and i % 1000 == 0:
            print(i, cost)
    return parameters
""",
        true=("one iteration too few",),
    ),
    wrong(
        "predict",
        "A2 >= 0.5",
        """
def predict(parameters, X):
    A2, cache = forward_propagation(X, parameters)
    return A2 >= 0.5
""",
        true=("one half counted as class 1",),
    ),
    wrong(
        "predict",
        "the pair is not unpacked",
        """
def predict(parameters, X):
    A2 = forward_propagation(X, parameters)
    return A2 > 0.5
""",
        true=(),
    ),
    wrong(
        "predict",
        "arguments of forward_propagation exchanged",
        """
def predict(parameters, X):
    A2, cache = forward_propagation(parameters, X)
    return (A2 > 0.5).astype(int)
""",
        true=(),
    ),
    wrong(
        "predict",
        "one answer for all",
        """
def predict(parameters, X):
    A2, _ = forward_propagation(X, parameters)
    return np.mean(A2) > 0.5
""",
        true=(),
    ),
    wrong(
        "predict",
        "probabilities",
        """
def predict(parameters, X):
    A2, _ = forward_propagation(X, parameters)
    return A2
""",
        true=("probabilities returned",),
    ),
    wrong(
        "predict",
        "A1 is compared",
        """
def predict(parameters, X):
    A2, cache = forward_propagation(X, parameters)
    return cache["A1"] > 0.5
""",
        true=(),
    ),
    wrong(
        "predict",
        "-1 instead of 0",
        """
def predict(parameters, X):
    A2, cache = forward_propagation(X, parameters)
    return np.where(A2 > 0.5, 1, -1)
""",
        true=(),
    ),
    right(
        "layer_sizes",
        "len and a list turned into a tuple",
        """
def layer_sizes(X, Y):
    return tuple([len(X), 4, len(Y)])
""",
    ),
    right(
        "initialize_parameters",
        "standard_normal of the global generator",
        """
def initialize_parameters(n_x, n_h, n_y):
    p = {}
    p["b2"] = np.zeros((n_y, 1))
    p["W1"] = np.random.standard_normal((n_h, n_x)) / 100
    p["W2"] = np.random.standard_normal(size=(n_y, n_h)) / 100
    p["b1"] = np.zeros((n_h, 1))
    return p
""",
    ),
    right(
        "initialize_parameters",
        "np.random.normal with scale",
        """
def initialize_parameters(n_x, n_h, n_y):
    return {"W1": np.random.normal(0, 0.01, (n_h, n_x)), "b1": np.zeros([n_h, 1]),
            "W2": np.random.normal(0, 0.01, (n_y, n_h)), "b2": np.zeros([n_y, 1])}
""",
    ),
    right(
        "forward_propagation",
        "einsum and the formula of tanh by sigmoid",
        """
def forward_propagation(X, parameters):
    p = parameters
    Z1 = np.einsum("hx,xm->hm", p["W1"], X) + p["b1"]
    A1 = 2 * sigmoid(2 * Z1) - 1
    Z2 = np.einsum("yh,hm->ym", p["W2"], A1) + p["b2"]
    A2 = 1 / (1 + np.exp(-Z2))
    return A2, dict(A2=A2, Z2=Z2, A1=A1, Z1=Z1)
""",
    ),
    right(
        "forward_propagation",
        "more than asked for in the cache, and a list",
        """
def forward_propagation(X, parameters):
    W1, b1, W2, b2 = parameters["W1"], parameters["b1"], parameters["W2"], parameters["b2"]
    Z1 = np.matmul(W1, X) + b1
    A1 = np.tanh(Z1)
    Z2 = np.matmul(W2, A1) + b2
    A2 = sigmoid(Z2)
    cache = {"X": X, "Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
    return [A2, cache]
""",
    ),
    right(
        "compute_cost",
        "log loss of scikit-learn",
        """
def compute_cost(A2, Y):
    from sklearn.metrics import log_loss
    return float(log_loss(Y.ravel(), A2.ravel(), labels=[0, 1]))
""",
    ),
    right(
        "compute_cost",
        "np.where on the labels",
        """
def compute_cost(A2, Y):
    p = np.where(Y == 1, A2, 1 - A2)
    return float(-np.log(p).mean())
""",
    ),
    right(
        "compute_cost",
        "dot products and item",
        """
def compute_cost(A2, Y):
    Y = Y.astype(float)
    J = -(Y @ np.log(A2).T + (1 - Y) @ np.log(1 - A2).T) / Y.shape[1]
    return J.item()
""",
    ),
    right(
        "compute_cost",
        "xlogy",
        """
def compute_cost(A2, Y):
    from scipy.special import xlogy, xlog1py
    return float(-(xlogy(Y, A2) + xlog1py(1 - Y.astype(int), -A2)).mean())
""",
    ),
    right(
        "backward_propagation",
        "1/m in dZ2, once",
        """
def backward_propagation(parameters, cache, X, Y):
    A1, A2 = cache["A1"], cache["A2"]
    dZ2 = (A2 - Y) / Y.shape[1]
    dZ1 = np.outer(parameters["W2"], np.ones(Y.shape[1])) * dZ2 * (1 - A1) * (1 + A1)
    return {"dW1": dZ1 @ X.T, "db1": dZ1.sum(1, keepdims=True),
            "dW2": dZ2 @ A1.T, "db2": dZ2.sum(1, keepdims=True)}
""",
    ),
    right(
        "backward_propagation",
        "slope from cosh of Z1, means instead of sums",
        """
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    dZ2 = cache["A2"] - Y
    dZ1 = np.dot(parameters["W2"].T, dZ2) / np.cosh(cache["Z1"]) ** 2
    return {"dW2": np.dot(dZ2, cache["A1"].T) / m, "db2": dZ2.mean(axis=1, keepdims=True),
            "dW1": np.einsum("hm,xm->hx", dZ1, X) / m, "db1": dZ1.mean(axis=1)[:, None]}
""",
    ),
    right(
        "update_parameters",
        "deep copy, then in place",
        """
import copy
def update_parameters(parameters, grads, learning_rate=1.2):
    p = copy.deepcopy(parameters)
    for k, v in p.items():
        v -= grads[f"d{k}"] * learning_rate
    return p
""",
    ),
    right(
        "nn_model",
        "a while loop, and the loss printed by the helper",
        """
def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False):
    np.random.seed(3)
    p = initialize_parameters(len(X), n_h, len(Y))
    i = 0
    while i < num_iterations:
        A2, cache = forward_propagation(X, p)
        p = update_parameters(p, backward_propagation(p, cache, X, Y), learning_rate=1.2)
        if print_cost:
            if not i % 1000:
                print(f"Cost after iteration {i}: {compute_cost(A2, Y):.6f}")
        i = i + 1
    return p
""",
    ),
    right(
        "predict",
        "np.round of an array, and integers",
        """
def predict(parameters, X):
    A2, _ = forward_propagation(X, parameters)
    return np.round(A2).astype(int)
""",
    ),
    right(
        "predict",
        "floats by where",
        """
def predict(parameters, X):
    return np.where(forward_propagation(X, parameters)[0] <= 0.5, 0., 1.)
""",
    ),
]
