"""What counts of a submission's cells when it is put on the released notebook."""

import json
import textwrap

import pytest
from classroom import (
    LESSON,
    answered,
    grade_id,
    index_of,
    open_classroom,
    own_cell,
    released,
)

from grading.ingest.pieces import pieces
from grading.ingest.rebuild import rebuild
from grading.model.lesson import load_lesson

MADE = load_lesson(LESSON)
NAMES = list(MADE.exercises)
FIRST, SECOND = NAMES[:2]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return open_classroom(tmp_path_factory.mktemp("rebuild"))


@pytest.fixture(scope="module")
def blank(folder):
    return released(folder)


def _rebuilt(blank, notebook):
    return rebuild(blank, pieces(notebook)).notebook


def test_a_rebuilt_right_notebook_is_the_submitted_one_but_for_marks(blank):
    right = answered(blank)
    made = _rebuilt(blank, right)
    assert [c["id"] for c in made["cells"]] == [c["id"] for c in right["cells"]]
    text = {c["id"]: "".join(c["source"]) for c in right["cells"]}
    assert {c["id"]: "".join(c["source"]) for c in made["cells"]} == text


def test_nothing_but_text_is_taken_from_a_submission(blank):
    notebook = answered(blank)
    for cell in notebook["cells"]:
        cell["metadata"]["tags"] = ["skip-execution"]
        cell["metadata"].setdefault("nbgrader", {})["points"] = 98765
        cell["attachments"] = {"a": {}}
    text = json.dumps(_rebuilt(blank, notebook))
    assert "skip-execution" not in text
    assert "98765" not in text and "attachments" not in text


def test_a_changed_check_cell_is_the_released_one_again(blank):
    notebook = answered(blank)
    cell = notebook["cells"][index_of(notebook, f"{FIRST}-test")]
    released_text = "".join(cell["source"])
    cell["source"] = "print('passed')"
    made = _rebuilt(blank, notebook)
    made_cell = made["cells"][index_of(made, f"{FIRST}-test")]
    assert "".join(made_cell["source"]) == released_text
    assert "print('passed')" not in json.dumps(made)


def test_of_several_copies_the_last_changed_one_above_the_check_counts(blank):
    notebook = answered(blank)
    at = index_of(notebook, FIRST)
    cell = notebook["cells"][at]
    stub = blank["cells"][index_of(blank, FIRST)]
    old = {**cell, "id": "old", "source": "# an old try"}
    scratch = {**cell, "id": "scratch", "source": "# to play with"}
    notebook["cells"][at : at + 1] = [old, cell, {**stub, "id": "empty"}]
    notebook["cells"].append(scratch)
    made = _rebuilt(blank, notebook)
    sources = ["".join(c["source"]) for c in made["cells"]]
    assert sources[index_of(made, FIRST)] == cell["source"]
    assert sources.index("# an old try") < index_of(made, FIRST)
    assert sources[-1] == "# to play with"
    assert sources.count("".join(stub["source"])) == 0


def test_own_cells_stay_behind_the_cell_that_they_stood_behind(blank):
    notebook = answered(blank)
    at = index_of(notebook, FIRST)
    notebook["cells"].insert(at + 1, own_cell("mine = 1"))
    made = _rebuilt(blank, notebook)
    assert made["cells"][index_of(made, FIRST) + 1]["source"] == "mine = 1"


@pytest.mark.parametrize(
    "cells",
    [
        [None, 3, "x", []],
        [{"cell_type": 7, "source": {"a": 1}, "metadata": [], "id": 5}],
        [{"source": [1, None], "metadata": {"nbgrader": {"grade_id": ["x"]}}}],
        [{"source": "\ud800", "metadata": {"nbgrader": "?"}}],
    ],
)
def test_cells_of_any_kind_are_read_without_harm(blank, cells):
    made = _rebuilt(blank, {"cells": cells})
    names = [grade_id(c) for c in blank["cells"] if grade_id(c)]
    assert [grade_id(c) for c in made["cells"] if grade_id(c)] == names
    json.dumps(made).encode("utf-8")


def _code(name, source, **nbgrader):
    """A code cell of a small released notebook; with nbgrader's name if it has one."""
    kind = {"grade_id": name, "locked": False, "solution": False, "grade": False}
    metadata = {"nbgrader": {**kind, **nbgrader}} if nbgrader else {}
    if name.endswith("-demo"):
        metadata["course"] = {"role": "demo", "name": name.removesuffix("-demo")}
    return {**own_cell(textwrap.dedent(source)), "id": name, "metadata": metadata}


def _stub(name):
    body = '"""Do it."""\n    # YOUR CODE HERE\n    raise NotImplementedError()'
    return _code(name, f"def {name}(x):\n    {body}", solution=True)


def _check(name):
    return _code(f"{name}-test", f"check({name})", grade=True, locked=True)


SMALL = {
    "metadata": {},
    "cells": [
        _code("setup-locked", "import math", locked=True),
        _code("data", "data = [1, 2]\nprint(len(data))"),
        _code("size", "size = len(data)"),
        _stub("f"),
        _check("f"),
        _code("try-f", "shown = f(size)"),
        _stub("g"),
        _check("g"),
        _code("train-demo", "net = g(data)\nsize_of_net = 3", locked=True),
        _code("after", "layers = net[0]"),
        _stub("h"),
        _check("h"),
    ],
}
RIGHT = {name: f"def {name}(x):\n    return '{name}'" for name in "fgh"}


def _small(answers=RIGHT, *, without=(), own=None):
    """A submission: answers by cell, cells left out, own cells behind others."""
    cells = []
    for cell in SMALL["cells"]:
        name = cell["id"]
        if name not in without:
            cells.append({**cell, "source": answers.get(name, cell["source"])})
        if own and name in own:
            cells.append({**own_cell(own[name]), "id": f"own-of-{name}"})
    return {"cells": cells}


def _graded(notebook):
    """Rebuild it and run what grading runs: what each check finds, and the names."""
    made = rebuild(SMALL, pieces(notebook))
    found, space = {}, {}
    for cell in made.notebook["cells"]:
        name, mark = grade_id(cell), cell["metadata"].get("course", {})
        if name.endswith("-test"):
            found[name[0]] = _result(space, name[0])
        elif not mark.get("given") and not name.endswith("-demo"):
            try:
                exec(cell["source"], space)
            except Exception as error:  # noqa: BLE001 - a cell may fail, as in Jupyter
                space["failed"] = repr(error)
    return found, space, made


def _result(space, name):
    try:
        return space[name](0)
    except (NotImplementedError, LookupError, NameError) as error:
        return type(error).__name__


WHOLE = "\n\n".join(RIGHT.values())
ALL_RIGHT = {name: name for name in "fgh"}


@pytest.mark.parametrize(
    "notebook",
    [
        _small(),
        _small({**RIGHT, "f": RIGHT["f"] + "\n" + RIGHT["g"]}, without=["g"]),
        _small({"f": WHOLE}),
        _small({"f": WHOLE}, without=["g", "h"]),
        _small({"h": WHOLE}),
        _small({}, own={"setup-locked": WHOLE}),
        _small({}, own={"h-test": WHOLE}),
        _small({}, own={name: text for name, text in RIGHT.items()}),
        _small({**RIGHT, "f": RIGHT["g"], "g": RIGHT["f"]}),
        _small({**RIGHT, "g": ""}, own={"g": RIGHT["g"]}),
        _small({"h": RIGHT["h"], "f-test": WHOLE}, without=["f", "g"]),
        _small({**RIGHT, "setup-locked": "import math\n" + RIGHT["f"], "f": ""}),
        _small({**RIGHT, "f": RIGHT["f"].replace("\n", "\r\n")}),
    ],
    ids=[
        "in their places",
        "two cells merged",
        "all in the first",
        "all in the first, the others deleted",
        "all in the last",
        "in a cell on top",
        "in a cell at the end",
        "below the stubs",
        "swapped",
        "below an emptied cell",
        "merged into a check",
        "in the set-up cell",
        "with other line ends",
    ],
)
def test_an_answer_counts_wherever_it_stands(notebook):
    notebook = json.loads(
        json.dumps(notebook).replace("%%time", "").replace("%time ", "")
    )
    assert _graded(notebook)[0] == ALL_RIGHT


def test_a_submission_of_thousands_of_cells_keeps_some_of_them():
    cells = [*_small()["cells"], *[own_cell(f"x = {i}") for i in range(2000)]]
    found, space, _ = _graded({"cells": cells})
    assert found == ALL_RIGHT and space["x"] == 499


def test_magic_commands_do_not_hide_a_definition():
    for magic in ("%%time\n", "%matplotlib inline\n!ls\nf?\n"):
        made = rebuild(SMALL, pieces(_small({"f": magic + WHOLE})))
        sources = [c["source"] for c in made.notebook["cells"]]
        assert "NotImplementedError" not in "".join(sources)


def test_a_stub_stays_where_there_is_nothing_else():
    found, _, made = _graded(_small({"f": RIGHT["f"]}))
    assert found == {"f": "f", "g": "NotImplementedError", "h": "NotImplementedError"}
    assert made.notes == []


def test_a_copied_stub_is_no_answer():
    stub = SMALL["cells"][3]["source"]
    other = stub.replace("Do it.", "My own words.") + "\n# to do\n"
    assert _graded(_small(own={"h-test": stub, "f": other}))[0] == ALL_RIGHT


def test_of_two_definitions_the_last_one_run_counts():
    late = RIGHT["f"].replace("'f'", "'late'")
    assert _graded(_small(own={"f": late}))[0]["f"] == "late"
    assert _graded(_small(own={"data": late}))[0]["f"] == "f"
    assert _graded(_small(own={"f-test": late}))[0]["f"] == "f"


@pytest.mark.parametrize(
    "answer",
    [
        "f = lambda x: 'f'",
        "from functools import partial\nf = partial(lambda a, x: a, 'f')",
        "if True:\n    def f(x):\n        return 'f'",
        "class F:\n    def __call__(self, x):\n        return 'f'\nf = F()",
        "import os.path as f\nf = lambda x: 'f'",
        "@lambda function: lambda x: 'f'\ndef f(x):\n    pass",
    ],
)
def test_a_name_made_in_any_way_is_a_definition(answer):
    for behind in ("setup-locked", "f", "h-test"):
        found, _, made = _graded(_small({**RIGHT, "f": ""}, own={behind: answer}))
        assert found == ALL_RIGHT
        assert made.notes == ["Your `f` was found in a cell of your own."]


def test_what_a_definition_below_its_check_needs_comes_along():
    helper = "import math\nHALF = 0.5\ndef _part(x):\n    return 'f' if HALF else math"
    cells = {"h-test": helper, "h": "def f(x):\n    return _part(x)\nprint(undefined)"}
    found, space, _ = _graded(_small({**RIGHT, "f": ""}, own=cells))
    assert found == ALL_RIGHT
    assert "undefined" in space["failed"]  # where it stood, and nowhere else


def test_what_stands_above_a_check_is_not_replaced_from_below():
    cells = {"h-test": "def f(x):\n    return 'late'\ndef g(x):\n    return f(x)"}
    assert _graded(_small({**RIGHT, "g": ""}, own=cells))[0]["g"] == "f"


def test_a_name_that_a_given_cell_imports_is_no_answer():
    setup = _code("setup-locked", "from math import exp as g", locked=True)
    small = {**SMALL, "cells": [setup, *SMALL["cells"][1:]]}
    made = rebuild(small, pieces(small))
    sources = [c["source"] for c in made.notebook["cells"]]
    assert sources == [c["source"] for c in small["cells"]] and made.notes == []


def test_an_answer_in_a_cell_that_is_no_python_is_not_called_unattempted():
    broken = RIGHT["f"] + "\n)\n" + RIGHT["g"]
    found, _, made = _graded(_small({"f": broken, "h": RIGHT["h"]}, without=["g"]))
    assert found == {"f": "KeyError", "g": "KeyError", "h": "h"}
    assert "Your `g` was found in the cell of `f`." in made.notes


def test_what_was_found_elsewhere_is_said():
    merged = _small({**RIGHT, "f": RIGHT["f"] + "\n" + RIGHT["g"]}, without=["g"])
    assert _graded(merged)[2].notes == [
        "The cell “g” was put back.",
        "Your `g` was found in the cell of `f`.",
    ]


def _ran(notebook):
    made = rebuild(SMALL, pieces(notebook)).notebook
    return [
        cell["id"]
        for cell in made["cells"]
        if not cell["metadata"].get("course", {}).get("given") and not grade_id(cell)
    ]


def test_given_cells_are_not_run_for_answers_that_do_not_use_them():
    assert _ran(_small()) == []
    local = "def f(x):\n    data = size = shown = 1\n    return [data for size in 'f']"
    assert _ran(_small({**RIGHT, "f": local})) == []
    assert _ran(_small(own={"h-test": "print(data)"})) == ["own-1"]
    assert _ran(_small({**RIGHT, "f": "data = 3\nprint(data)\n" + RIGHT["f"]})) == []


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("print(data)", ["data"]),
        ("print(size)", ["data", "size"]),
        ("print([d * size for d in x or ()])", ["data", "size"]),
        ("print(mine)", ["data", "own-1"]),
        ("x = lambda: shown", ["data", "size", "try-f"]),
    ],
)
def test_the_given_cells_that_an_answer_uses_are_run(line, cells):
    answer = f"def h(x):\n    {line}\n    return 'h'"
    notebook = _small({**RIGHT, "h": answer}, own={"data": "mine = data[0]"})
    ran = [name for name in _ran(notebook) if name != "own-1" or "own-1" in cells]
    assert ran == cells
    assert _graded(notebook)[0] == ALL_RIGHT


def test_a_leftover_line_below_an_answer_finds_its_names_too():
    notebook = _small({**RIGHT, "f": RIGHT["f"] + "\nprint(f(size))"})
    assert _ran(notebook) == ["data", "size"]
    assert "failed" not in _graded(notebook)[1]


def test_names_of_long_cells_are_missing_for_a_stated_reason():
    answer = "def h(x):\n    return net, layers, size_of_net, unknown"
    notebook = _small({**RIGHT, "h": answer}, own={"h-test": "shown"})
    missing = rebuild(SMALL, pieces(notebook)).notebook["metadata"]["course"]
    reasons = missing["unavailable"]
    assert set(reasons) == {"net", "layers", "size_of_net", "shown"}
    assert "`net` is made by a long cell that grading does not run" in reasons["net"]
    assert "by a given cell" in reasons["shown"]
    assert rebuild(SMALL, pieces(_small())).notebook["metadata"]["course"] == {
        "unavailable": {}
    }


@pytest.mark.parametrize(
    "text",
    [
        "(" * 5000,
        "-" * 50_000 + "1",
        "x = " + "[" * 150 + "]" * 150,
        "def f(x):\n\treturn 1\n        return 2",
        "\0",
        "await f()",
        "return 1",
        "from f import *",
        "print('\\d')",
        "f" * 300_000,
        "if x:\n" + "".join(" " * i + "if x:\n" for i in range(1, 120)),
        "a.b" * 20_000,
        "def f(x):\f\n    return 1\x0c",
        "nonlocal f",
        "global f; f = 1; (f := 2)",
    ],
)
def test_code_of_any_kind_is_read_without_harm(text):
    for behind in ("f", "h-test"):
        made = rebuild(SMALL, pieces(_small(own={behind: text})))
        assert text in {c["source"] for c in made.notebook["cells"]}
