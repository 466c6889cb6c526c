# %% [markdown]
# # Activation functions
#
# A network with one hidden layer has learned to separate two kinds of points. Run the
# cells below and switch its activation to “none”. What is left of the boundary?
#
# **Time:** about 90 minutes, in four parts. You write five short functions (20 points).
# The week's other notebook, `planar_data`, trains a network with such functions.

# %% locked="setup"
import numpy as np
from scipy.special import expit as sigmoid  # yours, for any input without a warning
from scipy.special import ndtr

from helpers import check, example, glossary, hint, lesson, progress, quiz
from helpers.play import activation_curves, switch_activation
from helpers.plots import activations
from helpers.widgets import explore

lesson("activations")

# %%
switch_activation()

# %% [markdown]
# ## Part 1 · Why bend? (15 min)
#
# Every unit computes its score, or pre-activation, $z = w^T x + b$, and then bends it:
# $a = g(z)$. The bend $g$ is the **activation function**. From this week on, an upper
# index in square brackets counts layers: $W^{[1]}$ holds the weights of the first
# layer, one row for each unit.
#
# ### Without bends
#
# With $g$ left out, two layers with 2 inputs, 3 hidden units and 1 output compute
#
# $$z^{[2]} = W^{[2]} \bigl(W^{[1]} x + b^{[1]}\bigr) + b^{[2]}
# = \underbrace{W^{[2]} W^{[1]}}_{W'\ (1,\,2)} x
# + \underbrace{W^{[2]} b^{[1]} + b^{[2]}}_{b'\ (1,\,1)}$$
#
# That is $W' x + b'$: **one** unit, with no hidden layer at all.

# %% [markdown]
# With numbers, to follow with a pencil:
#
# $$W^{[1]} = \begin{pmatrix} 1 & 2 \\ 0 & -1 \\ 3 & 1 \end{pmatrix},\quad
# b^{[1]} = \begin{pmatrix} 1 \\ 0 \\ -2 \end{pmatrix},\quad
# W^{[2]} = \begin{pmatrix} 2 & 1 & -1 \end{pmatrix},\quad b^{[2]} = 4$$
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
X = np.random.default_rng(0).normal(size=(2, 1000))  # a seed: the same for everyone

print("W' =", W2 @ W1, " b' =", W2 @ b1 + b2)
two_layers = W2 @ (W1 @ X + b1) + b2
one_unit = (W2 @ W1) @ X + (W2 @ b1 + b2)
print("equal on 1000 inputs:", np.allclose(two_layers, one_unit))

# %% [markdown]
# Thirteen numbers do the work of three. More layers change nothing: the product of any
# number of matrices is one matrix. Here ten layers, 50 units wide, collapse into one.

# %%
rng = np.random.default_rng(1)
signal, product = X, np.eye(2)
for width_in, width_out in [(2, 50)] + [(50, 50)] * 8 + [(50, 1)]:
    W = rng.normal(size=(width_out, width_in)) / np.sqrt(width_in)
    signal, product = W @ signal, W @ product
print("the ten layers are one matrix of shape", product.shape)
print("equal on 1000 inputs:", np.allclose(signal, product @ X))

# %% quiz="linear-layers"
# ? A network has three hidden layers without activation functions and a sigmoid at its
#   output. What can it learn?
# - Nothing, because it is linear :: It still has one bend, the sigmoid at the end. That
#   makes it logistic regression, which learns a good deal.
# + What logistic regression can: one straight boundary :: The layers multiply out to
#   one score W′x + b′, and the sigmoid of a score is logistic regression.
# - Curved boundaries, thanks to three layers :: A linear function of a linear function is
#   linear, however many you chain together.

# %% [markdown]
# ## Part 2 · Two bends and their slopes (25 min)
#
# ### Why the slope matters
#
# A weight learns from a gradient that comes back through every unit on the way. At a
# unit with $a = g(z)$ the chain rule says
#
# $$\frac{\partial J}{\partial z} = \frac{\partial J}{\partial a} \cdot g'(z)$$
#
# The slope $g'(z)$ is a gate: at 1 it lets the whole gradient through, at 0.01 a
# hundredth of it, at 0 nothing. So every activation needs two functions: its value and
# its slope. You wrote both for the sigmoid in week 2; now come three more.

# %% [markdown]
# ### Tanh
#
# The **hyperbolic tangent** is a sigmoid stretched to run from −1 to 1:
#
# $$\tanh x = \frac{e^{x} - e^{-x}}{e^{x} + e^{-x}} = 2\,\sigma(2x) - 1$$
#
# Why bother? Sigmoid outputs are all positive. For one example, the gradients of a
# unit's weights in the next layer are $\frac{\partial J}{\partial z}\,a_i$, so they all
# have the same sign: its weights all go up, or all go down. Tanh's values lie around 0,
# so each weight is free to go its own way.

# %% [markdown]
# Call the numerator $u = e^x - e^{-x}$ and the denominator $v = e^x + e^{-x}$. Then
# $u' = v$ and $v' = u$, and by the quotient rule
#
# $$\tanh' x = \frac{u'v - u\,v'}{v^2} = 1 - \left(\frac{u}{v}\right)^2 = 1 - \tanh^2 x$$
#
# At $x = \ln 2$, $\tanh = \frac{2 - 1/2}{2 + 1/2} = 0.6$ and the slope is $0.64$.
#
# ### Exercise: tanh_derivative · 4 points
#
# Write `tanh_derivative(x)`: the slope of tanh at every entry of `x`, a number or an
# array of any shape. NumPy has `np.tanh`. At ±1000 the slope is 0.
#
# <details><summary>Hint</summary>
#
# What is squared in the formula is the value of tanh, not x. Compute it first.
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
print(tanh_derivative(np.array([0.0, np.log(2)])), "should be 1 and 0.64")
activations.curve_and_slope(np.tanh, tanh_derivative)

# %% test="tanh_derivative" points=4
check(tanh_derivative)

# %% [markdown]
# ### ReLU
#
# Tanh and sigmoid flatten out on both sides. The ReLU of week 1, $\mathrm{relu}(x) =
# \max(0, x)$, stays steep on the right: its slope there is exactly 1. That is why deep
# networks mostly use ReLU or a relative of it. It has only one kink, but one kink is
# enough.
#
# ### Exercise: relu · 4 points
#
# Write `relu(x)`: for **every entry** of `x`, the larger of 0 and the entry. Leave `x`
# itself unchanged.
#
# <details><summary>Hint</summary>
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
print(relu(np.array([-2.0, 0.0, 3.0])), "should be 0, 0 and 3")

# %% test="relu" points=4
check(relu)

# %% [markdown]
# The slope of ReLU is 1 where $x > 0$ and 0 where $x < 0$. At 0 there is a corner and
# no derivative, but a computer needs a number. In this course it is **0**: a unit at
# exactly 0 counts as off.
#
# ### Exercise: relu_derivative · 4 points
#
# Write `relu_derivative(x)`: 1 where the entry is positive, 0 elsewhere, in the shape
# of `x`, which stays unchanged.
#
# <details><summary>Hint</summary>
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
print(relu_derivative(np.array([-2.0, 0.0, 3.0])), "should be 0, 0 and 1")
activations.curve_and_slope(relu, relu_derivative)

# %% test="relu_derivative" points=4
check(relu_derivative)

# %% [markdown]
# ## Part 3 · More bends (25 min)
#
# ### Dead units and leaky ReLU
#
# Suppose a ReLU's score is negative for **every** training example, perhaps after one
# step that was too long. Then its slope is always 0, its weights get no gradient, and
# unless the layers before it change, it never recovers: it is a **dead unit**. Below, a
# bias of −9 is enough.

# %%
scores = np.array([[1.0, -2.0, 0.5]]) @ rng.normal(size=(3, 200)) - 9
print(f"largest of 200 scores: {scores.max():.2f}")
print("examples from which it can learn:", int(relu_derivative(scores).sum()))

# %% [markdown]
# **Leaky ReLU** has a small slope $\alpha$ on the left, usually 0.01. The gate never
# quite shuts, and a dead unit can recover:
#
# $$\mathrm{leaky}(x) = \begin{cases} x & \text{if } x > 0 \\
# \alpha x & \text{if } x \le 0 \end{cases}$$
#
# ### Exercise: leaky_relu · 4 points
#
# Write `leaky_relu(x, alpha=0.01)` for an array of any shape. `x` stays unchanged.
#
# <details><summary>Hint</summary>
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
print(leaky_relu(np.array([-2.0, 0.0, 3.0])), "should be -0.02, 0 and 3")
print(leaky_relu(np.array([-2.0, 0.0, 3.0]), alpha=0.5), "should be -1, 0 and 3")

# %% test="leaky_relu" points=4
check(leaky_relu)

# %% [markdown]
# ### Exercise: leaky_relu_derivative · 4 points
#
# Bring your `relu_derivative` along and let `leaky_relu_derivative(x, alpha=0.01)` give
# $\alpha$ where it gave 0, also at exactly 0.
#
# <details><summary>Hint</summary>
#
# If yours multiplied a comparison by 1.0, `np.where` is easier here.
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

# %% test="leaky_relu_derivative" points=4
check(leaky_relu_derivative)

# %% [markdown]
# ### Side by side
#
# Two smooth relatives of ReLU are common in transformers: **GELU**, $z\,\Phi(z)$, where
# $\Phi$ is the normal distribution function, and **SiLU** (or swish), $z\,\sigma(z)$.
# Here they are beside yours, with a leak ten times as strong, $\alpha = 0.1$. Which
# slope never exceeds a quarter? Which is exactly 0 on the left? Which become negative?

# %%
activation_curves({
    "sigmoid": sigmoid,
    "tanh": np.tanh,
    "ReLU": relu,
    "leaky ReLU": lambda z: leaky_relu(z, 0.1),
    "GELU": lambda z: z * ndtr(z),
    "SiLU": lambda z: z * sigmoid(z),
})

# %% [markdown]
# You can test a slope without trusting anyone: move a little to both sides, and divide
# the rise by the run:
#
# $$g'(z) \approx \frac{g(z + h) - g(z - h)}{2h}$$
#
# With $h = 10^{-5}$ this **central difference** is good to about ten digits, away from
# corners. Week 4 tests whole networks in this way.

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
z, h = np.random.default_rng(2).normal(size=1000), 1e-5
for name, (g, slope) in pairs.items():
    difference = (g(z + h) - g(z - h)) / (2 * h)
    print(f"{name:<11} slope agrees:", np.allclose(difference, slope(z), atol=1e-8))

# %% quiz="slopes"
# ? A unit's score is z = 6. Through which activation does most of the gradient pass?
# - Tanh, because its slope at 0 is 1 :: At 0, yes. At 6 it is about 0.00002.
# - The sigmoid, because it gives 0.9975 :: That is its value. Its slope there is 0.9975
#   times 0.0025, which is about 0.0025.
# + ReLU: all of it :: On the right its slope is exactly 1, however large z is.

# %% [markdown]
# ## Part 4 · Many layers (25 min)
#
# ### Saturation
#
# A unit on a flat part of its activation is **saturated**: hardly any gradient passes.
# One such gate is no disaster, but slopes **multiply**. The sigmoid's is at most
# $\frac14$, at $z = 0$. Through ten layers, along one path with weights of 1, at most
#
# $$\left(\tfrac14\right)^{10} = \frac{1}{1{,}048{,}576}$$
#
# is left. The first layers hardly learn. This is the **vanishing gradient**. Tanh has
# slope 1 at 0, but at $z = 2$ it is 0.07, and five such layers leave two millionths.

# %% [markdown]
# Below, 50 examples go forwards through 20 layers of 100 units with random weights, and
# a gradient of size 1 comes back, all with your functions. The left panel shows its
# size at each layer, the right one the mean slope. `shift` is every unit's bias.
#
# Which gradients vanish? What does a shift of 3 do to tanh, and one of −3 to ReLU? Back
# at shift 0, what do larger weights do?

# %%
explore(
    lambda weight_scale, shift: activations.gradients(pairs, weight_scale, shift),
    alt="Size of a gradient at each of 20 layers on a logarithmic axis, and mean slopes, "
    "one line for each of sigmoid, tanh, ReLU and leaky ReLU.",
    weight_scale=(0.5, 4.0, 0.1, 1.0),
    shift=(-3.0, 3.0, 0.5, 0.0),
)

# %% [markdown]
# - With ordinary weights the sigmoid's gradient vanishes long before the first layer.
# - Tanh is good as long as its scores stay near 0.
# - At shift 0 about half of all ReLUs are on, and the half that is off passes nothing.
#   At scale 1 the gradient fades, more slowly than the sigmoid's.
# - At scale 2 it grows instead: an **exploding gradient**, just as bad. In week 4 you
#   will find the rule for the scale in between.

# %% quiz="saturation"
# ? Ten layers of sigmoid units, all weights 1. The gradient at the output is 1. What is
#   the most that can arrive ten layers down, along one path?
# + About 0.000001 :: Each gate lets at most a quarter through, and a quarter to the
#   power ten is about a millionth.
# - 2.5 :: Slopes on the way multiply; ten times a quarter would be adding them.
# - 1 :: Only if every slope were 1. The sigmoid's slope is at most a quarter, at z = 0.

# %% [markdown]
# ### What a hidden layer can draw
#
# Here a single hidden layer tries to follow the grey curve. Each hidden unit bends a
# straight line at a place of its own, and the output adds them up with the best
# possible weights. Raise the number of ReLUs and watch the kinks. Then choose “none”.

# %%
bent = {"ReLU": relu, "tanh": np.tanh, "sigmoid": sigmoid, "none": lambda z: z}
explore(
    lambda activation, hidden_units: activations.bends(bent, activation, hidden_units),
    alt="A wavy grey curve, and the line that 6 hidden units draw to follow it.",
    activation=list(bent),
    hidden_units=(1, 40, 1, 6),
)

# %% [markdown]
# ### Which one?
#
# | where | use | because |
# |---|---|---|
# | output, yes or no | sigmoid | its value is a probability |
# | output, any number | none | a temperature may be any number |
# | output, not negative | ReLU | a price is never below 0 |
# | output, one of several | softmax | probabilities that add up to 1 |
# | hidden, few layers | tanh | values around 0; smooth |
# | hidden, many layers | ReLU, GELU, SiLU | slope about 1 where a unit is on |
# | hidden, if units die | leaky ReLU | the gate never shuts |
#
# Within a layer all units have the same activation.

# %% quiz="outputs"
# ? Three networks predict tomorrow's temperature in °C, the price of a house, and which of
#   ten digits a picture shows. Which activations should their outputs have?
# + None, ReLU, softmax :: Any number; a number that is not negative; ten probabilities
#   that add up to 1, by the function you wrote in week 2.
# - ReLU, ReLU, sigmoid :: A ReLU would never predict frost. And ten sigmoids need not add
#   up to 1, though a picture shows exactly one digit.
# - Sigmoid, none, softmax :: A sigmoid cannot predict 20 °C: it stays between 0 and 1.
# - None for all three, and let training find out :: Then nothing prevents a negative
#   price, and ten arbitrary numbers are not probabilities.

# %% [markdown]
# ## What you can now do
#
# - Show that layers without activation functions collapse into one.
# - Write tanh, ReLU and leaky ReLU and their slopes, and test a slope.
# - Explain saturation, vanishing gradients and dead units, and what helps.
# - Choose an activation for a hidden layer and for an output.

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
# + Its value is not a probability: it may be exactly 0, or 17 :: The cost takes the
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
# - Dan Hendrycks, Kevin Gimpel, *Gaussian error linear units*, 2016: GELU and SiLU.
#
# Next comes [planar data](planar_data.ipynb), where one hidden layer bends a straight
# line around a flower.
