"""No rule takes more than twice the work for twice the text: counted in calls, not in seconds."""

from __future__ import annotations

from functools import cache

import pytest

from lint import engine, readers
from lint.config.settings import Settings
from lint.rule.base import CorpusRule, DocumentRule, Rule
from lint.text.document import Document
from tests.counting import counted_calls

LENGTH = 3000
GROWTH = 2.3
NOISE = 400
"""Calls that come and go with the length of a list or a table."""


@cache
def plan() -> engine.Plan:
    return engine.make_plan(Settings(select=("ALL",)))


def rules() -> list[str]:
    return sorted(str(rule.code) for rule in plan().rules)


def sample(rule: Rule, between: str) -> str:
    """The flagged samples of a rule in a row."""
    samples = (one if isinstance(one, str) else between.join(one) for one in rule.examples.flags)
    return between.join(samples).replace("[[", "").replace("]]", "") + between


def document(text: str) -> Document:
    (found,) = readers.read_bytes(text.encode("utf-8", "replace"), "a.txt", plan().settings)
    assert isinstance(found, Document)
    plan().scan(found)
    return found


def work(rule: Rule, text: str) -> int:
    """The calls that a rule makes for a text, with all that it asks of it."""
    article = document(text)
    if isinstance(rule, CorpusRule):
        return counted_calls(lambda: list(rule.gather(article)))
    assert isinstance(rule, DocumentRule)
    return counted_calls(lambda: list(rule.check(article)))


@pytest.mark.parametrize("between", [" ", "\n\n"], ids=["in a line", "in lines"])
@pytest.mark.parametrize("code", rules())
def test_twice_the_text_is_twice_the_work(code: str, between: str) -> None:
    rule = next(rule for rule in plan().rules if rule.code == code).resolve()
    text = sample(rule, between)
    text *= max(2, LENGTH // len(text))
    work(rule, text)
    once, four_times = work(rule, text), work(rule, text * 4)
    assert four_times < GROWTH * GROWTH * once + NOISE, (once, four_times)
