"""The baseline: the old findings of a corpus in a file, one a line, so that only new ones are shown.

A finding is old if the same article has an entry of the same rule with the same passage or the same surroundings,
each entry counting once. An article is known by its name, or by its longest sentences where it was renamed or moved.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field

from lint.fingerprint import similarity
from lint.model import LocatedFinding
from lint.readers import file_of
from lint.triage.corpus_files import CorpusFiles
from lint.triage.entries import Entries, Entry, Sketch

_ALIKE = 0.4
"""From this likeness on, two texts are the same article, edited."""
_COMMON = 50
"""A sentence that more articles have tells none of them."""


@dataclass(slots=True)
class OldArticle:
    """An article as the baseline knows it."""

    path: str
    entries: list[Entry] = field(default_factory=list)
    """Those that no finding of the run has met yet."""
    sketches: list[Sketch] = field(default_factory=list)
    """One; two after branches with different versions of it were merged."""
    seen: bool = False
    met_as: str = ""
    """The name under which the run has met it by its text."""

    def similarity(self, content_signature: Sketch) -> float:
        return max((similarity(content_signature, known) for known in self.sketches), default=0.0)


class Baseline:
    """A baseline in use: each article's findings are held against it as they come."""

    def __init__(self, file: str, files: CorpusFiles) -> None:
        """`file`: how messages name it."""
        self.file, self._files = file, files
        self.articles: dict[str, OldArticle] = {}
        self._by_piece: dict[int, list[OldArticle]] = {}
        self._renamed: dict[str, OldArticle | None] = {}
        self._record_files: set[str] = set()
        self._standing: dict[str, dict[str, tuple[float, int]]] = {}

    def name(self, path: str) -> str:
        """An article's name as the baseline has it: relative to its folder, with forward slashes."""
        return self._files.name(path)

    def add(self, entry: Entry) -> None:
        self._article(entry.path).entries.append(entry)

    def add_sketch(self, path: str, content_signature: Sketch) -> None:
        article = self._article(path)
        article.sketches.append(content_signature)
        for piece in content_signature:
            articles = self._by_piece.setdefault(piece, [])
            if not articles or articles[-1] is not article:
                articles.append(article)

    def _article(self, path: str) -> OldArticle:
        return self.articles.setdefault(path, OldArticle(path))

    def split(
        self, path: str, findings: Sequence[LocatedFinding], content_signature: Sketch
    ) -> tuple[list[LocatedFinding], list[LocatedFinding]]:
        """The findings of an article that are old, and those that are new. Crashes of rules are never old."""
        article = self._met(self.name(path), content_signature)
        old: set[int] = set()
        if article is not None and article.entries:
            left = Entries(article.entries)
            for fits in (left.exactly, left.by_passage, left.by_surroundings):
                for number, placed in enumerate(findings):
                    if number not in old and not placed.finding.about_tool and fits(placed):
                        old.add(number)
            article.entries = left.unused()
        old |= {n for n, one in enumerate(findings) if n not in old and self._old_at_other_end(path, one)}
        return [findings[n] for n in sorted(old)], [one for n, one in enumerate(findings) if n not in old]

    def meet(self, path: str, overruled: Sequence[LocatedFinding]) -> None:
        """Take in findings of an article, after its others, that are hidden already: their entries are not stale, for they are there still."""
        if overruled:
            self.split(path, overruled, ())

    def _old_at_other_end(self, path: str, placed: LocatedFinding) -> bool:
        """Whether the baseline has the finding at the other article of its pair.

        A finding on two articles stands in the later one by name, so a new name for one of them may move it to the other. The
        other one's own findings came before, by the same order: an entry that is left there belongs to none of them.
        """
        for other in dict.fromkeys(one.path for one in placed.finding.related if one.path != path):
            article = self._met(self.name(other), ())
            if article is not None and article.entries:
                left = Entries(article.entries)
                if left.by_passage(placed) or left.by_code(placed):
                    article.entries = left.unused()
                    return True
        return False

    def _met(self, name: str, content_signature: Sketch) -> OldArticle | None:
        """The article of the baseline that `name` is now. Without a sketch: the one it was found to be before."""
        if not content_signature:
            return self._renamed.get(name, self.articles.get(name))
        if file_of(name) != name:
            self._record_files.add(file_of(name))
        known = self.articles.get(name)
        if known is not None:
            known.seen = True
        met = self._by_text(name, known, content_signature)
        if met is not known:
            self._renamed[name] = met
        return met

    def _by_text(self, name: str, known: OldArticle | None, content_signature: Sketch) -> OldArticle | None:
        record = file_of(name) != name
        free = known if known is not None and not known.met_as else None
        if free is not None and (not free.sketches or (not record and free.similarity(content_signature) >= _ALIKE)):
            free.met_as = name
            return free
        moved = self._moved(name, content_signature)
        if moved is not None:
            moved.met_as, moved.seen = name, True
            return moved
        return free if free is None or not record or self._rewritten(free, content_signature) else None

    def _rewritten(self, old: OldArticle, content_signature: Sketch) -> bool:
        """Whether a record is the old one of its line: a sentence of its own is left, and it is nowhere else in the file."""
        return old.similarity(content_signature) > 0 and self._own(old, content_signature) and not self._stands(old)

    def _near(self, content_signature: Sketch) -> Iterator[tuple[float, OldArticle]]:
        """The articles with a similar text that no article of the run has been yet, the likest first."""
        pieces = (articles for piece in content_signature if len(articles := self._by_piece.get(piece, ())) <= _COMMON)
        near = {article.path: article for articles in pieces for article in articles}
        liked = sorted(
            (-one.similarity(content_signature), one.path) for one in near.values() if self._own(one, content_signature)
        )
        return ((-minus, near[path]) for minus, path in liked if -minus >= _ALIKE)

    def _own(self, article: OldArticle, content_signature: Sketch) -> bool:
        """Whether a text has a sentence that is the article's own, if it has one: what a site's articles share tells none of them."""
        own = {piece for known in article.sketches for piece in known if len(self._by_piece[piece]) == 1}
        return not own or not own.isdisjoint(content_signature)

    def _moved(self, name: str, content_signature: Sketch) -> OldArticle | None:
        """The article with the likest text that stood elsewhere and stands there no longer, or is a record of this file."""
        found = [(liked, article) for liked, article in self._near(content_signature) if not article.met_as]
        found.sort(key=lambda entry: (-entry[0], entry[1].path != name))
        for liked, article in found:
            if file_of(name) == name or file_of(article.path) != file_of(name):
                if article.path != name and not self._stands(article):
                    return article
            elif self._is_likest(article, liked, name):
                return article
        return None

    def _is_likest(self, article: OldArticle, liked: float, name: str) -> bool:
        """Whether a record so like the old one is what became of it: none of the file is liker, nor as like and in its place."""
        best, many = self._now(article)
        twins = {
            one.path
            for content_signature in article.sketches
            for near, one in self._near(content_signature)
            if near == 1
        }
        alone = many <= sum(file_of(path) == file_of(article.path) for path in twins)
        return liked >= best and (alone or article.path == name)

    def _stands(self, article: OldArticle) -> bool:
        """Whether the file of the article still has an article of its text."""
        return self._now(article)[1] > 0

    def _now(self, article: OldArticle) -> tuple[float, int]:
        """How like the article the likest text is that its file has now, and how many there are of it."""
        file = file_of(article.path)
        known = self._standing.get(file)
        if known is None:
            known = self._standing[file] = {}
            for content_signature in self._files.sketches(file):
                for liked, one in self._near(content_signature):
                    best, many = known.get(one.path, (0.0, 0))
                    if liked >= best and file_of(one.path) == file:
                        known[one.path] = liked, many + 1 if liked == best else 1
        return known.get(article.path, (0.0, 0))

    def stale(
        self, active: Callable[[str], bool], corpus_codes: Collection[str], paths: Collection[str] | None = None
    ) -> list[Entry]:
        """The entries that a run over some paths should have met and has not: their findings are gone.

        A file that is there no longer may have another name outside of the paths; none given: all was looked at.
        Rules that compare articles are asked only if the run has seen the whole corpus.
        """
        seen = {article.path: self._was_seen(article, paths) for article in self.articles.values()}
        whole = all(seen.values())
        return [
            entry
            for article in self.articles.values()
            if seen[article.path]
            for entry in article.entries
            if active(entry.code) and (whole or entry.code not in corpus_codes)
        ]

    def _was_seen(self, article: OldArticle, paths: Collection[str] | None) -> bool:
        """Whether a run over these paths (None: over all) has met the article, or would have if it were there."""
        file = file_of(article.path)
        if article.seen or (file != article.path and file in self._record_files):
            return True
        return (paths is None or self._files.is_among(file, paths)) and not self._files.is_there(file)

    def unmet(self) -> Iterator[Entry]:
        """All entries that no finding of the run has met."""
        return (entry for article in self.articles.values() for entry in article.entries)
