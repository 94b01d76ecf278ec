"""Fit what tells news from other texts, and show what high confidence is worth in and out of the rules' element.

    python -m bench.models.boilerplate.element --data DIR

The four numbers that it prints go into `lint/extract/boilerplate/calibration.py`; the table, of sites that the fit did not see, into `card.md`.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression

from bench.models.boilerplate.pages import Page, pages
from lint.config.settings import Settings
from lint.engine import Plan, lint, make_plan
from lint.extract.boilerplate.calibration import STRANGE, measures
from lint.model import Confidence
from lint.text.document import Document

SHARES = {"nearly": 1.0, "cleaneval": 0.7, "genre": 0.3}
"""How much each kind of page weighs; a site weighs by the root of its pages."""
FOLDS = 3


class Seen(NamedTuple):
    page: Page
    kind: str
    document: Document


def documents(data: Path) -> Iterator[Seen]:
    for page in pages(data):
        kind = page.kind.split()[0]
        if kind in SHARES:
            yield Seen(page, kind, Document("\n".join(page.lines) + "\n", "page.txt"))


def weights(seen: list[Seen]) -> Any:
    sites = Counter(one.page.site for one in seen)
    weight = np.array([sites[one.page.site] ** -0.5 for one in seen])
    for kind, share in SHARES.items():
        of_kind = np.array([one.kind == kind for one in seen])
        weight[of_kind] *= share / weight[of_kind].sum()
    return weight * len(seen) / weight.sum()


def left_out(seen: list[Seen], measured: Any, weight: Any) -> Any:
    """The log-odds of being no news, by fits that have not seen the page's site."""
    numbers = {site: number for number, site in enumerate(dict.fromkeys(one.page.site for one in seen))}
    fold = np.random.RandomState(0).permutation(len(numbers))[[numbers[one.page.site] for one in seen]] % FOLDS
    is_other = np.array([one.kind != "nearly" for one in seen])
    odds = np.zeros(len(seen))
    for out in range(FOLDS):
        fit = LogisticRegression(C=10).fit(
            measured[fold != out], is_other[fold != out], sample_weight=weight[fold != out]
        )
        odds[fold == out] = fit.decision_function(measured[fold == out])
    return odds


def sure_lines(one: Seen, plan: Plan) -> Iterator[tuple[str, Confidence, bool]]:
    """The rule of each line that some rule for lines of a page reports from medium on, how sure, and whether it is right."""
    for found in lint(one.document, plan):
        if found.start is None or found.code not in plan.calibrated or found.confidence < Confidence.medium:
            continue
        label = one.page.labels[one.document.line_number(found.start)]
        if label is not None:
            yield found.code, found.confidence, label


def main() -> None:
    ask = argparse.ArgumentParser()
    ask.add_argument("--data", type=Path, required=True)
    seen = list(documents(ask.parse_args().data))
    measured, weight = np.array([measures(one.document) for one in seen]), weights(seen)
    fit = LogisticRegression(C=10).fit(measured, [one.kind != "nearly" for one in seen], sample_weight=weight)
    print("base, words, spread, said, lines:", fit.intercept_.round(2), fit.coef_.round(2))
    odds, plan = left_out(seen, measured, weight), make_plan(Settings(select=("BP",)))
    counts: Counter[tuple[str, str, bool, bool]] = Counter()
    for one, strange in zip(seen, odds, strict=True):
        for code, confidence, is_right in sure_lines(one, plan):
            where = "news" if strange < STRANGE else "other"
            counts[f"{one.kind}, like {where}", code, confidence == Confidence.high, is_right] += 1
    for kind in sorted({key[0] for key in counts}):
        for is_high in (True, False):
            right, wrong = (
                sum(n for key, n in counts.items() if key[0] == kind and key[2] is is_high and key[3] is is_right)
                for is_right in (True, False)
            )
            print(f"{kind}: {'high' if is_high else 'medium'} {right} right, {wrong} wrong")


if __name__ == "__main__":
    main()
