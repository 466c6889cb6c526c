"""A badge opens the notebook that was released, at the address that it fetches from."""

import json
import shutil

import pytest
from typer.testing import CliRunner

from grading import paths
from grading.authoring.badges import badges, colab_folder
from grading.cli import app

WEEK, FILE = "week1_introduction", "introduction.ipynb"
RAW = "https://raw.githubusercontent.com/you/nn/main/packages"
OPENS = "https://colab.research.google.com/github/you/nn/blob/main"


@pytest.mark.parametrize(
    ("url", "opens"),
    [
        (RAW, f"{OPENS}/packages"),
        (f"{RAW}/", f"{OPENS}/packages"),
        ("https://github.com/you/nn/raw/main/a/b", f"{OPENS}/a/b"),
        ("https://raw.githubusercontent.com/you/nn/refs/heads/main", OPENS),
        ("https://example.org/nn", ""),
        ("https://example.org/?https://github.com/you/nn/raw/main", ""),
    ],
)
def test_colab_opens_what_is_in_a_repository_and_nothing_else(url, opens):
    assert colab_folder(url) == opens


def test_every_notebook_of_a_week_has_a_badge_in_order():
    lines = badges("week2_logistic_regression", RAW).splitlines()
    names = [line.rpartition("/")[2] for line in lines]
    assert names == ["vectorization.ipynb)", "logistic_regression.ipynb)"]
    assert badges(WEEK, "https://example.org") == ""


def test_the_badge_leads_to_the_released_notebook_which_fetches_from_there(tmp_path):
    shutil.copy(paths.ROOT / paths.CONFIG_FILE, tmp_path)
    words = ["release", "1", "--url", RAW, "--course-dir", str(tmp_path)]
    result = CliRunner().invoke(app, words)
    assert result.exit_code == 0, result.output
    published = tmp_path / paths.PACKAGES
    badge = (published / f"{WEEK}-colab.md").read_text(encoding="utf-8").strip()
    place = (
        badge.rpartition("(")[2].removesuffix(")").removeprefix(f"{OPENS}/packages/")
    )
    opened = json.loads((published / place).read_text(encoding="utf-8"))
    assert place == f"{WEEK}/{FILE}" and (published / f"{WEEK}.zip").is_file()
    first = next(c for c in opened["cells"] if c["cell_type"] == "code")
    assert f"{RAW}/{WEEK}.zip#" in "".join(first["source"])
