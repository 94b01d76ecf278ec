"""How often each rule was right: findings on labelled texts, counted by rule, set and confidence; only counts are kept.

    python bench/measured.py DATA [--command seedlint] [--write]

DATA is a folder of labelled sets (`wild.jsonl.gz`: findings judged by readers; sets of lines, sentences and spans with labels).
Each set is linted by one call of the command. A finding on a judged place is right or wrong; one that nobody judged is not
counted, except where a set judges every line or sentence. With --write the counts go to `lint/rule/measured.json`.
"""

from __future__ import annotations

import argparse
import base64
import gzip
import json
import shlex
import subprocess
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parent.parent / "lint" / "rule" / "measured.json"
Row = dict[str, Any]
Counts = Counter[tuple[str, str, str, bool]]
"""Findings by rule, confidence, set, and whether they were right."""
Judge = Callable[[Row, Row], bool | None]
"""Says of a row of a set and a finding on it whether it is right; None: nobody knows."""


def rows(path: Path) -> list[Row]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def findings(command: list[str], docs: list[Row], select: str) -> Iterator[tuple[Row, Row]]:
    """Each finding of the command on the texts, with the row it is on."""
    with tempfile.TemporaryDirectory() as folder:
        by_name = {}
        for number, row in enumerate(docs):
            place = Path(folder, str(row.get("source", "")).replace("/", "_") or "set")
            place.mkdir(exist_ok=True)
            name = f"{number:06d}-{row.get('name') or ''}".replace("/", "_") + (row.get("file") or ".txt")
            data = base64.b64decode(row["bytes_b64"]) if "bytes_b64" in row else row["text"].encode()
            (place / name).write_bytes(data)
            by_name[name] = row
        chosen = ["--select", select] if select else []
        call = [*command, "check", "--isolated", "--format", "jsonl", *chosen, folder]
        done = subprocess.run(call, stdout=subprocess.PIPE, check=False)
        assert done.returncode in (0, 1), f"{call} ended with {done.returncode}"
        for line in done.stdout.splitlines():
            found = json.loads(line)
            name = Path(found["path"]).name
            row = by_name.get(name) or by_name.get(name.rpartition(":")[0])
            if row is not None:
                yield row, found


def _span(found: Row) -> tuple[int, int] | None:
    return (found["start"]["offset"], found["end"]["offset"]) if found["start"] else None


def _overlap(one: tuple[int, int] | None, other: tuple[int, int]) -> bool:
    return one is not None and one[0] < max(other[1], other[0] + 1) and other[0] < max(one[1], one[0] + 1)


def by_reader(row: Row, found: Row) -> bool | None:
    """By what a reader said of a finding of the same rule at the same place."""
    for judged in row["judged"]:
        same = judged["code"] == found["code"] and (
            judged["start"] is None and found["start"] is None
            if judged["start"] is None or not found["start"]
            else _overlap(_span(found), (judged["start"], judged["end"]))
        )
        if same and judged["verdict"] in ("right", "wrong", "pointless"):
            return bool(judged["verdict"] == "right")
    return None


def by_line(row: Row, found: Row) -> bool | None:
    """By the labels of the lines that a finding covers; captions and bylines are nobody's fault."""
    if not found["start"]:
        return None
    lines = row["lines"][found["start"]["line"] - 1 : found["end"]["line"]]
    labels = [line["label"] for line in lines if not line.get("ignore") and line["text"].strip()]
    unjudged = any(line["label"] and line.get("kind") in ("meta", "caption", "date", "h1") for line in lines)
    return None if unjudged or not labels or None in labels else any(labels)


def by_sentence(wanted: str) -> Judge:
    """By the label of the sentence that a finding stands in."""

    def judge(row: Row, found: Row) -> bool | None:
        for sentence in row["sentences"]:
            if _overlap(_span(found), (sentence["start"], sentence["end"])) and not sentence.get("title"):
                label = sentence.get(wanted)
                return None if label is None else bool(label)
        return None

    return judge


def by_place(row: Row, found: Row) -> bool | None:
    """By the label of the place that the row is about."""
    spans = row.get("spans") or [row["span"]]
    return bool(row["label"]) if any(_overlap(_span(found), tuple(span)) for span in spans) else None


SETS: tuple[tuple[str, str, str, Judge], ...] = (
    ("wild", "wild", "", by_reader),
    ("genres", "genres", "", by_reader),
    ("boilerplate_nearly", "nearly_human", "BP1,BP2,BP3", by_line),
    ("boilerplate_cleaneval", "cleaneval", "BP1,BP2,BP3", by_line),
    ("unnamed_sources", "polnear", "HD2", by_sentence("unnamed")),
    ("currency", "currency", "UN1", by_place),
    ("thousands", "defect_thousands", "UN2", by_place),
    ("ranges", "defect_range", "UN3", by_place),
    ("percent_totals", "defect_percent", "UN3", by_place),
    ("year_spans", "defect_years", "UN3", by_place),
    ("unit_conversions", "defect_unit", "UN4", by_place),
    ("entity_spelling", "entity_spelling", "CN1", by_place),
    ("within_conflicts", "within_doc_conflict", "CN2", by_place),
)
"""The sets: their name, file, the rules that they judge, and how."""


def _prepared(docs: Iterable[Row]) -> list[Row]:
    """The rows with a text: that of their lines where they have lines."""
    for row in docs:
        if "lines" in row:
            row["text"] = "\n".join(" ".join(line["text"].split()) for line in row["lines"]) + "\n"
    return [row for row in docs if row.get("text")]


def measured(data: Path, command: list[str]) -> Counts:
    counts: Counts = Counter()
    for name, file, select, judge in SETS:
        path = data / f"{file}.jsonl.gz"
        if path.exists():
            for row, found in findings(command, _prepared(rows(path)), select):
                right = judge(row, found)
                if right is not None:
                    counts[found["code"], found["confidence"], name, right] += 1
    counts.update(near_duplicates(data / "near_duplicates.jsonl.gz", command))
    return counts


def near_duplicates(path: Path, command: list[str]) -> Counts:
    """Pairs of articles, each pair a corpus of its own."""
    counts: Counts = Counter()
    pairs = [row for row in rows(path) if row["label"] in ("near_duplicate", "same_event_not_duplicate")]
    for row in pairs if path.exists() else ():
        texts = [{"text": row[side]["text"], "right": row["label"] == "near_duplicate"} for side in ("a", "b")]
        for article, found in findings(command, texts, "XD1"):
            counts[found["code"], found["confidence"], "near_duplicates", article["right"]] += 1
    return counts


def table(counts: Counts) -> dict[str, dict[str, dict[str, list[int]]]]:
    """By rule, confidence and set: how many findings were right, and how many were judged."""
    found: dict[str, dict[str, dict[str, list[int]]]] = {}
    for (code, confidence, name, right), count in sorted(counts.items()):
        cell = found.setdefault(code, {}).setdefault(confidence, {}).setdefault(name, [0, 0])
        cell[0] += count * right
        cell[1] += count
    return found


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("data", type=Path)
    ask.add_argument("--command", default="seedlint")
    ask.add_argument("--write", action="store_true")
    given = ask.parse_args()
    found = table(measured(given.data, shlex.split(given.command)))
    for code, by_confidence in found.items():
        for confidence, sets in by_confidence.items():
            right, judged = (sum(cell[place] for cell in sets.values()) for place in (0, 1))
            print(f"{code} {confidence:<6} {right:>5} of {judged:<5} {right / judged:.3f}  {sets}")
    if given.write:
        lines = [f" {json.dumps(code)}: {json.dumps(sets)}" for code, sets in found.items()]
        TARGET.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
