"""`python -m grading` is the `course` command."""

from .cli import app

app(prog_name="course")
