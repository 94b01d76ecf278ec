"""Files beside the report: a row of scores for each article, and the records split by verdict, whole."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
import zstandard

from tests.command import seedlint

GOOD = (
    "The council of Marl voted on 4 March 2024 to close the old hall, after a survey had found its roof unsafe. "
    "The mayor, Ann Lee, said that a new one will be built beside the school by 2027, for 9 million euros, "
    "of which the town pays half. The plans of the architect Tom Reed can be seen in the library until June."
)
BAD = GOOD + " According to insider sources, the mill will close in 2031."
ABOUT = {
    "title": "The old hall",
    "author": "Ann Fenn",
    "date": "2024-03-05",
    "publisher": "Marl Post",
    "url": "https://marl.example/1",
}


def records() -> list[dict[str, Any]]:
    texts = [GOOD, BAD, GOOD.replace("hall", "bridge").replace("school", "mill").replace("Marl", "Brill")]
    return [{"id": f"n{number}", "text": text, **ABOUT, "extra": {"n": [1, 2.50]}} for number, text in enumerate(texts)]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(*arguments: str) -> Any:
    return seedlint("check", "--isolated", "--exit-zero", "--ignore", "XD", *arguments)


def test_records_are_split_whole_and_a_rejected_one_says_why(folder: Path) -> None:
    lines = [json.dumps(one, ensure_ascii=False) for one in records()]
    lines[2] = lines[2].replace(", ", " ,  ")
    Path("a.jsonl").write_text("\n".join([*lines, "{broken", ""]), encoding="utf-8")
    said = check("a.jsonl", "--kept", "k.jsonl", "--rejected", "r.jsonl.gz")
    assert said.code == 2 and "2 kept, 2 rejected" in said.err
    assert Path("k.jsonl").read_text(encoding="utf-8") == f"{lines[0]}\n{lines[2]}\n"
    first, second = gzip.decompress(Path("r.jsonl.gz").read_bytes()).decode().splitlines()
    assert first.startswith(lines[1][:-1])
    reasons = json.loads(first)["seedlint"]["reasons"]
    assert (
        [one["code"] for one in reasons] == ["HD201"] and "insider" in reasons[0]["message"] and reasons[0]["line"] == 2
    )
    broken = json.loads(second)
    assert broken["path"] == "a.jsonl:4" and "broken JSON" in broken["seedlint"]["reasons"][0]["message"]
    Path("r.jsonl.gz").rename("again.jsonl.gz")
    check("again.jsonl.gz", "--rejected", "r.jsonl")
    (again, *_) = Path("r.jsonl").read_text(encoding="utf-8").splitlines()
    assert again.count('"seedlint"') == 1 and json.loads(again)["extra"] == {"n": [1, 2.5]}


def test_findings_across_articles_and_low_scores_reject_too(folder: Path) -> None:
    copies = [{**records()[0], "text": GOOD + f" Number {n}."} for n in (1, 2)]
    Path("a.jsonl").write_text("".join(json.dumps(one) + "\n" for one in copies), encoding="utf-8")
    seedlint("check", "--isolated", "--exit-zero", "a.jsonl", "--kept", "k.jsonl.zst", "--rejected", "r.jsonl")
    (kept,) = zstandard.ZstdDecompressor().stream_reader(Path("k.jsonl.zst").read_bytes()).read().decode().splitlines()
    (rejected,) = map(json.loads, Path("r.jsonl").read_text(encoding="utf-8").splitlines())
    assert json.loads(kept) == copies[0] and rejected["seedlint"]["reasons"][0]["code"] == "XD101"
    check("a.jsonl", "--fail-on", "never", "--reject-below", "100", "--rejected", "all.jsonl", "--kept", "none.jsonl")
    assert not Path("none.jsonl").read_bytes() and Path("all.jsonl").read_text(encoding="utf-8").count("below 100") == 2


def test_what_most_articles_lack_rejects_none(folder: Path) -> None:
    for number in range(4):
        Path(f"{number}.md").write_text(f"{GOOD} This is the article number {number}.\n", encoding="utf-8")
    check(".", "--select", "DT101", "--fail-on", "info", "--kept", "k.jsonl")
    kept = [json.loads(line) for line in Path("k.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [one["path"] for one in kept] == ["0.md", "1.md", "2.md", "3.md"] and kept[0]["text"].startswith(GOOD)


def test_parquet_stays_parquet_with_its_types(folder: Path) -> None:
    arrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    rows = [{**one, "day": 19_000 + n} for n, one in enumerate(records())]
    table = arrow.Table.from_pylist(rows)
    table = table.set_column(table.schema.get_field_index("day"), "day", table["day"].cast("int32").cast("date32"))
    parquet.write_table(table, "a.parquet", row_group_size=1)
    check("a.parquet", "--kept", "k.parquet", "--rejected", "r.parquet")
    kept, rejected = parquet.read_table("k.parquet"), parquet.read_table("r.parquet")
    assert kept.schema == table.schema and kept.to_pylist() == [table.to_pylist()[0], table.to_pylist()[2]]
    (one,) = rejected.to_pylist()
    assert one.pop("seedlint")["reasons"][0]["code"] == "HD201" and one == table.to_pylist()[1]
    check("a.parquet", "--rejected", "r.jsonl")
    assert json.loads(Path("r.jsonl").read_text(encoding="utf-8"))["day"] == "2022-01-09"
    Path("b.jsonl").write_text("{}", encoding="utf-8")
    said = check(".", "--kept", "x.parquet")
    assert said.code == 2 and "b.jsonl" in said.err and not Path("x.parquet").exists()


@pytest.mark.parametrize("end", ["jsonl", "parquet"])
def test_a_row_for_each_article_with_its_own_identifier(folder: Path, end: str) -> None:
    Path("a.jsonl").write_text("".join(json.dumps(one) + "\n" for one in records()), encoding="utf-8")
    check("a.jsonl", "--stats", "--scores", f"s.{end}")
    if end == "parquet":
        from pyarrow import parquet

        rows = parquet.read_table("s.parquet").to_pylist()
    else:
        rows = [json.loads(line) for line in Path("s.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [one["id"] for one in rows] == ["n0", "n1", "n2"] and rows[1]["failing"] == 1 and rows[0]["failing"] == 0
    assert rows[1]["score"] < rows[0]["score"] and rows[0]["sentences"] == 3 and rows[0]["language"] == "en"


def test_files_appear_whole_or_not_at_all_and_nonsense_is_refused(folder: Path) -> None:
    Path("a.md").write_text(BAD, encoding="utf-8")
    for options in (
        ["-", "--kept", "k.jsonl"], ["--reject-below", "3"], ["--kept", "k.txt"], ["--scores", "s.csv"],
        ["--kept", "k.jsonl", "--rejected", "k.jsonl"], ["--kept", "k.jsonl", "--gather", "p"],
        ["--kept", "k.jsonl", "-o", "./k.jsonl"], ["--scores", "s.jsonl", "-o", "s.jsonl"], ["-o", "p", "--gather", "p"],
        ["--kept", "k.jsonl", "--format", "nothing"],
    ):  # fmt: skip
        assert check(*options).code == 2
    assert [path.name for path in folder.iterdir()] == ["a.md"]


def test_reports_of_ours_are_no_articles(tmp_path: Path) -> None:
    """What an earlier run wrote into the folder is not read by the next one, nor where a hook names each of its files."""
    (tmp_path / "a.txt").write_text("Insider sources say that the mill will close.\n", encoding="utf-8")
    for end, format in [("html", "html"), ("json", "json"), ("jsonl", "jsonl"), ("csv", "csv"), ("parquet", "parquet")]:
        more = ("--scores", f"scores.{end}") if end in ("jsonl", "parquet") else ()
        seedlint("check", "a.txt", "--format", format, "-o", f"report.{end}", *more, cwd=tmp_path)
    assert len(list(tmp_path.iterdir())) == 8
    done = seedlint("check", ".", "--format", "concise", cwd=tmp_path)
    assert "in 1 article" in done.out and done.code == 1
    assert "2 .jsonl" in done.err and "(a report of seedlint)" in done.err
    names = sorted(path.name for path in tmp_path.iterdir())
    named = seedlint("check", *names, "--format", "concise", cwd=tmp_path)
    assert (named.out, sorted(named.err.splitlines())) == (done.out, sorted(done.err.splitlines()))
    alone = seedlint("check", "report.html", "report.jsonl", cwd=tmp_path)
    assert alone.code == 0 and "not read: 1 .html, 1 .jsonl (a report of seedlint)" in alone.err
    assert "report" not in seedlint("check", *names, "--show-files", cwd=tmp_path).out


def test_words_are_counted_alike_with_and_without_figures(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "The mill will close.\n\nShare this article\n\nFollow us on Facebook\n", encoding="utf-8"
    )
    rows = []
    for more in ([], ["--stats"]):
        seedlint("check", "a.md", *more, "--exit-zero", "--scores", "s.jsonl", cwd=tmp_path)
        rows.append(json.loads((tmp_path / "s.jsonl").read_text(encoding="utf-8")))
    assert rows[0].items() <= rows[1].items() and rows[1].keys() > rows[0].keys()
