"""Tokens, the text between two spaces, as words with classes: read once, because most articles use the same ones."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import NamedTuple

from lint.lexicon import lexicon
from lint.model import Span
from lint.patterns import lazy_pattern

SAYING, SOURCES = lexicon("en", "saying"), lexicon("en", "sources")
_NAMES = """speech perhaps opinion wish showing citing judged newsroom stance source crowd public office lone quantifier number
    plural indefinite definite spokesperson body document findable empty nowhere traced media after after_lone aside naming opener skipped
    nobody said_instead be pronoun first relative helper participle""".split()
_BITS = {name: 1 << number for number, name in enumerate(_NAMES)}

(SPEECH, PERHAPS, OPINION, WISH, SHOWING, CITING, JUDGED, NEWSROOM, STANCE, SOURCE, CROWD, PUBLIC, OFFICE, LONE, QUANTIFIER, NUMBER,
 PLURAL, INDEFINITE, DEFINITE, SPOKESPERSON, BODY, DOCUMENT, FINDABLE, EMPTY, NOWHERE, TRACED, MEDIA, AFTER, AFTER_LONE, ASIDE, NAMING, OPENER,
 SKIPPED, NOBODY, SAID_INSTEAD, BE, PRONOUN, FIRST, RELATIVE, HELPER, PARTICIPLE) = _BITS.values()  # fmt: skip
"""The classes of words, as bits: the names of the lists in the lexicon; a participle ends in “-ed” and is in none of them."""

_NO_SUBJECT = BE | HELPER | NOBODY | SKIPPED | OPENER | FIRST | INDEFINITE | DEFINITE
_NO_VERB = AFTER | OPENER | DEFINITE | INDEFINITE | QUANTIFIER | PRONOUN
_NO_VERBS = frozenset("because due owing and or not more less better worse".split())
_LINKS = frozenset(
    "shall cannot can't of in on at by for with from most more very you're they're there there's that's it's".split()
)

ROLE = SOURCE | CROWD | PUBLIC | OFFICE
HEAD = ROLE | LONE

FLAGS: dict[str, int] = {}
"""The classes of each word of the lexicon, as bits."""
for _table in (SAYING, SOURCES):
    for _name, _forms in _table.items():
        for _form in _forms:
            FLAGS[_form] = FLAGS.get(_form, 0) | _BITS.get(_name, 0)

_ABBREVIATED = frozenset(
    "sen. rep. gov. mr. mrs. ms. dr. gen. lt. col. sgt. st. no. jr. sr. prof. messrs. rev. capt.".split()
)
_NO_ADVERBS = frozenset("family assembly anomaly butterfly monopoly supply reply belly bully fly rally jelly".split())
_KEPT = 32_768
_STOPS = frozenset(",;:.!?\"')]\x96\x97-\x83")


class Word(NamedTuple):
    """The word that a token holds; `start` and `end` are its places in the token."""

    bare: str
    start: int
    end: int
    capital: bool
    stop: str
    """The sign behind it that ends a phrase, "" for none."""
    flags: int
    possessive: bool
    opens: bool
    """A quotation mark opens before it."""

    @property
    def may_be_subject(self) -> bool:
        """Whether a verb may follow it as its subject's: no article, helper, conjunction, preposition or “I”."""
        return not (self.flags & _NO_SUBJECT or self.bare in _LINKS or self.bare.endswith("ed"))

    @property
    def may_be_verb(self) -> bool:
        """Whether it looks like a verb that states something: no preposition, determiner, conjunction, pronoun or name."""
        return not (self.flags & _NO_VERB or self.capital or self.bare in _NO_VERBS)


def _word(token: str) -> Word:
    """The word that a token between spaces holds."""
    letters = token if token.isalpha() else token[:-1]
    if not letters.isalpha() or (letters is not token and token[-1] not in ",.;:!?"):
        return _dressed(token)
    bare = letters.lower()
    capital = bare[0] != letters[0]
    stop = "" if letters is token else _stop(token)
    flags = FLAGS.get(bare, 0) if capital else _flags(bare)
    return _MAKE(Word, (bare, 0, len(letters), capital, stop, flags, False, False))


_MAKE = tuple.__new__
"""A word is made without the call in Python that a named tuple's own maker is: there are hundreds of them in each article."""


def _dressed(token: str) -> Word:
    """The word of a token that has quotation marks, brackets, figures or an apostrophe."""
    opened = token.lstrip("\"'([*_")
    written = opened.rstrip("\"'()[],.;:!?\x96\x97*_-")
    start, lower = len(token) - len(opened), written.lower()
    possessive = lower.endswith("'s") or (
        lower.endswith("s") and opened[len(written) : len(written) + 1] == "'" and '"' not in token
    )
    bare = lower.removesuffix("'s")
    capital = lower[:1] != written[:1]
    flags = FLAGS.get(bare, 0) if capital else _flags(bare)
    if bare[:1].isdigit():
        flags |= NUMBER
    return Word(bare, start, start + len(written), capital, _stop(token), flags, possessive, '"' in token[:start])


def _flags(bare: str) -> int:
    """The classes of a word in lower case: those of the lexicon, else what its ending says."""
    flags = FLAGS.get(bare, 0)
    if flags:
        return flags
    ending = bare[-2:]
    if ending == "ly":
        return 0 if bare in _NO_ADVERBS else SKIPPED
    return PARTICIPLE if ending == "ed" else 0


def _stop(token: str) -> str:
    """The sign at the end of a token that ends a phrase; not the full stop of “Sen.”, “J.”, “U.S.”."""
    sign = token[-1:]
    if sign not in _STOPS or (sign == "." and _abbreviated(token)) or (sign == "'" and token[-2:-1].isalnum()):
        return ""
    if sign in "\"'" and token[-2:-1] in ",":
        return '"'
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

_CLOCK = lazy_pattern(r"\d\d?[:.]\d\d|\d\d?[:.]?\d?\d?[ap]m|1[5-9]\d\d|20\d\d")


def sets_apart(words: list[Word], number: int) -> bool:
    """Whether a sentence begins behind that word: a line between cells of a table, the time of day that
    opens a line of live news, the year that opens a row."""
    return words[number].bare == "|" or (number == 0 and _CLOCK.fullmatch(words[0].bare) is not None)


_GLUED = lazy_pattern("[^\x96\x97 -]+(?:-[^\x96\x97 -]+)*(?:-(?![^ ]))?|[\x96\x97]|-+")


class Line:
    """Words that follow each other in a text. Where they stand there is worked out when first asked for: most verbs have no source."""

    __slots__ = ("_start", "_starts", "_text", "words")

    def __init__(self, words: list[Word], text: str, start: int, starts: list[int] | None = None) -> None:
        """The words of a stretch that begins at `start`; `starts`: where the token of each begins, None where each has one space before it."""
        self.words = words
        self._text, self._start, self._starts = text, start, starts

    def start(self, number: int) -> int:
        return self._located()[number] + self.words[number].start

    def end(self, number: int) -> int:
        return self._located()[number] + self.words[number].end

    def holds(self, end: int) -> bool:
        """Whether a place is none behind the stretch."""
        return end <= self._start + len(self._text)

    def number_of(self, place: int) -> int:
        """The number of the word whose token, or the space behind it, stands at a place; -1 for a place before all of them."""
        if self._starts is None and place >= self._start:
            return self._text.count(" ", 0, place - self._start)
        return bisect_right(self._located(), place) - 1

    def number_at(self, place: int) -> int:
        """The number of the word that begins at a place, -1 where none does."""
        number = self.number_of(place)
        if number < 0:
            return -1
        if self._starts is None:
            first = self._start + self._text.rfind(" ", 0, place - self._start) + 1
        else:
            first = self._starts[number]
        return number if first + self.words[number].start == place else -1

    def _located(self) -> list[int]:
        """Where the token of each word begins."""
        if self._starts is None:
            at = self._start
            self._starts = [at, *[(at := at + len(part) + 1) for part in self._text.split(" ")]]
            self._starts.pop()
        return self._starts


def tokens(folded: str, start: int, end: int) -> Line:
    """The words of a stretch of text."""
    text = folded[start:end]
    if "\x96" in text or "\x97" in text or "--" in text:
        found = list(_GLUED.finditer(text))
        return Line([WORDS[one.group()] for one in found], text, start, [start + one.start() for one in found])
    parts = text.split(" ")
    if "" not in parts:
        return Line(list(map(WORDS.__getitem__, parts)), text, start)
    starts = list(accumulate([len(part) + 1 for part in parts[:-1]], initial=start))
    starts = [place for place, part in zip(starts, parts, strict=True) if part]
    return Line([WORDS[part] for part in parts if part], text, start, starts)


_REACH = 600
"""How far the words of a place may reach, in characters, where no sentence ends before."""


def words_around(folded: str, block: Span, start: int, end: int) -> Line:
    """The words of about the sentence that holds a place; cut where surely a sentence ends."""
    low, high = max(block[0], start - _REACH), min(block[1], end + _REACH)
    at = start
    while (at := folded.rfind(". ", low, at)) >= 0:
        if _closes(folded, at):
            low = at + 2
            break
    at = end
    while (at := folded.find(". ", at, high)) >= 0:
        at += 1
        if _closes(folded, at - 1):
            high = at
            break
    if low > block[0] and folded[low - 1] != " ":
        low = folded.find(" ", low, start) + 1 or start
    return tokens(folded, low, high)


def _closes(folded: str, stop: int) -> bool:
    """Whether a full stop closes a sentence for sure: behind a common word, not behind “Sen” or “J”."""
    word = folded[stop - 4 : stop]
    return word.isalpha() and word.islower()
