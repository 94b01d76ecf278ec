"""Train the weights of `lint/facts/claims_aligned.py`: two logistic regressions over its named features.

    python bench/train_claims.py DATA [--write]

DATA is a folder with `within_doc_conflict.jsonl.gz` and `crossdoc_conflict.jsonl.gz`: articles with one value changed, and their
untouched twins. Pairs of figures with the changed one are positive, all pairs of the twins negative. The regressions are fitted
on six tenths of the articles and told about on the rest; with --write they are fitted again on all, and the weights are stored.
Needs numpy and scikit-learn.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression

from lint import engine
from lint.config import Settings
from lint.document import Document
from lint.facts import claims_aligned
from lint.facts.claims import Figure, claims
from lint.facts.claims_aligned import Subject

PLAN = engine.make_plan(Settings(select=("UN", "DT")), ["date", "quantity"])
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
    counts: bool


def rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def within(data: Path) -> Iterator[Item]:
    for row in rows(data / "within_doc_conflict.jsonl.gz"):
        places = [(0, *span) for span in row["spans"]]
        yield Item(str(row["pair"]), bool(row["label"]), [row["text"]], places, row["kind"] != "pct")


def across(data: Path) -> Iterator[Item]:
    seeded = {}
    items = list(rows(data / "crossdoc_conflict.jsonl.gz"))
    for row in items:
        if row["label"]:
            sides = [side for conflict in row["conflicts"] for side in (conflict["a"], *conflict["others"])]
            seeded[row["pair"]] = [(side["article"], *side["span"]) for side in sides]
    for row in items:
        yield Item(row["pair"], bool(row["label"]), [a["text"] for a in row["articles"]], seeded[row["pair"]], True)


def subjects(text: str) -> list[Subject]:
    document = Document(text)
    PLAN.scanner.scan(document)
    return [Subject(claim) for claim in claims(document)]


def _touches(figure: Figure, article: int, place: Place) -> bool:
    return article == place[0] and figure.start < place[2] and place[1] < figure.end


def pairs(number: int, item: Item) -> Iterator[Row]:
    """The candidates of an item; of a seeded one only those that are the conflict."""
    articles = [subjects(text) for text in item.texts]
    placed = [(article, subject) for article, group in enumerate(articles) for subject in group]
    for first, second in claims_aligned.candidates([subject for _, subject in placed], 1000):
        (one, a), (two, b) = placed[first], placed[second]
        if len(articles) > 1 and one == two:
            continue
        for found in claims_aligned.conflicts(a, b, "within"):
            hits = [
                any(_touches(figure, article, place) for place in item.places)
                for figure, article in ((found.first, one), (found.second, two))
            ]
            label = item.seeded and all(hits)
            if label or not item.seeded:
                values = claims_aligned.features(a, found.first, b, found.second)
                yield Row(number, (two, found.second.start, found.second.end), label, values)


def learning(pair: str) -> bool:
    return int(hashlib.md5(pair.encode()).hexdigest(), 16) % 10 < 6


def fitted(chosen: list[Row]) -> dict[str, float]:
    names = list(chosen[0].values)
    matrix = np.array([[row.values[name] for name in names] for row in chosen])
    spread = matrix.std(axis=0)
    spread[spread == 0] = 1
    model = LogisticRegression(C=0.3, max_iter=3000).fit(matrix / spread, [row.label for row in chosen])
    weights = dict(zip(names, (model.coef_[0] / spread).tolist(), strict=True))
    return {"bias": float(model.intercept_[0]), **weights}


def told(items: list[Item], found: list[Row], weights: dict[str, float], part: Callable[[str], bool]) -> None:
    """Print precision and recall at the places of the seeded conflicts, and the findings per untouched item."""
    by_item: dict[int, dict[Place, float]] = {}
    for row in found:
        score = 1 / (1 + np.exp(-weights["bias"] - sum(weights[name] * value for name, value in row.values.items())))
        places = by_item.setdefault(row.item, {})
        places[row.later] = max(score, places.get(row.later, 0.0))
    for least in (0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        hits = {True: 0, False: 0}
        of = {True: 0, False: 0}
        noise = 0
        for number, item in enumerate(items):
            if not item.counts or not part(item.pair):
                continue
            best = [place for place, score in by_item.get(number, {}).items() if score >= least]
            hit = any(a == b and s < f and t < e for a, s, e in best for b, t, f in item.places)
            hits[item.seeded] += hit
            of[item.seeded] += 1
            noise += 0 if item.seeded else len(best)
        precision = hits[True] / (sum(hits.values()) or 1)
        recall = hits[True] / of[True]
        print(f"  {least:.2f}  P {precision:.3f}  R {recall:.3f}  findings per untouched item {noise / of[False]:.2f}")


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("data", type=Path)
    ask.add_argument("--write", action="store_true")
    given = ask.parse_args()
    weights = {}
    claims_aligned.probability = lambda values, where: 0.0  # type: ignore[assignment]
    for name, read in (("within", within), ("across", across)):
        items = list(read(given.data))
        found = [row for number, item in enumerate(items) for row in pairs(number, item)]
        chosen = [row for row in found if learning(items[row.item].pair)]
        some = fitted(chosen)
        print(f"{name}: {len(found)} pairs, {sum(row.label for row in found)} conflicts")
        for title, part in (("learning part", learning), ("kept aside", lambda pair: not learning(pair))):
            print(f" {title}")
            told(items, found, some, part)
        weights[name] = {key: round(value, 4) for key, value in fitted(found).items()}
    if given.write:
        target = Path(claims_aligned.__file__).with_name("claims_weights.json")
        target.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
