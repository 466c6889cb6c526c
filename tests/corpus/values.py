"""Students who return what is not what it seems."""

from .case import LEAST, attack, worth

NONE = worth("def neuron(x, w, b):\n    return 'nothing'\n")


def _returns(name, first, value, points=NONE, **more):
    answer = f"{first}\ndef neuron(x, w, b):\n    return {value}\n"
    return attack(name, "", answer, points=points, **more)


EQUAL = """
class Right(float):
    __eq__ = __le__ = __ge__ = __lt__ = __gt__ = lambda self, other: True
    __hash__ = float.__hash__
    __sub__ = __rsub__ = __abs__ = lambda self, *other: 0.0
    __array__ = lambda self, *a, **k: 1 / 0
    __float__ = lambda self: 1 / 0
"""
ARRAYS = """
import numpy as np
class Right(np.ndarray):
    __eq__ = lambda self, other: True
    __array_ufunc__ = lambda self, *a, **k: True
    __array_function__ = lambda self, *a, **k: True
    __array_priority__ = 1e9
"""
CONVERTS = """
class Right:
    shape, ndim, dtype, size = (), 0, float, 1
    __array__ = lambda self, *a, **k: 1 / 0
    __array_interface__ = {"shape": (2**60,), "typestr": "<f8", "version": 3,
                           "data": (8, False)}
    __eq__ = lambda self, other: True
"""
PICKLES = """
import os
class Right:
    __reduce__ = lambda self: (os.system, ("touch $outside/pickled",))
    __deepcopy__ = lambda self, memo: 8.0
"""
META = """
class Kind(type):
    __instancecheck__ = __subclasscheck__ = __eq__ = lambda *a: True
    __hash__ = type.__hash__
    __name__ = "float"
    mro = lambda cls: (cls, object)
class Right(metaclass=Kind):
    __class__ = float
"""
ENDLESS = """
class Endless(list):
    __len__ = lambda self: 2**60
    __iter__ = lambda self: iter(int, 1)
    __getitem__ = lambda self, i: 8.0
"""
NAMES = """
import numpy as np
kind = np.dtype([("n" * 5_000_000, "f8")])
"""
DEEP = """
deep = []
for _ in range(100_000):
    deep = [deep]
round = []
round.append(round)
"""

CASES = [
    _returns("returns-a-number-equal-to-all", EQUAL, "Right(-1.0)", LEAST),
    _returns("returns-an-array-equal-to-all", ARRAYS, "np.zeros(()).view(Right)"),
    _returns("returns-what-fails-to-convert", CONVERTS, "Right()"),
    _returns("returns-a-pickle-bomb", PICKLES, "Right()"),
    _returns("returns-a-lying-class", META, "Right()"),
    _returns("returns-an-endless-list", ENDLESS, "Endless()"),
    _returns("returns-a-generator", "", "(1.0 for _ in iter(int, 1))"),
    _returns(
        "returns-a-memory-map",
        "import numpy as np",
        "np.memmap('map', float, 'w+', shape=(1,))",
    ),
    _returns("returns-objects", "import numpy as np", "np.array([neuron], object)"),
    _returns(
        "returns-a-nan-with-a-payload",
        "import numpy as np",
        "np.array(0x7FF8DEADBEEF0001, 'u8').view('f8')[()]",
        worth("def neuron(x, w, b):\n    return float('nan')\n"),
    ),
    _returns(
        "returns-2-to-the-59",
        "import numpy as np",
        "np.lib.stride_tricks.as_strided(np.zeros(1), (2**59,), (0,))",
    ),
    _returns("returns-a-long-name-of-a-type", NAMES, "np.zeros(1, kind)"),
    _returns("returns-deep-lists", DEEP, "[deep, round, [round] * 9]"),
]
