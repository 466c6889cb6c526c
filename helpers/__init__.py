"""What the course's notebooks import: checks, hints, quizzes, pictures, data."""

from .checks import check, hint, lesson, progress, quiz
from .glossary import glossary

__all__ = ["check", "glossary", "hint", "lesson", "progress", "quiz"]
