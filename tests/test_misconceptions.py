"""What the class page says of each known mistake, with its smallest example."""

import pytest

from grading.model.lesson import load_lesson
from grading.paths import lesson_files
from grading.reports.misconceptions import misconceptions

LESSONS = [path.stem for path in lesson_files()]


@pytest.mark.parametrize("lesson", LESSONS)
def test_every_known_mistake_can_be_described(lesson):
    for exercise in load_lesson(lesson).exercises.values():
        for mistake in exercise.mistakes:
            key = (lesson, exercise.name, mistake.name)
            (described,) = misconceptions({key: ["ada"]})
            assert described.says == mistake.says
            assert bool(described.call) == bool(described.gave)


def test_the_commonest_come_first_and_unknown_ones_not_at_all():
    names = load_lesson("introduction").exercises["neuron"].mistakes[:2]
    first, second = (("introduction", "neuron", m.name) for m in names)
    common = {first: ["ada"], second: ["ada", "mei"], ("no", "such", "one"): ["ada"]}
    assert [m.name for m in misconceptions(common)] == [second[2], first[2]]
