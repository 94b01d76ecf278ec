"""Who speaks in a sentence: the article, which reports, or the site, which talks to its visitors.

“Sign up for our newsletter” and “The court found that nobody had signed up for the newsletter” share their words. What a sentence does tells
them apart: a site asks (an imperative) and says you and our; an article has somebody act, in the past, on a day, and says he, she and they.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from lint.lexicon import words
from lint.patterns import lazy_pattern


def _words(name: str) -> frozenset[str]:
    return frozenset(words("en", "voice", name))


_VISITOR = _words("visitor")
_SITE = _words("site")
_THIRD = _words("third")
ASKS = _words("asks")
_ASKS_ANYBODY = _words("asks anybody")
_REPORTS = _words("reports")
_DOUBLE = _words("double")
_PAST = _words("past")
_NO_PAST = _words("no past")
_DETERMINERS = _words("determiners")
_LINKS = _words("links")
SITE_THINGS = _words("site things")
PARTIES = _VISITOR | _SITE
"""How a site calls its visitors and itself."""
MAY_ASK = ASKS | _ASKS_ANYBODY
"""How a sentence may begin that asks something of its readers."""
GESTURES = _words("gestures")
_TELLS = _words("tells")
_OWN_THINGS = lazy_pattern(
    rf"\byours? (?:(?:own|left|right|bare|wet|dry|two|first|other) )*(?:{'|'.join(sorted(_words('own things')))})\b"
)
_NO_REPORT_AFTER = _words("no report after")
_NO_REPORT_BY = _words("no report by")
_PARTICIPLE_BEFORE = _words("participle before")
_BETWEEN = lazy_pattern(
    r"\b(?:your|yours|our|ours|us|to you|for you|with you|near you|(?:me|my)(?! (?:into|back|through|down|up|out)\b)|you(?: can| may|'ll|'d))\b"
)
_DATED = lazy_pattern(
    r"\b(?:in|since|by|until|of|on|from) (?:(?:early|late|mid)[ -])?(?:\d{1,2} )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? "
    r"?(?:\d{1,2},? )?\d{4}\b|\b(?:in|since|by) (?:19|20)\d\d\b|\b(?:on|last|since) (?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\byesterday\b"
)
_CHANNEL = lazy_pattern(
    r"(?<!\w)@\w|\bon (?:twitter|x|facebook|instagram|linkedin|tiktok|youtube|bluesky|mastodon|threads|pinterest|apple news|flipboard)\b|"
    r"\b(?:newsletter|podcast|youtube channel|mailing list|email alerts)\b|^\W{0,3}(?:please )?(?:click|tap) (?:here|below|the (?:link|button|bell))\b"
)
"""Where a site reaches its visitors, and what is done on a page alone: “Click here to …”."""
_TOLD = lazy_pattern(
    r"(?P<sign>[,:;?!]) (?:(?:[A-Z][\w'-]+ ){1,3}(?P<verb>[a-z]{3,})(?P<all> (?:each|every\w*|the|an?|these|those|his|her|its|their|them|him|nobody|no)\b)?|"
    r"(?:the|a|an|one|his|her|their|its) (?:[\w'-]+ ){1,7}?(?P<said>[a-z]{3,})(?= |[.!?]?$)|"
    r"(?P<turned>came|went|cried|runs?|goes|reads?|said|says|called|ran|asked|sang) (?:an?|the|his|her|one|[A-Z]\w+)\b)"
)
"""A clause behind what somebody says: “…, Lind asks”, “…, the man at the gate joked”, “…, came a voice”."""
_EXPLAINED = lazy_pattern(r": (?:that|this|so|such|it) (?:is|was|are|were|went|goes|runs?|ran|reads?)\b", re.IGNORECASE)
_TOKEN = lazy_pattern(r"[a-z]+(?:[-'][a-z]+)*|\d+|[^\sa-z\d]")
_SPEAKER = lazy_pattern(r"\b(?:i|me|my|we|us|our|ours|you|your|yours)\b", re.IGNORECASE)
_OPENS = frozenset(".!?:;|>)*-\x95\x96\x97\x83")
"""Signs after which a clause may begin."""


_BEFORE = frozenset("please already and to or".split())
"""What may stand before a request."""
_PREMISE = lazy_pattern(
    r"^\W*(?:(?:if|when|once) you\b[^.!?,]{2,70}, (?:then )?|(?:to|for) [^.!?,]{3,70}, (?=please\b|\w+ (?:us|our|me|my|the)\b)|"
    r"(?:you|we) (?:can|may|could) (?:also )?|we (?:welcome|want|would|need|love) [^.!?:]{2,50}: )"
)
"""For whom, to what end, and that it is only an offer."""


class Voice(NamedTuple):
    """What a sentence shows of its speaker."""

    visitor: bool
    """It says “you”."""
    site: bool
    """It says “we” or “our”."""
    asks: bool
    """A clause of it begins like a request or an offer."""
    reports: bool
    """Somebody says, finds or rules."""
    past: bool
    third: bool
    """It says “he”, “she” or “they”."""
    dated: bool

    @property
    def balance(self) -> int:
        """Above 0: the site speaks; below: the article; 0: neither shows."""
        site = 2 * self.visitor + self.site + 2 * self.asks
        return site - (3 * self.reports + 2 * self.past + self.third + self.dated)


@lru_cache(256)
def voice(sentence: str) -> Voice:
    """What a folded English sentence shows of its speaker."""
    low = sentence.lower()
    tokens = _TOKEN.findall(low)
    said = frozenset(tokens)
    return Voice(
        visitor=not _VISITOR.isdisjoint(said),
        site=not _SITE.isdisjoint(said),
        asks=_asks(tokens),
        reports=any(map(_reports, tokens[1:], tokens)) or _is_told(sentence),
        past=any(map(_past, tokens[1:], tokens, [*tokens[2:], "."])),
        third=not _THIRD.isdisjoint(said),
        dated=_DATED.search(low) is not None,
    )


def speaks_for_the_article(sentence: str, short: int) -> bool:
    """Whether a folded English sentence reports, by more than one sign of it; of less than `short` characters: whether it asks for nothing."""
    balance = voice(sentence).balance
    return balance < -1 or (balance <= 0 and len(sentence) < short)


def spoken(paragraphs: Sequence[str]) -> float:
    """The share of some English paragraphs in which somebody speaks of himself or to his readers: I, we, you."""
    return sum(_SPEAKER.search(text) is not None for text in paragraphs) / (len(paragraphs) or 1)


def speaks_to_visitors(sentence: str) -> bool:
    """Whether a folded English sentence begins with what it asks of its readers or says they can do, and reports nothing.

    What comes before may say for whom or to what end: “If you made this, tag me”, “To send flowers, please visit our shop”.
    """
    asked = _PREMISE.sub("", _PREMISE.sub("", sentence.lower(), count=1), count=1)
    first = next((token for token in _TOKEN.findall(asked) if token[0].isalpha() and token not in _BEFORE), "")
    of_anybody = first in _ASKS_ANYBODY and names_its_parties(sentence)
    return (of_anybody or first in ASKS) and voice(sentence).balance > 0


def speaks_as_a_site(sentences: Sequence[str]) -> bool:
    """Whether folded English sentences are a site's to its visitors: one is between the two, and none reports or speaks of others."""
    return all(map(may_be_spoken_to_visitors, sentences)) and any(
        voice(sentence).balance > 0 and (names_its_parties(sentence) or _offers_a_channel(sentence))
        for sentence in sentences
    )


def _offers_a_channel(sentence: str) -> bool:
    """Whether a sentence begins with a request and names where a site reaches its visitors: “Follow @fermilab on Twitter.”"""
    return speaks_to_visitors(sentence) and _CHANNEL.search(sentence.lower()) is not None


def names_its_parties(sentence: str) -> bool:
    """Whether a sentence is between a site and its visitors: it says us or your, or what is done for you; not only “until you hear it”."""
    low = sentence.lower()
    return _BETWEEN.search(_OWN_THINGS.sub("", low) if "your" in low else low) is not None


def may_be_spoken_to_visitors(sentence: str) -> bool:
    """Whether it may stand beside one that does: it reports nothing and speaks of nobody."""
    shown = voice(sentence)
    return shown.balance >= 0 and not (shown.third or shown.reports)


def _is_told(sentence: str) -> bool:
    """Whether a clause says who said the rest of it, or what it is: “Become a member who can swim: that is the rule”."""
    for told in (
        _TOLD.finditer(sentence) if "," in sentence or ":" in sentence or "?" in sentence or "!" in sentence else ()
    ):
        verb, said = told["verb"], told["said"]
        if (
            told["turned"]
            or said in _TELLS
            or (verb and (verb in _TELLS or ((told["sign"] != ":" or told["all"]) and _acts(verb))))
        ):
            return True
    return _EXPLAINED.search(sentence) is not None


def _acts(verb: str) -> bool:
    """Whether a word behind a name may be what its bearer does: “asks”, “joked”."""
    return verb.endswith("ed") or verb.endswith("s")


def _asks(tokens: list[str]) -> bool:
    opens = True
    for token in tokens:
        if opens and token[0].isalpha():
            if token in ASKS:
                return True
            opens = token in ("already", "and", "to")
        elif token in _OPENS:
            opens = True
    return False


def _reports(token: str, before: str) -> bool:
    if token not in _REPORTS or before in _NO_REPORT_AFTER:
        return False
    return token not in _DOUBLE or before not in _NO_REPORT_BY


def _past(token: str, before: str, after: str) -> bool:
    if token in _PAST:
        return token != "left" or before not in _NO_REPORT_BY
    if (
        not token.endswith("ed")
        or len(token) < 5
        or token in _NO_PAST
        or not before[0].isalpha()
        or before in _DETERMINERS
        or before in _LINKS
    ):
        return False
    return after[0].isalnum() and after not in _PARTICIPLE_BEFORE
