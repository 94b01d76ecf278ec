"""Train the model of lines for every language but English, and write `lint/extract/boilerplate/layout_model.json`.

    python -m bench.models.layout.train --data DIR [--write]

DIR holds `pages_languages`, `full_human`, `nearly_human` and `cleaneval` as `.jsonl.gz`, line by line with labels (see the card). Needs numpy and
scikit-learn. English pages teach what a page looks like, pages in a dozen other languages how that is there; no word is a feature. Measured on
sites left out, by language; with --write fitted on all.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from lint.extract.boilerplate.layout_model import TABLE
from lint.extract.boilerplate.line_layout import FEATURES, Layout
from lint.text.language import common_words

SETS = {"pages_languages": 3.0, "full_human": 0.7, "nearly_human": 1.0, "cleaneval": 1.0}
"""The sets with the weight of a page of theirs."""
UNJUDGED = frozenset({"meta", "caption", "date", "h1"})
CODES = {"no": "nb"}
TREES, FOLDS = 80, 5


class Lines:
    """All judged lines as arrays."""

    def __init__(self, data: Path) -> None:
        rows = [line for name, weight in SETS.items() for line in _lines(data, name, weight)]
        self.x = np.array([row[0] for row in rows], dtype=float)
        self.y, self.weight = np.array([row[1] for row in rows]), np.array([row[2] for row in rows])
        self.fold = np.array([sum(map(ord, row[3])) % FOLDS for row in rows])
        self.set, self.language = np.array([row[4] for row in rows]), np.array([row[5] for row in rows])


def _lines(data: Path, name: str, weight: float) -> Iterator[tuple[list[float], int, float, str, str, str]]:
    with gzip.open(data / f"{name}.jsonl.gz", "rt", encoding="utf-8") as pages:
        for number, page in enumerate(map(json.loads, pages)):
            site = page.get("site") or f"{page['source']}{number % 40}"
            language = page.get("lang", "en")
            yield from _of_page(page, weight, site, name, language)


def _of_page(
    page: dict[str, Any], weight: float, site: str, name: str, language: str
) -> Iterator[tuple[list[float], int, float, str, str, str]]:
    texts = [(line, text) for line in page["lines"] if (text := " ".join(line["text"].split()))]
    if not texts:
        return
    layout = Layout([text for _, text in texts], common_words(CODES.get(language, language)))
    for place, (line, _) in enumerate(texts):
        judged = (
            line["label"] is not None
            and not line.get("ignore")
            and not (line["label"] and line.get("kind") in UNJUDGED)
        )
        if judged and not layout.long[place]:
            yield layout.features(place), line["label"], weight / len(texts) ** 0.5, site, name, language


def fit(lines: Lines, rows: Any) -> HistGradientBoostingClassifier:
    weight = lines.weight[rows]
    trees = HistGradientBoostingClassifier(
        max_iter=TREES, max_leaf_nodes=16, learning_rate=0.1, l2_regularization=30, min_samples_leaf=40, max_bins=64, max_features=0.3,
        early_stopping=False, random_state=0,
    )  # fmt: skip
    return trees.fit(lines.x[rows], lines.y[rows], sample_weight=weight / weight.mean())


def measure(lines: Lines) -> None:
    """Print recall and false alarms by threshold on sites that were not seen."""
    odds = np.zeros(len(lines.y))
    for fold in range(FOLDS):
        out = lines.fold == fold
        odds[out] = fit(lines, ~out).decision_function(lines.x[out])
    for name in SETS:
        of_set = lines.set == name
        for least in (0.5, 1.0, 1.5, 2.0, 3.0):
            hit = odds >= least
            told = [f"{name} {least:4.1f}"]
            for language in ["", *(sorted(set(lines.language[of_set])) if name == "pages_languages" else ())]:
                rows = of_set & ((lines.language == language) | (language == ""))
                main = rows & (lines.y == 0)
                told.append(
                    f"{language or 'all'} R {hit[rows & (lines.y == 1)].mean():.3f} FA {hit[main].mean() if main.any() else 0:.3f}"
                )
            print("  ".join(told))


def table(trees: HistGradientBoostingClassifier) -> dict[str, Any]:
    """The trees as nested lists [feature, threshold, below, above]."""
    return {
        "features": list(FEATURES),
        "start": round(float(trees._baseline_prediction[0, 0]), 4),
        "trees": [_tree(stage[0].nodes, 0) for stage in trees._predictors],
    }


def _tree(nodes: Any, number: int) -> Any:
    node = nodes[number]
    if node["is_leaf"]:
        return round(float(node["value"]), 4)
    below, above = (_tree(nodes, int(node[side])) for side in ("left", "right"))
    return [int(node["feature_idx"]), round(float(node["num_threshold"]), 4), below, above]


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--write", action="store_true")
    options = ask.parse_args()
    lines = Lines(options.data)
    measure(lines)
    if options.write:
        TABLE.write_text(
            json.dumps(table(fit(lines, np.ones(len(lines.y), bool))), separators=(",", ":")) + "\n",
            encoding="utf-8",
        )


if __name__ == "__main__":
    main()
