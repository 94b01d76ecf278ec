"""Who stands before or after a verb of saying."""

from __future__ import annotations

from lint.extract.attributions import words as w
from lint.extract.attributions.phrase import Source, read
from lint.extract.attributions.words import Line

LONGEST = 24
NOBODY = Source(0, 0, "other")
_DETERMINERS = w.INDEFINITE | w.DEFINITE | w.QUANTIFIER
_VERBS = w.SPEECH | w.PERHAPS | w.BE | w.HELPER


def before(line: Line, verb: int) -> Source | None:
    """The source that ends where the verb begins; None where the verb opens its clause (“…”, said Y)."""
    words = line.words
    last = verb - 1
    progressive = words[verb].bare.endswith("ing")
    plain = progressive or words[verb].flags & w.STANCE > 0
    while (
        last >= 0
        and not words[last].stop
        and (words[last].flags & w.SKIPPED or (plain and words[last].flags & w.BE))
        and not words[last].flags & (w.HEAD | w.DOCUMENT)
    ):
        last -= 1
    if last < 0:
        return None
    word = words[last]
    if not word.bare:
        return _across_dashes(line, last)
    if word.stop == ",":
        return opening(line, last) if progressive and last == verb - 1 else _across_aside(line, last)
    if word.stop == ")":
        last = _before_brackets(line, last)
        if last < 0:
            return None
        word = words[last]
    if word.stop:
        return None
    flags = word.flags
    if progressive and word.bare in ("by", "after", "before", "without", "of"):
        return (opening(line, last) if word.bare == "by" else None) or NOBODY
    if flags & w.NOBODY and not (word.bare == "her" and last and words[last - 1].flags & w.AFTER):
        if word.bare == "and" and words[verb].bare.endswith(("ed", "said", "told", "wrote")):
            return opening(line, last) or NOBODY
        return (_led(line, last) if word.bare == "to" and words[verb].flags & w.SPEECH else None) or NOBODY
    if word.possessive and not word.capital:
        return NOBODY
    if (
        flags & w.AFTER
        and not flags & (w.HEAD | w.DOCUMENT)
        and word.bare
        not in (
            "here",
            "there",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "contacted",
            "interviewed",
            "surveyed",
            "involved",
            "inside",
            "outside",
            "briefed",
            "present",
            "quoted",
            "speaking",
            "living",
            "working",
            "attending",
            "directly",
            "highly",
            "who've",
        )
    ):
        return NOBODY
    if flags & w.BE:
        return Source(line.start(last), line.end(last), "none")
    if flags & w.FIRST:
        return NOBODY
    if flags & w.PRONOUN:
        return Source(line.start(last), line.end(last), "pronoun", plural=word.bare == "they")
    relative = bool(flags & w.RELATIVE)
    if relative and last and words[last - 1].stop == ",":
        last, relative = last - 1, True
        return _ending(line, last, relative=True)
    return _ending(line, last - 1 if relative else last, relative=relative)


def opening(line: Line, end: int) -> Source | None:
    """The source that opens the sentence of the word at `end`, if it is one without a name: “Officials closed the road, saying …”."""
    words = line.words
    first = end
    while first > 0 and words[first - 1].stop not in (".", "!", "?", '"', ";", ":"):
        first -= 1
    while first < end and (
        words[first].flags & w.OPENER or words[first].bare in ("and", "or", "yet", "still", "instead")
    ):
        first += 1
    comma = next((n for n in range(first, min(first + 8, end)) if words[n].stop == ","), -1)
    if comma >= 0 and not any(words[n].flags & (w.HEAD | _VERBS) for n in range(first, comma + 1)):
        if words[comma].capital and not words[first].flags & w.AFTER:
            return None
        first = comma + 1
    for number in range(first, min(first + 8, end)):
        word = words[number]
        if word.flags & w.HEAD and (not word.capital or number == first) and not words[number + 1].capital:
            if number + 1 < end and words[number + 1].flags & w.ROLE and not word.flags & w.ROLE:
                continue
            if (
                word.flags & w.LONE
                and not word.flags & w.ROLE
                and not words[number + 1].flags & (w.AFTER_LONE | w.SKIPPED | w.HELPER | w.BE)
            ):
                continue
            if word.stop == "," and words[number + 1].bare in ("including", "such", "among", "like"):
                return None
            then = words[number + 1]
            if (
                not word.stop
                and not then.flags & (_VERBS | w.SKIPPED | w.AFTER | w.RELATIVE)
                and not then.bare.endswith("ed")
            ):
                return None
            source = read(line, first, number + 1)
            return source if source is not None and source.kind == "unnamed" else None
        if word.stop or word.flags & (_VERBS | w.PRONOUN | w.FIRST) or word.flags & w.OPENER:
            return None
    return None


def _before_brackets(line: Line, last: int) -> int:
    """The number of the word before “(…)”, which closes with the word at `last`."""
    for number in range(last, max(-1, last - 12), -1):
        if line.words[number].start and not line.words[number].opens:
            return number - 1
    return last


def _ending(line: Line, last: int, named: bool = False, relative: bool = False) -> Source | None:
    """The source whose words end with the one at `last`."""
    words = line.words
    if last < 0:
        return None
    low = last
    while low > 0 and last - low < LONGEST:
        word = words[low - 1]
        if word.stop or not word.bare:
            break
        flags = word.flags
        if flags & w.OPENER:
            break
        if flags & _VERBS and not flags & (w.HEAD | w.DOCUMENT) and not _in_relative(line, low - 1):
            break
        if (
            flags & w.FIRST
            or word.bare == "whom"
            or (word.bare.endswith("ed") and words[low].flags & _DETERMINERS and not _in_relative(line, low - 1))
        ):
            break
        low -= 1
    named = named or _apposition(line, low)
    source = read(line, low, last + 1, named, relative)
    return source._replace(relative=True) if source is not None and relative else source


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
        if word.stop or word.bare == "that":
            return False
        if word.flags & w.RELATIVE:
            return True
        if not infinitive and (word.flags & _VERBS or word.bare.endswith("ed")):
            return False
    return False


def _across_dashes(line: Line, last: int) -> Source | None:
    """The source before an aside between dashes: “one official – he asked for no name – said”."""
    for dash in range(last - 1, max(-1, last - 25), -1):
        if not line.words[dash].bare:
            source = _ending(line, dash - 1)
            return source if source is not None and source.kind != "other" else None
    return None


def _across_aside(line: Line, last: int) -> Source | None:
    """The source before an aside: “Ann Lee, a spokesman for the bank, said”, “one official, who was not named, said”."""
    words = line.words
    for comma in range(last - 1, max(-1, last - 25), -1):
        stop = words[comma].stop
        if stop in (".", "!", "?", ";", ":", '"'):
            return None
        if stop == ",":
            opener = words[comma + 1]
            names = _is_name(line, comma + 1, last)
            if not (
                opener.flags & w.ASIDE
                or opener.bare[:1].isdigit()
                or names
                or (
                    words[comma].capital
                    and not opener.flags & (w.PRONOUN | w.FIRST | w.OPENER)
                    and opener.bare not in ("and", "or")
                )
                or opener.bare.endswith(("ing", "ed"))
            ):
                return None
            if comma + 1 == last and not opener.flags & w.ASIDE and not names:
                return None
            named = names or _identifies(line, comma + 1, last)
            source = _ending(line, comma, named=named)
            listed = names and opener.bare in ("among", "including", "such")
            return source._replace(kind="person") if listed and source is not None else source
    return None


def _is_name(line: Line, low: int, last: int) -> bool:
    """Whether an aside is a name: “a historian, Ann Lee, said”, “the paper, the Velden Post, reported”."""
    words = line.words
    if words[low].bare in ("the", "among", "including") and low < last:
        low += 1 + (words[low + 1].bare in ("them", "others"))
    return low <= last and words[low].capital and last - low < 6 and not words[low].flags & w.HEAD


def _identifies(line: Line, low: int, last: int) -> bool:
    """Whether an aside gives a name: “the nurse, identified as Ann Lee, said”."""
    words = line.words
    for number in range(low, last):
        if words[number].flags & w.NAMING and any(
            words[n].capital for n in range(number + 1, min(last, number + 6) + 1)
        ):
            return True
    return False


_LEADS = frozenset(
    "led lead leads leading prompt prompted prompts prompting caused causes causing inspired inspires inspiring drove pushed".split()
)


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


def _participle(line: Line, number: int) -> bool:
    """Whether the word stands for a clause: “data reported in 2020”."""
    words = line.words
    return (
        words[number].bare.endswith("ed")
        and number + 1 < len(words)
        and words[number + 1].bare in ("in", "by", "from", "at")
    )


def after(line: Line, verb: int, alone: bool = True) -> Source | None:
    """The source that follows the verb: “said a senior aide”, “according to people close to the talks”."""
    words = line.words
    first = high = verb + 1
    if words[verb].stop:
        return None
    ended, named = False, False
    while high < len(words) and high - first < LONGEST:
        word = words[high]
        flags = word.flags
        if not word.bare or word.opens or flags & w.OPENER or (flags & w.RELATIVE and word.bare != "that"):
            ended = True
            break
        if (
            high > first
            and not _participle(line, high)
            and flags & (_VERBS | w.OPINION)
            and not flags & (w.HEAD | w.DOCUMENT)
            and words[high - 1].bare not in ("the", "a", "an")
        ):
            break
        high += 1
        if word.stop:
            ended = True
            named = word.stop == "," and high < len(words) and words[high].capital
            break
    if high == first or (alone and (words[first].flags & w.SAID_INSTEAD or (not ended and high < len(words)))):
        return None
    return read(line, first, high, named=named)
