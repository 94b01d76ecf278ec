"""Spans of years that don't match the count of years beside them (UN302)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lint import Confidence, Document, DocumentRule, Examples, Finding, Severity, Span, counted, expression
from lint.extract.quantities import SMALL, parse_words, wrong_years, year_cues
from lint.lexicon import either, words

_WORDS = "|".join(sorted(SMALL, key=len, reverse=True))
_COUNT = expression(
    r"(?P<bound>\b(?:over|more than|at least|less than|under|almost|nearly|about|around|some|up to|roughly) (?:the |the past |the last )?)?"
    rf"(?<![\w.,$£€/:-])(?<!\d to )(?<!\d and )(?<!aged )(?<!age )(?P<count>\d{{1,3}}|(?:{_WORDS})(?:-(?:{_WORDS}))?)(?P<joint>[ -](?:(?:full|whole|straight|consecutive|long|calendar|fiscal|"
    r"entire|successive|separate)[ -])?)years?\b(?!-old| old| ago| later| earlier| before| after| prior| hence| away| from now| into| apart|'(?: war\b|(?-i: [A-Z])))"
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (?:\d\d?, )?"
_SPAN = expression(
    r"(?<![\d,.$/])(?P<from>(?:1[5-9]|20)\d\d)(?P<joint> ?[-–—] ?|,? (?:to|through|until|till|up to) | and )"
    rf"(?P<month>{_MONTH})?(?P<to>(?:1[5-9]|20)\d\d|(?<=[-–])\d\d)(?!\d|[.,]\d|%| (?:percent|million|billion))"
)
_ORDER = either(words("en", "quantities", "order of years"))
_APART = expression(rf"\b{_ORDER} (?:the )?\Z")
_GAP_BREAKS = expression(
    r"[.;:?!]\s|\b(?:years?|months?|weeks?|compared|versus|than|since|ago|later|earlier|while|whereas|but|elections?|seasons?|before|after|previous|"
    r"next|last|first|every|half|until|and|bonds?|notes?|loans?|mortgages?|stud(?:y|ies)|trial|averages?|sentences?|prison|jail|patients|adults|"
    r"participants|lows?|highs?|anniversary|warranty|moving|for (?!the \Z|the \d|\d|\Z|its|their|fiscal))\b|\d{4}"
)
_LIFE = expression(r"(?-i:[A-Z])[\w.'-]+ \((?:born |b\. ?)?\Z")
"""A name before years in brackets: those of a life or a reign."""
_WITHIN_IT = expression(r"(?r)\bin ")
"""“In two years between 1990 and 2000”: in two of them."""
_WITHIN = 80


class YearsMiscounted(DocumentRule):
    code = "UN302"
    name = "years-miscounted"
    severity = Severity.warning
    confidence = Confidence.high
    why = "The years given are not as many as the article says: one of the numbers is wrong."
    match = (r"\d{4} ?[-–—] ?\d\d", r"\d{4},? (?:to|through|until|till|up to|and) (?:[a-z]{3,9}\.? )?(?:\d\d?, )?\d{4}")
    lexicon = "numbers.until"
    examples = Examples(
        flags=(
            "She led the club for [[seven years from 1996 to 2001]].",
            "The ministry's [[five-year plan for 1987-1995]] stresses farming.",
            "Sales fell for [[two years: 2020 to 2022]].",
            "Between [[1989 and 2015 (a period of 29 years]]) the town grew.",
        ),
        passes=(
            "She led the club for five years from 1996 to 2001.",
            "The ministry's five-year plan for 1987-1991 stresses farming.",
            "Four years ago the 1996-2008 league tables were lost.",
            "He served more than ten years, from 1996 to 2008.",
            "After the Seven Years' War the fort was held from 1763 to 1783.",
            "Ada Brun (1912–1993) wrote the garden column for almost 50 years.",
            "The bridge stood from 1901 to 1911. Ten years later a tunnel followed.",
        ),
    )

    def match_in(self, language: str) -> tuple[str, ...]:
        return year_cues(language)

    def check(self, document: Document) -> Iterator[Finding]:
        if document.rules_language != "en":
            for fault in wrong_years(document, self.blocks_seen(document)):
                yield self.finding(fault.span, fault.message, confidence=fault.confidence)
            return
        folded = document.folded
        for start in sorted({document.sentence_at(hit.end - 1).start for hit in document.hits.get(self.code, ())}):
            sentence = document.sentence_at(start)
            for span in _SPAN.finditer(folded, *sentence):
                count = _partner(folded, span, sentence)
                wrong = count and _wrong(folded, count, span)
                if count and wrong:
                    yield self._found(document, count, span, wrong)

    def _found(self, document: Document, count: Any, span: Any, confidence: Confidence) -> Finding:
        first, last = _years(span)
        place = Span(min(count.start("count"), span.start()), max(count.end(), span.end()))
        years, said = last - first, count["count"].lower()
        stated = f"from {first} to {last} is {counted(years, 'year')}, or {years + 1} with both counted, but the text says {said}"
        if document.folded[count.end() : span.start()].lstrip(" ").startswith(":"):
            stated = f"{first} to {last}, each one counted, is {years + 1} years, but the text says {said}"
        return self.finding(place, stated, confidence=confidence)


def _years(span: Any) -> tuple[int, int]:
    first, last = int(span["from"]), int(span["to"])
    return first, last if last > 99 else first - first % 100 + last


def _partner(folded: str, span: Any, sentence: Span) -> Any:
    """The count of years that speaks of the span: close by, with nothing between that speaks of another time."""
    if "and" in span["joint"] and folded[max(0, span.start() - 8) : span.start()].lower() != "between ":
        return None
    lived = folded[span.end() : span.end() + 1] == ")" and _LIFE.search(folded, max(0, span.start() - 40), span.start())
    best = None
    around = max(sentence.start, span.start() - _WITHIN - 40), min(sentence.end, span.end() + _WITHIN + 40)
    for count in _COUNT.finditer(folded, *around):
        gap = (count.end(), span.start()) if count.end() <= span.start() else (span.end(), count.start())
        if not 0 <= gap[1] - gap[0] <= _WITHIN or lived and gap[1] == count.start():
            continue
        words = folded[gap[0] : gap[1]].lower()
        broken = _GAP_BREAKS.search(words.replace("i.e.", "").removesuffix("between "))
        if broken and not words.startswith(":"):
            continue
        if (
            "and" in span["joint"]
            and gap[1] == span.start()
            and _WITHIN_IT.match(folded, max(0, count.start() - 3), count.start())
        ):
            continue
        if _APART.search(folded, max(0, count.start() - 24), count.start()):
            continue
        if best is None or gap[1] - gap[0] < best[0]:
            best = (gap[1] - gap[0], count)
    return best[1] if best else None


def _wrong(folded: str, count: Any, span: Any) -> Confidence | None:
    """How sure it is that the count is wrong, None where it is right by one of the ways of counting."""
    first, last = _years(span)
    years = last - first
    stated = int(count["count"]) if count["count"].isdigit() else int(parse_words(count["count"]))
    bound = (count["bound"] or "").strip().lower()
    if years <= 0:
        return None
    if folded[count.end() : span.start()].lstrip(" ").startswith(":"):
        return None if stated == years + 1 else Confidence.high if stated != years else Confidence.medium
    if bound == "over" and years > stated + 2:
        return Confidence.low
    if bound.startswith(("over", "more", "at least")):
        return Confidence.high if stated > years + 1 else None
    if bound.startswith(("less", "under", "up to")):
        return Confidence.medium if stated > years + 1 or stated < years - 1 else None
    if bound:
        return Confidence.medium if abs(stated - years) > 2 else None
    if stated in (years, years + 1) or span["month"] and stated == years - 1:
        return None
    return Confidence.medium if stated == years - 1 else Confidence.high
