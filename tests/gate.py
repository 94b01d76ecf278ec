"""What the tests of the gate share: articles linted by a small pack of their own, held against a baseline."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lint import engine
from lint.config.settings import Settings
from lint.fingerprint import content_signature
from lint.model import LocatedFinding
from lint.session.articles import lint_document
from lint.team_files.baseline import empty, load
from lint.text.document import Document
from lint.triage.baseline import Baseline
from lint.triage.entries import dump, entry_of
from lint.triage.stages import Article

PACK = Path(__file__).parent / "cases" / "gate" / "pack.yaml"


@cache
def plan() -> engine.Plan:
    return engine.make_plan(Settings(packs=(PACK,), select=("TT",)))


def article(text: str, path: str | Path, record: int | None = None, language: str = "en") -> Article:
    """An article of that text as a run has it."""
    document = Document(text, str(path), record=record, metadata={"language": language})
    linted = lint_document(plan(), document)
    linted.content_signature = content_signature(document)
    return linted


def written(folder: Path, *articles: Article) -> Path:
    """A baseline of the articles in a file in `folder`."""
    path = folder / "seedlint.baseline"
    names = empty(path)
    entries = [entry_of(placed, names.name(one.path)) for one in articles for placed in one.findings]
    path.write_text(
        dump(entries, [(names.name(one.path), one.content_signature) for one in articles]), encoding="utf-8"
    )
    return path


def new(baseline: Baseline | Path, one: Article) -> list[LocatedFinding]:
    """The findings of an article that the baseline does not know."""
    known = load(baseline) if isinstance(baseline, Path) else baseline
    return known.split(one.path, one.findings, one.content_signature)[1]
