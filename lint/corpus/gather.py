"""The corpus rules at work: gather facts of each document, keep them, judge them all, place what was found."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lint import engine
from lint.corpus.document_facts import DocumentFacts, Fact, file_under, form_of, packed, packed_facts
from lint.hashes import blake2b
from lint.limits import OverTimeError, allowance, within
from lint.model import Finding, LocatedFinding
from lint.rule.base import CorpusRule, PairRule
from lint.text.document import Document

if TYPE_CHECKING:
    from lint.corpus.store import Store
    from lint.corpus.tasks import Run

Gathering = tuple[DocumentFacts, list[Finding]]
"""What was gathered of a document, and the findings about rules that failed on it."""


def slots(rules: Iterable[CorpusRule]) -> dict[str, int]:
    """The place of each rule in a store: the same in every process."""
    return {code: slot for slot, code in enumerate(sorted(str(rule.code) for rule in rules))}


def limits(rules: Iterable[CorpusRule]) -> dict[int, int]:
    """By slot, how many facts may share a key and propose pairs; rules without a limit are left out."""
    places = slots(rules)
    return {
        places[str(rule.code)]: rule.max_key_frequency
        for rule in rules
        if isinstance(rule, PairRule) and not rule.pair_frequent_keys
    }


def gather(document: Document, rules: Sequence[CorpusRule]) -> Gathering:
    """What the corpus rules remember of a document, and the findings about rules that failed on it."""
    return gather_all([document], rules)[0]


_SECONDS = 60.0
"""How long a rule may gather of an article of no great length."""
_BATCH_SECONDS = 0.25
"""So much of that time several articles may take together; where that is not enough, each gets all of it."""


def gather_all(documents: Sequence[Document], rules: Sequence[CorpusRule]) -> list[Gathering]:
    """What the corpus rules remember of each of some documents: rule by rule, as `engine.lint_all` asks the others."""
    gathered: list[Gathering] = [(_no_facts(document), []) for document in documents]
    places = slots(rules)
    for rule in rules:
        slot = places[str(rule.code)]
        spoken = [
            (document, *own)
            for document, own in zip(documents, gathered, strict=True)
            if rule.speaks(document.rules_language)
        ]
        if not _gather_together(slot, rule, spoken):
            for one in spoken:
                _gather_alone(slot, rule, *one)
    return gathered


def _gather_together(
    slot: int, rule: CorpusRule, spoken: Sequence[tuple[Document, DocumentFacts, list[Finding]]]
) -> bool:
    """Gather of documents in the time for several; where that is not enough, or the rule fails on one, nothing was gathered of any."""
    filed = [len(document_facts.postings[0]) for _, document_facts, _ in spoken]
    try:
        # To set the clock costs as much as many a rule.
        with within(allowance(_BATCH_SECONDS * _SECONDS, sum(len(one[0].text) for one in spoken))):
            for document, document_facts, _ in spoken:
                _gather_into(document_facts, slot, rule, document)
    except (Exception, OverTimeError):
        for (_, document_facts, _), count in zip(spoken, filed, strict=True):
            document_facts.facts.pop(slot, None)
            for column in document_facts.postings:
                del column[count:]
        return False
    return True


def _gather_alone(
    slot: int, rule: CorpusRule, document: Document, document_facts: DocumentFacts, failures: list[Finding]
) -> None:
    try:
        with within(allowance(_SECONDS, len(document.text))):
            _gather_into(document_facts, slot, rule, document)
    except (Exception, OverTimeError) as error:
        failures.append(engine.crash(rule, error)._replace(path=document.name))


def _no_facts(document: Document) -> DocumentFacts:
    return DocumentFacts(document.name, digest(document), packed(document), {}, ([], [], []), {})


def _gather_into(document_facts: DocumentFacts, slot: int, rule: CorpusRule, document: Document) -> None:
    found = _facts(rule, document)
    if not found:
        return
    file_under(document_facts.postings, slot, [fact[0] for fact in found], _forms(rule, found))
    if isinstance(rule, PairRule):
        found = [((), start, end, value) for _, start, end, value in found]
        if mark := rule.mark(document):
            document_facts.marks[slot] = mark
    document_facts.facts[slot] = packed_facts(found)


def _forms(rule: CorpusRule, found: list[Fact]) -> list[int]:
    """What must differ of each fact (see `Postings`)."""
    if type(rule).distinct_on is CorpusRule.distinct_on:
        return [0] * len(found)
    return [form_of(rule.distinct_on(fact[3])) for fact in found]


def _facts(rule: CorpusRule, document: Document) -> list[Fact]:
    """The facts that a rule gathers of a document, in order of place."""
    found = [
        ((keys,) if isinstance(keys, str) else keys, *(span or _NOWHERE), value)
        for keys, span, value in rule.gather(document)
    ]
    found.sort(key=_place)
    return found


_NOWHERE = (None, None)


def _place(fact: Fact) -> int:
    return -1 if fact[1] is None else fact[1]


def digest(document: Document) -> bytes:
    """A hash of all that a rule may gather from."""
    known = f"{document.text}\0{sorted(document.metadata.items(), key=str)!r}"
    return blake2b(known.encode("utf-8", "surrogatepass"), digest_size=16).digest()


class Corpus:
    """The documents of a run as the corpus rules see them. Add all, then judge; nothing is gathered for a document that stays alone."""

    def __init__(self, rules: Sequence[CorpusRule], path: Path | None = None, passing: bool = False) -> None:
        """`path`: where the store is kept; `passing`: only for this run, so that other processes can judge, too."""
        self._rules = rules
        self._path, self._passing = path, passing
        self._store: Store | None = self._opened() if path and not passing else None
        self._waiting: list[Document | Gathering] = []
        self._waiting_characters = 0
        self._failures: list[Finding] = []

    def _opened(self) -> Store:
        from lint.corpus.store import Store  # a run over one article does without

        return Store(self._path, passing=self._passing, limits=limits(self._rules))

    def add(self, document: Document | Gathering) -> None:
        """Take in a document, or what was gathered of one elsewhere, e.g. by a worker."""
        if not self._rules:
            return
        self._waiting.append(document)
        self._waiting_characters += len(document.text) if isinstance(document, Document) else 0
        large = self._waiting_characters >= engine.BATCH_CHARACTERS and len(self._waiting) > 1
        if large or len(self._waiting) >= engine.BATCH:
            self._take()

    def _take(self) -> None:
        """Gather of the documents that wait, and keep it."""
        if self._store is None:
            self._store = self._opened()
        waiting, self._waiting, self._waiting_characters = self._waiting, [], 0
        documents = [one for one in waiting if isinstance(one, Document)]
        gathered = iter(self._gathered(documents))
        for one in waiting:
            found = next(gathered) if isinstance(one, Document) else one
            if found is not None:
                document_facts, failures = found
                self._failures += failures
                self._store.add(document_facts)

    def _gathered(self, documents: list[Document]) -> Sequence[Gathering | None]:
        """What is gathered of documents; None of one that does not fit into memory, which is noted."""
        try:
            return gather_all(documents, self._rules)
        except MemoryError:
            if len(documents) == 1:
                name = documents[0].name
                what = "this article was not compared with others, for that does not fit into memory"
                self._failures.append(engine.lost(what)._replace(path=name))
                return [None]
        return [found for document in documents for found in self._gathered([document])]

    @property
    def store(self) -> Store:
        """The store with all that was added, opened when it is first needed."""
        if self._store is None or self._waiting:
            self._take()
        assert self._store is not None
        return self._store

    def close(self) -> None:
        """Let go of the store, and of what was not kept."""
        if self._store is not None:
            self._store.close()

    def judge(
        self,
        only: Collection[str] | None = None,
        compares: Callable[[int, int], None] | None = None,
        run: Run | None = None,
    ) -> Iterator[LocatedFinding]:
        """What the rules find among all documents, ordered by path; `only`: what concerns these, reported on them.

        `run` does the pieces that this is cut into in other processes, for which the store has a path; without it this one does. `compares` is told how many
        pieces are done, and of how many.
        """
        if self._store is None and len(self._waiting) < 2:
            return
        from lint.corpus.tasks import Judge, Stages, here  # a run over one article does without

        store = self.store
        store.note(self._failures)
        if run is not None:
            store.keep()
        judge = Judge(self._rules, store if run is None else None, self._path)
        stages = Stages(store, judge, run or here, compares)
        store.note(stages.keys(self._rules, only))
        store.note(stages.comparisons())
        yield from stages.places()
