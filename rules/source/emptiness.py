"""Articles with nothing in them: too short, mostly the site's boilerplate, mostly links, mostly a list of labels."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from lint import Confidence, Document, DocumentRule, Examples, Finding, counted, expression
from lint.extract.source import article_words, boilerplate, short_lines

_MILL = (
    "The mill by the river is open again after a year of repairs. The farmers of the valley bring their corn to it, and the "
    "miller, Ann Lee, says that she has never seen so many carts in the yard at once since she took the mill over from her "
    "father nine years ago. The repairs cost 40,000 euros, which the village paid."
)


class TooShort(DocumentRule):
    code = "SQ401"
    name = "too-short"
    confidence = Confidence.medium
    language = "any"
    why = "So few words are a headline, a caption or what was left when the collecting failed; nothing can be learnt from them."
    options: ClassVar = {"least_words": 50}
    examples = Examples(
        flags=("The mill by the river is open again.", "\n\n", "7 5 3\n2 1"),
        passes=(_MILL, f"The mill is open\n\n{_MILL}"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        least = self.option["least_words"]
        if len(document.text) > least * 60 and document.word_count >= least:
            # Even of boilerplate alone no text of this length can be too short in words; one of a single word is.
            return
        words = article_words(document)
        # Scripts without spaces between the words are not measured by their words.
        if words < least and "_" * 12 not in document.folded:
            confidence = Confidence.high if words < least / 2 else Confidence.medium
            said = (
                f"The article has {counted(words, 'word')} (fewer than {least})."
                if words
                else "There is no article in this file."
            )
            yield self.finding(None, said, confidence=confidence)


class MostlyBoilerplate(DocumentRule):
    code = "SQ402"
    name = "mostly-boilerplate"
    confidence = Confidence.medium
    language = "any"
    why = "Where the site's boilerplate outweighs the article, the collecting took the page and missed the text."
    options: ClassVar = {"at_most": 0.5}
    examples = Examples(
        flags=(
            "Share this article\nLeave a Reply\nConnect with us\nSubscribe to our newsletter\nAll rights reserved\nRead more",
            "The mill is open.\nLeave a Reply\nConnect with us\nSubscribe to our newsletter\nShare this article",
        ),
        passes=(f"Leave a Reply\n\n{_MILL}", _MILL),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        found = boilerplate(document)
        if not found:
            return
        size = document.size or 1
        share = sum(end - start for start, end in found) / size
        if share > self.option["at_most"]:
            confidence = Confidence.high if share > (1 + self.option["at_most"]) / 2 else Confidence.medium
            said = f"{share:.0%} of the text is the site's boilerplate (more than {self.option['at_most']:.0%})."
            yield self.finding(None, said, confidence=confidence)


_LINK = expression(r"!?\[[^\]\n]{0,300}\]\([^)\s]{1,900}\)|(?:https?://|www\.)[^\s)>\]]{2,900}")


class MostlyLinks(DocumentRule):
    code = "SQ403"
    name = "mostly-links"
    confidence = Confidence.medium
    language = "any"
    where = "anywhere"
    match = (r"https?://", r"www\.", r"\]\(")
    why = "A page of links is a way to articles, not an article."
    options: ClassVar = {"at_most": 0.3}
    examples = Examples(
        flags=(
            "Mills of the valley\n\nhttps://herald.example/mill\nhttps://herald.example/ford\nwww.herald.example/bridge",
            "- [The mill is open](https://herald.example/mill)\n- [The ford is dry](/ford)\n- [The bridge](/bridge)\n",
        ),
        passes=(
            f"{_MILL}\n\nhttps://herald.example/news/mill",
            f"{_MILL} See [the plan](/plan), [the bill](/bill) and www.mill.example.",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        if len(document.hits.get(self.code, ())) < 3:
            return
        spans = [match.span() for match in _LINK.finditer(document.folded)]
        share = sum(end - start for start, end in spans) / (document.size or 1)
        if len(spans) >= 3 and share > self.option["at_most"]:
            confidence = Confidence.high if share > (1 + self.option["at_most"]) / 2 else Confidence.medium
            said = f"{share:.0%} of the text are {len(spans)} links (more than {self.option['at_most']:.0%})."
            yield self.finding(None, said, confidence=confidence)


class MostlyLabels(DocumentRule):
    code = "SQ404"
    name = "mostly-labels"
    confidence = Confidence.medium
    language = "any"
    where = "anywhere"
    why = (
        "Short lines that are no sentences are menus, tables and lists of headlines: there is no article between them."
    )
    options: ClassVar = {"at_most": 0.5, "least_lines": 8}
    examples = Examples(
        flags=(
            "Home\nNews\nSport\nWeather\nMills of the valley\nThe ford is dry\nThe bridge\nContact\nImprint",
            "- Mill\n- Ford\n- Bridge\n- Market hall\n- Inn by the river\n- Church\n- School\n- Station\n\nThe valley has it all.",
        ),
        passes=(
            f"Home\nNews\nSport\nWeather\nThe mill is open\nBy Ann Lee\nMay 3, 2024\nValley\n\n{_MILL}",
            "The mill\nThe ford\nThe bridge",
            "The mill\n\nThe wheel goes round\nAnd makes no sound\n\nThe miller sings\nOf other things\n\nI hear him still\nBeside the mill\n\nUntil the light\nGives way to night",
            "Plum cake\n\n- 1 kg of plums\n- 300 g of flour\n- 150 g of butter\n- 3 eggs\n\n1. Stone the plums and halve them\n2. Beat the butter until it is white\n3. Fold in the flour and the eggs\n4. Bake for an hour",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        folded = document.folded
        lines = folded.count("\n") + 1
        if lines < self.option["least_lines"] or len(folded) > 70 * lines:
            return
        found = short_lines(document)
        share = found.label_size / (found.size or 1)
        if found.labels >= self.option["least_lines"] and share > self.option["at_most"] and not found.verse:
            confidence = Confidence.high if share > (1 + self.option["at_most"]) / 2 else Confidence.medium
            said = f"{share:.0%} of the text are {found.labels} short lines that are no sentences."
            yield self.finding(None, said, confidence=confidence)
