"""Sources that are no subject of a verb of saying: whom a paper cites, who judges in the passive, a newsroom without a source."""

from __future__ import annotations

from bisect import bisect_right

from lint.extract.attributions import words as w
from lint.extract.attributions.phrase import Source, read
from lint.extract.attributions.speaker import after, before
from lint.extract.attributions.words import Line

PASSIVE = ("ed", "id", "ght", "en", "old", "wn", "elt", "eld", "nd")
"""How the participles of verbs of saying end."""


def judge(line: Line, number: int) -> Source | None:
    """A crowd that judges in the passive: “panned by experts”, “seen by many as a threat”."""
    words = line.words
    if not number or words[number - 1].stop or number + 1 >= len(words):
        return None
    verb = words[number - 1] if not words[number - 1].flags & w.SKIPPED or number < 2 else words[number - 2]
    if not verb.flags & (w.JUDGED | w.SPEECH | w.PERHAPS | w.OPINION) or not verb.bare.endswith(PASSIVE):
        return None
    source = after(line, number, alone=False)
    if source is None or source.kind != "unnamed" or source.group not in ("crowd", "public") or source.definite:
        return None
    first = words[number + 1]
    if first.flags & w.LONE and source.head != first.bare and not words[number + 2].flags & w.HEAD and not first.stop:
        return None
    return source


def newsroom(line: Line, number: int) -> Source | None:
    """A paper that has its story from nobody: “the Courier has learned”."""
    words = line.words
    word = words[number]
    if word.bare in ("learned", "learnt") and not (number and words[number - 1].bare in ("has", "have")):
        return None
    if not (word.stop or (number + 1 < len(words) and words[number + 1].bare in ("that", "from"))):
        return None
    source = before(line, number)
    if source is None or source.kind not in ("person", "organisation") or source.relative:
        return None
    first = bisect_right(line.starts, source.start) - 1
    names = [n for n in range(first, number) if words[n].capital and words[n].bare != "the"]
    media = any(words[n].flags & w.MEDIA for n in names)
    article = first and words[first - 1].bare == "the" or words[first].bare == "the"
    if not names or not (media or (article and len(names) < 3)):
        return None
    first += words[first].bare == "the"
    return Source(line.start(first), line.end(number), "unnamed", "newsroom", plural=False, head="paper")


def cited(line: Line, number: int) -> Source | None:
    """Whom a report cites: “citing people close to the talks”, “quoted its source as saying”."""
    words = line.words
    if number and (words[number - 1].flags & w.BE or words[number - 1].bare in ("never", "not", "didn't", "without")):
        return None
    source = after(line, number, alone=False)
    if source is None or source.kind != "unnamed":
        return None
    saying = any(
        words[n].bare == "as"
        for n in range(number + 1, min(number + 14, len(words) - 1))
        if words[n + 1].bare.startswith("sa")
    )
    hidden = any(
        words[n].bare in ("unnamed", "anonymous", "unidentified")
        for n in range(number + 1, min(number + 4, len(words)))
    )
    return (
        source
        if saying
        or hidden
        or (source.group == "source" and source.head != "those")
        or (source.head in ("officials", "insiders", "aides", "diplomats"))
        else None
    )


def proof(line: Line, number: int) -> Source | None:
    """A proof that nobody gave: “it has been proven that”."""
    words = line.words
    first = number - 1
    while first > 0 and (words[first].flags & (w.BE | w.SKIPPED)) and not words[first].stop:
        first -= 1
    if (
        first < 0
        or words[first].bare != "it"
        or words[number - 1].bare not in ("been", "long", "also", "already", "often", "repeatedly")
        or words[number].stop
    ):
        return None
    if number + 1 >= len(words) or words[number + 1].bare != "that":
        return None
    return Source(line.start(first), line.end(number), "document", "empty", plural=False, head="proof")


def in_the_know(line: Line, number: int) -> Source | None:
    """Somebody who is said to know: “people close to the talks fear …”, “officials highly placed within the party”."""
    words = line.words
    last = number - 1
    while last > 0 and words[last].flags & w.SKIPPED:
        last -= 1
    if (
        last < 0
        or words[last].stop
        or not words[last].flags & w.ROLE
        or words[last].flags & w.PUBLIC
        or words[last].capital
        and last
    ):
        return None
    first = last
    while (
        first > 0
        and not words[first - 1].stop
        and last - first < 4
        and not words[first - 1].flags & (w.OPENER | w.AFTER | w.BE | w.SPEECH | w.HELPER)
    ):
        first -= 1
    source = read(line, first, last + 1)
    if source is None or source.kind != "unnamed" or source.definite or _object(line, first):
        return None
    return source._replace(end=line.end(min(number + 1, len(words) - 1)))


def _object(line: Line, first: int) -> bool:
    """Whether the phrase is the object of a verb or preposition: “he met people close to the king”."""
    return first > 0 and not line.words[first - 1].stop and not line.words[first - 1].flags & w.OPENER
