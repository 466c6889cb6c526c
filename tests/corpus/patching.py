"""Students who change what might judge them: NumPy, Python, helpers, IPython."""

from .case import attack

NUMPY = """
import numpy as np
np.allclose = np.isclose = np.array_equal = lambda *a, **k: True
np.testing.assert_allclose = np.testing.assert_array_equal = lambda *a, **k: None
np.abs = np.max = np.sum = lambda *a, **k: 0.0
"""
HELPERS = """
import helpers.checking.compare, helpers.checking.outcome, helpers.checking.verdict
helpers.checking.compare.difference = lambda *a, **k: ""
helpers.checking.compare.same = lambda *a, **k: ""
helpers.checking.verdict.assess = lambda *a, **k: None
for name in ("passed", "attempted"):
    setattr(helpers.checking.result.Verdict, name, True)
"""
BUILTINS = """
import builtins
builtins.abs = lambda x: 0.0
builtins.all = builtins.any = builtins.isinstance = lambda *a: True
"""
EVENTS = """
ip = get_ipython()
ip.events.register("post_run_cell", lambda result: ip.displayhook(8.0))
ip.events.register("pre_run_cell", lambda info: ip.displayhook(8.0))
ip.events.register("post_execute", lambda: print(8.0))
"""
HOOKS = """
ip = get_ipython()
ip.displayhook(8.0)
ip.display_formatter.format = lambda *a, **k: ({"text/plain": "8.0"}, {})
import sys
sys.displayhook = lambda value: ip.displayhook(8.0)
"""
TRANSFORMERS = """
ip = get_ipython()
ip.input_transformers_cleanup.append(lambda lines: ["8.0"])
ip.input_transformers_post.append(lambda lines: ["8.0"])
"""
IMPORTS = """
import sys, types
class Finder:
    def find_spec(self, name, path=None, target=None):
        if name.startswith(("grading", "autograder_tests", "numpy")):
            raise ImportError(name)
sys.meta_path.insert(0, Finder())
for name in [n for n in sys.modules if n.startswith(("helpers", "numpy"))]:
    sys.modules[name] = types.ModuleType(name)
"""
TRACES = """
import sys
def tracer(frame, event, arg):
    if event == "return" and "wanted" in frame.f_locals:
        print("GOT " + "THROUGH", frame.f_locals["wanted"])
    return tracer
sys.settrace(tracer)
sys.setprofile(tracer)
"""
COPIES = """
import copy, types
copy.deepcopy = lambda value, *a: value
import helpers.checking.plain as plain
plain.plain = lambda value, *a: value
import helpers.checking.outcome as outcome
outcome.plain = lambda value, *a: value
"""
ALARMS = """
import signal, helpers.checking.clock as clock
signal.signal(signal.SIGALRM, signal.SIG_IGN)
signal.setitimer = lambda *a: None
signal.signal = lambda *a: None
clock.time_limit.__wrapped__.__defaults__ = (lambda frame: None,)
"""

CASES = [
    attack("patches-numpy", NUMPY),
    attack("patches-helpers", HELPERS),
    attack("patches-builtins", BUILTINS, points=0),
    attack("hooks-events", EVENTS),
    attack("hooks-displays", HOOKS),
    attack("hooks-input-lines", TRANSFORMERS, points=0),
    attack("hooks-imports", IMPORTS),
    attack("hooks-traces", TRACES),
    attack("patches-copying", COPIES),
    attack("patches-alarms", ALARMS),
]
