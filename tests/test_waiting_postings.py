"""What waits in memory before it is filed, and how the facts of an article are packed: the same keys and facts, whatever way they took."""

from __future__ import annotations

import random
from typing import Any

import pytest

from lint import Document, packing
from lint.corpus import waiting
from lint.corpus.document_facts import (
    HASH_BITS,
    PAGE,
    DocumentFacts,
    Fact,
    Postings,
    fact_of,
    facts_in,
    file_under,
    form_of,
    is_hash,
    packed_facts,
    pages_in,
)
from lint.corpus.store import Store
from lint.extract.claims import ages, two_ages

SLOT = 3
FIRST, LAST = SLOT << HASH_BITS, (SLOT + 1) << HASH_BITS


def facts(name: str, keys: list[str]) -> DocumentFacts:
    postings: Postings = ([], [], [])
    file_under(postings, SLOT, [[key] for key in keys], [0] * len(keys))
    found: list[Fact] = [((key,), place, place + 1, f"{name} {key}") for place, key in enumerate(keys)]
    return DocumentFacts(name, b"", b"", {SLOT: packed_facts(found)} if found else {}, postings)


def told(store: Store) -> dict[int, list[Any]]:
    """By key, the values of the facts that share it."""
    return {key: [store.fact(SLOT, at).value for at in numbers] for key, numbers in store.groups(FIRST, LAST)}


def filed(store: Store) -> int:
    return store._count("SELECT COUNT(*) FROM postings")


def corpus(seed: int, size: int = 30) -> list[DocumentFacts]:
    dice = random.Random(seed)
    return [facts(f"{number:02}", dice.sample([f"k{one}" for one in range(40)], 4)) for number in range(size)]


def test_of_a_small_corpus_nothing_is_filed_until_others_are_to_read_it_and_then_only_shared_keys() -> None:
    store = Store()
    for one in (facts("b", ["x", "y", "own"]), facts("a", ["x", "mine"])):
        store.add(one)
    for count in (0, 2):
        assert list(told(store).values()) == [["a x", "b x"]]
        assert filed(store) == count
        store.keep()


def test_an_article_that_comes_after_keys_were_looked_up_counts() -> None:
    store = Store()
    store.add(facts("b", ["x", "y"]))
    assert told(store) == {}
    store.add(facts("a", ["y"]))
    assert list(told(store).values()) == [["a y", "b y"]]
    assert filed(store) == 0


def test_what_stayed_is_filed_when_another_article_comes() -> None:
    store = Store()
    for one in (facts("a", ["x", "y"]), facts("b", ["x", "z"])):
        store.add(one)
    store.keep()
    assert len(told(store)) == 1
    store.add(facts("c", ["y", "z"]))
    assert sorted(told(store).values()) == [["a x", "b x"], ["a y", "c y"], ["b z", "c z"]]
    assert filed(store) == 6
    store.forget("a")
    assert sorted(told(store).values()) == [["b z", "c z"]]


def test_a_key_that_an_article_has_twice_is_shared() -> None:
    store = Store()
    store.add(facts("a", ["x", "own", "x"]))
    store.add(facts("b", ["mine"]))
    assert list(told(store).values()) == [["a x", "a x"]]
    store.keep()
    assert filed(store) == 2


def test_there_is_room_for_so_many_and_again_once_they_are_filed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "_ROOM", 4)
    ours = waiting.Waiting(True)
    for turn in range(2):
        two: Postings = ([1, 2], [0, 1], [0, 0])
        assert [ours.add(2 * turn + number, two) for number in range(3)] == [False, False, True]
        assert [len(placed[0]) for placed in ours.all()] == [2, 2, 2]
    assert list(ours.all()) == []


def test_an_article_can_go_while_all_wait() -> None:
    store = Store()
    for one in (facts("a", ["x"]), facts("b", ["x"]), facts("a", ["y"]), facts("c", ["y"])):
        store.add(one)
    assert list(told(store).values()) == [["a y", "c y"]]


@pytest.mark.parametrize("room", [0, 20, 1 << 17])
def test_the_same_keys_whatever_room_there_is(room: int, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = Store()
    for one in corpus(5):
        usual.add(one)
    monkeypatch.setattr(waiting, "_ROOM", room)
    other = Store()
    for one in corpus(5):
        other.add(one)
    assert told(other) == told(usual) != {}


@pytest.mark.parametrize("forms", [[0, 0, 0], [5, 5, 5], [5, 6, 5], [0, 5, 5]])
@pytest.mark.parametrize("most", [1, 2, 3, 100])
def test_memory_tells_what_the_database_tells(forms: list[int], most: int) -> None:
    def asked(store: Store) -> Any:
        ranges = list(store.ranges(SLOT, most))
        groups = [[(key, *numbers) for key, numbers in store.groups(*each)] for each in ranges]
        sharing = [(key, *numbers) for key, numbers in store.sharing(FIRST, LAST, most)]
        return ranges, groups, sharing, list(store.ranges(SLOT + 1, most))

    store = Store()
    for number, name in enumerate("cab"):
        postings: Postings = ([], [], [])
        file_under(postings, SLOT, [["x", "y"], ["y"], ["own " + name]], [0, forms[number], 0])
        store.add(DocumentFacts(name, b"", b"", {}, postings))
    here = asked(store)
    store.keep()
    assert filed(store) == 9 and asked(store) == here


def test_a_store_that_is_kept_has_all_postings(tmp_path: Any) -> None:
    store = Store(tmp_path / "kept")
    store.add(facts("a", ["x", "y"]))
    store.keep()
    store.close()
    again = Store(tmp_path / "kept")
    assert filed(again) == 2
    again.add(facts("b", ["y"]))
    assert list(told(again).values()) == [["a y", "b y"]]
    again.close()


def test_facts_of_many_pages_come_back() -> None:
    keys = [f"k{number}" for number in range(2 * PAGE + 3)]
    one = facts("a", keys)
    assert len(pages_in(one.facts[SLOT])) == 3
    assert [fact[3] for fact in facts_in(one.facts[SLOT])] == [f"a {key}" for key in keys]
    store = Store()
    store.add(one)
    store.add(facts("b", keys[-2:]))
    assert sorted(told(store).values()) == [[f"a {key}", f"b {key}"] for key in keys[-2:]]


@pytest.mark.parametrize(
    "value", [None, (), (("x",), 0, 1), (["x"], 0, 1, 2), ((1,), 0, 1, 2), ((), True, 1, 2), ((), 0, "", 2)]
)
def test_what_is_no_fact_is_damaged(value: Any) -> None:
    with pytest.raises(packing.DamagedError):
        fact_of(value)


def test_half_a_character_is_a_key_like_any_other() -> None:
    postings: Postings = ([], [], [])
    file_under(postings, SLOT, [["a\ud800"], ["a"]], [form_of("\ud800"), form_of("a")])
    assert is_hash(postings[0][0], "a\ud800") and not is_hash(postings[0][0], "a")
    assert postings[2][0] != postings[2][1]
    assert packing.unpack(packing.pack(("a\ud800",))) == ("a\ud800",)


def test_names_are_not_read_where_no_two_ages_differ(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ages, "_NAMED", None)
    text = "Ida Falk, 47, keeps the ferry. Ole Brandt, aged 47, mends it, in 1904, says Falk."
    assert list(two_ages(Document(text))) == []
    with pytest.raises(AttributeError):
        list(two_ages(Document(f"{text} It leaks, Falk, Aged 48, wrote.")))
