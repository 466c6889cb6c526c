"""Pictures of the lessons; one module a topic, drawn with matplotlib."""

from .common import BLUE, CLASS_CMAP, GREEN, GREY, ORANGE, PURPLE, SKY, YELLOW, show

__all__ = [
    "BLUE",
    "CLASS_CMAP",
    "GREEN",
    "GREY",
    "ORANGE",
    "PURPLE",
    "SKY",
    "YELLOW",
    "show",
]
