"""Students who ask the judge's right functions for more than they were lent."""

import json

from classroom import ASSIGNMENT, answered
from classroom import FILE as OTHER
from classroom import LESSON as LESSON2

from .case import Case, Desk

ZEROS = """
def propagate(w, b, X, Y):
    return {"dw": 0 * w, "db": 0.0}, 1.0
"""
# The right function that stands in for theirs holds the open call.
ASKS = """
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    import gc
    from grading.worker.serve import Call
    for call in [o for o in gc.get_objects() if type(o) is Call]:
        for name in ("optimize", "model", "predict"):
            try:
                return call._ask(name, (w, b, X, Y, num_iterations, learning_rate), {})
            except Exception:
                pass
    propagate(w, b, X, Y)
    return {"w": w, "b": b}, {"dw": 0 * w, "db": 0.0}, []
"""
LATER = """
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    import threading, time
    lent = propagate
    def later():
        while True:
            time.sleep(0.01)
            try:
                lent(w, b, X, Y)
            except Exception:
                pass
    threading.Thread(target=later, daemon=True).start()
    return {"w": w, "b": b}, {"dw": 0 * w, "db": 0.0}, []
"""


def _case(name: str, optimize: str, most: float) -> Case:
    def hand_in(desk: Desk, student: str) -> None:
        blank = desk.released(ASSIGNMENT, LESSON2)
        notebook = answered(blank, propagate=ZEROS, optimize=optimize)
        place = desk.place(student, ASSIGNMENT)
        (place / OTHER).write_text(json.dumps(notebook), encoding="utf-8")

    return Case(name, hand_in, most, week=ASSIGNMENT, lesson=LESSON2)


CASES = [
    _case("asks-for-another-answer", ASKS, 21),
    _case("asks-after-the-call", LATER, 21),
]
