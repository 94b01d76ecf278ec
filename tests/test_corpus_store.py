"""The corpus phase: what is gathered, kept, judged and placed, in any order, at once or one article at a time."""

from __future__ import annotations

import json
import math
import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint import (
    Candidate,
    CorpusRule,
    Document,
    Examples,
    Finding,
    Gathered,
    PairRule,
    Reader,
    Related,
    Span,
    cache,
    engine,
    readers,
)
from lint.config.settings import Settings
from lint.corpus import incremental as kept
from lint.corpus.document_facts import (
    HASH_BITS,
    DocumentFacts,
    Postings,
    file_under,
    form_of,
    is_hash,
    packed,
    packed_facts,
    unpacked,
)
from lint.corpus.gather import Corpus, gather, gather_all
from lint.corpus.judging import best_pairs, weight_of
from lint.corpus.store import Store
from lint.readers.markdown import parse as parse_markdown
from lint.session import Session, input, many
from lint.text.source_map import SourceMap
from lint.triage.stages import Article

PLAN = engine.make_plan(Settings(select=("XD",)))
KEPT = replace(PLAN, settings=PLAN.settings._replace(cache=True))
TOWNS = "Arden Brendova Marl Ostia Velmar Quorn".split()


def article(seed: int) -> Document:
    """An article that may share a fact, a passage or a line with others."""
    dice = random.Random(seed)
    town = dice.choice(TOWNS)
    lines = [
        f"The port of {town} will pay ${dice.choice((40, 45, 60))} million for the new wall of {town[::-1].title()}.",
        f"Ferries of {dice.choice(('HarbourLink', 'Harbourlink'))} call at {town}, and HARBOUR days are long.",
        "Write to the editors of the Harbour Post",
    ]
    return Document("\n".join(lines), f"{seed:03d}.txt")


def judged(documents: list[Document], only: set[str] | None = None) -> list[Any]:
    corpus = Corpus(PLAN.corpus)
    for document in documents:
        PLAN.scan(document)
        corpus.add(document)
    return list(corpus.judge(only))


def test_large_articles_do_not_wait_for_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "BATCH_CHARACTERS", 100)
    corpus = Corpus([engine.make_plan(Settings(select=("XD1",))).corpus[0]])
    for number in range(9):
        corpus.add(Document("The mill is open again. " * 3, f"{number}.txt"))
        assert sum(len(one.text) for one in corpus._waiting if isinstance(one, Document)) < 172


def test_the_same_findings_for_any_order() -> None:
    usual = judged([article(number) for number in range(24)])
    assert {placed.finding.code for placed in usual} >= {"XD201", "XD301", "XD401"}
    for seed in range(3):
        numbers = list(range(24))
        random.Random(seed).shuffle(numbers)
        assert judged([article(number) for number in numbers]) == usual


def test_findings_carry_both_places() -> None:
    placed = next(
        placed for placed in judged([article(number) for number in range(24)]) if placed.finding.code == "XD201"
    )
    (other,) = placed.finding.related
    assert placed.start is not None and placed.start.line == 1
    assert other.position is not None and other.position.line == 1
    assert other.path != placed.path and other.text.startswith("The port of")


def test_one_new_article_is_judged_against_all_others() -> None:
    documents = [article(number) for number in range(12)]
    new = documents[5].name
    found = judged(documents, {new})
    assert found
    assert {placed.path for placed in found} == {new}
    everywhere = judged(documents)
    lines = [placed for placed in everywhere if placed.path == new and placed.finding.code == "XD401"]
    assert [placed for placed in found if placed.finding.code == "XD401"] == lines


class Counting(CorpusRule):
    code = "TT901"
    name = "counting"
    why = "Counts."
    examples = Examples((), ())
    language = "any"
    seen: list[str] = []

    def gather(self, document: Document) -> Iterator[tuple[str, Span | None, Any]]:
        self.seen.append(document.name)
        if "crash" in document.text:
            raise ValueError("no")
        yield "all", Span(0, 1), len(document.text)

    def judge(self, key: str, facts: list[Gathered]) -> Iterator[Finding]:
        if any(fact.value == 13 for fact in facts):
            raise ValueError("unlucky")
        for fact in facts:
            yield self.finding((0, 1), f"one of {len(facts)}", path=fact.path, related=[Related("gone.txt", 3, 4, "")])


def test_nothing_is_gathered_of_a_document_that_stays_alone() -> None:
    Counting.seen.clear()
    corpus = Corpus([Counting()])
    corpus.add(Document("alone", "a.txt"))
    assert list(corpus.judge()) == []
    assert Counting.seen == []


def test_a_rule_that_fails_is_told_and_the_others_go_on() -> None:
    corpus = Corpus([Counting()])
    for number, text in enumerate(("crash", "fine", "good")):
        corpus.add(Document(text, f"{number}.txt"))
    found = list(corpus.judge())
    assert [(placed.path, placed.finding.code) for placed in found] == [
        ("0.txt", "E901"), ("1.txt", "TT901"), ("2.txt", "TT901"),
    ]  # fmt: skip
    corpus = Corpus([Counting()])
    for number, text in enumerate(("thirteen long", "fine")):
        corpus.add(Document(text, f"{number}.txt"))
    assert [placed.finding.code for placed in corpus.judge()] == ["E901"]


def test_what_was_gathered_before_a_rule_failed_on_another_article_counts_once() -> None:
    gathered = gather_all(
        [Document(text, f"{number}.txt") for number, text in enumerate(("fine", "crash"))], [Counting()]
    )
    assert [(len(facts.postings[0]), len(failures)) for facts, failures in gathered] == [(1, 0), (0, 1)]


def test_a_document_of_the_same_name_replaces_the_earlier_one() -> None:
    corpus = Corpus([Counting()])
    for text in ("one", "two", "three"):
        corpus.add(Document(text, "same.txt"))
    corpus.add(Document("four", "other.txt"))
    assert [placed.finding.message for placed in corpus.judge()] == ["One of 2.", "One of 2."]


@given(st.text(alphabet=st.characters(exclude_categories=())), st.integers(0, 3))
@settings(max_examples=60, deadline=None)
def test_a_packed_document_comes_back_with_its_places(text: str, record: int) -> None:
    document = Document(text, "a/b.txt", record=record or None, line_offset=record, source_offset=record * 7)
    back = unpacked(packed(document))
    assert (back.text, back.name) == (document.text, document.name)
    assert [back.position(at) for at in range(len(text))] == [document.position(at) for at in range(len(text))]


def test_a_packed_document_remembers_its_source() -> None:
    (document,) = parse_markdown(b"---\ntitle: Port\n---\nThe *port* of Arden.\n", "a.md", Settings())
    assert isinstance(document, Document)
    assert unpacked(packed(document)).position(6) == document.position(6)
    wide = Document("a<b", "x.html", source="<p>a&lt;b</p>", source_map=SourceMap([(0, 3), (2, 8)], {1: 4}))
    assert unpacked(packed(wide)).position(2, end=True) == wide.position(2, end=True)


def document_facts(name: str, keys: tuple[str, ...], form: Any = None) -> DocumentFacts:
    postings: Postings = ([], [], [])
    file_under(postings, 3, [keys], [form_of(form)])
    return DocumentFacts(name, name.encode(), b"", {3: packed_facts([(keys, 0, 1, name)])}, postings)


def groups(store: Store, slot: int) -> Any:
    return store.groups(slot << HASH_BITS, (slot + 1) << HASH_BITS)


def test_store_groups_by_key_and_forgets() -> None:
    store = Store()
    for name in ("b", "a", "c"):
        store.add(document_facts(name, ("x", name)))
    ((key, numbers),) = groups(store, 3)
    assert is_hash(key, "x") and not is_hash(key, "y")
    assert [store.fact(3, number).value for number in numbers] == ["a", "b", "c"]
    store.forget("a")
    ((_, numbers),) = groups(store, 3)
    assert [store.fact(3, number).path for number in numbers] == ["b", "c"]
    assert len(store) == 2 and store.digest("a") is None
    assert list(groups(store, 2)) == list(groups(store, 4)) == []


def test_keys_whose_facts_are_all_alike_are_left_out() -> None:
    store = Store()
    for name, form in (("a", "Arden"), ("b", "Arden"), ("c", "ARDEN")):
        store.add(document_facts(name, ("x",), form))
    ((_, numbers),) = groups(store, 3)
    assert len(numbers) == 3
    store.forget("c")
    assert list(groups(store, 3)) == []


class Nearest(PairRule):
    code = "TT902"
    name = "nearest"
    why = "Says what it is compared with."
    examples = Examples((), ())
    language = "any"

    def gather(self, document: Document) -> Iterator[tuple[tuple[str, ...], Span | None, Any]]:
        yield tuple(document.text), None, document.text

    def compare(self, fact: Gathered, candidates: list[Candidate], read: Reader) -> Iterator[Finding]:
        yield self.finding(None, " ".join(f"{one.fact.path}{one.shared}" for one in candidates) + ".", path=fact.path)


def paired(texts: dict[str, str], most: int = 40, crowds: bool = False, least: int = 1, only: str = "") -> Any:
    """By article, with whom it is compared, and how many keys they share."""
    rule = Nearest()
    rule.max_key_frequency, rule.pair_frequent_keys, rule.min_shared_keys = most, crowds, least  # type: ignore[misc]
    corpus = Corpus([rule])
    for name, text in texts.items():
        corpus.add(Document(text, name))
    found = corpus.judge({only} if only else None)
    return {placed.path: placed.finding.message.rstrip(".").lower() for placed in found}


def test_pairs_share_keys() -> None:
    texts = {"c": "xy", "a": "xyz", "b": "x"}
    assert paired(texts) == {"b": "a1", "c": "a2 b1"}
    assert paired(texts, least=2) == {"c": "a2"}
    assert paired(texts, most=2) == {"c": "a1"}
    assert paired(texts, only="a") == {"a": "c2 b1"}


def test_in_a_crowd_neighbours_are_paired() -> None:
    texts = dict.fromkeys("abcdefgh", "x")
    assert paired(texts, most=4) == {}
    found = paired(texts, most=4, crowds=True)
    assert found["h"] == "a1 e1 f1 g1"
    assert found["d"] == "a1 b1 c1"


def test_what_is_theirs_alone_weighs_one() -> None:
    pairs = [(1, 0, weight_of(holders, 4)) for holders in (2, 3)]
    ((_, ((_, _, weight),)),) = best_pairs(pairs, 2, 30)
    assert weight == round(1 + math.log(1 + 4 / 3) / math.log(1 + 4 / 2), 6)


def test_gathered_values_must_be_plain() -> None:
    class Wrong(Counting):
        def gather(self, document: Document) -> Iterator[tuple[str, Span | None, Any]]:
            yield "key", None, object()

    _, failures = gather(Document("text", "a.txt"), [Wrong()])
    assert [failure.code for failure in failures] == ["E901"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SEEDLINT_CACHE_DIR", str(tmp_path / "cache"))
    texts = tmp_path / "texts"
    texts.mkdir()
    for number in range(6):
        (texts / f"{number}.txt").write_text(article(number).text, encoding="utf-8")
    return texts


def _codes(plan: engine.Plan, folder: Path, new: Document) -> list[str]:
    corpus, problems = kept.opened(plan, [str(folder)], Session.of(plan)._gathered)
    assert not problems
    engine.lint(new, plan)
    names = kept.judge_against(corpus, [new])
    found = [placed.finding.code for placed in corpus.judge(names)]
    corpus.close()
    return found


def test_a_kept_corpus_is_not_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = KEPT
    new = article(7)
    first = _codes(plan, folder, new)
    assert "XD401" in first

    def refuse(*_: object) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr(readers, "read", refuse)
    assert _codes(plan, folder, article(7)) == first


def test_a_kept_corpus_follows_its_files(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = KEPT
    _codes(plan, folder, article(7))
    for number in range(1, 6):
        (folder / f"{number}.txt").unlink()
    (folder / "0.txt").write_text("Nothing of that kind stands here any more.", encoding="utf-8")
    assert _codes(plan, folder, article(7)) == []


def test_a_file_of_the_corpus_is_no_copy_of_itself(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = KEPT
    (folder / "3.txt").write_text("A text that stands nowhere else, and says so in some words of its own.")
    monkeypatch.chdir(folder)
    (document,) = readers.read("./3.txt", plan.settings)
    assert isinstance(document, Document)
    assert _codes(plan, folder, document) == []


def test_a_corpus_is_filled_by_several_processes_alike(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    records = [json.dumps({"text": article(number).text}) for number in range(10, 14)]
    (folder / "more.jsonl").write_text("\n".join([*records, "{broken"]), encoding="utf-8")
    new = folder.parent / "new.txt"
    new.write_text(article(7).text, encoding="utf-8")

    def outcome(cache: str, **values: Any) -> list[str]:
        monkeypatch.setenv("SEEDLINT_CACHE_DIR", str(folder.parent / cache))
        monkeypatch.chdir(folder.parent)
        plan = replace(KEPT, settings=KEPT.settings._replace(**values))
        outcomes = list(map(str, Session.of(plan).check_beside(["new.txt"], ["./texts"])))
        assert list(map(str, Session.of(plan).check_beside(["new.txt"], ["./texts"])))[-1] == outcomes[-1]
        return outcomes

    alone = outcome("one")
    monkeypatch.setattr(input, "SMALL_RUN", 2)
    monkeypatch.setattr(many, "results", counted := Counted(many.results))
    assert outcome("two", jobs=2) == alone and counted.calls == 1
    assert len(alone) == 3 and "broken JSON" in alone[0]
    for path in folder.iterdir():
        path.unlink()
    assert "XD401" not in outcome("two", jobs=2)[-1]


class Counted:
    """A function that counts its calls."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self._function, self.calls = function, 0

    def __call__(self, *given: Any, **named: Any) -> Any:
        self.calls += 1
        return self._function(*given, **named)


def test_a_damaged_store_is_made_anew(folder: Path) -> None:
    plan = KEPT
    first = _codes(plan, folder, article(7))
    (place,) = cache.folder().glob("corpus-*")
    place.write_bytes(b"no database" * 1000)
    assert _codes(plan, folder, article(7)) == first


def test_a_run_against_a_kept_corpus_reads_the_new_file_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    new = folder.parent / "new.txt"
    new.write_text(article(7).text, encoding="utf-8")
    first = list(Session.of(KEPT).check_beside([str(new)], [str(folder)]))
    opened: list[str] = []
    read = readers.read
    monkeypatch.setattr(readers, "read", lambda path, given: opened.append(path) or read(path, given))
    again = list(Session.of(KEPT).check_beside([str(new)], [str(folder)]))
    assert opened == [str(new)]
    assert again == first
    (_, judged) = again
    assert isinstance(judged, Article) and judged.path == str(new)
    assert {placed.finding.code for placed in judged.findings} >= {"XD401"}
