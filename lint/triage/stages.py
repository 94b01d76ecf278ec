"""The stages after the rules: ignore, dedupe, sort, threshold. Each is pure and counts what it hid."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from lint.config.globs import matches
from lint.config.settings import Settings
from lint.model import Confidence, LocatedFinding, Severity
from lint.readers import file_of
from lint.triage.budgets import budgeted
from lint.triage.severity import settled
from lint.triage.suppressions import Comment

Hidden = Counter[str]
"""How many findings a stage hid, by reason."""


@dataclass(slots=True)
class Article:
    """What a run has to say of one document."""

    path: str
    findings: list[LocatedFinding]
    hidden: Hidden = field(default_factory=Counter)
    words: int = 0
    language: str = ""
    """The language it was read in, "und" where that is not known, "" where nobody looked."""
    other_languages: dict[str, int] = field(default_factory=dict)
    """How many of its paragraphs are in another language, by code; the rules of that language read them."""
    belied_language: str = ""
    """The language of its words, where the article states another one for itself."""
    corpus: bool = False
    """Whether this is what the corpus rules add to an article that was seen before."""
    content_signature: tuple[int, ...] = ()
    """The article in small, where a baseline wants to know it again."""
    comments: tuple[Comment, ...] = ()
    """What comments in the article decide."""
    overruled: list[LocatedFinding] = field(default_factory=list)
    """Findings that the article itself hides and that fail the run all the same (`inline-decisions = "count"`)."""
    score: float = 100.0
    """The quality of the article alone, from 0 to 100."""
    record_id: str = ""
    """What the record is called by, in the field that the settings name or in one that usually says so."""
    ignored: tuple[str, ...] = ()
    """What `[[ignore]]` leaves out in it, by the beginnings of codes."""
    figures: dict[str, float | int | None] = field(default_factory=dict)
    """What `--stats` counted of the article, by name (see `lint.stats`)."""


def order(placed: LocatedFinding) -> tuple[str, int, int, str, str]:
    """Sorted by file, place and code; findings on the whole file first."""
    offset = placed.start.offset if placed.start else -1
    return placed.path, offset, placed.end.offset if placed.end else -1, placed.finding.code, placed.finding.message


def deduped(findings: Iterable[LocatedFinding]) -> tuple[list[LocatedFinding], Hidden]:
    """One finding for each code and place, the surest one."""
    best: dict[tuple[str, str, object, object], LocatedFinding] = {}
    hidden: Hidden = Counter()
    for placed in findings:
        key = (placed.path, placed.finding.code, placed.start, placed.end if placed.start else placed.finding.message)
        known = best.get(key)
        if known is not None:
            hidden["duplicate"] += 1
        if known is None or placed.finding.confidence > known.finding.confidence:
            best[key] = placed
    return list(best.values()), hidden


def without_ignored(findings: list[LocatedFinding], settings: Settings) -> tuple[list[LocatedFinding], Hidden]:
    """Drop what `per-file-ignores` names for the file."""
    if not settings.per_file_ignores:
        return findings, Counter()
    kept = [placed for placed in findings if not _ignored(placed, settings)]
    return kept, Counter({"per-file-ignores": len(findings) - len(kept)} if len(kept) < len(findings) else {})


def _ignored(placed: LocatedFinding, settings: Settings) -> bool:
    """Whether a glob means the article, or the file of which it is a record."""
    names = {placed.path, file_of(placed.path)}
    return any(
        any(placed.finding.code.startswith(code) or code == "ALL" for code in codes)
        and any(matches(name, glob, settings.root) for name in names)
        for glob, codes in settings.per_file_ignores.items()
    )


def ignored_codes(metadata: Mapping[str, Any], settings: Settings) -> tuple[str, ...]:
    """The beginnings of the codes that `[[ignore]]` leaves out in an article with these metadata."""
    return tuple(
        "" if code == "ALL" else code
        for one in settings.ignore_by_field
        if _says(metadata.get(one.field.lower()), one.equals)
        for code in one.codes
    )


def _says(value: Any, wanted: tuple[str, ...]) -> bool:
    """Whether a field, or one of the several values that it has, is one of those that are wanted."""
    values = value if isinstance(value, (list, tuple)) else () if value is None else (value,)
    return any(str(one) in wanted for one in values)


def without_codes(findings: list[LocatedFinding], codes: tuple[str, ...]) -> tuple[list[LocatedFinding], Hidden]:
    """Drop what has one of these beginnings of codes; a rule that crashed is never dropped."""
    if not codes:
        return findings, Counter()
    kept = [placed for placed in findings if placed.finding.about_tool or not placed.finding.code.startswith(codes)]
    return kept, Counter({IGNORED: len(findings) - len(kept)} if len(kept) < len(findings) else {})


IGNORED = "ignore by field"
"""Why a finding is hidden in an article that an `[[ignore]]` names."""


def confident_enough(findings: list[LocatedFinding], least: str) -> tuple[list[LocatedFinding], Hidden]:
    """Drop what is less sure than `least`."""
    bound = Confidence[least]
    kept = [placed for placed in findings if placed.finding.confidence >= bound]
    hidden = Counter(
        f"{placed.finding.confidence.name} confidence" for placed in findings if placed.finding.confidence < bound
    )
    return kept, hidden


def triaged(
    findings: Iterable[LocatedFinding], settings: Settings, characters: int = 0
) -> tuple[list[LocatedFinding], Hidden]:
    """The findings of an article through all stages but the threshold of confidence, which is each report's own.

    `characters`: how long the article is, where that is known.
    """
    unique, hidden = deduped(findings)
    kept, ignored = without_ignored(unique, settings)
    return sorted(settled(kept, characters, settings), key=order), hidden + ignored


def fails(placed: LocatedFinding, settings: Settings) -> bool:
    """Whether a finding alone makes the run fail; one that has a budget does not."""
    if settings.fail_on == "never" or budgeted(placed.finding.code, settings.budgets):
        return False
    confidence = placed.finding.confidence >= Confidence[settings.fail_on_confidence]
    return confidence and placed.finding.severity >= Severity[settings.fail_on]
