"""One term for one thing: the words, symbols and colours of the whole course."""

from __future__ import annotations

from IPython.display import display

from .checking.card import Card, sentence

# term: (symbol or "", week that introduces it, meaning)
TERMS: dict[str, tuple[str, int, str]] = {
    "activation": (
        "a, A",
        1,
        "The output of a unit: g(z), where z is its score.",
    ),
    "activation function": (
        "g",
        3,
        "The function that turns a score into an activation: sigmoid, tanh, ReLU. "
        "Without it any number of layers is one linear layer.",
    ),
    "Adam": (
        "",
        4,
        "An optimiser: each parameter's step is the running mean of its gradient, "
        "divided by the root of the running mean of its squared gradient.",
    ),
    "automatic differentiation": (
        "",
        4,
        "Finding the gradients of any program from a rule for each of its operations.",
    ),
    "axis": (
        "",
        2,
        "A direction of an array: axis 0 runs down the rows, axis 1 across the "
        "columns.",
    ),
    "backpropagation": (
        "",
        3,
        "The chain rule, layer by layer from the cost back to the input; gives the "
        "gradient with respect to every parameter in one pass.",
    ),
    "baseline": (
        "",
        1,
        "A simple model that a better one must beat, such as a straight line or "
        "always answering with the most common class.",
    ),
    "bias": (
        "b",
        1,
        "The number that is added to the weighted sum of the inputs.",
    ),
    "binary classification": (
        "",
        2,
        "Choosing between two classes, 1 and 0, from data.",
    ),
    "broadcasting": (
        "",
        2,
        "NumPy's rule for combining arrays of different shapes: axes of length 1 "
        "are stretched.",
    ),
    "cache": (
        "",
        3,
        "Values of the forward pass kept for the backward pass.",
    ),
    "chain rule": (
        "",
        2,
        "The derivative of a chain of steps is the product of theirs.",
    ),
    "computation graph": (
        "",
        2,
        "A calculation drawn as small steps: values run forwards, gradients backwards.",
    ),
    "confounded": (
        "",
        4,
        "Describes causes that changed together, so that a comparison cannot tell "
        "which of them had the effect.",
    ),
    "control": ("", 4, "A comparison in which only one thing differs."),
    "convex": (
        "",
        2,
        "Bending upwards everywhere: every way downhill leads to the lowest point.",
    ),
    "cost": (
        "J",
        2,
        "The mean of the loss over the m examples: what gradient descent makes small.",
    ),
    "cross-entropy": (
        "",
        2,
        "The loss of this course: −[y log a + (1 − y) log(1 − a)] for one example.",
    ),
    "cross-validation": (
        "",
        4,
        "Averaging the validation accuracy over several splits of the same examples.",
    ),
    "dead unit": (
        "",
        3,
        "A ReLU unit that is off for every training example, so its gradient is 0.",
    ),
    "decision boundary": (
        "",
        2,
        "Where the predicted probability is exactly 0.5, so z = 0.",
    ),
    "deep": (
        "",
        1,
        "Of a network: with several hidden layers. With one it is shallow.",
    ),
    "derivative": (
        "∂J/∂w",
        2,
        "How fast J changes when w moves a little; read “with respect to w”.",
    ),
    "dot product": (
        "wᵀx",
        2,
        "Two lists of numbers multiplied entry by entry, and the products added up.",
    ),
    "dw, db, dZ": (
        "dw",
        2,
        "In code, dw is the derivative of the cost J with respect to w, and db "
        "likewise; each has its variable's shape. A column of dZ is the derivative "
        "of that example's loss with respect to its score, so dZ is m times dJ/dZ; "
        "the 1/m comes in when dw and db are computed.",
    ),
    "epoch": ("", 4, "One pass of mini-batches over all training examples."),
    "example": (
        "x, y",
        2,
        "One input x of shape (n_x, 1) with its label y.",
    ),
    "exploding gradient": (
        "",
        3,
        "A gradient that grows from layer to layer on the way back.",
    ),
    "false negative": (
        "",
        2,
        "An example of class 1 that is predicted as 0: a missed cat.",
    ),
    "false positive": (
        "",
        2,
        "An example of class 0 that is predicted as 1.",
    ),
    "feature": (
        "x₁ … xₙ",
        1,
        "One number of an input.",
    ),
    "forward pass": (
        "",
        3,
        "From the input to the prediction, layer by layer.",
    ),
    "fully connected": (
        "",
        1,
        "Of a layer: every unit receives every output of the layer before.",
    ),
    "GELU": (
        "zΦ(z)",
        3,
        "A smooth relative of ReLU, used in many transformers.",
    ),
    "generalisation gap": (
        "",
        1,
        "The accuracy on the training set minus the accuracy on new examples (or "
        "the same difference of costs).",
    ),
    "generalise": (
        "",
        1,
        "To do well on examples that were not used for training.",
    ),
    "GPU": (
        "",
        1,
        "Graphics processing unit: a chip built for drawing that computes large "
        "matrix products very fast.",
    ),
    "gradient": (
        "dw, db",
        2,
        "All derivatives of the cost, one for each parameter.",
    ),
    "gradient checking": (
        "",
        4,
        "Comparing a gradient with (J(θ + ε) − J(θ − ε)) / 2ε, one parameter at a "
        "time.",
    ),
    "gradient descent": (
        "",
        2,
        "Again and again, a step against the gradient: w := w − α dw.",
    ),
    "He initialisation": (
        "√(2/n)",
        4,
        "Random weights of standard deviation √(2/n) for ReLU layers with n inputs.",
    ),
    "hidden layer": (
        "",
        1,
        "A layer between input and output; its values are not in the data.",
    ),
    "hidden unit": (
        "n_h",
        1,
        "One neuron of a hidden layer; n_h is how many.",
    ),
    "hyperparameter": (
        "",
        2,
        "A choice that training does not make: the learning rate, the number of "
        "iterations, of layers, of units.",
    ),
    "initialisation": (
        "",
        2,
        "The choice of the parameters from which training starts.",
    ),
    "iteration": (
        "",
        2,
        "One step of gradient descent, with all examples.",
    ),
    "label": (
        "y, Y",
        1,
        "The right answer of an example. In week 2 it is 0 or 1, and Y has shape "
        "(1, m).",
    ),
    "layer": (
        "l = 1 … L",
        1,
        "Units side by side; the input is layer 0, not counted.",
    ),
    "learning rate": (
        "α",
        2,
        "How long a step is for a gradient of given size.",
    ),
    "likelihood": (
        "",
        2,
        "The probability of all labels seen, as a function of the parameters.",
    ),
    "linearly separable": (
        "",
        3,
        "Of two classes: a straight line (in more dimensions, a plane) separates them.",
    ),
    "log loss": (
        "",
        2,
        "Another name for cross-entropy.",
    ),
    "logistic regression": (
        "",
        2,
        "One unit: a = σ(wᵀx + b), trained on the cross-entropy cost.",
    ),
    "logit": (
        "z",
        2,
        "A score that a sigmoid or a softmax turns into a probability.",
    ),
    "loss": (
        "L(a, y)",
        2,
        "How wrong a prediction is, for one example.",
    ),
    "m": (
        "m",
        2,
        "The number of examples: the columns of X.",
    ),
    "matrix product": (
        "A @ B",
        2,
        "The dot product of each row of A with each column of B: (a, n) @ (n, b) "
        "has shape (a, b).",
    ),
    "memorise": (
        "",
        1,
        "To fit the training examples one by one, accidents included, without "
        "learning what they have in common.",
    ),
    "mini-batch": ("", 4, "The few dozen examples that one step uses."),
    "n_x": (
        "n_x",
        2,
        "The number of features: the rows of X.",
    ),
    "negative log-likelihood": (
        "",
        2,
        "Minus the logarithm of the likelihood; m times the cost.",
    ),
    "neuron": (
        "",
        1,
        "Weighted sum, bias, activation function. The same as a unit.",
    ),
    "norm": (
        "‖r‖",
        2,
        "The length of a vector: the root of the sum of its squares.",
    ),
    "overfitting": (
        "",
        1,
        "Fitting the training set better at the expense of examples not seen before.",
    ),
    "parameter": (
        "w, b, W[l], b[l]",
        2,
        "A number that training sets.",
    ),
    "partial derivative": (
        "∂J/∂w",
        2,
        "How fast J changes if w alone moves: the derivative with respect to w.",
    ),
    "plateau": (
        "",
        3,
        "Where the gradient is small and the cost hardly falls, far from its minimum.",
    ),
    "pre-activation": (
        "z",
        1,
        "Another name for the score z of a unit.",
    ),
    "prediction": (
        "ŷ",
        2,
        "What a model answers: the probability a, or the class 1 where a > 0.5.",
    ),
    "rank-1 array": (
        "",
        2,
        "An array of shape (n,), with one axis: neither a row nor a column.",
    ),
    "regularisation": (
        "",
        2,
        "Anything that keeps a model from memorising, such as small weights.",
    ),
    "ReLU": (
        "max(0, z)",
        1,
        "Rectified linear unit: negative scores give 0.",
    ),
    "reverse mode": (
        "",
        4,
        "Automatic differentiation from the result back to the inputs: one sweep gives "
        "all gradients.",
    ),
    "saturation": (
        "",
        3,
        "A unit on a flat part of its activation: hardly any gradient passes.",
    ),
    "score": (
        "z, Z",
        1,
        "The linear part of a unit: z = wᵀx + b. Also called pre-activation; a "
        "logit if a sigmoid or softmax follows.",
    ),
    "selection bias": (
        "",
        4,
        "A result looks better than it is because it was chosen for looking good.",
    ),
    "shallow": (
        "",
        1,
        "Of a network: with one hidden layer. With several it is deep.",
    ),
    "shortcut": (
        "",
        4,
        "A rule that works on the training set for the wrong reason.",
    ),
    "sigmoid": (
        "σ(z)",
        1,
        "1 / (1 + e⁻ᶻ): squeezes a score into (0, 1).",
    ),
    "SiLU": (
        "zσ(z)",
        3,
        "A smooth relative of ReLU, also called swish.",
    ),
    "softmax": (
        "",
        2,
        "Turns n scores into n probabilities that sum to 1: exponentials divided by"
        " their sum.",
    ),
    "standard error": (
        "",
        1,
        "How far a mean would typically move if everything were repeated with new "
        "draws: the standard deviation divided by √(number of draws).",
    ),
    "standardisation": (
        "",
        2,
        "Subtracting each feature's mean and dividing by its standard deviation, "
        "both from the training set.",
    ),
    "step": (
        "α dw",
        2,
        "What one iteration takes away from the parameters.",
    ),
    "supervised learning": (
        "",
        1,
        "Learning from examples of an input with its right answer, the label.",
    ),
    "symmetry": (
        "",
        3,
        "Hidden units that start equal get equal gradients and stay equal; random "
        "weights break it.",
    ),
    "tape": ("", 4, "The record of a program's steps, which reverse mode reads back."),
    "test set": (
        "",
        2,
        "Examples kept back, to see how well a model generalises.",
    ),
    "threshold": (
        "0.5",
        2,
        "The probability above which the answer is 1.",
    ),
    "training": (
        "",
        1,
        "Adjusting weights and biases until the cost on the training set is small.",
    ),
    "training set": (
        "",
        2,
        "The examples whose cost is made small.",
    ),
    "transpose": (
        "wᵀ",
        2,
        "A matrix with its rows as columns; in code w.T.",
    ),
    "unit": (
        "",
        1,
        "The same as a neuron; the usual word for one inside a network.",
    ),
    "validation set": (
        "",
        4,
        "Examples kept out of training to choose hyperparameters by.",
    ),
    "vanishing gradient": (
        "",
        3,
        "A gradient that shrinks from layer to layer until nothing is left.",
    ),
    "vectorization": (
        "",
        2,
        "One operation on whole arrays in place of a loop over their entries.",
    ),
    "weight": (
        "w, W[l]",
        1,
        "The factor on an input; W[l] is (n[l], n[l−1]).",
    ),
    "Xavier initialisation": (
        "1/√n",
        4,
        "Weights of standard deviation 1/√n[l−1], meant for tanh layers.",
    ),
}

COLOURS = (
    "Class 1 is orange and class 0 blue. Training curves are blue, test curves orange. "
    "Gradients and steps are purple. Grey is context."
)


def glossary(term: str = "") -> None:
    """Show what a term means; without an argument, all terms, symbols and colours."""
    wanted = term.strip().lower()
    found = {t: e for t, e in TERMS.items() if wanted == t.lower()}
    found = found or {t: e for t, e in TERMS.items() if wanted in f"{t} {e[0]}".lower()}
    if not found:
        display(sentence(f"“{term}” is not in the glossary. glossary() shows it all."))
        return
    rows = tuple((t, s, f"{m} (week {w})") for t, (s, w, m) in found.items())
    display(Card(rows=rows, lines=() if wanted else (COLOURS,)))
