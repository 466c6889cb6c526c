"""From lessons to notebooks and packages: what a course is built with."""
