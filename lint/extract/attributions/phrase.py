"""The words of a source: which one is its head, and the kind of source that makes it."""

from __future__ import annotations

from typing import NamedTuple

from lint.extract.attributions import vocabulary as known
from lint.extract.attributions.words import Word


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


class Phrase(NamedTuple):
    """Words that follow each other, and where the token of each begins."""

    words: list[Word]
    starts: list[int]

    def start(self, number: int) -> int:
        """Where the word of that number begins."""
        return self.starts[number] + self.words[number].start

    def end(self) -> int:
        """Where the last word ends."""
        return self.starts[-1] + self.words[-1].end


def read(phrase: Phrase, named: bool = False, relative: bool = False) -> Source | None:
    """The source that the words are; `named`: a name stands beside them, and a single one among them is its apposition."""
    words = phrase.words
    last = words[-1]
    if last.source == "pronoun":
        return Source(phrase.start(-1), phrase.end(), "pronoun", plural=last.bare == "they")
    if True in [word.vague for word in words]:
        head = _head(words)
        if head is not None:
            return _unnamed(phrase, head, named, relative)
        first = _quantified(words)
        if first is not None:
            return Source(phrase.start(first), phrase.end(), "unnamed", "crowd", relative=relative)
    if last.capital:
        full = len(words) > 1 and words[-2].capital
        return Source(_name_start(phrase), phrase.end(), "person" if full else "organisation")
    return _common_noun(phrase)


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


def _unnamed(phrase: Phrase, head: int, named: bool, relative: bool) -> Source:
    """The source whose head is a role, a crowd or a quantifier, with its determiner."""
    words = phrase.words
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
    return Source(phrase.start(first), phrase.end(), kind, group, definite, plural, relative, capital, alone)


def _quantified(words: list[Word]) -> int | None:
    """Where the quantifier of “some senators”, “many in the city’s schools” stands."""
    if words[-1].bare[-1:] == "s":
        for number in range(max(0, len(words) - 4), len(words) - 1):
            if words[number].bare in known.CROWD_QUANTIFIERS:
                return number
    return None


def _name_start(phrase: Phrase) -> int:
    number = len(phrase.words) - 1
    while number and phrase.words[number - 1].capital:
        number -= 1
    return phrase.start(number)


def _common_noun(phrase: Phrase) -> Source | None:
    """A source that is no name and no unnamed role: a document, a spokesman, or something else."""
    words, end = phrase.words, phrase.end()
    for number in range(len(words) - 1, -1, -1):
        bare = words[number].bare
        follows = words[number + 1].bare if number + 1 < len(words) else ""
        if follows and follows not in known.MODIFIERS_AFTER:
            continue
        if bare in known.SPOKEN_FOR:
            return Source(phrase.start(0), end, "role")
        if bare in known.EMPTY or bare in known.DOCUMENTS:
            led = number > 0 and words[number - 1].bare in known.LEADS_NOWHERE
            empty = bare in known.EMPTY and not follows and (number == 0 or led)
            return Source(phrase.start(number - led), end, "document", "empty" if empty else "")
    return Source(phrase.start(-1), end, "other") if words[-1].bare.isalpha() else None
