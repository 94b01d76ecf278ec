"""Matching: expressions for folded text, and the one scan."""
