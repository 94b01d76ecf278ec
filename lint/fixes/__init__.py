"""Fixes: choose among those that rules offer, turn them into edits of the source, write files whole or not at all."""
