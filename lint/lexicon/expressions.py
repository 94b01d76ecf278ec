"""Vocabulary that is written as expressions: `<language>/<subject>.patterns`, an expression a line, in sections.

A file begins with a comment that says where it comes from. `[name]` begins a section; `{name}` in an expression stands for all
expressions of the section `[{name}]`, which comes before it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from lint.lexicon import FOLDER, LexiconError, lines_of
from lint.patterns import lazy_pattern

_NAME = lazy_pattern(r"\{[a-z]+\}")


@cache
def expressions(language: str, subject: str) -> Mapping[str, tuple[str, ...]]:
    """The expressions of a subject in a language, by section; empty where the language has no such file.

    Raises LexiconError for a file that cannot be read.
    """
    path = FOLDER / language / f"{subject}.patterns"
    return parse(path.read_text(encoding="utf-8"), str(path)) if path.is_file() else {}


def parse(text: str, origin: str) -> dict[str, tuple[str, ...]]:
    """The expressions of a file by section. Raises LexiconError for one without its origin, and for a name that is not known."""
    lines = lines_of(text, origin, "expressions")
    sections: dict[str, list[str]] = {}
    current: list[str] | None = None
    for number, line in enumerate(lines, 1):
        if line.startswith("[") and line.endswith("]") and line[1:-1].strip("{}").replace(" ", "").isalpha():
            current = sections.setdefault(line[1:-1], [])
        elif line and not line.startswith("# "):
            if current is None:
                raise LexiconError(f"{origin}:{number}: an expression before the first [section]")
            current.append(_filled(line, sections, f"{origin}:{number}"))
    return {name: tuple(found) for name, found in sections.items() if not name.startswith("{")}


def _filled(line: str, sections: Mapping[str, list[str]], where: str) -> str:
    """An expression with what its names stand for."""

    def meant(name: re.Match[str]) -> str:
        if not sections.get(name[0]):
            raise LexiconError(f"{where}: no section [{name[0]}] with expressions stands before this line")
        return "|".join(sections[name[0]])

    return _NAME.sub(meant, line) if "{" in line else line
