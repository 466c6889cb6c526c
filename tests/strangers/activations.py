"""Answers to the exercises of `activations`."""

from .answer import right, wrong

ANSWERS = [
    wrong(
        "tanh_derivative",
        "squares x instead of tanh x",
        """
def tanh_derivative(x):
    return 1 - x ** 2
""",
        true=("x squared, not tanh squared",),
    ),
    wrong(
        "tanh_derivative",
        "square forgotten",
        """
def tanh_derivative(x):
    return 1 - np.tanh(x)
""",
        true=("the square is missing",),
    ),
    wrong(
        "tanh_derivative",
        "formula of the sigmoid",
        """
def tanh_derivative(x):
    t = np.tanh(x)
    return t * (1 - t)
""",
        true=("the formula of the sigmoid",),
    ),
    wrong(
        "tanh_derivative",
        "tanh of x squared",
        """
def tanh_derivative(x):
    return 1 - np.tanh(x ** 2)
""",
        true=("the tanh of the square",),
    ),
    wrong(
        "tanh_derivative",
        "square of the whole difference",
        """
def tanh_derivative(x):
    return (1 - np.tanh(x)) ** 2
""",
        true=("the whole difference squared",),
    ),
    wrong(
        "tanh_derivative",
        "np.exp by hand, overflows at 1000",
        """
def tanh_derivative(x):
    t = (np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x))
    return 1 - t ** 2
""",
        true=("inf divided by inf",),
    ),
    wrong(
        "relu",
        "np.max, which finds one number",
        """
def relu(x):
    return np.max(x, 0)
""",
        true=(),
    ),
    wrong(
        "relu",
        "max of Python",
        """
def relu(x):
    return max(0, x)
""",
        true=("Python's max",),
    ),
    wrong(
        "relu",
        "changes x",
        """
def relu(x):
    x[x < 0] = 0
    return x
""",
        true=("zeros written into x",),
    ),
    wrong(
        "relu",
        "an if on an array",
        """
def relu(x):
    if x > 0:
        return x
    return 0
""",
        true=(),
    ),
    wrong(
        "relu",
        "the smaller one",
        """
def relu(x):
    return np.minimum(0, x)
""",
        true=("the smaller of the two",),
    ),
    wrong(
        "relu",
        "only the positive entries",
        """
def relu(x):
    return x[x > 0]
""",
        true=("the negative entries are left out",),
    ),
    wrong(
        "relu",
        "absolute value",
        """
def relu(x):
    return np.abs(x)
""",
        true=("the absolute value",),
    ),
    wrong(
        "relu",
        "the mask itself",
        """
def relu(x):
    return (x > 0) * 1.0
""",
        true=("the mask alone",),
    ),
    wrong(
        "relu_derivative",
        "1 at 0",
        """
def relu_derivative(x):
    return np.where(x >= 0, 1.0, 0.0)
""",
        true=("one at zero",),
    ),
    wrong(
        "relu_derivative",
        "returns relu itself",
        """
def relu_derivative(x):
    return np.where(x > 0, x, 0)
""",
        true=("the value, not the slope",),
    ),
    wrong(
        "relu_derivative",
        "changes x",
        """
def relu_derivative(x):
    x[x <= 0] = 0
    x[x > 0] = 1
    return x
""",
        true=("ones and zeros written into x",),
    ),
    wrong(
        "relu_derivative",
        "ones put where the zeros are, too",
        """
def relu_derivative(x):
    d = x.copy()
    d[d > 0] = 1
    d[d < 1] = 0
    d[d == 0] = 1
    return d
""",
        true=("one everywhere",),
    ),
    wrong(
        "relu_derivative",
        "the sign, -1 on the left",
        """
def relu_derivative(x):
    return np.sign(x)
""",
        true=("the sign of x",),
    ),
    wrong(
        "relu_derivative",
        "half at 0",
        """
def relu_derivative(x):
    return np.heaviside(x, 0.5)
""",
        true=("a half at zero",),
    ),
    wrong(
        "relu_derivative",
        "loop over one axis only",
        """
def relu_derivative(x):
    d = np.zeros(x.shape)
    for i in range(len(x)):
        if x[i] > 0:
            d[i] = 1
    return d
""",
        true=(),
    ),
    wrong(
        "leaky_relu",
        "alpha ignored",
        """
def leaky_relu(x, alpha=0.01):
    return np.where(x > 0, x, 0.01 * x)
""",
        true=("alpha is ignored",),
    ),
    wrong(
        "leaky_relu",
        "alpha instead of alpha times x",
        """
def leaky_relu(x, alpha=0.01):
    return np.where(x > 0, x, alpha)
""",
        true=("alpha itself on the left",),
    ),
    wrong(
        "leaky_relu",
        "yes and no exchanged",
        """
def leaky_relu(x, alpha=0.01):
    return np.where(x > 0, alpha * x, x)
""",
        true=("the pieces exchanged",),
    ),
    wrong(
        "leaky_relu",
        "subtracts alpha",
        """
def leaky_relu(x, alpha=0.01):
    return np.maximum(0, x) - alpha * np.minimum(0, x)
""",
        true=("the leak goes up",),
    ),
    wrong(
        "leaky_relu",
        "changes x",
        """
def leaky_relu(x, alpha=0.01):
    x[x < 0] *= alpha
    return x
""",
        true=("written into x",),
    ),
    wrong(
        "leaky_relu",
        "the leak for all entries added",
        """
def leaky_relu(x, alpha=0.01):
    return relu(x) + alpha * x
""",
        true=("the leak on both sides",),
    ),
    wrong(
        "leaky_relu",
        "plain relu",
        """
def leaky_relu(x, alpha=0.01):
    return np.maximum(0, x)
""",
        true=("no leak",),
    ),
    wrong(
        "leaky_relu",
        "maximum of x and alpha",
        """
def leaky_relu(x, alpha=0.01):
    return np.maximum(alpha, x)
""",
        true=(),
    ),
    wrong(
        "leaky_relu_derivative",
        "1 at 0",
        """
def leaky_relu_derivative(x, alpha=0.01):
    return np.where(x >= 0, 1, alpha)
""",
        true=("one at zero",),
    ),
    wrong(
        "leaky_relu_derivative",
        "alpha times x on the left",
        """
def leaky_relu_derivative(x, alpha=0.01):
    return np.where(x > 0, 1, alpha * x)
""",
        true=("alpha times x on the left",),
    ),
    wrong(
        "leaky_relu_derivative",
        "x on the right",
        """
def leaky_relu_derivative(x, alpha=0.01):
    return np.where(x > 0, x, alpha)
""",
        true=(),
    ),
    wrong(
        "leaky_relu_derivative",
        "0 on the left",
        """
def leaky_relu_derivative(x, alpha=0.01):
    return relu_derivative(x)
""",
        true=("the slope of plain ReLU",),
    ),
    wrong(
        "leaky_relu_derivative",
        "alpha added everywhere",
        """
def leaky_relu_derivative(x, alpha=0.01):
    return relu_derivative(x) + alpha
""",
        true=("alpha added on both sides",),
    ),
    wrong(
        "leaky_relu_derivative",
        "alpha left at 0.01",
        """
def leaky_relu_derivative(x, alpha=0.01):
    return np.where(x > 0, 1.0, 0.01)
""",
        true=("alpha is ignored",),
    ),
    wrong(
        "leaky_relu_derivative",
        "ones_like of integers swallows alpha",
        """
def leaky_relu_derivative(x, alpha=0.01):
    d = np.ones(x.shape, dtype=int)
    d[x <= 0] = alpha
    return d
""",
        true=("the slope of plain ReLU",),
    ),
    wrong(
        "leaky_relu_derivative",
        "minus alpha on the left",
        """
def leaky_relu_derivative(x, alpha=0.01):
    return np.where(x > 0, 1, -alpha)
""",
        true=("the slope goes down",),
    ),
    right(
        "tanh_derivative",
        "one over cosh squared, clipped",
        """
def tanh_derivative(x):
    return 1 / np.cosh(np.clip(x, -300, 300)) ** 2
""",
    ),
    right(
        "tanh_derivative",
        "(1 - t)(1 + t)",
        """
def tanh_derivative(x):
    t = np.tanh(x)
    return (1 - t) * (1 + t)
""",
    ),
    right(
        "relu",
        "half of x plus its length",
        """
def relu(x):
    return (x + abs(x)) / 2
""",
    ),
    right(
        "relu",
        "x times the mask",
        """
def relu(x):
    return x * (x > 0)
""",
    ),
    right(
        "relu",
        "np.where",
        """
def relu(x):
    return np.where(x < 0, 0, x)
""",
    ),
    right(
        "relu",
        "clip",
        """
def relu(x):
    return x.clip(0)
""",
    ),
    right(
        "relu_derivative",
        "Booleans as they are",
        """
def relu_derivative(x):
    return x > 0
""",
    ),
    right(
        "relu_derivative",
        "heaviside",
        """
def relu_derivative(x):
    return np.heaviside(x, 0)
""",
    ),
    right(
        "relu_derivative",
        "vectorize",
        """
def relu_derivative(x):
    return np.vectorize(lambda v: 1.0 if v > 0 else 0.0)(x)
""",
    ),
    right(
        "leaky_relu",
        "the larger of x and alpha x",
        """
def leaky_relu(x, alpha=0.01):
    return np.maximum(alpha * x, x)
""",
    ),
    right(
        "leaky_relu",
        "sum of two halves",
        """
def leaky_relu(x, alpha=0.01):
    return relu(x) - alpha * relu(-x)
""",
    ),
    right(
        "leaky_relu_derivative",
        "from relu_derivative",
        """
def leaky_relu_derivative(x, alpha=0.01):
    return relu_derivative(x) * (1 - alpha) + alpha
""",
    ),
    right(
        "leaky_relu_derivative",
        "power of alpha",
        """
def leaky_relu_derivative(x, alpha=0.01):
    return float(alpha) ** (x <= 0)
""",
    ),
]
