"""What is written like a date or an hour and can be none: 13/13/2023, 2023-14-02, 32 March, 25:30."""

from __future__ import annotations

from lint import extract
from lint.extract.dates.extractor import PROBE
from lint.extract.dates.vocabulary import MONTHS
from lint.match.expressions import expression
from lint.model import Span
from lint.text.annotations import annotation
from lint.text.document import Document

_DIGITS = expression(
    r"(?r)(?<![\w/.:,-])(?:(?<a>[0-3]\d)(?P=sep)(?<b>[0-3]\d)(?<sep>[/.])(?:19|20)\d\d|(?:19|20)\d\d-(?<m>[0-3]\d)-(?<d>[0-3]\d))"
)
_GOES_ON = frozenset("/-_")
"""Behind digits they make them a part of something longer: a path, a number of a file."""
_DAY = r"3[2-9]"
_BEFORE = expression(
    rf"(?r)(?:\b(?:on|by|until|till|since|from|before|after|dated) (?:the )?)?(?<day>(?<![\w.,$:/-]){_DAY})(?:st|nd|rd|th)?(?: of)? "
)
_AFTER = expression(rf"\.? (?:the )?(?<day>{_DAY})(?:st|nd|rd|th)?(?![\d%:]|[.,]\d)(?<year>,? (?:19|20)\d\d\b)?")
_YEAR = expression(r",? (?:19|20)\d\d(?![\d,%])")
_ON = expression(r"(?r)\b(?:on|by|until|till|since|before|after|dated) ")
_CLOCK = expression(r"(?r)\bat (?<hour>\d\d):(?<minute>\d\d)")
_HOURS = expression(
    r",? (?:on (?:the )?(?:\d{1,2} )?(?-i:[A-Z])[a-z]+|gmt\b|utc\b|c?est?\b|local time\b|(?:in the|this|that) (?:morning|afternoon|evening)\b|o'clock\b|sharp\b|yesterday\b|today\b)"
)
"""Behind it a time is one of the day: “at 25:30 on Monday”, and no result of a race."""
_OPENS = expression(
    r"(?r)\b(?:(?:open|close|begin|start|leave|depart|arrive|meet|land|sail)(?:s|ed|d)?|began|begun|left|met|due|starting|opening|closing) "
)
_ENDS = expression(r"[.,;)]|\Z| (?:and|but|or|sharp)\b")
"""What opens, starts or leaves “at 25:30” does so by the clock."""
_RATIO = expression(
    r"\b(?:ratio|odds|mix\w*|blend\w*|proportions?|scale|aspect|split|diluted?|geared?|gearing|gears?|bets?|betting|stands? at)\b"
)
"""Two numbers with a colon between are no time beside these."""
_MONTHS, _DAYS, _MINUTES, _HOURS_OF_DAY = 12, 31, 59, 24
_ALL = 100
"""The two sides of a mixture make it: “at 20:80”."""


@annotation
def impossible_dates(document: Document) -> list[Span]:
    """Where the numbers of a date or an hour are too great or nought, in order of place."""
    folded, found = document.folded, list[Span]()
    if document.rules_language != "en":
        return found
    for start, end in extract.hits(document, PROBE):
        if found and start < found[-1].end:
            continue
        if start < end:
            span = _with_month(folded, start, end) if folded[start:end].lower() in MONTHS else None
        else:
            span = _in_digits(folded, end) or _hour(folded, end)
        if span is not None:
            found.append(span)
    return found


def _in_digits(folded: str, end: int) -> Span | None:
    """A date of digits alone that ends there, neither of whose numbers can be the month, or one the day."""
    match = _DIGITS.match(folded, max(0, end - 12), end) if folded[end - 3 : end - 2] in "-0123456789" else None
    if match is None or folded[end : end + 1] in _GOES_ON or folded[end : end + 1].isalnum():
        return None
    if match["m"]:
        month, day = int(match["m"]), int(match["d"])
        fits = 0 < month <= _MONTHS and 0 < day <= _DAYS
    else:
        low, high = sorted((int(match["a"]), int(match["b"])))
        fits = 0 < low <= _MONTHS and high <= _DAYS
    return None if fits else Span(*match.span())


def _with_month(folded: str, start: int, end: int) -> Span | None:
    """A month with a day beyond the 31st, where a year or “on” shows that a day is meant."""
    if not folded[start].isupper():
        return None
    before = _BEFORE.match(folded, max(0, start - 24), start) if folded[start - 1 : start] == " " else None
    if before is not None:
        year = _YEAR.match(folded, end)
        begin = before.start("day")
        return Span(begin, year.end() if year else end) if year or before.start() < begin else None
    after = _AFTER.match(folded, end, end + 24)
    if after is None or not (after["year"] or _ON.match(folded, max(0, start - 8), start)):
        return None
    return Span(start, after.end())


def _hour(folded: str, end: int) -> Span | None:
    """An hour that no clock shows; 24:00 is midnight."""
    match = _CLOCK.match(folded, max(0, end - 8), end) if folded[end - 3 : end - 2] == ":" else None
    if match is None or int(match["minute"]) <= _MINUTES and (int(match["hour"]), int(match["minute"])) <= (24, 0):
        return None
    place = Span(match.start("hour"), end)
    if int(match["minute"]) > _MINUTES:
        told = _RATIO.search(folded, max(0, match.start() - 60), min(len(folded), end + 30)) is None
        fits = int(match["hour"]) <= _HOURS_OF_DAY and int(match["hour"]) + int(match["minute"]) != _ALL
        return place if told and fits else None
    opens = _ENDS.match(folded, end) and _OPENS.match(folded, max(0, match.start() - 12), match.start())
    return place if opens or _HOURS.match(folded, end) else None
