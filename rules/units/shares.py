"""Percentages and fractions of a counted whole that the two counts beside them contradict (UN307)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from lint import Confidence, Document, DocumentRule, Examples, Finding, Severity, Span, expression
from lint.extract.quantities import SMALL, parse_words, step
from lint.lexicon import either, lexicon, words

_WORDS = "|".join(SMALL)
_COUNT = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}}|(?:{_WORDS})(?:-(?:{_WORDS}))?)"
_PARTS = {form: float(Fraction(share)) for share, forms in lexicon("en", "fractions").items() for form in forms}
_ABOUT = either(words("en", "quantities", "about a share"))
_ROUGHLY = rf"(?:(?<about>{_ABOUT}) )?(?:just |only )?"
_SHARE = rf"{_ROUGHLY}(?:(?<share>\d{{1,3}}(?:\.\d+)?) ?(?:%|per ?cent\b|pct\b)|(?<part>{either(_PARTS)})\b)"
_ENDS = r"(?=[),;.]|\s[\x96\x97-]|\Z)"
_VERBS = (
    r"(?=[),;.]|\s[\x96\x97-]|\Z| of (?:them|those|the total|all)\b| (?:were|was|had|have|voted|said|did|are|is)\b)"
)
"""Behind a share: nothing that could be another whole."""
_SAME = rf"(?:(?: ?\(|, or | or |, which is |, that is,? | [\x96\x97-]+ ){_SHARE}{_VERBS}(?! of (?:them|those|the total|all) (?:in|on|at|who|that|with|from|over|under|aged)\b)\)?|, {_SHARE}{_ENDS})"
"""A share of the same whole; behind a comma alone “40 percent were” would begin something new."""
_THE = r"(?:the |its |their |our |all |all the |these |those |his |her )?"
_NOUN = r"(?: (?!and\b|or\b|but\b|with\b|of\b|were\b|was\b|had\b|about\b|some\b)[a-z][a-z'-]*){0,3}"
_PART_OF = expression(
    rf"(?<![\d.,$£€-])\b(?<first>{_COUNT})(?: out)? of {_THE}(?<whole>{_COUNT})(?![\d.%-]|,\d){_NOUN}{_SAME}"
)
"""“30 of the 60 members, or 40 percent,”"""
_OF_WHOLE = expression(
    rf"\bof {_THE}(?<whole>{_COUNT})(?![\d.%-]|,\d){_NOUN}(?:,|(?<= [a-z-]{{3,20}})) {_THE}(?<first>{_COUNT})(?![\d.%-]|,\d){_NOUN}{_SAME}"
)
"""“Of the 200 growers, 50 (35%) had …”"""
_IN = expression(
    rf"\b(?<first>{_COUNT}) in (?:every )?(?<whole>{_COUNT})(?![\d.%-]|,\d){_NOUN}(?: ?\(|, or | or ){_SHARE}(?=[),])"
)
"""“one in four (25 percent)”"""
_SHARE_OF = expression(
    rf"\b(?:exactly |just )?{_SHARE} of {_THE}(?<whole>{_COUNT})(?![\d.%-]|,\d){_NOUN}(?:, | \()(?:or |that is,? )?(?<first>{_COUNT})(?![\d.%-]|,\d)(?:,(?! \d)|\))"
)
"""“half of the 60 plots, 30, have a shed”"""
_LOOSE = 0.15
"""By what part of itself a share may be off that is said to be about so."""
_PART_LOOSE, _IN_LOOSE = 0.12, 0.15
_LEAST = 3


class ShareMiscalculated(DocumentRule):
    code = "UN307"
    name = "share-miscalculated"
    severity = Severity.error
    confidence = Confidence.high
    why = "The percentage does not follow from the two counts beside it: one of the three numbers is wrong."
    limits = "The part, the whole and the share must stand side by side; shares of something else that is named (“or 40 per cent of the board”) are left alone."
    match = (
        r"\bof (?:[a-z]+ ){0,2}\d(?:[^.;\n]|\.\d){1,70}(?:%|per ?cent|pct|half|thirds?|quarters?|fifth|tenth)",
        rf"\bof (?:[a-z]+ ){{0,2}}(?:{_WORDS})\b(?:[^.;\n]|\.\d){{1,70}}(?:%|per ?cent|pct|half|thirds?|quarters?|fifth|tenth)",
        rf"\b(?:{_WORDS}|\d+) in (?:every )?(?:{_WORDS}|\d+)\b[^.;\n]{{0,40}}(?:%|per ?cent|pct)",
        rf"(?:%|per ?cent|pct|half|thirds?|quarters?|fifth|tenth) of (?:[a-z]+ )?(?:{_WORDS}|\d)",
    )
    needs = ("quantity",)
    examples = Examples(
        flags=(
            "In all, [[30 of the 60 members, or 40 percent]], voted for the move.",
            "[[Of the 200 growers, 50 (35%)]] had insurance.",
            "[[Twelve of the 48 wells, a third]], were dry.",
            "The pollen of pine was in [[one in four (40 percent]]) of the samples.",
            "[[Exactly half of the 60 plots, 40,]] have a shed.",
        ),
        passes=(
            "In all, 24 of the 60 members, or 40 percent, voted for the move.",
            "Of the 200 growers, 50 (25%) had insurance, and 11 of 48 wells, nearly a quarter, were dry.",
            "Half of the 60 plots, 30, have a shed, and one in four (25 percent) has a well.",
            "In all, 30 of the 60 members, or 40 percent of the board, voted for it.",
            "Of the 200 growers, 50 (35% women) came on 4 of 7 days, half of them by boat; in 5 of 12 schools, 40 percent were ill.",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        seen: set[int] = set()
        for block in self.blocks_seen(document):
            for pattern in (_PART_OF, _OF_WHOLE, _IN, _SHARE_OF):
                for found in pattern.finditer(document.folded, *block):
                    message = _wrong(found, _IN_LOOSE if pattern is _IN else 0.0)
                    if message and found.end() not in seen:
                        seen.add(found.end())
                        yield self.finding(Span(*found.span()), message)


def _wrong(found: Any, loose: float) -> str:
    """What the two counts make, where the share is not that; "" where it is, as far as rounding goes or `loose` lets it be off, as a part of itself."""
    part, whole = _count(found["first"]), _count(found["whole"])
    if not whole >= _LEAST or not 0 < part < whole:
        return ""
    true, written = 100 * part / whole, found["share"]
    if written is not None:
        share = float(written)
        slack = max(share * _LOOSE, 2.0) if found["about"] else step(written) if "." in written else 1.0
    else:
        share = 100 * _PARTS[found["part"].lower()]
        slack = share * (_LOOSE if found["about"] else _PART_LOOSE)
    if abs(share - true) <= max(slack, true * loose) + 1e-9:
        return ""
    return f"{part:,} of {whole:,} is {true:.3g} per cent, but the text says {written + ' per cent' if written else found['part']}"


def _count(number: str) -> int:
    return int(number.replace(",", "")) if number[0].isdigit() else int(parse_words(number))
