"""A student behind the walls is judged as one in this process is, and cannot cheat."""

import numpy as np
import pytest
import tiny

from grading.judging.judge import LocalStudent, judge
from grading.judging.remote import RemoteStudent
from grading.judging.sandbox import Limits, NotIsolatedError, Sandbox, WorkerDiedError
from grading.model.lesson import load_lesson
from grading.model.reference import edited
from grading.paths import lesson_files
from grading.worker import walls
from grading.worker.serve import random_state, set_random_state
from grading.worker.wire import WireError
from helpers.checking.outcome import Inputs

SEED = 987654321
LESSONS = [path.stem for path in lesson_files()]
LIMITS = Limits(cell=3, call=2)


@pytest.fixture(scope="module")
def sandbox():
    made = Sandbox(weak=True)
    yield made
    made.close()


@pytest.fixture
def worker(sandbox):
    with sandbox.worker(LIMITS) as worker:
        yield worker


def _answers(made, edits):
    yield made.file.imports()
    for name in made.exercises:
        text = made.file.answer(name)
        yield edited(text, edits[name], name) if name in edits else text


def _summary(verdict):
    diagnosis = verdict.diagnosis and verdict.diagnosis.name
    results = [(r.status, r.message.split(" (")[0]) for r in verdict.results]
    return verdict.points, diagnosis, results, verdict.note


def _both(sandbox, made, edits, names):
    """What judging gives in this process, and behind the walls."""
    with sandbox.worker(Limits()) as worker:
        for cell in _answers(made, edits):
            assert worker.run(cell) == "ran", worker.outputs
        for name in names:
            here = LocalStudent(made.reference.namespace(edits), made.exercises)
            with RemoteStudent(worker, made.exercises) as there:
                yield (
                    _summary(judge(made, name, here, SEED)),
                    _summary(judge(made, name, there, SEED)),
                )


@pytest.mark.parametrize("lesson", LESSONS)
def test_right_answers_are_judged_alike_on_both_sides(sandbox, lesson):
    made = load_lesson(lesson)
    for here, there in _both(sandbox, made, {}, made.exercises):
        assert here == there
        assert {status for status, _ in there[2]} == {"passed"}


SAMPLE = [
    (lesson, name) for lesson in LESSONS for name in load_lesson(lesson).exercises
][::3]


@pytest.mark.parametrize(("lesson", "name"), SAMPLE)
def test_mistakes_and_what_builds_on_them_are_judged_alike(sandbox, lesson, name):
    """One known mistake, and every function that uses the wrong one."""
    made = load_lesson(lesson)
    users = [n for n, e in made.exercises.items() if name in e.uses]
    mistake = made.exercises[name].mistakes[0]
    for here, there in _both(sandbox, made, {name: mistake.edit}, [name, *users]):
        assert here == there


@pytest.mark.parametrize("number", range(3))
def test_a_sweep_is_right_on_whatever_its_wrong_rules_return(sandbox, number):
    """A rule's 0-d arrays come over the wire as floats; the sweep takes both."""
    made = load_lesson("autograd")
    wrong = made.exercises["backward"].uses
    edits = {n: made.exercises[n].mistakes[number].edit for n in wrong}
    for here, there in _both(sandbox, made, edits, ["backward"]):
        assert here == there
        assert {status for status, _ in there[2]} == {"passed"}


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    return tiny.course(tmp_path_factory.mktemp("source"))


def _points(worker, made, name, *cells):
    for cell in ("import numpy as np", *cells):
        worker.run(cell)
    with RemoteStudent(worker, made.exercises) as student:
        return judge(made, name, student, SEED)


def test_a_stand_in_does_not_outlive_its_call(worker):
    worker.run("kept = []\ndef f():\n    kept.append(g)\n    return kept[0]()")
    with RemoteStudent(worker) as student:
        first = student.call("f", Inputs(()), {"g": lambda: 5})
        second = student.call("f", Inputs(()), {"g": lambda: 5})
    assert first.value == 5
    assert (second.status, second.error) == ("raised", "RuntimeError")


def test_a_fork_ends_with_its_exercise(worker):
    worker.run("import os\ndef f(): return os.getpid()")
    with RemoteStudent(worker) as student:
        fork = student.call("f", Inputs(()), {}).value
        assert fork > 1
    wait = f"while os.path.exists('/proc/{fork}') and time.time() < end: pass"
    worker.run(f"import time\nend = time.time() + 10\n{wait}")
    worker.run(f"print(os.path.exists('/proc/{fork}'))")
    assert worker.outputs[0]["text"] == "False\n"


def test_only_what_was_announced_can_be_asked_for(worker, small):
    asks = (
        "def double(x):\n"
        "    import gc\n"
        "    call = next(o for o in gc.get_objects() if type(o).__name__ == 'Call')\n"
        "    return call._ask('double', (x,), {})"
    )
    verdict = _points(worker, small, "double", asks)
    assert verdict.points == 0
    assert "ended its process" in verdict.first_failure.message


@pytest.mark.parametrize(
    "says",
    [
        "['outcome', 'returned']",
        "['outcome', 'passed', 1.0, (), '', '', '', [], '', '', None]",
        "['outcome', 'returned', 1.0, [], '', '', '', [], '', '', None]",
        "['outcome', 'returned', 1.0, (), '', '', '', 5, '', '', None]",
        "['outcome', 'raised', None, (), 'E', '', '', [], 'x' * 1000, '', None]",
        "['outcome', 'raised', None, (), 'E' * 100_000, '', '', [], '', '', None]",
        "['outcome', 'raised', None, (), 5, '', '', [], '', '', None]",
        "['ended', 'ran']",
        "['ask', 'sqrt', [], {}, None]",
        "['ask', 5]",
        "{}",
        "7",
    ],
)
def test_a_worker_that_lies_ends_its_call_and_nothing_else(worker, small, says):
    lies = (
        "def double(x):\n"
        "    import gc\n"
        "    call = next(o for o in gc.get_objects() if type(o).__name__ == 'Call')\n"
        f"    call.channel.send({says})\n"
        "    return 2 * x"
    )
    assert _points(worker, small, "double", lies).points == 0
    assert _points(worker, small, "double", "def double(x): return 2 * x").passed


@pytest.mark.parametrize("at", [-1, 625, 10**9, 1.0])
def test_random_numbers_that_are_none_are_refused(at):
    """NumPy itself would read beyond the end of its numbers."""
    before = random_state()
    state = [*before[:2], at, *before[3:]]
    with pytest.raises(WireError):
        set_random_state(state)
    with pytest.raises(WireError):
        set_random_state([before[0], before[1][:9], *before[2:]])


def test_a_function_on_the_other_side_draws_from_the_same_random_numbers(worker):
    worker.run("import numpy as np\ndef f(n): return np.random.randn(n)")
    with RemoteStudent(worker) as student:
        np.random.seed(4)
        drawn = [student.function("f")(3), np.random.randn(3)]
    np.random.seed(4)
    assert np.array_equal(np.concatenate(drawn), np.random.randn(6))


def test_what_a_function_does_to_its_arguments_happens_on_this_side(worker):
    worker.run("def f(a, d):\n    a *= 2\n    d['new'] = [1]\n    d['old'][0] = 5")
    array, table = np.ones(3), {"old": np.zeros(2)}
    with RemoteStudent(worker) as student:
        student.function("f")(array, table)
    assert array.tolist() == [2, 2, 2]
    assert table["new"] == [1] and table["old"].tolist() == [5, 0]


def test_an_exception_on_the_other_side_is_one_on_this_side(worker):
    worker.run("def f(): raise KeyError('W3')")
    with RemoteStudent(worker) as student, pytest.raises(KeyError):
        student.function("f")()


def test_what_happens_in_one_exercise_does_not_reach_the_next(worker):
    worker.run("seen = []\ndef f():\n    seen.append(1)\n    return len(seen)")
    for _ in range(2):
        with RemoteStudent(worker) as student:
            assert student.call("f", Inputs(()), {}).value == 1


def test_a_cell_that_swallows_the_alarm_is_ended_from_outside(sandbox):
    with sandbox.worker(Limits(cell=1)) as worker:
        with pytest.raises(WorkerDiedError, match="could not be stopped"):
            worker.run(
                "import signal\n"
                "signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})\n"
                "while True: pass"
            )
    with sandbox.worker(LIMITS) as worker:
        assert worker.run("1 + 1") == "ran"


def test_nothing_runs_where_a_wall_is_missing_unless_it_is_asked_for(
    sandbox, monkeypatch
):
    says = "A student's code can reach the network."
    monkeypatch.setattr(walls, "broken", lambda raised: [says])
    with sandbox.worker(LIMITS) as worker:  # it was asked for
        assert worker.run("1 + 1") == "ran"
    monkeypatch.setattr(sandbox, "weak", False)
    with pytest.raises(NotIsolatedError, match="reach the network"):
        with sandbox.worker(LIMITS):
            pass


def test_of_a_flood_only_the_beginning_comes_through(sandbox):
    with sandbox.worker(Limits(output=1000)) as worker:
        assert worker.run("print('x' * 50_000_000)") == "ran"
        text = "".join(o["text"] for o in worker.outputs)
        assert len(text) < 1200 and "cut here" in text
