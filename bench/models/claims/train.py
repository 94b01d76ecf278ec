"""Train the weights of `lint/extract/claims/conflicts.py`: two logistic regressions over its named features.

    python -m bench.models.claims.train --data DIR [--write]

DIR holds `within_doc_conflict.jsonl.gz` and `crossdoc_conflict.jsonl.gz`: articles with one value changed, and their
untouched twins. Pairs of figures with the changed one are positive, all pairs of the twins negative. Across articles each group
of them is a corpus of its own, and all groups together are one more, so that the features that the corpus gives are learnt for
small and large ones; there, pairs from two groups are negative. The regressions are fitted on six tenths of the
articles and measured on the rest; with --write they are fitted again on all, and the weights are stored.
Needs numpy and scikit-learn (the group `models`).
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression

from lint import Candidate, Document, Finding, Gathered, Reader, engine
from lint.config.settings import Settings
from lint.corpus.gather import Corpus
from lint.extract.claims import conflicts
from lint.extract.claims.conflicts import Subject
from lint.extract.claims.extractor import Figure

PLAN = engine.make_plan(Settings(select=("XD201",)))
RULE: Any = PLAN.corpus[0]
Place = tuple[int, int, int]
"""Number of the article, start, end."""


class Row(NamedTuple):
    item: int
    later: Place
    label: bool
    values: dict[str, float]


class Item(NamedTuple):
    pair: str
    seeded: bool
    texts: list[str]
    places: list[Place]
    """Of the value that was changed, first, and of its twins."""

    @property
    def group(self) -> str:
        """The articles it is made of: several items change another value in the same ones."""
        return self.pair.rsplit("#", 1)[0]


def rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def within(data: Path) -> Iterator[Item]:
    for row in rows(data / "within_doc_conflict.jsonl.gz"):
        places = [(0, *span) for span in row["spans"]]
        yield Item(str(row["pair"]), bool(row["label"]), [row["text"]], places)


def across(data: Path) -> Iterator[Item]:
    seeded = {}
    items = list(rows(data / "crossdoc_conflict.jsonl.gz"))
    for row in items:
        if row["label"]:
            sides = [side for conflict in row["conflicts"] for side in (conflict["a"], *conflict["others"])]
            seeded[row["pair"]] = [(side["article"], *side["span"]) for side in sides]
    for row in items:
        yield Item(row["pair"], bool(row["label"]), [a["text"] for a in row["articles"]], seeded[row["pair"]])


def _is_seeded(item: Item, one: int, first: Figure, two: int, second: Figure) -> bool:
    """Whether the figures of two articles are the changed value and its twin."""
    ends = ((one, first), (two, second))
    return item.seeded and all(
        any(article == place[0] and figure.start < place[2] and place[1] < figure.end for place in item.places)
        for article, figure in ends
    )


def pairs_within(items: list[Item]) -> Iterator[Row]:
    """The candidates of the items; of a seeded one only those that are the conflict."""
    for number, item in enumerate(items):
        document = Document(item.texts[0])
        PLAN.scan(document)
        for compared in conflicts.pairs_within(conflicts.subjects(document)):
            for pair in conflicts.pairs(*compared):
                label = _is_seeded(item, 0, pair.first, 0, pair.second)
                if label or not item.seeded:
                    yield Row(number, (0, pair.second.start, pair.second.end), label, pair.features)


Compared = tuple[str, str, conflicts.Pair]
"""The names of two articles, the earlier one first, and a pair of figures of theirs."""


def compared(articles: Iterable[tuple[str, str]]) -> Iterator[Compared]:
    """What the rule compares in a corpus of these articles (name and text)."""
    corpus, found = Corpus([RULE]), list[Compared]()
    here: list[str] = []

    def matches(subject: Subject, other: Subject, known: dict[str, float]) -> Iterator[Any]:
        found.extend((*here, pair) for pair in conflicts.pairs(other, subject, known))
        return iter(())

    def compare(fact: Gathered, candidates: list[Candidate], read: Reader) -> Iterator[Finding]:
        for candidate in candidates:
            here[:] = candidate.fact.path, fact.path
            yield from type(RULE).compare(RULE, fact, [candidate], read)

    RULE.matches, RULE.compare = matches, compare
    for name, text in articles:
        document = Document(text, name)
        PLAN.scan(document)
        corpus.add(document)
    assert not list(corpus.judge())
    return iter(found)


def pairs_across(items: list[Item]) -> Iterator[Row]:
    """The candidates of the items, each a corpus of its own; of a seeded one only those that are the conflict."""
    for number, item in enumerate(items):
        for one, two, (first, second, names, values) in compared((str(n), text) for n, text in enumerate(item.texts)):
            label = _is_seeded(item, int(one), first, int(two), second)
            if label or not item.seeded:
                yield Row(number, (int(two), second.start, second.end), label, dict(zip(names, values, strict=True)))


def pairs_of_all(items: list[Item]) -> Iterator[Row]:
    """The candidates of a corpus of all groups: a seeded conflict of each, and what is of two groups."""
    chosen = {item.group: number for number, item in reversed(list(enumerate(items))) if item.seeded}
    numbers = sorted(chosen.values())
    articles = [(f"{number} {n}", text) for number in numbers for n, text in enumerate(items[number].texts)]
    for one, two, (first, second, names, values) in compared(articles):
        (a, left), (b, right) = (map(int, name.split()) for name in (one, two))
        label = a == b and _is_seeded(items[a], left, first, right, second)
        if label or a != b:
            yield Row(b % len(items), (b, second.start, second.end), label, dict(zip(names, values, strict=True)))


def learning(group: str) -> bool:
    return int(hashlib.md5(group.encode()).hexdigest(), 16) % 10 < 6


def fitted(chosen: list[Row]) -> dict[str, float]:
    names = list(chosen[0].values)
    matrix = np.array([[row.values[name] for name in names] for row in chosen])
    spread = matrix.std(axis=0)
    spread[spread == 0] = 1
    model = LogisticRegression(C=0.3, max_iter=3000).fit(matrix / spread, [row.label for row in chosen])
    weights = dict(zip(names, (model.coef_[0] / spread).tolist(), strict=True))
    return {"bias": float(model.intercept_[0]), **weights}


def print_figures(found: list[Row], weights: dict[str, float]) -> None:
    """Print how many of the seeded conflicts would be reported, and how many other places."""
    scores: dict[tuple[int, Place], tuple[float, bool]] = {}
    for row in found:
        score = 1 / (1 + np.exp(-weights["bias"] - sum(weights[name] * value for name, value in row.values.items())))
        scores[row.item, row.later] = max((score, row.label), scores.get((row.item, row.later), (0.0, False)))
    seeded = {row.item for row in found if row.label}
    for least in (0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        hits = {item for (item, _), (score, label) in scores.items() if label and score >= least}
        others = sum(score >= least and not label for score, label in scores.values())
        print(f"  {least:.2f}  {len(hits)} of {len(seeded)} conflicts, {others} other places")


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--write", action="store_true")
    given = ask.parse_args()
    weights = {}
    steps: tuple[
        tuple[str, Callable[[Path], Iterator[Item]], dict[str, Callable[[list[Item]], Iterator[Row]]]], ...
    ] = (
        ("within", within, {"alone": pairs_within}),
        ("across", across, {"alone": pairs_across, "all together": pairs_of_all}),
    )
    for name, read, sources in steps:
        items = list(read(given.data))
        found = {title: list(source(items)) for title, source in sources.items()}
        everything = [row for each in found.values() for row in each]
        some = fitted([row for row in everything if learning(items[row.item].group)])
        for title, each in found.items():
            print(f"{name}, {title}: {len(each)} pairs, {sum(row.label for row in each)} conflicts")
            for part, chosen in (("learning part", learning), ("kept aside", lambda group: not learning(group))):
                print(f" {part}")
                print_figures([row for row in each if chosen(items[row.item].group)], some)
        weights[name] = {key: round(value, 4) for key, value in fitted(everything).items()}
    if given.write:
        target = Path(conflicts.__file__).with_name("weights.json")
        target.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
