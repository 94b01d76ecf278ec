"""The articles of a run, taken in one by one to be compared at its end."""

from collections.abc import Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING, NamedTuple

from lint import engine
from lint.corpus import gather as corpus
from lint.session.articles import by_article
from lint.session.input import Bundle
from lint.session.watch import NOBODY, Watch
from lint.text.document import Document
from lint.triage.stages import Article

if TYPE_CHECKING:
    from lint.corpus.tasks import Run


class Kept(NamedTuple):
    """Stands for what was gathered of a document whose results were kept: read again only if the articles are to be compared."""

    name: str
    digest: bytes
    key: str
    bundle: Bundle


class Comparing:
    """Takes in documents, or what was gathered of them."""

    def __init__(self, plan: engine.Plan, watch: Watch = NOBODY, jobs: int = 1) -> None:
        """`jobs`: in so many processes the articles are compared."""
        self._plan, self._watch = plan, watch
        self._stack = ExitStack()
        self._articles = corpus.Corpus(plan.corpus)
        self._run: Run | None = None
        if jobs > 1:
            from lint.session.judging import corpus_of  # starts processes, which a small run does without

            self._articles, self._run = corpus_of(plan, jobs, self._stack)

    def add(self, found: Document | corpus.Gathering | Kept) -> None:
        """Take in an article."""
        self._articles.add(found if isinstance(found, Document) else self.gathering(found))

    def gathering(self, found: Document | corpus.Gathering | Kept) -> corpus.Gathering:
        """What was gathered of an article; of kept ones, asked for in their order."""
        if isinstance(found, Document):
            return corpus.gather(found, self._plan.corpus)
        assert not isinstance(found, Kept)
        return found

    def judged(self) -> Iterator[Article]:
        """What comparing the articles finds, article by article."""
        with self._stack:
            found = self._articles.judge(compares=self._watch.compares, run=self._run)
            yield from by_article(found, self._plan.settings)
