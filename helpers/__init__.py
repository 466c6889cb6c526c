"""What the course's notebooks import: checks, hints, quizzes, pictures, data."""

from .checks import check, hint, lesson, progress, quiz

__all__ = ["check", "hint", "lesson", "progress", "quiz"]
