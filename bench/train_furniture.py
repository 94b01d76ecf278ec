"""Train the model of BP190 and write `lint/extract/boilerplate/words.json` and `lint/extract/boilerplate/trees.json`.

    python -m bench.train_furniture DATA [--folds 5] [--splits 3]

DATA holds `nearly_human`, `full_human` and `pubdate` as `.jsonl.gz` (see `furniture_pages.py`). Needs numpy, scipy and scikit-learn.
1. Lines that a rule is sure of, and plain paragraphs, are set aside: the model judges the rest.
2. Two logistic regressions over words, signs and pairs of them: what they say of their line, and what of the line below. A word must occur on
   at least `MIN_SITES` sites and in lower case within paragraphs, so that names of persons and companies never get into the table.
3. Small boosted trees over `lint.extract.boilerplate.lines.FEATURES`; the words' scores of a line come from a fold that did not see its site. Whole pages
   teach neither words nor trees: with them the lines that extractors leave are told less well on new sites.
All is fitted `--folds` times on other sites and measured on the sites left out, for `--splits` ways of dealing the sites out; the printed tables,
with all that `lint.extract.boilerplate.lines` does before and after the trees, are for choosing the thresholds there. In sample figures mean nothing.
What told most on new sites beyond the line, its words and its neighbours: how the document's lines look together, words that few sites use, and
trees for which a page weighs more the more lines it has (a fourth root less than each line the same), while for the words it weighs less.
Tried on new sites and left out, for they gained nothing: a second stage over the odds of the lines around (trees, or a chain of two states),
the shapes of words (capital, number) as features of the regression, monotone trees, sites of equal weight, more shapes of the line, whole pages
cut to the stretch around their article, several forests averaged, lines that contradict their label dropped, weighed less or relabelled by half,
long paragraphs judged too (few are found), lines a rule suspects judged by the trees alone (worse), whole pages for the words at small weights.
Sentence embeddings of the line and of those around it, from a small language model, gain less than the features named above: most of what is
still missed or flagged wrongly hangs on what the labels of a page count as its article. With only 23 sites to judge by, the gain of one change
over another moves by .016 with the choice of the sites: compare on all of them.
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
from lint.config.settings import Settings
from lint.extract.boilerplate import lines as furniture
from lint.extract.boilerplate.trees import TREES
from lint.extract.boilerplate.words import TABLE, Weights, WordWeights, pairs
from lint.text.document import Document

MIN_SITES = 15
TREE_COUNT, STOPS = 100, (12, 30, 60)
LEAST, LOST = -0.8, 0.0005
"""The lowest threshold, and the share of lines above it that may be lost by not asking all trees."""
DERIVED = 0.3
"""The weight of a line with a derived label for the trees."""
SERVICES = frozenset(
    "facebook twitter instagram getty reuters shutterstock youtube whatsapp linkedin pinterest reddit google apple rss afp pm am january february "
    "march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
"""Words that no page writes in lower case, yet no names of the news."""


class Lines:
    """All judged lines of all pages, as arrays."""

    def __init__(self, data: Path) -> None:
        plan = engine.make_plan(Settings(select=("BP2",), cache=False))
        self.pages = list(pages(data))
        nothing = WordWeights(Weights({}, {}, 0.0), Weights({}, {}, 0.0))
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
        self.long = np.array([self.views[n].long[place] for n, place in at])
        self.sure = np.array([self.views[n].sure[place] for n, place in at])
        self.suspected = np.array([self.views[n].suspected[place] for n, place in at])
        self.open = ~self.long & ~self.sure
        self.below = np.append(np.where(self.sure, 1, self.label)[1:], -1)
        self.below[np.append(self.page[1:] != self.page[:-1], True)] = -1
        self.taught = np.isin(self.kind, ["nearly", "derived"])
        size = np.bincount(self.page)[self.page]
        self.weight = 6 / np.sqrt(size)
        self.weight_for_trees = size**-0.25 * np.where(self.kind == "derived", DERIVED, 1)

    def know(self, words: list[str]) -> None:
        """Tell the views which words many sites use."""
        known = WordWeights(Weights(dict.fromkeys(words, 0), {}, 0.0), Weights({}, {}, 0.0))
        for view in self.views:
            view._weights = known

    @staticmethod
    def _marked(page: Page, plan: engine.Plan) -> tuple[Document, frozenset[int], frozenset[int]]:
        document = Document("\n".join(page.lines) + "\n", metadata={"language": "en"})
        engine.lint(document, plan)
        return document, *furniture.marked(document)


def vocabulary(lines: Lines) -> list[str]:
    """The features of words that many sites use and that are no names."""
    seen: dict[str, set[str]] = {}
    lower: Counter[str] = Counter()
    for page, view in zip(lines.pages, lines.views, strict=True):
        for words in view.words:
            for feature in _features(words):
                seen.setdefault(feature, set()).add(page.site)
        if page.kind == "nearly":
            for place in view.paragraphs:
                lower.update(set(view.texts[place].split()))
    common = (feature for feature, sites in seen.items() if len(sites) >= MIN_SITES)
    return sorted(feature for feature in common if all(_is_plain(word, lower) for word in feature.split()))


def _features(words: list[str]) -> list[str]:
    return words + list(map(" ".join, pairs(words)))


def _is_plain(word: str, lower: Counter[str]) -> bool:
    return not word[0].isalpha() or word in SERVICES or lower[word] >= 3


def word_matrix(lines: Lines, words: list[str]) -> csr_matrix:
    index = {word: number for number, word in enumerate(words)}
    columns, bounds = [], [0]
    for page, place in zip(lines.page, lines.place, strict=True):
        found = _features(lines.views[page].words[place])
        columns += [index[feature] for feature in found if feature in index]
        bounds.append(len(columns))
    return csr_matrix((np.ones(len(columns), dtype=np.float32), columns, bounds), shape=(len(bounds) - 1, len(words)))


def fit_words(lines: Lines, matrix: csr_matrix, chosen: Any) -> tuple[LogisticRegression, LogisticRegression]:
    """What words say of their own line, and of the line below it."""
    here = chosen & lines.open & lines.taught & (lines.label >= 0)
    below = chosen & ~lines.long & lines.taught & (lines.below >= 0)
    return (
        LogisticRegression(C=0.1, max_iter=300).fit(matrix[here], lines.label[here], lines.weight[here]),
        LogisticRegression(C=0.03, max_iter=300).fit(matrix[below], lines.below[below], lines.weight[below]),
    )


def fit_trees(lines: Lines, features: Any, chosen: Any) -> HistGradientBoostingClassifier:
    rows = chosen & lines.open & lines.taught & (lines.label >= 0)
    weight = lines.weight_for_trees[rows]
    trees = HistGradientBoostingClassifier(
        max_iter=TREE_COUNT, max_leaf_nodes=16, learning_rate=0.1, l2_regularization=30, min_samples_leaf=60, max_bins=64,
        max_features=0.2, early_stopping=False, random_state=0,
    )  # fmt: skip
    return trees.fit(features[rows], lines.label[rows], sample_weight=weight / weight.mean())


def feature_matrix(lines: Lines, here: Any, below: Any) -> tuple[Any, Any]:
    """The features of all open lines (the others' rows stay zero), given the words' scores; and what is taken off the trees' log-odds."""
    matrix, less, offset = (
        np.zeros((len(lines.page), len(furniture.FEATURES)), dtype=np.float32),
        np.zeros(len(lines.page)),
        0,
    )
    for view in lines.views:
        view.announces = lambda place, offset=offset: float(below[offset + place])  # type: ignore[method-assign,misc]
        view.weigh(lambda place, offset=offset: float(here[offset + place]))  # type: ignore[misc]
        for place in range(len(view.kept)):
            if lines.open[offset + place]:
                matrix[offset + place] = view.features(place)
                less[offset + place] = 99 if view.is_plain(place) else view.doubt(place)
        offset += len(view.kept)
    return matrix, less


def write(words: list[str], models: tuple[LogisticRegression, LogisticRegression], forest: dict[str, Any]) -> None:
    table: dict[str, Any] = {}
    for name, model in zip(("here", "below"), models, strict=True):
        weights = zip(words, map(float, model.coef_[0]), strict=True)
        known = {word: round(100 * w) for word, w in weights if abs(w) >= 0.05 or (name == "here" and " " not in word)}
        table[name] = {
            "start": round(float(model.intercept_[0]), 3),
            "words": {word: w for word, w in known.items() if " " not in word},
            "pairs": {word: w for word, w in known.items() if " " in word},
        }
    TABLE.write_text(json.dumps(table, indent=0, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")
    TREES.write_text(json.dumps(forest).replace("], [[", "],\n[[") + "\n", encoding="utf-8")


def as_table(trees: HistGradientBoostingClassifier, features: Any) -> dict[str, Any]:
    """The trees as they are shipped. `features`: rows to learn from where the asking can end, since no later tree changes the answer."""
    stages = [stage.ravel() for stage in trees.staged_decision_function(features)]
    likely = stages[-1] >= LEAST
    return {
        "features": list(furniture.FEATURES),
        "start": round(float(trees._baseline_prediction[0, 0]), 4),
        "hopeless": {number: round(float(np.quantile(stages[number - 1][likely], LOST)), 2) for number in STOPS},
        "trees": [_tree(stage[0].nodes, 0) for stage in trees._predictors],
    }


def _tree(nodes: Any, at: int) -> Any:
    """A tree as nested lists: [feature, threshold, tree at or below it, tree above it]; a leaf is a number."""
    node = nodes[at]
    if node["is_leaf"]:
        return round(float(node["value"]), 3)
    return [
        int(node["feature_idx"]),
        float(f"{node['num_threshold']:.4g}"),
        _tree(nodes, int(node["left"])),
        _tree(nodes, int(node["right"])),
    ]


def measure(lines: Lines, splits: list[Any]) -> None:
    """Print what each threshold would give on the sites left out, rules included: the mean over the splits."""
    for kind in ("nearly", "full"):
        judged = (lines.kind == kind) & (lines.label >= 0) & lines.scored
        label = lines.label[judged] == 1
        for threshold in (
            -1.2,
            -1,
            -0.8,
            -0.6,
            -0.5,
            -0.4,
            -0.3,
            -0.2,
            -0.1,
            0,
            0.3,
            0.6,
            1,
            1.4,
            1.6,
            1.8,
            2,
            2.2,
            2.6,
            9,
        ):
            hits = [chances[judged] >= threshold for chances in splits]
            p = np.mean([(hit & label).sum() / max(1, hit.sum()) for hit in hits])
            r = np.mean([(hit & label).sum() / label.sum() for hit in hits])
            f = [2 * (hit & label).sum() / (hit.sum() + label.sum()) for hit in hits]
            alarms = np.mean([(hit & ~label).sum() / (~label).sum() for hit in hits])
            titles = np.mean(
                [(chances[(lines.kind == kind) & ~lines.scored] >= threshold).mean() for chances in splits]
            )
            each = " ".join(f"{one:.3f}" for one in f)
            print(
                f"{kind:7s} ≥ {threshold:4}: P {p:.3f} R {r:.3f} F1 {np.mean(f):.3f} ({each}) FA {alarms:.4f} titles {titles:.3f}"
            )


def left_out(lines: Lines, matrix: csr_matrix, folds: int, split: int) -> tuple[Any, Any]:
    """Each line's features and log-odds, from models that have not seen its site."""
    fold = np.random.RandomState(split).permutation(lines.site.max() + 1)[lines.site] % folds
    here, below = np.zeros(len(fold)), np.zeros(len(fold))
    for out in range(folds):
        own, next_ = fit_words(lines, matrix, fold != out)
        here[fold == out] = own.decision_function(matrix[fold == out])
        below[fold == out] = next_.decision_function(matrix[fold == out])
    features, less = feature_matrix(lines, here, below)
    chances = np.where(lines.sure, 10.0, np.where(lines.suspected, 1.0, -9.0))
    for out in range(folds):
        rows = (fold == out) & lines.open
        odds = fit_trees(lines, features, fold != out).decision_function(features[rows]) - less[rows]
        chances[rows] = np.maximum(chances[rows], odds)
    return features, chances


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("data", type=Path)
    ask.add_argument("--folds", type=int, default=5)
    ask.add_argument("--splits", type=int, default=3)
    given = ask.parse_args()
    lines = Lines(given.data)
    words = vocabulary(lines)
    lines.know(words)
    matrix = word_matrix(lines, words)
    splits = [left_out(lines, matrix, given.folds, split) for split in range(given.splits)]
    measure(lines, [chances for _, chances in splits])
    features, everywhere = splits[0][0], np.ones(len(lines.page), dtype=bool)
    trees = fit_trees(lines, features, everywhere)
    write(words, fit_words(lines, matrix, everywhere), as_table(trees, features[lines.open]))


if __name__ == "__main__":
    main()
