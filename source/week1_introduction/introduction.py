# %% [markdown]
# # Introduction: what a neural network is
#
# Four weeks from now you will have written a network that tells cats from other things,
# and you will know what every line of it does. Tonight is for the idea itself: what one
# neuron computes, why many of them can do so much more, and why all this took off only
# when it did.
#
# There is one function to write, and a few pictures that move when you pull at them.

# %% locked="setup"
import numpy as np

from helpers import check, glossary, hint, lesson, progress, quiz
from helpers.plots import graphs, introduction, kinds, scale
from helpers.widgets import explore

lesson("introduction")

# %% [markdown]
# ## How a notebook works
#
# This page is made of **cells**: prose, like this one, and code. Click into a code cell
# and press **Shift + Enter**: the code runs, and the value of its last line appears
# below. Run the two cells that follow. Then change a number and run them again; nothing
# here can break.

# %%
area = 80
area * 3

# %%
print("The area is", area, "square metres.")

# %% [markdown]
# The second cell knew `area` because the first had run. A notebook remembers **what you
# have run, in the order in which you ran it**, not what stands on the page. If ever
# something behaves strangely, choose *Restart* in the *Kernel* menu and run the cells
# from the top.
#
# We work with **arrays** of numbers. An array of shape `(3,)` holds three of them in a
# row; you get one by its place, counted from 0.

# %%
flat = np.array([80.0, 3.0, 10.0])
print(flat.shape, "first:", flat[0], "last:", flat[2])

# %% quiz="order"
# ? You change area to 100 in the first cell, but run only the second one. What does it
#   print?
# + 80: the change has not been run :: The notebook knows only what was run. Until you
#   run the first cell again, area keeps its old value.
# - 100: that is what stands on the page :: What stands on the page is only text until
#   you run it. This surprises everyone once.
# - Nothing: the cells must be run from the top :: A cell can be run at any time, in any
#   order. It works with whatever has been run before.

# %% [markdown]
# ## One neuron
#
# Here are twelve flats: how large each is, and what was paid for it. What would a flat
# of 90 m² cost?
#
# You could lay a line through the points: price = $w$ · area + $b$. Two numbers decide
# about the line: the **weight** $w$ says what one more square metre is worth, the
# **bias** $b$ lifts or lowers the whole line. But on the left the line would go below
# zero, and nobody is paid to take a flat. So we cut it off there:
#
# $$\text{price} = \max(0,\; w \cdot \text{area} + b)$$
#
# That is a **neuron**. Move its two numbers until it fits; below 5 is excellent.

# %%
areas = np.array([22, 30, 38, 45, 55, 62, 75, 88, 100, 120, 140, 150])
prices = np.array([8, 28, 60, 70, 110, 122, 168, 200, 245, 296, 365, 385])


def guess(w, b):
    """Draw what a neuron with weight w and bias b says about the flats."""
    return introduction.house_figure(areas, prices, w, b)


explore(
    guess,
    "Twelve flats and a line that is too flat: on average 63 thousand euros off.",
    w=(0.0, 5.0, 0.1, 1.5), b=(-150.0, 100.0, 5.0, 0.0),
)

# %% [markdown]
# You will have ended near $w = 3$ and $b = -60$: about three thousand euros a square
# metre, and nothing for the first twenty. A flat of 90 m² is then worth
# 3 · 90 − 60 = 210.
#
# What you have just done, pulling at two numbers until the error is small, is
# **training**. A network has many more such numbers, so a rule does the pulling; you
# will write that rule next week.
#
# The function $\max(0, z)$ has a name that you will meet often: **ReLU**, for rectified
# linear unit.

# %% [markdown]
# ### Several features
#
# Nobody prices a flat by its area alone. Let there be $n$ numbers about it, its
# **features**, collected in $x$ of shape $(n,)$, and a weight for each in $w$ of shape
# $(n,)$. The neuron multiplies them pair by pair, adds everything up, adds the bias
# (one number), and cuts off at zero:
#
# $$z = w \cdot x + b = w_1 x_1 + w_2 x_2 + \dots + w_n x_n + b
# \qquad a = \max(0, z)$$
#
# $z$ is called the **score**, $a$ the **activation**; both are one number. (The
# picture writes $w^T x$ for $w \cdot x$; it is the same sum.)

# %%
graphs.neuron(
    activation="ReLU$(z)$",
    alt="One neuron: three features come in, each with a weight; the score z is their "
    "weighted sum plus b; its activation, ReLU of z, goes out.",
)

# %% [markdown]
# By hand. Let $x$ be the area in m², the number of rooms and the way to the centre in
# kilometres, with $w = (3, 10, -20)$ and $b = 20$. Being far out costs: its weight is
# negative.
#
# | flat | $x$ | $z = w \cdot x + b$ | $a$ |
# |---|---|---|---|
# | in town | (100, 3, 2) | 300 + 30 − 40 + 20 = 310 | 310 |
# | a hut in the woods | (20, 1, 15) | 60 + 10 − 300 + 20 = −210 | 0 |

# %% [markdown]
# ### Exercise: neuron · 8 points
#
# Write `neuron(x, w, b)`, with `x` and `w` of shape $(n,)$ for any $n$ and `b` a
# number. It returns one number, $\max(0, w \cdot x + b)$.
#
# 1. In the cell below, delete the line with `NotImplementedError` and write your own
#    code in its place. End with `return`.
# 2. Run that cell. Nothing appears; Python now knows your function.
# 3. Run the next two cells. The first tries the two flats from the table and should
#    print 310.0 and 0. The second checks you.
#
# <details><summary>A hint</summary>
#
# `u @ v` multiplies two arrays of shape $(n,)$ pair by pair and adds it all up.
# `max(2, 5)` is the larger of two numbers.
# </details>

# %% solution="neuron"
def neuron(x, w, b):
    """Give the activation of one neuron.

    x : (n,), the features   w : (n,), their weights   b : number, the bias
    returns : number, never below 0
    """
    # BEGIN SOLUTION
    z = w @ x + b
    return max(0.0, z)
    # END SOLUTION


# %%
w, b = np.array([3.0, 10.0, -20.0]), 20.0
print("in town:", neuron(np.array([100.0, 3.0, 2.0]), w, b))
print("the hut:", neuron(np.array([20.0, 1.0, 15.0]), w, b))

# %% test="neuron" points=8
check(neuron)

# %% [markdown]
# Read the check line by line: each thing that must hold earns its own points. Now
# **spoil your function on purpose**: leave the bias out, or the zero, run its cell and
# the check again. The check names the mistake, because it knows what each one leads to.
# Then fix it.
#
# When you are stuck, ask for a hint; each time you run the cell you get one more. Hints
# cost nothing. If a word is new, ask what it means.

# %%
hint(neuron)
glossary("bias")

# %% [markdown]
# ## From a neuron to a network
#
# One neuron weighs its features and that is all: twice the noise can only count twice
# as much. People think in steps. Is there room for a family? Is it a short way to work?
# Are the nights quiet? Then: what is it worth, all in all? So put neurons side by side,
# each with a question of its own, and let another listen to their answers.

# %%
graphs.network([4, 3, 1], names=["features", "hidden layer", "output"], output="price")

# %% [markdown]
# The neurons in the middle are **hidden units**; together they are a **hidden layer**.
# The last one gives the output. Here is the network with weights that we made up, and
# the neurons are yours. The features are area (m²), rooms, minutes to the station and
# noise (decibel).
#
# For the first flat you should see 3, 2 and 1, and a price of
# 60 · 3 + 40 · 2 + 30 · 1 + 20 = 310. The second lies beside a motorway: the third unit
# falls silent, at 0, however loud it gets.

# %%
def price(x):
    """Ask three hidden units, then one that listens to them; x has shape (4,)."""
    room = neuron(x, np.array([0.05, 1.0, 0.0, 0.0]), -4.0)
    short_way = neuron(x, np.array([0.0, 0.0, -0.2, 0.0]), 4.0)
    quiet = neuron(x, np.array([0.0, 0.0, 0.0, -0.1]), 7.0)
    hidden = np.array([room, short_way, quiet])
    print("hidden units:", hidden.round(2))
    return round(neuron(hidden, np.array([60.0, 40.0, 30.0]), 20.0), 2)


print("first flat: ", price(np.array([80.0, 3.0, 10.0, 60.0])))
print("second flat:", price(np.array([80.0, 3.0, 10.0, 75.0])))

# %% [markdown]
# We gave the hidden units their questions. In a real network **nobody does**: every
# unit is joined to every feature, all weights begin as small random numbers, and
# training on many examples finds weights that make the output right. What the hidden
# units then ask is up to them, and it is often not a question that has a name.
#
# Why is this so powerful? A neuron of one feature is a line with a single bend. In a
# sum of such lines the first can set the slope to begin with, and every further one
# adds a bend. With enough of them it follows any curve. Try how many units the
# electricity of a town needs.

# %%
explore(
    introduction.bends_figure,
    "A curve with two peaks, followed by four straight pieces with three bends.",
    hidden_units=(1, 20, 1, 4),
)

# %% quiz="hidden"
# ? Who decides what a hidden unit of a trained network responds to?
# + Training does: it finds weights with which the output comes out right :: We give
#   inputs and right answers. What stands between them, the hidden units, is found.
# - The programmer, by choosing its weights :: We did that once, above, to see how it
#   works. With thousands of weights nobody could.
# - The order of the features :: Every hidden unit sees all features; exchange two of
#   them and training exchanges their weights.

# %% [markdown]
# ## Supervised learning
#
# Nearly everything that networks earn their keep with today has one form: an input $x$,
# a right answer $y$ called the **label**, and a set of examples of both. From these a
# network learns to answer for an $x$ that it has never seen. That is **supervised
# learning**.
#
# | input $x$ | label $y$ | network |
# |---|---|---|
# | features of a flat | its price | standard |
# | blood values of a patient | ill within a year? | standard |
# | a photograph of a leaf | which disease | convolutional |
# | an X-ray picture | where is the fracture? | convolutional |
# | a recording of a bird | which species sings when | recurrent |
# | a sentence in Danish | the same in Portuguese | recurrent |
# | camera, radar and speed of a tractor | where can it drive? | hybrid |

# %% [markdown]
# ### Kinds of networks
#
# | network | how it is built | data that it suits |
# |---|---|---|
# | **standard** | every unit joined to all of the layer before | a table: a fixed list of numbers, in any order |
# | **convolutional** | one small window with few weights, slid over the whole picture | pictures, where neighbours belong together and an edge is an edge anywhere |
# | **recurrent** | the same unit reads one item after the other and keeps a memory | sequences: sound, text, measurements over time |
# | **hybrid** | branches of several kinds that meet | inputs of several kinds at once |
#
# (For text, *transformers* have taken over from recurrent networks; they look at all
# items at once and learn which to attend to. They are built of the same neurons.)
#
# This course builds the standard kind, by hand. The other three are the same neurons
# and the same training, joined in another way.

# %%
kinds.network_kinds()

# %% quiz="kinds"
# ? A hospital has, for each patient, an X-ray picture and a list of twenty blood
#   values. Which network suits?
# + A hybrid: a convolutional branch for the picture, a standard one for the list ::
#   Each branch suits its own kind of data, and where they meet the network weighs both.
# - A standard network on pixels and blood values together :: It would run, but it has
#   to learn anew at each place in the picture what an edge looks like.
# - A recurrent network, reading the pixels one by one :: Recurrent networks are for
#   things that come in an order. A picture has neighbours in two directions.

# %% [markdown]
# ## Structured and unstructured data
#
# In a **structured** data set every column has a meaning: area, rooms, minutes. In
# **unstructured** data, pictures, sound, text, the single number says next to nothing:
# one pixel of a face is just a grey. The meaning lies in how thousands of them hang
# together.
#
# People are good at the unstructured kind: you see a face before you can think of it.
# Computers were bad at it for fifty years, until networks learned their own features
# from the raw numbers. That is what made the headlines. Much of the money is still
# earned with tables.

# %%
introduction.two_kinds_of_data()

# %% quiz="structured"
# ? Which of these is unstructured data?
# + The text of ten thousand letters of complaint :: A letter is a sequence of words,
#   and no single word or place in it has a fixed meaning.
# - Ten thousand rows of customer number, age and turnover :: Every column has a name
#   and a meaning: that is structured data, however many rows there are.
# - The daily noon temperature of a city, with the date :: Two columns, each with a
#   meaning: structured.

# %% [markdown]
# ## Why now?
#
# Neurons much like yours were proposed in 1943, and most of what you will learn in this
# course was known by 1990. Three things were missing: **data**, **computation**, and a
# few changes of the **algorithms**.
#
# About the first two let us not tell but measure. The task: two spirals wound into each
# other, to be told apart. We train a straight line and three networks on 20 up to 2,000
# points, and ask each about 4,000 points that it has not seen. It takes some seconds.

# %%
found = scale.measure()


def scale_curve(points, hidden_units):
    """Draw how far a model of this size gets with so many points."""
    return scale.scale_figure(found, points, hidden_units)


explore(
    scale_curve,
    "Accuracy on new points over the number of training points. A straight line stays "
    "near 65 %, 4 hidden units stop at 73, 8 at 93, 16 reach 99 %.",
    points=(list(scale.POINTS), 600), hidden_units=(list(scale.UNITS), 16),
)

# %% [markdown]
# Move both sliders. Three things to see:
#
# - **A small model stops learning.** From 200 points on, ten times the data bring
#   little to the line and to 4 hidden units: they cannot express a spiral.
# - **A large model goes on.** The more data there are, the larger the network that it
#   pays to have: 16 hidden units end near 99 %.
# - **With few points size does not help.** At 20 points all guess; at 200, 8 units are
#   even a little better than 16. There a clever choice of features counts for more.
#
# So it was in the world. With little data the older methods were as good, and cheaper.
# Then everyone began to carry a camera.

# %% [markdown]
# ### Computation and algorithms
#
# Larger networks on more data need more **computation**: graphics chips, built to move
# the pixels of games, turned out to be what matrix products want. Speed pays twice.
# Building a network means having an idea, coding it, and looking at the result; who
# waits ten minutes instead of a month for that result has many more ideas.
#
# Among the **algorithms** one change was almost too small to see: from the sigmoid, an
# S-shaped curve, to ReLU. Training sends a message back through the layers about how
# each weight should move, and each layer multiplies it by its weights and by the slope
# of its curve. The sigmoid's slope is at most ¼, and nearly 0 at both ends; ten such
# slopes leave at best $0.25^{10}$, one millionth. ReLU's slope is 1 wherever the unit
# is on.

# %%
introduction.slopes()

# %% quiz="why-now"
# ? You have 150 labelled examples in a table and want good predictions. What does the
#   picture above suggest?
# + A small model with well-chosen features; a huge network will hardly help :: With few
#   examples size brings little. What you know about the matter, put into features,
#   brings more.
# - The largest network that fits into memory :: It pays with many examples. With 150 it
#   mostly learns them by heart.
# - Nothing can be done before there are millions of examples :: Many useful models were
#   made from a few hundred rows. They are just not huge networks.

# %% [markdown]
# ### In your own words · 2 points
#
# Think of something from your work or your life that you would like a network to
# predict. In three to five sentences: what is the input $x$, what is the output $y$,
# where would labelled examples come from, and which kind of network suits the input?
# Write your answer in the cell below.

# %% [markdown] answer="your-task" points=2
# Any task will do if its parts fit together. For example: I would like to know whether
# a tomato plant is diseased. The input $x$ is a photograph of one of its leaves; the
# output $y$ is 1 if the plant is diseased and 0 if it is healthy. A gardener could label
# a few thousand photographs taken over one summer. The input is a picture, so a
# convolutional network suits it.
#
# Rubric:
#
# - 1 point: says what $x$ and $y$ are for one example, and $y$ could plausibly be
#   predicted from that $x$
# - 1 point: names a realistic source of labelled examples, and a kind of network that
#   suits the input: standard for a table, convolutional for pictures, recurrent (or a
#   transformer) for sequences, hybrid for several kinds at once

# %% [markdown]
# ## Handing in
#
# `progress()` counts your visible points. Save the notebook, and hand it in as your
# teacher says: in the *Assignments* tab, or as a file. Do not rename it, and leave the
# check cells where they are.
#
# Grading runs your function on **other numbers** than the check, in other shapes, so a
# function that only knows the visible examples earns little. A warning or a leftover
# `print` costs nothing. The feedback tells you, line by line, what held.

# %%
progress()

# %% [markdown]
# ## What you can now do
#
# - run a notebook, and say why the order of running matters;
# - compute by hand and in code what one neuron answers, and say what weight, bias,
#   score and activation are;
# - explain what a hidden unit is, and who decides what it does;
# - say which kind of network suits which data;
# - give three reasons why deep learning took off, and show one of them in a picture.

# %% quiz="final-line"
# ? What is the largest difference between one neuron and a network with a hidden layer?
# + A neuron bends once; a network can bend many times, and so follow far more :: That
#   is what the hidden layer buys. Week 3 shows it on data that no single line can
#   divide.
# - A network needs no weights :: It has more of them: one for each connection, and a
#   bias for each unit.
# - A neuron works with one feature only, a network with several :: Your neuron took any
#   number of features.

# %% [markdown]
# ## Further reading
#
# - Warren McCulloch, Walter Pitts: *A logical calculus of the ideas immanent in nervous
#   activity*, 1943, where the artificial neuron begins.
# - Yann LeCun, Yoshua Bengio, Geoffrey Hinton: *Deep learning*, Nature, 2015: nine
#   pages, readable after this notebook.
# - Michael Nielsen: *Neural Networks and Deep Learning*, 2015, chapter 1.
#
# Next week you train a single unit for real, on pictures of cats.
