"""What lessons import is there before the first submission comes."""

import pytest

from grading.judging.sandbox import MODULES, Limits, Sandbox
from grading.model.lesson_file import read
from grading.paths import NOTEBOOKS, lesson_files
from grading.plugins.judge import imported

LOOK = """import sys
before = set(sys.modules)
{}
print(*sorted(set(sys.modules) - before))"""


@pytest.fixture(scope="module", params=sorted({p.parent for p in lesson_files()}))
def week(request):
    """The lessons of a week, and the warm process that its released notebooks get."""
    released = NOTEBOOKS / request.param.name
    warm = Sandbox(modules=[*MODULES, *imported(released)], weak=True)
    yield sorted(request.param.glob("*.py")), warm
    warm.close()


def test_no_submission_waits_for_an_import(week):
    lessons, warm = week
    for lesson in lessons:
        with warm.worker(Limits()) as worker:
            assert worker.run(LOOK.format(read(lesson).imports())) == "ran"
            (said,) = [o for o in worker.outputs if o["output_type"] == "stream"]
        assert said["text"].split() == []
