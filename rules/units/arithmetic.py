"""Sums and changes that an article states and its own numbers contradict (UN304–UN306)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from lint import Confidence, Document, DocumentRule, Examples, Finding, Severity, Span, expression
from lint.extract.quantities import SMALL, Quantity, amounts, parse_numeral, parse_words, step

_ROUGHLY = r"(?:about |around |some |nearly |almost |roughly |approximately |just |only |an? (?:estimated |record )?)?"
_TO = expression(rf" (?:\w+ )?to {_ROUGHLY}")
_FROM = expression(rf",? (?:up |down )?from {_ROUGHLY}")
_MADE = expression(
    r",? (?:-+ |[–—] ?|\()?(?:up|down|or|an?|which is an?|that is an?)? ?(?:(?:rise|increase|gain|jump|surge|growth|drop|fall|decline|decrease|cut|reduction) of )?"
)
_CHANGE_VERB = expression(
    r"\b(?:rose|ris(?:e|es|ing|en)|increas\w+|grew|grown?|grow(?:s|ing|th)|climb\w*|jump\w*|surg\w+|gain\w*|up|soar\w*|advanc\w+|f[ae]ll\w*|drop\w*|"
    r"declin\w+|decreas\w+|down|shr[aiu]nk\w*|slid\w*|plung\w+|tumbl\w+|slump\w*|cut|reduc\w+|rais\w+|lower\w*)\b"
)


class ChangeMiscalculated(DocumentRule):
    code = "UN304"
    name = "change-miscalculated"
    severity = Severity.error
    confidence = Confidence.high
    why = "The percentage of a change doesn't follow from the two numbers beside it: one of the three is wrong."
    match = (r"\d ?(?:%|per ?cent|pct)[^.;]{0,30} (?:from|to) ", r" from [^.;]{1,40} to [^.;]{1,60}(?:%|per ?cent|pct)")
    needs = ("quantity",)
    examples = Examples(
        flags=(
            "Output rose [[50% from 100 to 120 tonnes]].",
            "Net profit fell [[20 percent to $60 million from $90 million]].",
            "Prices went up from [[$4 to $5, an increase of 40 percent]].",
        ),
        passes=(
            "Output rose 20% from 100 to 120 tonnes.",
            "Net profit fell 33 percent to $60 million from $90 million.",
            "The rate rose 2 percent from 4 percent to 6 percent.",
            "Sales rose about 25 percent from $4 to $5 on 3 percent more orders.",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        every = amounts(document)
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


def _change(
    folded: str, first: Quantity, second: Quantity, third: Quantity
) -> tuple[Quantity, Quantity, Quantity] | None:
    """The percentage, the old and the new value, where three quantities stand as those of one change."""
    gaps = (first.end, second.start), (second.end, third.start)
    if first.unit == "%" and _TO.fullmatch(folded, *gaps[0]) and _FROM.fullmatch(folded, *gaps[1]):
        found = first, third, second
    elif first.unit == "%" and _FROM.fullmatch(folded, *gaps[0]) and _TO.fullmatch(folded, *gaps[1]):
        found = first, second, third
    elif third.unit == "%" and _TO.fullmatch(folded, *gaps[0]) and _MADE.fullmatch(folded, *gaps[1]):
        found = third, first, second
        if not folded[max(0, first.start - 12) : first.start].rstrip().lower().endswith("from"):
            return None
    else:
        return None
    share, old, new = found
    old = _like(old, new)
    comparable = old.dimension == new.dimension and old.currency == new.currency and old.unit == new.unit
    plain = not (share.parts or old.parts or new.parts) and old.number > 0
    return (share, old, new) if comparable and plain else None


def _like(old: Quantity, new: Quantity) -> Quantity:
    """The old value in the unit and magnitude of the new one where it has none of its own: "from 100 to 120 tonnes"."""
    if old.dimension is None and new.dimension is not None and not old.noun:
        old = old._replace(dimension=new.dimension, unit=new.unit, currency=new.currency)
    if old.magnitude is None and new.magnitude and old.written[:1].isdigit() and old.number < 1000:
        factor = new.number / (parse_numeral(new.written) or 1.0)
        old = old._replace(number=old.number * factor, magnitude=new.magnitude)
    return old


def _half_step(quantity: Quantity) -> float:
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
    slack = max(step(share.written) / 2 if share.written[0].isdigit() else 1.0, 0.6, share.number * 0.05)
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
                    step = f"from {old.number:g} to {new.number:g} per cent is {points:g} percentage points"
                    message = f"{step}, or {points / old.number * 100:.3g} per cent of {old.number:g}"
                    yield self.finding((share.start, share.end), message)


_NUMBERS = "|".join([*SMALL, "a", "an"])
_ITEM = rf"(?P<number>\d{{1,3}}(?:,\d{{3}})*|(?:{_NUMBERS})(?:-(?:{_NUMBERS}))?) (?!million|billion|percent|per cent|years?\b|of\b)[a-z][a-z'-]+(?: (?!and\b|or\b|including\b)[a-z][a-z'-]+){{0,2}}"
_LIST = expression(rf" ?[:(–—-]{{1,2}} ?{_ITEM}(?:, {_ITEM}){{0,5}},? and {_ITEM}(?=[).;]|\s[–—-])")
_EXACT_TOTAL = expression(
    r"\b(?:total of|in all|all|altogether|the|killed|injured|wounded|arrested|won|has|have|had|with|bought|sold|built|carried|carrying|elected|made) \Z"
)


class TotalMiscounted(DocumentRule):
    code = "UN306"
    name = "total-miscounted"
    severity = Severity.warning
    confidence = Confidence.medium
    why = "The parts that are listed don't make the total that is given."
    match = (
        r"[a-z](?:: | ?\(| [–—] )(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) [a-z]",
    )
    needs = ("quantity",)
    examples = Examples(
        flags=(
            "The crash killed [[12 people: seven men and four women]].",
            "They won a total of [[9 medals (two golds, three silvers and five bronzes]]).",
        ),
        passes=(
            "The crash killed 12 people: seven men and five women.",
            "They won a total of 10 medals (two golds, three silvers and five bronzes).",
            "It has two classes: 12 boys and 15 girls.",
            "He has 8 dogs, including two terriers and three hounds.",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        folded = document.folded
        for total in amounts(document):
            if total.noun is None or total.magnitude or total.low != total.high or not 3 <= total.number < 1e6:
                continue
            if not _EXACT_TOTAL.search(folded, max(0, total.start - 16), total.start):
                continue
            noun = folded[total.end : total.end + 60].lower().find(total.noun)
            listed = _LIST.match(folded, total.end + noun + len(total.noun)) if noun > 0 else None
            if listed is not None:
                parts = [_count(number) for number in listed.captures("number")]
                if sum(parts) != total.number and 0.5 * total.number < sum(parts) < 1.5 * total.number:
                    message = f"the parts make {' + '.join(map(str, parts))} = {sum(parts)}, but the text says {total.number:g}"
                    yield self.finding(Span(total.start, listed.end()), message)


def _count(number: str) -> int:
    if number[0].isdigit():
        return int(number.replace(",", ""))
    return 1 if number.lower() in ("a", "an") else int(parse_words(number))
