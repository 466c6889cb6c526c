"""nbgrader's steps: what its commands and the formgrader call."""
