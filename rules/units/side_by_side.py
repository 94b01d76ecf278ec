"""Two numbers that stand side by side and say different things: “fell from 40 to 55”, “two dozen (30)”, “3 by 4 metres (20 square metres)” (UN308)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lint import Confidence, Document, DocumentRule, Examples, Finding, Severity, Span, expression
from lint.extract.quantities import SMALL, Quantity, amounts, parse_numeral, parse_words
from lint.lexicon import either, words

_UP, _DOWN = (either(words("en", "quantities", way)) for way in ("rose", "fell"))
_BY = r"(?: [a-z]+ly)?(?:,? by [^,.;]{1,30},?| again| further| back)?"
_WENT = expression(rf"(?r)\b(?:(?P<up>{_UP})|(?P<down>{_DOWN})){_BY} (?P<joint>from|to) (?:just |about |only |some )?")
_TO, _FROM = (
    expression(r"(?: [a-z]+)? to (?:just |about |only |some )?"),
    expression(r"(?: [a-z]+)? from (?:just |about |only |some )?"),
)
_NOT_MORE = expression(
    r"\b(?:rank\w*|places?|placed|position\w*|rat(?:ed|ings?)|seed\w*|charts?|table|league|list|standings|division|grade|spot|no\.|number one|per (?:dollar|euro|pound)"
    r"|dollar|euro|yen|pound|franc|krone|krona|rouble|ruble|rupee|yuan|lira|peso|rand|currency|exchange rate|minus|below zero|negative|odds|loss(?:es)?|deficit|handicap)\b"
)
"""Where a smaller number is the higher one, or a negative one may be: places in a list, exchange rates, losses."""
_MINUS = frozenset("-\x96\x97+")
_BY_ALL = expression(
    rf"\b(?:{_DOWN}|drop|fall|decline|decrease|reduction|reducing|reduces|cut)(?: [a-z]+ly)? (?:by|of) (?:about |some |nearly |almost |over |more than |a full )?"
    r"(?P<share>\d{3,4}(?:\.\d+)?) ?(?:%|per ?cent\b|pct\b)(?! (?:of|points?))"
)
_BALANCES = either(words("en", "quantities", "may turn"))
_MAY_TURN = expression(rf"\b{_BALANCES}\b")
"""What can fall below nothing."""
_ALL = 100.0

_NUMBER = "|".join(SMALL)
_DOZENS = expression(
    rf"\b(?P<count>an?|half a|{_NUMBER}) (?P<name>dozen|score) (?:[a-z]+ )?\((?:that is,? |or )?(?P<digits>\d{{1,3}})\)"
)
_IN_WORDS = expression(
    rf"(?<![\w-])(?P<word>(?:{_NUMBER})(?:-(?:{_NUMBER}))?) \((?P<digits>\d{{1,4}})\)(?= (?!and\b|or\b|in\b|of\b|to\b|on\b|at\b|for\b|was\b|is\b|were\b|are\b|that\b|by\b|with\b)[a-z])"
)
"""A number in words with the same in digits, as contracts have it: “twelve (12) days”."""
_PRICE = r"(?P<sign>[$£€])(?P<{0}>\d{{1,3}}(?:,\d{{3}})+(?:\.\d\d)?|\d+(?:\.\d\d)?)(?![\d%]|[.,]\d| ?(?:million|billion|m|bn|k)\b)"
_TIMES = expression(
    rf"(?<![\w.,-])(?P<count>{_NUMBER}|\d{{1,3}}) [a-z]+(?: [a-z]+)?s? at {_PRICE.format('one')} (?:each|apiece|a piece) (?:cost|make|makes|made|come to|came to|comes to|are|is|were|total) {_PRICE.format('sum')}"
)
"""“six tickets at £5 each cost £30”"""
_PLUS = expression(
    rf"{_PRICE.format('one')}(?: [a-z]+){{0,4}} and {_PRICE.format('two')}(?: [a-z]+){{0,4}}? (?:make|makes|made|add up to|adds up to|come to|comes to|came to|totals?),? (?:a total of |together )?{_PRICE.format('sum')}"
)
"""“£450 and £62 make £512”"""
_EACH = expression(
    rf"{_PRICE.format('one')} (?:each|apiece|a piece)(?:,|;|,? and| [\x96\x97-])(?: and)? (?P<count>{_NUMBER}|\d{{1,3}}) of (?:them|these|those) (?:cost|make|come to|came to|are|were) {_PRICE.format('sum')}(?! (?:in|at|on|during|with)\b)"
)
"""“£4 each; ten of them cost £40”"""
_PACKS = expression(
    rf"(?<![\w.,-])(?P<count>{_NUMBER}|\d{{1,3}}) [a-z]+s of (?P<one>\d{{1,4}}) ?(?P<what>[a-z]{{1,12}}) (?:each )?(?:make|makes|give|gives|come to|came to|total|weigh|hold) (?P<sum>\d{{1,3}}(?:,\d{{3}})+|\d+) ?(?P=what)\b"
)
"""“five bags of 20 kg make 100 kg”"""
_NAMES = {"dozen": 12, "score": 20}
_FIELD = expression(
    r"(?<![\d.,])(?P<one>\d{1,4}(?:\.\d+)?) ?(?P<unit>metres?|meters?|miles?|m|feet|ft|yards?|km|kilometres?|kilometers?)? ?(?:by|x|×) (?P<two>\d{1,4}(?:\.\d+)?) ?"
    r"(?P<of>metres?|meters?|miles?|m|feet|ft|yards?|km|kilometres?|kilometers?)\b,? ?\(?(?:or |that is,? |in all )?(?P<area>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?) ?"
    r"(?:(?:square|sq\.?) ?(?P<square>metres?|meters?|miles?|m|feet|ft|yards?|km|kilometres?|kilometers?)|(?P<square>k?m)(?:²|2\b))"
)
"""A length and a width with what they make: “3 by 4 metres (12 square metres)”."""
_ROUNDING = 0.06


class NumbersDoNotFit(DocumentRule):
    code = "UN308"
    name = "numbers-do-not-fit"
    severity = Severity.warning
    confidence = Confidence.medium
    why = "Two numbers side by side say different things: one of them is wrong."
    limits = "Places in a list, exchange rates and results that can fall below nothing are left alone."
    needs = ("quantity",)
    match = (
        rf"\b(?:{_UP}|{_DOWN})\b[^.;]{{0,40}} (?:from|to) [^.;]{{1,40}}\d",
        r"\b(?:by|of) (?:[a-z]+ ){0,2}\d{3,4}(?:\.\d+)? ?(?:%|per ?cent|pct)",
        r"\b(?:dozen|score) (?:[a-z]+ )?\(",
        rf"\b(?:{_NUMBER}) \(\d{{1,4}}\)",
        r"[$£€]\d[\d.,]* (?:each|apiece|a piece|make|makes|made|add|adds|come|comes|came|total)",
        r"\bof \d{1,4} ?[a-z]{1,12} (?:each )?(?:make|give|come|came|total|weigh|hold)s? ",
        r"\d ?(?:[a-z]+ )?(?:by|x|×) \d[^.;\n]{1,20}(?:square|sq|m²|m2)",
    )
    examples = Examples(
        flags=(
            "The number of nests [[fell from 40 to 55]] in a year.",
            "Output [[rose to 60 tonnes from 90]] in May.",
            "The price of flour [[fell by 150 percent]] in a year.",
            "He baked [[two dozen (30)]] rolls, and the tenant has [[twelve (14)]] days to pay.",
            "For a family, [[six tickets at £5 each cost £35]].",
            "The shed is [[3 by 4 metres (20 square metres]]) and dry.",
        ),
        passes=(
            "The number of nests fell from 55 to 40 and output rose to 90 tonnes from 60.",
            "The club rose from 12th to 3rd place, and the yen rose from 120 to 110 per dollar.",
            "Net profit fell by 150 percent, and the price of flour rose by 150 percent.",
            "He baked two dozen (24) rolls, and the tenant has twelve (12) days to pay.",
            "The shed is 3 by 4 metres (12 square metres) and dry; the hall is 3.5 x 4.1 m (14 m²).",
            "Sales rose from 2021 to 2019 levels.",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        every = amounts(document)
        for first, second in zip(every, every[1:], strict=False):
            yield from self._direction(document, first, second)
        for block in self.blocks_seen(document):
            yield from self._matches(document, block)

    def _direction(self, document: Document, first: Quantity, second: Quantity) -> Iterator[Finding]:
        """Something that rose to less, or fell to more."""
        folded = document.folded
        if first.parts or second.parts or not 0 < second.start - first.end < 14 or _unlike(first, second):
            return
        went = _WENT.match(folded, max(0, first.start - 80), first.start)
        if went is None or not (_TO if went["joint"].lower() == "from" else _FROM).fullmatch(
            folded, first.end, second.start
        ):
            return
        old, new = (first, second) if went["joint"].lower() == "from" else (second, first)
        before, after = old.number, new.number
        if old.magnitude is None and new.magnitude is not None:
            before *= new.number / (parse_numeral(new.written) or 1.0)
        if before == after or (after > before) == (went["up"] is not None) or _backwards(document, first, second):
            return
        verb, more = (went["up"] or went["down"]).split()[-1], "more" if after > before else "less"
        message = f"It “{verb}”, but {new.written} is {more} than {old.written}."
        yield self.finding((went.start(), second.end), message)

    def _matches(self, document: Document, block: Span) -> Iterator[Finding]:
        """What one expression sees whole."""
        folded = document.folded
        for found in _BY_ALL.finditer(folded, *block):
            sentence = document.sentence_at(found.start())
            if float(found["share"]) > _ALL and not _MAY_TURN.search(folded, sentence.start, found.start()):
                yield self.finding(Span(*found.span()), "Nothing can fall by more than all of it, 100 per cent.")
        for found in (*_DOZENS.finditer(folded, *block), *_IN_WORDS.finditer(folded, *block)):
            count = _counted(found)
            if count != int(found["digits"]):
                yield self.finding(Span(*found.span()), f"The words say {count:g}, the digits {found['digits']}.")
        for found in (each for sum_of in (_TIMES, _EACH, _PLUS, _PACKS) for each in sum_of.finditer(folded, *block)):
            made, stated = _made(found), float(found["sum"].replace(",", ""))
            if found.re is _EACH.compiled and stated < made:
                continue  # many may be cheaper than each, but not dearer
            if ("sign" not in found.groupdict() or len(set(found.captures("sign"))) == 1) and abs(made - stated) >= 1:
                yield self.finding(Span(*found.span()), f"That makes {made:,.10g}, but the text says {found['sum']}.")
        for found in _FIELD.finditer(folded, *block):
            area, product = float(found["area"].replace(",", "")), float(found["one"]) * float(found["two"])
            if _one_unit(found) and abs(area - product) > max(_ROUNDING * product, 0.6):
                message = f"{found['one']} times {found['two']} is {product:.6g}, but the text says {found['area']}."
                yield self.finding(Span(*found.span()), message)


def _unlike(first: Quantity, second: Quantity) -> bool:
    """Whether two numbers are of different kinds, or may be years."""
    if first.currency and second.currency and first.currency != second.currency:
        return True
    if first.unit and second.unit and first.unit != second.unit or first.magnitude and not second.magnitude:
        return True
    if first.noun and second.noun and first.noun != second.noun:
        return True
    if second.number == 1 and second.unit is None:
        return True  # a ratio: 18 to 1
    return all(q.unit is None and "," not in q.written and 1500 <= q.number < 2100 for q in (first, second))


def _backwards(document: Document, first: Quantity, second: Quantity) -> bool:
    """Whether the smaller number may be the higher one."""
    folded, sentence = document.folded, document.sentence_at(first.start)
    if folded[first.start - 1] in _MINUS or folded[second.start - 1] in _MINUS:
        return True
    if folded[first.end : first.end + 2].lower() in ("st", "nd", "rd", "th"):
        return True
    around = max(sentence.start, first.start - 100), min(sentence.end, second.end + 40)
    return _NOT_MORE.search(folded, *around) is not None


def _made(found: Any) -> float:
    """What so many things at one price cost, or two prices make."""
    groups = found.groupdict()
    one = float(groups["one"].replace(",", ""))
    if "two" in groups:
        return one + float(groups["two"].replace(",", ""))
    return one * (float(groups["count"]) if groups["count"].isdigit() else parse_words(groups["count"]))


def _counted(found: Any) -> float:
    """What a number in words comes to."""
    groups = found.groupdict()
    if "word" in groups:
        return float(parse_words(found["word"]))
    count = found["count"].lower()
    return _NAMES[found["name"].lower()] * (
        0.5 if count == "half a" else 1 if count in ("a", "an") else parse_words(count)
    )


def _one_unit(found: Any) -> bool:
    """Whether lengths and area are in the same unit."""
    units = [_SHORT.get(found[name].lower()[:2], found[name].lower()) for name in ("of", "square")]
    return units[0] == units[1]


_SHORT = {"me": "m", "fe": "ft", "ki": "km", "ya": "yd", "mi": "mile"}
"""The first two letters of a unit of length that is written out, and its sign."""
