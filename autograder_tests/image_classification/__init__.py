"""Specifications for the notebook `image_classification`, in the order of the "
"lesson."""

from .any_depth import L_layer_model
from .two_layers import two_layer_model

EXERCISES = [two_layer_model, L_layer_model]
