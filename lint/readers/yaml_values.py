"""YAML as front matter and side-car files have it: plain values, and what is wrong told with its line."""

from __future__ import annotations

from functools import lru_cache
from typing import Any


class BrokenYamlError(Exception):
    """YAML that cannot be read: why, and on which line of it, from 1."""

    def __init__(self, reason: str, line: int) -> None:
        self.reason, self.line = reason, line
        super().__init__(f"{reason} on line {line}")


def load(text: str) -> Any:
    """The value that the text stands for. A day that does not exist stays text, for a rule to speak of."""
    import yaml

    try:
        return yaml.load(text, Loader=_loader())
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or "no valid YAML"
        raise BrokenYamlError(str(reason), mark.line + 1 if mark else 1) from None
    except (ValueError, RecursionError) as error:
        raise BrokenYamlError(str(error), 1) from None


@lru_cache(maxsize=1)
def _loader() -> Any:
    import yaml

    fast: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

    class Loader(fast):  # type: ignore[misc]
        def construct_yaml_timestamp(self, node: Any) -> Any:
            try:
                return super().construct_yaml_timestamp(node)
            except ValueError:
                return node.value

    Loader.add_constructor("tag:yaml.org,2002:timestamp", Loader.construct_yaml_timestamp)
    return Loader
