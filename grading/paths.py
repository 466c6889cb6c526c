"""Where things are: the course's own files, and the folders of a course folder.

The course's files (`source`, `helpers`, `datasets`, …) lie where the project lies. What
nbgrader reads and writes lies in a *course folder*: the project's own folder, or any
other folder with a copy of `nbgrader_config.py` in it.
"""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "source"
HELPERS = ROOT / "helpers"
NOTEBOOKS = ROOT / "notebooks"
DATASETS = ROOT / "datasets"
BUILD = ROOT / "build"

# In a course folder, as nbgrader's configuration names them.
SOURCE_NOTEBOOKS = "build/source"  # what `nbgrader generate_assignment` reads
RELEASED = "notebooks"
SUBMITTED = "course/submitted"
AUTOGRADED = "course/autograded"
FEEDBACK = "course/feedback"
EXCHANGE = "course/exchange"
GRADEBOOK = "course/gradebook.db"
SECRET = "course/secret"
KEYS = "course/keys"


def lesson_file(name: str) -> Path:
    """Find a lesson's file by the notebook's name.

    Raises
    ------
    LookupError
        If there is none; the message lists the lessons that there are.
    """
    found = sorted(SOURCE.glob(f"week*/{name}.py"))
    if not found:
        known = ", ".join(p.stem for p in sorted(SOURCE.glob("week*/*.py")))
        raise LookupError(f"no lesson “{name}” in source/; there are: {known}")
    return found[0]


def lesson_files(assignment: str = "week*") -> list[Path]:
    """All lessons, or those of one assignment, in order."""
    return sorted(SOURCE.glob(f"{assignment}/*.py"))


def assignments() -> list[str]:
    """Names of all assignments, in order."""
    return sorted({path.parent.name for path in lesson_files()})


def assignment_of(week: str) -> str:
    """Find an assignment by its name, or by the number of its week.

    Raises
    ------
    LookupError
        If there is none; the message lists those that there are.
    """
    for name in assignments():
        if week in (name, name.split("_")[0], name.split("_")[0].removeprefix("week")):
            return name
    known = ", ".join(assignments())
    raise LookupError(f"no assignment “{week}”; there are: {known}")


def week_number(assignment: str) -> int:
    """The number of an assignment's week: 2 for "week2_logistic_regression"."""
    return int(assignment.split("_")[0].removeprefix("week"))
