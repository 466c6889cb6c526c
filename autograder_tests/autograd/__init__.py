"""Specifications for the notebook `autograd`; it is optional and earns no points."""

from .rules import matmul_rule, multiply_rule
from .stretching import unbroadcast
from .sweep_backward import backward
from .sweep_forward import forward

EXERCISES = [multiply_rule, matmul_rule, unbroadcast, forward, backward]
