"""Which short lines are nothing but a label of a page: “Share”, “Most read”, “Sign in”, “Photo: Ann Lee/Getty Images”.

The lines are compared as a whole, in lower case and without the marks around them, so a sentence that holds such words is never one.
"""

from __future__ import annotations

import string
from functools import lru_cache

from lint.extract.boilerplate.credits import is_credited
from lint.lexicon import words
from lint.lexicon.expressions import expressions
from lint.match.expressions import expression
from lint.patterns import lazy_pattern
from lint.text.annotations import annotation
from lint.text.document import Document

MOST_CHARACTERS = 64
_MARKS = " \t.:;,!|>»«-\x95\x96\x97\x83*#+()[]{}&?<=/_\"'\x7f"

_KINDS = expressions("en", "labels")
"""By what a label belongs to, the expressions of such labels."""
_PATTERNS = [(kind, expression("|".join(parts))) for kind, parts in _KINDS.items()]
_ANY = expression("|".join(part for parts in _KINDS.values() for part in parts))
_WORD = lazy_pattern(r"\w+")
_LETTERS = frozenset(string.ascii_letters + string.digits + "_")
_PLAIN = bytes(code if chr(code) in _LETTERS else ord(" ") for code in range(256))
_JOINTS = frozenset(" '-")
_JOINED = frozenset(words("en", "pages", "joined"))


def _first_words() -> frozenset[str]:
    """The words that any label could begin with: all words of the patterns, with and without their optional letters.

    Without regular expressions, which would take a cold run more time to compile than all labels to read.
    """
    source = " ".join(part for parts in _KINDS.values() for part in parts).replace("\\b", " ").replace("\\w", " ")
    forms = (source, *(_without_optional(source, signs) for signs in (_JOINTS, _LETTERS, _JOINTS | _LETTERS)))
    return _JOINED.union(*(_words(form) for form in forms))


def _without_optional(source: str, signs: frozenset[str]) -> str:
    """A pattern's source without those of the signs that a question mark follows."""
    *parts, last = source.split("?")
    return "".join(part[:-1] if part[-1:] in signs else f"{part}?" for part in parts) + last


def _words(source: str) -> list[str]:
    return source.encode("latin-1").translate(_PLAIN).decode("latin-1").split()


_FIRST_WORDS = _first_words()


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
    first = _WORD.search(bare)
    if (
        first is None
        or first.start() == 0
        and not bare[0].isdigit()
        and first.group().lower() not in _FIRST_WORDS
        or not _ANY.fullmatch(bare)
    ):
        return "credit line" if is_credited(bare.lower()) else ""
    kind = next(kind for kind, pattern in _PATTERNS if pattern.fullmatch(bare))
    return "" if kind == "credit line" and _SENTENCE.fullmatch(label) else kind
