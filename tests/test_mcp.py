"""The server for assistants, asked by the SDK's own client in this process."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import Any

import pytest

from lint.config.settings import Settings

mcp = pytest.importorskip("mcp", reason="the extra mcp is not installed")
BAD = "According to insider sources, the stake is small.\n\nSubscribe to our newsletter\n"
SETTINGS = Settings(select=("HD2", "BP1"))


def ask(folder: Path, tool: str, writes: bool = False, **arguments: Any) -> Any:
    """The answer to one question; a refusal as its text."""
    from lint.server.mcp import make

    async def asked() -> Any:
        async with mcp.Client(make(SETTINGS, folder, allow_writes=writes)) as client:
            return await client.call_tool(tool, arguments)

    answer = asyncio.run(asked())
    return answer.content[0].text if answer.is_error else answer.structured_content


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "a.txt").write_text(BAD, encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    return folder


def test_the_tools_are_read_only_unless_allowed(corpus: Path) -> None:
    from lint.server.mcp import make

    async def tools(writes: bool) -> dict[str, bool]:
        async with mcp.Client(make(SETTINGS, corpus, allow_writes=writes)) as client:
            return {one.name: one.annotations.read_only_hint for one in (await client.list_tools()).tools}

    named = {"check_text", "check_path", "explain", "fix_text", "fix_path", "decide"}
    assert asyncio.run(tools(False)) == dict.fromkeys(named, True)
    assert {name for name, only in asyncio.run(tools(True)).items() if not only} == {"fix_path", "decide"}


def test_a_text_is_checked(corpus: Path) -> None:
    found = ask(corpus, "check_text", text=BAD)["findings"]
    assert [one["match"] for one in found if one["code"] == "HD201"] == ["insider sources"]
    assert ask(corpus, "check_text", text=BAD, most=1)["left_out"] == len(found) - 1


def test_a_text_is_read_as_its_name_says(corpus: Path) -> None:
    """Of a page only what its reader sees is checked, at its places in the markup."""
    page = "<p>Insider sources agree.</p><script>'insider sources'</script><template>insider sources</template>"
    (found,) = [
        one for one in ask(corpus, "check_text", text=page, name="a.html")["findings"] if one["code"] == "HD201"
    ]
    assert found["offset"] == page.index("Insider")
    assert not ask(corpus, "check_text", text="```\ninsider sources agree\n```\n")["findings"]


def test_a_path_is_checked_inside_of_the_folder_only(corpus: Path) -> None:
    answer = ask(corpus, "check_path")
    assert answer["articles"] == 1 and answer["score"] < 100 and answer["findings"][0]["document"].endswith("a.txt")
    for path in ("../secret.txt", str(corpus.parent / "secret.txt")):
        assert "outside of the corpus" in ask(corpus, "check_path", path=path)
    assert "missing.txt" in ask(corpus, "check_path", path="missing.txt")["problems"][0]


def test_a_rule_is_explained_by_code_and_name(corpus: Path) -> None:
    assert "HD201" in ask(corpus, "explain", code="hd201")["result"]
    assert "HD201" in ask(corpus, "explain", code="unnamed-source")["result"]
    assert "no rule" in ask(corpus, "explain", code="ZZ1")


def test_fixes_are_proposed_and_written_only_where_allowed(corpus: Path) -> None:
    assert "Subscribe" not in ask(corpus, "fix_text", text=BAD, name="a.txt")["text"]
    answer = ask(corpus, "fix_path", path="a.txt")
    assert "-Subscribe to our newsletter" in answer["patch"] and not answer["written"]
    assert "--allow-writes" in ask(corpus, "fix_path", path="a.txt", apply=True)
    assert (corpus / "a.txt").read_text() == BAD
    assert ask(corpus, "fix_path", writes=True, path="a.txt", apply=True)["written"]
    assert "Subscribe" not in (corpus / "a.txt").read_text() and (corpus / "a.txt.bak").read_text() == BAD


def test_decisions_are_proposed_and_written_only_where_allowed(corpus: Path) -> None:
    asked = {"code": "HD201", "path": "a.txt", "quote": "insider sources", "reason": "The minutes name them."}
    proposed = ask(corpus, "decide", **asked)
    file = corpus / "seedlint-decisions.toml"
    assert 'path = "a.txt"' in proposed["decision"] and not file.exists()
    assert "--allow-writes" in ask(corpus, "decide", apply=True, **asked) and not file.exists()
    assert ask(corpus, "decide", writes=True, apply=True, **asked)["written"]
    assert file.read_text(encoding="utf-8") == proposed["decision"]
    assert "reason" in ask(corpus, "decide", **asked | {"reason": " "})


def test_a_pipe_in_the_corpus_keeps_nobody_waiting(corpus: Path) -> None:
    os.mkfifo(corpus / "pipe.txt")
    assert "no regular file" in ask(corpus, "fix_path", writes=True, path="pipe.txt", apply=True)
    assert ask(corpus, "check_path", path=".")["articles"] == 1
