"""One term for one thing: the words, symbols and colours of the whole course."""

from __future__ import annotations

import html

from IPython.display import display

from .show import Card, sentence

# term: (symbol or "", week that introduces it, meaning)
TERMS: dict[str, tuple[str, int, str]] = {
    "activation": ("a, A", 2, "What a unit gives out: g(z) of its linear score z."),
    "activation function": (
        "g",
        3,
        "The function between score and activation: sigmoid, tanh, ReLU, leaky ReLU. "
        "Without it any number of layers is one linear layer.",
    ),
    "Adam": (
        "",
        4,
        "An optimiser: each parameter's step is the running mean of its gradient over "
        "the root of the running mean of its square.",
    ),
    "automatic differentiation": (
        "",
        4,
        "Finding the gradients of any program from a rule for each of its operations.",
    ),
    "backpropagation": (
        "",
        3,
        "The chain rule, layer by layer from the cost back to the input; gives the "
        "gradient with respect to every parameter in one pass.",
    ),
    "bias": ("b", 1, "The number that is added to the weighted sum of the inputs."),
    "broadcasting": (
        "",
        2,
        "NumPy's rule for arrays of different shapes: axes of length 1 are stretched.",
    ),
    "cache": ("", 3, "Values of the forward pass kept for the backward pass."),
    "confounded": (
        "",
        4,
        "Said of causes that changed together, so that a comparison cannot tell which "
        "of them had the effect.",
    ),
    "control": ("", 4, "A comparison in which only one thing differs."),
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
    "dead unit": ("", 4, "A ReLU unit that is 0 for every example and cannot learn."),
    "decision boundary": ("", 3, "Where the predicted probability is exactly 0.5."),
    "derivative": ("dJ/dw", 2, "How fast J changes when w moves a little."),
    "dw, db, dZ": (
        "dw",
        2,
        "Short for dJ/dw and so on: the derivative of the cost with respect to that "
        "variable. It has that variable's shape.",
    ),
    "epoch": ("", 4, "One pass of mini-batches over all training examples."),
    "example": ("x, y", 2, "One input x of shape (n_x, 1) with its label y."),
    "feature": ("x₁ … xₙ", 1, "One number of an input."),
    "forward pass": ("", 3, "From the input to the prediction, layer by layer."),
    "gradient": ("dw, db", 2, "All derivatives of the cost, one for each parameter."),
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
    "hidden layer": ("", 1, "A layer between input and output; not seen in the data."),
    "hidden unit": ("n_h", 1, "One neuron of a hidden layer; n_h is how many."),
    "hyperparameter": (
        "",
        4,
        "A choice that training does not make: learning rate, iterations, L, n[l].",
    ),
    "iteration": ("", 2, "One step of gradient descent, with all examples."),
    "label": ("y, Y", 2, "The right answer of an example, 0 or 1; Y has shape (1, m)."),
    "layer": ("l = 1 … L", 1, "Units side by side; the input is layer 0, not counted."),
    "learning rate": ("α", 2, "How long a step is for a gradient of given size."),
    "logistic regression": (
        "",
        2,
        "One unit: a = σ(wᵀx + b), trained on the cross-entropy cost.",
    ),
    "loss": ("L(a, y)", 2, "How wrong a prediction is, for one example."),
    "m": ("m", 2, "The number of examples: the columns of X."),
    "mini-batch": ("", 4, "The few dozen examples that one step uses."),
    "n_x": ("n_x", 2, "The number of features: the rows of X."),
    "neuron": ("", 1, "Weighted sum, bias, activation function. Also called a unit."),
    "overfitting": (
        "",
        2,
        "Doing well on the training set and worse on examples not seen before.",
    ),
    "parameter": ("w, b, W[l], b[l]", 2, "A number that training sets."),
    "prediction": ("ŷ", 2, "The class that is answered: 1 where a > 0.5, else 0."),
    "rank-1 array": ("", 2, "An array of shape (n,): neither a row nor a column."),
    "regularisation": (
        "λ",
        4,
        "Anything that makes a model memorise less, such as a cost on large weights.",
    ),
    "ReLU": ("max(0, z)", 1, "Rectified linear unit: negative scores give 0."),
    "reverse mode": (
        "",
        4,
        "Automatic differentiation from the result back to the inputs: one sweep gives "
        "all gradients.",
    ),
    "score": ("z, Z", 2, "The linear part of a unit: z = wᵀx + b."),
    "selection bias": (
        "",
        4,
        "A result looks better than it is because it was chosen for looking good.",
    ),
    "shortcut": (
        "",
        4,
        "A rule that works on the training set for the wrong reason.",
    ),
    "sigmoid": ("σ(z)", 2, "1 / (1 + e⁻ᶻ): squeezes a score into (0, 1)."),
    "standard error": (
        "",
        4,
        "How uncertain a mean is: standard deviation over the root of the number of "
        "values.",
    ),
    "step": ("α dw", 2, "What one iteration takes away from the parameters."),
    "symmetry": (
        "",
        3,
        "Hidden units that start equal get equal gradients and stay equal; random "
        "weights break it.",
    ),
    "tape": ("", 4, "The record of a program's steps, which reverse mode reads back."),
    "test set": ("", 2, "Examples kept back, to see how well a model generalises."),
    "training set": ("", 2, "The examples whose cost is made small."),
    "validation set": (
        "",
        4,
        "Examples kept out of training to choose hyperparameters by.",
    ),
    "vectorization": ("", 2, "One array operation in place of a loop over examples."),
    "weight": ("w, W[l]", 1, "The factor on an input; W[l] is (n[l], n[l−1])."),
}

COLOURS = (
    "Class 1 is orange and class 0 blue. Training curves are blue, test curves orange. "
    "Gradients and steps are purple. Grey is context."
)


def glossary(term: str = "") -> None:
    """Show what a term means; without an argument, all terms, symbols and colours."""
    wanted = term.strip().lower()
    found = {t: e for t, e in TERMS.items() if wanted in f"{t} {e[0]}".lower()}
    if not found:
        display(sentence(f"“{term}” is not in the glossary. glossary() shows it all."))
        return
    rows = [(t, s, f"{m} (week {w})") for t, (s, w, m) in found.items()]
    text = "\n".join(f"{t}{f' [{s}]' if s else ''}: {m}" for t, s, m in rows)
    cells = "".join(
        f"<tr><td><b>{html.escape(t)}</b></td><td>{html.escape(s)}</td>"
        f"<td>{html.escape(m)}</td></tr>"
        for t, s, m in rows
    )
    colours = "" if wanted else COLOURS
    display(Card(f"{text}\n{colours}".strip(), f"<table>{cells}</table>{colours}"))
