"""Where things are in a course folder."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "source"
NOTEBOOKS = ROOT / "notebooks"
DATASETS = ROOT / "datasets"
BUILD = ROOT / "build"
SOURCE_NOTEBOOKS = BUILD / "source"  # what `nbgrader generate_assignment` reads


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
