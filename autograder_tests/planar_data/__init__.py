"""Specifications for the notebook `planar_data`."""

from .answers import predict
from .backward import backward_propagation
from .beginnings import initialize_parameters
from .cost import compute_cost
from .forward import forward_propagation
from .sizes import layer_sizes
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
