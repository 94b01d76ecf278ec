"""What any tool must do at the least, to be measured beside seedlint: one pass over all texts, with nothing done with what it finds.

    python bench/passes.py hyperscan|alternation FOLDER

`hyperscan` looks for all words and expressions of all rules at once; `alternation` joins the words alone into one expression of `re`.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from lint import engine
from lint.config.settings import Settings
from lint.text.document import Document


def texts(folder: Path) -> Iterator[str]:
    """The texts under a folder: plain files, and the records of JSON Lines."""
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".txt":
            yield path.read_bytes().decode()
        elif path.suffix == ".jsonl":
            with path.open(encoding="utf-8") as records:
                yield from (json.loads(record)["text"] for record in records)


def hyperscan(folder: Path) -> None:
    """The scan of seedlint itself: folding, one pass, and the hits by rule."""
    plan = engine.make_plan(Settings())
    for text in texts(folder):
        plan.scan(Document(text))


def alternation(folder: Path) -> None:
    """All words that English rules look for, in one expression."""
    probes = [rule.probe_in("en") for rule in engine.make_plan(Settings()).rules]
    words = sorted({word for probe in probes if probe for word in probe.literals})
    find = re.compile("|".join(map(re.escape, words)), re.IGNORECASE).findall
    for text in texts(folder):
        find(text)


if __name__ == "__main__":
    {"hyperscan": hyperscan, "alternation": alternation}[sys.argv[1]](Path(sys.argv[2]))
