"""Which short lines are nothing but a label of a page: “Share”, “Most read”, “Sign in”, “Photo: Ann Lee/Getty Images”.

The lines are compared as a whole, in lower case and without the marks around them, so a sentence that holds such words is never one.
"""

from __future__ import annotations

import string
from functools import cache, lru_cache

from lint.extract.boilerplate.credits import is_credited
from lint.lexicon import words
from lint.lexicon.expressions import expressions
from lint.match.expressions import Expression, expression
from lint.patterns import lazy_pattern
from lint.text.annotations import annotation
from lint.text.document import Document

MOST_CHARACTERS = 64
_MARKS = " \t.:;,!|>»«-\x95\x96\x97\x83*#+()[]{}&?<=/_\"'\x7f"

_KINDS = expressions("en", "labels")
"""By what a label belongs to, the expressions of such labels."""
_PATTERNS = {kind: expression("|".join(parts)) for kind, parts in _KINDS.items()}
_WORD = lazy_pattern(r"\w+")
_LETTERS = frozenset(string.ascii_letters + string.digits + "_")
_SIGNS = "@$\xa9"
"""What a label may begin with that is neither a letter nor a figure nor a mark around it."""
_PLAIN = bytes(code if chr(code) in _LETTERS or chr(code) in _SIGNS else ord(" ") for code in range(256))
_FIGURE = "0"
"""Stands for every number that a label may begin with."""
_ESCAPES = {"\\b": "", "\\w": "", "\\d": _FIGURE, "\\xa9": "\xa9"}
_TIMES = lazy_pattern(r"\{[\d,]+\}")
_OF_ANY_WORD = frozenset(kind for kind, parts in _KINDS.items() if any(part.startswith("#?\\w") for part in parts))
_OF_ANY_LETTER = frozenset(
    kind for kind, parts in _KINDS.items() if any(part.startswith("(?:[a-z] )") for part in parts)
)
"""The kinds of which a label may begin with any word, or any single letter."""
_JOINTS = frozenset(" '-")
_JOINED = frozenset(words("en", "pages", "joined"))


@cache
def _kinds_by_word() -> dict[str, set[str]]:
    """By each word that a label could begin with, the kinds that have it in an expression, with or without its optional letters.

    Without regular expressions of the words, which would take a cold run more time to compile than all labels to read.
    """
    found: dict[str, set[str]] = {word: set() for word in _JOINED}
    for kind, parts in _KINDS.items():
        for word in _words_of(" ".join(parts)):
            found.setdefault(_FIGURE if word[0].isdigit() else word, set()).add(kind)
    return found


def _words_of(source: str) -> set[str]:
    """All words of a pattern's source."""
    source = _TIMES.sub("", source)
    for escape, meant in _ESCAPES.items():
        source = source.replace(escape, f" {meant} ")
    forms = (source, *(_without_optional(source, signs) for signs in (_JOINTS, _LETTERS, _JOINTS | _LETTERS)))
    return set(" ".join(forms).encode("latin-1").translate(_PLAIN).decode("latin-1").split())


def _without_optional(source: str, signs: frozenset[str]) -> str:
    """A pattern's source without those of the signs that a question mark follows."""
    *parts, last = source.split("?")
    return "".join(part[:-1] if part[-1:] in signs else f"{part}?" for part in parts) + last


@cache
def _beginning_with(word: str) -> list[tuple[str, Expression]]:
    """The kinds, in order, of which a label could be that begins with a word of theirs: they have it, or a shorter one that goes on as a pattern."""
    beginnings = (word, *(word[:end] for end in range(2, len(word))))
    found = (_kinds_by_word().get(beginning, ()) for beginning in beginnings)
    kinds = _OF_ANY_WORD.union(*found, _OF_ANY_LETTER if len(word) == 1 else ())
    return [(kind, known) for kind, known in _PATTERNS.items() if kind in kinds]


@annotation
def short_lines(document: Document) -> list[int]:
    """The blocks that could be a label, a name, a heading."""
    sizes = map(len, document.block_texts)
    known: list[int] = [block for block, size in enumerate(sizes) if 0 < size <= MOST_CHARACTERS]
    return known


def bare_label(label: str) -> str:
    """A label without the signs around it."""
    return label.strip(_MARKS)


_COUNT = lazy_pattern(r" ?\(\d[\d,.]*k?\)?$")
"""How many there are, behind a label: “Show new posts (3)”."""
_HASH_TAGS = lazy_pattern(r"#\w+(?:[ ,]+#\w+)+ ?")
_SENTENCE = lazy_pattern(r"(?:[^\s:]+ ){5,}[a-z]+\.")
"""“Photographs by the crew hang in the hall.”"""
_SEPARATORS = lazy_pattern(r" ?[|\xb7\x95] ?")
_BETWEEN_LABELS = frozenset("|\xb7\x95")


@lru_cache(4096)
def kind_of(label: str) -> str:
    """What a line that is only `label`, or only labels with signs between them, belongs to; "" if it is no known label."""
    return _kind_of_one(label) or _kind_of_row(label)


def _kind_of_row(label: str) -> str:
    """What a row of labels belongs to: “Mute · Unmute · Fullscreen”."""
    if len(label) > MOST_CHARACTERS or _BETWEEN_LABELS.isdisjoint(label):
        return ""
    parts = list(filter(None, _SEPARATORS.split(bare_label(label))))
    kind = _kind_of_one(parts[0]) if len(parts) > 1 else ""
    return kind if kind and all(map(_kind_of_one, parts[1:])) else ""


def _kind_of_one(label: str) -> str:
    if label[:1] == "#" and _HASH_TAGS.fullmatch(label):
        return "tag list"
    bare = bare_label(label)
    if not bare or len(bare) > MOST_CHARACTERS:
        return ""
    if bare[-1].isdigit() and "(" in bare:
        bare = _COUNT.sub("", bare) or bare
    beginning = _beginning(bare)
    may_be = _beginning_with(beginning) if beginning in _kinds_by_word() else ()
    kind = next((kind for kind, known in may_be if known.fullmatch(bare)), "")
    if not kind and is_credited(bare.lower()):
        return "credit line"
    return "" if kind == "credit line" and _SENTENCE.fullmatch(label) else kind


def _beginning(bare: str) -> str:
    """The first word of a label, or what stands for it: of a number a figure, else a sign."""
    word = _WORD.match(bare)
    if word is None:
        return bare[0]
    return _FIGURE if bare[0].isdigit() else word[0].lower()
