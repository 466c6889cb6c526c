"""A made-up class with planted mistakes, graded as a real one."""
