"""Deal the tests out to processes: the longest first, shared rooms kept together."""

import pytest

SINGLY = ("test_lessons_run", "test_catalogue")  # their tests share nothing costly
LONGEST = ("test_submissions", "test_nbgrader", "test_cli", "test_lessons_run")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Keep a module's tests in one process where they share a costly fixture."""
    for item in items:
        name = item.module.__name__
        if name not in SINGLY:
            item.add_marker(pytest.mark.xdist_group(name))
    items.sort(key=lambda item: item.module.__name__ not in LONGEST)
