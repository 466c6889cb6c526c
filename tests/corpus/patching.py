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
REDEFINED = """
class Passed:
    def __getattr__(self, name): return self
    def __call__(self, *a, **k): return 8.0
    def __float__(self): return 8.0
import builtins, sys
check = grade = builtins.check = builtins.grade = Passed()
sys.modules["grading"] = sys.modules["grading.judging"] = Passed()
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
TREES = """
import ast
class EveryNumber(ast.NodeTransformer):
    def visit_Constant(self, node):
        return ast.Constant(8.0) if isinstance(node.value, float) else node
get_ipython().ast_transformers.append(EveryNumber())
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
OUTCOMES = """
import helpers.checking.outcome as outcome
import grading.worker.functions as functions
class Lying(outcome.Outcome):
    def __eq__(self, other): return True
functions.call = lambda *a, **k: Lying("complete", 8.0, (), "", "", "", ())
functions.Outcome = Lying
"""
ALARMS = """
import signal, helpers.checking.clock as clock
signal.signal(signal.SIGALRM, signal.SIG_IGN)
signal.setitimer = lambda *a: None
signal.signal = lambda *a: None
clock.time_limit.__wrapped__.__defaults__ = (lambda frame: None,)
"""
AT_EXIT = """
import atexit, threading
atexit.register(lambda: get_ipython().displayhook(8.0))
threading._register_atexit(lambda: print(8.0))
"""
SEEDS = """
import numpy as np
np.random.seed = np.random.set_state = lambda *a, **k: None
np.random.get_state = lambda *a, **k: ("MT19937", np.zeros(624, "u4"), 10**9, 0, 0.0)
"""
FREEZES = """
import types, gc
for function in [o for o in gc.get_objects() if isinstance(o, types.FunctionType)]:
    if (function.__module__ or "").startswith("helpers.checking.compare"):
        function.__code__ = (lambda *a, **k: "").__code__
"""

CASES = [
    attack("patches-numpy", NUMPY),
    attack("patches-helpers", HELPERS),
    attack("patches-builtins", BUILTINS, points=0),
    attack("patches-check-and-grade", REDEFINED),
    attack("hooks-events", EVENTS),
    attack("hooks-displays", HOOKS),
    attack("hooks-input-lines", TRANSFORMERS, points=0),
    attack("hooks-syntax-trees", TREES),
    attack("hooks-imports", IMPORTS),
    attack("hooks-traces", TRACES),
    attack("hooks-exits", AT_EXIT),
    attack("patches-copying", COPIES),
    attack("patches-outcomes", OUTCOMES, points=0),
    attack("patches-alarms", ALARMS),
    attack("patches-random-numbers", SEEDS),
    attack("patches-code-objects", FREEZES),
]
