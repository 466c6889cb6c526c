"""Reading lesson files: what is accepted, and what is said when it is not."""

import json

import pytest
import tiny
from typer.testing import CliRunner

from grading import paths
from grading.authoring.notebook import build
from grading.cli import app
from grading.folder import make_course_folder
from grading.model.lesson_file import LessonError, read
from grading.model.prose import accidents, asks
from grading.model.reference import EditError, edited

ASKED = "# %% [markdown]\n# Why?\n"
ANSWER = """# %% [markdown] answer="a" points=2
# Because.
#
# Rubric:
#
# - 1 point: says so
# - 1 point: and why
"""


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
        (
            "# %% [markdown]\n\n# so 60\n# + 20 = 80\n",
            "bad.py:4: Markdown makes a list",
        ),
        ("# %% [markdown]\n# Note.\n" + ANSWER, "bad.py:3: the cell before answer="),
        ("# %%\nwhy = '?'\n" + ANSWER, "bad.py:3: the cell before answer="),
        (ANSWER, "bad.py:1: the cell before answer="),
        (
            ASKED + ANSWER.replace("Rubric", "Points"),
            "bad.py:3: answer='a' needs a model",
        ),
        (
            ASKED + ANSWER.replace("# Because.\n", ""),
            "bad.py:3: answer='a' needs a model",
        ),
        (ASKED + ANSWER.replace("points=2", "points=3"), "its rubric add up to 2"),
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
    assert course.file.headings == ("Tiny", "Doubling", "Four times")
    assert course.file.exercises == ("double", "twice")
    assert "SOLUTION" not in course.file.answer("double")


@pytest.mark.parametrize("words", [["build", "1"], ["build", "1", "--check"]])
def test_course_build_refuses_such_a_lesson_by_file_and_line(
    tmp_path, monkeypatch, words
):
    wrong = tmp_path / "source" / "week1_introduction" / "wrong.py"
    wrong.parent.mkdir(parents=True)
    wrong.write_text("# %% [markdown]\n# so 60\n# + 20 = 80\n", encoding="utf-8")
    make_course_folder(tmp_path)
    (tmp_path / "order.txt").write_text("wrong", encoding="utf-8")
    monkeypatch.setattr(paths, "SOURCE", tmp_path / "source")
    monkeypatch.setattr(paths, "ORDER", tmp_path / "order.txt")
    result = CliRunner().invoke(app, [*words, "--course-dir", str(tmp_path)])
    assert result.exit_code == 1
    assert "wrong.py:3: Markdown makes a list of “+ 20 = 80”" in result.output
    assert isinstance(result.exception, SystemExit)


def test_a_question_stands_before_its_answer_and_students_read_only_that(tmp_path):
    lesson = _read(tmp_path, ASKED + ANSWER)
    assert [(c.role, c.name) for c in lesson.cells] == [
        ("question", "a"),
        ("answer", "a"),
    ]
    assert [c.source for c in lesson.prose] == ["Why?"]


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("60 · 3\n+ 20 = 200", {1: "a list"}),
        ("It is\n- 3 degrees", {1: "a list"}),
        ("The year was\n1969. Then", {1: "a list"}),
        ("1969. That was the year", {0: "a list"}),
        ("+ 20 is a list too", {0: "a list"}),
        ("Exercise\n# 5 of nine", {1: "a heading"}),
        ("A title\n---\nby accident", {1: "a heading"}),
        ("Where a\n> 0.5 holds", {1: "a quotation"}),
        ("- an item\n  + 3 more", {1: "a list"}),
        ("- one\n- two\n\nand then\n- three", {4: "a list"}),
        ("- one\n  goes on\n- two\n\n1. one\n2. two", {}),
        ("1. one\n\n2. two", {}),
        ("- one\n\n  - below\n  - below, too", {}),
        ("## Heading\n- one\n* two", {}),
        ("> one\n> two\n\n---\n\n**bold** and −3\n*or* slanted", {}),
        ("$$a\n+ b\n- c$$\nand\n\n```\na\n# b\n```", {}),
    ],
)
def test_a_line_that_markdown_takes_for_something_else_is_found(text, made):
    assert dict(accidents(text.split("\n"))) == made


@pytest.mark.parametrize(
    "text", ["Why?", "Is it “so”? Or not", "Note: explain. Explain it"]
)
def test_a_question_is_known_by_its_mark_or_its_verb(text):
    assert asks(text)


@pytest.mark.parametrize(
    "text", ["Here is a fact.", "`a?b`", "We explain it. Explained so"]
)
def test_a_statement_asks_nothing(text):
    assert not asks(text)


def test_the_notebook_is_the_same_bytes_every_time(course):
    assert build(course.file) == build(course.file)


def test_cell_ids_stay_when_a_cell_is_inserted(course, tmp_path):
    path = tmp_path / "tiny.py"
    extra = tiny.LESSON.replace("# %% solution", "# %%\n1 + 1\n# %% solution", 1)
    path.write_text(extra, encoding="utf-8")

    def ids(lesson):
        return [cell["id"] for cell in json.loads(build(lesson))["cells"]]

    before, after = ids(course.file), ids(read(path))
    assert len(after) == len(before) + 1 == len(set(after))
    assert [i for i in after if i in before] == before


def test_an_edit_that_matches_not_once_is_refused():
    with pytest.raises(EditError, match="occurs 2 times"):
        edited("a + a", ("a", "b"), "f")
    with pytest.raises(EditError, match="occurs 0 times"):
        edited("a + a", ("c", "b"), "f")
    assert edited("a + b", (("a", "b"), ("+ b", "+ c"))) == "b + c"
