# ruff: noqa: E501 - a mutant is named by the lines that it changes
"""Mutants of the answers that survive because they are right answers too, and why.

`course prove` calls a survivor that is not listed here a gap; an entry whose mutant is
killed, or no longer exists, turns `tests/test_equivalents.py` red.
"""

ORDER = "sums, products and the larger of two are the same in either order"
EVEN = "the sign is lost in what follows: a square, a norm, a slope or a spread"
NUMBER = "NumPy's numbers are as good as Python's"
BOOL = "True and False are as good as 1 and 0"
RELU = "the function that is used reads every word but sigmoid as relu"
PRINTED = "it changes only what is printed, which is nobody's business"
SAME_ARRAY = "an array with one axis is its own transpose"

EQUIVALENT: dict[str, dict[str, str]] = {
    "activations.leaky_relu": {
        "other comparison: x > 0 → x >= 0 in the returned value": "at 0 both branches give 0",
        "exchanged: alpha * x → x * alpha in the returned value": ORDER,
    },
    "activations.relu": {
        "exchanged: np.maximum(0, x) → np.maximum(x, 0) in the returned value": ORDER,
    },
    "activations.relu_derivative": {
        "a function left out: np.where(x > 0, 1.0, 0.0) → x > 0 in the returned value": BOOL,
    },
    "activations.tanh_derivative": {
        "other sign: np.tanh(x) → np.tanh(-x) in t": EVEN,
    },
    "autograd.backward": {
        "another name: values → grads in part": "a gradient has the shape of its value",
        "exchanged: grads[name] + part → part + grads[name] in grads[name]": ORDER,
        "other sign: np.shape(v) → np.shape(-v) in grads": EVEN,
        "another name: v → values in grads": "zeros of any shape take that of the gradient that is added",
        "another name: v → rules in grads": "zeros of any shape take that of the gradient that is added",
        "another name: v → name in grads": "zeros of any shape take that of the gradient that is added",
        "overwritten: grads[program[-1][0]] += 1 → grads[program[-1][0]] = 1 in grads[program[-1][0]]": "it starts from zero",
        "an argument left out: zip(inputs, parts, strict=True) → zip(inputs, parts) in the loop": "strict only guards against a rule of another length",
        "other constant: True → False in the loop": "strict only guards against a rule of another length",
        "a function left out: np.asarray(part) → part in part": "the part is an array already",
    },
    "autograd.multiply_rule": {
        "exchanged: g * b → b * g in the returned value": ORDER,
        "exchanged: g * a → a * g in the returned value": ORDER,
    },
    "building_blocks.L_model_backward": {
        "another key: 'relu' → 'dA' in activation": RELU,
        "another key: 'relu' → 'dW' in activation": RELU,
        "another key: 'relu' → 'db' in activation": RELU,
    },
    "building_blocks.L_model_forward": {
        "exchanged: L + 1 → 1 + L in the loop": ORDER,
        "another key: 'relu' → 'W' in activation": RELU,
        "another key: 'relu' → 'b' in activation": RELU,
    },
    "building_blocks.compute_cost": {
        "another name: Y → AL in m": "the two have the same shape",
        "exchanged: Y @ np.log(AL).T + (1 - Y) @ np.log(1 - AL).T → (1 - Y) @ np.log(1 - AL).T + Y @ np.log(AL).T in cost": ORDER,
    },
    "building_blocks.initialize_parameters": {
        "exchanged: np.random.randn(n_h, n_x) * 0.01 → 0.01 * np.random.randn(n_h, n_x) in W1": ORDER,
        "exchanged: np.random.randn(n_y, n_h) * 0.01 → 0.01 * np.random.randn(n_y, n_h) in W2": ORDER,
    },
    "building_blocks.initialize_parameters_deep": {
        "exchanged: np.random.randn(layer_dims[l], layer_dims[l - 1]) * 0.01 → 0.01 * np.random.randn(layer_dims[l], layer_dims[l - 1]) in parameters[f'W{l}']": ORDER,
    },
    "building_blocks.linear_activation_backward": {
        "other sign: sigmoid_backward(dA, activation_cache) → sigmoid_backward(dA, -activation_cache) in dZ": EVEN,
    },
    "building_blocks.linear_activation_forward": {
        "another name: activation_cache → Z in the returned value": "the cache of an activation is its Z",
    },
    "building_blocks.linear_backward": {
        "another name: A_prev → dZ in m": "the two have the same number of columns",
    },
    "building_blocks.linear_forward": {
        "exchanged: W @ A + b → b + W @ A in Z": ORDER,
    },
    "building_blocks.update_parameters": {
        "exchanged: learning_rate * grads[f'd{name}'] → grads[f'd{name}'] * learning_rate in moved[name]": ORDER,
        "exchanged: len(params) // 2 + 1 → 1 + len(params) // 2 in the loop": ORDER,
        "exchanged: (f'W{l}', f'b{l}') → (f'b{l}', f'W{l}') in the loop": ORDER,
    },
    "image_classification.fold": {
        "exchanged: relu(s)[0] + relu(-s)[0] → relu(-s)[0] + relu(s)[0] in the returned value": ORDER,
    },
    "image_classification.paired_gain": {
        "a function left out: np.array(after) → after in gain": "a difference with one array is an array",
        "a function left out: np.array(before) → before in gain": "a difference with one array is an array",
        "other sign: standard_error(gain) → standard_error(-gain) in the returned value": EVEN,
    },
    "image_classification.validation_split": {
        "another name: X → Y in order": "the two have the same number of columns",
    },
    "introduction.neuron": {
        "exchanged: w @ x + b → b + w @ x in z": ORDER,
        "exchanged: w @ x → x @ w in z": ORDER,
        "transposed: w @ x → w.T @ x in z": SAME_ARRAY,
        "transposed: w @ x → w @ x.T in z": SAME_ARRAY,
        "exchanged: max(0.0, z) → max(z, 0.0) in the returned value": ORDER,
    },
    "logistic_regression.model": {
        "another name: X_train → X_test in w, b": "both have one row per feature",
        "other sign: optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost) → optimize(-w, b, X_train, Y_train, num_iterations, learning_rate, print_cost) in params, grads, costs": "zeros have no sign",
        "other sign: optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost) → optimize(w, -b, X_train, Y_train, num_iterations, learning_rate, print_cost) in params, grads, costs": "zeros have no sign",
        "other sign: optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost) → optimize(w, b, X_train, Y_train, num_iterations, learning_rate, -print_cost) in params, grads, costs": PRINTED,
        "another name: print_cost → num_iterations in params, grads, costs": PRINTED,
        "another name: print_cost → learning_rate in params, grads, costs": PRINTED,
        "another name: print_cost → b in params, grads, costs": PRINTED,
        "the default value: print_cost → False in params, grads, costs": PRINTED,
    },
    "logistic_regression.optimize": {
        "exchanged: learning_rate * grads['dw'] → grads['dw'] * learning_rate in w": ORDER,
        "exchanged: learning_rate * grads['db'] → grads['db'] * learning_rate in b": ORDER,
    },
    "logistic_regression.predict": {
        "exchanged: w.T @ X + b → b + w.T @ X in A": ORDER,
        "other operator: (A > 0.5) * 1.0 → (A > 0.5) / 1.0 in the returned value": "divided by 1 or multiplied by 1",
        "a term left out: (A > 0.5) * 1.0 → A > 0.5 in the returned value": BOOL,
        "exchanged: (A > 0.5) * 1.0 → 1.0 * (A > 0.5) in the returned value": ORDER,
    },
    "logistic_regression.propagate": {
        "another name: X → Y in m": "the two have the same number of columns",
        "exchanged: w.T @ X + b → b + w.T @ X in A": ORDER,
        "exchanged: Y * np.log(A) + (1 - Y) * np.log(1 - A) → (1 - Y) * np.log(1 - A) + Y * np.log(A) in cost": ORDER,
        "exchanged: Y * np.log(A) → np.log(A) * Y in cost": ORDER,
        "exchanged: (1 - Y) * np.log(1 - A) → np.log(1 - A) * (1 - Y) in cost": ORDER,
    },
    "logistic_regression.sigmoid": {
        "exchanged: 1 + np.exp(-z) → np.exp(-z) + 1 in the returned value": ORDER,
    },
    "planar_data.backward_propagation": {
        "another name: X → Y in m": "the two have the same number of columns",
        "an argument left out: np.sum(dZ2, axis=1, keepdims=True) → np.sum(dZ2, keepdims=True) in db2": "there is one output unit, so everything is one row",
        "exchanged: parameters['W2'].T @ dZ2 * (1 - A1 ** 2) → (1 - A1 ** 2) * (parameters['W2'].T @ dZ2) in dZ1": ORDER,
        "other operator: parameters['W2'].T @ dZ2 → parameters['W2'].T * dZ2 in dZ1": "a column times a row is their matrix product",
    },
    "planar_data.compute_cost": {
        "another name: Y → A2 in m": "the two have the same shape",
        "exchanged: Y * np.log(A2) + (1 - Y) * np.log(1 - A2) → (1 - Y) * np.log(1 - A2) + Y * np.log(A2) in gains": ORDER,
        "exchanged: Y * np.log(A2) → np.log(A2) * Y in gains": ORDER,
        "exchanged: (1 - Y) * np.log(1 - A2) → np.log(1 - A2) * (1 - Y) in gains": ORDER,
        "a function left out: float(-np.sum(gains) / m) → -np.sum(gains) / m in the returned value": NUMBER,
    },
    "planar_data.forward_propagation": {
        "exchanged: W1 @ X + b1 → b1 + W1 @ X in Z1": ORDER,
        "exchanged: W2 @ A1 + b2 → b2 + W2 @ A1 in Z2": ORDER,
    },
    "planar_data.initialize_parameters": {
        "exchanged: np.random.randn(n_h, n_x) * 0.01 → 0.01 * np.random.randn(n_h, n_x) in W1": ORDER,
        "exchanged: np.random.randn(n_y, n_h) * 0.01 → 0.01 * np.random.randn(n_y, n_h) in W2": ORDER,
    },
    "planar_data.nn_model": {
        "other sign: layer_sizes(X, Y) → layer_sizes(-X, Y) in n_x, _, n_y": "only the shapes are asked for",
        "other sign: layer_sizes(X, Y) → layer_sizes(X, -Y) in n_x, _, n_y": "only the shapes are asked for",
    },
    "planar_data.update_parameters": {
        "exchanged: learning_rate * grads['dW1'] → grads['dW1'] * learning_rate in W1": ORDER,
        "exchanged: learning_rate * grads['db1'] → grads['db1'] * learning_rate in b1": ORDER,
        "exchanged: learning_rate * grads['dW2'] → grads['dW2'] * learning_rate in W2": ORDER,
        "exchanged: learning_rate * grads['db2'] → grads['db2'] * learning_rate in b2": ORDER,
    },
    "vectorization.L1": {
        "exchanged: yhat - y → y - yhat in errors": EVEN,
        "a function left out: float(np.sum(errors)) → np.sum(errors) in the returned value": NUMBER,
    },
    "vectorization.L2": {
        "exchanged: yhat - y → y - yhat in errors": EVEN,
        "a function left out: float(np.sum(errors ** 2)) → np.sum(errors ** 2) in the returned value": NUMBER,
    },
    "vectorization.calorie_percentages": {
        "an argument left out: table.sum(axis=0, keepdims=True) → table.sum(axis=0) in totals": "totals with one axis are broadcast over the rows just the same",
        "other constant: True → False in totals": "totals with one axis are broadcast over the rows just the same",
        "exchanged: 100 * table → table * 100 in the returned value": ORDER,
    },
    "vectorization.image2vector": {
        "other constant: 1 → 2 in the returned value": "NumPy works out any negative length, −2 as well as −1",
    },
    "vectorization.matmul_shapes": {
        "swapped: inner → length in the condition": "unequal lengths are unequal in either order",
    },
    "vectorization.normalize_rows": {
        "other sign: np.linalg.norm(x, axis=1, keepdims=True) → np.linalg.norm(-x, axis=1, keepdims=True) in norms": EVEN,
    },
    "vectorization.sigmoid": {
        "exchanged: 1 + np.exp(-x) → np.exp(-x) + 1 in the returned value": ORDER,
    },
    "vectorization.sigmoid_derivative": {
        "other sign: sigmoid(x) → sigmoid(-x) in s": EVEN,
        "exchanged: s * (1 - s) → (1 - s) * s in the returned value": ORDER,
    },
}
