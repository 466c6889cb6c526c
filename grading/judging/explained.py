"""Try what is believed of a wrong answer on other examples before it is said.

Two mistakes may have the same results by chance: with every probability above one
half, predictions compared with 0 and with 0.05 are alike. So a name is kept only if the
mistake's results are the student's on examples that nobody has looked at yet.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from helpers.checking.answer_key import AnswerKey, Example
from helpers.checking.diagnosis import holds
from helpers.checking.observe import seen
from helpers.checking.outcome import TIMEOUT, Outcome
from helpers.checking.verdict import Verdict

from ..model.lesson import Lesson
from .nearby import nearby


def explained(
    lesson: Lesson,
    verdict: Verdict,
    other: AnswerKey,
    run: Callable[[Example], Outcome],
) -> Verdict:
    """Keep a diagnosis that holds on other examples; else say what is seen.

    Parameters
    ----------
    lesson : Lesson
    verdict : Verdict
        Of a function that is wrong by itself, not because of one that it calls.
    other : AnswerKey
        Other examples of the exercise.
    run : callable
        Calls the student's function on an example.

    Returns
    -------
    Verdict
        With the same results and points.
    """
    if not verdict.outcomes or any(o.status == TIMEOUT for o in verdict.outcomes):
        return verdict
    again = [run(e) for e in other.examples]
    if verdict.diagnoses:
        if all(holds(other, again, d.name) for d in verdict.diagnoses):
            return verdict
        verdict = replace(verdict, diagnoses=())
    every = replace(verdict.key, examples=verdict.key.examples + other.examples)
    said = seen(every, [*verdict.outcomes, *again])
    same = nearby(lesson, verdict.key, verdict.outcomes, (other, again))
    return replace(verdict, seen=". ".join(filter(None, [said, same])))
