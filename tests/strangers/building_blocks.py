"""Answers to the exercises of `building_blocks`."""

from .answer import right, wrong

ANSWERS = [
    wrong(
        "initialize_parameters",
        "no seed",
        """
def initialize_parameters(n_x, n_h, n_y):
    return {"W1": np.random.randn(n_h, n_x) * 0.01, "b1": np.zeros((n_h, 1)),
            "W2": np.random.randn(n_y, n_h) * 0.01, "b2": np.zeros((n_y, 1))}
""",
        true=("no seed",),
    ),
    wrong(
        "initialize_parameters",
        "seeds before each draw",
        """
def initialize_parameters(n_x, n_h, n_y):
    np.random.seed(1)
    W1 = np.random.randn(n_h, n_x) * 0.01
    np.random.seed(1)
    W2 = np.random.randn(n_y, n_h) * 0.01
    return {"W1": W1, "b1": np.zeros((n_h, 1)), "W2": W2, "b2": np.zeros((n_y, 1))}
""",
        true=("seeded again before W2",),
    ),
    wrong(
        "initialize_parameters",
        "divides by 0.01",
        """
def initialize_parameters(n_x, n_h, n_y):
    np.random.seed(1)
    W1 = np.random.randn(n_h, n_x) / 0.01
    W2 = np.random.randn(n_y, n_h) / 0.01
    return {"W1": W1, "b1": np.zeros((n_h, 1)), "W2": W2, "b2": np.zeros((n_y, 1))}
""",
        true=(),
    ),
    wrong(
        "initialize_parameters_deep",
        "last layer missing by range(1, L)",
        """
def initialize_parameters_deep(layer_dims):
    np.random.seed(3)
    parameters = {}
    L = len(layer_dims) - 1
    for l in range(1, L):
        parameters["W" + str(l)] = np.random.randn(layer_dims[l], layer_dims[l - 1]) * 0.01
        parameters["b" + str(l)] = np.zeros((layer_dims[l], 1))
    return parameters
""",
        true=("the last layer is missing",),
    ),
    wrong(
        "initialize_parameters_deep",
        "one layer too many",
        """
def initialize_parameters_deep(layer_dims):
    np.random.seed(3)
    parameters = {}
    for l in range(1, len(layer_dims) + 1):
        parameters["W" + str(l)] = np.random.randn(layer_dims[l], layer_dims[l - 1]) * 0.01
        parameters["b" + str(l)] = np.zeros((layer_dims[l], 1))
    return parameters
""",
        true=(),
    ),
    wrong(
        "initialize_parameters_deep",
        "seed inside the loop",
        """
def initialize_parameters_deep(layer_dims):
    parameters = {}
    for l in range(1, len(layer_dims)):
        np.random.seed(3)
        parameters["W" + str(l)] = np.random.randn(layer_dims[l], layer_dims[l - 1]) * 0.01
        parameters["b" + str(l)] = np.zeros((layer_dims[l], 1))
    return parameters
""",
        true=("seeded again for every layer",),
    ),
    wrong(
        "initialize_parameters_deep",
        "seed 1",
        """
def initialize_parameters_deep(layer_dims):
    np.random.seed(1)
    parameters = {}
    for l in range(1, len(layer_dims)):
        parameters["W" + str(l)] = np.random.randn(layer_dims[l], layer_dims[l - 1]) * 0.01
        parameters["b" + str(l)] = np.zeros((layer_dims[l], 1))
    return parameters
""",
        true=("another seed",),
    ),
    wrong(
        "initialize_parameters_deep",
        "divided by sqrt of the size before",
        """
def initialize_parameters_deep(layer_dims):
    np.random.seed(3)
    parameters = {}
    for l in range(1, len(layer_dims)):
        parameters["W" + str(l)] = np.random.randn(layer_dims[l], layer_dims[l - 1]) / np.sqrt(layer_dims[l - 1])
        parameters["b" + str(l)] = np.zeros((layer_dims[l], 1))
    return parameters
""",
        true=("weights scaled by the layer before",),
    ),
    wrong(
        "initialize_parameters_deep",
        "keys counted from 0",
        """
def initialize_parameters_deep(layer_dims):
    np.random.seed(3)
    parameters = {}
    for l in range(len(layer_dims) - 1):
        parameters["W" + str(l)] = np.random.randn(layer_dims[l + 1], layer_dims[l]) * 0.01
        parameters["b" + str(l)] = np.zeros((layer_dims[l + 1], 1))
    return parameters
""",
        true=(),
    ),
    wrong(
        "initialize_parameters_deep",
        "the name l inside quotes: every layer overwrites the key Wl",
        """
def initialize_parameters_deep(layer_dims):
    np.random.seed(3)
    parameters = {}
    for l in range(1, len(layer_dims)):
        parameters["Wl"] = np.random.randn(layer_dims[l], layer_dims[l - 1]) * 0.01
        parameters["bl"] = np.zeros((layer_dims[l], 1))
    return parameters
""",
        true=("the same name in every layer",),
    ),
    wrong(
        "initialize_parameters_deep",
        "W of shape (n_prev, n)",
        """
def initialize_parameters_deep(layer_dims):
    np.random.seed(3)
    parameters = {}
    for l in range(1, len(layer_dims)):
        parameters["W" + str(l)] = np.random.randn(layer_dims[l - 1], layer_dims[l]) * 0.01
        parameters["b" + str(l)] = np.zeros((layer_dims[l], 1))
    return parameters
""",
        true=("W transposed",),
    ),
    wrong(
        "linear_forward",
        "transposed W",
        """
def linear_forward(A, W, b):
    Z = np.dot(W.T, A) + b
    return Z, (A, W, b)
""",
        true=("W transposed",),
    ),
    wrong(
        "linear_forward",
        "A @ W",
        """
def linear_forward(A, W, b):
    Z = A @ W + b
    cache = (A, W, b)
    return Z, cache
""",
        true=("the product the other way round",),
    ),
    wrong(
        "linear_forward",
        "order of the cache",
        """
def linear_forward(A, W, b):
    Z = W @ A + b
    return Z, (W, A, b)
""",
        true=("the cache in another order",),
    ),
    wrong(
        "linear_forward",
        "bias subtracted",
        """
def linear_forward(A, W, b):
    Z = W @ A - b
    return Z, (A, W, b)
""",
        true=("b is subtracted",),
    ),
    wrong(
        "linear_forward",
        "Z put into the cache instead of b",
        """
def linear_forward(A, W, b):
    Z = W @ A + b
    return Z, (A, W, Z)
""",
        true=(),
    ),
    wrong(
        "linear_forward",
        "a flat return of four",
        """
def linear_forward(A, W, b):
    Z = W @ A + b
    return Z, A, W, b
""",
        true=("the cache is not packed",),
    ),
    wrong(
        "linear_forward",
        "np.multiply",
        """
def linear_forward(A, W, b):
    Z = np.multiply(W, A) + b
    return Z, (A, W, b)
""",
        true=("* for @",),
    ),
    wrong(
        "linear_activation_forward",
        "relu's pair not unpacked",
        """
def linear_activation_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    if activation == "sigmoid":
        A = sigmoid(Z)
    else:
        A = relu(Z)
    return A, (linear_cache, Z)
""",
        true=("both values of the activation in A",),
    ),
    wrong(
        "linear_activation_forward",
        "relu and sigmoid exchanged",
        """
def linear_activation_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    if activation == "relu":
        A, activation_cache = sigmoid(Z)
    elif activation == "sigmoid":
        A, activation_cache = relu(Z)
    return A, (linear_cache, activation_cache)
""",
        true=("the activations are swapped",),
    ),
    wrong(
        "linear_activation_forward",
        "A in the place of Z in the cache",
        """
def linear_activation_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    if activation == "sigmoid":
        A, activation_cache = sigmoid(Z)
    elif activation == "relu":
        A, activation_cache = relu(Z)
    return A, (linear_cache, A)
""",
        true=("A in the cache for Z",),
    ),
    wrong(
        "linear_activation_forward",
        "caches in the wrong order",
        """
def linear_activation_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    if activation == "sigmoid":
        A, activation_cache = sigmoid(Z)
    elif activation == "relu":
        A, activation_cache = relu(Z)
    return A, (activation_cache, linear_cache)
""",
        true=("the cache in the wrong order",),
    ),
    wrong(
        "linear_activation_forward",
        "Sigmoid with a capital: A undefined",
        """
def linear_activation_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    if activation == "Sigmoid":
        A, activation_cache = sigmoid(Z)
    elif activation == "relu":
        A, activation_cache = relu(Z)
    return A, (linear_cache, activation_cache)
""",
        true=(),
    ),
    wrong(
        "linear_activation_forward",
        "always relu, since a string is true",
        """
def linear_activation_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    if activation == "relu" or "sigmoid":
        A, activation_cache = relu(Z)
    else:
        A, activation_cache = sigmoid(Z)
    return A, (linear_cache, activation_cache)
""",
        true=("always ReLU",),
    ),
    wrong(
        "linear_activation_forward",
        "activation applied to the input",
        """
def linear_activation_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    if activation == "sigmoid":
        A, activation_cache = sigmoid(A_prev)
    elif activation == "relu":
        A, activation_cache = relu(A_prev)
    return A, (linear_cache, activation_cache)
""",
        true=(),
    ),
    wrong(
        "L_model_forward",
        "A is never replaced: each layer gets X",
        """
def L_model_forward(X, parameters):
    caches = []
    L = len(parameters) // 2
    for l in range(1, L):
        A, cache = linear_activation_forward(X, parameters[f"W{l}"], parameters[f"b{l}"], "relu")
        caches.append(cache)
    AL, cache = linear_activation_forward(A, parameters[f"W{L}"], parameters[f"b{L}"], "sigmoid")
    caches.append(cache)
    return AL, caches
""",
        true=(),
    ),
    wrong(
        "L_model_forward",
        "relu in the last layer",
        """
def L_model_forward(X, parameters):
    caches = []
    A = X
    L = len(parameters) // 2
    for l in range(1, L + 1):
        A, cache = linear_activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], "relu")
        caches.append(cache)
    return A, caches
""",
        true=("ReLU in the output layer",),
    ),
    wrong(
        "L_model_forward",
        "sigmoid everywhere",
        """
def L_model_forward(X, parameters):
    caches = []
    A = X
    L = len(parameters) // 2
    for l in range(1, L + 1):
        A, cache = linear_activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], "sigmoid")
        caches.append(cache)
    return A, caches
""",
        true=("the sigmoid in every layer",),
    ),
    wrong(
        "L_model_forward",
        "last cache not appended",
        """
def L_model_forward(X, parameters):
    caches = []
    A = X
    L = len(parameters) // 2
    for l in range(1, L):
        A, cache = linear_activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], "relu")
        caches.append(cache)
    AL, cache = linear_activation_forward(A, parameters[f"W{L}"], parameters[f"b{L}"], "sigmoid")
    return AL, caches
""",
        true=("no cache for the last layer",),
    ),
    wrong(
        "L_model_forward",
        "L = len(parameters)",
        """
def L_model_forward(X, parameters):
    caches = []
    A = X
    L = len(parameters)
    for l in range(1, L):
        A, cache = linear_activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], "relu")
        caches.append(cache)
    AL, cache = linear_activation_forward(A, parameters[f"W{L}"], parameters[f"b{L}"], "sigmoid")
    caches.append(cache)
    return AL, caches
""",
        true=("len(parameters) layers",),
    ),
    wrong(
        "L_model_forward",
        "L divided with /, a float in range",
        """
def L_model_forward(X, parameters):
    caches = []
    A = X
    L = len(parameters) / 2
    for l in range(1, L):
        A, cache = linear_activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], "relu")
        caches.append(cache)
    AL, cache = linear_activation_forward(A, parameters[f"W{L}"], parameters[f"b{L}"], "sigmoid")
    caches.append(cache)
    return AL, caches
""",
        true=(),
    ),
    wrong(
        "L_model_forward",
        "loop skips layer 1",
        """
def L_model_forward(X, parameters):
    caches = []
    A = X
    L = len(parameters) // 2
    for l in range(2, L):
        A, cache = linear_activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], "relu")
        caches.append(cache)
    AL, cache = linear_activation_forward(A, parameters[f"W{L}"], parameters[f"b{L}"], "sigmoid")
    caches.append(cache)
    return AL, caches
""",
        true=(),
    ),
    wrong(
        "L_model_forward",
        "the key W0 asked for",
        """
def L_model_forward(X, parameters):
    caches = []
    A = X
    L = len(parameters) // 2
    for l in range(L - 1):
        A, cache = linear_activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], "relu")
        caches.append(cache)
    AL, cache = linear_activation_forward(A, parameters[f"W{L}"], parameters[f"b{L}"], "sigmoid")
    caches.append(cache)
    return AL, caches
""",
        true=(),
    ),
    wrong(
        "L_model_forward",
        "caches in reverse order",
        """
def L_model_forward(X, parameters):
    caches = []
    A = X
    L = len(parameters) // 2
    for l in range(1, L):
        A, cache = linear_activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], "relu")
        caches.insert(0, cache)
    AL, cache = linear_activation_forward(A, parameters[f"W{L}"], parameters[f"b{L}"], "sigmoid")
    caches.insert(0, cache)
    return AL, caches
""",
        true=("the caches in reverse",),
    ),
    wrong(
        "compute_cost",
        "sum without a mean",
        """
def compute_cost(AL, Y):
    return -np.sum(Y * np.log(AL) + (1 - Y) * np.log(1 - AL))
""",
        true=(),
    ),
    wrong(
        "compute_cost",
        "an array of shape (1, 1)",
        """
def compute_cost(AL, Y):
    m = Y.shape[1]
    return -(np.dot(Y, np.log(AL).T) + np.dot(1 - Y, np.log(1 - AL).T)) / m
""",
        true=("an array of shape (1, 1)",),
    ),
    wrong(
        "compute_cost",
        "AL and Y exchanged",
        """
def compute_cost(AL, Y):
    m = Y.shape[1]
    return -np.sum(AL * np.log(Y) + (1 - AL) * np.log(1 - Y)) / m
""",
        true=("AL and Y exchanged",),
    ),
    wrong(
        "compute_cost",
        "mean over axis 0",
        """
def compute_cost(AL, Y):
    return -np.mean(Y * np.log(AL) + (1 - Y) * np.log(1 - AL), axis=0)
""",
        true=(),
    ),
    wrong(
        "linear_backward",
        "no mean in dW and db",
        """
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = dZ @ A_prev.T
    db = np.sum(dZ, axis=1, keepdims=True)
    dA_prev = W.T @ dZ
    return dA_prev, dW, db
""",
        true=("nothing is divided by m",),
    ),
    wrong(
        "linear_backward",
        "no mean in db",
        """
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = dZ @ A_prev.T / m
    db = np.sum(dZ, axis=1, keepdims=True)
    dA_prev = W.T @ dZ
    return dA_prev, dW, db
""",
        true=("db is not divided by m",),
    ),
    wrong(
        "linear_backward",
        "mean in dA_prev too",
        """
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = dZ @ A_prev.T / m
    db = np.sum(dZ, axis=1, keepdims=True) / m
    dA_prev = W.T @ dZ / m
    return dA_prev, dW, db
""",
        true=("dA_prev is divided by m",),
    ),
    wrong(
        "linear_backward",
        "m from the rows of A_prev",
        """
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[0]
    dW = dZ @ A_prev.T / m
    db = np.sum(dZ, axis=1, keepdims=True) / m
    dA_prev = W.T @ dZ
    return dA_prev, dW, db
""",
        true=("m counts rows",),
    ),
    wrong(
        "linear_backward",
        "order of the return",
        """
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = dZ @ A_prev.T / m
    db = np.sum(dZ, axis=1, keepdims=True) / m
    dA_prev = W.T @ dZ
    return dW, db, dA_prev
""",
        true=("returned in another order",),
    ),
    wrong(
        "linear_backward",
        "axis 0 in db",
        """
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = dZ @ A_prev.T / m
    db = np.sum(dZ, axis=0, keepdims=True) / m
    dA_prev = W.T @ dZ
    return dA_prev, dW, db
""",
        true=("db summed over the units",),
    ),
    wrong(
        "linear_backward",
        "cache unpacked in the wrong order",
        """
def linear_backward(dZ, cache):
    W, A_prev, b = cache
    m = A_prev.shape[1]
    dW = dZ @ A_prev.T / m
    db = np.sum(dZ, axis=1, keepdims=True) / m
    dA_prev = W.T @ dZ
    return dA_prev, dW, db
""",
        true=("the cache taken in another order",),
    ),
    wrong(
        "linear_backward",
        "squeezed db",
        """
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = dZ @ A_prev.T / m
    db = np.squeeze(np.sum(dZ, axis=1, keepdims=True)) / m
    dA_prev = W.T @ dZ
    return dA_prev, dW, db
""",
        true=(),
    ),
    wrong(
        "linear_backward",
        "W not transposed",
        """
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = dZ @ A_prev.T / m
    db = np.sum(dZ, axis=1, keepdims=True) / m
    dA_prev = W @ dZ
    return dA_prev, dW, db
""",
        true=("W is not transposed",),
    ),
    wrong(
        "linear_backward",
        "brackets around m: times m",
        """
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = 1 / m * dZ @ A_prev.T
    db = 1 * m * np.sum(dZ, axis=1, keepdims=True)
    dA_prev = W.T @ dZ
    return dA_prev, dW, db
""",
        true=(),
    ),
    wrong(
        "linear_activation_backward",
        "caches exchanged",
        """
def linear_activation_backward(dA, cache, activation):
    activation_cache, linear_cache = cache
    if activation == "relu":
        dZ = relu_backward(dA, activation_cache)
    elif activation == "sigmoid":
        dZ = sigmoid_backward(dA, activation_cache)
    return linear_backward(dZ, linear_cache)
""",
        true=("the two caches exchanged",),
    ),
    wrong(
        "linear_activation_backward",
        "sigmoid and relu exchanged",
        """
def linear_activation_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    if activation == "relu":
        dZ = sigmoid_backward(dA, activation_cache)
    elif activation == "sigmoid":
        dZ = relu_backward(dA, activation_cache)
    return linear_backward(dZ, linear_cache)
""",
        true=("the activations are swapped",),
    ),
    wrong(
        "linear_activation_backward",
        "dA goes straight to linear_backward",
        """
def linear_activation_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    if activation == "relu":
        dZ = relu_backward(dA, activation_cache)
    elif activation == "sigmoid":
        dZ = sigmoid_backward(dA, activation_cache)
    dA_prev, dW, db = linear_backward(dA, linear_cache)
    return dA_prev, dW, db
""",
        true=("the activation is skipped",),
    ),
    wrong(
        "linear_activation_backward",
        "relu for both",
        """
def linear_activation_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    dZ = relu_backward(dA, activation_cache)
    return linear_backward(dZ, linear_cache)
""",
        true=("always ReLU",),
    ),
    wrong(
        "linear_activation_backward",
        "two ifs, the relu result gets overwritten by an else",
        """
def linear_activation_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    if activation == "relu":
        dZ = relu_backward(dA, activation_cache)
    if activation == "sigmoid":
        dZ = sigmoid_backward(dA, activation_cache)
    else:
        dZ = dA
    return linear_backward(dZ, linear_cache)
""",
        true=(),
    ),
    wrong(
        "linear_activation_backward",
        "sigmoid's slope by A instead of Z",
        """
def linear_activation_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    if activation == "relu":
        dZ = relu_backward(dA, activation_cache)
    elif activation == "sigmoid":
        dZ = dA * activation_cache * (1 - activation_cache)
    return linear_backward(dZ, linear_cache)
""",
        true=(),
    ),
    wrong(
        "linear_activation_backward",
        "the whole cache is passed",
        """
def linear_activation_backward(dA, cache, activation):
    if activation == "relu":
        dZ = relu_backward(dA, cache)
    elif activation == "sigmoid":
        dZ = sigmoid_backward(dA, cache)
    return linear_backward(dZ, cache)
""",
        true=(),
    ),
    wrong(
        "L_model_backward",
        "starts from AL - Y",
        """
def L_model_backward(AL, Y, caches):
    grads = {}
    L = len(caches)
    dA = AL - Y
    for l in reversed(range(1, L + 1)):
        act = "sigmoid" if l == L else "relu"
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(dA, caches[l - 1], act)
        grads[f"dA{l-1}"] = dA
    return grads
""",
        true=("AL − Y instead of dAL",),
    ),
    wrong(
        "L_model_backward",
        "dA stored under its own layer's number",
        """
def L_model_backward(AL, Y, caches):
    grads = {}
    L = len(caches)
    dA = -(Y / AL - (1 - Y) / (1 - AL))
    for l in reversed(range(1, L + 1)):
        act = "sigmoid" if l == L else "relu"
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(dA, caches[l - 1], act)
        grads[f"dA{l}"] = dA
    return grads
""",
        true=(),
    ),
    wrong(
        "L_model_backward",
        "sign of dAL",
        """
def L_model_backward(AL, Y, caches):
    grads = {}
    L = len(caches)
    dA = Y / AL - (1 - Y) / (1 - AL)
    for l in reversed(range(1, L + 1)):
        act = "sigmoid" if l == L else "relu"
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(dA, caches[l - 1], act)
        grads[f"dA{l-1}"] = dA
    return grads
""",
        true=("the sign of dAL",),
    ),
    wrong(
        "L_model_backward",
        "plus between the halves of dAL",
        """
def L_model_backward(AL, Y, caches):
    grads = {}
    L = len(caches)
    dA = -(Y / AL + (1 - Y) / (1 - AL))
    for l in reversed(range(1, L + 1)):
        act = "sigmoid" if l == L else "relu"
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(dA, caches[l - 1], act)
        grads[f"dA{l-1}"] = dA
    return grads
""",
        true=("the terms of dAL added",),
    ),
    wrong(
        "L_model_backward",
        "caches[l] instead of caches[l - 1]",
        """
def L_model_backward(AL, Y, caches):
    grads = {}
    L = len(caches)
    dA = -(Y / AL - (1 - Y) / (1 - AL))
    for l in reversed(range(1, L + 1)):
        act = "sigmoid" if l == L else "relu"
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(dA, caches[l], act)
        grads[f"dA{l-1}"] = dA
    return grads
""",
        true=("caches[l]",),
    ),
    wrong(
        "L_model_backward",
        "the same dAL goes into every layer",
        """
def L_model_backward(AL, Y, caches):
    grads = {}
    L = len(caches)
    dAL = -(Y / AL - (1 - Y) / (1 - AL))
    for l in reversed(range(1, L + 1)):
        act = "sigmoid" if l == L else "relu"
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(dAL, caches[l - 1], act)
        grads[f"dA{l-1}"] = dA
    return grads
""",
        true=("dAL for every layer",),
    ),
    wrong(
        "L_model_backward",
        "loop over layers not reversed",
        """
def L_model_backward(AL, Y, caches):
    grads = {}
    L = len(caches)
    dA = -(Y / AL - (1 - Y) / (1 - AL))
    for l in range(1, L + 1):
        act = "sigmoid" if l == L else "relu"
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(dA, caches[l - 1], act)
        grads[f"dA{l-1}"] = dA
    return grads
""",
        true=("from layer 1 to layer L",),
    ),
    wrong(
        "L_model_backward",
        "relu in the last layer too",
        """
def L_model_backward(AL, Y, caches):
    grads = {}
    L = len(caches)
    dA = -(Y / AL - (1 - Y) / (1 - AL))
    for l in reversed(range(1, L + 1)):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(dA, caches[l - 1], "relu")
        grads[f"dA{l-1}"] = dA
    return grads
""",
        true=("ReLU in the last layer",),
    ),
    wrong(
        "L_model_backward",
        "stops before layer 1",
        """
def L_model_backward(AL, Y, caches):
    grads = {}
    L = len(caches)
    dA = -(Y / AL - (1 - Y) / (1 - AL))
    for l in range(L, 1, -1):
        act = "sigmoid" if l == L else "relu"
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(dA, caches[l - 1], act)
        grads[f"dA{l-1}"] = dA
    return grads
""",
        true=(),
    ),
    wrong(
        "L_model_backward",
        "dAL divided by m",
        """
def L_model_backward(AL, Y, caches):
    grads = {}
    L = len(caches)
    m = AL.shape[1]
    dA = -(Y / AL - (1 - Y) / (1 - AL)) / m
    for l in reversed(range(1, L + 1)):
        act = "sigmoid" if l == L else "relu"
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(dA, caches[l - 1], act)
        grads[f"dA{l-1}"] = dA
    return grads
""",
        true=("dAL divided by m",),
    ),
    wrong(
        "L_model_backward",
        "dW and db exchanged",
        """
def L_model_backward(AL, Y, caches):
    grads = {}
    L = len(caches)
    dA = -(Y / AL - (1 - Y) / (1 - AL))
    for l in reversed(range(1, L + 1)):
        act = "sigmoid" if l == L else "relu"
        dA, grads[f"db{l}"], grads[f"dW{l}"] = linear_activation_backward(dA, caches[l - 1], act)
        grads[f"dA{l-1}"] = dA
    return grads
""",
        true=("dW and db exchanged",),
    ),
    wrong(
        "update_parameters",
        "last layer left out",
        """
def update_parameters(params, grads, learning_rate):
    new = dict(params)
    L = len(params) // 2
    for l in range(1, L):
        new[f"W{l}"] = params[f"W{l}"] - learning_rate * grads[f"dW{l}"]
        new[f"b{l}"] = params[f"b{l}"] - learning_rate * grads[f"db{l}"]
    return new
""",
        true=("the last layer stays as it is",),
    ),
    wrong(
        "update_parameters",
        "only two layers",
        """
def update_parameters(params, grads, learning_rate):
    W1 = params["W1"] - learning_rate * grads["dW1"]
    b1 = params["b1"] - learning_rate * grads["db1"]
    W2 = params["W2"] - learning_rate * grads["dW2"]
    b2 = params["b2"] - learning_rate * grads["db2"]
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
""",
        true=(),
    ),
    wrong(
        "update_parameters",
        "in place",
        """
def update_parameters(params, grads, learning_rate):
    L = len(params) // 2
    for l in range(1, L + 1):
        params["W" + str(l)] = params["W" + str(l)] - learning_rate * grads["dW" + str(l)]
        params["b" + str(l)] = params["b" + str(l)] - learning_rate * grads["db" + str(l)]
    return params
""",
        true=("the caller's parameters are changed",),
    ),
    wrong(
        "update_parameters",
        "keys from 0",
        """
def update_parameters(params, grads, learning_rate):
    new = {}
    L = len(params) // 2
    for l in range(L):
        new["W" + str(l)] = params["W" + str(l)] - learning_rate * grads["dW" + str(l)]
        new["b" + str(l)] = params["b" + str(l)] - learning_rate * grads["db" + str(l)]
    return new
""",
        true=(),
    ),
    wrong(
        "update_parameters",
        "loops over the gradients, dA0 included",
        """
def update_parameters(params, grads, learning_rate):
    new = {}
    for name in grads:
        new[name[1:]] = params[name[1:]] - learning_rate * grads[name]
    return new
""",
        true=(),
    ),
    wrong(
        "update_parameters",
        "divides the rate by the number of layers",
        """
def update_parameters(params, grads, learning_rate):
    L = len(params) // 2
    return {k: params[k] - learning_rate / L * grads["d" + k] for k in params}
""",
        true=(),
    ),
    right(
        "initialize_parameters",
        "RandomState of the same seed",
        """
def initialize_parameters(n_x, n_h, n_y):
    np.random.seed(1)
    W1, W2 = (0.01 * np.random.randn(*shape) for shape in ((n_h, n_x), (n_y, n_h)))
    b1, b2 = np.zeros((n_h, 1)), np.zeros((n_y, 1))
    return dict(W1=W1, b1=b1, W2=W2, b2=b2)
""",
    ),
    right(
        "initialize_parameters_deep",
        "zip of neighbours",
        """
def initialize_parameters_deep(layer_dims):
    np.random.seed(3)
    p = {}
    for l, (n_in, n_out) in enumerate(zip(layer_dims, layer_dims[1:]), 1):
        p.update({f"W{l}": 0.01 * np.random.randn(n_out, n_in), f"b{l}": np.zeros((n_out, 1))})
    return p
""",
    ),
    right(
        "linear_forward",
        "einsum",
        """
def linear_forward(A, W, b):
    return np.einsum("ij,jm->im", W, A) + b, (A, W, b)
""",
    ),
    right(
        "linear_forward",
        "one product with ones appended",
        """
def linear_forward(A, W, b):
    Z = np.hstack([W, b]) @ np.vstack([A, np.ones((1, A.shape[1]))])
    cache = A, W, b
    return Z, cache
""",
    ),
    right(
        "linear_activation_forward",
        "a table of functions",
        """
def linear_activation_forward(A_prev, W, b, activation):
    Z, lin = linear_forward(A_prev, W, b)
    A, act = {"sigmoid": sigmoid, "relu": relu}[activation](Z)
    return A, (lin, act)
""",
    ),
    right(
        "linear_activation_forward",
        "own formulas for the activations",
        """
def linear_activation_forward(A_prev, W, b, activation):
    Z, lin = linear_forward(A_prev, W, b)
    if activation == "sigmoid":
        A = 1 / (1 + np.exp(-Z))
    else:
        A = np.maximum(Z, 0)
    return A, (lin, Z)
""",
    ),
    right(
        "L_model_forward",
        "one loop, the activation chosen inside",
        """
def L_model_forward(X, parameters):
    L, A, caches = len(parameters) // 2, X, []
    for l in range(L):
        kind = "relu" if l < L - 1 else "sigmoid"
        A, cache = linear_activation_forward(A, parameters["W%d" % (l + 1)], parameters["b%d" % (l + 1)], kind)
        caches = caches + [cache]
    return A, caches
""",
    ),
    right(
        "compute_cost",
        "0-d array by squeeze",
        """
def compute_cost(AL, Y):
    m = Y.shape[1]
    return np.squeeze(-(np.dot(Y, np.log(AL).T) + np.dot(1 - Y, np.log(1 - AL).T)) / m)
""",
    ),
    right(
        "compute_cost",
        "only the probability of the true label",
        """
def compute_cost(AL, Y):
    return -np.log(np.abs(1 - Y - AL)).mean()
""",
    ),
    right(
        "linear_backward",
        "means and einsum",
        """
def linear_backward(dZ, cache):
    A, W, _ = cache
    dW = np.einsum("im,jm->ij", dZ, A) / dZ.shape[1]
    return np.einsum("ij,im->jm", W, dZ), dW, dZ.mean(1)[:, None]
""",
    ),
    right(
        "linear_activation_backward",
        "own masks",
        """
def linear_activation_backward(dA, cache, activation):
    linear_cache, Z = cache
    if activation == "relu":
        dZ = dA * (Z > 0)
    else:
        s = sigmoid(Z)[0]
        dZ = dA * s * (1 - s)
    return linear_backward(dZ, linear_cache)
""",
    ),
    right(
        "linear_activation_backward",
        "returns a list",
        """
def linear_activation_backward(dA, cache, activation):
    back = relu_backward if activation == "relu" else sigmoid_backward
    return list(linear_backward(back(dA, cache[1]), cache[0]))
""",
    ),
    right(
        "L_model_backward",
        "dAL as one fraction, with pop",
        """
def L_model_backward(AL, Y, caches):
    caches = list(caches)
    dA, kind, grads = (AL - Y) / (AL * (1 - AL)), "sigmoid", {}
    while caches:
        l = len(caches)
        dA, dW, db = linear_activation_backward(dA, caches.pop(), kind)
        grads.update({f"dA{l - 1}": dA, f"dW{l}": dW, f"db{l}": db})
        kind = "relu"
    return grads
""",
    ),
    right(
        "L_model_backward",
        "dAL kept as well",
        """
def L_model_backward(AL, Y, caches):
    L = len(caches)
    grads = {f"dA{L}": np.divide(1 - Y, 1 - AL) - np.divide(Y, AL)}
    for l in range(L, 0, -1):
        grads[f"dA{l-1}"], grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(
            grads[f"dA{l}"], caches[l - 1], "relu" if l < L else "sigmoid")
    return grads
""",
    ),
    right(
        "update_parameters",
        "a dictionary over the names",
        """
def update_parameters(params, grads, learning_rate):
    return {name: np.subtract(p, np.multiply(learning_rate, grads["d" + name])) for name, p in params.items()}
""",
    ),
]
