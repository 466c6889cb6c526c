"""Each room of `grading/` imports only what CONTRIBUTING's table allows."""

import ast
import re

import pytest

from grading.paths import ROOT

TABLE = re.findall(
    r"^\| `(\w+)/` \|[^|]*\| (.*) \|$",
    (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"),
    re.M,
)
ROOMS = {room: i for i, (room, _) in enumerate(TABLE)}


def _allowed(room, text):
    named = {name for name in re.findall(r"`(\w+)`", text) if name in ROOMS}
    if "all above" in text:
        named |= {other for other in ROOMS if ROOMS[other] < ROOMS[room]}
    return named | {room}


def _imported(path):
    """What a module imports of `grading`, rooms and modules, anywhere in it."""
    package = path.relative_to(ROOT).parts[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            dotted = [*base, *(node.module or "").split(".")]
            names = [[*filter(None, dotted), alias.name] for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name.split(".") for alias in node.names]
        else:
            continue
        yield from (n[1] for n in names if n[0] == "grading")


def test_the_table_lists_every_room():
    folders = (ROOT / "grading").glob("*/__init__.py")
    assert set(ROOMS) == {path.parent.name for path in folders}


@pytest.mark.parametrize(("room", "allowed"), TABLE, ids=[room for room, _ in TABLE])
def test_a_room_imports_only_what_it_may(room, allowed):
    wrong = {
        f"{path.name} imports {other}"
        for path in (ROOT / "grading" / room).rglob("*.py")
        for other in _imported(path)
        if other in ROOMS and other not in _allowed(room, allowed)
    }
    assert not wrong


def test_the_worker_imports_nothing_of_grading_but_itself():
    assert dict(TABLE)["worker"] == "nothing of `grading`"
    used = {n for p in (ROOT / "grading/worker").rglob("*.py") for n in _imported(p)}
    assert used == {"worker"}
