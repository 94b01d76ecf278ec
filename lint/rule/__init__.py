"""Rules: what they are, how they are declared and loaded."""
