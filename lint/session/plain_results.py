"""What there is to say of documents as plain values and back, to be kept on disk."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from lint.corpus.document_facts import finding_of
from lint.engine import texts_around
from lint.model import LocatedFinding, Position
from lint.packing import DamagedError, expect
from lint.triage.stages import Article
from lint.triage.suppressions import Comment

_NEAR = 800
"""How far before a finding the sentence in which it begins is looked for; any place where the same words stand will do."""


def plain_article(article: Article, text: str | None = None) -> tuple[Any, ...]:
    """An article as the stages before the gate leave it. With its text, what stands there is not said once more for each finding."""
    placed = [_plain_placed(one) if text is None else _plain_in_text(one, text) for one in article.findings]
    return (
        article.path, placed, dict(article.hidden), article.words, article.language, article.belied_language,
        article.other_languages, article.corpus, article.content_signature,
        [_plain_comment(one) for one in article.comments], article.figures, article.record_id, article.ignored,
    )  # fmt: skip


def article_of(values: Any, text: str = "") -> Article:
    """The article of plain values, made with the same text or without. Raises DamagedError for anything else."""
    kinds = (str, tuple, dict, int, str, str, dict, bool, tuple, tuple, dict, str, tuple)
    path, findings, hidden, words, language, belied, others, corpus, small, comments, figures, name, ignored = expect(
        values, *kinds
    )
    try:
        return Article(
            path, [_placed_of(one, text) for one in findings], Counter(hidden), words, language, others, belied, corpus, small,
            tuple(map(_comment_of, comments)), figures=figures, record_id=name, ignored=ignored,
        )  # fmt: skip
    except (TypeError, ValueError, IndexError) as error:
        raise DamagedError(f"no article: {error}") from None


def _plain_placed(placed: LocatedFinding) -> tuple[Any, ...]:
    return (*placed[:13], [_plain_placed(one) for one in placed.parts])


def _plain_in_text(placed: LocatedFinding, text: str) -> tuple[Any, ...]:
    """A finding of one place with the places in the text of what is shown of it; whole where something shown does not stand there."""
    path, finding, start, end, excerpt, column, fingerprint, match, before, after, words, record_id, sentence, parts = (
        placed
    )
    if finding.start is None or finding.end is None or parts:
        return _plain_placed(placed)
    line = finding.start - column
    at = line if text.startswith(sentence, line) else text.find(sentence, max(0, finding.start - _NEAR))
    if at < 0 or not text.startswith(excerpt, line):
        return _plain_placed(placed)
    if texts_around(text, finding.start, finding.end) != (match, before, after):
        return _plain_placed(placed)
    return (path, finding, start, end, (line, len(excerpt), at, len(sentence)), fingerprint, words, record_id)


def _placed_of(values: Any, text: str) -> LocatedFinding:
    path, finding, start, end, shown, *rest = values
    found = finding_of(finding)
    places = [one and Position(*one) for one in (start, end)]
    if isinstance(shown, str) or found.start is None or found.end is None:
        *rest, parts = rest
        return LocatedFinding._make((path, found, *places, shown, *rest, tuple(_placed_of(one, text) for one in parts)))
    line, size, at, length = shown
    fingerprint, words, record_id = rest
    return LocatedFinding._make((
        path, found, *places, text[line : line + size], found.start - line, fingerprint,
        *texts_around(text, found.start, found.end), words, record_id, text[at : at + length], (),
    ))  # fmt: skip


def _plain_comment(comment: Comment) -> tuple[Any, ...]:
    until = comment.until
    return (*comment[:3], until and until.isoformat(), *comment[4:])


def _comment_of(values: Any) -> Comment:
    line, codes, reason, until, span, fault = values
    return Comment(line, codes, reason, until and date.fromisoformat(until), span, fault)
