# %% [markdown]
# # Introduction: what a neural network is
#
# Below is a small neural network, already trained to tell cats from other animals.
# Click into the first grey cell and press **Shift + Enter**, then do the same with the
# second. Change the face and watch the answer. In four weeks you will have written a
# network like this one, and you will understand every line of it.
#
# **Time:** about 100 minutes, in five parts. You write one function (8 points) and a
# paragraph (2 points).

# %%
from helpers.play import classifier

classifier()

# %% [markdown]
# ## Part 1 · A notebook and a neuron (20 min)
#
# Nobody told the network what makes a cat. It found that out from examples. This
# notebook shows what such a network is made of, beginning with the page you are
# reading.
#
# The next cell loads what we need. Run it, too.

# %% locked="setup"
import numpy as np

from helpers import check, example, glossary, hint, lesson, progress, quiz
from helpers.play import relu_network
from helpers.plots import graphs, introduction, kinds, scale
from helpers.widgets import explore

lesson("introduction")

# %% [markdown]
# A notebook is made of **cells**: prose, like this one, and code. Shift + Enter runs a
# code cell and shows the value of its last line below it. Run the next two cells. Then
# change the number and run them again; you cannot break anything.

# %%
area = 80  # Change this number
area * 3

# %%
print("The area is", area, "square metres.")

# %% [markdown]
# The second cell knew `area` because you had run the first. A notebook remembers **what
# you have run, in the order in which you ran it**, not what is on the page. If
# something behaves strangely, choose *Restart* in the *Kernel* menu (in Colab,
# *Runtime*) and run the cells from the top.
#
# The next cell asks a question. Run it, then open an answer to see why it is right or
# wrong.

# %% quiz="order"
# ? You change area to 100 in the first cell, but run only the second one. What does it
#   print?
# + The old value: the change has not been run :: The notebook knows only what was run.
#   Until you run the first cell again, area keeps its old value.
# - 100: that is what the page says :: What is on the page is only text until you run
#   it. This surprises everyone once.
# - Nothing: cells must be run from the top :: You can run any cell at any time, in any
#   order. It works with whatever has been run before.

# %% [markdown]
# ### One neuron
#
# Below are twelve flats: the size of each, and the price it sold for. What would a flat
# of 90 m² cost?
#
# You could fit a line to the points: price = $w$ · area + $b$. Two numbers determine
# the line. The **weight** $w$ is the price of one more square metre. The **bias** $b$
# moves the whole line up or down. For very small flats, though, such a line falls below
# zero, and no price is negative. So we cut it off there:
#
# $$\text{price} = \max(0,\; w \cdot \text{area} + b)$$
#
# That is a **neuron**. Adjust its two numbers until it fits. A mean error below 5 is
# excellent.

# %%
explore(
    introduction.one_neuron,
    "Twelve flats as points, and the neuron's prices as a line.",
    w=(0.0, 5.0, 0.1, 1.5), b=(-150.0, 100.0, 5.0, 0.0),
)

# %% [markdown]
# You probably ended near $w = 3$ and $b = -60$: about three thousand euros per square
# metre, with the first twenty free. A flat of 90 m² then costs 3 · 90 − 60 = 210
# thousand.
#
# Adjusting numbers until the error is small is called **training**. Real networks have
# far more numbers, so an algorithm does the adjusting. You will write that algorithm
# next week.

# %% [markdown]
# ## Part 2 · Write a neuron (20 min)
#
# ### Several features
#
# Describe a flat by $n$ numbers, its **features**, and collect them in $x$. Give each
# feature a weight, and collect the weights in $w$. Both have shape $(n,)$: a list of
# $n$ numbers. The neuron multiplies them pair by pair, adds up the products, adds the
# bias, and cuts off at zero:
#
# $$z = w \cdot x + b = w_1 x_1 + w_2 x_2 + \dots + w_n x_n + b
# \qquad a = \max(0, z)$$

# %% [markdown]
# The number $z$ is the **score**, or **pre-activation**. The number $a$ is the
# **activation**. The function $\max(0, z)$ that leads from one to the other is called
# **ReLU**, short for rectified linear unit.
#
# In the picture below, $w^T x$ ("w transpose x") is the same sum of products; week 2
# says why. The output $\hat y$ ("y hat") is the neuron's **prediction**. The hat tells
# it from the true value $y$.

# %%
graphs.neuron(
    activation="ReLU$(z)$",
    alt="One neuron: three features come in, each with a weight; the score z is their "
    "weighted sum plus b; its activation, ReLU of z, goes out.",
)

# %% [markdown]
# Two flats by hand. The features are area in m², number of rooms and distance to the
# centre in kilometres, with $w = (3, 10, -20)$ and $b = 20$. Distance lowers the price,
# so its weight is negative.
#
# | flat | $x$ | $z = w \cdot x + b$ | $a$ |
# |---|---|---|---|
# | in town | (100, 3, 2) | 300 + 30 − 40 + 20 = 310 | 310 |
# | a hut in the woods | (20, 1, 15) | 60 + 10 − 300 + 20 = −210 | 0 |
#
# In Python, $x$ and $w$ are **arrays**. You get one entry by its position, counted
# from 0.

# %%
w, b = np.array([3.0, 10.0, -20.0]), 20.0
town, hut = np.array([100.0, 3.0, 2.0]), np.array([20.0, 1.0, 15.0])
print("shape:", town.shape, " first entry:", town[0], " last entry:", town[2])

# %% [markdown]
# ### Exercise: neuron · 8 points
#
# Write `neuron(x, w, b)`, with `x` and `w` of shape $(n,)$ for any $n$ and `b` a
# number. It returns one number, $\max(0, w \cdot x + b)$.
#
# 1. Delete the line with `NotImplementedError` and write your own code in its place.
#    End with `return`.
# 2. Run the cell. Nothing appears, but Python now knows your function.
# 3. Run the next two cells. The first should print 310 and 0 (or 310.0 and 0.0). The
#    second checks your function.
#
# <details><summary>Hint</summary>
#
# `u @ v` multiplies two arrays of shape $(n,)$ pair by pair and adds up the products.
# `max(2, 5)` is the larger of two numbers.
# </details>

# %% solution="neuron"
def neuron(x, w, b):
    """Compute the activation of one neuron.

    x : (n,), the features   w : (n,), their weights   b : number, the bias
    returns : number, never below 0
    """
    # BEGIN SOLUTION
    z = w @ x + b
    return max(0.0, z)
    # END SOLUTION


# %%
print("in town:", neuron(town, w, b))
print("the hut:", neuron(hut, w, b))

# %% test="neuron" points=8
check(neuron)

# %% [markdown]
# Each line of the check earns its own points. Now **break your function on purpose**:
# leave out the bias, or the zero. Run it and the check again. The check names the
# mistake. Then fix it.
#
# If you get stuck, ask for a hint. Each run of the cell gives one more, and hints cost
# no points. When a check fails, `x, w, b = example(neuron)` gives you the arguments of
# the failing call. If a word is new, look it up.

# %%
hint(neuron)
glossary("bias")

# %% [markdown]
# ## Part 3 · From a neuron to a network (20 min)
#
# A neuron only weighs its features: twice the distance counts twice as much. People
# think in steps. Is there room for a family? Is the commute short? Are the nights
# quiet? So put several neurons side by side, each with a question of its own, and let
# another neuron combine their answers.

# %%
graphs.network([4, 3, 1], names=["features", "hidden layer", "output"], output="price")

# %% [markdown]
# A neuron in a network is also called a **unit**. The ones in the middle are **hidden
# units**, and together they form a **hidden layer**. Every unit here receives every
# output of the layer before it, so the layers are **fully connected**. A network with
# one hidden layer is **shallow**; one with several is **deep**.

# %% [markdown]
# Here is that network, built from your own neuron with weights we made up. The features
# are area (m²), rooms, minutes to the station and noise (decibels).
#
# For the first flat the hidden units say 3, 2 and 1, so the price is
# 60 · 3 + 40 · 2 + 30 · 1 + 20 = 310. The second flat is beside a motorway: its third
# unit stays at 0, however loud it gets.

# %%
def price(x):
    """Ask three hidden units, then one that combines their answers; x is (4,)."""
    room = neuron(x, np.array([0.05, 1.0, 0.0, 0.0]), -4.0)
    commute = neuron(x, np.array([0.0, 0.0, -0.2, 0.0]), 4.0)
    quiet = neuron(x, np.array([0.0, 0.0, 0.0, -0.1]), 7.0)
    hidden = np.array([room, commute, quiet])
    print("hidden units:", hidden.round(2))
    return round(neuron(hidden, np.array([60.0, 40.0, 30.0]), 20.0), 2)


print("first flat: ", price(np.array([80.0, 3.0, 10.0, 60.0])))
print("second flat:", price(np.array([80.0, 3.0, 10.0, 75.0])))

# %% [markdown]
# We gave the hidden units their questions. In a real network **nobody does**. All
# weights start as small random numbers, and training on many examples finds weights
# that make the output right. What the hidden units respond to is then up to them, and
# often it has no name.

# %% quiz="hidden"
# ? What determines what a hidden unit of a trained network responds to?
# + Training: it finds weights that make the output right :: We supply inputs and right
#   answers. Training finds everything in between, the hidden units included.
# - The programmer, who chooses its weights :: We did that once, above, to see how it
#   works. Nobody could do it for thousands of weights.
# - The order of the features :: Every hidden unit sees all features. If you swap two of
#   them, training swaps their weights.

# %% [markdown]
# ### One unit, one bend
#
# Why does a layer of such units achieve more than one? Here is a network with
# a single input, taken apart. Each unit computes a line (its pre-activation), clips it
# at zero, and is multiplied by its output weight. The results are added. Drag the
# lines: can you build a hill with a flat top?

# %%
relu_network()

# %% [markdown]
# Each unit bends the sum once, where its score is zero. With enough units the sum can
# follow any unbroken curve closely. Below, it follows a town's demand for electricity,
# with bends that we spaced evenly. The first unit bends at midnight, so it only sets
# the first slope. How many units bring the mean error below one megawatt?

# %%
explore(
    introduction.bends_figure,
    "A curve with two peaks, and a line of straight pieces that follows it.",
    hidden_units=(1, 20, 1, 4),
)

# %% [markdown]
# ## Part 4 · What networks learn from (20 min)
#
# Almost every network in commercial use has the same form: an input $x$, a right answer
# $y$ called the **label**, and a set of examples of both. From these it learns to
# answer for inputs it has never seen. That is **supervised learning**.
#
# | input $x$ | label $y$ | network |
# |---|---|---|
# | features of a flat | its price | standard |
# | blood test results | ill within a year? | standard |
# | photograph of a leaf | which disease | convolutional |
# | recording at dawn | which bird sings when | recurrent |
# | sentence in Danish | the same in Portuguese | recurrent, transformer |
# | camera, radar and speed of a tractor | where can it drive? | hybrid |

# %% [markdown]
# ### Kinds of networks
#
# | network | how it is built | data it suits |
# |---|---|---|
# | **standard** | fully connected layers | tables: a fixed list of numbers, in any order |
# | **convolutional** | a small window with few weights slides over the picture | pictures, where an edge is an edge anywhere |
# | **recurrent** | the same unit reads one item after another and keeps a memory | sequences: sound, text, measurements over time |
# | **hybrid** | branches of several kinds that join | inputs of several kinds at once |
#
# For text, **transformers** have largely replaced recurrent networks. They add one new
# operation, attention, which lets every item look at every other. Most of their weights
# still belong to fully connected layers like the ones in this course.

# %%
kinds.network_kinds()

# %% quiz="kinds"
# ? A hospital has an X-ray and a list of twenty blood values for each patient. Which
#   network suits?
# + A hybrid: a convolutional branch for the X-ray, a standard one for the list ::
#   Each branch suits its own kind of data, and the network weighs both where they join.
# - A standard network on pixels and blood values together :: It would run, but it would
#   have to learn what an edge looks like separately at every place in the picture.
# - A recurrent network that reads the pixels one by one :: Recurrent networks are for
#   things that come in an order. A picture has neighbours in two directions.

# %% [markdown]
# ### Structured and unstructured data
#
# In **structured** data every column has a meaning: area, rooms, minutes. In
# **unstructured** data (pictures, sound, text) a single number says almost nothing. One
# pixel of a face is just a shade of grey. The meaning lies in how thousands of them fit
# together. Networks are good at such data because they learn their own features from
# the raw numbers.

# %%
introduction.two_kinds_of_data()

# %% quiz="structured"
# ? Which of these is unstructured data?
# + The text of ten thousand letters of complaint :: A letter is a sequence of words,
#   and no position in it has a fixed meaning.
# - Ten thousand rows of customer number, age and spending :: Every column has a name
#   and a meaning. That is structured data, however many rows there are.
# - The noon temperature of a city, with the date, for every day of a year :: Two
#   columns, each with a meaning: structured.

# %% [markdown]
# ### In your own words · 2 points
#
# Think of something from your work or your life that you would like a network to
# predict. In three to five sentences: what is the input $x$, what is the output $y$,
# where would labelled examples come from, and which kind of network suits the input?
# Write in the cell below.

# %% [markdown] answer="your-task" points=2
# Any task will do if its parts fit together. For example: I would like to know whether
# a tomato plant is diseased. The input $x$ is a photograph of one of its leaves; the
# output $y$ is 1 if the plant is diseased and 0 if it is healthy. A gardener could
# label a few thousand photographs taken over one summer. The input is a picture, so a
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
# ## Part 5 · Why now? (20 min)
#
# Artificial neurons were proposed in 1943, but with fixed weights: they learned
# nothing. Learning came in 1958, for a single layer. Backpropagation, which trains
# hidden layers, became widely known in 1986. Deep learning took off only after 2010,
# when three things came together: **data**, **computation** and a few better
# **algorithms**.

# %% [markdown]
# ### Data
#
# Let's measure what data does. Points above a wavy border belong to one class, points
# below it to the other, and one label in ten is wrong. We train a straight line and
# three networks on 20 to 2,000 points, and test each on 4,000 new ones. All of that is
# repeated eight times with new points, which takes some seconds.
#
# Each curve is a mean of eight. Its band is one **standard error** either way: roughly
# how far the mean would move if we did it all again.

# %%
found = scale.measure()


def scale_curve(points, hidden_units):
    """Show the chosen model after training on so many points."""
    return scale.scale_figure(found, points, hidden_units)


explore(
    scale_curve,
    "Accuracy on new points against the number of training points, a curve per model; "
    "beside it, a map of what the chosen model has learned.",
    points=(list(scale.POINTS), 60), hidden_units=(list(scale.UNITS), 32),
)

# %% [markdown]
# The straight line is our **baseline**: the simple model that a better one must beat.
#
# With 60 training points the largest network gets all of them right. It has
# **memorised** them, wrong labels included. On new points it does *worse* than the
# line: it does not **generalise** as well. The difference between its two accuracies is
# its **generalisation gap**. Fitting the training points better at the expense of new
# ones is **overfitting**.

# %% [markdown]
# With 2,000 training points the order is reversed. The line cannot bend, so more data
# hardly helps it. The largest network comes within two percentage points of the best
# possible. In 30 repetitions it beat the line by 7.6 ± 0.1 percentage points here, and
# lost to it by 4.9 ± 0.8 with 60 training points.
#
# The same happened in practice. With little data the older methods were as good, and
# cheaper. Then everyone began to carry a camera.

# %% quiz="why-now"
# ? You have 150 labelled examples in a table and want good predictions. What does this
#   experiment suggest?
# + Start with a small model, and only move to a larger one if it does better on new
#   examples :: With few examples the small models were ahead. What you know about the
#   subject can go into well-chosen features.
# - Take the largest network that fits into memory :: That paid off with 2,000 points.
#   With 60 or 200, the largest network fitted wrong labels too, and lost to a straight
#   line.
# - Wait until you have millions of examples :: With a few hundred points the small
#   models were already close to their best. Many useful models are small.

# %% [markdown]
# ### Computation and algorithms
#
# Larger networks need more **computation**. The **GPU**, a chip built to draw video
# games, does thousands of multiplications at once, which is what networks need. If a
# result takes ten minutes instead of a month, you can try many more ideas.
#
# One change of **algorithm** looks tiny: from the **sigmoid**, an S-shaped curve, to
# ReLU.

# %%
introduction.slopes()

# %% [markdown]
# Training sends a signal back through the layers: how should each weight change? Every
# layer multiplies it by weights and by the slope of its activation. The sigmoid's slope
# is at most ¼, so, weights aside, ten layers leave at most $0.25^{10}$ of the signal:
# one millionth. ReLU's slope is 1 wherever its score is positive. More in week 3.

# %% [markdown]
# ### Handing in
#
# Save the notebook and run its last cell: `submit()` writes the file to hand in. Don't
# rename it; leave the check cells where they are.
#
# Grading runs your function on **other numbers** than the check, of other shapes.
# Warnings and leftover `print` calls cost nothing. Feedback tells you, line by line,
# what is right.

# %%
progress()

# %% [markdown]
# ## What you can now do
#
# - run a notebook, and say why the order of running matters;
# - compute what a neuron answers, by hand and in code, and name its weights, bias,
#   score and activation;
# - explain what a hidden unit is, and what determines its weights;
# - choose a kind of network for a kind of data;
# - say when a larger network helps and when it only memorises;
# - give three reasons why deep learning took off when it did.

# %% quiz="final-line"
# ? What is the most important difference between one neuron and a network with a hidden
#   layer?
# + A neuron bends once, a network can bend many times and so fit far more :: That is
#   what the hidden layer buys. Week 3 shows it on data that no straight line can
#   separate.
# - A network needs no weights :: It has more of them: one for each connection, and a
#   bias for each unit.
# - A neuron takes only one feature, a network several :: Your neuron took any number of
#   features.

# %% [markdown]
# ## Further reading
#
# - Warren McCulloch, Walter Pitts: *A logical calculus of the ideas immanent in nervous
#   activity*, 1943, where the artificial neuron begins.
# - Frank Rosenblatt: *The perceptron*, Psychological Review, 1958, where it learns.
# - Yann LeCun, Yoshua Bengio, Geoffrey Hinton: *Deep learning*, Nature, 2015: nine
#   pages, readable after this notebook.
# - Michael Nielsen: *Neural Networks and Deep Learning*, 2015, chapter 1.
#
# Next week you train a single unit for real, on pictures of cats.
