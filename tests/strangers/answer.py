"""What is stored of one answer."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Answer:
    """One answer to an exercise, and the truth about it.

    Parameters
    ----------
    exercise : str
    what : str
        What is wrong with it; of a right one, what is unusual about it.
    code : str
        The whole function.
    right : bool
    true : tuple of str
        The diagnoses that are true of it; empty if no name may be given.
    """

    exercise: str
    what: str
    code: str
    right: bool
    true: tuple[str, ...] = ()


def wrong(exercise: str, what: str, code: str, true: tuple[str, ...]) -> Answer:
    """An answer that must lose points."""
    return Answer(exercise, what, code.strip() + "\n", right=False, true=true)


def right(exercise: str, what: str, code: str) -> Answer:
    """An answer that must get full points."""
    return Answer(exercise, what, code.strip() + "\n", right=True)


def uncharged(exercise: str, what: str, code: str) -> Answer:
    """One that breaks what no points are for: what is printed, or no text forbids."""
    return right(exercise, what, code)
