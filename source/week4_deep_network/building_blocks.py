# %% [markdown]
# # Building blocks of a deep network
#
# Add a layer to the network below. Nothing new appears: the same block is repeated.
# Tonight you write that block, forward and backward, in ten small functions that work
# for any depth. Then you *measure* whether your gradients are correct, and find out how
# large the first weights of a deep network should be.
#
# **It takes** about 165 minutes, in eight parts; stop after any of them.

# %% locked="setup"
import numpy as np

from helpers import check, example, glossary, hint, lesson, progress, quiz
from helpers.gradients import gradient_check
from helpers.plots import blocks, signals, slopes
from helpers.signals import SCALES, train
from helpers.week4 import relu, relu_backward, sigmoid, sigmoid_backward
from helpers.widgets import explore

lesson("building_blocks")

# %%
explore(
    blocks.chain_figure,
    alt="Blocks in a row carry A forward, from the input to the cost. Each keeps a cache "
    "with its input, W, b and Z. Below, blocks in the other direction carry dA backward; "
    "each reads its cache and gives dW and db.",
    layers=(1, 5, 1, 3),
)

# %% [markdown]
# ## Part 1 · Notation and shapes (15 min)
#
# Each block is a **linear step**, then an **activation**: ReLU in the hidden layers, the
# sigmoid in the last. It keeps in a cache what the backward pass will need.
#
# | symbol | in code | what it is |
# |---|---|---|
# | $m$ | `m` | number of examples, one per column |
# | $L$ | `L` | number of layers, not counting the input |
# | $n^{[l]}$ | `layers_dims[l]` | units of layer $l$; $n^{[0]} = n_x$ |
# | $W^{[l]}, b^{[l]}$ | `W1`, `b1`, … | parameters that *lead into* layer $l$ |
# | $Z^{[l]}, A^{[l]}$ | `Z`, `A` | scores and activations of layer $l$ |
# | $A^{[0]}, A^{[L]}$ | `X`, `AL` | the input; the output probabilities |

# %%
blocks.notation([5, 4, 3, 1])

# %% [markdown]
# ### Getting the shapes right
#
# Many bugs in a deep network are wrong shapes. Layer $l$ has $n^{[l]}$ units, and each
# reads $n^{[l-1]}$ numbers:
#
# $$
# \underbrace{Z^{[l]}}_{(n^{[l]},\, m)} =
# \underbrace{W^{[l]}}_{(n^{[l]},\, n^{[l-1]})}
# \underbrace{A^{[l-1]}}_{(n^{[l-1]},\, m)} +
# \underbrace{b^{[l]}}_{(n^{[l]},\, 1)}
# $$
#
# The inner sizes match, the outer ones remain. A gradient has the shape of what it
# belongs to. Below is the table of all shapes: change the layers or $m$, and watch
# which entries change. Then try `12288, 20, 7, 5, 1`, the cat network of the next
# notebook: 245,780 of its 245,973 parameters sit in the first layer.

# %%
blocks.shapes("5, 4, 3, 1", m=6)

# %% quiz="shape"
# ? Layer 3 has 7 units, layer 2 has 20, and there are 209 examples. What is the shape
#   of W3?
# + (7, 20) :: One row for each unit of layer 3, one column for each number it reads.
#   The number of examples does not occur.
# - (20, 7) :: That is the transpose. W3 @ A2 needs as many columns in W3 as A2 has rows,
#   which is 20.
# - (7, 209) :: That is the shape of Z3 and A3, which hold one column per example.
#   Parameters do not depend on the number of examples.

# %% [markdown]
# ## Part 2 · Initialisation (15 min)
#
# ### Small random weights, zero biases
#
# Weights are random because units that start equal stay equal (week 3). But why
# **small**? A network with large weights starts out certain, and for many examples
# certain and *wrong*. With 20 ReLU units on the flower, weights of 0.01 start at a cost
# of 0.69 (no opinion), weights of 1 at about 3; with weights of 10 some answers are
# exactly 0 or 1, and the cost is `nan`. (The flat parts of the sigmoid are not the
# reason: with cross-entropy its slope cancels, which left $dZ = A - Y$.) Nor is smaller
# always better. Part 8 looks for the right scale.

# %% [markdown]
# ### Exercise: initialize_parameters · 4 points
#
# **Bring yours along:** paste your function from `planar_data` below, and make
# `np.random.seed(1)` its first line. This week the function sets the seed itself.
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

# %% test="initialize_parameters" points=4
check(initialize_parameters)

# %% [markdown]
# ### The same for any depth
#
# Now the names depend on the layer: `f"W{l}"` is `"W3"` when `l` is 3. A loop over the
# layers is fine; only loops over examples are slow.
#
# ### Exercise: initialize_parameters_deep · 5 points
#
# `initialize_parameters_deep(layer_dims)` takes the list
# $[n^{[0]}, n^{[1]}, \dots, n^{[L]}]$ and returns `{"W1": …, "b1": …, …, "WL", "bL"}`.
# Seed with **3**, once. Then, layer by layer, draw $W^{[l]}$ of shape
# $(n^{[l]}, n^{[l-1]})$ from `randn` times 0.01; $b^{[l]}$ is zeros, $(n^{[l]}, 1)$.
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
# ## Part 3 · The forward pass, block by block (25 min)
#
# ### One linear step
#
# The first half of a block, by hand for one unit, two inputs, two examples:
#
# $$
# Z = W A + b = \begin{pmatrix} 2 & -1 \end{pmatrix}
# \begin{pmatrix} 1 & 3 \\ 0 & 2 \end{pmatrix} + 0.5
# = \begin{pmatrix} 2.5 & 4.5 \end{pmatrix}
# $$
#
# ### Exercise: linear_forward · 4 points
#
# `linear_forward(A, W, b)` takes `A` $(n^{[l-1]}, m)$, `W` $(n^{[l]}, n^{[l-1]})$ and
# `b` $(n^{[l]}, 1)$. It returns `Z` $(n^{[l]}, m)$ and the cache, a tuple `(A, W, b)` in
# this order: the backward pass will need exactly these.
#
# <details><summary>Hint</summary>
#
# `*` multiplies entry by entry; the product of matrices is `@`. Two values after
# `return`, with a comma between them, are returned as a pair.
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
# Try it on the small numbers: [[2.5 4.5]], as by hand, and three things in the cache.
A_small = np.array([[1.0, 3.0], [0.0, 2.0]])
W_small = np.array([[2.0, -1.0]])
b_small = np.array([[0.5]])
Z_small, cache_small = linear_forward(A_small, W_small, b_small)
print(Z_small, "and a cache of", len(cache_small))

# %% test="linear_forward" points=4
check(linear_forward)

# %% [markdown]
# ### The activation, and what to keep
#
# This week `sigmoid` and `relu` are given. They return **two** things, `A` and `Z`: the
# backward pass will ask for $Z$.
#
# ### Exercise: linear_activation_forward · 6 points
#
# `linear_activation_forward(A_prev, W, b, activation)` takes `A_prev` of shape
# $(n^{[l-1]}, m)$, `W`, `b`, and `"sigmoid"` or `"relu"`. It returns `A` of shape
# $(n^{[l]}, m)$ and the pair `(linear_cache, activation_cache)`: the cache of your
# `linear_forward`, and $Z$. On the small numbers ReLU gives 2.5 and 4.5, the sigmoid
# 0.924 and 0.989.
#
# <details><summary>Hint</summary>
#
# Call `linear_forward`, then `sigmoid` or `relu`. Each of them returns two things; give
# both a name.
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

# %% test="linear_activation_forward" points=6
check(linear_activation_forward)

# %% [markdown]
# ### The forward pass
#
# Now stack the blocks: ReLU in layers 1 to $L-1$, the sigmoid in layer $L$. Python
# counts from 0 and layers from 1, so **the cache of layer $l$ is `caches[l - 1]`**.
#
# ### Exercise: L_model_forward · 8 points
#
# `L_model_forward(X, parameters)` takes `X` of shape $(n_x, m)$ and the dictionary of
# parameters. It returns `AL` of shape $(n^{[L]}, m)$ and the list of $L$ caches.
#
# <details><summary>Hint</summary>
#
# `L = len(parameters) // 2`, since each layer has a $W$ and a $b$. Loop over the layers
# 1 to $L-1$ with ReLU, and do layer $L$ after the loop. A network with $L = 1$ skips the
# loop, as it should.
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
# Try it: six examples with five numbers each. All six answers are 0.5, and there are
# three caches: with weights of 0.01 this network has no opinion yet.
rng = np.random.default_rng(4)
X = rng.normal(size=(5, 6))
answers, kept = L_model_forward(X, small)
print(answers.round(4), len(kept))

# %% test="L_model_forward" points=8
check(L_model_forward)

# %% [markdown]
# ### The cost
#
# $$
# J = -\frac{1}{m} \sum_{i=1}^{m} \left[
# y^{(i)} \log a^{[L](i)} + (1 - y^{(i)}) \log\left(1 - a^{[L](i)}\right) \right]
# $$
#
# ### Exercise: compute_cost · 5 points
#
# **Bring yours along** from `planar_data`, as `compute_cost(AL, Y)`: depth changes
# nothing here. It takes two arrays of shape (1, m) and returns one number.
#
# <details><summary>Hint</summary>
#
# If your cost is an array of shape (1, 1), `np.squeeze` turns `[[0.3]]` into `0.3`.
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

# %% test="compute_cost" points=5
check(compute_cost)

# %% [markdown]
# ## Part 4 · One block backward (25 min)
#
# ### The linear step, backwards
#
# Suppose we have $dZ^{[l]}$ of shape $(n^{[l]}, m)$; **column $i$ is the gradient of
# example $i$'s own loss**. Take one example. Unit $j$ computes
# $z_j = \sum_k W_{jk} a_k + b_j$, so with $dz_j = \partial \mathcal{L} / \partial z_j$
# the chain rule gives
#
# $$
# \frac{\partial \mathcal{L}}{\partial W_{jk}} = dz_j \, a_k, \qquad
# \frac{\partial \mathcal{L}}{\partial b_j} = dz_j, \qquad
# \frac{\partial \mathcal{L}}{\partial a_k} = \sum_j W_{jk} \, dz_j
# $$
#
# A weight and a bias affect only $z_j$. But $a_k$ feeds **every** unit, so its gradient
# is a sum over all of them: $W^T dz$. For $m$ examples, $dW$ and $db$ are means over
# the columns; $dA^{[l-1]}$ is not, since each column belongs to one example:
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

# %% [markdown]
# ### Exercise: linear_backward · 8 points
#
# `linear_backward(dZ, cache)` takes `dZ` of shape $(n^{[l]}, m)$ and the cache
# `(A_prev, W, b)` of your `linear_forward`. It returns `dA_prev`, `dW`, `db`, with the
# shapes of `A_prev`, `W`, `b`.
#
# By hand, on the small numbers, with $dZ = (1, -2)$ and $m = 2$:
#
# $$
# \begin{aligned}
# dW &= \tfrac12 \left[ 1 \cdot (1, 0) + (-2) \cdot (3, 2) \right] = (-2.5, -2) \\
# db &= \tfrac12 (1 - 2) = -0.5 \\
# dA &= \begin{pmatrix} 2 \\ -1 \end{pmatrix} \begin{pmatrix} 1 & -2 \end{pmatrix}
# = \begin{pmatrix} 2 & -4 \\ -1 & 2 \end{pmatrix}
# \end{aligned}
# $$
#
# <details><summary>Hint</summary>
#
# A sum along each row stays a column with `axis=1, keepdims=True`. The number of
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
# Try it on the small numbers: you should get the numbers worked out by hand.
dA, dW, db = linear_backward(np.array([[1.0, -2.0]]), (A_small, W_small, b_small))
print("dA", dA.tolist(), "dW", dW, "db", db)

# %% test="linear_backward" points=8
check(linear_backward)

# %% quiz="mean"
# ? dW and db are divided by m, dA_prev is not. Why?
# + A column of dA_prev belongs to one example; W and b are shared by all of them :: The
#   cost is a mean over the examples, so what all of them share gets the mean of their
#   gradients. What belongs to one example keeps its own.
# - Because dA_prev is not used in the step :: The layer before uses it to compute its
#   own dW, and divides by m there. Dividing here too would do it twice.
# - Because W.T already contains 1/m :: W holds the weights as they are. The factor 1/m
#   comes from the mean in the cost.

# %% [markdown]
# ### Backwards through an activation
#
# From $dA^{[l]}$ to $dZ^{[l]}$, entry by entry:
#
# $$ dZ^{[l]} = dA^{[l]} \odot g^{[l]\prime}(Z^{[l]}), \qquad
# \text{all of shape } (n^{[l]}, m) $$
#
# ReLU's slope is 1 where $Z > 0$ and 0 elsewhere: the gradient passes, or it is
# stopped. The sigmoid's is $g\,(1 - g)$, a quarter at most. `relu_backward(dA, Z)` and
# `sigmoid_backward(dA, Z)` are given and return $dZ$.
#
# ### Exercise: linear_activation_backward · 6 points
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
# ## Part 5 · All layers backward (20 min)
#
# ### The backward pass
#
# Everything starts at the right end, with the gradient of the loss with respect to the
# answer $a$:
#
# $$
# dA^{[L]} = -\left( \frac{Y}{A^{[L]}} - \frac{1 - Y}{1 - A^{[L]}} \right),
# \qquad \text{shape } (1, m)
# $$
#
# For a cat with $a = 0.8$ that is $-1.25$; for a picture of something else with the same
# $a$ it is $+5$. One block further the sigmoid multiplies by $a(1-a)$, which gives
# $dz = a - y$: −0.2 and 0.8, the error itself. Then we walk from layer $L$ to layer 1:
#
# | layer | reads | uses | stores |
# |---|---|---|---|
# | $L$ | `caches[L-1]` | sigmoid | `dA{L-1}`, `dW{L}`, `db{L}` |
# | $l$ | `caches[l-1]` | ReLU | `dA{l-1}`, `dW{l}`, `db{l}` |
# | 1 | `caches[0]` | ReLU | `dA0`, `dW1`, `db1` |

# %% [markdown]
# ### Exercise: L_model_backward · 9 points
#
# `L_model_backward(AL, Y, caches)` takes `AL` and `Y` of shape (1, m) and the list of
# $L$ caches. It returns a dictionary with, for each layer $l$, `"dA{l-1}"`, `"dW{l}"`
# and `"db{l}"`: a block stores the gradient of its *input* under the number of the
# layer **before**. Start from the formula for $dA^{[L]}$: the blocks expect a $dA$.
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
# Try it on the six examples from before, four of class 1: nine gradients. db3 is the
# mean of a - y, so it should be about 0.5 - 4/6 = -0.17.
Y = np.array([[1, 0, 1, 1, 0, 1]])
grads = L_model_backward(answers, Y, kept)
print(sorted(grads))
print("db3", grads["db3"].round(2))

# %% test="L_model_backward" points=9
check(L_model_backward)

# %% [markdown]
# The formula has a weak point. For a score of 37 or more the sigmoid is stored as
# exactly 1, and $dA^{[L]}$ divides by zero: one step makes the last layer's weights `nan`,
# and with them every answer. Of eight ten-layer networks (Part 8, rate 0.03, 2,000
# iterations) six ended like that; with the short form $a - y$, which never divides, none
# did. Libraries therefore compute sigmoid and loss together. Below, the first answer is
# exactly 1, and correct.

# %%
certain = answers.copy()
certain[0, 0] = 1
with np.errstate(all="ignore"):
    print("db3 by way of dA:", L_model_backward(certain, Y, kept)["db3"])
print("mean of a - y:   ", np.mean(certain - Y).round(2))

# %% quiz="cache"
# ? In a network of four layers, which entry of caches does the backward block of layer 3
#   read?
# + caches[2] :: The list starts at 0 with layer 1, so the cache of layer l is at
#   position l − 1.
# - caches[3] :: That is the cache of layer 4, the output. With equal layer sizes this
#   mistake raises no error and quietly gives wrong gradients.
# - caches[-3] :: Counted from the end, caches[-1] is layer 4, caches[-2] is layer 3 and
#   caches[-3] is layer 2.

# %% [markdown]
# ## Part 6 · One step, and how long it should be (15 min)
#
# ### One step downhill
#
# $$ W^{[l]} := W^{[l]} - \alpha \, dW^{[l]}, \qquad
# b^{[l]} := b^{[l]} - \alpha \, db^{[l]}, \qquad l = 1, \dots, L $$
#
# ### Exercise: update_parameters · 5 points
#
# **Bring yours along** from `planar_data`, as
# `update_parameters(params, grads, learning_rate)`, with a loop over the layers in
# place of its four lines. It still returns a **new** dictionary.
#
# <details><summary>Hint</summary>
#
# `a - b` makes a new array; `a -= b` changes the old one, and every name that refers to
# it sees the change.
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

# %% test="update_parameters" points=5
check(update_parameters)

# %% [markdown]
# ### Parameters and hyperparameters
#
# All the blocks are there. Let a network of layers 5, 4, 3, 1 take *one* step, from
# weights fifty times larger than before. Move the slider: how much does that step help?

# %%
start = {name: 50 * value for name, value in small.items()}
AL, caches = L_model_forward(X, start)
grads = L_model_backward(AL, Y, caches)


def cost_after(learning_rate):
    moved = update_parameters(start, grads, learning_rate)
    return compute_cost(L_model_forward(X, moved)[0], Y)


explore(
    lambda learning_rate: blocks.one_step(cost_after, learning_rate),
    alt="The cost after one step against the learning rate, with a mark at the chosen "
    "rate and a line at the cost without a step.",
    learning_rate=(0.0, 16.0, 0.5, 1.0),
)

# %% [markdown]
# The gradient gives only the direction, *here*. How far to go is your choice: the
# learning rate is a **hyperparameter**.
#
# | | parameters | hyperparameters |
# |---|---|---|
# | which | all $W^{[l]}$ and $b^{[l]}$ | learning rate, iterations, $L$, $n^{[l]}$, initialisation |
# | set by | gradient descent | you |
# | how many here | 43 | a handful |
# | judged by | training cost | a **validation set**, kept out of training |

# %% [markdown]
# ## Part 7 · Can you trust your gradients? (25 min)
#
# A wrong gradient need not crash. The cost often still falls, only slower, and you blame
# the data. So **measure** the gradient: move one parameter up and down by a little
# $\varepsilon$, and see how much the cost changes.
#
# $$
# \frac{\partial J}{\partial \theta} \approx
# \frac{J(\theta + \varepsilon) - J(\theta - \varepsilon)}{2 \varepsilon}
# $$
#
# This is **gradient checking**. It needs only the forward pass and shares no line with
# your backward pass; that makes it a good witness. Why both sides? Move the slider on
# $J(\theta) = e^\theta$, whose slope at 0 is exactly 1.

# %%
explore(
    slopes.secant,
    alt="The curve e to the theta with its tangent at 0 and two secants: one through "
    "both neighbours, one through the point and its right neighbour.",
    epsilon=(0.05, 1.0, 0.05, 0.5),
)

# %% [markdown]
# In Taylor's series the terms with even powers of $\varepsilon$ cancel between the two
# sides. The remaining error shrinks like $\varepsilon^2$; with one side only, like
# $\varepsilon$. So make $\varepsilon$ tiny? Not too tiny: a computer keeps about 16
# digits, and the difference of two almost equal costs loses most of them.

# %%
slopes.step_sizes()

# %% [markdown]
# With both sides, $\varepsilon = 10^{-5}$ gives about ten correct digits. We now do this
# for all 43 parameters of *your* network and compare whole arrays by their **relative
# difference**
#
# $$
# \frac{\lVert d\theta_{\text{yours}} - d\theta_{\text{measured}} \rVert}
# {\lVert d\theta_{\text{yours}} \rVert + \lVert d\theta_{\text{measured}} \rVert}
# $$
#
# Below $10^{-6}$ it is rounding. Above $10^{-3}$ there is a bug. In between, look
# closer: perhaps a ReLU is right at its corner, where there is no slope to measure.

# %%
gradient_check(L_model_backward, start, X, Y)

# %% [markdown]
# Each mark on the left is one parameter. On the diagonal, what you coded is what we
# measured.
#
# ### A bug, planted
#
# Here is your backward pass with one classic slip: in layer 2, `db` is a sum and not a
# mean. What do you expect to see? Then plant a bug of your own.

# %%
def with_a_slip(parameters):
    AL, caches = L_model_forward(X, parameters)
    grads = L_model_backward(AL, Y, caches)
    return {**grads, "db2": grads["db2"] * Y.shape[1]}, compute_cost(AL, Y)


gradient_check(with_a_slip, start)

# %% [markdown]
# The marks of `db2` lie on a line six times steeper, since $m = 6$: you see **where**
# the bug is, and often which one. A factor turns the line, a wrong sign mirrors it.
#
# Check a small network with few examples: the cat network would need 491,946 forward
# passes for one gradient. Switch the check off for training.

# %% quiz="gradient-check"
# ? Your check shows dW1, db1 and dW2 wrong, while dW3, db2 and db3 are right, in a
#   network of three layers. Where do you look first?
# + At the linear step of layer 2 :: Gradients flow from layer 3 to layer 1. Layer 3 is
#   fine and db2 too, so dZ2 is right. What layer 2 computes from it, dW2 and dA1, is
#   wrong, and layer 1 inherits the error. All layers share the code, so suspect what
#   this one was given: A1 and W2 in its cache.
# - At layer 1, since two of its gradients are wrong :: Layer 1 comes last in the
#   backward pass. It may be innocent: it received a wrong dA1. Start where the first error
#   appears, coming from the output.
# - At the cost function :: A wrong cost would make every gradient disagree, those of
#   layer 3 as well.

# %% [markdown]
# ### In your own words · 2 points
#
# A friend writes a backward pass and says: “It must be right, the cost goes down.”
# In three to five sentences: why does a falling cost prove less than your friend thinks,
# and what would you do instead?

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
# ## Part 8 · Signals through depth (25 min)
#
# Here is a network of ten layers with fresh weights, `randn(…) * scale`. Your functions
# run it on the flower of week 3. Each column is a histogram of one layer, on a
# logarithmic axis, with a black bar at the median: activations on the left, gradients
# on the right.
#
# **Find the scale** at which the activations neither fade nor grow: for 20 units, for
# 80, for 320. Write the three numbers down.

# %%
explore(
    signals.explorer(L_model_forward, L_model_backward),
    alt="Histograms of the activations and of the gradients in each of ten layers.",
    units=([20, 80, 320], 20),
    scale=([0.01, 0.02, 0.04, 0.08, 0.11, 0.16, 0.22, 0.32, 0.45, 0.64, 1.0], 0.01),
)

# %% [markdown]
# Now turn your three numbers into a rule. The function below takes $n$, the number of
# units that a layer reads, and returns the scale of its weights. Change it until all six
# curves stay level.

# %%
def my_scale(n):
    """Give the scale of the weights of a layer that reads n units."""
    return 0.01  # your rule here


signals.rule(my_scale, L_model_forward)

# %% [markdown]
# Did you find about 0.32, 0.16 and 0.08? Four times the units, half the scale. A score
# $z = \sum_k w_k a_k$ has $n$ terms; with weights of scale $s$ its mean square is $n s^2$
# times that of the activations, and ReLU keeps half:
#
# $$ \overline{a_{\text{new}}^2} = \tfrac12 n s^2\, \overline{a^2}
# \qquad\text{is level for}\qquad s = \sqrt{2/n} $$
#
# This is **He initialisation**. Below it, activations shrink by a constant factor per
# layer on the way forward, and $dA$ on the way back. $dW$ multiplies the two, so it is
# tiny in *every* layer: vanishing gradients. Above it they explode. For tanh, which
# halves nothing near 0, the same argument gives $1/\sqrt n$ (**Xavier initialisation**).

# %% demo="signals"
functions = (L_model_forward, compute_cost, L_model_backward, update_parameters)
moments = [0, 30, 100, 300, 600, 999]
runs = {name: train(functions, scale, keep=moments) for name, scale in SCALES.items()}
signals.curves(runs)


def during(initialisation, iteration):
    """Draw what flows at one moment of a training."""
    run = runs[initialisation]
    return signals.flow_figure(run.moments[iteration], run.costs, iteration)


explore(
    during,
    alt="Histograms of activations and gradients by layer, beside the cost so far.",
    initialisation=list(SCALES), iteration=moments,
)

# %% [markdown]
# At 0.01 no signal reaches the output, and the gradients are some $10^{-16}$: the cost
# stays at $\log 2$. With 20 units, a rate of 0.01 and 1,000 iterations, eight seeds gave:
#
# | scale | median cost | accuracy, % |
# |---|---|---|
# | 0.01 | 0.693 | 50 for all eight |
# | $1/\sqrt n$ | 0.573 | 64.5 to 89 |
# | $\sqrt{2/n}$ | 0.219 | 88 to 91 |
#
# In the next notebook $1/\sqrt n$ is good enough: a signal that loses a factor of
# $\sqrt 2$ per layer survives four layers.

# %% quiz="scale"
# ? You double the number of units in every hidden layer of a deep ReLU network. What
#   happens to the scale of the weights that keeps the signal level?
# + It is divided by √2 :: Each score sums twice as many terms, so its mean square
#   doubles. Dividing every weight by √2 halves it again.
# - It is halved :: That would divide the mean square by four while the sum only doubles
#   it: the signal would fade in every layer.
# - It stays the same :: Then the mean square would double in every layer, and after ten
#   layers the activations would be 32 times too large.

# %% [markdown]
# ## What you can now do
#
# - Read and write the notation of a network with $L$ layers, and state every shape.
# - Initialise a network of any depth, and say which scale its weights need.
# - Build the forward pass from one block, and know what its caches are for.
# - Derive the backward pass, layer by layer, and say where $1/m$ belongs.
# - Tell parameters from hyperparameters.
# - Check a gradient by measuring it, for any function of your own.

# %%
progress()

# %% quiz="last"
# ? Which line would you have to change to turn your three-layer network into one of
#   thirty layers?
# + Only the list layers_dims :: Every function reads the number of layers from the
#   parameters or the caches. (The scale of the weights is another matter: see Part 8.)
# - The loops in L_model_forward and L_model_backward :: They run over as many layers as
#   there are. If yours has to change, it still contains a fixed number somewhere.
# - Every function, since each belongs to one layer :: A block does not know which layer
#   it is. The same code serves all of them.

# %% [markdown]
# ## Further reading
#
# - Michael Nielsen, *Neural Networks and Deep Learning*, 2015, chapter 2: the same
#   derivation, told slowly and well.
# - Kaiming He and others, *Delving Deep into Rectifiers*, 2015: where $\sqrt{2/n}$ comes
#   from.
# - David Rumelhart, Geoffrey Hinton, Ronald Williams, *Learning representations by
#   back-propagating errors*, 1986: the four pages that made the method famous.
# - Atılım Güneş Baydin and others, *Automatic Differentiation in Machine Learning: a
#   Survey*, 2018: how today's libraries write the backward pass for you.
#
# Next comes [image classification](image_classification.ipynb), where networks of two
# layers and of four look at the cats again.
