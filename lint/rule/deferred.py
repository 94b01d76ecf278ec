"""Rules written in Python that are imported only when they have something to look at.

A cold run meets a few of the many rules there are, and importing a rule costs more than asking it. So the cache keeps a
card of each: what the engine must know before it asks.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any, NamedTuple, Self, overload

from lint.lexicon import languages
from lint.match.scan import Probe
from lint.model import Confidence, Finding, Severity
from lint.packing import DamagedError, expect
from lint.rule.base import CorpusRule, DocumentRule, Rule
from lint.text.document import Document


class RuleMetadata(NamedTuple):
    """What the cache keeps of a rule; `kind` is the name of its class in its file."""

    kind: str
    corpus: bool
    code: str
    name: str
    severity: Severity
    confidence: Confidence
    language: str
    lexicon: str
    where: str
    reads: tuple[str, ...]
    boilerplate: bool
    generality: int
    gives_way_to: tuple[str, ...]
    default: bool
    needs: tuple[str, ...]
    probe: Probe | None
    probes: dict[str, Probe | None]
    """By the languages that it speaks by their lexicon."""
    origin: str

    def plain(self) -> tuple[Any, ...]:
        """The card as plain values, for the cache."""
        return (*self[:4], int(self.severity), int(self.confidence), *self[6:])

    @classmethod
    def from_plain(cls, values: Any) -> Self:
        """The card of plain values, tuples as lists or not. Raises DamagedError."""
        kind, corpus, code, name, severity, confidence, *rest = expect(tuple(values), *_PLAIN)
        language, lexicon, where, reads, boilerplate, general, gives_way, default, needs, probe, probes, origin = rest
        try:
            return cls(
                kind, corpus, code, name, Severity(severity), Confidence(confidence), language, lexicon, where, tuple(reads),
                boilerplate, general, tuple(gives_way), default, tuple(needs), probe and _probe(probe),
                {code: of_it and _probe(of_it) for code, of_it in probes.items()}, origin,
            )  # fmt: skip
        except (AttributeError, TypeError, ValueError) as error:
            raise DamagedError(f"no card of a rule: {error}") from None

    @classmethod
    def of(cls, rule: Rule) -> Self:
        by_lexicon = rule.lexicon and rule.language != "any"
        spoken = [code for code in languages() if by_lexicon and code != rule.language and rule.speaks(code)]
        return cls(
            type(rule).__name__, isinstance(rule, CorpusRule), rule.code, rule.name, rule.severity, rule.confidence,
            rule.language, rule.lexicon, rule.where, tuple(rule.reads), rule.boilerplate, rule.generality, tuple(rule.gives_way_to), rule.default, rule.needs,
            rule.probe(), {code: rule.probe_in(code) for code in spoken}, rule.origin,
        )  # fmt: skip


_PLAIN = (str, bool, str, str, int, int, str, str, str, object, bool, int, object, bool, object, object, object, str)


def _probe(values: Any) -> Probe:
    owner, literals, expressions, *rest = values
    return Probe(owner, tuple(literals), tuple(expressions), *rest)


class DeferredRule(DocumentRule):
    """Stands for a rule until it is asked. What its card does not have (`why`, `examples` …) is the rule's own."""

    def __init__(self, card: RuleMetadata, load: Callable[[str], Rule]) -> None:
        super().__init__()
        self.code, self.name, self.severity, self.confidence = card.code, card.name, card.severity, card.confidence
        self.language, self.where, self.reads, self.boilerplate = (
            card.language,
            card.where,
            card.reads,
            card.boilerplate,
        )
        self.lexicon, self.gives_way_to = card.lexicon, card.gives_way_to
        self.generality, self.default, self.needs, self.origin = card.generality, card.default, card.needs, card.origin
        self.corpus = card.corpus
        self._card, self._load = card, load

    @cached_property
    def real(self) -> Rule:
        """The rule itself, imported now."""
        rule = self._load(self._card.kind)
        rule.severity = self.severity
        return rule

    def resolve(self) -> Rule:
        return self.real

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return getattr(self.real, name)

    def probe(self) -> Probe | None:
        return self._card.probe

    def speaks(self, language: str) -> bool:
        return self.language in ("any", language) or language in self._card.probes

    def probe_in(self, language: str) -> Probe | None:
        return self._card.probes.get(language, self._card.probe)

    def check(self, document: Document) -> Iterator[Finding]:
        rule = self.real
        assert isinstance(rule, DocumentRule)
        return rule.check(document)


class CorpusRules(Sequence[CorpusRule]):
    """The corpus rules of a run; a run over a single article never comes to import them."""

    def __init__(self) -> None:
        self._rules: list[Rule] = []

    def append(self, rule: Rule) -> None:
        self._rules.append(rule)

    @property
    def codes(self) -> frozenset[str]:
        """Their codes, for which none of them is imported."""
        return frozenset(str(rule.code) for rule in self._rules)

    def __len__(self) -> int:
        return len(self._rules)

    @overload
    def __getitem__(self, index: int) -> CorpusRule: ...
    @overload
    def __getitem__(self, index: slice) -> list[CorpusRule]: ...
    def __getitem__(self, index: int | slice) -> CorpusRule | list[CorpusRule]:
        if isinstance(index, slice):
            return [_corpus_rule(rule) for rule in self._rules[index]]
        return _corpus_rule(self._rules[index])


def _corpus_rule(rule: Rule) -> CorpusRule:
    whole = rule.resolve()
    assert isinstance(whole, CorpusRule)
    return whole
