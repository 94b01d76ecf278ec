"""Long numbers in digits: which of them count something, and which are years, codes, parts of names and of addresses."""

from __future__ import annotations

from lint.extract.quantities.nouns import counted_noun
from lint.lexicon import either, words
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
_BEFORE_COUNTS = either(words("en", "quantities", "before counts"))
_COUNTING = expression(rf"\b{_BEFORE_COUNTS} \Z")
_STATES = either(words("en", "quantities", "states"))
_POSTAL = expression(rf"(?:\b(?-i:[A-Z]{{2}})|\b(?-i:[A-Z])\.(?-i:[A-Z])\.|\b{_STATES}\.?),? \Z")
_SMS = expression(r"\btext(?:ing|ed)?\b[^.]{0,40}\Z")
_NAME = expression(r"(?-i:\b[A-Z][A-Za-z]*),? \Z")
_CAPITALS = expression(r"(?-i:\b[A-Z][A-Z0-9]+),? \Z")
_OPENERS = either(words("en", "quantities", "before numbers"))
_OPENER = expression(rf"\b{_OPENERS} \Z")
_CODES = either(words("en", "quantities", "codes"))
_SURE_LABEL = expression(
    rf"(?:\b(?:{_CODES}[ -]?codes?"
    r"|(?:post|pass)codes?|passwords?|pins?|hotlines?|helplines?|hot line|telephone|phone|mobile|fax|tel\.?|extension|ext\.?|patents?|asteroids?|minor planet|comet|planetoid"
    r"|locomotive|serial|(?:licen[cs]e|number|registration) ?plates?|licen[cs]e|typed|types|typing|dialled|dialed|keyed(?: in)?|docket|badge|bib|isbn|issn|rfc|iso|din|wagon|pennant|inmate|prisoner|invoice|id|ids|nos?\.?|ref\.?|reference|catalogue|catalog|lockers?|altitude points?|survey points?|trig points?|benchmark|waypoint|buoy|berth|pitch|stall|kiosk"
    r"|frequency|ngc|psalm|opus|epoch|regulations?|directives?|keys?|catalogued as|cataloged as|numbered|labelled|labeled|marked|postbox|p\.? ?o\.? box|mailbox)"
    r"(?: (?:numbers?|no\.?|code|id|ending|line))?(?: (?:is|was|are|reads?|to|on|at|under|in))?[:#(]? ?|# ?)\Z"
)
"""Words that name the number behind them."""
_NAMED = either(words("en", "quantities", "named"))
_LABEL = expression(rf"\b{_NAMED}(?: (?:number|no\.?|code|id))?(?: (?:is|was|reads))?[:#(,]? ?\Z")
"""Words that name it where it counts nothing."""
_STREETS = either(words("en", "quantities", "streets"))
_ADDRESS = expression(rf"(?: (?-i:[A-Z])[\w'.-]{{1,20}}){{1,3}} (?-i:{_STREETS})\b")
"""A street behind the number of a house: “1250 Mill Road”."""
_TOWN = expression(r" (?-i:[A-Z][a-z])| (?-i:[A-Z]{3,})")
_ERA = expression(r"(?:&nbsp;| )?(?:b\.? ?c\.?(?: ?e\.?)?|a\.? ?d\.?|c\.e\.|bp)(?!\w)")
_BEFORE_YEARS = either(words("en", "quantities", "before years"))
_YEAR_BEFORE = expression(rf"\b{_BEFORE_YEARS} \Z")
_IN_BRACKETS = expression(r"[\[>{=]\Z")
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


_IN_NAME = expression(r"\) (?-i:[A-Z])[a-z]")
"""Behind the number of a minor planet: “(20417) Brandt”."""
_PART_NUMBER = expression(r"-(?-i:[A-Z]{1,3})\b")
"""Behind the number of a part: “90817-B”."""


def _is_named(folded: str, span: Span) -> bool:
    """Whether a word before a number, a town, an era or a bracket behind it shows that it names something and counts nothing."""
    before, size = (max(0, span.start - 36), span.start), span.end - span.start
    if _SURE_LABEL.search(folded, *before) or _ERA.match(folded, span.end) or _ADDRESS.match(folded, span.end):
        return True
    if (
        _PART_NUMBER.match(folded, span.end)
        or folded[span.start - 1 : span.start] == "("
        and _IN_NAME.match(folded, span.end)
    ):
        return True
    if _IN_BRACKETS.search(folded, span.start - 1 if span.start else 0, span.start):
        return True
    if size == 4 and folded[span.start] == "1" and _YEAR_BEFORE.search(folded, max(0, span.start - 9), span.start):
        return True
    if not _LABEL.search(folded, *before) and not (size <= 5 and _TOWN.match(folded, span.end)):
        return False
    return counted_noun(folded, span.end) is None


def is_label(folded: str, span: Span) -> bool:
    """Whether a number is a year, a postal code, a part of a telephone number or of a product's name, a number to text to."""
    if _OF_A_YEAR.match(folded, span.end):
        return True
    if _has_sign(folded, span.start) or _MEASURED.match(folded, span.end):
        return False
    before = max(0, span.start - 24), span.start
    if _is_named(folded, span):
        return True
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
