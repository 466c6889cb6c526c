"""Answers that strangers to the judge wrote from the released notebooks alone.

One module for each lesson. They are no catalogue: nothing is ever tuned to one of them,
and the judge does not see this folder.
"""
