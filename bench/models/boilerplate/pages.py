"""Read the labelled pages that the boilerplate model learns from: their lines, their labels, and which pages are of one site.

Of a folder of data: `nearly_human` (what content extractors left of news pages), `full_human` (the whole visible pages), `pubdate` (whole
pages beside their main text, from which labels are derived), `cleaneval` (web pages of 2007), `genres` (texts of many genres that are
nothing but content) and `wild` (articles that a reader has marked whole). Bylines and captions are not judged: their label is None.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

from lint.folding import fold
from lint.text.language import language_of

UNJUDGED = {"meta", "caption", "date", "h1"}
CONTENT = frozenset(
    "abstracts blog_code_md fiction filings_10k howto_recipes_md human_news_twin human_wiki_en legal_terms_md llm_news llm_wiki_en "
    "papers_fulltext poetry readmes_md reviews_lower software_docs_md speeches transcripts_md us_constitution wikipedia".split()
)
"""English genres of which no text has a page around it."""
_NO_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Page:
    """A page as one document: its lines and for each whether it is boilerplate (None: not judged)."""

    kind: str
    name: str
    site: str
    lines: list[str]
    labels: list[bool | None]
    titles: frozenset[int] = frozenset()
    """Lines that are the article's title: its own text, learnt as such, not scored."""


def pages(data: Path) -> Iterator[Page]:
    """All English pages of the three sets."""
    nearly, whole = list(_rows(data / "nearly_human.jsonl.gz")), list(_rows(data / "full_human.jsonl.gz"))
    sites = _sites([*nearly, *whole])
    for kind, rows in (("nearly", nearly), ("full", whole)):
        for row in rows:
            name = row["id"].split("#")[0]
            lines = [" ".join(line["text"].split()) for line in row["lines"]]
            titles = frozenset(n for n, line in enumerate(row["lines"]) if line.get("kind") == "title")
            yield Page(kind, name, sites[name], lines, [_label(line) for line in row["lines"]], titles)
    yield from _derived(list(_rows(data / "pubdate.jsonl.gz")), set(sites))
    yield from _cleaneval(_rows(data / "cleaneval.jsonl.gz"))
    yield from _content(_rows(data / "genres.jsonl.gz"))
    yield from _marked(_rows(data / "wild.jsonl.gz"))


def _cleaneval(rows: Iterable[dict[str, Any]]) -> Iterator[Page]:
    for row in rows:
        lines = [" ".join(line["text"].split()) for line in row["lines"]]
        site = f"cleaneval {row['id'].split('#')[0]}"
        yield Page("cleaneval", row["id"], site, lines, [_label(line) for line in row["lines"]])


def _content(rows: Iterable[dict[str, Any]]) -> Iterator[Page]:
    """Texts without a page around them: every line is the article's."""
    for row in rows:
        if row["genre"] in CONTENT:
            lines = [line for line in (" ".join(line.split()) for line in row["text"].split("\n")) if line]
            yield Page(f"genre {row['genre']}", row["id"], row["id"], lines, [False] * len(lines))


def _marked(rows: Iterable[dict[str, Any]]) -> Iterator[Page]:
    """Articles read whole: the lines with a mark of boilerplate, and all others; a line with a mark in doubt is not judged."""
    for row in rows:
        if row["marked"] is None or row.get("marked_for"):
            continue
        marks = [
            mark
            for mark in row["marked"]
            if mark["start"] is not None and (mark["family"] == "BP" or mark.get("doubt"))
        ]
        page, start = Page("wild", row["id"], row["id"], [], []), 0
        for line in row["text"].split("\n"):
            end = start + len(line)
            if line.strip():
                met = [mark for mark in marks if mark["start"] < end and start < mark["end"]]
                page.lines.append(" ".join(line.split()))
                page.labels.append(None if any(mark.get("doubt") for mark in met) else bool(met))
            start = end + 1
        yield page


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _label(line: dict[str, Any]) -> bool | None:
    if line.get("kind") == "title":
        return False
    if line["label"] is None or line.get("ignore") or (line["label"] and line.get("kind") in UNJUDGED):
        return None
    return bool(line["label"])


def _sites(rows: list[dict[str, Any]]) -> dict[str, str]:
    """The site of each page, known by the boilerplate it shares with others: pages with six such lines, an eighth of all, are one site's."""
    lines: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        lines[row["id"].split("#")[0]] |= {
            line["text"].strip().lower() for line in row["lines"] if line["label"] and len(line["text"]) > 7
        }
    holders: dict[str, list[str]] = defaultdict(list)
    for page, texts in lines.items():
        for text in texts:
            holders[text].append(page)
    shared = Counter(pair for held in holders.values() if 2 <= len(held) <= 40 for pair in combinations(held, 2))
    site = {page: page for page in lines}

    def root(page: str) -> str:
        while site[page] != page:
            page = site[page]
        return page

    for (one, other), count in shared.items():
        if count >= 6 and count >= 0.12 * min(len(lines[one]), len(lines[other])):
            site[root(one)] = root(other)
    return {page: root(page) for page in lines}


def _derived(rows: list[dict[str, Any]], known: set[str]) -> Iterator[Page]:
    """Pages labelled by their main text: whole, and cut to the stretch around it as an extractor would."""
    chance = random.Random(3)
    for row in rows:
        if row["id"] in known or len(row["main"] or "") < 600 or language_of(row["main"]) != "en":
            continue
        lines = [line for line in (" ".join(line.split()) for line in row["text"].split("\n")) if line]
        labels = _labels_by_main(lines, row["main"])
        paragraphs = [n for n, label in enumerate(labels) if label is False and len(lines[n]) > 80]
        covered = sum(len(line) for line, label in zip(lines, labels, strict=True) if label is False) / len(row["main"])
        if len(paragraphs) < 3 or not 0.6 <= covered <= 1.5:
            continue
        first, last = paragraphs[0], paragraphs[-1]
        labels = [
            True if label is False and not first - 5 < n < last + 5 and len(lines[n]) < 60 else label
            for n, label in enumerate(labels)
        ]
        begin, end = max(0, first - chance.choice([0, 0, 1, 3, 6, 10])), last + 1 + chance.choice([0, 2, 4, 8, 15, 30])
        site = urlparse(row["url"]).netloc or row["id"]
        around = [None if label and n < first else label for n, label in enumerate(labels)]
        yield Page("derived", row["id"], site, lines[begin:end], around[begin:end])
        yield Page("derived full", row["id"], site, lines, labels)


def _labels_by_main(lines: list[str], main: str) -> list[bool | None]:
    own, whole = {_bare(line) for line in main.split("\n")}, f" {_bare(main)} "
    return [_label_by_main(_bare(line), own, whole) for line in lines]


def _label_by_main(line: str, own: set[str], whole: str) -> bool | None:
    if not line or line in own:
        return not line
    inside = f" {line} " in whole
    if len(line) <= 40:
        return None if inside else True
    pieces = [line[at : at + 30] in whole for at in range(0, len(line) - 30, 10)] if len(line) > 80 else []
    return not (inside or (pieces and sum(pieces) > len(pieces) / 2))


def _bare(text: str) -> str:
    return _NO_WORD.sub(" ", fold(text).lower()).strip()
