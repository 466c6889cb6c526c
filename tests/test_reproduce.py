"""`course reproduce`: known figures come out, and what differs is marked."""

import io
from dataclasses import replace

import h5py
import numpy as np
import pytest
from rich.console import Console

from grading.authoring import reproduce
from grading.authoring.published import OURS, USUAL, Figures
from grading.model.lesson import load_lesson


@pytest.fixture(scope="module")
def comparisons():
    return reproduce.reproduce()


def test_our_own_files_give_our_own_table(comparisons):
    assert [c.model for c in comparisons] == list(OURS)
    assert {c.model: c.differing for c in comparisons} == {name: [] for name in OURS}
    assert "All 76 figures agree" in reproduce.summary(comparisons)


def test_a_figure_that_differs_in_the_last_digit_is_marked(comparisons):
    one = comparisons[0]
    costs = (*one.known.costs[:3], "0.123456", *one.known.costs[4:])
    changed = replace(one, known=replace(one.known, costs=costs))
    assert changed.differing == ["cost 300"]
    console = Console(width=120, record=True, quiet=False, file=open("/dev/null", "w"))
    console.print(reproduce.table([changed, *comparisons[1:]]))
    assert console.export_text().count("≠") == 2  # the title explains the sign
    assert "1 of 76 figures differ" in reproduce.summary([changed, *comparisons[1:]])


def test_a_table_in_which_everything_differs_is_whole_in_80_columns():
    none = {
        n: Figures(("12.345678",) * len(f.costs), "0", "0") for n, f in USUAL.items()
    }
    wrong = [reproduce.Comparison(n, none[n], f) for n, f in USUAL.items()]
    console = Console(width=80, record=True, file=io.StringIO())
    console.print(reproduce.table(wrong))
    shown = console.export_text().split()
    for known in USUAL.values():
        assert {*known.costs, known.train, known.test} <= set(shown)
    assert "…" not in " ".join(shown)


def test_the_usual_two_layer_cost_at_900_is_rounded_from_its_long_value():
    assert USUAL["two layers"].costs[9] == f"{0.3580705011:.6f}"


def test_the_direct_way_and_the_fast_way_start_alike():
    pictures = reproduce.load()
    basis = np.linalg.qr(pictures.train_x)
    answers = load_lesson("image_classification").reference
    for model, layers, _ in reproduce.DEEP.values():
        sizes = [len(pictures.train_x), *layers]
        costs = [
            reproduce.fit(answers.function(model), pictures, basis, sizes, 101, way)[1]
            for way in (True, False)
        ]
        np.testing.assert_allclose(*costs, atol=1e-8)


def test_other_files_are_compared_with_the_published_figures(tmp_path):
    rng = np.random.default_rng(0)
    for part in ("train", "test"):
        with h5py.File(tmp_path / f"{part}_catvnoncat.h5", "w") as file:
            file[f"{part}_set_x"] = rng.integers(0, 256, (8, 64, 64, 3), dtype=np.uint8)
            file[f"{part}_set_y"] = np.array([0, 1] * 4)
            file["list_classes"] = np.array([b"non-cat", b"cat"])
    comparisons = reproduce.reproduce(tmp_path)
    assert [c.known for c in comparisons] == list(USUAL.values())
    assert all(c.differing for c in comparisons)


def test_the_tables_are_whole():
    for known in (USUAL, OURS):
        assert [len(f.costs) for f in known.values()] == [20, 25, 25]
        texts = [c for f in known.values() for c in f.costs]
        assert all(len(text) == 8 for text in texts)
