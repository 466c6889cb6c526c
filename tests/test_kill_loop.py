"""A grader that is killed at random moments; `make kill-loop` does it fifty times."""

import random
import shutil
import sqlite3
from contextlib import closing

import pytest
from classroom import with_keys

from benchmarks.kill_loop import CLASS, WEEK, Loop, LostError
from grading import paths

pytestmark = pytest.mark.timeout(1200)


@pytest.fixture(scope="module")
def loop(tmp_path_factory):
    loop = Loop(with_keys(tmp_path_factory.mktemp("killed"), WEEK))
    loop.prepare()
    return loop


def test_kills_at_random_moments_cost_and_give_nobody_anything(loop):
    moments = list(loop.disturb(5, random.Random()))
    assert len(moments) == loop.kills == 5
    assert loop.runs >= 2


SPOILED = {
    "a 0 that nobody earned": "update grade set auto_score = 0",
    "a mark by hand": "update grade set manual_score = null",
}


@pytest.mark.parametrize("what", SPOILED)
def test_the_loop_notices_in_the_gradebook(loop, tmp_path, what):
    copied = Loop(shutil.copytree(loop.folder, tmp_path / "copy"), loop.earned)
    copied.compare()
    with closing(sqlite3.connect(copied.folder / paths.GRADEBOOK)) as book, book:
        book.execute(SPOILED[what])
    with pytest.raises(LostError):
        copied.compare()


@pytest.mark.parametrize("step", [paths.AUTOGRADED, paths.FEEDBACK])
def test_the_loop_notices_in_a_folder(loop, tmp_path, step):
    copied = Loop(shutil.copytree(loop.folder, tmp_path / "copy"), loop.earned)
    shutil.rmtree(copied.folder / step / sorted(CLASS)[0])
    with pytest.raises(LostError):
        copied.compare()
