"""Outputs of a student's code, as far as they reach a page."""

import pytest
from nbformat.v4 import new_code_cell, new_output

from grading.plugins.pages import SafeOutputs
from grading.reports.clean import MAX_PICTURE, MAX_TEXT

LONG = "x" * 5_000_000


def _kept(output):
    cell, _ = SafeOutputs().preprocess_cell(new_code_cell(outputs=[output]), {}, 0)
    return str(cell.outputs)


@pytest.mark.parametrize(
    "output",
    [
        new_output("stream", text=LONG),
        new_output("error", ename=LONG, evalue=LONG, traceback=[LONG]),
        new_output("display_data", {"text/plain": LONG}),
        new_output("display_data", {"text/html": f"<b>{LONG}</b>"}),
        new_output("display_data", {"image/png": "A" * (MAX_PICTURE + 1)}),
        new_output("display_data", {"application/json": LONG}),
    ],
    ids=["stream", "error", "text", "html", "picture", "other"],
)
def test_an_output_of_any_length_leaves_a_page_of_some(output):
    assert len(_kept(output)) < 3 * MAX_TEXT


def test_a_traceback_of_any_length_ends_with_its_last_lines():
    lines = [f"line {number}" for number in range(1000)]
    kept = _kept(new_output("error", ename="E", evalue="e", traceback=lines))
    assert "line 999" in kept and "line 900" not in kept
