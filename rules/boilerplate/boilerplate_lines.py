"""BP190: lines that their words, shape, place and neighbours together give away as boilerplate."""

from __future__ import annotations

from collections.abc import Iterator

from lint import Confidence, Document, DocumentRule, Examples, Finding, Fix
from lint.extract.boilerplate import judged, reason
from lint.extract.source import bare

_ARTICLE = (
    "The ferry across the bay will sail again in June, the harbour master said on Tuesday, after a winter in which its two engines were "
    "taken apart, cleaned and put together again by a crew of nine.\n"
    "Passengers had been told to take the bus around the bay since November, which takes an hour and a half and costs twice as much as the "
    "crossing did before the engines failed.\n"
)
_SECOND = (
    "The council will vote in the autumn on a second pier, which the fishermen of the bay have asked for since the storm of 2019 took the "
    "old one and eleven boats with it.\n"
)


class BoilerplateLine(DocumentRule):
    """What no single rule is sure of, weighed by a small model; `bench/models/boilerplate/card.md` says how it was trained and how well it does."""

    code = "BP190"
    name = "boilerplate-line"
    why = "The line looks like a part of the page (a link, a teaser, a caption, a comment) and not like the article's own text."
    confidence = Confidence.medium
    language = "any"
    where = "anywhere"
    reads = ("paragraph", "list_item", "caption", "label", "quotation")
    generality = 2
    examples = Examples(
        flags=(
            _ARTICLE
            + "More stories\n[[Ten ferries you can still board this summer]]\n[[12 March 2024]]\nShare this article\nSubscribe\n",
            "Skip to main content\n[[Sport Culture Money Travel]]\nSign in\nVideo: harbour tour\nSubscribe\n"
            + _ARTICLE,
        ),
        passes=(_ARTICLE, "Ferry to sail again\n" + _ARTICLE + "A second pier\n" + _SECOND),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        if document.rules_language != "en":
            yield from self._by_layout(document)
            return
        lines, title = judged(document), _title(document)
        places = lines.open_places()
        lines.look_at(places)
        for place in places:
            confidence = lines.confidence(place)
            if confidence is not None:
                is_sure = confidence is Confidence.high and lines.may_go(place)
                why = reason(lines, place)
                yield from self._at(document, title, lines.kept[place], why, confidence, is_sure)
        for place, why in lines.by_neighbours():
            yield from self._at(document, title, lines.kept[place], why, Confidence.low, False)

    def _at(
        self, document: Document, title: str, block: int, why: str, confidence: Confidence, is_sure: bool
    ) -> Iterator[Finding]:
        span = document.block_text_span(block)
        if not _is_title(document, title, span):
            fix = Fix(*span, "") if is_sure else None
            yield self.finding(span, f"Looks like page boilerplate: {why}.", confidence=confidence, fix=fix)

    def _by_layout(self, document: Document) -> Iterator[Finding]:
        """In other languages the lines' words say nothing: their shape, place and neighbours alone."""
        from lint.extract.boilerplate import SUSPICION, judged_by_layout  # an English article does without

        lines, title = judged_by_layout(document), _title(document)
        lines.look_at(range(len(document.blocks)))
        for block in range(len(document.blocks)):
            odds = lines.odds(block)
            if odds is not None and odds >= SUSPICION:
                span = document.block_text_span(block)
                if not _is_title(document, title, span):
                    message = "Looks like page boilerplate by its shape, its place and the lines around it."
                    yield self.finding(span, message, confidence=Confidence.medium)


def _title(document: Document) -> str:
    """The article's title, as its metadata have it, for comparison."""
    return bare(str(document.metadata.get("title") or ""))


def _is_title(document: Document, title: str, span: tuple[int, int]) -> bool:
    """Whether the line is the article's title, or begins as that does."""
    return bool(title) and title.startswith(bare(document.text[span[0] : span[1]]))
