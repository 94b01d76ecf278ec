"""Tokens, the text between two spaces, as words of a source: read once, because most articles say the same ones."""

from __future__ import annotations

from dataclasses import dataclass

from lint.extract.attributions import vocabulary as known

_ABBREVIATED = frozenset("sen. rep. gov. mr. mrs. ms. dr. gen. lt. col. sgt. st. no. jr. sr. prof. messrs.".split())
_KEPT = 8_192
_STOPS = frozenset(",;:.!?\"')]\x96\x97-\x83")


@dataclass(slots=True)
class Word:
    """The word that a token holds; `start` and `end` are its places in the token."""

    bare: str
    """It in lower case, without punctuation."""
    start: int
    end: int
    capital: bool
    stop: str
    """The sign behind it that ends a phrase, "" for none."""
    apart: bool
    """What follows it belongs to another clause."""
    passed_over: bool
    """It may stand between a source and its verb."""
    source: str
    """The kind of source that it shows by itself, right before a verb of saying; "" for none."""
    opens: bool
    """A source cannot begin before it."""
    vague: bool
    """It can make a source unnamed: its head, or a quantifier."""


def _word(token: str) -> Word:
    """The word that a token between spaces holds."""
    opened = token.lstrip("\"'([*")
    written = opened.rstrip("\"'()[],.;:!?\x96\x97")
    start, lower, stop = len(token) - len(opened), written.lower(), _stop(token)
    bare, capital = lower.removesuffix("'s"), lower[:1] != written[:1]
    return Word(
        bare,
        start,
        start + len(written),
        capital,
        stop,
        apart=token[-2:-1] in ("'", '"') if stop == "," else stop not in ("", ")"),
        passed_over=bare in known.PASSED_OVER or (bare.endswith("ly") and not capital),
        source=known.BEFORE_VERB.get(bare, ""),
        opens=bare in known.CLAUSE_OPENERS,
        vague=bare in known.HEADS or bare in known.CROWD_QUANTIFIERS,
    )


def _stop(token: str) -> str:
    """The sign at the end of a token that ends a phrase; not the full stop of “Sen.”, “J.”, “U.S.”."""
    sign = token[-1:]
    if sign not in _STOPS or (sign == "." and _abbreviated(token)):
        return ""
    return sign


def _abbreviated(token: str) -> bool:
    return token.lower() in _ABBREVIATED or (len(token) == 2 and token[0].isupper()) or token.count(".") > 1


class _Words(dict[str, Word]):
    """The words of the last few thousand tokens, each read when first asked for."""

    def __missing__(self, token: str) -> Word:
        if len(self) >= _KEPT:
            self.clear()
        word = self[token] = _word(token)
        return word


WORDS = _Words()
"""By token."""
