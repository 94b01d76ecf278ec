"""What there is to say of documents as plain values and back, to be kept on disk."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from lint.corpus.document_facts import finding_of, plain_finding
from lint.model import LocatedFinding, Position
from lint.packing import DamagedError, expect
from lint.triage.stages import Article
from lint.triage.suppressions import Comment


def plain_article(article: Article) -> tuple[Any, ...]:
    """An article as the stages before the gate leave it."""
    return (
        article.path, [_plain_placed(one) for one in article.findings], dict(article.hidden), article.words, article.language,
        article.belied_language, article.other_languages,
        article.corpus, article.content_signature, [_plain_comment(one) for one in article.comments], article.figures,
        article.record_id, article.ignored,
    )  # fmt: skip


def article_of(values: Any) -> Article:
    """The article of plain values. Raises DamagedError for anything else."""
    kinds = (str, tuple, dict, int, str, str, dict, bool, tuple, tuple, dict, str, tuple)
    path, findings, hidden, words, language, belied, others, corpus, small, comments, figures, name, ignored = expect(
        values, *kinds
    )
    try:
        return Article(
            path, [_placed_of(one) for one in findings], Counter(hidden), words, language, others, belied, corpus, small,
            tuple(map(_comment_of, comments)), figures=figures, record_id=name, ignored=ignored,
        )  # fmt: skip
    except (TypeError, ValueError, IndexError) as error:
        raise DamagedError(f"no article: {error}") from None


def _plain_placed(placed: LocatedFinding) -> tuple[Any, ...]:
    return (placed.path, plain_finding(placed.finding), *placed[2:13], [_plain_placed(one) for one in placed.parts])


def _placed_of(values: Any) -> LocatedFinding:
    path, finding, start, end, *rest, parts = values
    places = (one and Position(*one) for one in (start, end))
    return LocatedFinding._make((path, finding_of(finding), *places, *rest, tuple(map(_placed_of, parts))))


def _plain_comment(comment: Comment) -> tuple[Any, ...]:
    until = comment.until
    return (*comment[:3], until and until.isoformat(), *comment[4:])


def _comment_of(values: Any) -> Comment:
    line, codes, reason, until, span, fault = values
    return Comment(line, codes, reason, until and date.fromisoformat(until), span, fault)
