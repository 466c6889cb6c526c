"""Many submissions: which need grading, side by side, whole or not at all."""
