"""What people read about a class."""
