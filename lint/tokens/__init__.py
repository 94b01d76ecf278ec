"""Tokens: the words of a document with their places and classes, one table for all who read words."""
