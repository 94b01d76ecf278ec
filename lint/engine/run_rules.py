"""Run rules: scan documents, ask the rules, keep what stands where it counts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from lint import extract
from lint.engine import passages
from lint.engine.calibrating import calibrated
from lint.engine.plan import Part, Plan
from lint.engine.same_place import reported_once
from lint.extract import source
from lint.extract.boilerplate import rule_findings
from lint.extract.language import in_another_language
from lint.limits import OverTimeError
from lint.model import Confidence, Finding, Fix, Mention, Related, Severity, Span
from lint.rule.base import DocumentRule, Rule
from lint.text.blocks import Kind
from lint.text.document import Document
from lint.text.source_map import SourceMap

CRASH_CODE = "E901"


def lint(document: Document, plan: Plan) -> list[Finding]:
    """All findings of the selected document rules in a document, sorted by place, unfiltered by confidence."""
    return lint_all([document], plan)[0]


BATCH, BATCH_CHARACTERS = 32, 1 << 19
"""Documents are linted, and gathered of, together: so many, or fewer that have so many characters."""


def lint_all(documents: Sequence[Document], plan: Plan) -> list[list[Finding]]:
    """The findings of each of some documents.

    Rule by rule, not document by document: what a rule runs and reads is then still in the processor's caches, which saves a quarter
    of the time.
    """
    found: list[list[Finding]] = [[] for _ in documents]
    for part, numbers in _by_part(documents, plan).values():
        some = [documents[number] for number in numbers]
        for number, findings in zip(numbers, _lint_in(some, part, plan), strict=True):
            found[number] = findings
    for document, findings in zip(documents, found, strict=True):
        for paragraphs in passages.in_other_languages(document, plan.spoken):
            findings += _in_its_language(paragraphs, findings, plan)
            findings.sort(key=_by_place)
        if document.non_ascii and (as_seen := source.legible(document)) is not None:
            findings += _seen_through(*as_seen, findings, plan)
            findings.sort(key=_by_place)
    return found


def _seen_through(plain: Document, places: SourceMap, known: Sequence[Finding], plan: Plan) -> list[Finding]:
    """What rules find in an article only once it is as its readers see it, at its places in the article's own text."""
    there: dict[str, list[Span]] = {}
    for one in sorted(known, key=_by_place):
        if one.start is not None and one.end is not None:
            of_rule = there.setdefault(one.code, [])
            # With the furthest end so far in place of its own, the last one that begins before a place tells of all of them.
            of_rule.append(Span(one.start, max(one.end, of_rule[-1].end if of_rule else 0)))
    seen = _lint_in([plain], plan.scan(plain), plan)[0]
    found = [_moved(one, places) for one in seen if one.start is not None]
    return [one for one in found if not _touches(one, there.get(one.code, []))] + _new_crashes(seen, known)


def _new_crashes(found: Iterable[Finding], known: Sequence[Finding]) -> list[Finding]:
    """What rules crashed on in an article once it is read in another way, and is not known yet."""
    return [one for one in found if one.code == CRASH_CODE and one not in known]


def _touches(finding: Finding, places: Sequence[Span]) -> bool:
    """Whether a finding overlaps one of some places in order, each with the furthest end of those up to it."""
    start, end = finding.start or 0, finding.end or 0
    before = bisect_left(places, (end, 0))
    return before > 0 and places[before - 1].end > start


def _moved(finding: Finding, places: SourceMap) -> Finding:
    """A finding at the places in another text that its own stand for."""
    fix = finding.fix and _at(finding.fix, places)
    return _at(finding, places)._replace(fix=fix, related=tuple(_at(one, places) for one in finding.related))


_Placed = TypeVar("_Placed", Finding, Fix, Related)


def _at(placed: _Placed, places: SourceMap) -> _Placed:
    """What has a start and an end in a text, with those in another text that they stand for."""
    if placed.start is None or placed.end is None:
        return placed
    start = places.source(placed.start)
    return placed._replace(start=start, end=places.source_end(placed.end) if placed.end > placed.start else start)


def _in_its_language(paragraphs: Document, known: Sequence[Finding], plan: Plan) -> list[Finding]:
    """What the rules of their language find in paragraphs, and nothing that is known or is said of an article as a whole."""
    places = {(one.code, one.start) for one in known}
    found = _lint_in([paragraphs], plan.scan(paragraphs), plan)[0]
    return [
        one
        for one in found
        if one.start is not None
        and one.code in plan.of_a_language | plan.by_words
        and (one.code, one.start) not in places
    ] + _new_crashes(found, known)


def _by_part(documents: Sequence[Document], plan: Plan) -> dict[int, tuple[Part, list[int]]]:
    """The numbers of the documents by the part of the plan that is for their language; all of them scanned."""
    parts: dict[int, tuple[Part, list[int]]] = {}
    for number, document in enumerate(documents):
        part = plan.scan(document)
        parts.setdefault(id(part), (part, []))[1].append(number)
    return parts


def _lint_in(documents: Sequence[Document], part: Part, plan: Plan) -> list[list[Finding]]:
    """The findings of documents in one language."""
    boilerplate = _run_rules(documents, part.boilerplate, part.boilerplate_unconditional)
    for document, lines in zip(documents, boilerplate, strict=True):
        rule_findings.put(document, lines)
    others = _run_rules(documents, part.asked, part.unconditional)
    return [_filter(*found, plan) for found in zip(documents, boilerplate, others, strict=True)]


def _filter(document: Document, boilerplate: list[Finding], others: list[Finding], plan: Plan) -> list[Finding]:
    """Of what rules found in a document, what is asked for and stands where it counts, sorted by place."""
    found = [finding for finding in boilerplate if finding.code in plan.selected]
    found += _in_article(document, others, plan)
    return sorted(calibrated(reported_once(found, document, plan), document, plan), key=_by_place)


def _by_place(finding: Finding) -> tuple[int, int, str]:
    return -1 if finding.start is None else finding.start, finding.end or 0, finding.code


def _run_rules(
    documents: Sequence[Document], asked: dict[str, DocumentRule], unconditional: list[DocumentRule]
) -> list[list[Finding]]:
    """What rules find in each of some documents: `asked` where the scan saw something for them, `unconditional` everywhere."""
    found: list[list[Finding]] = [[] for _ in documents]
    seen: dict[str, list[int]] = {}
    for number, document in enumerate(documents):
        for owner in document.hits:
            seen.setdefault(owner, []).append(number)
    turns = [(rule, seen[code]) for code, rule in asked.items() if code in seen]
    turns += [(rule, list(range(len(documents)))) for rule in unconditional]
    for rule, numbers in turns:
        kinds: frozenset[Kind] | None = None
        real = rule
        for number in numbers:
            try:
                if kinds is None:
                    kinds, real = rule.kinds_read(), _resolved(rule)
                found[number] += _run_one(real, documents[number], kinds)
            except OverTimeError as over:
                over.where = f" in the rule {rule.code}"
                raise
            except Exception as error:
                found[number].append(crash(rule, error))
    return found


def _resolved(rule: DocumentRule) -> DocumentRule:
    whole = rule.resolve()
    assert isinstance(whole, DocumentRule)
    return whole


def _run_one(rule: DocumentRule, document: Document, kinds: frozenset[Kind]) -> Iterator[Finding]:
    """The findings of a rule in the kinds of text that it reads."""
    for finding in rule.check(document):
        if finding.start is None or document.kind_at(finding.start) in kinds:
            yield finding


def crash(rule: Rule, error: BaseException) -> Finding:
    """The finding about the tool that stands for an error raised by a rule."""
    message = f"the rule {rule.code} ({rule.origin}) failed on this article: {_failure(error)}"
    return Finding(CRASH_CODE, "rule-crashed", Severity.error, Confidence.high, message)


def lost(what: str) -> Finding:
    """The finding about the tool that stands for work that could not be done, though it was tried again."""
    return Finding(CRASH_CODE, "rule-crashed", Severity.error, Confidence.high, f"what is lost: {what}.")


def failure(error: Exception) -> Finding:
    """The finding about the tool that stands for an article that could not be linted."""
    message = f"seedlint failed on this article, of which nothing else is said: {_failure(error)}"
    return Finding("E902", "article-failed", Severity.error, Confidence.high, message)


def _failure(error: BaseException) -> str:
    import traceback

    if isinstance(error, OverTimeError):
        return f"it was not done after {error.seconds:.0f} seconds of work"
    if isinstance(error, MemoryError):
        return "it does not fit into memory"
    where = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {error} at {Path(where.filename).name}:{where.lineno}"


def _in_article(document: Document, findings: Iterable[Finding], plan: Plan) -> Iterator[Finding]:
    """Drop what rules for the article's own text found in boilerplate, and rules of its language in a paragraph of another."""
    zones = extract.module("zone")
    for finding in findings:
        if finding.start is None or finding.code == CRASH_CODE:
            yield finding
            continue
        if finding.code in plan.of_a_language and in_another_language(document, finding.start):
            continue
        if finding.code in plan.anywhere or not zones.is_boilerplate(document, finding.start):
            yield finding


def read_facts(document: Document, plan: Plan, kinds: Sequence[str]) -> list[Mention]:
    """What the facts of the given kinds read in a document, kind by kind."""
    part = plan.scan(document)
    if "zone" in kinds:
        (found,) = _run_rules([document], part.boilerplate, part.boilerplate_unconditional)
        rule_findings.put(document, found)
    return [mention for kind in kinds for mention in extract.mentions(document, kind)]
