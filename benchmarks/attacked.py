"""A grader as an attack sees it: hand in, grade, look at the points and the harm."""

from __future__ import annotations

import copy
import json
import os
import socket
import sqlite3
import subprocess
import threading
import time
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from string import Template

import psutil

from .attacks_tried import PRELUDE, SCRIPT, WRONG, Row

LONGEST = 180  # seconds for one submission, after which it hangs
NOBODY = Row("points", "nobody", "", answer=WRONG)


@dataclass(frozen=True)
class Seen:
    """What came of a row.

    Parameters
    ----------
    points : float or None
        None: not graded.
    least, full : float
        What the same answer without a trick earns, and what a right one does.
    harm : str
        What got through, "" if nothing did.
    """

    points: float | None
    least: float
    full: float
    harm: str = ""


class Grader:
    """One of those who grade.

    Parameters
    ----------
    folder : Path
        An empty place for it.
    """

    full = 8.0
    pages = True

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.drop = folder / "drop"
        self.drop.mkdir(parents=True)
        self.drop.chmod(0o777)
        self.hung: set[str] = set()
        self.server = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._answer, daemon=True).start()

    def grade_all(self, rows: list[Row]) -> dict[str, Seen | None]:
        """Grade every row; None for what this grader does not have."""
        self.prepare()
        self.hand_in(NOBODY)
        self.grade(NOBODY.name)
        least = self.points(NOBODY.name) or 0.0
        return {row.name: self._seen(row, least) for row in rows}

    def _seen(self, row: Row, least: float) -> Seen | None:
        if row.name == "page" and not self.pages:
            return None
        self.hand_in(row)
        self.grade(row.name)
        points = self.points(row.name)
        return Seen(points, least, self.full, self._harm(row))

    def _harm(self, row: Row) -> str:
        if row.name in self.hung:
            return f"hangs beyond {LONGEST} s"
        if row.name == "page":
            return "through" if SCRIPT in self.page(row.name) else ""
        if row.name == "stays":
            return "stays" if self._survivors() else ""
        through = (self.drop / row.name).exists()
        return "through" if through or "GOT THROUGH" in self.page(row.name) else ""

    def _survivors(self) -> list[psutil.Process]:
        """Processes that the graders' commands have left; they are ended."""
        time.sleep(2)
        left = []
        for process in psutil.process_iter():
            with suppress(psutil.Error):
                if process.environ().get("GRADER_SECRET") == str(self.folder):
                    left.append(process)
                    process.kill()
        return left

    def _answer(self) -> None:
        while True:
            caller, _ = self.server.accept()
            with caller:
                caller.send(b"!")

    def _run(self, student: str, *command: object) -> None:
        """Run a command; whatever is left of it after its time is ended.

        Without a student there is no such time. Nobody listens to what it says: a
        process that it leaves behind would keep the pipe open.
        """
        running = subprocess.Popen(
            [str(word) for word in command],
            cwd=self.folder,
            env=self.environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            running.wait(LONGEST if student else None)
        except subprocess.TimeoutExpired:
            self.hung.add(student)
            for process in psutil.Process(running.pid).children(recursive=True):
                with suppress(psutil.Error):
                    process.kill()
            running.kill()
            running.wait()

    def environment(self) -> dict[str, str]:
        """What the grader's command finds."""
        return os.environ | {"GRADER_SECRET": str(self.folder)}

    def aimed(self, code: str, student: str) -> str:
        """A cell with its targets filled in."""
        port = self.server.getsockname()[1]
        targets = self.targets() | {"port": port, "drop": self.drop, "student": student}
        return Template(code).safe_substitute(targets)

    def written(self, notebook: dict, row: Row) -> str:
        """The notebook that a row hands in."""
        notebook = copy.deepcopy(notebook)
        cells = notebook["cells"]
        names = [c["metadata"].get("nbgrader", {}).get("grade_id") for c in cells]
        place = names.index("neuron")
        cells[place]["source"] = self.aimed(row.answer, row.name)
        row.change(cells)
        if row.first:
            first = PRELUDE + row.first if "attempt(" in row.first else row.first
            cells.insert(place, code_cell(self.aimed(first, row.name), "first"))
        return json.dumps(notebook)

    def prepare(self) -> None: ...
    def hand_in(self, row: Row) -> None: ...
    def grade(self, student: str) -> None: ...
    def points(self, student: str) -> float | None: ...
    def page(self, student: str) -> str: ...
    def targets(self) -> dict: ...
    def version(self) -> str: ...


def code_cell(source: str, name: str, **nbgrader: object) -> dict:
    cell = {"cell_type": "code", "execution_count": None, "id": name, "outputs": []}
    cell |= {"source": source, "metadata": {}}
    if nbgrader:
        every = {"grade": False, "solution": False, "locked": False, "task": False}
        about = every | {"schema_version": 3, "grade_id": name} | nbgrader
        cell["metadata"] = {"nbgrader": about}
    return cell


def notebook_of(*cells: dict) -> dict:
    kernel = {"name": "python3", "language": "python", "display_name": "Python 3"}
    about = {"metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
    return about | {"cells": list(cells)}


def auto_score(book: Path, student: str) -> float | None:
    """Points of the check, as a gradebook of nbgrader's has them."""
    query = (
        "select sum(g.auto_score) from grade g, submitted_notebook n, "
        "submitted_assignment a where g.notebook_id = n.id and n.assignment_id = a.id "
        "and a.student_id = ?"
    )
    with closing(sqlite3.connect(book)) as connection:
        return connection.execute(query, [student]).fetchone()[0]
