"""`python -m grading.site pages` and `python -m grading.site lite`: see `make help`."""

from __future__ import annotations

import sys

from . import lite, pages

if __name__ == "__main__":
    verbs = {"pages": pages.build, "lite": lite.build}
    print(f"Built: {verbs[sys.argv[1]](*sys.argv[2:])}")
