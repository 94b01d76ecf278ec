"""Who speaks in a sentence: the article, which reports, or the site, which talks to its visitors.

“Sign up for our newsletter” and “The court found that nobody had signed up for the newsletter” share their words. What a sentence does tells
them apart: a site asks (an imperative) and says you and our; an article has somebody act, in the past, on a day, and says he, she and they.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_VISITOR = frozenset("you your yours yourself you're you'll you've you'd".split())
_SITE = frozenset("we our us ours we're we'll we've me my".split())
_THIRD = frozenset("he she him her his they them their himself herself themselves".split())
_ASKS = frozenset(
    "accept add allow become begin bookmark browse buy call check choose click comment connect consider contact continue copy create disable "
    "discover donate don't download e-mail email enable enjoy enjoying enter explore find follow get give got have help install interested join "
    "keep learn leave let like listen log looking make manage missed need never order pin please post print provide rate reach read ready "
    "register renew report save scroll see select send share shop sign skip start stay submit subscribe support swipe tap tell try turn tweet "
    "unlock unsubscribe upgrade view visit want watch write".split()
)
"""What a sentence to visitors begins with: “Sign up …”, “Want more?”, “Already have an account?”."""
_REPORTS = frozenset(
    "admits admitted agreed alleged announced announces argued argues asked believed believes claimed claims complained concluded confirmed "
    "confirms decided denied denies explained explains finds fined found insisted insists learned noted ordered promised recalled replied "
    "reported revealed reveals ruled said say says showed shows stated sued suggested tells testified told voted warned warns writes wrote".split()
)
"""What people and studies do in a report."""
_PAST = frozenset(
    "became began bought broke brought built came caught chose did drew drove fell felt forbade fought gave grew had heard held kept knew left "
    "lost met paid ran rewrote rose saw sent sold sought spent spoke stood swore taught thought took understood was went were withdrew won "
    "wore".split()
)
_DETERMINERS = frozenset(
    "the a an our your my his her its their these those this that all some any no more most other".split()
)
_LINKS = frozenset(
    "in of to for with as from on at by and or not never also is are be been being was were am get gets got have has".split()
)
_NO_REPORT_AFTER = frozenset(
    "the a an our your my his her its their these those this that and of to or us any latest no new all".split()
)
_NO_REPORT_BY = frozenset("you we i they to have has is are".split())
_DOUBLE = frozenset("claims finds left reported say shows".split())
"""Words that are verbs of reporting only behind a name or a noun."""
_PARTICIPLE_BEFORE = frozenset(
    "by in on to for with at from of as here herein above below unless without under where when".split()
)
"""A word in -ed before one of these mostly belongs to a noun: “the views expressed in this article”."""
_DATED = re.compile(
    r"\b(?:in|since|by|until|of|on|from) (?:(?:early|late|mid)[ -])?(?:\d{1,2} )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? "
    r"?(?:\d{1,2},? )?\d{4}\b|\b(?:in|since|by) (?:19|20)\d\d\b|\b(?:on|last|since) (?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\byesterday\b"
)
_TOKEN = re.compile(r"[a-z]+(?:[-'][a-z]+)*|\d+|[^\sa-z\d]")
_OPENS = frozenset(".!?:;|>)*-\x95\x96\x97\x83")
"""Signs after which a clause may begin."""


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
    words = frozenset(tokens)
    return Voice(
        visitor=not _VISITOR.isdisjoint(words),
        site=not _SITE.isdisjoint(words),
        asks=_asks(tokens),
        reports=any(map(_reports, tokens[1:], tokens)),
        past=any(map(_past, tokens[1:], tokens, [*tokens[2:], "."])),
        third=not _THIRD.isdisjoint(words),
        dated=_DATED.search(low) is not None,
    )


def _asks(tokens: list[str]) -> bool:
    opens = True
    for token in tokens:
        if opens and token[0].isalpha():
            if token in _ASKS:
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
        or not before[0].isalpha()
        or before in _DETERMINERS
        or before in _LINKS
    ):
        return False
    return after[0].isalnum() and after not in _PARTICIPLE_BEFORE
