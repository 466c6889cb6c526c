"""Reading lesson files: what is accepted, and what is said when it is not."""

import json

import pytest
import tiny

from grading.lesson import LessonError, read
from grading.notebook import build
from grading.reference import EditError, edited


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    return tiny.course(tmp_path_factory.mktemp("source"))


def _read(tmp_path, text):
    path = tmp_path / "bad.py"
    path.write_text(text, encoding="utf-8")
    return read(path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("import numpy\n# %%\n", "bad.py:1: text before the first cell"),
        ("# %% solutio='f'\n", "bad.py:1: cannot read the marker"),
        ('# %% solution="f" test="f" points=1\n', "one role"),
        ('# %% test="f"\n', "have points"),
        ('# %% solution="f" points=2\n', "have points"),
        ("# %% [markdown]\n# ok\nnot ok\n", "bad.py:3: prose lines start with #"),
        ('# %% locked="a"\n# %% locked="a"\n', "bad.py:2: locked='a' is already"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_by_line(tmp_path, text, said):
    with pytest.raises(LessonError, match="bad.py") as error:
        _read(tmp_path, text)
    assert said in str(error.value)


@pytest.mark.parametrize(
    "quiz", ["# + yes :: why", "# ? what", "# ? what\n# + yes", "# ? what\n# - n :: w"]
)
def test_a_quiz_needs_a_question_answers_a_right_one_and_reasons(tmp_path, quiz):
    lesson = _read(tmp_path, f'# %% quiz="q"\n{quiz}\n')
    with pytest.raises(LessonError, match="needs a question"):
        lesson.quizzes()


def test_a_quiz_may_run_over_several_lines(tmp_path):
    text = '# %% quiz="q"\n# ? One\n#   two?\n# + yes,\n#   yes :: be\n#   cause\n'
    assert _read(tmp_path, text).quizzes() == {
        "q": {"asks": "One two?", "answers": [("yes, yes", True, "be cause")]}
    }


def test_headings_and_answers_are_found(course):
    assert course.lesson.headings == ("Tiny", "Doubling", "Four times")
    assert course.lesson.exercises == ("double", "twice")
    assert "SOLUTION" not in course.lesson.answer("double")


def test_the_notebook_is_the_same_bytes_every_time(course):
    assert build(course.lesson) == build(course.lesson)


def test_cell_ids_stay_when_a_cell_is_inserted(course, tmp_path):
    path = tmp_path / "tiny.py"
    extra = tiny.LESSON.replace("# %% solution", "# %%\n1 + 1\n# %% solution", 1)
    path.write_text(extra, encoding="utf-8")

    def ids(lesson):
        return [cell["id"] for cell in json.loads(build(lesson))["cells"]]

    before, after = ids(course.lesson), ids(read(path))
    assert len(after) == len(before) + 1 == len(set(after))
    assert [i for i in after if i in before] == before


def test_an_edit_that_matches_not_once_is_refused():
    with pytest.raises(EditError, match="occurs 2 times"):
        edited("a + a", ("a", "b"), "f")
    with pytest.raises(EditError, match="occurs 0 times"):
        edited("a + a", ("c", "b"), "f")
    assert edited("a + b", (("a", "b"), ("+ b", "+ c"))) == "b + c"
