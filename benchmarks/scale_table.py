"""Does a larger model need more data? `make scale-table`, about a minute.

The curves of week 1 with 30 draws instead of 8: mean accuracy on new points and its
standard error, and what is right on the training points, for every model and amount of
data. The last lines compare the straight line with the largest network draw by draw.
"""

from __future__ import annotations

import numpy as np

from helpers.plots import scale


def main(repeats: int = 30) -> None:
    """Print the table and the comparison."""
    found = scale.measure(repeats=repeats)
    print("points     " + "".join(f"{n:>4} units              " for n in scale.UNITS))
    for m in scale.POINTS:
        cells = (
            f"{found.mean(m, n):5.1f} ± {found.error(m, n):3.1f} "
            f"(train {np.mean(found.trained[m, n]):5.1f})"
            for n in scale.UNITS
        )
        print(f"{m:>6}   " + "  ".join(cells))
    for m in scale.POINTS:
        gain = np.subtract(found.new[m, scale.UNITS[-1]], found.new[m, scale.UNITS[0]])
        error = gain.std(ddof=1) / np.sqrt(repeats)
        print(f"{m:>6} points: the largest gains {gain.mean():+.1f} ± {error:.1f}")


if __name__ == "__main__":
    main()
