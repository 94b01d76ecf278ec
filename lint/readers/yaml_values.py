"""YAML as front matter and side-car files have it: plain values, and what is wrong told with its line."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

MOST_VALUES = 50_000
"""So many values a block may hold at most, those that an alias stands for counted each time."""
MOST_CHARACTERS = 1 << 20
_MOST_DIGITS = 4000
MOST_DEPTH = 50
"""So deep its values may be nested; the parser itself dies of some ten thousand."""


class BrokenYamlError(Exception):
    """YAML that cannot be read: why, and on which line of it, from 1."""

    def __init__(self, reason: str, line: int) -> None:
        self.reason, self.line = reason, line
        super().__init__(f"{reason} on line {line}")


def load(text: str) -> Any:
    """The value that the text stands for. A day that does not exist stays text, for a rule to speak of."""
    import yaml

    try:
        _refuse_deep(text)
        loader = _loader()(text)
        try:
            node = loader.get_single_node()
            if node is None:
                return None
            _refuse_large(node)
            return loader.construct_document(node)
        finally:
            loader.dispose()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or "no valid YAML"
        raise BrokenYamlError(str(reason), mark.line + 1 if mark else 1) from None
    except (ValueError, RecursionError, OverflowError, TypeError, AttributeError, LookupError) as error:
        # Of a value that its tag does not fit, the library raises whatever comes of it.
        raise BrokenYamlError(" ".join(str(error).split()) or "no valid YAML", 1) from None


def _refuse_deep(text: str) -> None:
    """Raise BrokenYamlError where values are nested too deeply to be put together."""
    import yaml

    if len(text) < 4 * MOST_DEPTH:
        return
    if len(text) > MOST_CHARACTERS:
        raise BrokenYamlError(f"is longer than {MOST_CHARACTERS:,} characters", 1)
    depth = 0
    for event in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MOST_DEPTH:
                raise BrokenYamlError("nested too deeply", event.start_mark.line + 1 if event.start_mark else 1)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _refuse_large(root: Any) -> None:
    """Raise BrokenYamlError where aliases unfold to more values than anybody wrote, or to themselves."""
    sizes: dict[int, int] = {}
    waiting = [(root, False)]
    while waiting:
        node, entered = waiting.pop()
        children = _children(node)
        if entered:
            sizes[id(node)] = size = 1 + sum(sizes[id(child)] for child in children)
            if size > MOST_VALUES:
                raise BrokenYamlError("holds too many values, aliases unfolded", node.start_mark.line + 1)
        elif id(node) not in sizes:
            if node.tag.endswith((":int", ":float")) and len(node.value) > _MOST_DIGITS:
                raise BrokenYamlError("holds a number of too many digits", node.start_mark.line + 1)
            sizes[id(node)] = MOST_VALUES + 1  # until it is known: met again in itself, it would have no end
            waiting.append((node, True))
            waiting += [(child, False) for child in children]


def _children(node: Any) -> list[Any]:
    import yaml

    if isinstance(node, yaml.MappingNode):
        return [part for pair in node.value for part in pair]
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []


@lru_cache(maxsize=1)
def _loader() -> Any:
    import yaml

    fast: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

    class Loader(fast):  # type: ignore[misc]
        def construct_yaml_timestamp(self, node: Any) -> Any:
            try:
                return super().construct_yaml_timestamp(node)
            except (ValueError, OverflowError):
                return node.value

        def construct_yaml_set(self, node: Any) -> Any:
            return list(self.construct_mapping(node))  # in the order of the file, which a set would not keep

    Loader.add_constructor("tag:yaml.org,2002:timestamp", Loader.construct_yaml_timestamp)
    Loader.add_constructor("tag:yaml.org,2002:set", Loader.construct_yaml_set)
    return Loader
