"""What is handed in is not simply a notebook."""

import json
import os
import zipfile
from io import BytesIO

from .case import FILE, handed_in, happened

MADE_UP = 200_000


def _zipped(files: dict[str, bytes], **options) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _zip(name):
    def put(place, right, desk):
        (place / "homework.zip").write_bytes(_zipped({name: json.dumps(right)}))

    return put


def _zip_bomb(place, right, desk):
    content = {f"{i}/{FILE}": b" " * 210_000_000 for i in range(1)}
    (place / "homework.zip").write_bytes(_zipped(content))


def _climbing_zip(place, right, desk):
    planted = {"../../../../planted.py": b"1 / 0", f"/tmp/{FILE}": b"{}"}
    content = planted | {f"week1/{FILE}": json.dumps(right).encode()}
    (place / "homework.zip").write_bytes(_zipped(content))


def _link(target):
    def put(place, right, desk):
        (place / FILE).symlink_to(desk.aimed(target))
        (place / "notes.ipynb").symlink_to(desk.aimed(target))

    return put


def _linked_folder(place, right, desk):
    (place / "all").symlink_to(desk.folder, target_is_directory=True)


def _pipe(place, right, desk):
    os.mkfifo(place / FILE)


def _folder(place, right, desk):
    (place / FILE).mkdir()


def _checkpoint(place, right, desk):
    (place / ".ipynb_checkpoints").mkdir()
    old = place / ".ipynb_checkpoints" / "introduction-checkpoint.ipynb"
    old.write_text(json.dumps(right))


def _beside(place, right, desk):
    for name in ("numpy.py", "helpers.py", "h5py.py", "sitecustomize.py", "helpers.so"):
        (place / name).write_text("raise SystemExit")
    (place / "helpers").mkdir()
    (place / "helpers" / "__init__.py").write_text("check = print")
    (place / "nbgrader_config.py").write_text("1 / 0")
    (place / "conftest.py").write_text("1 / 0")
    (place / FILE).write_text(json.dumps(right))


def _odd_names(place, right, desk):
    for name in ("a\nb.txt", "<b>bold.txt", "..;rm -rf.txt", "x" * 200, "{{ 8 }}.py"):
        (place / name).write_text("mine")
    (place / "introduction (2)\n<script>.ipynb").write_text(json.dumps(right))


def _many(place, right, desk):
    (place / "many").mkdir()
    for i in range(3_000):
        (place / "many" / f"{i}.ipynb").touch()
    (place / FILE).write_text(json.dumps(right))


def _bytes(change):
    return lambda notebook: change(json.dumps(notebook, ensure_ascii=False))


def _twice(text: str) -> str:
    """Every key of the notebook is there twice; the last one counts, as in Jupyter."""
    return '{"cells": [], "cells": 5, ' + text[1:]


DEEP = "[" * MADE_UP + "]" * MADE_UP
NO_NOTEBOOK = ("is not a notebook, or only a part of one",)
NONE_THERE = ("was not handed in",)

CASES = [
    handed_in("in-a-zip", _zip(FILE), says=("homework.zip",)),
    handed_in("a-zip-bomb", _zip_bomb, 0, says=("is larger than",)),
    handed_in("a-climbing-zip", _climbing_zip),
    handed_in("a-link-to-the-gradebook", _link("$gradebook"), 0, says=NONE_THERE),
    handed_in("a-link-to-the-course", _linked_folder, 0, says=NONE_THERE),
    handed_in("a-pipe", _pipe, 0, says=NONE_THERE),
    handed_in("a-folder", _folder, 0, says=NONE_THERE),
    handed_in("only-a-checkpoint", _checkpoint),
    handed_in("modules-beside-it", _beside),
    handed_in("odd-names", _odd_names, never=("<script>.ipynb",)),
    handed_in("many-files", _many),
    happened("a-byte-order-mark", _bytes(lambda t: "\ufeff" + t)),
    happened("windows-cells", _bytes(lambda t: t.replace("\\n", "\\r\\n"))),
    happened("utf-16", _bytes(lambda t: t.encode("utf-16"))),
    happened("invalid-utf-8", lambda n: b"\xff\xfe\xfa" * 99, 0, says=NO_NOTEBOOK),
    happened("keys-twice", _bytes(_twice)),
    happened("cut-off", _bytes(lambda t: t[:800]), 0, says=NO_NOTEBOOK),
    happened("deep-json", lambda n: DEEP, 0, says=NO_NOTEBOOK),
    happened(
        "millions-of-cells",
        lambda n: '{"cells": [' + "{}," * 2_000_000 + "{}]}",
        0,
        says=("has more cells than",),
    ),
]
