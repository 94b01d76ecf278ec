"""How many seeded defects the SQ rules find: one kind a rule, each article beside its untouched twin.

    python bench/source_defects.py                        # articles of our own making
    python bench/source_defects.py TEXTS [--count 200]    # a folder of .txt, or .jsonl[.gz] with a field "text"
    python bench/source_defects.py TEXTS --only SQ407 --errors 10

A defect is found when its rule reports anything in the article, a twin is a false alarm when the rule reports anything
in it. Prints precision and recall for each rule, then the same for high-confidence findings alone; SQ3 only with
--textstat, for it takes seconds to import. SQ402 needs the rules for furniture and is measured with them.

How the defects are made stands in source_defects_makers.py, the words they are made of in source_defects_phrases.py.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import source_defects_phrases as phrases
from source_defects_makers import MAKERS, PAGES, RESIDUE

from lint import engine
from lint.config.settings import Settings
from lint.model import Confidence, Finding
from lint.text.document import Document

_NEED_TEXTSTAT = ("SQ301", "SQ302")


def generated(rng: random.Random, paragraphs: int = 9) -> str:
    """An article of our own: grammatical, dull, and never saying the same sentence twice."""
    said: set[str] = set()
    blocks = [f"{rng.choice(phrases.PEOPLE)} and the {rng.choice(phrases.THINGS)}"]
    for _ in range(paragraphs):
        sentences: list[str] = []
        while len(sentences) < rng.randint(2, 4):
            frame = rng.choice(phrases.FRAMES)
            words = {key: rng.choice(values) for key, values in phrases.WORDS.items()}
            sentence = frame.format(**words, n=rng.randint(2, 98), year=rng.randint(1990, 2024))
            if sentence not in said:
                said.add(sentence)
                sentences.append(sentence)
        blocks.append(" ".join(sentences))
    return "\n\n".join(blocks)


def texts(source: str | None, count: int, rng: random.Random) -> list[str]:
    """At least `count` articles of 120 words and more that end with a full stop: complete, as far as one can tell."""
    if source is None:
        return [generated(rng) for _ in range(count)]
    found = [text.strip() for text in _read(Path(source))]
    whole = [text for text in dict.fromkeys(found) if len(text.split()) >= 120 and text.endswith((".", '."', ".”"))]
    rng.shuffle(whole)
    return whole[:count]


def _read(path: Path) -> Iterator[str]:
    if path.is_dir():
        yield from (file.read_text(encoding="utf-8") for file in sorted(path.glob("**/*.txt")))
        return
    with gzip.open(path, "rt") if path.suffix == ".gz" else path.open() as lines:
        for line in lines:
            yield json.loads(line)["text"]


class Tally:
    """What a rule found of its defects, and in their twins."""

    def __init__(self, code: str, errors: int) -> None:
        self._code, self._errors = code, errors
        self._articles = 0
        self._counts: Counter[str] = Counter()

    def count(self, document: Document, found: list[Finding], *, seeded: bool) -> None:
        self._articles += seeded
        certain = any(finding.confidence is Confidence.high for finding in found)
        self._counts["true" if seeded else "false"] += bool(found)
        self._counts["surely true" if seeded else "surely false"] += certain
        if bool(found) != seeded and self._errors:
            self._errors -= 1
            what = "missed" if seeded else f"false alarm: {found[0].message}"
            print(f"    {what}: {document.text[-160:]!r}")

    def row(self) -> str:
        """Precision and recall, of all findings and of the sure ones."""
        all_findings, certain = self._rates("true", "false"), self._rates("surely true", "surely false")
        return f"{self._code}  n {self._articles}  {all_findings}  high {certain.replace('  ', '  high ')}"

    def _rates(self, right: str, wrong: str) -> str:
        true, told = self._counts[right], self._counts[right] + self._counts[wrong]
        return f"P {true / told if told else 0:.3f}  R {true / self._articles if self._articles else 0:.3f}"


def measured(code: str, articles: list[str], errors: int) -> Tally:
    """How a rule fares with its defect in each of the articles."""
    plan, tally, rng = engine.make_plan(Settings(select=(code,))), Tally(code, errors), random.Random(code)
    for text in articles:
        for document, seeded in zip(MAKERS[code](rng, text), (True, False), strict=True):
            found = [finding for finding in engine.lint(document, plan) if finding.code == code]
            tally.count(document, found, seeded=seeded)
    return tally


def arguments() -> argparse.Namespace:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("texts", nargs="?", help="articles to spoil; none: made up")
    ask.add_argument("--count", type=int, default=200)
    ask.add_argument("--only", nargs="*")
    ask.add_argument("--textstat", action="store_true", help="measure the rules for readability too")
    ask.add_argument("--errors", type=int, default=0)
    ask.add_argument("--later", action="store_true", help="the second set of pages and residue")
    return ask.parse_args()


def main() -> None:
    given = arguments()
    if given.later:
        PAGES.update(phrases.LATER_PAGES)
        RESIDUE.update(phrases.LATER_RESIDUE)
    articles = texts(given.texts, given.count, random.Random(1))
    slow = () if given.textstat else _NEED_TEXTSTAT
    for code in given.only or [code for code in sorted(MAKERS) if code not in slow]:
        print(measured(code, articles, given.errors).row(), flush=True)


if __name__ == "__main__":
    main()
