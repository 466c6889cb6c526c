"""Every lesson runs from top to bottom: with its answers, and as students get it."""

import nbformat
import pytest

from grading.authoring.rehearse import run, with_answers
from grading.model.lesson import load_lesson
from grading.model.lesson_file import read
from grading.paths import NOTEBOOKS, lesson_files

LESSONS = {path.stem: read(path) for path in lesson_files()}
# How `helpers.friendly` says an error: there is no error output then to look for.
ACCIDENTS = ("is not written yet", "does not exist yet", "is not known yet")


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
def test_with_its_answers_a_lesson_runs_quietly_and_passes(lesson, tmp_path):
    cells = run(with_answers(LESSONS[lesson]), LESSONS[lesson], tmp_path)
    assert _outputs(cells, "error") == []
    assert [o for o in _outputs(cells, "stream") if o[1].name == "stderr"] == []
    assert not [t for t in _texts(cells) if "✗ failed" in t or "not attempted" in t]
    assert not [t for t in _texts(cells) if any(s in t for s in ACCIDENTS)]
    passed = [t for t in _texts(cells) if "All visible checks pass." in t]
    assert len(passed) >= len(load_lesson(lesson).exercises)


@pytest.mark.parametrize("lesson", LESSONS)
def test_as_released_a_lesson_complains_only_of_what_is_not_written(lesson, tmp_path):
    path = NOTEBOOKS / LESSONS[lesson].assignment / f"{lesson}.ipynb"
    cells = run(nbformat.read(path, 4), LESSONS[lesson], tmp_path)
    assert _outputs(cells, "error") == []
    assert [o for o in _outputs(cells, "stream") if o[1].name == "stderr"] == []
    first = next(i for i, c in enumerate(cells) if "NotImplementedError" in c.source)
    before = "\n".join(_texts(cells[:first]))
    assert not any(s in before for s in ACCIDENTS)
    untouched = [t for t in _texts(cells) if "not attempted yet" in t]
    assert len(untouched) == len(load_lesson(lesson).exercises)
