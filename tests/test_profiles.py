"""Profiles: what is pointless to say of a genre is not said there; a look at an article tells only what is beyond doubt."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint import Document, engine
from lint.commands.init import init
from lint.config.settings import Settings
from lint.extract.genre import genre
from lint.session.articles import lint_document

THREAD = "i don't get why the ferry is late again\n\nlast night i was on it and i had to sleep on the deck\n\ni think they just forgot us"
TALK = "\n".join(
    f"**{name}:** Well, the lock of Marl was shut at {hour}." for hour in range(1, 6) for name in ("Ada", "Otto")
)
VERSE = (
    "The lock of Marl is old and green,\nIts gates are never shut,\nAnd he who waits there, tired and lean,\nMay sleep inside the hut;\n"
    * 3
)
STORY = (
    "“It is late,” said he. “Upon my word,” she cried, “the lamp is out!” I went to the door and looked at the sea. "
    * 50
)
TALE = """The lamp

Ilse put the lamp on the sill and waited. The rain had not stopped since noon, and she had no more oil.

"He won't come," said her sister. "Nobody walks the dyke in this."

"He said he would." Ilse turned the wick down. Some said the ferryman had drowned years ago.

"Don't open," whispered her sister, but she had opened already. A man stood there, his hat low, water running from the brim.

"They say you have a room," he said, and smiled at her. She let him in, and he sat by the stove and said nothing at all for an hour.
"""
TALK_OF_THE_TOWN = TALE.replace("the ferryman", "the council of Marl").replace("her sister", "the mayor, Otto Brun")
NEWS = (
    "MARL, May 4, 2021 – The port authority said on Tuesday that 40% of the ferries are late. “I was there,” the mayor said. "
    * 20
)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (THREAD, "forum"),
        (TALK, "forum"),
        (VERSE, "fiction"),
        (STORY, "fiction"),
        (TALE, "fiction"),
        (TALK_OF_THE_TOWN, ""),
        (NEWS, ""),
        ("Short.", ""),
    ],
)
def test_a_look_at_an_article(text: str, wanted: str) -> None:
    assert genre(Document(text)) == wanted


def _codes(text: str, settings: Settings) -> tuple[set[str], set[str]]:
    article = lint_document(engine.make_plan(settings), Document(text, "press/a.txt"))
    return {placed.finding.code for placed in article.findings}, set(article.hidden)


def test_what_is_pointless_is_hidden_and_counted() -> None:
    shown, hidden = _codes(THREAD, Settings(select=("DT", "SQ1")))
    assert not shown and hidden == {"profile forum"}
    assert "DT201" in _codes(THREAD, Settings(select=("DT",), profile="news"))[0]
    assert "DT201" in _codes(THREAD, Settings(select=("DT201",)))[0], "asked for by its code"
    by_glob = Settings(select=("DT",), profile="news", profiles={"press/*": "fiction"})
    assert _codes(THREAD, by_glob) == (set(), {"profile fiction"})


def test_init_chooses_the_profile_and_shows_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text(THREAD, encoding="utf-8")
    init(tmp_path, hook=False)
    assert "profile: forum, as 4 of the 4 articles" in capsys.readouterr().out
    assert '\nprofile = "forum"' in (tmp_path / "seedlint.toml").read_text(encoding="utf-8")
