"""A run: from paths to outcomes."""
