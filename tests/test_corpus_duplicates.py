"""Near-duplicates: the sketch that finds them, the measure that tells them."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from lint import Document, engine
from lint.config.settings import Settings
from lint.corpus.gather import Corpus
from lint.extract.repetition.minhash import SIZE, jaccard, minhash_of

PLAN = engine.make_plan(Settings(select=("XD101",)))
WORDS = [
    a + b + c for a in ("ka", "lo", "mi", "ser", "tu") for b in ("da", "ne", "po", "ri") for c in ("", "n", "st", "mo")
]


def invented(seed: int, length: int = 300) -> list[str]:
    dice = random.Random(seed)
    return [dice.choice(WORDS) for _ in range(length)]


def changed(words: list[str], share: float, seed: int = 9) -> list[str]:
    dice = random.Random(seed)
    return [dice.choice(WORDS) if dice.random() < share else word for word in words]


def told(*texts: str) -> list[str]:
    corpus = Corpus(PLAN.corpus)
    for number, text in enumerate(texts):
        corpus.add(Document(text, f"{number}.txt"))
    return [placed.finding.message for placed in corpus.judge()]


def test_sketches_agree_about_as_much_as_the_texts() -> None:
    words = invented(1, 2000)
    one, same, near, far = (
        minhash_of(Document(" ".join(text))) for text in (words, words, changed(words, 0.04), invented(2, 2000))
    )
    assert len(one) == SIZE and jaccard(one, same) == 1
    assert 0.4 < jaccard(one, near) < 1
    assert jaccard(one, far) < 0.1


@given(st.lists(st.sampled_from(WORDS), max_size=60))
@settings(max_examples=50, deadline=None)
def test_a_sketch_does_not_depend_on_case_and_signs(words: list[str]) -> None:
    assert minhash_of(Document(" ".join(words))) == minhash_of(Document(", ".join(words).upper()))


def test_copies_near_copies_and_strangers() -> None:
    words = invented(3)
    text = " ".join(words)
    assert told(text, text) == ["The whole text stands in 0.txt too."]
    (message,) = told(text, " ".join(changed(words, 0.03)))
    assert message.startswith("Shares ") and "words in one piece" in message
    assert told(text, " ".join(invented(4))) == []


def test_a_copy_inside_a_longer_text_is_told_by_what_it_shares() -> None:
    short = " ".join(invented(5, 120))
    (message,) = told(" ".join(invented(6, 200)) + " " + short, short)
    assert "of the shorter text" in message and "120 words in one piece" in message


def test_a_corrected_version_is_told_from_a_copy() -> None:
    text = " ".join(invented(7))
    (message,) = told(text, "Correction: the name of the port was wrong.\n" + text)
    assert "This one says it was corrected" in message
    (message,) = told("An earlier version of this article named another port.\n" + text, text)
    assert "The other one says it was corrected" in message


def test_many_copies_are_told_once_each() -> None:
    text = " ".join(invented(8))
    assert len(told(*[text] * 60)) == 59


def test_texts_without_words_are_no_copies() -> None:
    assert told("", "", "1", "1", "— … —", "ж" * 40) == []
    assert told("one two three four", "one two three four") == []
