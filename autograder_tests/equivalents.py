# ruff: noqa: E501 - a mutant is named by the lines that it changes
"""Mutants of the answers that survive because they are right answers too, and why.

`course prove` calls a survivor that is not listed here a gap; an entry whose mutant is
killed, or no longer exists, turns `tests/test_equivalents.py` red.
"""

ORDER = "sums, products and the larger of two are the same in either order"
EVEN = "the sign is lost in what follows: a square, a norm, a slope or a spread"
NUMBER = "NumPy's numbers are as good as Python's"
BOOL = "True and False are as good as 1 and 0"
PRINTED = "it changes only what is printed, or when, which is nobody's business"
SAME_ARRAY = "an array with one axis is its own transpose"

EQUIVALENT: dict[str, dict[str, str]] = {
    "introduction.neuron": {
        "exchanged: w @ x + b → b + w @ x in z": ORDER,
        "exchanged: w @ x → x @ w in z": ORDER,
        "transposed: w @ x → w.T @ x in z": SAME_ARRAY,
        "transposed: w @ x → w @ x.T in z": SAME_ARRAY,
        "exchanged: max(0.0, z) → max(z, 0.0) in the returned value": ORDER,
    },
    "vectorization.matmul_shapes": {
        "swapped: inner → length in the condition": "unequal lengths are unequal in either order",
    },
    "vectorization.sigmoid": {
        "exchanged: 1 + np.exp(-x) → np.exp(-x) + 1 in the returned value": ORDER,
    },
    "vectorization.sigmoid_derivative": {
        "other sign: sigmoid(x) → sigmoid(-x) in s": EVEN,
        "exchanged: s * (1 - s) → (1 - s) * s in the returned value": ORDER,
    },
    "vectorization.image2vector": {
        "other constant: 1 → 2 in the returned value": "NumPy works out any negative length, −2 as well as −1",
    },
    "vectorization.normalize_rows": {
        "other sign: np.linalg.norm(x, axis=1, keepdims=True) → np.linalg.norm(-x, axis=1, keepdims=True) in norms": EVEN,
    },
    "vectorization.calorie_percentages": {
        "an argument left out: table.sum(axis=0, keepdims=True) → table.sum(axis=0) in totals": "totals with one axis are broadcast over the rows just the same",
        "other constant: True → False in totals": "totals with one axis are broadcast over the rows just the same",
        "exchanged: 100 * table → table * 100 in the returned value": ORDER,
    },
    "vectorization.L1": {
        "exchanged: yhat - y → y - yhat in errors": EVEN,
        "a function left out: float(np.sum(errors)) → np.sum(errors) in the returned value": NUMBER,
    },
    "vectorization.L2": {
        "exchanged: yhat - y → y - yhat in errors": EVEN,
        "a function left out: float(np.sum(errors ** 2)) → np.sum(errors ** 2) in the returned value": NUMBER,
    },
    "logistic_regression.sigmoid": {
        "exchanged: 1 + np.exp(-z) → np.exp(-z) + 1 in the returned value": ORDER,
    },
    "logistic_regression.optimize": {
        "another name: i → w in a call": PRINTED,
    },
    "logistic_regression.predict": {
        "exchanged: w.T @ X + b → b + w.T @ X in A": ORDER,
        "other operator: (A > 0.5) * 1.0 → (A > 0.5) / 1.0 in the returned value": "divided by 1 or multiplied by 1",
        "a term left out: (A > 0.5) * 1.0 → A > 0.5 in the returned value": BOOL,
        "exchanged: (A > 0.5) * 1.0 → 1.0 * (A > 0.5) in the returned value": ORDER,
    },
    "activations.tanh_derivative": {
        "other sign: np.tanh(x) → np.tanh(-x) in t": EVEN,
    },
    "activations.relu": {
        "exchanged: np.maximum(0, x) → np.maximum(x, 0) in the returned value": ORDER,
    },
    "activations.relu_derivative": {
        "a function left out: np.where(x > 0, 1.0, 0.0) → x > 0 in the returned value": BOOL,
    },
    "activations.leaky_relu": {
        "other comparison: x > 0 → x >= 0 in the returned value": "at 0 both branches give 0",
        "exchanged: alpha * x → x * alpha in the returned value": ORDER,
    },
    "planar_data.initialize_parameters": {
        "exchanged: np.random.randn(n_h, n_x) * 0.01 → 0.01 * np.random.randn(n_h, n_x) in W1": ORDER,
    },
    "planar_data.compute_cost": {
        "another name: Y → A2 in m": "the two have the same shape",
        "exchanged: Y * np.log(A2) + (1 - Y) * np.log(1 - A2) → (1 - Y) * np.log(1 - A2) + Y * np.log(A2) in gains": ORDER,
        "exchanged: Y * np.log(A2) → np.log(A2) * Y in gains": ORDER,
        "exchanged: (1 - Y) * np.log(1 - A2) → np.log(1 - A2) * (1 - Y) in gains": ORDER,
        "a function left out: float(-np.sum(gains) / m) → -np.sum(gains) / m in the returned value": NUMBER,
    },
    "planar_data.nn_model": {
        "other constant: 0 → 2 in the condition": PRINTED,
        "another name: A2 → Y in a call": PRINTED,
    },
    "building_blocks.linear_forward": {
        "exchanged: W @ A + b → b + W @ A in Z": ORDER,
    },
    "building_blocks.linear_activation_forward": {
        "another name: activation_cache → Z in the returned value": "the activation's cache is Z",
    },
    "building_blocks.compute_cost": {
        "another name: Y → AL in m": "the two have the same shape",
        "exchanged: Y @ np.log(AL).T + (1 - Y) @ np.log(1 - AL).T → (1 - Y) @ np.log(1 - AL).T + Y @ np.log(AL).T in cost": ORDER,
    },
    "building_blocks.update_parameters": {
        "exchanged: learning_rate * grads[f'd{name}'] → grads[f'd{name}'] * learning_rate in moved[name]": ORDER,
    },
    "image_classification.fold": {
        "exchanged: relu(s)[0] + relu(-s)[0] → relu(-s)[0] + relu(s)[0] in the returned value": ORDER,
    },
    "image_classification.L_layer_model": {
        "another name: print_cost → caches in the condition": PRINTED,
    },
    "image_classification.paired_gain": {
        "a function left out: np.array(after) → after in gain": "a difference with one array is an array",
        "a function left out: np.array(before) → before in gain": "a difference with one array is an array",
        "other sign: standard_error(gain) → standard_error(-gain) in the returned value": EVEN,
    },
    "autograd.multiply_rule": {
        "exchanged: g * b → b * g in the returned value": ORDER,
        "exchanged: g * a → a * g in the returned value": ORDER,
    },
}
