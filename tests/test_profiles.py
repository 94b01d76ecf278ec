"""Profiles: what is pointless to say of a genre is not said there; a look at an article tells only what is beyond doubt."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lint import Document, engine
from lint.commands.init import init
from lint.config.settings import Settings
from lint.extract.genre import genre
from lint.session.articles import lint_document
from tests.command import seedlint

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
TOLD = """The tin

Grandmother kept the salt in a blue tin. She had brought it over the pass, people thought, the winter her brother was lost, and nobody in the house
asked her about it. Some mornings the tin was full and she smiled as though she had won something.

Probably her uncle filled it at night. He had never married, and he seemed to sleep less than the dogs. When he died Ilse took the tin down and
turned it over. It was empty, and it had a hole the size of a coin. She put it back where it had stood and told her mother that it was full.
"""
MEMORY = TOLD.replace("her brother", "her brother, Otto Brun,")
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
        (TOLD, "fiction"),
        (MEMORY, ""),
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


def test_each_glob_has_its_profile_in_files_and_records(tmp_path: Path) -> None:
    said = "Experts say that the mill by the river will soon be closed for good, and that the ferry is next."
    for name in ("stories/a.txt", "b.txt", "c.jsonl", "press/d.jsonl"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(
            json.dumps({"text": f"{said} {name[0]}."}) + "\n" if name.endswith("l") else f"{said}\n", encoding="utf-8"
        )
    table = '[profiles]\n"stories/*" = "fiction"\n"*.jsonl" = "forum"\n"press/*" = "news"\n'
    (tmp_path / "seedlint.toml").write_text(table, encoding="utf-8")
    ran = seedlint("check", "--format", "jsonl", "--exit-zero", str(tmp_path))
    crowds = {Path(one["path"]).relative_to(tmp_path).as_posix() for one in ran.findings if one["code"] == "HD202"}
    assert crowds == {"b.txt", "press/d.jsonl:1"}, "the last glob that fits says what an article is"


def test_init_chooses_the_profile_and_shows_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text(THREAD, encoding="utf-8")
    init(tmp_path, hook=False)
    assert "profile: forum, as 4 of the 4 articles" in capsys.readouterr().out
    assert '\nprofile = "forum"' in (tmp_path / "seedlint.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "thing", ["2021", "1934", "WMO", "U.S.", "per cent", "percent", "mill.com", "https:", "www.", "40%", "$4"]
)
def test_things_of_our_days_stand_in_no_story(thing: str) -> None:
    assert genre(Document(f"{STORY} {f' {thing} ' * 40}")) == ""


@pytest.mark.parametrize("thing", ["1834", "a2021", "McMO", "supercent", "mill.community", "cents"])
def test_things_that_are_none_of_our_days(thing: str) -> None:
    assert genre(Document(f"{STORY} {f' {thing} ' * 40}")) == "fiction"
