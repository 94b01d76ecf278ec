"""Old findings stay old and new ones are seen, whatever happens to the article around them."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.config.settings import ConfigError
from lint.fingerprint import content_signature
from lint.team_files.baseline import empty, load
from lint.text.document import Document
from lint.triage.entries import dump, entry_of
from tests.command import seedlint
from tests.gate import article, new, written

PLAIN = [
    "The mill at Brill has ground flour since 1874.",
    "Its owner, Joan Fenn, employs nine people!",
    "Mr. Hale of the council was told on Monday.",
    "“We have no plans,” she said.",
    "Why now?",
    "Rain fell.",
    "The board, which met twice in March and once in April, put off the vote on the new weir and the old bridge.",
]
FLAGGED = [
    "According to insider sources, the mill will close.",
    "Insider sources agree.",
    "The sum is huge.",
    "Massive losses, say people close to the talks, made it so; insider sources confirm the massive losses.",
    "Share this article",
]
GAPS = st.sampled_from([" ", "\n", "\n\n", " ", "\r\n"])


def joined(pieces: list[str], gaps: list[str]) -> str:
    """Sentences with what stands between them; furniture has a line of its own."""
    text = ""
    for piece, gap in zip(pieces, gaps, strict=True):
        lone = piece == FLAGGED[-1]
        text += ("\n" if lone and text else "") + piece + ("\n" if lone else gap)
    return text


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, str, list[str]]:
    """An article, the article after edits that leave its flagged sentences as they are, and what was added with a finding."""
    before = draw(st.lists(st.sampled_from(PLAIN + FLAGGED), min_size=1, max_size=12))
    flagged = [piece for piece in before if piece in FLAGGED]
    kept = [piece for piece in flagged if draw(st.integers(0, 4))]
    plain = draw(st.lists(st.sampled_from(PLAIN), max_size=10))
    added = [
        f"{draw(st.sampled_from(PLAIN))[:-1]}, or so insider sources {word} it."
        for word in draw(st.sets(WORDS, max_size=2))
    ]
    after = draw(st.permutations([*kept, *plain, *added]))
    first = joined(before, [draw(GAPS) for _ in before])
    second = joined(list(after), [draw(GAPS) for _ in after])
    return first, second, added


WORDS = st.sampled_from(["have", "put", "told", "wanted"])


@settings(max_examples=300, deadline=None)
@given(edited())
def test_edits_elsewhere_moves_and_removals_leave_old_findings_old_and_show_new_ones(
    tmp_path_factory: pytest.TempPathFactory, case: tuple[str, str, list[str]]
) -> None:
    folder = tmp_path_factory.getbasetemp()
    before, after, added = case
    baseline = written(folder, article(before, folder / "a.txt"))
    for name in ("a.txt", "moved/b.txt"):
        left = new(baseline, article(after, folder / name))
        if name == "a.txt":
            assert sorted(placed.match for placed in left) == ["insider sources"] * len(added)
            for sentence in added:
                assert any(sentence[:30] in placed.before + placed.match for placed in left)
        assert len(left) >= len(added)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(PLAIN + FLAGGED), min_size=1, max_size=12), st.randoms())
def test_a_rename_leaves_all_findings_old(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[str], chance: random.Random
) -> None:
    folder = tmp_path_factory.getbasetemp()
    text = "\n\n".join(pieces)
    baseline = written(folder, article(text, folder / "gone" / "a.txt"))
    assert not new(baseline, article(text, folder / "b.txt"))
    lines = text.split("\n\n")
    chance.shuffle(lines)
    assert not new(baseline, article("\n\n".join(lines), folder / "b.txt"))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(FLAGGED), min_size=1, max_size=6), st.integers(0, 6), st.sampled_from(FLAGGED))
def test_an_equal_finding_put_anywhere_is_one_too_many(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[str], at: int, more: str
) -> None:
    folder = tmp_path_factory.getbasetemp()
    first = article("\n\n".join(pieces), folder / "a.txt")
    second = article("\n\n".join([*pieces[:at], more, *pieces[at:]]), folder / "a.txt")
    left = new(written(folder, first), second)
    assert len(left) == len(second.findings) - len(first.findings) > 0


def test_an_equal_finding_inserted_before_is_the_new_one(tmp_path: Path) -> None:
    old = "The mill closes, insider sources say, in May. All is settled by now and nobody objects to it at all."
    baseline = written(tmp_path, article(f"Intro, as always.\n\n{old}\n", tmp_path / "a.txt"))
    (left,) = new(baseline, article(f"The weir goes, insider sources say, in May.\n\n{old}\n", tmp_path / "a.txt"))
    assert left.start is not None and left.start.line == 1


SHARED = "Share this article\n\nWe use partners to measure how many people read us; see the notice on privacy.\n\n"
OTHER = "The school at Oakley will move in 2031. The council voted for it by nine to three on Monday evening.\n"
MILL = " ".join(PLAIN) + "\n"


def test_another_article_of_the_same_site_is_no_rename(tmp_path: Path) -> None:
    baseline = written(tmp_path, article(SHARED + MILL, tmp_path / "gone.txt"))
    (left,) = new(baseline, article(SHARED + OTHER, tmp_path / "other.txt"))
    assert left.finding.code == "TT201"


def test_a_copy_is_no_rename(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SHARED + MILL, encoding="utf-8")
    baseline = load(written(tmp_path, article(SHARED + MILL, tmp_path / "a.txt")), sketches_of)
    assert new(baseline, article(SHARED + MILL, tmp_path / "a copy.txt"))
    assert not new(baseline, article(SHARED + MILL, tmp_path / "a.txt"))


def sketches_of(path: str) -> list[tuple[int, ...]]:
    """The articles of a file in small; a line a record in one that ends in .jsonl."""
    text = Path(path).read_text(encoding="utf-8")
    return [
        content_signature(Document(one, path)) for one in (text.splitlines() if path.endswith(".jsonl") else [text])
    ]


def test_two_articles_change_names(tmp_path: Path) -> None:
    one, two = SHARED + MILL, OTHER + "Insider sources agree.\n"
    path = written(tmp_path, article(one, tmp_path / "a.txt"), article(two, tmp_path / "b.txt"))
    for name, text in (("a.txt", two), ("b.txt", one)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    baseline = load(path, sketches_of)
    assert not new(baseline, article(two, tmp_path / "a.txt"))
    assert not new(baseline, article(one, tmp_path / "b.txt"))


def test_a_rewritten_article_keeps_what_is_left_of_it(tmp_path: Path) -> None:
    baseline = written(tmp_path, article(SHARED + MILL, tmp_path / "a.txt"))
    assert not new(baseline, article(SHARED.split("\n")[0] + "\n\n" + OTHER, tmp_path / "a.txt"))


def test_records_are_known_by_their_text(tmp_path: Path) -> None:
    texts = [
        f"{OTHER} Insider sources agree.",
        f"{MILL} Insider sources agree.",
        "Massive rain fell on Brill in the night.",
    ]
    rows = tmp_path / "rows.jsonl"
    put_in = "Insider sources agree. The bridge at Ashendon is shut for repairs until the end of the summer."
    now = [texts[2], put_in, *texts[:2]]
    rows.write_text("\n".join(one.strip().replace("\n", " ") for one in now), encoding="utf-8")
    baseline = load(written(tmp_path, *(article(text, rows, n) for n, text in enumerate(texts, 1))), sketches_of)
    left = [new(baseline, article(text, rows, n)) for n, text in enumerate(now, 1)]
    assert [len(found) for found in left] == [0, 1, 0, 0]
    assert not list(baseline.unmet())


@pytest.mark.parametrize(
    ("flagged", "before"),
    [("The sum is huge.", []), ("Insider sources agree on the price of a crossing.", [OTHER.strip()])],
)
def test_of_records_much_alike_each_keeps_its_own_findings(tmp_path: Path, flagged: str, before: list[str]) -> None:
    rows = tmp_path / "rows.jsonl"
    ferry = " ".join(f"On day {day} the ferry carried {day * 7} lorries and {day * 31} cars." for day in range(9))
    texts = [ferry, f"{ferry} {flagged}"]
    path = written(tmp_path, article(texts[1], rows, 2))
    now = [*before, *texts]
    rows.write_text("\n".join(now), encoding="utf-8")
    baseline = load(path, sketches_of)
    assert [len(new(baseline, article(text, rows, n))) for n, text in enumerate(now, 1)] == [0] * len(now)
    assert not list(baseline.unmet())


def test_a_record_rewritten_in_its_place_is_still_that_record(tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    now = "The bridge at Ashendon is shut. Insider sources agree."
    rows.write_text(now + "\n", encoding="utf-8")
    old = "The mill at Brill is to be closed in the summer. Insider sources agree."
    baseline = load(written(tmp_path, article(old.replace("Insider", "So insider"), rows, 1)), sketches_of)
    assert len(new(baseline, article(now, rows, 1))) == 1
    path = written(tmp_path, article(old, rows, 1))
    assert not new(load(path, sketches_of), article(now, rows, 1))
    path = written(tmp_path, article(old, rows, 1), article("It rains in Thame today. Insider sources agree.", rows, 2))
    assert len(new(load(path, sketches_of), article(now, rows, 1))) == 1


SUBJECTS = st.lists(st.integers(1, 10**6), min_size=2, max_size=6, unique=True)


@settings(max_examples=100, deadline=None)
@given(SUBJECTS, st.data())
def test_records_and_files_sorted_renamed_taken_out_and_put_in(
    tmp_path_factory: pytest.TempPathFactory, subjects: list[int], data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("corpus")
    texts = [story(number) for number in subjects]
    records = data.draw(st.booleans())
    old = [article(text, *named(folder, records, n, "old")) for n, text in enumerate(texts, 1)]
    path = written(folder, *old)
    added = [story(-number) for number in data.draw(SUBJECTS)]
    kept = data.draw(st.lists(st.sampled_from(texts), unique=True))
    now = data.draw(st.permutations([*kept, *added]))
    name = data.draw(st.sampled_from(["old", "new"]) if records else st.just("new"))
    for n, text in enumerate(now, 1):
        file, record = named(folder, records, n, name)
        with file.open("a" if record else "w", encoding="utf-8") as out:
            out.write(text + "\n")
    baseline = load(path, sketches_of)
    for n, text in enumerate(now, 1):
        one = article(text, *named(folder, records, n, name))
        assert len(new(baseline, one)) == (0 if text in kept else 2)


def story(number: int) -> str:
    """An article of its own, with furniture and a phrase that all have."""
    told = f"The {number} people of village {number} met in hall {number}. They voted for plan {number} by {abs(number)} to none."
    return f"{told} It cost {number} pounds, says the clerk of {number}. Insider sources agree. Share this article"


def named(folder: Path, records: bool, number: int, name: str) -> tuple[Path, int | None]:
    return (folder / f"{name}.jsonl", number) if records else (folder / f"{name}{number}.txt", None)


def test_records_follow_their_file(tmp_path: Path) -> None:
    text = f"{MILL} Insider sources agree."
    baseline = written(tmp_path, article(text, tmp_path / "gone.jsonl", 4))
    assert not new(baseline, article(text, tmp_path / "rows.jsonl", 9))


def test_a_crash_is_never_old(tmp_path: Path) -> None:
    one = article("Insider sources agree.", tmp_path / "a.txt")
    placed = one.findings[0]

    crashed = placed._replace(finding=placed.finding._replace(code="E901"))
    baseline = empty(tmp_path / "x")
    baseline.add(entry_of(crashed, "a.txt"))
    assert baseline.split(one.path, [crashed], one.content_signature)[1] == [crashed]


def test_stale_entries_are_those_a_run_should_have_met(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).touch()
    texts = {
        "a.txt": "Insider sources agree. The sum is huge.",
        "b.txt": MILL + "The sum is huge.",
        "c.txt": "A huge sum.",
    }
    baseline = load(written(tmp_path, *(article(text, tmp_path / name) for name, text in texts.items())))
    new(baseline, article("Insider sources agree.", tmp_path / "a.txt"))

    def stale(code: str = "", corpus: tuple[str, ...] = ()) -> list[str]:
        return [entry.path for entry in baseline.stale(lambda one: one != code, corpus)]

    assert stale() == ["a.txt", "c.txt"]
    assert stale("TT102") == []
    assert stale(corpus=("TT102",)) == []


def test_the_file_is_sorted_merges_and_reads_back(tmp_path: Path) -> None:
    one, two = (
        article("Insider sources agree.", tmp_path / "a.txt"),
        article("A huge\u2028sum.", tmp_path / "b\u0085.txt"),
    )
    path = written(tmp_path, two, one, one)
    lines = path.read_text(encoding="utf-8").split("\n")
    assert lines[:-1] == sorted(lines[:-1]) and len(lines) == 6
    path.write_bytes(("\r\n".join([*lines, *lines[::-1]])).encode())
    baseline = load(path)
    assert sum(1 for _ in baseline.unmet()) == 2
    assert not new(baseline, one) and not new(baseline, two)
    assert dump([], []) == '{"baseline": 1}\n'


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "empty"),
        ('{"baseline": 2}\n', "version 2"),
        ('{"baseline": 1}\n<<<<<<< ours\n', "unsolved merge"),
        ('{"baseline": 1}\n{"path": "a.txt"}\n', ":2: "),
        ('{"baseline": 1}\n{"path": "a.txt", "code": 1, "fingerprint": "a-b-1", "quote": ""}\n', "broken"),
        ('{"baseline": 1}\n{"path": "a.txt", "code": "A", "fingerprint": "ab", "quote": ""}\n', "broken"),
        ('{"baseline": 1}\n{"path": "a.txt", "sketch": "zz"}\n', "broken"),
        ("[1]\n", "broken"),
        ("\udcff", "UTF-8"),
    ],
)
def test_a_broken_baseline_is_refused(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "seedlint.baseline"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(ConfigError, match=says):
        load(path)
    with pytest.raises(ConfigError, match="seedlint baseline"):
        load(tmp_path / "missing")


def test_a_run_that_reads_nothing_writes_no_baseline(tmp_path: Path) -> None:
    done = seedlint("baseline", "nowhere", cwd=tmp_path)
    assert done.code == 2 and "nothing was read" in done.err and not list(tmp_path.iterdir())


@pytest.mark.parametrize("key", ["baseline", "decisions"])
def test_a_configuration_has_no_say_in_what_is_written_outside_of_its_folder(tmp_path: Path, key: str) -> None:
    folder, outside = tmp_path / "strange", tmp_path / "outside.toml"
    folder.mkdir()
    (folder / "a.txt").write_text("The bridge opened, insider sources say.\n", encoding="utf-8")
    (folder / "seedlint.toml").write_text(f'{key} = "../outside.toml"\n', encoding="utf-8")
    command = ["baseline", "."] if key == "baseline" else ["decide", "HD201", "a.txt", "--reason", "Checked."]
    done = seedlint(*command, cwd=folder)
    assert done.code == 2 and f"name it: --{key}" in done.err and not outside.exists()
    assert seedlint(*command, f"--{key}", outside, cwd=folder).code == 0 and outside.exists()


def test_a_folder_without_articles_empties_no_baseline(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "mill.txt").write_text("Experts say that the mill may close.\n", encoding="utf-8")
    (tmp_path / "none").mkdir()
    assert seedlint("baseline", "old", cwd=tmp_path).code == 0
    before = (tmp_path / "seedlint.baseline").read_bytes()
    done = seedlint("baseline", "--update", "none", cwd=tmp_path)
    assert done.code == 2 and "is left as it was" in done.err
    assert (tmp_path / "seedlint.baseline").read_bytes() == before


def test_an_update_of_a_part_leaves_what_lies_outside_alone(tmp_path: Path) -> None:
    baseline = load(written(tmp_path, article("Insider sources agree.", tmp_path / "gone.txt")))
    (tmp_path / "part").mkdir()
    assert not baseline.stale(lambda _: True, (), [str(tmp_path / "part")])
    assert [entry.path for entry in baseline.stale(lambda _: True, (), [str(tmp_path)])] == ["gone.txt"]


COPIED = (
    "The ferry Alma ran aground off Brill on 3 May 2021 with 41 people on board. A tug pulled it free at high water. "
    "The captain blamed a broken lamp on the pier. Nobody was hurt, and the ferry was back in service two days later.\n"
)


@pytest.mark.parametrize(
    ("first", "second", "code"),
    [
        (COPIED, "From our own pages. " + COPIED, "XD101"),
        (COPIED, COPIED, "XD101"),
        (
            "The sea wall at Brill, Joan Fenn of the port said on 3 May 2021, is 2,400 metres long.\n",
            "The sea wall at Brill, opened by Joan Fenn on 3 May 2021, is 2,900 metres long. Guests came by boat.\n",
            "XD201",
        ),
    ],
)
def test_what_two_articles_have_stays_old_when_one_is_renamed(
    tmp_path: Path, first: str, second: str, code: str
) -> None:
    (tmp_path / "a.txt").write_text(first, encoding="utf-8")
    (tmp_path / "b.txt").write_text(second, encoding="utf-8")
    assert seedlint("baseline", "--select", code, ".", cwd=tmp_path).code == 0
    assert code in (tmp_path / "seedlint.baseline").read_text(encoding="utf-8")
    command = ("check", "--select", code, "--baseline", "seedlint.baseline", ".")
    (tmp_path / "a.txt").rename(tmp_path / "z.txt")
    done = seedlint(*command, cwd=tmp_path)
    assert done.code == 0 and "stale" not in done.err
    (tmp_path / "zz.txt").write_text(second, encoding="utf-8")
    assert "zz.txt" in seedlint(*command, cwd=tmp_path).out
