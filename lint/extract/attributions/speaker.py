"""Who stands before a verb of saying."""

from __future__ import annotations

from lint.extract.attributions.behind import LONGEST, VERBS
from lint.extract.attributions.noun_phrase import sets_apart
from lint.extract.attributions.phrase import read
from lint.extract.attributions.source import Source
from lint.tokens import words as w
from lint.tokens.table import Line
from lint.tokens.words import SAYING, SOURCES, Word

_ASIDE = 25
"""How many words an aside may have."""
_ANONYMOUS = frozenset("anonymity anonymous anonymously unnamed".split())
NOBODY = Source(0, 0, "other")
_DETERMINERS = w.INDEFINITE | w.DEFINITE | w.QUANTIFIER


def before(line: Line, verb: int) -> Source | None:
    """The source that ends where the verb begins; None where the verb opens its clause (“…”, said Y)."""
    words = line.words
    last = _last_word(line, verb)
    if last < 0:
        return None
    progressive = words[verb].bare.endswith("ing")
    if not words[last].bare:
        return _across_dashes(line, last)
    if words[last].stop == ",":
        return opening(line, last) if progressive and last == verb - 1 else _across_aside(line, last)
    if words[last].stop == ")":
        return _across_brackets(line, last)
    if last < 0 or words[last].stop:
        return None
    return _by_last_word(line, last, verb) or _ending_before(line, last)


def _last_word(line: Line, verb: int) -> int:
    """The number of the word before the verb, adverbs and helpers passed over; -1 where there is none."""
    words, last = line.words, verb - 1
    passed = w.SKIPPED
    if words[verb].bare.endswith("ing") or words[verb].flags & w.STANCE:
        passed |= w.BE
    while last >= 0:
        word = words[last]
        if word.stop or not word.flags & passed or word.flags & (w.HEAD | w.DOCUMENT):
            break
        last -= 1
    return last


def _by_last_word(line: Line, last: int, verb: int) -> Source | None:
    """The source where the word before the verb shows it by itself: a pronoun, a passive, nobody."""
    words, word = line.words, line.words[last]
    flags = word.flags
    if words[verb].bare.endswith("ing") and word.bare in _PREPOSITIONS:
        adds = words[verb].bare == "adding" and words[verb + 1 : verb + 2] != [] and words[verb + 1].bare != "that"
        return (opening(line, last) if word.bare == "by" and not adds else None) or NOBODY
    if flags & w.NOBODY and not (word.bare == "her" and last and words[last - 1].flags & w.AFTER):
        return _brought_or_joined(line, last, verb) or NOBODY
    preposition = flags & w.AFTER and not flags & (w.HEAD | w.DOCUMENT) and word.bare not in _CLOSING
    first = flags & w.FIRST and not _is_object(words, last)
    if preposition or first or (word.possessive and not word.capital):
        return NOBODY
    if flags & w.BE:
        return Source(line.start(last), line.end(last), "none")
    if flags & w.PRONOUN:
        return Source(line.start(last), line.end(last), "pronoun", plural=word.bare == "they")
    return None


def _is_object(words: list[Word], number: int) -> bool:
    """Whether “it”, “us” or “me” ends the words for somebody: “people involved in it said”."""
    return number > 1 and words[number].bare in OBJECTS and words[number - 1].bare in BEFORE_OBJECTS


OBJECTS = frozenset("it us me".split())
BEFORE_OBJECTS = frozenset("in to with of about on behind near around for".split())
_PREPOSITIONS = frozenset("by after before without of".split())
_CLOSING = frozenset(SOURCES["closing"])


def _brought_or_joined(line: Line, last: int, verb: int) -> Source | None:
    """The source behind “led some to say” or “officials came and said”."""
    words = line.words
    if words[last].bare in ("and", "but") and words[verb].bare.endswith(("ed", "said", "told", "wrote")):
        return opening(line, last)
    return _led(line, last) if words[last].bare == "to" and words[verb].flags & w.SPEECH else None


def _ending_before(line: Line, last: int) -> Source | None:
    """The source whose words end with the one at `last`, which may be a “who”."""
    if not line.words[last].flags & w.RELATIVE:
        return _ending(line, last)
    return _ending(line, last - 1, relative=True)


def opening(line: Line, end: int) -> Source | None:
    """The source that opens the sentence of the word at `end`, if it has no name: “Officials closed the road, saying …”."""
    words = line.words
    first = _first_of_clause(line, end)
    for number in range(first, min(first + 8, end)):
        word = words[number]
        if word.flags & w.HEAD and (not word.capital or number == first) and not words[number + 1].capital:
            if _is_quantifier(word, words[number + 1]):
                continue
            source = read(line, first, number + 1) if _is_followed(word, words[number + 1]) else None
            return source if source is not None and source.kind == "unnamed" else None
        if word.stop or word.flags & (VERBS | w.PRONOUN | w.FIRST | w.OPENER):
            return None
    return None


def _first_of_clause(line: Line, end: int) -> int:
    """Where the sentence begins, without conjunctions and a first adverbial: “On Monday, officials …”; `end` behind a name."""
    words, first = line.words, end
    while first > 0 and words[first - 1].stop not in _SENTENCE_ENDS:
        first -= 1
    while first < end and (words[first].flags & w.OPENER or words[first].bare in _CONJUNCTIONS):
        first += 1
    comma = next((place for place in range(first, min(first + 8, end)) if words[place].stop == ","), -1)
    if comma < 0 or any(word.flags & (w.HEAD | VERBS) for word in words[first : comma + 1]):
        return first
    is_name = words[comma].capital and not words[first].flags & w.AFTER
    return end if is_name else comma + 1


_SENTENCE_ENDS = frozenset((".", "!", "?", '"', ";", ":"))
_CONJUNCTIONS = frozenset("and or yet still instead".split())
_LISTS = frozenset("including such among like".split())


def _is_quantifier(word: Word, then: Word) -> bool:
    """Whether a word that can be a head only counts the next: “some divers”."""
    if word.flags & w.ROLE:
        return False
    alone = then.flags & (w.AFTER_LONE | w.SKIPPED | w.HELPER | w.BE)
    return bool(then.flags & w.ROLE) or (word.flags & w.LONE > 0 and not alone)


def _is_followed(word: Word, then: Word) -> bool:
    """Whether a verb or a modifier follows the head, not another noun (“a veterans group”) nor the names of some of them."""
    if word.stop:
        return not (word.stop == "," and then.bare in _LISTS)
    return then.flags & (VERBS | w.SKIPPED | w.AFTER | w.RELATIVE | w.PARTICIPLE) > 0 or then.bare.endswith("ed")


def _across_brackets(line: Line, last: int) -> Source | None:
    """The source before “(…)”, which closes with the word at `last`: “a diver (Per Sund of Tarn) said” has a name."""
    for number in range(last, max(-1, last - 12), -1):
        if line.words[number].start and not line.words[number].opens:
            named = number < last and line.words[number].capital and line.words[number + 1].capital
            return _ending(line, number - 1, named=named) if number and not line.words[number - 1].stop else None
    return None


def _ending(line: Line, last: int, named: bool = False, relative: bool = False) -> Source | None:
    """The source whose words end with the one at `last`."""
    if last < 0:
        return None
    words, low = line.words, last
    while low > 0 and last - low < LONGEST:
        word = words[low - 1]
        if word.stop or not word.bare or (low == 1 or word.bare == "|") and sets_apart(words, low - 1):
            break
        if word.flags & _MAY_BOUND and _bounds(line, low - 1):
            break
        low -= 1
    source = read(line, low, last + 1, named or _apposition(line, low))
    return source._replace(relative=True) if source is not None and relative else source


_MAY_BOUND = w.OPENER | w.FIRST | w.RELATIVE | w.PARTICIPLE | VERBS


def _bounds(line: Line, number: int) -> bool:
    """Whether a source cannot begin before the word: an opener of clauses, a verb outside of “who …”."""
    word, flags = line.words[number], line.words[number].flags
    if word.bare == "that" and number and line.words[number - 1].bare == "condition":
        return False  # “a juror who spoke on condition that he not be named”
    if flags & (w.OPENER | w.FIRST) or word.bare == "whom":
        return True
    verb = flags & VERBS and not flags & (w.HEAD | w.DOCUMENT)
    finite = word.bare.endswith("ed") and line.words[number + 1].flags & _DETERMINERS
    return bool(verb or finite) and not _in_relative(line, number)


def _apposition(line: Line, low: int) -> bool:
    """Whether a name and a comma stand before the words: “Ann Lee, an engineer, …”, not “In Rome, an engineer …”."""
    words = line.words
    if low == 0 or words[low - 1].stop != "," or not words[low - 1].capital or words[low].bare == "and":
        return False
    first = low - 1
    while first > 0 and words[first - 1].capital and not words[first - 1].stop:
        first -= 1
    if first == low - 1 and (first == 0 or words[first - 1].stop):
        return False
    return first == 0 or not words[first - 1].flags & w.AFTER


def _in_relative(line: Line, number: int) -> bool:
    """Whether the word stands in a clause that “who” opens: “people who know”, “an aide who asked not to be named”."""
    words = line.words
    infinitive = words[number - 1].bare == "to"
    for place in range(number - 1, max(-1, number - 9), -1):
        word = words[place]
        if word.stop or (word.bare == "that" and words[place - 1].bare != "condition"):
            return False
        if word.flags & w.RELATIVE:
            return True
        if not infinitive and (word.flags & VERBS or word.bare.endswith("ed")):
            return False
    return False


def _across_dashes(line: Line, last: int) -> Source | None:
    """The source before an aside between dashes: “one official – he asked for no name – said”."""
    for dash in range(last - 1, max(-1, last - 25), -1):
        if not line.words[dash].bare:
            source = _ending(line, dash - 1, named=_is_name(line, dash + 1, last - 1))
            return source if source is not None and source.kind != "other" else None
    return None


def _across_aside(line: Line, last: int) -> Source | None:
    """The source before an aside: “Ann Lee, a spokesman for the bank, said”, “one official, who was not named, said”."""
    words = line.words
    for comma in range(last - 1, max(-1, last - _ASIDE), -1):
        stop = words[comma].stop
        if stop == ",":
            return _before_aside(line, comma, last) if _is_aside(line, comma, last) else None
        if stop in (".", "!", "?", ";", ":", '"'):
            return None
    return None


def _before_aside(line: Line, comma: int, last: int) -> Source | None:
    """The source that ends with the word at `comma`, with what the aside behind says of it."""
    first = line.words[comma + 1].bare
    names = _is_name(line, comma + 1, last)
    source = _ending(line, comma, named=names or _identifies(line, comma + 1, last))
    if source is None:
        return None
    among = line.words[last - 1].bare == "among" and line.words[last].bare == "them" and line.words[comma + 1].capital
    led = among or (first in _LEADING and source.kind == "unnamed" and _names(line, comma + 1, last))
    listed = names and source.plural and any(word.bare == "and" for word in line.words[comma + 2 : last])
    if led or listed or (names and first in ("among", "including", "such")):
        return source._replace(kind="person")
    hidden = any(word.bare in _ANONYMOUS for word in line.words[comma + 1 : last + 1])
    return (
        source._replace(kind="unnamed", group=source.group or "source") if hidden and source.kind == "role" else source
    )


def _is_aside(line: Line, comma: int, last: int) -> bool:
    """Whether the words between two commas are an aside to the source before them."""
    opener = line.words[comma + 1]
    names = _is_name(line, comma + 1, last)
    if comma + 1 == last and not opener.flags & w.ASIDE and not names:
        return False
    if opener.flags & w.ASIDE or names or opener.bare[:1].isdigit() or opener.bare.endswith(("ing", "ed")):
        return True
    title = line.words[comma].capital and opener.bare not in ("and", "or")
    return title and not opener.flags & (w.PRONOUN | w.FIRST | w.OPENER)


def _is_name(line: Line, low: int, last: int) -> bool:
    """Whether an aside is a name: “a historian, Ann Lee, said”, “the paper, the Velden Post, reported”."""
    words = line.words
    if words[low].bare in ("the", "among", "including") and low < last:
        low += 1 + (words[low + 1].bare in ("them", "others"))
        low = next((place for place in range(low, min(low + 4, last + 1)) if words[place].capital), low)
    if low < last and words[low].bare[:1].isdigit():
        low += 1  # “71-year-old Ann Lee”
    title = low < last and words[low].flags & w.HEAD and words[low + 1].capital  # “Senator Ann Lee”
    return low <= last and words[low].capital and last - low < 6 and not (words[low].flags & w.HEAD and not title)


def _identifies(line: Line, low: int, last: int) -> bool:
    """Whether an aside gives a name: “the nurse, identified as Ann Lee, said”."""
    words = line.words
    return any(words[number].flags & w.NAMING and _names(line, number, last) for number in range(low, last))


def _names(line: Line, number: int, last: int) -> bool:
    """Whether a capital follows close behind a word: “led by Ann Lee”."""
    return any(word.capital for word in line.words[number + 1 : min(last, number + 6) + 1])


_LEADING = frozenset(SOURCES["leading"])
_LEADS = frozenset(SAYING["leading"])


def _led(line: Line, to: int) -> Source | None:
    """Who is brought to say it, if nobody can find them: “which led some to speculate”."""
    words = line.words
    for number in range(to - 1, max(-1, to - 7), -1):
        if words[number].stop:
            return None
        if words[number].bare in _LEADS:
            source = read(line, number + 1, to) if number + 1 < to else None
            return source if source is not None and source.kind == "unnamed" else None
    return None
