"""`words` of a rule in YAML: lists of alternatives with a name, so that an expression stays short enough to be read.

`{networks}` in an expression of a rule whose `words` have a list `networks` stands for its alternatives, as a group. They are put in
when the file is read: what is compiled, scanned and cached knows nothing of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lint.patterns import lazy_pattern

NAME = lazy_pattern(r"[a-z][a-z_]+")
"""How a list may be called: not by one letter, which means something else to the `regex` library."""
_CALLED = lazy_pattern(r"(?<!\\)\{([a-z][a-z_]+)\}")


def first_fault(keys: Mapping[str, Any]) -> str:
    """What is wrong with the lists of a rule or with what its expressions call by name; empty when nothing is."""
    words = keys.get("words", {})
    if not isinstance(words, dict):
        return "“words” must be a table: lists by name"
    for name, alternatives in words.items():
        if not NAME.fullmatch(str(name)):
            return f"“words.{name}”: a list of words is called by two small letters or more"
        if not isinstance(alternatives, list) or not alternatives:
            return f"“words.{name}” must be a list of words or expressions"
        for alternative in alternatives:
            if not isinstance(alternative, str) or not alternative:
                return f"“words.{name}” holds {alternative!r}, which is no text"
    called = {name for source in _sources(keys) for name in _CALLED.findall(source)} if words else set()
    for name in sorted(called - words.keys()):
        return f"an expression names {{{name}}}, but “words” has no such list"
    for name in sorted(words.keys() - called):
        return f"no expression uses “words.{name}”"
    return ""


def _sources(keys: Mapping[str, Any]) -> list[str]:
    lists = [keys.get("match"), *(keys["match_in"].values() if isinstance(keys.get("match_in"), dict) else ())]
    return [source for sources in lists if isinstance(sources, list) for source in sources if isinstance(source, str)]


def spelled_out(keys: Mapping[str, Any]) -> dict[str, Any]:
    """The keys of a rule without `words`: their alternatives stand in its expressions. `first_fault` must have nothing to say."""
    words = keys.get("words")
    if not words:
        return {key: value for key, value in keys.items() if key != "words"}
    groups = {name: f"(?:{'|'.join(alternatives)})" for name, alternatives in words.items()}

    def whole(sources: Any) -> Any:
        return [_CALLED.sub(lambda found: groups[found[1]], source) for source in sources]

    out = {key: value for key, value in keys.items() if key != "words"}
    out["match"] = whole(out.get("match", []))
    if "match_in" in out:
        out["match_in"] = {code: whole(sources) for code, sources in out["match_in"].items()}
    return out
