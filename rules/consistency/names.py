"""One name in several spellings within an article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint import Confidence, Document, DocumentRule, Examples, Finding, Fix, Related, Severity, Span, counted
from lint.extract.names import (
    Company,
    Slip,
    beginning,
    capitalised,
    company,
    explained,
    in_lower_case,
    is_inflection,
    is_inside,
    joined,
    known_words,
    places,
    same_person,
    side_by_side,
    slips,
    speakers,
    two_people,
)

_CERTAIN_LETTERS = 6
"""Shorter names have neighbours that are other names."""
_LEAST_LETTERS = 5
"""Shorter ones must stand behind the same given name."""
_USUAL_TIMES = 3
"""So often a form stands that is the usual one."""
_LEAST_TIMES = 2
"""Once more than the other form is enough where both stand behind the same given name."""


def _letters_changed_places(one: str, other: str) -> bool:
    """Whether two words differ by two neighbouring letters that have changed places: the one slip that no ending of a language makes."""
    places = [place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]]
    return len(one) == len(other) and len(places) == 2 and places[1] == places[0] + 1 and sorted(one) == sorted(other)


_CYRILLIC = frozenset(map(chr, range(0x410, 0x430)))
"""The capitals of a script whose letters are matched one by one, as Latin ones are."""


class NameMisspelt(DocumentRule):
    code = "CN101"
    name = "name-misspelt"
    severity = Severity.error
    confidence = Confidence.high
    lexicon = "numbers"
    why = "A name spelt in two ways becomes two people, places or firms in whatever is made of the article."
    limits = (
        "A rare spelling is held against a frequent one that differs in one letter. Which of the two is right nobody can tell from the "
        "article; names that stand once, short ones and those that differ at the end as plurals do are left alone."
    )
    examples = Examples(
        flags=(
            "Ms. Hartwell opened the harbour. The council thanked Hartwell, and [[Hartwel]] thanked the divers. "
            "Hartwell will speak again on Monday.",
            "TARGREN: Is it dark?\nPASK: It is.\nTARGREN: And cold?\nPASK: No.\n[[TARGEN]]: In winter?",
            "Norrmark Paper owns the wood. The union of [[Normark]] Paper waits. Shares of Norrmark Paper fell.",
            "Brendova is a port. Ships to Brendova wait. The mayor of [[Bredova]] blames Brendova's lock.",
        ),
        passes=(
            "Republicans met. The Republicans voted, and one Republican left; Republicans stayed.",
            "Boris Hartwell spoke. Hartwell left, and so did Anna Hartwall. Hartwell came back.",
            "White paint is sold here. White and black, White and red. While stocks last. I while away the time.",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        text = beginning(document)
        english = document.rules_language == "en"
        for slip in slips(capitalised(document), least=_LEAST_TIMES, inflections=True):
            if not english and not _letters_changed_places(slip.form, slip.common):
                continue
            if not in_lower_case(text, slip.form) and not in_lower_case(text, slip.common):
                yield from self._judged(document, slip)

        labels = speakers(document)
        for slip in slips({name: len(spans) for name, spans in labels.items()}, least=_LEAST_TIMES):
            right = labels[slip.common]
            usual = document.text[right[0].start : right[0].end]
            for span in labels[slip.form]:
                yield self._finding(document, span, usual, right, Confidence.medium)

    def _judged(self, document: Document, slip: Slip) -> Iterator[Finding]:
        text = document.folded
        right = places(document, slip.common)
        wrong = self._whole(text, places(document, slip.form), right)
        if not wrong or not right or explained(text, wrong):
            return
        form, common = company(text, wrong), company(text, right)
        one = same_person(form, common)
        if _is_plural(slip) or two_people(form, common) or not (one or _is_slip(document, slip, wrong)):
            return
        if side_by_side(text, wrong, right) or _is_of_a_place(slip, form, common):
            return
        surely = one and (form.before & common.before or _names_one_thing(text, slip, form.behind & common.behind))
        if (slip.edit.at == 0 or len(slip.form) < _LEAST_LETTERS) and not form.before & common.before:
            return  # Alder Lake, Elder Lake
        if slip.times < _USUAL_TIMES and not surely:
            return
        equal = bool(form.before & common.before or form.behind & common.behind)
        confidence = self._confidence(slip, one, wrong)
        confidence = min(confidence, Confidence.medium) if one and not equal else confidence
        of_one_family = bool(form.behind & common.behind and not form.before & common.before)
        if of_one_family and {slip.form, slip.common} <= known_words():
            confidence = Confidence.low
        usual = document.text[right[0].start : right[0].end]
        for span in wrong:
            yield self._finding(document, span, usual, right, confidence, fixes=not of_one_family or _is_no_name(slip))

    @staticmethod
    def _whole(text: str, wrong: list[Span], right: list[Span]) -> list[Span]:
        """The places that are no part of another word; in “Ashe-Winterton” one may stand where both are joined to the same word."""
        whole = [span for span in wrong if not is_inside(text, *span)]
        if whole or not wrong:
            return whole
        same = set(joined(text, right).values())
        return [span for span, word in joined(text, wrong).items() if word in same]

    @staticmethod
    def _confidence(slip: Slip, one: bool, wrong: list[Span]) -> Confidence:
        """High where both are surely one name, medium where the usual form is none yet, low where other names are as near."""
        if slip.times < _USUAL_TIMES:
            return Confidence.medium
        if not one and len(slip.form) < _CERTAIN_LETTERS:
            return Confidence.low
        return Confidence.high if one or len(wrong) == 1 else Confidence.medium

    def _finding(
        self,
        document: Document,
        span: Span,
        usual: str,
        right: list[Span],
        confidence: Confidence,
        *,
        fixes: bool = True,
    ) -> Finding:
        here = document.text[span.start : span.end]
        message = f"“{here}” is written “{usual}” elsewhere in the article ({counted(len(right), 'time')})."
        return self.finding(
            span,
            message,
            confidence=confidence,
            severity=Severity.error if confidence == Confidence.high else Severity.warning,
            fix=Fix(*span, usual, safe=False) if fixes and _is_one_name(here, usual, confidence) else None,
            related=[Related(document.name, *right[0], "")],
        )


def _names_one_thing(folded: str, slip: Slip, behind: frozenset[str]) -> bool:
    """Whether a word with a capital stands behind these two spellings alone: “Paper” in “Norrmark Paper”, and not “Street”."""
    for word in behind:
        before = re.findall(rf"\b([A-Z][\w'-]+) {re.escape(word.capitalize())}\b", folded)
        if {name.lower() for name in before} <= {slip.form, slip.common}:
            return True
    return False


def _is_no_name(slip: Slip) -> bool:
    """Whether a spelling before a surname is surely nobody else's of the family: two letters have changed places.

    A letter that is another one, more or less makes the name of a sister of many a brother's: Maria and Mario, Marit and Marid, Karl and Karla.
    """
    return _letters_changed_places(slip.form, slip.common) and slip.form not in known_words()


def _is_inflected(slip: Slip) -> bool:
    """Whether the two spellings differ as a name and its plural, its adjective, or the people of a belief do."""
    return is_inflection(slip.common, slip.form)


def _is_plural(slip: Slip) -> bool:
    """Whether one spelling is the other one with a letter at its end."""
    return _is_inflected(slip) and not (slip.edit.old and slip.edit.new)


def _is_of_a_place(slip: Slip, form: Company, common: Company) -> bool:
    """Whether one is somebody's surname and the other a place's, with another letter in it: Anna Velten, in Velden."""
    if not form.before or form.behind or not common.place or common.before:
        return False
    return bool(form.before & known_words()) or bool(slip.edit.old and slip.edit.new)


def _is_slip(document: Document, slip: Slip, wrong: list[Span]) -> bool:
    """Whether a spelling can be a slip though nothing beside it says whose name it is: no known name, no inflection, no code."""
    if slip.form in known_words() or slip.edit.at == 0 or _is_inflected(slip):
        return False
    forms = [document.text[start:end] for start, end in wrong]
    usual = document.text[slice(*places(document, slip.common)[0])]
    foreign = set(filter(_is_foreign, usual))
    return all(
        (form[:1] in _CYRILLIC or set(filter(_is_foreign, form)) == foreign) and (form[1:].islower() or form.isupper())
        for form in forms
    )


def _is_foreign(letter: str) -> bool:
    return not letter.isascii()


def _is_one_name(here: str, usual: str, confidence: Confidence) -> bool:
    """Whether a fix may write one name for the other: Ronald is not Donald, however near they stand."""
    return confidence == Confidence.high and here[:1].lower() == usual[:1].lower()
