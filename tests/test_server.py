"""The language server, asked by a real client: findings as one types, in the editor's own units."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.server.places import Place, Places, utf16

pytest.importorskip("pygls", reason="pygls is not installed (pip install 'seedlint[server]')")
pytest_lsp = pytest.importorskip("pytest_lsp", reason="pytest-lsp is not installed")
from lsprotocol import types as lsp  # noqa: E402

from tests.command import seedlint_process  # noqa: E402

PACK = """
- {code: LX101, name: rumour, severity: error, confidence: high, language: any, why: Nobody stands behind it., say: "“{match}”: who?",
   find: ["insiders"], examples: {flags: ["[[insiders]] say", "[[insiders]]"], passes: ["Ann *Lee* says", "b"]}}
- {code: LX102, name: share-line, severity: warning, confidence: high, language: any, furniture: true, where: anywhere, why: No text., say: S.,
   find: ["share this"], line: {max_words: 3}, report: line, fix: "", examples: {flags: ["[[Share this]]", "[[Share this]]"], passes: ["a", "b"]}}
- {code: LX103, name: entity, severity: info, confidence: high, language: any, where: anywhere, why: W., say: S., match: ["&amp;"], fix: "&",
   examples: {flags: ["[[&amp;]]", "[[&amp;]]"], passes: ["a", "b"]}}
- {code: LX104, name: doubtful, severity: info, confidence: low, language: any, why: W., say: S., find: ["maybe"],
   examples: {flags: ["[[maybe]]", "[[maybe]]"], passes: ["a", "b"]}}
"""
CONFIG = 'packs = ["own.yaml"]\nselect = ["LX"]\n'


@given(st.text(st.sampled_from(["a", "é", "\u0301", "😀", "\u2028", "\x0c", "\r", "\n"]), max_size=30))
def test_places_and_offsets_agree(text: str) -> None:
    places = Places(text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for offset in range(len(text) + 1):
        place = places.place(offset)
        assert 0 <= place.line < len(lines)
        assert place.column == len(text[places.offset(Place(place.line, 0)) : offset].encode("utf-16-le")) // 2
        if text[offset - 1 : offset] != "\r":
            assert places.offset(place) == offset
    assert utf16(text) == len(text.encode("utf-16-le")) // 2
    assert places.offset(Place(99, 0)) == len(text)


def test_a_place_inside_a_pair_or_past_the_end_is_met() -> None:
    places = Places("😀a\r\nb")
    assert [places.offset(Place(0, column)) for column in (0, 1, 2, 3, 9)] == [0, 0, 1, 2, 2]
    assert places.offset(Place(1, 5)) == 5


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Path]:
    (tmp_path / "own.yaml").write_text(PACK, encoding="utf-8")
    (tmp_path / "seedlint.toml").write_text(CONFIG, encoding="utf-8")
    yield tmp_path


@asynccontextmanager
async def client(corpus: Path, editor: str = "visual-studio-code", **general: Any) -> AsyncIterator[Any]:
    one = pytest_lsp.make_test_lsp_client()
    capabilities = pytest_lsp.client_capabilities(editor)
    if general:
        capabilities.general = lsp.GeneralClientCapabilities(**general)
    one.answers, one.registered = [], []

    @one.feature(lsp.CLIENT_REGISTER_CAPABILITY)
    def registered(params: lsp.RegistrationParams) -> None:
        one.registered += [registration.method for registration in params.registrations]

    @one.feature(lsp.WINDOW_SHOW_MESSAGE_REQUEST)
    def asked(params: lsp.ShowMessageRequestParams) -> lsp.MessageActionItem | None:
        return one.answers.pop(0) if one.answers else None

    await one.start_io(sys.executable, "-m", "lint", "server", cwd=str(Path(__file__).parent.parent))
    try:
        await one.initialize_session(
            lsp.InitializeParams(capabilities=capabilities, root_uri=corpus.as_uri(), process_id=None)
        )
        async with asyncio.timeout(60):
            yield one
            await one.shutdown_session()
    finally:
        # After a failed test the server is still there, and stopping the client would wait for it.
        with suppress(ProcessLookupError):
            one._server.kill()
        await one.stop()


async def shown(one: Any, uri: str) -> list[lsp.Diagnostic]:
    await asyncio.wait_for(one.wait_for_notification(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS), 20)
    return list(one.diagnostics[uri])


async def opened(one: Any, path: Path, text: str, language: str = "plaintext") -> list[lsp.Diagnostic]:
    uri = path.as_uri()
    one.text_document_did_open(lsp.DidOpenTextDocumentParams(lsp.TextDocumentItem(uri, language, 1, text)))
    return await shown(one, uri)


def spans(found: list[lsp.Diagnostic]) -> list[tuple[Any, int, int, int]]:
    return [(d.code, d.range.start.line, d.range.start.character, d.range.end.character) for d in found]


def after(text: str, edits: list[lsp.TextEdit]) -> str:
    places = Places(text)
    for edit in sorted(edits, key=lambda edit: (edit.range.start.line, edit.range.start.character), reverse=True):
        start, end = (places.offset(Place(at.line, at.character)) for at in (edit.range.start, edit.range.end))
        text = text[:start] + edit.new_text + text[end:]
    return text


@pytest.mark.asyncio
async def test_findings_as_one_types_in_utf16(corpus: Path) -> None:
    path = corpus / "a.txt"
    async with client(corpus) as one:
        found = await opened(one, path, "😀😀 cafe\u0301 insiders\r\nmaybe \x0c 🇩🇪 insiders\n")
        assert spans(found) == [("LX101", 0, 11, 19), ("LX101", 1, 13, 21)]
        assert found[0].severity == lsp.DiagnosticSeverity.Error and found[0].message == "“insiders”: who?"
        for version, text in ((2, "in"), (3, "insiders")):
            change = lsp.TextDocumentContentChangeWholeDocument(text)
            identifier = lsp.VersionedTextDocumentIdentifier(version, path.as_uri())
            one.text_document_did_change(lsp.DidChangeTextDocumentParams(identifier, [change]))
        assert spans(await shown(one, path.as_uri())) == [("LX101", 0, 0, 8)]
        one.text_document_did_close(lsp.DidCloseTextDocumentParams(lsp.TextDocumentIdentifier(path.as_uri())))
        assert await shown(one, path.as_uri()) == []


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("encoding", "start"),
    [("utf-8", 9), *(pytest.param(*one, marks=pytest.mark.slow) for one in (("utf-32", 3), ("utf-16", 5)))],
)
async def test_other_units_are_agreed_on(corpus: Path, encoding: str, start: int) -> None:
    async with client(corpus, position_encodings=[lsp.PositionEncodingKind(encoding)]) as one:
        found = await opened(one, corpus / "a.txt", "😀😀 insiders")
        assert spans(found) == [("LX101", 0, start, start + 8)]


@pytest.mark.slow
@pytest.mark.asyncio
async def test_hover_says_why(corpus: Path) -> None:
    async with client(corpus) as one:
        await opened(one, corpus / "a.txt", "So insiders say.")
        identifier = lsp.TextDocumentIdentifier((corpus / "a.txt").as_uri())
        card = await one.text_document_hover_async(lsp.HoverParams(identifier, lsp.Position(0, 5)))
        assert "LX101 rumour" in card.contents.value and "Nobody stands behind it." in card.contents.value
        assert "**insiders** say" in card.contents.value and "Ann \\*Lee\\* says" in card.contents.value
        assert card.range == lsp.Range(lsp.Position(0, 3), lsp.Position(0, 11))
        assert await one.text_document_hover_async(lsp.HoverParams(identifier, lsp.Position(0, 13))) is None
        (corpus / "b.txt").write_text("So insiders say.", encoding="utf-8")
        for name in ("b.txt", "gone.txt"):  # what no editor has open is not read from the disk
            closed = lsp.TextDocumentIdentifier((corpus / name).as_uri())
            assert await one.text_document_hover_async(lsp.HoverParams(closed, lsp.Position(0, 5))) is None
            assert await actions(one, corpus / name, 0) == []


async def actions(one: Any, path: Path, line: int, only: list[Any] | None = None) -> list[lsp.CodeAction]:
    everything = lsp.Range(lsp.Position(line, 0), lsp.Position(line, 99))
    params = lsp.CodeActionParams(
        lsp.TextDocumentIdentifier(path.as_uri()), everything, lsp.CodeActionContext([], only=only)
    )
    return list(await one.text_document_code_action_async(params) or [])


@pytest.mark.asyncio
async def test_fixes_are_offered(corpus: Path) -> None:
    path, text = corpus / "a.md", "---\ntitle: x\n---\nOne 😀 &amp;amp; two.\n\nShare this\n\nThree.\n"
    async with client(corpus) as one:
        await opened(one, path, text, "markdown")
        line = await actions(one, path, 5)
        (fix,) = [action for action in line if action.title == "LX102: take it out"]
        assert fix.is_preferred and fix.edit is not None and fix.edit.changes is not None
        assert after(text, fix.edit.changes[path.as_uri()]) == "---\ntitle: x\n---\nOne 😀 &amp;amp; two.\n\nThree.\n"
        (whole,) = await actions(one, path, 0, [lsp.CodeActionKind.SourceFixAll])
        assert whole.edit is not None and whole.edit.changes is not None
        assert after(text, whole.edit.changes[path.as_uri()]) == "---\ntitle: x\n---\nOne 😀 & two.\n\nThree.\n"


@pytest.mark.slow
@pytest.mark.asyncio
async def test_fixes_in_json_lines_are_written_as_json(corpus: Path) -> None:
    path, text = (
        corpus / "a.jsonl",
        '{"text": "x"}\n{"text": "One 😀\\n\\nShare this\\n\\nTwo insiders say that the mill will close in the spring."}\n',
    )
    async with client(corpus) as one:
        assert [entry[0] for entry in spans(await opened(one, path, text))] == ["LX102", "LX101"]
        (whole,) = await actions(one, path, 0, [lsp.CodeActionKind.SourceFixAll])
        assert whole.edit is not None and whole.edit.changes is not None
        assert (
            after(text, whole.edit.changes[path.as_uri()])
            == '{"text": "x"}\n{"text": "One 😀\\n\\nTwo insiders say that the mill will close in the spring."}\n'
        )


@pytest.mark.asyncio
async def test_a_finding_is_overruled_with_a_reason(corpus: Path) -> None:
    path = corpus / "a.txt"
    async with client(corpus) as one:
        (found,) = await opened(one, path, "So insiders say.")
        assert [action.title for action in await actions(one, path, 0)] == ["LX101: overrule, with a reason …"]
        command = lsp.ExecuteCommandParams("seedlint.decide", [path.as_uri(), found.data])
        await one.workspace_execute_command_async(command)
        assert not (corpus / "seedlint-decisions.toml").exists()
        one.answers.append(lsp.MessageActionItem("false alarm"))
        await one.workspace_execute_command_async(command)
        assert not one.diagnostics[path.as_uri()]
    assert (corpus / "seedlint-decisions.toml").read_text() == (
        '[[decision]]\npath = "a.txt"\ncode = "LX101"\nquote = "insiders"\nreason = "false alarm"\n'
    )


@pytest.mark.slow
@pytest.mark.asyncio
async def test_the_configuration_is_read_anew(corpus: Path) -> None:
    path, settings = corpus / "a.txt", corpus / "seedlint.toml"
    async with client(corpus) as one:
        assert len(await opened(one, path, "maybe insiders &amp;")) == 2
        assert one.registered == [lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES]
        settings.write_text(CONFIG + 'ignore = ["LX103"]\nmin-confidence = "low"\n')
        changed = lsp.DidChangeWatchedFilesParams([lsp.FileEvent(settings.as_uri(), lsp.FileChangeType.Changed)])
        one.workspace_did_change_watched_files(changed)
        assert [entry[0] for entry in spans(await shown(one, path.as_uri()))] == ["LX104", "LX101"]
        settings.write_text("nonsense = 1\n")
        one.workspace_did_change_watched_files(changed)
        await shown(one, path.as_uri())
        assert any("unknown key “nonsense”" in message.message for message in one.messages)


@pytest.mark.slow
@pytest.mark.asyncio
async def test_what_cannot_be_read_is_told(corpus: Path) -> None:
    async with client(corpus, "neovim") as one:
        (problem,) = await opened(one, corpus / "a.jsonl", '{"text": ')
        assert "JSON" in problem.message and problem.severity == lsp.DiagnosticSeverity.Error
        uri = "untitled:Untitled-1"
        one.text_document_did_open(lsp.DidOpenTextDocumentParams(lsp.TextDocumentItem(uri, "markdown", 1, "\ufeffx")))
        await shown(one, uri)


def test_without_pygls_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    from lint.commands.options import UsageError
    from lint.commands.server import server

    monkeypatch.delitem(sys.modules, "lint.server.protocol", raising=False)
    monkeypatch.setitem(sys.modules, "pygls", None)
    monkeypatch.setitem(sys.modules, "pygls.lsp", None)
    monkeypatch.setitem(sys.modules, "pygls.lsp.server", None)
    with pytest.raises(UsageError, match="server"):
        server()


def test_a_session_that_is_closed_ends_well() -> None:
    started = {"processId": None, "rootUri": None, "capabilities": {}}
    calls = [("initialize", started, 1), ("initialized", {}, 0), ("shutdown", None, 2), ("exit", None, 0)]
    messages = [
        json.dumps({"jsonrpc": "2.0", "method": method, "params": params} | ({"id": number} if number else {})).encode()
        for method, params, number in calls
    ]
    done = seedlint_process(
        "server", stdin=b"".join(b"Content-Length: %d\r\n\r\n%s" % (len(one), one) for one in messages)
    )
    assert (done.code, done.err) == (0, "") and '"id": 2' in done.out
