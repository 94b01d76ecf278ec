"""The memo of what is worked out of words: made once, bounded, long strings left out."""

from __future__ import annotations

from lint.memo import Memo


def test_what_is_made_of_a_string_is_made_once_until_there_is_no_room() -> None:
    asked: list[str] = []
    memo = Memo(lambda word: asked.append(word) or len(word), most=2)
    assert list(map(memo.__getitem__, ("harbour", "lock", "harbour"))) == [7, 4, 7]
    assert asked == ["harbour", "lock"]
    assert memo["mill"] == 4 and dict(memo) == {"mill": 4}
    assert memo["harbour"] == 7 and asked[-1] == "harbour"


def test_only_so_many_strings_are_kept_and_no_long_one() -> None:
    memo, sizes = Memo(len, most=4), []
    for number in range(10):
        assert memo[f"word{number}"] == 5
        sizes.append(len(memo))
    assert sizes == [1, 2, 3, 4, 1, 2, 3, 4, 1, 2]
    assert memo["a" * 65] == 65 and len(memo) == 2
    assert memo["a" * 64] == 64 and len(memo) == 3
