"""Specifications for the notebook `building_blocks`, in the order of the lesson."""

from .cost import compute_cost
from .initialize import initialize_parameters
from .initialize_deep import initialize_parameters_deep
from .layer_backward import linear_activation_backward
from .layer_forward import linear_activation_forward
from .linear_backward import linear_backward
from .linear_forward import linear_forward
from .network_backward import L_model_backward
from .network_forward import L_model_forward
from .update import update_parameters

EXERCISES = [
    initialize_parameters,
    initialize_parameters_deep,
    linear_forward,
    linear_activation_forward,
    L_model_forward,
    compute_cost,
    linear_backward,
    linear_activation_backward,
    L_model_backward,
    update_parameters,
]
