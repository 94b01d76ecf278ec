"""Patterns of the standard library, compiled when they are first asked for.

An article needs one in four of those that the modules it passes through have; compiling the others is a tenth of a cold start.
What is matched against the folded text by `regex` has its own, kept on disk: `lint.match.expressions`.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

_METHODS = ("finditer", "findall", "fullmatch", "groupindex", "match", "search", "split", "sub", "subn")


class _LazyPattern:
    """What `re.compile` gives, made when one of its methods is first asked for; from then on its methods are those of the pattern."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        self.pattern = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        # Whole before any other thread sees it: what two of them compile at once is the same.
        vars(self).update({method: getattr(compiled, method) for method in _METHODS})
        return getattr(compiled, name)


def lazy_pattern(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """`re.compile(source, flags)` with its methods and its `pattern`, compiled at their first use. An error in it is raised then."""
    return cast("re.Pattern[AnyStr]", _LazyPattern(source, flags))
