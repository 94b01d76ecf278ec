"""The language of the article and of its paragraphs: not that of the corpus, or two of them in one text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from lint import Confidence, Document, DocumentRule, Examples, Finding
from lint.extract.language import other_languages, spoken


class WrongLanguage(DocumentRule):
    code = "SQ208"
    name = "wrong-language"
    confidence = Confidence.high
    language = "any"
    where = "anywhere"
    default = False
    why = "An article in another language than the rest of the corpus is read by nobody and skews what is counted."
    options: ClassVar = {"languages": ["en"]}
    examples = Examples(
        flags=(
            "Die Mühle am Fluss ist nach einem Jahr wieder offen, und die Bauern aus dem Tal kommen mit dem Korn.",
            "Мельница у реки снова открыта после года ремонта, и крестьяне из долины везут туда зерно.",
        ),
        passes=(
            "The mill by the river is open again after a year, and the farmers of the valley bring their corn.",
            "7 5 3 2",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        wanted = self.option["languages"]
        found = spoken(document)
        if found and document.language not in wanted and found.lower() not in map(str.lower, wanted):
            yield self.finding(None, f"The article is in {found}, not in {' or '.join(wanted)}.")


class SecondLanguage(DocumentRule):
    code = "SQ209"
    name = "second-language"
    confidence = Confidence.high
    language = "any"
    why = "A paragraph in another language is a translation pasted in, a notice of the site or somebody else's text."
    examples = Examples(
        flags=(
            "The mill by the river is open again after a year of repairs.\n\n"
            "[[Die Mühle am Fluss ist nach einem Jahr wieder offen, und die Bauern bringen das Korn auch aus dem Tal.]]\n\n"
            "The farmers of the valley bring their corn to it again.",
            "The mill by the river is open again after a year of repairs.\n\n"
            "[[Мельница у реки снова открыта после года ремонта.]]\n\nThe farmers bring their corn to it again.",
        ),
        passes=(
            "The mill by the river is open again. “Und das ist auch gut so”, the miller said in German.\n\nIt is.",
            "Die Mühle am Fluss ist nach einem Jahr wieder offen, und die Bauern aus dem Tal kommen mit dem Korn.",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for begin, end, name, share in _runs(document):
            text = document.text[begin:end]
            begin, end = begin + len(text) - len(text.lstrip()), begin + len(text.rstrip())
            confidence = Confidence.medium if document.text[begin] in "“«„\"'‘" or share < 0.25 else Confidence.high
            said = f"This is in {name}, the article is in {spoken(document) or 'another language'}."
            yield self.finding((begin, end), said, confidence=confidence)


def _runs(document: Document) -> Iterator[tuple[int, int, str, float]]:
    """The paragraphs in another language, neighbours in the same one joined: start, end, language, share of telling words."""
    run: tuple[int, int, str, float] | None = None
    for number, (_, name, share) in other_languages(document).items():
        block = document.blocks[number]
        if run and run[2] == name and not document.text[run[1] : block.start].strip():
            run = (run[0], block.end, name, max(share, run[3]))
            continue
        if run:
            yield run
        run = (block.start, block.end, name, share)
    if run:
        yield run
