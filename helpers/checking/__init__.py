"""What both sides judge with: call, compare, decide, explain."""
