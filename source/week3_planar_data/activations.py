# %% [markdown]
# # Activation functions
#
# Every unit of a network does two things. It computes a score $z = w \cdot x + b$, and
# then it bends it: $a = g(z)$. The bend $g$ is called the **activation function**. In
# week 2 it was always the sigmoid.
#
# This notebook asks three questions. Why bend at all? Which bends are there, and how
# steep are they? And what happens to learning when the slope is nearly zero?
#
# You write five short functions for 20 points. Take about an hour. The notebook
# `planar_data`, also of this week, then trains a network with them.

# %% locked="setup"
import numpy as np
from scipy.special import expit as sigmoid

from helpers import check, glossary, hint, lesson, progress, quiz
from helpers.plots import activations
from helpers.widgets import explore

lesson("activations")

# %% [markdown]
# SciPy has a sigmoid that works for any input without a warning, under the name
# `expit`; we use it here under its usual name.
#
# ## A tower of straight lines
#
# What if we leave $g$ out? Take two layers that only compute scores. The input $x$ has
# shape (2, 1), the first layer has 3 units, the second has 1:
#
# $$z_1 = W_1 x + b_1, \qquad z_2 = W_2 z_1 + b_2$$
#
# with $W_1$ of shape (3, 2), $b_1$ (3, 1), $W_2$ (1, 3), $b_2$ (1, 1). Put the first
# into the second and multiply out:
#
# $$z_2 = W_2 (W_1 x + b_1) + b_2
# = \underbrace{W_2 W_1}_{W'\ (1,\,2)} x + \underbrace{W_2 b_1 + b_2}_{b'\ (1,\,1)}$$
#
# That is $W' x + b'$: **one** unit, with no hidden layer at all.

# %% [markdown]
# With numbers, so that you can follow with a pencil:
#
# $$W_1 = \begin{pmatrix} 1 & 2 \\ 0 & -1 \\ 3 & 1 \end{pmatrix},\quad
# b_1 = \begin{pmatrix} 1 \\ 0 \\ -2 \end{pmatrix},\quad
# W_2 = \begin{pmatrix} 2 & 1 & -1 \end{pmatrix},\quad b_2 = 4$$
#
# $W' = \bigl(2 \cdot 1 + 1 \cdot 0 - 1 \cdot 3,\;\;
# 2 \cdot 2 + 1 \cdot (-1) - 1 \cdot 1\bigr) = (-1,\; 2)$
#
# $b' = 2 \cdot 1 + 1 \cdot 0 - 1 \cdot (-2) + 4 = 8$
#
# For $x = (5, 1)$ the first layer gives $(8, -1, 14)$ and the second
# $16 - 1 - 14 + 4 = 5$. The single unit gives $-5 + 2 + 8 = 5$.

# %%
W1, b1 = np.array([[1, 2], [0, -1], [3, 1]]), np.array([[1], [0], [-2]])
W2, b2 = np.array([[2, 1, -1]]), np.array([[4]])
X = np.random.default_rng(0).normal(size=(2, 1000))

print("W' =", W2 @ W1, " b' =", W2 @ b1 + b2)
two_layers = W2 @ (W1 @ X + b1) + b2
one_unit = (W2 @ W1) @ X + (W2 @ b1 + b2)
print("equal on 1000 inputs:", np.allclose(two_layers, one_unit))

# %% [markdown]
# Thirteen numbers do the work of three. More layers change nothing: the product of any
# number of matrices is one matrix. Here a tower of ten layers, 50 units wide, falls
# together into a single one.

# %%
rng = np.random.default_rng(1)
signal, product = X, np.eye(2)
for width_in, width_out in [(2, 50)] + [(50, 50)] * 8 + [(50, 1)]:
    W = rng.normal(size=(width_out, width_in)) / np.sqrt(width_in)
    signal, product = W @ signal, W @ product
print("the ten layers are one matrix of shape", product.shape)
print("equal on 1000 inputs:", np.allclose(signal, product @ X))

# %% [markdown]
# So a network without bends can only do what one unit can: cut the plane along one
# straight line. **The bends are what makes depth worth anything.** One exception is
# useful: when the output may be any number, such as a price, the last layer is
# left straight.

# %% quiz="linear-layers"
# ? A network has three hidden layers without activation functions and a sigmoid at its
#   output. What can it learn?
# - Nothing, because it is linear :: It still has one bend, the sigmoid at the end, and
#   that makes it logistic regression, which learns a good deal.
# + What logistic regression can: one straight boundary :: The straight layers multiply
#   out to one score W′x + b′, and the sigmoid of a score is logistic regression.
# - Curved boundaries, thanks to three layers :: A straight line of a straight line is a
#   straight line, however often you repeat it.

# %% [markdown]
# ## Why the slope matters
#
# A weight learns from its gradient, and the gradient comes back from the output through
# every unit on the way. At a unit with $a = g(z)$ the chain rule says
#
# $$\frac{\partial J}{\partial z} = \frac{\partial J}{\partial a} \cdot g'(z).$$
#
# The slope $g'(z)$ is a gate. At 1 it lets the gradient through whole, at
# 0.01 it lets a hundredth through, and at 0 nothing. So for each activation we need two
# functions, the value and the slope. You have both for the sigmoid. Now come three
# more.
#
# Your functions call their argument `x`. In a network it is the score $z$, of shape
# (n, m): n units, m examples. The functions must not care.

# %% [markdown]
# ## Tanh
#
# The **hyperbolic tangent** looks like a sigmoid that runs from −1 to 1:
#
# $$\tanh x = \frac{e^{x} - e^{-x}}{e^{x} + e^{-x}}$$
#
# It even is one, stretched and moved. Multiply above and below by $e^{-x}$:
#
# $$\tanh x = \frac{1 - e^{-2x}}{1 + e^{-2x}} = \frac{2 - (1 + e^{-2x})}{1 + e^{-2x}}
# = 2\,\sigma(2x) - 1$$
#
# Why bother, then? Because its values lie around 0. Sigmoid outputs are all positive.
# For one example, a unit of the next layer has the gradients
# $\frac{\partial J}{\partial z}\,a_i$ for its weights. If every $a_i$ is positive, they
# all have the same sign: all weights must go up together, or all down. With values of
# both signs each weight is free to go its own way.

# %% [markdown]
# Its slope comes from the quotient rule. Call the numerator $u = e^x - e^{-x}$ and the
# denominator $v = e^x + e^{-x}$. Then $u' = v$ and $v' = u$, which is pretty:
#
# $$\tanh' x = \frac{u'v - u\,v'}{v^2} = \frac{v^2 - u^2}{v^2}
# = 1 - \left(\frac{u}{v}\right)^2 = 1 - \tanh^2 x$$
#
# As with the sigmoid, the value gives you the slope for almost nothing. By hand: at
# $x = 0$, $\tanh = 0$ and the slope is 1. At $x = \ln 2$,
# $\tanh = \frac{2 - 1/2}{2 + 1/2} = 0.6$ and the slope is $1 - 0.36 = 0.64$.

# %% [markdown]
# ### Exercise: tanh_derivative · 4 points
#
# Write `tanh_derivative(x)`. NumPy has `np.tanh`.
#
# - `x`: a number, or an array of any shape. It is the score, *before* the tanh.
# - Returns the slope of tanh at every entry, in the shape of `x`. At ±1000 it is 0.
#
# At 0 and $\ln 2$ you should see 1 and 0.64.
#
# <details><summary>A nudge</summary>
#
# The squared thing in the formula is the value of tanh, not x. Compute it first.
# </details>

# %% solution="tanh_derivative"
def tanh_derivative(x):
    """Compute the slope of tanh at every entry of x.

    x : number or array of any shape
    returns : number or array like x
    """
    # BEGIN SOLUTION
    t = np.tanh(x)
    return 1 - t**2
    # END SOLUTION

# %%
print(tanh_derivative(np.array([0.0, np.log(2)])))

# %% test="tanh_derivative" points=4
check(tanh_derivative)

# %% [markdown]
# ## ReLU
#
# Tanh and sigmoid flatten out on both sides. The **rectified linear unit** of week 1
# does not, at least not on the right:
#
# $$\mathrm{relu}(x) = \max(0, x)$$
#
# There is no exponential to compute, and where the unit is on, its slope is exactly 1.
# That is why networks with many layers mostly use it. Two straight pieces are bend
# enough: sums of many such kinks can follow any curve, as you will see at the end.

# %% [markdown]
# ### Exercise: relu · 4 points
#
# Write `relu(x)`.
#
# - `x`: an array of any shape.
# - Returns the larger of 0 and the entry, for **every entry**, in the shape of `x`. `x`
#   itself stays as it is.
#
# For −2, 0 and 3 you should see 0, 0, 3.
#
# <details><summary>A nudge</summary>
#
# `np.max` finds the largest entry *of* an array. Another function, with nearly the same
# name, compares two things entry by entry.
# </details>

# %% solution="relu"
def relu(x):
    """Replace every negative entry by 0.

    x : array of any shape
    returns : array like x
    """
    # BEGIN SOLUTION
    return np.maximum(0, x)
    # END SOLUTION

# %%
print(relu(np.array([-2.0, 0.0, 3.0])))

# %% test="relu" points=4
check(relu)

# %% [markdown]
# The slope of ReLU is read off its two pieces:
#
# $$\mathrm{relu}'(x) = \begin{cases} 1 & \text{if } x > 0 \\
# 0 & \text{if } x < 0 \end{cases}$$
#
# At $x = 0$ there is a corner, with slope 0 on its left and 1 on its right, and no
# derivative. A computer needs a number all the same. In this course it is **0**: a unit
# at exactly 0 counts as off. A score of exactly 0 is rare, so either choice would train
# as well; but code and check must agree on one.

# %% [markdown]
# ### Exercise: relu_derivative · 4 points
#
# Write `relu_derivative(x)`.
#
# - `x`: an array of any shape. It stays as it is.
# - Returns 1 where the entry is positive, and 0 elsewhere, also at 0, in the shape
#   of `x`.
#
# For −2, 0 and 3 you should see 0, 0, 1.
#
# <details><summary>A nudge</summary>
#
# An `if` cannot decide for a whole array. A comparison such as `x < 5` can: it gives an
# array of True and False. True counts as 1 and False as 0, also when you multiply.
# </details>

# %% solution="relu_derivative"
def relu_derivative(x):
    """Compute the slope of ReLU at every entry of x; 0 at 0.

    x : array of any shape
    returns : array like x
    """
    # BEGIN SOLUTION
    return np.where(x > 0, 1.0, 0.0)
    # END SOLUTION

# %%
print(relu_derivative(np.array([-2.0, 0.0, 3.0])))

# %% test="relu_derivative" points=4
check(relu_derivative)

# %% [markdown]
# ## When a unit dies, and leaky ReLU
#
# The flat half has a danger. Suppose a unit's score is negative for **every** training
# example, perhaps after one step that was too long. Then its slope is 0 for every
# example, so the gradient of its weights is 0, so they never change. Unless the layers
# below send it something else, its score stays negative for ever. The unit is dead.
# Below, a bias of −9 is enough.

# %%
scores = np.array([[1.0, -2.0, 0.5]]) @ rng.normal(size=(3, 200)) - 9
print("largest of 200 scores is negative:", scores.max() < 0)
print("examples from which it can learn:", int(relu_derivative(scores).sum()))

# %% [markdown]
# The cure is a small slope $\alpha$ on the left, usually 0.01. Then the gate is never
# quite shut, and a dead unit can crawl back:
#
# $$\mathrm{leaky}(x) = \begin{cases} x & \text{if } x > 0 \\
# \alpha x & \text{if } x \le 0 \end{cases} \qquad
# \mathrm{leaky}'(x) = \begin{cases} 1 & \text{if } x > 0 \\
# \alpha & \text{if } x \le 0 \end{cases}$$
#
# At 0 there is a corner again. In this course the slope there is that of the left
# piece, $\alpha$, just as it was 0 for ReLU.

# %% [markdown]
# ### Exercise: leaky_relu · 4 points
#
# Write `leaky_relu(x, alpha=0.01)`.
#
# - `x`: an array of any shape. It stays as it is.
# - `alpha`: the slope on the left, between 0 and 1.
# - Returns $x$ where $x$ is positive and $\alpha x$ elsewhere, in the shape of `x`.
#
# For −2, 0, 3 you should see −0.02, 0, 3, and −1, 0, 3 with `alpha=0.5`.
#
# <details><summary>A nudge</summary>
#
# `np.where(question, yes, no)` picks from `yes` where the question is True and from
# `no` elsewhere, entry by entry.
# </details>

# %% solution="leaky_relu"
def leaky_relu(x, alpha=0.01):
    """Shrink every negative entry by alpha.

    x : array of any shape
    alpha : slope on the left, between 0 and 1
    returns : array like x
    """
    # BEGIN SOLUTION
    return np.where(x > 0, x, alpha * x)
    # END SOLUTION

# %%
print(leaky_relu(np.array([-2.0, 0.0, 3.0])))
print(leaky_relu(np.array([-2.0, 0.0, 3.0]), alpha=0.5))

# %% test="leaky_relu" points=4
check(leaky_relu)

# %% [markdown]
# ### Exercise: leaky_relu_derivative · 4 points
#
# Write `leaky_relu_derivative(x, alpha=0.01)`.
#
# - `x`: an array of any shape. It stays as it is.
# - `alpha`: the slope on the left, between 0 and 1.
# - Returns 1 where $x$ is positive and $\alpha$ elsewhere, also at 0, in the shape
#   of `x`.
#
# For −2, 0, 3 you should see 0.01, 0.01, 1.
#
# <details><summary>A nudge</summary>
#
# As for `relu_derivative`, with another number on the left.
# </details>

# %% solution="leaky_relu_derivative"
def leaky_relu_derivative(x, alpha=0.01):
    """Compute the slope of leaky ReLU at every entry of x; alpha at 0.

    x : array of any shape
    alpha : slope on the left, between 0 and 1
    returns : array like x
    """
    # BEGIN SOLUTION
    return np.where(x > 0, 1.0, alpha)
    # END SOLUTION

# %%
print(leaky_relu_derivative(np.array([-2.0, 0.0, 3.0])))

# %% test="leaky_relu_derivative" points=4
check(leaky_relu_derivative)

# %% [markdown]
# ## Side by side
#
# All four, with the slope below each. For the sigmoid we use
# $\sigma'(z) = \sigma(z)\,\sigma(-z)$, which is week 2's formula, since
# $1 - \sigma(z) = \sigma(-z)$. The leak is drawn ten times too strong, $\alpha = 0.1$,
# to be seen.
#
# Move `z`. The purple tangent shows how much of a gradient passes through. Go far to
# the left: which gates are still open? And which one never opens wider than a quarter?

# %%
pairs = {
    "sigmoid": (sigmoid, lambda z: sigmoid(z) * sigmoid(-z)),
    "tanh": (np.tanh, tanh_derivative),
    "ReLU": (relu, relu_derivative),
    "leaky ReLU": (
        lambda z: leaky_relu(z, 0.1),
        lambda z: leaky_relu_derivative(z, 0.1),
    ),
}
explore(
    lambda z: activations.tangents(pairs, z),
    alt="Sigmoid, tanh, ReLU and leaky ReLU with a tangent at z = 1, and their slopes.",
    z=(-4.0, 4.0, 0.1, 1.0),
)

# %% [markdown]
# A formula for a slope can be tested without trusting anyone. Move a little to both
# sides and divide the rise by the run:
#
# $$g'(z) \approx \frac{g(z + h) - g(z - h)}{2h}$$
#
# With $h = 10^{-5}$ this **central difference** is good to about ten digits, away from
# corners. Week 4 tests whole networks in this way. Here are your slopes at 1,000
# points.

# %%
z, h = np.random.default_rng(2).normal(size=1000), 1e-5
for name, (g, slope) in pairs.items():
    difference = (g(z + h) - g(z - h)) / (2 * h)
    print(f"{name:<11} slope agrees:", np.allclose(difference, slope(z), atol=1e-8))

# %% quiz="slopes"
# ? A unit's score is z = 6. Through which activation does most of the gradient pass?
# - Tanh, because its slope at 0 is 1 :: At 0, yes. At 6 it is about 0.00002.
# - The sigmoid, because it gives 0.9975 :: That is its value. Its slope there is 0.9975
#   times 0.0025, about 0.0025.
# + ReLU: all of it :: On the right its slope is exactly 1, however large z is.

# %% [markdown]
# ## Saturation
#
# A unit on a flat stretch of its activation is **saturated**: its output hardly moves,
# and hardly any gradient comes through. One such gate is no disaster. Many in a row
# are, because the gradient passes one gate a layer, and slopes **multiply**.
#
# Take the sigmoid at its best, $z = 0$, with slope $\frac14$. Through ten layers,
# even with weights of 1, there remains
#
# $$\left(\tfrac14\right)^{10} = \frac{1}{1{,}048{,}576},$$
#
# a millionth. The first layers hardly learn. This is the **vanishing gradient**. With
# tanh at 0 the factor is 1. But at $z = 2$ its slope is $1 - 0.964^2 \approx 0.07$, and
# five saturated layers leave $0.07^5$, which is below two millionths.

# %% [markdown]
# See it happen. The picture sends 50 examples up through 20 layers of 100 units with
# random weights, and a gradient of size 1 back down, all with your functions. At the
# left is its size when it arrives at each layer, at the right the mean slope there.
#
# `shift` is the bias of every unit. Move it to 2 or 3 and tanh saturates: all scores
# are out on the flat stretch. Move it to −3 and the ReLUs die, while the leaky ones
# still let a tenth through. `weight_scale` multiplies all weights. Back at shift 0,
# look for the scale at which ReLU's line is flat.

# %%
explore(
    lambda weight_scale, shift: activations.gradients(pairs, weight_scale, shift),
    alt="Size of a gradient at each of 20 layers, on a logarithmic axis: the sigmoid's "
    "falls by many powers of ten, tanh's and ReLU's far less.",
    weight_scale=(0.5, 4.0, 0.1, 1.0),
    shift=(-3.0, 3.0, 0.5, 0.0),
)

# %% [markdown]
# What to take home:
#
# - The sigmoid's gradient dies at usual weights, long before it reaches the first
#   layer.
# - Tanh is good as long as its scores stay near 0, and gone when they don't.
# - About half of all ReLUs are on, and pass the gradient whole. Weights of scale
#   $\sqrt 2 \approx 1.4$ make up for the half that is off. In a layer with $n$ inputs
#   that is a standard deviation of $\sqrt{2/n}$, known as He initialisation.
# - Gradients are also multiplied by the weights. Large ones make them explode, which is
#   as bad as vanishing.

# %% quiz="saturation"
# ? Ten layers of sigmoid units, all weights 1. The gradient at the output is 1. How
#   large can it be at most ten layers below, along one path?
# + About 0.000001 :: Each gate lets at most a quarter through, and a quarter to the
#   power ten is about a millionth.
# - 2.5 :: Slopes on the way multiply; ten times a quarter would be adding them.
# - 1 :: Only if every slope were 1. The sigmoid's slope is at most a quarter, at z = 0.

# %% [markdown]
# ## What a hidden layer can draw
#
# Back to the first question, why bend? Here a single hidden layer tries to follow the
# grey curve. Each hidden unit bends a straight line at a place of its own, and the
# output adds them up with the best possible weights.
#
# Raise the number of ReLUs and watch the corners. Then choose "none": 40 straight lines
# still add up to one straight line.

# %%
bent = {"ReLU": relu, "tanh": np.tanh, "sigmoid": sigmoid, "none": lambda z: z}
explore(
    lambda activation, hidden_units: activations.bends(bent, activation, hidden_units),
    alt="A wavy grey curve, and a line of straight pieces by 6 ReLUs following it.",
    activation=list(bent),
    hidden_units=(1, 40, 1, 6),
)

# %% [markdown]
# ## Which one?
#
# | where | use | because |
# |---|---|---|
# | output, yes or no | sigmoid | its value is a probability |
# | output, any number | none | a price may be any number |
# | hidden, few layers | tanh | values around 0; smooth; `planar_data` uses it |
# | hidden, many layers | ReLU | slope 1 where it is on; cheap |
# | hidden, units die | leaky ReLU | the gate never shuts |
#
# Within one layer all units have the same activation. Between layers it may change, and
# the most usual network is ReLU in all hidden layers and a sigmoid at the end.

# %% [markdown]
# ## What you can now do
#
# - show that layers without activation functions are one layer, and multiply it out;
# - write sigmoid, tanh, ReLU and leaky ReLU and their slopes for arrays of any shape;
# - say what the slope at a corner is in this course: 0 for ReLU, $\alpha$ for leaky;
# - test a slope with a central difference;
# - explain saturation, vanishing gradients and dead units, and what helps;
# - choose an activation for a layer.
#
# `progress()` counts your points. Two last questions follow.

# %%
progress()

# %% quiz="dead-unit"
# ? For one training example a ReLU unit has the score −3. Is it dead?
# - Yes: its slope is 0, so it cannot learn :: It learns nothing from this example. From
#   an example that gives it a positive score it does.
# - No: a ReLU with a negative score still passes a little gradient :: That is leaky
#   ReLU. A plain one passes nothing there.
# + Not for that reason: other examples may switch it on :: Dead means off for every
#   training example. Being off for some is what makes the bend.

# %% quiz="output"
# ? Why not use ReLU in the output unit of a cat classifier?
# - Because ReLU is slower than the sigmoid :: It is faster. Speed is not the reason.
# + Its value is no probability: it can be 0 for all cats, or 17 :: The cost takes the
#   logarithm of a and of 1 − a, so a must lie between 0 and 1.
# - Because ReLU is linear :: It has a bend at 0, and the hidden layers have theirs. The
#   trouble is the range of its values.

# %% [markdown]
# ## Further reading
#
# - Xavier Glorot, Yoshua Bengio, *Understanding the difficulty of training deep
#   feedforward neural networks*, 2010: saturation, measured layer by layer.
# - Xavier Glorot, Antoine Bordes, Yoshua Bengio, *Deep sparse rectifier neural
#   networks*, 2011: the case for ReLU.
# - Andrew Maas, Awni Hannun, Andrew Ng, *Rectifier nonlinearities improve neural
#   network acoustic models*, 2013: where leaky ReLU comes from.
# - Kaiming He, Xiangyu Zhang, Shaoqing Ren, Jian Sun, *Delving deep into rectifiers*,
#   2015: the √(2/n) of the weights.
# - Sepp Hochreiter, Yoshua Bengio, Paolo Frasconi, Jürgen Schmidhuber, *Gradient flow
#   in recurrent nets: the difficulty of learning long-term dependencies*, 2001: the
#   vanishing gradient, by those who found it.
#
# Next comes [planar data](planar_data.ipynb), where one hidden layer bends a straight
# line around a flower.
