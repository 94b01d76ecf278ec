"""Long numbers in digits: which of them count something, and which are years, codes, parts of names and of addresses."""

from __future__ import annotations

from lint.extract.quantities.nouns import counted_noun
from lint.match.expressions import expression
from lint.model import Span

_MEASURED = expression(
    r"[ -]?(?:(?:dollars?|dlrs?|euros?|yuan|yen|francs?|marks|pounds?|rupees|miles?|km|kms|met(?:er|re)s?|feet|foot|acres?|hectares?|tons?|tonnes?|"
    r"barrels?|pct|percent|per cent|degrees|hours|shares|people|votes|jobs)\b|kilomet|square|cubic|°)"
)
_OF_A_YEAR = expression(
    r"(?<=\bin (?:constant |real |today's )?(?:19|20)\d\d) (?:us |u\.s\. )?(?:dollars|euros|pounds|prices|money|yuan|yen|rupees)\b"
)
"""Behind a year whose money it is: "in 2007 dollars"."""
_COUNTING = expression(
    r"\b(?:about|around|over|some|than|nearly|almost|least|roughly|only|approximately|most|up to|additional) \Z"
)
_POSTAL = expression(
    r"(?:\b(?-i:[A-Z]{2})|\b(?-i:[A-Z])\.(?-i:[A-Z])\.|\b(?:calif|mass|fla|tex|ill|mich|minn|conn|wash|ariz|colo|tenn|ore|okla|wis|ind|ala|nev|kan|"
    r"del|ark|neb|pa|va|ga|md|mo|la|ky)\.?),? \Z"
)
_SMS = expression(r"\btext(?:ing|ed)?\b[^.]{0,40}\Z")
_NAME = expression(r"(?-i:\b[A-Z][A-Za-z]*),? \Z")
_CAPITALS = expression(r"(?-i:\b[A-Z][A-Z0-9]+),? \Z")
_OPENER = expression(
    r"\b(?:nearly|about|some|over|around|only|almost|the|than|more|in|at|and|all|another|roughly|by|with|of|to|from|for|as) \Z"
)
_IN_A_ROW = expression(r"(?:\+?\d[\d-]*|\d ?x) \Z")
_ROW_BEHIND = expression(r" (?:x )?\d{3,}\b| x \d")
_DATE = expression(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\Z")
_TABLE = expression(r" vs\b")
_SIGNS = frozenset("$£\x80")


def _has_sign(folded: str, start: int) -> bool:
    return start > 0 and folded[start - 1] in _SIGNS


def no_year(folded: str, end: int) -> bool:
    """Whether the digits that end at `end` are more than a year between other words."""
    before = folded[end - 5 : end - 4] if end > 4 else ""
    if before.isdigit() or before in _SIGNS or not "1500" <= folded[end - 4 : end] <= "2100":
        return True
    if _OF_A_YEAR.match(folded, end):
        return False
    return _MEASURED.match(folded, end) is not None or _COUNTING.search(folded, max(0, end - 20), end - 4) is not None


def counts_something(folded: str, span: Span) -> bool:
    """Whether a number is money, has a unit or counts something."""
    if _has_sign(folded, span.start) or _MEASURED.match(folded, span.end):
        return True
    if folded[span.end : span.end + 1] == "-" and folded[span.end + 1 : span.end + 2].isalpha():
        return True
    return counted_noun(folded, span.end) is not None


def is_label(folded: str, span: Span) -> bool:
    """Whether a number is a year, a postal code, a part of a telephone number or of a product's name, a number to text to."""
    if _OF_A_YEAR.match(folded, span.end):
        return True
    if _has_sign(folded, span.start) or _MEASURED.match(folded, span.end):
        return False
    before = max(0, span.start - 24), span.start
    if _IN_A_ROW.search(folded, *before) or _ROW_BEHIND.match(folded, span.end) or _DATE.match(folded, *span):
        return True
    named = span.end - span.start <= 5 and _NAME.search(folded, *before) and not _OPENER.search(folded, *before)
    if _CAPITALS.search(folded, *before) or named and not _TABLE.match(folded, span.end):
        return True
    if (
        _SMS.search(folded, max(0, span.start - 60), span.start)
        or span.end - span.start == 5
        and _POSTAL.search(folded, *before)
    ):
        return True
    year = "1500" <= folded[span.start : span.end] <= "2100" and span.end - span.start == 4
    return year and not (_COUNTING.search(folded, *before) and counted_noun(folded, span.end))
