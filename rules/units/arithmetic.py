"""Sums and changes that an article states and its own numbers contradict (UN304, UN305)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

from lint import Confidence, Document, DocumentRule, Examples, Finding, Severity, Span, counted, expression
from lint.extract.quantities import Quantity, amounts, parse_numeral, step

_ROUGHLY = r"(?:about |around |some |nearly |almost |roughly |approximately |just |only |an? (?:estimated |record )?)?"
_TO = expression(rf" (?:\w+ )?to {_ROUGHLY}")
_FROM = expression(rf",? (?:up |down )?from {_ROUGHLY}")
_MADE = expression(
    r",? (?:-+ |[–—] ?|\()?(?:up|down|or|an?|which is an?|that is an?)? ?(?:by |(?:rise|increase|gain|jump|surge|growth|drop|fall|decline|decrease|cut|reduction) of )?"
)
_CHANGE_VERB = expression(
    r"\b(?:rose|ris(?:e|es|ing|en)|increas\w+|grew|grown?|grow(?:s|ing|th)|climb\w*|jump\w*|surg\w+|gain\w*|up|soar\w*|advanc\w+|f[ae]ll\w*|drop\w*|"
    r"declin\w+|decreas\w+|down|shr[aiu]nk\w*|slid\w*|plung\w+|tumbl\w+|slump\w*|cut|reduc\w+|rais\w+|lower\w*)\b"
)


_FACTORS = {"doubl": 2.0, "tripl": 3.0, "trebl": 3.0, "quadrupl": 4.0, "halv": 0.5}
_TIMES = rf"(?:{'|'.join(_FACTORS)})(?:ed|ing|es|e)"
_MULTIPLIED = expression(
    rf"(?r)(?P<bound>\b(?:more than|over|well over|at least|nearly|almost|not quite|roughly|about|around) )?\b(?P<verb>{_TIMES})(?: [a-z' ]{{1,40}}?)?,? from {_ROUGHLY}",
    cased=True,
)
_MORE = ("more", "over", "well", "at")
_PRICE = 1000
"""Below it a sum of money is a price, and exact."""
_ROUND_SHARE = 2.5
"""So many points a round percentage (“20 percent”) may be off."""
_MUCH = 0.2
"""By what part a multiple may be off that is said in a word."""


class ChangeMiscalculated(DocumentRule):
    code = "UN304"
    name = "change-miscalculated"
    severity = Severity.error
    confidence = Confidence.high
    why = "The percentage of a change doesn't follow from the two numbers beside it: one of the three is wrong."
    match = (
        r"\d ?(?:%|per ?cent|pct)[^.;]{0,30} (?:from|to) ",
        r" from [^.;]{1,40} to [^.;]{1,60}(?:%|per ?cent|pct)",
        r" to [^;]{1,40} from [^;]{1,60}(?:%|per ?cent|pct)",
        rf"\b{_TIMES}\b[^;]{{0,60}} from ",
        r" from [^.;]{1,40} to [^.;]{1,60}\b(?:half|third|quarter|fifth|tenth)\b",
    )
    needs = ("quantity",)
    examples = Examples(
        flags=(
            "Output rose [[50% from 100 to 120 tonnes]].",
            "Net profit fell [[20 percent to $60 million from $90 million]].",
            "Prices went up from [[$4 to $5, an increase of 40 percent]].",
            "The hut grew from [[50 to 60 beds, a rise of 50 percent]].",
            "Membership rose to [[55 from 50, up 20%]], in a year.",
            "The number of nests [[tripled from 20 to 40]].",
            "Fares rose [[from £6 to £9 a trip, a rise of a quarter]].",
        ),
        passes=(
            "Output rose 20% from 100 to 120 tonnes.",
            "Net profit fell 33 percent to $60 million from $90 million.",
            "The rate rose 2 percent from 4 percent to 6 percent.",
            "Sales rose about 25 percent from $4 to $5 on 3 percent more orders.",
            "The share of farms aged 20 to 40 doubled from 10-12 to 35-55 per cent.",
            "The number of nests nearly doubled from 20 to 37, and membership rose to 55 from 50, up 10%.",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        every = amounts(document)
        for old, new in zip(every, every[1:], strict=False):
            told, start = _multiple(document, old, new)
            if told:
                yield self.finding((start, new.end), told)
        for first, second, third in zip(every, every[1:], every[2:], strict=False):
            if third.end - first.start > 120 or "%" not in (first.unit, third.unit):
                continue
            change = _change(document.folded, first, second, third)
            if change and not _follows(*change):
                share, old, new = change
                sentence = document.sentence_at(first.start)
                begin = max(sentence.start, first.start - 150)
                if third.end <= sentence.end and _CHANGE_VERB.search(document.folded, begin, third.end):
                    yield self.finding((first.start, third.end), _told(share, old, new))
        for block in self.blocks_seen(document):
            for found in _BY_PART.finditer(document.folded, *block):
                begin = max(document.sentence_at(found.start()).start, found.start() - 60)
                told = _wrong_part(found) if _CHANGE_VERB.search(document.folded, begin, found.start()) else ""
                if told:
                    yield self.finding(Span(*found.span()), told)


_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,6}(?:\.\d+)?"
_PARTS = {"half": 50.0, "third": 100 / 3, "quarter": 25.0, "fifth": 20.0, "tenth": 10.0}
_BY_PART = expression(
    rf"\bfrom (?P<sign>[$£\x80]?)(?P<old>{_NUMBER})(?! ?%)(?: [a-z]+)? to (?P=sign)(?P<new>{_NUMBER})(?![\d%]| ?(?:percent|per cent|pct|million|billion))(?: [a-z]+){{0,3}}?"
    r"(?:,| \(| ?[\x96\x97]) ?(?:or |which is |that is )?(?:(?:an? )?(?:rise|increase|gain|jump|surge|growth|drop|fall|decline|decrease|cut|reduction) of |(?:up |down |or )?by )"
    rf"(?:almost |nearly |about |just over )?(?:an?|one) (?P<part>{'|'.join(_PARTS)})(?=[),.;])"
)
"""A change of plain numbers and, right behind it, what part it is said to be: “from 8 to 10, an increase of a quarter”."""
_PART_SLACK = 4.5
"""How far such a part may be off, in points."""


def _wrong_part(found: Any) -> str:
    """What is wrong with the part that a change is said to be; "" where nothing is."""
    old, new = (float(found[name].replace(",", "")) for name in ("old", "new"))
    said, change = _PARTS[found["part"].lower()], abs(new - old) / old * 100 if old else 0.0
    years = all(1500 <= number < 2100 for number in (old, new))
    if not change or years or abs(change - said) <= _PART_SLACK:
        return ""
    kind = "a rise" if new > old else "a fall"
    return f"from {old:,.10g} to {new:,.10g} is {kind} of {change:.3g} per cent, but the text says a {found['part'].lower()}"


def _multiple(document: Document, old: Quantity, new: Quantity) -> tuple[str, int]:
    """What is wrong with “doubled from 20 to 70”, and where its verb begins; "" where nothing is."""
    folded = document.folded
    if old.parts or new.parts or old.number <= 0 or not _TO.fullmatch(folded, old.end, new.start):
        return "", 0
    old = _like(old, new)
    if old.dimension != new.dimension or old.currency != new.currency or old.unit != new.unit:
        return "", 0
    found = _MULTIPLIED.match(folded, document.sentence_at(old.start).start, old.start)
    if found is None:
        return "", 0
    times, factor = new.number / old.number, next(n for verb, n in _FACTORS.items() if found["verb"].startswith(verb))
    beyond = factor < 1 or found["bound"] is None or not found["bound"].startswith(_MORE)
    low, high = (factor * (1 - _MUCH), factor * (1 + _MUCH)) if beyond else (factor * 0.99, factor * 2)
    if low <= times <= high:
        return "", 0
    change = f"from {old.number:,.10g} to {new.number:,.10g} is {times:.3g} times as much"
    return f"{change}, but the text says “{found['verb']}”", found.start("verb")


def _change(
    folded: str, first: Quantity, second: Quantity, third: Quantity
) -> tuple[Quantity, Quantity, Quantity] | None:
    """The percentage, the old and the new value, where three quantities stand as those of one change."""
    gaps = (_end(folded, first), second.start), (_end(folded, second), third.start)
    if first.unit == "%" and _TO.fullmatch(folded, *gaps[0]) and _FROM.fullmatch(folded, *gaps[1]):
        found = first, third, second
    elif first.unit == "%" and _FROM.fullmatch(folded, *gaps[0]) and _TO.fullmatch(folded, *gaps[1]):
        found = first, second, third
    elif third.unit == "%" and _TO.fullmatch(folded, *gaps[0]) and _MADE.fullmatch(folded, *gaps[1]):
        found = third, first, second
        if not _ends_with(folded, first, "from"):
            return None
    elif third.unit == "%" and _FROM.fullmatch(folded, *gaps[0]) and _MADE.fullmatch(folded, *gaps[1]):
        found = third, second, first
        if not _ends_with(folded, first, "to"):
            return None
    else:
        return None
    share, old, new = found
    old = _like(old, new)
    comparable = old.dimension == new.dimension and old.currency == new.currency and old.unit == new.unit
    plain = not (share.parts or old.parts or new.parts) and old.number > 0
    return (share, old, new) if comparable and plain else None


def _end(folded: str, quantity: Quantity) -> int:
    """Where a quantity ends, with the noun that it counts."""
    behind = folded[quantity.end : quantity.end + 40].lower() if quantity.noun else ""
    at = behind.find(quantity.noun or "\n")
    return quantity.end + at + len(quantity.noun or "") if at == 1 else quantity.end


def _ends_with(folded: str, quantity: Quantity, word: str) -> bool:
    """Whether that word stands before a quantity."""
    return folded[max(0, quantity.start - 12) : quantity.start].rstrip().lower().endswith(f" {word}")


def _like(old: Quantity, new: Quantity) -> Quantity:
    """The old value in the unit and magnitude of the new one where it has none of its own: "from 100 to 120 tonnes"."""
    if old.dimension is None and new.dimension is not None and not old.noun:
        old = old._replace(dimension=new.dimension, unit=new.unit, currency=new.currency)
    if old.magnitude is None and new.magnitude and old.written[:1].isdigit() and old.number < 1000:
        factor = new.number / (parse_numeral(new.written) or 1.0)
        old = old._replace(number=old.number * factor, magnitude=new.magnitude)
    return old


def _half_step(quantity: Quantity) -> float:
    """By how much a number may be rounded; a price in small change is none that was."""
    if quantity.currency and quantity.magnitude is None and quantity.number < _PRICE:
        return min(0.5, quantity.number * 0.03)
    bare = parse_numeral(quantity.written) if quantity.written[:1].isdigit() else None
    return min(step(quantity.written) * (quantity.number / bare if bare else 1.0) / 2, quantity.number * 0.03)


def _follows(share: Quantity, old: Quantity, new: Quantity) -> bool:
    """Whether the percentage is that of the change, as far as rounding goes (of percentages, points will do)."""
    if old.unit == "%" and abs(abs(new.number - old.number) - share.number) < 0.6:
        return True
    changes = [
        abs((after - before) / before) * 100
        for before, after in product(
            (old.number - _half_step(old), old.number + _half_step(old)),
            (new.number - _half_step(new), new.number + _half_step(new)),
        )
    ]
    rounded = min(step(share.written) / 2, _ROUND_SHARE) if share.written[0].isdigit() else 1.0
    slack = max(rounded, 0.6, share.number * 0.05)
    exact = share.low is not None and share.high is not None and not share.approximate
    slack = slack if exact else max(slack, share.number * 0.25)
    return min(changes) - slack <= share.number <= max(changes) + slack


def _told(share: Quantity, old: Quantity, new: Quantity) -> str:
    change = (new.number - old.number) / old.number * 100
    kind = "a rise" if change > 0 else "a fall"
    step = f"from {old.number:,.10g} to {new.number:,.10g} is {kind} of {abs(change):.3g} per cent"
    return f"{step}, but the text says {share.number:g} per cent"


class PointsNotPercent(DocumentRule):
    code = "UN305"
    name = "percent-for-points"
    severity = Severity.info
    confidence = Confidence.medium
    why = "From 4 to 6 per cent is a rise of two percentage points, or of 50 per cent."
    match = (r"(?:%|per ?cent|pct) (?:to|from) [^.;]{1,30}(?:%|per ?cent|pct)",)
    needs = ("quantity",)
    examples = Examples(
        flags=(
            "The rate rose [[2 percent]] from 4 percent to 6 percent.",
            "Turnout went from 40 percent to 45 percent, an increase of [[5 percent]].",
        ),
        passes=(
            "The rate rose two percentage points from 4 percent to 6 percent.",
            "Turnout went from 40 percent to 45 percent, an increase of 12.5 percent.",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        every = amounts(document)
        for three in zip(every, every[1:], every[2:], strict=False):
            if all(quantity.unit == "%" for quantity in three):
                change = _change(document.folded, *three)
                if change is None:
                    continue
                share, old, new = change
                points = abs(new.number - old.number)
                if abs(points - share.number) < 0.06 and abs(points / old.number * 100 - share.number) > 1:
                    step = f"from {old.number:g} to {new.number:g} per cent is {counted(points, 'percentage point')}"
                    message = f"{step}, or {points / old.number * 100:.3g} per cent of {old.number:g}"
                    yield self.finding((share.start, share.end), message)
