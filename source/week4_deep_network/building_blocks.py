# %% [markdown]
# # Building blocks of a deep network
#
# Look back at your network of week 3 and count the digits 1 and 2: they stand in
# nearly every line. A second hidden layer would mean writing it all again, with a 3.
#
# Tonight you write ten small functions that hold no such digits. Stacked like bricks
# they make a network of any depth. At the end you *measure* its gradients, and see with
# your own eyes whether yours are right.
#
# **You need** the six equations of backpropagation of week 3; we derive them once more
# in a form that fits every layer. **It takes** about three hours, and each function is
# a good place to stop.

# %% locked="setup"
import numpy as np

from helpers import check, glossary, hint, lesson, progress, quiz
from helpers.plots import blocks, gradient_check
from helpers.week4 import relu, relu_backward, sigmoid, sigmoid_backward
from helpers.widgets import explore

lesson("building_blocks")

# %% [markdown]
# ## The plan
#
# A layer does the same two things wherever it stands: a **linear step**, then an
# **activation**. So one block is enough, used once for each of the $L$ layers. Every
# function of this notebook is one piece of the picture below, where $L = 3$.
#
# The upper row runs from left to right: $A^{[0]} = X$ goes in, $A^{[L]}$ comes out, and
# the cost $J$ says how bad it is. Each block keeps in a **cache** what it will need
# later. The lower row, in purple, runs from right to left. Each backward block reads
# its cache, takes $dA^{[l]}$, gives $dA^{[l-1]}$ to its neighbour, and drops $dW^{[l]}$
# and $db^{[l]}$ on the way: the gradients for the step.
#
# Hidden layers use ReLU. The last one uses the sigmoid, because its answer is a
# probability.

# %%
blocks.chain(layers=3)

# %% [markdown]
# ## Notation for L layers
#
# | symbol | in code | what it is |
# |---|---|---|
# | $m$ | `m` | number of examples, one a column |
# | $L$ | `L` | number of layers, the input not counted |
# | $n^{[l]}$ | `layers_dims[l]` | units of layer $l$; $n^{[0]} = n_x$ |
# | $W^{[l]}, b^{[l]}$ | `W1`, `b1`, … | parameters that *lead into* layer $l$ |
# | $Z^{[l]}, A^{[l]}$ | `Z`, `A` | linear step and activation of layer $l$ |
# | $A^{[0]}, A^{[L]}$ | `X`, `AL` | the input; the probabilities that come out |
# | $g^{[l]}$ | `relu`, `sigmoid` | activation function of layer $l$ |
#
# The number in square brackets is always the layer. The network below has five inputs,
# hidden layers of four and three units, and one output: **three layers**, since the
# input computes nothing. Its parameters live *between* columns of units, and carry the
# number of the layer on their right. Logistic regression is the case $L = 1$.

# %%
blocks.notation([5, 4, 3, 1])
# %% quiz="layers"
# ? A network is described by layers_dims = [12288, 20, 7, 5, 1]. What is L?
# + 4 :: The list holds n[0] to n[4]. Layer 0 is the input, which computes nothing, so
#   four layers are left: three hidden ones and the output.
# - 5 :: The list has five entries, but the first one is the input. It has no
#   parameters and is not counted as a layer.
# - 3 :: Three is the number of hidden layers. The output layer computes too, and counts.

# %% [markdown]
# ## Getting the shapes right
#
# Many bugs in a deep network are wrong shapes. The good news: the sizes of the layers
# and $m$ give you every one. Layer $l$ has $n^{[l]}$ units and looks at $n^{[l-1]}$
# numbers, so
#
# $$
# \underbrace{Z^{[l]}}_{(n^{[l]},\, m)} =
# \underbrace{W^{[l]}}_{(n^{[l]},\, n^{[l-1]})}
# \underbrace{A^{[l-1]}}_{(n^{[l-1]},\, m)} +
# \underbrace{b^{[l]}}_{(n^{[l]},\, 1)}
# $$
#
# The inner sizes of the product match, the outer ones remain. $b^{[l]}$ is one column
# that broadcasting adds to all $m$. And a gradient has the shape of what it belongs to:
# $dW^{[l]}$ that of $W^{[l]}$, $dA^{[l]}$ that of $A^{[l]}$.
#
# Here is the table of all shapes. It fills itself in: change the layers or $m$, and
# watch which entries move. (Where fields do not work, change the numbers in the call.)

# %%
blocks.shapes("5, 4, 3, 1", m=6)

# %% [markdown]
# The first network has 24 + 15 + 4 = 43 parameters. Only the column with $Z$ and $A$
# knows $m$: **parameters do not grow with the number of examples.** Now type
# `12288, 20, 7, 5, 1`, the cat network of the next notebook. It has 245,973 parameters,
# and 245,780 of them sit in the first layer.

# %% quiz="shape"
# ? Layer 3 has 7 units, layer 2 has 20, and there are 209 examples. What shape has W3?
# + (7, 20) :: One row for each unit of layer 3, one column for each number it looks at.
#   The number of examples does not occur.
# - (20, 7) :: That is the transpose. W3 @ A2 needs as many columns in W3 as A2 has rows,
#   which is 20.
# - (7, 209) :: That is the shape of Z3 and A3, which hold one column per example.
#   Parameters know nothing of examples.

# %% [markdown]
# ## Small random weights, zero biases
#
# Week 3 showed why weights must not all start at zero: units with equal weights get
# equal gradients and stay equal for ever. So we draw them at random, and make them
# small, so that the sigmoid at the end starts near 0.5 where it is steepest. Biases may
# start at zero, since random weights already tell the units apart.
#
# A **seed** fixes the sequence of draws: two people who draw in the same order get the
# same network.
#
# ### Exercise: initialize_parameters · 4 points
#
# Start with the two-layer network, as a warm-up. Seed the generator with **1**. Draw
# $W^{[1]}$, then $W^{[2]}$, each from `np.random.randn` times 0.01. Biases are zeros.
#
# `initialize_parameters(n_x, n_h, n_y)` takes three whole numbers and returns a
# dictionary: `"W1"` of shape (n_h, n_x), `"b1"` (n_h, 1), `"W2"` (n_y, n_h),
# `"b2"` (n_y, 1).
#
# <details><summary>Hint</summary>
#
# `np.random.seed(1)` comes first, once. `randn` takes the two sizes as two arguments,
# `np.zeros` takes them as one tuple.
# </details>

# %% solution="initialize_parameters"
def initialize_parameters(n_x, n_h, n_y):
    """Draw the first parameters of a two-layer network.

    n_x, n_h, n_y : units of the input, the hidden and the output layer
    returns : {"W1": (n_h, n_x), "b1": (n_h, 1), "W2": (n_y, n_h), "b2": (n_y, 1)}
    """
    # BEGIN SOLUTION
    np.random.seed(1)
    W1 = np.random.randn(n_h, n_x) * 0.01
    b1 = np.zeros((n_h, 1))
    W2 = np.random.randn(n_y, n_h) * 0.01
    b2 = np.zeros((n_y, 1))
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
    # END SOLUTION


# %%
# Try it on three inputs, two hidden units, one output. W1 should start with 0.01624345,
# W2 with 0.01744812, and both biases are zeros.
for name, value in initialize_parameters(3, 2, 1).items():
    print(name, value.shape, value.ravel())

# %% test="initialize_parameters" points=4
check(initialize_parameters)

# %% [markdown]
# ## The same for any depth
#
# Now the names themselves depend on the layer. Python builds them for you: `f"W{l}"` is
# `"W3"` when `l` is 3. The loop runs over the layers 1 to $L$, and layer $l$ needs two
# entries of the list: its own size and that of the layer before.
#
# ### Exercise: initialize_parameters_deep · 5 points
#
# Seed with **3**, once, before the first draw. Then, layer by layer, draw $W^{[l]}$ of
# shape $(n^{[l]}, n^{[l-1]})$ from `randn` times 0.01, and make $b^{[l]}$ zeros of
# shape $(n^{[l]}, 1)$.
#
# `initialize_parameters_deep(layer_dims)` takes the list
# $[n^{[0]}, n^{[1]}, \dots, n^{[L]}]$, here without the s in its name. It returns
# `{"W1": …, "b1": …, …, "WL", "bL"}`.
#
# <details><summary>Hint</summary>
#
# The list has $L + 1$ entries. `range(1, len(layer_dims))` gives 1 to $L$.
# </details>

# %% solution="initialize_parameters_deep"
def initialize_parameters_deep(layer_dims):
    """Draw the first parameters of a network of any depth.

    layer_dims : list [n_0, n_1, ..., n_L], the units of every layer
    returns : {"W1": (n_1, n_0), "b1": (n_1, 1), ..., "WL", "bL"}
    """
    # BEGIN SOLUTION
    np.random.seed(3)
    parameters = {}
    for l in range(1, len(layer_dims)):
        parameters[f"W{l}"] = np.random.randn(layer_dims[l], layer_dims[l - 1]) * 0.01
        parameters[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return parameters
    # END SOLUTION


# %%
# Try it on the network of the table. You should see its shapes again: (4, 5), (4, 1),
# (3, 4), (3, 1), (1, 3), (1, 1). The first weight is 0.01788628.
small = initialize_parameters_deep([5, 4, 3, 1])
for name, value in small.items():
    print(name, value.shape)
print("first weight:", small["W1"][0, 0].round(8))

# %% test="initialize_parameters_deep" points=5
check(initialize_parameters_deep)

# %% [markdown]
# ## One linear step
#
# The first half of a block is the formula that you already know the shapes of:
#
# $$ Z^{[l]} = W^{[l]} A^{[l-1]} + b^{[l]} $$
#
# Small numbers make it real. One unit, two inputs, two examples:
#
# $$
# \begin{pmatrix} 2 & -1 \end{pmatrix}
# \begin{pmatrix} 1 & 3 \\ 0 & 2 \end{pmatrix} + 0.5
# = \begin{pmatrix} 2.5 & 4.5 \end{pmatrix}
# $$
#
# First column: $2 \cdot 1 - 1 \cdot 0 + 0.5 = 2.5$. Check the second one yourself.
#
# ### Exercise: linear_forward · 4 points
#
# Compute $Z = W A + b$ for one layer, whichever layer it is, and keep what went in.
#
# `linear_forward(A, W, b)` takes `A` of shape $(n^{[l-1]}, m)$, `W` of shape
# $(n^{[l]}, n^{[l-1]})$ and `b` of shape $(n^{[l]}, 1)$. It returns `Z` of shape
# $(n^{[l]}, m)$ and the cache, a tuple `(A, W, b)` in this order.
#
# Why a cache? To go backward, the block must know which `A` and `W` it used. It will be
# asked much later, when all other layers have run.
#
# <details><summary>Hint</summary>
#
# `*` multiplies entry by entry; the product of matrices is `@`. Two values after
# `return`, with a comma between them, come back as a pair.
# </details>

# %% solution="linear_forward"
def linear_forward(A, W, b):
    """Compute the linear step of one layer.

    A : (n_prev, m)   W : (n, n_prev)   b : (n, 1)
    returns : Z (n, m), cache (A, W, b)
    """
    # BEGIN SOLUTION
    Z = W @ A + b
    return Z, (A, W, b)
    # END SOLUTION


# %%
# Try it on the small numbers: [[2.5 4.5]], as we found by hand, and three things in the
# cache.
A_small = np.array([[1.0, 3.0], [0.0, 2.0]])
W_small = np.array([[2.0, -1.0]])
b_small = np.array([[0.5]])
Z_small, cache_small = linear_forward(A_small, W_small, b_small)
print(Z_small, "and a cache of", len(cache_small))

# %% test="linear_forward" points=4
check(linear_forward)

# %% [markdown]
# ## The activation, and what to keep
#
# The second half of a block squeezes or cuts off: $A^{[l]} = g^{[l]}(Z^{[l]})$. You
# wrote `sigmoid` and `relu` in weeks 2 and 3, so this week they are given. They return
# **two** things, `A` and `Z`, because $Z$ is what the backward pass will ask for.
#
# ### Exercise: linear_activation_forward · 6 points
#
# Now the whole block: the linear step, then the activation whose name is given.
#
# `linear_activation_forward(A_prev, W, b, activation)` takes `A_prev` of shape
# $(n^{[l-1]}, m)$, `W`, `b`, and a string, `"sigmoid"` or `"relu"`. It returns `A` of
# shape $(n^{[l]}, m)$ and a cache that is a pair: `(linear_cache, activation_cache)`.
# The first is the cache of your `linear_forward`, the second is $Z$.
#
# <details><summary>Hint</summary>
#
# Three calls: `linear_forward`, then one of `sigmoid` and `relu`. Each of them returns
# two things; give both a name.
# </details>

# %% solution="linear_activation_forward"
def linear_activation_forward(A_prev, W, b, activation):
    """Compute one layer: linear step, then activation.

    A_prev : (n_prev, m)   W : (n, n_prev)   b : (n, 1)
    activation : "sigmoid" or "relu"
    returns : A (n, m), cache (linear_cache, activation_cache)
    """
    # BEGIN SOLUTION
    Z, linear_cache = linear_forward(A_prev, W, b)
    if activation == "sigmoid":
        A, activation_cache = sigmoid(Z)
    else:
        A, activation_cache = relu(Z)
    return A, (linear_cache, activation_cache)
    # END SOLUTION


# %%
# Try both on the small numbers. ReLU leaves 2.5 and 4.5 as they are; the sigmoid turns
# them into 0.924 and 0.989.
for activation in ("relu", "sigmoid"):
    A, cache = linear_activation_forward(A_small, W_small, b_small, activation)
    print(activation, A.round(3))

# %% test="linear_activation_forward" points=6
check(linear_activation_forward)

# %% [markdown]
# ## The forward pass
#
# Now stack the blocks: the upper row of the first picture. The output of one is the
# input of the next, and nothing else passes between them. ReLU is for the layers 1 to
# $L-1$, the sigmoid for layer $L$. And where does $L$ come from? `parameters` holds two
# arrays for each layer, a $W$ and a $b$.
#
# There are $L$ caches, one from each block. Python counts from 0 and layers count from
# 1, so **the cache of layer $l$ is `caches[l - 1]`**. Say it aloud once; the backward
# pass will thank you.
#
# ### Exercise: L_model_forward · 8 points
#
# Run all blocks, and collect their caches in a list.
#
# `L_model_forward(X, parameters)` takes `X` of shape $(n_x, m)$ and the dictionary of
# `W1`, `b1`, …, `WL`, `bL`. It returns `AL` of shape $(n^{[L]}, m)$ and the list of $L$
# caches, the cache of layer 1 first.
#
# <details><summary>Hint</summary>
#
# `L = len(parameters) // 2`. Loop over the layers 1 to $L-1$ with ReLU, and do layer
# $L$ after the loop. A network with $L = 1$ skips the loop, as it should.
# </details>

# %% solution="L_model_forward"
def L_model_forward(X, parameters):
    """Compute the answer of the whole network.

    X : (n_x, m)   parameters : {"W1", "b1", ..., "WL", "bL"}
    returns : AL (n_L, m), caches (a list of L caches, layer 1 first)
    """
    # BEGIN SOLUTION
    A, caches = X, []
    L = len(parameters) // 2
    for l in range(1, L + 1):
        activation = "sigmoid" if l == L else "relu"
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        A, cache = linear_activation_forward(A, W, b, activation)
        caches.append(cache)
    return A, caches
    # END SOLUTION


# %%
# Try it: six examples with five numbers each go through the network `small`. All six
# answers are 0.5, and there are three caches. With weights of 0.01 a network has no
# opinion yet.
rng = np.random.default_rng(4)
X = rng.normal(size=(5, 6))
answers, kept = L_model_forward(X, small)
print(answers.round(4), len(kept))

# %% test="L_model_forward" points=8
check(L_model_forward)

# %% quiz="depth"
# ? In small, the answers stay near 0.5 whatever X is. What would happen to them in a
#   network of ten such layers, with weights of 0.01?
# + They would be even closer to 0.5 :: Every layer multiplies the signal by small
#   weights. After ten layers nothing is left of X, and sigmoid(0) is 0.5. The next
#   notebook cures this by choosing the scale of each layer.
# - They would spread out towards 0 and 1 :: For that the signal would have to grow from
#   layer to layer. Weights of 0.01 make it shrink.
# - They would be exactly the same as now :: Depth changes how much of the input gets
#   through. Each further layer of small weights lets less of it pass.

# %% [markdown]
# ## The cost
#
# Nothing changes here with depth. With one output unit, $A^{[L]}$ is a row of $m$
# probabilities, and the cost is the mean of the cross-entropy losses:
#
# $$
# J = -\frac{1}{m} \sum_{i=1}^{m} \left[
# y^{(i)} \log a^{[L](i)} + (1 - y^{(i)}) \log\left(1 - a^{[L](i)}\right) \right]
# $$
#
# One of the two terms is always 0: a cat ($y = 1$) is judged by $\log a$, anything else
# by $\log(1 - a)$. A certain and wrong answer costs a lot.
#
# ### Exercise: compute_cost · 5 points
#
# `compute_cost(AL, Y)` takes two arrays of shape (1, m), probabilities and labels, and
# returns the cost as **one number**, not as an array of shape (1, 1). `np.squeeze`
# turns `[[0.3]]` into `0.3`.
#
# <details><summary>Hint</summary>
#
# Compute the loss of every example entry by entry, add them up with `np.sum`, divide by
# the number of *columns*, and mind the minus.
# </details>

# %% solution="compute_cost"
def compute_cost(AL, Y):
    """Compute the mean cross-entropy loss.

    AL : (1, m), probabilities   Y : (1, m), labels 0 or 1
    returns : one number
    """
    # BEGIN SOLUTION
    m = Y.shape[1]
    cost = -(Y @ np.log(AL).T + (1 - Y) @ np.log(1 - AL).T) / m
    return np.squeeze(cost)
    # END SOLUTION


# %%
# Three examples by hand: a cat at 0.8, a cat at 0.5, no cat at 0.2. Their losses are
# -log 0.8, -log 0.5 and -log 0.8: 0.223, 0.693 and 0.223. The mean is 0.380.
three = compute_cost(np.array([[0.8, 0.5, 0.2]]), np.array([[1, 1, 0]]))
print(f"{three:.3f}")

# %% test="compute_cost" points=5
check(compute_cost)

# %% [markdown]
# ## The linear step, backwards
#
# Now the purple row. Suppose that somebody hands you $dZ^{[l]}$ of shape
# $(n^{[l]}, m)$. One convention, to be clear from the start: **column $i$ of $dZ$ is
# the gradient of example $i$'s own loss.** The mean over examples is taken only when we
# get to $W$ and $b$.
#
# Take one example first. Unit $j$ computes $z_j = \sum_k W_{jk} a_k + b_j$. Wiggle each
# ingredient:
#
# $$
# \frac{\partial z_j}{\partial W_{jk}} = a_k, \qquad
# \frac{\partial z_j}{\partial b_j} = 1, \qquad
# \frac{\partial z_j}{\partial a_k} = W_{jk}
# $$

# %% [markdown]
# The chain rule multiplies each of these by $dz_j = \partial \mathcal{L} / \partial z_j$.
# A weight $W_{jk}$ and a bias $b_j$ touch only $z_j$. But $a_k$ feeds **every** unit, so
# its gradient is a sum over all of them:
#
# $$
# \frac{\partial \mathcal{L}}{\partial W_{jk}} = dz_j \, a_k, \qquad
# \frac{\partial \mathcal{L}}{\partial b_j} = dz_j, \qquad
# \frac{\partial \mathcal{L}}{\partial a_k} = \sum_j W_{jk} \, dz_j
# $$
#
# As matrices: $dz\, a^T$ of shape (n, n_prev), $dz$ of shape (n, 1), and $W^T dz$ of
# shape (n_prev, 1). The transposes are no rule to learn by heart: where the sizes
# differ, shapes fit in no other way.

# %% [markdown]
# Now $m$ examples. $J$ is the mean of the losses, so $dW$ and $db$ are means over the
# columns. $dA^{[l-1]}$ is not: each column still belongs to one example.
#
# $$
# \begin{aligned}
# \underbrace{dW^{[l]}}_{(n^{[l]},\, n^{[l-1]})} &=
# \frac{1}{m} \underbrace{dZ^{[l]}}_{(n^{[l]},\, m)}
# \underbrace{A^{[l-1]\,T}}_{(m,\, n^{[l-1]})} \\
# \underbrace{db^{[l]}}_{(n^{[l]},\, 1)} &=
# \frac{1}{m} \sum_{i=1}^{m} dZ^{[l](i)} \\
# \underbrace{dA^{[l-1]}}_{(n^{[l-1]},\, m)} &=
# \underbrace{W^{[l]\,T}}_{(n^{[l-1]},\, n^{[l]})}
# \underbrace{dZ^{[l]}}_{(n^{[l]},\, m)}
# \end{aligned}
# $$
#
# The product $dZ\,A^T$ adds up the examples by itself: $m$ is the inner size. By hand,
# on the small numbers, with $dZ = (1, -2)$ and $m = 2$:
#
# $$
# \begin{aligned}
# dW &= \tfrac12 \left[ 1 \cdot (1, 0) + (-2) \cdot (3, 2) \right] = (-2.5, -2) \\
# db &= \tfrac12 (1 - 2) = -0.5 \\
# dA &= \begin{pmatrix} 2 \\ -1 \end{pmatrix} \begin{pmatrix} 1 & -2 \end{pmatrix}
# = \begin{pmatrix} 2 & -4 \\ -1 & 2 \end{pmatrix}
# \end{aligned}
# $$

# %% [markdown]
# ### Exercise: linear_backward · 8 points
#
# Turn the three formulas into code.
#
# `linear_backward(dZ, cache)` takes `dZ` of shape $(n^{[l]}, m)$ and the cache
# `(A_prev, W, b)` that your `linear_forward` kept. It returns `dA_prev`, `dW`, `db`,
# each in the shape of `A_prev`, `W`, `b`.
#
# <details><summary>Hint</summary>
#
# Sums along a row keep their column shape with `axis=1, keepdims=True`. The number of
# examples is the number of columns of `A_prev`.
# </details>

# %% solution="linear_backward"
def linear_backward(dZ, cache):
    """Go backwards through the linear step of one layer.

    dZ : (n, m)   cache : (A_prev, W, b) of the forward pass
    returns : dA_prev (n_prev, m), dW (n, n_prev), db (n, 1)
    """
    # BEGIN SOLUTION
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = dZ @ A_prev.T / m
    db = np.sum(dZ, axis=1, keepdims=True) / m
    dA_prev = W.T @ dZ
    return dA_prev, dW, db
    # END SOLUTION


# %%
# Try it on the small numbers: you should find what we found by hand.
dA, dW, db = linear_backward(np.array([[1.0, -2.0]]), (A_small, W_small, b_small))
print("dA", dA.tolist(), "dW", dW, "db", db)

# %% test="linear_backward" points=8
check(linear_backward)

# %% quiz="mean"
# ? dW and db are divided by m, dA_prev is not. Why?
# + A column of dA_prev belongs to one example; W and b are shared by all of them :: The
#   cost is a mean over the examples, so what all of them share gets the mean of their
#   gradients. What belongs to one example keeps its own.
# - Because dA_prev is not used in the step :: It is used in the layer before: its dW is
#   computed from it, and it is divided by m there. Dividing here too would do it twice.
# - Because W.T already contains 1/m :: W holds the weights as they are. The factor 1/m
#   comes from the mean in the cost.

# %% [markdown]
# ## Backwards through an activation
#
# One link is missing: from $dA^{[l]}$ to $dZ^{[l]}$. The activation works entry by
# entry, so the chain rule does too:
#
# $$ dZ^{[l]} = dA^{[l]} \odot g^{[l]\prime}(Z^{[l]}), \qquad
# \text{all of shape } (n^{[l]}, m) $$
#
# ($\odot$ multiplies entry by entry.) For the sigmoid $g' = g\,(1 - g)$. For ReLU $g'$
# is 1 where $Z > 0$ and 0 elsewhere: the gradient passes, or it is stopped. (At the
# corner, $Z = 0$, there is no slope, and we agree on 0.) The given functions
# `sigmoid_backward(dA, Z)` and `relu_backward(dA, Z)` do just that.

# %%
dA = np.array([[10.0, 10.0, 10.0]])
Z = np.array([[-1.0, 0.0, 2.0]])
print("ReLU   ", relu_backward(dA, Z))
print("sigmoid", sigmoid_backward(dA, Z).round(3))

# %% [markdown]
# ReLU lets the third 10 pass and stops the others. The sigmoid passes a quarter at best:
# 2.5 at $Z = 0$, where it is steepest, and less on both sides. Many sigmoids in a row
# leave little of a gradient, which is one reason why hidden layers use ReLU.
#
# ### Exercise: linear_activation_backward · 6 points
#
# The whole backward block: first through the activation, then through the linear step.
#
# `linear_activation_backward(dA, cache, activation)` takes `dA` of shape
# $(n^{[l]}, m)$, the pair `(linear_cache, activation_cache)`, and `"sigmoid"` or
# `"relu"`. It returns `dA_prev`, `dW`, `db`, as `linear_backward` does.
#
# <details><summary>Hint</summary>
#
# Take the pair apart first. `activation_cache` is the $Z$ that the given functions ask
# for; `linear_cache` is what your `linear_backward` asks for.
# </details>

# %% solution="linear_activation_backward"
def linear_activation_backward(dA, cache, activation):
    """Go backwards through one layer.

    dA : (n, m)   cache : (linear_cache, activation_cache)
    activation : "sigmoid" or "relu"
    returns : dA_prev (n_prev, m), dW (n, n_prev), db (n, 1)
    """
    # BEGIN SOLUTION
    linear_cache, activation_cache = cache
    if activation == "sigmoid":
        dZ = sigmoid_backward(dA, activation_cache)
    else:
        dZ = relu_backward(dA, activation_cache)
    return linear_backward(dZ, linear_cache)
    # END SOLUTION


# %%
# Try it on the small block, with dA = (1, -2). Both entries of Z are positive, so ReLU
# lets everything pass and dW is [[-2.5 -2. ]] once more. The sigmoid leaves little of
# it, because 2.5 and 4.5 lie on its flat part.
_, cache = linear_activation_forward(A_small, W_small, b_small, "relu")
for activation in ("relu", "sigmoid"):
    gradients = linear_activation_backward(np.array([[1.0, -2.0]]), cache, activation)
    print(activation, "dW", gradients[1].round(4))

# %% test="linear_activation_backward" points=6
check(linear_activation_backward)

# %% [markdown]
# ## The backward pass
#
# Everything starts at the right end, with the gradient of the loss by the answer. The
# loss of one example is $\mathcal{L} = -y \log a - (1 - y) \log(1 - a)$. Since the
# derivative of $\log a$ is $1/a$,
#
# $$
# dA^{[L]} = -\left( \frac{Y}{A^{[L]}} - \frac{1 - Y}{1 - A^{[L]}} \right),
# \qquad \text{shape } (1, m)
# $$
#
# For a cat at $a = 0.8$ that is $-1/0.8 = -1.25$: raise $a$ a little and the loss falls
# by 1.25 times as much. For no cat at 0.8 it is $+1/0.2 = 5$.
#
# One block further, something pleasant happens. The sigmoid multiplies by $a(1-a)$:
#
# $$
# dz = \left( -\frac{y}{a} + \frac{1-y}{1-a} \right) a (1 - a)
# = -y(1-a) + (1-y)\,a = a - y
# $$
#
# The error itself: 0.8 − 1 = −0.2 for the cat, 0.8 for the other, as in week 2.
# Cross-entropy and sigmoid are made for each other.
# %%
blocks.chain(layers=4, light="backward")

# %% [markdown]
# Then we walk from layer $L$ to layer 1. Three numbers meet at each layer, and this is
# where most people slip:
#
# | layer | reads | uses | stores |
# |---|---|---|---|
# | $L$ | `caches[L-1]` | sigmoid | `dA{L-1}`, `dW{L}`, `db{L}` |
# | $l$ | `caches[l-1]` | ReLU | `dA{l-1}`, `dW{l}`, `db{l}` |
# | 1 | `caches[0]` | ReLU | `dA0`, `dW1`, `db1` |
#
# A block stores the gradient of its *input* under the number of the layer **before**.
# So layer $l$ finds its own $dA^{[l]}$ already waiting, as `grads[f"dA{l}"]`.
#
# ### Exercise: L_model_backward · 9 points
#
# Walk back through all blocks and collect the gradients.
#
# `L_model_backward(AL, Y, caches)` takes `AL` and `Y` of shape (1, m) and the list of
# $L$ caches. It returns a dictionary with, for each layer $l$, `"dA{l-1}"`, `"dW{l}"`
# and `"db{l}"`. Start from the formula for $dA^{[L]}$, not from the short form $a - y$:
# the blocks expect a $dA$.
#
# <details><summary>Hint</summary>
#
# `reversed(range(1, L + 1))` counts $L, L-1, \dots, 1$. Keep one variable `dA`, which
# each block takes and replaces.
# </details>

# %% solution="L_model_backward"
def L_model_backward(AL, Y, caches):
    """Compute all gradients of the network.

    AL : (1, m), answers   Y : (1, m), labels   caches : L caches, layer 1 first
    returns : {"dA0", "dW1", "db1", ..., "dA{L-1}", "dWL", "dbL"}
    """
    # BEGIN SOLUTION
    grads, L = {}, len(caches)
    dA = -(Y / AL - (1 - Y) / (1 - AL))
    for l in range(L, 0, -1):
        activation = "sigmoid" if l == L else "relu"
        dA, dW, db = linear_activation_backward(dA, caches[l - 1], activation)
        grads[f"dA{l - 1}"], grads[f"dW{l}"], grads[f"db{l}"] = dA, dW, db
    return grads
    # END SOLUTION


# %%
# Try it on the six examples from before, four of them cats: nine gradients. db3 is the
# mean of a - y, so it should be about 0.5 - 4/6 = -0.17.
Y = np.array([[1, 0, 1, 1, 0, 1]])
grads = L_model_backward(answers, Y, kept)
print(sorted(grads))
print("db3", grads["db3"].round(2))

# %% test="L_model_backward" points=9
check(L_model_backward)

# %% quiz="cache"
# ? In a network of four layers, which entry of caches does the backward block of layer 3
#   read?
# + caches[2] :: The list starts at 0 with layer 1, so layer l left its cache at
#   position l − 1.
# - caches[3] :: That is the cache of layer 4, the output. With equal layer sizes this
#   mistake raises no error and quietly gives wrong gradients.
# - caches[-3] :: Counted from the end, caches[-1] is layer 4, caches[-2] is layer 3 and
#   caches[-3] is layer 2.

# %% [markdown]
# ## One step downhill
#
# A gradient points uphill. Gradient descent steps the other way, every parameter by its
# own gradient, all by the same learning rate $\alpha$:
#
# $$ W^{[l]} \leftarrow W^{[l]} - \alpha \, dW^{[l]}, \qquad
# b^{[l]} \leftarrow b^{[l]} - \alpha \, db^{[l]} $$
#
# We write it so that the old parameters stay as they are. That costs a little memory,
# and it lets you compare before and after, or try several steps from one place.
#
# ### Exercise: update_parameters · 5 points
#
# `update_parameters(params, grads, learning_rate)` takes the dictionary of parameters,
# a dictionary with at least `"dW1"`, `"db1"`, …, `"dWL"`, `"dbL"`, and a number. It
# returns a **new** dictionary `"W1"`, `"b1"`, …, `"WL"`, `"bL"`. The arguments, and the
# arrays in them, stay untouched.
#
# <details><summary>Hint</summary>
#
# `a - b` makes a new array; `a -= b` changes the old one, and everybody who holds it
# sees the change.
# </details>

# %% solution="update_parameters"
def update_parameters(params, grads, learning_rate):
    """Take one step of gradient descent.

    params : {"W1", "b1", ...}   grads : {"dW1", "db1", ...}   learning_rate : number
    returns : a new dictionary like params
    """
    # BEGIN SOLUTION
    moved = {}
    for l in range(1, len(params) // 2 + 1):
        for name in (f"W{l}", f"b{l}"):
            moved[name] = params[name] - learning_rate * grads[f"d{name}"]
    return moved
    # END SOLUTION


# %%
# Try it: a weight of 1 with gradient 0.5 and a bias of 0 with gradient -1, at learning
# rate 0.1, become 0.95 and 0.1.
before = {"W1": np.array([[1.0]]), "b1": np.array([[0.0]])}
slopes = {"dW1": np.array([[0.5]]), "db1": np.array([[-1.0]])}
after = update_parameters(before, slopes, 0.1)
print(after["W1"], after["b1"])

# %% test="update_parameters" points=5
check(update_parameters)

# %% [markdown]
# ## How long is a good step?
#
# All bricks are there. Let a network of layers 5, 4, 3, 1 take *one* step, from weights
# fifty times larger than before so that it has something to say. How much does that
# step help? That depends on $\alpha$. Move the slider.

# %%
start = {name: 50 * value for name, value in small.items()}
AL, caches = L_model_forward(X, start)
grads = L_model_backward(AL, Y, caches)


def cost_after(learning_rate):
    moved = update_parameters(start, grads, learning_rate)
    return compute_cost(L_model_forward(X, moved)[0], Y)


explore(
    lambda learning_rate: blocks.one_step(cost_after, learning_rate),
    alt="The cost after one step against the learning rate: it falls, has a lowest "
    "point, then rises above where it started. A purple mark shows the chosen rate.",
    learning_rate=(0.0, 16.0, 0.5, 1.0),
)

# %% [markdown]
# At first the cost falls, just as the gradient promised. Then the step overshoots the
# valley, and a long enough one makes things worse than no step at all. The gradient
# tells the direction *here* and knows nothing of what comes further on. How far to go is
# your choice, which brings us to a distinction.

# %% [markdown]
# ## Parameters and hyperparameters
#
# | | parameters | hyperparameters |
# |---|---|---|
# | which | $W^{[1]}, b^{[1]}, \dots, W^{[L]}, b^{[L]}$ | learning rate, iterations, $L$, $n^{[l]}$, activations, start of the weights |
# | who sets them | gradient descent | you |
# | how many here | 43 | a handful |
# | judged by | the cost on the training set | the result on pictures not trained on |
#
# Hyperparameters rule over the parameters: they decide where gradient descent can end.
# No formula gives them. One tries: an idea, the code, the experiment, then a better
# idea. What was best for one problem, or last year, need not be best for yours.

# %% quiz="hyperparameter"
# ? Which of these is a parameter, not a hyperparameter?
# + The bias b2 :: It starts at zero and gradient descent changes it in every iteration.
#   You never set it.
# - The learning rate :: You choose it, and gradient descent uses it without ever
#   changing it. That makes it a hyperparameter.
# - The number of units in layer 2 :: It decides how many parameters there are, but no
#   gradient moves it. You choose it.
# - The number of iterations :: You decide when training stops, so it is a
#   hyperparameter, and one that matters more than it looks.

# %% [markdown]
# ## Can you trust your gradients?
#
# A wrong gradient need not crash. The cost often still falls, only slower, and you blame
# the data. So **measure** the gradient. A derivative is a slope, and a slope can be
# measured: move one parameter up and down by a little $\varepsilon$, and see how much
# the cost changes.
#
# $$
# \frac{\partial J}{\partial \theta} \approx
# \frac{J(\theta + \varepsilon) - J(\theta - \varepsilon)}{2 \varepsilon}
# $$
#
# This is **gradient checking**. It needs only the forward pass. It shares no line with
# your backward pass, and that is what makes it a good witness.

# %% [markdown]
# Why step to both sides? Take $J(\theta) = e^\theta$ at $\theta = 0$, where the true
# slope is 1. With $\varepsilon = 0.1$ one side gives
# $(e^{0.1} - 1)/0.1 \approx 1.0517$. Both sides give
# $(e^{0.1} - e^{-0.1})/0.2 \approx 1.0017$, thirty times closer. Make $\varepsilon$
# larger to see why: the blue line leans far less than the orange one.

# %%
explore(
    gradient_check.secant,
    alt="The curve e to the theta with its tangent at 0 and two secants. The one through "
    "both neighbours is nearly parallel to the tangent, the other is steeper.",
    epsilon=(0.05, 1.0, 0.05, 0.5),
)

# %% [markdown]
# In Taylor's series the terms with even powers of $\varepsilon$ cancel between the two
# sides. The error that is left shrinks like $\varepsilon^2$, on one side only like
# $\varepsilon$. So take $\varepsilon$ tiny? Not too tiny: a computer keeps about 16
# digits, and the difference of two almost equal costs loses most of them.

# %%
gradient_check.step_sizes()

# %% [markdown]
# From the right, both errors fall as the formulas say. From the left, rounding takes
# over. In between lies a good place, for both sides near $\varepsilon = 10^{-5}$: about
# ten digits are right.
#
# Now a single parameter of *your* network, by hand. We take the weight in row 0 and
# column 2 of $W^{[1]}$.

# %%
def cost_at(weight):
    moved = {name: value.copy() for name, value in start.items()}
    moved["W1"][0, 2] = weight
    return float(compute_cost(L_model_forward(X, moved)[0], Y))


w, epsilon = start["W1"][0, 2], 1e-5
slope = (cost_at(w + epsilon) - cost_at(w - epsilon)) / (2 * epsilon)
print("measured", round(slope, 8))
print("yours   ", round(grads["dW1"][0, 2], 8))
# %% [markdown]
# The two agree in all eight decimals. The tool does the same for all 43 parameters. It
# takes *your* three functions, and compares whole arrays by their **relative
# difference**
#
# $$
# \frac{\lVert d\theta_{\text{yours}} - d\theta_{\text{measured}} \rVert}
# {\lVert d\theta_{\text{yours}} \rVert + \lVert d\theta_{\text{measured}} \rVert}
# $$
#
# Below $10^{-6}$ the rest is rounding. Above $10^{-3}$ there is a bug. In between, look
# closer: perhaps a ReLU sits right at its corner, where there is no slope to measure.

# %%
gradient_check.compare(L_model_forward, compute_cost, L_model_backward, start, X, Y)

# %% [markdown]
# Each mark on the left is one parameter. All lie on the diagonal: what you coded is what
# we measured. On the right all differences end far left of the first dotted line. That
# is no proof, but few bugs survive it.
#
# ## A bug, planted
#
# What does a wrong gradient look like? Here is your backward pass with one slip, a
# classic: in layer 2, `db` is a sum and not a mean. No error, right shapes, and the cost
# would still fall. Look before you read on: what do you expect in the picture?

# %%
def with_a_slip(AL, Y, caches):
    grads = L_model_backward(AL, Y, caches)
    return {**grads, "db2": grads["db2"] * Y.shape[1]}


gradient_check.compare(L_model_forward, compute_cost, with_a_slip, start, X, Y)

# %% [markdown]
# The marks of `db2` leave the diagonal, on a line that is six times steeper: $m = 6$.
# All others stay. So the picture tells not only *that* there is a bug but **where**, and
# often which one: a factor turns the line, a wrong sign mirrors it, a transpose
# scatters it.
#
# Plant one of your own in `with_a_slip`: change a sign, drop a term, use the cache of
# another layer.
#
# Two rules for its use. Check with few examples and a small network, since it runs the
# forward pass twice for each parameter: the cat network would need 491,946 runs for a
# single gradient. And never train with it. It is a test, and you switch it off when it
# passes.

# %% quiz="gradient-check"
# ? Your check shows dW1, db1 and dW2 wrong, while dW3, db2 and db3 are right, in a
#   network of three layers. Where do you look first?
# + At the linear step of layer 2 :: Gradients flow from layer 3 to layer 1. Layer 3 is
#   fine and db2 too, so dZ2 is right. What layer 2 makes of it, dW2 and dA1, is wrong,
#   and layer 1 inherits the error. All layers share the code, so suspect what this one
#   was handed: A1 and W2 in its cache.
# - At layer 1, since two of its gradients are wrong :: Layer 1 comes last on the way
#   back. It may be innocent: it received a wrong dA1. Start where the first error
#   appears, seen from the right.
# - At the cost function :: A wrong cost would make every gradient disagree, those of
#   layer 3 as well.

# %% [markdown]
# ### In your own words · 2 points
#
# A friend writes a backward pass and says: “It must be right, the cost goes down.”
# In three to five sentences: why does a falling cost prove less than your friend thinks,
# and what would you do instead? Write your answer in the cell below.

# %% [markdown] answer="falling-cost" points=2
# The cost falls with any step that points roughly downhill, and a wrong gradient often
# does: with a missing factor $1/m$, or with one wrong part among many right ones, it
# still makes an angle of less than 90° with the true one. So a falling cost shows only
# that the direction is not hopeless; training may be slower, or end higher, than it
# should. I would measure every entry of the gradient by the central difference
# $(J(\theta + \varepsilon) - J(\theta - \varepsilon)) / 2\varepsilon$, on a small network
# with a few examples, and switch the check off for training.
#
# Rubric:
#
# - 1 point: a wrong gradient can still point downhill; gives an example, such as a wrong
#   factor or one wrong part
# - 1 point: would compare the gradient with a numerical one (gradient checking)

# %% [markdown]
# ## What you can now do
#
# - Read and write the notation of a network with $L$ layers, and tell every shape.
# - Start the parameters of a network of any depth.
# - Build the forward pass from one block, and know what its caches are for.
# - Derive the backward pass, layer by layer, and say where $1/m$ belongs.
# - Tell parameters from hyperparameters.
# - Check a gradient by measuring it, on any function of your own.
#
# In the next notebook, `image_classification`, these blocks learn to recognise cats.

# %%
progress()

# %% quiz="last"
# ? Which line would you have to change to turn your three-layer network into one of
#   thirty layers?
# + Only the list layers_dims :: Every function reads the number of layers from the
#   parameters or the caches. That is what we did all this for.
# - The loops in L_model_forward and L_model_backward :: They run over as many layers as
#   there are. If yours has to change, it still holds a fixed number somewhere.
# - Every function, since each belongs to one layer :: A block does not know which layer
#   it is. The same code serves all of them.

# %% [markdown]
# ## Further reading
#
# - Michael Nielsen, *Neural Networks and Deep Learning*, 2015, chapter 2: the same
#   derivation, told slowly and well.
# - Ian Goodfellow, Yoshua Bengio, Aaron Courville, *Deep Learning*, 2016, section 6.5:
#   backpropagation on any graph of operations.
# - David Rumelhart, Geoffrey Hinton, Ronald Williams, *Learning representations by
#   back-propagating errors*, 1986: the four pages that made the method famous.
# - Atılım Güneş Baydin and others, *Automatic Differentiation in Machine Learning: a
#   Survey*, 2018: how today's libraries write the backward pass for you.
#
# Next comes [image classification](image_classification.ipynb), where networks of two
# layers and of four look at the cats again.
