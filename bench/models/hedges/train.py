"""Measure the weights of the cues in lint/extract/hedges/weights.json.

    python -m bench.models.hedges.train --data DIR [--write]

DIR holds `conll2010_wiki.jsonl.gz`: articles as {"id", "part", "text", "sentences": [{"start", "end", "uncertain", "title"}]}.
The model is a noisy-or: each cue found in a sentence adds a hazard, and the sentence hedges with chance 1 - exp(-sum).
Most cues are rare, and marked by one annotator here and not by another there: so each row of the table says what is `expected`
of its cue, by the kind of words it has, and the data may move a weight from there as far as many sentences ask for it
(maximum likelihood with an L2 penalty on the distance; never negative). Articles of the part "tail" (hedging sentences only)
count less. Printed are F1 by ten-fold cross-validation over articles and the best threshold. Needs numpy and scipy (the group `models`).
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from lint.extract import attributions
from lint.extract.hedges import extractor as hedges
from lint.extract.hedges.cues import TABLE
from lint.text.document import Document

CROWD = "crowd speaks"
CROWD_EXPECTED = 0.5
TAIL_WEIGHT, PENALTY, FOLDS = 0.2, 30.0, 10


def expected() -> dict[str, float]:
    """What each cue is expected to weigh, by name."""
    rows = json.loads(TABLE.read_text(encoding="utf-8"))["cues"]
    return {row["name"]: row["expected"] for row in rows} | {CROWD: CROWD_EXPECTED}


def found_cues(document: Document) -> list[tuple[int, str]]:
    """(offset, cue) of all cues in the document; what a crowd says counts as a cue of its own."""
    places = [(span.start, cue.name) for span, cues in hedges.places(document) for cue in cues]
    crowd = [said for said in attributions.attributions(document) if attributions.is_unnamed(said)]
    return places + [(said.source.start, CROWD) for said in crowd]


def load(folder: Path, names: list[str]) -> tuple[Any, Any, Any, Any]:
    """Feature matrix, labels, article numbers, natural or not."""
    column = {name: number for number, name in enumerate(names)}
    rows, labels, groups, natural = [], [], [], []
    with gzip.open(folder / "conll2010_wiki.jsonl.gz", "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            article = json.loads(line)
            cues = found_cues(Document(article["text"]))
            for sentence in article["sentences"]:
                if sentence["title"]:
                    continue
                row = np.zeros(len(names))
                row[[column[name] for at, name in cues if sentence["start"] <= at < sentence["end"]]] = 1
                rows.append(row)
                labels.append(sentence["uncertain"])
                groups.append(number)
                natural.append(article["part"] == "natural")
    return np.array(rows), np.array(labels), np.array(groups), np.array(natural)


def fit(x: Any, y: Any, counts: Any, prior: Any) -> Any:
    """The base hazard and the weights of a noisy-or."""

    def loss(theta: Any) -> tuple[float, Any]:
        hazard = np.maximum(theta[0] + x @ theta[1:], 1e-6)
        stays, moved = np.exp(-hazard), theta[1:] - prior
        value = -(counts * np.where(y == 1, np.log1p(-stays), -hazard)).sum() + PENALTY * (moved**2).sum()
        slope = np.where(y == 1, -stays / (1 - stays), 1.0) * counts
        return value, np.concatenate([[slope.sum()], x.T @ slope + 2 * PENALTY * moved])

    start = np.concatenate([[0.1], prior])
    bounds = [(1e-3, None)] + [(0, None)] * x.shape[1]
    return minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds).x


def best_f1(chance: Any, y: Any) -> tuple[float, float]:
    """The best F1 over all thresholds, and its threshold."""
    scores = []
    for threshold in np.arange(0.2, 0.8, 0.02):
        hit = chance > threshold
        scores.append((2 * (hit & (y == 1)).sum() / (hit.sum() + (y == 1).sum()), round(float(threshold), 2)))
    return max(scores)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--write", action="store_true", help="write the weights into lint/extract/hedges/weights.json")
    options = ask.parse_args()
    names, prior = list(expected()), np.array(list(expected().values()))
    x, y, groups, natural = load(options.data, names)
    counts = np.where(natural, 1.0, TAIL_WEIGHT)
    chance = np.zeros(len(y))
    for fold in range(FOLDS):
        test = groups % FOLDS == fold
        theta = fit(x[~test], y[~test], counts[~test], prior)
        chance[test] = 1 - np.exp(-theta[0] - x[test] @ theta[1:])
    f1, threshold = best_f1(chance[natural], y[natural])
    theta = fit(x, y, counts, prior)
    for name, weight in sorted(zip(names, theta[1:], strict=True), key=lambda pair: -pair[1]):
        hits = natural & (x[:, names.index(name)] == 1)
        print(f"{name:20s} {weight:5.2f}  {int((hits & (y == 1)).sum()):4d} of {int(hits.sum()):4d}")
    print(f"cross-validated F1 {f1:.3f} at {threshold}", file=sys.stderr)
    if options.write:
        write(theta[0], dict(zip(names, theta[1:], strict=True)))


def write(base: float, weights: dict[str, float]) -> None:
    table = json.loads(TABLE.read_text(encoding="utf-8"))
    table["base"] = round(float(base), 3)
    for row in table["cues"]:
        row["weight"] = round(float(weights[row["name"]]), 2)
    rows = ",\n".join("  " + json.dumps(row) for row in table.pop("cues"))
    head = json.dumps(table, indent=1)[:-2]
    TABLE.write_text(f'{head},\n "cues": [\n{rows}\n ]\n}}\n', encoding="utf-8")


if __name__ == "__main__":
    main()
