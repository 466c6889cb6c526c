"""Three graders of the same notebook: stock nbgrader, `otter run`, and this course."""

from __future__ import annotations

import copy
import json
import os
import socket
import sqlite3
import subprocess
import sys
import threading
import time
import venv
import zipfile
from contextlib import closing, suppress
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from string import Template

import psutil

from grading import paths
from grading.authoring.build import build_assignment

from .attacks_tried import PRELUDE, RIGHT, SCRIPT, WRONG, Row

OTTER = "otter-grader==7.0.0"
LONGEST = 180  # seconds for one submission, after which it hangs
CELL = 10  # seconds for a cell, where a grader has such a limit
WEEK, LESSON = "week1_introduction", "introduction"
NOBODY = Row("points", "nobody", "", answer=WRONG)
HIDDEN = """
rng = np.random.default_rng(4)
for n in (3, 1, 5):
    x, w, b = rng.normal(size=n), rng.normal(size=n), rng.normal()
    wanted = max(0.0, float(np.dot(w, x) + b))
    got = neuron(x, w, b)
    assert np.allclose(got, wanted), "neuron is wrong"
"""


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
            cells.insert(place, _code(self.aimed(first, row.name), "first"))
        return json.dumps(notebook)

    def prepare(self) -> None: ...
    def hand_in(self, row: Row) -> None: ...
    def grade(self, student: str) -> None: ...
    def points(self, student: str) -> float | None: ...
    def page(self, student: str) -> str: ...
    def targets(self) -> dict: ...
    def version(self) -> str: ...


def _code(source: str, name: str, **nbgrader: object) -> dict:
    cell = {"cell_type": "code", "execution_count": None, "id": name, "outputs": []}
    cell |= {"source": source, "metadata": {}}
    if nbgrader:
        every = {"grade": False, "solution": False, "locked": False, "task": False}
        about = every | {"schema_version": 3, "grade_id": name} | nbgrader
        cell["metadata"] = {"nbgrader": about}
    return cell


def _notebook(*cells: dict) -> dict:
    kernel = {"name": "python3", "language": "python", "display_name": "Python 3"}
    about = {"metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
    return about | {"cells": list(cells)}


def _auto_score(book: Path, student: str) -> float | None:
    """Points of the check, as a gradebook of nbgrader's has them."""
    query = (
        "select sum(g.auto_score) from grade g, submitted_notebook n, "
        "submitted_assignment a where g.notebook_id = n.id and n.assignment_id = a.id "
        "and a.student_id = ?"
    )
    with closing(sqlite3.connect(book)) as connection:
        return connection.execute(query, [student]).fetchone()[0]


class Stock(Grader):
    """nbgrader as it comes, one submission at a time; a hidden test of asserts."""

    def prepare(self) -> None:
        """Make a course with one assignment, and release it."""
        text = (
            f"c = get_config()\nc.CourseDirectory.root = {str(self.folder)!r}\n"
            f"c.ExecutePreprocessor.timeout = {CELL}\n"
            f"c.CourseDirectory.db_url = 'sqlite:///{self.folder}/gradebook.db'\n"
        )
        (self.folder / "nbgrader_config.py").write_text(text)
        hidden = f"### BEGIN HIDDEN TESTS{HIDDEN}### END HIDDEN TESTS"
        solution = f"### BEGIN SOLUTION\n{RIGHT}### END SOLUTION"
        notebook = _notebook(
            _code("import numpy as np", "setup"),
            _code(solution, "neuron", solution=True),
            _code(hidden, "neuron-test", grade=True, locked=True, points=8),
        )
        place = self.folder / "source" / "hw"
        place.mkdir(parents=True)
        (place / "hw.ipynb").write_text(json.dumps(notebook))
        self._nbgrader("", "generate_assignment", "hw")

    def _nbgrader(self, student: str, *words: str) -> None:
        self._run(student, sys.executable, "-m", "nbgrader", *words)

    def hand_in(self, row: Row) -> None:
        """Put a notebook where nbgrader looks for it."""
        text = (self.folder / "release" / "hw" / "hw.ipynb").read_text()
        place = self.folder / "submitted" / row.name / "hw"
        place.mkdir(parents=True)
        (place / "hw.ipynb").write_text(self.written(json.loads(text), row))

    def grade(self, student: str) -> None:
        """Grade one student, and write the page."""
        for verb in ("autograde", "generate_feedback"):
            self._nbgrader(student, verb, "hw", f"--student={student}")

    def points(self, student: str) -> float | None:
        """What stands in the gradebook."""
        return _auto_score(self.folder / "gradebook.db", student)

    def page(self, student: str) -> str:
        """The feedback page."""
        path = self.folder / "feedback" / student / "hw" / "hw.html"
        return path.read_text() if path.exists() else ""

    def targets(self) -> dict:
        """What an attack reaches for."""
        return {
            "answers": self.folder / "source/hw/hw.ipynb",
            "other": self.folder / "submitted/nobody/hw/hw.ipynb",
            "grades": self.folder / "gradebook.db",
        }

    def version(self) -> str:
        """What was run."""
        return f"`nbgrader autograde` {version('nbgrader')}, {CELL} s for a cell"


class Otter(Grader):
    """`otter run`, which is otter-grader without a container.

    Parameters
    ----------
    folder : Path
    home : Path, optional
        A virtual environment with otter-grader; made in `build/` if not given.
    """

    pages = False

    def __init__(self, folder: Path, home: Path | None) -> None:
        super().__init__(folder)
        self.home = home or paths.BUILD / "otter"

    def prepare(self) -> None:
        """Install otter where it is not, and pack an autograder."""
        if not (self.home / "bin" / "otter").exists():
            venv.create(self.home, with_pip=True)
            pip = [self.home / "bin" / "python", "-m", "pip", "install", "--quiet"]
            subprocess.run([*pip, OTTER, "ipykernel"], check=True)
        body = HIDDEN.replace("\n", "\n    ")
        test = (
            "OK_FORMAT = False\nfrom otter.test_files import test_case\n"
            'name = "neuron"\npoints = 8\n\n@test_case(hidden=True)\n'
            f"def test_neuron(neuron):\n    import numpy as np\n    {body}\n"
        )
        (self.folder / "tests").mkdir()
        (self.folder / "tests" / "neuron.py").write_text(test)
        words = ["-t", "tests", "-o", "autograder.zip", "--no-environment"]
        self._otter("", "generate", *words)
        if not zipfile.is_zipfile(self.folder / "autograder.zip"):
            raise RuntimeError("otter packed no autograder")

    def _otter(self, student: str, *words: object) -> None:
        self._run(student, self.home / "bin" / "otter", *words)

    def environment(self) -> dict[str, str]:
        """Its own Python, and nothing of ours."""
        kept = {k: v for k, v in super().environment().items() if k != "PYTHONPATH"}
        return kept | {"PATH": f"{self.home}/bin:{kept['PATH']}"}

    def hand_in(self, row: Row) -> None:
        """Write the notebook."""
        notebook = _notebook(
            _code("import otter\ngrader = otter.Notebook()", "otter"),
            _code("import numpy as np", "setup"),
            _code("", "neuron", solution=True),
            _code('grader.check("neuron")', "neuron-test", grade=True),
        )
        place = self.folder / "submitted" / row.name
        place.mkdir(parents=True)
        (place / "hw.ipynb").write_text(self.written(notebook, row))

    def grade(self, student: str) -> None:
        """Grade one student."""
        zipped, out = self.folder / "autograder.zip", self._out(student)
        out.mkdir(parents=True)
        notebook = self.folder / "submitted" / student / "hw.ipynb"
        self._otter(student, "run", "-a", zipped, "-o", out, "--no-logo", notebook)

    def _out(self, student: str) -> Path:
        return self.folder / "out" / student

    def points(self, student: str) -> float | None:
        """What stands in the results."""
        path = self._out(student) / "results.json"
        if not path.exists():
            return None
        tests = json.loads(path.read_text())["tests"]
        return sum(test.get("score", 0.0) for test in tests)

    def page(self, student: str) -> str:
        """There is none."""
        return ""

    def targets(self) -> dict:
        """What an attack reaches for."""
        return {
            "answers": self.folder / "tests/neuron.py",
            "other": self.folder / "submitted/nobody/hw.ipynb",
            "grades": self._out("nobody") / "results.json",
        }

    def version(self) -> str:
        """What was run."""
        return f"`otter run`, {OTTER.replace('==', ' ')}, without its container"


class Ours(Grader):
    """This course's `course grade`, with its own notebook of the same function."""

    def prepare(self) -> None:
        """Make a course folder and release a week."""
        config = (paths.ROOT / "nbgrader_config.py").read_text(encoding="utf-8")
        config += f"\nc.Execute.timeout = {CELL}\n"
        (self.folder / "nbgrader_config.py").write_text(config, encoding="utf-8")
        build_assignment(WEEK, self.folder)

    def grade_all(self, rows: list[Row]) -> dict[str, Seen | None]:
        """Grade every row, all of them in one batch beside each other."""
        self.prepare()
        for row in (NOBODY, *rows):
            self.hand_in(row)
        self.grade(NOBODY.name)
        least = self.points(NOBODY.name) or 0.0
        return {
            row.name: Seen(self.points(row.name), least, self.full, self._harm(row))
            for row in rows
        }

    def hand_in(self, row: Row) -> None:
        """Put a notebook where it is looked for."""
        name = f"{LESSON}.ipynb"
        released = self.folder / paths.RELEASED / WEEK / name
        text = released.read_text(encoding="utf-8")
        place = self.folder / paths.SUBMITTED / row.name / WEEK
        place.mkdir(parents=True)
        (place / name).write_text(self.written(json.loads(text), row), encoding="utf-8")

    def grade(self, student: str) -> None:
        """Grade everybody who has handed in."""
        words = ["grade", "1", "--isolation", "walls"]
        words += ["--course-dir", str(self.folder)]
        self._run("", sys.executable, "-m", "grading", *words)

    def points(self, student: str) -> float | None:
        """What stands in the gradebook."""
        return _auto_score(self.folder / paths.GRADEBOOK, student)

    def page(self, student: str) -> str:
        """The feedback page."""
        path = self.folder / paths.FEEDBACK / student / WEEK / f"{LESSON}.html"
        return path.read_text(encoding="utf-8") if path.exists() else ""

    def targets(self) -> dict:
        """What an attack reaches for."""
        return {
            "answers": paths.lesson_file(LESSON),
            "other": self.folder
            / paths.SUBMITTED
            / "nobody"
            / WEEK
            / f"{LESSON}.ipynb",
            "grades": self.folder / paths.GRADEBOOK,
        }

    def version(self) -> str:
        """What was run."""
        return f"`course grade`, every wall up, {CELL} s for a cell"
