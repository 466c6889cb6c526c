# %% [markdown]
# # Image classification with a deep network
#
# In week 2 a single unit looked at 209 pictures and learned to tell cats from other
# things, after a fashion. Now you have blocks for a network of any depth. Tonight you
# put them together twice, as a network of two layers and as one of any number of
# layers, and see what each layer buys.
#
# You will also do what is left out too often: look at the mistakes, ask how much of a
# result is luck, and make training so fast that you can play with it by hand.
#
# **You need** the ideas of `building_blocks`. **It takes** about two hours, of which the
# computer works for two minutes.

# %% locked="setup"
import time

import numpy as np

from helpers import check, glossary, hint, lesson, own_picture, parity, progress, quiz
from helpers.data import load_cats
from helpers.deep import (
    L_model_backward,
    L_model_forward,
    accuracy,
    compute_cost,
    initialize_parameters,
    initialize_parameters_deep,
    linear_activation_backward,
    linear_activation_forward,
    predict,
    starting,
    train_in_basis,
    update_parameters,
)
from helpers.plots import deep, depth, descent, graphs, pictures
from helpers.widgets import explore

lesson("image_classification")

# %% [markdown]
# ## Why go deep?
#
# Look at what the layers of a large network for pictures have learned, and a pattern
# shows. Units of the first layer respond to edges: short, bright-to-dark, at one angle
# in one place. Units of the next layers respond to combinations of edges, such as an
# ear or an eye. Later ones respond to combinations of parts: a face.

# %%
depth.hierarchy()

# %% [markdown]
# Nobody asks for this. It comes about because **features of features** are a short way
# to say a lot: one good edge serves ears, eyes and whiskers alike. Sound works the same
# way: from the shape of a wave to phonemes, words, sentences.
#
# Our own networks are too small, and our pictures too few, for such clean layers. But
# the principle can be shown in a place where everything can be counted.

# %% [markdown]
# ## Depth by counting
#
# **Parity** asks of $n$ bits: is the number of ones odd? For $n = 2$ that is XOR, which
# no single unit can compute. Here are three networks for it, built by hand:
#
# 1. *Look it up.* One hidden layer, one unit for **each** odd pattern. There are
#    $2^{n-1}$ of them, since half of all patterns are odd.
# 2. *Count.* One hidden layer of $n$ ReLU units. They see the sum of the bits, and bend
#    the answer up and down at each whole number.
# 3. *Fold.* Several hidden layers of two units. Each folds the sum in half, like a
#    paper strip: of $0 \dots 8$ it leaves $0 \dots 4$, then $0 \dots 2$, then 0 and 1.

# %%
ways = {
    "look up, one layer": parity.lookup,
    "count, one layer": parity.counting,
    "fold, several layers": parity.folding,
}
measured = {}
for name, build in ways.items():
    measured[name] = {}
    for n in (2, 4, 8, 16):
        if n == 16 and build is parity.lookup:
            continue  # 32,768 units on 65,536 patterns: 17 gigabytes
        X, Y = parity.patterns(n)
        if np.array_equal(L_model_forward(X, build(n))[0] > 0.5, Y == 1):
            measured[name][n] = parity.hidden_units(build(n))
    print(f"{name:<21}", measured[name])
depth.units_needed(measured)

# %% [markdown]
# Each entry is a network that was built, tried on all $2^n$ patterns and found right on
# every one. Eight bits take 128, 8 or 6 hidden units. The dashed lines go on where
# listing all patterns would take too long.
#
# Looking up doubles with every bit. That is the price if a hidden unit is a logic gate
# that recognises one pattern, and it is the origin of the saying that shallow networks
# need exponentially many units. ReLU units are cleverer, they can count: $n$ are enough.
# But depth still wins: folding needs $2 \log_2 n$ units, for 1,024 bits 20 and not 1,024.
#
# Why does folding save so much? Every fold **doubles** the number of straight pieces,
# while a further unit in the same layer adds only one. Move the slider.

# %%
explore(
    depth.folds,
    alt="A zigzag line of eight straight pieces, made by three folds, and two bars: six "
    "units in several layers do the work of eight in one.",
    layers=(1, 8, 1, 3),
)

# %% quiz="parity"
# ? What have these experiments shown?
# + There are functions for which a deep network needs far fewer units than a shallow one
#   :: We built both kinds and counted. Whether gradient descent finds such a network by
#   itself is another question, and we come back to it.
# - A network with one hidden layer cannot compute parity :: Two of our three networks
#   have one hidden layer and are right on every pattern. The question is their size.
# - Deep networks always learn better :: Nothing was learned here: we set the weights by
#   hand. What a network can express and what training finds are two questions.

# %% [markdown]
# ## The pictures
#
# Back to the cats, the same as in week 2.

# %%
train_pictures, train_y, test_pictures, test_y, classes = load_cats()
print("training set", train_pictures.shape, "test set", test_pictures.shape)
pictures.grid(train_pictures[:12], labels=train_y[0, :12])

# %% [markdown]
# A network wants columns of numbers between 0 and 1: 64 · 64 · 3 = 12,288 rows, one
# column a picture. You wrote this in week 2, so here it is given.

# %%
def columns(pictures):
    return pictures.reshape(len(pictures), -1).T / 255


train_x, test_x = columns(train_pictures), columns(test_pictures)
print("train_x", train_x.shape, "train_y", train_y.shape)

# %% [markdown]
# ## The blocks that you are given
#
# So that a slip in one notebook does not spoil the other, the blocks come from
# `helpers.deep`. You know them all:
#
# | function | returns |
# |---|---|
# | `initialize_parameters(n_x, n_h, n_y)` | parameters, weights times 0.01 |
# | `initialize_parameters_deep(layers_dims)` | parameters, another scale, see below |
# | `linear_activation_forward(A_prev, W, b, activation)` | `A, cache` |
# | `linear_activation_backward(dA, cache, activation)` | `dA_prev, dW, db` |
# | `L_model_forward(X, parameters)` | `AL, caches` |
# | `L_model_backward(AL, Y, caches)` | gradients `dW1`, `db1`, … |
# | `compute_cost(AL, Y)` | one number |
# | `update_parameters(parameters, grads, learning_rate)` | new parameters |
# | `predict(X, y, parameters)` | 0 and 1 for each example; prints the accuracy |

# %% [markdown]
# Two things differ from yours. They do not set a seed, so **your model has to**. And
# their caches look different inside, because with 12,288 inputs some work is worth
# sparing. You never need to look into a cache: one block packs it, its partner unpacks
# it.
#
# Would you rather use your own? Paste them into a new cell below this one, together with
# their import of `helpers.week4`, all but the two that initialize: keep the given ones.
# Your models are graded with the given blocks either way.

# %% [markdown]
# ## Two layers
#
# The first network has one hidden layer of seven ReLU units: 12,288 → 7 → 1. We write
# out both layers by name, one last time, to see the blocks at work.

# %%
graphs.network([12288, 7, 1], most=5)

# %% [markdown]
# One iteration of training goes there and back:
#
# $$
# X \xrightarrow{\text{ReLU}} A^{[1]} \xrightarrow{\text{sigmoid}} A^{[2]}
# \longrightarrow J, \qquad
# dA^{[2]} = -\left( \frac{Y}{A^{[2]}} - \frac{1-Y}{1-A^{[2]}} \right)
# \longrightarrow dA^{[1]} \longrightarrow dW, db \longrightarrow \text{step}
# $$
#
# $A^{[1]}$ and $dA^{[1]}$ have shape (7, m), $A^{[2]}$ and $dA^{[2]}$ have shape (1, m).
# There is no $\frac1m$ in $dA^{[2]}$: the backward blocks take the mean.
#
# The cost is that of the parameters **before** the step. We write it down every 100
# iterations, starting with iteration 0: at 0, 100, 200 and so on.

# %% [markdown]
# ### Exercise: two_layer_model · 12 points
#
# `two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000,
# print_cost=False)` takes `X` of shape (n_x, m), `Y` of shape (1, m) and the triple
# `(n_x, n_h, n_y)`. Seed with **1**, draw with `initialize_parameters`, and train. It
# returns the dictionary `W1`, `b1`, `W2`, `b2` and the list of costs. With
# `print_cost=True` it also prints each cost that it records.
#
# <details><summary>Hint</summary>
#
# In the loop: forward twice, $dA^{[2]}$, backward twice, a dictionary `dW1`, `db1`,
# `dW2`, `db2`, one call of `update_parameters`. Keep two caches under two names.
# </details>

# %% solution="two_layer_model"
def two_layer_model(
    X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False
):
    """Train a network with one hidden layer: ReLU, then sigmoid.

    X : (n_x, m)   Y : (1, m)   layers_dims : (n_x, n_h, n_y)
    returns : parameters {"W1", "b1", "W2", "b2"}, costs (one every 100 iterations)
    """
    # BEGIN SOLUTION
    np.random.seed(1)
    p, costs = initialize_parameters(*layers_dims), []
    for i in range(num_iterations):
        A1, cache1 = linear_activation_forward(X, p["W1"], p["b1"], "relu")
        A2, cache2 = linear_activation_forward(A1, p["W2"], p["b2"], "sigmoid")
        if i % 100 == 0:
            costs.append(compute_cost(A2, Y))
            if print_cost:
                print(f"iteration {i}: cost {costs[-1]:.6f}")
        dA2 = -(Y / A2 - (1 - Y) / (1 - A2))
        dA1, dW2, db2 = linear_activation_backward(dA2, cache2, "sigmoid")
        _, dW1, db1 = linear_activation_backward(dA1, cache1, "relu")
        grads = {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
        p = update_parameters(p, grads, learning_rate)
    return p, costs
    # END SOLUTION


# %%
# Try it for three iterations. One cost is recorded, and it is close to log 2 = 0.693:
# with weights of 0.01 the network has no opinion yet.
tried, costs = two_layer_model(train_x, train_y, (12288, 7, 1), num_iterations=3)
print("costs recorded:", len(costs), "first:", round(float(costs[0]), 2))

# %% test="two_layer_model" points=12
check(two_layer_model)

# %% demo="train-two-layers"
# Now for real: 2,500 iterations, about half a minute. The cost should fall from 0.69 to
# about 0.02.
two, two_costs = two_layer_model(train_x, train_y, (12288, 7, 1), num_iterations=2500)
descent.cost_curve(two_costs, title="two layers")

# %%
print("training set")
predict(train_x, train_y, two)
print("test set")
two_said = predict(test_x, test_y, two)

# %% [markdown]
# Every training picture is right. (The computer adds up fractions, so it may print
# 0.99… with many nines.) On the test set, on our files, it is 72 %, a little more than the
# 69.5 % of the single unit of week 2. If you use another pair of cat files, your numbers
# differ, here and below.
#
# 100 % against 72 % is a wide gap. Seven units with 12,288 weights each can learn 209
# pictures **by heart**. Being right on what you have seen proves little.

# %% quiz="gap"
# ? The training accuracy is 100 %. What would 2,500 further iterations do?
# + Lower the cost a little, and hardly change the test accuracy :: All training pictures
#   are right already, so further steps only make the network more certain of them.
#   What it knows of new pictures hardly changes.
# - Raise the training accuracy further :: It cannot rise above 100 %.
# - Bring the test accuracy to 100 % as well :: What the 209 pictures do not show cannot
#   be learned from them, however long one looks.

# %% [markdown]
# ## A start for deep networks
#
# Before we stack more layers, one thing must change. With weights of 0.01 a signal gets
# weaker in every layer, and the gradient on its way back as well. Two layers survive
# that. Four learn how large the share of cats is, and nothing else.
#
# What would be a good scale? A unit adds up $n$ terms $W_{jk} a_k$. If the weights are
# random with spread $s$, the sum grows like $s \sqrt{n}$: random terms partly cancel, so
# it is the root of $n$ and not $n$. To keep the size, choose
#
# $$ s = \frac{1}{\sqrt{n^{[l-1]}}} $$

# %%
explore(
    depth.signal,
    alt="The size of Z, layer by layer, on a logarithmic axis. With weights of 0.01 it "
    "falls by a factor of about ten or more in every layer, with 1/√n only gently.",
    layers=(2, 12, 1, 6),
    units=(2, 200, 2, 50),
)

# %% [markdown]
# The orange line drops in every layer; after six layers hardly a trace of the picture is
# left. The blue one falls only gently. ReLU throws away half of the signal, so
# $\sqrt{2/n}$ would be better still, which you meet in the literature as the start of
# He. We stay with $1/\sqrt n$: `initialize_parameters_deep` draws so in this notebook.
#
# ## Any number of layers
#
# Now the network that the blocks were made for. With `L_model_forward` and
# `L_model_backward` one iteration takes four calls, however many layers there are:
# forward, cost, backward, step.

# %%
graphs.network([12288, 20, 7, 5, 1], most=5)

# %% [markdown]
# ### Exercise: L_layer_model · 16 points
#
# `L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000,
# print_cost=False)` takes `X` of shape (n_x, m), `Y` of shape (1, m) and the list
# $[n^{[0]}, \dots, n^{[L]}]$. Seed with **1**, draw with `initialize_parameters_deep`,
# train, and record the cost at iterations 0, 100, 200, … It returns the parameters and
# the list of costs.
#
# <details><summary>Hint</summary>
#
# Keep the new parameters that `update_parameters` returns: the old ones do not change
# by themselves.
# </details>

# %% solution="L_layer_model"
def L_layer_model(
    X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False
):
    """Train a network of any depth: ReLU in the hidden layers, then sigmoid.

    X : (n_x, m)   Y : (1, m)   layers_dims : [n_0, n_1, ..., n_L]
    returns : parameters {"W1", "b1", ...}, costs (one every 100 iterations)
    """
    # BEGIN SOLUTION
    np.random.seed(1)
    parameters, costs = initialize_parameters_deep(layers_dims), []
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        if i % 100 == 0:
            costs.append(compute_cost(AL, Y))
            if print_cost:
                print(f"iteration {i}: cost {costs[-1]:.6f}")
        grads = L_model_backward(AL, Y, caches)
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, costs
    # END SOLUTION


# %%
# Try it on XOR, which no single unit can learn: four examples, two hidden layers. All
# four answers should be right.
X_xor = np.array([[-1.0, -1.0, 1.0, 1.0], [-1.0, 1.0, -1.0, 1.0]])
Y_xor = np.array([[0, 1, 1, 0]])
xor, _ = L_layer_model(X_xor, Y_xor, [2, 16, 4, 1], 0.3, 500)
print((L_model_forward(X_xor, xor)[0] > 0.5).astype(int), "wanted", Y_xor)

# %% test="L_layer_model" points=16
check(L_layer_model)

# %% demo="train-four-layers"
# Four layers on the cats: 2,500 iterations, again about half a minute.
sizes = [12288, 20, 7, 5, 1]
four, four_costs = L_layer_model(train_x, train_y, sizes, num_iterations=2500)
descent.cost_curves({"two layers": two_costs, "four layers": four_costs})

# %%
print("training set")
predict(train_x, train_y, four)
print("test set")
four_said = predict(test_x, test_y, four)

# %% [markdown]
# On our files: 77.5 % on the test set, against 72 % with two layers, although the cost
# ends *higher*: 0.05 against 0.02. The cost tells how well the training set is learned,
# and only a test tells about new pictures.
#
# So depth helps. Or does it? Two networks, one test set, one random start each. Keep a
# little doubt; we come back to it with better tools.
#
# ## Which pictures go wrong
#
# A number says how many. To learn *why*, look at them.

# %%
pictures.misclassified(test_pictures, test_y, four_said)

# %% [markdown]
# Take a minute, and look for what they share before you read on. Many of the missed cats
# are about as bright as what is behind them: a grey cat before a grey wall. And many of
# the other things that pass for cats stand out, light on dark or dark on light.
#
# That can be measured. For each test picture: how much does the middle differ in
# brightness from its surroundings?

# %%
deep.blending(test_pictures, test_y, four_said)

# %% [markdown]
# Black bars are means. On our files a recognised cat differs by 50 grey levels, a missed
# one by 26. Other things that the network gets right differ by 27, those it takes for
# cats by 41. So a part of what it learned is: **what stands out is a cat.** In our
# pictures that is true more often than not. In the world it is not.

# %% [markdown]
# Photographs have their own list of troubles: an unusual pose, part of the cat outside
# the frame, a background of its colour, very dark or very bright light, a cat much larger
# or smaller than those in the training set. The common root is this: a network knows
# what its training set showed often enough. 209 pictures show little.

# %% [markdown]
# ### In your own words · 2 points
#
# You may add 50 pictures to the training set, and change nothing else. Judging by the
# errors above, which 50 would you choose, and why? Answer in three to five sentences, in
# the cell below.

# %% [markdown] answer="fifty-more" points=2
# I would take 25 cats that are about as bright as what is behind them, and 25 other
# things that stand out from their background. These are the pictures that the network
# gets wrong: the cats it misses differ from their surroundings by 26 grey levels on
# average, those it finds by 50; the things it mistakes for cats differ by 41, those it
# gets right by 27. It has learned “what stands out is a cat”. Pictures that break this
# rule force it to look for something else, while 50 more pictures of the easy kind would
# only confirm the rule.
#
# Rubric:
#
# - 1 point: chooses pictures of the kinds that go wrong: cats that blend in, other things
#   that stand out
# - 1 point: gives a reason that rests on the errors, such as the shortcut “what stands
#   out is a cat”

# %% [markdown]
# ## Why 12,288 features are only 209
#
# Training took half a minute. It can take about a second, with the same result, and
# the reason is worth knowing. Look at the gradient of the first layer:
#
# $$
# dW^{[1]} = \frac{1}{m}
# \underbrace{dZ^{[1]}}_{(n^{[1]},\, 209)} \;
# \underbrace{X^T}_{(209,\, 12288)}
# $$
#
# Each of its rows is a **weighted sum of the 209 training pictures**. So each step
# moves the weights of a unit within the space that these pictures span, and that space
# has 209 dimensions at most. In the other 12,079 directions nothing ever happens.

# %%
depth.plane()

# %% [markdown]
# The same in a world of three pixels and two pictures: the weights start anywhere, but
# training moves them only parallel to the plane of the pictures.
#
# So describe everything by coordinates *in* that space. The QR decomposition gives them:
# $X = QR$, where the 209 columns of $Q$ are directions of length 1 at right angles, and
# $R$, of shape (209, 209), holds the coordinates of the pictures. Then
#
# $$ W^{[1]} X = W^{[1]} Q \, R = V R \qquad \text{with } V = W^{[1]} Q
# \text{ of shape } (n^{[1]}, 209) $$

# %% [markdown]
# And the gradient? $dV = \frac1m dZ^{[1]} R^T$, and since $Q^T X = R$ that is exactly
# $dW^{[1]} Q$. Training $V$ on $R$ is training $W^{[1]}$ on $X$, written in 209 numbers a
# picture and not 12,288. At the end we go back to pixels. What training added lies in
# the span, so nothing is lost:
#
# $$ W^{[1]} = W^{[1]}_{\text{start}} +
# \left( V - V_{\text{start}} \right) Q^T $$

# %%
Q, R = np.linalg.qr(train_x)
print("Q", Q.shape, "R", R.shape)
print("Q R is X:", np.allclose(Q @ R, train_x))
print("the directions are at right angles:", np.allclose(Q.T @ Q, np.eye(209)))

# %% [markdown]
# `starting(basis=Q)` writes the first `W1` in this basis for as long as its block runs.
# So your own model can be trained on `R`, without a change. Do the costs agree with
# those of the long training, all 25 of them?

# %%
with starting(basis=Q):
    _, fast_costs = L_layer_model(R, train_y, sizes, num_iterations=2500)
gap = np.max(np.abs(np.array(fast_costs) - np.array(four_costs)))
print("the costs agree to 1e-8:", gap < 1e-8)

# %% [markdown]
# They do. And how much time does it save? One iteration each way, measured on your
# machine. (Drawing the first weights takes time too, so we take it off.)

# %%
def seconds(iterations, X, basis=None):
    times = []
    for steps in (0, iterations):
        begin = time.perf_counter()
        with starting(basis=basis):
            L_layer_model(X, train_y, sizes, num_iterations=steps)
        times.append(time.perf_counter() - begin)
    return (times[1] - times[0]) / iterations


deep.speed({"12,288 pixels": seconds(20, train_x), "209 coordinates": seconds(400, R, Q)})

# %% [markdown]
# What does that buy? Experiments. Ten trainings where there was time for one. The helper
# `train_in_basis(model, (Q, R), Y, layers_dims, …)` goes to the basis, trains *your*
# model, and comes back to pixels.
#
# It also shows a limit. A test picture does not lie in the span. Whatever part of it
# sticks out meets only weights that still are as random as on the first day:

# %%
outside = test_x - Q @ (Q.T @ test_x)
share = np.linalg.norm(outside, axis=0) / np.linalg.norm(test_x, axis=0)
print(f"outside of what training can see: {share.mean():.0%} of a test picture")

# %% quiz="basis"
# ? You get ten times as many training pictures, 2,090. What happens to the trick?
# + It saves less, since the pictures span up to 2,090 dimensions :: There are as many
#   coordinates as pictures. Six times fewer than pixels is still something, but no
#   longer fifty-nine times.
# - It becomes ten times better :: More pictures span more dimensions, so there is less
#   left to save.
# - Nothing, it always comes to 209 :: 209 is the number of our training pictures, not a
#   property of pictures in general.

# %% [markdown]
# ## How much of it is luck?
#
# Now the doubt from before. Train both networks from six random starts. Everything else
# stays the same.

# %% demo="many-seeds"
def trained(model, sizes, seed):
    parameters, _ = train_in_basis(
        model, (Q, R), train_y, sizes, seed=seed, num_iterations=2500
    )
    return parameters


def share_right(net, X, Y):
    return accuracy(L_model_forward(X, net)[0] > 0.5, Y)


seeds = range(1, 7)
nets = {
    "two layers": [trained(two_layer_model, (12288, 7, 1), s) for s in seeds],
    "four layers": [trained(L_layer_model, sizes, s) for s in seeds],
}
deep.luck({k: [share_right(net, test_x, test_y) for net in v] for k, v in nets.items()})

# %% [markdown]
# The rings mark seed 1, the one we used. On our files it is by far the **best** of the
# four-layer starts. A fair number is the mean: about 73.5 %, against 71 % with two layers.
# Of the 5.5 points that depth seemed to buy, more than half were luck. A hurried report
# would have printed 77.5.

# %% [markdown]
# There is a second kind of luck: which pictures are in the test set. Ours has 200. The
# set of this kind that most people use has 50. Take the *same* trained network and draw
# 50 of our test pictures at random, two thousand times:

# %%
deep.small_tests(four_said == test_y)

# %% [markdown]
# Not one weight changed, and yet the accuracy on 50 pictures may come out as 68 %
# or as 86 %. The rule of thumb: a share $p$ measured on $m$ pictures has
# a standard error of $\sqrt{p(1-p)/m}$. For $p = 0.8$ that is 5.7 points with 50
# pictures, 2.8 with 200, and 0.9 with 2,000. Whoever compares 70 % with 72 % on 50
# pictures compares noise.
#
# So does depth help? With 200 pictures we cannot tell 71 from 73.5. But we own the
# generator. Let it draw 400 new pictures, and ask the same twelve networks:

# %% demo="fresh-pictures"
fresh_y = np.array([[1, 0] * 200])
fresh = [own_picture.drawing(seed, cat=bool(y)) for seed, y in enumerate(fresh_y[0])]
fresh_x = columns(np.array(fresh))
deep.luck({k: [share_right(n, fresh_x, fresh_y) for n in v] for k, v in nets.items()})

# %% [markdown]
# Now the two groups stand apart: on our files every four-layer network beats every
# two-layer one, on average by three to four points. (The level is another one, since
# these are other pictures.) Depth does help here, and it took six seeds and a larger test
# set to say so honestly.

# %% quiz="luck"
# ? Someone reports: “72 % with seven hidden units, 74 % with eight, on 50 test pictures.
#   Eight is better.” What do you answer?
# + The difference is one picture, and both kinds of luck are larger than that :: Two
#   points of 50 is a single picture. Other seeds move the result by several points,
#   another test set by even more. Average over seeds, on a larger test set.
# - Eight is better, the numbers say so :: They say so for one seed and 50 pictures. With
#   another seed it may be the other way round.
# - Try hundreds of seeds and report the best :: That makes the number larger and less
#   true: it selects for luck. Report the mean and the spread.

# %% [markdown]
# ## What training finds
#
# Back to the open question of the beginning. Depth *can* express parity with few units.
# Does gradient descent find it? Six bits, written as −1 and 1, twelve hidden units in
# one, two or three layers, six starts each, trained by your model:

# %%
bits, odd = parity.patterns(6)
shares = {}
for hidden in ([12], [6, 6], [4, 4, 4]):
    shares[f"hidden {hidden}"] = []
    for seed in range(6):
        with starting(seed=seed):
            net, _ = L_layer_model(2 * bits - 1, odd, [6, *hidden, 1], 0.3, 1000)
        right = accuracy(L_model_forward(2 * bits - 1, net)[0] > 0.5, odd)
        shares[f"hidden {hidden}"].append(right)
depth.shallow_and_deep(shares)

# %% [markdown]
# The single wide layer learns all 64 patterns from nearly every start, two layers from a
# few, and the three narrow ones from none of these six. Folding *would* work, but the
# valley that leads to it is hard to find from a random start.
#
# So mind the two questions. What a network **can** say grows fast with depth. What
# gradient descent **finds** depends on width, start, learning rate and data. Large
# networks today are deep *and* wide, and much of the craft is in making depth
# trainable.

# %% [markdown]
# ## Play with it
#
# Now that a training takes a fraction of a second, turn every knob. Each movement trains
# your `L_layer_model` from the start. Some questions worth a try:
#
# - Which learning rate makes the cost jump? Which one is too timid?
# - What do weights of 0.01 do to four layers? And weights of 0?
# - `none` is logistic regression. How far is it from a hidden layer of 20?
# - Leave all as it is and move the seed only. Do you still trust a gain of two points?

# %%
deep.explorer(L_layer_model, train_x, train_y, test_x, test_y)

# %% [markdown]
# One warning. If you choose what looks best on the test set, the test set has become
# part of training, and its accuracy flatters you. Who searches seriously splits off a
# third set, the **validation set**, chooses on that, and opens the test set once.
#
# ## A picture of your own
#
# Ask the network about pictures that are in neither set. The generator draws a new one
# for every seed.

# %%
network = four  # or two


def cat_probability(picture):
    return float(L_model_forward(columns(picture[None]), network)[0][0, 0])


def ask(seed, thing):
    picture = own_picture.drawing(seed, cat=thing == "cat")
    return pictures.answer_figure(picture, cat_probability(picture))


explore(
    ask,
    alt="A fresh drawing of a cat, and a bar for the probability that the network gives.",
    seed=(0, 99, 1, 7),
    thing=["cat", "something else"],
)

# %% [markdown]
# And a file of yours? Choose one with the button. Any photograph will do; its middle is
# cut out and shrunk to 64 × 64. Do not expect much: the network has seen 209
# **drawings**, and a photograph is a different world. It may say “cat” with great
# confidence to your coffee machine. Confidence is not knowledge.

# %% demo="upload"
own_picture.upload(lambda picture: pictures.answer(picture, cat_probability(picture)))

# %% [markdown]
# ## What this has to do with the brain
#
# Little. The word *neuron* is an old analogy: a cell that collects signals and fires
# beyond a threshold looks a bit like a weighted sum and an activation. And cells in the
# visual cortex do respond to edges, which encouraged people.
#
# But one real neuron is a complicated thing that nobody can fully describe. It sends
# pulses in time, not a number. And there is no good evidence that a brain runs
# backpropagation: that would need signals running back through the same connections,
# and an error for every cell. A child learns *cat* from a handful of cats. Our network
# is a function, fitted to data. That it works so well needs no brain as an excuse.

# %% [markdown]
# ## What you can now do
#
# - Train a network of two layers or of any number, and record its costs.
# - Explain what depth can buy, and that training must still find it.
# - Choose the scale of the first weights so that a signal survives many layers.
# - Read a network's mistakes for what they have in common.
# - Tell a result from luck: seeds, test-set size, standard error.
# - Train dozens of times faster when there are fewer examples than features.
#
# That is the whole course: from one unit to a deep network, and you have written every
# part of it yourself.

# %%
progress()

# %% quiz="last"
# ? A network is right on 100 % of the training set and on 80 % of the test set. Which
#   step is most likely to help?
# + More, and more varied, training pictures :: It has learned what 209 pictures show, and
#   the gap is in what they do not show. Other remedies, such as regularisation, exist,
#   but nothing replaces data.
# - More iterations :: The training set is learned completely. More of the same teaches
#   nothing new.
# - A larger learning rate :: It changes how fast the same minimum is reached, or makes
#   the cost jump. The gap is not a matter of speed.

# %% [markdown]
# ## Further reading
#
# - Matthew Zeiler, Rob Fergus, *Visualizing and Understanding Convolutional Networks*,
#   2014: what the layers of a network for pictures look for.
# - Matus Telgarsky, *Benefits of Depth in Neural Networks*, 2016: the folding argument,
#   proved.
# - Kaiming He and others, *Delving Deep into Rectifiers*, 2015: where $\sqrt{2/n}$ comes
#   from.
# - Xavier Bouthillier and others, *Accounting for Variance in Machine Learning
#   Benchmarks*, 2021: how much of published progress is luck.
# - Francis Crick, *The Recent Excitement about Neural Networks*, 1989: a look from the
#   side of the brain.
