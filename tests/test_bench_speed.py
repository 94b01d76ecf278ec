"""The three corpora that speed is measured on, the passes beside it, and the picture."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "bench"))

import bars
import made_articles
import passes
import speed


@pytest.mark.parametrize("kind", speed.CORPORA)
def test_each_corpus_is_the_same_each_time_and_of_its_shape(tmp_path: Path, kind: str) -> None:
    made = []
    for name in "ab":
        (tmp_path / name).mkdir()
        size = made_articles.write(tmp_path / name, 3, 800, kind)
        assert size == speed.text_size(tmp_path / name)
        made.append(list(passes.texts(tmp_path / name)))
    assert made[0] == made[1] and len(made[0]) == 3
    lines = [text.count("\n") for text in made[0]]
    assert {"news": min(lines) > 2, "pages": min(lines) > 60, "records": max(lines) == 0}[kind]


def test_ratios_are_of_the_same_round_and_of_as_many_bytes() -> None:
    ours, other = speed.Measured("ours", [], 2e6), speed.Measured("other", [], 1e6)
    ours.cpu, other.cpu = [1.0, 4.0, 2.0], [1.0, 4.0, 1.0]
    assert ours.ratio(ours) == 1.0
    assert other.ratio(ours) == 2.0
    assert ours.speed == 1.0


def test_bars_are_as_long_as_their_speeds_differ() -> None:
    picture = bars.svg({"news & more": [("ours", 0.3), ("other", 30.0)]})
    lengths = [int(part.split('"')[0]) for part in picture.split('width="')[1:]]
    assert lengths[0] < lengths[1] and "news &amp; more" in picture and 'class="ours"' in picture
