"""What holds for all tests: where students' code runs, which modules go first."""

import os

# Tests grade on any machine; those of the walls ask for them, or skip by name.
os.environ.setdefault("COURSE_ISOLATION", "process")

LONGEST = ("test_lessons_run", "test_submissions", "test_nbgrader", "test_cli")
LONGEST += ("test_walls",)


def pytest_collection_modifyitems(items):
    """Order modules by how long they take; `make test` deals them out in this order."""
    rank = {name: i for i, name in enumerate(LONGEST)}
    items.sort(key=lambda item: rank.get(item.module.__name__, len(rank)))
