"""What comparing articles holds and does is bounded: keys that very many share, one new article beside many, rare keys forgotten."""

from __future__ import annotations

import random
import tracemalloc
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest

from lint import Document, Gathered, engine
from lint.config.settings import Settings
from lint.corpus import frequent, gather, judging
from lint.corpus.document_facts import HASH_BITS, DocumentFacts, Postings
from lint.corpus.frequent import Frequent
from lint.corpus.rows import Rows
from lint.corpus.store import Store
from lint.model import LocatedFinding

PLAN = engine.make_plan(Settings(select=("XD", "UN203")))
_WORDS = [
    f"{head}{tail}"
    for head in "kel mor bra tun sil ver dol gan pim rus".split()
    for tail in "dan ith oro ume alt".split()
]


def prose(dice: random.Random, lines: int) -> Iterator[str]:
    """Sentences of made-up words with names and figures."""
    for _ in range(lines):
        words = dice.choices(_WORDS, k=14)
        words[3:3] = [dice.choice(_WORDS).capitalize() + dice.choice(_WORDS), str(dice.randint(12, 9000)), "workers"]
        yield " ".join(words).capitalize() + "."


def one_key(number: int) -> str:
    """Articles of a site: one line in all of them, and large numbers in one shape."""
    dice = random.Random(number)
    return "\n".join(
        [*prose(dice, 4), f"Some {10_000 + number:,} people came.", "Write to the editors of the Harbour Post"]
    )


def copies(number: int) -> str:
    """Near-duplicates of one article."""
    lines = list(prose(random.Random(0), 12))
    lines[number % 12] += f" It was article {number}."
    return "\n".join(lines)


def one_event(number: int) -> str:
    """Articles of one event: the same names and words, other figures."""
    dice = random.Random(number)
    told = "The harbour company will pay ${} million for the ferry terminal of Arden, mayor Ann Hartwell said in Arden."
    return "\n".join([told.format(dice.randint(20, 90)), *prose(dice, 4), "Ann Hartwell lives in Arden."])


CORPORA = {"one key of all": one_key, "copies": copies, "one event": one_event}


class Work(Counter[str]):
    """What judging a corpus takes: facts and texts read, pairs proposed, postings and groups, the most facts at once."""


def judged(texts: Iterable[str], patch: pytest.MonkeyPatch) -> tuple[Work, list[LocatedFinding]]:
    work = Work()

    def counted(name: str) -> None:
        real = getattr(Store, name)

        def call(*given: Any) -> Any:
            work[name] += 1
            return real(*given)

        patch.setattr(Store, name, call)

    for name in ("_load", "_read", "_load_marks"):
        counted(name)
    corpus = gather.Corpus(PLAN.corpus)
    for number, text in enumerate(texts):
        document = Document(text, f"{number:05}.txt")
        PLAN.scan(document)
        corpus.add(document)
    propose = judging.pairs_of_key

    def pairs(*given: Any) -> Iterator[Any]:
        for pair in propose(*given):
            work["pairs"] += 1
            yield pair

    patch.setattr(judging, "pairs_of_key", pairs)
    add_pairs = Store.add_pairs

    def put_away(self: Store, slot: int, part: int, rows: bytes) -> None:
        work["put away"] += len(rows) // 24
        add_pairs(self, slot, part, rows)

    patch.setattr(Store, "add_pairs", put_away)
    found = list(corpus.judge())
    work["postings"] = corpus.store._count("SELECT COUNT(*) FROM postings") + corpus.store._waiting._count
    patch.undo()
    corpus.close()
    return work, found


@pytest.mark.parametrize("kind", CORPORA)
def test_twice_the_articles_are_twice_the_work(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    make, size = CORPORA[kind], 60
    less, _ = judged(map(make, range(size)), monkeypatch)
    more, found = judged(map(make, range(2 * size)), monkeypatch)
    assert found and all(more[what] <= 2.2 * less[what] + size for what in more), (less, more)


@pytest.mark.slow
@pytest.mark.parametrize("kind", CORPORA)
def test_twice_the_articles_are_less_than_twice_the_memory(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some hundred articles of a kind, and twice as many: what is held is a part of them, some numbers for each, and here what was found."""
    judged(map(CORPORA[kind], range(200)), monkeypatch)  # what is remembered of words and lines, which has its bounds
    works, peaks = [], []
    for size in (200, 400):
        tracemalloc.start()
        works.append(judged(map(CORPORA[kind], range(size)), monkeypatch)[0])
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    less, more = works
    # Where not all texts are at hand any more, some are read twice.
    assert all(more[what] <= 2.2 * less[what] + 400 for what in more), (less, more)
    # Of 65,536 postings, which may all wait here, and what is told of them: some eight megabytes.
    assert peaks[1] < 1.8 * peaks[0] and peaks[1] < 16 << 20, peaks


def test_of_a_key_of_all_one_fact_is_read_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    held: list[int] = []
    rule = next(rule for rule in PLAN.corpus if rule.code == "XD401")
    judge = type(rule).judge

    def judging(self: Any, key: str, facts: Any) -> Iterator[Any]:
        held.append(len(facts))
        assert not isinstance(facts, (list, tuple))
        return judge(self, key, facts)

    monkeypatch.setattr(type(rule), "judge", judging)
    _, found = judged(map(one_key, range(100)), monkeypatch)
    assert held == [100] and sum(one.finding.code == "XD401" for one in found) == 100


def postings(slot: int, keys: Iterable[int]) -> Postings:
    own = [slot << HASH_BITS | key for key in keys]
    return own, [0] * len(own), [0] * len(own)


def test_of_a_frequent_key_no_more_is_filed_than_shows_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frequent, "_ROOM", 50)
    limited, free = Frequent({1: 4}), 2
    kept = Counter[int]()
    for number in range(500):
        for slot in (1, free):
            kept.update(limited.left(postings(slot, (7, 1000 + number)))[0])
    assert 4 < kept[1 << HASH_BITS | 7] <= 9 and kept[free << HASH_BITS | 7] == 500
    assert sum(kept.values()) > 1500 and len(limited._counts) <= 50


def test_a_key_is_frequent_of_what_is_there() -> None:
    limited = Frequent({1: 4})
    for _ in range(100):
        (key,), *_ = limited.left(postings(1, (7,)))
        limited.forget([key])
    assert limited.left(postings(1, (7,)))[0]


@pytest.mark.parametrize("limit", [2, 3])
def test_the_same_pairs_with_limits_and_without(limit: int) -> None:
    dice = random.Random(limit)
    documents = [
        DocumentFacts(f"{number:03}", b"", b"", {1: b""}, postings(1, dice.sample(range(40), 3)))
        for number in range(60)
    ]
    shared = []
    for limits in ({}, {1: limit}):
        store = Store(limits=limits)
        for one in documents:
            store.add(one)
        store.add(documents[5])
        shared.append([(key, list(facts)) for key, facts in store.sharing(0, 2 << HASH_BITS, limit)])
        store.close()
    assert shared[0] == shared[1] and shared[0]


@pytest.mark.parametrize("kind", ["one event", "one key of all"])
def test_one_article_beside_many_costs_what_it_shares(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ranked(size: int) -> tuple[int, list[LocatedFinding]]:
        corpus = gather.Corpus(PLAN.corpus, tmp_path / f"{size}")
        texts = [CORPORA[kind](number) for number in range(20)] + [
            copies(n).replace("e", f"{n:x}e") for n in range(size)
        ]
        for number, text in enumerate(texts):
            document = Document(text, f"{number:05}.txt")
            PLAN.scan(document)
            corpus.add(document)
        found = list(corpus.judge({"00007.txt"}))
        ranks = corpus.store._count("SELECT COUNT(*) FROM ranks")
        everywhere = {one.finding for one in corpus.judge() if one.path == "00007.txt"}
        assert {one.finding for one in found if one.finding.code != "XD201"} <= everywhere | {
            one.finding for one in found
        }
        corpus.close()
        return ranks, found

    few, found = ranked(30)
    many, same = ranked(120)
    assert few == many <= 30 and [one.finding.code for one in same] == [one.finding.code for one in found] != []


def _xd201() -> Any:
    return next(rule for rule in PLAN.corpus if rule.code == "XD201")


def test_what_cannot_be_of_one_thing_is_no_pair(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of articles about two things nothing is found, so nothing is put away for them, and none takes a candidate's place."""
    rule = _xd201()
    texts = [one_event(number) for number in range(12)]
    fewer, expected = judged(texts, monkeypatch)
    with monkeypatch.context() as patch:
        patch.setattr(type(rule), "akin", lambda self, mark, other: True)
        more, found = judged(texts, patch)
    assert found == expected and any(one.finding.code == "XD201" for one in found)
    with monkeypatch.context() as patch:
        patch.setattr(type(rule), "akin", lambda self, mark, other: False)
        none, found = judged(texts, patch)
    assert not any(one.finding.code == "XD201" for one in found)
    assert none["put away"] < fewer["put away"] <= more["put away"]


def test_the_pairs_of_an_article_do_not_grow_by_chance() -> None:
    """However many articles share the words of a sentence: those about other things are no pair of it."""
    rule, words = _xd201(), [f"name{number}" for number in range(200)]
    marks = {
        f"{number:03}": b"".join(
            crc32(word.encode()).to_bytes(4, "big")[:2] for word in words[4 * number : 4 * number + 6]
        )
        for number in range(20)
    }
    pairs = list(judging.akin_pairs(rule, sorted(marks), marks))
    assert pairs == [(later, later - 1) for later in range(1, 20)]


def test_marks_are_one_behind_the_other() -> None:
    rows = Rows()
    rows.put(1, b"ab")
    rows.put(2, b"")
    rows.put(4, b"cde")
    rows.fill(6)
    assert list(rows) == [b"", b"ab", b"", b"", b"cde", b""] and rows[1:3] == [b"ab", b""] and len(rows) == 6
    with pytest.raises(IndexError):
        rows[6]


def test_marks_stand_by_rank_whatever_came_first() -> None:
    store = Store()
    for name, mark in (("c", b"3"), ("a", b"1"), ("d", b""), ("b", b"2")):
        store.add(DocumentFacts(name, b"", b"", {}, postings(1, (7,)), {1: mark} if mark else {}))
    assert list(store.marks(1)) == [b"1", b"2", b"3", b""] and list(store.marks(2)) == [b""] * 4
    store.forget("b")
    assert list(store.marks(1)) == [b"1", b"3", b""]
    store.close()


def test_facts_are_read_when_they_are_asked_for() -> None:
    from array import array

    from lint.view import View

    read: list[int] = []

    def fact(number: int) -> Gathered:
        read.append(number)
        return Gathered(str(number), (), None, None, None)

    facts = View(array("Q", (3, 5, 8)), fact)
    assert len(facts) == 3 and not read
    assert facts[0].path == "3" and [one.path for one in facts[1:]] == ["5", "8"] and read == [3, 5, 8]
    assert facts[-1].path == "8" and [one.path for one in facts] == ["3", "5", "8"]


def test_room_is_made_seldom(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where most keys stand twice, forgetting those that stand once would make room for no more than the next article."""
    made = 0

    class Counted(Frequent):
        def _make_room(self) -> None:
            nonlocal made
            made += 1
            super()._make_room()

    monkeypatch.setattr(frequent, "_ROOM", 100)
    counted = Counted({0: 10})
    for article in range(500):
        key = 7 * article // 2
        keys = [key, key + 1, key + 2, key + 3]
        counted.left((keys, keys, keys))
    assert made < 500 * 4 / 50
