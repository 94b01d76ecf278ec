"""A run as the commands see it: its articles through the gate, what cannot be read told, its numbers counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext

from lint.commands.options import warn
from lint.config.settings import Settings, config_error
from lint.readers import KNOWN, Problem, Unread, file_of, others
from lint.report import Report, Totals
from lint.report.common import HeldBack
from lint.report.progress import Progress
from lint.session import Outcome, Session
from lint.triage.gate import Gate
from lint.triage.stages import Article

MOST_REPORTED = 20
"""So many records of a file that cannot be read are told one by one; the others are counted."""


class Complaints:
    """Tells what cannot be read, and counts it."""

    def __init__(self) -> None:
        self.count = 0
        self.unread: Counter[str] = Counter()
        """How many files of a format were there that are not read, or hold no articles, by the end of their names."""
        self._of_file: Counter[str] = Counter()

    def warn(self, problem: Problem) -> None:
        if isinstance(problem, Unread):
            self.unread[others.ending(problem.path)] += 1
            return
        file = file_of(problem.path)
        self.count += 1
        self._of_file[file] += 1
        if self._of_file[file] <= MOST_REPORTED:
            warn(str(problem))

    def finish(self) -> None:
        """Say how many were not told one by one."""
        for file, count in self._of_file.items():
            if count > MOST_REPORTED:
                warn(f"{file}: {count - MOST_REPORTED} more of its records cannot be read")
        if self.unread:
            kinds = ", ".join(f"{count} {end}" for end, count in self.unread.most_common())
            warn(
                f"not read: {kinds} (formats without a reader, data without a field that holds articles, reports of seedlint)"
            )


def apply_gate(outcomes: Iterable[Outcome], gate: Gate, complaints: Complaints) -> Iterator[Article]:
    """The articles of a run with what the gate leaves of their findings."""
    articles = 0
    for outcome in outcomes:
        if isinstance(outcome, Problem):
            complaints.warn(outcome)
        else:
            articles += 1
            yield gate.article(outcome)
    complaints.finish()
    if not articles and not complaints.count:
        known = ", ".join(format.endings[0] for format in KNOWN)
        warn(
            f"nothing was checked: no article was found (read are {known} and other files of their kinds that no .gitignore names)"
        )


def reported(
    outcomes: Iterable[Outcome],
    gate: Gate,
    writer: Report,
    settings: Settings,
    progress: Progress | None = None,
    also: Callable[[Article], None] | None = None,
) -> Totals:
    """Put a run into a report; its numbers. The report is left for its caller to finish. `also` takes in the articles, too."""
    totals, progress, complaints, held = Totals(), progress or Progress(quiet=True), Complaints(), HeldBack()
    once = getattr(writer, "says_once", False)
    for article in apply_gate(outcomes, gate, complaints):
        totals.count(article, settings)
        if also is not None:
            also(article)
        with progress.aside() if article.findings else nullcontext():
            writer.article(held.without(article) if once else article)
        progress.step(not article.corpus)
    progress.finish()
    totals.settle()
    for article in held.rare(totals.lacking, totals.articles):
        writer.article(article)
    totals.problems, totals.score, totals.reasons = complaints.count, gate.score.value, gate.reasons()
    return totals


def load_session(settings: Settings) -> Session:
    """The session of a call. A code that no rule has is a typing error, not an empty selection: raises ConfigError."""
    session = Session(settings)
    session.plan  # noqa: B018 - what is wrong with the rules is said now
    for key in ("select", "ignore", "extend-select", "budgets"):
        for prefix in getattr(settings, key.replace("-", "_")):
            _refuse_unknown(prefix, session, key)
    for glob, prefixes in settings.per_file_ignores.items():
        for prefix in prefixes:
            _refuse_unknown(prefix, session, "per-file-ignores", glob)
    return session


def refuse_faulty_packs(settings: Settings) -> None:
    """Raise RuleError where an example of a pack does not hold."""
    from lint.rule.yaml_rule import RuleError
    from lint.session.examples import faults_in_packs

    _, wrong = faults_in_packs(settings) if settings.packs else (0, [])
    if wrong:
        more = f" (and {len(wrong) - 1} more; see seedlint rules --test)" if len(wrong) > 1 else ""
        raise RuleError(f"{wrong[0]}{more}")


def _refuse_unknown(prefix: str, session: Session, *inside: str) -> None:
    if not session.knows(prefix):
        message = f"unknown code “{prefix}” (in {inside[0]}); see seedlint rules"
        raise config_error(session.settings, inside[0], message, *inside[1:], prefix)
