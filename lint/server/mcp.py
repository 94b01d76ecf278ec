"""The Model Context Protocol: what assistants ask, answered by a session. The one module that imports the SDK."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations

from lint import __version__, readers
from lint.config.settings import Settings, refused
from lint.files import leads_out
from lint.fixes.bench import FixError
from lint.fixes.edits import FixPolicy
from lint.fixes.files import Fixed, fix_file, fixed, patch, write
from lint.readers import Problem
from lint.report.made_fixes import look_again
from lint.report.rows import row
from lint.report.rule_pages import markdown
from lint.session import Outcome, Session
from lint.team_files import decisions as file_of_decisions
from lint.team_files.gate import open_gate
from lint.team_files.names import relative_name
from lint.triage import decisions as decided
from lint.triage.stages import confident_enough

MOST = 200
"""So many findings an answer has unless it is asked for more or fewer."""
_ABOUT = """\
seedlint finds what makes articles bad sources: boilerplate, hedges without a source, dates, numbers, contradictions.
Check a text or a path, ask what a rule means before acting on it, then propose a fix, or a decision with its reason.\
"""
_READS = ToolAnnotations(read_only_hint=True, open_world_hint=False)
_WRITES = ToolAnnotations(read_only_hint=False, destructive_hint=True, open_world_hint=False)


@dataclass(slots=True)
class Tools:
    """What there is to be asked. Paths are meant from the folder; one that leads out of it is refused by a ToolError."""

    session: Session
    folder: Path
    allow_writes: bool

    def check_text(
        self, text: str, name: str = "text.md", min_confidence: str = "medium", most: int = MOST
    ) -> dict[str, Any]:
        """What is wrong in a text. `name` says by its ending how it is written (.md, .txt, .html, .jsonl …); offsets count code points from 0."""
        read = readers.read_bytes(text.encode("utf-8", "surrogatepass"), name, self.session.settings)
        articles = [one if isinstance(one, Problem) else self.session.article(one) for one in read]
        return _answer(articles, min_confidence, most)

    def check_path(self, path: str = ".", min_confidence: str = "medium", most: int = MOST) -> dict[str, Any]:
        """What is wrong in a file or folder of the corpus; what editors have overruled and what is in the baseline is left out."""
        inside = self._inside(path)
        gate = open_gate(self.session.settings, [inside])
        outcomes = [one if isinstance(one, Problem) else gate.article(one) for one in self.session.check([inside])]
        return _answer(outcomes, min_confidence, most) | {"score": round(gate.score.value, 1)}

    def explain(self, code: str) -> str:
        """Why a rule exists, what it flags and what it leaves alone, in Markdown; by its code or its name."""
        for rule in self.session.rules:
            if code.strip().lower() in (str(rule.code).lower(), str(rule.name).lower()):
                return markdown(rule.resolve())
        raise ToolError(f"no rule has the code or name {code}")

    def fix_text(self, text: str, name: str = "text.md", unsafe: bool = False) -> dict[str, Any]:
        """A text with what the rules are certain of mended, and the change as a patch."""
        return _fix(fixed(text.encode("utf-8", "surrogatepass"), name, self.session.plan, FixPolicy(unsafe)))

    def fix_path(self, path: str, unsafe: bool = False, apply: bool = False) -> dict[str, Any]:
        """The automatic fixes of a file as a patch; `apply` writes them, where the user has allowed that."""
        self._may(apply)
        try:
            result = fix_file(self._inside(path), self.session.plan, FixPolicy(unsafe))
            if apply and result.after != result.before:
                write(result, backup=True)
        except FixError as error:
            raise ToolError(f"{path} {error}") from None
        return {"patch": "".join(patch(result)), "fixes": len(result.done), "written": apply and bool(result.done)}

    def decide(self, code: str, path: str, reason: str, quote: str = "", apply: bool = False) -> dict[str, Any]:
        """Overrule findings of a rule in an article, with the reason: the entry for the file of decisions; `apply` writes it there."""
        self._may(apply)
        settings = self.session.settings
        file = settings.decisions or self.folder.resolve() / file_of_decisions.FILE_NAME
        name = relative_name(self._inside(path), file.resolve().parent)
        fault = decided.fault_of({"code": code.upper(), "path": name, "quote": quote, "reason": reason})
        if fault:
            raise ToolError(fault)
        decision = decided.Decision(code.upper(), reason, name, quote)
        if apply:
            file_of_decisions.append(file, decision)
            self.session = Session(settings.with_values({"decisions": file}, "decision"))
        return {"decision": decided.entry(decision), "file": str(file), "written": apply}

    def _inside(self, path: str) -> str:
        top = os.path.realpath(self.folder)
        if leads_out(os.path.join(top, path), top):
            raise ToolError(f"{path} lies outside of the corpus")
        return str(Path(path) if self.folder == Path() else self.folder / path)

    def _may(self, apply: bool) -> None:
        if apply and not self.allow_writes:
            raise ToolError("nothing may be written: the user starts seedlint mcp with --allow-writes if it may")


def make(settings: Settings, folder: Path, *, allow_writes: bool = False) -> MCPServer:
    """The server for a corpus. Raises RuleError or ConfigError for rules that cannot be used."""
    tools = Tools(Session(settings), folder, allow_writes)
    tools.session.plan  # noqa: B018 - what is wrong with the rules is said now
    server = MCPServer("seedlint", instructions=_ABOUT, version=__version__)
    for reads in (tools.check_text, tools.check_path, tools.explain, tools.fix_text):
        server.tool(annotations=_READS)(reads)
    for writes in (tools.fix_path, tools.decide):
        server.tool(annotations=_WRITES if allow_writes else _READS)(writes)
    return server


def _answer(outcomes: list[Outcome], min_confidence: str, most: int) -> dict[str, Any]:
    """The findings of some articles as flat rows, the first so many, and what could not be read."""
    look_again()
    if why := refused("min-confidence", min_confidence):
        raise ToolError(f"min_confidence {why}")
    articles = [one for one in outcomes if not isinstance(one, Problem)]
    found = [placed for one in articles for placed in confident_enough(one.findings, min_confidence)[0]]
    return {
        "articles": sum(not one.corpus for one in articles),
        "findings": [
            {name: value for name, value in row(one).items() if value not in (None, "", ())} for one in found[:most]
        ],
        "left_out": max(0, len(found) - most),
        "problems": [str(one) for one in outcomes if isinstance(one, Problem)],
    }


def _fix(result: Fixed) -> dict[str, Any]:
    return {"text": result.after, "patch": "".join(patch(result)), "fixes": len(result.done)}
