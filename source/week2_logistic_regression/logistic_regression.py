# %% [markdown]
# # Logistic regression
#
# Tonight a computer learns to recognise cats. First do its job yourself. Below are ten
# animals, placed by the length of their ears; orange triangles are cats. Run the cells
# below and move `w` and `b` until the curve fits. Can you get the cost below 0.42?
#
# **Time:** about 175 minutes in eight parts, so take two evenings. You write six short
# functions (40 points) and a paragraph (2 points).

# %% locked="setup"
import numpy as np

from helpers import check, example, glossary, hint, lesson, own_picture, progress, quiz
from helpers.data import load_cats
from helpers.gradients import gradient_check
from helpers.play import landscape
from helpers.plots import descent, graphs, logistic, pictures, timing
from helpers.widgets import explore

lesson("logistic_regression")

# %%
explore(
    logistic.fit_figure,
    "Ten animals by length of ears: a rising score, and the S-shaped probability.",
    w=(-1.0, 3.0, 0.1, 0.5),
    b=(-12.0, 4.0, 0.1, -1.0),
)

# %% [markdown]
# ## Part 1 · Pictures as columns (15 min)
#
# You have just found two numbers by hand. Pictures need 12,289, so you will write
# functions that find them.
#
# ### A question with two answers
#
# Is there a cat in the picture? Is this e-mail spam? Answering such questions from data
# is **binary classification**. Here class 1 is “cat”, class 0 “not a cat”.

# %%
train_x, train_y, test_x, test_y, classes = load_cats()
is_cat = train_y[0] == 1
some = np.concatenate([train_x[is_cat][:6], train_x[~is_cat][:6]])
pictures.grid(some, labels=[1] * 6 + [0] * 6)
print("training set:", train_x.shape, "labels:", train_y.shape)
print("test set:    ", test_x.shape, "labels:", test_y.shape)
print(f"“never a cat”: {100 * np.mean(train_y == 0):.1f} % of the training set right, "
      f"{100 * np.mean(test_y == 0):.1f} % of the test set")

# %% [markdown]
# A picture is an **example**, and its right answer is its label (`glossary("label")`
# explains such words). We learn from the **training set**. The **test set** stays in a
# drawer until the end: it shows how well the classifier generalises to pictures that it
# has never seen.
#
# The last line is the baseline: the score of always giving the same answer. A
# classifier that gets only 65.6 % of the training set right may have learned nothing.
#
# ### A picture is a column of numbers
#
# Here is one of the cats, with its red, green and blue numbers. The white square marks
# 25 pixels at the edge of an eye.

# %%
pictures.channels(train_x[is_cat][1])

# %% [markdown]
# That is 64 · 64 · 3 = 12,288 numbers. As in `vectorization`, we unroll each picture
# into a column: `reshape(m, -1)`, then `.T`. Dividing by 255 puts all inputs between 0
# and 1.
#
# ### Notation
#
# | symbol | shape | what it is |
# |---|---|---|
# | $x$ | $(n_x, 1)$ | one example: a column of $n_x$ numbers, here 12,288 |
# | $y$ | a number | its label, 0 or 1 |
# | $m$ | a number | how many examples there are |
# | $X$ | $(n_x, m)$ | all examples, **one column each** |
# | $Y$ | $(1, m)$ | all labels, in the same order |
#
# An upper index in round brackets counts examples: $x^{(i)}$ is the $i$-th. A lower
# index counts inputs, as in `vectorization`: $x_3$ is the third number of a picture.

# %%
X_train = train_x.reshape(len(train_x), -1).T / 255
X_test = test_x.reshape(len(test_x), -1).T / 255
Y_train, Y_test = train_y, test_y
print("X_train:", X_train.shape, " Y_train:", Y_train.shape)

# %% quiz="columns"
# ? You have 500 pictures of 32 × 32 pixels, with one grey value per pixel. What is the
#   shape of X?
# + (1024, 500) :: 32 · 32 = 1024 numbers make one column, and there are 500 columns.
# - (500, 1024) :: That is one example per row. Many libraries do it this way, but in
#   this course examples are columns.
# - (3072, 500) :: That would be three numbers per pixel; a grey picture has one.

# %% [markdown]
# ## Part 2 · One unit (20 min)
#
# ### From a score to a probability
#
# Let every input vote. How strongly the $j$-th one votes, and which way, is its weight
# $w_j$. All votes together, plus the bias $b$, which does not depend on the picture,
# make the score, a logit, since a sigmoid follows:
#
# $$z = w_1 x_1 + w_2 x_2 + \dots + w_{n_x} x_{n_x} + b = w^T x + b$$
#
# Here $w^T$ (“$w$ transpose”) is the column $w$ written as a row, of shape $(1, n_x)$.
#
# A score can be any number. The sigmoid turns it into a number between 0 and 1:
#
# $$a = \sigma(z) = \frac{1}{1 + e^{-z}}$$
#
# We read the activation $a$ as the probability of “cat”. As a prediction of $y$ it is
# also written $\hat y$. One such unit, trained as below, is **logistic regression**.

# %%
graphs.neuron()
logistic.sigmoid_curve()

# %% [markdown]
# By hand: $z = 0$ gives $1/2$, no opinion. For large $z$ the term $e^{-z}$ vanishes and
# $\sigma$ is close to 1. And $\sigma(-z) = 1 - \sigma(z)$: both classes are treated
# alike.
#
# ### Exercise: sigmoid · 5 points
#
# You wrote `sigmoid(x)` in `vectorization`. Bring it along, and call its argument `z`:
# a number or an array. Scores of ±1000 must give 1 and 0, and not `nan`.
#
# <details><summary>Hint</summary>
#
# `np.exp` works on a number and on a whole array alike, entry by entry. Watch the
# brackets: what exactly belongs in the denominator?
# </details>

# %% solution="sigmoid"
def sigmoid(z):
    """Squash every score into the range from 0 to 1.

    z : a number or an array of any shape
    returns : a number or an array of the same shape
    """
    # BEGIN SOLUTION
    return 1 / (1 + np.exp(-z))
    # END SOLUTION


# %% test="sigmoid" points=5
check(sigmoid)

# %% quiz="sigmoid"
# ? A unit gives picture A the score 1 and picture B the score 2. What can you say?
# + B is more likely to be a cat, but not twice as likely :: σ(1) = 0.731 and
#   σ(2) = 0.881. The sigmoid keeps the order of scores, not their ratio.
# - B is twice as likely to be a cat :: Twice 0.731 would be more than 1, and no
#   probability is. Only the order is kept.
# - Nothing, before we know the bias :: The bias is already part of the score.

# %% [markdown]
# ### Initialisation
#
# With weights and bias at zero every probability is 0.5: no opinion yet. For a single
# unit this **initialisation** is fine; for layers it fails, as week 3 shows.
#
# ### Exercise: initialize_with_zeros · 3 points
#
# Write `initialize_with_zeros(dim)`. It returns `w`, zeros of shape `(dim, 1)`, a true
# column, and `b`, the number `0.0`.
#
# <details><summary>Hint</summary>
#
# `np.zeros` takes one argument, the shape. A shape with two numbers is a tuple, so it
# needs brackets of its own.
# </details>

# %% solution="initialize_with_zeros"
def initialize_with_zeros(dim):
    """Start with weights and a bias that have no opinion.

    dim : how many weights, n_x
    returns : w, zeros of shape (dim, 1), and b, the number 0.0
    """
    # BEGIN SOLUTION
    w = np.zeros((dim, 1))
    b = 0.0
    return w, b
    # END SOLUTION


# %% test="initialize_with_zeros" points=3
check(initialize_with_zeros)

# %% [markdown]
# ## Part 3 · What a mistake costs (20 min)
#
# ### Loss and cost
#
# How wrong is a prediction $a$ when the label is $y$? That number is the **loss**. Ours
# is the **cross-entropy** or **log loss**, with the natural logarithm:
#
# $$L(a, y) = -\bigl[\, y \log a + (1 - y) \log(1 - a) \,\bigr]$$
#
# One half is always switched off. For $y = 1$ it is $-\log a$: small if $a$ is near 1,
# huge if $a$ is near 0. For $y = 0$ it is the mirror image, $-\log(1 - a)$.

# %%
logistic.losses()

# %% [markdown]
# The **cost** $J$ is the mean loss over all $m$ examples, as a function of $w$ and $b$:
#
# $$J(w, b) = -\frac{1}{m} \sum_{i=1}^{m} \bigl[\, y^{(i)} \log a^{(i)}
#   + (1 - y^{(i)}) \log(1 - a^{(i)}) \,\bigr]$$
#
# ### Why not squared error?
#
# Learning means walking downhill on $J$. If a curve bends upwards everywhere, it is
# **convex**, and every way downhill leads to its lowest point. Below is the cost of
# three examples as one weight changes, with both losses. Move the start, the black dot;
# the star is the lowest point.

# %%
explore(
    logistic.two_costs_figure,
    "Two curves of the cost over w, each with a start at w = 1.5, steps downhill, and "
    "its lowest point.",
    start=(-2.4, 5.4, 0.1, 1.5),
)

# %% quiz="plain"
# ? To the right of the hill, squared error leaves the unit certain and wrong about one
#   example. Why does nothing pull it back?
# + The slope there is almost zero, and a step is proportional to the slope :: A certain
#   wrong answer cannot cost more than (0 − 1)² = 1, so the curve is flat.
#   Cross-entropy keeps growing: the more wrong the unit, the steeper the slope.
# - The loss there is small :: It is nearly as large as it can be. What is small is its
#   slope.
# - The steps are too short; longer ones would get there :: With a slope of nearly zero
#   every fixed multiple of it is small, and it points the wrong way.

# %% [markdown]
# ### Maximum likelihood
#
# Where does cross-entropy come from? The unit gives the true label the probability
# $p(y \mid x) = a^y (1 - a)^{1 - y}$, which is $a$ or $1 - a$. For independent examples
# the product of these is the **likelihood** of $w$ and $b$. Its logarithm is a sum:
#
# $$\log \prod_i p(y^{(i)} \mid x^{(i)}) = \sum_i \bigl[\, y^{(i)} \log a^{(i)}
#   + (1 - y^{(i)}) \log (1 - a^{(i)}) \,\bigr] = -\, m \, J(w, b)$$
#
# So our cost is the mean **negative log-likelihood**, and is lowest where the
# likelihood is highest. Below, ten pictures look alike to the unit and get the same
# $a$. Which $a$ is best for 7 cats in 10? And for 10 in 10?

# %%
explore(
    logistic.likelihood_figure,
    "Likelihood and cost of 7 cats in 10 pictures, as curves over the probability a.",
    cats=(0, 10, 1, 7),
)

# %% quiz="likelihood"
# ? With 7 cats in 10 the best a is 0.7, the true proportion. With 10 in 10 it is 1. What
#   happens to the weights of a unit that is trained on 10 in 10 for a long time?
# + They keep growing and never arrive :: Only an infinite score gives a = 1. The cost
#   falls for ever, more and more slowly. The same happens with our cat pictures.
# - They reach the best value and stay there :: No finite score has σ(z) = 1, so there is
#   no best value to reach.
# - They return to zero :: At zero a is 0.5 and the cost is 0.693, far from the lowest.

# %% [markdown]
# ## Part 4 · Downhill (20 min)
#
# ### The slope
#
# How do we find the lowest point with 12,289 directions to go in? By feeling the slope
# under our feet, and stepping against it, as in the bowl of `vectorization`:
#
# $$w := w - \alpha \, \frac{\partial J}{\partial w}$$
#
# Read $:=$ as “becomes”. The curly $\partial$ says that $J$ has other variables too,
# which stay fixed. At which learning rate $\alpha$ does one step reach the bottom?
# Above which one does it climb?

# %%
explore(
    descent.slope_figure,
    "The parabola w² with its tangent at w = −1.5, and one step against the slope.",
    w=(-2.3, 2.3, 0.1, -1.5),
    learning_rate=(0.05, 1.05, 0.05, 0.2),
)

# %% [markdown]
# ### The landscape
#
# All slopes together are the **gradient**. In code `dw` is $\partial J / \partial w$
# and `db` is $\partial J / \partial b$. **Gradient descent** steps in all directions at
# once; one step is an **iteration**:
#
# $$w := w - \alpha \, dw \qquad\qquad b := b - \alpha \, db$$
#
# Below is the true $J(w, b)$ of your ten animals. Walk down by hand: it is easy to get
# into the valley, and hard to make headway along it.

# %%
X_ears, Y_ears = logistic.animals()
landscape(X_ears, Y_ears)

# %% quiz="valley"
# ? In the landscape of the ten animals, the floor of the valley runs along b ≈ −5 w. What
#   do all points on that floor have in common?
# + They put the border between cats and others at about 5 cm :: The score w x + b is zero
#   at x = −b/w. Along the floor that place stays the same, and only the steepness of the
#   curve changes, which matters less to the cost.
# - They have the same cost :: It falls from 0.54 at w = 0.3 to 0.41 at w = 1.2, and rises
#   again. The floor has one lowest point, where the steepness is right as well.
# - They have the same slope of the curve at the border :: That slope is proportional to w,
#   which changes along the floor.

# %% [markdown]
# ## Part 5 · Gradients, backwards (25 min)
#
# ### Derivatives
#
# If I nudge $b$, by what multiple of the nudge does $J$ change? That is the
# **derivative** with respect to $b$. Take $J = 3(a + bc)$ at $a = 5$, $b = 3$, $c = 2$,
# where $J = 33$. With $b = 3.001$ it is $33.006$, so $\partial J / \partial b = 6$.
#
# Nudging needs another $J$ for each variable. A **computation graph** gives all
# derivatives at once. Which sliders change $\partial J / \partial b$?

# %%
explore(
    graphs.computation_figure,
    "Graph of J = 3(a + bc). Values forwards: u = 6, v = 11, J = 33. Gradients back: "
    "∂J/∂v = 3, ∂J/∂u = 3, ∂J/∂a = 3, ∂J/∂b = 6, ∂J/∂c = 9.",
    a=(0, 9, 1, 5),
    b=(0, 9, 1, 3),
    c=(0, 9, 1, 2),
)

# %% [markdown]
# Left to right the boxes hold values. Right to left, at each box, we multiply by the
# derivative of that one small step:
#
# - $J = 3v$, so $\partial J / \partial v = 3$.
# - $v = a + u$, so $\partial J / \partial a = \partial J / \partial u = 3 \cdot 1$.
# - $u = bc$, so $\partial J / \partial b = 3 \cdot c = 6$ and
#   $\partial J / \partial c = 3 \cdot b = 9$.
#
# This is the **chain rule**: multiply along the way. No product is computed twice. In a
# network it is called **backpropagation**.

# %% [markdown]
# ### Gradients of one example
#
# Now our unit: $z = w_1 x_1 + w_2 x_2 + b$, then $a = \sigma(z)$, then the loss $L$.
# Here $da$ means $\partial L / \partial a$, and so on. Backwards, as $\log a$ has the
# derivative $1/a$:
#
# $$da = -\frac{y}{a} + \frac{1 - y}{1 - a}$$
#
# Next the sigmoid. Since $1 - a = e^{-z} / (1 + e^{-z})$,
#
# $$\frac{\partial a}{\partial z} = \frac{e^{-z}}{(1 + e^{-z})^2}
#   = \frac{1}{1 + e^{-z}} \cdot \frac{e^{-z}}{1 + e^{-z}} = a \, (1 - a)$$
#
# and by the chain rule
#
# $$dz = da \cdot a \, (1 - a) = -y \, (1 - a) + (1 - y) \, a = a - y$$
#
# All fractions cancel. What is left is **the probability minus the truth**.

# %%
graphs.one_example()

# %% [markdown]
# In $z = w_1 x_1 + w_2 x_2 + b$ a nudge of $w_1$ moves $z$ by $x_1$ times as much:
#
# $$dw_1 = x_1 \, dz \qquad dw_2 = x_2 \, dz \qquad db = dz$$
#
# An input of zero gets no blame, a large one gets most of it, and a right answer,
# $a = y$, changes nothing.
#
# In the drawing $dz = -0.5$: the score was too low. A step of learning rate 1 gives $w
# = (1, 0.75)$ and $b = 0.5$. The new score is 3, and the loss has fallen from 0.693 to
# $-\log \sigma(3) = 0.049$.
#
# **Convex, for any data.** Differentiate once more: $a - y$ changes with $w_1$ at the
# rate $a(1 - a) x_1$, so the second derivative of the loss is $a(1 - a)\, x_1^2 \ge 0$.
# Along any other line through the space of weights the same holds.

# %% quiz="blame"
# ? For one example, a = 0.8, y = 0 and x₁ = −2. What are dz and dw₁?
# + dz = 0.8 and dw₁ = −1.6 :: dz = a − y = 0.8 and dw₁ = x₁ dz. The step then raises w₁,
#   and with x₁ negative that lowers the score, as it should.
# - dz = −0.8 and dw₁ = 1.6 :: That is y − a. With this sign every step would go uphill.
# - dz = 0.8 and dw₁ = 1.6 :: The sign of the input got lost: −2 · 0.8 = −1.6.
# - dz = 0.128 and dw₁ = −0.256 :: There is an extra factor a(1 − a). It belongs to
#   squared error; with cross-entropy it cancels.

# %% [markdown]
# ## Part 6 · All examples at once (25 min)
#
# ### Gradients of m examples, without a loop
#
# The gradient of a mean is the mean of the gradients. With loops:
#
# > for every example $i$: add $dz^{(i)} = a^{(i)} - y^{(i)}$ to $db$
# > > for every input $j$: add $x_j^{(i)} \, dz^{(i)}$ to $dw_j$
# >
# > at the end divide everything by $m$
#
# Without loops, $Z = w^T X + b$, $A = \sigma(Z)$ and $dZ = A - Y$ all have shape
# $(1, m)$. Column $i$ of $dZ$ belongs to the loss of example $i$; the mean comes now:
#
# $$dw = \frac{1}{m} \, X \, dZ^T \qquad\qquad
#   db = \frac{1}{m} \sum_{i=1}^{m} dz^{(i)}$$

# %% [markdown]
# The shapes check themselves: $dw$ is subtracted from $w$, so it must be $(n_x, 1)$.
#
# ### Exercise: propagate · 10 points
#
# Write `propagate(w, b, X, Y)`: forwards to the cost, backwards to the gradient,
# without a loop. Return `grads`, a dictionary with `"dw"` and `"db"`, and then `cost`.
#
# If the check fails, `w, b, X, Y = example(propagate)` gives you the arguments of the
# failing call. Try your lines on them.
#
# <details><summary>Hint</summary>
#
# Write the lines in the order of the formulas: $m$, then $A$, then the cost, then $dZ$,
# $dw$, $db$. `@` is the matrix product, `*` multiplies entry by entry. $Y$ and $\log A$
# have the same shape $(1, m)$.
# </details>

# %% solution="propagate"
def propagate(w, b, X, Y):
    """Compute the gradient of the cost, and the cost.

    w : array of shape (n_x, 1)
    b : a number
    X : array of shape (n_x, m), one example per column
    Y : array of shape (1, m), labels 0 or 1
    returns : grads, a dictionary with "dw" of shape (n_x, 1) and "db", a number;
              cost, a number
    """
    # BEGIN SOLUTION
    m = X.shape[1]
    A = sigmoid(w.T @ X + b)
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    dZ = A - Y
    dw = X @ dZ.T / m
    db = np.sum(dZ) / m
    return {"dw": dw, "db": db}, cost
    # END SOLUTION


# %% test="propagate" points=10
check(propagate)

# %% demo="loops"
def propagate_loops(w, b, X, Y):
    """Do the work of propagate example by example, input by input."""
    n_x, m = X.shape
    dw, db, cost = np.zeros((n_x, 1)), 0.0, 0.0
    for i in range(m):
        z = b
        for j in range(n_x):
            z += w[j, 0] * X[j, i]
        a = sigmoid(z)
        cost -= Y[0, i] * np.log(a) + (1 - Y[0, i]) * np.log(1 - a)
        db += a - Y[0, i]
        for j in range(n_x):
            dw[j, 0] += X[j, i] * (a - Y[0, i])
    return {"dw": dw / m, "db": db / m}, cost / m


timing.step(propagate_loops, propagate, X_train, Y_train)  # takes some seconds

# %%
w, b = np.array([[0.5], [-0.25]]), 0.0
X, Y = np.array([[1.0, 2.0], [2.0, 1.0]]), np.array([[1, 0]])
grads, cost = propagate(w, b, X, Y)  # by hand: (0.429, -0.160), 0.090 and 0.915
print(f"dw = {grads['dw'].ravel().round(3)}, db = {grads['db']:.3f}, cost = {cost:.3f}")

gradient_check(propagate)  # are they the slopes? Each parameter is nudged up and down

# %% [markdown]
# ## Part 7 · Learning (25 min)
#
# ### Learning: a loop of small steps
#
# This loop cannot be avoided: each step starts where the one before it ended.
#
# ### Exercise: optimize · 10 points
#
# Write `optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009,
# print_cost=False)`. In each iteration:
#
# 1. get `grads` and `cost` from `propagate` at the current `w` and `b`;
# 2. take a step, $w := w - \alpha\, dw$ and $b := b - \alpha\, db$;
# 3. in iterations 0, 100, 200, … append that `cost` to the list `costs`, and print it
#    if `print_cost` is true.
#
# Return `params` (a dictionary with `"w"` and `"b"`), the `grads` of the last
# iteration, and `costs`.
#
# <details><summary>Hint</summary>
#
# Make a new array in each step. An update in place would also change the array that the
# caller passed in. The remainder `i % 100` is 0 when `i` is a multiple of 100.
# </details>

# %% solution="optimize"
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    """Learn w and b by gradient descent.

    w : array of shape (n_x, 1), left as it is
    b : a number
    X : array of shape (n_x, m)
    Y : array of shape (1, m)
    returns : params {"w", "b"}; grads of the last iteration; costs, a list with the
              cost of iterations 0, 100, 200, ...
    """
    # BEGIN SOLUTION
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
            if print_cost:
                print(f"Cost after iteration {i}: {cost:f}")
    return {"w": w, "b": b}, grads, costs
    # END SOLUTION


# %% test="optimize" points=10
check(optimize)

# %% [markdown]
# Let your loop walk where you walked by hand. With learning rate 0.1 and 8,000
# iterations it should find $w = 1.2$, $b = -6.1$ and the cost 0.410. The first cost is
# $-\log 0.5 = 0.693$, as it must be with zero weights.

# %%
params, grads, costs = optimize(
    np.zeros((1, 1)), 0.0, X_ears, Y_ears, num_iterations=8000, learning_rate=0.1
)
print(f"w = {params['w'][0, 0]:.2f}, b = {params['b']:.2f}, "
      f"cost from {costs[0]:.3f} to {costs[-1]:.3f}")
landscape(X_ears, Y_ears, optimize=optimize)

# %% [markdown]
# ### From a probability to an answer
#
# We say “cat” where $a$ is above the **threshold** 0.5. There $z > 0$, so the
# **decision boundary** is $w^T x + b = 0$: a line for two inputs, here a flat wall.
#
# ### Exercise: predict · 6 points
#
# Write `predict(w, b, X)`. It returns shape $(1, m)$: 1 where the probability is
# **greater than** 0.5, else 0. It should get eight of the ten animals right.
#
# <details><summary>Hint</summary>
#
# Comparing an array with a number gives an array of `True` and `False`. Multiplied by
# `1.0` they become 1. and 0. No loop is needed.
# </details>

# %% solution="predict"
def predict(w, b, X):
    """Answer yes (1) or no (0) for every example.

    w : array of shape (n_x, 1)
    b : a number
    X : array of shape (n_x, m)
    returns : array of shape (1, m) of 0. and 1.
    """
    # BEGIN SOLUTION
    A = sigmoid(w.T @ X + b)
    return (A > 0.5) * 1.0
    # END SOLUTION


# %%
print("answers:", predict(params["w"], params["b"], X_ears))
print("labels: ", Y_ears)

# %% test="predict" points=6
check(predict)

# %% [markdown]
# ### The whole model
#
# ### Exercise: model · 6 points
#
# Write `model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5,
# print_cost=False)`: start at zero, learn from the training set only, answer for both
# sets. It returns a dictionary:
#
# | key | value |
# |---|---|
# | `"costs"` | the list from `optimize` |
# | `"Y_prediction_test"`, `"Y_prediction_train"` | answers, $(1, m)$ each |
# | `"w"`, `"b"` | what was learned |
# | `"learning_rate"`, `"num_iterations"` | the arguments |
#
# <details><summary>Hint</summary>
#
# How many weights? As many as `X_train` has rows. `optimize` has three keyword
# arguments with the same names as yours; pass them on, or it will use its own defaults.
# </details>

# %% solution="model"
def model(
    X_train, Y_train, X_test, Y_test,
    num_iterations=2000, learning_rate=0.5, print_cost=False,
):
    """Learn from the training set, then answer for both sets.

    X_train, X_test : arrays of shape (n_x, m_train) and (n_x, m_test)
    Y_train, Y_test : arrays of shape (1, m_train) and (1, m_test)
    returns : dictionary with costs, Y_prediction_test, Y_prediction_train, w, b,
              learning_rate, num_iterations
    """
    # BEGIN SOLUTION
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(
        w, b, X_train, Y_train, num_iterations, learning_rate, print_cost
    )
    w, b = params["w"], params["b"]
    return {
        "costs": costs,
        "Y_prediction_test": predict(w, b, X_test),
        "Y_prediction_train": predict(w, b, X_train),
        "w": w,
        "b": b,
        "learning_rate": learning_rate,
        "num_iterations": num_iterations,
    }
    # END SOLUTION


# %% test="model" points=6
check(model)

# %% [markdown]
# ## Part 8 · Cats (25 min)
#
# ### Training
#
# Now the pictures: 12,288 weights, 209 examples, 2,000 iterations, a few seconds. The
# cost should start at 0.693 and end at 0.110.

# %% demo="train-cats"
cats = model(
    X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005
)


def accuracy(answers, Y):
    """Percentage of right answers; both arrays have shape (1, m)."""
    return 100 * np.mean(answers == Y)


print(f"cost from {cats['costs'][0]:.3f} to {cats['costs'][-1]:.3f}")
print(f"training set: {accuracy(cats['Y_prediction_train'], Y_train):.1f} %")
print(f"test set:     {accuracy(cats['Y_prediction_test'], Y_test):.1f} %")

# %% [markdown]
# 69.5 % against a baseline of 50 %. How sure is that? From $m$ test pictures a
# proportion $p$ has the **standard error** $\sqrt{p(1-p)/m}$, here 3.3 points. Twice
# that each way is a fair range: 63 to 76 %.
#
# The distance from 99.5 % is the generalisation gap. With 12,288 weights the unit can
# memorise 209 pictures, accidents included: it overfits. Over ten drawings of the data,
# twice as many pictures raise the test score from 70.6 to 74.1 ± 0.4 %.
# **Regularisation**, here a penalty on large weights, does not raise it.
#
# ### How fast to learn
#
# The learning rate is a hyperparameter: you choose it. Here are five. `optimize` notes
# only every hundredth cost, so we call it for one iteration at a time to see them all.
# Guess first: which rate has the lowest cost after 600 iterations, and which
# misbehaves?

# %% demo="learning-rates"
def every_cost(rate, num_iterations=600):
    """Return the cost of every iteration, and the accuracy on the test set."""
    (w, b), costs = initialize_with_zeros(len(X_train)), []
    for _ in range(num_iterations):
        params, _, noted = optimize(w, b, X_train, Y_train, 1, rate)
        w, b = params["w"], params["b"]
        costs.append(noted[0])
    return costs, accuracy(predict(w, b, X_test), Y_test)


with np.errstate(all="ignore"):  # the last one makes NumPy warn; you will see why
    runs = {f"{r:g}": every_cost(r) for r in (0.0001, 0.001, 0.005, 0.01, 0.1)}
for rate, (costs, test) in runs.items():
    rises = np.sum(np.diff(costs) > 0)
    print(f"{rate:>6}: cost {costs[-1]:.3f}, rises {rises:3}, test {test:.1f} %")
descent.every_cost({rate: costs for rate, (costs, _) in runs.items()})

# %% [markdown]
# - **0.0001** has hardly begun; **0.001** falls smoothly.
# - **0.005** rises 68 times in its first 135 iterations, then calms down.
# - **0.01** leaps across the valley and back, up to a cost of 3, for 400 iterations.
#   Then it is the lowest.
# - **0.1** has nan costs, “not a number”, and yet good answers. Its scores are so large
#   that $a$ is rounded to exactly 0 or 1, and then a perfect answer costs
#   $0 \cdot \log 0 = 0 \cdot (-\infty)$, which is nan. The gradient $a - y$ is not
#   affected. Libraries compute the loss from $z$, which avoids this.

# %% quiz="rates"
# ? After 600 iterations a rate of 0.01 gets 68.5 % of the test set right, and 0.005 gets
#   64.5 %. Does the larger learning rate generalise better?
# + These numbers cannot tell: it has only come further, and 4 points are 8 pictures ::
#   With 2,000 iterations 0.005 reaches 69.5 %. Both walk down the same convex cost.
# - Yes, by four points :: The standard error of each is 3.3 points, and the two runs have
#   not come equally far.
# - No, it overfits more because its cost is lower :: The test score rises as the cost
#   falls here, up to about 2,000 iterations.

# %% [markdown]
# ### What the weights look like
#
# There is one weight per number of a picture, so we put them back where their pixels
# are. Orange: brightness here is evidence for a cat. Blue: it is evidence against one.

# %%
pictures.weights(cats["w"])

# %% [markdown]
# Most of it is memorised noise. In the smoothed picture there is a ghost a little below
# the middle, where most cats have their muzzle: orange between two blues.
#
# ### Where it is wrong
#
# Look at the failures of every classifier that you train, and test your suspicions by
# measuring: here, whether a cat's brightness at that orange spot matters.

# %%
pictures.misclassified(test_x, Y_test, cats["Y_prediction_test"])

spot = test_x[:, 34:44, 27:37].mean(axis=(1, 2, 3))
cat, said_cat = Y_test[0] == 1, cats["Y_prediction_test"][0] == 1
for low, high in ((0, 79), (80, 139), (140, 255)):
    these = cat & (spot >= low) & (spot < high + 1)
    p, m = np.mean(said_cat[these]), np.sum(these)
    print(f"brightness {low:3} to {high:3}: {m} cats, "
          f"found {100 * p:.0f} ± {100 * np.sqrt(p * (1 - p) / m):.0f} %")

# %% [markdown]
# It matters: on 2,000 fresh drawings the lines read 34, 51 and 71 %. The unit can only
# say “bright *here* means cat”.
#
# There are far more **false negatives** (missed cats) than **false positives** (other
# things taken for cats): 55 and 6. Two in three training pictures are not cats, so in
# doubt it says no. Trained on 72 of each, it makes 37 and 21.

# %% [markdown]
# ### In your own words · 2 points
#
# A friend adds the mirror image, left to right, of each picture to the training set:
# 418 pictures instead of 209. How do you expect the accuracy on the training set to
# change? And on the test set? Why? Answer in three to five sentences. You may try it
# first: `train_x[:, :, ::-1]` mirrors all the pictures.

# %% [markdown] answer="mirrored-pictures" points=2
# On the training set I expect slightly fewer right answers: the same 12,288 weights now
# have to fit twice as many pictures, so it is harder to memorise each of them. On the
# test set I expect a small gain. A mirrored cat is still a cat, and which way a cat
# faces is an accident that the unit can no longer memorise. The gain stays small
# because a mirror image is not a new cat, and a single unit still looks for brightness
# at fixed places. (On our files, after 2,000 iterations: 98.1 % instead of 99.5 % on
# the training set, 71.0 % instead of 69.5 % on the test set, which is well within the
# standard error; on 2,000 fresh pictures there is no gain, 72.2 % and 72.4 %. Over ten
# other drawings of the training set the gain on fresh pictures is 2.8 ± 0.2 points.)
#
# Rubric:
#
# - 1 point: expects the training accuracy to fall a little, or at least not to rise,
#   because the same weights have to fit more pictures
# - 1 point: expects the test accuracy to rise a little and says why (there is less to
#   memorise), or expects no change and says why (a mirror image brings hardly anything
#   new); the reason earns the point, not the number

# %% [markdown]
# ### A picture of your own
#
# The loss of one picture with the label 1 is $-\log a$, so $a = e^{-\text{loss}}$ comes
# out of `propagate`. Move `seed`: of ten fresh drawings of cats, how many does it
# recognise? Then try a picture of your own: press the button, or name a file beside
# this notebook, as in `"tom.jpg"` (in Colab, `"?"`).
#
# If the answer to a photograph is silly, don't blame your cat. The classifier has seen
# only drawings. Trust it only on pictures like those it was trained on.

# %%
def cat_probability(picture, w=cats["w"], b=cats["b"]):
    """The probability of a cat; picture has shape (64, 64, 3), values 0 to 255."""
    x = picture.reshape(-1, 1) / 255
    _, loss = propagate(w, b, x, np.array([[1]]))
    return float(np.exp(-loss))


def ask(seed, thing):
    """Draw a fresh picture and the answer to it."""
    picture = own_picture.drawing(seed, cat=thing == "cat")
    return pictures.answer_figure(picture, cat_probability(picture))


explore(
    ask,
    "A fresh drawing of a cat, and a bar for the probability that the classifier gives.",
    seed=(0, 99, 1, 4),
    thing=["cat", "something else"],
)

# %% demo="upload"
MY_PICTURE = ""
own_picture.choose(
    MY_PICTURE, lambda picture: pictures.answer(picture, cat_probability(picture))
)

# %% [markdown]
# ## What you can now do
#
# - Turn pictures into a matrix $X$ with one column per example.
# - Say why the cost is cross-entropy, and derive $dz = a - y$ through a computation
#   graph.
# - Write gradient descent for $m$ examples without a loop over them.
# - Read a cost curve, a generalisation gap and a standard error.

# %%
progress()

# %% quiz="last-gap"
# ? A classifier is right on 99 % of the training set and on 70 % of the test set. What is
#   the best next thing to try?
# + More training pictures :: There are many more weights than pictures, so it memorised
#   them. More pictures are harder to memorise, and hold more of what cats have in common.
# - More iterations, until the training set is at 100 % :: It is nearly there, and
#   memorising the last few pictures will not help with new ones.
# - A penalty on large weights, which is sure to help :: It is worth trying, but nothing is
#   sure. On our pictures it closes the gap from above: the training score falls, and the
#   test score does not rise.
# - Testing on the training set :: That would hide the problem, not solve it.

# %% quiz="last-unit"
# ? Someone shows all drawings as negatives: black becomes white and white becomes black.
#   The classifier is not trained again. What happens?
# + It does worse than guessing, because each weight stands for brightness at one place ::
#   The unit has no idea of shapes. Where a bright pixel spoke for a cat, the same cat now
#   has a dark one. On 2,000 fresh drawings 43 % are still right.
# - Nothing, a cat is still a cat :: To you. The unit sees 12,288 numbers, and all of them
#   have changed.
# - The cost becomes larger but the answers stay :: The answers depend on the scores, and
#   the scores change a lot.

# %% [markdown]
# ## Further reading
#
# - Christopher M. Bishop, *Pattern Recognition and Machine Learning*, 2006, section
#   4.3: logistic regression for readers who like probability.
# - Trevor Hastie, Robert Tibshirani, Jerome Friedman, *The Elements of Statistical
#   Learning*, 2009, section 4.4: the same from a statistician's point of view.
# - Ian Goodfellow, Yoshua Bengio, Aaron Courville, *Deep Learning*, 2016, chapters 4
#   and 5: gradient descent, maximum likelihood, overfitting.
# - David R. Cox, *The regression analysis of binary sequences*, 1958: the paper that
#   made the method known.
#
# Next, in week 3: many of these units side by side, and boundaries that are not flat.
