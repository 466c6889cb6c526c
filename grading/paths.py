"""Where things are: the course's own files, and the folders of a course folder.

The course's files (`source`, `helpers`, `datasets`, …) lie where the project lies. What
nbgrader reads and writes lies in a *course folder*: the project's own folder, or any
other folder with a copy of `nbgrader_config.py` in it.
"""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "source"
ORDER = SOURCE / "lessons.txt"  # the lessons in the order of the course
HELPERS = ROOT / "helpers"
NOTEBOOKS = ROOT / "notebooks"
DATASETS = ROOT / "datasets"
BUILD = ROOT / "build"

# In a course folder, as nbgrader's configuration names them.
CONFIG_FILE = "nbgrader_config.py"
SOURCE_NOTEBOOKS = "build/source"  # what `nbgrader generate_assignment` reads
RELEASED = "course/release"  # what students get, week by week, as in the zip files
PACKAGES = "build/packages"
SUBMITTED = "course/submitted"
AUTOGRADED = "course/autograded"
FEEDBACK = "course/feedback"
EXCHANGE = "course/exchange"
GRADEBOOK = "course/gradebook.db"
SECRET = "course/secret"
STAGING = "course/staging"  # where work in progress lies; emptied at every start
PROPOSED = "course/regraded"  # what `course regrade` shows, until it is accepted
LOCK = "course/grading.lock"
LOG = "course/grading.log"
KEYS = "course/keys"
CLASS_LIST = "course/class.csv"  # as the learning platform exports it
RECEIPTS = "course/receipts"  # what came, when, and its hash: signed
ATTEMPTS = "course/attempts"  # what `course watch` took in, version by version
REPLACED = "course/replaced"  # what students handed in before they did so again


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
    """All lessons, or those of one assignment, in the order of the course.

    Raises
    ------
    LookupError
        If `source/lessons.txt` lacks a lesson; the message says which.
    """
    order = ORDER.read_text(encoding="utf-8").split()
    found = {path.stem: path for path in SOURCE.glob("week*/*.py")}
    lost = sorted(set(found) - set(order))
    if lost:
        raise LookupError(
            f"source/lessons.txt does not list {', '.join(lost)}. Add a line for each, "
            "in the order in which students open the notebooks."
        )
    paths = [found[name] for name in order if name in found]
    return [path for path in paths if path.parent.match(assignment)]


def assignments() -> list[str]:
    """Names of all assignments, in order."""
    return list(dict.fromkeys(path.parent.name for path in lesson_files()))


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


def short(path: Path) -> str:
    """A path as seen from the current folder, if it lies below."""
    path, here = path.resolve(), Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


def week_number(assignment: str) -> int:
    """The number of an assignment's week: 2 for "week2_logistic_regression"."""
    return int(assignment.split("_")[0].removeprefix("week"))


def title(assignment: str) -> str:
    """How an assignment is called: "Week 2: logistic regression"."""
    topic = assignment.partition("_")[2].replace("_", " ")
    return f"Week {week_number(assignment)}: {topic}"
