"""Who stands before or after a verb of saying: its words gathered up to the stop, the verb or the opener that bounds them."""

from __future__ import annotations

from lint.extract.attributions import vocabulary as known
from lint.extract.attributions.phrase import Phrase, Source, read
from lint.extract.attributions.words import WORDS, Word
from lint.match.expressions import expression
from lint.text.fold import fold

_REACH = 170
"""How far from its verb a source may begin, in characters."""
_LONGEST = 14
"""How many words a source may have."""
_AFTER_MODIFIERS = expression(
    r"[,.;:\"!?–—()]|\s(?:that|who|which|and|is|are|was|were|has|have|had|said|says|say|told)\b|\s*\Z"
)
_LED = expression(
    r"(?r)\b(?:led|leads?|leading|prompt(?:ed|s|ing)|caus(?:ed|es|ing)|inspir(?:ed|es|ing)) ((?:[\w'-]+ ){1,5})"
)
_LONG_DASH = fold("—")
_DASHES = (fold("–"), _LONG_DASH, "--", " -")
_NOBODY = Source(0, 0, "other")
"""Whoever would say it has not: “to say”, “should say”, “the claim”."""


def before(folded: str, low: int, verb: int) -> Source | None:
    """The source that ends where the verb at `verb` begins; None where the verb opens its clause (“…”, said Y)."""
    low = max(low, verb - _REACH)
    dash = folded.rfind(_LONG_DASH, low, verb)
    low = low if dash < 0 else dash + 1
    if folded[verb - 2 : verb - 1] == ")":
        verb = _before_brackets(folded, low, verb)
    place = _last_word(folded, low, verb)
    if place is None:
        return None
    last, start = place
    end = start + last.end
    if last.source == "other":
        led = _led(folded, low, start) if last.bare == "to" else None
        return led or _NOBODY
    if last.source:
        return Source(start + last.start, end, last.source, plural=last.source != "pronoun" or last.bare == "they")
    if folded[end] == ",":
        return _before_aside(folded, low, end)
    relative = last.bare in known.RELATIVES
    return _phrase_before(folded, low, start + last.start if relative else end, relative)


def _last_word(folded: str, low: int, end: int) -> tuple[Word, int] | None:
    """The word before `end` that is not passed over, and where its token starts.

    None at the start of the text or behind a quotation, a colon, a dash.
    """
    while True:
        while end > low and folded[end - 1] in " \t":
            end -= 1
        if end <= low:
            return None
        start = folded.rfind(" ", low, end) + 1 or low
        word = WORDS[folded[start:end]]
        if word.apart:
            return None
        if not word.passed_over:
            return word, start
        end = start + word.start


def _led(folded: str, low: int, end: int) -> Source | None:
    """Who is brought to say it, if nobody can find them: “which led some to speculate”."""
    found = _LED.match(folded, low, end)
    source = _phrase_before(folded, found.start(1), end) if found else None
    return source if source is not None and source.kind == "unnamed" else None


def across_dashes(folded: str, low: int, verb: int) -> Source | None:
    """The source whose verb at `verb` follows an aside between dashes: “one official – he asked for no name – said”."""
    low = max(low, verb - 2 * _REACH)
    end = verb
    while end > low and folded[end - 1] == " ":
        end -= 1
    for dash in _DASHES:
        if folded.endswith(dash, low, end):
            opening = folded.rfind(dash, low, end - len(dash))
            source = _phrase_before(folded, max(low, opening - _REACH), opening) if opening > low else None
            return source if source is not None and source.kind != "other" else None
    return None


def _before_brackets(folded: str, low: int, end: int) -> int:
    """Where the text before “(…)” ends, which closes before `end`."""
    opening = folded.rfind("(", low, end - 2)
    return opening if opening > low else end


def _phrase_before(folded: str, low: int, end: int, relative: bool = False) -> Source | None:
    """The source that the words up to `end` are; they begin after a stop or an opener of clauses."""
    words: list[Word] = []
    starts: list[int] = []
    after_name = False
    while relative and end > low and folded[end - 1] in " ,":
        end -= 1
    for token in reversed(folded[low:end].split(" ")):
        start = end - len(token)
        end = start - 1
        if token:
            word = WORDS[token]
            if word.stop and (words or word.stop != ")"):
                after_name = word.stop == "," and folded[start].isupper()
                break
            if word.opens:
                break
            words.append(word)
            starts.append(start)
            if len(words) == _LONGEST:
                break
    words.reverse()
    starts.reverse()
    return read(Phrase(words, starts), after_name, relative) if words else None


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
    dash = folded.find(_LONG_DASH, verb_end, high)
    high = high if dash < 0 else dash
    words: list[Word] = []
    starts: list[int] = []
    start, stop = verb_end, ""
    while start < high and len(words) < _LONGEST:
        while start < high and folded[start] == " ":
            start += 1
        end = folded.find(" ", start, high)
        end = high if end < 0 else end
        if start >= end:
            break
        word = WORDS[folded[start:end]]
        stop = word.bare
        if not stop or word.opens or stop in known.RELATIVES or (words and stop in known.ENDS_SOURCE):
            break
        words.append(word)
        starts.append(start)
        if word.stop:
            stop = "," if word.stop == "," and folded[end + 1 : end + 2].isupper() else ""
            break
        start = end
    if not words or (alone and (stop in known.RUNS_ON or words[0].bare in known.SAID_INSTEAD)):
        return None
    source = read(Phrase(words, starts), named=stop == ",")
    if source is None or stop not in known.MODIFIERS_AFTER:
        return source
    if source.group == "empty":
        return source._replace(group="")
    return source._replace(end=_end_of_phrase(folded, source.end, high)) if source.kind == "unnamed" else source


def _end_of_phrase(folded: str, start: int, high: int) -> int:
    """Where the modifiers of a source end: “people [familiar with the matter]”."""
    stop = _AFTER_MODIFIERS.search(folded, start, high)
    return stop.start() if stop else high
