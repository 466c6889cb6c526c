"""nbgrader's configuration: its folders on ours, our plug-ins in their places.

`nbgrader_config.py` calls `configure`; our own commands call `load`, which reads that
file of a course folder, so that what an instructor adds to it holds for both.
"""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config, PyFileConfigLoader

from . import paths

CONFIG_FILE = "nbgrader_config.py"
STUB = "# YOUR CODE HERE\nraise NotImplementedError()"


def configure(c: Config, folder: str | Path) -> None:
    """Fill in nbgrader's configuration.

    Parameters
    ----------
    c : traitlets.config.Config
        Changed in place.
    folder : path
        The course folder, unless the environment variable `COURSE_DIR` names another.
    """
    root = Path(os.environ.get("COURSE_DIR") or folder).resolve()
    prepare(root)
    _find_alembic()
    _folders(c, root)
    c.ClearSolutions.code_stub = {"python": STUB}
    c.ClearMarkScheme.enforce_metadata = False  # ours stand in questions, not in tasks
    _autograde(c)
    _feedback(c)


def _find_alembic() -> None:
    """Put this environment's programs first: nbgrader runs `alembic` by name."""
    programs = str(Path(sys.executable).parent)
    if programs not in os.environ.get("PATH", "").split(os.pathsep):
        os.environ["PATH"] = programs + os.pathsep + os.environ.get("PATH", "")


def _folders(c: Config, root: Path) -> None:
    c.CourseDirectory.root = str(root)
    c.CourseDirectory.course_id = "neural-networks"
    c.CourseDirectory.source_directory = paths.SOURCE_NOTEBOOKS
    c.CourseDirectory.release_directory = paths.RELEASED
    c.CourseDirectory.submitted_directory = paths.SUBMITTED
    c.CourseDirectory.autograded_directory = paths.AUTOGRADED
    c.CourseDirectory.feedback_directory = paths.FEEDBACK
    c.CourseDirectory.db_url = f"sqlite:///{root / paths.GRADEBOOK}"
    c.Exchange.root = os.environ.get("COURSE_EXCHANGE") or str(root / paths.EXCHANGE)
    c.ExportApp.plugin_class = "nbgrader.plugins.CsvExportPlugin"
    c.CsvExportPlugin.to = str(root / "course" / "grades.csv")


def _autograde(c: Config) -> None:
    c.Autograde.exporter_class = "grading.exporters.Submission"
    c.Autograde.pre_convert_hook = "grading.intake.expect_all_notebooks"
    c.Autograde.sanitize_preprocessors = [
        "nbgrader.preprocessors.OverwriteKernelspec",
        "grading.execute.RestoreHiddenTests",
        "nbgrader.preprocessors.CheckCellMetadata",
    ]
    c.Autograde.autograde_preprocessors = [
        "grading.execute.Execute",
        "nbgrader.preprocessors.LimitOutput",
        "grading.pages.SafeOutputs",
        "nbgrader.preprocessors.SaveAutoGrades",
        "nbgrader.preprocessors.AssignLatePenalties",
        "nbgrader.preprocessors.CheckCellMetadata",
    ]


def _feedback(c: Config) -> None:
    c.GenerateFeedback.exporter_class = "grading.exporters.FeedbackPage"
    c.GenerateFeedback.preprocessors = [
        "nbgrader.preprocessors.GetGrades",
        "grading.pages.HideTests",
        "grading.pages.HideMarkScheme",
        "grading.pages.SafeOutputs",
        "grading.pages.HideScores",
        "nbconvert.preprocessors.CSSHTMLHeaderPreprocessor",
    ]
    c.ExchangeFactory.release_feedback = "grading.handback.ReleaseFeedback"
    c.HTMLExporter.filters = {"markdown2html": "grading.pages.safe_markdown"}


def load(folder: str | Path) -> Config:
    """Read the configuration of a course folder, or make it up if there is no file."""
    folder = Path(folder).resolve()
    if (folder / CONFIG_FILE).is_file():
        return PyFileConfigLoader(CONFIG_FILE, path=str(folder)).load_config()
    config = Config()
    configure(config, folder)
    return config


def course_directory(config: Config, assignment: str = "") -> CourseDirectory:
    """The course folder as nbgrader's own converters want it."""
    return CourseDirectory(config=config, assignment_id=assignment)


def prepare(root: Path) -> None:
    """Make the folders that nbgrader wants to find; a folder for reading stays so."""
    with contextlib.suppress(PermissionError):
        (root / paths.SUBMITTED).mkdir(parents=True, exist_ok=True)
        (root / paths.EXCHANGE).mkdir(parents=True, exist_ok=True)
