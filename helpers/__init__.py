"""What the course's notebooks import: checks, hints, quizzes, pictures, data."""

from .checks import check, example, hint, lesson, progress, quiz
from .glossary import glossary
from .handing_in import submit

__all__ = [
    "check",
    "example",
    "glossary",
    "hint",
    "lesson",
    "progress",
    "quiz",
    "submit",
]
