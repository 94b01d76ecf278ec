"""Each verb of saying in a document with its source, in order; pronouns and “the official” go back to who spoke before."""

from typing import NamedTuple

from lint import extract
from lint.extract.attributions.source import Source
from lint.extract.attributions.speaker import NOBODY
from lint.extract.attributions.verbs import carried, source_of
from lint.extract.attributions.word_before import cannot_speak
from lint.match.scan import Probe
from lint.model import Span
from lint.text.annotations import annotation
from lint.text.document import Document
from lint.tokens import words as w
from lint.tokens.table import Line, words_at
from lint.tokens.words import SAYING, SOURCES

_VERBS = {word for name in ("speech", "perhaps", "opinion", "showing", "citing", "newsroom") for word in SAYING[name]}
_STANCES = {f"{word} {then}" for word in SAYING["stance"] for then in ("that", "about", "over")} | {
    f"{word} {then}" for word in SAYING["parted"] for then in ("on", "as", "whether")
}
_CROWDS = {word for name in ("crowd", "public") for word in SOURCES[name] if word.endswith("s")} | {*SOURCES["lone"]}
_JUDGES = {f"by {word}" for word in {*_CROWDS, "sources", "insiders", "officials", "aides", "diplomats"}}
_EYES = {f"{word} of" for word in SAYING["eyes"]}
_PROBE = Probe("attribution", literals=tuple(sorted({*_VERBS, *_STANCES, *_JUDGES, *_EYES, *SAYING["knowing"]})))
PROBE: Probe | None = _PROBE
KNOWING = frozenset(phrase.split()[0] for phrase in SAYING["knowing"])
"""How the phrases begin by which somebody knows, where no verb of saying is needed: “people close to the talks fear …”."""
BEHOLDING = frozenset(("by", *SAYING["eyes"]))
"""What leads to those who judge: “panned by critics”, “in the eyes of many”."""
_DISCLOSING = frozenset("revealed reveals disclosed discloses alleged alleges allege put".split())
BELIEF = frozenset(SAYING["belief"])
"""What is news of somebody without a name although they have not said it: “officials think”, “one executive called it”."""
_MEMORY = 1200
"""How far back a pronoun may go, in characters."""

SPEAKERS = frozenset(("person", "organisation", "role", "unnamed"))
"""The kinds of source that a pronoun may stand for."""
NAMED = frozenset(("person", "organisation", "document", "role"))
"""The kinds of source that a reader can go and ask."""


class Attribution(NamedTuple):
    """A source with its verb of saying. A source of kind "none" is a passive: “is believed to”; `flags`: the classes of the verb."""

    source: Source
    cue: Span
    verb: str
    flags: int

    @property
    def inverted(self) -> bool:
        """The source follows its verb: “…”, said a neighbour."""
        return self.source.start > self.cue.start

    @property
    def cited(self) -> bool:
        """Somebody is quoted or cited by another: “the paper cited two sources”."""
        return bool(self.flags & w.CITING)

    @property
    def strong(self) -> bool:
        """The verb by itself shows that somebody speaks, and somebody has spoken."""
        return bool(self.flags & w.SPEECH) and not self.source.relative


_NO_LINE = Line([], (), -1)


class _Memory:
    """Who has spoken so far."""

    def __init__(self) -> None:
        self.speaker: Source | None = None
        self.unnamed: set[str] = set()

    def resolve(self, folded: str, source: Source) -> Source:
        """The source with what it goes back to: “she”, “the official” who was “a senior official”, “the experts” nobody spoke of."""
        if source.kind == "pronoun":
            return self._standing_for(source)
        if not source.definite:
            return source
        if source.kind == "role" and self._has_met(source):
            return source._replace(kind="unnamed")
        crowd = source.kind == "unnamed" and source.group in ("crowd", "public") and source.plural
        spoken_of = crowd and folded[source.start : source.start + 4].lower() in ("the ", "thes", "thos")
        return source._replace(kind="role") if spoken_of and not self._has_met(source) else source

    def _has_met(self, source: Source) -> bool:
        """Whether somebody of that kind has spoken without a name before."""
        return source.head.rstrip("s") in self.unnamed

    def _standing_for(self, pronoun: Source) -> Source:
        """The pronoun with the last speaker before it, where it may mean them."""
        speaker = self.speaker
        if speaker is None or pronoun.start - speaker.end >= _MEMORY:
            return pronoun
        if speaker.plural and speaker.kind == "unnamed" and not pronoun.plural:
            return pronoun
        return Source(pronoun.start, pronoun.end, "pronoun", plural=pronoun.plural, stands_for=speaker)

    def add(self, source: Source) -> None:
        if source.kind in SPEAKERS:
            self.speaker = source
            if source.kind == "unnamed":
                self.unnamed.add(source.head.rstrip("s"))


@annotation
def attributions(document: Document) -> list[Attribution]:
    """Every attribution in the document, in order of its verb; read when first asked for."""
    found: list[Attribution] = []
    memory, folded = _Memory(), document.folded
    cell, line, block, last = Span(0, -1), _NO_LINE, _NO_LINE, NOBODY
    for start, end in extract.hits(document, _PROBE):
        if last.start <= start < last.end:
            continue
        if start >= cell.end:
            cell, line = document.cell_at(start), _NO_LINE
        if not block.holds(end):
            block = words_at(document, start)
        at = block.number_at(start)
        if at < 0 or cannot_speak(folded, folded[start:end].lower(), block, at):
            continue
        if not line.holds(end):
            line = block.around(folded, start, end, cell)
        number = at - line.first
        source = source_of(line, number) or (_carried(line, number, found[-1]) if found else None)
        if source is not None:
            last = memory.resolve(folded, source)
            found.append(_attribution(line, number, last))
            if found[-1].flags & (w.SPEECH | w.PERHAPS):
                memory.add(last)
    return found


def _attribution(line: Line, number: int, source: Source) -> Attribution:
    word = line.words[number]
    end = line.end(number) + (len(" to") if word.bare == "according" else 0)
    return Attribution(source, Span(line.start(number), end), word.bare, word.flags)


def _carried(line: Line, number: int, last: Attribution) -> Source | None:
    """The speaker before in the sentence, who goes on: “Ann Lee said … but noted …”."""
    return last.source if last.source.kind in SPEAKERS and carried(line, number, last.cue.start) else None


def is_unnamed(said: Attribution) -> bool:
    """Whether somebody speaks whom the reader cannot find; a crowd may also think or consider, a source announce."""
    source = said.source
    if source.kind != "unnamed" or source.relative:
        return False
    if said.strong or source.group == "newsroom" or said.cited or said.verb in BEHOLDING or said.verb in KNOWING:
        return True
    if said.flags & w.PERHAPS and not source.definite and (source.group == "source" or said.verb in _DISCLOSING):
        return True
    if source.definite:
        return False
    return said.verb in BELIEF or (source.plural and source.group in ("crowd", "source"))
