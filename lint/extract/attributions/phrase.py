"""The words of a source as a noun phrase: its head, and the kind of source that makes it."""

from __future__ import annotations

from typing import NamedTuple

from lint.extract.attributions import words as w
from lint.extract.attributions.words import Line


class Source(NamedTuple):
    start: int
    end: int
    kind: str
    group: str = ""
    definite: bool = False
    plural: bool = True
    relative: bool = False
    capital: bool = False
    bare: bool = False
    head: str = ""
    stands_for: Source | None = None
    head_known: bool = True


PERSONAL = ("ers", "ors", "ist", "ists", "ian", "ians", "ees", "men", "women", "man", "woman")
_THINGS = frozenset(
    "indicators predictors detectors processors editors numbers papers letters others factors sensors matters orders centers computers powers offers covers layers servers errors mirrors colors flowers rivers towers figures years fees trees degrees human german specimen".split()
)
_NAMELESS = frozenset("named identified anonymity anonymous".split())
_EXTRAS = frozenset("including like".split())


def read(line: Line, low: int, high: int, named: bool = False, relative: bool = False) -> Source | None:
    """The source that the words `low` to `high` are; `named`: a name stands beside them."""
    words = line.words
    while (
        low < high - 1
        and (words[low].flags & (w.AFTER | w.SKIPPED) or words[low].bare in ("and", "or", "still", "meanwhile"))
        and not words[low].flags & (w.LONE | w.DEFINITE | w.QUANTIFIER | w.HEAD)
    ):
        low += 1
    if low >= high:
        return None
    head, first, _joined = _head(line, low, high)
    if head < 0:
        return None
    word = words[head]
    start, end = line.start(low), line.end(high - 1)
    flags = word.flags
    if flags & w.FIRST or (first > low and word.bare in ("them", "these", "those", "which", "whom")):
        return Source(start, end, "other")
    if flags & w.PRONOUN and head == low:
        return Source(start, end, "pronoun", plural=word.bare == "they")
    if _proper(line, low, head):
        return _named(line, low, head, high)
    if low and words[low - 1].bare in ("not", "no") or words[low].bare == "no":
        return Source(start, end, "other")
    if (
        words[low].bare in ("both", "all", "either", "neither")
        and not flags & w.SOURCE
        and not any(words[n].bare == "and" for n in range(low, head))
    ):
        return Source(start, end, "role", plural=True)
    if (
        words[high - 1].capital
        and head < high - 2
        and not words[low].flags & (w.DEFINITE | w.INDEFINITE | w.NUMBER | w.QUANTIFIER)
        and word.bare[-1:] != "s"
        and words[high - 2].capital
    ):
        return Source(start, end, "person")
    if word.bare in ("percent", "cent", "%") or any(
        "%" in words[n].bare or words[n].bare == "percent" for n in range(low, head)
    ):
        return Source(start, end, "other")
    if (
        low
        and words[low - 1].stop == '"'
        and not words[low].flags & (w.DEFINITE | w.INDEFINITE | w.QUANTIFIER | w.NUMBER)
        and word.bare[-1:] != "s"
        and head == low
        and not flags & w.LONE
    ):
        return Source(start, end, "other")
    plural = (word.bare[-1:] == "s" and word.bare[-2:] != "ss") or flags & w.PLURAL > 0
    definite, indefinite, quantified, capital, counted = _determined(line, low, head)
    if named and not flags & (w.HEAD | w.DOCUMENT | w.BODY) and (counted or indefinite):
        return Source(start, end, "person", head=word.bare)
    if flags & w.SPOKESPERSON:
        if any(line.words[n].bare in _NAMELESS for n in range(head + 1, high)):
            return Source(start, end, "unnamed", "office", definite, plural, head=word.bare)
        return Source(start, end, "person" if named else "role", head=word.bare, plural=plural)
    if flags & (w.DOCUMENT | w.EMPTY | w.FINDABLE) and not flags & w.ROLE:
        return _document(line, low, head, high, named)
    if flags & w.HEAD:
        if named and (not plural or counted or first > low):
            return Source(start, end, "person")
        group = _group(line, low, head, quantified)
        return _unnamed(line, low, high, head, group, plural, definite, indefinite, capital)
    if quantified and plural:
        group = _group(line, low, head, quantified)
        return _unnamed(line, low, high, head, group, plural, definite, indefinite, capital)._replace(
            head_known=word.bare.endswith(PERSONAL)
        )
    if flags & w.BODY:
        return Source(start, end, "organisation", head=word.bare)
    if (
        (indefinite or (plural and not definite))
        and word.bare.endswith(PERSONAL)
        and word.bare not in _THINGS
        and not named
    ):
        return _unnamed(line, low, high, head, "office", plural, definite, indefinite, capital)
    if words[low].bare in ("one", "another") and not plural and not named and word.bare.isalpha():
        found = _unnamed(line, low, high, head, "office", plural, definite, indefinite, capital)
        return found._replace(head_known=False)
    return Source(start, end, "other", head=word.bare) if word.bare[:1].isalpha() else None


_HIDDEN = frozenset("unnamed anonymous unidentified nameless".split())


def _group(line: Line, low: int, head: int, quantified: bool) -> str:
    """Whether somebody unnamed is a "source", has an "office", is one of the "public" or of a "crowd"."""
    flags = line.words[head].flags
    if any(line.words[number].bare in _HIDDEN for number in range(low, head)):
        return "source"
    if quantified:
        return "crowd"
    return "source" if flags & w.SOURCE else "office" if flags & w.OFFICE else "public" if flags & w.PUBLIC else "crowd"


def _head(line: Line, low: int, high: int) -> tuple[int, int, bool]:
    """Where the head stands, where its noun phrase begins (behind “one of”), and whether a name is joined to it by “and”."""
    words = line.words
    head, first, joined = -1, low, False
    for number in range(low, high):
        word = words[number]
        flags = word.flags
        if head >= 0 and number > low:
            if (
                word.bare == "of"
                and words[head].flags & (w.LONE | w.QUANTIFIER | w.NUMBER | w.PLURAL)
                and not words[head].flags & w.ROLE
            ):
                head, first = -1, number + 1
                continue
            if (
                word.bare.endswith("ed")
                and not flags & w.ROLE
                and words[head].flags & (w.HEAD | w.DOCUMENT | w.BODY | w.SPOKESPERSON)
            ):
                if high - number > 5 and not flags & w.AFTER:
                    return -1, low, False
                break
            if (
                flags & (w.AFTER | w.RELATIVE)
                or (flags & w.SKIPPED and flags & w.SKIPPED == flags and not word.capital)
            ) and not (flags & w.ROLE and flags & w.AFTER):
                break
            if word.bare in ("and", "&"):
                joined = joined or (_proper(line, low, head) and not words[head].flags & w.HEAD)
                continue
        if word.bare in ("and", "or") or not word.bare:
            continue
        if flags & (w.INDEFINITE | w.DEFINITE) and not flags & (w.LONE | w.HEAD):
            continue
        head = number
    if head < 0 and first > low:
        head = first - 2
        first = low
    if joined and not words[head].flags & w.HEAD:
        joined = False
    return head, first, joined


def _proper(line: Line, low: int, head: int) -> bool:
    """Whether the head is a name: a capital that does not only open the sentence."""
    word = line.words[head]
    if not word.capital or (word.bare[-1:] == "s" and line.words[low].flags & w.QUANTIFIER and head == low + 1):
        return False
    if word.flags & (w.HEAD | w.DOCUMENT | w.BODY | w.SPOKESPERSON):
        if head == low and word.flags & w.ROLE and not (word.bare[-1:] == "s" or word.flags & (w.PLURAL | w.LONE)):
            return True
        if head > low and word.flags & w.OFFICE and line.words[low].flags & (w.INDEFINITE | w.QUANTIFIER | w.NUMBER):
            return False
        if head > low:
            return line.words[head - 1].capital or not _opens(line, head)
        return not _opens(line, head)
    return True


def _opens(line: Line, number: int) -> bool:
    """Whether a word opens its sentence, or a line."""
    if number == 0:
        return True
    before = line.words[number - 1]
    return before.stop not in ("", ",", ")") or line.words[number].opens or not before.bare


def _named(line: Line, low: int, head: int, high: int) -> Source:
    number = head
    while number > low and line.words[number - 1].capital and not line.words[number - 1].stop:
        number -= 1
    return Source(line.start(number), line.end(high - 1), "person" if head > number else "organisation")


def _determined(line: Line, low: int, head: int) -> tuple[bool, bool, bool, bool, bool]:
    """(definite, indefinite, quantified, with a name in it, counted) of a phrase by the words before its head."""
    definite = indefinite = quantified = capital = counted = False
    for number in range(low, head):
        word = line.words[number]
        flags = word.flags
        definite = definite or flags & w.DEFINITE > 0 or word.possessive
        indefinite = indefinite or flags & w.INDEFINITE > 0
        quantified = quantified or flags & w.QUANTIFIER > 0
        counted = counted or flags & w.NUMBER > 0 or word.bare == "one"
        capital = capital or (
            word.capital and (number > low or not _opens(line, number)) and not flags & (w.DEFINITE | w.INDEFINITE)
        )
    return definite, indefinite, quantified, capital, counted


def _unnamed(
    line: Line,
    low: int,
    high: int,
    head: int,
    group: str,
    plural: bool,
    definite: bool,
    indefinite: bool,
    capital: bool,
) -> Source:
    word = line.words[head]
    lone = not plural and not indefinite
    if _names_behind(line, head, high):
        return Source(line.start(low), line.end(high - 1), "person")
    traceable = lone and (definite or capital) and group != "source"
    return Source(
        line.start(low),
        line.end(high - 1),
        "role" if traceable else "unnamed",
        group,
        definite,
        plural,
        False,
        capital,
        lone,
        word.bare,
    )


def _names_behind(line: Line, head: int, high: int) -> bool:
    """Whether the modifiers name one of them: “people like Ann Lee”."""
    for number in range(head + 1, high - 1):
        if line.words[number].bare in _EXTRAS and line.words[number + 1].capital:
            return True
    return False


def _document(line: Line, low: int, head: int, high: int, named: bool) -> Source:
    """A paper: one that stands bare leads nowhere."""
    words = line.words
    start, end = line.start(low), line.end(high - 1)
    word = words[head]
    vague = all(words[n].flags & w.NOWHERE for n in range(low, head)) and not named
    bare = vague and all(
        not words[n].flags & w.TRACED and not words[n].capital and not words[n].bare[:1].isdigit()
        for n in range(head + 1, high)
    )
    definite = head > low and words[low].flags & w.DEFINITE > 0
    bare = bare and not (definite and not word.flags & w.EMPTY)
    return Source(
        start,
        end,
        "document",
        "empty" if bare and word.flags & (w.EMPTY | w.FINDABLE) else "",
        definite,
        word.bare[-1:] == "s",
        head=word.bare,
    )
