"""How the corpus phase grows: articles made up on the fly, gathered and judged, with time, memory and findings told.

    python bench/corpus_scale.py [1000 10000 100000] [--select XD] [--bytes 3000] [--jobs 1 2] [--picture cost.svg]

The articles are invented: a vocabulary of made-up words with the frequencies of a language, towns and firms as names, some ten
figures each, lines of a template for each of fifty sites. One in fifty is a copy of an earlier one with a few words changed, one
in fifty tells a fact of an earlier one with another figure; half of them stand in stories that three of them tell. Each size runs in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from lint import (
    engine,
    start,  # noqa: F401 - garbage is swept as seldom as in the command
)
from lint.config.settings import Settings
from lint.model import LocatedFinding
from lint.session.judging import corpus_of
from lint.text.document import Document

_SYLLABLES = "ba be bi bo bu da de di do du fa fe ga go ka ke ki ko la le li lo lu ma me mi mo na ne ni no pa pe po ra re ri ro sa se si so ta te ti to va ve vi vo".split()
_SMALL = "the of and to in a is that for it was on with as by at from had they be this have are not but were which their will has".split()
_COUNTED = "workers houses ships schools trees families students machines bridges farms".split()


def _word(number: int) -> str:
    """The made-up word of a rank: short ones for common ranks."""
    dice = random.Random(number)
    return "".join(dice.choice(_SYLLABLES) for _ in range(2 + (number > 50) + (number > 2000) + (number > 20000)))


class Articles:
    """Invents articles, each one the same for the same number."""

    def __init__(self, length: int) -> None:
        self._length = length
        self._words = [_word(number) for number in range(60_000)]
        self._weights = [1 / (number + 10) for number in range(len(self._words))]
        total = 0.0
        self._cumulative = [total := total + weight for weight in self._weights]
        self._templates = [
            [self._sentence(random.Random(-site - line), 12) for line in (1, 1000, 2000)] for site in range(50)
        ]

    def text(self, number: int) -> str:
        dice = random.Random(number)
        kind = dice.random()
        if number > 10 and kind < 0.02:
            words = self.text(dice.randrange(number)).split(" ")
            for _ in range(len(words) // 100):
                words[dice.randrange(len(words))] = dice.choice(self._words)
            return " ".join(words)
        lines = []
        size = 0
        while size < self._length:
            line = " ".join(self._sentence(dice, dice.randint(8, 26)) for _ in range(dice.randint(2, 5)))
            lines.append(line)
            size += len(line)
        if number > 10 and kind < 0.04:
            lines.insert(1, self._fact(dice.randrange(number), dice.randint(100, 999)))
        if number % 6 < 3:
            lines.insert(2, " ".join(self._retold(number // 6, dice)))
        lines.insert(1, self._fact(number, random.Random(number).randint(100, 999)))
        return "\n".join([*lines, *self._templates[number % 50]])

    def _retold(self, story: int, dice: random.Random) -> Iterator[str]:
        """What several articles tell of one story: the same people and places, words changed, now and then a figure."""
        told = random.Random(f"story {story}")
        names = [told.choice(self._words[2000:]).capitalize() for _ in range(4)]
        for _ in range(8):
            words = self._sentence(told, 14).split(" ")
            words[3:3] = told.sample(names, 2)
            words[8:8] = [str(told.randint(11, 9000)), told.choice(_COUNTED)]
            if dice.random() < 0.1:
                words[8] = str(dice.randint(11, 9000))
            words[dice.randrange(9, len(words) - 1)] = dice.choice(self._words)
            if dice.random() < 0.75:
                yield " ".join(words)

    def _fact(self, number: int, figure: int) -> str:
        dice = random.Random(~number)
        town, firm, thing = (dice.choice(self._words[2000:]).capitalize() for _ in range(3))
        return f"The company {firm} {thing} will pay {figure} million dollars for the harbour of {town}, the mayor of {town} said."

    def _sentence(self, dice: random.Random, length: int) -> str:
        words = dice.choices(self._words, cum_weights=self._cumulative, k=length)
        words = [dice.choice(_SMALL) if dice.random() < 0.45 else word for word in words]
        for at in range(1, length):
            chance = dice.random()
            if chance < 0.05:
                words[at] = words[at].capitalize()
            elif chance < 0.056:
                words[at] = f"{dice.randint(2, 9000):,} {dice.choice(_COUNTED)}"
            elif chance < 0.059:
                words[at] = f"${dice.randint(1, 900)} million"
        words[0] = words[0].capitalize()
        return " ".join(words) + "."


def _documents(count: int, length: int) -> Iterator[Document]:
    articles = Articles(length)
    for number in range(count):
        yield Document(articles.text(number), f"site{number % 50:02d}/{number:07d}.txt")


class Figures(NamedTuple):
    """What a size costs: seconds of CPU time (judging: also of the busiest process), and megabytes."""

    articles: int
    jobs: int
    megabytes: float
    gathering: float
    judging: float
    longest: float
    """Seconds of CPU time of judging that nobody could take off the busiest process."""
    memory: float
    """Of the largest process."""
    stored: float
    """Of the store, on disk where there are several processes, else in memory as far as it fits."""
    codes: str
    among: int
    """How many pairs of the first articles conflict, as told: as many in a large corpus as in a small one, if nothing is lost."""


_FIRST = 1_000
"""Of so many articles, the same in every corpus that has them, pairs are counted."""


def _is_among_first(placed: LocatedFinding) -> bool:
    """Whether a conflict is one of two of the first articles."""
    finding = placed.finding
    names = [placed.path, *(place.path for place in finding.related)]
    return finding.code == "XD201" and all(int(Path(name).stem) < _FIRST for name in names)


def measure(count: int, select: str, length: int, jobs: int) -> Figures:
    """Gather here, then judge in so many processes. Making the articles up is not counted."""
    plan = engine.make_plan(Settings(select=tuple(select.split(","))))
    gathering = size = 0.0
    with ExitStack() as stack:
        corpus, run = corpus_of(plan, jobs, stack)
        for document in _documents(count, length):
            begin = time.process_time()
            plan.scan(document)
            corpus.add(document)
            gathering += time.process_time() - begin
            size += len(document.text)
        begin, before = time.process_time(), _children()
        found, among = Counter[str](), 0
        for placed in corpus.judge(run=run):
            found[placed.finding.code] += 1
            among += _is_among_first(placed)
        here, workers = time.process_time() - begin, _children() - before
        memory = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        stored = corpus.store.bytes_stored()
    codes = ", ".join(f"{code} {times}" for code, times in sorted(found.items()))
    longest = max(here, workers / jobs)
    figures = (size / 1e6, gathering, here + workers, longest, memory / 1024, stored / 1e6)
    return Figures(count, jobs, *figures, codes, among)


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


_HEAD = "articles  jobs   text MB   gather s   judge s   longest s   ms each   memory MB   store MB   among first 1,000   findings"


def _line(one: Figures) -> str:
    each = (one.gathering + one.judging) / one.articles * 1e3
    return (
        f"{one.articles:>8,} {one.jobs:5} {one.megabytes:9.1f} {one.gathering:10.1f} {one.judging:9.1f} {one.longest:11.1f} "
        f"{each:9.2f} {one.memory:11.0f} {one.stored:10.1f}   {one.among:17}   {one.codes}"
    )


def _exponents(found: list[Figures]) -> Iterator[str]:
    """How judging grows from one size to the next: 1 is with the size."""
    for jobs in sorted({one.jobs for one in found}):
        sizes = [one for one in found if one.jobs == jobs and one.judging]
        for less, more in pairwise(sizes):
            power = math.log(more.judging / less.judging) / math.log(more.articles / less.articles)
            yield f"judging grows by the power {power:.2f} from {less.articles:,} to {more.articles:,} articles (jobs: {jobs})"


_WIDE, _HIGH, _EDGE = 640, 400, 60


def _picture(found: list[Figures]) -> str:
    """Cost against size, both in powers of ten, as SVG: gathering and judging."""
    lines = [
        (
            f"{name}, jobs {jobs}",
            dash,
            colour,
            [(one.articles, getattr(one, name)) for one in found if one.jobs == jobs],
        )
        for name, colour in (("gathering", "#4477aa"), ("judging", "#cc3311"))
        for jobs, dash in zip(sorted({one.jobs for one in found}), ("none", "6 4", "2 3"), strict=False)
    ]
    points = [point for *_, some in lines for point in some if point[1] > 0]
    across, up = ([math.log10(point[axis]) for point in points] for axis in (0, 1))
    left, right, low, high = math.floor(min(across)), math.ceil(max(across)), math.floor(min(up)), math.ceil(max(up))

    def at(articles: float, seconds: float) -> str:
        x = _EDGE + (math.log10(articles) - left) / max(right - left, 1) * (_WIDE - 2 * _EDGE)
        y = _HIGH - _EDGE - (math.log10(max(seconds, 1e-3)) - low) / max(high - low, 1) * (_HIGH - 2 * _EDGE)
        return f"{x:.1f},{y:.1f}"

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDE}" height="{_HIGH}" font-family="sans-serif" font-size="12">'
    ]
    for power in range(left, right + 1):
        x, _, y = at(10**power, 10**low).partition(",")
        parts.append(f'<text x="{x}" y="{float(y) + 18}" text-anchor="middle">{10**power:,}</text>')
    for power in range(low, high + 1):
        y = at(10**left, 10**power).split(",")[1]
        parts.append(f'<text x="{_EDGE - 8}" y="{y}" text-anchor="end">{10.0**power:g} s</text>')
        parts.append(f'<path d="M{at(10**left, 10**power)} L{at(10**right, 10**power)}" stroke="#ddd"/>')
    for number, (name, dash, colour, some) in enumerate(lines):
        way = " ".join(at(*point) for point in some)
        parts.append(
            f'<polyline points="{way}" fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dash}"/>'
        )
        parts.append(f'<text x="{_EDGE + 8}" y="{_EDGE - 40 + 15 * number}" fill="{colour}">{name}</text>')
    return "\n".join(
        [*parts, f'<text x="{_WIDE / 2}" y="{_HIGH - 12}" text-anchor="middle">articles</text>', "</svg>\n"]
    )


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("sizes", nargs="*", type=int, default=[1_000, 10_000, 100_000])
    ask.add_argument("--select", default="XD")
    ask.add_argument("--bytes", type=int, default=3_000)
    ask.add_argument("--jobs", nargs="+", type=int, default=[1])
    ask.add_argument("--picture", type=Path, help="where to draw cost against size (SVG)")
    ask.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    given = ask.parse_args()
    if given.here:
        print(json.dumps(measure(given.sizes[0], given.select, given.bytes, given.jobs[0])))
        return
    print(_HEAD, flush=True)
    found = []
    for size in given.sizes:
        for jobs in given.jobs:
            call = [sys.executable, __file__, str(size), "--select", given.select, "--bytes", str(given.bytes)]
            done = subprocess.run([*call, "--jobs", str(jobs), "--here"], check=True, capture_output=True, text=True)
            found.append(Figures(*json.loads(done.stdout)))
            print(_line(found[-1]), flush=True)
    print(*_exponents(found), sep="\n")
    if given.picture:
        given.picture.write_text(_picture(found), encoding="utf-8")


if __name__ == "__main__":
    main()
