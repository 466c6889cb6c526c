"""Calling a student's function: whatever it does, there is an Outcome."""

import subprocess
import sys
import warnings

import numpy as np
import pytest

from helpers.checking.outcome import call
from helpers.checking.quiet import quiet


def _stub(x):
    raise NotImplementedError()


def _uses_stub(x):
    return _stub(x)


def test_a_value_comes_back_with_the_arguments_as_they_were_left():
    def doubles(x):
        x *= 2
        return x.sum()

    x = np.ones(3)
    outcome = call(doubles, (x,))
    assert outcome.returned
    assert outcome.value == 6
    assert outcome.after[0].tolist() == [2, 2, 2]
    assert x.tolist() == [1, 1, 1]


def test_not_attempted_is_told_apart_and_names_the_function_that_is_missing():
    assert call(_stub, (1,)).status == "unattempted"
    assert call(_uses_stub, (1,)).message == "_stub"


def test_an_exception_is_kept_with_its_line():
    def divides(x):
        y = x + 1
        return y / 0

    outcome = call(divides, (1,))
    assert (outcome.status, outcome.error) == ("raised", "ZeroDivisionError")
    assert outcome.where == "line 3: return y / 0"


@pytest.mark.parametrize("error", [SystemExit, GeneratorExit, BaseException])
def test_no_exception_of_a_student_gets_through(error):
    def leaves(x):
        raise error("bye")

    assert call(leaves, (1,)).error == error.__name__


def test_an_exception_that_cannot_be_printed_does_no_harm():
    class NastyError(Exception):
        def __str__(self):
            raise RuntimeError

    def raises(x):
        raise NastyError

    assert call(raises, (1,)).error == "NastyError"


def test_the_stop_button_still_works():
    def stopped(x):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        call(stopped, (1,))


def test_an_endless_loop_ends_even_if_it_swallows_exceptions():
    def endless(x):
        for _ in range(2):
            try:
                while True:
                    x += 1
            except Exception:
                pass
        return "the clock was swallowed"

    assert call(endless, (1,), seconds=0.2).status == "timeout"


def test_an_endless_loop_with_a_bare_except_ends_too():
    def endless(x):
        for _ in range(2):
            try:
                while True:
                    pass
            except:  # noqa: E722 - what the test is about
                pass
        while True:
            pass

    assert call(endless, (1,), seconds=0.2).status == "timeout"


def test_prints_and_warnings_stay_out(capfd):
    def noisy(x):
        print("here")
        warnings.warn("there", stacklevel=1)
        return np.exp(np.array([1000.0]))

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert call(noisy, (1,)).returned
    assert capfd.readouterr() == ("", "")


def test_whatever_is_printed_is_kept_nowhere():
    with quiet():
        print("x" * 10_000)
        kept = getattr(sys.stdout, "getvalue", str)()
    assert kept == ""


def test_figures_of_a_call_are_closed_and_others_stay_open():
    pyplot = pytest.importorskip("matplotlib.pyplot")
    mine = pyplot.figure().number

    def draws(x):
        pyplot.figure()
        pyplot.plot([1, 2])
        pyplot.show()

    assert call(draws, (1,)).returned
    assert pyplot.get_fignums() == [mine]
    pyplot.close(mine)


def test_nobody_is_asked_anything():
    outcome = call(lambda x: input("x? "), (1,))
    assert outcome.error == "NobodyToAskError"
    assert input.__module__ != "helpers.checking.quiet"


@pytest.mark.parametrize("names", [("slow",), ("between", "slow")])
def test_the_clock_sees_where_the_time_goes(names):
    space = {}
    code = (
        "import time\n"
        "def slow(): time.sleep(0.1)\n"
        "def between(): slow()\n"
        "def f(x):\n"
        f"    while True: {names[0]}()\n"
    )
    exec(code, space)
    outcome = call(space["f"], (1,), seconds=0.5)
    assert (outcome.status, outcome.names) == ("timeout", names)


def test_time_of_its_own_is_nobody_elses():
    space = {}
    exec("def g(): pass\ndef f(x):\n    while True: g() or x ** x ** x", space)
    assert call(space["f"], (7,), seconds=0.3).names == ()


def test_random_draws_repeat_and_leave_the_global_generator_alone():
    np.random.seed(5)
    expected = np.random.rand()
    np.random.seed(5)
    draws = [call(lambda n: np.random.randn(n), (2,), seed=1).value for _ in range(2)]
    assert draws[0].tolist() == draws[1].tolist()
    assert np.random.rand() == expected


IN_IPYTHON = """
from IPython.core.displaypub import CapturingDisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from IPython.display import display, publish_display_data
from helpers.checking.outcome import call

shell, drawn = InteractiveShell.instance(), []
shell.display_pub = CapturingDisplayPublisher()

class Picture:
    def _repr_html_(self):
        drawn.append(1)
        return "<b>drawn</b>"

def shows(x):
    display(Picture(), "shown")
    publish_display_data({"text/plain": "published"})

print(call(shows, (1,)).status, drawn, shell.display_pub.outputs)
display(Picture())
print(drawn, len(shell.display_pub.outputs))
"""


def test_nothing_is_drawn_or_displayed_in_a_call_and_all_is_after_it():
    command = [sys.executable, "-c", IN_IPYTHON]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.stdout.splitlines() == ["returned [] []", "[1] 1"]
