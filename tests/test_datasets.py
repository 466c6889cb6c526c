"""The pictures of the course: drawn alike everywhere, and good enough to teach with."""

import ast
import re
import shutil

import h5py
import numpy as np
import pytest

from benchmarks import cats_models, cats_table
from datasets import generate
from datasets.generator import PLACES, SUBJECTS, draw_picture, draw_set

CARD = (generate.FOLDER / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def drawn():
    return generate.course_arrays()


@pytest.fixture(scope="module")
def row():
    return cats_table.shipped_row()


@pytest.fixture
def copy_of_files(tmp_path):
    for name in (*generate.FILES.values(), generate.CHECKSUMS):
        shutil.copy(generate.FOLDER / name, tmp_path)
    return tmp_path


@pytest.fixture
def drawn_once(monkeypatch, drawn):
    """Let `check` use the pictures drawn above instead of drawing them once more."""
    monkeypatch.setattr(generate, "course_arrays", lambda: drawn)


def test_the_generator_draws_the_files_and_the_checksums(drawn_once):
    assert generate.check() == []


def test_one_changed_pixel_turns_the_check_red(drawn_once, copy_of_files):
    with h5py.File(copy_of_files / "train_catvnoncat.h5", "r+") as file:
        file["train_set_x"][17, 5, 6, 0] ^= 1
    complaints = generate.check(copy_of_files)
    assert len(complaints) == 1
    assert "train_set_x, in the file" in complaints[0]
    assert generate.check() == []


def test_a_generator_that_draws_one_pixel_differently_turns_the_check_red(
    monkeypatch, drawn
):
    content = dict(drawn["test_catvnoncat.h5"])
    content["test_set_x"] = content["test_set_x"].copy()
    content["test_set_x"][0, 0, 0, 0] ^= 1
    changed = {**drawn, "test_catvnoncat.h5": content}
    monkeypatch.setattr(generate, "course_arrays", lambda: changed)
    complaints = generate.check()
    assert len(complaints) == 1
    assert "test_set_x, drawn anew" in complaints[0]


def test_a_lost_file_turns_the_check_red(drawn_once, copy_of_files):
    (copy_of_files / "test_catvnoncat.h5").unlink()
    assert "test_catvnoncat.h5" in generate.check(copy_of_files)[0]


def test_the_command_says_so_with_its_exit_status(drawn_once, copy_of_files, capsys):
    folder = ["--folder", str(copy_of_files)]
    assert generate.main(["--check", *folder]) == 0
    with h5py.File(copy_of_files / "train_catvnoncat.h5", "r+") as file:
        file["train_set_y"][0] ^= 1
    assert generate.main(["--check", *folder]) == 1
    assert "train_set_y" in capsys.readouterr().out
    assert generate.main(folder) == 0
    assert generate.main(["--check", *folder]) == 0


def test_writing_the_files_twice_gives_the_same_bytes(drawn_once, tmp_path):
    generate.write(tmp_path)
    first = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    generate.write(tmp_path)
    assert first == {path.name: path.read_bytes() for path in tmp_path.iterdir()}


@pytest.mark.parametrize(
    ("part", "count", "cats"), [("train", 209, 72), ("test", 200, 100)]
)
def test_the_files_have_the_usual_schema(part, count, cats):
    path = generate.FOLDER / generate.FILES[part]
    arrays = generate.read(path)
    assert set(arrays) == {f"{part}_set_x", f"{part}_set_y", "list_classes"}
    pictures, labels = arrays[f"{part}_set_x"], arrays[f"{part}_set_y"]
    assert pictures.shape == (count, 64, 64, 3) and pictures.dtype == np.uint8
    assert labels.shape == (count,) and labels.dtype == np.int64
    assert labels.sum() == cats and set(labels.tolist()) == {0, 1}
    assert arrays["list_classes"].tolist() == [b"non-cat", b"cat"]
    assert path.stat().st_size <= 3_000_000


def test_no_picture_is_there_twice(drawn):
    pictures = [
        picture.tobytes()
        for content in drawn.values()
        for key, array in content.items()
        if key.endswith("_x")
        for picture in array
    ]
    assert len(set(pictures)) == len(pictures) == 409


def test_a_picture_does_not_depend_on_those_before_it():
    few, many = draw_set(5, 6, 6).pictures, draw_set(5, 8, 8).pictures
    assert np.array_equal(few, many[:6])


def test_a_picture_of_its_own_seed_is_the_same_twice_and_new_for_another():
    assert np.array_equal(draw_picture(7), draw_picture(7))
    assert not np.array_equal(draw_picture(7), draw_picture(8))
    assert not np.array_equal(draw_picture(7), draw_picture(7, cat=False))


ROUNDED_DIFFERENTLY = set(
    "sin cos tan arctan2 exp log power hypot dot matmul einsum linalg sum mean std var "
    "prod cumsum randn normal default_rng float32 math random".split()
)


def inexact(source):
    """Return what in a module may come out differently on another machine."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and node.attr in ROUNDED_DIFFERENTLY:
            found.append(node.attr)
        called = getattr(node, "func", None)
        if isinstance(called, ast.Name) and called.id in ROUNDED_DIFFERENTLY:
            found.append(called.id)
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.MatMult):
            found.append("@")
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow):
            if not all(isinstance(x, ast.Constant) for x in (node.left, node.right)):
                found.append("**")
    return found


def test_the_generator_uses_exact_arithmetic_only():
    for module in (generate.FOLDER / "generator").glob("*.py"):
        source = module.read_text(encoding="utf-8").replace("np.random.RandomState", "")
        assert inexact(source) == [], module.name


@pytest.mark.parametrize(
    "line", ["np.sin(x)", "x @ y", "x**0.5", "x.mean()", "sum(x)", "math.exp(x)"]
)
def test_arithmetic_that_differs_between_machines_is_found(line):
    assert inexact(line)


def test_every_subject_belongs_somewhere_and_every_place_knows_its_subjects():
    at_home = {name for _, subjects in PLACES.values() for name in subjects}
    assert at_home == set(SUBJECTS)


def test_cars_stand_in_the_street_and_boats_sail_by_the_beach():
    for subject, place in (("car", "street"), ("boat", "beach")):
        homes = [name for name, (_, subjects) in PLACES.items() if subject in subjects]
        assert homes == [place]


def test_the_shipped_files_teach_what_the_course_says(row):
    assert row.logistic.train >= 97.0
    assert 65.0 <= row.logistic.test <= 75.0
    assert row.gains[0] >= 1.0
    assert row.four_layers.train >= 97.0
    assert row.gains[1] >= 8.0
    assert row.largest_rise <= 0.02
    assert cats_table.is_accepted(row)


def test_simple_cues_hardly_tell_cats_from_other_things(row):
    mean_colour, corner_colour, _ = row.probes
    assert mean_colour <= 58.0 and corner_colour <= 58.0


def test_the_card_shows_the_row_that_the_command_prints(row):
    printed = cats_table.table([row], []).splitlines()[1].split()
    in_card = [line.split() for line in CARD.splitlines() if line.startswith("files")]
    assert in_card == [printed]


def test_the_card_names_the_seed_and_the_counts():
    assert re.search(rf"seed\s+{generate.SEED}\b", CARD)
    for count in ("209", "72", "200", "100"):
        assert count in CARD


def test_training_in_the_basis_gives_the_costs_of_the_plain_loop():
    rng = np.random.default_rng(3)
    shape = (9, 64, 64, 3)
    train_x = rng.integers(0, 256, shape, dtype=np.uint8)
    labels = np.array([0, 1, 0, 1, 1, 0, 1, 0, 1])
    pictures = cats_models.Pictures(train_x, labels, train_x, labels)
    recipe = cats_models.Recipe("short", "S", (4, 3, 1), 0.0075, 201, "scaled")
    fast = cats_models.train(recipe, pictures)
    weights = cats_models.first_weights(recipe, 64 * 64 * 3, 1)
    biases = [np.zeros((units, 1)) for units in recipe.layers]
    Y, plain = labels.reshape(1, -1), []
    for iteration in range(recipe.iterations):
        AL = cats_models.descend(pictures.train, Y, weights, biases, 0.0075)
        if iteration % 100 == 0:
            plain.append(cats_models.cost_of(AL, Y))
    assert np.allclose(fast.costs, plain, rtol=1e-9, atol=1e-12)
    assert fast.train == fast.test


def test_the_gradient_of_the_benchmark_agrees_with_central_differences():
    rng = np.random.default_rng(4)
    X, Y = rng.normal(size=(6, 5)), np.array([[0, 1, 1, 0, 1]])
    weights = [rng.normal(size=(4, 6)), rng.normal(size=(1, 4))]
    biases = [rng.normal(size=(4, 1)), rng.normal(size=(1, 1))]

    def cost_with(change):
        moved = [weights[0] + change, weights[1]]
        AL = cats_models.forward(moved[0] @ X, moved, biases)[-1]
        return cats_models.cost_of(AL, Y)

    stepped = [array.copy() for array in weights]
    cats_models.descend(X, Y, stepped, [b.copy() for b in biases], 1.0)
    for place in ((0, 0), (2, 3), (3, 5)):
        step = np.zeros((4, 6))
        step[place] = 1e-6
        slope = (cost_with(step) - cost_with(-step)) / 2e-6
        assert np.isclose((weights[0] - stepped[0])[place], slope, atol=1e-7)
