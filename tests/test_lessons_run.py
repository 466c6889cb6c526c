"""Every lesson runs from top to bottom: with its answers, and as students get it."""

import re

import nbformat
import pytest
from nbclient import NotebookClient

from grading.catalogue import course
from grading.lesson import read
from grading.notebook import build
from grading.paths import DATASETS, NOTEBOOKS, lesson_files

LESSONS = {path.stem: path for path in lesson_files()}
ANSWERED = "# BEGIN HIDDEN TESTS\n.*?# END HIDDEN TESTS"


def _run(notebook, folder, monkeypatch):
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "1")
    monkeypatch.setenv("COURSE_DATA", str(DATASETS))
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.source = re.sub(ANSWERED, "", cell.source, flags=re.S)
    resources = {"metadata": {"path": str(folder)}}
    client = NotebookClient(
        notebook, timeout=300, allow_errors=True, resources=resources
    )
    client.execute()
    return [c for c in notebook.cells if c.cell_type == "code"]


def _checks(folder, lesson):
    (folder / "checks").mkdir()
    text = course(lesson).checks()
    (folder / "checks" / f"{lesson}.json").write_text(text, encoding="utf-8")


def _outputs(cells, kind):
    return [
        (cell.source[:60], output)
        for cell in cells
        for output in cell.outputs
        if output.output_type == kind
    ]


def _texts(cells):
    shown = [output for _, output in _outputs(cells, "display_data")]
    return [output.data.get("text/plain", "") for output in shown]


@pytest.mark.parametrize("lesson", LESSONS)
def test_with_its_answers_a_lesson_runs_quietly_and_passes(
    lesson, tmp_path, monkeypatch
):
    _checks(tmp_path, lesson)
    notebook = nbformat.reads(build(read(LESSONS[lesson])), 4)
    cells = _run(notebook, tmp_path, monkeypatch)
    assert _outputs(cells, "error") == []
    assert [o for o in _outputs(cells, "stream") if o[1].name == "stderr"] == []
    assert not [t for t in _texts(cells) if "✗ failed" in t or "not attempted" in t]
    passed = [t for t in _texts(cells) if "All visible checks pass." in t]
    assert len(passed) >= len(course(lesson).exercises)


@pytest.mark.parametrize("lesson", LESSONS)
def test_as_released_a_lesson_complains_only_of_what_is_not_written(
    lesson, tmp_path, monkeypatch
):
    path = NOTEBOOKS / LESSONS[lesson].parent.name / f"{lesson}.ipynb"
    _checks(tmp_path, lesson)
    cells = _run(nbformat.read(path, 4), tmp_path, monkeypatch)
    assert _outputs(cells, "error") == []
    assert [o for o in _outputs(cells, "stream") if o[1].name == "stderr"] == []
    first = next(i for i, c in enumerate(cells) if "NotImplementedError" in c.source)
    sentences = ("is not written yet", "does not exist yet", "is not known yet")
    before = "\n".join(_texts(cells[:first]))
    assert not any(s in before for s in sentences)
    untouched = [t for t in _texts(cells) if "not attempted yet" in t]
    assert len(untouched) == len(course(lesson).exercises)
