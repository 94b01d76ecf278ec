"""Whose a picture is: the agencies that the lines below pictures name."""

from __future__ import annotations

from lint.lexicon import words
from lint.patterns import lazy_pattern

_AGENCIES = words("en", "pages", "agencies")
_AFTER = ("/", "/ ", "| ", "via ", ", ", "- ", "\x97 ", "(")
_CREDITED = tuple(before + agency for agency in (*_AGENCIES, "handout") for before in _AFTER)
_CREDITED_ENDS = frozenset(end[-3:] for end in _CREDITED)
CREDIT = lazy_pattern(rf"(?:(?:photo|image|picture|video) )?credits?: .*\b(?:{'|'.join(_AGENCIES)})\b.*")
"""A label that says which agency a picture is from."""


def is_credited(label: str) -> bool:
    """Whether a label (in lower case) ends with an agency behind a sign: its last letters say no to nearly all."""
    return label[-3:] in _CREDITED_ENDS and label.endswith(_CREDITED)
