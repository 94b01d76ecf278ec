"""`seedlint fix`: carry out the fixes that rules offer, or show them."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lint.commands.options import (
    ConfigFile,
    DecisionsFile,
    ExtendSelect,
    Ignore,
    Isolated,
    NoCache,
    Packs,
    Paths,
    Select,
    StdinName,
    codes,
    settings_for,
    tell,
    with_decisions,
)

if TYPE_CHECKING:
    from lint.engine import Plan
    from lint.fixes.edits import Wanted
    from lint.fixes.files import Fixed
    from lint.model import Placed


def fix(
    paths: Paths = None,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show what would be changed, as a patch, and change nothing.")
    ] = False,
    unsafe: Annotated[
        bool,
        typer.Option("--unsafe", help="Make fixes too that may change what an article says, or of medium confidence."),
    ] = False,
    select: Select = None,
    ignore: Ignore = None,
    extend_select: ExtendSelect = None,
    config: ConfigFile = None,
    isolated: Isolated = False,
    pack: Packs = None,
    decisions: DecisionsFile = None,
    no_cache: NoCache = False,
    stdin_filename: StdinName = "<stdin>.txt",
) -> None:
    """Make the fixes that rules are sure of: furniture out, broken characters mended. - fixes standard input to standard output."""
    from lint import engine
    from lint.fixes import edits

    settings = settings_for(
        paths or ["."], config=config, isolated=isolated, no_cache=no_cache,
        select=codes(select), ignore=codes(ignore), extend_select=codes(extend_select), packs=tuple(pack or ()),
        decisions=decisions,
    )  # fmt: skip
    # What is old is to be fixed as well as what is new; what an editor has overruled is not.
    settings = with_decisions(settings.with_values({"baseline": None}, "fix"), paths or ["."], isolated)
    plan, wanted = engine.make_plan(settings), edits.Wanted(unsafe)
    run = _Run(diff, stream=(paths or []) == ["-"])
    for result in _results(plan, paths or ["."], wanted, run, stdin_filename):
        run.take(result)
    run.summary(unsafe)
    engine.remember_expressions(settings)
    raise typer.Exit(run.exit_code())


class _Run:
    """What a call of `fix` did, and how it went."""

    def __init__(self, diff: bool, stream: bool) -> None:
        self.diff, self.stream = diff, stream
        self.files = self.problems = self.crashes = 0
        self.done: Counter[str] = Counter()
        self.left: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()

    def problem(self, message: str) -> None:
        self.problems += 1
        tell(message)

    def offered(self, findings: Iterable[Placed], wanted: Wanted) -> bool:
        """Count what is offered; whether any of it is wanted."""
        any_wanted = False
        for placed in findings:
            self.crashes += placed.finding.code.startswith("E9")
            if wanted(placed):
                any_wanted = True
            elif placed.finding.fix is not None:
                self.left[placed.finding.code] += 1
        return any_wanted

    def take(self, result: Fixed) -> None:
        """Write a file, or show how it would change."""
        from lint.fixes.bench import FixError
        from lint.fixes.files import encoded, write

        changed = result.after != result.before
        self.refused.update(placed.finding.code for placed in result.refused)
        try:
            if self.diff:
                sys.stdout.writelines(patch(result) if changed else ())
            elif self.stream:
                sys.stdout.buffer.write(encoded(result))
            elif changed:
                write(result)
        except FixError as error:
            self.problem(f"{result.path}: {error}")
            return
        if changed:
            self.files += 1
            self.done.update(placed.finding.code for placed in result.done)

    def summary(self, unsafe: bool) -> None:
        places, files = _some(self.done.total(), "place"), _some(self.files, "file")
        what = f"{'would fix' if self.diff else 'fixed'} {places} in {files}" if self.files else "nothing to fix"
        tell(f"{what}{_listed(self.done)}")
        if self.refused:
            tell(
                f"{_some(self.refused.total(), 'fix', 'fixes')} not made, for other findings would come of it{_listed(self.refused)}"
            )
        if self.left and not unsafe:
            tell(f"{_some(self.left.total(), 'more fix', 'more fixes')} with --unsafe{_listed(self.left)}")

    def exit_code(self) -> int:
        """3: a rule crashed; 2: something could not be read or written; 1: `--diff` has something to show; 0."""
        if self.crashes:
            return 3
        return 2 if self.problems else int(self.diff and self.files > 0)


def _some(count: int, noun: str, plural: str = "") -> str:
    return f"{count} {noun if count == 1 else plural or noun + 's'}"


def _listed(counts: Counter[str]) -> str:
    return f" ({', '.join(f'{code} ×{count}' for code, count in sorted(counts.items()))})" if counts else ""


def _results(plan: Plan, paths: list[str], wanted: Wanted, run: _Run, stdin_name: str) -> Iterator[Fixed]:
    """The files that have something to fix, fixed in memory."""
    from lint.fixes.bench import FixError
    from lint.fixes.files import fix_file, fixed
    from lint.gate.stages import Gate
    from lint.readers import Problem
    from lint.run import check_paths

    if run.stream:
        try:
            yield fixed(sys.stdin.buffer.read(), stdin_name, plan, wanted)
        except FixError as error:
            run.problem(f"{stdin_name}: {error}")
        return
    gate = Gate(plan.settings)
    corpus_codes = {str(rule.code) for rule in plan.corpus}
    files: dict[str, dict[str, list[Placed]]] = {}
    for outcome in check_paths(plan, paths):
        if isinstance(outcome, Problem):
            run.problem(str(outcome))
        elif run.offered(gate.article(outcome).findings, wanted):
            by_corpus = files.setdefault(file_of(outcome.path), {}).setdefault(outcome.path, [])
            by_corpus += [placed for placed in outcome.findings if placed.finding.code in corpus_codes]
    for path, corpus in files.items():
        try:
            yield fix_file(path, plan, wanted, corpus)
        except FixError as error:
            run.problem(f"{path}: {error}")


def file_of(name: str) -> str:
    """The file of a document's name: `a.jsonl` for `a.jsonl:17`."""
    from lint.readers import FORMATS, suffix

    head, _, record = name.rpartition(":")
    held = FORMATS.get(suffix(head)) in ("jsonl", "parquet")
    return head if held and record.isdigit() and not Path(name).is_file() else name


def patch(result: Fixed) -> Iterator[str]:
    """How a file changes, as `patch` and `git apply` read it."""
    from difflib import unified_diff

    before, after = (_lines(text) for text in (result.before, result.after))
    name = result.path.removeprefix("./")
    for line in unified_diff(before, after, f"a/{name}", f"b/{name}"):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """Lines with their ends, split where a patch splits them: at line feeds alone."""
    lines = text.split("\n")
    return [*(line + "\n" for line in lines[:-1]), *([lines[-1]] if lines[-1] else [])]
