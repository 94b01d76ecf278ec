"""Records of any format: the same articles, the same metadata, the same findings; what is broken costs itself alone."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from lint import readers
from lint.config.settings import Settings
from lint.engine import lint, make_plan
from lint.readers import FORMATS, KNOWN, Problem, json_records, walk
from lint.text.document import Document

RECORDS: list[dict[str, Any]] = [
    {
        "title": "The ferry",
        "date": "2024-06-12",
        "text": 'Insiders say the "old" ferry was sold for 5 million.\n\nIt sails on.',
    },
    {
        "title": "The mill",
        "date": "2024-07-03",
        "text": "The mill was sold on 31 June 2024, é said.\nShare this article",
    },
]


def documents(data: bytes, path: str, settings: Settings = Settings()) -> list[Document | Problem]:  # noqa: B008
    return list(readers.read_bytes(data, path, settings))


def table(rows: list[dict[str, Any]], sign: str) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), delimiter=sign)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def parquet(rows: list[dict[str, Any]]) -> bytes:
    arrow = pytest.importorskip("pyarrow")
    from pyarrow.parquet import write_table

    out = io.BytesIO()
    write_table(arrow.Table.from_pylist(rows), out)
    return out.getvalue()


def written(rows: list[dict[str, Any]]) -> dict[str, bytes]:
    lines = "\n".join(map(json.dumps, rows)).encode()
    return {
        "a.jsonl": lines, "b.json": json.dumps(rows, indent=1).encode(), "c.json": json.dumps({"articles": rows}).encode(),
        "d.json": lines, "e.csv": table(rows, ","), "f.csv": table(rows, ";"), "g.tsv": table(rows, "\t"),
        "h.parquet": parquet(rows),
    }  # fmt: skip


def test_the_same_records_give_the_same_findings_in_any_format() -> None:
    plan = make_plan(Settings(plain_scan=True))
    seen = {}
    for path, data in written(RECORDS).items():
        read = documents(data, path)
        assert [found.metadata for found in read if isinstance(found, Document)] == [
            {name: value for name, value in record.items() if name != "text"} for record in RECORDS
        ], path
        seen[path] = [lint(found, plan) for found in read if isinstance(found, Document)]
    assert all(seen["a.jsonl"]) and all(found == seen["a.jsonl"] for found in seen.values())


@pytest.mark.parametrize("path", ["a.jsonl", "b.json", "c.json", "d.json", "e.csv", "f.csv", "g.tsv"])
def test_every_character_has_its_place(path: str) -> None:
    data = written(RECORDS)[path]
    whole = data.decode()
    for document in documents(data, path):
        assert isinstance(document, Document)
        for word in ("Insiders", "ferry", "31 June", "Share"):
            start = document.text.find(word)
            if start >= 0:
                line, column, offset = document.position(start)
                assert whole[offset:].startswith(word) and whole.split("\n")[line - 1][column - 1 :].startswith(word)


NESTED = [
    {
        "meta": {"title": "The ferry", "date": {"$date": "2024-06-12"}},
        "article": {"text": "The ferry sails.", "by": "Ann Lee"},
    },
]


def test_nested_fields_are_read_from_json_and_parquet_alike() -> None:
    for path, data in (("a.jsonl", json.dumps(NESTED[0]).encode()), ("a.parquet", parquet(NESTED))):
        (document,) = documents(data, path)
        assert isinstance(document, Document) and document.text == "The ferry sails.", path
        said = {name: document.metadata[name] for name in ("title", "date", "by")}
        assert said == {"title": "The ferry", "date": "2024-06-12", "by": "Ann Lee"}, path


@pytest.mark.parametrize(
    ("record", "text"),
    [
        ({"maintext": "One.", "x": "no"}, "One."),
        ({"content": "One.", "body": "no"}, "One."),
        ({"paragraphs": ["One.", {"text": 'Two "é".'}]}, 'One.\n\nTwo "é".'),
        ({"_source": {"Body": "One."}}, "One."),
        ({"text": None, "article": "One."}, "One."),
    ],
)
def test_the_usual_fields_are_found(record: dict[str, Any], text: str) -> None:
    (document,) = documents(json.dumps(record).encode(), "a.jsonl")
    assert isinstance(document, Document) and document.text == text
    last = document.position(len(text), end=True).offset
    assert document.source[:last].endswith(text[-1])


def test_fields_can_be_named() -> None:
    settings = Settings().with_values({"text_field": "page.body", "id_field": "page.key"}, "test")
    good, bad = documents(b'{"page": {"body": "One.", "key": 7}}\n{"text": "Two."}', "a.jsonl", settings)
    assert isinstance(good, Document) and good.text == "One." and good.record_id == "7"
    assert isinstance(bad, Problem) and "page.body" in bad.message


@pytest.mark.parametrize(
    ("path", "data", "problem", "texts"),
    [
        ("a.csv", 'text,n\n"One",1\n"Two" x,2\nThree,3\n', "a.csv:2: broken in line 3", ["One", "Three"]),
        ("a.csv", "text\none,two\nThree\n", "a.csv:1: has 2 values", ["Three"]),
        ("a.csv", "a,b\n1,2\n", "a.csv: no column “text”", []),
        ("a.json", '[{"text": "One"},\n {"text": "Tw', "a.json:2: broken JSON", ["One"]),
        ("a.json", '[{"text": "One"}, {"n": 1}]', "a.json:2: no text in the field", ["One"]),
        ("a.json", "", "a.json: holds no record", []),
        ("a.html", '<meta charset="klingon"><p>One</p>', "a.html:1: declares the charset “klingon”", ["One\n"]),
    ],
)
def test_what_is_broken_costs_itself_alone(path: str, data: str, problem: str, texts: list[str]) -> None:
    read = documents(data.encode(), path)
    assert [str(found)[: len(problem)] for found in read if isinstance(found, Problem)] == [problem]
    assert [found.text for found in read if isinstance(found, Document)] == texts


@pytest.mark.parametrize(
    ("charset", "text"),
    [
        ("windows-1251", "Завод на берегу реки выпускает лодки уже сорок лет."), ("koi8-r", "Мэр города сказал, что мост откроют весной."),
        ("iso-8859-7", "Ο δήμαρχος είπε ότι η γέφυρα θα ανοίξει."), ("windows-1254", "Belediye başkanı köprünün açılacağını söyledi."),
        ("iso-8859-2", "Burmistrz powiedział, że most zostanie otwarty wiosną."), ("shift_jis", "市長は橋が春に開通すると言った。"),
        ("gb18030", "市长说这座桥将在春天开放。"), ("big5", "市長說這座橋將在春天開放。"), ("euc-kr", "시장은 다리가 봄에 개통될 것이라고 말했다."),
    ],
)  # fmt: skip
def test_pages_are_read_in_the_charset_they_declare_or_seem_to_have(charset: str, text: str) -> None:
    (said,) = documents(f'<html><head><meta charset="{charset}"></head><p>{text}</p>'.encode(charset), "a.html")
    assert isinstance(said, Document) and said.text.strip() == text and said.notes == ("declared",)
    (guessed,) = documents(text.encode(charset), "a.txt")
    assert isinstance(guessed, Document) and guessed.text == text and "guessed" in guessed.notes


def test_hooks_and_walks_know_all_formats(tmp_path: Path) -> None:
    import re

    hook = (Path(__file__).parent.parent / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    (pattern,) = re.findall(r"files: (.+)", hook)
    assert all(re.search(pattern, f"a/b{ending}") for ending in FORMATS), pattern
    assert not re.search(pattern, "a/b.py") and len({format.reader for format in KNOWN}) == len(KNOWN)


def test_a_walk_counts_what_it_does_not_read(tmp_path: Path) -> None:
    from lint.readers import Unread, walk

    for name, content in {
        "a.txt": "One.", "a.json": '{"date": "2024-01-01", "text": "x"}', "b.meta.json": "{}", "package.json": '{"name": "x"}',
        "c.json": '[{"body": "Two."}]', "d.csv": "a,b\n", "e.csv": 'title,"text"\n', "f.rst": "x", "g.py": "x",
    }.items():  # fmt: skip
        (tmp_path / name).write_text(content, encoding="utf-8")
    found = list(walk.find([str(tmp_path)], Settings()))
    assert [Path(one).name for one in found if isinstance(one, str)] == ["a.txt", "c.json", "e.csv"]
    assert [Path(one.path).name for one in found if isinstance(one, Unread)] == ["d.csv", "f.rst", "package.json"]


def _moved(count: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many characters are moved while a list of so many records of a few characters is read, in pieces of a thousand."""
    moved: list[int] = []

    class Counting(json_records._Window):
        def __setattr__(self, name: str, value: Any) -> None:
            if name == "text":
                moved.append(len(value))
            super().__setattr__(name, value)

    monkeypatch.setattr(json_records, "_Window", Counting)
    monkeypatch.setattr(json_records, "_PIECE", 1000)
    long = json.dumps({"text": "The ferry sails. " * count})
    found = documents(f"[{long}{', [1]' * count}]".encode(), "a.json")
    assert len(found) == count + 1 and isinstance(found[0], Document)
    return sum(moved)


def test_many_small_records_are_not_moved_over_and_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where a long record before them has had much of the file read at once."""
    once, twice = (_moved(count, monkeypatch) for count in (500, 1000))
    assert twice < 2.3 * once


def test_a_broken_list_says_where_after_records_that_are_forgotten_and_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_records, "_PIECE", 64)
    rows = "".join(f'{{"text": "Pier {number}."}}, ' + "\n" * (number % 2) for number in range(20))
    *found, problem = documents(f"[{rows}?]".encode(), "a.json")
    assert [document.line_offset for document in found if isinstance(document, Document)] == [n // 2 for n in range(20)]
    assert isinstance(problem, Problem) and problem.path == "a.json:11" and "column 1;" in problem.message


@pytest.mark.parametrize(
    "source",
    [
        "\r\n \n\r\nid;text\r\n1;{}\r\n",
        "sep=;\r\nid;text\r\n1;{}\r\n",
        '"SEP=|"\n\nid|text\n1|{}\n',
        "\rid,text\r1,{}\r",
        "\ttitle\ttext\n1\tThe mill\t{}\n",
    ],
    ids=["empty lines", "what Excel writes", "in quotes", "ends of an old Mac", "a first column without a name"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_table_begins_with_its_names(source: str, encoding: str, tmp_path: Path) -> None:
    text = "The ferry sails on."
    (tmp_path / "a.csv").write_bytes(source.replace("{}", text).encode(encoding))
    found = [readers.read(path, Settings()) for path in walk.find([str(tmp_path)], Settings()) if isinstance(path, str)]
    (document,) = [one for documents in found for one in documents]
    assert isinstance(document, Document) and document.text == text
    assert document.source[document.source_map.source(0) :].startswith(text)


def test_a_row_of_very_many_values_is_named_and_is_one_row() -> None:
    wide = ",".join(["x"] * 12_000)
    one, two = documents(f"id,text\n{wide}\n1,Read.\n".encode(), "a.csv")
    assert isinstance(one, Problem) and "line 2: it has more than 10,000 values" in str(one)
    assert isinstance(two, Document) and two.text == "Read."
    (problem,) = documents(f"{wide},text\nRead.\n".encode(), "a.csv")
    assert isinstance(problem, Problem) and "more than 10,000" in str(problem)
