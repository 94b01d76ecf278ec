"""A session: the settings, the rules planned for them, and everything that can be done with both."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from itertools import chain, islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Self, TypeVar

from lint import engine
from lint.config.settings import Settings
from lint.corpus import gather as corpus
from lint.engine.coverage import Coverage, coverage
from lint.model import Mention
from lint.readers import STDIN, Problem
from lint.rule.base import Rule
from lint.session import input
from lint.session.articles import Ignored, by_article, lint_document, lint_in_time, linted, noted, without_noted
from lint.session.comparing import Comparing
from lint.session.watch import NOBODY, Watch
from lint.text.document import Document
from lint.triage.stages import Article

if TYPE_CHECKING:
    from lint.session.bundles import Result

Outcome = Article | Problem
Item = TypeVar("Item")


class Session:
    """Lints articles under one set of settings, as often as it is asked.

    The rules are loaded and compiled when they are first needed and are kept for later calls. What was compiled is stored for the
    next process whenever a call is done. A session may be used by several threads at once.
    """

    def __init__(self, settings: Settings | None = None, kinds: Iterable[str] = ()) -> None:
        """`kinds`: the kinds of facts that `facts` will be asked for, so that the one scan looks for their places, too."""
        self.settings = settings or Settings()
        """What the session is told; once the rules are planned, with the codes of those that are called by name."""
        self._kinds = tuple(kinds)
        self.watch: Watch = NOBODY
        """Who is told how far a long run is."""
        self._plan: engine.Plan | None = None
        self._lock = threading.Lock()

    @classmethod
    def of(cls, plan: engine.Plan) -> Session:
        """The session of rules that are planned already."""
        session = cls(plan.settings)
        session._plan = plan
        return session

    @property
    def plan(self) -> engine.Plan:
        """The rules and the scanner. Raises RuleError for a pack, ConfigError for an option that cannot be used."""
        if self._plan is None:
            with self._lock:
                if self._plan is None:
                    plan = engine.make_plan(self.settings, self._kinds)
                    self.settings, self._plan = plan.settings, plan
        return self._plan

    @property
    def rules(self) -> list[Rule]:
        """All rules that are known, selected or not."""
        return self.plan.rules

    def knows(self, prefix: str) -> bool:
        """Whether a rule has a code that begins so; “ALL” stands for every one."""
        return prefix == "ALL" or any(str(rule.code).startswith(prefix) for rule in self.rules)

    @property
    def selected(self) -> frozenset[str]:
        """The codes of the rules that run."""
        return self.plan.selected

    def documents(self, paths: Iterable[str], stdin_name: str = input.STDIN_NAME) -> Iterator[Document | Problem]:
        """All documents of the given paths, in order, with a Problem for each thing that cannot be read."""
        return input.documents(paths, self.settings, stdin_name)

    def article(self, document: Document) -> Article:
        """What there is to say of one document; rules that compare articles have no say."""
        try:
            return lint_document(self.plan, document)
        finally:
            self.close()

    def facts(self, document: Document, kinds: Iterable[str] | None = None) -> list[Mention]:
        """What the extractors of the given kinds (those of the session, where none are named) read in a document."""
        return engine.read_facts(document, self.plan, self._kinds if kinds is None else tuple(kinds))

    def check_documents(self, documents: Iterable[Document | Problem]) -> Iterator[Outcome]:
        """Lint documents as they come; at the end, what the rules that compare them find, grouped by document."""
        return self._remembering(self._compared(linted(self.plan, documents), Comparing(self.plan)))

    def check(
        self, paths: Iterable[str], stdin_name: str = input.STDIN_NAME, part: IO[bytes] | None = None
    ) -> Iterator[Outcome]:
        """Lint files and folders: in this process where they are few, else in `jobs` supervised ones, with the same outcome.

        With `part`, the articles are not compared: what that needs is written there, for `judge`.
        What came of many files is kept: where they have not changed by the next call, it is read again.
        """
        results, comparing = self._results(list(paths), stdin_name)
        outcomes = self._compared(results, comparing) if part is None else self._into_part(results, comparing, part)
        return self._remembering(outcomes)

    def check_beside(
        self, paths: Iterable[str], corpus_paths: Iterable[str], stdin_name: str = input.STDIN_NAME
    ) -> Iterator[Outcome]:
        """Lint files and judge them beside a corpus that is kept gathered: of that, only what has changed is read."""
        return self._remembering(self._beside(paths, corpus_paths, stdin_name))

    def judge(self, parts: Iterable[str]) -> Iterator[Outcome]:
        """The articles of parts that were gathered elsewhere, without what was said of them there; then what comparing them finds."""
        return self._remembering(self._judge_parts(parts))

    def _remembering(self, outcomes: Iterable[Item]) -> Iterator[Item]:
        try:
            yield from outcomes
        finally:
            self.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Store what was compiled for the next process; done by itself whenever a check is over."""
        with self._lock:
            engine.remember_expressions(self.settings)

    def _results(self, paths: list[str], stdin_name: str) -> tuple[Iterable[Result], Comparing]:
        """What there is to say of each document, and what takes in the documents to compare them."""
        shards = input.shards_of(paths, self.settings)
        first = list(islice(shards, input.SMALL_RUN))
        everything = chain(first, shards)
        jobs = self.settings.jobs or (1 if input.is_small(first) else os.cpu_count() or 1)
        if STDIN in paths or (jobs == 1 and (input.is_small(first) or not self.settings.cache)):
            opened = (found for shard in everything for found in input.opened(shard, self.settings, stdin_name))
            return linted(self.plan, opened), Comparing(self.plan)
        from lint.session import many

        self.watch.begins(lambda: input.size_of(paths, self.settings))
        return many.results(self.plan, everything, jobs, self.watch), many.ComparingKept(self.plan, self.watch, jobs)

    @staticmethod
    def _compared(results: Iterable[Result], comparing: Comparing) -> Iterator[Outcome]:
        ignored: Ignored = {}
        for result in results:
            if isinstance(result, Problem):
                yield result
            else:
                article, remembered = result
                comparing.add(remembered)
                yield noted(article, ignored)
        yield from (without_noted(article, ignored) for article in comparing.judged())

    def _beside(self, paths: Iterable[str], corpus_paths: Iterable[str], stdin_name: str) -> Iterator[Outcome]:
        from lint.corpus import incremental

        articles, problems = incremental.opened(self.plan, corpus_paths, self._gathered)
        with closing(articles):
            yield from problems
            names, ignored = set[str](), Ignored()
            for found in self.documents(paths, stdin_name):
                if isinstance(found, Problem):
                    yield found
                else:
                    (outcome,) = lint_in_time(self.plan, [found])
                    yield outcome if isinstance(outcome, Problem) else noted(outcome, ignored)
                    if not isinstance(outcome, Problem):
                        names |= incremental.judge_against(articles, [found])
            judged = by_article(articles.judge(names), self.settings)
            yield from (without_noted(article, ignored) for article in judged)

    def _gathered(self, paths: list[str]) -> Iterator[corpus.Gathering | Problem]:
        """What the corpus rules gather of the documents of some files, in their order."""
        results, comparing = self._results(paths, input.STDIN_NAME)
        for result in results:
            yield result if isinstance(result, Problem) else comparing.gathering(result[1])

    def _judge_parts(self, parts: Iterable[str]) -> Iterator[Outcome]:
        from lint.corpus import partial

        articles = corpus.Corpus(self.plan.corpus)
        for path in parts:
            try:
                with Path(path).open("rb") as part:
                    for facts, words in partial.read(part, self.plan):
                        articles.add((facts, []))
                        yield Article(facts.name, [], words=words)
            except OSError as error:
                yield Problem(path, f"cannot be read: {error.strerror or error}")
            except partial.PartError as error:
                yield Problem(path, str(error))
        yield from by_article(articles.judge(), self.settings)

    def _into_part(self, results: Iterable[Result], comparing: Comparing, part: IO[bytes]) -> Iterator[Outcome]:
        from lint.corpus import partial

        writer = partial.Writer(part, self.plan)
        for result in results:
            if isinstance(result, Problem):
                yield result
                continue
            article, found = result
            facts, failures = comparing.gathering(found)
            writer.add(facts, article.words)
            article.findings += engine.locate(Document("", facts.name), failures)
            yield article
        writer.finish()

    def coverage(self, languages: Mapping[str, int], paragraphs: Mapping[str, int]) -> list[Coverage]:
        """How much of the rules that run speaks the languages of some articles, and of their paragraphs in others."""
        rules = [rule for rule in self.plan.rules if str(rule.code) in self.plan.selected]
        return coverage(languages, rules, paragraphs)
