"""The articles an editor has open, as they are being written, what stands against them, and what can be done about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lint import engine, readers, trust
from lint.config import settings as config
from lint.config.settings import ConfigError, Settings
from lint.fixes.bench import FixError
from lint.fixes.edits import Edit, FixPolicy, edits
from lint.fixes.files import fixed
from lint.model import LocatedFinding
from lint.readers import Problem
from lint.rule.yaml_rule import RuleError
from lint.session.articles import lint_document
from lint.team_files.decisions import FILE_NAME as DECISIONS
from lint.team_files.decisions import append, find
from lint.team_files.gate import open_gate
from lint.team_files.names import relative_name
from lint.text.document import Document
from lint.triage.blocks import parts
from lint.triage.decisions import Decision
from lint.triage.gate import Gate
from lint.triage.stages import confident_enough
from lint.triage.written import written

MOST_TEXT = 5_000_000
"""Longer files (in characters) are left to the command: they would hold up the typing."""


@dataclass(slots=True)
class Diagnostic:
    """A finding in an article that is open, with its document and the span of the file's text it marks."""

    placed: LocatedFinding
    document: Document
    start: int
    end: int


@dataclass(slots=True)
class Analysis:
    """What stands against a text."""

    path: str
    text: str
    plan: engine.Plan
    diagnostics: list[Diagnostic] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def at(self, start: int, end: int) -> list[Diagnostic]:
        """The remarks on a stretch of the text, those on the whole article too where it touches the beginning."""
        return [diagnostic for diagnostic in self.diagnostics if diagnostic.start <= end and start <= diagnostic.end]

    def fix(self, diagnostic: Diagnostic) -> list[Edit]:
        """The edits that carry out a remark's fix; none where it has none or the place cannot be written to."""
        format = written(self.path)
        if format is None or diagnostic.placed.finding.fix is None:
            return []
        found, _ = edits(diagnostic.document, [diagnostic.placed], format)
        shift = diagnostic.document.source_offset + _mark(self.text)
        return [Edit(start + shift, end + shift, replacement) for start, end, replacement in found]

    def fix_all(self) -> Edit | None:
        """One edit that carries out every safe fix, until none is left."""
        try:
            result = fixed(_bytes(self.text), self.path, self.plan, FixPolicy())
        except FixError:
            return None
        before, after = self.text, self.text[: _mark(self.text)] + result.after
        if before == after:
            return None
        start = _common(before, after)
        tail = _common(before[start:][::-1], after[start:][::-1])
        return Edit(start, len(before) - tail, after[start : len(after) - tail])


def _common(left: str, right: str) -> int:
    """How long the common beginning of two texts is."""
    return next(
        (at for at, (one, other) in enumerate(zip(left, right, strict=False)) if one != other),
        min(len(left), len(right)),
    )


def _mark(text: str) -> int:
    """The length of a byte order mark: readers do not count it as text, editors that keep it do."""
    return int(text.startswith("\ufeff"))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")


@dataclass(slots=True)
class Configured:
    """What holds below a configuration file, and when that file was written."""

    plan: engine.Plan
    written: int
    error: str = ""


class Workspace:
    """Lints texts under the configuration that lies nearest to each, read anew when it has changed."""

    def __init__(self) -> None:
        self._configured: dict[Path | None, Configured] = {}
        self.complaints: list[str] = []
        """What is wrong with a configuration or a file of decisions, once each, for the editor to show."""
        self._complained: set[str] = set()

    def reload(self) -> None:
        """Forget all plans: a configuration or a rule has changed."""
        self._configured.clear()
        self._complained.clear()

    def analysis(self, path: str, text: str) -> Analysis:
        """Lint a text that is (or will be) the content of a file."""
        plan = self._plan(Path(path).parent)
        result = Analysis(path, text, plan)
        if len(text) > MOST_TEXT:
            result.problems.append(Problem(path, "too long for the editor; run seedlint check"))
            return result
        gate = self._gate(plan, Path(path).parent)
        for found in readers.read_bytes(_bytes(text), path, plan.settings):
            if isinstance(found, Problem):
                result.problems.append(found)
            else:
                article = lint_document(plan, found)
                findings = list(parts((gate.article(article) if gate else article).findings))
                result.diagnostics += _diagnostics(found, findings, result)
        return result

    def _plan(self, folder: Path) -> engine.Plan:
        near = config.discover(folder)
        known = self._configured.get(near)
        stamp = near.stat().st_mtime_ns if near is not None else 0
        if known is None or known.written != stamp:
            known = self._configured[near] = self._made(near, stamp, known)
        return known.plan

    def _made(self, near: Path | None, stamp: int, known: Configured | None) -> Configured:
        """The plan of a configuration; where it is broken, the one that held before it, or the defaults."""
        try:
            settings = Settings() if near is None else trust.load(near)
            return Configured(engine.make_plan(settings._replace(baseline=None)), stamp)
        except (ConfigError, RuleError, OSError) as error:
            self.complain(str(error))
            plan = known.plan if known is not None else engine.make_plan(Settings())
            return Configured(plan, stamp, str(error))

    def complain(self, message: str) -> None:
        """Have the editor show a message, unless it has been shown."""
        if message not in self._complained:
            self._complained.add(message)
            self.complaints.append(message)

    def _gate(self, plan: engine.Plan, folder: Path) -> Gate | None:
        try:
            file = plan.settings.decisions or find(folder)
            return open_gate(plan.settings._replace(decisions=file))
        except ConfigError as error:
            self.complain(str(error))
            return None


def _diagnostics(document: Document, findings: list[LocatedFinding], analysis: Analysis) -> Iterator[Diagnostic]:
    shown, _ = confident_enough(findings, analysis.plan.settings.min_confidence)
    shift = _mark(analysis.text)
    for placed in shown:
        if placed.start is None or placed.end is None:
            begin = document.source_offset + shift if document.record is not None else 0
            yield Diagnostic(placed, document, begin, begin + len(document.source.split("\n", 1)[0].rstrip("\r")))
        else:
            yield Diagnostic(placed, document, placed.start.offset + shift, placed.end.offset + shift)


def decide(diagnostic: Diagnostic, reason: str, settings: Settings) -> Path:
    """Write a decision on a finding into the corpus' file of decisions, a new one beside its configuration; where that is.

    Raises OSError.
    """
    path = Path(diagnostic.document.path).resolve()
    folder = settings.root if settings.origin != "defaults" else path.parent
    file = settings.decisions or find(path.parent) or folder.resolve() / DECISIONS
    quote = " ".join(diagnostic.placed.match.split())[:200]
    decision = Decision(
        diagnostic.placed.finding.code, reason, relative_name(diagnostic.document.name, file.resolve().parent), quote
    )
    append(file, decision)
    return file
