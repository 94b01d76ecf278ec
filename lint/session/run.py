"""A whole run: files to documents to findings, article by article, then the corpus."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from itertools import chain, groupby, islice
from pathlib import Path
from typing import IO

from lint import engine, readers
from lint.config.settings import Settings
from lint.corpus import gather as corpus
from lint.fingerprint import content_signature
from lint.limits import OverTimeError, allowance, within
from lint.model import Finding
from lint.readers import STDIN, Problem, walk
from lint.readers.shards import Shard, cut
from lint.text.document import Document
from lint.triage import suppressions as comments
from lint.triage.stages import Article as Article
from lint.triage.stages import triaged

Outcome = Article | Problem


def documents(
    paths: Iterable[str], settings: Settings, stdin_name: str = "<stdin>.txt"
) -> Iterator[Document | Problem]:
    """All documents of the given paths, in order, with a Problem for each thing that cannot be read."""
    for shard in _shards(paths, settings):
        yield from _opened(shard, settings, stdin_name)


def _opened(found: Shard | Problem, settings: Settings, stdin_name: str) -> Iterator[Document | Problem]:
    if isinstance(found, Problem):
        return iter((found,))
    if found.path == STDIN:
        return readers.read_bytes(sys.stdin.buffer.read(), stdin_name, settings)
    return _read_in_time(found, settings)


def _read_in_time(found: Shard, settings: Settings) -> Iterator[Document | Problem]:
    """The documents of a shard; reading one that takes too long is the end of it."""
    reading = readers.read_shard(found, settings)
    seconds = allowance(settings.max_seconds, _bytes(found))
    while True:
        try:
            with within(seconds):
                document = next(reading, None)
        except OverTimeError as error:
            yield Problem(found.path, _over_time(error, "could not be read"))
            return
        if document is None:
            return
        yield document


def _over_time(error: OverTimeError, what: str) -> str:
    return f"{what} within {error.seconds:.0f} seconds of work{error.where} and is left out; max-seconds allows more"


Linted = tuple[Article, Document] | Problem
Result = tuple[Article, Document | corpus.Gathering] | Problem
"""What there is to say of one document, with the document for the corpus rules, or what they gathered of it."""


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
    placed, hidden = triaged(engine.locate(document, found), plan.settings)
    article = Article(document.name, placed, hidden, document.word_count, comments=comments.read(document))
    if plan.settings.baseline:
        article.content_signature = content_signature(document)
    if plan.settings.stats:
        from lint.stats import figures

        article.figures = figures(document).as_dict()
    return article


def check(plan: engine.Plan, found: Iterable[Document | Problem]) -> Iterator[Outcome]:
    """Lint documents as they come; at the end, what the corpus rules find, grouped by document."""
    yield from _with_corpus(plan, _linted(plan, found))


def check_paths(
    plan: engine.Plan, paths: Iterable[str], stdin_name: str = "<stdin>.txt", part: IO[bytes] | None = None
) -> Iterator[Outcome]:
    """Lint files and folders: in this process where they are few, else in `jobs` supervised ones, with the same outcome.

    With `part`, the articles are not compared: what that needs is written there, for `judge_parts`.
    """
    results = _results(plan, list(paths), stdin_name)
    yield from _with_corpus(plan, results) if part is None else _into_part(plan, results, part)


def _results(plan: engine.Plan, paths: list[str], stdin_name: str) -> Iterator[Result]:
    shards = _shards(paths, plan.settings)
    first = list(islice(shards, SMALL_RUN))
    everything = chain(first, shards)
    jobs = plan.settings.jobs or (1 if _is_small(first) else os.cpu_count() or 1)
    if jobs == 1 or STDIN in paths:
        opened = (found for shard in everything for found in _opened(shard, plan.settings, stdin_name))
        return _linted(plan, opened)
    from lint.session import workers

    return workers.run(_bundled(everything), _LintShards(plan), jobs)


def judge_parts(plan: engine.Plan, files: Iterable[str]) -> Iterator[Outcome]:
    """The articles of parts that were gathered elsewhere, without what was said of them there; then what comparing them finds."""
    from lint.corpus import partial as parts

    articles = corpus.Corpus(plan.corpus)
    for path in files:
        try:
            with Path(path).open("rb") as part:
                for document_facts, words in parts.read(part, plan):
                    articles.add((document_facts, []))
                    yield Article(document_facts.name, [], words=words)
        except OSError as error:
            yield Problem(path, f"cannot be read: {error.strerror or error}")
        except parts.PartError as error:
            yield Problem(path, str(error))
    yield from _judged(plan, articles)


def check_against(
    plan: engine.Plan, paths: Iterable[str], corpus_paths: Iterable[str], stdin_name: str = "<stdin>.txt"
) -> Iterator[Outcome]:
    """Lint files and judge them against a corpus that is kept gathered: of that, only what has changed is read."""
    from lint.corpus import incremental as kept

    articles, problems = kept.opened(plan, corpus_paths)
    try:
        yield from problems
        names: set[str] = set()
        for found in documents(paths, plan.settings, stdin_name):
            if isinstance(found, Problem):
                yield found
            else:
                (linted,) = _lint_in_time(plan, [found])
                yield linted
                if not isinstance(linted, Problem):
                    names |= kept.judge_against(articles, [found])
        yield from _judged(plan, articles, names)
    finally:
        articles.close()


SMALL_RUN = 48
"""Up to so many shards, or …"""
SMALL_BYTES = 1 << 21
"""… so many bytes, starting processes costs more than it saves."""


def _shards(paths: Iterable[str], settings: Settings) -> Iterator[Shard | Problem]:
    for found in walk.find(paths, settings):
        yield from (found,) if isinstance(found, Problem) else cut(found)


def _is_small(shards: list[Shard | Problem]) -> bool:
    if len(shards) < 2:
        return True
    return len(shards) < SMALL_RUN and sum(map(_bytes, shards)) < SMALL_BYTES


def _bytes(shard: Shard | Problem) -> int:
    if isinstance(shard, Problem) or not os.path.isfile(shard.path):
        return 0
    return os.stat(shard.path).st_size if shard.size is None else shard.size  # noqa: PTH116 - shards hold plain strings


BATCH_CHARACTERS = 1 << 19
"""A batch of documents that has so many characters is full, however few they are."""


def _linted(plan: engine.Plan, found: Iterable[Document | Problem]) -> Iterator[Linted]:
    """Each document with what there is to say of it, problems in their places."""
    for batch in _batches(found, engine.BATCH):
        yield from _lint_batch(plan, batch)


def _lint_batch(plan: engine.Plan, batch: list[Document | Problem]) -> Iterator[Linted]:
    articles = iter(_lint_in_time(plan, _documents(batch)))
    for one in batch:
        if isinstance(one, Problem):
            yield one
        else:
            article = next(articles)
            yield article if isinstance(article, Problem) else (article, one)


_BATCH_SECONDS = 0.25
"""So much of the time that an article may take all of a batch may; where that is not enough, each gets all of it."""


def _lint_in_time(plan: engine.Plan, documents: list[Document]) -> list[Article | Problem]:
    """What there is to say of each of some documents; one that takes too long is named and left out."""
    seconds, size = plan.settings.max_seconds, sum(len(document.text) for document in documents)
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
        return Problem(document.name, _over_time(error, "was not linted"))


def _documents(batch: list[Document | Problem]) -> list[Document]:
    return [one for one in batch if isinstance(one, Document)]


def _batches(found: Iterable[Document | Problem], most: int) -> Iterator[list[Document | Problem]]:
    batch: list[Document | Problem] = []
    size = 0
    for one in found:
        batch.append(one)
        size += len(one.text) if isinstance(one, Document) else 0
        if len(batch) >= most or size >= BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


class Bundle(tuple[Shard, ...]):
    """Small files that a process reads one after the other: enough to be linted together."""

    __slots__ = ()

    def __str__(self) -> str:
        return str(self[0]) if len(self) == 1 else f"{self[0]} and {len(self) - 1} files after it"


def _bundled(shards: Iterable[Shard | Problem]) -> Iterator[Bundle | Problem]:
    waiting: list[Shard] = []
    size = 0
    for shard in shards:
        if isinstance(shard, Shard):
            waiting.append(shard)
            size += _bytes(shard)
        if waiting and (len(waiting) >= engine.BATCH or size >= BATCH_CHARACTERS or isinstance(shard, Problem)):
            yield Bundle(waiting)
            waiting, size = [], 0
        if isinstance(shard, Problem):
            yield shard
    if waiting:
        yield Bundle(waiting)


class _LintShards:
    """Lint the documents of a bundle. A plan does not pickle (its rules are loaded by path): where workers are not forked, each makes its own."""

    def __init__(self, plan: engine.Plan) -> None:
        self._plan: engine.Plan | None = plan
        self._settings = plan.settings

    def __getstate__(self) -> Settings:
        return self._settings

    def __setstate__(self, settings: Settings) -> None:
        self._settings, self._plan = settings, None

    def __call__(self, bundle: Bundle, skip: int, most: int) -> Iterator[Result]:
        plan = self._plan = self._plan or engine.make_plan(self._settings)
        opened = (found for shard in bundle for found in _read_in_time(shard, self._settings))
        for batch in _batches(islice(opened, skip, None), min(most, engine.BATCH)):
            linted = list(_lint_batch(plan, batch))
            done = [one[1] for one in linted if not isinstance(one, Problem)]
            gathered = iter(corpus.gather_all(done, plan.corpus))
            yield from (one if isinstance(one, Problem) else (one[0], next(gathered)) for one in linted)


def _with_corpus(plan: engine.Plan, results: Iterable[Result]) -> Iterator[Outcome]:
    articles = corpus.Corpus(plan.corpus)
    for result in results:
        if isinstance(result, Problem):
            yield result
        else:
            article, remembered = result
            articles.add(remembered)
            yield article
    yield from _judged(plan, articles)


def _into_part(plan: engine.Plan, results: Iterable[Result], part: IO[bytes]) -> Iterator[Outcome]:
    from lint.corpus import partial as parts

    writer = parts.Writer(part, plan)
    for result in results:
        if isinstance(result, Problem):
            yield result
            continue
        article, found = result
        document_facts, failures = corpus.gather(found, plan.corpus) if isinstance(found, Document) else found
        writer.add(document_facts, article.words)
        article.findings += engine.locate(Document("", document_facts.name), failures)
        yield article
    writer.finish()


def _judged(plan: engine.Plan, articles: corpus.Corpus, only: set[str] | None = None) -> Iterator[Article]:
    for path, found in groupby(articles.judge(only), key=lambda placed: placed.path):
        placed, hidden = triaged(found, plan.settings)
        yield Article(path, placed, hidden, corpus=True)
