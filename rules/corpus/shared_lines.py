"""Lines that many articles share: the template of a site, not the text of an article."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from typing import Any, ClassVar
from zlib import crc32

from lint import Confidence, CorpusRule, Document, Examples, Finding, Gathered, Related, Severity, Span, lazy_pattern
from lint.extract.repetition import minhash_of
from lint.lexicon import words

_SHORTEST, _LONGEST = 8, 600
_FEWEST_WORDS, _FEWEST_LETTERS = 3, 12
_WITHOUT_SPACES = lazy_pattern("[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\u0e00-\u0e7f\\d]{8,}")
"""A line of a script that puts no spaces between words."""
_SKETCH, _COPIES = 8, 5
"""Two documents that share five of the eight smallest hashes are copies; that their lines agree says nothing of a template."""

_OF_RECORD = tuple(
    f"{label}{sign}" for label in words("en", "headings", "of record") for sign in (":", " were:", " from:")
)
"""So begin lines of minutes that say who was there: the same people come again, and it is the record's own."""


class SharedLine(CorpusRule):
    code = "XD401"
    version = 6
    name = "line-of-a-template"
    severity = Severity.warning
    confidence = Confidence.medium
    why = "A line that stands in many articles belongs to the site, not to any of them; it distorts whatever counts words."
    language = "any"
    gives_way_to = ("BP1", "BP2", "BP3")
    options: ClassVar[dict[str, Any]] = {"articles": 4}
    examples = Examples(
        flags=(
            (
                "The lock of Arden is closed for repairs until May.\n[[Write to the editors of the Harbour Post]]",
                "[[Write to the editors of the Harbour Post]]\nMarl has elected a new mayor, the third in a year.",
                "Rain is forecast for all of Brendova on Sunday.\n[[Write to the editors of the Harbour Post]]",
                "Trains to Ostia run every hour from next week on.\n[[Write to the editors of the Harbour Post]]",
            ),
            (
                "Bread will cost more in Marl.\n[[Our shop sells prints of all photographs.]]",
                "The theatre of Arden opens its season with a comedy.\n[[Our shop sells prints of all photographs.]]",
                "A ship has run aground off Ostia.\n[[Our shop sells prints of all photographs.]]",
                "Wolves were seen near Brendova, a hunter says.\n[[Our shop sells prints of all photographs.]]",
            ),
            (
                "市場は七時に開く。\n[[最新の記事はこちらから]]",
                "学校は五時に閉まり、生徒は帰った。\n[[最新の記事はこちらから]]",
                "山の蜂は今年早く目を覚ました。\n[[最新の記事はこちらから]]",
                "新しい船が島と港を結ぶ。\n[[最新の記事はこちらから]]",
            ),
        ),
        passes=(
            (
                "The lock of Arden is closed for repairs until May.\nWrite to the editors of the Harbour Post",
                "Marl has elected a new mayor, the third in a year.\nWrite to the editors of the Harbour Post",
            ),
            (
                "Present: Ada Brook, Otto Frey and Ida Moe.\nThe hedge of the mill will be cut in March.",
                "Present: Ada Brook, Otto Frey and Ida Moe.\nA kettle was bought for the hall of Marl.",
                "Present: Ada Brook, Otto Frey and Ida Moe.\nThe pond has frogs again, as in other years.",
                "Present: Ada Brook, Otto Frey and Ida Moe.\nThe band asked for the field on the first of May.",
            ),
            ("Trains to Ostia run every hour from next week on.\nThe old timetable is void from then on.",) * 5,
        ),
    )

    def gather(self, document: Document) -> Iterator[tuple[str, Span | None, Any]]:
        own = array("I", minhash_of(document)[:_SKETCH]).tobytes()
        text, seen = document.comparable, set()
        for block in document.blocks:
            if _SHORTEST <= block.end - block.start <= _LONGEST:
                line = text[block.start : block.end].lower().strip()
                if line not in seen and not line.startswith(_OF_RECORD) and _says_something(line):
                    seen.add(line)
                    key = f"{crc32(line.encode('latin-1', 'xmlcharrefreplace')):08x}{len(line):x}"
                    yield key, block, (own, self.is_left(document, block))

    def judge(self, key: str, facts: Sequence[Gathered]) -> Iterator[Finding]:
        wanted = self.option["articles"]
        different = _different(facts, 2 * wanted)
        if different < wanted:
            return
        confidence = Confidence.high if different == 2 * wanted else Confidence.medium
        first, second = facts[0], facts[1]
        for number, fact in enumerate(facts):
            if fact.value[1]:
                continue
            other = first if number else second
            message = f"This line stands in {len(facts) - 1} other articles, e.g. {other.path}: it is the site's, not the article's."
            related = [Related(other.path, other.start, other.end, "")]
            place = (fact.start or 0, fact.end or 0)
            yield self.finding(place, message, confidence=confidence, path=fact.path, related=related)


def _says_something(line: str) -> bool:
    """Whether a line has some words, or in a script without spaces some letters."""
    if line.count(" ") >= _FEWEST_WORDS - 1:
        return len(line) >= _FEWEST_LETTERS
    return not line.isascii() and _WITHOUT_SPACES.fullmatch(line) is not None


def _different(facts: Sequence[Gathered], enough: int) -> int:
    """How many of the documents are no copies of each other; counted up to `enough`."""
    seen: list[set[int]] = []
    for fact in facts:
        own = set(array("I", fact.value[0]))
        if all(len(own & other) < _COPIES for other in seen):
            seen.append(own)
            if len(seen) == enough:
                break
    return len(seen)
