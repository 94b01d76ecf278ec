"""Run a rule on its own examples: what `test_rules.py` holds every rule to."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lint import engine
from lint.config.settings import Settings
from lint.corpus.gather import Corpus
from lint.model import Finding
from lint.readers.markdown import parse as parse_markdown
from lint.readers.plain import parse as parse_plain
from lint.rule.base import CorpusRule, Rule
from lint.text.document import Document

_MARK = re.compile(r"\[\[(.*?)\]\](?!\])", re.DOTALL)


def unmarked(sample: str) -> tuple[str, list[tuple[int, int]]]:
    """The sample without its [[ ]] and the spans that stood in them, counted from the end of its front matter."""
    text, spans, last = "", [], 0
    for mark in _MARK.finditer(sample):
        text += sample[last : mark.start()]
        spans.append((len(text), len(text) + len(mark.group(1))))
        text += mark.group(1)
        last = mark.end()
    text += sample[last:]
    front = len(text) - len(document(text).text)
    return text, [(start - front, end - front) for start, end in spans]


def document(text: str, number: int = 0) -> Document:
    """A sample as a document; front matter is metadata, as in a Markdown file; “encoding: …” in front, the file is in it."""
    if text.startswith("encoding: "):
        encoding, _, article = text.removeprefix("encoding: ").partition("\n\n")
        (read,) = parse_plain(article.encode(encoding), f"sample{number}.txt", Settings())
        assert isinstance(read, Document)
        return read
    if text.startswith("---\n"):
        (read,) = parse_markdown(text.encode(), f"sample{number}.md", Settings())
        assert isinstance(read, Document)
        return read
    return Document(text, f"sample{number}.txt")


def findings(rule: Rule, plan: engine.Plan, texts: Iterable[str]) -> list[tuple[int, Finding]]:
    """What the rule finds in a sample of one or more documents: (number of the document, finding)."""
    documents = [document(text, number) for number, text in enumerate(texts)]
    rule = rule.resolve()
    if isinstance(rule, CorpusRule):
        articles = Corpus([rule])
        for one in documents:
            plan.scan(one)
            articles.add(one)
        return [(next(n for n, d in enumerate(documents) if d.name == p.path), p.finding) for p in articles.judge()]
    found = [(n, f) for n, d in enumerate(documents) for f in engine.lint(d, plan)]
    return [(n, f) for n, f in found if f.code == rule.code]
