"""The grading engine: lessons, exercises, the judge, nbgrader's plug-ins, commands."""
