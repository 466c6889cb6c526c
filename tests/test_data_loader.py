"""`helpers.data`: reading the pictures, and saying plainly when they cannot be read."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import h5py
import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from helpers import data

REPOSITORY = Path(__file__).resolve().parent.parent
DATASETS = REPOSITORY / "datasets"


@pytest.fixture
def folder(tmp_path):
    for name in data.FILES.values():
        shutil.copy(DATASETS / name, tmp_path)
    return tmp_path


def replace(folder, part, key, array):
    """Store another array under a key of a real file."""
    with h5py.File(folder / data.FILES[part], "r+") as file:
        del file[key]
        if array is not None:
            file[key] = array


def message(folder):
    with pytest.raises(data.DataError) as caught:
        data.load_cats(folder)
    return str(caught.value)


def test_the_course_files_come_in_the_shapes_of_the_course():
    train_x, train_y, test_x, test_y, classes = data.load_cats()
    assert train_x.shape == (209, 64, 64, 3) and train_x.dtype == np.uint8
    assert test_x.shape == (200, 64, 64, 3) and test_x.dtype == np.uint8
    assert train_y.shape == (1, 209) and train_y.dtype == np.int64
    assert test_y.shape == (1, 200) and test_y.dtype == np.int64
    assert classes.tolist() == [b"non-cat", b"cat"]


def test_files_of_the_usual_size_are_welcome(tmp_path):
    rng = np.random.default_rng(0)
    for part, count in (("train", 209), ("test", 50)):
        with h5py.File(tmp_path / data.FILES[part], "w") as file:
            shape = (count, 64, 64, 3)
            file[f"{part}_set_x"] = rng.integers(0, 256, shape, dtype=np.uint8)
            file[f"{part}_set_y"] = rng.integers(0, 2, count)
            file["list_classes"] = np.array([b"non-cat", b"cat"])
    _, train_y, test_x, test_y, _ = data.load_cats(tmp_path)
    assert train_y.shape == (1, 209) and test_y.shape == (1, 50)
    assert test_x.shape == (50, 64, 64, 3)


def test_the_environment_variable_names_the_folder(folder, monkeypatch):
    labels = np.zeros(209, dtype=np.int64)
    replace(folder, "train", "train_set_y", labels)
    monkeypatch.setenv("COURSE_DATA", str(folder))
    assert data.load_cats()[1].sum() == 0
    assert data.load_cats(DATASETS)[1].sum() == 72


@pytest.mark.parametrize("depth", ["", "week2", "week2/logistic_regression"])
def test_the_folder_is_found_from_the_notebook_and_from_two_folders_below(
    depth, folder, tmp_path, monkeypatch
):
    monkeypatch.delenv("COURSE_DATA", raising=False)
    course = tmp_path / "course"
    shutil.copytree(folder, course / "datasets", ignore=lambda *_: ["course"])
    (course / depth).mkdir(parents=True, exist_ok=True)
    monkeypatch.chdir(course / depth)
    assert data.find_data_folder().resolve() == (course / "datasets").resolve()


def test_the_folder_is_found_beside_the_helpers(tmp_path, monkeypatch):
    monkeypatch.delenv("COURSE_DATA", raising=False)
    monkeypatch.chdir(tmp_path)
    assert data.find_data_folder() == DATASETS


def test_a_folder_that_is_not_there_is_named(tmp_path, monkeypatch):
    wrong = tmp_path / "nowhere"
    assert f"that you gave, {wrong}, does not exist" in message(wrong)
    monkeypatch.setenv("COURSE_DATA", str(wrong))
    assert f"COURSE_DATA names, {wrong}, does not exist" in message(None)


def test_a_missing_file_is_named(folder):
    (folder / "test_catvnoncat.h5").unlink()
    assert f"{folder / 'test_catvnoncat.h5'} is missing" in message(folder)


@pytest.mark.parametrize("kept", [0, 100, 3000, 0.5, 0.99])
def test_a_truncated_file_is_named_with_what_probably_happened(folder, kept):
    path = folder / "train_catvnoncat.h5"
    whole = path.read_bytes()
    length = int(len(whole) * kept) if isinstance(kept, float) else kept
    path.write_bytes(whole[:length])
    text = message(folder)
    assert str(path) in text and "cut off" in text and f"{length:,} bytes" in text


def test_a_file_whose_bytes_were_overwritten_is_named(folder):
    path = folder / "train_catvnoncat.h5"
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 4000] = bytes(4000)
    path.write_bytes(content)
    assert str(path) in message(folder)


def test_a_page_of_html_in_place_of_the_file_is_named(folder):
    (folder / "test_catvnoncat.h5").write_text("<html>Not found</html>")
    assert "cannot be read as an HDF5 file" in message(folder)


@pytest.mark.parametrize("key", ["train_set_x", "train_set_y", "list_classes"])
def test_a_missing_key_is_named_with_what_the_file_holds(folder, key):
    replace(folder, "train", key, None)
    text = message(folder)
    assert f"has no {key}" in text and "it holds" in text


def test_a_group_in_place_of_an_array_counts_as_missing(folder):
    with h5py.File(folder / "test_catvnoncat.h5", "r+") as file:
        del file["test_set_x"]
        file.create_group("test_set_x")
    assert "has no test_set_x" in message(folder)


@pytest.mark.parametrize(
    ("key", "array", "came"),
    [
        ("test_set_x", np.zeros((200, 32, 32, 3), np.uint8), "(200, 32, 32, 3)"),
        ("test_set_x", np.zeros((200, 12288), np.uint8), "(200, 12288)"),
        ("test_set_x", np.zeros((0, 64, 64, 3), np.uint8), "(0, 64, 64, 3)"),
        ("test_set_x", np.zeros((200, 64, 64, 3), np.float32), "float32"),
        ("test_set_y", np.zeros(199, np.int64), "(199,)"),
        ("test_set_y", np.zeros((200, 1), np.int64), "(200, 1)"),
        ("test_set_y", np.zeros(200), "float64"),
        ("test_set_y", np.full(200, 2), "holds 2"),
        ("test_set_y", np.full(200, -1), "holds -1"),
        ("list_classes", np.array([b"cat"]), "(1,)"),
    ],
)
def test_a_wrong_array_is_named_with_what_came_and_what_was_wanted(
    folder, key, array, came
):
    replace(folder, "test", key, array)
    text = message(folder)
    assert str(folder / "test_catvnoncat.h5") in text
    assert key in text and came in text and "should" in text


def test_labels_as_one_row_are_welcome(folder):
    replace(folder, "test", "test_set_y", np.zeros((1, 200), np.int64))
    assert data.load_cats(folder)[3].shape == (1, 200)


def test_a_data_error_is_a_value_error():
    assert issubclass(data.DataError, ValueError)


def test_a_fresh_picture_is_drawn_and_is_in_neither_file():
    train_x, _, test_x, _, _ = data.load_cats()
    known = {picture.tobytes() for picture in (*train_x, *test_x)}
    for cat in (True, False):
        picture = data.draw_picture(3, cat)
        assert picture.shape == (64, 64, 3) and picture.dtype == np.uint8
        assert picture.tobytes() not in known
        assert np.array_equal(picture, data.draw_picture(3, cat))


@pytest.mark.parametrize("seed", [-1, 0.5])
def test_a_seed_that_is_no_whole_number_from_0_is_refused(seed):
    with pytest.raises(data.DataError, match="seed is"):
        data.draw_picture(seed)


def test_without_a_generator_the_message_says_where_it_was_looked_for(tmp_path):
    with pytest.raises(data.DataError, match="generator") as caught:
        data.draw_picture(1, folder=tmp_path)
    assert str(tmp_path) in str(caught.value)


def test_a_fresh_picture_is_drawn_from_an_unpacked_student_package(tmp_path):
    shutil.copytree(DATASETS / "generator", tmp_path / "datasets" / "generator")
    (tmp_path / "helpers").mkdir()
    (tmp_path / "helpers" / "__init__.py").touch()
    shutil.copy(REPOSITORY / "helpers" / "data.py", tmp_path / "helpers")
    # Another library is called `datasets` too; it must not be in the way.
    script = (
        "import sys, types; sys.modules['datasets'] = types.ModuleType('datasets');"
        "from helpers.data import draw_picture; print(draw_picture(3).sum())"
    )
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    run = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(run.stdout) == data.draw_picture(3).sum() and not run.stderr


def line_score(X, Y):
    """Return the accuracy of logistic regression, a straight line, on its points."""
    return LogisticRegression().fit(X.T, Y.ravel()).score(X.T, Y.ravel())


def test_the_flower_is_the_published_one():
    X, Y = data.load_planar_dataset()
    assert X.shape == (2, 400) and Y.shape == (1, 400) and Y.dtype == np.uint8
    assert Y.sum() == 200
    assert line_score(X, Y) == pytest.approx(0.47)
    again, _ = data.load_planar_dataset()
    assert np.array_equal(X, again)


def test_the_extra_sets_have_200_points_and_a_line_does_not_do():
    published = (0.52, 0.88, 0.605, 0.535)
    for (X, Y), line in zip(data.load_extra_datasets(), published, strict=True):
        assert X.shape == (2, 200) and Y.shape == (1, 200)
        assert set(Y.ravel().tolist()) == {0, 1}
        assert line_score(X, Y) == pytest.approx(line, abs=0.05)
