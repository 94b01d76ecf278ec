"""News articles that nobody wrote: unique sentences put together from patterns, a fault here and there, as in collected text.

Repeating the paragraphs of seeds/ would measure something else: every article would be the copy of every other one, and full of faults.
"""

from __future__ import annotations

import json
import random
from pathlib import Path

_FIRST = "Ada Bela Cora Dario Edda Finn Greta Hugo Ines Jonas Karin Lena Marek Nadia Otto Petra Quentin Rosa Stefan Tilda Ulrich Vera Wanda Yusuf Zora".split()
_FAMILIES = (
    "Ab Bran Cas Dor Eb Fal Gro Hal Im Jan Kel Lin Mos Nov Ort Poh Ree San Thor Ul Vog Wei Yat Zan".split(),
    "bach dahl der feld gard holm ing ka len man mann nik quist rup sen ski stein ström thal vik".split(),
)
_PLACES = (
    "Alm Birk Cor Dun East Farn Glen Harrow Inver Kest Low Mill Nor Oak Pen Raven Stone Thistle Under West".split(),
    "berg bridge brook bury by dale field ford gate ham haven hurst lea marsh mouth stead ton vale wick wood".split(),
)
_THINGS = "bridge ferry harbour mill museum library tram station reservoir school market theatre hospital depot orchard archive".split()
_BODIES = "council|county board|port authority|water company|transport ministry|housing agency|farmers' union|regional court".split(
    "|"
)
_VERBS = "said explained added announced noted wrote argued".split()
_MONTHS = "January February March April May June July August September October November December".split()
_SENTENCES = (
    "The {body} of {place} will rebuild the {thing} between {month} {year} and {month2} {year2}, {person} {said} on {day}.",
    "Work on the {thing} began on {date} and has cost {money} so far, {percent} more than planned.",
    "“We have waited {number} years for this {thing},” {said} {person}, who heads the {body}.",
    "According to a report that the {body} published on {date}, {count} people used the {thing} in {year}.",
    "{person}, {age}, has lived beside the {thing} since {year} and remembers the flood that took the old one.",
    "The {body} put the number of visitors at {count}, up from {count2} in {year}.",
    "About {percent} of the households in {place} have no other way to reach the {thing}.",
    "It is {length} long and stands on {number} pillars of granite from the quarries near {place2}.",
    "The contract, worth {money}, went to a company from {place2} that built the {thing2} of {place} in {year}.",
    "{person} and {person2} disagree about who should pay for the {thing}.",
    "The {thing2} closes at {hour} on weekdays, and the last bus to {place2} leaves a quarter of an hour later.",
    "When the {body} voted on {day}, {number} members were against and {count3} in favour.",
    "Nobody was hurt when a lorry hit the {thing} on {date}, but traffic to {place2} stood still for {number} hours.",
    "In {year} the town counted {count} inhabitants; today there are {count2}, and {percent} of them work in {place2}.",
    "The court in {place2} will hear the case of {person} against the {body} in {month} {year2}.",
    "“Nobody asked the people of {place},” {person} {said}, “and that is why we are here.”",
    "{person}, an engineer from {place2}, drew the plans and had them checked by the {body}.",
    "Snow kept the road to {place2} closed for most of {month}.",
    "A survey of {count3} shopkeepers found that most of them want the {thing2} to open earlier.",
    "The first stone was laid on {date} in front of {number2} guests and a brass band.",
    "Critics, among them {person2}, point to the leaking roof of the {thing2}.",
    "“I learned to swim below that {thing},” {person2} {said}.",
    "Whoever wants to see the plans can do so in the town hall of {place} until the end of {month2}.",
    "The sum does not include the {money2} that the {body2} set aside for the ramp.",
    "Both sides will meet again in {place2}; neither wished to name a date.",
    "In a letter to the {body2}, {person} asked for {number2} more parking spaces and a shelter for bicycles.",
    "An older plan, for a tunnel of {length2}, was dropped because of the groundwater.",
    "Since the fire, the {thing2} has had neither heating nor light.",
    "The stones were cleaned by hand, one after the other, and numbered in white chalk.",
    "{person2} {said} the {body2} had answered none of her questions.",
    "That leaves the bus, which runs every {number2} minutes and is full before it gets to {place2}.",
    "Rain is expected until the weekend, and the river may rise by another metre.",
    "The oldest part of the building has walls of oak, a floor of brick and a bell that nobody may ring.",
    "What becomes of the old {thing2} has not been decided.",
)
_FAULTS = (
    "Experts believe that the {thing} could soon be among the most important of its kind.",
    "It seems as if the {body} may have invested 1 billion in the {thing} last month.",
    "Insider sources say that {person} will leave the {body}.",
    "Share this article\nFacebook Twitter WhatsApp",
    "Subscribe to our newsletter to get the latest from {place}.",
    "{person} is a staff writer who covers {place}. Contact the author at desk@{place}.example.",
    "Leave a Reply\nYour email address will not be published.",
    "Between {year2} and {year} the {thing} was closed, a growing number of people think.",
)
_FAULTY = 0.6
"""How many faults an article has on average."""


class Newsroom:
    """Makes articles, the same ones for the same seed."""

    def __init__(self, seed: int = 7) -> None:
        self._chance = random.Random(seed)
        self._cast: dict[str, list[str]] = {}

    def article(self, size: int) -> str:
        """An article of about `size` characters: a headline, paragraphs of two to four sentences, now and then a fault.

        Each has a cast of its own, so that it speaks of the same few people, places and things throughout.
        """
        pick = self._chance.sample
        people = [f"{first} {last}" for first, last in zip(pick(_FIRST, 4), self._names(_FAMILIES, 4), strict=True)]
        self._cast = {
            "person": people,
            "place": self._names(_PLACES, 3),
            "thing": pick(_THINGS, 3),
            "body": pick(_BODIES, 2),
        }
        parts = [self._filled("{place} to rebuild its {thing}")]
        left = pick(_SENTENCES, len(_SENTENCES))
        while left and sum(map(len, parts)) < size:
            taken = [left.pop() for _ in range(min(len(left), self._chance.randint(2, 4)))]
            parts.append(" ".join(map(self._filled, taken)))
        while self._chance.random() < _FAULTY / (1 + _FAULTY):
            parts.insert(self._chance.randint(1, len(parts)), self._filled(self._chance.choice(_FAULTS)))
        return "\n\n".join(parts) + "\n"

    def line(self, patterns: tuple[str, ...]) -> str:
        """A line beside the last article, about its people, places and things."""
        return self._filled(self._chance.choice(patterns))

    def _names(self, parts: tuple[list[str], list[str]], count: int) -> list[str]:
        """So many names, each of a head and a tail that no other one has."""
        heads, tails = (self._chance.sample(part, count) for part in parts)
        return [head + tail for head, tail in zip(heads, tails, strict=True)]

    def _filled(self, sentence: str) -> str:
        pick, count = self._chance.choice, self._chance.randint
        cast = {name: self._chance.sample(several, 2) for name, several in self._cast.items()}
        year = count(1990, 2018)
        return sentence.format(
            **{name: one for name, (one, _) in cast.items()}, **{f"{name}2": other for name, (_, other) in cast.items()},
            said=pick(_VERBS), day=pick(("Monday", "Tuesday", "Friday")), month=pick(_MONTHS), month2=pick(_MONTHS), year=year, year2=year + count(1, 6), date=f"{pick(_MONTHS)} {count(1, 28)}, {year}",
            money=f"{count(2, 900)} million euros", percent=f"{count(2, 60)} percent", number=count(3, 40), age=count(19, 90),
            count=f"{count(2, 90)},{count(100, 999)}", count2=f"{count(2, 90)},{count(100, 999)}", count3=count(41, 80), number2=count(41, 90),
            length=f"{count(20, 900)} metres", length2=f"{count(2, 9)} kilometres", money2=f"{count(2, 90)},000 euros", hour=f"{count(5, 11)} p.m.",
        )  # fmt: skip


_MENU = "Home|News|Local|Sport|Culture|Business|Opinion|Weather|Obituaries|Jobs|Property|Subscribe|Sign in|Search|Newsletters|Podcasts".split(
    "|"
)
_BELOW = (
    "Share this article", "Most read", "More from {place}", "Related stories", "Comments ({number})", "Advertisement", "Photo: {person}",
    "{person} on the {thing} of {place}", "Why {place} may lose its {thing}", "Read more", "{date}", "{number} hours ago", "{thing2}, {place2}",
)  # fmt: skip
_FOOT = "About us|Contact|Terms of use|Privacy policy|Cookie settings|Accessibility|Advertise with us|Careers|All rights reserved.".split(
    "|"
)
_TEASERS = 40


def page(newsroom: Newsroom, size: int) -> str:
    """An article as a scraper gives it that takes the whole page: menu, article, teasers, footer."""
    article = newsroom.article(size)
    below = [newsroom.line(_BELOW) for _ in range(_TEASERS)]
    return "\n".join([*_MENU, article, *below, *_FOOT]) + "\n"


def write(target: Path, count: int, size: int, kind: str = "news") -> int:
    """Write `count` articles of about `size` characters under `target`; their size in bytes.

    `news`: a file each; `pages`: whole pages with all that surrounds an article; `records`: one file, each article a record of a line.
    """
    newsroom, total = Newsroom(), 0
    if kind == "records":
        with (target / "articles.jsonl").open("wb") as out:
            for number in range(count):
                record = {"id": number, "text": " ".join(newsroom.article(size).split())}
                total += out.write(json.dumps(record).encode() + b"\n")
        return total
    for number in range(count):
        folder = target / f"{number // 500:03d}"
        folder.mkdir(exist_ok=True)
        text = newsroom.article(size) if kind == "news" else page(newsroom, size)
        total += (folder / f"{number:05d}.txt").write_bytes(text.encode())
    return total
