"""A baseline in the making: what a run found, held against what was written down before."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from lint.counting import counted
from lint.fingerprint import similarity
from lint.triage.baseline import Baseline
from lint.triage.blocks import parts
from lint.triage.entries import Entry, Sketch, dump, entry_of
from lint.triage.stages import Article

_STILL = 0.7


class BaselineWriter:
    """Collects the entries of the next baseline."""

    def __init__(self, old: Baseline, paths: Collection[str] | None = None) -> None:
        """`old`: what was written down before; `paths`: what the run reads, None: everything."""
        self._old, self._paths = old, paths
        self._met: list[Entry] = []
        self._new: list[Entry] = []
        self._sketches: dict[str, tuple[Sketch, ...]] = {}
        self.articles = 0
        self.crashes = 0
        self.left_out = 0
        self._pruned = self._accepted = self._entries = 0

    def add(self, article: Article) -> None:
        """Take in an article of the run."""
        self.articles += 1
        found = [placed for placed in parts(article.findings) if not placed.finding.about_tool]
        self.crashes += sum(placed.finding.about_tool for placed in article.findings)
        name = self._old.name(article.path)
        old, new = self._old.split(article.path, found, article.content_signature)
        self._met += [entry_of(placed, name) for placed in old]
        self._new += [entry_of(placed, name) for placed in new]
        if article.content_signature:
            self._sketches[name] = (self._sketch(name, article.content_signature),)

    def _sketch(self, name: str, now: Sketch) -> Sketch:
        """The article in small; as it was, while that still tells it, so that branches rarely touch the same line."""
        known = self._old.articles.get(name)
        return next((was for was in known.sketches if similarity(was, now) >= _STILL), now) if known else now

    def text(self, accept_new: bool, ran: Mapping[str, bool], corpus_codes: Collection[str]) -> str:
        """The next baseline; what this run has not looked for stays as it was. `ran` says of each rule's code whether it did."""
        stale = self._old.stale(lambda code: ran.get(code, True), corpus_codes, self._paths)
        gone = {id(entry) for entry in stale}
        kept = []
        for article in self._old.articles.values():
            name = article.met_as or article.path
            self._sketches.setdefault(name, tuple(article.sketches))
            kept += [replace(entry, path=name) for entry in article.entries if id(entry) not in gone]
        entries = [*self._met, *kept, *(self._new if accept_new else ())]
        self._pruned, self._entries = len(stale), len(entries)
        self._accepted, self.left_out = (len(self._new), 0) if accept_new else (0, len(self._new))
        named = {entry.path for entry in entries}
        sketches = [(name, one) for name in named for one in self._sketches.get(name, ())]
        return dump(entries, sketches)

    def summary(self) -> str:
        """What was written, in words."""
        return f"{counted(self._entries, 'finding')} ({self._accepted} new, {self._pruned} taken out)"
