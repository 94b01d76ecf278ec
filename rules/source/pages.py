"""Pages that are no articles: an error, a wall to pay at, a wall to log in or to accept cookies at, a test for robots."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from lint import Confidence, Document, DocumentRule, Examples, Finding, Severity, Span, expression
from lint.extract.boilerplate import balance
from lint.extract.source import is_quoted, prose
from lint.lexicon import either, words

_MILL = "The mill by the river is open again after a year of repairs, and the farmers of the valley bring their corn to it. "


_NOTICE_WORDS = 40
_NEWSLETTER = expression(r"\b(?:inbox|newsletters?|bookmark)\b")
"""Offers that stand at the end of whole articles too."""


def _near(one: str, other: str) -> tuple[str, str]:
    """One sort of words near the other in a line, in both orders: what the scan looks for, each alone being common."""
    return rf"{one}[^\n]{{0,60}}{other}", rf"{other}[^\n]{{0,60}}{one}"


_TOLD_WORDS = 30
"""So many words in whole sentences are an article, however short."""
_REPORTS = -3
"""A sentence of this balance or less reports what somebody said or found."""


class _Page(DocumentRule):
    """Wordings of such a page; how sure depends on how much else there is and on how plainly they speak."""

    severity = Severity.error
    where = "anywhere"
    options: ClassVar = {"tiny": 50, "short": 120, "long": 400}
    strong: tuple[str, ...] = ()
    """Wordings that hardly anything but such a page has."""
    weak: tuple[str, ...] = ()
    """Wordings that an article may have too: one alone counts only on a short page."""
    cues: tuple[str, ...] = ()
    """Sorts of words that make such a notice when a short line of it has one of each."""
    ends: bool = False
    """Whether a longer article may end in such a page."""
    said: str = ""

    def check(self, document: Document) -> Iterator[Finding]:
        words = document.word_count
        if words > self.option["long"] and not self.ends:
            return
        strong = self._found(document, self.strong, 0)
        weak = self._found(document, self.weak, len(self.strong))
        notice = [] if strong else self._notice(document, words)
        if words <= self.option["short"]:
            places = strong or notice or (weak if len(weak) > 1 or words <= self.option["tiny"] else [])
            plain = len(strong) + len(weak) > 1 or (bool(strong) and words <= self.option["tiny"])
            confidence = Confidence.high if plain else Confidence.medium
        else:
            # A longer article that also shows such a line is an article; the line is boilerplate.
            at_end = self.ends and strong and strong[-1].start > len(document.folded) * 0.8
            places = (strong if words <= self.option["long"] or at_end else []) or notice
            confidence = Confidence.medium
        above = not self.ends or not strong and bool(places) and places[0].start < len(document.folded) / 2
        if places and above:
            confidence = min(confidence, self._most(document))
        if places:
            start, end = places[0]
            yield self.finding((start, end), f"{self.said}: “{document.text[start:end]}”.", confidence=confidence)

    def _most(self, document: Document) -> Confidence:
        """How sure it can be beside whole sentences that hold none of these wordings: a short article may have a banner or a menu above it."""
        hit = {document.sentence_at(max(place.end - 1, 0)) for place in document.hits.get(str(self.code), ())}
        texts = {span: document.folded[slice(*span)].rstrip() for span in prose(document) if span not in hit}
        whole = [span for span, text in texts.items() if len(text) > 40 and text.endswith((".", "!", "?", '"'))]
        if sum(len(texts[span].split()) for span in whole) >= _TOLD_WORDS:
            return Confidence.low
        return Confidence.medium if any(balance(document, span) <= _REPORTS for span in whole) else Confidence.high

    def _found(self, document: Document, sources: tuple[str, ...], first: int) -> list[Span]:
        """The first place of each wording, in the blocks that the scan saw it in; the first of them is that expression of `match`."""
        seen: dict[int, set[Span]] = {}
        for end, number in document.expression_hits.get(str(self.code), ()):
            seen.setdefault(number, set()).add(document.block_at(end))
        found: list[Span] = []
        for number, source in enumerate(sources, first):
            blocks = sorted(seen.get(number, ()))
            matches = (expression(source).search(document.folded, block.start, block.end) for block in blocks)
            spans = (Span(*match.span()) for match in matches if match)
            found += [span for span in spans if not is_quoted(document, span)][:1]
        return sorted(found)

    def _notice(self, document: Document, words: int) -> list[Span]:
        """The first short line that has a word of each sort, on a page of nothing else."""
        return self._with_cues(document, document.blocks) if words <= self.option["tiny"] else []

    def _with_cues(self, document: Document, blocks: list[Span]) -> list[Span]:
        for start, end in blocks:
            matches = [expression(cue).search(document.folded, start, end) for cue in self.cues]
            short = len(document.folded[start:end].split()) <= _NOTICE_WORDS
            if matches and all(matches) and short and not _NEWSLETTER.search(document.folded, start, end):
                return [Span(start, end)]
        return []


_GONE = (
    r"(?:can(?:'t|not)|could(?:n't| not)) be (?:found|displayed|reached|loaded|opened)|(?:was|were|is|are)(?:n't| not) found"
    r"|does(?:n't| not) exist|no longer (?:exists?|available)|is(?:n't| not)(?: currently)? available"
    r"|is (?:\w+ or )?(?:currently |temporarily )?unavailable|(?:has|have|may have|might have) been (?:moved|removed|deleted|renamed)"
)
_THING = r"\b(?:page|story|article|content|link|resource|url|file|video|site|website|post)"


_ERRORS = either(words("en", "pages", "errors"))
_MISSED = either(words("en", "pages", "missed"))


class ErrorPage(_Page):
    code = "SQ408"
    name = "error-page"
    why = "A server's error message was collected in the article's place."
    strong = (
        r"\b(?:error|http|status|code)\b[ :#-]{1,3}(?:4(?:0\d|1\d|29|51)|50\d)\b",
        rf"(?<![^\n])[^\w\n]{{0,3}}(?:4(?:0\d|1\d|29|51)|50\d)[^\w\n]{{1,4}}{_ERRORS}",
        _THING + r"\b[^.\n]{0,60}\b(?:" + _GONE + r")\b",
        r"\b(?:can(?:'t|not)|could(?:n't| not)|unable to) find (?:that|the|this|your|a) (?:page|story|article)\b",
        r"\bhave (?:permission|access|authori[sz]ation) to (?:access|view) (?:this|the|that|/)",
        r"\bthe (?:web )?server (?:encountered|returned|reported|is (?:temporarily|currently))\b",
        r"\b(?:internal server error|bad gateway|gateway time-?out|service (?:is )?(?:temporarily |currently )?unavailable)\b",
        r"(?<![^\n])[^\w\n]{0,3}(?:nginx|apache)(?:/[\d.]+| server\b|[^\w\n]{0,3}(?![^\n]))",
        r"\b(?:establishing a database connection|client-side exception has occurred|account has been suspended|domain is (?:for sale|parked))\b",
        r"\b(?:fatal|parse|syntax) error\b|\buncaught \w+error\b|\bundefined (?:function|variable|index|constant)\b",
        r"\b(?:down for|under(?:going)?|scheduled|we are (?:currently )?performing(?: some)?) (?:\w+ )?maintenance\b|\b(?:we'll|we will) be back (?:soon|shortly|online)\b|\bwelcome to nginx\b",
        r"\byou (?:have been|are|were) blocked\b|\byou are unable to access\b|\byour (?:ip(?: address)?|access|request) (?:has been|was|is) (?:blocked|denied|banned|limited)\b",
        r"\bunavailable (?:due to|for) legal reasons\b|\bcannot grant you access\b|\bnot available in your (?:country|region)\b",
        r"\b(?:oops|sorry|whoops)\W{1,3}(?:something|that page|this page|we|there)\b|\bsomething (?:went|has gone) wrong\b",
    )
    weak = (
        r"\bnot found\b",
        r"\baccess denied\b|\bforbidden\b",
        r"\berror (?:has )?occurred\b|\bunexpected error\b|\brequest timed out\b|\btoo many requests\b",
        r"\b(?:please )?try (?:again|refreshing|the search|our search)\b|\b(?:go|return|back) (?:back )?to (?:the|our) home ?page\b",
    )
    cues = (
        rf"\b{_MISSED}\b",
        r"\b(?:broken|could(?:n't| not)|can(?:'t|not)|(?:is|are)(?:n't| not)|unable|unavailable|failed|errors?|denied|removed|deleted|expired"
        r"|trouble|problem|sorry|oops|whoops|gone|invalid)\b",
    )
    match = (*strong, *weak, *_near(*cues))
    said = "This is an error page, not an article"
    examples = Examples(
        flags=(
            "The mill\n\n[[Error 404]]: nothing here.",
            "Oops!\n\nThe [[page you are looking for may have been moved]]. Use the menu.",
        ),
        passes=(
            f"{_MILL}The council's web page was not found for a week, and the link does not exist. " + _MILL * 18,
            _MILL + "The old road to it, the 404, had been closed by mistake.",
        ),
    )


_JOIN = (
    r"(?:subscrib(?:e|ing)|sign(?:ing)?[ -]?(?:up|in)|log(?:ging)?[ -]?in|register|join|become an? (?:\w+ )?(?:member|subscriber)"
    r"|(?:create|open) (?:an?|your) (?:free )?account|start (?:your|a) (?:free )?trial|upgrade|buy a)"
)
_READ = (
    r"(?:(?:continue|keep|finish|start|go on) (?:on )?reading|read (?:the |this |our |more|it\b)[^.\n]{0,40}"
    r"|unlock\b|(?:view|access|see|get) (?:the |this |our )?(?:full|whole|rest|entire|article|story|content))"
)


class Paywall(_Page):
    code = "SQ409"
    name = "paywall"
    why = "The article goes on behind a paywall: what was collected is its beginning, or only the offer."
    strong = (
        rf"\b{_JOIN}\b[^.\n]{{0,40}} to {_READ}",
        rf"\bto {_READ}[^.\n]{{0,40}},? (?:please |you must |you need to )?{_JOIN}\b",
        r"\b(?:continue|keep) reading (?:your|this|the|with|for)\b[^.\n]{0,50}\b(?:subscription|subscribe|article|account|trial|options?|log in)\b",
        r"\b(?:article|story|content|report|post|piece|page)\b[^.\n]{0,40}\b(?:only|exclusive(?:ly)?|reserved|available)\b[^.\n]{0,20}"
        r"\b(?:subscribers?|members?|premium)\b",
        r"\b(?:article|story|content|report|post|piece|page)\b[^.\n]{0,20}\bfor (?:\w+ )?(?:subscribers|members) only\b",
        r"\b(?:subscribers?|members?|premium)[ -](?:only|exclusive) (?:article|story|content|post)\b",
        r"\b(?:article|story) limit\b|\blimit (?:of|for) (?:\w+ )?(?:free )?(?:articles|stories)\b"
        r"|\bfree (?:articles?|stor(?:y|ies)) (?:remaining|left|(?:for )?this month)\b",
        r"\bunlock (?:this|it with|full access|unlimited|the (?:\w+ )?(?:article|story|content))\b|\breading a (?:free )?preview\b|\bverify access\b|\bpremium article\b",
        r"\bget (?:full|unlimited|complete) (?:digital )?access to (?:this|the|all|every)\b",
        r"\bsubscribe (?:now |today )?for (?:full|unlimited|complete) (?:digital )?access\b",
    )
    weak = (
        r"\balready (?:a|have a|have an) (?:\w+ )?(?:subscriber|member|subscription|account)\b",
        r"\b(?:subscribe|join) (?:now|today)\b|\bsubscription (?:options|offers?|plans?)\b|\bcancel any ?time\b|\bfree trial\b",
        r"\b(?:unlimited|full) (?:digital )?access\b|\bdigital (?:pass|access)\b",
        r"\b(?:subscribers|members) only\b|\bpremium content\b",
        r"\b(?:log|sign) in\b",
    )
    cues = (
        r"\b(?:subscri(?:be|bers?|ption)|sign(?:ed)?[ -]?(?:up|in)|log(?:ged)?[ -]?in|register|become an? \w+ member|unlock|free trial"
        r"|paying|email address|pro clients|(?:for|to) members|members only|only members)\b",
        r"\b(?:read(?:ing|ers)?|stor(?:y|ies)|article|content|post|report|paragraphs?|preview|journalism)\b",
        r"\b(?:you|your|you've|us)\b|\b(?:full|whole|rest of (?:the|this)|remaining|all our|exclusively to)\b|(?<![^\n])(?:only|this|unlock|register)\b",
    )
    match = (*strong, *weak, cues[0])
    ends = True
    said = "The article stops at a paywall"
    examples = Examples(
        flags=(
            f"The mill is open\n\n{_MILL}\n\n[[Subscribe to continue reading]]\nAlready a subscriber? Log in",
            "The mill is open\n\nThis [[article is for subscribers only]]. Nine euros a month.",
        ),
        passes=(
            f"{_MILL}The River Herald is for subscribers only since May, the publisher says. " + _MILL * 8,
            _MILL + "Whoever reads on will learn why, the miller said.",
        ),
    )

    def _notice(self, document: Document, words: int) -> list[Span]:
        """The same in the last two lines of a longer text."""
        if words > self.option["long"]:
            return []
        filled = [block for block in document.blocks if document.folded[block.start : block.end].strip()]
        return self._with_cues(document, filled[-2:])


_ASKS = either(words("en", "pages", "asks of a wall"))


class CookieWall(_Page):
    code = "SQ410"
    name = "cookie-wall"
    why = "The page asked for cookies, a log-in or a proof of being human, and that is what was collected."
    strong = (
        r"\b(?:web ?)?site uses cookies\b|\bwe use (?:\w+ )?cookies (?:and|or|to|on|for)\b|\buse of cookies\b|\baccept (?:all |the )?cookies\b"
        r"|\b(?:use|uses|store|set) cookies (?:or|and) similar\b|\bcookie (?:settings|preferences|policy)\b|\bour use of cookies\b",
        r"\b(?:store|storing|access|process)\b[^.\n]{0,30}\binformation on (?:your|a) device\b|\b(?:we and )?our (?:\d+ )?partners (?:store|use|process)\b",
        r"\b(?:enabl(?:e|ing)|turn(?:ing)? on|activate|allow)\b[^.\n]{0,20}\bjavascript\b"
        r"|\bjavascript\b[^.\n]{0,20}\b(?:required|disabled|turned off|not enabled|not available|to continue|enabled in)\b",
        r"\b(?:verify|verifying|confirm|prove|know|sure)\b[^.\n]{0,20}\byou(?:'re| are)\b[^.\n]{0,8}\b(?:human|robot|bot)\b"
        r"|\bare you (?:a )?(?:robot|human)\b|\bnot a robot\b|\bcaptcha\b|\bthink you were a bot\b|\busing automation\b",
        r"\bunusual (?:traffic|activity) from your\b|\bchecking (?:your browser|if the site)\b|\bsecurity of your connection\b"
        r"|\bddos protection\b|\bray id\b|\baccess to this page has been denied\b",
        r"\b(?:using|disable|turn off|deactivate|pause|whitelist)\b[^.\n]{0,20}\bad ?-?block(?:er|ing)?\b|\bad ?-?blocker (?:detected|is on|enabled)\b",
        r"\byour (?:web )?browser (?:is|does)(?:n't| not| no longer)? (?:supported|support|out of date|outdated)\b|\bup(?:date|grade) your browser\b",
        r"\b(?:log|sign) in to (?:view|access|see|continue to) (?:this|the|your)\b|\bforgot(?:ten)? (?:your )?password\b",
    )
    weak = (
        r"\b(?:accept|reject|decline|allow) all\b",
        r"\bmanage (?:your )?(?:options|preferences|settings|cookies|choices)\b|\bprivacy (?:choices|settings|preferences)\b",
        r"\bwe value your privacy\b|\byour consent\b|\bbefore you continue\b|\byou consent to\b",
        r"\bjust a moment\b|\bplease wait\b|\bpardon our interruption\b|\battention required\b",
        r"\bcookies\b",
    )
    cues = (
        r"\b(?:cookies|consent|javascript|human|robot|captcha|security check|browser|ad ?-?block(?:er|ing)?|blocking ads|log(?:ged)? in|sign(?:ed)? in"
        r"|over 18|suspicious activity|images with|partners)\b",
        rf"\b{_ASKS}\b",
    )
    match = (*strong, *weak, *_near(*cues))
    said = "This page asks for consent or a proof, it is no article"
    examples = Examples(
        flags=(
            "River Herald\n\n[[We value your privacy]]\n\nAccept all\nReject all\nManage preferences",
            "[[Checking your browser]] before accessing herald.example. This takes five seconds.",
        ),
        passes=(
            f"{_MILL}We use cookies from the mill's own flour, the baker says. " + _MILL * 8,
            "The miller accepts all grain, and all who bring it.\n\n" + _MILL,
        ),
    )
