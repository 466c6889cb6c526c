"""What lessons import is there before the first submission comes."""

import pytest

from grading.judging.sandbox import Limits, Sandbox
from grading.model.lesson_file import read
from grading.paths import lesson_files

LOOK = """import sys
before = set(sys.modules)
{}
print(*sorted(set(sys.modules) - before))"""


@pytest.fixture(scope="module")
def sandbox():
    warm = Sandbox(weak=True)
    yield warm
    warm.close()


@pytest.mark.parametrize("lesson", lesson_files(), ids=lambda path: path.stem)
def test_no_submission_waits_for_an_import(sandbox, lesson):
    with sandbox.worker(Limits()) as worker:
        assert worker.run(LOOK.format(read(lesson).imports())) == "ran"
        (said,) = [o["text"] for o in worker.outputs if o["output_type"] == "stream"]
    assert said.split() == []
