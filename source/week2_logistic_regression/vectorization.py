# %% [markdown]
# # Vectorization
#
# Every neural network is built on one operation: the **matrix product**. Run the two
# cells below, move the slider, and watch a row meet a column. Which entry do they make,
# and how?
#
# **Time:** about 150 minutes in seven parts, so take two evenings. You write nine short
# functions (39 points) and a paragraph (2 points). None of them needs a `for`.

# %%
from helpers.play import matrix_product

matrix_product()

# %% [markdown]
# ## Part 1 · The matrix product (25 min)
#
# A row and a column are multiplied entry by entry, and the products are added up. That
# is the **dot product**, and it is how a neuron's score begins:
#
# $$z = \sum_{i=1}^{n_x} w_i\,x_i$$
#
# $w$ and $x$ hold $n_x$ numbers each, the weights and the features of week 1. In this
# week's formulas a lower index counts inputs.

# %% locked="setup"
import numpy as np

from helpers import check, example, glossary, hint, lesson, progress, quiz
from helpers.play import softmax as softmax_sliders
from helpers.plots import activations, arrays, foods, losses, scaling, timing
from helpers.widgets import explore

lesson("vectorization")

# %% [markdown]
# ### One entry at a time, or all at once
#
# Here is the dot product twice: with a loop that visits one entry at a time, and with
# one call that takes both arrays whole. Both must give
# $1 \cdot 4 + 2 \cdot 5 + 3 \cdot 6 = 32$. Then they race, on your own machine, on
# arrays of 10 to 100,000 entries.

# %%
def dot_loop(w, x):
    total = 0.0
    for i in range(len(w)):
        total += w[i] * x[i]
    return total


def dot_whole(w, x):
    return np.dot(w, x)


w, x = np.array([1.0, 2.0, 3.0]), np.array([4.0, 5.0, 6.0])
print("loop:", dot_loop(w, x), " whole:", dot_whole(w, x))
seconds = timing.race(dot_loop, dot_whole, inputs=2)

# %% [markdown]
# With ten entries the two are close, because calling a NumPy function costs about a
# microsecond. Then the loop's time grows with the array, while the other stays flat up
# to about a thousand entries. Why? Python handles each number as a separate object:
# find it, look up its type, multiply, make a new object. NumPy checks the type once,
# and compiled code runs over the numbers. Replacing a loop by one operation on whole
# arrays is called **vectorization**.

# %% [markdown]
# ### The matrix product
#
# `A @ B` takes the dot product of each row of `A` with each column of `B`, so the two
# must be equally long. The **inner** lengths must agree; the **outer** ones form the
# result:
#
# $$(2, 3) \;@\; (3, 4) \;\rightarrow\; (2, 4)$$
#
# (2, 3) @ (2, 3) is an error. The **transpose** `.T` turns rows into columns, so
# (2, 3) @ (3, 2) works. With $w$ and $x$ as columns, the dot product is $w^T x$.

# %% [markdown]
# ### Exercise: matmul_shapes · 4 points
#
# Write `matmul_shapes(a, b)`.
#
# - `a`, `b`: the shapes of two matrices, tuples of two whole numbers.
# - Returns the shape of the product `A @ B`, a tuple of two whole numbers, or the
#   string `"mismatch"` if there is no product.
#
# You should see (2, 4), mismatch and (5, 5). For more hints, run `hint(matmul_shapes)`
# in a cell of its own. If the check fails, `a, b = example(matmul_shapes)` gives you
# the arguments of the failing call.
#
# <details><summary>Hint</summary>
#
# `rows, inner = a` gives the two lengths of a tuple a name each.
# </details>

# %% solution="matmul_shapes"
def matmul_shapes(a, b):
    """Predict the shape of A @ B.

    a, b : tuples of two whole numbers, the shapes of A and B
    returns : tuple of two whole numbers, or the string "mismatch"
    """
    # BEGIN SOLUTION
    rows, inner = a
    length, columns = b
    if inner != length:
        return "mismatch"
    return (rows, columns)
    # END SOLUTION

# %%
for a, b in [((2, 3), (3, 4)), ((2, 3), (2, 3)), ((5, 1), (1, 5))]:
    print(a, "@", b, "->", matmul_shapes(a, b))

# %% test="matmul_shapes" points=4
check(matmul_shapes)

# %% [markdown]
# ### Three ways to multiply
#
# Python has two signs for products. `A * B` multiplies **entry by entry**, so the
# shapes must be equal (or stretch, as Part 4 shows). `A @ B` is the matrix product. For
# matrices, `np.dot(A, B)` is an older name for it. With square matrices all three run,
# and nothing tells you if you chose the wrong one.

# %%
A, B = np.array([[1, 2], [3, 4]]), np.array([[10, 20], [30, 40]])
print("A * B        ", (A * B).tolist())
print("A @ B        ", (A @ B).tolist())
print("np.dot(A, B) ", np.dot(A, B).tolist())

# %% quiz="last-product"
# ? u and v are columns of shape (n, 1). Which expression is the table of all products of
#   an entry of u with an entry of v?
# - u * v :: The shapes are equal, so it multiplies entry by entry: each entry of u meets
#   only its partner in v. Shape (n, 1).
# - u.T @ v :: (1, n) times (n, 1) is (1, 1): the sum of the products of partners, which
#   is the dot product.
# + u @ v.T :: (n, 1) times (1, n) is (n, n). Every row of u has one entry, every column
#   of v.T has one entry, and each pair makes one product.

# %% [markdown]
# ## Part 2 · Whole arrays (20 min)
#
# Before you write `for`, look for the function that takes the array whole:
#
# | you want | for example | you write |
# |---|---|---|
# | arithmetic | add 3, double, square | `a + 3`, `2 * a`, `a**2` |
# | a function | exponential, root, size | `np.exp(a)`, `np.sqrt(a)`, `np.abs(a)` |
# | a question | is it positive? | `a > 0` |
# | a summary | sum, mean, largest | `a.sum()`, `a.mean()`, `a.max()` |
#
# Only a summary changes the shape.

# %% [markdown]
# ### The sigmoid, for every entry at once
#
# For "cat or not?" we want a probability, but scores can be any number. The sigmoid
# squeezes it between 0 and 1:
#
# $$\sigma(x) = \frac{1}{1 + e^{-x}}$$
#
# At $x = 0$ it is $\frac12$. At $x = \ln 3$, $e^{-x} = \frac13$ and $\sigma = \frac34$.
#
# ### Exercise: sigmoid · 4 points
#
# Write `sigmoid(x)`, for a number or any array. It returns $\sigma$ of every entry,
# also of ±1000: below, 0.25, 0.5, 0.75.
#
# <details><summary>Hint</summary>
#
# Between a number and an array, NumPy uses the number for every entry. So the 1s need
# nothing special. For the exponential choose the function that takes arrays.
# </details>

# %% solution="sigmoid"
def sigmoid(x):
    """Squeeze every entry of x into (0, 1).

    x : number or array of any shape
    returns : number or array like x
    """
    # BEGIN SOLUTION
    return 1 / (1 + np.exp(-x))
    # END SOLUTION

# %%
print(sigmoid(np.array([-np.log(3), 0.0, np.log(3)])).round(3))

# %% test="sigmoid" points=4
check(sigmoid)

# %% [markdown]
# ### The slope of the sigmoid
#
# To learn, a neuron must know how its output changes with its score. By the chain rule,
#
# $$\sigma'(x) = -\left(1 + e^{-x}\right)^{-2} \cdot \left(-e^{-x}\right)
# = \frac{1}{1 + e^{-x}} \cdot \frac{e^{-x}}{1 + e^{-x}}
# = \sigma(x)\,\bigl(1 - \sigma(x)\bigr),$$
#
# because $\frac{e^{-x}}{1+e^{-x}} = \frac{(1 + e^{-x}) - 1}{1+e^{-x}} = 1 - \sigma(x)$.
# At $x = \ln 3$ the slope is $\frac34 \cdot \frac14 = 0.1875$.
#
# ### Exercise: sigmoid_derivative · 4 points
#
# Write `sigmoid_derivative(x)`, for a number or an array. Call your own `sigmoid`. At 0
# and $\ln 3$ you should see 0.25 and 0.1875, and then both curves.
#
# <details><summary>Hint</summary>
#
# Compute $\sigma(x)$ once, give it a name, and use the name twice.
# </details>

# %% solution="sigmoid_derivative"
def sigmoid_derivative(x):
    """Compute the slope of the sigmoid at every entry of x.

    x : number or array of any shape
    returns : number or array like x
    """
    # BEGIN SOLUTION
    s = sigmoid(x)
    return s * (1 - s)
    # END SOLUTION

# %%
print(sigmoid_derivative(np.array([0.0, np.log(3)])).round(4))
activations.curve_and_slope(sigmoid, sigmoid_derivative)

# %% test="sigmoid_derivative" points=4
check(sigmoid_derivative)

# %% [markdown]
# At ±4 the slope is below 0.02: a neuron that is very sure hardly moves.
#
# ## Part 3 · Shapes (15 min)
#
# Not every loop is bad. A loop over layers or over training steps takes few turns and
# does a lot of work in each. Loops over examples and inputs are the ones to avoid.
#
# ### Shapes, and changing them
#
# An array is a sequence of numbers with a **shape** that says how to read them.
# `reshape` keeps the numbers and their order, row after row. One length may be −1:
# NumPy works it out. The transpose `.T` can give the same shape with other contents.

# %%
arrays.reshape(np.arange(12).reshape(3, 4), (2, 6), (12,))
arrays.reshape_or_transpose(np.arange(6).reshape(2, 3))

# %% [markdown]
# ### A picture is a column of numbers
#
# A colour picture has three numbers for each pixel: red, green and blue, from 0 to 255.
# Its shape is (height, width, 3). A neuron needs one column for each example.
#
# ### Exercise: image2vector · 4 points
#
# Write `image2vector(image)`.
#
# - `image`: array of shape (h, w, c), with c numbers for each pixel.
# - Returns an array of shape (h·w·c, 1), with two axes: the same numbers in the order
#   in which they are read. `image` stays unchanged.
#
# The tiny picture should become shape (12, 1) and begin with 213, 94, 0.
#
# <details><summary>Hint</summary>
#
# You know the second length: 1. You needn't work out the first; NumPy can.
# </details>

# %% solution="image2vector"
def image2vector(image):
    """Put all numbers of a picture into one column.

    image : (h, w, c)
    returns : (h*w*c, 1)
    """
    # BEGIN SOLUTION
    return image.reshape(-1, 1)
    # END SOLUTION

# %%
tiny = np.array([[[213, 94, 0], [0, 114, 178]], [[240, 228, 66], [0, 158, 115]]])
column = image2vector(tiny)
print("shape", column.shape, "begins", column[:3, 0])
arrays.image_as_vector(tiny)

# %% test="image2vector" points=4
check(image2vector)

# %% [markdown]
# From one picture to many. A whole training set has shape (m, h, w, c), and we want `X`
# of shape (n_x, m): one column for each picture. Two lines below give that shape, but
# only one gives the right array. To tell which, each of four pictures is filled with
# its own number. Look at the columns.

# %%
m = 4
pictures = np.repeat(np.arange(m), 6).reshape(m, 1, 2, 3)
X_one = pictures.reshape(m, -1).T
X_two = pictures.reshape(-1, m)
arrays.side_by_side(X_one=X_one, X_two=X_two)

# %% quiz="columns"
# ? Which of the two is right, and why?
# + X_one: the pictures follow each other in memory, so m must be the first length of the
#   reshape :: Each row of reshape(m, -1) is then one picture, and the transpose turns
#   rows into columns.
# - X_two: it gives (n_x, m) directly, without a transpose :: The shape is right, but each
#   column holds pieces of several pictures. There is no error, and a network trained on
#   it learns nothing.
# - Both: they have the same shape and the same numbers :: The numbers are in different
#   places. A column of X_two mixes several pictures.

# %% [markdown]
# ## Part 4 · Axes and broadcasting (20 min)
#
# ### Which axis?
#
# **Axis 0** runs down the rows, **axis 1** across the columns. `table.sum(axis=0)` adds
# up *along* axis 0. That axis disappears from the shape. So **cross the axis out**:
# (3, 4) without its axis 0 is (4,), one sum for each column. Without its axis 1 it is
# (3,). With no `axis` at all, everything is summed into one number.

# %%
table = np.array([[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12]])
arrays.axis(table)
print("axis 0:", table.sum(axis=0))
print("axis 1:", table.sum(axis=1))
print("no axis:", table.sum())

# %% quiz="axis"
# ? X has shape (n_x, m), one column for each example. Which call gives the mean of each
#   feature over all examples?
# - X.mean(axis=0) :: That crosses out n_x and leaves m numbers: the mean of each example
#   over its own features, which mixes features of different kinds.
# - X.mean() :: That is one number for the whole table.
# + X.mean(axis=1) :: The examples lie along axis 1. Cross it out of (n_x, m), and n_x
#   means remain, one for each feature.

# %% [markdown]
# ### Broadcasting
#
# Adding 3 to an array adds it to every entry. NumPy also stretches small arrays to the
# size of large ones, which is called **broadcasting**:
#
# 1. Write the two shapes under each other, aligned at the **right**.
# 2. Where one shape is too short, put 1s on its left.
# 3. In each place the lengths must be equal, or one of them 1. A 1 is stretched.
#    Anything else is a `ValueError`.
#
# The pale cells below are never stored.

# %%
tens = 10 * np.arange(12).reshape(3, 4)
arrays.broadcast(tens, np.array([[1], [2], [3]]))
arrays.broadcast(tens, np.array([1, 2, 3, 4]))
arrays.broadcast(np.array([[10], [20], [30]]), np.array([[1, 2, 3, 4]]))

# %% [markdown]
# Now choose two shapes yourself. Predict the result before you let go of the slider.
#
# It starts with a pair that looks like a match: three rows, and three numbers. But the
# rule aligns at the right, where 4 meets 3. The fix is to make the three numbers a
# column: choose (3, 1) for b.

# %%
explore(
    arrays.broadcasting,
    alt="Two arrays, their shapes aligned at the right, and what their sum is.",
    a=["(3, 4)", "(3, 1)", "(1, 4)", "(4,)", "(3,)", "(1,)", "(4, 3)"],
    b=["(3,)", "(3, 1)", "(1, 4)", "(4,)", "(3, 4)", "(1,)", "(4, 3)"],
)

# %% quiz="square"
# ? You want to subtract 1 from the first row of a table, 2 from the second and 3 from the
#   third, and write table - np.array([1, 2, 3]). When do you find out that this is wrong?
# + At once with a 3 × 4 table, never with a 3 × 3 table :: Aligned at the right, 4 meets
#   3 and NumPy raises an error. On the square table 3 meets 3: the numbers are subtracted
#   from the columns without a warning. So test with lengths that differ.
# - Always at once: NumPy raises a ValueError :: Only if the table does not have three
#   columns. On a 3 × 3 table the shapes fit, and the result is silently wrong.
# - Never: the line is right :: The three numbers count as a row, so each is subtracted
#   from a column. np.array([[1], [2], [3]]) is a column.

# %% [markdown]
# ## Part 5 · Rows and columns (20 min)
#
# ### Keep the axis
#
# Divide each row by its sum: the sums over axis 1 have shape (3,), and (3, 4) / (3,)
# fails. `keepdims=True` keeps the summed axis, with length 1, and (3, 1) stretches.
#
# Make it a habit: **when a sum, mean or maximum goes back to its own array, keep the
# axis.**

# %%
print(table.sum(axis=1).shape, table.sum(axis=1, keepdims=True).shape)
arrays.broadcast(table, table.sum(axis=1, keepdims=True), "/")

# %% [markdown]
# ### Rows of length one
#
# Divide a row by its length, or **norm**, and only its direction is left:
# $\lVert r \rVert = \sqrt{r_1^2 + \dots + r_n^2}$. The row (3, 4, 0) has norm
# $\sqrt{9 + 16 + 0} = 5$ and becomes (0.6, 0.8, 0).
#
# ### Exercise: normalize_rows · 5 points
#
# Write `normalize_rows(x)`.
#
# - `x`: array of shape (m, n), no row all zeros.
# - Returns shape (m, n): each row divided by its norm. `x` stays unchanged.
#
# You should see 0.6, 0.8, 0 and 0.385, 0, 0.923.
#
# <details><summary>Hint</summary>
#
# `np.linalg.norm` takes `axis` and `keepdims` as a sum does. Or build the norm from
# squares, a sum and a root.
# </details>

# %% solution="normalize_rows"
def normalize_rows(x):
    """Divide each row by its norm.

    x : (m, n)
    returns : (m, n), rows of norm 1
    """
    # BEGIN SOLUTION
    norms = np.linalg.norm(x, axis=1, keepdims=True)
    return x / norms
    # END SOLUTION

# %%
print(normalize_rows(np.array([[3, 4, 0], [5, 0, 12]])).round(3))

# %% test="normalize_rows" points=5
check(normalize_rows)

# %% [markdown]
# ### Where does the energy come from?
#
# `foods.GRAMS` has shape (3, 6): the grams of carbohydrate, protein and fat (rows) in
# 100 grams of six foods (columns). A gram gives about 4, 4 and 9 kilocalories. So 100 g
# of oats give 4 · 60 + 4 · 13 + 9 · 7 = 240 + 52 + 63 = 355, and carbohydrate gives
# 100 · 240 / 355 ≈ 67.6 per cent of it.
#
# ### Exercise: calorie_percentages · 5 points
#
# Write `calorie_percentages(table)`.
#
# - `table`: array of shape (n_nutrients, n_foods), kilocalories.
# - Returns an array of the same shape, in per cent: each **column** sums to 100.
#   `table` stays unchanged.
#
# The first column, oats, should be 67.6, 14.6, 17.7.
#
# <details><summary>Hint</summary>
#
# You need one total for each food. Which axis must disappear? Cross it out of the shape
# and see.
# </details>

# %% solution="calorie_percentages"
def calorie_percentages(table):
    """Turn kilocalories into percentages of each food's total.

    table : (n_nutrients, n_foods)
    returns : (n_nutrients, n_foods), columns sum to 100
    """
    # BEGIN SOLUTION
    totals = table.sum(axis=0, keepdims=True)
    return 100 * table / totals
    # END SOLUTION

# %%
kcal = foods.GRAMS * np.array([[4.0], [4.0], [9.0]])  # (3, 6) times (3, 1)
percentages = calorie_percentages(kcal)
print(percentages.round(1))
print("sums:", percentages.sum(axis=0).round(6))
foods.shares(percentages)

# %% test="calorie_percentages" points=5
check(calorie_percentages)

# %% [markdown]
# ## Part 6 · Softmax, and a trap (25 min)
#
# ### Softmax
#
# With $n$ classes ("cat, dog or bird?") there are $n$ scores, also called **logits**,
# and their probabilities must sum to 1. The **softmax** makes the scores positive with
# $e^{x}$ and divides by the sum:
#
# $$\mathrm{softmax}(x)_j = \frac{e^{x_j}}{\sum_{k=1}^{n} e^{x_k}}$$
#
# Move one score. What happens to the other probabilities? Then move all scores by the
# same amount.

# %%
softmax_sliders()

# %% [markdown]
# Only differences matter, and that is useful: $e^{1000}$ overflows to `inf`, and
# `inf / inf` is `nan`. So subtract each row's **largest** score first. It cancels:
#
# $$\frac{e^{x_j - c}}{\sum_k e^{x_k - c}}
# = \frac{e^{-c}\,e^{x_j}}{e^{-c}\sum_k e^{x_k}} = \frac{e^{x_j}}{\sum_k e^{x_k}}$$
#
# ### Exercise: softmax · 6 points
#
# Write `softmax(x)`.
#
# - `x`: array of shape (m, n): the n scores of m examples, one **row** for each
#   example.
# - Returns an array of shape (m, n): each row sums to 1, even for scores as large as
#   ±1000. `x` stays unchanged.
#
# The scores 0, ln 2, ln 5 have exponentials 1, 2, 5 and sum 8. You should see 0.125,
# 0.25, 0.625, and then three thirds.
#
# <details><summary>Hint</summary>
#
# Two summaries go back to their own array here: the largest score of each row, and
# the sum of each row. Both need what "Keep the axis" says.
# </details>

# %% solution="softmax"
def softmax(x):
    """Turn each row of scores into probabilities.

    x : (m, n)
    returns : (m, n), rows sum to 1
    """
    # BEGIN SOLUTION
    shifted = x - x.max(axis=1, keepdims=True)
    powers = np.exp(shifted)
    return powers / powers.sum(axis=1, keepdims=True)
    # END SOLUTION

# %%
scores = np.array([[0.0, np.log(2), np.log(5)], [1000.0, 1000.0, 1000.0]])
print(softmax(scores).round(3))

# %% test="softmax" points=6
check(softmax)

# %% [markdown]
# ### Arrays with one axis
#
# An array of shape (3,) is neither a row nor a column: it has one axis, and is called a
# **rank-1 array**. Its transpose is itself. Below, `y` holds three true values as a
# column and `yhat` three perfect predictions as a rank-1 array. What should their mean
# error be?

# %%
y, yhat = np.array([[1.0], [2.0], [3.0]]), np.array([1.0, 2.0, 3.0])
print("transposed:", yhat.T.shape, "and", y.T.shape)
print("mean error:", abs(yhat - y).mean().round(3))
arrays.broadcast(yhat, y, "−")
yhat = yhat.reshape(3, 1)
assert yhat.shape == y.shape
print("mean error after reshape:", abs(yhat - y).mean())

# %% [markdown]
# There were nine differences instead of three: every prediction met every true value,
# without a warning. So in this course vectors have two axes, (n, 1) or (1, m), and
# where you rely on a shape, you `assert` it.
#
# ### In your own words · 2 points
#
# A friend measures a cat classifier with `np.mean(yhat == y)`, the proportion of right
# answers. `yhat` has shape (m,) and `y` has shape (m, 1); both hold zeros and ones, and
# exactly half of the true values are 1. Whatever your friend changes in the classifier,
# the result is 0.5. In three to five sentences: why exactly 0.5, and what should your
# friend do? (`==` broadcasts like a minus, and True counts as 1.)

# %% [markdown] answer="why-rank-1" points=2
# Broadcasting aligns shapes at the right, so (m,) becomes (1, m), both 1s are
# stretched, and `yhat == y` has shape (m, m). Entry (i, j) compares prediction j with
# the true value i, so every prediction meets all m true values. Half of those are 1
# and half are 0: whatever it says, a prediction agrees with exactly half of them, and
# the mean is 0.5. Reshape `yhat` to (m, 1) where it is made, and assert that both
# shapes are equal before comparing.
#
# Rubric:
#
# - 1 point: broadcasting gives shape (m, m), so every prediction is compared with all
#   m true values and agrees with exactly half of them
# - 1 point: gives both arrays the same shape, by `reshape` or `keepdims`, before they
#   are compared

# %% [markdown]
# ## Part 7 · Errors and scales (25 min)
#
# ### How wrong are we? Lengths and squares
#
# To learn, a model needs one number that says how wrong it is. With predictions
# $\hat y$ and true values $y$ of $m$ examples (the upper index counts examples), there
# are two common ways to add up the errors:
#
# $$L_1 = \sum_{i=1}^{m} \left| \hat y^{(i)} - y^{(i)} \right|, \qquad
# L_2 = \sum_{i=1}^{m} \left( \hat y^{(i)} - y^{(i)} \right)^2$$
#
# The errors 1, −2, 0 give $L_1 = 1 + 2 + 0 = 3$ and $L_2 = 1 + 4 + 0 = 5$.
#
# ### Exercise: L1 · 3 points
#
# Write `L1(yhat, y)`, for two arrays of one shape: (m,), (1, m) or (m, 1). It returns
# **one number**, a sum and not a mean.
#
# <details><summary>Hint</summary>
#
# In the table of Part 2, which row keeps the shape, and which makes one number out of
# any shape? You need both, in this order.
# </details>

# %% solution="L1"
def L1(yhat, y):
    """Sum the absolute errors.

    yhat, y : arrays of one shape, (m,), (1, m) or (m, 1)
    returns : number
    """
    # BEGIN SOLUTION
    errors = np.abs(yhat - y)
    return float(np.sum(errors))
    # END SOLUTION

# %% test="L1" points=3
check(L1)

# %% [markdown]
# ### Exercise: L2 · 4 points
#
# Write `L2(yhat, y)`, with the same arguments. It returns one number, and `yhat` and
# `y` stay unchanged.
#
# The cell after yours prints 3.0 and 5.0 for the errors 1, −2, 0. Then move the third
# prediction away from its true value. Which of the two totals reacts more to a single
# large error?
#
# <details><summary>Hint</summary>
#
# A dot product of the errors with themselves is tempting. It gives a number for
# shape (m,) only: for (1, m) it fails, or gives an array of shape (1, 1).
# </details>

# %% solution="L2"
def L2(yhat, y):
    """Sum the squared errors.

    yhat, y : arrays of one shape, (m,), (1, m) or (m, 1)
    returns : number
    """
    # BEGIN SOLUTION
    errors = yhat - y
    return float(np.sum(errors**2))
    # END SOLUTION

# %%
yhat, y = np.array([2.0, 1.0, 5.0]), np.array([1.0, 3.0, 5.0])
print("L1:", L1(yhat, y), " L2:", L2(yhat, y))
explore(
    losses.outlier(L1, L2),
    alt="Four errors, each as a length and as a square.",
    third=(1.5, 5.5, 0.25, 3.0),
)

# %% test="L2" points=4
check(L2)

# %% [markdown]
# Twice the error is twice the length but four times the area. So $L_2$ punishes one
# large error more than several small ones.
#
# ### Features on one scale
#
# So far we have computed faster. Now we learn faster. Here are 200 made-up houses,
# described by rooms and age in years. `X` has shape (2, m). Subtract each feature's
# mean $\mu$ and divide by its standard deviation $s$:
#
# $$x' = \frac{x - \mu}{s}, \qquad \mu \text{ and } s \text{ of shape } (2, 1)$$
#
# This is called **standardisation**. Scale test examples with the training set's $\mu$
# and $s$.

# %%
X, Y = scaling.houses()
mu = X.mean(axis=1, keepdims=True)
s = X.std(axis=1, keepdims=True)
X_scaled = (X - mu) / s
print("before: means", mu.ravel().round(1), "spreads", s.ravel().round(1))
print("after: spreads", X_scaled.std(axis=1).round(1))
scaling.features(X - mu, X_scaled, ("rooms", "age"))

# %% [markdown]
# ### Why descent is faster in a round bowl
#
# A model learns by going downhill. The cost $J$, one number that says how wrong it
# is, is a landscape over the weights. A bowl $r$ times as long as it is wide is a good
# model of it:
#
# $$J = \tfrac12\left(w_1^2 + r^2 w_2^2\right), \qquad
# \frac{\partial J}{\partial w_1} = w_1, \quad
# \frac{\partial J}{\partial w_2} = r^2 w_2$$
#
# Read $\partial J / \partial w_1$ as "the partial derivative of $J$ with respect to
# $w_1$": how fast $J$ changes if only $w_1$ moves. A step subtracts $\alpha$ times
# these slopes, so $w_1$ is multiplied by $1 - \alpha$ and $w_2$ by $1 - \alpha r^2$.
# The **learning rate** $\alpha$ is a **hyperparameter**: training does not find it, you
# choose it.

# %% [markdown]
# For $r = 1$ choose $\alpha = 1$, and one step is enough. For $r = 10$, $\alpha$ must
# stay below 0.02 or $w_2$ grows without limit. Then $w_1$ shrinks by at most 2 % per
# step, and since $0.98^{228} \approx 0.01$, it takes at least 228 steps to bring it
# down to 1 %.
#
# The steep direction limits the rate, and the flat one has to wait. First the houses,
# each bowl at its own best rate. Then your turn: find the best rate for a round bowl,
# then stretch the bowl.

# %%
steps = scaling.two_bowls(X - mu, X_scaled, Y)
print("steps, unscaled:", steps["unscaled"], " scaled:", steps["scaled"])
explore(
    scaling.bowl,
    alt="A descent in a bowl, and its cost step by step.",
    length_ratio=(1.0, 6.0, 0.5, 3.0),
    learning_rate=(0.02, 1.5, 0.02, 0.2),
)

# %% quiz="scaling"
# ? One feature is measured in metres and runs from 0 to 2, another in grams from 0 to
#   5,000. You train without scaling. What limits the learning rate?
# - The metres: their numbers are so small :: Small numbers make a flat direction, which
#   could take a large rate. It suffers, but it does not set the limit.
# + The grams: the cost is steepest with respect to their weight :: A small change of that
#   weight changes the output a lot. The rate must suit the steepest direction, and the
#   weight of the metres then creeps.
# - Neither: only the number of examples counts :: The cost is a mean over the examples.
#   How many there are hardly changes its shape. The units of measurement do.

# %% [markdown]
# ## What you can now do
#
# - replace a loop over entries by one line on whole arrays, and say why it is faster;
# - predict the shape of a matrix product, and choose between `*` and `@`;
# - say which axis a sum removes, and keep it when the result goes back to its array;
# - predict a broadcast shape, and name the pair of lengths that forbids one;
# - turn pictures into columns without mixing them up, and avoid rank-1 arrays;
# - write a softmax that survives scores of 1000;
# - standardise features, and say what that does to the bowl.

# %%
progress()

# %% quiz="last-keepdims"
# ? x has shape (4, 3). Which of these subtracts each row's mean from it?
# + x - x.mean(axis=1, keepdims=True) :: The means have shape (4, 1), one for each row,
#   and are stretched across the three columns.
# - x - x.mean(axis=1) :: The means have shape (4,). Aligned at the right, 3 meets 4: a
#   ValueError.
# - x - x.mean(axis=0) :: That runs, and subtracts each column's mean.

# %% [markdown]
# ## Further reading
#
# - Charles R. Harris and others, *Array programming with NumPy*, Nature 585, 2020: what
#   an array is, by the people who make NumPy, in six pages.
# - Yann LeCun, Léon Bottou, Genevieve Orr, Klaus-Robert Müller, *Efficient BackProp*,
#   1998: section 4 says why inputs are scaled.
# - Ian Goodfellow, Yoshua Bengio, Aaron Courville, *Deep Learning*, 2016, chapter 4:
#   overflow, softmax and descent in more depth.
#
# Next comes [logistic regression](logistic_regression.ipynb), where these arrays learn
# to tell a cat from a mug.
