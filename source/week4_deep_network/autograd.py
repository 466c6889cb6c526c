# %% [markdown]
# # Autograd: gradients of any program
#
# Libraries such as PyTorch never ask you for a derivative. You write the forward pass,
# and they find the gradients. About thirty lines can do it, and tonight you write them.
#
# Move the sliders. The blue values run forwards, the purple gradients backwards. Every
# purple number is made from its neighbours by one small rule.
#
# **This notebook is optional**: its checks earn no points. **You need** the backward
# blocks of `building_blocks`. **It takes** about 75 minutes, in four parts.

# %%
from helpers.plots import graphs
from helpers.widgets import explore

explore(
    graphs.computation_figure,
    alt="A computation graph of J = 3(a + bc), with its values and its gradients.",
    a=(-5, 5, 1, 5),
    b=(-5, 5, 1, 3),
    c=(-5, 5, 1, 2),
)

# %% locked="setup"
import importlib.util

import numpy as np

from helpers import check, example, glossary, hint, lesson, progress, quiz
from helpers.deep import (
    L_model_backward,
    L_model_forward,
    initialize_parameters_deep,
    update_parameters,
)
from helpers.operations import OPERATIONS, RULES

lesson("autograd")

# %% [markdown]
# ## Part 1 · Small rules (20 min)
#
# A computation is a sequence of small **operations**: add, multiply, matrix product,
# ReLU, log, mean. Suppose we know $g = \partial J / \partial p$ for the output $p$ of an
# operation. Its **rule** gives the gradients of its inputs, by the chain rule: local
# derivative times $g$. For a sum $p = a + b$ both local derivatives are 1, so the rule
# returns $(g, g)$.
#
# ### Exercise: multiply_rule · 0 points
#
# For $p = ab$, entry by entry, write `multiply_rule(g, a, b)`. It returns the pair
# $\left( \frac{\partial J}{\partial a}, \frac{\partial J}{\partial b} \right)$.

# %% solution="multiply_rule"
def multiply_rule(g, a, b):
    """Gradients of the two factors of p = a * b.

    g : dJ/dp   a, b : the factors; all numbers, or arrays of one shape
    returns : (dJ/da, dJ/db)
    """
    # BEGIN SOLUTION
    return g * b, g * a
    # END SOLUTION


# %%
# Try it on u = bc from above, with b = 3, c = 2 and dJ/du = 3: it should give (6, 9).
print(multiply_rule(3, 3, 2))

# %% test="multiply_rule" points=0
check(multiply_rule)

# %% [markdown]
# ### Exercise: matmul_rule · 0 points
#
# For a matrix product $P = AB$ you know the rule. In week 4 the layer was $Z = WA$, and
# you found $dW = dZ \, A^T$ and $dA = W^T dZ$, apart from the mean.
#
# Write `matmul_rule(g, A, B)`, with `g` of the shape of $P$. It returns the gradients of
# $A$ and of $B$, each in the shape of its matrix. No mean is taken here.

# %% solution="matmul_rule"
def matmul_rule(g, A, B):
    """Gradients of the two factors of P = A @ B.

    g : dJ/dP (n, m)   A : (n, k)   B : (k, m)
    returns : (dJ/dA of shape (n, k), dJ/dB of shape (k, m))
    """
    # BEGIN SOLUTION
    return g @ B.T, A.T @ g
    # END SOLUTION


# %%
# Try it: the shapes should be those of A and B, (2, 3) and (3, 4).
dA, dB = matmul_rule(np.ones((2, 4)), np.ones((2, 3)), np.ones((3, 4)))
print(dA.shape, dB.shape)

# %% test="matmul_rule" points=0
check(matmul_rule)

# %% [markdown]
# The other rules are given in a dictionary. Each takes `g`, then the inputs, and returns
# a tuple with a gradient for each input. What should each line below say? Predict, then
# run.

# %%
for name in ("add", "subtract", "relu", "log"):
    inputs = (2.0, 5.0) if name in ("add", "subtract") else (2.0,)
    parts = RULES[name](1.0, *inputs)
    print(f"{name:<9} at {inputs}: gradients", *(f"{float(p):g}" for p in parts))

# %% [markdown]
# ### Exercise: unbroadcast · 0 points
#
# In `Z = P + b`, with `P` of shape (n, m) and `b` of shape (n, 1), NumPy **broadcasts**
# `b`: each of its numbers is used $m$ times. A number that is used many times affects
# $J$ in many ways, and these effects **add up**. That is why `db` was a sum over the
# examples.
#
# Write `unbroadcast(g, shape)`, which sums `g` until it has the given shape. First,
# while `g` has more axes than `shape`, sum over axis 0. Then, for each axis where
# `shape` says 1, sum over it and keep it.

# %% solution="unbroadcast"
def unbroadcast(g, shape):
    """Sum a gradient over the axes that broadcasting stretched.

    g : array   shape : tuple, which NumPy can broadcast to the shape of g
    returns : array of that shape
    """
    # BEGIN SOLUTION
    while g.ndim > len(shape):
        g = g.sum(axis=0)
    for axis, size in enumerate(shape):
        if size == 1:
            g = g.sum(axis=axis, keepdims=True)
    return g
    # END SOLUTION


# %%
# Try it: a bias of shape (2, 1) that was used for four examples. Wanted: [[4.] [8.]].
print(unbroadcast(np.array([[1.0] * 4, [2.0] * 4]), (2, 1)))

# %% test="unbroadcast" points=0
check(unbroadcast)

# %% quiz="add-up"
# ? In J = a · a, the number a is used twice. Each use gets g · a from multiply_rule. What
#   is dJ/da?
# + The sum of the two, 2 g a :: Both uses change J when a changes. It is the derivative of
#   a², as it should be.
# - g a, since it is the same number :: That is the effect of one use, with the other kept
#   fixed. But both change.
# - The product of the two :: The chain rule multiplies along a path. Different paths add.

# %% [markdown]
# ## Part 2 · Forward and backward (20 min)
#
# Write a computation down as a **program**: a list of steps
# `(output, operation, inputs)`, all by name. Here is the example that you worked by hand
# in week 2: two features, label $y = 1$, and the loss $J = -\log \sigma(wx + b)$.

# %%
program = [
    ("p", "matmul", ("w", "x")),
    ("z", "add", ("p", "b")),
    ("a", "sigmoid", ("z",)),
    ("log a", "log", ("a",)),
    ("J", "negative", ("log a",)),
]
start = {"w": [[0.5, -0.25]], "x": [[1.0], [2.0]], "b": [[0.0]]}
start = {name: np.array(value) for name, value in start.items()}

# %% [markdown]
# ### Exercise: forward · 0 points
#
# Write `forward(program, values)`. `values` is a dictionary from names to arrays. Take
# the steps in order: look up the operation in `OPERATIONS`, a dictionary of functions,
# apply it to the values of its inputs, and store the result under the name of the
# output. Return all values, and leave the caller's dictionary as it is.

# %% solution="forward"
def forward(program, values):
    """Run a program.

    program : list of (output, operation, inputs)   values : {name: array}
    returns : {name: array} with the outputs of all steps as well
    """
    # BEGIN SOLUTION
    values = dict(values)
    for output, operation, inputs in program:
        values[output] = OPERATIONS[operation](*(values[i] for i in inputs))
    return values
    # END SOLUTION


# %%
# Try it: z should be 0, a should be 0.5, and J = −log 0.5 = 0.693.
values = forward(program, start)
for name in "zaJ":
    print(name, values[name].round(3))

# %% test="forward" points=0
check(forward)

# %% [markdown]
# ### Exercise: backward · 0 points
#
# Now the sweep. Begin with a gradient of zeros for every value, and 1 for the last
# output, since $\partial J / \partial J = 1$. Then take the steps **from the last to the
# first**. For each, call the rule with the gradient of the output, then the values of
# the inputs. Unbroadcast each part to the shape of its input, and **add** it to the
# gradient of that input.
#
# Write `backward(program, values)`, where `values` come from `forward`. It returns a
# dictionary of gradients, one for every name.

# %% solution="backward"
def backward(program, values):
    """Gradients of the last output with respect to every value of a program.

    program : list of (output, operation, inputs)   values : as `forward` gives them
    returns : {name: array}, each of the shape of its value
    """
    rules = {**RULES, "multiply": multiply_rule, "matmul": matmul_rule}
    # BEGIN SOLUTION
    grads = {name: np.zeros(np.shape(v)) for name, v in values.items()}
    grads[program[-1][0]] += 1
    for output, operation, inputs in reversed(program):
        parts = rules[operation](grads[output], *(values[i] for i in inputs))
        for name, part in zip(inputs, parts, strict=True):
            part = unbroadcast(np.asarray(part), np.shape(values[name]))
            grads[name] = grads[name] + part
    return grads
    # END SOLUTION


# %%
# Try it. By hand, week 2 found dw = (−0.5, −1) and db = −0.5.
grads = backward(program, values)
print("dw", grads["w"], "db", grads["b"])

# %% test="backward" points=0
check(backward)

# %% quiz="sweeps"
# ? The four-layer network for cats has about 246,000 parameters. How much work are all
#   their gradients?
# + One run forwards and one sweep backwards, whatever the number of parameters :: Each
#   step is visited once, and its rule costs about as much as the step itself. This is
#   why reverse mode made deep learning possible.
# - One sweep per parameter :: One sweep reaches every value of the program.
# - 492,000 runs forwards :: That is gradient checking, two runs per parameter. It is a
#   good test and far too slow for training.

# %% [markdown]
# ## Part 3 · Let Python write the program (20 min)
#
# Nobody wants to type lists of steps. Instead, run ordinary Python on objects that
# **record** what happens to them. Python turns `a + b` into a call of `a.__add__(b)` and
# `A @ B` into `A.__matmul__(B)`, and a class may define these. This is **operator
# overloading**. The list that grows is often called the **tape**.
#
# Read the class line by line. It is given, but nothing in it is magic.

# %%
class Variable:
    """A name on a tape; whatever is done to it is recorded there and computed."""

    def __init__(self, tape, name, value=None):
        self.tape, self.name = tape, name
        if value is not None:
            tape["values"][name] = np.asarray(value, dtype=float)

    def record(self, operation, *others):
        program, values = self.tape["program"], self.tape["values"]
        output = f"{len(program)}: {operation}"
        program.append((output, operation, (self.name, *(o.name for o in others))))
        self.tape["values"] = forward(program[-1:], values)
        return Variable(self.tape, output)

    def __add__(self, other):
        return self.record("add", other)

    def __sub__(self, other):
        return self.record("subtract", other)

    def __mul__(self, other):
        return self.record("multiply", other)

    def __matmul__(self, other):
        return self.record("matmul", other)


# %%
# The graph from the top of this notebook, J = 3(a + bc), as ordinary Python.
# Change J: any formula of +, −, * and these variables will do.
tape = {"program": [], "values": {}}
three, a, b, c = (Variable(tape, n, v) for n, v in zip("3abc", (3, 5, 3, 2)))
J = three * (a + b * c)
print(*tape["program"], sep="\n")
grads = backward(tape["program"], tape["values"])
print("J =", tape["values"][J.name], *(f"dJ/d{n} = {grads[n]:g}" for n in "abc"))

# %% [markdown]
# Compare with the sliders: 3, 6 and 9. Where two variables meet, Python wrote a step, and
# your `backward` did the rest.
#
# Now a whole network. The next cell holds only the **forward pass**: $L$ layers with ReLU,
# a sigmoid at the end, and the cross-entropy cost. There is not one derivative in it.

# %%
def network_cost(X, Y, parameters):
    """Record the cost of a network; returns the tape."""
    tape = {"program": [], "values": {}}
    A = Variable(tape, "X", X)
    layers = len(parameters) // 2
    for l in range(1, layers + 1):
        W, b = (Variable(tape, n, parameters[n]) for n in (f"W{l}", f"b{l}"))
        Z = W @ A + b
        A = Z.record("relu" if l < layers else "sigmoid")
    one, y = Variable(tape, "1", 1.0), Variable(tape, "Y", Y)
    likelihood = y * A.record("log") + (one - y) * (one - A).record("log")
    likelihood.record("mean").record("negative")
    return tape


rng = np.random.default_rng(4)
X, Y = rng.normal(size=(5, 20)), rng.integers(0, 2, size=(1, 20))
np.random.seed(1)
parameters = initialize_parameters_deep([5, 4, 3, 1])
tape = network_cost(X, Y, parameters)
print(len(tape["program"]), "steps; the last is", tape["program"][-1])

# %% [markdown]
# ### The moment of truth
#
# In `building_blocks` you wrote backpropagation by hand, layer by layer. Does the
# sweep agree? The cell below uses the given `L_model_backward`. Better: paste **your own**
# functions from `building_blocks` into a cell above it, from `linear_forward` to
# `L_model_backward`, with their import of `helpers.week4`.

# %%
grads = backward(tape["program"], tape["values"])
AL, caches = L_model_forward(X, parameters)
by_hand = L_model_backward(AL, Y, caches)
for name in parameters:
    gap = np.max(np.abs(grads[name] - by_hand["d" + name]))
    print(f"d{name}: shape {grads[name].shape}, equal to 12 digits: {gap < 1e-12}")

# %% [markdown]
# All equal. Your five functions are about twenty lines, the recorder is another fifteen,
# and together they differentiate *any* program made of these operations. This is
# **automatic differentiation** in **reverse mode**. Backpropagation is its special case
# for a chain of layers.
#
# Train with it? The loop is the one you know.

# %%
# Change the learning rate in the last line, 0.5: how fast can it learn?
net = dict(parameters)
for i in range(301):
    tape = network_cost(X, Y, net)
    grads = backward(tape["program"], tape["values"])
    if i % 100 == 0:
        print(f"iteration {i}: cost {tape['values'][tape['program'][-1][0]]:.3f}")
    net = update_parameters(net, {"d" + n: grads[n] for n in net}, 0.5)

# %% [markdown]
# ## Part 4 · The libraries (15 min)
#
# ### scikit-learn
#
# `MLPClassifier` is your network behind two methods, `fit` and `predict`. By default it
# does more than yours: mini-batches, Adam, regularisation. With all of that switched off,
# and your initial parameters written into it, its first step must be yours. Its examples
# are rows, so its weights are the transposes of yours.

# %%
from sklearn.neural_network import MLPClassifier

plain = {"alpha": 0, "momentum": 0, "nesterovs_momentum": False, "shuffle": False}
mlp = MLPClassifier(
    (4, 3), solver="sgd", batch_size=20, learning_rate_init=0.5, **plain
)
mlp.partial_fit(X.T, Y.ravel(), classes=[0, 1])  # makes its arrays
for l in (1, 2, 3):
    mlp.coefs_[l - 1][...] = parameters[f"W{l}"].T
    mlp.intercepts_[l - 1][...] = parameters[f"b{l}"].ravel()
mlp.partial_fit(X.T, Y.ravel())  # one step of gradient descent

tape = network_cost(X, Y, parameters)
grads = backward(tape["program"], tape["values"])
step = update_parameters(parameters, {"d" + n: grads[n] for n in parameters}, 0.5)
for l in (1, 2, 3):
    gap = np.max(np.abs(mlp.coefs_[l - 1].T - step[f"W{l}"]))
    print(f"W{l} after the first step, equal to 12 digits: {gap < 1e-12}")

# %% [markdown]
# ### PyTorch
#
# PyTorch is what you have just built, with a few hundred operations and graphics cards.
# `requires_grad_()` makes a `Variable`, `cost.backward()` runs the sweep, and each
# gradient waits in `.grad`. The cell runs where PyTorch is installed, as it is in Colab,
# and says so where it is not.

# %%
if importlib.util.find_spec("torch") is None:
    print("PyTorch is not installed here. In Colab it is; this course does not need it.")
else:
    import torch

    p = {n: torch.tensor(v).requires_grad_() for n, v in parameters.items()}
    A = torch.tensor(X)
    for l in (1, 2):
        A = torch.relu(p[f"W{l}"] @ A + p[f"b{l}"])
    A = torch.sigmoid(p["W3"] @ A + p["b3"])
    cost = torch.nn.functional.binary_cross_entropy(A, torch.tensor(Y).double())
    cost.backward()
    for name in parameters:
        gap = np.max(np.abs(p[name].grad.numpy() - grads[name]))
        print(f"d{name}: PyTorch agrees to 12 digits: {gap < 1e-12}")

# %% quiz="tape"
# ? Why does PyTorch need more memory in training than in prediction?
# + The backward sweep needs the values of the forward run, so all of them are kept :: It
#   is the tape, and what you called a cache in week 4. For prediction nothing is
#   recorded, and each value can be dropped after use.
# - The gradients are larger than the parameters :: Each gradient has exactly the shape of
#   its value.
# - It stores the derivative of every operation as a formula :: A rule is a small
#   function, the same for every use. No formula is ever built.

# %% [markdown]
# ### Where to go next
#
# Three ideas separate your loop from the one that trains large models. Each changes a
# line or two.
#
# | idea | what changes | what it buys |
# |---|---|---|
# | **mini-batches** | each step uses a few dozen examples, reshuffled every **epoch** | many cheap steps instead of one exact one |
# | **Adam** | the step is the running mean of the gradient over the root of its running mean square | a sensible step for every parameter |
# | **regularisation** | add $\frac{\lambda}{2m} \sum W^2$ to the cost, or switch off random units (**dropout**) | a smaller generalisation gap |
#
# Then read about convolutions, for pictures, and attention, for sequences. Both are new
# ways *forward*. The way back, you know now, comes by itself.

# %% [markdown]
# ## What you can now do
#
# - State the rule of an operation: local derivative times what arrives.
# - Explain why gradients of a value used twice, or stretched, add up.
# - Differentiate any program by one sweep, from the last step to the first.
# - Say what `requires_grad`, `backward()` and `.grad` do inside a library.
# - Check a library against your own code, to the last digit.

# %%
progress()

# %% quiz="beyond"
# ? You invent an activation and want to train with it. What does your autograd need?
# + The function, and its rule: g times the local derivative :: One entry in each
#   dictionary. Everything else stays as it is.
# - A new backward function for each network that uses it :: That was the way of
#   `building_blocks`. The sweep knows only operations, not networks.
# - Nothing, derivatives are found by themselves :: Only those of programs whose operations
#   have rules. The rules are where the calculus is.

# %% [markdown]
# ## Further reading
#
# - Baydin and others, *Automatic Differentiation in Machine Learning: a Survey*, 2018.
# - Linnainmaa, *Taylor Expansion of the Accumulated Rounding Error*, 1976: the sweep, ten
#   years before it was called backpropagation.
# - Kingma, Ba, *Adam: A Method for Stochastic Optimization*, 2015.
# - Paszke and others, *PyTorch: An Imperative Style Deep Learning Library*, 2019.
