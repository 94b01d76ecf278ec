"""Train the model of BP190 and write `lint/facts/furniture_words.json` and `lint/facts/furniture_trees.json`.

    python bench/train_furniture.py DATA [--folds 5]

DATA holds `nearly_human`, `full_human` and `pubdate` as `.jsonl.gz` (see `furniture_pages.py`). Needs numpy, scipy and scikit-learn.
1. Lines that a rule is sure of, and plain paragraphs, are set aside: the model judges the rest.
2. A logistic regression over words, pairs of words, first and last words. A word must occur on at least `MIN_SITES` sites and in lower case
   within paragraphs, so that names of persons and companies never get into the table.
3. Small boosted trees over `lint.facts.furniture.FEATURES`; the words' score of a line comes from a fold that did not see its site.
All is fitted `--folds` times on other sites and measured on the sites left out; the printed table is for choosing the two thresholds in `rules/boilerplate/furniture_lines.py`.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from bench.furniture_pages import Page, pages
from lint import engine
from lint.config import Settings
from lint.document import Document
from lint.facts import furniture
from lint.facts.furniture_trees import TREES
from lint.facts.furniture_words import TABLE, WordWeights, word_features

MIN_SITES = 15
WEIGHT = {"nearly": 1.0, "derived": 1.0, "full": 0.3, "derived full": 0.2}
SERVICES = frozenset(
    b"facebook twitter instagram getty reuters shutterstock youtube whatsapp linkedin pinterest reddit google apple rss afp pm am january february "
    b"march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
"""Words that no page writes in lower case, yet no names of the news."""


class Lines:
    """All judged lines of all pages, as arrays."""

    def __init__(self, data: Path) -> None:
        plan = engine.make_plan(Settings(select=("BP2",), cache=False))
        self.pages = list(pages(data))
        nothing = WordWeights({}, 0.0)
        self.views = [furniture.Lines(*self._marked(page, plan), nothing) for page in self.pages]
        sites = {site: number for number, site in enumerate(dict.fromkeys(page.site for page in self.pages))}
        at = [(n, place) for n, view in enumerate(self.views) for place in range(len(view.kept))]
        self.page = np.array([n for n, _ in at])
        self.place = np.array([place for _, place in at])
        self.site = np.array([sites[self.pages[n].site] for n, _ in at])
        self.kind = np.array([self.pages[n].kind for n, _ in at])
        labels = [self.pages[n].labels[self.views[n].kept[place]] for n, place in at]
        self.label = np.array([-1 if label is None else int(label) for label in labels])
        self.scored = np.array([self.views[n].kept[place] not in self.pages[n].titles for n, place in at])
        self.open = np.array([not self.views[n].long[place] and not self.views[n].sure[place] for n, place in at])
        size = np.bincount(self.page)[self.page]
        self.weight = np.array([WEIGHT[kind] for kind in self.kind]) / np.sqrt(size) * 6

    @staticmethod
    def _marked(page: Page, plan: engine.Plan) -> tuple[Document, frozenset[int], frozenset[int]]:
        document = Document("\n".join(page.lines) + "\n", metadata={"language": "en"})
        engine.lint(document, plan)
        return document, *furniture.marked(document)


def vocabulary(lines: Lines) -> list[bytes]:
    """The features of words that many sites use and that are no names."""
    seen: dict[bytes, set[str]] = {}
    lower: Counter[str] = Counter()
    for page, view in zip(lines.pages, lines.views, strict=True):
        for place in range(len(view.kept)):
            for feature in word_features(view.words[place]):
                seen.setdefault(feature, set()).add(page.site)
        if page.kind == "nearly":
            for place in view.paragraphs:
                lower.update(set(view.texts[view.kept[place]].split()))
    common = (feature for feature, sites in seen.items() if len(sites) >= MIN_SITES)
    return [feature for feature in common if all(_is_plain(word, lower) for word in feature.strip(b"^$").split())]


def _is_plain(word: bytes, lower: Counter[str]) -> bool:
    return word == b"0" or word in SERVICES or lower[word.decode()] >= 3


def word_matrix(lines: Lines, words: list[bytes]) -> csr_matrix:
    index = {word: number for number, word in enumerate(words)}
    columns, bounds = [], [0]
    for page, place in zip(lines.page, lines.place, strict=True):
        found = word_features(lines.views[page].words[place]) if lines.open[len(bounds) - 1] else set()
        columns += [index[feature] for feature in found if feature in index]
        bounds.append(len(columns))
    return csr_matrix((np.ones(len(columns), dtype=np.float32), columns, bounds), shape=(len(bounds) - 1, len(words)))


def fit_words(lines: Lines, matrix: csr_matrix, chosen: Any) -> LogisticRegression:
    rows = chosen & lines.open & (lines.label >= 0) & np.isin(lines.kind, ["nearly", "derived"])
    return LogisticRegression(C=0.1, max_iter=200).fit(
        matrix[rows], lines.label[rows], sample_weight=lines.weight[rows]
    )


def fit_trees(lines: Lines, features: Any, chosen: Any) -> HistGradientBoostingClassifier:
    rows = (
        chosen & lines.open & (lines.label >= 0) & (np.isin(lines.kind, ["nearly", "derived"]) | (lines.page % 3 == 0))
    )
    trees = HistGradientBoostingClassifier(
        max_iter=150, max_leaf_nodes=8, learning_rate=0.1, l2_regularization=10, min_samples_leaf=60, max_bins=64,
        max_features=0.3, early_stopping=False, random_state=0,
    )  # fmt: skip
    return trees.fit(features[rows], lines.label[rows], sample_weight=lines.weight[rows])


def feature_matrix(lines: Lines, scores: Any) -> Any:
    """The features of all open lines (the others' rows stay zero), given the words' scores."""
    matrix, offset = np.zeros((len(lines.page), len(furniture.FEATURES)), dtype=np.float32), 0
    for view in lines.views:
        view.weigh(lambda place, offset=offset: float(scores[offset + place]))  # type: ignore[misc]
        for place in range(len(view.kept)):
            if lines.open[offset + place]:
                matrix[offset + place] = view.features(place)
        offset += len(view.kept)
    return matrix


def write(words: list[bytes], model: LogisticRegression, trees: HistGradientBoostingClassifier) -> None:
    weights = {
        word.decode(): round(float(w), 2)
        for word, w in sorted(zip(words, model.coef_[0], strict=True))
        if abs(w) >= 0.05
    }
    table = {"start": round(float(model.intercept_[0]), 3), "weights": weights}
    TABLE.write_text(json.dumps(table, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    forest = {
        "features": list(furniture.FEATURES), "start": round(float(trees._baseline_prediction[0, 0]), 4),
        "trees": [_tree(stage[0].nodes, 0) for stage in trees._predictors],
    }  # fmt: skip
    TREES.write_text(json.dumps(forest).replace("], [[", "],\n[[") + "\n", encoding="utf-8")


def _tree(nodes: Any, at: int) -> Any:
    """A tree as nested lists: [feature, threshold, tree at or below it, tree above it]; a leaf is a number."""
    node = nodes[at]
    if node["is_leaf"]:
        return round(float(node["value"]), 4)
    return [
        int(node["feature_idx"]),
        float(f"{node['num_threshold']:.5g}"),
        _tree(nodes, int(node["left"])),
        _tree(nodes, int(node["right"])),
    ]


def measure(lines: Lines, chances: Any) -> None:
    """Print what each threshold would give on the sites left out, rules included."""
    for kind in ("nearly", "full"):
        judged = (lines.kind == kind) & (lines.label >= 0) & lines.scored
        label, chance = lines.label[judged] == 1, chances[judged]
        for threshold in (-1.5, -1, -0.6, -0.3, 0, 0.3, 0.6, 1, 1.5, 1.8, 2.2, 2.6, 3, 9):
            hit = chance >= threshold
            p, r = (hit & label).sum() / max(1, hit.sum()), (hit & label).sum() / label.sum()
            alarms = (hit & ~label).sum() / (~label).sum()
            titles = (~lines.scored & (lines.kind == kind) & (chances >= threshold)).sum() / (
                ~lines.scored & (lines.kind == kind)
            ).sum()
            print(
                f"{kind:7s} titles {titles:.3f} ≥ {threshold:4}: P {p:.3f} R {r:.3f} F1 {2 * p * r / (p + r):.3f} FA {alarms:.4f}"
            )


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("data", type=Path)
    ask.add_argument("--folds", type=int, default=5)
    given = ask.parse_args()
    lines = Lines(given.data)
    words = vocabulary(lines)
    matrix = word_matrix(lines, words)
    fold = np.random.RandomState(0).permutation(lines.site.max() + 1)[lines.site] % given.folds
    scores = np.zeros(len(fold))
    for out in range(given.folds):
        scores[fold == out] = fit_words(lines, matrix, fold != out).decision_function(matrix[fold == out])
    features = feature_matrix(lines, scores)
    suspected = features[:, furniture.FEATURES.index("suspected by a rule")] > 0
    sure = np.array([lines.views[n].sure[p] for n, p in zip(lines.page, lines.place, strict=True)])
    late = np.array([lines.views[n].suspected[p] for n, p in zip(lines.page, lines.place, strict=True)])
    chances = np.where(sure, 10.0, np.where(late | suspected, 1.0, -9.0))
    for out in range(given.folds):
        here = (fold == out) & lines.open
        chances[here] = np.maximum(
            chances[here], fit_trees(lines, features, fold != out).decision_function(features[here])
        )
    measure(lines, chances)
    everywhere = np.ones(len(fold), dtype=bool)
    write(words, fit_words(lines, matrix, everywhere), fit_trees(lines, features, everywhere))


if __name__ == "__main__":
    main()
