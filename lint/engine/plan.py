"""The plan of a run: which rules are known, which run, and the scanner made for them."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from dataclasses import dataclass, field

import regex

from lint import cache, extract
from lint.config.settings import Settings, config_error
from lint.hashes import blake2b
from lint.match import expressions
from lint.match.scan import HyperscanScanner, PlainScanner, Probe, Scanner, compile_databases
from lint.packing import DamagedError
from lint.rule import packs
from lint.rule.base import CorpusRule, DocumentRule, Rule
from lint.rule.deferred import CorpusRules, DeferredRule


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
    boilerplate_codes: frozenset[str] = frozenset()
    generality: dict[str, int] = field(default_factory=dict)
    """How general the general rules are, by code."""
    boilerplate: dict[str, DocumentRule] = field(default_factory=dict)
    boilerplate_unconditional: list[DocumentRule] = field(default_factory=list)
    asked: dict[str, DocumentRule] = field(default_factory=dict)
    unconditional: list[DocumentRule] = field(default_factory=list)
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
        raise config_error(settings, "rules", str(error), error.code, error.option) from None
    if parsed is None:
        cache.store("packs", key, fresh, settings.cache)
    stored = cache.load("expressions", EXPRESSIONS_KEY, settings.cache)
    expressions.use_stored(stored or {})
    wanted = frozenset(str(rule.code) for rule in rules if selected(rule, settings))
    running = [rule for rule in rules if rule.code in wanted or rule.boilerplate]
    asked_facts = tuple(extra_facts)
    made_for = repr((key, sorted(str(rule.code) for rule in running), asked_facts, sorted(settings.rules.items())))
    plan = Plan(settings, rules, wanted, _scanner(running, asked_facts, made_for, settings))
    plan.boilerplate_codes = frozenset(rule.code for rule in running if rule.boilerplate)
    plan.generality = {rule.code: rule.generality for rule in running if rule.generality}
    plan.anywhere = frozenset(rule.code for rule in running if rule.where == "anywhere")
    for rule in running:
        _register(plan, rule)
    return plan


EXPRESSIONS_KEY = regex.__version__


def remember_expressions(settings: Settings) -> None:
    """Store what this run compiled for the next one."""
    compiled = expressions.newly_compiled()
    if compiled:
        cache.store("expressions", EXPRESSIONS_KEY, compiled, settings.cache)


def _register(plan: Plan, rule: Rule) -> None:
    if isinstance(rule, CorpusRule) or (isinstance(rule, DeferredRule) and rule.corpus):
        plan.corpus.append(rule)
    elif isinstance(rule, DocumentRule):
        if rule.probe() is None:
            (plan.boilerplate_unconditional if rule.boilerplate else plan.unconditional).append(rule)
        else:
            (plan.boilerplate if rule.boilerplate else plan.asked)[str(rule.code)] = rule


def _probes(rules: Iterable[Rule], extra_facts: Iterable[str]) -> list[Probe]:
    probes = [probe for rule in rules if (probe := rule.probe()) is not None]
    kinds = dict.fromkeys([*extra_facts, *(kind for rule in rules for kind in rule.needs)])
    probes += [probe for kind in kinds if (probe := extract.probe(kind)) is not None]
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
