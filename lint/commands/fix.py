"""`seedlint fix`: carry out the fixes that rules offer, or show them."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from lint.commands.options import STDIN_NAME, Linting, Quiet, StdinName, shared, warn
from lint.counting import counted
from lint.escaping import harmless

if TYPE_CHECKING:
    from lint.commands.running import Complaints
    from lint.fixes.edits import FixPolicy
    from lint.fixes.files import Fixed
    from lint.model import LocatedFinding
    from lint.session import Session


@shared
def fix(
    call: Linting,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show what would be changed, as a patch, and change nothing.")
    ] = False,
    unsafe: Annotated[
        bool,
        typer.Option("--unsafe", help="Make fixes too that may change what an article says, or of medium confidence."),
    ] = False,
    backup: Annotated[
        bool, typer.Option("--backup", help="Keep what each changed file was beside it, as FILE.bak.")
    ] = False,
    quiet: Quiet = False,
    stdin_filename: StdinName = STDIN_NAME,
) -> None:
    """Mend what rules are sure of: boilerplate out, broken characters put right. - goes to standard output."""
    from lint.commands.running import Complaints, load_session
    from lint.fixes import edits

    # What is old is to be fixed as well as what is new; what an editor has overruled is not.
    settings = call.settings().with_values({"baseline": None}, "fix")
    session, policy = load_session(settings), edits.FixPolicy(unsafe)
    run = _Run(diff, call.where == ["-"], backup, Complaints())
    for result in _results(session, call.where, policy, run, stdin_filename or STDIN_NAME):
        run.take(result)
    if not quiet:
        run.summary(unsafe)
    raise typer.Exit(run.exit_code())


class _Run:
    """What a call of `fix` did, and how it went."""

    def __init__(self, diff: bool, stream: bool, backup: bool, complaints: Complaints) -> None:
        self.diff, self.stream, self.backup, self.complaints = diff, stream, backup, complaints
        self.files = self.crashes = 0
        self.done: Counter[str] = Counter()
        self.left: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()

    def failed(self, path: str, error: Exception) -> None:
        from lint.readers import Problem

        self.complaints.warn(Problem(path, str(error)))

    def offered(self, findings: Iterable[LocatedFinding], policy: FixPolicy) -> bool:
        """Count what is offered; whether any of it is wanted."""
        from lint.triage.blocks import parts

        any_wanted = False
        for placed in parts(findings):
            self.crashes += placed.finding.about_tool
            if policy(placed):
                any_wanted = True
            elif placed.finding.fix is not None:
                self.left[placed.finding.code] += 1
        return any_wanted

    def take(self, result: Fixed) -> None:
        """Write a file, or show how it would change."""
        from lint.fixes.bench import FixError
        from lint.fixes.files import encoded, patch, write

        changed = result.after != result.before
        self.refused.update(placed.finding.code for placed in result.refused)
        try:
            if self.diff:
                shown = patch(result) if changed else ()
                sys.stdout.writelines(map(_harmless_line, shown) if sys.stdout.isatty() else shown)
            elif self.stream:
                sys.stdout.buffer.write(encoded(result))
            elif changed:
                write(result, self.backup)
                sys.stdout.writelines(account(result))
        except FixError as error:
            self.failed(result.path, error)
            return
        if changed:
            self.files += 1
            self.done.update(placed.finding.code for placed in result.done)

    def summary(self, unsafe: bool) -> None:
        places, files = counted(self.done.total(), "place"), counted(self.files, "file")
        nothing = "nothing fixed" if self.complaints.count else "nothing to fix"
        what = f"{'would fix' if self.diff else 'fixed'} {places} in {files}" if self.files else nothing
        warn(f"{what}{_listed(self.done)}")
        if self.refused:
            warn(
                f"{counted(self.refused.total(), 'fix', 'fixes')} not made, for other findings would come of it{_listed(self.refused)}"
            )
        if self.left and not unsafe:
            warn(f"{counted(self.left.total(), 'more fix', 'more fixes')} with --unsafe{_listed(self.left)}")

    def exit_code(self) -> int:
        """3: a rule crashed; 2: something could not be read or written; 1: `--diff` has something to show; 0."""
        if self.crashes:
            return 3
        return 2 if self.complaints.count else int(self.diff and self.files > 0)


def _harmless_line(line: str) -> str:
    """A line of a patch for eyes: only a program that applies it needs it as it is."""
    return harmless(line.rstrip("\r\n")) + "\n"


def _listed(counts: Counter[str]) -> str:
    return f" ({', '.join(f'{code} ×{count}' for code, count in sorted(counts.items()))})" if counts else ""


def _results(session: Session, paths: list[str], policy: FixPolicy, run: _Run, stdin_name: str) -> Iterator[Fixed]:
    """The files that have something to fix, fixed in memory."""
    from lint.commands.running import apply_gate
    from lint.files import read_stream
    from lint.fixes.bench import FixError
    from lint.fixes.files import fix_file, fixed
    from lint.readers import file_of
    from lint.team_files.gate import open_gate
    from lint.triage.blocks import parts

    if run.stream:
        try:
            yield fixed(read_stream(sys.stdin.buffer), stdin_name, session.plan, policy)
        except FixError as error:
            run.failed(stdin_name, error)
        return
    gate = open_gate(session.settings)
    corpus_codes = session.plan.corpus.codes
    files: dict[str, dict[str, list[LocatedFinding]]] = {}
    for article in apply_gate(session.check(paths), gate, run.complaints):
        if run.offered(article.findings, policy):
            by_corpus = files.setdefault(file_of(article.path), {}).setdefault(article.path, [])
            by_corpus += [placed for placed in parts(article.findings) if placed.finding.code in corpus_codes]
    for path, corpus in files.items():
        try:
            yield fix_file(path, session.plan, policy, corpus)
        except FixError as error:
            run.failed(path, error)


def account(result: Fixed) -> Iterator[str]:
    """What was taken out of a file or written anew, and where; lines are those of the file as it was."""
    for placed in sorted(result.done, key=lambda one: one.start.offset if one.start else -1):
        fix, where = placed.finding.fix, f"{placed.path}:{placed.start.line}" if placed.start else placed.path
        if fix is not None:
            what = (
                f"wrote {_short(fix.replacement)} for {_short(placed.match)}"
                if fix.replacement
                else f"took out {_short(placed.match)}"
            )
            yield harmless(f"{where}: {what} ({placed.finding.code})") + "\n"


def _short(text: str) -> str:
    words = " ".join(text.split()) or text
    return f"“{words if len(words) <= _SHOWN else words[: _SHOWN - 1] + '…'}”"


_SHOWN = 70
"""So much of what was taken out is shown."""
