"""Patterns that are compiled when they are first used."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest

import lint
from lint import patterns
from lint.patterns import lazy_pattern


def test_it_matches_as_the_compiled_one_does() -> None:
    late, now = lazy_pattern(r"(?P<word>wh\w+)", re.IGNORECASE), re.compile(r"(?P<word>wh\w+)", re.IGNORECASE)
    text = "When and where"
    assert [found.span() for found in late.finditer(text)] == [found.span() for found in now.finditer(text)]
    assert late.findall(text) == now.findall(text) and late.sub("-", text) == now.sub("-", text)
    assert late.pattern == now.pattern and late.groupindex == now.groupindex
    assert late.fullmatch("whom?") is None and late.fullmatch("What") is not None


def test_nothing_is_compiled_before_it_is_used() -> None:
    late = lazy_pattern("a (b")
    assert late.pattern == "a (b"
    assert not hasattr(late, "no_method")
    with pytest.raises(re.error):
        late.search("a b")


def test_it_is_compiled_once() -> None:
    late = lazy_pattern("a b")
    assert late.search.__self__ is late.match.__self__  # type: ignore[attr-defined]


def test_every_one_of_ours_can_be_compiled() -> None:
    names = [found.name for found in pkgutil.walk_packages(lint.__path__, "lint.") if "__main__" not in found.name]
    known = 0
    for name in names:
        try:
            module = importlib.import_module(name)
        except ImportError:  # an extra that is not installed
            continue
        for value in vars(module).values():
            if isinstance(value, patterns._LazyPattern):
                assert value.findall(value.pattern[:0]) is not None
                known += 1
    assert known > 150
