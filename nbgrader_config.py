"""nbgrader's folders, mapped onto the course's; see `grading/settings.py`.

A folder with a copy of this file is a course folder: nbgrader and `course`, run there,
keep its notebooks, submissions and gradebook inside it. `course init FOLDER` makes one.
"""

from pathlib import Path

from first_principles import configure

c = get_config()  # noqa: F821 - nbgrader puts it there
configure(c, Path(__file__).parent)

# Your own settings go below: a PostgreSQL gradebook, the exchange folder, time limits.
# python -m pip install "psycopg[binary]", then:
# c.CourseDirectory.db_url = "postgresql+psycopg://user:password@host/database"
# c.Exchange.root = "/srv/nbgrader/exchange"
