"""nbgrader's configuration: its folders on ours, our plug-ins in their places.

`nbgrader_config.py` calls `configure`; our own commands call `load`, which reads that
file of a course folder, so that what an instructor adds to it holds for both.
"""

from __future__ import annotations

import contextlib
import os
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors.base import NbGraderPreprocessor
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SAWarning
from traitlets.config import Config, PyFileConfigLoader

from . import paths
from .paths import CONFIG_FILE

STUB = "# YOUR CODE HERE\nraise NotImplementedError()"


def configure(c: Config, folder: str | Path) -> None:
    """Fill in nbgrader's configuration.

    Parameters
    ----------
    c : traitlets.config.Config
        Changed in place.
    folder : path
        The course folder: the one that holds the configuration file.

    Raises
    ------
    SystemExit
        If the environment variable `COURSE_DIR` names another: nbgrader and `course`
        would work on two gradebooks. (nbgrader logs other exceptions and goes on.)
    """
    root = Path(folder).resolve()
    named = os.environ.get("COURSE_DIR")
    if named and Path(named).resolve() != root:
        raise SystemExit(
            f"COURSE_DIR names {named}, but this is the configuration of {root}. "
            "Work in the folder that COURSE_DIR names, or unset COURSE_DIR."
        )
    prepare(root)
    _find_alembic()
    _hush(c)
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


def _hush(c: Config) -> None:
    """Keep out of the logs what is true of every run and nothing to act upon."""
    # nbgrader redefines this option and forgets to mark it as one.
    NbGraderPreprocessor.display_data_priority.tag(config=True)
    # nbgrader adds a submission to its session one statement late.
    warnings.filterwarnings("ignore", "Object of type <Submitted", SAWarning)
    # The formgrader's panel of settings would show the gradebook's password.
    c.FormgradeExtension.debug = False


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
    c.Autograde.exporter_class = "grading.plugins.exporters.Submission"
    c.Autograde.pre_convert_hook = "grading.ingest.submission.expect_all_notebooks"
    c.Autograde.sanitize_preprocessors = [
        "nbgrader.preprocessors.OverwriteKernelspec",
        "grading.plugins.execute.RestoreHiddenTests",
        "nbgrader.preprocessors.CheckCellMetadata",
    ]
    c.Autograde.autograde_preprocessors = [
        "grading.plugins.execute.Execute",
        "nbgrader.preprocessors.LimitOutput",
        "grading.plugins.pages.SafeOutputs",
        "nbgrader.preprocessors.SaveAutoGrades",
        "nbgrader.preprocessors.AssignLatePenalties",
        "nbgrader.preprocessors.CheckCellMetadata",
        "grading.plugins.pages.SumUp",
    ]


def _feedback(c: Config) -> None:
    c.GenerateFeedback.exporter_class = "grading.plugins.exporters.FeedbackPage"
    c.GenerateFeedback.preprocessors = []  # the page asks the gradebook itself
    c.ExchangeFactory.collect = "grading.plugins.receipts.Collect"
    c.ExchangeFactory.release_feedback = "grading.plugins.handback.ReleaseFeedback"


def load(folder: str | Path) -> Config:
    """Read the configuration of a course folder, or make it up if there is no file."""
    folder = Path(folder).resolve()
    config = Config()
    with _chosen_folder():
        if (folder / CONFIG_FILE).is_file():
            config = PyFileConfigLoader(CONFIG_FILE, path=str(folder)).load_config()
        else:
            configure(config, folder)
    check_driver(config.CourseDirectory.db_url)
    return config


def check_driver(db_url: str) -> None:
    """See that the driver of a PostgreSQL gradebook is there.

    Raises
    ------
    ValueError
        If it is missing, or the address names a driver that nbgrader cannot use.
    """
    url = make_url(db_url)
    if url.get_backend_name() != "postgresql":
        return
    shown = url.render_as_string(hide_password=True)
    if url.get_driver_name() != "psycopg":
        wanted = url.set(drivername="postgresql+psycopg")
        raise ValueError(
            f"The gradebook {shown} needs the driver psycopg: set db_url to "
            f"{wanted.render_as_string(hide_password=True)} in {CONFIG_FILE}."
        )
    try:
        import psycopg  # noqa: F401
    except ImportError as error:
        raise ValueError(
            f"The gradebook {shown} needs the driver psycopg ({error}). Run: "
            'python -m pip install "psycopg[binary]"'
        ) from error


@contextlib.contextmanager
def _chosen_folder() -> Iterator[None]:
    """Let a folder that was chosen outweigh what `COURSE_DIR` says."""
    named = os.environ.pop("COURSE_DIR", None)
    try:
        yield
    finally:
        if named is not None:
            os.environ["COURSE_DIR"] = named


def course_directory(config: Config, assignment: str = "") -> CourseDirectory:
    """The course folder as nbgrader's own converters want it."""
    return CourseDirectory(config=config, assignment_id=assignment)


def prepare(root: Path) -> None:
    """Make the folders that nbgrader wants to find; a folder for reading stays so."""
    with contextlib.suppress(PermissionError):
        (root / paths.SUBMITTED).mkdir(parents=True, exist_ok=True)
        (root / paths.EXCHANGE).mkdir(parents=True, exist_ok=True)
