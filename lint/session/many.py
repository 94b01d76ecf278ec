"""Runs over many files: in several processes, with what earlier runs kept."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from itertools import islice

from lint import engine, packing
from lint.corpus import gather as corpus
from lint.corpus.document_facts import DocumentFacts
from lint.hashes import blake2b
from lint.packing import DamagedError
from lint.readers import Problem, format_of
from lint.readers.shards import Shard
from lint.session import input, workers
from lint.session.bundles import LintBundles, Result
from lint.session.comparing import Comparing, Kept
from lint.session.input import Bundle
from lint.session.kept_results import KeptResults, facts_of, most_bytes, trim
from lint.session.moved_rows import place_of
from lint.session.watch import NOBODY, Watch
from lint.text.document import Document
from lint.triage.stages import Article


def results(plan: engine.Plan, shards: Iterable[Shard | Problem], jobs: int, watch: Watch = NOBODY) -> Iterator[Result]:
    """What there is to say of each document of some shards, in their order."""
    lint, bundles, most = LintBundles(plan), input.bundled(shards), most_bytes()

    def done(bundle: Bundle) -> None:
        watch.read(sum(map(input.share_of_file, bundle)))

    if jobs > 1:
        yield from workers.run(_watched(bundles, watch), lint, jobs, done)
    else:
        for one in bundles:
            if isinstance(one, Problem):
                yield one
            else:
                yield from lint(one, 0, engine.BATCH)
                done(one)
    if plan.settings.cache:
        trim(most)


ALONE = 1 << 25
"""From so many bytes on it is worth a word that a file of records is read by one process."""


def _watched(bundles: Iterable[Bundle | Problem], watch: Watch) -> Iterator[Bundle | Problem]:
    """The same; files that keep one process busy for long are reported."""
    for one in bundles:
        for shard in () if isinstance(one, Problem) else one:
            format = format_of(shard.path)
            if format.records and not format.cut and input.size_of_shard(shard) >= ALONE:
                watch.alone(shard.path)
        yield one


class WaitingBundles:
    """The kept bundles whose articles came, in their order, and how many came of each: some bytes an article, for a run may have millions."""

    def __init__(self) -> None:
        self._packed: list[bytes] = []
        self._last: tuple[str, Bundle] | None = None
        self._many = 0

    def add(self, kept: Kept) -> None:
        """One article more."""
        if self._last != (kept.key, kept.bundle):
            self._put()
            self._last, self._many = (kept.key, kept.bundle), 0
        self._many += 1

    def _put(self) -> None:
        if self._last is not None:
            key, bundle = self._last
            self._packed.append(zlib.compress(packing.pack((key, bundle, self._many)), 1))

    def __bool__(self) -> bool:
        return self._last is not None

    def __iter__(self) -> Iterator[tuple[str, Bundle, int]]:
        """The key of each bundle, the bundle, and how many of its articles came."""
        for one in self._packed:
            key, shards, many = packing.unpack(zlib.decompress(one))
            yield key, Bundle(Shard(*shard) for shard in shards), many
        if self._last is not None:
            yield *self._last, self._many


class ComparingKept(Comparing):
    """Takes in article after article; what was gathered of kept ones is read back only if they must be compared.

    As long as all that came was kept, only their places are remembered: if comparing the very same articles was kept, too, nothing
    else is needed.
    """

    def __init__(self, plan: engine.Plan, watch: Watch = NOBODY, jobs: int = 1) -> None:
        super().__init__(plan, watch, jobs)
        self._kept = KeptResults(plan) if plan.settings.cache else None
        self._seen = blake2b(digest_size=20)
        self._waiting: WaitingBundles | None = WaitingBundles()
        """None once an article was not kept."""
        self._of: tuple[str, Bundle] | None = None
        """Of which bundle facts are read; lines that stand twice in a file have one key."""
        self._next: Iterator[DocumentFacts] = iter(())

    def add(self, found: Document | corpus.Gathering | Kept) -> None:
        name, digest = (found.name, found.digest) if isinstance(found, Kept) else self.gathering(found)[0][:2]
        self._seen.update(name.encode("utf-8", "surrogatepass") + b"\0" + digest)
        if isinstance(found, Kept) and self._waiting is not None:
            self._waiting.add(found)
        else:
            self._stop_waiting()
            super().add(found)

    def gathering(self, found: Document | corpus.Gathering | Kept) -> corpus.Gathering:
        if not isinstance(found, Kept):
            return super().gathering(found)
        if self._of != (found.key, found.bundle):
            self._of, self._next = (found.key, found.bundle), self._facts(found.key, found.bundle)
        return next(self._next), []

    def judged(self) -> Iterator[Article]:
        if self._kept is None:
            yield from super().judged()
            return
        key = self._kept.corpus_key(self._seen.digest())
        rows = self._kept.one_by_one(key) if self._waiting else None
        if rows is not None:
            yield from (row[0] for row in rows if not isinstance(row, Problem))
            return
        self._stop_waiting()
        with self._kept.keeping(key) as keep:
            for article in super().judged():
                keep((article, None))
                yield article

    def _stop_waiting(self) -> None:
        """Take in all that was only remembered."""
        waiting, self._waiting = self._waiting or (), None
        for key, bundle, many in waiting:
            for facts in islice(self._facts(key, bundle), many):
                self._articles.add((facts, []))

    def _facts(self, key: str, bundle: Bundle) -> Iterator[DocumentFacts]:
        """What was gathered of the documents of a bundle: as it was kept, or anew if that is gone by now."""
        try:
            rows = self._kept.rows(key, place_of(bundle)) if self._kept else None
            if rows is not None:
                yield from facts_of(rows)
                return
        except DamagedError:
            pass
        for result in LintBundles(self._plan).linted(bundle, 0, engine.BATCH):
            if not isinstance(result, Problem):
                yield result[1][0]
