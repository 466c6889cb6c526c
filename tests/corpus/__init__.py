"""Hostile and unlucky submissions, each with what must happen to it."""

from . import (
    files,
    frames,
    luck,
    notebooks,
    patching,
    printing,
    reading,
    resources,
    standins,
    values,
)
from .case import Case

MODULES = (patching, values, frames, standins, printing, reading, resources)
MODULES += (files, notebooks, luck)

CASES: dict[str, Case] = {case.name: case for m in MODULES for case in m.CASES}
assert len(CASES) == sum(len(m.CASES) for m in MODULES), "two cases of one name"
