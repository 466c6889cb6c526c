"""The lessons are measured by what an evening needs, and what misses is said."""

import pytest

from grading.authoring.style import STRETCH, main, measure, misses, stretches
from grading.model.lesson_file import read
from grading.paths import lesson_files

LESSONS = {path.stem: read(path) for path in lesson_files()}
PROSE = "# %% [markdown]\n# Read this.\n"
CODE = "# %%\nprint(1)\n"
SOLUTION = '# %% solution="f"\ndef f():\n    # BEGIN SOLUTION\n    # END SOLUTION\n'


def _lesson(tmp_path, text):
    path = tmp_path / "small.py"
    path.write_text(text, encoding="utf-8")
    return read(path)


@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_keeps_to_the_house_numbers(name):
    assert misses(measure(LESSONS[name])) == {}


@pytest.mark.parametrize(
    "active",
    [
        SOLUTION,
        '# %% quiz="q"\n# ? a\n# + b :: c\n',
        "# %%\nexplore(draw, alt)\n",
        "# %%\ncheck(sigmoid)\n",
        "# %%\narea = 80  # Change this number\n",
        "# %%\nrate = ...\n",
        "# %%\nfrom helpers.play import classifier\n\nclassifier()\n",
        "# %%\nfrom helpers.play import softmax as sliders\n\nsliders()\n",
        "# %%\nfrom helpers import play\n\nplay.softmax()\n",
    ],
)
def test_what_asks_for_something_cuts_a_stretch(tmp_path, active):
    lesson = _lesson(tmp_path, PROSE + CODE + active + PROSE)
    assert [len(s) for s in stretches(lesson)] == [2, 1]


def test_prose_pictures_and_further_reading_do_not_cut_a_stretch(tmp_path):
    text = 3 * (PROSE + CODE) + "# %% [markdown]\n# ## Further reading\n" + PROSE
    assert [len(s) for s in stretches(_lesson(tmp_path, text))] == [6]


def test_time_and_parts_are_read_and_must_agree(tmp_path):
    top = "# %% [markdown]\n# About 45 minutes.\n" + SOLUTION
    parts = "# %% [markdown]\n# ## Part {} · Begin ({} min)\n"
    good = measure(_lesson(tmp_path, top + parts.format(1, 25) + parts.format(2, 20)))
    assert (good.minutes, good.parts) == (45, (25, 20))
    assert not {"minutes", "parts"} & set(misses(good))
    late = measure(_lesson(tmp_path, top + parts.format(1, 40)))
    assert {"minutes", "parts"} <= set(misses(late))


def test_cells_are_counted_as_students_get_them(tmp_path):
    assert (
        measure(_lesson(tmp_path, PROSE + SOLUTION)).cells == 3
    )  # the first brings the files


def test_formulas_and_tables_count_for_the_longest_prose_but_what_is_folded_does_not(
    tmp_path,
):
    prose = "# %% [markdown]\n# Two words: $a + b$\n#\n# | one | two |\n# |---|---|\n"
    folded = "#\n# <details><summary>Hint</summary>\n# Not counted.\n# </details>\n"
    lesson = measure(_lesson(tmp_path, prose + folded + SOLUTION))
    assert lesson.words_most == 6


def test_a_long_stretch_is_marked(tmp_path):
    lesson = _lesson(tmp_path, SOLUTION + (STRETCH + 1) * CODE + PROSE)
    assert "stretch" in misses(measure(lesson))


def test_the_table_can_be_printed_without_running_a_notebook(capsys):
    main(["--still", "introduction"])
    assert "All within the house's numbers." in capsys.readouterr().out
