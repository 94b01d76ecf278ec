"""Readability rests on our own sentences, and agrees with textstat where its own count is right."""

from __future__ import annotations

import pytest

from lint.extract.source.figures import prose
from lint.extract.source.metrics import METRICS, readability
from lint.text.document import Document

PLAIN = (
    "The mill by the river is open again after a year of repairs. The farmers of the valley bring their corn to it. "
    "Ann Lee says that she has never seen so many carts at once."
)


def test_short_sentences_are_sentences() -> None:
    assert len(prose(Document("He won. She lost. I left."))) == 3


def test_headings_are_none() -> None:
    assert len(prose(Document(f"The mill\n\n{PLAIN}\n\nWhat now"))) == 3


@pytest.mark.parametrize("metric", METRICS)
def test_agrees_with_textstat_on_what_it_counts_rightly(metric: str) -> None:
    import textstat

    assert readability(Document(PLAIN), metric) == pytest.approx(getattr(textstat, metric)(PLAIN), abs=0.3)


def test_too_little_to_tell() -> None:
    assert readability(Document("It is open. It is."), "lix") is None
    assert readability(Document(""), "lix") is None
