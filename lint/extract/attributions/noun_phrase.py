"""The words of a noun phrase, and what they show of it: how many they are of, whether they are somebody spoken of."""

from typing import NamedTuple

from lint.extract.attributions.source import Source
from lint.patterns import lazy_pattern
from lint.tokens import words as w
from lint.tokens.table import Line

_SHARES = frozenset("majority minority bulk number".split())


class Phrase(NamedTuple):
    """A noun phrase: the words `low` to `high` of a line, its head, and where the phrase of the head begins (behind “one of”)."""

    line: Line
    low: int
    high: int
    head: int
    first: int
    named: bool
    word: w.Word
    """The head itself."""

    @property
    def plural(self) -> bool:
        bare = self.word.bare
        many = self.word.flags & w.PLURAL > 0 or bare.endswith("men")
        return many or (bare[-1:] == "s" and bare[-2:] != "ss")

    def premodifiers(self) -> list[w.Word]:
        return self.line.words[self.low : self.head]

    def is_any(self, flag: int) -> bool:
        """Whether a word before the head is of a class."""
        seen = 0
        for word in self.line.words[self.low : self.head]:
            seen |= word.flags
        return seen & flag > 0

    @property
    def definite(self) -> bool:
        """Whether they are somebody spoken of: “the supporters”, “his aides”, not “many of the supporters”."""
        if self.first > self.low and self.line.words[self.low].flags & w.QUANTIFIER:
            return False
        most = any(word.bare in _SHARES for word in self.line.words[self.low : self.first])
        low = self.first if most else self.low  # “the majority of residents”
        return any(word.flags & w.DEFINITE or word.possessive for word in self.line.words[low : self.head])

    @property
    def counted(self) -> bool:
        return any(word.flags & w.NUMBER or word.bare == "one" for word in self.premodifiers())

    @property
    def capital(self) -> bool:
        """Whether a name stands before the head: “Pentagon officials”."""
        for place in range(self.low, self.head):
            word = self.line.words[place]
            opens = place == self.low and opens_sentence(self.line, place)
            if word.capital and not opens and not word.flags & (w.DEFINITE | w.INDEFINITE):
                return True
        return False

    def source(self, kind: str) -> Source:
        start, end = self.line.start(self.low), self.line.end(self.high - 1)
        return Source(start, end, kind, plural=self.plural, head=self.word.bare)


_CLOCK = lazy_pattern(r"\d\d?[:.]\d\d|\d\d?[:.]?\d?\d?[ap]m|1[5-9]\d\d|20\d\d")


def sets_apart(words: list[w.Word], number: int) -> bool:
    """Whether a sentence begins behind that word: a line between cells of a table, the time of day that
    opens a line of live news, the year that opens a row."""
    return words[number].bare == "|" or (number == 0 and _CLOCK.fullmatch(words[0].bare) is not None)


def opens_sentence(line: Line, number: int) -> bool:
    """Whether a word opens its sentence, a line, a cell of a table, or what was noted at a time of day."""
    if number == 0:
        return True
    if sets_apart(line.words, number - 1):
        return True
    before = line.words[number - 1]
    return before.stop not in ("", ",", ")") or line.words[number].opens or not before.bare
