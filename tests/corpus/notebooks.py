"""What is handed in is a notebook whose cells are not what they were."""

import copy

from classroom import index_of, own_cell, without_names

from .case import FULL, LEAST, WRONG, cell_of, happened

CHECK = "neuron-test"


def _changed(name, points=FULL, **more):
    """Decorate a change of the right notebook, in place."""
    return lambda change: CASES.append(happened(name, change, points, **more))


CASES: list = []


@_changed("no-metadata")
def _(notebook):
    return without_names(notebook)


@_changed("metadata-of-colab")
def _(notebook):
    notebook = without_names(notebook)
    notebook["metadata"] = {"colab": {"provenance": []}}
    for i, cell in enumerate(notebook["cells"]):
        cell["metadata"] = {"id": f"c{i}", "outputId": f"o{i}"}
    return notebook


@_changed("no-check")
def _(notebook):
    del notebook["cells"][index_of(notebook, CHECK)]


@_changed("an-edited-check", LEAST)
def _(notebook):
    cell_of(notebook, "neuron")["source"] = WRONG
    cell_of(notebook, CHECK)["source"] = "8.0"


@_changed("a-check-that-is-code-no-more", LEAST)
def _(notebook):
    cell_of(notebook, "neuron")["source"] = WRONG
    cell_of(notebook, CHECK)["cell_type"] = "markdown"


@_changed("a-copied-check")
def _(notebook):
    place = index_of(notebook, CHECK)
    notebook["cells"].insert(place, copy.deepcopy(notebook["cells"][place]))


@_changed("a-copied-answer", FULL)
def _(notebook):
    place = index_of(notebook, "neuron")
    stub = copy.deepcopy(notebook["cells"][place])
    stub["source"] = "def neuron(x, w, b):\n    raise NotImplementedError()"
    notebook["cells"].insert(place, stub)


@_changed("only-the-answer")
def _(notebook):
    notebook["cells"] = [cell_of(notebook, "neuron")]


@_changed("backwards")
def _(notebook):
    notebook["cells"].reverse()


@_changed("points-of-its-own", LEAST)
def _(notebook):
    cell_of(notebook, "neuron")["source"] = WRONG
    cell_of(notebook, CHECK)["metadata"]["nbgrader"] |= {"points": 8000, "grade": True}
    mine = own_cell("8000.0")
    mine["metadata"]["nbgrader"] = {
        **cell_of(notebook, CHECK)["metadata"]["nbgrader"],
        "grade_id": "extra",
    }
    notebook["cells"].append(mine)


@_changed("points-that-are-text")
def _(notebook):
    cell_of(notebook, CHECK)["metadata"]["nbgrader"] |= {"points": "abc"}


@_changed("grade-false", LEAST)
def _(notebook):
    cell_of(notebook, "neuron")["source"] = WRONG
    cell_of(notebook, CHECK)["metadata"]["nbgrader"] |= {"grade": False}


@_changed("another-schema")
def _(notebook):
    for cell in notebook["cells"]:
        if "nbgrader" in cell["metadata"]:
            cell["metadata"]["nbgrader"]["schema_version"] = 99


@_changed("tags-that-skip", LEAST)
def _(notebook):
    cell_of(notebook, "neuron")["source"] = WRONG
    for cell in notebook["cells"]:
        cell["metadata"]["tags"] = ["skip-execution", "raises-exception"]


@_changed("outputs-of-its-own", LEAST)
def _(notebook):
    cell_of(notebook, "neuron")["source"] = WRONG
    score = {"output_type": "execute_result", "execution_count": 1, "metadata": {}}
    verdict = {"exercise": "neuron", "points": 8.0}
    shown = {"text/plain": "8.0", "application/vnd.course.verdict+json": verdict}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"] = [{**score, "data": shown}]


@_changed("refused-by-itself", LEAST)
def _(notebook):
    cell_of(notebook, "neuron")["source"] = WRONG
    notebook["metadata"]["course"] = {"refused": "no", "notes": ["8 of 8"]}
    for cell in notebook["cells"]:
        cell["metadata"]["course"] = {"given": True}


@_changed("another-kernel")
def _(notebook):
    notebook["metadata"] = {
        "kernelspec": {"name": "bash", "language": "bash", "display_name": "Bash"},
        "language_info": {"name": "bash"},
    }


@_changed("an-older-format")
def _(notebook):
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["input"] = cell.pop("source")
    cells = notebook.pop("cells")
    notebook |= {"nbformat": 3, "nbformat_minor": 0, "worksheets": [{"cells": cells}]}


@_changed("a-format-of-the-future")
def _(notebook):
    notebook |= {"nbformat": 99, "nbformat_minor": "x"}


@_changed("cells-that-are-none")
def _(notebook):
    notebook["cells"][:0] = [None, 5, [], {}, {"source": 5}, {"metadata": "x"}]
    notebook["cells"] += [{"cell_type": ["code"], "source": {"a": 1}, "id": [1]}]


@_changed("half-characters")
def _(notebook):
    notebook["cells"].insert(1, own_cell("lone = '\ud800'"))


@_changed("thirty-megabytes-of-output", says=())
def _(notebook):
    text = {"output_type": "stream", "name": "stdout", "text": "x" * 30_000_000}
    cell_of(notebook, "setup-locked")["outputs"] = [text]


@_changed("attachments", never=("data:text/html",))
def _(notebook):
    own = own_cell("![x](attachment:x.png)", "markdown")
    own["attachments"] = {"x.png": {"text/html": "<script>alert(1)</script>"}}
    notebook["cells"].append(own)


@_changed("scripts-in-prose", never=("<script>alert", "<img src=x", "<iframe"))
def _(notebook):
    text = "<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>\n\n<iframe>"
    cell_of(notebook, "your-task-answer")["source"] = text + "\n\n$a<b$"
    notebook["cells"].append(own_cell(text, "markdown"))
    notebook["cells"].append(own_cell(text, "raw"))


@_changed("names-with-markup", never=("<script>alert", "../../"))
def _(notebook):
    mine = own_cell("1", "code")
    mine["metadata"]["nbgrader"] = {"grade_id": "<script>alert(1)</script>"}
    other = own_cell("2", "code")
    other["metadata"]["nbgrader"] = {"grade_id": "../../" * 9 + "neuron"}
    notebook["cells"] += [mine, other]
