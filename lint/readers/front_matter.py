"""Front matter: the metadata at the head of an article, as YAML, TOML or JSON."""

import json
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from lint import toml
from lint.patterns import lazy_pattern
from lint.readers import Problem, yaml_values

_BLANK = r"\A\ufeff?(?:[ \t]*\r?\n)*"
_YAML = lazy_pattern(_BLANK + r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_TOML = lazy_pattern(_BLANK + r"\+\+\+[ \t]*\r?\n(.*?)^\+\+\+[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_JSON = lazy_pattern(_BLANK + r"(?=\{\s*\")")
_OPENED = lazy_pattern(_BLANK + r"(?:---|\+\+\+)[ \t]*\r?\n(?=[^\n]*:|[^\n]*=)")
_SAYS = lazy_pattern(r"\s*(?:#[^\n]*\n\s*)*(?:[\w.\"'-]+[^:\n]{0,80}:(?:\s|\Z)|- |\[|\{|\Z)")
"""How a block begins that may be YAML; between two horizontal rules there may be just text."""


_TITLE_BLOCK = lazy_pattern(
    r"\A\ufeff?%[ \t]+([^\n]+(?:\n[ \t]+\S[^\n]*)*)\n(?:%[ \t]*([^\n]*(?:\n[ \t]+\S[^\n]*)*)\n(?:%[ \t]*([^\n]*)\n)?)?(?=[ \t]*\r?(?:\n|\Z))"
)
"""The title, the authors and the date as Pandoc has them, each behind a percent sign."""


class FrontMatter(NamedTuple):
    """What stands at the head of an article, with keys in lower case, and where the article begins."""

    metadata: Mapping[str, Any]
    end: int
    problems: tuple[Problem, ...] = ()


class _BrokenError(Exception):
    def __init__(self, reason: str, line: int) -> None:
        self.reason, self.line = reason, line


def split(source: str, path: str) -> FrontMatter:
    """The front matter of a source; one that is broken is reported and passed over."""
    found, read = _YAML.match(source), _yaml
    if found is None or not _SAYS.match(found[1]):
        found, read = _TOML.match(source), _toml
    if found is None:
        return _json(source) or _title_block(source) or _none(source, path)
    before = source.count("\n", 0, found.start(1))
    try:
        values = read(found[1])
        if values is not None and not isinstance(values, dict):
            raise _BrokenError("it is no list of “key: value” lines", 1)
    except _BrokenError as error:
        problem = Problem(f"{path}:{before + error.line}", f"the front matter is broken: {error.reason}")
        return FrontMatter({}, found.end(), (problem,))
    return FrontMatter(_lower(values or {}), found.end())


_ABOUT = frozenset("params extra metadata meta taxonomies seo".split())
"""Objects in which the makers of sites keep fields of their own; those are lifted up."""


def _lower(values: Mapping[Any, Any]) -> Mapping[str, Any]:
    found = {str(key).lower(): value for key, value in values.items()}
    for name in _ABOUT & found.keys():
        if isinstance(found[name], Mapping):
            found = {**{str(key).lower(): value for key, value in found[name].items()}, **found}
    return found


def _title_block(source: str) -> FrontMatter | None:
    found = _TITLE_BLOCK.match(source)
    if found is None:
        return None
    title, authors, date = (" ".join((part or "").split()) for part in found.groups())
    author = ", ".join(one.strip() for one in re.split(r"[;\n]", found[2] or "") if one.strip()) or authors
    said = {"title": title, "author": author, "date": date}
    return FrontMatter({key: value for key, value in said.items() if value}, found.end())


def _none(source: str, path: str) -> FrontMatter:
    if _OPENED.match(source) and not _YAML.match(source):
        reason = "the front matter is opened but never closed; read as part of the article"
        return FrontMatter({}, 0, (Problem(f"{path}:1", reason),))
    return FrontMatter({}, 0)


def _yaml(block: str) -> Any:
    try:
        return yaml_values.load(block)
    except yaml_values.BrokenYamlError as error:
        raise _BrokenError(error.reason, error.line) from None


def _toml(block: str) -> Any:
    try:
        return toml.loads(block.replace("\r\n", "\n"))
    except ValueError as error:
        line = re.search(r"line (\d+)", str(error))
        raise _BrokenError(str(error), int(line[1]) if line else 1) from None


def _json(source: str) -> FrontMatter | None:
    """An object of JSON before the article."""
    found = _JSON.match(source)
    if found is None:
        return None
    try:
        values, end = json.JSONDecoder().raw_decode(source, found.end())
    except (ValueError, RecursionError):
        return None
    rest = re.compile(r"[ \t]*(?:\r?\n|\Z)").match(source, end)
    return FrontMatter(_lower(values), rest.end()) if rest else None
