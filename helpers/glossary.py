"""One term for one thing: the words, symbols and colours of the whole course."""

from __future__ import annotations

import html

from IPython.display import display

from .checking.show import Card, sentence

# term: (symbol or "", week that introduces it, meaning)
TERMS: dict[str, tuple[str, int, str]] = {
    "activation": ("a, A", 2, "What a unit gives out: g(z) of its linear score z."),
    "activation function": (
        "g",
        3,
        "The function between score and activation: sigmoid, tanh, ReLU. Without it "
        "any number of layers is one linear layer.",
    ),
    "backpropagation": (
        "",
        3,
        "The chain rule, layer by layer from the cost back to the input; gives the "
        "gradient with respect to every parameter in one pass.",
    ),
    "baseline": (
        "",
        2,
        "The score of the best answer that ignores the input, such as “never a cat”.",
    ),
    "bias": ("b", 1, "The number that is added to the weighted sum of the inputs."),
    "binary classification": (
        "",
        2,
        "Choosing between two classes, 1 and 0, from data.",
    ),
    "broadcasting": (
        "",
        2,
        "NumPy's rule for arrays of different shapes: axes of length 1 are stretched.",
    ),
    "cache": ("", 3, "Values of the forward pass kept for the backward pass."),
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
    "dead unit": (
        "",
        3,
        "A ReLU that is off for every training example, so its gradient is 0.",
    ),
    "decision boundary": (
        "",
        2,
        "Where the predicted probability is exactly 0.5, so z = 0.",
    ),
    "derivative": (
        "∂J/∂w",
        2,
        "How fast J changes when w moves a little; read “with respect to w”.",
    ),
    "dw, db, dZ": (
        "dw",
        2,
        "dw and db are the derivatives of the cost J. Column i of dZ is that of the "
        "loss of example i: 1/m comes in with dw and db. Each has its variable's "
        "shape.",
    ),
    "example": ("x, y", 2, "One input x of shape (n_x, 1) with its label y."),
    "exploding gradient": (
        "",
        3,
        "A gradient that grows from layer to layer on the way back.",
    ),
    "false negative": (
        "",
        2,
        "An example of class 1 that is answered 0: a missed cat.",
    ),
    "false positive": ("", 2, "An example of class 0 that is answered 1."),
    "feature": ("x₁ … xₙ", 1, "One number of an input."),
    "forward pass": ("", 3, "From the input to the prediction, layer by layer."),
    "GELU": ("zΦ(z)", 3, "A smooth relative of ReLU, used in many transformers."),
    "generalisation gap": ("", 2, "Training score minus test score."),
    "generalise": ("", 2, "To do well on examples that were not in the training set."),
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
    "He initialisation": (
        "√(2/n)",
        3,
        "Random weights of standard deviation √(2/n) for ReLU layers with n inputs.",
    ),
    "hidden layer": ("", 1, "A layer between input and output; not seen in the data."),
    "hidden unit": ("n_h", 1, "One neuron of a hidden layer; n_h is how many."),
    "hyperparameter": (
        "",
        2,
        "A choice that training does not make: learning rate, iterations, L, n[l].",
    ),
    "initialisation": (
        "",
        2,
        "The choice of the parameters from which training starts.",
    ),
    "iteration": ("", 2, "One step of gradient descent, with all examples."),
    "label": ("y, Y", 2, "The right answer of an example, 0 or 1; Y has shape (1, m)."),
    "layer": ("l = 1 … L", 1, "Units side by side; the input is layer 0, not counted."),
    "learning rate": ("α", 2, "How long a step is for a gradient of given size."),
    "likelihood": (
        "",
        2,
        "The probability of all labels seen, as a function of the parameters.",
    ),
    "log loss": ("", 2, "Another name for cross-entropy."),
    "logistic regression": (
        "",
        2,
        "One unit: a = σ(wᵀx + b), trained on the cross-entropy cost.",
    ),
    "logit": ("z", 2, "Another name for the score z; also pre-activation."),
    "loss": ("L(a, y)", 2, "How wrong a prediction is, for one example."),
    "m": ("m", 2, "The number of examples: the columns of X."),
    "memorise": ("", 2, "To fit the training examples themselves, accidents included."),
    "n_x": ("n_x", 2, "The number of features: the rows of X."),
    "negative log-likelihood": (
        "",
        2,
        "Minus the logarithm of the likelihood; m times the cost.",
    ),
    "neuron": ("", 1, "Weighted sum, bias, activation function. Also called a unit."),
    "overfitting": (
        "",
        2,
        "Memorising the training set: doing well there and worse on new examples.",
    ),
    "parameter": ("w, b, W[l], b[l]", 2, "A number that training sets."),
    "pre-activation": ("z", 2, "Another name for the score z; also logit."),
    "prediction": (
        "ŷ",
        2,
        "What a model answers: the probability a, or the class 1 where a > 0.5.",
    ),
    "rank-1 array": ("", 2, "An array of shape (n,): neither a row nor a column."),
    "regularisation": (
        "",
        2,
        "Anything that keeps a model from memorising, such as small weights.",
    ),
    "ReLU": ("max(0, z)", 1, "Rectified linear unit: negative scores give 0."),
    "saturation": (
        "",
        3,
        "A unit on a flat part of its activation: hardly any gradient passes.",
    ),
    "score": (
        "z, Z",
        2,
        "The linear part of a unit, z = wᵀx + b. Also logit or pre-activation.",
    ),
    "sigmoid": ("σ(z)", 2, "1 / (1 + e⁻ᶻ): squeezes a score into (0, 1)."),
    "SiLU": ("zσ(z)", 3, "A smooth relative of ReLU, also called swish."),
    "standard error": (
        "",
        2,
        "How far an estimate varies by chance: √(p(1 − p)/m) for a proportion p.",
    ),
    "step": ("α dw", 2, "What one iteration takes away from the parameters."),
    "symmetry": (
        "",
        3,
        "Hidden units that start equal get equal gradients and stay equal; random "
        "weights break it.",
    ),
    "test set": ("", 2, "Examples kept back, to see how well a model generalises."),
    "threshold": ("0.5", 2, "The probability above which the answer is 1."),
    "training set": ("", 2, "The examples whose cost is made small."),
    "vanishing gradient": (
        "",
        3,
        "A gradient that shrinks from layer to layer until nothing is left.",
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
