"""Three graders of the same notebook: stock nbgrader, `otter run`, and this course."""

from __future__ import annotations

import json
import subprocess
import sys
import venv
import zipfile
from importlib.metadata import version
from pathlib import Path

from grading import paths
from grading.authoring.build import build_assignment

from .attacked import NOBODY, Grader, Seen, auto_score, code_cell, notebook_of
from .attacks_tried import RIGHT, Row

OTTER = "otter-grader==7.0.0"
CELL = 10  # seconds for a cell, where a grader has such a limit
WEEK, LESSON = "week1_introduction", "introduction"
HIDDEN = """
rng = np.random.default_rng(4)
for n in (3, 1, 5):
    x, w, b = rng.normal(size=n), rng.normal(size=n), rng.normal()
    wanted = max(0.0, float(np.dot(w, x) + b))
    got = neuron(x, w, b)
    assert np.allclose(got, wanted), "neuron is wrong"
"""


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
        notebook = notebook_of(
            code_cell("import numpy as np", "setup"),
            code_cell(solution, "neuron", solution=True),
            code_cell(hidden, "neuron-test", grade=True, locked=True, points=8),
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
        return auto_score(self.folder / "gradebook.db", student)

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
        notebook = notebook_of(
            code_cell("import otter\ngrader = otter.Notebook()", "otter"),
            code_cell("import numpy as np", "setup"),
            code_cell("", "neuron", solution=True),
            code_cell('grader.check("neuron")', "neuron-test", grade=True),
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
        return auto_score(self.folder / paths.GRADEBOOK, student)

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
