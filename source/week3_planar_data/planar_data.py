# %% [markdown]
# # Planar data: a network with one hidden layer
#
# Logistic regression draws one straight line. Tonight you meet data that no straight
# line can divide, and you build the smallest network that can: one hidden layer, eight
# short functions, no library underneath.
#
# The heart of it is backpropagation. We derive its six equations slowly, with a shape
# beside every symbol, so that you could do it again on paper next week.

# %% locked="setup"
from unittest.mock import patch

import numpy as np
from scipy.special import expit as sigmoid

from helpers import check, glossary, hint, lesson, progress, quiz
from helpers.data import load_extra_datasets, load_planar_dataset
from helpers.plots import graphs, planar, planar_training, shapes
from helpers.widgets import explore

lesson("planar_data")

# %% [markdown]
# You wrote `sigmoid` in week 2. From here on we borrow SciPy's, which is the same
# function with care taken for very large inputs; it is imported above. `np.tanh`
# you know from the notebook `activations`.
#
# ## A flower in two colours
#
# The data are 400 points in a plane. Each has two coordinates and a class, 0 or 1, and
# they lie on petals. The task: given a new point, say which colour it should have.

# %%
X, Y = load_planar_dataset()
planar.scatter(X, Y, title="The flower")
print("X", X.shape, X.dtype)
print("Y", Y.shape, Y.dtype, "with", Y.sum(), "points of class 1")
print("the last label is", Y[0, -1], "but minus it gives", (-Y)[0, -1])

# %% [markdown]
# The colours take turns as you go round, except that the two petals at the top share
# one, as do the two at the bottom. Examples are columns, as always: `X` is $(n_x, m) =
# (2, 400)$ and `Y` is $(1, m)$.
#
# One trap: `Y` is stored as `uint8`, whole numbers from 0 to 255 without a sign, so
# `-Y` makes 255 of a 1. `1 - Y` and `A - Y` are safe. If a cost is ever absurdly large
# tonight, remember this.
#
# ## A straight line fails
#
# First the tool that you have; scikit-learn trains the logistic regression for us.
# Where its score $w^T x + b$ is zero, the probability is exactly ½, and the prediction
# changes from one class to the other. These points form the **decision boundary**. Here
# it is a straight line, whatever the weights are.

# %%
from sklearn.linear_model import LogisticRegression

line = LogisticRegression().fit(X.T, Y.ravel())
print(f"logistic regression: {line.score(X.T, Y.ravel()):.2%} right")


def line_chance(points):
    """Give the line's probabilities of class 1: points (2, k) to (1, k)."""
    return line.predict_proba(points.T)[:, 1].reshape(1, -1)


planar.boundary(line_chance, X, Y, title="Logistic regression")

# %% [markdown]
# **47.00 %.** A coin would do better. Two orange petals and two blue ones lie on either
# side of this line, and the colours are pale because the model itself is unsure. More
# iterations will not help, nor more points, nor another line: even the best of them, a
# diagonal, is right about hardly more than two thirds of the points. The model cannot
# say what is true here.
#
# ## One hidden layer
#
# A single unit draws one line. So let several units look at the point, each with a line
# of its own, and let one last unit combine what they say. The units in the middle form
# the **hidden layer**: the data never tell us what these should answer.

# %%
graphs.network([2, 4, 1], names=["input", "hidden layer", "output"])

# %% [markdown]
# For one point $x$ of shape $(2, 1)$ and $n_h = 4$ hidden units:
#
# $$z_1 = W_1 x + b_1 \qquad a_1 = \tanh(z_1)$$
# $$z_2 = W_2 a_1 + b_2 \qquad \hat y = a_2 = \sigma(z_2)$$
#
# | symbol | what it is | shape here | in general |
# |---|---|---|---|
# | $x$ | the point | (2, 1) | $(n_x, 1)$ |
# | $W_1$ | weights of the hidden layer, one row a unit | (4, 2) | $(n_h, n_x)$ |
# | $b_1$, $z_1$, $a_1$ | biases, scores, activations | (4, 1) | $(n_h, 1)$ |
# | $W_2$ | weights of the output unit | (1, 4) | $(n_y, n_h)$ |
# | $b_2$, $z_2$, $a_2$ | its bias, score, activation | (1, 1) | $(n_y, 1)$ |
#
# The input is layer 0 and is not counted, so this is a network of **two layers**. Why
# tanh in the middle? Without a curve there, both layers would collapse into one
# straight line, as you saw in `activations`. The output stays a σ, since $\hat y$ is to
# be a probability.

# %% [markdown]
# **By hand.** Take two hidden units, the point $x = (1, 1)$ of class $y = 1$, and
#
# $$W_1 = \begin{pmatrix} 1 & -1 \\ 0 & 2 \end{pmatrix},\
# b_1 = \begin{pmatrix} 0 \\ -1 \end{pmatrix},\
# W_2 = \begin{pmatrix} 1 & 2 \end{pmatrix},\ b_2 = -1.$$
#
# Then $z_1 = (0, 1)$, $a_1 = (0, 0.7616)$, $z_2 = 0 + 1.5232 - 1 = 0.5232$ and
# $\hat y = 0.6279$. Follow it with a pencil once; your code will be held to it.

# %% quiz="shape-of-W1"
# ? A network has 5 inputs and 3 hidden units. What is the shape of W1?
# + (3, 5) :: One row for each hidden unit, one column for each input, so that W1 x with
#   x of shape (5, 1) gives (3, 1).
# - (5, 3) :: That would need five numbers from the layer after and three from the layer
#   before. Rows belong to the layer that the weights lead to.
# - (3, m) :: Weights do not know how many examples there are; only Z1 and A1 have m
#   columns.

# %% [markdown]
# ### Exercise: layer_sizes · 3 points
#
# Two of the three sizes are dictated by the data; only $n_h$ is yours to choose. We
# begin with 4.
#
# Write `layer_sizes(X, Y)`, which returns the tuple $(n_x, n_h, n_y)$:
# $n_x$ from `X` of shape $(n_x, m)$, $n_h = 4$, and $n_y$ from `Y` of shape $(n_y, m)$.
#
# <details><summary>A hint</summary>
#
# `X.shape` is a pair: rows, then columns. Which of the two counts inputs?
# </details>
#
# For the flower the cell below yours should show `(2, 4, 1)`.

# %% solution="layer_sizes"
def layer_sizes(X, Y):
    """Read off the sizes of the layers.

    X : (n_x, m)   Y : (n_y, m)
    returns : (n_x, n_h, n_y), three whole numbers; n_h is 4
    """
    # BEGIN SOLUTION
    n_x = X.shape[0]
    n_h = 4
    n_y = Y.shape[0]
    return n_x, n_h, n_y
    # END SOLUTION

# %%
layer_sizes(X, Y)

# %% test="layer_sizes" points=3
check(layer_sizes)

# %% [markdown]
# ## Small random numbers to start with
#
# Logistic regression could start at zero. A hidden layer cannot: if all its units start
# alike they stay alike, for ever. We prove that, and watch it, once you can train; for
# now let **every weight start as a different random number**.
#
# Why **small**, a normal number times 0.01? Where $|z|$ is large, tanh is flat, and
# there the gradient is nearly zero. Small weights keep every $z_1$ near 0, where tanh
# is steepest. The biases may start at zero: the weights already make the units
# different.

# %% [markdown]
# ### Exercise: initialize_parameters · 5 points
#
# Write `initialize_parameters(n_x, n_h, n_y)`, which returns a dictionary:
#
# - `"W1"` of shape $(n_h, n_x)$ and `"W2"` of shape $(n_y, n_h)$: standard normal
#   numbers (`np.random.randn`) times 0.01, **`W1` drawn first**;
# - `"b1"` of shape $(n_h, 1)$ and `"b2"` of shape $(n_y, 1)$: zeros.
#
# Do not seed in here. Whoever calls the function decides about that, so that one call
# can be repeated and the next one differ.
#
# <details><summary>A hint</summary>
#
# `np.random.randn(3, 5)` takes the two sizes as two arguments; `np.zeros((3, 1))` takes
# them as one pair. Nobody remembers which is which; look at the error, then swap.
# </details>
#
# With seed 2, the first row of `W1` is −0.0042 and −0.0006, whoever runs this.

# %% solution="initialize_parameters"
def initialize_parameters(n_x, n_h, n_y):
    """Draw small random weights; biases are zero.

    n_x, n_h, n_y : sizes of the input, the hidden layer and the output
    returns : {"W1": (n_h, n_x), "b1": (n_h, 1), "W2": (n_y, n_h), "b2": (n_y, 1)}
    """
    # BEGIN SOLUTION
    W1 = np.random.randn(n_h, n_x) * 0.01
    b1 = np.zeros((n_h, 1))
    W2 = np.random.randn(n_y, n_h) * 0.01
    b2 = np.zeros((n_y, 1))
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
    # END SOLUTION

# %%
np.random.seed(2)
for name, value in initialize_parameters(2, 4, 1).items():
    print(name, value.shape)
    print(value.round(4))

# %% test="initialize_parameters" points=5
check(initialize_parameters)

# %% [markdown]
# ## From one example to m
#
# We could run the four formulas 400 times in a loop. Instead we lay the points side by
# side, as the columns of $X$, and run them once. That works because **column $i$ of
# $W_1 X$ is $W_1$ times column $i$ of $X$**; no column ever meets another:
#
# $$W_1 \begin{pmatrix} | & | & \\ x^{(1)} & x^{(2)} & \cdots \\ | & | &
# \end{pmatrix} = \begin{pmatrix} | & | & \\ W_1 x^{(1)} & W_1 x^{(2)} & \cdots \\
# | & | & \end{pmatrix}$$
#
# Then $b_1$ of shape $(n_h, 1)$ is broadcast: the same column is added to all $m$. So
# the formulas stay, and only their letters grow. Going right you meet the next example,
# going down the next unit. This way from the input to the prediction, layer by layer,
# is called the **forward pass**.
#
# | symbol | shape |
# |---|---|
# | $X$ | $(n_x, m)$ |
# | $Z_1$, $A_1$ | $(n_h, m)$ |
# | $Z_2$, $A_2$ | $(1, m)$ |

# %%
shapes.product(
    ("$W_1$", 4, 2), ("$X$", 2, 7), ("$W_1X$", 4, 7),
    alt="W1 of shape (4, 2) times X of shape (2, 7) gives shape (4, 7).",
)

# %% [markdown]
# ### Exercise: forward_propagation · 7 points
#
# Write `forward_propagation(X, parameters)`, with `X` of shape $(n_x, m)$. It returns
# `A2` of shape $(1, m)$ and, for the way back, `cache`: a dictionary with `"Z1"`,
# `"A1"` of shape $(n_h, m)$ and `"Z2"`, `"A2"` of shape $(1, m)$.
#
# $$Z_1 = W_1 X + b_1,\quad A_1 = \tanh(Z_1),\quad Z_2 = W_2 A_1 + b_2,\quad
# A_2 = \sigma(Z_2)$$
#
# <details><summary>A hint</summary>
#
# Take the four arrays out of `parameters` first. Then every formula is one line, in the
# order in which it stands above. `@` is the matrix product, `*` is not.
# </details>
#
# Try it on the example by hand, whose numbers you know. Then on three points of the
# flower, one at a time and all at once: the same three probabilities, all near 0.5,
# since a network with tiny random weights knows nothing yet.

# %% solution="forward_propagation"
def forward_propagation(X, parameters):
    """Run the network on all examples.

    X : (n_x, m)   parameters : {"W1": (n_h, n_x), "b1", "W2": (1, n_h), "b2"}
    returns : A2 (1, m), cache {"Z1": (n_h, m), "A1": (n_h, m), "Z2": (1, m), "A2"}
    """
    # BEGIN SOLUTION
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    Z1 = W1 @ X + b1
    A1 = np.tanh(Z1)
    Z2 = W2 @ A1 + b2
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
    # END SOLUTION

# %%
tiny = {
    "W1": np.array([[1.0, -1.0], [0.0, 2.0]]),
    "b1": np.array([[0.0], [-1.0]]),
    "W2": np.array([[1.0, 2.0]]),
    "b2": np.array([[-1.0]]),
}
tiny_x, tiny_y = np.array([[1.0], [1.0]]), np.array([[1]])
_, tiny_cache = forward_propagation(tiny_x, tiny)
for name, value in tiny_cache.items():
    print(name, value.ravel().round(4))

np.random.seed(2)
fresh = initialize_parameters(2, 4, 1)
one_by_one = [forward_propagation(X[:, [i]], fresh)[0].item() for i in range(3)]
print("one by one", np.round(one_by_one, 6))
print("at once   ", forward_propagation(X[:, :3], fresh)[0].ravel().round(6))

# %% test="forward_propagation" points=7
check(forward_propagation)

# %% [markdown]
# ## The cost
#
# Nothing new here. The output is a σ, as in week 2, so the loss of one example is the
# cross-entropy, and the cost is its mean over the $m$ examples:
#
# $$J = -\frac1m \sum_{i=1}^m \Big[ y^{(i)} \log a_2^{(i)} + (1 - y^{(i)})
# \log\big(1 - a_2^{(i)}\big) \Big]$$
#
# By hand, for the point above with $y = 1$: $-\log 0.6279 = 0.4654$. A network that
# answers ½ to everything has cost $\log 2 = 0.6931$. That is what a fresh one should
# show; if yours does not, stop and look.
#
# ### Exercise: compute_cost · 5 points
#
# Write `compute_cost(A2, Y)`, both of shape $(1, m)$, which returns the cost $J$ as one
# number (a Python `float`).
#
# <details><summary>A hint</summary>
#
# First the array of shape $(1, m)$ inside the square brackets, then its sum. And think
# of what `-Y` does to unsigned whole numbers: put the minus sign somewhere else.
# </details>
#
# Expect 0.4654 for the example by hand and about 0.693 for the untrained network.

# %% solution="compute_cost"
def compute_cost(A2, Y):
    """Give the mean cross-entropy.

    A2 : (1, m), between 0 and 1   Y : (1, m) of 0 and 1
    returns : float
    """
    # BEGIN SOLUTION
    m = Y.shape[1]
    gains = Y * np.log(A2) + (1 - Y) * np.log(1 - A2)
    return float(-np.sum(gains) / m)
    # END SOLUTION

# %%
print(round(compute_cost(tiny_cache["A2"], tiny_y), 4))
print(round(compute_cost(forward_propagation(X, fresh)[0], Y), 4))

# %% test="compute_cost" points=5
check(compute_cost)

# %% [markdown]
# ## Backpropagation, derived
#
# To go downhill we need the gradient of $J$ by every parameter: $dW_1, db_1, dW_2,
# db_2$, where $dW_1$ is short for $\partial J / \partial W_1$ and **has the shape of
# $W_1$**.
#
# The way is the one of the computation graph in week 2: begin at the end, and at each
# step multiply by one local derivative. We do it for one example first, then for $m$.

# %%
planar_training.there_and_back()

# %% [markdown]
# ### The output unit
#
# One example, loss $\mathcal L = -y \log a_2 - (1-y) \log(1 - a_2)$; everything $(1,
# 1)$. From the loss to $a_2$, then through σ, whose derivative is $a_2 (1 - a_2)$:
#
# $$\frac{\partial \mathcal L}{\partial a_2} = -\frac{y}{a_2} + \frac{1-y}{1-a_2}
# = \frac{a_2 - y}{a_2 (1 - a_2)}$$
#
# $$dz_2 = \frac{\partial \mathcal L}{\partial a_2} \cdot a_2 (1 - a_2) = a_2 - y$$
#
# The denominators cancel. What is left could not be friendlier: **prediction minus
# truth**. This is no luck; cross-entropy and σ were made for each other.
#
# Now $z_2 = \sum_k W_{2,k}\, a_{1,k} + b_2$ over the hidden units $k$. If $W_{2,k}$
# grows by a little, $z_2$ grows by $a_{1,k}$ times that; if $b_2$ does, by the same:
#
# $$\frac{\partial \mathcal L}{\partial W_{2,k}} = dz_2\, a_{1,k}
# \qquad\qquad db_2 = dz_2$$
#
# All of the first kind, in a row like $W_2$: $\ dW_2 = dz_2\, a_1^T$, shape
# $(1, 1)(1, n_h) = (1, n_h)$.

# %% [markdown]
# ### The hidden layer
#
# Read the same sum the other way: if the *activation* $a_{1,k}$ grows by a little,
# $z_2$ grows by $W_{2,k}$ times that. Blame flows back along the weight through which
# the value came. As a column, like $a_1$:
#
# $$da_1 = W_2^T dz_2 \quad (n_h, 1)(1, 1) = (n_h, 1)$$
#
# Then through tanh, each unit by itself; its derivative is $1 - \tanh^2 z = 1 - a^2$.
# The product entry by entry is written $\odot$ (in NumPy `*`):
#
# $$dz_1 = W_2^T dz_2 \odot (1 - a_1^2) \quad (n_h, 1)$$
#
# Last, $z_{1,k} = \sum_j W_{1,kj}\, x_j + b_{1,k}$, so
# $\partial \mathcal L / \partial W_{1,kj} = dz_{1,k}\, x_j$: row $k$, column $j$, or
#
# $$dW_1 = dz_1\, x^T \quad (n_h, 1)(1, n_x) = (n_h, n_x) \qquad db_1 = dz_1$$
#
# **It is one rule, used twice**: gradient by the weights = gradient by the scores,
# times what came in, transposed. More layers use it more often; that is all of week 4.

# %% [markdown]
# **By hand**, with the tiny network, where $a_2 = 0.6279$ and $y = 1$:
#
# | step | numbers |
# |---|---|
# | $dz_2 = a_2 - y$ | −0.3721 |
# | $dW_2 = dz_2\, a_1^T$ | −0.3721 · (0, 0.7616) = (0, −0.2834) |
# | $da_1 = W_2^T dz_2$ | −0.3721 · (1, 2) = (−0.3721, −0.7442) |
# | $1 - a_1^2$ | (1, 0.4200) |
# | $dz_1$ | (−0.3721, −0.3126) |
# | $dW_1 = dz_1\, x^T$ | rows (−0.3721, −0.3721) and (−0.3126, −0.3126) |
#
# All gradients are negative or zero: to raise $\hat y$ towards 1, no parameter should
# shrink. The zero belongs to hidden unit 1, whose activation is 0: its outgoing weight
# changes nothing just now.

# %% [markdown]
# ### From one example to the mean
#
# The cost is the mean of the losses, so its gradient is the mean of their gradients.
# Put the columns side by side: $dZ_2 = A_2 - Y$, shape $(1, m)$. Then
#
# $$dW_2 = \frac1m \sum_{i=1}^m dz_2^{(i)} a_1^{(i)T} = \frac1m\, dZ_2\, A_1^T
# \quad (1, m)(m, n_h)$$
#
# Look at the shapes: the $m$ in the middle disappears. **A matrix product is a sum**,
# and the sum that it takes is exactly the one over the examples. For a bias nothing
# multiplies $dz$, so there the sum must be written out, across the columns.
#
# One habit of notation: the columns of $dZ$ are gradients of single *losses*; the
# division by $m$ comes in at $dW$ and $db$, which belong to the *cost*.

# %% [markdown]
# ### The six equations
#
# $$\begin{aligned}
# dZ_2 &= A_2 - Y && (1, m) \\
# dW_2 &= \tfrac1m\, dZ_2\, A_1^T && (1, m)(m, n_h) = (1, n_h) \\
# db_2 &= \tfrac1m \textstyle\sum_i dZ_2^{(i)} && (1, 1) \\
# dZ_1 &= W_2^T dZ_2 \odot (1 - A_1^2) && (n_h, 1)(1, m) \odot (n_h, m) = (n_h, m) \\
# dW_1 &= \tfrac1m\, dZ_1\, X^T && (n_h, m)(m, n_x) = (n_h, n_x) \\
# db_1 &= \tfrac1m \textstyle\sum_i dZ_1^{(i)} && (n_h, 1)
# \end{aligned}$$
#
# When in doubt, let the shapes decide. $dW_1$ must be $(n_h, n_x)$; from $dZ_1$ of
# $(n_h, m)$ and $X$ of $(n_x, m)$ there is one way to get there.

# %% quiz="sum-for-b"
# ? Why is there a sum over the examples in db1, but none to be seen in dW1?
# + In dW1 the matrix product does the summing :: The product of (n_h, m) and (m, n_x)
#   adds up m terms for each entry. The bias has no second factor, so its sum is written
#   out.
# - A bias is shared by all examples, weights are not :: Both are shared: there is one
#   W1 and one b1 for all examples, and so both gradients are means over them.
# - Because b1 starts at zero :: Where a parameter starts has no influence on the
#   formula of its gradient.

# %% [markdown]
# ### Exercise: backward_propagation · 11 points
#
# Write `backward_propagation(parameters, cache, X, Y)`: the six equations, top to
# bottom. `cache` is what `forward_propagation` returned for the same `X` of shape
# $(n_x, m)$; `Y` is $(1, m)$. Return a dictionary with `"dW1"` $(n_h, n_x)$, `"db1"`
# $(n_h, 1)$, `"dW2"` $(1, n_h)$ and `"db2"` $(1, 1)$.
#
# <details><summary>A hint</summary>
#
# For the biases, `np.sum` with `axis=1` adds up the examples of each unit;
# `keepdims=True` keeps the result a column.
# </details>
#
# On the tiny network expect the numbers of the table above.

# %% solution="backward_propagation"
def backward_propagation(parameters, cache, X, Y):
    """Give the gradient of the cost by every parameter.

    parameters : {"W1", "b1", "W2", "b2"}   cache : {"Z1", "A1", "Z2", "A2"}
    X : (n_x, m)   Y : (1, m)
    returns : {"dW1": (n_h, n_x), "db1": (n_h, 1), "dW2": (1, n_h), "db2": (1, 1)}
    """
    # BEGIN SOLUTION
    m = X.shape[1]
    A1, A2 = cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dW2 = dZ2 @ A1.T / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = parameters["W2"].T @ dZ2 * (1 - A1**2)
    dW1 = dZ1 @ X.T / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
    # END SOLUTION

# %%
for name, value in backward_propagation(tiny, tiny_cache, tiny_x, tiny_y).items():
    print(name, value.round(4).tolist())

# %% test="backward_propagation" points=11
check(backward_propagation)

# %% [markdown]
# You need not take a derivation on trust. A gradient says how much the cost changes
# when one number is nudged; so nudge it. Below, the slope of $J$ by one entry of a
# parameter is measured from both sides, at some point far from the start, and printed
# on the right of what your formulas say. They agree in every digit shown. In week 4
# this grows into a tool for networks of any depth.

# %%
def slope(parameters, name, place, nudge=1e-5):
    """Measure dJ / d(one entry) on the flower by nudging that entry."""
    cost = []
    for sign in (1, -1):
        moved = {key: value.copy() for key, value in parameters.items()}
        moved[name][place] += sign * nudge
        cost.append(compute_cost(forward_propagation(X, moved)[0], Y))
    return (cost[0] - cost[1]) / (2 * nudge)


np.random.seed(5)
there = {name: 40 * value for name, value in initialize_parameters(2, 4, 1).items()}
_, cache = forward_propagation(X, there)
grads = backward_propagation(there, cache, X, Y)
for name, place in (("W1", (2, 1)), ("b1", (0, 0)), ("W2", (0, 3)), ("b2", (0, 0))):
    measured = slope(there, name, place)
    print(f"d{name}{place}  {grads['d' + name][place]: .7f}  {measured: .7f}")

# %% [markdown]
# ## One step downhill
#
# The gradient points uphill, so we go the other way, by a stretch that the **learning
# rate** α scales:
#
# $$W_1 := W_1 - \alpha\, dW_1 \quad b_1 := b_1 - \alpha\, db_1 \quad
# W_2 := W_2 - \alpha\, dW_2 \quad b_2 := b_2 - \alpha\, db_2$$
#
# A warning: `W -= step` changes the array itself, and everyone who holds it sees it
# change; `W = W - step` makes a new one. A function that quietly changes its arguments
# spoils every comparison of “before” and “after”, so we make new arrays.
#
# ### Exercise: update_parameters · 5 points
#
# Write `update_parameters(parameters, grads, learning_rate=1.2)`. `grads` holds
# `"dW1"`, `"db1"`, `"dW2"`, `"db2"`, each of the shape of its parameter. Return a
# **new** dictionary with `"W1"`, `"b1"`, `"W2"`, `"b2"`, and leave the arguments as
# they are.
#
# <details><summary>A hint</summary>
#
# Four lines do it. If you prefer a loop, the gradient of `name` is called `"d" + name`.
# </details>
#
# One step from the point where we checked the gradient should lower the cost there,
# from 0.6989 to 0.6937.

# %% solution="update_parameters"
def update_parameters(parameters, grads, learning_rate=1.2):
    """Take one step of gradient descent; the arguments stay as they are.

    parameters : {"W1", "b1", "W2", "b2"}   grads : {"dW1", "db1", "dW2", "db2"}
    returns : new dictionary like parameters
    """
    # BEGIN SOLUTION
    W1 = parameters["W1"] - learning_rate * grads["dW1"]
    b1 = parameters["b1"] - learning_rate * grads["db1"]
    W2 = parameters["W2"] - learning_rate * grads["dW2"]
    b2 = parameters["b2"] - learning_rate * grads["db2"]
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
    # END SOLUTION

# %%
before = compute_cost(forward_propagation(X, there)[0], Y)
after = compute_cost(forward_propagation(X, update_parameters(there, grads))[0], Y)
print(f"{before:.4f} -> {after:.4f}")

# %% test="update_parameters" points=5
check(update_parameters)

# %% [markdown]
# ## The whole training
#
# You have all the parts. Training repeats one round: **forwards** for the activations,
# **backwards** for the gradients, **one step** with them. After enough rounds the
# parameters are the answer.
#
# The cost itself is not needed to train, since the gradients never look at it. It is
# our instrument: we print it now and then to see that it falls.

# %% [markdown]
# ### Exercise: nn_model · 8 points
#
# Write `nn_model(X, Y, n_h, num_iterations=10000, print_cost=False)`, which returns the
# trained parameters:
#
# 1. `np.random.seed(3)`, so that everyone starts alike;
# 2. sizes $n_x$ and $n_y$ from `layer_sizes`; $n_h$ is the argument; draw the
#    parameters;
# 3. `num_iterations` times: forwards, backwards, update with its usual learning rate;
# 4. with `print_cost=True`, print the cost at iteration 0, 1000, 2000, …
#
# <details><summary>A hint</summary>
#
# Each round must start from the parameters that the round before left. Watch which name
# you give to what `update_parameters` returns.
# </details>
#
# A short run on the flower should print a cost of 0.693162 at iteration 0 and of
# 0.258625 at iteration 1000.

# %% solution="nn_model"
def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False):
    """Train a network with n_h hidden units.

    X : (n_x, m)   Y : (1, m)
    returns : parameters {"W1": (n_h, n_x), "b1", "W2": (1, n_h), "b2"}
    """
    # BEGIN SOLUTION
    np.random.seed(3)
    n_x, _, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y)
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        if print_cost and i % 1000 == 0:
            print(f"cost after iteration {i}: {compute_cost(A2, Y):.6f}")
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads)
    return parameters
    # END SOLUTION

# %%
short_run = nn_model(X, Y, n_h=4, num_iterations=1001, print_cost=True)

# %% test="nn_model" points=8
check(nn_model)

# %% [markdown]
# ### Exercise: predict · 4 points
#
# A probability is not yet an answer. Write `predict(parameters, X)` for `X` of shape
# $(n_x, m)$: an array of shape $(1, m)$ that is 1 (or `True`) where $a_2 > 0.5$ and 0
# (or `False`) elsewhere, also where $a_2$ is 0.5 exactly.
#
# <details><summary>A hint</summary>
#
# Comparing an array with a number compares every entry.
# </details>
#
# Try it on the tips of two neighbouring petals, one orange, one blue: true, then false.

# %% solution="predict"
def predict(parameters, X):
    """Say which class each example is of.

    parameters : {"W1", "b1", "W2", "b2"}   X : (n_x, m)
    returns : (1, m), True or 1 where A2 > 0.5
    """
    # BEGIN SOLUTION
    A2, _ = forward_propagation(X, parameters)
    return A2 > 0.5
    # END SOLUTION

# %%
predict(short_run, np.array([[3.5, 3.5], [1.7, -1.7]]))

# %% test="predict" points=4
check(predict)

# %% [markdown]
# ## The flower, learned
#
# Here is what you built it for. Ten thousand iterations, four hidden units; a few
# seconds. The cost begins at 0.693162, is 0.258625 after 1,000 iterations and 0.219
# after 6,000. (From there on the last digits may differ on your computer: rounding
# errors, grown over thousands of steps.)
#
# Before 7,000 it climbs a little. There the steps of 1.2 are slightly too long for a
# valley that has become narrow; with steps half as long the cost falls all the way.

# %% demo="train-flower"
flower_net = nn_model(X, Y, n_h=4, num_iterations=10000, print_cost=True)


def accuracy(parameters, X, Y):
    """Give the percentage of examples that are classified right."""
    return 100 * float(np.mean(predict(parameters, X) == Y))


def chance(parameters):
    """Make the function from points (2, k) to probabilities of class 1, (1, k)."""
    return lambda points: forward_propagation(points, parameters)[0]


print(f"{accuracy(flower_net, X, Y):.1f} % right")
planar.boundary(chance(flower_net), X, Y, title="Four hidden units")

# %% [markdown]
# **From 47 to about 91 %.** The network has found the petals, though nobody told it
# that there are any. Most of what it still gets wrong lies near the centre, where the
# petals meet and the noise mixes their points: nobody could sort these.
#
# ## Watching it learn
#
# How did it get there? Since `nn_model` always starts from the same seed, training for
# 200 iterations gives the first 200 of a longer training. So we can film it: one
# network for each moment. Look at the stills; then drag the slider.

# %% demo="film-flower"
moments = [1, 25, 50, 100, 150, 200, 250, 300, 400, 500, 700, 1000, 2000, 5000]
film = {n: nn_model(X, Y, n_h=4, num_iterations=n) for n in moments}
film[10000] = flower_net
costs = {n: compute_cost(chance(net)(X), Y) for n, net in film.items()}
stills = (50, 200, 250, 300, 1000, 10000)
planar.boundaries(
    {f"{n:,} iterations": (chance(film[n]), X, Y) for n in stills}, columns=3
)


def moment(iterations):
    """Draw one moment of the training."""
    model = chance(film[iterations])
    return planar_training.training_figure(model, X, Y, costs, iterations)


explore(
    moment,
    "Six sectors begin to show after 300 iterations, while the cost falls steeply.",
    iterations=(list(film), 300),
)

# %% [markdown]
# After 50 iterations the decision boundary is one bent line. After 200 the petals at
# the top and bottom are settled and all others still white, undecided. Then, within
# fifty iterations, a third line arrives and sorts them all. From there on only the
# centre is tidied.
#
# The cost falls in **stairs**. On a plateau the gradient is small and the picture
# hardly changes, yet training is not finished; at each fall the boundary gains
# something new.
#
# ## What the hidden units do
#
# Each hidden unit works like a small logistic regression: its score is zero along one
# straight line, and tanh is close to −1 on one side (light) and to 1 on the other
# (dark). Below is what the four units answer to every point of the plane.

# %%
def hidden_answers(points, net=flower_net):
    """Give the hidden activations (4, k) for points (2, k)."""
    return forward_propagation(points, net)[1]["A1"]


planar.hidden_units(hidden_answers, X, Y)

# %% [markdown]
# Each line runs along a gap between petals. The output unit adds the four answers with
# weights, and where the sum changes its sign, the colour changes. So the hidden layer
# has found **features**: four questions about a point, whose answers make the flower
# linearly separable. You could have designed such features by hand. The network designs
# its own.
#
# ## Why the start must be random
#
# Now the promise from above. The function below trains from any start: for one training
# it lets `nn_model` find another `initialize_parameters`, which changes every drawn
# array by the rule `change`.

# %% demo="starts"
def train_from(change, n_h=4, num_iterations=2000):
    """Train on the flower from a start that `change` makes of the usual one."""
    draw = initialize_parameters

    def start(*sizes, **named):
        return {name: change(p) for name, p in draw(*sizes, **named).items()}

    with patch.dict(globals(), initialize_parameters=start):
        return nn_model(X, Y, n_h, num_iterations)


starts = {
    "all zero": lambda p: np.zeros_like(p),
    "all equal to 0.5": lambda p: np.full_like(p, 0.5),
    "random, small": lambda p: p,
    "1,000 times larger": lambda p: 1000 * p,
}
ends = {name: train_from(change) for name, change in starts.items()}
planar.boundaries(
    {f"{name}: {accuracy(net, X, Y):.0f} %": (chance(net), X, Y)
     for name, net in ends.items()}, columns=2
)

for name in ("all zero", "all equal to 0.5"):
    print(f"{name}: W1 =\n{ends[name]['W1'].round(4)}")

# %% [markdown]
# **All zero** learns nothing: 50 %. **All equal** draws one line, as one unit would.
# Look at $W_1$: from zero it has not moved at all; from 0.5 its rows have moved, all
# four together.
#
# Why? Suppose the rows of $W_1$ are equal, and the entries of $b_1$, and those of
# $W_2$. Then the rows of $A_1$ are equal; so are those of $dZ_1 = W_2^T dZ_2 \odot (1 -
# A_1^2)$, of $dW_1$ and $db_1$, and the entries of $dW_2$. After the step all is as
# equal as before: four units are one unit, four times. This is called **symmetry**, and
# random numbers break it.
#
# From zero it is worse: $A_1 = 0$ makes $dW_2 = 0$, and $W_2 = 0$ makes $dZ_1 = 0$.
# Only $b_2$ could move, and with as many points of each class it does not.
#
# **Too large** starts saturated: most scores lie where tanh is flat, and little
# gradient passes. Three of the four units hardly turn from their first line.

# %% quiz="symmetry"
# ? We start all weights of W1 at zero, but draw W2 at random. Is the symmetry broken?
# + Yes: the rows of dZ1 differ as the entries of W2 differ, so the rows of W1 part
#   :: dZ1 is W2 transposed times dZ2, at first with the same factor for every unit, so
#   each row of dW1 is a different multiple of the same row. That is enough to make the
#   units differ; random W1 does it better.
# - No: with W1 = 0 no gradient ever reaches it :: The gradient of W1 is built from W2
#   and X, not from W1 itself. It is W2 = 0 that would stop it.
# - Yes, and it would also be broken with equal entries in W2 :: With equal entries in
#   W2 every unit receives the same gradient and all stay alike.

# %% [markdown]
# ### In your own words · 2 points
#
# A friend says: “I start the weights of my logistic regression at zero, and it trains
# well. Why can't I do the same with my network?” Explain in three to five sentences, in
# the cell below: what is different, and what happens to the hidden units?

# %% [markdown] answer="why-random" points=2
# Logistic regression has a single unit, so there is no second unit that it could be a
# copy of. Its gradient is built from the inputs, which differ from one another, so its
# weights move apart in the first step. Hidden units that start with equal weights compute
# equal activations and receive equal gradients, so they remain copies of one another
# however long you train: four units do the work of one. If all the weights are zero, no
# weight moves at all, because $A_1 = 0$ makes $dW_2 = 0$ and $W_2 = 0$ makes $dZ_1 = 0$.
# Random numbers break the symmetry.
#
# Rubric:
#
# - 1 point: hidden units that start equal receive equal gradients and stay equal (or:
#   from zero, none of the weights moves)
# - 1 point: logistic regression has only one unit, and its gradient comes from the
#   inputs, so it has no symmetry to break

# %% [markdown]
# ## How many hidden units?
#
# Four was a guess. Train the flower with 1, 2, 3, 4, 5, 20 and 50 hidden units, 5,000
# iterations each. This takes some ten seconds.

# %% demo="train-sizes"
nets = {n: nn_model(X, Y, n, num_iterations=5000) for n in (1, 2, 3, 4, 5, 20, 50)}
for n, net in nets.items():
    print(f"{n:2} hidden units: {accuracy(net, X, Y):5.2f} %")
planar.boundaries({f"$n_h$ = {n}": (chance(net), X, Y) for n, net in nets.items()})

# %% [markdown]
# You should see about 67.5, 67.25, 90.75, 90.5, 91.25, 91 and 90.5 %. One hidden unit
# also draws one line, but it finds the diagonal: behind tanh only the side counts on
# which a point lies, hardly how far out.
#
# The great step is from two units to three. Count the colours around the flower:
# they change six times. Two lines through the centre make four sectors, three make six,
# so **this flower needs three**. On the way round, one unit after the other changes its
# sign, and one weighted sum is enough to follow:
#
# | sector | 1 | 2 | 3 | 4 | 5 | 6 |
# |---|---|---|---|---|---|---|
# | $a_1$ of the three units | + + + | − + + | − − + | − − − | + − − | + + − |
# | first − second + third | +1 | −1 | +1 | −1 | +1 | −1 |
#
# ## Points it has not seen
#
# After that the accuracy hardly moves. Is 50 then as good as 5? The larger network
# bends around single points near the centre. What that is worth, only points can tell
# that were not in the training. So we train on 100 of the 400, drawn at random, and
# hold 300 back.

# %% demo="held-out"
order = np.random.default_rng(0).permutation(400)
seen, unseen = order[:100], order[100:]
few = {n: nn_model(X[:, seen], Y[:, seen], n, 5000) for n in nets}
results = {
    n: [accuracy(net, X[:, part], Y[:, part]) for part in (seen, unseen)]
    for n, net in few.items()
}
planar_training.accuracies(results)
planar.boundaries(
    {f"$n_h$ = {n}, held out: {results[n][1]:.0f} %":
     (chance(few[n]), X[:, unseen], Y[:, unseen]) for n in (3, 5, 20)}
)

# %% [markdown]
# On its own hundred points the network gets better with more units: 20 know nearly all
# of them. On held-out points the accuracy **climbs up to three or four units, then
# falls**, from about 88 to about 82 %. The grey gap is what the network has learned by
# heart, noise and all: **overfitting**. You see it in the lower panels, which show
# held-out points. The boundary of 20 units has bays and islands, each made for a
# training point or two, and new points fall on the wrong side of them.
#
# What helps: fewer hidden units, more points, stopping earlier, and a price on large
# weights (regularisation), which a later course treats. Choose $n_h$ by held-out
# points, never by the training set.

# %% quiz="choose-n-h"
# ? On your data, 5 hidden units reach 92 % in training and 90 % on held-out points; 40
#   units reach 99 % and 85 %. Which network do you use?
# + The one with 5 units :: You want to be right about new points, and the held-out
#   points are the best guess at that. The 14-point gap of the other is overfitting.
# - The one with 40 units: 99 % is more than 92 % :: Training accuracy says how well the
#   network remembers. Nobody will ask it about those points again.
# - The average of both :: Sometimes worth trying, but nothing here says that it would
#   beat the better one; the held-out points favour 5 units clearly.

# %% [markdown]
# ## Four more data sets
#
# A method that works on one data set may have been lucky. Here are four others: noisy
# circles, noisy moons, six blobs of alternating class, and Gaussian quantiles (an inner
# disc and the ring around it), 200 points each. The straight line and a network with
# five hidden units try their luck.

# %% demo="four-sets"
names = ("circles", "moons", "blobs", "quantiles")
sets = dict(zip(names, load_extra_datasets(), strict=True))
five = {name: nn_model(*xy, n_h=5, num_iterations=5000) for name, xy in sets.items()}
for name, (x, y) in sets.items():
    straight = 100 * LogisticRegression().fit(x.T, y.ravel()).score(x.T, y.ravel())
    curved = accuracy(five[name], x, y)
    print(f"{name:9}  line {straight:5.1f} %  network {curved:5.1f} %")
planar.boundaries({name: (chance(five[name]), *sets[name]) for name in names})

# %% [markdown]
# Five hidden units turn 52 into 100 % on the quantiles and 56 into 82 % on the blobs.
# Only the moons were nearly a straight-line problem from the start. The circles stop
# near 78 %, and that is no failing of the network: their noise is so large that the two
# rings overlap, and where they do, no rule can tell them apart.
#
# ## Turning the knobs
#
# Training finds the parameters; $n_h$, the learning rate and the number of iterations
# are left to you. The sliders train a fresh network each time you let go. Worth trying:
#
# - the flower with 500 iterations: 0.01 has learned nothing yet, 0.1 little; 5 does as
#   well as our 1.2. Between too slow and too wild a broad range works;
# - the circles with 20 units: nothing after 1,000 iterations, much after 2,000;
# - the blobs with 20 units, the moons with one.
#
# Which of these boundaries would you trust with new points?

# %%
sets["flower"] = (X, Y)


def try_out(data, n_h, iterations, learning_rate):
    """Train on one data set with another learning rate and draw the boundary."""
    x, y = sets[data]
    step = update_parameters

    def with_this_rate(parameters, grads, *_, **__):
        return step(parameters, grads, learning_rate)

    with patch.dict(globals(), update_parameters=with_this_rate):
        net = nn_model(x, y, n_h, iterations)
    title = f"{data}, $n_h$ = {n_h}: {accuracy(net, x, y):.1f} %"
    return planar.boundary_figure(chance(net), x, y, title=title)


explore(
    try_out,
    "Circles, five hidden units, 1,000 iterations: a band, not yet a ring.",
    data=list(sets), n_h=(1, 20, 1, 5), iterations=(100, 2000, 100, 1000),
    learning_rate=([0.01, 0.1, 0.4, 1.2, 5, 20], 1.2),
)

# %% [markdown]
# ## When the cost is not a number
#
# One last surprise. Train 50 hidden units on the quantiles, for 10,000 iterations, and
# ask for the cost. The network is right about every point or nearly so, and yet:

# %% demo="train-nan"
x, y = sets["quantiles"]
sure = nn_model(x, y, n_h=50)
A2, cache = forward_propagation(x, sure)
with np.errstate(all="ignore"):
    print(f"accuracy {accuracy(sure, x, y):.1f} %, cost {compute_cost(A2, y)}")
print("largest score", cache["Z2"].max().round(1), "largest A2", A2.max())

# %% [markdown]
# `nan`: not a number. Where the score is 37 or more, $1 - \sigma(z)$ is smaller than
# $10^{-16}$. A computer number near 1 cannot hold that, so $a_2$ is stored as exactly
# 1, and $\log(1 - a_2)$ is $\log 0 = -\infty$. With $y = 1$ the formula then asks for
# $0 \cdot (-\infty)$, which has no value. One such point spoils the mean. (If yours
# shows a number, you have guarded it already.)
#
# With 20 units it is a matter of luck: ours stops at a score of 35, but started from
# seed 2 or 4 it is `nan` as well.
#
# The cure is never to form $1 - a_2$, but to go back to the score. Since $\log
# \sigma(z) = z - \log(1 + e^z)$ and $\log(1 - \sigma(z)) = -\log(1 + e^z)$, the loss is
#
# $$\mathcal L = -y\,\big(z - \log(1 + e^z)\big) + (1 - y) \log(1 + e^z)
# = \log(1 + e^z) - y z$$
#
# and `np.logaddexp(0, z)` computes $\log(e^0 + e^z)$ without overflow for any $z$.

# %%
def stable_cost(Z2, Y):
    """Give the cost from the scores Z2 (1, m): finite whenever they are."""
    return float(np.mean(np.logaddexp(0, Z2) - Y * Z2))


flower_A2, flower_cache = forward_propagation(X, flower_net)
print("flower, both ways:", round(compute_cost(flower_A2, Y), 9),
      round(stable_cost(flower_cache["Z2"], Y), 9))
print(f"quantiles: {stable_cost(cache['Z2'], y):.3f}")

# %% [markdown]
# The same on the flower, and a sensible 0.01 or so on the quantiles. Libraries do
# exactly this: their loss functions ask for scores (“logits”), not for probabilities.
# Remember the pattern, for you will meet it again: **a formula can be right on paper
# and need to be rewritten for the machine.**

# %% quiz="nan-cost"
# ? The cost is nan, but the accuracy is 100 % and still fine 1,000 iterations later.
#   Why did nan not spread into the weights?
# + The gradients are computed from A2 − Y, which is finite; the cost is only printed
#   :: Backpropagation uses the derivative of the loss, worked out on paper, never the
#   number that the cost has.
# - NumPy repairs nan in matrix products :: It does not: one nan in A2 would spread to
#   every parameter in a single step.
# - The learning rate is small enough :: No learning rate tames nan: nan times anything
#   is nan. It is just that none came in.

# %% [markdown]
# ## What you can now do
#
# - say why a straight line fails, and what a hidden layer adds;
# - write down the shape of every array in a two-layer network, for any $n_x$, $n_h$,
#   $m$;
# - derive the six equations of backpropagation, and test them by nudging;
# - train a network from nothing, and say why it must start small and random;
# - choose the number of hidden units with held-out points;
# - recognise a cost that is `nan` for numerical reasons, and fix it.

# %%
progress()

# %% quiz="final-lines"
# ? Why did three hidden units do so much better on the flower than two?
# + The colours change six times around the centre, and it takes three lines to make six
#   sectors :: Each hidden unit contributes one line. Two lines through the centre make
#   four sectors, which leaves petals of both colours together.
# - Three units have more parameters, and more parameters are always better :: In
#   training they rarely hurt, but 4 to 50 units brought next to nothing here, and on
#   held-out points they brought harm.
# - The seed happened to be bad for two units :: Try it with other seeds: no start gives
#   two lines six sectors.

# %% quiz="final-transpose"
# ? You get “matmul: mismatch in its core dimension” in dW1 with dZ1 of shape (4, 400)
#   and X of shape (2, 400). What is missing?
# + X must be transposed: (4, 400)(400, 2) gives (4, 2) :: dW1 has the shape of W1, (4,
#   2). The inner sizes must both be m, for the sum over the examples.
# - dZ1 must be transposed: (400, 4) :: Then (400, 4) would meet (2, 400), which does
#   not fit either.
# - It should be * instead of @ :: Entry by entry, (4, 400) and (2, 400) do not fit. And
#   no sum over the examples would be taken.

# %% [markdown]
# ## Further reading
#
# - David Rumelhart, Geoffrey Hinton, Ronald Williams: *Learning representations by
#   back-propagating errors*, 1986. Four pages; you can now read all of them.
# - Michael Nielsen: *Neural Networks and Deep Learning*, 2015, chapter 2, which derives
#   the same equations in another notation.
# - George Cybenko: *Approximation by superpositions of a sigmoidal function*, 1989:
#   with enough units, one hidden layer comes as close to any curve as you like.
# - Christopher Bishop: *Pattern Recognition and Machine Learning*, 2006, chapter 5.
#
# Next week the hidden layers multiply. The rule stays the one you derived here.
