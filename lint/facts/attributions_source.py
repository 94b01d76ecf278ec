"""Who stands before or after a verb of saying: its words gathered up to the stop, the verb or the opener that bounds them."""

from __future__ import annotations

import lint.facts.attributions_words as known
from lint.expressions import expression
from lint.facts.attributions_phrase import Source, Word, read, word_of
from lint.text import fold

_REACH = 170
"""How far from its verb a source may begin, in characters."""
_LONGEST = 14
"""How many words a source may have."""
_ABBREVIATED = frozenset("sen. rep. gov. mr. mrs. ms. dr. gen. lt. col. sgt. st. no. jr. sr. prof. messrs.".split())
_AFTER_MODIFIERS = expression(
    r"[,.;:\"!?–—()]|\s(?:that|who|which|and|is|are|was|were|has|have|had|said|says|say|told)\b|\s*\Z"
)
_LED = expression(
    r"(?r)\b(?:led|leads?|leading|prompt(?:ed|s|ing)|caus(?:ed|es|ing)|inspir(?:ed|es|ing)) ((?:[\w'-]+ ){1,5})"
)
_LONG_DASH = fold("—")
_DASHES = (fold("–"), _LONG_DASH, "--", " -")
_BREAKS = frozenset(",;:.!?\"')]\x96\x97-\x83")


def _abbreviated(token: str) -> bool:
    """Whether the full stop that ends `token` belongs to an abbreviation: “Sen.”, “J.”, “U.S.”."""
    return token.lower() in _ABBREVIATED or (len(token) == 2 and token[0].isupper()) or token.count(".") > 1


def before(folded: str, low: int, verb: int) -> Source | None:
    """The source that ends where the verb at `verb` begins; None where the verb opens its clause (“…”, said Y)."""
    low = max(low, verb - _REACH)
    dash = folded.rfind(_LONG_DASH, low, verb)
    low = low if dash < 0 else dash + 1
    if folded[verb - 2 : verb - 1] == ")":
        verb = _before_brackets(folded, low, verb)
    last = _last_word(folded, low, verb)
    while last is not None and (last.bare in known.PASSED_OVER or (last.bare[-2:] == "ly" and not last.capital)):
        last = _last_word(folded, low, last.start)
    if last is None:
        return None
    led = _led(folded, low, last.start) if last.bare == "to" else None
    if led is not None:
        return led
    kind = known.BEFORE_VERB.get(last.bare)
    if kind is not None:
        return Source(last.start, last.end, kind, plural=kind != "pronoun" or last.bare == "they")
    if folded[last.end] == ",":
        return _before_aside(folded, low, last.end)
    relative = last.bare in known.RELATIVES
    return _phrase_before(folded, low, last.start if relative else last.end, relative)


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


def _last_word(folded: str, low: int, end: int) -> Word | None:
    """The word that ends before `end`; None at the start of the text or behind a quotation, a colon, a dash."""
    while end > low and folded[end - 1] in " \t":
        end -= 1
    if end <= low:
        return None
    start = max(folded.rfind(" ", low, end) + 1, low)
    token = folded[start:end]
    if not token.isalpha() and _closes(token, folded[end - 2]):
        return None
    return word_of(token, start, end)


def _closes(token: str, before: str) -> bool:
    """Whether what stands behind the token is no part of the clause before it; `before` is its last character but one."""
    stop = token[-1]
    if stop == ",":
        return before in "\"'"
    return stop in _BREAKS and stop != ")" and not (stop == "." and _abbreviated(token))


def _phrase_before(folded: str, low: int, end: int, relative: bool = False) -> Source | None:
    """The source that the words up to `end` are; they begin after a stop or an opener of clauses."""
    words: list[Word] = []
    after_name = False
    while relative and end > low and folded[end - 1] in " ,":
        end -= 1
    for token in reversed(folded[low:end].split(" ")):
        start = end - len(token)
        if token:
            stop = token[-1]
            if stop in _BREAKS and (words or stop != ")") and not (stop == "." and _abbreviated(token)):
                after_name = stop == "," and folded[start].isupper()
                break
            word = word_of(token, start, end)
            if word.bare in known.CLAUSE_OPENERS:
                break
            words.append(word)
            if len(words) == _LONGEST:
                break
        end = start - 1
    words.reverse()
    return read(words, after_name, relative) if words else None


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
    start, stop = verb_end, ""
    while start < high and len(words) < _LONGEST:
        while start < high and folded[start] == " ":
            start += 1
        end = folded.find(" ", start, high)
        end = high if end < 0 else end
        if start >= end:
            break
        token = folded[start:end]
        word = word_of(token, start, end)
        stop = word.bare
        if not stop or stop in known.CLAUSE_OPENERS or stop in known.RELATIVES or (words and stop in known.ENDS_SOURCE):
            break
        words.append(word)
        if token[-1] in _BREAKS and not (token[-1] == "." and _abbreviated(token)):
            stop = "," if token[-1] == "," and folded[end + 1 : end + 2].isupper() else ""
            break
        start = end
    if not words or (alone and (stop in known.RUNS_ON or words[0].bare in known.SAID_INSTEAD)):
        return None
    source = read(words, named=stop == ",")
    if source is None or stop not in known.MODIFIERS_AFTER:
        return source
    if source.group == "empty":
        return source._replace(group="")
    return source._replace(end=_end_of_phrase(folded, source.end, high)) if source.kind == "unnamed" else source


def _end_of_phrase(folded: str, start: int, high: int) -> int:
    """Where the modifiers of a source end: “people [familiar with the matter]”."""
    stop = _AFTER_MODIFIERS.search(folded, start, high)
    return stop.start() if stop else high
