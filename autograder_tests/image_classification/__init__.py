"""Specifications for the notebook `image_classification`, in the order of the "
"lesson."""

from .any_depth import L_layer_model
from .errors import paired_gain, standard_error
from .folding import fold
from .splitting import validation_split
from .two_layers import two_layer_model

EXERCISES = [
    fold,
    two_layer_model,
    L_layer_model,
    standard_error,
    paired_gain,
    validation_split,
]
