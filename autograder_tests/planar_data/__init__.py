"""Specifications for the notebook `planar_data`."""

from .backward import backward_propagation
from .beginnings import initialize_parameters, layer_sizes
from .cost import compute_cost
from .forward import forward_propagation, predict
from .training import nn_model
from .update import update_parameters

EXERCISES = [
    layer_sizes,
    initialize_parameters,
    forward_propagation,
    compute_cost,
    backward_propagation,
    update_parameters,
    nn_model,
    predict,
]
