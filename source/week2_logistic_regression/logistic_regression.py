# %% [markdown]
# # Logistic regression
#
# In this notebook a computer learns to tell a cat from everything else. Nobody tells it
# what a cat looks like. It sees 209 pictures with the right answer beside each, starts
# with no opinion at all, and corrects its own mistakes two thousand times.
#
# You write the machine that does this: six short functions, some thirty lines in all.
# It is a single unit, the smallest neural network there is. Weeks 3 and 4 stack many of
# these units, and every idea that you meet here comes back there: a score, an
# activation, a cost, a gradient, a step.
#
# Run the cells from top to bottom with Shift+Enter. When you have written a function,
# `check(f)` tells you what holds, `hint(f)` gives one more hint each time, and
# `progress()` counts your points. `glossary("cost")` says what a word means. Plan three
# evenings; every section is a good place to stop.

# %% locked="setup"
import numpy as np

from helpers import check, glossary, hint, lesson, own_picture, progress, quiz
from helpers.data import load_cats
from helpers.plots import descent, graphs, logistic, pictures, shapes
from helpers.widgets import explore

lesson("logistic_regression")

# %% [markdown]
# ## A question with two answers
#
# Is there a cat in the picture? Will this patient come back? Is this letter spam? Each
# of these questions has two answers, and answering it from data is called **binary
# classification**. We call one answer class 1 and the other class 0. Here 1 means
# “cat” and 0 means “not a cat”.
#
# Our data are small drawings of 64 by 64 pixels.

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
# A picture together with its right answer is an **example**, and the answer is its
# **label**. We learn from the 209 examples of the **training set**. The 200 of the
# **test set** stay in a drawer until the end: they tell us how the classifier does on
# pictures it has never seen, which is the only thing we care about.
#
# Keep the last line in mind. A classifier that reaches 66 % on the training set has
# learned nothing: a sign on the wall that says “no cat” does as well. On the test set,
# where half of the pictures are cats, the same sign reaches 50 %.

# %% [markdown]
# ## A picture is a column of numbers
#
# A computer stores a colour picture as three grids of whole numbers from 0 to 255: how
# much red, green and blue there is in each pixel. The little white square marks 25
# pixels at the edge of an eye; their red values stand on the right.

# %%
pictures.channels(train_x[is_cat][1])

# %% [markdown]
# That is 64 · 64 · 3 = 12,288 numbers. Our unit does not know about rows and columns of
# pixels; it wants one long column. So we unroll every picture into a column $x$ of shape
# $(12288, 1)$ and put the columns side by side. We also divide by 255, so that all
# inputs lie between 0 and 1.
#
# The order matters. First `reshape(m_train, -1)`, which makes one **row** a picture,
# then `.T`, which turns rows into columns. Asking for `reshape(12288, m_train)` at once
# gives the same shape and no error, but it cuts the numbers at the wrong places: each
# column then holds crumbs of many pictures. Shapes alone do not show it. A look does.

# %%
m_train, m_test = len(train_x), len(test_x)
X_train = train_x.reshape(m_train, -1).T / 255
X_test = test_x.reshape(m_test, -1).T / 255
Y_train, Y_test = train_y, test_y
print("X_train:", X_train.shape, " Y_train:", Y_train.shape)

wrong = train_x.reshape(12288, m_train) / 255
pictures.grid(
    [X_train[:, 2].reshape(64, 64, 3), wrong[:, 2].reshape(64, 64, 3)],
    titles=["column 2", "wrong column 2"],
    alt="Column 2 is a picture again; the wrong column 2 is noise.",
)

# %% [markdown]
# ### Names for everything
#
# | symbol | shape | what it is |
# |---|---|---|
# | $x$ | $(n_x, 1)$ | one example: a column of $n_x$ numbers, here 12,288 |
# | $y$ | a number | its label, 0 or 1 |
# | $m$ | a number | how many examples there are |
# | $X$ | $(n_x, m)$ | all examples, **one column each** |
# | $Y$ | $(1, m)$ | all labels, in the same order |
# | $x^{(i)},\ y^{(i)}$ | | the $i$-th example and its label |
#
# Round brackets in $x^{(i)}$ count examples. A lower index counts inputs: $x_3$ is the
# third number of a picture.

# %% quiz="columns"
# ? You have 500 pictures of 32 × 32 pixels, one grey value a pixel. What is the shape
#   of X?
# + (1024, 500) :: 32 · 32 = 1024 numbers make one column, and there are 500 columns.
# - (500, 1024) :: That is one example a row. Many libraries do it this way, but in this
#   course examples are columns.
# - (3072, 500) :: That would be three colours a pixel; a grey picture has one.

# %% [markdown]
# ## From a score to a probability
#
# Let every pixel value vote: one for “cat”, another against, a third hardly matters. How
# loudly the $j$-th number votes is its **weight** $w_j$. The sum of all votes, plus a
# number $b$ that does not depend on the picture, the **bias**, is the **score**:
#
# $$z = w_1 x_1 + w_2 x_2 + \dots + w_{n_x} x_{n_x} + b = w^T x + b$$
#
# Here $w$ has shape $(n_x, 1)$, so $w^T$ has shape $(1, n_x)$, and $w^T x$ is one
# number.
#
# A score can be anything: −40, 0.3, 1700. A probability lies between 0 and 1. We want a
# curve that squeezes every score into that range, keeps the order (a higher score is a
# higher probability) and treats both classes alike. The usual choice is the **sigmoid**
#
# $$\sigma(z) = \frac{1}{1 + e^{-z}}$$
#
# We call $a = \sigma(z)$ the **activation** and read it as “the probability that this is
# a cat, given the picture”. As a prediction of $y$ it is also written $\hat y$.

# %%
graphs.neuron()
logistic.sigmoid_curve()

# %% [markdown]
# Check it by hand. For $z = 0$ we have $e^0 = 1$ and $\sigma = 1/2$: no idea. For a large
# $z$ the term $e^{-z}$ vanishes and $\sigma$ comes close to 1; for a very negative $z$ it
# is huge and $\sigma$ comes close to 0. And $\sigma(-z) = 1 - \sigma(z)$, as in
# $0.119 = 1 - 0.881$: the curve is fair to both sides.
#
# Now try it with one input: ten animals, sorted by the length of their ears; orange
# triangles are cats. The score is a straight line, which the sigmoid bends. A larger $w$ makes the step steeper; $b$ shifts it to the left and to the
# right. Move both until the curve fits. The number to push down is the *cost* over the
# right picture; what it means comes soon. Can you get below 0.42?
#
# At least two animals end up on the wrong side whatever you do: no single step can sort
# these ten, and a good probability admits it.

# %%
explore(
    logistic.fit_figure,
    "Ten animals by length of ears: a rising score, and the S-shaped probability.",
    w=(-1.0, 3.0, 0.1, 0.5),
    b=(-12.0, 4.0, 0.1, -1.0),
)

# %% [markdown]
# ### Exercise: sigmoid · 5 points
#
# You may know this one from the notebook on vectorization. It is here again because
# everything below stands on it.
#
# Write `sigmoid(z)`, which returns $1 / (1 + e^{-z})$. The argument `z` is a number or an
# array of any shape; the result has the same shape, and every entry is treated by
# itself. The cell after yours tries it: you should see 0.5, then the five values of the
# picture above.
#
# <details><summary>Help to begin with</summary>
#
# `np.exp` works on a number and on a whole array alike, entry by entry. Mind the
# brackets: what exactly stands under the fraction line?
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


# %%
print(sigmoid(0.0))
print(np.round(sigmoid(np.array([-4.0, -2.0, 0.0, 2.0, 4.0])), 3))

# %% test="sigmoid" points=5
check(sigmoid)

# %% quiz="sigmoid"
# ? A unit gives picture A the score 1 and picture B the score 2. What can you say?
# + B is the likelier cat, but not twice as likely :: σ(1) = 0.731 and σ(2) = 0.881. The
#   sigmoid keeps the order of scores, not their ratio.
# - B is twice as likely to be a cat :: Twice 0.731 would be more than 1, and no
#   probability is. Only the order is kept.
# - Nothing, before we know the bias :: The bias is already inside the score.

# %% [markdown]
# ## Where the weights start
#
# Before it has seen any picture, our unit should have no opinion. With all weights and
# the bias at zero, every picture has the score $z = 0$ and the probability 0.5.
#
# That is fine for a single unit, because the cost that we shall build has one valley and
# every start leads there. With several units in a layer it fails, as week 3 shows.
#
# ### Exercise: initialize_with_zeros · 3 points
#
# Write `initialize_with_zeros(dim)`. It returns two things: `w`, zeros of shape
# `(dim, 1)`, and `b`, the number `0.0`. With `dim = 3` you should see a column of three
# zeros, and 0.0.
#
# A trap: the shape `(dim,)` is not the shape `(dim, 1)`. The first is a rank-1 array,
# neither a row nor a column, and `.T` does nothing to it. Everything after this relies
# on a true column.
#
# <details><summary>Help to begin with</summary>
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


# %%
w, b = initialize_with_zeros(3)
print(w, b)

# %% test="initialize_with_zeros" points=3
check(initialize_with_zeros)

# %% [markdown]
# ## What it costs to be wrong
#
# To learn, we need a number that says how bad an answer is. For one example with label
# $y$ and probability $a$ this number is the **loss**. Ours is the **cross-entropy**:
#
# $$L(a, y) = -\bigl[\, y \log a + (1 - y) \log(1 - a) \,\bigr]$$
#
# with the natural logarithm. It looks busy, but one half is always switched off. If
# $y = 1$, what is left is $-\log a$: small if $a$ is near 1, huge if $a$ is near 0. If
# $y = 0$, what is left is $-\log(1 - a)$, the mirror image.

# %%
logistic.losses()

# %% [markdown]
# The picture shows the squared error $(a - y)^2$ too, the loss that most people think of
# first. Compare the two for a cat, $y = 1$:
#
# | the unit says | $a$ | cross-entropy | squared error |
# |---|---|---|---|
# | surely a cat | 0.90 | 0.105 | 0.01 |
# | no idea | 0.50 | 0.693 | 0.25 |
# | surely not | 0.10 | 2.303 | 0.81 |
# | certainly not | 0.01 | 4.605 | 0.98 |
#
# To cross-entropy, the last answer is twice as bad as the one above it. Squared error
# hardly sees a difference.
#
# The loss is about one example. The **cost** $J$ is its mean over all $m$ examples, and
# it depends on $w$ and $b$, because the probabilities $a^{(i)}$ do:
#
# $$J(w, b) = \frac{1}{m} \sum_{i=1}^{m} L\bigl(a^{(i)}, y^{(i)}\bigr)
#   = -\frac{1}{m} \sum_{i=1}^{m} \bigl[\, y^{(i)} \log a^{(i)}
#   + (1 - y^{(i)}) \log(1 - a^{(i)}) \,\bigr]$$
#
# Learning means: find $w$ and $b$ with a small cost. A mean, and not a sum, so that a
# cost of 0.3 means the same whether there are ten pictures or ten million.

# %% [markdown]
# ### Why not squared error?
#
# Because of the landscape. Learning will mean walking downhill from wherever we start.
# A curve that bends upwards everywhere is called **convex**, and downhill then always
# leads to the lowest point. Below is the cost of three examples over one weight $w$,
# with both losses. The black dot is the start, purple dots are steps downhill, the
# green star is the lowest point. Move the start.

# %%
explore(
    logistic.two_costs_figure,
    "Squared error has a valley and, behind a hill, an endless plain where the walk "
    "from w = 1.5 gets stuck. Cross-entropy has one valley; the walk finds it.",
    start=(-2.4, 5.4, 0.1, 1.5),
)

# %% [markdown]
# With squared error there is a hill at about $w = 0.5$. Start to the right of it and
# downhill leads away from the lowest point, onto a plain. There the unit is certain and
# wrong about one example, yet the slope is almost zero: nothing tells it to change its
# mind. Cross-entropy has no hill and no plain. The more wrong the unit is, the steeper
# the slope. Further down we prove that it is convex for all data.

# %% quiz="loss"
# ? A picture shows a cat, and the unit says a = 0.2. Which loss does it get?
# + −log 0.2 ≈ 1.61 :: With y = 1 only −log a is left. The unit was fairly sure of the
#   wrong answer and pays for it.
# - −log 0.8 ≈ 0.22 :: That is −log(1 − a), the loss of saying 0.2 when there is no cat.
# - 0.64 :: That is the squared error (0.2 − 1)².
# - 0, because a is not exactly 0 :: The loss is 0 only for a perfect answer, a = y.

# %% [markdown]
# ## Where cross-entropy comes from: maximum likelihood
#
# What probability does our unit give to the label that really came? It is $a$ if $y = 1$,
# and $1 - a$ if $y = 0$. In one formula,
#
# $$p(y \mid x) = a^{y} \, (1 - a)^{1 - y}$$
#
# since a power of 0 makes a factor 1. If the examples are independent, the probability
# of *all* labels that we saw is the product
#
# $$p(Y \mid X) = \prod_{i=1}^{m} p\bigl(y^{(i)} \mid x^{(i)}\bigr)$$
#
# Seen as a function of $w$ and $b$ it is called the **likelihood**. **Maximum
# likelihood** says: choose the $w$ and $b$ that make what happened as likely as possible.
# The logarithm grows with its argument, so the best $w$ and $b$ stay best, and it turns
# the product into a sum:
#
# $$\log p(Y \mid X) = \sum_{i=1}^{m} \bigl[\, y^{(i)} \log a^{(i)}
#   + (1 - y^{(i)}) \log (1 - a^{(i)}) \,\bigr] = -\, m \, J(w, b)$$
#
# There is our cost: the smallest cost is the largest likelihood. See it on ten pictures
# that look alike to the unit, so that it must give all ten the same probability $a$.
# Some are cats. Which $a$ makes these labels likeliest?

# %%
explore(
    logistic.likelihood_figure,
    "Likelihood and cost of 7 cats in 10 pictures: the highest point of the one and "
    "the lowest of the other both lie at a = 0.7.",
    cats=(0, 10, 1, 7),
)

# %% [markdown]
# With 7 cats in 10, both curves single out $a = 0.7$: the honest answer. A loss whose
# best answer is the true share of cats lets us read $a$ as a probability. With 10 cats
# in 10 the best answer is $a = 1$, and a unit that keeps chasing it never arrives: its
# weights grow and grow. We shall meet that again as overfitting.

# %% [markdown]
# ## Downhill
#
# We have a cost, a landscape over all $w$ and $b$. How do we find its lowest point with
# 12,289 directions to go in? By feeling the ground under our feet. The slope of the cost
# where we stand is its derivative. Where the slope is positive, smaller $w$ is lower;
# where it is negative, larger $w$ is. So we step *against* the slope:
#
# $$w := w - \alpha \, \frac{dJ}{dw}$$
#
# The sign $:=$ means “becomes”. The number $\alpha$ is the **learning rate**. Here is
# one step on $J = w^2$, whose slope at $w$ is $2w$.

# %%
explore(
    descent.slope_figure,
    "The parabola w² with its tangent at w = −1.5, slope −3. A step of learning rate "
    "0.2 leads to w = −0.9, further down.",
    w=(-2.3, 2.3, 0.1, -1.5),
    learning_rate=(0.05, 1.05, 0.05, 0.2),
)

# %% [markdown]
# Move $w$ to the right side: the slope is positive there, and the step goes left. Near
# the bottom the slope is small, and so is the step, although the learning rate is the
# same. With learning rate 0.5 one step hits the bottom; with 1 it lands on the other
# side at the same height; beyond 1 it climbs.
#
# With two parameters the landscape is a bowl, and the slopes in all directions together
# are the **gradient**. We write `dw` for the slope in the direction of $w$, `db` for that
# of $b$, and step in all directions at once:
#
# $$w := w - \alpha \, dw \qquad\qquad b := b - \alpha \, db$$
#
# This is **gradient descent**. One such step is an **iteration**. Below is a bowl from
# the side and again from above, darker where it is higher. Look for three things: a
# learning rate that creeps, one that zigzags across the valley, and one that climbs out.

# %%
descent.bowl_3d()
explore(
    descent.bowl_figure,
    "A long bowl from above with a path of 15 steps, first across, then along the "
    "valley; beside it the falling cost.",
    learning_rate=(0.02, 1.1, 0.02, 0.3),
    steps=(1, 40, 1, 15),
)

# %% [markdown]
# The bowl is steep across and flat along. The steep direction decides how large the
# learning rate may be (above 1 it climbs), and the flat direction has to live with it:
# most steps creep along the valley floor. Features of very different size make such a
# bowl, and learning slow.

# %% quiz="downhill"
# ? At some point dJ/dw = −4, and the learning rate is 0.1. What does one step do?
# + w grows by 0.4 :: The slope is negative, so larger w is lower. Minus 0.1 times −4 is
#   plus 0.4.
# - w shrinks by 0.4 :: That is uphill. There are two minus signs: the one of the slope
#   and the one of the step.
# - w becomes −4 :: −4 is the slope, not a place.

# %% [markdown]
# ## Derivatives without fear
#
# A **derivative** answers one question: if I nudge this number a little, by what multiple
# of the nudge does that number change? Take
#
# $$J = 3 (a + bc)$$
#
# at $a = 5$, $b = 3$, $c = 2$. We can find out by nudging.

# %%
def J(a, b, c):
    """Three small steps that lead to J."""
    u = b * c
    v = a + u
    return 3 * v


print(f"J = {J(5, 3, 2)}")
print(f"nudge a: {J(5.001, 3, 2):.3f}")
print(f"nudge b: {J(5, 3.001, 2):.3f}")
print(f"nudge c: {J(5, 3, 2.001):.3f}")

# %% [markdown]
# $J$ is 33. A nudge of 0.001 to $a$ changes $J$ by 0.003, so $dJ/da = 3$. For $b$ it is
# 0.006, so $dJ/db = 6$, and for $c$ it is 0.009, so $dJ/dc = 9$.
#
# Nudging costs one more calculation of $J$ for every number. With 12,288 weights we would
# wait long. A **computation graph** gives all derivatives in a single sweep.
#
# Draw every small step as a box. Left to right the boxes hold values: $u = bc = 6$,
# then $v = a + u = 11$, then $J = 3v = 33$. Right to left we ask how much $J$ changes
# with each box, beginning at the end:
#
# * $J = 3v$, so $dJ/dv = 3$.
# * $v = a + u$, so a nudge of $a$ or of $u$ is a nudge of $v$ of the same size:
#   $dJ/da = 3 \cdot 1 = 3$ and $dJ/du = 3 \cdot 1 = 3$.
# * $u = bc$, so a nudge of $b$ nudges $u$ by $c = 2$ times as much:
#   $dJ/db = 3 \cdot 2 = 6$. Likewise $dJ/dc = 3 \cdot b = 9$.

# %%
explore(
    graphs.computation_figure,
    "Graph of J = 3(a + bc). Values forwards: u = 6, v = 11, J = 33. Gradients back: "
    "dv = 3, du = 3, da = 3, db = 6, dc = 9.",
    a=(0, 9, 1, 5),
    b=(0, 9, 1, 3),
    c=(0, 9, 1, 2),
)

# %% [markdown]
# These are the three numbers that the nudges gave. At each box we multiplied what came
# from the right by the derivative of that one small step. That is the **chain rule**:
#
# $$\frac{dJ}{db} = \frac{dJ}{dv} \cdot \frac{dv}{du} \cdot \frac{du}{db}
#   = 3 \cdot 1 \cdot 2$$
#
# Every result on the way back is used by all boxes to its left, so nothing is computed
# twice. Forwards for the values, backwards for the gradients: every network in this
# course learns this way.

# %% quiz="graph"
# ? In the graph of J = 3(a + bc), set a = 5, b = 3, c = 4. What is dJ/db?
# + 12 :: dJ/du = 3, and u = bc grows by c = 4 for every 1 that b grows: 3 · 4 = 12.
# - 9 :: That is dJ/dc = 3 · b. Swap the roles: for db the other factor is c.
# - 51 :: That is the value J = 3(5 + 12), not how fast it changes.
# - 4 :: That is du/db. The factor 3 on the way from u to J is still missing.

# %% [markdown]
# ## Gradients of one example
#
# Now the same for our unit, with two inputs and one example. Forwards:
#
# $$z = w_1 x_1 + w_2 x_2 + b \qquad a = \sigma(z) \qquad
#   L = -\bigl[\, y \log a + (1 - y) \log (1 - a) \,\bigr]$$
#
# From here on we save ink: $da$ means $dL/da$, $dz$ means $dL/dz$, and so on. Backwards
# we begin at the loss. The derivative of $\log a$ is $1/a$, that of $\log(1 - a)$ is
# $-1/(1 - a)$, so
#
# $$da = -\frac{y}{a} + \frac{1 - y}{1 - a}$$
#
# Next we need the derivative of the sigmoid. With $\sigma = (1 + e^{-z})^{-1}$,
#
# $$\frac{d\sigma}{dz} = \frac{e^{-z}}{(1 + e^{-z})^2}
#   = \frac{1}{1 + e^{-z}} \cdot \frac{e^{-z}}{1 + e^{-z}} = a \, (1 - a)$$
#
# because $1 - a = e^{-z} / (1 + e^{-z})$. Now the chain rule, $dz = da \cdot a(1 - a)$:
#
# $$dz = -y \, (1 - a) + (1 - y) \, a = -y + ya + a - ya = a - y$$
#
# All fractions cancel. What is left is **the probability minus the truth**: how much too
# high the answer was. It is worth a moment of pleasure.

# %% [markdown]
# The last step is short. In $z = w_1 x_1 + w_2 x_2 + b$ a nudge of $w_1$ counts $x_1$
# times, and a nudge of $b$ counts once:
#
# $$dw_1 = x_1 \, dz \qquad dw_2 = x_2 \, dz \qquad db = dz$$
#
# Read it aloud: an input that was zero gets no blame. An input that was large gets most
# of it. An answer that was right, $a = y$, changes nothing.
#
# Here it is with numbers that you can check on paper: $x = (1, 2)$, $y = 1$,
# $w = (0.5, -0.25)$, $b = 0$.

# %%
graphs.one_example()

# %% [markdown]
# The unit had no idea ($a = 0.5$) and the truth is 1, so $dz = -0.5$: the score was too
# low. A step of learning rate 1 gives $w = (1, 0.75)$ and $b = 0.5$. The new score is
# $1 \cdot 1 + 0.75 \cdot 2 + 0.5 = 3$, and $\sigma(3) = 0.953$. The loss has fallen from
# 0.693 to 0.049 in a single step.
#
# **A promise kept.** Differentiate once more: $dz = a - y$ changes with $w_1$ at the rate
# $a (1 - a) x_1$, so the second derivative of the loss is $a (1 - a)\, x_1^2$, which is
# never negative. The same holds along any line through the space of all weights. A cost
# that bends upwards everywhere is convex, for any data.

# %% quiz="blame"
# ? For one example, a = 0.8, y = 0 and x₁ = −2. What are dz and dw₁?
# + dz = 0.8 and dw₁ = −1.6 :: dz = a − y = 0.8 and dw₁ = x₁ dz. The step then raises w₁,
#   and with x₁ negative that lowers the score, as it should.
# - dz = −0.8 and dw₁ = 1.6 :: That is y − a. With this sign every step would go uphill.
# - dz = 0.8 and dw₁ = 1.6 :: The sign of the input got lost: −2 · 0.8 = −1.6.
# - dz = 0.128 and dw₁ = −0.256 :: There is a factor a(1 − a) too many. It belongs to
#   squared error; in cross-entropy it cancels.

# %% [markdown]
# ## Gradients of m examples, with two loops
#
# The cost is the mean of the losses, and the derivative of a mean is the mean of the
# derivatives. So we add up the gradients of all examples and divide by $m$, as one would
# tell it to a patient clerk:
#
# > set $J$, $dw_1, \dots, dw_{n_x}$ and $db$ to 0
# >
# > for every example $i = 1, \dots, m$:
# > > $z^{(i)} = w^T x^{(i)} + b$, then $a^{(i)} = \sigma(z^{(i)})$, then
# > > $dz^{(i)} = a^{(i)} - y^{(i)}$
# > >
# > > add the loss $L(a^{(i)}, y^{(i)})$ to $J$, and $dz^{(i)}$ to $db$
# > >
# > > for every input $j = 1, \dots, n_x$: add $x_j^{(i)} \, dz^{(i)}$ to $dw_j$
# >
# > divide $J$, all $dw_j$ and $db$ by $m$
#
# The loop over inputs stands inside the loop over examples. For our pictures the
# innermost line runs 209 · 12,288 times, some 2.6 million, for **one** iteration, and we
# want two thousand of them. In plain Python that takes half an hour or more, most of it
# spent on going round and not on arithmetic.

# %% [markdown]
# ## Gradients of m examples, without a loop
#
# All examples stand side by side in $X$, so one matrix product computes all scores at
# once, as a row of shape $(1, m)$. The number $b$ is added to every entry:
#
# $$Z = w^T X + b \qquad A = \sigma(Z) \qquad dZ = A - Y$$
#
# All three have shape $(1, m)$. Each $dz^{(i)}$ belongs to the loss of one example; the
# mean comes now. For $dw$ the clerk adds up, over all examples, the column $x^{(i)}$ times
# the number $dz^{(i)}$. Adding up columns with given factors is what a matrix times a
# column does:
#
# $$dw = \frac{1}{m} \, X \, dZ^T \qquad\qquad
#   db = \frac{1}{m} \sum_{i=1}^{m} dz^{(i)}$$
#
# The shapes check themselves. $dw$ must have the shape of $w$, $(n_x, 1)$, because we
# subtract the one from the other. There is only one way to multiply $X$, $(n_x, m)$, and
# $dZ$, $(1, m)$, into that. When you are not sure of a formula, let the shapes tell you.
# Here they are for $n_x = 4$ inputs and $m = 6$ examples.

# %%
shapes.product(("$w^T$", 1, 4), ("$X$", 4, 6), ("$Z$", 1, 6))
shapes.product(("$X$", 4, 6), ("$dZ^T$", 6, 1), ("$dw$", 4, 1))

# %% [markdown]
# ### Exercise: propagate · 10 points
#
# Write `propagate(w, b, X, Y)`: forwards to the cost, backwards to the gradient, without
# a loop over examples.
#
# | given | shape | | returned | shape |
# |---|---|---|---|---|
# | `w` | $(n_x, 1)$ | | `grads["dw"]` | $(n_x, 1)$ |
# | `b` | a number | | `grads["db"]` | a number |
# | `X` | $(n_x, m)$ | | `cost` | a number |
# | `Y` | $(1, m)$ | | | |
#
# Return `grads` and then `cost`. Use your `sigmoid`, and leave the arguments as they are.
#
# <details><summary>Help to begin with</summary>
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


# %% [markdown]
# Try it on the example that we worked by hand: you should see $dw = (-0.5, -1)$,
# $db = -0.5$ and the cost 0.693. Then with a second example beside it, $x = (2, 1)$ and
# $y = 0$. By hand: the score is $1 - 0.25 = 0.75$, so $a = dz = 0.679$. The mean of
# $(-0.5, -1)$ and $(1.358, 0.679)$ is $dw = (0.429, -0.160)$; $db$ is 0.090, and the
# cost is the mean of 0.693 and 1.136, which is 0.915.

# %%
w, b = np.array([[0.5], [-0.25]]), 0.0
X, Y = np.array([[1.0, 2.0], [2.0, 1.0]]), np.array([[1, 0]])
for m in (1, 2):
    grads, cost = propagate(w, b, X[:, :m], Y[:, :m])
    dw = np.round(grads["dw"].ravel(), 3)
    print(f"m = {m}: dw = {dw}, db = {grads['db']:.3f}, cost = {cost:.3f}")

# %% test="propagate" points=10
check(propagate)

# %% [markdown]
# ### Does it hold on more data?
#
# Two claims deserve a test. First: one call with 200 columns gives the mean of 200 calls
# with one column each. Second: the gradient is the slope. For that we nudge the first
# weight up and down by a small $h = 10^{-5}$ and divide the change of the cost by $2h$.
# Expect `True`, and then the same number twice.

# %%
rng = np.random.default_rng(0)
w, b = rng.normal(size=(10, 1)), 0.1
X, Y = rng.normal(size=(10, 200)), rng.integers(0, 2, size=(1, 200))

one_by_one = [propagate(w, b, X[:, [i]], Y[:, [i]])[0]["dw"] for i in range(200)]
together = propagate(w, b, X, Y)[0]["dw"]
print("same gradient:", np.allclose(np.mean(one_by_one, axis=0), together))

nudge = np.zeros((10, 1))
nudge[0] = 1e-5
higher, lower = propagate(w + nudge, b, X, Y)[1], propagate(w - nudge, b, X, Y)[1]
print(f"slope {(higher - lower) / 2e-5:.8f}   dw {together[0, 0]:.8f}")

# %% [markdown]
# ## Learning: a loop of small steps
#
# Start somewhere, ask `propagate` for the gradient, take a step against it, repeat. This
# loop is the one that we cannot get rid of: each step needs the place where the one
# before it ended. On the way we note some costs, the first thing to look at when
# learning goes wrong.
#
# ### Exercise: optimize · 10 points
#
# Write `optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False)`.
# In each iteration:
#
# 1. get `grads` and `cost` from `propagate` at the present `w` and `b`;
# 2. take a step, $w := w - \alpha\, dw$ and $b := b - \alpha\, db$;
# 3. in iterations 0, 100, 200, … append that `cost` to the list `costs`, and print it if
#    `print_cost` is true.
#
# Return `params` (a dictionary with `"w"` and `"b"`), the `grads` of the last iteration,
# and `costs`.
#
# <details><summary>Help to begin with</summary>
#
# Make a new array in each step. An update in place would also change the array that the
# caller handed in. The remainder `i % 100` is 0 when `i` is a multiple of 100.
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


# %% [markdown]
# Do you remember the ten animals, and how you moved $w$ and $b$ by hand? Let your loop do
# it. From zero, with learning rate 0.1 and 8,000 iterations, it should find $w = 1.2$,
# $b = -6.1$ and the cost 0.410. Is that what your hands found?
#
# The first cost is 0.693, as it must be: with zero weights every $a$ is 0.5, and every
# loss is $-\log 0.5 = \log 2 = 0.693$. Remember this number. A two-class classifier
# whose cost does not start there has a fault, or does not start at zero.

# %%
X_ears, Y_ears = logistic.EARS.reshape(1, 10), logistic.IS_CAT.reshape(1, 10)
params, grads, costs = optimize(
    np.zeros((1, 1)), 0.0, X_ears, Y_ears, num_iterations=8000, learning_rate=0.1
)
print(f"w = {params['w'][0, 0]:.2f}, b = {params['b']:.2f}")
print(f"cost from {costs[0]:.3f} to {costs[-1]:.3f}; {len(costs)} costs")

# %% test="optimize" points=10
check(optimize)

# %% [markdown]
# ## From a probability to an answer
#
# The unit speaks in probabilities, the question wants a yes or a no. We say “cat” where
# $a > 0.5$, and “not a cat” elsewhere, also at exactly 0.5.
#
# Since $\sigma(z) > 0.5$ exactly where $z > 0$, the border between the two answers is
# $w^T x + b = 0$. With one input that is a point, with two a straight line, with 12,288 a
# flat wall through a space that nobody can picture. A flat wall is all that a single unit
# can build.
#
# ### Exercise: predict · 6 points
#
# Write `predict(w, b, X)`, which returns an array of shape $(1, m)$: 1 where the
# probability is **greater than** 0.5, and 0 elsewhere.
#
# We try it on the ten animals. You should see eight right answers: a cat with short ears
# and an animal with long ears that is not a cat stay on the wrong side.
#
# <details><summary>Help to begin with</summary>
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
answers = predict(params["w"], params["b"], X_ears)
print("answers:", answers)
print("labels: ", Y_ears)

# %% test="predict" points=6
check(predict)

# %% [markdown]
# ## All together: the model
#
# One function now does the whole job: start at zero, learn from the training set, answer
# for both sets. It also hands back the learning rate and the number of iterations, so
# that no result is taken for another one.
#
# ### Exercise: model · 6 points
#
# Write `model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5,
# print_cost=False)` out of the functions that you have. It returns a dictionary with
# seven keys:
#
# | key | value |
# |---|---|
# | `"costs"` | the list from `optimize` |
# | `"Y_prediction_test"`, `"Y_prediction_train"` | answers, $(1, m)$ each |
# | `"w"`, `"b"` | what was learned |
# | `"learning_rate"`, `"num_iterations"` | the arguments |
#
# `model` must not learn from the test set. To try it, we learn from eight of the ten
# animals and answer for all ten: seven keys, and answers of shape (1, 10).
#
# <details><summary>Help to begin with</summary>
#
# How many weights? As many as `X_train` has rows. `optimize` has three keyword arguments
# with the same names as yours; hand them on, or it will use its own defaults.
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


# %%
rehearsal = model(X_ears[:, :8], Y_ears[:, :8], X_ears, Y_ears, learning_rate=0.1)
print(sorted(rehearsal))
print(rehearsal["Y_prediction_test"].shape)

# %% test="model" points=6
check(model)

# %% [markdown]
# ## The cat classifier
#
# Now the pictures: 12,288 weights, 209 examples, 2,000 iterations. This takes some
# seconds. Watch the cost: it should start at 0.693 and fall at every line.

# %% demo="train-cats"
cats = model(
    X_train, Y_train, X_test, Y_test,
    num_iterations=2000, learning_rate=0.005, print_cost=True,
)


def accuracy(answers, Y):
    """Percent of right answers; both arrays have shape (1, m)."""
    return 100 * np.mean(answers == Y)


print(f"training set: {accuracy(cats['Y_prediction_train'], Y_train):.1f} %")
print(f"test set:     {accuracy(cats['Y_prediction_test'], Y_test):.1f} %")
descent.cost_curve(cats["costs"], title="learning rate 0.005")

# %% [markdown]
# The cost falls steadily. On the training set 99.5 % are right, all but one. The test set
# is another story: 69.5 %, about seven in ten. That is far better than the sign on the
# wall, for a unit that was told nothing about ears or whiskers. And it is far worse than
# the training set.
#
# The gap has a name, **overfitting**. There are 12,288 weights and only 209 examples.
# With so much freedom the unit can learn every single training picture by heart, also
# what is chance in it: that this one cat sat on a red sofa. Chance does not come back in
# the test set. More pictures would help, and so would anything that keeps the weights
# small.

# %% [markdown]
# ## How fast to learn
#
# The learning rate was 0.005. Why that? Because somebody tried. Let us try, too: four
# learning rates, 600 iterations each. Make a guess before you run the cell: which
# one is lowest at the end, and which one looks odd at the beginning?

# %% demo="learning-rates"
runs = {
    f"{rate:g}": model(
        X_train, Y_train, X_test, Y_test, num_iterations=600, learning_rate=rate
    )
    for rate in (0.01, 0.005, 0.001, 0.0001)
}
descent.cost_curves({rate: run["costs"] for rate, run in runs.items()})
for rate, run in runs.items():
    train = accuracy(run["Y_prediction_train"], Y_train)
    test = accuracy(run["Y_prediction_test"], Y_test)
    print(f"{rate:>7}   cost {run['costs'][-1]:.3f}   "
          f"training {train:5.1f} %   test {test:.1f} %")

# %% [markdown]
# * **0.0001** creeps. After 600 iterations it has hardly begun.
# * **0.001** and **0.005** go down from note to note, the larger one faster.
# * **0.01** first jumps *up*: its steps fly across the valley and land higher on the
#   other side. Then it finds its feet and is lowest in the end. Beyond 0.01 the jumps
#   grow.
#
# Now read the test column. From a cost of 0.60 to one of 0.15 the test set gains 18.5
# points. The run before, with its 2,000 iterations, went down to 0.11 and gained one
# point more. The lower the cost already is, the more of what is still learned is learned
# by heart. Choose a learning rate by its curve, smooth and quick; do not hope that it
# cures overfitting.

# %% [markdown]
# ## What the weights look like
#
# There is one weight for every number of a picture, so we can put the weights back to
# where their pixels are and look at them. Orange: brightness here speaks for a cat. Blue:
# it speaks against.

# %%
pictures.weights(cats["w"])

# %% [markdown]
# In the smoothed picture you may see a ghost: a little below the middle, where most cats
# have their muzzle, an orange spot between blue patches. Much of the rest is noise,
# which is overfitting made visible.
#
# You also see what a single unit cannot do. It can only say “bright *here* is good for a
# cat”. It cannot say “a bright spot between two dark ones, wherever they are”. A black
# cat before a light wall and a white cat before a dark one vote against each other, and
# a cat on the left counts other weights than the same cat on the right. Units that look
# for parts, and other units that look at those, are the way out: weeks 3 and 4.

# %% [markdown]
# ## Where it is wrong
#
# A percentage says how often a classifier fails. To see *why*, look at the failures. Do
# this with every classifier that you ever train; it is the cheapest way to learn
# something. And measure what you suspect: here, whether it matters how bright a cat is
# where the orange spot of the weights was.

# %%
pictures.misclassified(test_x, Y_test, cats["Y_prediction_test"])

spot = test_x[:, 34:44, 27:37].mean(axis=(1, 2, 3))
cat, said_cat = Y_test[0] == 1, cats["Y_prediction_test"][0] == 1
for low, high in ((0, 79), (80, 139), (140, 255)):
    these = cat & (spot >= low) & (spot < high + 1)
    found = 100 * np.mean(said_cat[these])
    print(f"brightness {low:3} to {high:3}: {these.sum()} cats, {found:.0f} % found")

# %% [markdown]
# To you each of these is plainly a cat, or plainly not. The unit finds three in four of
# the cats that are light at the spot, mostly with a white muzzle there, and one in four
# of those that are dark.
#
# One more pattern stands in the title: many more cats are missed than invented. In the
# training set two pictures in three are not cats, so in doubt the unit has learned to say
# no. In the test set half are cats, and the habit costs more. (Trained on the 72 cats and
# only 72 of the other things, it misses about 36 and invents about 21.) What a classifier
# believes *before* it looks, it learned from how its training set was collected.

# %% [markdown]
# ### In your own words · 2 points
#
# A friend doubles the training set by adding the mirror image, left to right, of each
# picture: 418 pictures instead of 209. The test set stays the same. How do you expect
# the accuracy on the training set to change, how the accuracy on the test set, and why?
# Answer in three to five sentences, in the cell below. You may try it first:
# `train_x[:, :, ::-1]` mirrors all the pictures.

# %% [markdown] answer="mirrored-pictures" points=2
# On the training set I expect slightly fewer right answers: the same 12,288 weights now
# have to fit twice as many pictures, so it is harder to memorise each of them. On the
# test set I expect a small gain. A mirrored cat is still a cat, and which way a cat faces
# is an accident that the unit can no longer memorise. The gain stays small because a
# mirror image is not a new cat, and a single unit still looks for brightness at fixed
# places. (On our files, after 2,000 iterations: 98.1 % instead of 99.5 % on the training
# set, 71.0 % instead of 69.5 % on the test set.)
#
# Rubric:
#
# - 1 point: expects the training accuracy to fall a little, or at least not to rise,
#   because the same weights have to fit more pictures
# - 1 point: expects the test accuracy to rise a little and says why (there is less to
#   memorise), or expects no change and says why (a mirror image brings hardly anything
#   new); the reason earns the point, not the number

# %% [markdown]
# ## A picture of your own
#
# How sure is our unit? There is a neat way to ask with the functions that you have. The
# loss of a single picture with the label 1 is $-\log a$, so $a = e^{-\text{loss}}$.
#
# First, drawings that are in neither set. The generator that drew our data makes a fresh
# one for every seed. Move the sliders and keep a tally: how many of ten cats does it see?

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

# %% [markdown]
# Now a picture of yours: choose one with the button. Or put a file beside this notebook,
# write its name between the quotes, as in `"tom.jpg"`, and run the cell again. The middle
# square of your picture is shrunk to 64 by 64 pixels.
#
# In Colab there is no button. Drag your file into the files panel on the left, or write
# `"?"` for the name: then the cell opens a dialog and waits for you.

# %% demo="upload"
MY_PICTURE = ""
own_picture.choose(
    MY_PICTURE, lambda picture: pictures.answer(picture, cat_probability(picture))
)

# %% [markdown]
# If it was a photograph and the answer was silly, do not blame your cat. The classifier
# has seen 209 drawings and not one photograph. It never learned “cat”; it learned which
# pixels are bright in *these* drawings of cats. Light, fur and background of a photograph
# follow other rules, and nothing in the training set told it so. A classifier can be
# trusted on pictures like those it was trained and tested on, and on no others.

# %% [markdown]
# ## What you can now do
#
# * Turn pictures into a matrix $X$ with one column per example.
# * Say what score, probability, loss and cost are, and why the cost is cross-entropy:
#   it is what maximum likelihood asks for, and it is convex.
# * Find gradients backwards through a computation graph, and derive $dz = a - y$.
# * Write gradient descent for $m$ examples without a loop over them.
# * Choose a learning rate by looking at curves, and recognise overfitting by the gap
#   between training set and test set.

# %%
progress()

# %% quiz="last-convex"
# ? Two students train this model on the same data from different starting weights, with
#   a good learning rate and many iterations. What do they find?
# + Practically the same cost :: The cost is convex: there is one valley, and both
#   walk down into it.
# - Different costs, because they start in different valleys :: That happens in networks
#   with hidden layers, from week 3 on. A convex cost has one valley.
# - The same cost only if both start at zero :: Zero is a convenient start, not a special
#   one; every start leads into the same valley.

# %% quiz="last-gap"
# ? A classifier is right on 99 % of the training set and on 70 % of the test set. What is
#   the best next thing to try?
# + More training pictures, or some way to keep the weights small :: There are many more
#   weights than pictures, so the training set was learned by heart. Both cures make that
#   harder.
# - More iterations, until the training set is at 100 % :: It is nearly there, and
#   learning the last pictures by heart will not help with new ones.
# - A larger learning rate :: That reaches the same valley faster, or not at all.
# - Testing on the training set :: That would hide the problem, not cure it.

# %% quiz="last-unit"
# ? Someone shows all drawings as negatives: black becomes white and white becomes black.
#   The classifier is not trained again. What happens?
# + It does about as well as guessing, because each weight stands for brightness at one
#   place :: The unit has no idea of shapes. Where a bright pixel spoke for a cat, the
#   same cat now has a dark one. On our test set 43.5 % are still right.
# - Nothing, a cat is still a cat :: To you. The unit sees 12,288 numbers, and all of them
#   have changed.
# - The cost becomes larger but the answers stay :: The answers depend on the scores, and
#   the scores change a lot.

# %% [markdown]
# ## Further reading
#
# * Christopher M. Bishop, *Pattern Recognition and Machine Learning*, 2006, section 4.3:
#   logistic regression for readers who like probability.
# * Trevor Hastie, Robert Tibshirani, Jerome Friedman, *The Elements of Statistical
#   Learning*, 2009, section 4.4: the same from the side of statistics.
# * Ian Goodfellow, Yoshua Bengio, Aaron Courville, *Deep Learning*, 2016, chapters 4
#   and 5: gradient descent, maximum likelihood, overfitting.
# * David R. Cox, “The regression analysis of binary sequences”, 1958: the paper that made
#   the method known.
#
# Next, in week 3: many of these units side by side, and borders that are not flat.
