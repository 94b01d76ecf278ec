"""Each verb of saying with its source, in order."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from lint import extract
from lint.extract.attributions import events
from lint.extract.attributions import words as w
from lint.extract.attributions.phrase import Source
from lint.extract.attributions.speaker import after, before
from lint.extract.attributions.words import FLAGS, SAYING, SOURCES, WORDS, Line, Word, words_around
from lint.match.scan import Probe
from lint.model import Span
from lint.text.annotations import annotation
from lint.text.document import Document

_CUES = (
    set(SAYING["speech"])
    | set(SAYING["perhaps"])
    | set(SAYING["opinion"])
    | {
        "close to",
        "familiar with",
        "briefed on",
        "briefed about",
        "highly placed",
        "placed within",
        "privy to",
        "with knowledge of",
        "with direct knowledge",
    }
    | set(SAYING["showing"])
    | set(SAYING["citing"])
    | set(SAYING["newsroom"])
    | {f"{word} {then}" for word in SAYING["stance"] for then in ("that", "about", "over")}
    | {
        f"by {word}"
        for table in ("crowd", "public", "lone")
        for word in SOURCES[table]
        if word.endswith("s") or table == "lone"
    }
)
_PROBE = Probe("attribution", literals=tuple(sorted(_CUES)))
PROBE = _PROBE
_MEMORY = 1200
SPEAKERS = frozenset(("person", "organisation", "role", "unnamed"))
NAMED = frozenset(("person", "organisation", "document", "role"))
_NOUNS = frozenset(
    "claim claims estimate estimates fear fears note notes report reports say caution hope hopes doubt doubts view views call calls link links hold state states point points found credit want add post hint".split()
)


KNOWING = frozenset("close familiar briefed placed highly privy with".split())
"""What somebody is who knows, where no verb of saying is needed: “people close to the talks fear …”."""


class Attribution(NamedTuple):
    source: Source
    cue: Span
    verb: str
    flags: int

    @property
    def inverted(self) -> bool:
        return self.source.start > self.cue.start

    @property
    def cited(self) -> bool:
        """Somebody is quoted or cited by another: “the paper cited two sources”."""
        return bool(self.flags & w.CITING)

    @property
    def strong(self) -> bool:
        return bool(self.flags & w.SPEECH) and not self.source.relative


@annotation
def attributions(document: Document) -> list[Attribution]:
    """Every attribution in the document, in order of its verb; read when first asked for."""
    found: list[Attribution] = []
    folded = document.folded
    block, line, high = Span(0, -1), Line([], []), -1
    speaker: Source | None = None
    unnamed: set[str] = set()
    for start, end in extract.hits(document, _PROBE):
        if found and found[-1].source.start <= start < found[-1].source.end:
            continue
        if _hopeless(folded, start, folded[start:end].lower()):
            continue
        if start >= block.end:
            block, high = document.block_at(start), -1
        if end > high:
            line = words_around(folded, block, start, end)
            high = line.starts[-1] + line.words[-1].end if line.words else -1
        number = bisect_right(line.starts, start) - 1
        if number < 0 or line.start(number) != start:
            continue
        word = line.words[number]
        source = _source(line, number) or (_carried(line, number, found[-1]) if found else None)
        if source is None:
            continue
        if source.kind == "pronoun":
            source = _standing_for(source, speaker)
        elif source.kind == "role" and source.definite and source.head.rstrip("s") in unnamed:
            source = source._replace(kind="unnamed")
        elif (
            source.kind == "unnamed"
            and source.group in ("crowd", "public")
            and source.definite
            and source.plural
            and folded[source.start : source.start + 4].lower() in ("the ", "thes", "thos")
            and source.head.rstrip("s") not in unnamed
        ):
            source = source._replace(kind="role")
        if folded[start:end].find(" ") > 0:
            end = start + folded[start:end].find(" ")
        cue = Span(start, end + 3 if word.bare == "according" else end)
        found.append(Attribution(source, cue, word.bare, word.flags))
        if source.kind in SPEAKERS and word.flags & (w.SPEECH | w.PERHAPS):
            speaker = source
            if source.kind == "unnamed":
                unnamed.add(source.head.rstrip("s"))
    return found


def _hopeless(folded: str, start: int, verb: str) -> bool:
    """Whether the word before shows already that nobody speaks there: “to find”, “I think”, “Ann Lee found”."""
    low = max(0, start - 30)
    first = max(folded.rfind(" ", low, start - 1), folded.rfind("\n", low, start)) + 1 if start > 1 else start
    before = WORDS[folded[first : start - 1]] if first < start - 1 else None
    if before is None or before.stop or not before.bare:
        return False
    flags = FLAGS.get(verb, 0)
    if flags & w.SPEECH:
        return bool(before.flags & w.FIRST) or (before.flags & w.NOBODY > 0 and before.bare not in _MAY_LEAD)
    if flags & w.PERHAPS:
        return before.flags & (w.FIRST | w.NOBODY) > 0 and before.bare not in _MAY_LEAD
    if flags & (w.OPINION | w.SHOWING):
        return before.flags & _NEVER_BEFORE > 0 or before.capital and not before.flags & (w.HEAD | w.DOCUMENT)
    return False


_MAY_LEAD = frozenset("to and but her this".split())
_NEVER_BEFORE = w.NOBODY | w.FIRST | w.PRONOUN


def _source(line: Line, number: int) -> Source | None:
    word = line.words[number]
    flags = word.flags
    if word.bare == "according":
        if number + 2 >= len(line.words) or line.words[number + 1].bare != "to":
            return None
        source = after(line, number + 1, alone=False)
        return source._replace(kind="role") if source is not None and source.kind == "other" else source
    if word.start and not word.opens and flags & (w.SPEECH | w.PERHAPS):
        return None
    if word.capital and number and not line.words[number - 1].stop and line.words[number - 1].bare:
        return None
    if flags & (w.SPEECH | w.PERHAPS):
        source = before(line, number)
        if (
            source is None
            and flags & w.SPEECH
            and _inverts(word.bare)
            and (
                (number == 0 and word.bare in ("said", "says"))
                or line.words[number - 1].stop in (",", '"', "?", "!", "'", ":")
                or not line.words[number - 1].bare
            )
        ):
            source = after(line, number)
        if source is not None and (
            not _agrees(line, number, source) or _is_noun(line, number, source) or _compared(line, number, source)
        ):
            return None
        if (
            source is None
            or source.kind == "other"
            or (source.kind == "none" and not word.bare.endswith(events.PASSIVE))
        ):
            return None
        if source.kind == "document" and source.group == "empty" and not flags & w.SHOWING:
            source = source._replace(group="")
        if word.bare in _NOUNS and line.words[number - 1].possessive:
            return None
        return source
    if word.bare == "by":
        return events.judge(line, number)
    if word.bare in KNOWING:
        return events.in_the_know(line, number)
    if flags & w.NEWSROOM:
        return events.newsroom(line, number)
    if flags & w.CITING:
        return events.cited(line, number)
    if flags & w.STANCE:
        source = before(line, number)
        return (
            source
            if source is not None and source.kind == "unnamed" and source.group in ("crowd", "source") and source.plural
            else None
        )
    if flags & (w.OPINION | w.SHOWING):
        source = before(line, number)
        if source is not None and source.kind == "none" and word.bare in _PROVEN:
            return events.proof(line, number)
        if source is None or source.relative or not _agrees(line, number, source) or _compared(line, number, source):
            return None
        if flags & w.SHOWING and source.kind == "document":
            return source
        if flags & w.OPINION and source.kind == "unnamed" and source.plural and _holds(line, number, source):
            return source
    return None


_PROVEN = frozenset("proven proved shown demonstrated found established documented".split())
_PAST = frozenset("said told wrote thought felt found held had".split())


def _inverts(verb: str) -> bool:
    """Whether its speaker may follow the verb: “…”, said Ann Lee; “told” needs somebody else there."""
    return verb in ("say", "said", "wrote") or (verb.endswith(("ed", "s")) and verb != "tells")


def _carried(line: Line, number: int, last: Attribution) -> Source | None:
    """The speaker before in the sentence, who goes on: “Ann Lee said … but noted …”."""
    words = line.words
    word = words[number]
    if (
        not word.flags & w.SPEECH
        or not number
        or words[number - 1].bare not in ("and", "but")
        or not (word.bare.endswith("ed") or word.bare in _PAST)
    ):
        return None
    place = number - 1
    while place >= 0 and line.start(place) > last.cue.start:
        if words[place].stop in (".", "!", "?", '"', ";", ":"):
            return None
        place -= 1
    return last.source if place >= 0 and last.source.kind in SPEAKERS and line.start(place) == last.cue.start else None


_BELIEVED = frozenset(
    "believed said thought reported alleged expected estimated described added accepted feared".split()
)
_NOUNISH = frozenset(
    "fear fears claim claims report reports estimate estimates note notes comment comments say state states reply replies complaint hint hints forecast warning promise promises praise caution".split()
)
_WISHED = frozenset("expected feared hoped thought believed suspected".split())
_TELLING = frozenset(
    "said says told tells insists insisted complained recalled explained admitted joked lamented replied".split()
)
_UNLIKELY = frozenset(
    "report reports added add adds expected expect reported described estimated indicated noted posted".split()
)


def _is_noun(line: Line, number: int, source: Source) -> bool:
    """Whether the word is a noun there, or the participle of a passive: “the fear of …”, “those believed to …”."""
    words = line.words
    verb = words[number].bare
    then = words[number + 1].bare if number + 1 < len(words) and not words[number].stop else ""
    if source.kind == "none" or source.start > line.start(number):
        return False
    if verb in _BELIEVED and then == "to":
        return words[number - 1].flags & (w.HELPER | w.SKIPPED) == 0
    if source.kind == "document" and verb.endswith("ed") and then in ("in", "by", "from", "at", "on"):
        return True
    if (
        source.kind == "unnamed"
        and not source.head_known
        and (verb in _UNLIKELY or (not source.plural and verb not in _TELLING))
    ):
        return True
    if verb not in _NOUNISH or (verb == "say" and then != "in"):
        return False
    if then in ("of", "from") or (
        verb != "say" and words[number - 1].flags & w.QUANTIFIER and not _opens_clause(words, number + 1)
    ):
        return True
    near = [
        n
        for n in range(max(0, number - 3), number)
        if words[n].bare in ("a", "an", "the") and line.start(n) > source.start
    ]
    return bool(near)


def _opens_clause(words: list[Word], number: int) -> bool:
    """Whether a clause may begin there: “some fear that …”, “some claim the …”."""
    if number >= len(words):
        return False
    word = words[number]
    return bool(word.flags & (w.SAID_INSTEAD | w.DEFINITE | w.INDEFINITE | w.OPENER)) or word.capital


def _compared(line: Line, number: int, source: Source) -> bool:
    """Whether it only measures by what was expected: “not as weak as investors feared”."""
    if (
        source.kind == "unnamed"
        and line.words[number - 1].bare in ("could", "would", "might", "should")
        and not line.words[number].flags & w.SPEECH
    ):
        return True
    if line.words[number].bare not in _WISHED or source.kind != "unnamed":
        return False
    first = bisect_right(line.starts, source.start) - 1
    return first > 0 and line.words[first - 1].bare in ("as", "than", "what")


def _agrees(line: Line, number: int, source: Source) -> bool:
    """Whether the form of the verb goes with its subject: “many questions” is no verb, and neither is “another claim”."""
    verb = line.words[number].bare
    if source.kind not in ("unnamed", "person", "role", "other") or source.start > line.start(number):
        return True
    if verb.endswith("ing"):
        return number > 0 and bool(
            line.words[number - 1].flags & w.BE
            or line.words[number - 1].stop == ","
            or line.words[number - 1].bare == "by"
            or line.words[number - 1].flags & w.SKIPPED
        )
    if verb.endswith("s"):
        return not (source.plural and source.kind == "unnamed")
    if verb.endswith("ed") or verb in _PAST:
        return True
    return source.plural or source.kind != "unnamed" or bool(line.words[number - 1].flags & w.HELPER)


def _holds(line: Line, number: int, source: Source) -> bool:
    """Whether a crowd stands for an opinion of its own: not the public at large, not in a clause of comparison."""
    first = bisect_right(line.starts, source.start) - 1
    if (
        first > 0
        and line.words[first - 1].flags & w.OPENER
        and line.words[first - 1].bare not in ("but", "while", "although", "though")
        and not line.words[first - 1].stop
    ):
        return False
    return source.group == "crowd"


def _standing_for(pronoun: Source, speaker: Source | None) -> Source:
    if speaker is None or pronoun.start - speaker.end >= _MEMORY:
        return pronoun
    if speaker.plural and speaker.kind == "unnamed" and not pronoun.plural:
        return pronoun
    return Source(pronoun.start, pronoun.end, "pronoun", plural=pronoun.plural, stands_for=speaker)


def is_unnamed(a: Attribution) -> bool:
    s = a.source
    if s.kind != "unnamed" or s.relative:
        return False
    if a.strong or s.group == "newsroom" or a.flags & w.CITING:
        return True
    return s.plural and not s.definite and s.group in ("crowd", "source") or a.verb in KNOWING
