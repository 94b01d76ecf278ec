"""What a rule is: its card (code, name, severity, why, examples) and its judgement on a document or a corpus."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, ClassVar, NamedTuple

from lint import lexicon
from lint.match.scan import Probe
from lint.model import Confidence, Finding, Fix, Related, Severity, Span
from lint.rule.giving_way import left_to_others
from lint.text.blocks import PROSE, WORDS, Kind, kinds_named
from lint.text.document import Document


class Examples(NamedTuple):
    """Samples of a rule: in `flags` the expected spans stand in `[[ ]]`; `passes` are near-misses it stays silent on.

    A sample is a text, or for corpus rules a tuple of texts. A sample may be preceded by front matter.
    """

    flags: tuple[str | tuple[str, ...], ...]
    passes: tuple[str | tuple[str, ...], ...]


_OLD_WORDS = {
    "furniture": "boilerplate", "general": "generality", "form": "distinct_on", "most": "max_key_frequency",
    "crowds": "pair_frequent_keys", "least": "min_shared_keys", "candidates": "max_candidates",
}  # fmt: skip
"""What attributes of a rule were called before, and are called now."""


class Rule:
    """The card of a rule. Subclass `DocumentRule` or `CorpusRule` in a pack's Python file, or declare one in YAML."""

    code: str
    name: str
    severity: Severity = Severity.warning
    confidence: Confidence = Confidence.high
    why: str
    examples: Examples
    language: str = "en"
    """The language it speaks: a code of two or three letters, "any" for all."""
    lexicon: str = ""
    """A subject of words (a file of `lint/lexicon/<language>/`, or `subject.name` in one): it also speaks each language that has them."""
    where: str = "article"
    """"article": only the article's own text; "anywhere": boilerplate too."""
    reads: tuple[str, ...] = ()
    """The kinds of text it reads (see `lint.text.blocks`): "prose", "words", "anything", or kinds by name. None named: prose, and of
    rules for boilerplate all words. What it finds in other kinds is dropped."""
    boilerplate: bool = False
    """Whether a finding tells that its lines are boilerplate; such rules run first, whatever is selected."""
    generality: int = 0
    """How general it is: on one line its finding gives way to that of a less general rule of its family."""
    gives_way_to: tuple[str, ...] = ()
    """Codes, or beginnings of them, of rules that say the same better: its finding is dropped where both of its ends stand in findings of
    theirs. A rule that compares articles asks `is_left` itself, so that the place still counts for the other articles."""
    default: bool = True
    """Whether it runs when the user selected nothing."""
    of_today: bool = False
    """Whether a finding may be gone on another day, because it hangs on today's date: what is kept of it is of its day only."""
    needs: tuple[str, ...] = ()
    """The kinds of facts it asks for, so that the one scan looks for their places too."""
    options: ClassVar[Mapping[str, Any]] = {}
    """The names of its options with their defaults, set under `[tool.seedlint.rules.CODE]`."""
    option_notes: ClassVar[Mapping[str, str]] = {}
    """What each of its options says."""
    limits: str = ""
    """What it does not see, and where it can be wrong."""
    origin: str = ""
    """The file (and line) it was loaded from."""

    def __init_subclass__(cls, **given: Any) -> None:
        """Rules written for earlier versions say some things in other words: they mean the same."""
        super().__init_subclass__(**given)
        for old, new in _OLD_WORDS.items():
            if old in vars(cls) and new not in vars(cls):
                setattr(cls, new, vars(cls)[old])

    def __init__(self, **options: Any) -> None:
        """A rule with the options that its user has set; one may refuse them by a ValueError."""
        self.option: dict[str, Any] = {**type(self).options, **options}

    def kinds_read(self) -> frozenset[Kind]:
        """The kinds of text it reads. Raises ValueError for an unknown name."""
        return kinds_named(self.reads) if self.reads else WORDS if self.boilerplate else PROSE

    def probe(self) -> Probe | None:
        """What the scan must have seen before this rule is asked; None: it is always asked."""
        return None

    def speaks(self, language: str) -> bool:
        """Whether it runs on articles in a language ("": in one that nobody knows)."""
        return self.language in ("any", language) or bool(self.lexicon and lexicon.speaks(language, self.lexicon))

    def probe_in(self, language: str) -> Probe | None:
        """What the scan must have seen in an article of that language before this rule is asked; None: it is always asked."""
        return self.probe()

    def resolve(self) -> Rule:
        """The rule with all it has, where this one only stands for it."""
        return self

    def finding(
        self,
        span: Span | tuple[int, int] | None,
        message: str,
        *,
        confidence: Confidence | None = None,
        severity: Severity | None = None,
        fix: Fix | None = None,
        related: Iterable[Related] = (),
        path: str | None = None,
    ) -> Finding:
        """A finding of this rule at `span` of the document's text (None: on the whole document)."""
        start, end = span if span is not None else (None, None)
        return Finding(
            str(self.code), str(self.name), severity or Severity(self.severity), confidence or Confidence(self.confidence),
            _sentence(message), start, end, fix, tuple(related), path,
        )  # fmt: skip


@lru_cache(256)
def _sentence(said: str) -> str:
    """A message as a sentence: with a capital and a stop, however its rule put it together; a path that opens it stays as it is."""
    stop = "" if said.endswith((".", "?", "!", "…", ")")) else "."
    first = said.partition(" ")[0]
    named = not first.rstrip(":,").isalpha()  # a path, a key, a sign
    return f"{said[:1] if named else said[:1].upper()}{said[1:]}{stop}"


class DocumentRule(Rule):
    """A rule that sees one document. `find` (literals) and `match` (expressions) say when it is worth asking; without both it is always asked."""

    find: tuple[str, ...] = ()
    match: tuple[str, ...] = ()
    cased: bool = False

    def probe(self) -> Probe | None:
        if not self.find and not self.match:
            return None
        return Probe(str(self.code), tuple(self.find), tuple(self.match), bool(self.cased))

    def match_in(self, language: str) -> tuple[str, ...]:
        """What the scan must have seen in a language that it speaks by its lexicon; nothing: it is always asked there."""
        return ()

    def blocks_seen(self, document: Document) -> list[Span]:
        """The blocks in which the scan saw something for this rule, in order."""
        hits = document.hits.get(str(self.code), ())
        numbers = {document.block_number(hit.start - (hit.start == hit.end)) for hit in hits}
        return [document.blocks[number] for number in sorted(numbers)]

    def probe_in(self, language: str) -> Probe | None:
        if self.language in ("any", language):
            return self.probe()
        expressions = self.match_in(language)
        return Probe(str(self.code), (), expressions) if expressions else None

    def check(self, document: Document) -> Iterator[Finding]:
        """The findings in a document, in any order. The spans that the scan saw are in `document.hits[self.code]`."""
        raise NotImplementedError


class Gathered(NamedTuple):
    """One fact a corpus rule gathered: all it sees of the document when the corpus is judged."""

    path: str
    """The name of the document, as findings have it."""
    keys: tuple[str, ...]
    """What it is filed under; nothing for a rule that compares pairs."""
    start: int | None
    end: int | None
    """Its place in the document's text; None: the whole document."""
    value: Any


class Candidate(NamedTuple):
    """A fact that shares keys with another one: how many, and how much they weigh: one for each that is theirs alone."""

    fact: Gathered
    shared: int
    weight: float


Reader = Callable[[str], Document]
"""Gives the article of a name."""


class CorpusRule(Rule):
    """A rule that sees the whole corpus in two steps, so that documents are read in parallel and each only once.

    `gather` is the map: facts of one document, each under one key or several. `judge` is the keyed reduce.
    The engine places what it finds, and adds position and sentence to each `related` place.
    """

    version: ClassVar[int] = 1
    """Raise it when `gather` changes: what older versions gathered is then gathered anew."""

    def gather(self, document: Document) -> Iterator[tuple[str | tuple[str, ...], Span | None, Any]]:
        """Facts of a document as (key or keys, span or None, value of plain numbers, strings, bytes, tuples, lists, dicts)."""
        raise NotImplementedError

    def distinct_on(self, value: Any) -> Any:
        """What of a fact's value must differ among the facts of a key for them to be judged; None: they always are."""
        return None

    def is_left(self, document: Document, span: Span) -> bool:
        """Whether a rule that this one gives way to has found something at the place, at medium confidence at least."""
        places = left_to_others.get(document).get(self.code)
        return places is not None and places.hold(span.start, span.end)

    def judge(self, key: str, facts: Sequence[Gathered]) -> Iterator[Finding]:
        """The findings among all facts of one key (two at least), ordered by path and place; each names its `path`.

        Of a key that very many share, `facts` may lie in a file: going through them, and `facts[0]`, costs no memory.
        """
        raise NotImplementedError


class PairRule(CorpusRule):
    """A corpus rule that compares each fact with those before it that share a key: candidates by index, never all pairs."""

    max_key_frequency: ClassVar[int] = 40
    """How many facts may share a key for all pairs of them to be candidates."""
    pair_frequent_keys: ClassVar[bool] = False
    """What becomes of a key that more facts share: False: it proposes nobody, True: the first and the neighbours of each."""
    min_shared_keys: ClassVar[int] = 1
    """How many keys two facts must share to be candidates."""
    max_candidates: ClassVar[int] = 30
    """How many candidates a fact is compared with: the weightiest."""

    def mark(self, document: Document) -> bytes:
        """A few bytes of what an article is about, asked once of each in which there are facts; see `akin`."""
        return b""

    def akin(self, mark: bytes, other: bytes) -> bool:
        """Whether facts of two articles with these marks can be a pair. The larger a corpus, the more of them share keys by chance.

        False only where `compare` finds nothing among such facts. They are not counted among the candidates.
        """
        return True

    def compare(self, fact: Gathered, candidates: list[Candidate], read: Reader) -> Iterator[Finding]:
        """The findings on `fact`, given the earlier facts that share keys with it, the weightiest first.

        `read` gives the article of a name, without its metadata; it is worth asking only for a pair that is nearly certain.
        """
        raise NotImplementedError
