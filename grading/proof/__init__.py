"""What the autograder is worth: measured on mistakes, mutants and strangers."""
