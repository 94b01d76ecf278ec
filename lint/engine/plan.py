"""The plan of a run: which rules are known, which run, and the scanner made for them."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from dataclasses import dataclass, field

import regex

from lint import cache, extract, lexicon
from lint.config.settings import Settings, config_error
from lint.hashes import blake2b
from lint.locks import lock
from lint.match import expressions
from lint.match.scan import HyperscanScanner, PlainScanner, Probe, Scanner, compile_databases
from lint.packing import DamagedError
from lint.rule import packs
from lint.rule.base import CorpusRule, DocumentRule, Rule
from lint.rule.deferred import CorpusRules, DeferredRule
from lint.rule.options import OptionError
from lint.text.document import Document


def selected(rule: Rule, settings: Settings) -> bool:
    """Whether the settings ask for the rule: the longest matching prefix wins, `ignore` before `select` where equal."""
    code = str(rule.code)

    def longest(prefixes: Iterable[str]) -> int:
        beginnings = ["" if prefix == "ALL" else prefix for prefix in prefixes]
        return max((len(beginning) for beginning in beginnings if code.startswith(beginning)), default=-1)

    wanted = max(longest(settings.select), longest(settings.extend_select))
    if not settings.select and rule.default:
        wanted = max(wanted, 0)
    return wanted > longest(settings.ignore)


def in_codes(settings: Settings, rules: Iterable[Rule]) -> Settings:
    """The settings with the code of each rule that they choose by its name."""
    by_name = {str(rule.name).casefold(): str(rule.code) for rule in rules}

    def codes(words: Iterable[str]) -> tuple[str, ...]:
        return tuple(by_name.get(word.casefold(), word) for word in words)

    return settings._replace(
        select=codes(settings.select),
        ignore=codes(settings.ignore),
        extend_select=codes(settings.extend_select),
        per_file_ignores={glob: codes(words) for glob, words in settings.per_file_ignores.items()},
        ignore_by_field=tuple(one._replace(codes=codes(one.codes)) for one in settings.ignore_by_field),
        budgets=dict(zip(codes(settings.budgets), settings.budgets.values(), strict=True)),
    )


class Part:
    """What of a run is for the articles in one language: the document rules that speak it and the scanner made for them."""

    def __init__(self, scanner: Scanner) -> None:
        self.scanner = scanner
        self.boilerplate: dict[str, DocumentRule] = {}
        self.boilerplate_unconditional: list[DocumentRule] = []
        self.asked: dict[str, DocumentRule] = {}
        self.unconditional: list[DocumentRule] = []

    def register(self, rule: DocumentRule, language: str) -> None:
        if rule.probe_in(language) is None:
            (self.boilerplate_unconditional if rule.boilerplate else self.unconditional).append(rule)
        else:
            (self.boilerplate if rule.boilerplate else self.asked)[str(rule.code)] = rule


@dataclass(slots=True)
class Plan:
    """The rules of a run, and by language what is needed for articles in it."""

    settings: Settings
    rules: list[Rule]
    """All rules that are known, selected or not."""
    selected: frozenset[str]
    running: list[DocumentRule]
    extra_facts: tuple[str, ...]
    key: str
    """What the rules that run follow from."""
    anywhere: frozenset[str] = frozenset()
    """The codes of the rules that look into boilerplate, too."""
    of_a_language: frozenset[str] = frozenset()
    """The codes of the rules that speak some languages and no others."""
    by_words: frozenset[str] = frozenset()
    """The codes of the rules that speak all languages, but read what they judge by the words of each."""
    boilerplate_codes: frozenset[str] = frozenset()
    calibrated: frozenset[str] = frozenset()
    """The codes of our own rules for lines of a page: how sure they are hangs on what kind of page it is."""
    generality: dict[str, int] = field(default_factory=dict)
    """How general the general rules are, by code."""
    gives_way: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """To what the rules that run give way, by code: beginnings of codes."""
    corpus_gives_way: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The same of the rules that compare articles."""
    corpus: CorpusRules = field(default_factory=CorpusRules)
    corpus_needs: list[Rule] = field(default_factory=list)
    spoken: frozenset[str] = frozenset()
    """The languages for which some rule runs."""
    parts: dict[str, Part] = field(default_factory=dict)

    def language_of(self, document: Document) -> str:
        """The language of an article as the rules have it: "" where none of them speaks it; set from the configuration first."""
        assume(document, self.settings)
        return document.rules_language if document.rules_language in self.spoken else ""

    def part(self, language: str) -> Part:
        """What runs on articles in a language, made when the first of them comes."""
        known = self.parts.get(language)
        if known is None:
            # Of several threads, in this session and in others with these rules, one compiles.
            with lock(f"{self.key} {language}"):
                known = self.parts.get(language) or self._made(language)
                self.parts[language] = known  # whole, since other threads may look for it
        return known

    def _made(self, language: str) -> Part:
        rules = [rule for rule in self.running if rule.speaks(language)]
        gathering = [rule for rule in self.corpus_needs if rule.speaks(language)]
        part = Part(_scanner(self, [*rules, *gathering], language))
        for rule in rules:
            part.register(rule, language)
        return part

    def scan(self, document: Document) -> Part:
        """Let the scan see an article; gives what runs on it."""
        part = self.part(self.language_of(document))
        part.scanner.scan(document)
        return part


def assume(document: Document, settings: Settings) -> None:
    """Give an article the language that the configuration has for its file; its own metadata go before it.

    Where articles may decide nothing about themselves, one whose words belie its metadata is read in the language of its words.
    """
    if settings.inline_decisions == "off" and document.belied_language:
        document.language = document.belied_language
    if (settings.language or settings.languages) and not document.assumed_language:
        document.assumed_language = settings.language_of(document.path)


def make_plan(settings: Settings, extra_facts: Iterable[str] = ()) -> Plan:
    """Load the packs, choose the rules, and load or compile what they need. Raises packs.RuleError and ConfigError."""
    named = [packs.builtin(), *map(packs.located, settings.packs)]
    once = {path.resolve(): path for path in named}.values()  # one that is named twice is loaded once
    rule_files = {pack: packs.files(pack) for pack in once}
    key = packs.fingerprint(rule_files)
    parsed = cache.load("packs", key, settings.cache, lists=True)
    try:
        rules, fresh = packs.load(rule_files, settings.rules, parsed)
    except OptionError as error:
        raise config_error(settings, "rules", str(error), error.code, error.option) from None
    if parsed is None:
        cache.store("packs", key, fresh, settings.cache)
    stored = cache.load("expressions", EXPRESSIONS_KEY, settings.cache)
    expressions.use_stored(stored or {})
    settings = in_codes(settings, rules)
    wanted = frozenset(str(rule.code) for rule in rules if selected(rule, settings))
    running = [rule for rule in rules if rule.code in wanted or rule.boilerplate]
    asked_facts = tuple(extra_facts)
    made_for = repr((key, sorted(str(rule.code) for rule in running), asked_facts, sorted(settings.rules.items())))
    document_rules = [rule for rule in running if isinstance(rule, DocumentRule) and not _is_corpus(rule)]
    plan = Plan(settings, rules, wanted, document_rules, asked_facts, made_for)
    plan.boilerplate_codes = frozenset(rule.code for rule in running if rule.boilerplate)
    plan.calibrated = frozenset(code for code in plan.boilerplate_codes if code.startswith(("BP1", "BP2", "BP3")))
    plan.generality = {rule.code: rule.generality for rule in running if rule.generality}
    plan.gives_way = {rule.code: tuple(rule.gives_way_to) for rule in document_rules if rule.gives_way_to}
    plan.of_a_language = frozenset(rule.code for rule in running if rule.language != "any")
    plan.by_words = frozenset(rule.code for rule in running if rule.language == "any" and rule.needs)
    plan.anywhere = frozenset(rule.code for rule in running if rule.where == "anywhere")
    plan.corpus_needs = [rule for rule in running if _is_corpus(rule)]
    plan.corpus_gives_way = {rule.code: tuple(rule.gives_way_to) for rule in plan.corpus_needs if rule.gives_way_to}
    for rule in plan.corpus_needs:
        plan.corpus.append(rule)
    candidates = {"en", *lexicon.languages(), *(rule.language for rule in running)} - {"any"}
    plan.spoken = frozenset(
        code for code in candidates if any(rule.language != "any" and rule.speaks(code) for rule in running)
    )
    return plan


def _is_corpus(rule: Rule) -> bool:
    return isinstance(rule, CorpusRule) or (isinstance(rule, DeferredRule) and rule.corpus)


EXPRESSIONS_KEY = regex.__version__


def remember_expressions(settings: Settings) -> None:
    """Store what this run compiled for the next one."""
    if settings.cache and (compiled := expressions.newly_compiled()):
        cache.store("expressions", EXPRESSIONS_KEY, compiled)


def _probes(rules: Iterable[Rule], extra_facts: Iterable[str], language: str) -> list[Probe]:
    probes = [probe for rule in rules if not _is_corpus(rule) and (probe := rule.probe_in(language)) is not None]
    kinds = dict.fromkeys([*extra_facts, *(kind for rule in rules for kind in rule.needs)])
    probes += [probe for kind in kinds if (probe := extract.probe(kind, language)) is not None]
    return probes


def _scanner(plan: Plan, rules: list[Rule], language: str) -> Scanner:
    """The scanner for rules and facts: from the cache, compiled and cached, or the plain one where Hyperscan is missing.

    The plan's key has all that the probes follow from, so that a scanner in the cache is found without asking for them.
    """
    settings = plan.settings
    if settings.plain_scan:
        return PlainScanner(_probes(rules, plan.extra_facts, language))
    try:
        import hyperscan
    except ImportError:
        return PlainScanner(_probes(rules, plan.extra_facts, language))
    version: str = hyperscan.__version__  # type: ignore[attr-defined]
    key = blake2b(f"{version}{plan.key}{language}".encode(), digest_size=16).hexdigest()
    stored = cache.load("databases", key, settings.cache)
    if stored is not None:
        with contextlib.suppress(DamagedError):
            return HyperscanScanner.stored(stored)
    return _by_content(key, version, _probes(rules, plan.extra_facts, language), settings.cache)


def _by_content(key: str, version: str, probes: list[Probe], use_cache: bool) -> Scanner:
    """The scanner for some probes, kept under what it looks for and, for the next run, under the plan's key.

    So rules that only moved, or were given another severity, cost no compiling.
    """
    content = blake2b(f"{version}{probes!r}".encode(), digest_size=16).hexdigest()
    try:
        scanner = HyperscanScanner.stored(cache.load("databases", content, use_cache))
    except DamagedError:
        databases = compile_databases(probes)
        cache.store("databases", content, databases, use_cache)
        scanner = HyperscanScanner(*databases)
    cache.share("databases", content, key, use_cache)
    return scanner
