"""The trusted side: knows the answers, and never runs a student's code."""
