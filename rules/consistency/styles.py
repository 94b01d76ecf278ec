"""Styles that an article mixes: quotation marks, dialect, U.S. and US, percent, the order of dates. One finding a style."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from lint import Confidence, Document, DocumentRule, Examples, Finding, Related, Severity, Span, expression
from lint.extract.dates import MONTH_NAMES, Time, times
from lint.extract.language import AMERICAN, BRITISH

_SHOWN = 8
"""So many places of the rarer style are told."""
Places = dict[str, list[Span]]
"""Where each style stands, by its name."""


class MixedStyle(DocumentRule):
    """A rule that tells the rarer of two styles, at its first place; a style that stands once beside one that stands once is no habit."""

    severity = Severity.info
    confidence = Confidence.medium
    least = 2
    """How often the usual style must stand."""

    def styles(self, document: Document) -> Places:
        """Where each style stands in the document."""
        raise NotImplementedError

    def check(self, document: Document) -> Iterator[Finding]:
        found = {style: sorted(places) for style, places in self.styles(document).items() if places}
        if len(found) < 2:
            return
        usual = max(found, key=lambda style: (len(found[style]), -found[style][0].start))
        if len(found[usual]) < self.least:
            return
        for style, places in found.items():
            if style != usual and len(places) < len(found[usual]):
                yield self._told(document, style, places, usual, found[usual])

    def _told(self, document: Document, style: str, places: list[Span], usual: str, most: list[Span]) -> Finding:
        related = [Related(document.name, *place, "") for place in (most[0], *places[1:_SHOWN])]
        message = f"{style} ({_times(places)}) beside {usual} ({_times(most)}): keep to one."
        return self.finding(places[0], message, related=related)


def _times(places: list[Span]) -> str:
    return "once" if len(places) == 1 else f"{len(places)} times"


def _all(text: str, signs: str) -> list[Span]:
    return [Span(*match.span()) for match in re.finditer(f"[{signs}]", text)]


class MixedQuotes(MixedStyle):
    code = "CN301"
    name = "mixed-quotation-marks"
    why = "Straight and curly quotation marks in one article tell of parts from several hands, and make quotations hard to match."
    confidence = Confidence.low
    language = "any"
    examples = Examples(
        flags=(
            '“The lock is closed,” she said. “It leaks.” The mayor called that [["]]nonsense".',
            '"The lock is closed," she said. "It leaks." The mayor called that [[“]]nonsense”.',
        ),
        passes=(
            "“The lock is closed,” she said. “It leaks.” The mayor’s deputy called that “nonsense”.",
            '"The lock is closed," she said. "It leaks." The beam is 12" wide, and that\'s that.',
        ),
    )

    def styles(self, document: Document) -> Places:
        text = document.text
        if document.non_ascii.isdisjoint("“”") or '"' not in text:
            return {}
        straight = [span for span in _all(text, '"') if not text[span.start - 1 : span.start].isdigit()]
        return {"straight quotation marks": straight, "curly quotation marks": _all(text, "“”")}


def _is_quoted(document: Document, place: Span) -> bool:
    """Whether it stands in somebody's words, who need not keep to the style of the article."""
    return document.folded.count('"', document.block_at(place.start).start, place.start) % 2 == 1


def _own(document: Document, code: str) -> list[Span]:
    """Where the scan saw something for a rule in the article's own words."""
    return [hit for hit in document.hits.get(code, ()) if not _is_quoted(document, hit)]


class MixedDialect(MixedStyle):
    code = "CN302"
    name = "mixed-dialect"
    why = "British and American spelling in one article tell of parts from several sources."
    cased = True
    find = tuple(sorted(BRITISH | AMERICAN))
    examples = Examples(
        flags=(
            "The colour of the new theatre pleases nobody. Its neighbours ask for another [[color]].",
            "The center will open in May, and travelers get a favorite place back. Its [[behaviour]] in storms is tested.",
            "The field was ploughed in March, and a jewellery shop opened. The new rail is of [[aluminum]].",
        ),
        passes=(
            "The colour of the new theatre pleases nobody. Its neighbours of the Lincoln Center ask for another colour.",
            "The colour of the theatre is a favourite. “The color is mine,” an American wrote.",
            "The center will open in May. “Our programme is full,” the director wrote.",
        ),
    )

    def styles(self, document: Document) -> Places:
        places: Places = {"British spelling": [], "American spelling": []}
        for hit in _own(document, self.code):
            british = document.folded[hit.start : hit.end] in BRITISH
            places["British spelling" if british else "American spelling"].append(hit)
        return places


class UsAndUS(MixedStyle):
    code = "CN303"
    name = "mixed-us"
    why = "“U.S.” and “US” for one country: whoever counts or matches names finds two."
    cased = True
    find = ("U.S.", "US")
    examples = Examples(
        flags=(
            "The U.S. ambassador came. The U.S. will not pay, she said, and the [[US]] navy will not sail.",
            "The US ambassador came. The US will not pay, she said, and the [[U.S.]] navy will not sail.",
        ),
        passes=(
            "The U.S. ambassador came. The U.S. will not pay US$40 million, she said.",
            "The US ambassador came. She flew with US Airways, and the US will pay.",
            "The U.S. ambassador came. The U.S. will not pay. “The US is far,” the mayor said.",
        ),
    )

    def styles(self, document: Document) -> Places:
        places: Places = {"“U.S.”": [], "“US”": []}
        for hit in _own(document, self.code):
            dotted = document.folded[hit.start : hit.end] == "U.S."
            after = document.folded[hit.end : hit.end + 2]
            if dotted or not (after.startswith(("$", "-", "/")) or after[1:].isupper() and after[0] == " "):
                places["“U.S.”" if dotted else "“US”"].append(hit)
        return places


class MixedPercent(MixedStyle):
    code = "CN304"
    name = "mixed-percent"
    why = "“per cent” and “percent” in one article tell of parts from several sources."
    find = ("per cent", "percent")
    examples = Examples(
        flags=(
            "Rents rose by 4 percent in Marl and 6 percent in Arden. In Ostia they fell by 2 [[per cent]].",
            "Rents rose by 4 per cent in Marl and 6 per cent in Arden. In Ostia they fell by 2 [[percent]].",
        ),
        passes=(
            "Rents rose by 4 percent in Marl and 6 percent in Arden. In Ostia they fell by 2 percentage points.",
            "Rents rose by 4 percent in Marl and 6% in Arden. In Ostia they fell by 2 percent.",
            "Rents rose by 4 percent in Marl and 6 percent in Arden. “By 2 per cent,” the mayor wrote.",
        ),
    )

    def styles(self, document: Document) -> Places:
        hits = [hit for hit in _own(document, self.code) if "C" not in document.folded[hit.start : hit.end]]
        return {
            "“per cent”": [hit for hit in hits if hit.end - hit.start == len("per cent")],
            "“percent”": [hit for hit in hits if hit.end - hit.start == len("percent")],
        }


_MONTH = f"(?:{'|'.join(map(str.capitalize, MONTH_NAMES))})"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])"
_DAY_FIRST = expression(rf"\b{_DAY}(?:st|nd|rd|th)? (?:of )?{_MONTH}\b(?! \d{{1,2}}\b)", cased=True)
_MONTH_FIRST = expression(rf"(?<!\d )(?<!\d(?:st|nd|rd|th) )\b{_MONTH} {_DAY}(?:st|nd|rd|th)?\b(?!\d)", cased=True)
_IN_FIGURES = expression(
    r"(?<![\w/.-])(?<first>\d\d?)(?<sign>[/.-])(?<second>\d\d?)(?P=sign)(?:\d\d)?\d\d(?![\w/-])", cased=True
)


def _is_day(document: Document, offset: int) -> bool:
    """Whether a date begins at `offset` or reaches over it: “in May 4 ships came in” has none."""
    read = times(document)
    place = bisect_right(read, offset, key=_start) - 1
    return place >= 0 and offset < read[place].end and read[place].day is not None


def _start(time: Time) -> int:
    return time.start


class MixedDateOrder(MixedStyle):
    code = "CN305"
    name = "mixed-date-order"
    needs = ("date",)
    why = "“3 March” and “March 3” in one article: a date in figures beside them can be read either way."
    cased = True
    match = (
        rf"\d (?:of )?{_MONTH}\b", rf"\d(?:st|nd|rd|th) (?:of )?{_MONTH}\b", rf"{_MONTH} \d", r"\d\d?[/.-]\d\d?[/.-]\d\d",
    )  # fmt: skip
    examples = Examples(
        flags=(
            "The lock closed on 3 March and opened on 12 April 2021. It closed again on [[May 4]].",
            "The lock closed on March 3 and opened on April 12, 2021. It closed again on the [[4th of May]].",
            "The keepers met on 14/03/2021 and 27/03/2021, the owners on [[04/28/2021]].",
            "Tar was bought on [[14.03.2021]], hemp on [[04.28.2021]].",
        ),
        passes=(
            "The lock closed on 3 March and opened on 12 April 2021. It closed again in May 2022.",
            "The lock closed on March 3 and opened on April 12, 2021. In 2022 May was dry.",
            "The keepers met on 14/03/2021, on 27/03/2021 and on 02/04/2021.",
            "The lock closed on 3 March and opened on 12 April 2021. In May 4 ships came in.",
            "The lock closed on 3 March and opened on 12 April 2021. “It closed again on May 4,” the log says.",
        ),
    )

    def styles(self, document: Document) -> Places:
        found: Places = {}
        for style, pattern, numbers in (
            ("day before month", _DAY_FIRST, (0, 1)),
            ("month before day", _MONTH_FIRST, (2,)),
        ):
            blocks = self._blocks(document, numbers)
            if not blocks:
                return {}
            places = [Span(*match.span()) for block in blocks for match in pattern.finditer(document.folded, *block)]
            found[style] = [
                place for place in places if _is_day(document, place.start) and not _is_quoted(document, place)
            ]
        return found

    def _blocks(self, document: Document, numbers: tuple[int, ...]) -> list[Span]:
        """The blocks in which the scan saw one of these expressions of `match`, in order."""
        hits = document.expression_hits.get(self.code, ())
        return sorted({document.block_at(end) for end, number in hits if number in numbers})

    def check(self, document: Document) -> Iterator[Finding]:
        yield from super().check(document)
        yield from self._in_figures(document)

    def _in_figures(self, document: Document) -> Iterator[Finding]:
        """Days in figures that can be read in one way alone, but not all of them in the same: each pair is worth a word."""
        blocks = self._blocks(document, (3,))
        found: Places = {"day before month": [], "month before day": []}
        for match in (match for block in blocks for match in _IN_FIGURES.finditer(document.folded, *block)):
            first, second = int(match["first"]), int(match["second"])
            if first != second and min(first, second) <= 12 < max(first, second) <= 31:
                found["day before month" if first > second else "month before day"].append(Span(*match.span()))
        if all(found.values()):
            style, usual = sorted(found, key=lambda style: (len(found[style]), found[style][0].start))
            yield self._told(document, style, found[style], usual, found[usual])
            if len(found[style]) == len(found[usual]):  # either may be the slip
                yield self._told(document, usual, found[usual], style, found[style])
