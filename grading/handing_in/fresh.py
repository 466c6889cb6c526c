"""`course submit`: what `submit()` says of a notebook that was run from the top."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

from helpers.handing_in import WRITTEN

SECONDS = 600  # for one cell
LAST = "from helpers import submit\nsubmit({name!r})"
MOST = 3  # problems that are listed


def run_and_submit(file: Path) -> tuple[str, list[str], bool]:
    """Run a notebook in a process of its own, `submit()` at its end.

    Returns
    -------
    said : str
        What `submit()` says.
    problems : list of str
        The first cells that stop with an error, exercises without an answer apart.
    written : bool
        Whether there is a file to hand in.

    Raises
    ------
    ValueError
        If it is no notebook, or its process ended.
    """
    try:
        notebook = nbformat.read(file, 4)
    except (ValueError, KeyError, AttributeError) as error:
        raise ValueError(f"{file} cannot be read as a notebook.") from error
    ran = copy.deepcopy(notebook)
    ran.cells.append(nbformat.v4.new_code_cell(LAST.format(name=file.name)))
    client = NotebookClient(
        ran,
        timeout=SECONDS,
        allow_errors=True,
        resources={"metadata": {"path": str(file.resolve().parent)}},
    )
    try:
        client.execute()
    except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
        first = str(error).strip().partition("\n")[0]
        raise ValueError(f"{file.name} does not run to its end: {first}") from error
    outputs = ran.cells[-1].outputs
    texts = [o["data"]["text/plain"] for o in outputs if "data" in o]
    problems = list(_problems(ran.cells[:-1]))
    said = texts[-1] if texts else "Nothing was written: the notebook has no checks."
    written = any(WRITTEN in o.get("metadata", {}) for o in outputs)
    return said, problems[:MOST] + _more(problems), written


def read_receipt(path: Path) -> dict[str, Any]:
    """Read a signed receipt.

    Raises
    ------
    ValueError
        If it is none.
    """
    document = json.loads(path.read_text(encoding="utf-8"))
    wanted = {"student", "assignment", "files", "collected", "signature"}
    if not isinstance(document, dict) or not wanted <= set(document):
        raise ValueError(f"{path.name} is no signed receipt.")
    return document


def _problems(cells: list) -> Iterator[str]:
    for number, cell in enumerate(cells, 1):
        for output in cell.get("outputs", []):
            if output.output_type == "error" and output.ename != "NotImplementedError":
                about = output.evalue.partition("\n")[0][:120]
                yield f"Cell {number} stops with {output.ename}: {about}"


def _more(problems: list[str]) -> list[str]:
    left = len(problems) - MOST
    return [f"{left} more cells stop with an error."] if left > 0 else []
