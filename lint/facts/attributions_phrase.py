"""The words of a source: which one is its head, and the kind of source that makes it."""

from __future__ import annotations

from typing import NamedTuple

import lint.facts.attributions_words as known


class Source(NamedTuple):
    """A source as it is written.

    `kind` is person, organisation, document, role (traceable), unnamed, pronoun, relative, none (a passive) or other;
    `group` says of an unnamed source whether it is a "source", "crowd" or "office", and of a document "empty" where it
    leads nowhere; `relative`: the verb stands in a relative clause, “voters who say”.
    """

    start: int
    end: int
    kind: str
    group: str = ""
    definite: bool = False
    plural: bool = True
    relative: bool = False
    capital: bool = False
    """A name stands among its words: “Pentagon officials”."""
    bare: bool = False
    """A single one without “a”: a headline, or a surname that looks like a role."""
    stands_for: Source | None = None
    """What a pronoun goes back to."""


class Word(NamedTuple):
    """A word of the phrase with its place; `bare` is it in lower case, without punctuation."""

    start: int
    end: int
    bare: str
    capital: bool


def word_of(token: str, start: int, end: int) -> Word:
    """The word that a token between spaces holds."""
    if token.isalpha():
        bare = token.lower()
        return Word(start, end, bare, bare[0] != token[0])
    kept = token.lstrip("\"'([*")
    start = end - len(kept)
    token = kept.rstrip("\"'()[],.;:!?\x96\x97")
    bare = token.lower()
    return Word(start, start + len(token), bare.removesuffix("'s"), bare[:1] != token[:1])


def read(words: list[Word], named: bool = False, relative: bool = False) -> Source | None:
    """The source that the words are; `named`: a name stands beside them, and a single one among them is its apposition."""
    last = words[-1]
    if last.bare in known.PRONOUNS:
        return Source(last.start, last.end, "pronoun", plural=last.bare == "they")
    head = _head(words)
    if head is not None:
        return _unnamed(words, head, named, relative)
    first = _quantified(words)
    if first is not None:
        return Source(first.start, last.end, "unnamed", "crowd", relative=relative)
    if last.capital:
        full = len(words) > 1 and words[-2].capital
        return Source(_name_start(words), last.end, "person" if full else "organisation")
    return _common_noun(words)


def _head(words: list[Word]) -> int | None:
    """Where the head of an unnamed source stands among the words, if there is one."""
    found = None
    follows = ""
    for number in range(len(words) - 1, -1, -1):
        bare = words[number].bare
        if bare in known.HEADS:
            after = known.MODIFIERS_AFTER if bare in known.UNNAMED_HEADS else known.AFTER_LONE
            if (not follows or follows in after) and (found is None or follows not in ("and", "or")):
                found = number
        follows = bare
    return found


def _unnamed(words: list[Word], head: int, named: bool, relative: bool) -> Source:
    """The source whose head is a role, a crowd or a quantifier, with its determiner."""
    bare = words[head].bare
    plural = bare[-1] == "s" or bare in known.PLURAL
    first, definite, indefinite, capital = head, False, False, False
    for number in range(head - 1, max(-1, head - 6), -1):
        word = words[number]
        if word.bare in known.MODIFIERS_AFTER or word.bare in known.CUES or word.bare in known.BE:
            break
        first = number
        definite, indefinite = word.bare in known.DEFINITE, word.bare in known.INDEFINITE
        if definite or indefinite:
            break
        capital = capital or word.capital
    group = "source" if bare in known.SOURCES else "office" if bare in known.OFFICES else "crowd"
    traceable = not plural and not indefinite and (definite or capital) and group != "source"
    kind = "person" if named and not plural else "role" if traceable else "unnamed"
    alone = not plural and not indefinite
    return Source(words[first].start, words[-1].end, kind, group, definite, plural, relative, capital, alone)


def _quantified(words: list[Word]) -> Word | None:
    """The quantifier of “some senators”, “many in the city’s schools”."""
    if len(words) > 1 and words[-1].bare[-1:] == "s":
        for word in words[-4:-1]:
            if word.bare in known.CROWD_QUANTIFIERS:
                return word
    return None


def _name_start(words: list[Word]) -> int:
    start = words[-1].start
    for word in reversed(words):
        if not word.capital:
            break
        start = word.start
    return start


def _common_noun(words: list[Word]) -> Source | None:
    """A source that is no name and no unnamed role: a document, a spokesman, or something else."""
    last = words[-1]
    for number in range(len(words) - 1, -1, -1):
        bare = words[number].bare
        follows = words[number + 1].bare if number + 1 < len(words) else ""
        if follows and follows not in known.MODIFIERS_AFTER:
            continue
        if bare in known.SPOKEN_FOR:
            return Source(words[0].start, last.end, "role")
        if bare in known.EMPTY or bare in known.DOCUMENTS:
            led = words[number - 1] if number and words[number - 1].bare in known.LEADS_NOWHERE else None
            empty = bare in known.EMPTY and not follows and (number == 0 or led is not None)
            return Source((led or words[number]).start, last.end, "document", "empty" if empty else "")
    return Source(last.start, last.end, "other") if last.bare.isalpha() else None
