"""nbgrader's folders, mapped onto the course's; see `grading/settings.py`.

A folder with a copy of this file is a course folder of its own: nbgrader, run there or
with `--course-dir`, keeps its notebooks, submissions and gradebook inside it.
"""

from pathlib import Path

from first_principles import configure

c = get_config()  # noqa: F821 - nbgrader puts it there
configure(c, Path(__file__).parent)

# Your own settings go below: a PostgreSQL gradebook, the exchange folder, time limits.
# c.CourseDirectory.db_url = "postgresql://..."
# c.Exchange.root = "/srv/nbgrader/exchange"
