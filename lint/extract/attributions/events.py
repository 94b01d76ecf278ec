"""Sources that are no subject of a verb of saying: whom a paper cites, who judges in the passive, a newsroom without a source."""

from __future__ import annotations

from lint.extract.attributions.behind import after
from lint.extract.attributions.phrase import read
from lint.extract.attributions.source import Source
from lint.extract.attributions.speaker import before
from lint.lexicon import words
from lint.tokens import words as w
from lint.tokens.table import Line

PASSIVE = ("ed", "id", "ght", "en", "old", "wn", "elt", "eld", "nd")
"""How the participles of verbs of saying end."""
_JUDGED = w.JUDGED | w.SPEECH | w.PERHAPS | w.OPINION
_ONE = frozenset("one another".split())
_NEVER = frozenset("never not didn't without".split())
_HIDDEN = frozenset("unnamed anonymous unidentified".split())
TALKING_HEADS = frozenset("sources officials insiders aides diplomats".split())
_HELD = w.WISH | w.OPINION | w.SPEECH | w.PERHAPS
_BEEN = frozenset("been long also already often repeatedly".split())
_BEEN_TOLD = frozenset("been was".split())
_OUR_OWN = frozenset("this our".split())
_PAPERS = frozenset(words("en", "speakers", "papers"))
"""Behind “this” or “our” they are the article's own paper: “this newspaper has learned”."""


def judge(line: Line, number: int) -> Source | None:
    """A crowd that judges in the passive: “panned by experts”, “seen by many as a threat”."""
    words = line.words
    if not number or words[number - 1].stop or number + 1 >= len(words):
        return None
    verb = words[number - 2] if words[number - 1].flags & w.SKIPPED and number > 1 else words[number - 1]
    verb = _described(line, number) or verb
    if not (verb.flags & _JUDGED and verb.bare.endswith(PASSIVE)):
        return None
    source = after(line, number, alone=False)
    if source is None or source.kind != "unnamed" or source.definite:
        return None
    known = source.group in ("crowd", "public") or source.head in TALKING_HEADS
    if not known and (source.capital or words[number + 1].bare not in _ONE):
        return None
    first = words[number + 1]
    counts = first.flags & w.LONE and source.head != first.bare and not first.stop
    near = words[number + 2 : number + 4]
    return None if counts and not any(word.flags & w.HEAD for word in near) else source


def beholder(line: Line, number: int) -> Source | None:
    """A crowd in whose eyes it is so: “in the opinion of many”, “in the words of one insider”."""
    words = line.words
    if number < 2 or words[number - 1].bare != "the" or words[number - 2].bare != "in":
        return None
    source = after(line, number + 1, alone=False)
    known = source is not None and source.kind == "unnamed" and not source.definite
    return source if known else None


def _described(line: Line, number: int) -> w.Word | None:
    """The verb of “described as reckless by”, where “as” and a word or two stand before the “by”."""
    words = line.words
    for place in range(number - 2, max(0, number - 5), -1):
        if words[place].stop:
            return None
        if words[place].bare == "as":
            return words[place - 1]
    return None


def newsroom(line: Line, number: int) -> Source | None:
    """A paper that has its story from nobody: “the Courier has learned”, “the Courier has been told”."""
    words = line.words
    if not _reports(line, number):
        return None
    if (own := _own_newsroom(line, number)) is not None:
        return own
    subject = number - 1 if words[number].bare in ("told", "reveal") else number
    source = before(line, subject)
    if source is None or source.kind not in ("person", "organisation") or source.relative:
        return None
    first = line.number_of(source.start)
    names = [place for place in range(first, number) if words[place].capital and words[place].bare != "the"]
    is_media = any(words[place].flags & w.MEDIA for place in names)
    has_article = words[first].bare == "the" or (first > 0 and words[first - 1].bare == "the")
    if not names or not (is_media or (has_article and len(names) < 3)):
        return None
    first += words[first].bare == "the"
    return Source(line.start(first), line.end(number), "unnamed", "newsroom", plural=False, head="paper")


def teller(line: Line, number: int) -> Source | None:
    """Somebody without a name from whom it is: “was told by staff that the till was empty”."""
    words = line.words
    if number + 1 >= len(words) or words[number].stop or words[number + 1].bare != "by":
        return None
    source = after(line, number + 1, alone=False)
    if source is None or source.kind != "unnamed" or source.definite:
        return None
    behind = line.number_of(source.end) + 1
    return source if behind < len(words) and words[behind].bare == "that" else None


def _own_newsroom(line: Line, number: int) -> Source | None:
    """The paper that tells its own story: “we have learned that”, “this newspaper has learned”."""
    words, first = line.words, number - 1
    while first > 0 and words[first].flags & (w.BE | w.HELPER | w.SKIPPED):
        first -= 1
    if first < 0:
        return None
    ours = words[first].bare == "we" and words[number].bare != "told" and (not first or bool(words[first - 1].stop))
    if not ours and first:
        first -= 1
        ours = words[first].bare in _OUR_OWN and words[first + 1].bare in _PAPERS
    then = [word.bare for word in words[number + 1 : number + 3]]
    if not ours or not (words[number].stop or (then[:1] == ["that"] and then[1:] not in (["from"], ["of"]))):
        return None
    return Source(line.start(first), line.end(number), "unnamed", "newsroom", plural=False, head="paper")


_LESSONS = frozenset("its their his her our past mistakes experience history".split())
"""What one learns from without being told."""


def _reports(line: Line, number: int) -> bool:
    """Whether the form of the verb is that of a report, and what was learned follows or has gone before."""
    words, verb = line.words, line.words[number].bare
    before = words[number - 1].bare if number else ""
    if (verb in ("learned", "learnt") and before not in ("has", "have")) or (
        verb == "told" and before not in _BEEN_TOLD
    ):
        return False
    then, whom = (words[place].bare if place < len(words) else "" for place in (number + 1, number + 2))
    return bool(words[number].stop) or then == "that" or (then == "from" and whom not in _LESSONS)


def cited(line: Line, number: int) -> Source | None:
    """Whom a report cites: “citing people close to the talks”, “quoted its source as saying”."""
    words = line.words
    if number and (words[number - 1].flags & w.BE or words[number - 1].bare in _NEVER):
        return None
    source = after(line, number, alone=False)
    if source is None or source.kind != "unnamed":
        return None
    near = words[number + 1 : number + 15]
    saying = any(word.bare == "as" and then.bare.startswith("sa") for word, then in zip(near, near[1:], strict=False))
    hidden = any(word.bare in _HIDDEN for word in near[:3])
    known_for_it = source.head in TALKING_HEADS or (source.group == "source" and source.head != "those")
    return source if saying or hidden or known_for_it else None


def proof(line: Line, number: int) -> Source | None:
    """A proof that nobody gave: “it has been proven that”, “it is well documented that”."""
    words = line.words
    first = number - 1
    adverb = words[first].bare == "well" or (words[first].bare.endswith("ly") and words[first - 1].bare == "been")
    first -= adverb and first > 0
    while first > 0 and words[first].flags & (w.BE | w.SKIPPED) and not words[first].stop:
        first -= 1
    if first < 0 or words[first].bare != "it" or words[number].stop:
        return None
    if not adverb and words[number - 1].bare not in _BEEN:
        return None
    if number + 1 >= len(words) or words[number + 1].bare != "that":
        return None
    return Source(line.start(first), line.end(number), "document", "empty", plural=False, head="proof")


def in_the_know(line: Line, number: int) -> Source | None:
    """Somebody who is said to know, and wants or thinks something: “people close to the talks fear …”."""
    words = line.words
    last = number if words[number].flags & w.ROLE else number - 1
    while last > 0 and words[last].flags & w.SKIPPED:
        last -= 1
    head = words[last] if last >= 0 else None
    if head is None or head.stop or not head.flags & w.ROLE or head.flags & w.PUBLIC or (head.capital and last):
        return None
    first = _first_of(line, last)
    source = read(line, first, last + 1)
    opens = first == 0 or words[first - 1].stop or words[first - 1].flags & w.OPENER
    placed = words[number].bare in ("placed", "highly")
    if source is None or source.kind != "unnamed" or source.definite or not opens:
        return None
    if not (placed or _thinks(line, number)):
        return None
    return source._replace(end=line.end(min(number + 1, len(words) - 1)))


def _first_of(line: Line, last: int) -> int:
    """Where the phrase with the head at `last` begins."""
    first = last
    while first > 0 and last - first < 4:
        word = line.words[first - 1]
        if word.stop or word.flags & (w.OPENER | w.AFTER | w.BE | w.SPEECH | w.HELPER):
            break
        first -= 1
    return first


def _thinks(line: Line, number: int) -> bool:
    """Whether a verb of wanting, thinking or saying follows in the clause."""
    for word in line.words[number + 1 : number + 9]:
        if word.flags & _HELD and not word.flags & w.HEAD:
            return True
        if word.stop:
            return False
    return False
