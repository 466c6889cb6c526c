"""Judging: criteria, partial credit, diagnosis, errors carried forward."""

import numpy as np
import pytest
import tiny

from grading.judging.judge import LocalStudent, judge
from grading.judging.record import with_reasons
from grading.model import lesson as lessons
from helpers.checking import show
from helpers.checking.numpy_state import as_imported
from helpers.checking.outcome import Inputs

SEED = 11


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    return tiny.course(tmp_path_factory.mktemp("source"))


def _judge(course, name, **edits):
    return judge(course, name, LocalStudent(course.reference.namespace(edits)), SEED)


def _failed(verdict):
    return [r.criterion.name for r in verdict.results if not r.passed]


def test_a_right_answer_gets_all_points(course):
    verdict = _judge(course, "twice")
    assert verdict.passed
    assert verdict.points == 5
    assert verdict.diagnosis is None


def test_each_criterion_loses_only_its_own_points(course):
    verdict = _judge(course, "twice", twice=(", keepdims=True", ""))
    assert _failed(verdict) == ["shape of total"]
    assert verdict.points == 4
    assert verdict.diagnosis.name == "no keepdims"


def test_two_mistakes_at_once_still_get_a_diagnosis(course):
    both = ((", keepdims=True", ""), ('"k": k', '"k": 2'))
    verdict = _judge(course, "twice", twice=both)
    assert verdict.points == 3
    assert verdict.diagnosis.name in ("no keepdims", "k ignored")


def test_an_unknown_mistake_gets_no_diagnosis(course):
    verdict = _judge(course, "double", double=("2 * x", "2 * x + 1"))
    assert verdict.diagnosis is None
    assert verdict.points == 0


def test_not_attempted_is_not_wrong(course):
    stub = "def double(x):\n    raise NotImplementedError()"
    verdict = _judge(course, "double", double=stub)
    assert not verdict.attempted
    assert "not attempted" in repr(show.verdict(verdict))


def test_an_error_is_carried_forward_and_costs_its_points_once(course):
    wrong = ("2 * x", "3 * x")
    assert _judge(course, "double", double=wrong).points == 1
    verdict = _judge(course, "twice", double=wrong)
    assert verdict.passed
    assert "carried forward" in verdict.note


def test_an_inlined_copy_of_the_error_is_not_charged_again(course):
    copied = ("double(double(x))", "9 * x")
    verdict = _judge(course, "twice", double=("2 * x", "3 * x"), twice=copied)
    assert verdict.passed


def test_carrying_an_error_forward_does_not_forgive_a_new_one(course):
    verdict = _judge(
        course,
        "twice",
        double=("2 * x", "3 * x"),
        twice=("axis=1, keepdims=True", "axis=0, keepdims=True"),
    )
    assert "total" in _failed(verdict)


@pytest.mark.parametrize(
    "broken",
    [
        "def double(x):\n    raise NotImplementedError()",
        "def double(x):\n    return x.no_such_thing",
        "double = None",
        "def double():\n    return 1",
    ],
)
def test_a_function_is_judged_on_a_right_one_where_its_own_helper_does_not_run(
    course, broken
):
    assert _judge(course, "twice", double=broken).passed


def test_agreement_on_a_function_that_returns_zeros_is_worth_nothing(course):
    zeros = "def double(x):\n    return 0 * x"
    cheat = "def twice(x, k=2):\n    return {'total': 0 * x[:, :1], 'k': k}"
    verdict = _judge(course, "twice", double=zeros, twice=cheat)
    assert "total" in _failed(verdict)
    honest = _judge(course, "twice", double=zeros)
    assert honest.passed


def test_a_missing_function_scores_nothing_and_says_so(course):
    verdict = judge(course, "double", LocalStudent({}), SEED)
    assert verdict.points == 0
    assert "There is no double" in verdict.first_failure.message


def test_every_function_is_judged_on_its_own_key(course):
    """Also where it is looked at because another one uses it."""
    drawn = []

    class Student(LocalStudent):
        def call(self, name, example, stand_ins):
            drawn.append((name, example.args[0].tobytes()))
            return super().call(name, example, stand_ins)

    seeds = {"double": 1, "twice": 2}
    wrong = course.reference.namespace({"double": ("2 * x", "3 * x")})
    judge(course, "twice", Student(wrong), seeds)
    for name, seed in seeds.items():
        keys = {c.args[0].tobytes() for c in course.exercises[name].draw(seed)}
        assert {first for called, first in drawn if called == name} == keys


def test_a_hard_coded_answer_to_the_visible_example_fails(course):
    key = course.exercises["double"].answer_key(course.reference)
    answers = [(e.args[0].tolist(), e.wanted.value.tolist()) for e in key.examples]
    code = (
        "def double(x):\n"
        f"    for given, answer in {answers!r}:\n"
        "        if given == x.tolist():\n"
        "            return np.array(answer)\n"
        "    return np.zeros(x.shape)\n"
    )
    assert "values" in _failed(_judge(course, "double", double=code))


@pytest.mark.parametrize(
    ("returns", "said"),
    [
        ("None", "returned None"),
        ("[1, 2]", "is a list"),
        ("x.ravel()", "rank-1 array"),
        ("x * np.nan", "nan"),
        ("{'y': x}", "is a dictionary"),
        ("1 / 0", "raised ZeroDivisionError"),
        ("np.ma.masked_array(3 * x)", "is a masked array; it should be a plain"),
        ("np.ma.masked_array(2 * x)", "is a masked array; it should be a plain"),
        ("np.asmatrix(2 * x)", "is an np.matrix; it should be a plain NumPy array"),
        ("(2 * x).astype(object)", "is an array of objects; it should be a plain"),
        ("{1, 2}", "is a set; it should be a plain NumPy array"),
    ],
)
def test_a_wrong_answer_gets_a_sentence_about_exactly_that(course, returns, said):
    code = f"def double(x):\n    return {returns}"
    verdict = _judge(course, "double", double=code)
    assert said in verdict.first_failure.message


def test_what_a_student_reads_is_at_most_six_lines(course):
    for exercise in course.exercises.values():
        for mistake in exercise.mistakes:
            verdict = _judge(course, exercise.name, **{exercise.name: mistake.edit})
            assert len(show.explain(verdict)) <= 6


def test_costs_appended_to_themselves_are_told_as_such():
    made = lessons.load_lesson("logistic_regression")
    edit = ("costs.append(cost)", "costs.append(costs)")
    space = made.reference.namespace({"optimize": edit})
    verdict = judge(made, "optimize", LocalStudent(space), SEED)
    message = verdict.first_failure.message
    assert "costs[0] is a list that contains itself" in message
    assert message in repr(show.verdict(verdict))


LIAR = """
def double(x):
    class Liar(np.ndarray):
        def __array_function__(self, *rest):
            return True
        __array_ufunc__ = __array_wrap__ = __eq__ = __array_function__
        shape = size = ndim = property(lambda self: (1 / 0))
    return x.view(Liar)
"""


def test_an_array_that_answers_for_itself_gets_no_points(course):
    verdict = _judge(course, "double", double=LIAR)
    assert "is an object of class Liar" in verdict.first_failure.message
    assert verdict.points == 0


def test_parts_that_answer_for_themselves_get_no_points_either(course):
    code = (
        "def twice(x, k=2):\n"
        "    class Liar(np.ndarray):\n"
        "        __eq__ = __array_function__ = lambda *a: True\n"
        "    return {'total': x.view(Liar), 'k': Liar((1,))}\n"
    )
    assert _judge(course, "twice", twice=code).points == 0


ACCIDENTS = [
    'np.seterr(all="raise")',
    'np.seterr(all="call"), np.seterrcall(lambda *a: 1 / 0)',
    'np.set_printoptions(formatter={"float": lambda x: 1 / 0})',
    "np.random.seed = None",
    "np.random.seed = 1",
    "np.random.get_state = np.random.set_state = None",
    "np.random.randn = np.random.default_rng = 3",
    "np.asarray = np.array = np.shape = np.ndarray = None",
    "np.errstate = np.printoptions = None",
    "np.array2string = np.isclose = np.argwhere = 1",
    "np.sum = np.exp = np.zeros = 0",
    "np.allclose = lambda *a, **k: True",
    "del np.sum, np.exp, np.linalg.norm",
    'import warnings; warnings.simplefilter("error")',
    "sum = max = len = str = float = isinstance = print = None",
]


@pytest.mark.parametrize("accident", ACCIDENTS)
def test_what_a_notebook_does_to_numpy_moves_no_point(course, accident):
    space = course.reference.namespace({"twice": (", keepdims=True", "")})
    with as_imported():  # undoes the accident when the test is over
        exec(accident, space)
        student = LocalStudent(space)
        assert judge(course, "double", student, SEED).points == 3
        verdict = judge(course, "twice", student, SEED)
        assert _failed(verdict) == ["shape of total"]
        assert "rank-1 array of shape (1,)" in repr(show.verdict(verdict))


def test_what_a_judged_call_does_to_numpy_is_undone_after_it(course):
    code = (
        "def double(x):\n"
        "    np.seterr(all='raise')\n"
        "    np.allclose = lambda *a, **k: True\n"
        "    np.random.seed = None\n"
        "    return 3 * x\n"
    )
    before = np.allclose, np.random.seed, np.geterr()
    assert _judge(course, "double", double=code).points == 1
    assert (np.allclose, np.random.seed, np.geterr()) == before


def test_what_a_notebook_did_to_numpy_is_as_it_was_after_judging(course):
    with as_imported():
        np.seterr(all="raise")
        np.random.seed = 1
        np.softplus = 2
        try:
            _judge(course, "double")
            assert (np.random.seed, np.softplus) == (1, 2)
            assert np.geterr()["over"] == "raise"
        finally:
            del np.softplus


SLOW = "def double(x):\n    import time\n    time.sleep(0.15)\n    return 2 * x"
LOOP = (
    "def twice(x, k=2):\n"
    "    for _ in range(30):\n"
    "        total = np.sum(double(double(x)), axis=1, keepdims=True)\n"
    "    return {'total': total, 'k': k}\n"
)


@pytest.fixture
def hurried(monkeypatch):
    """A second for each call, so that it need not be waited for long."""
    monkeypatch.setattr("grading.worker.functions.SECONDS", 1.0)


@pytest.mark.usefixtures("hurried")
def test_a_function_that_is_slow_for_its_helpers_sake_earns_its_points(course):
    space = course.reference.namespace({"double": SLOW, "twice": LOOP})
    student = LocalStudent(space)
    assert judge(course, "double", student, SEED).passed
    verdict = judge(course, "twice", student, SEED)
    assert verdict.passed
    assert "most of the time went into your double" in verdict.note


@pytest.mark.usefixtures("hurried")
def test_the_slow_one_is_found_two_calls_below_too(course):
    between = "    def between(y):\n        return double(double(y))\n"
    looped = LOOP.replace("    for", between + "    for", 1)
    looped = looped.replace("double(double(x))", "between(x)", 1)
    verdict = _judge(course, "twice", double=SLOW, twice=looped)
    assert verdict.passed and "into your double" in verdict.note


@pytest.mark.usefixtures("hurried")
def test_a_wrong_function_with_a_slow_helper_loses_its_own_points_only(course):
    wrong = LOOP.replace("'k': k", "'k': 2")
    verdict = _judge(course, "twice", double=SLOW, twice=wrong)
    assert _failed(verdict) == ["k"]
    assert "wrong values" in verdict.first_failure.message
    assert "most of the time went into your double" in verdict.note


@pytest.mark.parametrize(
    ("body", "edits"),
    [("pass", {}), ("double(x)", {}), ("double(x)", {"double": SLOW})],
)
@pytest.mark.usefixtures("hurried")
def test_a_loop_of_its_own_that_never_ends_still_costs_a_function_its_points(
    course, body, edits
):
    endless = f"def twice(x, k=2):\n    while True:\n        {body}"
    verdict = _judge(course, "twice", twice=endless, **edits)
    assert verdict.points == 0
    assert "does a loop in twice ever end?" in verdict.first_failure.message
    assert verdict.note == ""


@pytest.mark.usefixtures("hurried")
def test_a_helper_that_is_no_exercise_is_named_and_not_forgiven(course):
    slow = "def twice(x, k=2):\n    def lost():\n        while True: pass\n    lost()"
    verdict = _judge(course, "twice", twice=slow)
    assert verdict.points == 0
    assert "most of the time went into your lost" in verdict.first_failure.message


def _said(course, code, name="double"):
    space = course.reference.namespace()
    del space[name]
    exec(code, space)
    student = LocalStudent(space, course.exercises)
    verdict = judge(course, name, student, SEED)
    return " ".join(repr(show.verdict(verdict, hidden=True)).split())


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (
            "print(train_x.shape)",
            "uses `train_x`, which is not defined when your function is graded: pass "
            "it as an argument, or check its spelling (line 2: print(train_x.shape))",
        ),
        ("y = y + x", "uses `y` before giving it a value (line 2: y = y + x)"),
        ("{}['W3']", 'looks up the key "W3", which is not there (line 2'),
        ("input('x? ')", "calls input(), which waits for someone to type"),
        ("raise KeyError(float(x.sum()))", "Found: raised KeyError (line 2"),
        ("raise NameError(str(x), name=str(x))", "Found: raised NameError (line 2"),
        ("raise ValueError(str(x))", "Found: raised ValueError (line 2"),
    ],
)
def test_an_error_tells_names_and_no_values_of_hidden_tests(
    course, body, said, tmp_path
):
    code = f"def double(x):\n    {body}\n"
    path = tmp_path / "cell.py"
    path.write_text(code, encoding="utf-8")
    shown = _said(course, compile(code, str(path), "exec"))
    assert said in shown
    assert not any(
        c.isdigit()
        for c in shown.partition("Found:")[2].replace("line 2", "").replace("W3", "")
    )


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("my_double", "There is no double; you defined my_double"),
        ("Double", "There is no double; you defined Double"),
        ("double_every_number_of_x", "There is no double; you defined double_every"),
        ("duoble", "There is no double; you defined duoble"),
        ("helper", "There is no double: the cell that defines it did not run"),
    ],
)
def test_a_renamed_function_is_told_by_its_new_name(course, name, said):
    assert said in _said(course, f"def {name}(x):\n    return 2 * x")


def test_another_exercise_or_an_import_is_not_taken_for_a_renamed_one(course):
    space = {}
    exec("def double_(x): pass\nfrom textwrap import dedent as doubled", space)
    for exercises, said in ((), "you defined double_"), (("double_",), "did not run"):
        verdict = judge(course, "double", LocalStudent(space, exercises), SEED)
        assert said in verdict.first_failure.message


def test_a_reason_that_is_known_is_given(course):
    reasons = {
        "train_x": "`train_x` is made by a long cell",
        "double": "`double` comes from a cell that was stopped",
    }

    def shown(student, name):
        verdict = with_reasons(judge(course, name, student, SEED), reasons)
        return repr(show.verdict(verdict, hidden=True))

    code = "def double(x):\n    return x * train_x"
    student = LocalStudent(course.reference.namespace({"double": code}))
    assert "Found: `train_x` is made by a long cell" in shown(student, "double")
    missing = "Found: `double` comes from a cell that was stopped"
    assert missing in shown(LocalStudent({}), "double")


def test_a_stand_in_leaves_no_name_behind():
    space = {"f": lambda: g()}  # noqa: F821 - it is in the way of nobody
    student = LocalStudent(space)
    student.call("f", Inputs(()), {"g": lambda: 1})
    assert set(space) == {"f"}
