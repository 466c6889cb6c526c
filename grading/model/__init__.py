"""What a lesson and an exercise are: text, answers, specifications."""
