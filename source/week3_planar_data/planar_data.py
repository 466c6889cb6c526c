# %% [markdown]
# # Planar data: a network with one hidden layer
#
# Run the cells below: 400 points in two colours, and a line. Turn it and shift it. How
# many points can you get on the side of their own colour?
#
# Tonight you build the smallest network that does better: one hidden layer, eight short
# functions. **It takes** about 190 minutes, in nine parts; stop after any of them.

# %% locked="setup"
import numpy as np
from scipy.special import expit as sigmoid
from sklearn.linear_model import LogisticRegression

from helpers import check, example, glossary, hint, lesson, progress, quiz
from helpers.data import load_extra_datasets, load_planar_dataset
from helpers.gradients import gradient_check
from helpers.play import playground
from helpers.plots import graphs, planar, planar_training
from helpers.training import trainer
from helpers.widgets import explore

lesson("planar_data")

# %%
X, Y = load_planar_dataset()
explore(
    planar.one_line(X, Y),
    "Four hundred points in two colours, and one straight line.",
    angle=(0, 175, 5, 20), shift=(-4.0, 4.0, 0.5, 1.0),
)

# %% [markdown]
# ## Part 1 · One line is not enough (15 min)
#
# ### A flower in two colours
#
# Each point has two coordinates and a class, 0 (blue) or 1 (orange). The task: predict
# the class of a new point. `X` is $(n_x, m) = (2, 400)$ and `Y` is $(1, m)$.
#
# One trap: `Y` is `uint8`, whole numbers without a sign, so `-Y` turns 1 into 255.
# `1 - Y` and `A - Y` are safe.
#
# First the tool you have, logistic regression. Where its score is zero, the probability
# is ½ and the predicted class changes: this is the decision boundary. Here it is a
# straight line, whatever the weights.

# %%
line = LogisticRegression().fit(X.T, Y.ravel())
print(f"logistic regression: {line.score(X.T, Y.ravel()):.2%} correct")


def line_chance(points):
    """Give the line's probabilities of class 1: points (2, k) to (1, k)."""
    return line.predict_proba(points.T)[:, 1].reshape(1, -1)


planar.boundary(line_chance, X, Y, title="Logistic regression")

# %% [markdown]
# **47.00 %**: tossing a coin would do better. We tried every angle and every shift: the
# best line of all, the diagonal, gets 68.75 %. No straight line can express this flower.
#
# ## Part 2 · Shapes and initial weights (20 min)
#
# ### One hidden layer
#
# A single unit draws one line. So let several units look at the point, each with its
# own line, and let one last unit combine their answers. The units in the middle form
# the hidden layer: the data never say what their values should be. Each unit is
# connected to every value of the layer before: the layers are fully connected.

# %%
graphs.network([2, 4, 1], names=["input", "hidden layer", "output"])

# %% [markdown]
# The number in square brackets is the layer; the input is layer 0 and is not counted,
# so this is a network of **two layers**.
#
# $$z^{[1]} = W^{[1]} x + b^{[1]} \qquad a^{[1]} = \tanh(z^{[1]})$$
# $$z^{[2]} = W^{[2]} a^{[1]} + b^{[2]} \qquad \hat y = a^{[2]} = \sigma(z^{[2]})$$
#
# | symbol (code) | what it is | here | in general |
# |---|---|---|---|
# | $x$ (`X`) | the point | (2, 1) | $(n_x, 1)$ |
# | $W^{[1]}$ (`W1`) | one row per hidden unit | (4, 2) | $(n_h, n_x)$ |
# | $b^{[1]}, z^{[1]}, a^{[1]}$ | biases, scores, activations | (4, 1) | $(n_h, 1)$ |
# | $W^{[2]}$ (`W2`) | weights of the output unit | (1, 4) | $(n_y, n_h)$ |
# | $b^{[2]}, z^{[2]}, a^{[2]}$ | bias, score, activation | (1, 1) | $(n_y, 1)$ |
#
# Without tanh, two layers would collapse into one. The output uses σ because
# $\hat y$ (“y hat”, the predicted $y$) is a probability.

# %% [markdown]
# **By hand.** Take two hidden units, the point $x = (1, 1)$ of class $y = 1$, and
#
# $$W^{[1]} = \begin{pmatrix} 1 & -1 \\ 0 & 2 \end{pmatrix},\
# b^{[1]} = \begin{pmatrix} 0 \\ -1 \end{pmatrix},\
# W^{[2]} = \begin{pmatrix} 1 & 2 \end{pmatrix},\ b^{[2]} = -1.$$
#
# Then $z^{[1]} = (0, 1)$, $a^{[1]} = (0, 0.7616)$, $z^{[2]} = 0 + 1.5232 - 1 = 0.5232$
# and $\hat y = 0.6279$. Follow it with a pencil; you will test your code on these
# numbers.

# %% [markdown]
# ### Exercise: layer_sizes · 3 points
#
# Write `layer_sizes(X, Y)`, which returns the tuple $(n_x, n_h, n_y)$: $n_x$ from `X`
# of shape $(n_x, m)$, $n_h = 4$ (our first choice), and $n_y$ from `Y` of shape
# $(n_y, m)$. For the flower that is `(2, 4, 1)`.
#
# <details><summary>Hint</summary>
#
# `X.shape` is a pair: rows, then columns. Which of the two counts inputs?
# </details>

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

# %% test="layer_sizes" points=3
check(layer_sizes)

# %% [markdown]
# ### Small random weights
#
# Units that start equal stay equal, as you will see in Part 8; so **every weight starts
# as a different random number**. Why **small**? Where $|z|$ is large, tanh is flat and
# passes almost no gradient. Biases can start at zero: the weights already differ.
#
# ### Exercise: initialize_parameters · 5 points
#
# Write `initialize_parameters(n_x, n_h, n_y)`, which returns a dictionary:
#
# - `"W1"` of shape $(n_h, n_x)$ and `"W2"` of shape $(n_y, n_h)$: standard normal
#   numbers (`np.random.randn`) times 0.01, **`W1` drawn first**;
# - `"b1"` of shape $(n_h, 1)$ and `"b2"` of shape $(n_y, 1)$: zeros.
#
# Set no seed in here: whoever calls the function decides whether a draw is repeated.
# With seed 2, the first row of `W1` is −0.0042 and −0.0006.
#
# <details><summary>Hint</summary>
#
# `np.random.randn(3, 5)` takes the two sizes as two arguments; `np.zeros((3, 1))` takes
# them as one pair. Nobody remembers which is which; read the error, then swap.
# </details>

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

# %% test="initialize_parameters" points=5
check(initialize_parameters)

# %% [markdown]
# ## Part 3 · Forward pass and cost (20 min)
#
# ### From one example to m
#
# No loop over 400 points: they are the columns of $X$, and **column $i$ of
# $W^{[1]} X$ is $W^{[1]}$ times column $i$ of $X$**.
#
# $$W^{[1]} \begin{pmatrix} | & | & \\ x^{(1)} & x^{(2)} & \cdots \\ | & | &
# \end{pmatrix} = \begin{pmatrix} | & | & \\ W^{[1]} x^{(1)} & W^{[1]} x^{(2)} & \cdots \\
# | & | & \end{pmatrix}$$
#
# Then $b^{[1]}$ of shape $(n_h, 1)$ is broadcast. $Z^{[1]}, A^{[1]}$ are $(n_h, m)$;
# $Z^{[2]}, A^{[2]}$ are $(1, m)$. Going from input to prediction, layer by layer, is
# the **forward pass**.

# %% [markdown]
# ### Exercise: forward_propagation · 7 points
#
# Write `forward_propagation(X, parameters)`, with `X` of shape $(n_x, m)$. It returns
# `A2` of shape $(1, m)$ and a `cache` for the backward pass: a dictionary with `"Z1"`,
# `"A1"` of shape $(n_h, m)$ and `"Z2"`, `"A2"` of shape $(1, m)$.
#
# $$Z^{[1]} = W^{[1]} X + b^{[1]},\quad A^{[1]} = \tanh(Z^{[1]}),\quad
# Z^{[2]} = W^{[2]} A^{[1]} + b^{[2]},\quad A^{[2]} = \sigma(Z^{[2]})$$
#
# (`sigmoid` is SciPy's, safe for any score.) Test it on your numbers by hand. Then
# three points of the flower, one by one and at once: the same probabilities, near 0.5.
#
# <details><summary>Hint</summary>
#
# Take the four arrays out of `parameters` first. Then each formula is one line, in the
# order above. `@` is the matrix product, `*` is not.
# </details>

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
# ### The cost
#
# The cross-entropy of week 2 (also called log loss), averaged over the examples:
#
# $$J = -\frac1m \sum_{i=1}^m \Big[ y^{(i)} \log a^{[2](i)} + (1 - y^{(i)})
# \log\big(1 - a^{[2](i)}\big) \Big]$$
#
# ### Exercise: compute_cost · 5 points
#
# Write `compute_cost(A2, Y)`, both of shape $(1, m)$, which returns the cost $J$ as one
# number (a Python `float`). Expect $-\log 0.6279 = 0.4654$ for the example by hand, and
# $\log 2 = 0.693$ for the untrained network, which answers ½ to everything.
#
# <details><summary>Hint</summary>
#
# First the array of shape $(1, m)$ inside the square brackets, then its sum. And
# remember what `-Y` does to unsigned integers: put the minus sign somewhere else.
# </details>

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
# ## Part 4 · Backpropagation, derived (25 min)
#
# We need the gradient of $J$ with respect to every parameter. $dW^{[1]}$ is short for
# $\partial J / \partial W^{[1]}$, the derivatives with respect to each entry while all
# others stay fixed; **it has the shape of $W^{[1]}$**.
#
# As in the graph of week 2, begin at the end and multiply by one local derivative at
# each step: **backpropagation**.

# %%
planar_training.there_and_back()

# %% [markdown]
# ### The output unit
#
# One example; all shapes here are $(1, 1)$. First from the loss $\mathcal L = -y \log
# a^{[2]} - (1-y) \log(1 - a^{[2]})$ to $a^{[2]}$, then through σ, whose derivative is
# $a^{[2]} (1 - a^{[2]})$:
#
# $$\frac{\partial \mathcal L}{\partial a^{[2]}} = -\frac{y}{a^{[2]}} +
# \frac{1-y}{1-a^{[2]}} = \frac{a^{[2]} - y}{a^{[2]} (1 - a^{[2]})}
# $$
#
# $$dz^{[2]} = \frac{\partial \mathcal L}{\partial z^{[2]}} = a^{[2]} - y$$
#
# The denominators cancel, and what is left is **prediction minus truth**.
#
# Now $z^{[2]} = \sum_k W^{[2]}_k a^{[1]}_k + b^{[2]}$, summed over the hidden units
# $k$. If $W^{[2]}_k$ grows a little, $z^{[2]}$ grows by $a^{[1]}_k$ times as much:
#
# $$\frac{\partial \mathcal L}{\partial W^{[2]}_k} = dz^{[2]} a^{[1]}_k,
# \qquad dW^{[2]} = dz^{[2]} a^{[1]T} \ (1, 1)(1, n_h), \qquad db^{[2]} = dz^{[2]}$$

# %% [markdown]
# ### The hidden layer
#
# Read the same sum the other way: if the *activation* $a^{[1]}_k$ grows a little,
# $z^{[2]}$ grows by $W^{[2]}_k$ times as much. The gradient flows back along the weight
# that the value came through. Then it passes tanh, whose derivative is $1 - \tanh^2 z =
# 1 - a^2$, entry by entry ($\odot$, in NumPy `*`):
#
# $$da^{[1]} = W^{[2]T} dz^{[2]} \quad (n_h, 1)(1, 1), \qquad
# dz^{[1]} = da^{[1]} \odot (1 - (a^{[1]})^2) \quad (n_h, 1)$$
#
# Last, $z^{[1]}_k = \sum_j W^{[1]}_{kj} x_j + b^{[1]}_k$, so row $k$, column $j$ of
# $dW^{[1]}$ is $dz^{[1]}_k x_j$:
#
# $$dW^{[1]} = dz^{[1]} x^T \quad (n_h, 1)(1, n_x), \qquad db^{[1]} = dz^{[1]}$$
#
# **One rule, used twice**: the gradient with respect to the weights is the gradient
# with respect to the scores, times the layer's input, transposed.

# %% [markdown]
# ### From one example to the mean
#
# The cost is the mean of the losses, so its gradient is the mean of their gradients:
#
# $$dW^{[2]} = \frac1m \sum_{i=1}^m dz^{[2](i)} a^{[1](i)T} =
# \frac1m\, dZ^{[2]} A^{[1]T}$$
#
# **A matrix product is a sum**: the $m$ in the middle disappears. For a bias nothing
# multiplies $dz$, so there the sum is written out. Each column of $dZ$ belongs to one
# example's *loss*; the $1/m$ enters with $dW$ and $db$, the gradients of the *cost*.
#
# ### The six equations
#
# $$\begin{aligned}
# dZ^{[2]} &= A^{[2]} - Y && (1, m) \\
# dW^{[2]} &= \tfrac1m\, dZ^{[2]} A^{[1]T} && (1, m)(m, n_h) \\
# db^{[2]} &= \tfrac1m \textstyle\sum_i dZ^{[2](i)} && (1, 1) \\
# dZ^{[1]} &= W^{[2]T} dZ^{[2]} \odot (1 - (A^{[1]})^2) &&
# (n_h, 1)(1, m) \odot (n_h, m) \\
# dW^{[1]} &= \tfrac1m\, dZ^{[1]} X^T && (n_h, m)(m, n_x) \\
# db^{[1]} &= \tfrac1m \textstyle\sum_i dZ^{[1](i)} && (n_h, 1)
# \end{aligned}$$
#
# When in doubt, let the shapes decide: from $(n_h, m)$ and $(n_x, m)$ there is only one
# way to get $(n_h, n_x)$.

# %% [markdown]
# ## Part 5 · Backpropagation, coded and tested (20 min)
#
# ### Exercise: backward_propagation · 11 points
#
# Write `backward_propagation(parameters, cache, X, Y)`: the six equations, top to
# bottom. `cache` comes from `forward_propagation` on the same `X` $(n_x, m)$; `Y` is
# $(1, m)$. Return a dictionary with `"dW1"` $(n_h, n_x)$, `"db1"` $(n_h, 1)$, `"dW2"`
# $(1, n_h)$ and `"db2"` $(1, 1)$. By hand, on the tiny network:
#
# | step | numbers |
# |---|---|
# | $dz^{[2]} = a^{[2]} - y$ | −0.3721 |
# | $dW^{[2]} = dz^{[2]} a^{[1]T}$ | −0.3721 · (0, 0.7616) = (0, −0.2834) |
# | $da^{[1]} = W^{[2]T} dz^{[2]}$ | −0.3721 · (1, 2) = (−0.3721, −0.7442) |
# | $1 - (a^{[1]})^2$ | (1, 0.4200) |
# | $dz^{[1]}$ | (−0.3721, −0.3126) |
# | $dW^{[1]} = dz^{[1]} x^T$ | rows (−0.3721, −0.3721) and (−0.3126, −0.3126) |
#
# <details><summary>Hint</summary>
#
# For the biases, `np.sum` with `axis=1` adds up the examples of each unit;
# `keepdims=True` keeps the result a column.
# </details>

# %% solution="backward_propagation"
def backward_propagation(parameters, cache, X, Y):
    """Give the gradient of the cost with respect to every parameter.

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
# when you nudge one number; so nudge each of the 17, up and down. Every mark is one of
# them: what your formulas give against what was measured, here on the flower. On the
# diagonal they agree.

# %%
np.random.seed(5)
there = {name: 40 * value for name, value in initialize_parameters(2, 4, 1).items()}
gradient_check(backward_propagation, there, X, Y)

# %% [markdown]
# ### One step downhill
#
# The gradient points uphill, so we go the other way:
#
# $$W^{[l]} := W^{[l]} - \alpha\, dW^{[l]} \qquad b^{[l]} := b^{[l]} - \alpha\, db^{[l]}
# \qquad l = 1, 2$$
#
# ### Exercise: update_parameters · 5 points
#
# Write `update_parameters(parameters, grads, learning_rate=1.2)`. `grads` holds
# `"dW1"`, `"db1"`, `"dW2"`, `"db2"`, each of the shape of its parameter. Return a
# **new** dictionary and leave the arguments unchanged: `W -= step` changes the caller's
# array, `W = W - step` makes a new one.
#
# <details><summary>Hint</summary>
#
# Four lines do it. If you prefer a loop, the gradient of `name` is called `"d" + name`.
# </details>

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

# %% test="update_parameters" points=5
check(update_parameters)

# %% [markdown]
# ## Part 6 · Training, and a playground (25 min)
#
# ### The whole training
#
# Each iteration goes **forward**, **backward**, and takes **one step**. The cost is
# only our instrument: the gradients never use its value.
#
# ### Exercise: nn_model · 8 points
#
# Write `nn_model(X, Y, n_h, num_iterations=10000, print_cost=False)`, which returns the
# trained parameters:
#
# 1. `np.random.seed(3)`, so that everyone starts from the same weights;
# 2. sizes from `layer_sizes`, but $n_h$ is the argument; initialise the parameters;
# 3. `num_iterations` times: forward, backward, update with its default learning rate;
# 4. with `print_cost=True`, print the cost at iteration 0, 1000, 2000, …
#
# A short run should print 0.693162 at iteration 0 and 0.258625 at 1000.
#
# <details><summary>Hint</summary>
#
# Each iteration must start from the parameters that the one before produced. Watch
# which name you give to what `update_parameters` returns.
# </details>

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
# $(n_x, m)$: an array of shape $(1, m)$ that is 1 (or `True`) where $a^{[2]} > 0.5$ and
# 0 (or `False`) elsewhere, also where $a^{[2]}$ is exactly 0.5.
#
# <details><summary>Hint</summary>
#
# Comparing an array with a number compares every entry.
# </details>

# %% solution="predict"
def predict(parameters, X):
    """Predict the class of each example.

    parameters : {"W1", "b1", "W2", "b2"}   X : (n_x, m)
    returns : (1, m), True or 1 where A2 > 0.5
    """
    # BEGIN SOLUTION
    A2, _ = forward_propagation(X, parameters)
    return A2 > 0.5
    # END SOLUTION

# %% test="predict" points=4
check(predict)

# %% [markdown]
# ### The flower, learned
#
# Ten thousand iterations, four hidden units, a few seconds. (After 6,000 the last
# digits may differ on your computer: rounding errors, amplified over thousands of
# steps.)

# %% demo="train-flower"
flower_net = nn_model(X, Y, n_h=4, num_iterations=10000, print_cost=True)


def accuracy(parameters, X, Y):
    """Give the percentage of examples that are classified correctly."""
    return 100 * float(np.mean(predict(parameters, X) == Y))


def chance(parameters):
    """Make the function from points (2, k) to probabilities of class 1, (1, k)."""
    return lambda points: forward_propagation(points, parameters)[0]


print(f"{accuracy(flower_net, X, Y):.1f} % correct")
planar.boundary(chance(flower_net), X, Y, title="Four hidden units")

# %% [markdown]
# **From 47 to about 91 %.** Errors are most frequent near the centre, where noise mixes
# the petals.
#
# Now play. **Your own five functions** train this network while you watch the map on each
# hidden unit. Try the flower with 2, 3 and 4 units; the circles with 20 (nothing for a
# long time, then a lot at once); a rate of 0.1, then of 20.

# %%
playground(
    initialize_parameters=initialize_parameters, compute_cost=compute_cost,
    forward_propagation=forward_propagation,
    backward_propagation=backward_propagation, update_parameters=update_parameters,
)

# %% [markdown]
# ## Part 7 · How it learns (25 min)
#
# ### Every single cost
#
# `nn_model` prints every thousandth cost, which hides most of the story. `trainer`
# makes a training loop out of your functions that starts from any parameters and keeps
# **every** cost, and the network at chosen moments. Here is the same training, filmed,
# on a logarithmic axis. Drag the slider.

# %% demo="film-flower"
train = trainer(
    forward_propagation, compute_cost, backward_propagation, update_parameters
)
np.random.seed(3)
start = initialize_parameters(2, 4, 1)
moments = [1, 25, 50, 100, 150, 200, 250, 275, 300, 400, 700, 1000, 2000, 5000, 10000]
film = train(start, X, Y, learning_rate=1.2, num_iterations=10000, keep=moments)


def moment(iteration):
    """Draw one moment of the training."""
    model = chance(film.moments[iteration])
    return planar_training.training_figure(model, X, Y, film.costs, iteration)


explore(
    moment,
    "The flower with the decision boundary after 300 iterations, and beside it the "
    "cost at every iteration up to there.",
    iteration=(moments, 300),
)

# %% [markdown]
# After 50 iterations the boundary is one bent line. For the next 150 the cost only creeps
# from 0.63 to 0.59: a **plateau**, where the gradient is small. Stop there, and you have
# 62.5 %. Between 250 and 300 a third line turns into place, the cost drops from 0.59 to
# 0.40, and all petals are sorted.
#
# ### What the hidden units do
#
# Each hidden unit's score is zero along one straight line; tanh is close to −1 on one
# side and to 1 on the other. Look at each unit in turn, on the left. On the right that
# unit is switched off: its outgoing weight is zero.

# %%
def switched_off(unit, whole=flower_net):
    """Draw a hidden unit's activation, and the network without that unit."""
    net = {**whole, "W2": whole["W2"].copy()}
    net["W2"][0, unit - 1] = 0
    title = f"without unit {unit}: {accuracy(net, X, Y):.1f} %"

    def activation(points):
        return forward_propagation(points, whole)[1]["A1"][unit - 1]

    return planar.unit_figure(activation, chance(net), X, Y, title=title)


explore(
    switched_off,
    "Left: the activation of hidden unit 1 over the plane. Right: the decision "
    "boundary of the network without it.",
    unit=(1, 4, 1, 1),
)

# %% [markdown]
# The lines of units 2, 3 and 4 run along gaps between petals; without any one of them the
# network gets 68 % at best. Unit 1 cuts through two petals, and without it the network
# still gets about 87 %. Three lines make six sectors, and the colours change six times round
# the flower: **it needs three lines**. Then one weighted sum is enough:
#
# | sector | 1 | 2 | 3 | 4 | 5 | 6 |
# |---|---|---|---|---|---|---|
# | $a^{[1]}$ of three units | + + + | − + + | − − + | − − − | + − − | + + − |
# | first − second + third | +1 | −1 | +1 | −1 | +1 | −1 |
#
# The hidden layer has found features in which the petals are **linearly separable**.

# %% [markdown]
# ### A falling cost can still be a trap
#
# Same data, same first weights, 10,000 iterations; only the learning rate differs. At
# the end, rate 0.6 gets three more seeds. Guess before you run it: at which rate does
# the cost fall most smoothly? Which network is best?

# %% demo="rates"
curves = {}
for rate in (0.1, 0.6, 1.2, 20):
    run = train(start, X, Y, rate, 10000)
    curves[f"rate {rate}"] = run.costs
    right = accuracy(run.parameters, X, Y)
    print(f"rate {rate:4}: {right:5.2f} % correct, the cost rose {run.rises:5,} times")
planar_training.cost_curves(curves)

for seed in (4, 5, 6):
    np.random.seed(seed)
    run = train(initialize_parameters(2, 4, 1), X, Y, 0.6, 10000)
    print(f"seed {seed}, rate 0.6: {accuracy(run.parameters, X, Y):.2f} %")

# %% [markdown]
# At 0.6 the cost falls at **every one** of 10,000 iterations and ends at 66.75 %, worse
# than the best straight line. More time does not help: after 60,000 it is 67.25 %. None
# of its four lines is near the horizontal gap. With longer steps, 1.2 and 20, the same
# weights end elsewhere, at about 90 %, although the cost rises well over a thousand
# times. (Steps can be too long: at a rate of 100, seven of eight seeds end below 75 %.)
#
# Nor is 0.6 a bad rate: of 24 seeds, 23 reach about 90 %. The one that sticks is 3, the
# seed of `nn_model`. So one run says little about a learning rate, and **a smooth,
# falling cost does not mean that training succeeded**. Compare with other seeds.

# %% quiz="trap"
# ? Your cost has fallen at every iteration and is now almost flat. The accuracy is
#   67 %. What do you do first?
# + Train again from other seeds and with other rates, and compare :: A flat curve
#   looks the same at the bottom, on a plateau and in a bad valley. Only another run
#   tells them apart.
# - Stop: a cost that always falls shows that everything is right :: At a rate of 0.6
#   it fell 9,999 times in a row and ended below the best straight line.
# - Use a smaller learning rate, for a more careful descent :: At 0.1 the same weights
#   get stuck in the same valley, only later.
# - Conclude that four hidden units are too few :: Other seeds reach 90 % with the same
#   four units.

# %% [markdown]
# ## Part 8 · Four initialisations (15 min)
#
# Each of the four changes the usual first weights by one rule. Which of the networks
# will learn?

# %% demo="starts"
rules = {
    "all zero": lambda p: 0 * p,
    "all equal to 0.5": lambda p: 0 * p + 0.5,
    "random, small": lambda p: p,
    "1,000 times larger": lambda p: 1000 * p,
}
ends = {}
for name, rule in rules.items():
    first = {key: rule(value) for key, value in start.items()}
    ends[name] = train(first, X, Y, 1.2, 2000).parameters
planar.boundaries(
    {f"{name}: {accuracy(net, X, Y):.0f} %": (chance(net), X, Y)
     for name, net in ends.items()}, columns=2
)

for name in ("all zero", "all equal to 0.5"):
    print(f"{name}: W1 =\n{ends[name]['W1'].round(4) + 0}")  # + 0 turns −0 into 0

# %% [markdown]
# ### Why the first weights must be random
#
# **All zero** learns nothing; **all equal** draws one line, as a single unit would.
# Look at $W^{[1]}$: from zero it has not moved; from 0.5 its rows have moved together.
#
# Why? If the rows of $W^{[1]}$ are equal, and the entries of $b^{[1]}$ and of
# $W^{[2]}$, then so are the rows of $A^{[1]}$, $dZ^{[1]}$, $dW^{[1]}$ and $db^{[1]}$,
# and the entries of $dW^{[2]}$. After the step everything is as equal as before: four
# units do the work of one. Random numbers break this **symmetry**. From zero,
# $A^{[1]} = 0$ makes $dW^{[2]} = 0$, and $W^{[2]} = 0$ makes $dZ^{[1]} = 0$.
#
# **1,000 times larger** starts in saturation, where tanh is flat: of eight seeds, six
# ended between 52 and 73 %. Ten times larger did no harm here.

# %% quiz="symmetry"
# ? We start all weights of W1 at zero, but draw W2 at random. Is the symmetry broken?
# + Yes: the rows of dZ1 differ as the entries of W2 differ, so the rows of W1 become
#   different :: dZ1 is W2 transposed times dZ2, at first with the same factor for every
#   unit, so each row of dW1 is a different multiple of the same row. That is enough to
#   make the units differ; random W1 does it better.
# - No: with W1 = 0 no gradient ever reaches it :: The gradient of W1 is built from W2
#   and X, not from W1 itself. It is W2 = 0 that would stop it.
# - Yes, and it would also be broken with equal entries in W2 :: With equal entries in
#   W2 every unit receives the same gradient and all stay alike.

# %% [markdown]
# ### In your own words · 2 points
#
# A friend says: “I start the weights of my logistic regression at zero, and it trains
# well. Why can't I do the same with my network?” Explain in three to five sentences:
# what is different, and what happens to the hidden units?

# %% [markdown] answer="why-random" points=2
# Logistic regression has a single unit, so there is no second unit that it could be a
# copy of. Its gradient is built from the inputs, which differ from one another, so its
# weights move apart in the first step. Hidden units that start with equal weights
# compute equal activations and receive equal gradients, so they remain copies of one
# another however long you train: four units do the work of one. If all the weights are
# zero, no weight moves at all, because $A^{[1]} = 0$ makes $dW^{[2]} = 0$ and
# $W^{[2]} = 0$ makes $dZ^{[1]} = 0$. Random numbers break the symmetry.
#
# Rubric:
#
# - 1 point: hidden units that start equal receive equal gradients and stay equal (or:
#   from zero, none of the weights moves)
# - 1 point: logistic regression has only one unit, and its gradient comes from the
#   inputs, so it has no symmetry to break

# %% [markdown]
# ## Part 9 · How many hidden units? (25 min)
#
# Four was a guess. Here are 1 to 50 hidden units, 5,000 iterations each, in about ten
# seconds. Where do you expect the largest jump?

# %% demo="train-sizes"
nets = {n: nn_model(X, Y, n, num_iterations=5000) for n in (1, 2, 3, 4, 5, 20, 50)}
for n, net in nets.items():
    print(f"n_h = {n:2}: {accuracy(net, X, Y):5.2f} %")
planar.boundaries({f"$n_h$ = {n}": (chance(net), X, Y) for n, net in nets.items()})

# %% [markdown]
# A single hidden unit also draws one line, but it finds the diagonal: after tanh it
# hardly matters how far away a point is.
#
# ### Points it has not seen
#
# Is 50 as good as 5? Only points kept out of training can tell. So we train on 100 of
# the 400 and hold 300 back, for five random splits.

# %% demo="held-out"
results = {n: [] for n in (1, 3, 5, 20)}
for split in range(5):
    order = np.random.default_rng(split).permutation(400)
    seen, unseen = order[:100], order[100:]
    few = {n: nn_model(X[:, seen], Y[:, seen], n, 5000) for n in results}
    for n, net in few.items():
        pair = [accuracy(net, X[:, part], Y[:, part]) for part in (seen, unseen)]
        results[n].append(pair)
planar_training.splits(results)
planar.boundaries(
    {f"last split, $n_h$ = {n}: {results[n][-1][1]:.0f} %":
     (chance(few[n]), X[:, unseen], Y[:, unseen]) for n in (3, 5, 20)}
)

# %% [markdown]
# In training, 20 units are much better than 5. On held-out points they are not: their
# boundary has bays and islands for one or two training points each. Here are the means
# of 40 splits, with standard errors:
#
# | hidden units | 1 | 3 | 4 | 5 | 20 | 50 |
# |---|---|---|---|---|---|---|
# | training, % | 69.1 ± 0.4 | 87.3 ± 1.3 | 90.5 ± 0.9 | 92.8 ± 0.4 | 97.8 ± 0.2 | 97.7 ± 0.3 |
# | held out, % | 64.7 ± 0.4 | 80.2 ± 1.5 | 83.2 ± 1.1 | 83.6 ± 0.5 | 81.4 ± 0.4 | 81.7 ± 0.4 |
#
# Split by split, 5 units beat 20 by 2.3 ± 0.4 points. The generalisation gap grows from
# 9 points with 5 units to 16 with 50: overfitting. What helps: fewer units, more
# points, stopping earlier, and a penalty on large weights (regularisation).

# %% quiz="choose-n-h"
# ? On your data, 5 hidden units reach 92 % in training and 90 % on 1,000 held-out
#   points; 40 units reach 99 % and 85 %. Which network do you use?
# + The one with 5 units :: You want to be right about new points, and the held-out
#   points are the best estimate of that. The other has a gap of 14 points.
# - The one with 40 units: 99 % is more than 92 % :: Training accuracy says how well the
#   network remembers. Nobody will ask it about those points again.
# - Either: five points are within the noise :: With 1,000 points the standard error is
#   about 1 point. With 30 held-out points you would be right to hesitate.

# %% [markdown]
# ### Four more data sets
#
# A method that works on one data set may have been lucky. Here are four others, 200
# points each: logistic regression, the baseline, against five hidden units.

# %% demo="four-sets"
sets = dict(zip(("circles", "moons", "blobs", "quantiles"), load_extra_datasets()))
five = {name: nn_model(*xy, n_h=5, num_iterations=5000) for name, xy in sets.items()}
for name, (x, y) in sets.items():
    line = 100 * LogisticRegression().fit(x.T, y.ravel()).score(x.T, y.ravel())
    print(f"{name:9}  line {line:.0f} %  network {accuracy(five[name], x, y):.0f} %")
planar.boundaries({name: (chance(five[name]), *xy) for name, xy in sets.items()})

# %% [markdown]
# The circles stop near 78 %, and that is no fault of the network: the noise is so large
# that the two rings overlap.
#
# ### When the cost is not a number
#
# In week 2 a learning rate of 0.1 made the cost `nan`: where a score is 37 or more, σ is
# stored as exactly 1, and the cost of a perfect answer asks for $0 \cdot \log 0$. It can
# happen here too. Now for the fix: compute the loss from the score, here called a logit,
# as libraries do. Since $\log \sigma(z) = z - \log(1 + e^z)$ and
# $\log(1 - \sigma(z)) = -\log(1 + e^z)$,
#
# $$\mathcal L = \log(1 + e^z) - y z, \qquad \texttt{np.logaddexp(0, z)} =
# \log(e^0 + e^z) \text{ for any } z$$

# %% demo="train-nan"
def stable_cost(Z2, Y):
    """Give the cost from the scores Z2 (1, m): finite whenever they are."""
    return float(np.mean(np.logaddexp(0, Z2) - Y * Z2))


x, y = sets["quantiles"]
sure = nn_model(x, y, n_h=50)
for name, net, data in (("flower", flower_net, (X, Y)), ("quantiles", sure, (x, y))):
    A2, cache = forward_propagation(data[0], net)
    with np.errstate(all="ignore"):
        usual = compute_cost(A2, data[1])
    print(f"{name}: largest score {cache['Z2'].max():.1f}, "
          f"cost {usual:.6f}, from the scores {stable_cost(cache['Z2'], data[1]):.6f}")

# %% [markdown]
# ## What you can now do
#
# - say why a straight line fails, and what a hidden layer adds;
# - write down the shape of every array in a two-layer network, for any $n_x$, $n_h$,
#   $m$;
# - derive the six equations of backpropagation, and test them by nudging;
# - train a network from scratch, and say why its weights start small and random;
# - recognise a training that is stuck although its cost falls;
# - choose the number of hidden units with held-out points;
# - recognise a cost that is `nan` for numerical reasons, and fix it.

# %%
progress()

# %% quiz="final-lines"
# ? Why did three hidden units do so much better on the flower than two?
# + The colours change six times around the centre, and it takes three lines to make six
#   sectors :: Each hidden unit contributes one line. Two lines through the centre make
#   four sectors, which leaves petals of both colours together.
# - Three units have more parameters, and more parameters are always better :: With all
#   400 points, 50 units got no more of them right than 4; and on held-out points 20 did
#   worse than 5.
# - The seed happened to be bad for two units :: We tried eight seeds: with two units
#   all of them ended at 67.25 %.

# %% [markdown]
# ## Further reading
#
# - David Rumelhart, Geoffrey Hinton, Ronald Williams: *Learning representations by
#   back-propagating errors*, 1986. Four pages; you can now read all of them.
# - Michael Nielsen: *Neural Networks and Deep Learning*, 2015, chapter 2, which derives
#   the same equations in another notation.
# - George Cybenko: *Approximation by superpositions of a sigmoidal function*, 1989:
#   with enough units, one hidden layer comes as close as you like to any continuous
#   function.
# - Christopher Bishop: *Pattern Recognition and Machine Learning*, 2006, chapter 5.
#
# Next week the hidden layers multiply. The rule stays the one you derived here.
