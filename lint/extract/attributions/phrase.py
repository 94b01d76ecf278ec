"""The words of a source as a noun phrase: its head, and the kind of source that makes it."""

from __future__ import annotations

from lint.extract.attributions.leads import (
    acts_for_somebody,
    are_others,
    gives_no_word,
    is_called,
    led_by_name,
    names_no_paper,
)
from lint.extract.attributions.noun_phrase import Phrase, opens_sentence
from lint.extract.attributions.source import Source
from lint.tokens import words as w
from lint.tokens.table import Line
from lint.tokens.words import SOURCES

_PERSONAL = ("ers", "ors", "ist", "ists", "ian", "ians", "ees", "men", "women", "man", "woman")
"""How words for people end, so that nobody else needs to be known for one; of a single one also these:"""
_PERSON = ("er", "or", "ist", "ian", "ant", "ee", "eer", "man", "woman")
_PEOPLE = ("ists", "ians")
"""So ends no surname."""
_THINGS, _NAMELESS = frozenset(SOURCES["thing"]), frozenset(SOURCES["nameless"])
_COUNTED = frozenset(SOURCES["counted"])
_HIDDEN = frozenset("unnamed anonymous unidentified nameless".split())
_NAMED_IN = frozenset("named identified".split())
_ASKED = frozenset("polled surveyed canvassed".split())
_OURS = frozenset("our my".split())
_LISTING = frozenset("including like".split())
_ALL = frozenset("both all either neither".split())
_SHARE = frozenset("percent cent".split())
_BACK = frozenset("them these those which whom".split())
_LED_BY = frozenset("and or still meanwhile".split())
_DETERMINERS = w.DEFINITE | w.INDEFINITE | w.NUMBER | w.QUANTIFIER
_KNOWN = w.HEAD | w.DOCUMENT | w.BODY | w.SPOKESPERSON
_PAPER = w.DOCUMENT | w.EMPTY | w.FINDABLE


def read(line: Line, low: int, high: int, named: bool = False) -> Source | None:
    """The source that the words `low` to `high` are; `named`: a name stands beside them."""
    low = _after_adverbial(line, low, high)
    if low >= high:
        return None
    head, first = _head(line, low, high)
    if head < 0:
        return None
    phrase = Phrase(line, low, high, head, first, named, line.words[head])
    if _is_nobody(phrase) or gives_no_word(line.words, first, head, high):
        return phrase.source("other")
    if phrase.word.flags & w.PRONOUN and head == low:
        return phrase.source("pronoun")._replace(plural=phrase.word.bare == "they")
    if _is_name(line, low, head):
        return _by_name(phrase)
    return _common_noun(phrase)


def _after_adverbial(line: Line, low: int, high: int) -> int:
    """Where the words for somebody begin behind “still”, “in”, “and”."""
    words = line.words
    while low < high - 1:
        word = words[low]
        adverbial = word.flags & (w.AFTER | w.SKIPPED) or word.bare in _LED_BY
        if not adverbial or word.flags & (w.DEFINITE | w.QUANTIFIER | w.HEAD):
            break
        low += 1
    return low


def _head(line: Line, low: int, high: int) -> tuple[int, int]:
    """Where the head stands, or -1, and where its phrase begins (behind “one of”)."""
    words = line.words
    head, first = -1, low
    for number in range(low, high):
        word = words[number]
        if head >= 0 and word.flags:
            if word.bare == "of" and _is_partitive(words[head]):
                head, first = -1, number + 1
                continue
            if _is_clause(words[head], word) and not _is_before_noun(line, head, number, high):
                if high - number > 5 and not word.flags & w.AFTER:
                    return -1, low
                break
            if _ends_phrase(word):
                break
        determiner = word.flags & (w.INDEFINITE | w.DEFINITE) and not word.flags & w.HEAD
        if word.bare and word.bare not in ("and", "or", "&") and not determiner:
            head = number
    return (first - 2, low) if head < 0 and first > low else (head, first)


def _is_partitive(head: w.Word) -> bool:
    """“Some of”, “one of”, “a group of”."""
    return head.flags & (w.LONE | w.QUANTIFIER | w.NUMBER | w.PLURAL) > 0 and not head.flags & w.ROLE


def _is_clause(head: w.Word, word: w.Word) -> bool:
    """Whether a participle stands behind a head: “officials contacted”, “information available”; it may be another verb, too."""
    if word.bare == "available" and head.flags & _PAPER:
        return True
    return word.bare.endswith("ed") and not word.flags & w.ROLE and head.flags & _KNOWN > 0


def _is_before_noun(line: Line, head: int, number: int, high: int) -> bool:
    """Whether a participle behind “some” belongs to a noun that follows: “some fixed rule”, not “some interviewed in Graz”."""
    if not line.words[head].flags & w.QUANTIFIER or number + 1 >= high:
        return False
    return not line.words[number + 1].flags & (w.AFTER | w.SKIPPED | w.RELATIVE | w.OPENER)


def _ends_phrase(word: w.Word) -> bool:
    """Whether a modifier or a clause begins behind the head."""
    if word.flags & (w.AFTER | w.RELATIVE):
        return not (word.flags & w.ROLE and word.flags & w.AFTER)
    return word.flags == w.SKIPPED and not word.capital


def _is_name(line: Line, low: int, head: int) -> bool:
    """Whether the head is a name: a capital that does not only open the sentence."""
    word = line.words[head]
    if not word.capital or (word.bare[-1:] == "s" and line.words[low].flags & w.QUANTIFIER and head == low + 1):
        return False
    if not word.flags & _KNOWN:
        return not (word.bare.endswith(_PEOPLE) and head == low and opens_sentence(line, head))
    if head == low:
        lone = word.flags & w.ROLE and not (word.bare.endswith(("s", "men")) or word.flags & (w.PLURAL | w.LONE))
        return bool(lone) or not opens_sentence(line, head)
    if word.flags & w.OFFICE and line.words[low].flags & (w.INDEFINITE | w.QUANTIFIER | w.NUMBER):
        return False
    return line.words[head - 1].capital or not opens_sentence(line, head)


def _is_nobody(phrase: Phrase) -> bool:
    """“Some of us”, “several of them”, “not everyone”, “no officials”, “forty percent of voters”."""
    words, low, word = phrase.line.words, phrase.low, phrase.word
    if word.flags & w.FIRST or (phrase.first > low and word.bare in _BACK):
        return True
    if words[low].bare in ("no", "any") or (low > 0 and words[low - 1].bare in ("not", "no")):
        return True
    said = [one.bare for one in words[low : phrase.head + 1]]
    return not _SHARE.isdisjoint(said) or "%" in "".join(said)


def _by_name(phrase: Phrase) -> Source:
    """The source that has a name, without what stands before it."""
    words, number = phrase.line.words, phrase.head
    while number > phrase.low and words[number - 1].capital and not words[number - 1].stop:
        number -= 1
    kind = "person" if phrase.head > number else "organisation"
    return Source(phrase.line.start(number), phrase.line.end(phrase.high - 1), kind)


def _common_noun(phrase: Phrase) -> Source | None:
    """The source whose head is no name."""
    word, words = phrase.word, phrase.line.words
    flags = word.flags
    if _is_known_group(phrase) or _cut_off(phrase):
        return phrase.source("role" if _is_known_group(phrase) else "other")
    titled = words[phrase.high - 1].capital and words[phrase.high - 2].capital and phrase.head < phrase.high - 2
    if titled and not phrase.plural and not words[phrase.low].flags & _DETERMINERS:
        return phrase.source("person")  # “Secretary of State Ann Lee”
    if phrase.named and not flags & (w.HEAD | w.DOCUMENT | w.BODY) and (phrase.counted or phrase.is_any(w.INDEFINITE)):
        return phrase.source("person")
    alone = phrase.head == phrase.low == phrase.high - 1
    if word.bare == "figures" and (alone or any(before.bare in _COUNTED for before in phrase.premodifiers())):
        return _paper(phrase)
    if _is_joined_to_name(phrase):
        return phrase.source("person")
    if flags & w.SPOKESPERSON:
        return _spokesperson(phrase)
    if flags & _PAPER and not flags & w.ROLE:
        return _paper(phrase)
    if flags & w.HEAD:
        alone = phrase.named and (not phrase.plural or phrase.counted or phrase.first > phrase.low)
        return phrase.source("person") if alone else _unnamed(phrase)
    return _unknown(phrase)


def _is_joined_to_name(phrase: Phrase) -> bool:
    """“Ann Lee and others”, “Ann Lee, the mayor, and other experts”: one of them has a name."""
    words, low = phrase.line.words, phrase.low
    joined = [place for place in range(max(1, low - 1), phrase.head + 1) if words[place - 1].bare == "and"]
    if not joined or not are_others(words[joined[-1] : joined[-1] + 2]):
        return False
    if joined[-1] > 1 and words[joined[-1] - 2].flags & w.PRONOUN:
        return True  # “she and another reporter”
    before = words[max(0, joined[-1] - 10) : joined[-1] - 1]
    return any(word.capital and not word.flags & w.HEAD for word in before)


def _is_known_group(phrase: Phrase) -> bool:
    """“Both men”, “all three candidates”: they were spoken of before."""
    first = phrase.line.words[phrase.low].bare
    joined = any(word.bare == "and" for word in phrase.premodifiers())
    return first in _ALL and not phrase.word.flags & w.SOURCE and not joined


def _cut_off(phrase: Phrase) -> bool:
    """Whether a quotation takes the beginning of the phrase: “the ‘Horrible’ actor said”."""
    line, low = phrase.line, phrase.low
    bare = low > 0 and line.words[low - 1].stop == '"' and phrase.head == low
    return bare and not phrase.plural and not line.words[low].flags & (_DETERMINERS | w.LONE)


def _spokesperson(phrase: Phrase) -> Source:
    """Somebody who speaks for others can be asked, unless they want no name."""
    behind = phrase.line.words[phrase.head + 1 : phrase.high]
    if any(word.bare in _NAMELESS for word in behind):
        return phrase.source("unnamed")._replace(group="office", definite=phrase.definite)
    return phrase.source("person" if phrase.named else "role")


def _unnamed(phrase: Phrase) -> Source:
    """Somebody without a name, unless their modifiers name one of them, or their office leads to them."""
    words = phrase.line.words
    behind = range(phrase.head + 1, phrase.high - 1)
    if any(words[place].bare in _LISTING and words[place + 1].capital for place in behind) or led_by_name(
        words[phrase.head + 1 : phrase.high]
    ):
        return phrase.source("person")
    if is_called(words[phrase.head + 1 : phrase.high]) or any(
        words[place].bare in _NAMED_IN and words[place - 1].bare not in ("not", "be") for place in behind
    ):
        return phrase.source("role")
    if _is_asked_by_name(phrase) or _is_mine(phrase) or acts_for_somebody(words, phrase.head, phrase.high):
        return phrase.source("role")
    group, definite, capital = _group(phrase), phrase.definite, phrase.capital
    capital = capital or (group == "crowd" and any(words[place].capital for place in behind))
    lone = not phrase.plural and not phrase.is_any(w.INDEFINITE)
    kind = "role" if lone and (definite or capital) and group != "source" else "unnamed"
    found = phrase.source(kind)
    return found._replace(group=group, definite=definite, capital=capital, bare=lone)


def _is_mine(phrase: Phrase) -> bool:
    """“My guests”, “our neighbours”: the writer knows them; “my sources” are nobody's."""
    return phrase.line.words[phrase.low].bare in _OURS and not phrase.word.flags & w.SOURCE


def _is_asked_by_name(phrase: Phrase) -> bool:
    """“Analysts polled by Refinitiv”: whoever asked them can say who they were."""
    words = phrase.line.words
    for place in range(phrase.head + 1, phrase.high - 2):
        if words[place].bare in _ASKED and words[place + 1].bare == "by":
            return any(word.capital for word in words[place + 2 : min(place + 5, phrase.high)])
    return False


def _group(phrase: Phrase) -> str:
    """Whether somebody unnamed is a "source", has an "office", is one of the "public" or of a "crowd"."""
    flags = phrase.word.flags
    if any(word.bare in _HIDDEN for word in phrase.premodifiers()):
        return "source"
    if phrase.is_any(w.QUANTIFIER):
        return "crowd"
    groups = ((w.SOURCE, "source"), (w.OFFICE, "office"), (w.PUBLIC, "public"), (w.HEAD, "crowd"))
    return next((name for flag, name in groups if flags & flag), "office")


def _unknown(phrase: Phrase) -> Source | None:
    """A source whose head is in no list: a crowd by its quantifier, people by how the head ends, a body, or something else."""
    bare, counted = phrase.word.bare, phrase.is_any(w.QUANTIFIER)
    if counted and phrase.plural:
        return _unnamed(phrase)._replace(head_known=bare.endswith(_PERSONAL))
    if _is_one_of(phrase):
        return _unnamed(phrase)._replace(head_known=False)
    if phrase.word.flags & w.BODY:
        return phrase.source("organisation")
    if not phrase.named and bare.replace("-", "").isalpha() and bare not in _THINGS:
        indefinite = phrase.is_any(w.INDEFINITE)
        if bare.endswith(_PERSONAL) and (indefinite or (phrase.plural and not phrase.definite)):
            return _unnamed(phrase)
        one = phrase.line.words[phrase.low].bare in ("one", "another")
        if not phrase.plural and (one or (indefinite and bare.endswith(_PERSON))):
            return _unnamed(phrase)._replace(head_known=False)
    return phrase.source("other") if bare[:1].isalpha() else None


def _is_one_of(phrase: Phrase) -> bool:
    """“One of his former bandmates”."""
    return phrase.first > phrase.low and phrase.plural and not phrase.word.flags and phrase.word.bare not in _THINGS


def _paper(phrase: Phrase) -> Source:
    """A paper: one that stands bare leads nowhere."""
    words, flags = phrase.line.words, phrase.word.flags
    before = words[phrase.first : phrase.head]  # behind “a body of”
    ours = _OURS if phrase.word.bare == "information" else frozenset()
    vague = (
        not phrase.named
        and (before or phrase.word.bare not in ("results", "work"))
        and all(word.flags & w.NOWHERE or word.bare in ours for word in before)
    )
    behind = words[phrase.head + 1 : phrase.high]
    traced = any(word.flags & w.TRACED or word.capital or word.bare[:1].isdigit() for word in behind)
    traced = traced and not names_no_paper(phrase.word, behind)
    definite = phrase.head > phrase.low and words[phrase.low].flags & w.DEFINITE > 0
    empty = vague and not traced and flags & (w.EMPTY | w.FINDABLE) and not (definite and not flags & w.EMPTY)
    return phrase.source("document")._replace(group="empty" if empty else "", definite=definite)
