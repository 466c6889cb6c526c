"""The untrusted side: where students' code runs. Holds no answer, seed or secret.

Only the standard library, NumPy, IPython and `helpers` are imported here, and nothing
else of `grading`: what is not in a process cannot be read or patched in it.
"""
