"""What an article needs to be cited: which of title, author, publisher and link nobody tells, and which are told wrongly."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from lint import Confidence, Document, DocumentRule, Examples, Finding, Severity
from lint.extract import source


class CitationIncomplete(DocumentRule):
    code = "SQ101"
    name = "citation-incomplete"
    severity = Severity.info
    confidence = Confidence.medium
    language = "any"
    why = "Whoever quotes the article has to say whose it is and where it stands; what is not kept with it now is hard to find later."
    options: ClassVar = {"required": list(source.PARTS)}
    examples = Examples(
        flags=(
            "The mill reopens\n\nThe mill by the river is open again after a year of repairs.",
            "---\ntitle: The mill reopens\nauthor: Ann Lee\n---\nThe mill by the river is open again.",
        ),
        passes=(
            "---\ntitle: The mill reopens\nauthor: Ann Lee\npublisher: River Herald\n"
            "url: https://herald.example/mill\n---\nThe mill by the river is open again.",
            "The mill reopens\nBy Ann Lee\nhttps://herald.example/news/mill\n\n"
            "The mill by the river is open again.\n\n© 2024 River Herald",
        ),
    )

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        unknown = [part for part in self.option["required"] if part not in source.PARTS]
        if unknown:
            raise ValueError(f"nobody knows of a “{unknown[0]}”; required can be {', '.join(source.PARTS)}")

    def check(self, document: Document) -> Iterator[Finding]:
        known = source.known(document)
        lacking = [str(part) for part in self.option["required"] if part not in known]
        if lacking:
            listed = " and ".join(filter(None, (", ".join(lacking[:-1]), lacking[-1])))
            yield self.finding(None, f"To cite this article one needs its {listed}: neither metadata nor text tell.")


class MalformedLink(DocumentRule):
    code = "SQ102"
    name = "malformed-link"
    language = "any"
    why = "A link that leads nowhere, or only to a site's front page, is no proof of where the article comes from."
    examples = Examples(
        flags=(
            "---\nurl: herald.example/mill\n---\nThe mill by the river is open again.",
            "---\nlink: https://herald example/mill\n---\nThe mill by the river is open again.",
            "---\nurl: https://www.herald.example/\n---\nThe mill by the river is open again.",
        ),
        passes=(
            "---\nurl: https://www.herald.example/news/mill?id=7\n---\nThe mill by the river is open again.",
            "---\nlink: doi:10.1000/182\n---\nThe mill by the river is open again.",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        link = source.stated(document).get("link", "")
        fault = source.fault_of_link(link) if link else ""
        if fault:
            confidence = Confidence.medium if "front page" in fault else Confidence.high
            yield self.finding(None, f"The link “{link[:80]}” {fault}.", confidence=confidence)


class AuthorIsNobody(DocumentRule):
    code = "SQ103"
    name = "author-is-nobody"
    language = "any"
    why = "An author who is the publisher, an account or an address stands for no person who can be asked."
    examples = Examples(
        flags=(
            "---\nauthor: River Herald\npublisher: The River Herald\n---\nThe mill is open again.",
            "---\nauthor: admin\n---\nThe mill is open again.",
            "---\nauthor: https://social.example/annlee\n---\nThe mill is open again.",
            "---\nauthor: riverherald\nurl: https://www.riverherald.example/mill\n---\nThe mill is open again.",
            "---\nauthor: By Ann Lee\n---\nThe mill is open again.",
            "---\nauthor: 5 min read\n---\nThe mill is open again.",
            "---\nauthor: Ann Lee For River Herald Online\n---\nThe mill is open again.",
            "---\nauthor: Ann Lee | Hill Courier\n---\nThe mill is open again.",
            "---\nauthor: Save article\n---\nThe mill is open again.",
        ),
        passes=(
            "---\nauthor: Ann Lee\npublisher: The River Herald\n---\nThe mill is open again.",
            "---\nauthor: Ann Lee, Staff Writer\nurl: https://annlee.example/mill\n---\nThe mill is open again.",
            "---\nauthor: Byron Read\n---\nThe mill is open again.",
            "---\nbyline: By Ann Lee\n---\nThe mill is open again.",
            "---\nauthor: Centre for Public News\n---\nThe mill is open again.",
            "---\nauthor: Herald Olsen\npublisher: River Herald\n---\nThe mill is open again.",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        stated = source.stated(document)
        author = stated.get("author", "")
        if not author:
            return
        if source.is_address(author):
            yield self.finding(None, f"The author “{author[:80]}” is an address, not a name.")
        elif source.is_nobody(author):
            yield self.finding(None, f"The author “{author[:80]}” is a role or an account, not a person.")
        elif source.is_site(author, stated):
            known = " " in author.strip() or "publisher" in stated
            confidence = Confidence.high if known and not source.is_body(author) else Confidence.medium
            yield self.finding(None, f"The author “{author[:80]}” is the publisher.", confidence=confidence)
        elif fault := source.fault_of_author(author, stated):
            yield self.finding(None, f"The author “{author[:80]}” {fault}.", confidence=Confidence.medium)
