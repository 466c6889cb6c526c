"""Answers to the exercises of `image_classification`."""

from .answer import right, wrong

ANSWERS = [
    wrong(
        "fold",
        "the pair is not taken apart",
        """
def fold(s):
    return relu(s) + relu(-s)
""",
        true=("the pairs added",),
    ),
    wrong(
        "fold",
        "minus between the two",
        """
def fold(s):
    return relu(s)[0] - relu(-s)[0]
""",
        true=("the halves subtracted",),
    ),
    wrong(
        "fold",
        "only one unit",
        """
def fold(s):
    A, Z = relu(s)
    return A
""",
        true=("only the right half",),
    ),
    wrong(
        "fold",
        "the second of the pair",
        """
def fold(s):
    return relu(s)[1] + relu(-s)[1]
""",
        true=("added before the activation",),
    ),
    wrong(
        "fold",
        "Python's max",
        """
def fold(s):
    return max(s, -s)
""",
        true=(),
    ),
    wrong(
        "two_layer_model",
        "dA2 is A2 - Y",
        """
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False):
    np.random.seed(1)
    n_x, n_h, n_y = layers_dims
    p = initialize_parameters(n_x, n_h, n_y)
    costs = []
    for i in range(num_iterations):
        A1, cache1 = linear_activation_forward(X, p["W1"], p["b1"], "relu")
        A2, cache2 = linear_activation_forward(A1, p["W2"], p["b2"], "sigmoid")
        cost = compute_cost(A2, Y)
        dA2 = A2 - Y
        dA1, dW2, db2 = linear_activation_backward(dA2, cache2, "sigmoid")
        dA0, dW1, db1 = linear_activation_backward(dA1, cache1, "relu")
        p = update_parameters(p, {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}, learning_rate)
        if i % 100 == 0:
            costs.append(cost)
            if print_cost:
                print(i, cost)
    return p, costs
""",
        true=("A2 − Y taken for dA2",),
    ),
    wrong(
        "two_layer_model",
        "relu in both layers, forwards and backwards",
        """
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False):
    np.random.seed(1)
    n_x, n_h, n_y = layers_dims
    p = initialize_parameters(n_x, n_h, n_y)
    costs = []
    for i in range(num_iterations):
        A1, cache1 = linear_activation_forward(X, p["W1"], p["b1"], "relu")
        A2, cache2 = linear_activation_forward(A1, p["W2"], p["b2"], "relu")
        cost = compute_cost(A2, Y)
        dA2 = -(Y / A2 - (1 - Y) / (1 - A2))
        dA1, dW2, db2 = linear_activation_backward(dA2, cache2, "relu")
        dA0, dW1, db1 = linear_activation_backward(dA1, cache1, "relu")
        p = update_parameters(p, {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}, learning_rate)
        if i % 100 == 0:
            costs.append(cost)
            if print_cost:
                print(i, cost)
    return p, costs
""",
        true=("ReLU in both layers",),
    ),
    wrong(
        "two_layer_model",
        "caches exchanged in the backward pass",
        """
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False):
    np.random.seed(1)
    n_x, n_h, n_y = layers_dims
    p = initialize_parameters(n_x, n_h, n_y)
    costs = []
    for i in range(num_iterations):
        A1, cache1 = linear_activation_forward(X, p["W1"], p["b1"], "relu")
        A2, cache2 = linear_activation_forward(A1, p["W2"], p["b2"], "sigmoid")
        cost = compute_cost(A2, Y)
        dA2 = -(Y / A2 - (1 - Y) / (1 - A2))
        dA1, dW2, db2 = linear_activation_backward(dA2, cache1, "sigmoid")
        dA0, dW1, db1 = linear_activation_backward(dA1, cache2, "relu")
        p = update_parameters(p, {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}, learning_rate)
        if i % 100 == 0:
            costs.append(cost)
            if print_cost:
                print(i, cost)
    return p, costs
""",
        true=("the caches are exchanged",),
    ),
    wrong(
        "two_layer_model",
        "learning rate not passed: hard-coded 0.0075",
        """
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False):
    np.random.seed(1)
    n_x, n_h, n_y = layers_dims
    p = initialize_parameters(n_x, n_h, n_y)
    costs = []
    for i in range(num_iterations):
        A1, cache1 = linear_activation_forward(X, p["W1"], p["b1"], "relu")
        A2, cache2 = linear_activation_forward(A1, p["W2"], p["b2"], "sigmoid")
        cost = compute_cost(A2, Y)
        dA2 = -(Y / A2 - (1 - Y) / (1 - A2))
        dA1, dW2, db2 = linear_activation_backward(dA2, cache2, "sigmoid")
        dA0, dW1, db1 = linear_activation_backward(dA1, cache1, "relu")
        p = update_parameters(p, {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}, 0.0075)
        if i % 100 == 0:
            costs.append(cost)
            if print_cost:
                print(i, cost)
    return p, costs
""",
        true=("the learning rate is ignored",),
    ),
    wrong(
        "two_layer_model",
        "cost of the last iteration also appended",
        """
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False):
    np.random.seed(1)
    n_x, n_h, n_y = layers_dims
    p = initialize_parameters(n_x, n_h, n_y)
    costs = []
    for i in range(num_iterations):
        A1, cache1 = linear_activation_forward(X, p["W1"], p["b1"], "relu")
        A2, cache2 = linear_activation_forward(A1, p["W2"], p["b2"], "sigmoid")
        cost = compute_cost(A2, Y)
        dA2 = -(Y / A2 - (1 - Y) / (1 - A2))
        dA1, dW2, db2 = linear_activation_backward(dA2, cache2, "sigmoid")
        dA0, dW1, db1 = linear_activation_backward(dA1, cache1, "relu")
        p = update_parameters(p, {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}, learning_rate)
        if i % 100 == 0 or i == num_iterations - 1:
            costs.append(cost)
            if print_cost:
                print(i, cost)
    return p, costs
""",
        true=("the last cost too",),
    ),
    wrong(
        "two_layer_model",
        "gradients of W1 and W2 exchanged in the dictionary",
        """
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False):
    np.random.seed(1)
    n_x, n_h, n_y = layers_dims
    p = initialize_parameters(n_x, n_h, n_y)
    costs = []
    for i in range(num_iterations):
        A1, cache1 = linear_activation_forward(X, p["W1"], p["b1"], "relu")
        A2, cache2 = linear_activation_forward(A1, p["W2"], p["b2"], "sigmoid")
        cost = compute_cost(A2, Y)
        dA2 = -(Y / A2 - (1 - Y) / (1 - A2))
        dA1, dW2, db2 = linear_activation_backward(dA2, cache2, "sigmoid")
        dA0, dW1, db1 = linear_activation_backward(dA1, cache1, "relu")
        p = update_parameters(p, {"dW1": dW2, "db1": db2, "dW2": dW1, "db2": db1}, learning_rate)
        if i % 100 == 0:
            costs.append(cost)
            if print_cost:
                print(i, cost)
    return p, costs
""",
        true=(),
    ),
    wrong(
        "two_layer_model",
        "the costs are not returned",
        """
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False):
    np.random.seed(1)
    n_x, n_h, n_y = layers_dims
    p = initialize_parameters(n_x, n_h, n_y)
    costs = []
    for i in range(num_iterations):
        A1, cache1 = linear_activation_forward(X, p["W1"], p["b1"], "relu")
        A2, cache2 = linear_activation_forward(A1, p["W2"], p["b2"], "sigmoid")
        cost = compute_cost(A2, Y)
        dA2 = -(Y / A2 - (1 - Y) / (1 - A2))
        dA1, dW2, db2 = linear_activation_backward(dA2, cache2, "sigmoid")
        dA0, dW1, db1 = linear_activation_backward(dA1, cache1, "relu")
        p = update_parameters(p, {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}, learning_rate)
        if i % 100 == 0:
            costs.append(cost)
            if print_cost:
                print(i, cost)
    return p
""",
        true=(),
    ),
    wrong(
        "two_layer_model",
        "seed 3",
        """
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False):
    np.random.seed(3)
    n_x, n_h, n_y = layers_dims
    p = initialize_parameters(n_x, n_h, n_y)
    costs = []
    for i in range(num_iterations):
        A1, cache1 = linear_activation_forward(X, p["W1"], p["b1"], "relu")
        A2, cache2 = linear_activation_forward(A1, p["W2"], p["b2"], "sigmoid")
        cost = compute_cost(A2, Y)
        dA2 = -(Y / A2 - (1 - Y) / (1 - A2))
        dA1, dW2, db2 = linear_activation_backward(dA2, cache2, "sigmoid")
        dA0, dW1, db1 = linear_activation_backward(dA1, cache1, "relu")
        p = update_parameters(p, {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}, learning_rate)
        if i % 100 == 0:
            costs.append(cost)
            if print_cost:
                print(i, cost)
    return p, costs
""",
        true=("another seed",),
    ),
    wrong(
        "L_layer_model",
        "new parameters under another name",
        """
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False):
    np.random.seed(1)
    costs = []
    parameters = initialize_parameters_deep(layers_dims)
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        cost = compute_cost(AL, Y)
        grads = L_model_backward(AL, Y, caches)
        params = update_parameters(parameters, grads, learning_rate)
        if i % 100 == 0:
            costs.append(cost)
            if print_cost:
                print(i, cost)
    return params, costs
""",
        true=(),
    ),
    wrong(
        "L_layer_model",
        "no seed",
        """
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False):
    costs = []
    parameters = initialize_parameters_deep(layers_dims)
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        cost = compute_cost(AL, Y)
        grads = L_model_backward(AL, Y, caches)
        parameters = update_parameters(parameters, grads, learning_rate)
        if i % 100 == 0:
            costs.append(cost)
            if print_cost:
                print(i, cost)
    return parameters, costs
""",
        true=("no seed",),
    ),
    wrong(
        "L_layer_model",
        "arguments of L_model_backward exchanged",
        """
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False):
    np.random.seed(1)
    costs = []
    parameters = initialize_parameters_deep(layers_dims)
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        cost = compute_cost(AL, Y)
        grads = L_model_backward(Y, AL, caches)
        parameters = update_parameters(parameters, grads, learning_rate)
        if i % 100 == 0:
            costs.append(cost)
            if print_cost:
                print(i, cost)
    return parameters, costs
""",
        true=("uphill",),
    ),
    wrong(
        "L_layer_model",
        "costs only if printed",
        """
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False):
    np.random.seed(1)
    costs = []
    parameters = initialize_parameters_deep(layers_dims)
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        cost = compute_cost(AL, Y)
        grads = L_model_backward(AL, Y, caches)
        parameters = update_parameters(parameters, grads, learning_rate)
        if i % 100 == 0 and print_cost:
            costs.append(cost)
            print(i, cost)
    return parameters, costs
""",
        true=("costs only when they are printed",),
    ),
    wrong(
        "L_layer_model",
        "updates with AL instead of the gradients",
        """
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False):
    np.random.seed(1)
    costs = []
    parameters = initialize_parameters_deep(layers_dims)
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        cost = compute_cost(AL, Y)
        grads = L_model_backward(AL, Y, caches)
        parameters = update_parameters(grads, parameters, learning_rate)
        if i % 100 == 0:
            costs.append(cost)
            if print_cost:
                print(i, cost)
    return parameters, costs
""",
        true=(),
    ),
    wrong(
        "L_layer_model",
        "cost after the step",
        """
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False):
    np.random.seed(1)
    costs = []
    parameters = initialize_parameters_deep(layers_dims)
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        grads = L_model_backward(AL, Y, caches)
        parameters = update_parameters(parameters, grads, learning_rate)
        AL, caches = L_model_forward(X, parameters)
        cost = compute_cost(AL, Y)
        if i % 100 == 0:
            costs.append(cost)
            if print_cost:
                print(i, cost)
    return parameters, costs
""",
        true=("the cost after the step",),
    ),
    wrong(
        "L_layer_model",
        "3000 iterations fixed",
        """
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False):
    np.random.seed(1)
    costs = []
    parameters = initialize_parameters_deep(layers_dims)
    for i in range(3000):
        AL, caches = L_model_forward(X, parameters)
        cost = compute_cost(AL, Y)
        grads = L_model_backward(AL, Y, caches)
        parameters = update_parameters(parameters, grads, learning_rate)
        if i % 100 == 0:
            costs.append(cost)
            if print_cost:
                print(i, cost)
    return parameters, costs
""",
        true=(),
    ),
    wrong(
        "standard_error",
        "ddof forgotten",
        """
def standard_error(values):
    return np.std(values) / np.sqrt(np.size(values))
""",
        true=("ddof left out",),
    ),
    wrong(
        "standard_error",
        "len for the count",
        """
def standard_error(values):
    return np.std(values, ddof=1) / np.sqrt(len(values))
""",
        true=("len of a row",),
    ),
    wrong(
        "standard_error",
        "divides by n instead of its root",
        """
def standard_error(values):
    return np.std(values, ddof=1) / np.size(values)
""",
        true=("divided by n",),
    ),
    wrong(
        "standard_error",
        "the variance",
        """
def standard_error(values):
    return np.var(values, ddof=1) / np.sqrt(np.size(values))
""",
        true=("the variance",),
    ),
    wrong(
        "standard_error",
        "only the standard deviation",
        """
def standard_error(values):
    return np.std(values, ddof=1)
""",
        true=("the standard deviation",),
    ),
    wrong(
        "standard_error",
        "root of n - 1",
        """
def standard_error(values):
    n = np.size(values)
    return np.std(values, ddof=1) / np.sqrt(n - 1)
""",
        true=("the root of n − 1",),
    ),
    wrong(
        "standard_error",
        "values.size, which lists do not have",
        """
def standard_error(values):
    return np.std(values, ddof=1) / np.sqrt(values.size)
""",
        true=(),
    ),
    wrong(
        "paired_gain",
        "before minus after",
        """
def paired_gain(before, after):
    gains = np.array(before) - np.array(after)
    return np.mean(gains), standard_error(gains)
""",
        true=("the sign of the gain",),
    ),
    wrong(
        "paired_gain",
        "lists subtracted",
        """
def paired_gain(before, after):
    gains = after - before
    return np.mean(gains), standard_error(gains)
""",
        true=(),
    ),
    wrong(
        "paired_gain",
        "sum of the two standard errors",
        """
def paired_gain(before, after):
    gain = np.mean(after) - np.mean(before)
    return gain, standard_error(before) + standard_error(after)
""",
        true=(),
    ),
    wrong(
        "paired_gain",
        "errors added in squares, as for unpaired values",
        """
def paired_gain(before, after):
    gain = np.mean(after) - np.mean(before)
    return gain, np.sqrt(standard_error(before) ** 2 + standard_error(after) ** 2)
""",
        true=("not paired",),
    ),
    wrong(
        "paired_gain",
        "only the mean",
        """
def paired_gain(before, after):
    gains = np.array(after) - np.array(before)
    return np.mean(gains)
""",
        true=(),
    ),
    wrong(
        "paired_gain",
        "order exchanged",
        """
def paired_gain(before, after):
    gains = np.array(after) - np.array(before)
    return standard_error(gains), np.mean(gains)
""",
        true=(),
    ),
    wrong(
        "validation_split",
        "no shuffle",
        """
def validation_split(X, Y, size, seed=0):
    return X[:, size:], Y[:, size:], X[:, :size], Y[:, :size]
""",
        true=("nothing is shuffled",),
    ),
    wrong(
        "validation_split",
        "last columns for validation",
        """
def validation_split(X, Y, size, seed=0):
    order = np.random.default_rng(seed).permutation(X.shape[1])
    train, valid = order[:-size], order[-size:]
    return X[:, train], Y[:, train], X[:, valid], Y[:, valid]
""",
        true=("the last columns of the shuffle",),
    ),
    wrong(
        "validation_split",
        "size is taken for the training set",
        """
def validation_split(X, Y, size, seed=0):
    order = np.random.default_rng(seed).permutation(X.shape[1])
    a, b = order[:size], order[size:]
    return X[:, a], Y[:, a], X[:, b], Y[:, b]
""",
        true=("the two sets are exchanged",),
    ),
    wrong(
        "validation_split",
        "X and Y shuffled apart",
        """
def validation_split(X, Y, size, seed=0):
    rng = np.random.default_rng(seed)
    m = X.shape[1]
    X = X[:, rng.permutation(m)]
    Y = Y[:, rng.permutation(m)]
    return X[:, size:], Y[:, size:], X[:, :size], Y[:, :size]
""",
        true=(),
    ),
    wrong(
        "validation_split",
        "rows instead of columns",
        """
def validation_split(X, Y, size, seed=0):
    order = np.random.default_rng(seed).permutation(X.shape[0])
    valid, train = order[:size], order[size:]
    return X[train], Y[train], X[valid], Y[valid]
""",
        true=(),
    ),
    wrong(
        "validation_split",
        "seed ignored",
        """
def validation_split(X, Y, size, seed=0):
    order = np.random.default_rng(0).permutation(X.shape[1])
    valid, train = order[:size], order[size:]
    return X[:, train], Y[:, train], X[:, valid], Y[:, valid]
""",
        true=("the seed is ignored",),
    ),
    wrong(
        "validation_split",
        "order of the return",
        """
def validation_split(X, Y, size, seed=0):
    order = np.random.default_rng(seed).permutation(X.shape[1])
    valid, train = order[:size], order[size:]
    return X[:, train], X[:, valid], Y[:, train], Y[:, valid]
""",
        true=(),
    ),
    wrong(
        "validation_split",
        "np.random.permutation after np.random.seed",
        """
def validation_split(X, Y, size, seed=0):
    np.random.seed(seed)
    order = np.random.permutation(X.shape[1])
    valid, train = order[:size], order[size:]
    return X[:, train], Y[:, train], X[:, valid], Y[:, valid]
""",
        true=("the older generator",),
    ),
    wrong(
        "validation_split",
        "one column lost between the parts",
        """
def validation_split(X, Y, size, seed=0):
    order = np.random.default_rng(seed).permutation(X.shape[1])
    valid, train = order[:size], order[size + 1:]
    return X[:, train], Y[:, train], X[:, valid], Y[:, valid]
""",
        true=(),
    ),
    wrong(
        "validation_split",
        "50 hard-coded",
        """
def validation_split(X, Y, size, seed=0):
    order = np.random.default_rng(seed).permutation(X.shape[1])
    valid, train = order[:50], order[50:]
    return X[:, train], Y[:, train], X[:, valid], Y[:, valid]
""",
        true=("the lesson's 50, always",),
    ),
    right(
        "fold",
        "by a list of two units",
        """
def fold(s):
    return sum(relu(side * s)[0] for side in (1, -1))
""",
    ),
    right(
        "fold",
        "twice the positive part minus s",
        """
def fold(s):
    A, Z = relu(s)
    return 2 * A - Z
""",
    ),
    right(
        "two_layer_model",
        "through the functions of any depth",
        """
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False):
    np.random.seed(1)
    p = initialize_parameters(*layers_dims)
    costs = []
    for i in range(num_iterations):
        A2, caches = L_model_forward(X, p)
        if i % 100 == 0:
            costs.append(compute_cost(A2, Y))
            if print_cost:
                print(f"{i}: {costs[-1]}")
        p = update_parameters(p, L_model_backward(A2, Y, caches), learning_rate)
    return p, costs
""",
    ),
    right(
        "L_layer_model",
        "every cost, sliced at the end",
        """
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False):
    np.random.seed(1)
    p, every = initialize_parameters_deep(layers_dims), []
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, p)
        every += [float(compute_cost(AL, Y))]
        p = update_parameters(p, L_model_backward(AL, Y, caches), learning_rate)
        if print_cost and i % 100 == 0:
            print("Cost after iteration {}: {}".format(i, every[i]))
    return p, every[::100]
""",
    ),
    right(
        "standard_error",
        "scipy's sem, flattened",
        """
def standard_error(values):
    from scipy.stats import sem
    return sem(np.ravel(values).astype(float))
""",
    ),
    right(
        "standard_error",
        "by hand",
        """
def standard_error(values):
    v = np.array(values, dtype=float).flatten()
    n = len(v)
    return (sum((v - v.mean()) ** 2) / (n * (n - 1))) ** 0.5
""",
    ),
    right(
        "paired_gain",
        "zip and a list",
        """
def paired_gain(before, after):
    gains = [a - b for b, a in zip(before, after)]
    return sum(gains) / len(gains), standard_error(gains)
""",
    ),
    right(
        "validation_split",
        "np.take and split",
        """
def validation_split(X, Y, size, seed=0):
    order = np.random.default_rng(seed).permutation(Y.size)
    valid, train = np.split(order, [size])
    return np.take(X, train, 1), np.take(Y, train, 1), np.take(X, valid, 1), np.take(Y, valid, 1)
""",
    ),
    right(
        "validation_split",
        "a Boolean mask for the training set keeps the order of the shuffle",
        """
def validation_split(X, Y, size, seed=0):
    order = np.random.default_rng(seed).permutation(X.shape[-1])
    XY = np.vstack([X, Y])[:, order]
    return XY[:-1, size:], XY[-1:, size:], XY[:-1, :size], XY[-1:, :size]
""",
    ),
]
