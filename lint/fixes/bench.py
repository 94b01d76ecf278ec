"""The bench on which one document is fixed and linted again, until nothing is left to fix and nothing has got worse."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from lint import engine, readers
from lint.fixes.edits import Edit, FixPolicy, applied, chosen, edits, offset_before
from lint.fixes.elements import with_empty_elements
from lint.model import Confidence, LocatedFinding, Position
from lint.session.articles import lint_document
from lint.team_files.gate import open_gate
from lint.text.document import Document
from lint.triage.blocks import parts
from lint.triage.safe_fixes import with_safe_fixes
from lint.triage.written import Codec

ROUNDS = 20
"""How often a document is fixed and linted again before its fixes are held to undo each other."""
RETRIES = 8
"""How often fixes that were refused are tried again, once others have been made since."""


class FixError(Exception):
    """A file that cannot be fixed, and why; it is left as it was."""


class FixLoop:
    """A document being fixed.

    All wanted fixes are made at once. Where that brings a finding that was not there (a line of boilerplate held the day of
    publication), they are made one by one instead, and those that bring one are refused.
    """

    def __init__(self, document: Document, plan: engine.Plan, policy: FixPolicy, format: Codec) -> None:
        self.document = document
        self.done: list[LocatedFinding] = []
        """The fixes made, each where it stands in the document as it was at first."""
        self.refused: dict[tuple[str, ...], LocatedFinding] = {}
        self._original, self._made = document, list[list[Edit]]()
        self._plan, self._wanted, self._format = plan, policy, format
        self._gate = open_gate(plan.settings)
        self._boilerplate = plan.boilerplate_codes

    def settle(self, corpus: Iterable[LocatedFinding] = ()) -> None:
        """Fix until nothing is left to fix. Raises FixError."""
        found = self._lint(self.document)
        extra, one_by_one, seen = list(corpus), False, [0]
        rounds = ROUNDS + (2 + RETRIES) * sum(map(self._wanted, found))
        for _ in range(rounds):
            picked = chosen(one for one in self._allowed(found, extra) if _key(one) not in self.refused)
            changes, made = self._edits(picked)
            if one_by_one and len(made) > 1:
                changes, made = self._edits(made[:1])
            if not made:
                if not self.refused or len(self.done) == seen[-1] or len(seen) > RETRIES:
                    return
                # All at once again, as the next call would: what it would do is done now.
                self.refused.clear()
                one_by_one = False
                seen.append(len(self.done))
                continue
            fixed = self._read_again(applied(self.document.source, changes))
            later = self._lint(fixed)
            if self._worse(found, later):
                if one_by_one or len(made) == 1:
                    self.refused.update((_key(one), one) for one in made)
                one_by_one = True
                continue
            self.done += map(self._as_it_was, made)
            self._made.append(changes)
            self.document, found, extra = fixed, later, []
        codes = ", ".join(sorted({one.finding.code for one in self.done[-ROUNDS:]}))
        raise FixError(f"the fixes of {codes} undo each other; left as it was")

    def _edits(self, picked: list[LocatedFinding]) -> tuple[list[Edit], list[LocatedFinding]]:
        changes, made = edits(self.document, picked, self._format)
        return with_empty_elements(self.document.source, changes) if self._format.has_elements else changes, made

    def _as_it_was(self, placed: LocatedFinding) -> LocatedFinding:
        """A finding of this round with its place in the document before all rounds."""
        if not self._made:
            return placed
        return placed._replace(start=self._place_before(placed.start), end=self._place_before(placed.end))

    def _place_before(self, place: Position | None) -> Position | None:
        if place is None:
            return None
        at = place.offset - self.document.source_offset
        for changes in reversed(self._made):
            at = offset_before(changes, at)
        return self._original.source_position(at)

    def _allowed(self, found: list[LocatedFinding], extra: list[LocatedFinding]) -> Iterator[LocatedFinding]:
        """The findings whose fixes are wanted; of what comparing articles found nobody has asked yet whether they are safe."""
        if extra and not self._wanted.unsafe:
            extra = with_safe_fixes(self.document, extra, self._boilerplate)
        yield from filter(self._wanted, (*found, *extra))

    def _lint(self, document: Document) -> list[LocatedFinding]:
        """What stands against the document and has not been overruled."""
        return list(parts(self._gate.article(lint_document(self._plan, document)).findings))

    def _read_again(self, source: str) -> Document:
        """The document that the changed source holds, under its old name."""
        found = readers.read_bytes(source.encode("utf-8", "surrogatepass"), self.document.path, self._plan.settings)
        fixed = next((one for one in found if isinstance(one, Document)), None)
        if fixed is None:
            raise FixError("its fixes would leave nothing that can be read; left as it was")
        fixed.record = self.document.record
        return fixed

    def _worse(self, before: Iterable[LocatedFinding], after: Iterable[LocatedFinding]) -> bool:
        """Whether there are sure findings on the article's own text that were not there."""
        return bool(
            Counter(map(_code, filter(self._counts, after))) - Counter(map(_code, filter(self._counts, before)))
        )

    def _counts(self, placed: LocatedFinding) -> bool:
        """Boilerplate that is seen only once other boilerplate is gone was there before."""
        confidence = placed.finding.confidence == Confidence.high
        return confidence and not self._wanted(placed) and placed.finding.code not in self._boilerplate


def _code(placed: LocatedFinding) -> str:
    return placed.finding.code


def _key(placed: LocatedFinding) -> tuple[str, ...]:
    return placed.finding.code, placed.match, placed.before[-30:]
