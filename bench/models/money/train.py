"""Fit the weights of lint/extract/quantities/money.json: what speaks for money around a number without a currency.

    python -m bench.models.money.train --data DIR [--natural FILE …] [--write]

DIR holds `currency.jsonl.gz`: rows with `text`, `span`, `label` (1: an amount whose currency was removed),
`core`, `doc` and `source`. Prints precision, recall and F1 for each source when the model never saw it, and for five
folds by document; with --write the weights of all rows are stored. FILE holds untouched articles and pages, whose large
numbers without a currency are next to all counts: they teach what is no money. Needs scikit-learn (the group `models`).
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from pathlib import Path
from typing import Any

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, LeaveOneGroupOut

from lint.extract.quantities.money import candidates, features
from lint.text.document import Document


def natural(paths: list[Path]) -> list[Row]:
    """The candidates of untouched articles: amounts there have their currency, so that next to all of these are counts."""
    found = []
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for number, row in enumerate(map(json.loads, lines)):
                document = Document(row["text"])
                found += [(dict.fromkeys(features(document, quantity), 1), 0, f"{path.name}-{number}", "natural")
                          for quantity in candidates(document)]  # fmt: skip
    return found


Row = tuple[dict[str, int], int, str, str]
NATURAL_WEIGHT = 0.3
WEIGHTS = Path(__file__).parents[3] / "lint" / "extract" / "quantities" / "money.json"


def rows(folder: Path) -> tuple[list[Row], int, list[Any]]:
    """Features, label, document and source of each labelled amount that is a candidate; how many label-1 rows are none."""
    found, lost, kept = [], 0, []
    with gzip.open(folder / "currency.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if not row["core"]:
                continue
            document = Document(row["text"])
            start, end = row["span"]
            at = [quantity for quantity in candidates(document) if quantity.start < end and start < quantity.end]
            if at:
                found.append((dict.fromkeys(features(document, at[0]), 1), row["label"], row["doc"], row["source"]))
                kept.append(row)
            else:
                lost += row["label"]
    return found, lost, kept


def score(truth: list[int], guess: list[float], lost: int, at: float = 0.5) -> str:
    """Precision, recall and F1 of the guesses above a threshold."""
    tally = Counter((bool(label), value >= at) for label, value in zip(truth, guess, strict=True))
    right, wrong, missed = tally[True, True], tally[False, True], tally[True, False] + lost
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    return f"P {precision:.3f}  R {recall:.3f}  F1 {2 * precision * recall / max(1e-9, precision + recall):.3f}"


def guesses(data: list[Row], groups: list[str], splits: Any, more: list[Row], strength: float) -> list[float]:
    """The probability of money for each row, by a model that did not see its group but `more` rows beside."""
    guess = [0.0] * len(data)
    for known, unknown in splits.split(data, groups=groups):
        vectors, model = fitted([data[n] for n in known] + more, strength)
        for n, value in zip(
            unknown, model.predict_proba(vectors.transform([data[n][0] for n in unknown]))[:, 1], strict=True
        ):
            guess[n] = value
    return guess


def fitted(data: list[Row], strength: float) -> tuple[DictVectorizer, LogisticRegression]:
    vectors = DictVectorizer()
    matrix = vectors.fit_transform([row[0] for row in data])
    weights = [NATURAL_WEIGHT if row[3] == "natural" else 1.0 for row in data]
    return vectors, LogisticRegression(C=strength, max_iter=3000).fit(matrix, [row[1] for row in data], weights)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--strength", type=float, default=1.0)
    ask.add_argument("--write", action="store_true")
    ask.add_argument(
        "--natural", type=Path, nargs="*", default=[], help="files of untouched articles (rows with `text`)"
    )
    ask.add_argument("--errors", type=int, default=0)
    given = ask.parse_args()
    data, lost, kept = rows(given.data)
    more = natural(given.natural)
    truth = [row[1] for row in data]
    print(f"{len(data)} candidates, {lost} labelled amounts are none")
    for name, column, splits in (("source", 3, LeaveOneGroupOut()), ("document", 2, GroupKFold(5))):
        guess = guesses(data, [row[column] for row in data], splits, more, given.strength)
        for threshold in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
            print(f"by {name}, threshold {threshold}: {score(truth, guess, lost, threshold)}")
    wrong = [(g, row) for g, row in zip(guess, kept, strict=True) if (g >= 0.5) != row["label"]]
    for g, row in wrong[: given.errors]:
        a, b = row["span"]
        text = row["text"]
        print(
            row["label"],
            f"{g:.2f}",
            " ".join((text[max(0, a - 110) : a] + "⟦" + text[a:b] + "⟧" + text[b : b + 70]).split()),
        )
    vectors, model = fitted(data + more, given.strength)
    weights = {
        name: round(float(w), 2) for name, w in zip(vectors.get_feature_names_out(), model.coef_[0], strict=True)
    }
    weights = {name: w for name, w in weights.items() if abs(w) >= 0.05}
    weights["always"] = round(float(model.intercept_[0]), 2)
    print(sorted(weights.items(), key=lambda item: item[1]))
    if given.write:
        WEIGHTS.write_text(json.dumps(weights, indent=0, sort_keys=True) + "\n", encoding="ascii")


if __name__ == "__main__":
    main()
