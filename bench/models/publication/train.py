"""Learn how much each sign (`lint/extract/publication/features.py`) speaks for a written date being the day of publication.

    python -m bench.models.publication.train --data DIR [--write]

DIR holds `pubdate.jsonl.gz`: rows with `text` (a whole visible page), `main` (its article), `date`, `visible` and `visible_main` (whether
text and article show the date) and `url`. Paragraphs that tell some other date stand for bare texts without any. The dates of a page
and "none of them" compete in one softmax over the sums of their signs' weights. It is cross-validated by site; printed are precision
and recall of the best date at several thresholds. With --write the weights go to `lint/extract/publication/weights.json`. Needs scipy
(the group `models`).
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from lint.extract.publication.features import Page, absence, signs
from lint.text.document import Document

WEIGHTS = Path(__file__).parents[3] / "lint" / "extract" / "publication" / "weights.json"
PENALTY = 1.5


@dataclass
class Sample:
    """A page: its dates (None first: none of them), the signs of each, the true one and whether the page is scored."""

    dates: list[str]
    signs: list[list[str]]
    truth: str
    site: str
    scored: bool
    weight: float = 1.0


def samples(data: Path) -> list[Sample]:
    found: list[Sample] = []

    def add(text: str, truth: str, site: str, scored: bool) -> None:
        page = Page(Document(text))
        options = [list(absence(page)), *(list(signs(page, index)) for index in range(len(page.dates)))]
        found.append(Sample(["", *(str(one.date) for one in page.dates)], options, truth, site, scored))

    def add_paragraphs(article: str, truth: str, site: str) -> None:
        """Up to three paragraphs with another date each, as bare texts that tell none."""
        lines = [line for line in article.split("\n") if " 19" in line or " 20" in line]
        for line in lines[:12:4]:
            before = len(found)
            add(line, "", site, False)
            if len(found[before].dates) == 1 or truth in found[before].dates:
                found.pop()

    with gzip.open(data / "pubdate.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            site = urlsplit(row["url"] or "").netloc or row["id"]
            add(row["text"], row["date"][:10] if row["visible"] else "", site, bool(row["visible"]))
            add_paragraphs(row["main"] or "", row["date"][:10], site)
            if row.get("main"):
                add(row["main"], row["date"][:10] if row["visible_main"] else "", site, False)
    return found


class Model:
    """The softmax over the options of each page."""

    def __init__(self, pages: list[Sample]) -> None:
        self.names = sorted({name for page in pages for option in page.signs for name in option})
        self.index = {name: number for number, name in enumerate(self.names)}

    def matrix(self, pages: list[Sample]) -> Any:
        rows, columns = [], []
        row = 0
        for page in pages:
            for option in page.signs:
                known = [self.index[name] for name in set(option) if name in self.index]
                rows += [row] * len(known)
                columns += known
                row += 1
        return csr_matrix((numpy.ones(len(rows)), (rows, columns)), (row, len(self.names)))

    def fit(self, pages: list[Sample]) -> Any:
        matrix = self.matrix(pages)
        owner = numpy.repeat(numpy.arange(len(pages)), [len(page.signs) for page in pages])
        right = numpy.array([float(day == page.truth) for page in pages for day in page.dates])
        usable = numpy.bincount(owner, right) > 0
        starts = numpy.searchsorted(owner, numpy.arange(len(pages)))

        def loss(weights: Any) -> tuple[float, Any]:
            scores = matrix @ weights
            scores -= numpy.maximum.reduceat(scores, starts)[owner]
            raw = numpy.exp(scores)
            share = raw / numpy.bincount(owner, raw)[owner]
            true = numpy.bincount(owner, share * right)
            true = numpy.where(usable, true, 1.0)
            ideal = share * right / true[owner]
            slope = (share - ideal) * usable[owner]
            total = -numpy.log(true).sum() + PENALTY * (weights @ weights) / 2
            return total, matrix.T @ slope + PENALTY * weights

        return minimize(loss, numpy.zeros(len(self.names)), jac=True, method="L-BFGS-B", options={"maxiter": 400}).x

    def best(self, weights: Any, page: Sample) -> tuple[str, float]:
        scores = numpy.exp(self.matrix([page]) @ weights)
        sums: dict[str, float] = {}
        for day, score in zip(page.dates, scores, strict=True):
            sums[day] = sums.get(day, 0.0) + score
        total = sum(sums.values())
        days = {day: value for day, value in sums.items() if day}
        day = max(days, key=lambda one: days[one]) if days else ""
        return day, days.get(day, 0.0) / total


def fold(site: str) -> int:
    return int(hashlib.md5(site.encode()).hexdigest(), 16) % 8


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, required=True, metavar="DIR")
    ask.add_argument("--write", action="store_true")
    given = ask.parse_args()
    pages = samples(given.data)
    judged: list[tuple[Sample, str, float]] = []
    for number in range(8):
        learn = [page for page in pages if fold(page.site) != number]
        model = Model(learn)
        weights = model.fit(learn)
        judged += [(page, *model.best(weights, page)) for page in pages if fold(page.site) == number]
    judge(judged)
    if given.write:
        model = Model(pages)
        weights = model.fit(pages)
        stored = {
            name: round(float(weight), 2)
            for name, weight in zip(model.names, weights, strict=True)
            if abs(weight) >= 0.01
        }
        WEIGHTS.write_text(json.dumps(stored, indent=0, sort_keys=True) + "\n", encoding="utf-8")


def judge(judged: list[tuple[Sample, str, float]]) -> None:
    """Print what the best date of each page comes to, by threshold."""
    total = sum(page.scored for page, _, _ in judged)
    for threshold in (0.1, 0.2, 0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9):
        kept = [(page, day) for page, day, likely in judged if day and likely >= threshold]
        right = sum(day == page.truth for page, day in kept if page.scored)
        wrong = sum(day != page.truth for page, day in kept if page.scored)
        bare = [(page, day) for page, day in kept if not page.scored and page.truth]
        loose = sum(not page.scored and not page.truth for page, _ in kept)
        found = sum(day == page.truth for page, day in bare)
        print(
            f"{threshold:.2f}  P {right / max(1, right + wrong):.3f}  R {right / total:.3f}  "
            f"bare articles: right {found}, wrong {len(bare) - found}; found where it is not shown {loose}"
        )


if __name__ == "__main__":
    main()
