"""Train the model of BP190: `lint/extract/boilerplate/words.json` and `lint/extract/boilerplate/trees.json`.

    python -m bench.models.boilerplate.train --data DIR [--folds 5] [--splits 3] [--write]

Needs the dependency group `models`. `card.md` says what the data are, what was tried, and how well the model does.
1. Lines that a rule is sure of, tables and plain paragraphs are set aside: the model judges the rest.
2. Two logistic regressions over words, signs and pairs of them: what they say of their line, and what of the line below. A word must occur on
   at least `MIN_SITES` sites and in lower case within paragraphs, so that names of persons and companies never get into the table.
3. Small boosted trees over `FEATURES`; the words' scores of a line come from a fold that did not see its site.
All is fitted `--folds` times on other sites and measured on the sites left out, for `--splits` ways of dealing the sites out. The printed tables,
with all that `lint.extract.boilerplate.lines` does before and after the trees, are for choosing the thresholds there and for the card.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from bench.models.boilerplate.pages import Page, pages
from lint import engine
from lint.config.settings import Settings
from lint.extract.boilerplate import lines as boilerplate
from lint.extract.boilerplate import trees, words
from lint.extract.boilerplate.feature_names import FEATURES
from lint.extract.boilerplate.found import marked
from lint.extract.boilerplate.words import Weights, WordWeights, pairs
from lint.model import Confidence
from lint.text.document import Document

MIN_SITES = 15
TREE_COUNT, RATE = 80, 0.1
TEACH_TREES = {"nearly": 1.0, "derived": 0.3, "genre": 0.3, "wild": 1.0}
"""The weight of a line for the trees, by the kind of its page; pages of other kinds do not teach."""
TEACH_WORDS = {"nearly": 1.0, "derived": 1.0, "genre": 0.05, "wild": 1.0}
SERVICES = frozenset(
    "facebook twitter instagram getty reuters shutterstock youtube whatsapp linkedin pinterest reddit google apple rss afp pm am january february "
    "march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
"""Words that no page writes in lower case, yet no names of the news."""
_NO_WORDS = Weights({}, {}, 0.0)


class Lines:
    """All lines of all pages, as arrays, and each page as the model looks at it."""

    def __init__(self, data: Path) -> None:
        plan = engine.make_plan(Settings(select=("BP2",), cache=False))
        self.pages = list(pages(data))
        self.views = [
            boilerplate.Lines(*self._marked(page, plan), WordWeights(_NO_WORDS, _NO_WORDS)) for page in self.pages
        ]
        at = [(n, place) for n, view in enumerate(self.views) for place in range(len(view.kept))]
        self.page = np.array([n for n, _ in at])
        self.place = np.array([place for _, place in at])
        self.kind = np.array(
            [self.pages[n].kind.split()[0] if self.pages[n].kind != "derived full" else "" for n, _ in at]
        )
        self.genre = np.array([self.pages[n].kind for n, _ in at])
        numbers = {site: number for number, site in enumerate(dict.fromkeys(page.site for page in self.pages))}
        self.site = np.array([numbers[self.pages[n].site] for n, _ in at])
        labels = [self.pages[n].labels[self.views[n].kept[place]] for n, place in at]
        self.label = np.array([-1 if label is None else int(label) for label in labels])
        self.scored = np.array([self.views[n].kept[place] not in self.pages[n].titles for n, place in at])
        self.long = self._of_views("long")
        self.certain, self.suspected = self._of_views("certain"), self._of_views("suspected")
        self.open = ~self.long & ~self.certain & ~self._of_views("tables")
        self.below = np.append(np.where(self.certain, 1, self.label)[1:], -1)
        self.below[np.append(self.page[1:] != self.page[:-1], True)] = -1
        size = np.bincount(self.page)[self.page]
        self.weight = 6 / np.sqrt(size) * self._weights(TEACH_WORDS)
        self.weight_for_trees = size**-0.25 * self._weights(TEACH_TREES)

    def _of_views(self, name: str) -> Any:
        return np.array([flag for view in self.views for flag in getattr(view, name)])

    def _weights(self, by_kind: dict[str, float]) -> Any:
        return np.array([by_kind.get(kind, 0.0) for kind in self.kind])

    def know(self, known: list[str]) -> None:
        """Tell the views which words many sites use."""
        weights = WordWeights(Weights(dict.fromkeys(known, 0), {}, 0.0), _NO_WORDS)
        for view in self.views:
            view.read(weights)

    @staticmethod
    def _marked(page: Page, plan: engine.Plan) -> tuple[Document, frozenset[int], frozenset[int]]:
        document = Document("\n".join(page.lines) + "\n", metadata={"language": "en"})
        engine.lint(document, plan)
        return document, *marked(document)


def vocabulary(lines: Lines) -> list[str]:
    """The features of words that many sites use and that are no names."""
    seen: dict[str, set[str]] = {}
    lower: Counter[str] = Counter()
    for page, view in zip(lines.pages, lines.views, strict=True):
        for found in view.words:
            for feature in _features(found):
                seen.setdefault(feature, set()).add(page.site)
        if page.kind == "nearly" or page.kind.startswith(("cleaneval", "genre")):
            for place in view.paragraphs:
                lower.update(set(view.texts[place].split()))
    common = (feature for feature, sites in seen.items() if len(sites) >= MIN_SITES)
    return sorted(feature for feature in common if all(_is_plain(word, lower) for word in feature.split()))


def _features(found: list[str]) -> list[str]:
    return found + list(map(" ".join, pairs(found)))


def _is_plain(word: str, lower: Counter[str]) -> bool:
    return not word[0].isalpha() or word in SERVICES or lower[word] >= 3


def word_matrix(lines: Lines, known: list[str]) -> csr_matrix:
    index = {word: number for number, word in enumerate(known)}
    columns, bounds = [], [0]
    for page, place in zip(lines.page, lines.place, strict=True):
        columns += [index[feature] for feature in _features(lines.views[page].words[place]) if feature in index]
        bounds.append(len(columns))
    return csr_matrix((np.ones(len(columns), dtype=np.float32), columns, bounds), shape=(len(bounds) - 1, len(known)))


def fit_words(lines: Lines, matrix: csr_matrix, chosen: Any) -> tuple[LogisticRegression, LogisticRegression]:
    """What words say of their own line, and of the line below it."""
    taught = chosen & (lines.weight > 0)
    here = taught & lines.open & (lines.label >= 0)
    below = taught & ~lines.long & (lines.below >= 0)
    return (
        LogisticRegression(C=0.1, max_iter=300).fit(matrix[here], lines.label[here], lines.weight[here]),
        LogisticRegression(C=0.03, max_iter=300).fit(matrix[below], lines.below[below], lines.weight[below]),
    )


def fit_trees(lines: Lines, features: Any, chosen: Any) -> HistGradientBoostingClassifier:
    rows = chosen & lines.open & (lines.weight_for_trees > 0) & (lines.label >= 0)
    weight = lines.weight_for_trees[rows]
    fitted = HistGradientBoostingClassifier(
        max_iter=TREE_COUNT, max_leaf_nodes=trees.FEW_LEAVES, learning_rate=RATE, l2_regularization=30, min_samples_leaf=60, max_bins=64,
        max_features=0.2, early_stopping=False, random_state=0,
    )  # fmt: skip
    return fitted.fit(features[rows], lines.label[rows], sample_weight=weight / weight.mean())


def feature_matrix(lines: Lines, here: Any, below: Any) -> tuple[Any, Any]:
    """The features of all open lines (the others' rows stay zero), given the words' scores; and what is taken off the trees' log-odds."""
    matrix = np.zeros((len(lines.page), len(FEATURES)), dtype=np.float32)
    less, offset = np.zeros(len(lines.page)), 0
    for view in lines.views:
        view.announces = lambda place, offset=offset: float(below[offset + place])  # type: ignore[method-assign,misc]
        view.weigh(lambda place, offset=offset: float(here[offset + place]))  # type: ignore[misc]
        for place in range(len(view.kept)):
            if lines.open[offset + place]:
                matrix[offset + place] = view.features(place)
                less[offset + place] = 99 if view.is_plain(place) else view.doubt(place)
        offset += len(view.kept)
    return matrix, less


def left_out(lines: Lines, matrix: csr_matrix, folds: int, split: int) -> tuple[Any, Any]:
    """Each line's features and log-odds, from models that have not seen its site."""
    fold = np.random.RandomState(split).permutation(lines.site.max() + 1)[lines.site] % folds
    here, below = np.zeros(len(fold)), np.zeros(len(fold))
    for out in range(folds):
        own, next_ = fit_words(lines, matrix, fold != out)
        here[fold == out] = own.decision_function(matrix[fold == out])
        below[fold == out] = next_.decision_function(matrix[fold == out])
    features, less = feature_matrix(lines, here, below)
    odds = np.full(len(fold), -9.0)
    for out in range(folds):
        rows = (fold == out) & lines.open
        odds[rows] = fit_trees(lines, features, fold != out).decision_function(features[rows]) - less[rows]
    return features, odds


def confidences(lines: Lines, odds: Any) -> Any:
    """How sure the rules and the model together are of each line, 0 for the article's own: what `Lines.confidence` makes of the odds."""
    certain, offset = np.zeros(len(odds), dtype=int), 0
    for view in lines.views:
        view._odds = {place: float(odds[offset + place]) for place in range(len(view.kept))}
        for place in range(len(view.kept)):
            own = view.confidence(place) if lines.open[offset + place] else None
            ruled = Confidence.high if view.certain[place] else Confidence.medium if view.suspected[place] else 0
            certain[offset + place] = max(int(own or 0), int(ruled))
        view._odds = {}
        offset += len(view.kept)
    return certain


def measured(lines: Lines, splits: list[Any]) -> Iterator[tuple[str, dict[str, float]]]:
    """By kind of page what is found on sites left out, rules included: the mean over the splits."""
    for kind in ("nearly", "full", "cleaneval", "wild", "genre", *sorted(set(lines.genre) - {"", "derived full"})):
        judged = ((lines.kind == kind) | (lines.genre == kind)) & (lines.label >= 0) & lines.scored
        label = lines.label[judged] == 1
        rows = []
        for certain in splits:
            found = {name: certain[judged] >= least for name, least in (("any", 1), ("shown", 2), ("high", 3))}
            rows.append([figure for hit in found.values() for figure in _figures(hit, label)])
        names = [f"{name} {what}" for name in ("any", "shown", "high") for what in ("P", "R", "F1", "FA")]
        yield (
            kind,
            {
                "lines": int(judged.sum()),
                "boilerplate": int(label.sum()),
                **dict(zip(names, np.mean(rows, axis=0), strict=True)),
            },
        )


def _figures(hit: Any, label: Any) -> tuple[float, float, float, float]:
    both = (hit & label).sum()
    return (
        both / max(1, hit.sum()), both / max(1, label.sum()), 2 * both / max(1, hit.sum() + label.sum()),
        (hit & ~label).sum() / max(1, (~label).sum()),
    )  # fmt: skip


def curve(lines: Lines, splits: list[Any]) -> Iterator[str]:
    """By kind of page, the share of boilerplate among the lines that the model alone judges, by their log-odds: what they are worth."""
    edges = (-9, -2, -1, -0.6, -0.2, 0.2, 0.6, 1, 1.4, 1.8, 2.2, 2.6, 3, 99)
    for kind in ("nearly", "full", "cleaneval", "genre"):
        judged = (lines.kind == kind) & (lines.label >= 0) & lines.scored & lines.open
        cells = []
        for low, high in zip(edges, edges[1:], strict=False):
            inside = [lines.label[judged][(odds[judged] >= low) & (odds[judged] < high)] for odds in splits]
            found = np.concatenate(inside)
            cells.append(f"{found.mean():.2f} ({len(found) // len(splits)})" if len(found) else "–")
        yield f"| {kind} | " + " | ".join(cells) + " |"


def write(known: list[str], models: tuple[LogisticRegression, LogisticRegression], table: dict[str, Any]) -> None:
    weights: dict[str, Any] = {}
    for name, model in zip(("here", "below"), models, strict=True):
        found = zip(known, map(float, model.coef_[0]), strict=True)
        kept = {word: round(100 * w) for word, w in found if abs(w) >= 0.05 or (name == "here" and " " not in word)}
        weights[name] = {
            "start": round(float(model.intercept_[0]), 3),
            "words": {word: w for word, w in kept.items() if " " not in word},
            "pairs": {word: w for word, w in kept.items() if " " in word},
        }
    words.TABLE.write_text(json.dumps(weights, indent=0, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")
    trees.TABLE.write_text(json.dumps(table).replace("], [[", "],\n[[") + "\n", encoding="utf-8")


def as_table(fitted: HistGradientBoostingClassifier) -> dict[str, Any]:
    """The trees as they are shipped."""
    return {
        "features": list(FEATURES),
        "start": round(float(fitted._baseline_prediction[0, 0]), 4),
        "trees": [_tree(stage[0].nodes, 0) for stage in fitted._predictors],
    }


def _tree(nodes: Any, at: int) -> Any:
    """A tree as nested lists: [feature, threshold, tree at or below it, tree above it]; a leaf is a number."""
    node = nodes[at]
    if node["is_leaf"]:
        return round(float(node["value"]), 3)
    below, above = _tree(nodes, int(node["left"])), _tree(nodes, int(node["right"]))
    return [int(node["feature_idx"]), float(f"{node['num_threshold']:.4g}"), below, above]


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--folds", type=int, default=5)
    ask.add_argument("--splits", type=int, default=3)
    ask.add_argument("--write", action="store_true")
    given = ask.parse_args()
    lines = Lines(given.data)
    known = vocabulary(lines)
    lines.know(known)
    matrix = word_matrix(lines, known)
    splits = [left_out(lines, matrix, given.folds, split) for split in range(given.splits)]
    for kind, figures in measured(lines, [confidences(lines, odds) for _, odds in splits]):
        print(
            f"| {kind} | " + " | ".join(f"{v}" if isinstance(v, int) else f"{v:.3f}" for v in figures.values()) + " |"
        )
    print("\n".join(curve(lines, [odds for _, odds in splits])))
    if given.write:
        everywhere = np.ones(len(lines.page), dtype=bool)
        fitted = fit_trees(lines, splits[0][0], everywhere)
        write(known, fit_words(lines, matrix, everywhere), as_table(fitted))


if __name__ == "__main__":
    main()
