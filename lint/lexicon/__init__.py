"""What the languages are made of, as data: a folder a language (`en`, `de` …), in it a text file a subject.

A file begins with a comment that says where its words come from. A line is a name, a colon and forms of it with commas between them
(`january: januar, jan`), or plain words with commas between them; lines of one name add up. `#` begins a comment.
To add a language is to add a folder, and its line in `languages.txt`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from lint.folding import fold
from lint.patterns import lazy_pattern

FOLDER = Path(__file__).parent


class LexiconError(Exception):
    """A file of words that cannot be read: which, where, why."""


@cache
def lexicon(language: str, subject: str) -> Mapping[str, tuple[str, ...]]:
    """The words of a subject in a language, by name (plain words under ""); empty where the language has no such file.

    Raises LexiconError for a file without its origin.
    """
    path = FOLDER / language / f"{subject}.txt"
    if not path.is_file():
        return {}
    return parse(path.read_text(encoding="utf-8"), str(path))


def parse(text: str, origin: str) -> dict[str, tuple[str, ...]]:
    """The words of a file by name. Raises LexiconError where the first line is no comment."""
    lines = lines_of(text, origin, "words")
    found: dict[str, list[str]] = {}
    for line in lines:
        line = line.partition("#")[0].strip()
        if line:
            name, colon, forms = line.partition(":")
            words = (forms if colon else line).split(",")
            found.setdefault(name.strip() if colon else "", []).extend(filter(None, map(str.strip, words)))
    return {name: tuple(dict.fromkeys(words)) for name, words in found.items()}


def lines_of(text: str, origin: str, what: str) -> list[str]:
    """The lines of a file of words or expressions. Raises LexiconError where the first one is no comment."""
    lines = text.split("\n")
    if not lines[0].startswith("# "):
        raise LexiconError(f"{origin}:1: the first line must be a comment that says where the {what} come from")
    return lines


def words(language: str, subject: str, name: str = "") -> tuple[str, ...]:
    """The words under one name of a subject; nothing where there are none."""
    return lexicon(language, subject).get(name, ())


@cache
def languages() -> tuple[str, ...]:
    """The languages that have a folder, in alphabetical order."""
    return tuple(sorted(path.name for path in FOLDER.iterdir() if path.is_dir() and path.name[0] != "_"))


def alternatives(forms: Iterable[str]) -> str:
    """A pattern for the folded text that matches any of some words (folded or not), the longest first; nothing where there are none."""
    folded = sorted({folded_once(form).lower() for form in forms if form}, key=lambda form: (-len(form), form))
    return f"(?:{'|'.join(map(literal, folded))})" if folded else r"(?!)"


def either(forms: Iterable[str]) -> str:
    """A pattern that matches any of some words as they are written, the longest first; nothing where there are none."""
    joined = "|".join(sorted(forms, key=len, reverse=True))
    return f"(?:{re.escape(joined)})".replace(r"\|", "|") if joined else r"(?!)"


def folded_once(form: str) -> str:
    """The folded form of a word; the signs of one that is folded already stay as they are."""
    return form if form.isascii() else "".join(char if "\x80" <= char < "\xa0" else fold(char) for char in form)


def literal(folded: str) -> str:
    """A pattern for a folded text as it is; its signs are escaped, for a pattern's source is folded, too."""
    escaped = re.escape(folded)
    return escaped if escaped.isascii() else "".join(f"\\x{ord(char):02x}" if char > "~" else char for char in escaped)


def in_all_languages(subject: str, name: str) -> frozenset[str]:
    """The words under one name of a subject in every language that has it, folded, in small letters."""
    return frozenset(folded_once(word).lower() for code in languages() for word in words(code, subject, name))


def find(language: str, subject: str) -> tuple[str, ...]:
    """The words of `subject` or of `subject.name` in a language; nothing where it has none."""
    subject, _, name = subject.partition(".")
    known = lexicon(language, subject)
    return known.get(name, ()) if name else tuple(word for forms in known.values() for word in forms)


def speaks(language: str, subject: str) -> bool:
    """Whether a language other than English has words for a subject (or for `subject.name`)."""
    return language != "en" and bool(find(language, subject))


_CODE = lazy_pattern("[a-z]{2,3}")


def is_code(code: object) -> bool:
    """Whether something is a language's code as rules and the configuration write it: two or three small letters; "any" is one."""
    return isinstance(code, str) and _CODE.fullmatch(code) is not None
