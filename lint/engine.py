"""Lint documents: plan which rules run, scan, ask them, place what they found, judge the corpus."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import regex

from lint import cache, expressions, facts, packs
from lint.config import Settings, wrong_in
from lint.deferred import CorpusRules, DeferredRule
from lint.document import Document
from lint.fingerprint import fingerprints
from lint.hashes import blake2b
from lint.model import Confidence, Finding, Mention, Placed, Related, Severity
from lint.packing import DamagedError
from lint.rule import CorpusRule, DocumentRule, Rule
from lint.scan import HyperscanScanner, PlainScanner, Probe, Scanner, compile_databases

CRASH_CODE = "E901"


def selected(rule: Rule, settings: Settings) -> bool:
    """Whether the settings ask for the rule: the longest matching prefix wins, `ignore` before `select` where equal."""
    code = str(rule.code)

    def longest(prefixes: Iterable[str]) -> int:
        return max((len(prefix) for prefix in prefixes if code.startswith(prefix) or prefix == "ALL"), default=-1)

    wanted = max(longest(settings.select), longest(settings.extend_select))
    if not settings.select and rule.default:
        wanted = max(wanted, 0)
    return wanted > longest(settings.ignore)


@dataclass(slots=True)
class Plan:
    """The rules of a run and the scanner made for them."""

    settings: Settings
    rules: list[Rule]
    """All rules that are known, selected or not."""
    selected: frozenset[str]
    scanner: Scanner
    anywhere: frozenset[str] = frozenset()
    """The codes of the rules that look into furniture, too."""
    furniture_codes: frozenset[str] = frozenset()
    general: dict[str, int] = field(default_factory=dict)
    """How general the general rules are, by code."""
    furniture: dict[str, DocumentRule] = field(default_factory=dict)
    furniture_always: list[DocumentRule] = field(default_factory=list)
    asked: dict[str, DocumentRule] = field(default_factory=dict)
    always: list[DocumentRule] = field(default_factory=list)
    corpus: CorpusRules = field(default_factory=CorpusRules)


def make_plan(settings: Settings, extra_facts: Iterable[str] = ()) -> Plan:
    """Load the packs, choose the rules, and load or compile what they need. Raises packs.RuleError and ConfigError."""
    pack_paths = [packs.builtin(), *map(packs.located, settings.packs)]
    rule_files = [path for pack in pack_paths for path in packs.files(pack)]
    key = packs.fingerprint(rule_files)
    parsed = cache.load("packs", key, settings.cache, lists=True)
    try:
        rules, fresh = packs.load(pack_paths, settings.rules, parsed)
    except packs.OptionError as error:
        raise wrong_in(settings, "rules", str(error), error.code, error.option) from None
    if parsed is None:
        cache.store("packs", key, fresh, settings.cache)
    stored = cache.load("expressions", EXPRESSIONS_KEY, settings.cache)
    expressions.use_stored(stored or {})
    wanted = frozenset(str(rule.code) for rule in rules if selected(rule, settings))
    running = [rule for rule in rules if rule.code in wanted or rule.furniture]
    asked_facts = tuple(extra_facts)
    made_for = repr((key, sorted(str(rule.code) for rule in running), asked_facts, sorted(settings.rules.items())))
    plan = Plan(settings, rules, wanted, _scanner(running, asked_facts, made_for, settings))
    plan.furniture_codes = frozenset(rule.code for rule in running if rule.furniture)
    plan.general = {rule.code: rule.general for rule in running if rule.general}
    plan.anywhere = frozenset(rule.code for rule in running if rule.where == "anywhere")
    for rule in running:
        _seat(plan, rule)
    return plan


EXPRESSIONS_KEY = regex.__version__


def remember_expressions(settings: Settings) -> None:
    """Store what this run compiled for the next one."""
    compiled = expressions.newly_compiled()
    if compiled:
        cache.store("expressions", EXPRESSIONS_KEY, compiled, settings.cache)


def _seat(plan: Plan, rule: Rule) -> None:
    if isinstance(rule, CorpusRule) or (isinstance(rule, DeferredRule) and rule.corpus):
        plan.corpus.append(rule)
    elif isinstance(rule, DocumentRule):
        if rule.probe() is None:
            (plan.furniture_always if rule.furniture else plan.always).append(rule)
        else:
            (plan.furniture if rule.furniture else plan.asked)[str(rule.code)] = rule


def _probes(rules: Iterable[Rule], extra_facts: Iterable[str]) -> list[Probe]:
    probes = [probe for rule in rules if (probe := rule.probe()) is not None]
    kinds = dict.fromkeys([*extra_facts, *(kind for rule in rules for kind in rule.needs)])
    probes += [probe for kind in kinds if (probe := facts.probe(kind)) is not None]
    return probes


def _scanner(rules: list[Rule], extra_facts: tuple[str, ...], made_for: str, settings: Settings) -> Scanner:
    """The scanner for rules and facts: from the cache, compiled and cached, or the plain one where Hyperscan is missing.

    `made_for` tells all that the probes follow from, so that a scanner in the cache is found without asking for them.
    """
    if settings.plain_scan:
        return PlainScanner(_probes(rules, extra_facts))
    try:
        import hyperscan
    except ImportError:
        return PlainScanner(_probes(rules, extra_facts))
    version: str = hyperscan.__version__  # type: ignore[attr-defined]
    key = blake2b((version + made_for).encode(), digest_size=16).hexdigest()
    stored = cache.load("databases", key, settings.cache)
    if stored is not None:
        with contextlib.suppress(DamagedError):
            return HyperscanScanner.stored(stored)
    databases = compile_databases(_probes(rules, extra_facts))
    cache.store("databases", key, databases, settings.cache)
    return HyperscanScanner(*databases)


def lint(document: Document, plan: Plan) -> list[Finding]:
    """All findings of the selected document rules in a document, sorted by place, unfiltered by confidence."""
    return lint_all([document], plan)[0]


BATCH = 32
"""Documents that are worth linting, or gathering of, together."""


def lint_all(documents: Sequence[Document], plan: Plan) -> list[list[Finding]]:
    """The findings of each of some documents.

    Rule by rule, not document by document: what a rule runs and reads is then still in the processor's caches, which saves a quarter
    of the time.
    """
    for document in documents:
        plan.scanner.scan(document)
    furniture = _asked(documents, plan.furniture, plan.furniture_always)
    for document, lines in zip(documents, furniture, strict=True):
        document.cache["furniture_findings"] = lines
    others = _asked(documents, plan.asked, plan.always)
    return [_kept(*found, plan) for found in zip(documents, furniture, others, strict=True)]


def _kept(document: Document, furniture: list[Finding], others: list[Finding], plan: Plan) -> list[Finding]:
    """Of what rules found in a document, what is asked for and stands where it counts, sorted by place."""
    found = [finding for finding in furniture if finding.code in plan.selected]
    found += _in_article(document, others, plan)
    if any(finding.code in plan.general for finding in found):
        found = _most_exact(found, document, plan)
    return sorted(
        found, key=lambda finding: (-1 if finding.start is None else finding.start, finding.end or 0, finding.code)
    )


def _most_exact(found: list[Finding], document: Document, plan: Plan) -> list[Finding]:
    """On each line, a general rule's finding gives way to that of a less general furniture rule and lends it its confidence."""
    lines: dict[int, list[int]] = {}
    for number, finding in enumerate(found):
        if finding.start is not None and (finding.code in plan.general or finding.code in plan.furniture_codes):
            lines.setdefault(document.line_number(finding.start), []).append(number)
    result: list[Finding | None] = list(found)
    for numbers in lines.values():
        heir = min(numbers, key=lambda number: plan.general.get(found[number].code, 0))
        ways = [number for number in numbers if number != heir and found[number].code in plan.general]
        for number in ways:
            result[number] = None
        if ways:
            surest = max(found[number].confidence for number in (heir, *ways))
            result[heir] = found[heir]._replace(confidence=surest)
    return [finding for finding in result if finding is not None]


def _asked(
    documents: Sequence[Document], asked: dict[str, DocumentRule], always: list[DocumentRule]
) -> list[list[Finding]]:
    """What rules find in each of some documents: `asked` where the scan saw something for them, `always` everywhere."""
    found: list[list[Finding]] = [[] for _ in documents]
    seen: dict[str, list[int]] = {}
    for number, document in enumerate(documents):
        for owner in document.hits:
            seen.setdefault(owner, []).append(number)
    turns = [(rule, seen[code]) for code, rule in asked.items() if code in seen]
    turns += [(rule, list(range(len(documents)))) for rule in always]
    for rule, numbers in turns:
        for number in numbers:
            try:
                found[number].extend(_heard(rule, documents[number]))
            except Exception as error:
                found[number].append(crash(rule, error))
    return found


def _heard(rule: DocumentRule, document: Document) -> Iterator[Finding]:
    """The findings of a rule; a rule for English is heard only where the document may be English."""
    if rule.language not in ("any", "en") and rule.language != document.language:
        return
    for finding in rule.check(document):
        if rule.language == "en" and document.language not in ("en", "und"):
            return
        yield finding


def crash(rule: Rule, error: Exception) -> Finding:
    """The finding about the tool that stands for an error raised by a rule."""
    message = f"the rule {rule.code} ({rule.origin}) failed on this article: {_failure(error)}"
    return Finding(CRASH_CODE, "rule-crashed", Severity.error, Confidence.high, message)


def failure(error: Exception) -> Finding:
    """The finding about the tool that stands for an article that could not be linted."""
    message = f"seedlint failed on this article, of which nothing else is said: {_failure(error)}"
    return Finding("E902", "article-failed", Severity.error, Confidence.high, message)


def _failure(error: Exception) -> str:
    import traceback

    where = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {error} at {Path(where.filename).name}:{where.lineno}"


def _in_article(document: Document, findings: Iterable[Finding], plan: Plan) -> Iterator[Finding]:
    """Drop what rules for the article's own text found in furniture."""
    zones = facts.module("zone")
    for finding in findings:
        free = finding.start is None or finding.code in plan.anywhere or finding.code == CRASH_CODE
        if free or not zones.is_furniture(document, finding.start):
            yield finding


def place(document: Document, findings: Iterable[Finding]) -> list[Placed]:
    """Findings of a document with their places in the source file."""
    found = list(findings)
    return [_placed(document, one, mark) for one, mark in zip(found, fingerprints(document, found), strict=True)]


def _placed(document: Document, finding: Finding, mark: str) -> Placed:
    if finding.start is None or finding.end is None:
        return Placed(document.name, finding, None, None, "", 0, mark)
    start, end = finding.start, finding.end
    excerpt, column = _excerpt(document, start)
    located = finding
    if finding.related:
        located = finding._replace(related=tuple(_located(document, related) for related in finding.related))
    match, words = document.text[start : min(end, start + _MATCH)], len(document.folded[start:end].split())
    return Placed(
        document.name, located, document.position(start), document.position(end, end=True), excerpt, column, mark,
        match, document.text[max(0, start - _AROUND) : start], document.text[end : end + _AROUND], words,
    )  # fmt: skip


def _located(document: Document, related: Related) -> Related:
    if related.position is not None or related.path not in ("", document.path, document.name):
        return related
    return shown(related, document)


def shown(related: Related, document: Document) -> Related:
    """A related place in a document, with its position and its sentence."""
    if related.start is None or related.start >= len(document.text):
        return related
    sentence = document.sentence_at(related.start)
    text = related.text or document.text[sentence.start : sentence.end][:_EXCERPT]
    return related._replace(path=document.name, text=text, position=document.position(related.start))


_EXCERPT = 400
_MATCH = 2000
_AROUND = 200


def _excerpt(document: Document, offset: int) -> tuple[str, int]:
    """The line around `offset` and where in it the offset stands; a window of it where the line is long."""
    line = document.lines[document.line_number(offset)]
    begin = max(line.start, offset - _EXCERPT // 2)
    return document.text[begin : min(line.end, begin + _EXCERPT)], offset - begin


def read_facts(document: Document, plan: Plan, kinds: Sequence[str]) -> list[Mention]:
    """What the facts of the given kinds read in a document, kind by kind."""
    plan.scanner.scan(document)
    if "zone" in kinds:
        (document.cache["furniture_findings"],) = _asked([document], plan.furniture, plan.furniture_always)
    return [mention for kind in kinds for mention in facts.mentions(document, kind)]
