"""The language server protocol: what the editor asks, put to the workspace. The one module that imports pygls."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from lsprotocol import types as lsp
from pygls import uris
from pygls.lsp.server import LanguageServer

from lint import __version__
from lint.config.settings import FILE_NAMES
from lint.fixes.edits import Edit
from lint.model import Related, Severity
from lint.report.rule_pages import markdown
from lint.server.places import Place, Places
from lint.server.workspace import Analysis, Diagnostic, Workspace, decide
from lint.team_files.decisions import FILE_NAME as DECISIONS

DELAY = 0.15
"""How long the typing must rest, in seconds."""
DECIDE = "seedlint.decide"
FIX_ALL = f"{lsp.CodeActionKind.SourceFixAll.value}.seedlint"
REASONS = ("false alarm", "said so on purpose", "the source is known to us", "to be mended later")
"""What an editor may answer when asked why a finding is overruled."""
_LEVELS = {
    Severity.error: lsp.DiagnosticSeverity.Error,
    Severity.warning: lsp.DiagnosticSeverity.Warning,
    Severity.info: lsp.DiagnosticSeverity.Information,
}
_ENDINGS = {"markdown": ".md", "html": ".html", "jsonl": ".jsonl"}
_WATCHED = (*FILE_NAMES, DECISIONS, "*.yaml", "*.yml")


class Server(LanguageServer):
    """seedlint for editors."""

    def __init__(self) -> None:
        # Whole texts at each change: splitting lines as Python does, to apply parts, would lose the count at a form feed.
        super().__init__("seedlint", __version__, lsp.TextDocumentSyncKind.Full)
        self.articles = Workspace()
        self._analyses: dict[str, Analysis] = {}

    def is_open(self, uri: str) -> bool:
        """Whether an editor has a document open; what it asks of one that it has closed meanwhile is no reason to read a file."""
        return uri in self.workspace.text_documents

    def analysis(self, uri: str) -> Analysis:
        """What stands against an open document as it is now."""
        document = self.workspace.get_text_document(uri)
        known = self._analyses.get(uri)
        if known is None or known.text != document.source:
            path = uris.to_fs_path(uri) if uri.startswith("file:") else None
            name = path or unquote(uri.rpartition(":")[2]) + _ENDINGS.get(document.language_id or "", ".txt")
            known = self._analyses[uri] = self.articles.analysis(name, document.source)
            for message in self.articles.complaints:
                self.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Error, f"seedlint: {message}"))
            self.articles.complaints.clear()
        return known

    def places(self, analysis: Analysis) -> Places:
        if self.workspace.position_encoding in (None, lsp.PositionEncodingKind.Utf16):
            return Places(analysis.text)
        return Places(analysis.text, self.workspace.position_codec.client_num_units)

    def publish(self, uri: str) -> None:
        """Tell the editor what stands against a document."""
        analysis = self.analysis(uri)
        places = self.places(analysis)
        found = [self._diagnostic(diagnostic, uri, places) for diagnostic in analysis.diagnostics]
        found += [_problem(problem.message) for problem in analysis.problems]
        version = self.workspace.get_text_document(uri).version
        self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, found, version))

    def _diagnostic(self, diagnostic: Diagnostic, uri: str, places: Places) -> lsp.Diagnostic:
        finding = diagnostic.placed.finding
        related = [self._related(one, uri, diagnostic, places) for one in finding.related]
        return lsp.Diagnostic(
            range=_range(places, diagnostic.start, diagnostic.end),
            message=finding.message,
            severity=_LEVELS[finding.severity],
            code=finding.code,
            source="seedlint",
            related_information=related or None,
            data=diagnostic.placed.fingerprint,
        )

    @staticmethod
    def _related(
        related: Related, uri: str, diagnostic: Diagnostic, places: Places
    ) -> lsp.DiagnosticRelatedInformation:
        document = diagnostic.document
        at = related.position
        if related.path in ("", document.path, document.name) and at is not None:
            where = lsp.Location(uri, _range(places, at.offset, at.offset))
        else:
            line = lsp.Position(at.line - 1 if at else 0, 0)
            where = lsp.Location(uris.from_fs_path(str(Path(related.path).resolve())) or uri, lsp.Range(line, line))
        return lsp.DiagnosticRelatedInformation(where, " ".join(related.text.split()) or "see here")

    def republish(self, reload: bool = False) -> None:
        """Lint all open documents again, with the configuration read anew."""
        if reload:
            self.articles.reload()
        self._analyses.clear()
        for uri in self.workspace.text_documents:
            self.publish(uri)

    def forget(self, uri: str) -> None:
        self._analyses.pop(uri, None)
        self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, []))


def _range(places: Places, start: int, end: int) -> lsp.Range:
    first, last = places.place(start), places.place(end)
    return lsp.Range(lsp.Position(*first), lsp.Position(*last))


def _problem(message: str) -> lsp.Diagnostic:
    top = lsp.Range(lsp.Position(0, 0), lsp.Position(0, 0))
    return lsp.Diagnostic(top, message, severity=lsp.DiagnosticSeverity.Error, source="seedlint")


def _edits(places: Places, edits: list[Edit]) -> list[lsp.TextEdit]:
    return [lsp.TextEdit(_range(places, edit.start, edit.end), edit.replacement) for edit in edits]


def make() -> Server:
    """The server with all that it answers to."""
    server = Server()
    _follow_documents(server)
    _follow_files(server)
    server.feature(lsp.TEXT_DOCUMENT_HOVER)(lambda params: _hover(server, params))
    kinds = [lsp.CodeActionKind.QuickFix, FIX_ALL]
    server.feature(lsp.TEXT_DOCUMENT_CODE_ACTION, lsp.CodeActionOptions(kinds))(lambda params: _actions(server, params))

    @server.command(DECIDE)
    async def decided(uri: str, fingerprint: str) -> None:
        await _decide(server, uri, fingerprint)

    return server


def _follow_files(server: Server) -> None:
    """Lint anew when the configuration, the decisions or a pack change."""

    @server.feature(lsp.INITIALIZED)
    def initialized(params: lsp.InitializedParams) -> None:
        watched = server.client_capabilities.workspace and server.client_capabilities.workspace.did_change_watched_files
        if watched and watched.dynamic_registration:
            watchers = [lsp.FileSystemWatcher(f"**/{name}") for name in _WATCHED]
            options = lsp.DidChangeWatchedFilesRegistrationOptions(watchers)
            registration = lsp.Registration("configuration", lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            server.client_register_capability(lsp.RegistrationParams([registration]))

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def files_changed(params: lsp.DidChangeWatchedFilesParams) -> None:
        server.republish(reload=True)

    @server.feature(lsp.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def configuration_changed(params: lsp.DidChangeConfigurationParams) -> None:
        server.republish(reload=True)


def _follow_documents(server: Server) -> None:
    """Lint what is opened, and what is written when the typing rests."""

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: lsp.DidOpenTextDocumentParams) -> None:
        server.publish(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: lsp.DidChangeTextDocumentParams) -> None:
        document = params.text_document
        await asyncio.sleep(DELAY)
        now = server.workspace.text_documents.get(document.uri)
        if now is not None and now.version == document.version:
            server.publish(document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: lsp.DidSaveTextDocumentParams) -> None:
        name = Path(uris.to_fs_path(params.text_document.uri) or "").name
        if name in (*FILE_NAMES, DECISIONS):
            server.republish(reload=True)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: lsp.DidCloseTextDocumentParams) -> None:
        server.forget(params.text_document.uri)


def _hover(server: Server, params: lsp.HoverParams) -> lsp.Hover | None:
    if not server.is_open(params.text_document.uri):
        return None
    analysis = server.analysis(params.text_document.uri)
    places = server.places(analysis)
    at = places.offset(Place(params.position.line, params.position.character))
    # The most exact first: what is said of the whole article stands on its first line.
    here = sorted(analysis.at(at, at), key=lambda diagnostic: diagnostic.end - diagnostic.start)
    if not here:
        return None
    rules = {str(rule.code): rule for rule in analysis.plan.rules}
    codes = dict.fromkeys(diagnostic.placed.finding.code for diagnostic in here)
    text = "\n\n---\n\n".join(markdown(rules[code].resolve()) for code in codes if code in rules)
    return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, text), _range(places, here[0].start, here[0].end))


def _actions(server: Server, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
    uri, only = params.text_document.uri, params.context.only
    if not server.is_open(uri):
        return []
    analysis = server.analysis(uri)
    places = server.places(analysis)
    first, last = (places.offset(Place(at.line, at.character)) for at in (params.range.start, params.range.end))
    actions: list[lsp.CodeAction] = []
    if _asked(lsp.CodeActionKind.QuickFix.value, only):
        for diagnostic in analysis.at(first, last):
            actions += _for_remark(server, uri, analysis, places, diagnostic)
    if _asked(FIX_ALL, only) and (edit := analysis.fix_all()) is not None:
        change = lsp.WorkspaceEdit(changes={uri: _edits(places, [edit])})
        actions.append(lsp.CodeAction("Fix all that is safe (seedlint)", FIX_ALL, edit=change))
    return actions


def _asked(kind: str, only: Any) -> bool:
    names = [getattr(one, "value", one) for one in only or ()]
    return not names or any(kind == name or kind.startswith(name + ".") for name in names)


def _for_remark(
    server: Server, uri: str, analysis: Analysis, places: Places, diagnostic: Diagnostic
) -> list[lsp.CodeAction]:
    finding = diagnostic.placed.finding
    diagnostics = [server._diagnostic(diagnostic, uri, places)]
    actions = []
    edits = analysis.fix(diagnostic)
    if finding.fix is not None and edits:
        what = f"write “{finding.fix.replacement}”" if finding.fix.replacement else "take it out"
        confidence = "" if finding.fix.safe else " (may change what it says)"
        change = lsp.WorkspaceEdit(changes={uri: _edits(places, edits)})
        actions.append(
            lsp.CodeAction(
                f"{finding.code}: {what}{confidence}",
                lsp.CodeActionKind.QuickFix,
                diagnostics,
                is_preferred=finding.fix.safe,
                edit=change,
            )
        )
    if uri.startswith("file:"):
        title = f"{finding.code}: overrule, with a reason …"
        command = lsp.Command(title, DECIDE, arguments=[uri, diagnostic.placed.fingerprint])
        actions.append(lsp.CodeAction(title, lsp.CodeActionKind.QuickFix, diagnostics, command=command))
    return actions


async def _decide(server: Server, uri: str, fingerprint: str) -> None:
    """Ask for the reason, and write the decision into the file beside the corpus."""
    analysis = server.analysis(uri)
    diagnostic = next((one for one in analysis.diagnostics if one.placed.fingerprint == fingerprint), None)
    if diagnostic is None:
        return
    finding = diagnostic.placed.finding
    question = lsp.ShowMessageRequestParams(
        lsp.MessageType.Info, f"Why is this {finding.code} ({finding.name}) overruled?", [lsp.MessageActionItem(reason) for reason in REASONS]
    )  # fmt: skip
    answer = await server.window_show_message_request_async(question)
    if answer is None:
        return
    try:
        decide(diagnostic, answer.title, analysis.plan.settings)
    except OSError as error:
        message = f"seedlint: the decision cannot be written: {error.strerror or error}"
        server.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Error, message))
    server.republish()
