"""Engines that run the steps of `lint.batch`: Spark, Ray, and the plain one of this process. Nothing here is imported unless asked for."""


class EngineError(Exception):
    """An engine that failed on the way, and what it says of it: told in one line, exit 3."""
