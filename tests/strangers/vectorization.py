"""Answers to the exercises of `vectorization`."""

from .answer import right, uncharged, wrong

ANSWERS = [
    wrong(
        "matmul_shapes",
        "compares the outer lengths",
        """
def matmul_shapes(a, b):
    if a[0] == b[1]:
        return (a[0], b[1])
    return "mismatch"
""",
        true=("the outer lengths compared",),
    ),
    wrong(
        "matmul_shapes",
        "returns the inner lengths",
        """
def matmul_shapes(a, b):
    if a[1] == b[0]:
        return (a[1], b[0])
    else:
        return "mismatch"
""",
        true=("the inner lengths",),
    ),
    wrong(
        "matmul_shapes",
        "Mismatch with a capital letter",
        """
def matmul_shapes(a, b):
    if a[1] != b[0]:
        return "Mismatch"
    return a[0], b[1]
""",
        true=(),
    ),
    wrong(
        "matmul_shapes",
        "prints mismatch and returns nothing",
        """
def matmul_shapes(a, b):
    if a[1] == b[0]:
        return (a[0], b[1])
    else:
        print("mismatch")
""",
        true=(),
    ),
    wrong(
        "matmul_shapes",
        "asks for the shape of a tuple",
        """
def matmul_shapes(a, b):
    if a.shape[1] == b.shape[0]:
        return (a.shape[0], b.shape[1])
    return "mismatch"
""",
        true=(),
    ),
    wrong(
        "matmul_shapes",
        "demands equal shapes, as * does",
        """
def matmul_shapes(a, b):
    if a == b:
        return a
    return "mismatch"
""",
        true=("equal shapes wanted",),
    ),
    wrong(
        "matmul_shapes",
        "the two lengths in the wrong order",
        """
def matmul_shapes(a, b):
    if a[1] == b[0]:
        return (b[1], a[0])
    return "mismatch"
""",
        true=("rows and columns swapped",),
    ),
    wrong(
        "sigmoid",
        "-x put on the 1",
        """
def sigmoid(x):
    return 1 / (1 + np.exp(1 - x))
""",
        true=(),
    ),
    wrong(
        "sigmoid",
        "division by the exponential only",
        """
def sigmoid(x):
    return 1 / np.exp(-x) + 1
""",
        true=(),
    ),
    uncharged(
        "sigmoid",
        "changes x",
        """
def sigmoid(x):
    x *= -1
    return 1 / (1 + np.exp(x))
""",
    ),
    wrong(
        "sigmoid_derivative",
        "s times s - 1",
        """
def sigmoid_derivative(x):
    s = sigmoid(x)
    return s * (s - 1)
""",
        true=("the second factor turned round",),
    ),
    wrong(
        "sigmoid_derivative",
        "x(1-x) without the sigmoid",
        """
def sigmoid_derivative(x):
    return x * (1 - x)
""",
        true=("x itself in the place of its sigmoid",),
    ),
    wrong(
        "sigmoid_derivative",
        "sigma of sigma in the second factor",
        """
def sigmoid_derivative(x):
    s = sigmoid(x)
    return s * (1 - sigmoid(s))
""",
        true=(),
    ),
    wrong(
        "sigmoid_derivative",
        "1 - s squared, the formula of tanh",
        """
def sigmoid_derivative(x):
    s = sigmoid(x)
    return 1 - s ** 2
""",
        true=("the derivative of tanh",),
    ),
    wrong(
        "sigmoid_derivative",
        "matrix product of s and 1 - s",
        """
def sigmoid_derivative(x):
    s = sigmoid(x)
    return np.dot(s, 1 - s)
""",
        true=(),
    ),
    wrong(
        "image2vector",
        "one axis only",
        """
def image2vector(image):
    return image.flatten()
""",
        true=("a rank-1 array",),
    ),
    wrong(
        "image2vector",
        "a row",
        """
def image2vector(image):
    return image.reshape(1, -1)
""",
        true=("a row instead of a column",),
    ),
    wrong(
        "image2vector",
        "size of 64 pixels hard-coded",
        """
def image2vector(image):
    return image.reshape(64 * 64 * 3, 1)
""",
        true=("the size is hard-coded",),
    ),
    wrong(
        "image2vector",
        "order of axes changed before",
        """
def image2vector(image):
    return image.T.reshape(-1, 1)
""",
        true=("read column by column",),
    ),
    wrong(
        "image2vector",
        "third length forgotten",
        """
def image2vector(image):
    return image.reshape(image.shape[0] * image.shape[1], 1)
""",
        true=("the colours are forgotten",),
    ),
    wrong(
        "image2vector",
        "resizes the image in place",
        """
def image2vector(image):
    image.shape = (image.size, 1)
    return image
""",
        true=("the argument gets a new shape",),
    ),
    wrong(
        "image2vector",
        "divides by 255",
        """
def image2vector(image):
    return image.reshape(-1, 1) / 255
""",
        true=("divided by 255",),
    ),
    wrong(
        "normalize_rows",
        "no keepdims",
        """
def normalize_rows(x):
    n = np.linalg.norm(x, axis=1)
    return x / n
""",
        true=("the axis is not kept",),
    ),
    wrong(
        "normalize_rows",
        "norm of the columns",
        """
def normalize_rows(x):
    return x / np.linalg.norm(x, axis=0, keepdims=True)
""",
        true=("columns instead of rows",),
    ),
    wrong(
        "normalize_rows",
        "one norm for the whole matrix",
        """
def normalize_rows(x):
    return x / np.linalg.norm(x)
""",
        true=("one norm for the whole table",),
    ),
    wrong(
        "normalize_rows",
        "divides by the sum",
        """
def normalize_rows(x):
    return x / np.sum(x, axis=1, keepdims=True)
""",
        true=("divided by the sum",),
    ),
    wrong(
        "normalize_rows",
        "square root forgotten",
        """
def normalize_rows(x):
    return x / np.sum(x ** 2, axis=1, keepdims=True)
""",
        true=("the root is missing",),
    ),
    wrong(
        "normalize_rows",
        "in place on x",
        """
def normalize_rows(x):
    x /= np.linalg.norm(x, axis=1, keepdims=True)
    return x
""",
        true=(),
    ),
    wrong(
        "normalize_rows",
        "each row is written back into x",
        """
def normalize_rows(x):
    for i in range(len(x)):
        x[i] = x[i] / np.linalg.norm(x[i])
    return x
""",
        true=("row by row, in place",),
    ),
    wrong(
        "normalize_rows",
        "returns the norms",
        """
def normalize_rows(x):
    return np.linalg.norm(x, axis=1, keepdims=True)
""",
        true=("the norms themselves",),
    ),
    wrong(
        "calorie_percentages",
        "fractions instead of per cent",
        """
def calorie_percentages(table):
    return table / table.sum(axis=0)
""",
        true=("fractions, not percentages",),
    ),
    wrong(
        "calorie_percentages",
        "rows sum to 100",
        """
def calorie_percentages(table):
    return 100 * table / table.sum(axis=1, keepdims=True)
""",
        true=("rows instead of columns",),
    ),
    wrong(
        "calorie_percentages",
        "the total of the whole table",
        """
def calorie_percentages(table):
    return 100 * table / np.sum(table)
""",
        true=("one total for all foods",),
    ),
    wrong(
        "calorie_percentages",
        "integer division",
        """
def calorie_percentages(table):
    return 100 * table // table.sum(axis=0)
""",
        true=("whole per cents",),
    ),
    wrong(
        "calorie_percentages",
        "rounds to one digit",
        """
def calorie_percentages(table):
    return (100 * table / table.sum(axis=0)).round(1)
""",
        true=("rounded",),
    ),
    wrong(
        "calorie_percentages",
        "axis 1 without keepdims",
        """
def calorie_percentages(table):
    return table / table.sum(axis=1) * 100
""",
        true=(),
    ),
    wrong(
        "calorie_percentages",
        "the six foods of the lesson hard-coded",
        """
def calorie_percentages(table):
    total = table.sum(axis=0).reshape(1, 6)
    return 100 * table / total
""",
        true=("the number of foods is hard-coded",),
    ),
    wrong(
        "softmax",
        "no maximum subtracted",
        """
def softmax(x):
    e = np.exp(x)
    return e / e.sum(axis=1, keepdims=True)
""",
        true=("nothing is subtracted",),
    ),
    wrong(
        "softmax",
        "columns sum to 1",
        """
def softmax(x):
    e = np.exp(x - x.max(axis=0, keepdims=True))
    return e / e.sum(axis=0, keepdims=True)
""",
        true=("columns instead of rows",),
    ),
    wrong(
        "softmax",
        "keepdims forgotten in the sum",
        """
def softmax(x):
    e = np.exp(x - np.max(x, axis=1, keepdims=True))
    return e / np.sum(e, axis=1)
""",
        true=("the axis of the sums is not kept",),
    ),
    wrong(
        "softmax",
        "the maximum of the whole matrix",
        """
def softmax(x):
    e = np.exp(x - np.max(x))
    return e / np.sum(e, axis=1, keepdims=True)
""",
        true=("the largest score of the whole table",),
    ),
    wrong(
        "softmax",
        "subtracts the maximum after exp",
        """
def softmax(x):
    e = np.exp(x) - np.max(x, axis=1, keepdims=True)
    return e / np.sum(e, axis=1, keepdims=True)
""",
        true=(),
    ),
    wrong(
        "softmax",
        "sum over everything",
        """
def softmax(x):
    e = np.exp(x - x.max(axis=1, keepdims=True))
    return e / e.sum()
""",
        true=(),
    ),
    wrong(
        "softmax",
        "x -= max changes x",
        """
def softmax(x):
    x -= x.max(axis=1, keepdims=True)
    e = np.exp(x)
    return e / e.sum(axis=1, keepdims=True)
""",
        true=("subtracted in place",),
    ),
    wrong(
        "softmax",
        "maximum added instead of subtracted",
        """
def softmax(x):
    e = np.exp(x + x.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
""",
        true=(),
    ),
    wrong(
        "softmax",
        "norm instead of sum",
        """
def softmax(x):
    e = np.exp(x - x.max(axis=1, keepdims=True))
    return e / np.linalg.norm(e, axis=1, keepdims=True)
""",
        true=(),
    ),
    wrong(
        "L1",
        "a mean",
        """
def L1(yhat, y):
    return np.mean(np.abs(yhat - y))
""",
        true=("a mean",),
    ),
    wrong(
        "L1",
        "no absolute value",
        """
def L1(yhat, y):
    return np.sum(yhat - y)
""",
        true=("no absolute value",),
    ),
    wrong(
        "L1",
        "absolute value of the sum",
        """
def L1(yhat, y):
    return abs(np.sum(yhat - y))
""",
        true=("absolute value after the sum",),
    ),
    wrong(
        "L1",
        "no sum",
        """
def L1(yhat, y):
    return np.abs(yhat - y)
""",
        true=("not summed",),
    ),
    wrong(
        "L1",
        "Python's sum, which leaves an array for (1, m)",
        """
def L1(yhat, y):
    return sum(abs(yhat - y))
""",
        true=("a sum along one axis",),
    ),
    wrong(
        "L1",
        "sum over axis 0",
        """
def L1(yhat, y):
    return np.sum(np.abs(yhat - y), axis=0)
""",
        true=("a sum along one axis",),
    ),
    wrong(
        "L2",
        "square of the sum",
        """
def L2(yhat, y):
    return np.sum(yhat - y) ** 2
""",
        true=("squared after the sum",),
    ),
    wrong(
        "L2",
        "dot product of the errors",
        """
def L2(yhat, y):
    d = yhat - y
    return np.dot(d, d)
""",
        true=("a dot product of anything",),
    ),
    wrong(
        "L2",
        "square root at the end",
        """
def L2(yhat, y):
    return np.sqrt(np.sum((yhat - y) ** 2))
""",
        true=("the root of the sum",),
    ),
    wrong(
        "L2",
        "difference of squares",
        """
def L2(yhat, y):
    return np.sum(yhat ** 2 - y ** 2)
""",
        true=("the squares subtracted",),
    ),
    wrong(
        "L2",
        "caret is not a power",
        """
def L2(yhat, y):
    return np.sum((yhat - y) ^ 2)
""",
        true=("^ for a power",),
    ),
    wrong(
        "L2",
        "times two instead of squared",
        """
def L2(yhat, y):
    return np.sum((yhat - y) * 2)
""",
        true=("twice instead of squared",),
    ),
    right(
        "matmul_shapes",
        "returns a list",
        """
def matmul_shapes(a, b):
    if a[1] == b[0]:
        return [a[0], b[1]]
    return "mismatch"
""",
    ),
    right(
        "matmul_shapes",
        "by NumPy itself",
        """
def matmul_shapes(a, b):
    try:
        return (np.zeros(a) @ np.zeros(b)).shape
    except ValueError:
        return "mismatch"
""",
    ),
    right(
        "matmul_shapes",
        "one expression",
        """
def matmul_shapes(a, b):
    return a[:1] + b[1:] if a[-1] == b[0] else 'mismatch'
""",
    ),
    right(
        "sigmoid",
        "np.where for both signs",
        """
def sigmoid(x):
    x = np.asarray(x, dtype=float)
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1 / (1 + e), e / (1 + e))
""",
    ),
    right(
        "sigmoid_derivative",
        "sigma of x times sigma of -x",
        """
def sigmoid_derivative(x):
    return sigmoid(x) * sigmoid(-x)
""",
    ),
    right(
        "sigmoid_derivative",
        "s - s squared",
        """
def sigmoid_derivative(x):
    s = sigmoid(x)
    return s - s ** 2
""",
    ),
    right(
        "image2vector",
        "ravel and a new axis",
        """
def image2vector(image):
    return image.ravel()[:, None]
""",
    ),
    right(
        "image2vector",
        "concatenated by loops",
        """
def image2vector(image):
    h, w, c = image.shape
    v = np.zeros((h * w * c, 1))
    k = 0
    for i in range(h):
        for j in range(w):
            for l in range(c):
                v[k, 0] = image[i, j, l]
                k += 1
    return v
""",
    ),
    right(
        "normalize_rows",
        "scikit-learn's normalize",
        """
def normalize_rows(x):
    from sklearn.preprocessing import normalize
    return normalize(x)
""",
    ),
    right(
        "normalize_rows",
        "einsum",
        """
def normalize_rows(x):
    return x / np.sqrt(np.einsum("ij,ij->i", x, x))[:, np.newaxis]
""",
    ),
    right(
        "normalize_rows",
        "a list comprehension, then an array",
        """
def normalize_rows(x):
    return np.array([row / np.linalg.norm(row) for row in x])
""",
    ),
    right(
        "calorie_percentages",
        "double transpose",
        """
def calorie_percentages(table):
    return (100 * table.T / table.T.sum(axis=1).reshape(-1, 1)).T
""",
    ),
    right(
        "calorie_percentages",
        "division by a hundredth of the total",
        """
def calorie_percentages(table):
    return table / (np.ones((1, len(table))) @ table / 100)
""",
    ),
    right(
        "softmax",
        "scipy's",
        """
def softmax(x):
    from scipy.special import softmax as s
    return s(x, axis=1)
""",
    ),
    right(
        "softmax",
        "by logsumexp",
        """
from scipy.special import logsumexp
def softmax(x):
    return np.exp(x - logsumexp(x, axis=1, keepdims=True))
""",
    ),
    right(
        "softmax",
        "apply_along_axis",
        """
def softmax(x):
    def one(r):
        e = np.exp(r - r.max())
        return e / e.sum()
    return np.apply_along_axis(one, 1, x)
""",
    ),
    right(
        "L1",
        "norm of order 1 of the flat errors",
        """
def L1(yhat, y):
    return np.linalg.norm((yhat - y).ravel(), 1)
""",
    ),
    right(
        "L1",
        "maximum minus minimum",
        """
def L1(yhat, y):
    return float((np.maximum(yhat, y) - np.minimum(yhat, y)).sum())
""",
    ),
    right(
        "L2",
        "vdot",
        """
def L2(yhat, y):
    return np.vdot(yhat - y, yhat - y)
""",
    ),
    right(
        "L2",
        "a loop over flat pairs",
        """
def L2(yhat, y):
    total = 0
    for p, q in zip(yhat.flat, y.flat):
        total += (p - q) ** 2
    return total
""",
    ),
]
