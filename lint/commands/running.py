"""A run as the commands see it: its articles through the gate, what cannot be read told, its numbers counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext

from lint.commands.options import UsageError, warn
from lint.config.settings import Settings, config_error
from lint.readers import KNOWN, Problem, Unread, file_of, others
from lint.report import Report, Totals
from lint.report.common import HeldBack
from lint.report.made_fixes import look_again
from lint.report.progress import Progress
from lint.rule.base import Rule
from lint.session import Outcome, Session
from lint.triage.gate import Gate
from lint.triage.stages import Article

MOST_REPORTED = 20
"""So many records of a file that cannot be read are told one by one; the others are counted."""


class Complaints:
    """Tells what cannot be read, and counts it."""

    def __init__(self) -> None:
        self.count = 0
        self.unread: Counter[tuple[str, str]] = Counter()
        """How many files were there that are not read, by the reason and the end of their names …"""
        self.unreadable = 0
        """… and how many of them might have held articles."""
        self._of_file: Counter[str] = Counter()

    def warn(self, problem: Problem) -> None:
        if isinstance(problem, Unread):
            self.unread[problem.message, others.ending(problem.path)] += 1
            self.unreadable += problem.may_hold_articles
            return
        file = file_of(problem.path)
        self.count += 1
        self._of_file[file] += 1
        if self._of_file[file] <= MOST_REPORTED:
            warn(str(problem))

    def finish(self, articles: int) -> None:
        """Say how many were not reported one by one, and that there was nothing to check where so many articles are none."""
        for file, count in self._of_file.items():
            if count > MOST_REPORTED:
                warn(f"{file}: {count - MOST_REPORTED} more of its records cannot be read")
        for reason in dict.fromkeys(reason for reason, _ in self.unread):
            kinds = [f"{count} {end}" for (why, end), count in self.unread.most_common() if why == reason]
            warn(f"not read: {', '.join(kinds)} ({reason})")
        if not articles and not self.count:
            # A folder in which nothing can be read is an input that cannot be read; an empty one is clean.
            self.count = self.unreadable
            known = ", ".join(format.endings[0] for format in KNOWN)
            warn(
                f"nothing was checked: no article was found (read are {known} and other files of their kinds that no .gitignore names)"
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
    complaints.finish(articles)


def reported(
    outcomes: Iterable[Outcome],
    gate: Gate,
    writer: Report,
    settings: Settings,
    progress: Progress | None = None,
    also: Callable[[Article], None] | None = None,
) -> Totals:
    """Put a run into a report; its numbers. The report is left for its caller to finish. `also` takes in the articles, too."""
    look_again()
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
    """The session of a call. A code or name that no rule has is a typing error, not an empty selection: raises ConfigError.

    Where no rule is left to run, that is said: a run of none looks like one of clean articles.
    """
    session = Session(settings)
    session.plan  # noqa: B018 - what is wrong with the rules is said now
    for key in ("select", "ignore", "extend-select", "budgets"):
        for prefix in getattr(session.settings, key.replace("-", "_")):
            _refuse_unknown(prefix, session, key)
    for glob, prefixes in session.settings.per_file_ignores.items():
        for prefix in prefixes:
            _refuse_unknown(prefix, session, "per-file-ignores", glob)
    if not session.selected:
        warn("no rule is left to run: all that is selected is ignored, too; seedlint rules lists those there are")
    return session


def refuse_faulty_packs(settings: Settings) -> None:
    """Raise RuleError where an example of a pack does not hold."""
    from lint.rule.yaml_rule import RuleError
    from lint.session.examples import faults_in_packs

    _, wrong = faults_in_packs(settings) if settings.packs else (0, [])
    if wrong:
        more = f" (and {len(wrong) - 1} more; see seedlint rules --test)" if len(wrong) > 1 else ""
        raise RuleError(f"{wrong[0]}{more}")


def rules_called(word: str, rules: Iterable[Rule]) -> list[Rule]:
    """The rules that a word means: that of this code or name, or those whose codes begin so, by code. Raises UsageError for none."""
    every = sorted(rules, key=lambda rule: str(rule.code))
    for rule in every:
        if word.casefold() in (str(rule.code).casefold(), str(rule.name).casefold()):
            return [rule]
    found = [rule for rule in every if str(rule.code).casefold().startswith(word.casefold())]
    if not found:
        raise UsageError(f"no rule has the code or name “{word}”; {_near(word, every)}")
    return found


def _near(word: str, rules: Iterable[Rule]) -> str:
    """What somebody may have meant who called a rule so."""
    from difflib import get_close_matches

    known = [word for rule in rules for word in (str(rule.code), str(rule.name))]
    near = ", ".join(get_close_matches(word.upper(), known, 3) or get_close_matches(word.lower(), known, 3))
    return f"did you mean {near}?" if near else "seedlint rules lists them"


def _refuse_unknown(prefix: str, session: Session, *inside: str) -> None:
    if not session.knows(prefix):
        message = f"unknown code “{prefix}” (in {inside[0]}); {_near(prefix, session.rules)}"
        raise config_error(session.settings, inside[0], message, *inside[1:], prefix)
