"""How the corpus phase grows: articles made up on the fly, gathered and judged, with time, memory and findings told.

    python bench/corpus_scale.py [1000 10000 100000] [--select XD] [--bytes 3000]

The articles are invented: a vocabulary of made-up words with the frequencies of a language, towns and firms as names, some ten
figures each, lines of a template for each of fifty sites. One in fifty is a copy of an earlier one with a few words changed, one
in fifty tells a fact of an earlier one with another figure; half of them stand in stories that three of them tell. Each size runs in a process of its own.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator

from lint import engine
from lint.config.settings import Settings
from lint.corpus.gather import Corpus
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


def measure(count: int, select: str, length: int) -> str:
    """Gather and judge so many articles; the figures in one line (CPU time). Making the articles up is not counted."""
    plan = engine.make_plan(Settings(select=(select,)))
    corpus = Corpus(plan.corpus)
    gathering = size = 0.0
    for document in _documents(count, length):
        begin = time.process_time()
        plan.scan(document)
        corpus.add(document)
        gathering += time.process_time() - begin
        size += len(document.text)
    begin = time.process_time()
    found = [placed.finding.code for placed in corpus.judge()]
    judging = time.process_time() - begin
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    codes = ", ".join(f"{code} {times}" for code, times in sorted(Counter(found).items()))
    return (
        f"{count:>8,} articles {size / 1e6:7.1f} MB   gathered {gathering:7.1f} s ({size / 1e6 / gathering:4.1f} MB/s)   "
        f"judged {judging:6.1f} s   {(gathering + judging) / count * 1e3:5.2f} ms each   memory {memory:6.0f} MB   {codes}"
    )


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("sizes", nargs="*", type=int, default=[1_000, 10_000, 100_000])
    ask.add_argument("--select", default="XD")
    ask.add_argument("--bytes", type=int, default=3_000)
    ask.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    given = ask.parse_args()
    for size in given.sizes:
        if given.here:
            print(measure(size, given.select, given.bytes), flush=True)
        else:
            call = [
                sys.executable,
                __file__,
                str(size),
                "--select",
                given.select,
                "--bytes",
                str(given.bytes),
                "--here",
            ]
            subprocess.run(call, check=True)


if __name__ == "__main__":
    main()
