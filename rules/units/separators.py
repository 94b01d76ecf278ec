"""Numbers that are written in another way than the rest of the article writes them (UN2xx)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lint import Confidence, Document, DocumentRule, Examples, Finding, Fix, Severity, Span, expression
from lint.extract.quantities import counts_something, is_label, no_year
from lint.lexicon import either, words

_SEPARATED = expression(r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?![\d,]|\.\d{3}\b)")
_NUMBERED = either(words("en", "quantities", "numbered"))
_PLAIN = expression(
    rf"(?<![\w.,/:#@&=+\\~\x7f-])(?<!=[\"'])(?<!\b(?:no|nos)\. )(?<!\b{_NUMBERED} )[1-9]\d{{3,8}}(?![\d/:@_\\]|-\d|,\d|\.\d+\.\d|')(?:(?!\w)|(?=(?:km|kms|m|kg|ft|mph|mw|lbs?|ha|gb|sq)\b))"
)


_IN_GROUPS = expression(
    r"(?<![a-z\d.,:/-])(?<!\d )[1-9]\d{0,2}(?P<sign>[., '])\d{3}(?:(?P=sign)\d{3})*(?![.,']?\d| \d)"
)
"""A number in groups of three, in whatever way."""
_COUNTS = expression(
    r"(?:(?<=[ (\n\x7f_])|(?<=^))[1-9]\d{4,8}(?= ?(?-i:[a-z_])|(?<=00) (?-i:[A-Z])|(?<=000)(?:[.,;:!?)]|$))"
)
"""A long number without separators that something is counted by; before a name it must be a round one, or it is a postal code."""
_TABLE_ROW = expression(r"\|[^|\n]{0,200}\|")
"""A row of a table, where figures stand as the program wrote them."""


class UnseparatedNumber(DocumentRule):
    code = "UN201"
    name = "number-without-separator"
    severity = Severity.info
    confidence = Confidence.high
    why = "80000 and 7,000 in one article look as if they came from two; long numbers without separators are misread."
    language = "any"
    match = (r"\d{4,}\b", r"\d{4,}(?:kms?|m|kg|ft|lbs?)\b", r"\d{5,}")
    examples = Examples(
        flags=(
            "The plant took [[80000]] orders in 50 days and employs 7,000 people.",
            "Its net income rose to 1,225,000 from [[980000]] a year before.",
            "The company has received [[80000]] orders within 50 days.",
            "Members paid 1,250 dollars in spring and [[1475]] dollars in autumn.",
        ),
        passes=(
            "The plant took 80,000 orders in 1998 and employs 7,000 people.",
            "Write to P.O. Box 20553, Springfield, NY 10001; 7,000 readers did.",
            "Call 555-28103 or ask for invoice #90210 of the 12,000.",
            "Between 1990 and 2005 the town grew by 4,300 people.",
            "The asteroid 83982 passes at 4,000,000 kilometres, the observatory in 10247 Brasko wrote.",
            "The fort was built in 1219, and 4,300 people live there.",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        folded = document.folded
        if document.rules_language != "en":
            yield from self._by_its_own_convention(document)
            return
        blocks = {
            document.block_number(hit.end) for hit in document.hits.get(self.code, ()) if no_year(folded, hit.end)
        }
        separated = [match.group() for match in _SEPARATED.finditer(folded)] if blocks else []
        short = next((number for number in separated if len(number) == 5), None)
        for block in sorted(blocks):
            if _TABLE_ROW.search(folded, *document.blocks[block]):
                continue
            for match in _PLAIN.finditer(folded, *document.blocks[block]):
                span = Span(*match.span())
                long = len(match.group()) > 4
                if (long or separated) and not is_label(folded, span) and not _names_row(document, span):
                    counts = counts_something(folded, span)
                    if long or short or counts:
                        yield self._found(
                            span, match.group(), short if short and not long else next(iter(separated), None), counts
                        )

    def _by_its_own_convention(self, document: Document) -> Iterator[Finding]:
        """Where an article of another language separates thousands in some way: the numbers in which it does not."""
        styles = Counter(match["sign"] for match in _IN_GROUPS.finditer(document.folded))
        if not styles:
            return
        sign = max(styles, key=lambda one: styles[one])
        beside = next(match.group() for match in _IN_GROUPS.finditer(document.folded) if match["sign"] == sign)
        for block in self.blocks_seen(document):
            for match in _COUNTS.finditer(document.folded, *block):
                written = f"{int(match.group()):,}".replace(",", sign)
                message = f"“{match.group()}” has no separator, “{beside}” has one: write {written}"
                fix = Fix(*match.span(), written, safe=False)
                yield self.finding(match.span(), message, confidence=Confidence.medium, fix=fix)

    def _sure(self, digits: str, beside: str | None, counts: bool) -> Confidence:
        """Four digits beside nothing but longer separated numbers may be a style of their own."""
        if beside is None or len(digits) == 4 and (len(beside) > 5 or not counts):
            return Confidence.low
        return Confidence.high if counts else Confidence.medium

    def _found(self, span: Span, digits: str, beside: str | None, counts: bool) -> Finding:
        written = f"{int(digits):,}"
        message = f"“{digits}” is easier to read as {written}"
        if beside:
            message = f"“{digits}” has no separator, “{beside}” has one: write {written}"
        fix = Fix(*span, written, safe=counts)
        return self.finding(span, message, confidence=self._sure(digits, beside, counts), fix=fix)


def _names_row(document: Document, span: Span) -> bool:
    """Whether a number is the whole first cell of a row of a table, which tells the rows apart."""
    if document.text[span.end : span.end + 1] != "\t":
        return False
    return not document.text[document.block_at(span.start).start : span.start].strip()


_CONTINENTAL = expression(r"(?<![\w.,/:-])\d{1,3}(?:\.\d{3})+(?:,\d{1,2}\b|(?:\.\d{3})+\b)(?![.,]?\d)")
_COUNTED = either(words("en", "quantities", "counted"))
_COUNTED_SO = expression(rf"(?<![\w.,/:$£\x80-])[1-9]\d{{0,2}}\.\d{{3}}(?= {_COUNTED}\b)")
"""A number of three digits behind a point that counts what has no parts: “240.000 people”."""
_DECIMAL_COMMA = expression(
    r"(?<![\w.,/:-])(?:0|[1-9]\d{0,2}),\d{1,2}(?= ?(?:%|percent|per cent|pct|million|billion|trillion|km|kilomet|met(?:er|re)s|euros?)\b| ?%)"
)


class MixedSeparators(DocumentRule):
    code = "UN202"
    name = "mixed-separators"
    severity = Severity.warning
    confidence = Confidence.medium
    why = "Where 1.234,56 stands beside 1,234.56 a reader cannot tell what 1,234 is."
    match = (
        r"\d\.\d{3},\d",
        r"\d\.\d{3}\.\d{3}\b",
        r"\d\.\d{3} (?:[a-z]{3,}s|people|men|women|children)\b",
        r"\d,\d{1,2} ?%",
        r"\d,\d{1,2} (?:percent|per cent|pct|million|billion|km|kilomet|met|euro)",
    )
    examples = Examples(
        flags=(
            "The flat costs [[1.234,56]] euros, the house 2,345.60 euros a month.",
            "Growth was [[2,5]] percent; output reached 3.1 million cars.",
            "The island has [[180.000]] people, the port 21,300.",
            "The city has [[3.500.000]] people and the suburb 12,000.",
        ),
        passes=(
            "The flat costs 1,234.56 euros, the house 2,345.60 euros a month.",
            "Growth was 2.5 percent; output reached 12,000 cars.",
            "The rod is 12.000 metres long, and 1,500 were made.",
            "Version 3.500.000 of the tool has no new features.",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        folded = document.folded
        english = next(iter(_ENGLISH.finditer(folded)), None)
        if english is None:
            return
        for pattern in (_CONTINENTAL, _DECIMAL_COMMA, _COUNTED_SO):
            for match in pattern.finditer(folded):
                yield self.finding(
                    match.span(),
                    f"“{match.group()}” stands beside “{english.group()}”: keep to one decimal sign",
                    confidence=Confidence.medium,
                )


_ENGLISH = expression(r"(?<![\w.,/:-])(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}\.\d{1,2}(?= ?(?:%|[a-z])))(?![\d,])")
