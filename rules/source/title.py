"""Titles that do not tell the article: the site's name, the site's name at the end, one title said twice."""

from __future__ import annotations

from collections.abc import Iterator

from lint import Confidence, Document, DocumentRule, Examples, Finding, Severity
from lint.extract import source


class TitleSaysNothing(DocumentRule):
    code = "SQ104"
    name = "title-says-nothing"
    language = "any"
    why = "A title that is the site's name, or “Home”, is the same for every page: the article's own is lost."
    examples = Examples(
        flags=(
            "---\ntitle: The River Herald\npublisher: River Herald\n---\nThe mill by the river is open again.",
            "---\ntitle: Untitled\n---\nThe mill by the river is open again.",
            "---\ntitle: Just a moment...\n---\nThe mill by the river is open again.",
            "---\ntitle: riverherald.example\nurl: https://riverherald.example/news/mill\n---\nThe mill is open again.",
        ),
        passes=(
            "---\ntitle: The River Herald turns fifty\npublisher: River Herald\n---\nThe mill is open again.",
            "---\ntitle: Home at last\n---\nThe mill is open again.",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        stated = source.stated(document)
        title = stated.get("title", "")
        if title and source.is_no_title(title):
            yield self.finding(None, f"The title “{title[:80]}” says nothing of the article.")
        elif title and source.is_site(title, stated):
            yield self.finding(None, f"The title “{title[:80]}” is the site's name, not the article's.")


class SiteInTitle(DocumentRule):
    code = "SQ105"
    name = "site-in-title"
    severity = Severity.info
    language = "any"
    why = "The site's name behind the title comes from the browser's title bar; in a citation it stands twice."
    examples = Examples(
        flags=(
            "---\ntitle: Mill reopens after a year | River Herald\npublisher: The River Herald\n---\nThe mill is open.",
            '---\ntitle: "River Herald: Mill reopens"\npublisher: The River Herald\n---\nThe mill is open.',
            "---\ntitle: Mill reopens – riverherald.example\nurl: https://riverherald.example/mill\n---\nThe mill is open.",
        ),
        passes=(
            '---\ntitle: "Mill reopens: one year later"\npublisher: River Herald\n---\nThe mill is open.',
            "---\ntitle: Mill reopens | One year later\npublisher: River Herald\n---\nThe mill is open.",
            "---\ntitle: Mill reopens as River Herald moves in\npublisher: River Herald\n---\nThe mill is open.",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        stated = source.stated(document)
        for part in source.ends_of(stated.get("title", "")):
            if source.is_site(part, stated):
                yield self.finding(None, f"The title ends or begins with the site's name “{part}”.")


class TitleTwice(DocumentRule):
    code = "SQ106"
    name = "title-twice"
    confidence = Confidence.high
    language = "any"
    why = "A title that stands twice was collected twice, from the page's head and from its body."
    examples = Examples(
        flags=(
            "---\ntitle: Mill reopens after a year Mill reopens after a year\n---\nThe mill is open.",
            "---\ntitle: Mill reopens after a year | Mill reopens after a year\n---\nThe mill is open.",
        ),
        passes=(
            "---\ntitle: Mill reopens after a year\n---\nMill reopens after a year\n\nThe mill is open.",
            "---\ntitle: Again and again\n---\nAgain and again the mill was closed.\n\nAgain and again it was opened.",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        title = source.stated(document).get("title", "")
        if not title:
            return
        parts = source.parts_of(title)
        half = len(title) // 2
        doubled = len(title) > 12 and source.bare(title[:half]) == source.bare(title[half:])
        if doubled or (len(parts) == 2 and source.bare(parts[0]) == source.bare(parts[1])):
            yield self.finding(None, f"The title says the same twice: “{title[:120]}”.")
