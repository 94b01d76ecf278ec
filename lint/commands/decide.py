"""`seedlint decide`: overrule a finding and say why, in the file of decisions beside the corpus."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lint.commands.completion import code as complete_code
from lint.commands.options import DecisionsFile, Setup, UsageError, beside_corpus, folder_of, ours, say, shared
from lint.counting import counted

if TYPE_CHECKING:
    from lint.config.settings import Settings
    from lint.session import Session
    from lint.triage.decisions import Decision


@shared
def decide(
    call: Setup,
    code: Annotated[
        str,
        typer.Argument(autocompletion=complete_code, help="The code of a rule, e.g. HD201, or the beginning of some."),
    ],
    path: Annotated[
        str, typer.Argument(help="The article, FILE.jsonl:17 for a record, or a glob; none: wherever the quote stands.")
    ] = "",
    reason: Annotated[str, typer.Option("--reason", help="Why the finding is overruled.")] = "",
    quote: Annotated[str, typer.Option("--quote", help="Words of the finding, or a passage around it.")] = "",
    by: Annotated[str, typer.Option("--by", help="Who decides.")] = "",
    until: Annotated[str | None, typer.Option("--until", help="The last day it holds, e.g. 2027-01-31.")] = None,
    decisions: DecisionsFile = None,
) -> None:
    """Overrule findings: write a decision with its reason."""
    from lint.team_files import decisions as file_of_decisions
    from lint.team_files.names import relative_name, shown
    from lint.triage import decisions as decided

    settings = call.settings(path.rpartition(":")[0] or path or ".", decisions=decisions)
    if not call.isolated and not (decisions and not decisions.exists()):
        settings = beside_corpus(settings, path or ".")
    file = shown(settings.decisions or _place(settings, path.strip()) / file_of_decisions.FILE_NAME)
    ours(settings, file, decisions is not None, "decisions")
    session = _session(settings, code.strip().upper())
    one = decided.Decision(
        session.settings.select[0], reason.strip(), path.strip(), quote.strip(), by.strip(), until=_day(until)
    )
    fault = decided.fault_of({"code": one.code, "path": one.path, "quote": one.quote, "reason": one.reason})
    if fault:
        raise UsageError(f"{fault} (nothing is written)")
    if path and not one.is_glob:
        one.path = relative_name(one.path, file.resolve().parent)
    known = file_of_decisions.load(file) if file.exists() else []
    for other in known:
        if (other.code, other.path, other.quote) == (one.code, one.path, one.quote) and not other.expired(date.today()):
            raise UsageError(f"{file}:{other.line} has this decision already: “{other.reason}” (nothing is written)")
    count = _overruled(session, path, one) if path and not one.is_glob else None
    try:
        file_of_decisions.append(file, one)
    except OSError as error:
        raise UsageError(f"cannot write {file}: {error.strerror}") from None
    say(f"{file}: written" + ("" if count is None else f", overrules {counted(count, 'finding')}"))


def _place(settings: Settings, path: str) -> Path:
    """The folder for a new file of decisions, in which `check` looks for it. Raises UsageError.

    It is that of the configuration; without one the top of the git repository that the article lies in, wherever it is called from; without
    that, too, the working directory, and of an article that lies elsewhere its own.
    """
    from lint.config.settings import Settings
    from lint.files import repository_of
    from lint.readers.opening import is_remote

    beside = folder_of(path or ".")
    if settings.origin == Settings().origin and not is_remote(path) and (top := repository_of(beside.resolve())):
        return top
    if not path or is_remote(path) or beside.resolve().is_relative_to(settings.root.resolve()):
        return settings.root
    if any(char in path for char in "*?["):
        raise UsageError(
            f"{path} leads out of {settings.root.resolve()}, where the decisions would be written and a run over these articles "
            "does not look: call decide in the folder of the articles, or name the file with --decisions (nothing is written)"
        )
    return beside


def _day(until: str | None) -> date | None:
    if until is None:
        return None
    try:
        day = date.fromisoformat(until)
    except ValueError:
        raise UsageError(f"--until wants a day such as 2027-01-31, not “{until}”") from None
    if day < date.today():
        raise UsageError(f"--until {until} is past")
    return day


def _session(settings: Settings, code: str) -> Session:
    """The session for the rule of that code or name, or those whose codes begin so. Raises UsageError for none."""
    from lint.commands.running import rules_called
    from lint.session import Session

    session = Session(settings.with_values({"select": (code,), "ignore": ()}, "this command"))
    rules_called(code, session.rules)
    return session


def _overruled(session: Session, path: str, one: Decision) -> int | None:
    """How many findings the decision overrules, None where one article alone can't tell. Raises UsageError for none."""
    from lint.readers import Problem, file_of

    if any(code.startswith(one.code) for code in session.plan.corpus.codes):
        return None
    file = path if Path(path).exists() else file_of(path)
    outcomes = list(session.check([file]))
    articles = [outcome for outcome in outcomes if not isinstance(outcome, Problem)]
    if outcomes and not articles:
        raise UsageError(str(outcomes[0]))
    if file != path:
        articles = [article for article in articles if article.path == path]
    count = sum(one.fits(placed) for article in articles for placed in article.findings)
    if not count:
        where = f" with “{one.quote}”" if one.quote else ""
        raise UsageError(f"{path} has no finding of {one.code}{where} (nothing is written)")
    return count
