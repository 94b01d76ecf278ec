"""A whole run: files to documents to findings, article by article, then the corpus."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lint import engine, readers
from lint.config import Settings
from lint.document import Document
from lint.model import Placed
from lint.readers import STDIN, Problem, walk
from lint.rule import Gathered
from lint.triage import Hidden, triaged


@dataclass(slots=True)
class Article:
    """What a run has to say of one document."""

    path: str
    findings: list[Placed]
    hidden: Hidden = field(default_factory=Hidden)
    words: int = 0


Outcome = Article | Problem


def documents(
    paths: Iterable[str], settings: Settings, stdin_name: str = "<stdin>.txt"
) -> Iterator[Document | Problem]:
    """All documents of the given paths, in order, with a Problem for each thing that cannot be read."""
    for found in walk.find(paths, settings):
        if isinstance(found, Problem):
            yield found
        elif found == STDIN:
            yield from readers.read_bytes(sys.stdin.buffer.read(), stdin_name, settings)
        else:
            yield from readers.read(found, settings)


def check(plan: engine.Plan, found: Iterable[Document | Problem]) -> Iterator[Outcome]:
    """Lint documents one by one as they come; at the end, what the corpus rules find, grouped by document."""
    gathered: list[tuple[str, Gathered]] = []
    for document in found:
        if isinstance(document, Problem):
            yield document
            continue
        placed, hidden = triaged(engine.place(document, engine.lint(document, plan)), plan.settings)
        gathered.extend(engine.gather(document, plan))
        yield Article(document.name, placed, hidden, len(document.folded.split()))
    yield from _corpus(plan, gathered)


def _corpus(plan: engine.Plan, gathered: list[tuple[str, Gathered]]) -> Iterator[Article]:
    placed, hidden = triaged(engine.judge(plan, gathered), plan.settings)
    by_path: dict[str, list[Placed]] = {}
    for finding in placed:
        by_path.setdefault(finding.path, []).append(finding)
    for path, findings in by_path.items():
        yield Article(path, findings, hidden)
        hidden = Hidden()
