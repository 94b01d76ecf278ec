"""The gate: which findings are new, which are overruled, what the corpus is worth, and whether a run passes."""
