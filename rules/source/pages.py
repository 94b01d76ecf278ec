"""Pages that are no articles: an error, a wall to pay at, a wall to log in or to accept cookies at, a test for robots."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from lint import Confidence, Document, DocumentRule, Examples, Finding, Severity, Span
from lint.facts.source_figures import word_count

_MILL = "The mill by the river is open again after a year of repairs, and the farmers of the valley bring their corn to it. "


class _Page(DocumentRule):
    """A phrase that belongs to such a page; how sure depends on how much else there is."""

    severity = Severity.error
    where = "anywhere"
    options: ClassVar = {"short": 120, "long": 400}
    weak: tuple[str, ...] = ()
    """Phrases that an article may use too: one alone counts only on a short page."""
    said: str = ""

    def check(self, document: Document) -> Iterator[Finding]:
        hits = document.hits.get(str(self.code), [])
        strong = [hit for hit in hits if document.folded[hit.start : hit.end].lower() not in self.weak]
        words = word_count(document)
        if words <= self.option["short"]:
            phrases = {document.folded[hit.start : hit.end].lower() for hit in hits}
            sure = Confidence.high if strong or len(phrases) > 1 else Confidence.medium
        elif strong and (words <= self.option["long"] or self._at_the_end(document, strong)):
            sure = Confidence.medium
        else:
            # A longer article that also shows such a line is an article; the line is furniture.
            return
        first = min(strong or hits)
        yield self.finding(first, f"{self.said}: “{document.text[first.start : first.end]}”.", confidence=sure)

    def _at_the_end(self, document: Document, hits: list[Span]) -> bool:
        return False


class ErrorPage(_Page):
    code = "SQ408"
    name = "error-page"
    why = "A server's error message was collected in the article's place."
    weak = (
        "page not found", "not found", "access denied", "forbidden", "bad gateway", "service unavailable", "gateway timeout",
        "internal server error", "an error occurred", "an error has occurred", "no longer available", "temporarily unavailable",
        "under maintenance", "too many requests", "this video is unavailable", "request timed out", "unexpected error",
    )  # fmt: skip
    find = (
        *weak, "404 not found", "error 404", "404 error", "403 forbidden", "error 403", "500 internal server error",
        "502 bad gateway", "503 service unavailable", "504 gateway timeout", "error 500", "error 503", "http error",
        "the page you requested could not be found", "the page you are looking for", "the page you were looking for",
        "the page you're looking for", "this page could not be found", "this page isn't available", "this site can't be reached",
        "the requested url was not found on this server", "you don't have permission to access", "the page cannot be displayed",
        "page you requested was not found", "error establishing a database connection", "this article is no longer available",
        "this content is no longer available", "this content isn't available", "sorry, something went wrong",
        "oops! something went wrong", "oops! that page can't be found", "we can't find the page", "we couldn't find that page",
        "we couldn't find the page", "apache server at", "nginx/1", "account has been suspended", "domain is for sale",
        "this domain is parked", "the story you requested", "has been moved or deleted", "has been removed or renamed",
        "not available in your region", "not available in your country", "unavailable due to legal reasons",
        "unavailable in most european countries",
    )  # fmt: skip
    said = "This is an error page, not an article"
    examples = Examples(
        flags=(
            "[[404 Not Found]]\n\nnginx/1.18.0",
            "Oops!\n\n[[The page you are looking for]] may have been moved. Try the search.",
        ),
        passes=(
            f"{_MILL}The council's web site answered with “page not found” for a week. " + _MILL * 8,
            _MILL + "An error in the plans had kept it closed.",
        ),
    )


class Paywall(_Page):
    code = "SQ409"
    name = "paywall"
    why = "The article goes on behind a paywall: what was collected is its beginning, or only the offer."
    weak = (
        "already a subscriber",
        "subscribe now",
        "log in to continue",
        "subscribers only",
        "subscriber-only",
        "premium content",
    )
    find = (
        *weak, "subscribe to continue reading", "to continue reading, subscribe", "to continue reading this article",
        "to keep reading this article", "to read the full article", "to read the full story", 
        "to read the rest of this article", "continue reading with a", "continue reading your article with",
        "this article is for subscribers only", "this article is reserved for", "this article is exclusive to",
        "this content is for subscribers", "this content is reserved for", "this story is available exclusively to",
        "available exclusively to subscribers", "exclusively for subscribers", "exclusive to subscribers",
        "this is a premium article", "you have reached your article limit", "you've reached your article limit",
        "you have reached your limit of free articles", "you've reached your limit of free articles",
        "you have reached the limit of free articles", "you have read all your free articles", "you've read your last free article",
        "your free articles this month", "free articles remaining", "free article remaining", "you have no free articles left",
        "unlock this article", "unlock the full article", "subscribe to unlock", "subscribe to read", "subscribe for full access",
        "subscribe to get full access", "subscribe for unlimited access", "already a subscriber? log in",
        "already a subscriber? sign in", "already a member? log in", "already have a subscription? log in", "start your free trial",
        "register to continue reading", "create a free account to continue", "create an account to continue reading",
        "log in to read", "sign in to read", "sign up to read", "sign in to continue reading", "log in to continue reading",
        "please log in to continue", "please sign in to continue", "become a member to read", "join to read",
    )  # fmt: skip
    said = "The article stops at a paywall"

    def _at_the_end(self, document: Document, hits: list[Span]) -> bool:
        return hits[-1].start > len(document.folded) * 0.8

    examples = Examples(
        flags=(
            f"The mill is open\n\n{_MILL}\n\n[[Subscribe to continue reading]]\nAlready a subscriber? Log in",
            "The mill is open\n\n[[This article is for subscribers only]]. Start your free trial today.",
        ),
        passes=(
            f"{_MILL}The River Herald is for subscribers only since May, the publisher says. " + _MILL * 8,
            _MILL + "Whoever wants to continue has to subscribe, he said.",
        ),
    )


class CookieWall(_Page):
    code = "SQ410"
    name = "cookie-wall"
    why = "The page asked for cookies, a log-in or a proof of being human, and that is what was collected."
    weak = (
        "we value your privacy", "this site uses cookies", "this website uses cookies", "we use cookies", "accept all cookies",
        "accept all", "reject all", "cookie settings", "manage preferences", "manage cookies", "cookie policy", "enable javascript",
        "please wait", "requires javascript",
    )  # fmt: skip
    find = (
        *weak, "we and our partners store", "store and/or access information on a device", "before you continue to",
        "by clicking accept", "by clicking “accept", "consent to the use of cookies", "agree to the use of cookies",
        "please enable javascript", "javascript is disabled", "javascript is not available", "you need to enable javascript",
        "please enable cookies", "cookies are disabled", "checking your browser before accessing",
        "checking if the site connection is secure", "verify you are human", "verify that you are human", "verifying you are human",
        "are you a robot", "i'm not a robot", "you are not a robot", "complete the security check", "unusual traffic from your",
        "performance & security by cloudflare", "ddos protection by", "ray id", "please turn off your ad blocker",
        "disable your ad blocker", "please disable your adblocker", "ad blocker detected", "your browser is not supported",
        "your browser is out of date", "pardon our interruption", "just a moment...", "access to this page has been denied",
        "automated access to this", "press & hold to confirm",
    )  # fmt: skip
    said = "This page asks for consent or a proof, it is no article"
    examples = Examples(
        flags=(
            "River Herald\n\n[[We value your privacy]]\n\nAccept all\nReject all\nManage preferences",
            "Just a moment\n\n[[Checking your browser before accessing]] herald.example. This takes five seconds.",
        ),
        passes=(
            f"{_MILL}We use cookies from the mill's own flour, the baker says. " + _MILL * 8,
            "The miller accepts all grain, and all who bring it.\n\n" + _MILL,
        ),
    )
