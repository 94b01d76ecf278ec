"""Who stands before or after a verb of saying: the noun phrase read word by word, and the kind of source it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

import lint.facts.attributions_words as known
from lint.expressions import expression

_REACH = 170
"""How far from its verb a source may begin, in characters."""
_LONGEST = 14
"""How many words a source may have."""
_ABBREVIATED = frozenset("sen. rep. gov. mr. mrs. ms. dr. gen. lt. col. sgt. st. no. jr. sr. prof. messrs.".split())
_AFTER_MODIFIERS = expression(
    r"[,.;:\"!?–—()]|\s(?:that|who|which|and|is|are|was|were|has|have|had|said|says|say|told)\b|\s*\Z"
)
_BREAKS = frozenset(",;:.!?\"')]\x96\x97-\x83")


@dataclass(frozen=True, slots=True)
class Source:
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


def _word(folded: str, start: int, end: int) -> Word:
    token = folded[start:end]
    if not token.isalpha():
        kept = token.lstrip("\"'([*")
        start = end - len(kept)
        token = kept.rstrip("\"'()[],.;:!?\x96\x97")
        end = start + len(token)
    bare = token.lower()
    return Word(start, end, bare.removesuffix("'s"), bare[:1] != token[:1])


def _abbreviated(folded: str, low: int, end: int) -> bool:
    """Whether the full stop before `end` belongs to an abbreviation: “Sen.”, “J.”, “U.S.”."""
    token = folded[max(folded.rfind(" ", low, end) + 1, low) : end]
    return token.lower() in _ABBREVIATED or (len(token) == 2 and token[0].isupper()) or token.count(".") > 1


def before(folded: str, low: int, verb: int) -> Source | None:
    """The source that ends where the verb at `verb` begins; None where the verb opens its clause (“…”, said Y)."""
    low = max(low, verb - _REACH)
    verb = _before_brackets(folded, low, verb)
    last = _last_word(folded, low, verb)
    while last is not None and (last.bare in known.PASSED_OVER or (last.bare[-2:] == "ly" and not last.capital)):
        last = _last_word(folded, low, last.start)
    if last is None:
        return None
    if last.bare in known.NOT_SAID or last.bare in known.BE:
        return Source(last.start, last.end, "none" if last.bare in known.BE else "other")
    if last.bare in known.PRONOUNS:
        return Source(last.start, last.end, "pronoun", plural=last.bare == "they")
    if last.bare in known.SPEAKERS:
        return Source(last.start, last.end, "other")
    if folded[last.end] == ",":
        return _before_aside(folded, low, last.end)
    relative = last.bare in known.RELATIVES
    return _phrase_before(folded, low, last.start if relative else last.end, relative)


def _before_brackets(folded: str, low: int, end: int) -> int:
    """Where the text before “(…)” ends, if brackets close before `end`."""
    closing = end - 2
    if closing > low and folded[closing] == ")":
        opening = folded.rfind("(", low, closing)
        return opening if opening > low else end
    return end


def _last_word(folded: str, low: int, end: int) -> Word | None:
    """The word that ends before `end`; None at the start of the text or behind a quotation, a colon, a dash."""
    while end > low and folded[end - 1] in " \t":
        end -= 1
    if end <= low:
        return None
    stop = folded[end - 1]
    if stop in _BREAKS and stop not in ",)" and not (stop == "." and _abbreviated(folded, low, end)):
        return None
    if stop == "," and folded[end - 2] in "\"'":
        return None
    return _word(folded, max(folded.rfind(" ", low, end) + 1, low), end)


def _phrase_before(folded: str, low: int, end: int, relative: bool = False) -> Source | None:
    """The source that the words up to `end` are; they begin after a stop or an opener of clauses."""
    words: list[Word] = []
    after_name = False
    while len(words) < _LONGEST:
        while end > low and folded[end - 1] in (" ," if relative and not words else " "):
            end -= 1
        if end <= low:
            break
        start = max(folded.rfind(" ", low, end) + 1, low)
        stop = folded[end - 1]
        if stop in _BREAKS and (words or stop != ")") and not (stop == "." and _abbreviated(folded, low, end)):
            after_name = stop == "," and folded[start].isupper()
            break
        word = _word(folded, start, end)
        if word.bare in known.CLAUSE_OPENERS:
            break
        words.append(word)
        end = start
    words.reverse()
    return _read(words, after_name, relative) if words else None


def _before_aside(folded: str, low: int, comma: int) -> Source | None:
    """The source before an aside: “Ann Lee, a spokesman for the bank, said”, “one official, who was not named, said”."""
    opening = folded.rfind(",", low, comma)
    aside = folded[opening + 1 : comma].split(None, 1) if opening > low else []
    if not aside or not (aside[0] in known.ASIDE_OPENERS or aside[0][0].isdigit()):
        return None
    return _phrase_before(folded, low, opening)


def after(folded: str, verb_end: int, high: int, *, alone: bool = True) -> Source | None:
    """The source that follows the verb: “said a senior aide”, “according to people close to the talks”.

    `alone`: nothing but the source may follow; where its words run on into another verb, they are what is said.
    """
    high = min(high, verb_end + _REACH)
    words: list[Word] = []
    start, stop = verb_end, ""
    while start < high and len(words) < _LONGEST:
        while start < high and folded[start] == " ":
            start += 1
        end = folded.find(" ", start, high)
        end = high if end < 0 else end
        if start >= end:
            break
        word = _word(folded, start, end)
        stop = word.bare
        if not stop or stop in known.CLAUSE_OPENERS or stop in known.RELATIVES or (words and stop in known.ENDS_SOURCE):
            break
        words.append(word)
        if folded[end - 1] in _BREAKS and not (folded[end - 1] == "." and _abbreviated(folded, start, end)):
            stop = "," if folded[end - 1] == "," and folded[end + 1 : end + 2].isupper() else ""
            break
        start = end
    if not words or (alone and (stop in known.RUNS_ON or words[0].bare in known.SAID_INSTEAD)):
        return None
    source = _read(words, named=stop == ",")
    if source is None or stop not in known.MODIFIERS_AFTER:
        return source
    if source.group == "empty":
        return replace(source, group="")
    return replace(source, end=_end_of_phrase(folded, source.end, high)) if source.kind == "unnamed" else source


def _end_of_phrase(folded: str, start: int, high: int) -> int:
    """Where the modifiers of a source end: “people [familiar with the matter]”."""
    stop = _AFTER_MODIFIERS.search(folded, start, high)
    return stop.start() if stop else high


def _read(words: list[Word], named: bool = False, relative: bool = False) -> Source | None:
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
    for number in range(len(words) - 1, -1, -1):
        bare = words[number].bare
        if bare not in known.UNNAMED_HEADS and bare not in known.LONE:
            continue
        follows = words[number + 1].bare if number + 1 < len(words) else ""
        fits = not follows or follows in known.MODIFIERS_AFTER
        if bare not in known.UNNAMED_HEADS:
            fits = not follows or follows in known.AFTER_LONE
        if fits and (found is None or follows not in ("and", "or")):
            found = number
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
