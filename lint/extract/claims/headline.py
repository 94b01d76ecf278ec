"""The figures of an article's title against those of its text: dead and hurt, prices, sizes, scores. A title promises what the text tells."""

import re
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from lint.extract.claims.agreement import agree
from lint.extract.claims.extractor import Claim, Figure, claim_of, claims, stem, telling
from lint.extract.claims.frames import Frames
from lint.extract.claims.statements import in_base_units
from lint.extract.quantities import parse_words
from lint.lexicon import words
from lint.lexicon.counting import SMALL, TENS
from lint.model import Span
from lint.patterns import lazy_pattern
from lint.text.document import Document

_LEAD = 1200
"""So far from its beginning a text says what its title promised."""
_LONGEST = 150
"""So long is a title."""
_FEW = 40
"""So many figures of a kind are added up to see whether the title has their sum."""
_KINDS = frozenset("money mass volume length area share count year".split())
_SIZES = frozenset("mass volume length area".split())
"""Where a text gives one size alone, it is that of what the title names."""
_SAME_SCALE = 10
"""Numbers further apart are of two things: a price, and by how much it rose."""
_IRREGULAR: dict[str, str] = dict(pair.split() for pair in words("en", "claims", "irregular"))
_CHANGES = frozenset("by up down more extra another further".split())
"""Before a figure they tell by how much something has changed."""
_FATE = {
    "dead": r"dead|die[ds]?|kill(?:s|ed|ing)?|deaths?|drown(?:s|ed)?",
    "hurt": r"hurts?|injur(?:es?|ed|ing)|wound(?:s|ed|ing)?",
}
_WHO = r"(?:(?:people|persons?|workers|men|women|children|others|passengers|soldiers|students|pupils|miners|sailors|civilians|police(?:men)?|officers|guests|tourists|hikers|climbers|residents|villagers|[a-z]+s) ){0,1}"
_NUMBER = rf"(?P<n>\d{{1,3}}(?:,\d{{3}})*|(?:{'|'.join(TENS)})(?:-[a-z]+)?|{'|'.join(word for word in SMALL if word not in TENS)})"
_FATES = {
    fate: lazy_pattern(
        rf"\b{_NUMBER} {_WHO}(?:(?:were|was|are|have been|had been|have|had) )?(?:{words})\b"
        rf"|\b(?:{words}) (?:of |at least |more than )?{_NUMBER.replace('<n>', '<m>')}\b(?![,.]\d| (?:hours?|days?|years?|minutes?)\b)",
        re.IGNORECASE,
    )
    for fate, words in _FATE.items()
}
_HAS_FIGURE = lazy_pattern(
    rf"\d|\b(?:(?:{'|'.join(SMALL)})(?:-[a-z]+)?|dozen|hundred|thousand|million|half)\b",
    re.IGNORECASE,
)
_SCORE = lazy_pattern(r"(?<![\d.,:/-])(\d{1,2})[-\x96](\d{1,2})(?![\d:/-]|[.,]\d)")
_PLAYED = lazy_pattern(
    r"\b(?:beat|beats|won|wins?|lost|loses?|drew|draws?|draw|defeat(?:ed|s)?|victory|held|holds?|tied?|edged?)\b"
)


class Mismatch(NamedTuple):
    """What the title says, as written, and where the text says otherwise."""

    title: str
    place: Span


def title_mismatches(document: Document) -> Iterator[Mismatch]:
    """The figures of the title that stand nowhere in the text, with the place where the text gives another one for them."""
    title, end = _title(document)
    if len(title) > _LONGEST or _HAS_FIGURE.search(title) is None:
        return
    yield from _fates(document, title, end)
    yield from _scores(document, title, end)
    claim = claim_of(title)
    if claim is None:
        return
    for figure in claim.figures:
        found = _measured(document, claim, figure, end)
        if found:
            yield Mismatch(title[figure.start : figure.end], found)


def _title(document: Document) -> tuple[str, int]:
    """The title of an article, and where the text behind it begins: from metadata, or a first line that is no sentence."""
    given = document.metadata.get("title") or document.metadata.get("headline")
    first = document.block_text_span(0) if document.blocks else Span(0, 0)
    line = document.text[slice(*first)].strip("# \t*")
    if isinstance(given, str) and given.strip():
        return given.strip(), first.end if line == given.strip() else 0
    return (line, first.end) if line and line[-1] not in ".!:,;" and first.end < len(document.text) // 3 else ("", 0)


def _same(one: Figure, other: Figure) -> bool:
    """Whether two figures are of one kind and unit, or count the same."""
    if one.kind != other.kind:
        return False
    return one.kind not in ("money", "count") or stem(one.unit) == stem(other.unit) != ""


def _measured(document: Document, title: Claim, figure: Figure, end: int) -> Span | None:
    if figure.kind not in _KINDS or (figure.kind == "count" and not figure.unit):
        return None
    read = [claim for claim in claims(document) if claim.start >= end]
    alike = [(claim, other) for claim in read for other in claim.figures if _same(figure, other)]
    if not alike or sum(_same(figure, other) for other in title.figures) > 1:
        return None
    wanted = in_base_units(figure)
    if _told(wanted, [in_base_units(other) for _, other in alike]):
        return None
    size = figure.kind in _SIZES and len({in_base_units(other).number for _, other in alike}) == 1
    for claim, other in alike:
        lonely = sum(_same(figure, one) for one in claim.figures) == 1
        if lonely and claim.start < end + _LEAD and _of_one(title, figure, claim, other, 1 if size else 2):
            return Span(other.start, other.end)
    return None


def _told(wanted: Figure, figures: list[Figure]) -> bool:
    """Whether a figure stands in the text, by itself, rounded, or as the sum or the difference of two."""
    if any(agree(wanted, other) for other in figures):
        return True
    if wanted.kind == "year":
        return False
    numbers = [figure.number for figure in figures[:_FEW]]
    near = 0.02 * abs(wanted.number)
    if abs(sum(numbers) - wanted.number) <= near and len(numbers) > 1:
        return True
    return any(abs(abs(a + sign * b) - wanted.number) <= near for a, b in combinations(numbers, 2) for sign in (1, -1))


def _of_one(title: Claim, figure: Figure, claim: Claim, other: Figure, least: int) -> bool:
    """Whether the title and a sentence of the text, which share so many words, say of one thing how much it is."""
    one, two = in_base_units(figure).number, in_base_units(other).number
    if not 1 / _SAME_SCALE < one / (two or 1) < _SAME_SCALE:
        return False
    changes = [not _CHANGES.isdisjoint(c.tokens[max(0, f.at - 2) : f.at]) for c, f in ((title, figure), (claim, other))]
    if changes[0] != changes[1]:
        return False
    ours, theirs = _words(title, figure), _words(claim, other)
    shared = ours & theirs
    if len(shared) == 1 and not (claim.tokens[0] in ("the", "this") and telling(claim.tokens[1]) in shared):
        return False
    if len(shared) < least or (least > 1 and 2 * len(shared) < len(ours)):
        return False
    return not Frames(title, figure, claim, other).of_two_things()


def _words(claim: Claim, figure: Figure) -> set[str]:
    tokens = claim.tokens[: figure.at] + claim.tokens[figure.after :]
    return {_IRREGULAR.get(word, word) for word in map(telling, tokens) if word}


def _fates(document: Document, title: str, end: int) -> Iterator[Mismatch]:
    """People dead or hurt: the title's number against those of the text."""
    for fate in _FATES.values():
        said = fate.search(title)
        if said is None:
            continue
        numbers = {_number(found): found for found in fate.finditer(document.folded, end)}
        wanted = _number(said)
        if wanted is None or len(numbers) != 1 or wanted in numbers:
            continue
        found = next(iter(numbers.values()))
        if found.start() < end + _LEAD:
            yield Mismatch(said.group(), Span(*found.span()))


def _number(found: re.Match[str]) -> float | None:
    written = (found["n"] or found["m"]).lower()
    return float(written.replace(",", "")) if written[0].isdigit() else parse_words(written)


def _scores(document: Document, title: str, end: int) -> Iterator[Mismatch]:
    """The score of a match: the title's against those of the text, either way round."""
    said = _SCORE.search(title)
    if said is None or not _PLAYED.search(title):
        return
    found = list(_SCORE.finditer(document.folded, end, end + 2 * _LEAD))
    if any(sorted(one.groups()) == sorted(said.groups()) for one in found):
        return
    for one in found:
        sentence = document.sentence_at(one.start())
        if _PLAYED.search(document.folded, *sentence):
            yield Mismatch(said.group(), Span(*one.span()))
            return
