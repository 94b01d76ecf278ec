"""What there is to say of documents: linted, located, triaged."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from lint import engine
from lint.config.settings import Settings
from lint.extract.language import other_languages
from lint.fingerprint import content_signature
from lint.limits import OverTimeError, allowance, within
from lint.model import Finding, LocatedFinding
from lint.readers import Problem, fields
from lint.session.input import batches, documents_in, over_time
from lint.text.document import Document
from lint.triage import suppressions
from lint.triage.profiles import without_pointless
from lint.triage.stages import Article, ignored_codes, triaged, without_codes

Linted = tuple[Article, Document] | Problem
Ignored = dict[str, tuple[str, ...]]
"""By article: what `[[ignore]]` leaves out in it, for the rules that compare articles."""


def lint_document(plan: engine.Plan, document: Document) -> Article:
    """What there is to say of one document. One that we fail on is told; the others go on."""
    try:
        return _article(plan, document, engine.lint(document, plan))
    except Exception as error:
        return Article(document.name, engine.locate(Document("", document.name), [engine.failure(error)]))


def lint_documents(plan: engine.Plan, documents: list[Document]) -> list[Article]:
    """What there is to say of each of some documents, as `lint_document` has it."""
    try:
        found = engine.lint_all(documents, plan)
        return [_article(plan, *one) for one in zip(documents, found, strict=True)]
    except Exception:
        # It is to cost the one that we fail on, not those that came with it.
        for document in documents:
            document.forget()
        return [lint_document(plan, document) for document in documents]


def _article(plan: engine.Plan, document: Document, found: list[Finding]) -> Article:
    found, pointless = without_pointless(found, document, plan.settings)
    if document.is_long:
        document.lighten()
    placed = [*engine.locate(document, found)]
    if any(one.fix for one in found):
        from lint.triage.safe_fixes import with_safe_fixes

        placed = with_safe_fixes(document, placed, plan.boilerplate_codes)
    placed, hidden = triaged(placed, plan.settings, len(document.text))
    ignored = ignored_codes(document.metadata, plan.settings)
    placed, by_field = without_codes(placed, ignored)
    comments = suppressions.read(document)
    article = Article(
        document.name, placed, hidden + pointless + by_field, document.word_count, document.language, comments=comments
    )
    article.belied_language = document.belied_language
    article.other_languages = dict(Counter(other.code for other in other_languages(document).values()))
    article.record_id = document.record_id or fields.usual_id(document.metadata)
    article.ignored = ignored
    if plan.settings.baseline:
        article.content_signature = content_signature(document)
    if plan.settings.stats:
        from lint.stats import figures

        article.figures = figures(document).as_dict()
    return article


def linted(plan: engine.Plan, found: Iterable[Document | Problem]) -> Iterator[Linted]:
    """Each document with what there is to say of it, problems in their places."""
    for batch in batches(found, engine.BATCH):
        yield from lint_batch(plan, batch)


def lint_batch(plan: engine.Plan, batch: list[Document | Problem]) -> Iterator[Linted]:
    articles = iter(lint_in_time(plan, documents_in(batch)))
    for one in batch:
        if isinstance(one, Problem):
            yield one
        else:
            article = next(articles)
            yield article if isinstance(article, Problem) else (article, one)


_BATCH_SECONDS = 0.25
"""So much of the time that an article may take all of a batch may; where that is not enough, each gets all of it."""


def lint_in_time(plan: engine.Plan, documents: list[Document]) -> list[Article | Problem]:
    """What there is to say of each of some documents; one that takes too long is named and left out."""
    seconds, size = plan.settings.max_seconds, sum(len(document.text) for document in documents)
    for document in documents:
        # What a language needs is compiled when its first article comes, and not on that one's account.
        with contextlib.suppress(Exception):
            plan.part(plan.language_of(document))
    try:
        with within(allowance(_BATCH_SECONDS * seconds, size)):
            return [*lint_documents(plan, documents)]
    except OverTimeError:
        return [_lint_alone(plan, document) for document in documents]


def _lint_alone(plan: engine.Plan, document: Document) -> Article | Problem:
    document.forget()
    try:
        with within(allowance(plan.settings.max_seconds, len(document.text))):
            return lint_document(plan, document)
    except OverTimeError as error:
        return Problem(document.name, over_time(error, "was not linted"), passing=True)


def by_article(found: Iterable[LocatedFinding], settings: Settings) -> Iterator[Article]:
    """What comparing found, through the stages of triage, an article each."""
    sure = (one._replace(finding=engine.with_sure_fix(one.finding)) for one in found)
    for path, placed in groupby(sure, key=lambda located: located.path):
        kept, hidden = triaged(placed, settings)
        yield Article(path, kept, hidden, corpus=True)


def noted(article: Article, ignored: Ignored) -> Article:
    """An article, whose `[[ignore]]` is noted for what comparing will find in it."""
    if article.ignored:
        ignored[article.path] = article.ignored
    return article


def without_noted(article: Article, ignored: Ignored) -> Article:
    """What comparing found in an article, without what was noted that is ignored there."""
    article.findings, hidden = without_codes(article.findings, ignored.get(article.path, ()))
    article.hidden += hidden
    return article
