"""What speaks for and against a written date being the one on which the article was published: named signs, weighed in published_weights.json.

The weights are learned by `bench/models/publication/train.py`; each sign is a thing one can see on the page.
"""

import json
import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from lint.extract.publication.dates import WrittenDate, written
from lint.extract.publication.lines import signs_a_post
from lint.match.expressions import Expression, expression
from lint.text.document import Document

_BEFORE = {
    "published": r"\b(?:publish|publi[eckz]|gepubliceerd|geplaatst|udgivet|opublikowan|erscheinungsdatum|artikel vom|gepostet|posted|veroffentlicht|erschienen|erstellt|online seit|mis en ligne|pubblicat|created|issued|released|filed|first published|am:)\w*\W{0,3}(?:\w+\W{1,2}){0,3}$",
    "updated": r"\b(?:updated?|modified|edited|revised|last update|aktualisiert|geandert|bearbeitet|mis a jour|modifie|actualizad[oa]|aggiornat[oa]|maj|update|reviewed|bijgewerkt|opdateret)\W{0,3}(?:\w+\W{1,2}){0,3}$",
    "labelled": r"\b(?:date|datum|fecha|data|stand|dated|am|vom|du|dal?|den|op)\W{0,3}$",
    "by": r"(?:^|\W)(?:by|von|par|por|di|author|autor|autore|door|staff|reporter|editor|redaktion|correspondent|desk|news|team)\b",
    "preposition": r"\b(?:on|in|since|until|by|of|from|before|after|between|through|to|till|ab|bis|seit|zum|depuis|jusqu'au|desde|hasta|and|to|the|le|el|il|for|was|is)(?: \w+,?)? $",
    "weekday": r"\b(?:mon|tue|wed|thu|fri|sat|sun|die|mit|don|sam|son|lun|mar|mer|jeu|ven|dim|sab|dom|mie|jue|vie|gio)[a-z]{0,8}\.?,? (?:the |den |le )?$",
    "clock": r"\d[:.h]\d\d ?(?:[ap]\.?m\.?)?(?: \(?[a-z]{2,4}\)?)?,?(?: \W| on)? ?$",
    "photo": r"\b(?:photo|foto|picture|image|getty|reuters|file|pictured|bild|shutterstock|screenshot|ap)\b",
    "policy": r"\b(?:copyright|terms|policy|effective|rights|privacy|cookie|born|geboren|founded|since)\b|©",
    "event": r"\b(?:event|expires?|until|valid|deadline|due|starts?|ends?|begins?|release|releases|premiere|through|season|termin|retrieved|accessed|archived|abgerufen|joined|member since|registriert|capture|revision)\b",
    "comment": r"\b(?:comments?|repl(?:y|ies)|says|said|sagt|wrote|kommentar\w*|antwort\w*|commented|schreibt|schrieb)\b",
    "post": r"@\w+\)?\W{0,3}(?:on |am |le |el )?$|pic\.|https?:",
    "divided": r"[|/•·\x95\x96\x97\xb7>-] ?$",
    "prose": r"\b[a-z]{2,} [a-z]{2,},? (?:on |in |since |until |by |of |from |before |after |am |vom |le |el |il |seit |bis )?$",
    "dateline": r"^\W{0,4}[A-Z][A-Z .'-]{2,30}(?:, ?[A-Za-z. ]{2,20})?[,:]? \W{0,2}$",
}
_AFTER = {
    "clock": r"^\W{0,4}(?:at |um |a |as |alle |o'?clock |kl\.? )?\d{1,2}[:.h]\d\d|^T\d\d:\d\d",
    "divided": r"^ ?[|/•·\x95\x96\x97\xb7-]",
    "updated": r"^.{0,30}\b(?:updated?|modified|aktualisiert|geandert|edited|letztes)\b",
    "by": r"^\W{0,5}(?:by|von|par|por|di)\b",
    "comment": r"^.{0,30}\b(?:comments?|repl(?:y|ies)|kommentare?|antworten|permalink|said|says|at \d)\b",
    "goes_on": r"^[,.]? [a-z]{2,}",
    "posted": r"^.{0,24}\b(?:gepostet|veroffentlicht|posted|published|publie|publicado|pubblicato|in (?:[a-z]+ ){0,2}(?:news|blog|allgemein|uncategori[sz]ed))\b",
    "reply": r"^.{0,24}\b(?:reply|antworten|antwort|repondre|responder|rispondi|sagt|says)\b",
    "reading": r"^.{0,40}\b(?:min|minutes?|read|lesezeit|views|shares?|drucken|print|words)\b",
}
_LINE = {
    "published": r"^\W{0,4}(?:publish|veroffentlicht|erschienen|posted|publi|gepubliceerd|geplaatst|udgivet|datum|date)\w*.{0,12}$",
    "updated": r"^\W{0,4}(?:(?:last )?updated?|last modified|aktualisiert|letzte).{0,12}$",
    "by": r"^\W{0,4}(?:by|von|par|por|di|author|autor)\b",
    "menu": r"\b(?:log ?in|sign (?:in|up)|subscribe|search|menu|home|weather|e-?paper|newsletter|anmelden|suche|abo|navigation|jetzt|trending|latest|breaking|abonnieren|register|logout|abmelden)\b",
    "share": r"\b(?:share|teilen|facebook|twitter|partager|print|email|drucken|comments?|kommentare?|listen|tweet|link|copied|bookmark|save)\b",
    "reply": r"\b(?:reply|antworten|antwort|repondre|responder|rispondi|sagt|says|pingback|hat geschrieben|wrote)\b",
    "related": r"\b(?:related|more|read|mehr|recommended|latest|popular|most|next|previous|also|upcoming|events?|archive|similar|weitere|aktuelle|lesen)\b",
}


Signs = list[tuple[str, Expression]]
"""The names of signs that expressions see, and these."""


def _compiled(where: str, sources: dict[str, str]) -> Signs:
    cased = ("dateline", "prose")
    return [(f"{where} {name}", expression(source, cased=name in cased)) for name, source in sources.items()]


_BEFORE_SIGNS, _AFTER_SIGNS, _LINE_SIGNS = (
    _compiled("before", _BEFORE),
    _compiled("after", _AFTER),
    _compiled("", _LINE),
)
_PARAGRAPH = 140
_HEAD, _TITLE, _SAME = 400, 24, 60
"""So many lines may stand above an article; so long is a title; so many of its letters are compared."""
_BELOW_TITLE = 6
_NEAR = 7
"""Paragraphs with fewer lines between them belong together."""
_LIMIT = 24
"""So many dates from the head on are weighed; a page that lists more of them is no article."""


def _bucket(number: int, bounds: tuple[int, ...]) -> int:
    return sum(number > bound for bound in bounds)


class Page:
    """What the signs of one document's dates have in common."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.dates = [one for one in written(document) if not signs_a_post(document, one)][:_LIMIT]
        self.counts = Counter(one.date for one in self.dates)
        self.newest = max(self.counts) if self.counts else None
        self.lines = [number for number, block in enumerate(document.blocks) if block.end > block.start]
        self.place = {number: index for index, number in enumerate(self.lines)}
        long = [number for number, block in enumerate(document.blocks) if block.end - block.start > _PARAGRAPH]
        self.paragraphs = long
        self.body = self._body(long)
        self.first_in_body = bisect_left(self.dates, self._body_start(), key=lambda one: one.start)
        """The index of the first date that does not stand above the article."""
        self.title = self._title()
        self._seen: dict[int, list[str]] = {}

    def _body(self, long: list[int]) -> tuple[int, int]:
        """The first and last line of the article: the paragraphs near each other that hold most text."""
        blocks, best, size = self.document.blocks, (1 << 30, 1 << 30), 0
        start = 0
        for at, number in enumerate(long):
            if at + 1 < len(long) and self.place[long[at + 1]] - self.place[number] <= _NEAR:
                continue
            total = sum(blocks[one].end - blocks[one].start for one in long[start : at + 1])
            if total > size:
                best, size = (long[start], number), total
            start = at + 1
        return best

    def _body_start(self) -> int:
        first = self.body[0]
        return self.document.blocks[first].start if first < len(self.document.blocks) else 1 << 60

    def _title(self) -> frozenset[int]:
        """Where, among the lines with text, one stands that the page has said before: its first line, again above the article."""
        seen: set[str] = set()
        found = set()
        last = self.place.get(self.body[0], len(self.lines))
        first = self.text(0).lower()
        for place in range(min(last, _HEAD)):
            start, end = self.document.blocks[self.lines[place]]
            if end - start < _TITLE:
                continue
            line = self.text(place)[:_SAME].lower()
            if len(line) >= _TITLE:
                if line in seen or place and line in first:
                    found.add(place)
                seen.add(line)
        return frozenset(found)

    def signs_in(self, place: int) -> list[str]:
        """The names of the signs in a line beside a date, with a space before; worked out once, for dates stand together."""
        if place not in self._seen:
            line = self.text(place)
            self._seen[place] = [name for name, sign in _LINE_SIGNS if sign.search(line)] if line else []
        return self._seen[place]

    def text(self, number: int) -> str:
        """A line of the folded text, from its ends at most eighty characters each."""
        if not 0 <= number < len(self.lines):
            return ""
        start, end = self.document.blocks[self.lines[number]]
        return self.document.folded[start : min(end, start + 100)].strip()


def signs(page: Page, index: int) -> Iterator[str]:
    """The names of the signs at the date with that index."""
    document, one = page.document, page.dates[index]
    number = document.block_number(one.start)
    start, end = document.blocks[number]
    before = document.folded[max(start, one.start - 80) : one.start]
    after = document.folded[one.end : min(end, one.end + 60)]
    yield f"order {_bucket(index, (0, 1, 2, 5))}"
    yield f"line {_bucket(end - start, (14, 30, 60, 120, 250))}"
    yield f"same {min(page.counts[one.date], 3)}"
    if not before.strip():
        yield "line starts"
    if not after.strip():
        yield "line ends"
    if before:
        yield from [name for name, sign in _BEFORE_SIGNS if sign.search(before)]
    if after:
        yield from [name for name, sign in _AFTER_SIGNS if sign.search(after)]
    yield from _around(page, number)
    yield from _among(page, index)
    if index == page.first_in_body - 1:
        yield "last above the body"
        if not before.strip():
            yield "last above the body, line starts"
    elif index < page.first_in_body:
        yield "another above the body"
    if one.other:
        yield "two readings"


def _around(page: Page, number: int) -> Iterator[str]:
    """Signs in the lines around and in where the paragraphs stand."""
    place = page.place[number]
    for name, shift in (("above", -1), ("two above", -2), ("below", 1)):
        yield from [name + sign for sign in page.signs_in(place + shift)]
        if name != "two above":
            yield f"{name} length {_bucket(len(page.text(place + shift)), (0, 15, 40, 80))}"
    yield f"lines above {_bucket(place, (0, 3, 10, 30, 100, 300))}"
    below = next((shift for shift in range(_BELOW_TITLE) if place - shift in page.title), None)
    if below is not None:
        yield "title above"
        yield f"title above {below}"
    elif page.title:
        yield "title elsewhere"
    first, last = page.body
    if number < first:
        distance = page.place.get(first, 9999) - place
        yield f"body below {_bucket(distance, (1, 2, 4, 8, 15, 30, 80, 300))}"
    elif number <= last:
        yield "body first line" if number == first else "body within"
    else:
        yield f"body above {_bucket(place - page.place[last], (1, 2, 4, 8, 20, 80))}"


def _among(page: Page, index: int) -> Iterator[str]:
    """Signs in how the date lies among the others."""
    one = page.dates[index]
    if len(page.counts) == 1:
        yield "only one"
        yield from ("only one, two readings",) * (one.other is not None)
        return
    assert page.newest is not None
    yield f"older than newest {_bucket((page.newest - one.date).days, (-1, 0, 3, 30, 365))}"
    yield f"dates {_bucket(len(page.counts), (1, 2, 4, 9))}"
    if index + 1 < len(page.dates):
        following = page.dates[index + 1]
        yield f"next date {_bucket(following.start - one.end, (30, 150, 600))}"
        yield f"next is {'same' if following.date == one.date else 'newer' if following.date > one.date else 'older'}"
    if index:
        previous = page.dates[index - 1]
        yield f"last date {_bucket(one.start - previous.end, (30, 150, 600))}"
        yield f"last is {'same' if previous.date == one.date else 'newer' if previous.date > one.date else 'older'}"


def absence(page: Page) -> Iterator[str]:
    """The signs that none of the dates is the one: a bare article rather than a page."""
    yield "none"
    yield f"none, lines {_bucket(len(page.lines), (3, 10, 30, 60, 120))}"
    yield f"none, dates {min(len(page.counts), 3)}"
    yield f"none, language {page.document.language if page.document.language in ('en', 'und') else 'other'}"
    first = page.body[0]
    yield f"none, above the body {_bucket(page.place.get(first, -1), (-1, 0, 2, 5, 15, 50))}"


@cache
def weights() -> dict[str, float]:
    """The weight of each sign."""
    stored: dict[str, float] = json.loads(Path(__file__).with_name("weights.json").read_text("utf-8"))
    return stored


class Choice(NamedTuple):
    """The written date that is most likely the day of publication."""

    date: WrittenDate
    likely: float
    """How likely that is, in 0 to 1 …"""
    among: float
    """… if one of the dates is it …"""
    present: float
    """… and how likely one of them is."""


def best(document: Document) -> Choice | None:
    """The date that is most likely the day of publication; None where there is no date."""
    page = Page(document)
    if not page.dates:
        return None
    known = weights()
    none = math.exp(sum(known.get(sign, 0.0) for sign in absence(page)))
    likely: dict[date, float] = {}
    places: dict[date, tuple[float, WrittenDate]] = {}
    for index, one in enumerate(page.dates):
        weight = math.exp(sum(known.get(sign, 0.0) for sign in signs(page, index)))
        likely[one.date] = likely.get(one.date, 0.0) + weight
        if one.date not in places or weight > places[one.date][0]:
            places[one.date] = (weight, one)
    chosen = max(likely, key=lambda day: likely[day])
    dates = sum(likely.values())
    present = dates / (none + dates)
    among = likely[chosen] / dates
    return Choice(places[chosen][1], among * present, among, present)
