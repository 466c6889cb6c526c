"""Colours with one meaning throughout the course, and figures with alt text.

Class 1 (“cat”, positive) is orange, class 0 blue; a training curve is blue, a test
curve orange; a gradient or a step is purple; what is only context is grey. The palette
is Okabe and Ito's, which survives the common forms of colour-blindness.
"""

from __future__ import annotations

import io

import matplotlib.pyplot as plt
from IPython.display import display
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure

BLUE, ORANGE, GREEN, PURPLE = "#0072B2", "#D55E00", "#009E73", "#CC79A7"
SKY, YELLOW, GREY = "#56B4E9", "#F0E442", "#777777"
CLASS_CMAP = LinearSegmentedColormap.from_list("classes", [BLUE, "white", ORANGE])
STYLE = {
    "figure.dpi": 96,
    "font.size": 11,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.titlesize": 12,
    "legend.frameon": False,
    "lines.linewidth": 2.0,
    "image.interpolation": "nearest",
}
plt.rcParams.update(STYLE)


def png(figure: Figure) -> bytes:
    """Draw a figure into PNG bytes and close it."""
    stream = io.BytesIO()
    figure.savefig(stream, format="png", bbox_inches="tight", metadata={"Software": ""})
    plt.close(figure)
    return stream.getvalue()


def show(figure: Figure, alt: str) -> None:
    """Show a figure with a description for those who cannot see it.

    Parameters
    ----------
    figure : matplotlib Figure
        It is closed afterwards.
    alt : str
        What the picture shows, in a sentence or two.
    """
    bundle = {"image/png": png(figure), "text/plain": f"[picture] {alt}"}
    display(bundle, raw=True, metadata={"image/png": {"alt": alt}})
