# %% [markdown]
# # Vectorization
#
# A network that looks at one small picture multiplies 12,288 numbers by 12,288 weights.
# It does that for hundreds of pictures, and then thousands of times over. Written as
# Python loops, one small experiment takes half an hour, and you will want dozens.
# Written on whole arrays, it takes seconds.
#
# The price is that you must know the shape of everything. This notebook teaches you to
# think in shapes, and every later notebook stands on it.
#
# You write eight short functions and one paragraph, for 37 points. None of them needs
# a `for`. Take about two hours, with a break.

# %% locked="setup"
import numpy as np

from helpers import check, glossary, hint, lesson, progress, quiz
from helpers.plots import activations, arrays, foods, losses, scaling, timing
from helpers.widgets import explore

lesson("vectorization")

# %% [markdown]
# ## One entry at a time, or all at once
#
# A neuron begins with a sum of products,
#
# $$z = \sum_{i=1}^{n_x} w_i\,x_i ,$$
#
# where $w$ and $x$ hold $n_x$ numbers each. Here it is twice: with a loop that visits
# one entry at a time, and with one call that is handed both arrays whole. Both must
# give $1 \cdot 4 + 2 \cdot 5 + 3 \cdot 6 = 32$.
#
# Then they race, on the very machine you are using. `timing.race` calls both on arrays
# of 10 up to 100,000 entries and draws the time of one call. On both axes every mark
# is ten times the one before.

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
print("whole is faster:", seconds["whole"][-1] < seconds["loop"][-1])

# %% [markdown]
# The same answer, and read the picture from the left. With ten entries the two are
# close: calling a NumPy function costs about a microsecond, whatever it is given. Then
# the loop grows in step with the array, and the other line stays flat for a long while.
#
# Why? In the loop, Python takes up every number as an object of its own: find it,
# ask what it is, multiply, make a new object. NumPy asks once for the whole array. The
# numbers lie side by side in memory, and compiled code runs over them, several at a
# time.
#
# The next notebook needs $12{,}288 \times 209 \times 2{,}000 \approx 5.1 \times 10^9$
# products to train one neuron, and as many again for its gradients. Even at a tenth of
# a microsecond each, loops take seventeen minutes. You will wait seconds.

# %% [markdown]
# So before you write `for`, look for the function that takes the array whole:
#
# | you want | for example | you write |
# |---|---|---|
# | arithmetic | add 3, double, square | `a + 3`, `2 * a`, `a**2` |
# | a function | exponential, root, size | `np.exp(a)`, `np.sqrt(a)`, `np.abs(a)` |
# | a question | is it positive? | `a > 0` |
# | a summary | sum, mean, largest | `a.sum()`, `a.mean()`, `a.max()` |
#
# The first three keep the shape of `a`. The last one takes entries away, and soon we
# have to say along which direction.

# %% [markdown]
# ## The sigmoid, for every entry at once
#
# A neuron's sum can be any number. When the question is "cat or not?", we want a
# probability. The **sigmoid** squeezes the whole number line between 0 and 1:
#
# $$\sigma(x) = \frac{1}{1 + e^{-x}}$$
#
# At $x = 0$ it is $\frac{1}{1+1} = \frac12$: undecided. At $x = \ln 3$,
# $e^{-x} = \frac13$ and $\sigma = \frac{1}{1 + 1/3} = \frac34$. At $x = -\ln 3$,
# $e^{-x} = 3$ and $\sigma = \frac14$. Far to the right it nears 1, far to the left 0,
# and it reaches neither.

# %% [markdown]
# ### Exercise: sigmoid · 4 points
#
# Write `sigmoid(x)`.
#
# - `x`: a number, or an array of any shape.
# - Returns $\sigma$ of every entry, in the shape of `x`.
#
# If every piece of a formula works on whole arrays, so does the formula. The cell
# after yours tries it on $-\ln 3$, 0 and $\ln 3$: you should see 0.25, 0.5 and 0.75.
# Then `check` compares your function with known results. Stuck? Add a cell with
# `hint(sigmoid)`; each call tells you a little more.
#
# <details><summary>A nudge</summary>
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
print(sigmoid(np.array([-np.log(3), 0.0, np.log(3)])))

# %% test="sigmoid" points=4
check(sigmoid)

# %% [markdown]
# ## The slope of the sigmoid
#
# Learning means: change a weight a little and see how the output moves. For that we
# need the slope of $\sigma$. Write $\sigma(x) = (1 + e^{-x})^{-1}$ and use the chain
# rule, outside first:
#
# $$\sigma'(x) = -\left(1 + e^{-x}\right)^{-2} \cdot \left(-e^{-x}\right)
# = \frac{1}{1 + e^{-x}} \cdot \frac{e^{-x}}{1 + e^{-x}}$$
#
# The first factor is $\sigma(x)$. The second is what $\sigma(x)$ lacks to be 1,
# because $\frac{e^{-x}}{1+e^{-x}} = \frac{(1 + e^{-x}) - 1}{1+e^{-x}} = 1 - \sigma(x)$.
# Therefore
#
# $$\sigma'(x) = \sigma(x)\,\bigl(1 - \sigma(x)\bigr).$$
#
# That is a gift: once you know $\sigma$, the slope costs one subtraction and one
# product. At $x = 0$ it is $\frac12 \cdot \frac12 = \frac14$. At $x = \ln 3$ it is
# $\frac34 \cdot \frac14 = \frac{3}{16} = 0.1875$.

# %% [markdown]
# ### Exercise: sigmoid_derivative · 4 points
#
# Write `sigmoid_derivative(x)`. Call your own `sigmoid`; don't write its formula again.
#
# - `x`: a number, or an array of any shape.
# - Returns $\sigma'$ of every entry, in the shape of `x`.
#
# At 0 and $\ln 3$ you should see 0.25 and 0.1875.
#
# <details><summary>A nudge</summary>
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
print(sigmoid_derivative(np.array([0.0, np.log(3)])))

# %% test="sigmoid_derivative" points=4
check(sigmoid_derivative)

# %% [markdown]
# Now draw both of your functions. There is nothing new to write: the 481 points of a
# curve are one array, and your functions take arrays.
#
# The slope is largest in the middle, exactly $\frac14$, and all but gone beyond ±5. A
# neuron that is very sure hardly moves when its weights do. Keep that in mind for
# week 3.

# %%
activations.curve_and_slope(sigmoid, sigmoid_derivative)

# %% [markdown]
# ## Shapes, and changing them
#
# An array is a row of numbers in memory together with a **shape**, which says how to
# read them. `reshape` keeps the numbers and their order, and changes only the reading:
# row after row, from left to right. Follow the colours.

# %%
a = np.arange(12).reshape(3, 4)
print("shape", a.shape, "size", a.size)
arrays.reshape(a, (2, 6), (12,))

# %% [markdown]
# The product of a shape is the number of entries, and `reshape` must keep it: 3 × 4 =
# 2 × 6 = 12. One length you may leave to NumPy by writing −1: `a.reshape(2, -1)` works
# out that 12 / 2 = 6.
#
# One trap. Both `reshape` and the transpose `.T` can turn (2, 3) into (3, 2), and they
# don't give the same array. The transpose makes rows into columns. `reshape` goes on
# reading row by row.

# %%
arrays.reshape_or_transpose(np.arange(6).reshape(2, 3))

# %% [markdown]
# ## A picture is a column of numbers
#
# A colour picture has three numbers a pixel: how much red, green and blue, from
# 0 to 255. So `image` has shape (height, width, 3). Our neuron wants one column an
# example, of shape (n_x, 1) with n_x = height · width · 3. Here is a picture of
# 2 × 2 pixels on its way there.

# %%
tiny = np.array([[[213, 94, 0], [0, 114, 178]], [[240, 228, 66], [0, 158, 115]]])
arrays.image_as_vector(tiny)

# %% [markdown]
# ### Exercise: image2vector · 4 points
#
# Write `image2vector(image)`.
#
# - `image`: array of shape (h, w, c): height, width, and c numbers a pixel.
# - Returns an array of shape (h·w·c, 1): the same numbers in the order in which
#   they are read. It works for every size of picture, and leaves `image` as it is.
#
# Notice the shape: a column, with two axes. An array of shape (h·w·c,) is something
# else, and a later section shows how it bites. The tiny picture should become shape
# (12, 1) and begin with 213, 94, 0: the orange pixel at the top left.
#
# <details><summary>A nudge</summary>
#
# You know the second length, 1. The first you needn't work out.
# </details>

# %% solution="image2vector"
def image2vector(image):
    """Lay all numbers of a picture under each other.

    image : (h, w, c)
    returns : (h*w*c, 1)
    """
    # BEGIN SOLUTION
    return image.reshape(-1, 1)
    # END SOLUTION

# %%
column = image2vector(tiny)
print("shape", column.shape, "begins", column[:3, 0])

# %% test="image2vector" points=4
check(image2vector)

# %% [markdown]
# From one picture to many: a whole training set is an array of shape (m, h, w, c), and
# we want `X` of shape (n_x, m), one column a picture. Two lines below give the right
# shape. Only one gives the right array. To tell which, we fill each of four pictures
# with its own number: six zeros, six ones, and so on.

# %%
m = 4
pictures = np.repeat(np.arange(m), 6).reshape(m, 1, 2, 3)
X_one = pictures.reshape(m, -1).T
X_two = pictures.reshape(-1, m)
arrays.side_by_side(X_one=X_one, X_two=X_two)

# %% [markdown]
# In `X_one` every column is one picture. In `X_two` every column holds crumbs of
# several. No error, the right shape, and a network learns nothing from it. The order of
# reading is the reason: whole pictures follow each other in memory, so m must come
# first in the reshape. The transpose turns them into columns afterwards.

# %% [markdown]
# ## Which axis?
#
# A table has two directions. **Axis 0** runs down the rows, **axis 1** runs across the
# columns, in the order of the shape (rows, columns). `table.sum(axis=0)` adds up
# *along* axis 0. That axis is used up and disappears from the shape; the other stays.
#
# So "sum over axis 0" leaves one number a column, which sounds backwards until you look
# at the shapes. **Strike the axis out**: (3, 4) without its axis 0 is (4,), and without
# its axis 1 it is (3,). Without `axis`, everything is summed into one number.

# %%
table = np.array([[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12]])
arrays.axis(table)
print("axis 0:", table.sum(axis=0))
print("axis 1:", table.sum(axis=1))
print("no axis:", table.sum())

# %% quiz="axis"
# ? X has shape (n_x, m): one column an example. Which call gives the mean of every
#   feature over all examples?
# - X.mean(axis=0) :: That strikes out n_x and leaves m numbers: the mean of each
#   example over its own features, which mixes features of different kinds.
# - X.mean() :: That is one number for the whole table.
# + X.mean(axis=1) :: The examples lie along axis 1. Strike it out of (n_x, m), and n_x
#   means are left, one a feature.

# %% [markdown]
# ## Broadcasting
#
# Adding the number 3 to an array adds it to every entry. NumPy does the same favour to
# small arrays: it stretches them to the size they meet. This is called
# **broadcasting**, and it saves most of the loops that are left. The rule has three
# parts.
#
# 1. Write the two shapes under each other, aligned at the **right**.
# 2. Where one shape is too short, put 1s on its left.
# 3. In each place the lengths must be equal, or one of them must be 1; a 1 is stretched
#    to the other length. Anything else is a `ValueError`.
#
# Below, a column (3, 1) meets a table (3, 4) and is stretched to the right. An array
# (4,) becomes a row (1, 4) and is stretched downwards. A column and a row stretch each
# other. The pale cells are never stored: NumPy acts as if they were there.

# %%
tens = 10 * np.arange(12).reshape(3, 4)
arrays.broadcast(tens, np.array([[1], [2], [3]]))
arrays.broadcast(tens, np.array([1, 2, 3, 4]))
arrays.broadcast(np.array([[10], [20], [30]]), np.array([[1, 2, 3, 4]]))

# %% [markdown]
# Now one that fails. Three rows and three numbers look like a match, but the rule
# aligns at the right, and there 4 meets 3.

# %%
arrays.broadcast(tens, np.array([1, 2, 3]))
try:
    tens + np.array([1, 2, 3])
except ValueError as error:
    print("ValueError:", error)

# %% [markdown]
# The message names both shapes: read them as the two lines of the rule. The cure is to
# say that the three numbers are a column. `reshape(3, 1)` gives them the shape of the
# first picture above.
#
# Choose two shapes below. Say what will come before you let go of the slider.

# %%
shapes = ["(3, 1)", "(1, 4)", "(4,)", "(3,)", "(3, 4)", "(1,)", "(4, 3)"]
explore(
    arrays.broadcasting,
    alt="A column of three and a row of four, stretched to each other and added.",
    a=shapes,
    b=shapes[1:] + shapes[:1],
)

# %% [markdown]
# An error is the lucky case. The unlucky one is a **square** table. Say we want to take
# 1 from the first row, 2 from the second and 3 from the third, and forget to make the
# three numbers a column. NumPy takes them from the columns instead, without a word:
# (3,) became (1, 3), which fits.
#
# A test on a square array cannot see this mistake. A 3 × 4 array shows it at once. So
# **test with lengths that differ**. Our checks do too.

# %%
square = np.full((3, 3), 10)
print("wanted:", (square - np.array([[1], [2], [3]])).tolist())
print("got:   ", (square - np.array([1, 2, 3])).tolist())

# %% quiz="broadcast-shape"
# ? A has shape (5, 1) and B has shape (5,). What is the shape of A − B?
# + (5, 5) :: B gets a 1 on its left and becomes (1, 5). Then 1 meets 5 and 5 meets 1:
#   both are stretched, and you have 25 differences.
# - (5, 1) :: That is what one hopes for. But the 1 is put on the left of B, which makes
#   it a row.
# - It is a ValueError :: Only unequal lengths that are both larger than 1 are refused.
#   Here there is a 1 in each place.

# %% [markdown]
# ## Keep the axis
#
# Suppose every row of a table is to be divided by its own sum. The sums over axis 1
# have shape (3,), and (3, 4) / (3,) is the failure you just saw: the axis that
# disappeared is missing. `keepdims=True` keeps it, with length 1. The sums then have
# shape (3, 1), a column, and that stretches.
#
# Make it a habit: **when a sum, mean or maximum goes back to its own array, keep the
# axis.**

# %%
print(table.sum(axis=1).shape, table.sum(axis=1, keepdims=True).shape)
arrays.broadcast(table, table.sum(axis=1, keepdims=True), "/")

# %% [markdown]
# ## Rows of length one
#
# Sometimes only the direction of a row matters. Divide the row by its length, and it
# becomes a unit vector. The length of a row $r$ with $n$ entries is its **norm**,
#
# $$\lVert r \rVert = \sqrt{r_1^2 + r_2^2 + \dots + r_n^2},$$
#
# which is Pythagoras. The row (3, 4, 0) has norm $\sqrt{9 + 16 + 0} = 5$ and becomes
# (0.6, 0.8, 0), whose norm is $\sqrt{0.36 + 0.64} = 1$.
#
# A row of zeros has no direction, and 0/0 is `nan`; we leave such rows out.

# %% [markdown]
# ### Exercise: normalize_rows · 5 points
#
# Write `normalize_rows(x)`. Here, and in `softmax` below, each **row** is one thing.
#
# - `x`: array of shape (m, n), no row all zeros.
# - Returns an array of shape (m, n): each row of `x` divided by its norm. `x` itself
#   stays as it is.
#
# Try it on the rows (3, 4, 0) and (5, 0, 12), of norms 5 and 13. You should see
# 0.6, 0.8, 0 and 5/13 ≈ 0.385, 0, 12/13 ≈ 0.923.
#
# <details><summary>A nudge</summary>
#
# `np.linalg.norm` takes `axis` and `keepdims` as a sum does. Or build the norm from
# squares, a sum and a root.
# </details>

# %% solution="normalize_rows"
def normalize_rows(x):
    """Divide every row by its norm.

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
# ## Where does the energy come from?
#
# Here are six foods, and the grams of carbohydrate, protein and fat in 100 grams of
# each. The values are typical ones, rounded from food-composition tables; your packet
# differs a little. `grams` has shape (3, 6): a row a nutrient, a column a food.
#
# A gram of carbohydrate or protein gives about 4 kilocalories, a gram of fat about 9.
# So each **row** is multiplied by its own number: a (3, 1) column, and broadcasting
# does the rest. By hand, for oats: 4 · 60 = 240, 4 · 13 = 52, 9 · 7 = 63.

# %%
nutrients = ["carbohydrate", "protein", "fat"]
names = ["oats", "lentils", "cheddar", "walnuts", "banana", "salmon"]
grams = np.array(
    [
        [60.0, 12.0, 1.0, 7.0, 20.0, 0.0],
        [13.0, 9.0, 25.0, 15.0, 1.0, 20.0],
        [7.0, 0.4, 33.0, 65.0, 0.3, 13.0],
    ]
)
kcal = grams * np.array([[4.0], [4.0], [9.0]])
print(kcal)

# %% [markdown]
# ### Exercise: calorie_percentages · 5 points
#
# Which part of a food's energy comes from which nutrient? Oats have 240 + 52 + 63 =
# 355 kilocalories, so carbohydrate gives 100 · 240 / 355 ≈ 67.6 per cent.
#
# Write `calorie_percentages(table)`.
#
# - `table`: array of shape (n_nutrients, n_foods), kilocalories; no column all zeros.
# - Returns an array of the same shape, in per cent: every **column** sums to 100.
#   `table` itself stays as it is.
#
# The column of oats should be 67.6, 14.6, 17.7, and every sum 100.
#
# <details><summary>A nudge</summary>
#
# You need one total a food. Which axis must disappear for that? Strike it out of
# the shape and see.
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
percentages = calorie_percentages(kcal)
print(percentages.round(1))
print("sums:", percentages.sum(axis=0).round(6))

# %% test="calorie_percentages" points=5
check(calorie_percentages)

# %% [markdown]
# Cheddar has 25 grams of protein to 33 of fat, and still three quarters of its energy
# come from fat.
#
# A look back at the rule: with axis 0 you may leave out `keepdims` and get the same
# numbers, because the totals of shape (6,) become (1, 6), a row, just as needed. With
# axis 1 that fails. Keep the axis, and you needn't remember which.

# %%
foods.shares(percentages, names, nutrients)

# %% [markdown]
# ## Softmax
#
# The sigmoid makes one score into one probability. With $n$ classes ("cat, dog or
# bird?") there are $n$ scores, and the probabilities must sum to 1. The **softmax** of
# a row $x$ makes the scores positive with $e^{x}$ and divides by the sum:
#
# $$\mathrm{softmax}(x)_j = \frac{e^{x_j}}{\sum_{k=1}^{n} e^{x_k}}$$
#
# By hand, with scores $0, \ln 2, \ln 5$: the exponentials are 1, 2, 5, their sum
# is 8, and the probabilities are $\frac18, \frac28, \frac58$.
#
# There is a snag. $e^{1000}$ is too large for a float: NumPy says `inf`, and `inf /
# inf` is `nan`, "not a number". The cure is to subtract one number $c$ from all scores
# of a row. It cancels:
#
# $$\frac{e^{x_j - c}}{\sum_k e^{x_k - c}}
# = \frac{e^{-c}\,e^{x_j}}{e^{-c}\sum_k e^{x_k}} = \frac{e^{x_j}}{\sum_k e^{x_k}}$$
#
# Choose $c$ as the largest score **of that row**. Then the largest exponent is 0 and
# nothing overflows.

# %% [markdown]
# ### Exercise: softmax · 6 points
#
# Write `softmax(x)`.
#
# - `x`: array of shape (m, n): the n scores of m examples, one **row** each.
# - Returns an array of shape (m, n): every row sums to 1. It works for scores as large
#   as ±1000, and `x` itself stays as it is.
#
# You try it on the row from above, which should give 0.125, 0.25, 0.625, and on a row
# of three scores of 1000: equal, so a third each.
#
# <details><summary>A nudge</summary>
#
# Two summaries go back to their own array here: the largest score of each row, and
# the sum of each row. Both need what "Keep the axis" says.
# </details>

# %% solution="softmax"
def softmax(x):
    """Turn every row of scores into probabilities.

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
# ## Arrays with one axis
#
# Between row and column NumPy has a third kind of vector: shape (3,), one axis, often
# called a **rank-1 array**. It lies in no direction, so it cannot be turned: its
# transpose is itself.
#
# That matters for `@`, the product of matrices. It sums products along the axis where
# the two meet, and strikes that axis out: (a, n) @ (n, b) has shape (a, b). A column
# (3, 1) times a row (1, 3) is a table (3, 3). With rank-1 arrays the same line gives
# one number, the sum 1 + 4 + 9 = 14.

# %%
flat = np.array([1.0, 2.0, 3.0])
column = flat.reshape(3, 1)
print("transposed:     ", flat.T.shape, "and", column.T.shape)
print("times transpose:", (flat @ flat.T).shape, "and", (column @ column.T).shape)
print("as numbers:", flat @ flat.T, "and", (column @ column.T).tolist())

# %% [markdown]
# Worse is a meeting of the two kinds. Say `y` holds three true values as a column, and
# `yhat` three predictions as a rank-1 array. Every prediction is perfect. What is the
# mean error?

# %%
y, yhat = np.array([[1.0], [2.0], [3.0]]), np.array([1.0, 2.0, 3.0])
errors = abs(yhat - y)
print("mean error:", errors.mean().round(3), "from", errors.size, "errors")
arrays.broadcast(yhat, y, "−")

# %% [markdown]
# Nine differences instead of three: every prediction met every true value. A mean
# of nine numbers looks as respectable as a mean of three, and a model trained on it
# learns nonsense without a single message.
#
# So in this course vectors have two axes: (n, 1) for a column, (1, m) for a row. When a
# rank-1 array comes from somewhere, give it a shape. And where you rely on a shape, say
# so: an `assert` that fails stops the program at that line, and not a thousand lines
# later.

# %%
yhat = yhat.reshape(3, 1)
assert yhat.shape == y.shape
print("mean error:", abs(yhat - y).mean())

# %% [markdown]
# ### In your own words · 2 points
#
# A friend measures a cat classifier with `np.mean(yhat == y)`, the share of right
# answers. `yhat` has shape (m,) and `y` has shape (m, 1); both hold zeros and ones, and
# exactly half of the true values are 1. Whatever your friend changes in the classifier,
# the result is 0.5. In three to five sentences: why exactly 0.5, and what should your
# friend change? (`==` broadcasts like a minus, and True counts as 1.)

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
# ## How wrong are we? Lengths and squares
#
# To learn, a model needs one number that says how wrong its predictions are. With
# predictions $\hat y$ and true values $y$ of $m$ examples, the errors are
# $\hat y^{(i)} - y^{(i)}$. Errors of +2 and −2 must not cancel, and there are two usual
# ways to see to that:
#
# $$L_1 = \sum_{i=1}^{m} \left| \hat y^{(i)} - y^{(i)} \right|, \qquad
# L_2 = \sum_{i=1}^{m} \left( \hat y^{(i)} - y^{(i)} \right)^2$$
#
# By hand: errors 1, −2, 0 give $L_1 = 1 + 2 + 0 = 3$ and $L_2 = 1 + 4 + 0 = 5$.

# %% [markdown]
# ### Exercise: L1 · 3 points
#
# Write `L1(yhat, y)`.
#
# - `yhat`, `y`: arrays of one shape, (m,) or (1, m) or (m, 1).
# - Returns the sum of the absolute errors: **one number**, not an array. A sum,
#   not a mean.
#
# With the errors 1, −2 and 0 you should see 3.
#
# <details><summary>A nudge</summary>
#
# Which row of the table in the first section leaves the shape alone, and which makes
# one number out of any shape? You need both, in this order.
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

# %%
print(L1(np.array([2.0, 1.0, 5.0]), np.array([1.0, 3.0, 5.0])))

# %% test="L1" points=3
check(L1)

# %% [markdown]
# ### Exercise: L2 · 4 points
#
# Write `L2(yhat, y)`.
#
# - `yhat`, `y`: arrays of one shape, (m,) or (1, m) or (m, 1).
# - Returns the sum of the squared errors: one number. `yhat` and `y` stay as they are.
#
# With the same errors 1, −2 and 0 you should see 5.
#
# <details><summary>A nudge</summary>
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
print(L2(np.array([2.0, 1.0, 5.0]), np.array([1.0, 3.0, 5.0])))

# %% test="L2" points=4
check(L2)

# %% [markdown]
# Now see the difference. Black dots are true values, white dots predictions. $L_1$ adds
# the green lengths, $L_2$ the blue areas. Pull the third prediction away from its true
# value.
#
# Twice the error is twice the length, but four times the area. $L_2$ fears one large
# error more than many small ones; $L_1$ counts every unit the same. When some of the
# true values may be mistyped, that speaks for $L_1$.

# %%
def outlier(third):
    yhat, y = np.array([1.5, 3.0, third, 2.6]), np.array([2.0, 2.0, 1.5, 2.2])
    return losses.lengths_and_squares(yhat, y, L1, L2)


explore(
    outlier,
    alt="Four errors as lengths and as squares; the third square is the largest.",
    third=(1.5, 5.5, 0.25, 3.0),
)

# %% [markdown]
# ## Features on one scale
#
# So far we computed faster. Now we learn faster, and it takes one line with an axis in
# it. Here are 200 made-up houses with two features, the number of rooms and the age in
# years. `X` has shape (2, m): a column a house, as always in this course. Rooms
# spread over half a dozen, ages over 60 years.
#
# To bring both on one scale, subtract from each feature its mean $\mu$ and divide by
# its standard deviation $s$:
#
# $$x' = \frac{x - \mu}{s}, \qquad \mu \text{ and } s \text{ of shape } (2, 1)$$
#
# The examples lie along axis 1, so that is the axis to average over, and to keep.

# %%
rng = np.random.default_rng(4)
m = 200
age = rng.uniform(0, 60, size=m)
rooms = (rng.normal(3.5 + (age - 30) / 30, 1.2)).round().clip(1, 7)
X = np.array([rooms, age])
Y = (150 + 25 * rooms - 1.5 * age + rng.normal(scale=8, size=m)).reshape(1, m)

mu = X.mean(axis=1, keepdims=True)
s = X.std(axis=1, keepdims=True)
X_scaled = (X - mu) / s
print("before: means", mu.ravel().round(1), "spreads", s.ravel().round(1))
print("after: spreads", X_scaled.std(axis=1).round(1))
scaling.features(X - mu, X_scaled, ("rooms", "age"))

# %% [markdown]
# On the left only the means are gone. On equal axes the houses make a thin streak:
# the years drown the rooms. On the right both features have their say.
#
# A test example must go through the same two numbers: subtract the $\mu$ of the
# training set and divide by the $s$ of the training set. Otherwise one and the same
# house would look different to the model in training and in use.

# %% [markdown]
# ### Why a round bowl is walked faster
#
# A model learns by going downhill. Its cost is a landscape over the weights. The
# **gradient** points where it is steepest uphill, and a **step** goes the other way;
# its length is the steepness times the **learning rate** $\alpha$. The next notebook
# takes this apart. Here we need only the shape of the landscape, and for two weights
#
# $$J(w_1, w_2) = \tfrac12\left(w_1^2 + r^2 w_2^2\right), \qquad
# \frac{\partial J}{\partial w_1} = w_1, \quad \frac{\partial J}{\partial w_2} = r^2
# w_2$$
#
# is a good model of it: a bowl $r$ times as long as it is wide.

# %% [markdown]
# One step replaces $w_1$ by $(1 - \alpha)\,w_1$ and $w_2$ by $(1 - \alpha r^2)\,w_2$.
# To come closer, both factors must lie between −1 and 1.
#
# - $r = 1$: choose $\alpha = 1$. Both factors are 0. **One** step, and you are there.
# - $r = 10$: the second factor is $1 - 100\,\alpha$, so $\alpha$ must stay below 0.02.
#   Then the first factor is above 0.98, and since $0.98^{228} \approx 0.01$ you need
#   more than **228** steps to bring $w_1$ down to a hundredth.
#
# The steep direction dictates the learning rate, and the flat direction waits. Try it:
# set the length ratio to 1 and find the rate that needs one step. Then stretch the
# bowl, and try to keep that rate.

# %%
explore(
    scaling.bowl,
    alt="A descent in a bowl three times as long as wide, and its cost step by step.",
    length_ratio=(1.0, 6.0, 0.5, 3.0),
    learning_rate=(0.02, 1.5, 0.02, 0.2),
)

# %% [markdown]
# Back to the houses. We predict the price as $w_1 \cdot \text{rooms} + w_2 \cdot
# \text{age}$ plus a constant, with a mean of squared errors as the cost. That cost is
# exactly such a bowl, if perhaps turned. `scaling.two_bowls` gives each bowl the
# learning rate that suits it best, and walks until 1 % of the height is left.

# %%
steps = scaling.two_bowls(X - mu, X_scaled, Y)
print("steps, only the means removed:", steps["unscaled"])
print("steps, scaled:", steps["scaled"])

# %% [markdown]
# Nobody made the computer faster, and nobody changed the model. The same houses in
# other units, and the descent is over almost before it begins. (The second bowl is
# still longer than wide: in our town older houses have more rooms, and scaling cannot
# undo what two features have in common.)
#
# That is why we scale features before training. Pictures are an easy case: all their
# numbers run from 0 to 255, so dividing by 255 is enough.

# %% quiz="scaling"
# ? One feature is measured in metres and runs from 0 to 2, another in grams from 0 to
#   5,000. You train without scaling. What limits the learning rate?
# - The metres: their numbers are so small :: Small numbers make a flat direction, which
#   could stand a large rate. It suffers, but it does not set the limit.
# + The grams: the cost is steepest along their weight :: A small change of that weight
#   moves the output a lot. The rate must suit the steepest direction, and the weight of
#   the metres then creeps.
# - Neither: only the number of examples counts :: The cost is a mean over the examples.
#   How many there are hardly changes its shape; the units do.

# %% [markdown]
# ## What you can now do
#
# - replace a loop over entries by one line on whole arrays, and say why it is faster;
# - say which axis a sum removes, and keep it when the result goes back to its array;
# - predict a broadcast shape, and name the pair of lengths that forbids one;
# - avoid rank-1 arrays, and guard a shape with `assert`;
# - make pictures into columns without mixing them up;
# - write a softmax that survives scores of 1000;
# - scale features, and say what that does to the bowl.
#
# `progress()` counts your points. Two last questions follow.

# %%
progress()

# %% quiz="last-keepdims"
# ? x has shape (4, 3). Which of these takes from every row its own mean?
# + x - x.mean(axis=1, keepdims=True) :: The means have shape (4, 1): one a row,
#   stretched across the three columns.
# - x - x.mean(axis=1) :: The means have shape (4,). Aligned at the right, 3 meets 4: a
#   ValueError.
# - x - x.mean(axis=0) :: That runs, and takes from every column its mean.

# %% quiz="last-product"
# ? u and v have shape (n, 1). Which expression is a table of all products of an entry
#   of u with an entry of v?
# - u * v :: The shapes are equal, so it multiplies entry by entry. Shape (n, 1): each
#   entry meets only its own partner.
# - u.T @ v :: (1, n) times (n, 1) is (1, 1): the sum of the products of partners.
# + u * v.T :: (n, 1) meets (1, n), and both are stretched to (n, n).

# %% [markdown]
# ## Further reading
#
# - Charles R. Harris and others, *Array programming with NumPy*, Nature 585, 2020: what
#   an array is, by the people who make it, in six pages.
# - Stéfan van der Walt, S. Chris Colbert, Gaël Varoquaux, *The NumPy array: a structure
#   for efficient numerical computation*, Computing in Science & Engineering 13, 2011.
# - Yann LeCun, Léon Bottou, Genevieve Orr, Klaus-Robert Müller, *Efficient BackProp*,
#   in *Neural Networks: Tricks of the Trade*, 1998: section 4 says why inputs are
#   scaled.
# - Ian Goodfellow, Yoshua Bengio, Aaron Courville, *Deep Learning*, 2016, chapter 4:
#   overflow, softmax and descent in more depth.
#
# Next comes [logistic regression](logistic_regression.ipynb), where these arrays learn
# to tell a cat from a mug.
