"""`python -m grading.site pages` and `python -m grading.site lite`: see `make help`."""

from __future__ import annotations

import sys

from . import lite, pages

if __name__ == "__main__":
    verbs = {"pages": pages.build, "lite": lite.build}
    try:
        print(f"Built: {verbs[sys.argv[1]](*sys.argv[2:])}")
    except ModuleNotFoundError as error:
        raise SystemExit(
            f"The package {error.name} is missing. Run:\n"
            '  python -m pip install -c constraints.txt -e ".[dev,site]"'
        ) from None
