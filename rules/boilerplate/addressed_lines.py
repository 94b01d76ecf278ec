"""BP127: what a site asks of its visitors, in whatever words, within an article that speaks to nobody."""

from __future__ import annotations

from collections.abc import Iterator

from lint import Confidence, Document, DocumentRule, Examples, Finding, Severity
from lint.extract.boilerplate import addressed_lines

_ARTICLE = (
    "The ferry across the bay will sail again in June, the harbour master said on Tuesday, after a winter in which its two engines were "
    "taken apart, cleaned and put together again.\n"
)
_SECOND = (
    "The council will vote in the autumn on a second pier, which the fishermen of the bay have asked for since the storm of 2019 took the "
    "old one and eleven boats with it.\n"
)


class AddressedLine(DocumentRule):
    """A short line that asks something of whoever reads it and names a thing of the site; its article addresses no reader elsewhere."""

    code = "BP127"
    name = "line-to-visitors"
    severity = Severity.warning
    confidence = Confidence.medium
    why = "The line speaks to the visitors of the site, of the site itself; it says nothing about the subject."
    where = "anywhere"
    boilerplate = True
    generality = 1
    examples = Examples(
        flags=(
            _ARTICLE + "[[Grab our app and hear of it first.]]\n" + _SECOND,
            _ARTICLE + _SECOND + "[[Did you find a mistake? Let the desk know.]]\n",
        ),
        passes=(
            _ARTICLE + "Wait for the fog to lift, the captain said.\n" + _SECOND,
            "You can pay for the ferry with a card, in coins or by telephone, and you need not be on the pier before the second bell has been rung "
            "by the crew.\nOpen the app and pick a day.\nYou then get a ticket with a number, and you show it to the man at the gate, who writes "
            "it down and lets you through to the pier.\n",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        if document.rules_language == "en":
            for span in addressed_lines(document):
                yield self.finding(span, "The line speaks to the visitors of the site; remove it.")
