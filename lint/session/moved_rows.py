"""What was kept of lines of a file that stand elsewhere in it by now: the same, with other numbers."""

from typing import NamedTuple

from lint import readers
from lint.corpus.document_facts import DocumentFacts, in_place
from lint.fingerprint import in_file
from lint.model import Finding, LocatedFinding, Position, Related
from lint.readers import Problem
from lint.readers.shards import Shard
from lint.triage.stages import Article


class Place(NamedTuple):
    """Where lines begin in a file: how many lines and code points stand before them."""

    line: int = 0
    offset: int = 0


def place_of(shards: tuple[Shard, ...]) -> Place:
    """Where a bundle begins, if it is lines of a file, and may be had elsewhere."""
    return Place(shards[0].line, shards[0].offset) if shards[0].is_lines else Place()


class Move:
    """Moves rows from where they were to where they are."""

    def __init__(self, kept: Place, now: Place) -> None:
        self._lines, self._offset = now.line - kept.line, now.offset - kept.offset

    def __bool__(self) -> bool:
        return bool(self._lines or self._offset)

    def row(
        self, row: tuple[Article, DocumentFacts | None] | Problem
    ) -> tuple[Article, DocumentFacts | None] | Problem:
        """What there is to say of a document, and what was gathered of it. Raises DamagedError."""
        if isinstance(row, Problem):
            return row._replace(path=self._name(row.path))
        article, facts = row
        name = article.path
        article.path = self._name(name)
        article.findings = [self._placed(one, name) for one in article.findings]
        return article, facts and in_place(facts, self._name(facts.name), self._lines, self._offset)

    def _name(self, name: str) -> str:
        file = readers.file_of(name)
        return name if file == name else f"{file}:{int(name[len(file) + 1 :]) + self._lines}"

    def _placed(self, placed: LocatedFinding, name: str) -> LocatedFinding:
        own = self._name(placed.path)
        return placed._replace(
            path=own,
            finding=self._finding(placed.finding, name),
            start=self._position(placed.start),
            end=self._position(placed.end),
            fingerprint=in_file(placed.fingerprint, own),
            parts=tuple(self._placed(part, name) for part in placed.parts),
        )

    def _finding(self, finding: Finding, name: str) -> Finding:
        related = tuple(self._related(one) if one.path == name else one for one in finding.related)
        path = finding.path if finding.path != name else self._name(name)
        return finding._replace(related=related, path=path)

    def _related(self, related: Related) -> Related:
        return related._replace(path=self._name(related.path), position=self._position(related.position))

    def _position(self, place: Position | None) -> Position | None:
        return place and place._replace(line=place.line + self._lines, offset=place.offset + self._offset)
