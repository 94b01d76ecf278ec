"""BP100: lines that are only a label of the page."""

from __future__ import annotations

from collections.abc import Iterator

from lint import Document, DocumentRule, Examples, Finding, Fix
from lint.extract.boilerplate import labels, labels_in_its_language


class LabelLine(DocumentRule):
    """A whole line that is a button, a link, a heading of a list of links, a credit or a legal mark."""

    code = "BP100"
    name = "page-label"
    why = "Buttons, menus, share bars, headings of link lists and advertising marks are parts of the page around the article."
    lexicon = "boilerplate.labels"
    where = "anywhere"
    generality = 1
    boilerplate = True
    examples = Examples(
        flags=(
            "The bridge reopens in May.\n[[Share this article]]\n[[Most read]]",
            "[[Advertisement]]\nThe bridge reopens in May.",
            "The ferry sails in June.\n[[Facebook Twitter WhatsApp]]",
        ),
        passes=(
            "Advertisement spending rose by a tenth.",
            "The company will share this article of faith with its rivals.",
            "Bridging the river\nThe work took nine years.",
            "The bees were counted twice, in October and in April, by the members of the club.\n\nDiscussion\n\nThe mild weeks woke the bees.",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        if document.rules_language != "en":
            for span, confidence in labels_in_its_language(document):
                message = "The line is a label of the page; remove it."
                yield self.finding(span, message, confidence=confidence, fix=Fix(*span, ""))
            return
        for span, kind, confidence in labels(document):
            message = f"The line is a label of the page ({kind}); remove it."
            yield self.finding(span, message, confidence=confidence, fix=Fix(*span, ""))
