"""Acronyms that do not go with the names they stand for, within an article."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from lint import Confidence, Document, DocumentRule, Examples, Finding, Related, Severity, Span, counted, lazy_pattern
from lint.extract.names import Pairing, beginning, in_lower_case, initials, pairings, same_name, single_edit

_CAPITALS = lazy_pattern(r"(?<![\w&./-])[A-Z]{3,9}(?![\w&/-]|\.[A-Z])")
_OPENS_ITEM = lazy_pattern(r"[ \t*+.\d-]*(?:the |an? )?")
_MOST = 100
"""So many names with their acronyms are compared: an article that explains more is a list of them."""
_SEVERAL = 2
"""So many lines that begin with names of one acronym are a list of its meanings."""
_USUAL = 2
"""So often an acronym stands in an article for another one, seen once, to be a slip for it."""


class AcronymInDoubt(DocumentRule):
    code = "CN103"
    name = "acronym-in-doubt"
    severity = Severity.warning
    confidence = Confidence.medium
    why = "An acronym that stands for two names, or not for the one beside it, leads every later mention astray."
    match = (r"\((?:the )?\"?[A-Z][A-Z&a-z]{1,8}s?\"?[);, ]", r"[A-Z]{2,9}s? \([A-Z]")
    cased = True
    examples = Examples(
        flags=(
            "The Arden Harbour Office (AHO) closed the lock. Lawyers of the Arden Heritage Order ([[AHO]]) protest.",
            "The Velmar Trade Bank (VTB) lends less. “We must save,” a board member of the Velmar Trade Bank ([[VBT]]) said.",
            "The Velmar Trade Bank ([[VBT]]) lends less. VTB has losses, and so VTB must save.",
            "The Velmar Trade Bank (VTB) lends less. The VTB says so. The VTB has losses, and so the [[VBT]] must save.",
        ),
        passes=(
            "The Arden Harbour Office (AHO) closed the lock. The AHO said so. The Arden Harbour Office (AHO) is old.",
            "The Workers' Party of Velmar (PVT) lost a seat. The PVT will not say why. The VTP won one.",
            "The Center for Disease Control (CDC) warns. The Centre for Disease Control and Prevention (CDC) is in Marl.",
            "The Arden Harbour Office (AHO) closed the lock. An all hands operation (AHO) is another thing.",
            "LTS may stand for\n- Ladder Test Standard (LTS), a norm\n- Larch Tarn Society (LTS), a club",
            "Rep. Ann Hartwell (R) met Boris Quendler (D) and the head of Velmar Energy (VLME).",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        spelt_out: list[Pairing] = []
        verdicts: dict[tuple[str, str], Pairing | None] = {}
        listed = _meanings(document)
        for one in pairings(document):
            if one.short in listed:
                continue
            key = (one.short, one.full)
            if key not in verdicts:
                if len(verdicts) == _MOST:
                    break
                verdicts[key] = next((other for other in spelt_out if _differ(one, other)), None)
                if verdicts[key] is None and one.fits:
                    spelt_out.append(one)
            earlier = verdicts[key]
            if earlier is not None:
                yield self._told(document, one, earlier)
            elif not one.fits:
                yield from self._misfit(document, one)
        if spelt_out:
            yield from self._slips(document, spelt_out)

    def _told(self, document: Document, one: Pairing, earlier: Pairing) -> Finding:
        line = document.position(earlier.place.start).line
        message = f"“{one.full}” is “{earlier.short}” in line {line}, and “{one.short}” here."
        if one.short == earlier.short:
            message = f"“{one.short}” stands for “{one.full}” here and for “{earlier.full}” in line {line}."
        return self.finding(one.place, message, related=[Related(document.name, *earlier.spelt, "")])

    def _misfit(self, document: Document, one: Pairing) -> Iterator[Finding]:
        """An acronym that is nearly that of its name, where the right one stands in the article too."""
        right = initials(one.full)
        usual = _capitals(beginning(document)).get(right)
        if usual is not None:
            message = f"“{one.short}” stands beside “{one.full}”, which is “{right}” elsewhere in the article."
            yield self.finding(one.place, message, related=[Related(document.name, *usual.first, "")])

    def _slips(self, document: Document, spelt_out: list[Pairing]) -> Iterator[Finding]:
        """Acronyms with two letters swapped, against those that the article explains."""
        words = _capitals(beginning(document))
        explained = {one.short: one for one in spelt_out}
        once: dict[str, list[str]] = {}
        for word, seen in words.items():
            if seen.times == 1 and word not in explained:
                once.setdefault("".join(sorted(word)), []).append(word)
        for short, one in explained.items():
            if short not in words or words[short].times < _USUAL:
                continue
            for word in once.get("".join(sorted(short)), ()):
                edit = single_edit(short, word)
                if edit and len(edit.old) == 2 and not in_lower_case(beginning(document), word.lower()):
                    message = f"“{word}” is written “{short}” elsewhere in the article ({counted(words[short].times, 'time')})."
                    related = [Related(document.name, *one.spelt, "")]
                    yield self.finding(words[word].first, message, related=related)


class _Seen(NamedTuple):
    """Where a word in capitals stands first, and how often it stands in the article."""

    first: Span
    times: int


@lru_cache(maxsize=2)
def _capitals(text: str) -> dict[str, _Seen]:
    """The words in capitals of a text; asked for several times of the same one."""
    found: dict[str, _Seen] = {}
    for match in _CAPITALS.finditer(text):
        seen = found.get(match.group())
        found[match.group()] = _Seen(Span(*match.span()), 1) if seen is None else seen._replace(times=seen.times + 1)
    return found


def _meanings(document: Document) -> frozenset[str]:
    """The acronyms that a list explains in several of its items: a page of what each of them may stand for."""
    items: dict[str, set[int]] = {}
    for one in pairings(document):
        block = document.block_at(one.spelt.start)
        if _OPENS_ITEM.fullmatch(document.folded, block.start, one.spelt.start):
            items.setdefault(one.short, set()).add(block.start)
    return frozenset(short for short, blocks in items.items() if len(blocks) >= _SEVERAL)


def _differ(one: Pairing, other: Pairing) -> bool:
    """Whether one acronym stands for two names, or one name has two acronyms. Words that are no name only describe."""
    if one.full.islower() != other.full.islower():
        return False
    same = same_name(one.full, other.full)
    if one.short == other.short:
        return one.fits and not same
    return same and len(one.full.split()) == len(other.full.split()) and one.short.upper() != other.short.upper()
