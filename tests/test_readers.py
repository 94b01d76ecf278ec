"""Readers: every offset of a document's text has its exact place in the source; bad input is told and passed over."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint import readers
from lint.config.settings import Settings
from lint.readers import Problem, jsonl
from lint.readers.shards import cut
from lint.text.document import Document


def read(path: Path, settings: Settings = Settings()) -> list[Document | Problem]:  # noqa: B008
    return list(readers.read(str(path), settings))


def only(path: Path, settings: Settings = Settings()) -> Document:  # noqa: B008
    (found,) = read(path, settings)
    assert isinstance(found, Document), found
    return found


def source_of(document: Document, piece: str) -> str:
    """What stands in the source where `piece` stands in the text."""
    start = document.text.index(piece)
    begin = document.position(start).offset - document.source_offset
    end = document.position(start + len(piece), end=True).offset - document.source_offset
    return document.source[begin:end]


def test_html_is_masked_and_mapped(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text(
        '<html lang="en"><head><title>A thing</title><meta name="author" content="Ann Lee"><style>p{}</style></head>\n'
        "<body><h1>A   thing</h1>\n<p>Fish &amp; chips <b>cost</b>\n five&nbsp;pounds.<br>Next&#8217;s line</p>"
        "<script>if (a < b) {}</script></body></html>",
        encoding="utf-8",
    )
    document = only(page)
    assert document.text == "A thing\nFish & chips cost five\xa0pounds.\nNext’s line\n"
    assert document.metadata["author"] == "Ann Lee"
    assert source_of(document, "Fish & chips") == "Fish &amp; chips"
    assert source_of(document, "cost five") == "cost</b>\n five"
    assert source_of(document, "Next’s") == "Next&#8217;s"
    assert document.position(document.text.index("five")).line == 4


@pytest.mark.parametrize(
    "odd", ["<![CDAing x>", "<![", "<![x", "<!DOCTYPE [", "</", "<", "<!--", "<?", "&#x110000;", "&#0;"]
)
def test_broken_markup_is_no_crash(tmp_path: Path, odd: str) -> None:
    page = tmp_path / "a.html"
    page.write_text(f"<p>Before</p>{odd}\n<p>After</p>", encoding="utf-8")
    assert only(page).text.startswith("Before")


def test_jsonl_records_have_their_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    rows = [
        '{"title": "One", "text": "First \\"line\\"\\nsecond \\ud83d\\ude00 é end"}',
        "not json",
        "",
        '{"text": 5}',
        '{"text": "Two"}',
    ]
    path.write_text("\n".join(rows), encoding="utf-8")
    first, broken, wrong, last = read(path)
    assert isinstance(first, Document) and isinstance(last, Document)
    assert first.name == f"{path}:1" and last.name == f"{path}:5"
    assert first.text == 'First "line"\nsecond 😀 é end' and first.metadata == {"title": "One"}
    assert source_of(first, '"line"\nsecond 😀 é') == '\\"line\\"\\nsecond \\ud83d\\ude00 é'
    assert last.position(0) == (5, 11, path.read_text(encoding="utf-8").index("Two"))
    assert isinstance(broken, Problem) and broken.path == f"{path}:2" and "JSON" in broken.message
    assert isinstance(wrong, Problem) and wrong.path == f"{path}:4" and "text-field" in wrong.message


@given(st.text())
def test_json_escapes_map_exactly(text: str) -> None:
    for ascii_only in (True, False):
        line = json.dumps({"a": 1, "text": text}, ensure_ascii=ascii_only)
        (document,) = jsonl.parse(line.encode("utf-8", "surrogatepass"), "x.jsonl", Settings())
        if isinstance(document, Problem):
            assert "UTF-8" in document.message
            continue
        assert len(document.text) == len(text)
        for offset, char in enumerate(document.text):
            begin, end = document.position(offset).offset, document.position(offset + 1, end=True).offset
            if char != "\ufffd":
                assert json.loads(f'"{document.source[begin:end]}"') == char


def test_compressed_records(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"text": "One"}\n{"text": "Two"}\n'))
    assert [d.text for d in read(path) if isinstance(d, Document)] == ["One", "Two"]
    path.write_bytes(path.read_bytes()[:-12])
    assert any(isinstance(d, Problem) and "cut off" in d.message for d in read(path))
    damaged = bytearray(gzip.compress(b'{"text": "One"}\n' * 100))
    damaged[20] ^= 0xFF
    path.write_bytes(damaged)
    assert any(isinstance(d, Problem) and "damaged" in d.message for d in read(path))


def test_records_compressed_by_zstandard(tmp_path: Path) -> None:
    zstandard = pytest.importorskip("zstandard")
    path = tmp_path / "a.ndjson.zst"
    rows = b"".join(b'{"text": "Article %d"}\n' % number for number in range(20_000))
    path.write_bytes(zstandard.compress(rows) + zstandard.compress(b'{"text": "Last"}\n'))
    found = read(path)
    assert len(found) == 20_001 and isinstance(found[-1], Document) and found[-1].text == "Last"
    path.write_bytes(zstandard.compress(rows)[:-9])
    last = read(path)[-1]
    assert isinstance(last, Problem) and "in the middle of a frame" in last.message
    path.write_bytes(rows)
    (problem,) = read(path)
    assert isinstance(problem, Problem) and "damaged" in problem.message


def test_standard_input_may_be_compressed() -> None:
    rows = gzip.compress(b'{"text": "One"}\n')
    (document,) = readers.read_bytes(rows, "x.jsonl.gz", Settings())
    assert isinstance(document, Document) and document.text == "One"


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ('{"n": ' + "1" * 5000 + ', "text": "x"}', "Exceeds the limit"),
        ('{"n": ' + "[" * 100_000, "nested too deeply"),
        ('{"text": "a\tb"}', "Invalid control character at column 12"),
        ("[1]", "a record is a JSON object"),
    ],
)
def test_odd_records_are_told(row: str, says: str) -> None:
    problem, document = jsonl.parse(f'{row}\n{{"text": "x"}}'.encode(), "x.jsonl", Settings())
    assert isinstance(problem, Problem) and says in problem.message
    assert isinstance(document, Document) and document.name == "x.jsonl:2"


def test_json_lines_in_utf16_are_told_once() -> None:
    (problem,) = jsonl.parse('{"text": "x"}\n{"text": "y"}\n'.encode("utf-16"), "x.jsonl", Settings())
    assert isinstance(problem, Problem) and "UTF-16" in problem.message


def test_parquet_rows(tmp_path: Path) -> None:
    arrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    path = tmp_path / "a.parquet"
    parquet.write_table(arrow.table({"text": ["One", None, "Three"], "Title": ["a", "b", None]}), path)
    one, none, three = read(path)
    assert isinstance(one, Document) and one.metadata == {"title": "a"} and one.name == f"{path}:1"
    assert isinstance(none, Problem) and none.path == f"{path}:2"
    assert isinstance(three, Document) and three.text == "Three"
    path.write_bytes(path.read_bytes()[:-20])
    (cut,) = read(path)
    assert isinstance(cut, Problem) and "cut off" in cut.message


def test_a_parquet_column_without_text_is_told_once(tmp_path: Path) -> None:
    arrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    path = tmp_path / "a.parquet"
    parquet.write_table(arrow.table({"text": [1, 2, 3]}), path)
    (problem,) = read(path)
    assert isinstance(problem, Problem) and "holds no text but int64" in problem.message
    assert [found for shard in cut(str(path), 1) for found in readers.read_shard(shard, Settings())] == [problem]


@pytest.mark.parametrize("group", [1, 7, 100, 1000])
@pytest.mark.parametrize("size", [200, 3_000, 1 << 20])
def test_shards_of_a_parquet_file_make_the_same_documents(tmp_path: Path, group: int, size: int) -> None:
    arrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    path = tmp_path / "a.parquet"
    texts = [f"Article {number} é " + "x" * (number % 97) for number in range(500)]
    texts[17] = None  # type: ignore[call-overload]
    parquet.write_table(arrow.table({"text": texts, "n": range(500)}), path, row_group_size=group)
    shards = list(cut(str(path), size))
    apart = [found for shard in shards for found in readers.read_shard(shard, Settings())]
    assert [shown(found) for found in apart] == [shown(found) for found in read(path)]
    assert len(apart) == 500 and isinstance(apart[17], Problem) and apart[17].path == f"{path}:18"
    assert apart[499].name == f"{path}:500" and apart[499].metadata == {"n": 499}  # type: ignore[union-attr]
    if size < 1000:
        assert len(shards) > 1 and sum(shard.size or 0 for shard in shards) > 0


@given(st.lists(st.tuples(st.integers(1, 50), st.integers(1, 5000)), max_size=30), st.integers(1, 3000))
def test_pieces_of_row_groups_leave_no_row_out(groups: list[tuple[int, int]], size: int) -> None:
    from lint.readers.parquet import cut_rows

    found = list(cut_rows(groups, size))
    assert [start for start, _, _ in found] == [0, *(end for _, end, _ in found[:-1])][: len(found)]
    assert all(start < end for start, end, _ in found)
    assert (found[-1][1] if found else 0) == sum(rows for rows, _ in groups)


def shown(found: Document | Problem) -> object:
    return str(found) if isinstance(found, Problem) else (found.name, found.text, found.position(9))


@pytest.mark.parametrize(
    ("front", "line"), [("---\ntitle: [a\n---\n", 3), ("+++\ntitle = \n+++\n", 2), ("---\n- a\n---\n", 2)]
)
def test_broken_front_matter_is_told_and_the_article_still_read(tmp_path: Path, front: str, line: int) -> None:
    path = tmp_path / "a.md"
    path.write_text(front + "The article.\n", encoding="utf-8")
    problem, document = read(path)
    assert isinstance(problem, Problem) and problem.path == f"{path}:{line}", problem
    assert isinstance(document, Document) and document.text == "The article.\n"
    assert document.position(0).line == 4


def test_front_matter_is_metadata(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text('+++\r\nTitle = "A"\r\ndate = 2024-01-30\r\n+++\r\nText\r\n', encoding="utf-8", newline="")
    document = only(path)
    assert document.metadata["title"] == "A" and str(document.metadata["date"]) == "2024-01-30"
    assert document.text == "Text\r\n" and document.position(0) == (5, 1, document.source.index("Text"))


@pytest.mark.parametrize(
    ("data", "text", "notes"),
    [
        ("naïve".encode(), "naïve", ()),
        (b"\xef\xbb\xbfna\xc3\xafve", "naïve", ("utf-8-sig",)),
        ("naïve text".encode("utf-16"), "naïve text", ("utf-16",)),
        ("naive text".encode("utf-16-le"), "naive text", ("utf-16-le", "no-mark")),
        ("“naïve” café".encode("windows-1252"), "“naïve” café", ("windows-1252", "guessed")),
        ("é é é è".encode() + b"\xff", "é é é è\ufffd", ("broken-utf-8", "byte 11")),
        ("naïve text".encode("utf-32"), "naïve text", ("utf-32",)),
    ],
)
def test_encodings_are_recognised(tmp_path: Path, data: bytes, text: str, notes: tuple[str, ...]) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    document = only(path)
    assert document.text == text and document.notes == notes


def test_days_that_do_not_exist_stay_text_in_front_matter(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\ntitle: A\ndate: 2024-02-31\nupdated: 2024-02-28\n---\nText\n", encoding="utf-8")
    assert only(path).metadata["date"] == "2024-02-31" and only(path).metadata["title"] == "A"
    assert only(path).metadata["updated"] == date(2024, 2, 28)


@pytest.mark.parametrize("told", [["en"], 3, {"a": 1}, "", None, "e1", "-"])
def test_a_language_that_is_none_is_guessed(told: object) -> None:
    text = "The mill by the river is open again, and the farmers of the valley bring their corn to it."
    assert Document(text, metadata={"language": told}).language == "en"


@pytest.mark.parametrize(
    "data",
    [gzip.compress(b"The article.", mtime=0), b"PK\x03\x04 a document of some office"],
    ids=["gzip", "zip"],
)
def test_what_is_compressed_is_told(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    (problem,) = read(tmp_path / "a.txt")
    assert isinstance(problem, Problem) and "compressed" in problem.message


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", bytes(range(256)) * 4, b"\xff\xfe\x00"])
def test_a_binary_is_told(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    (problem,) = read(path)
    assert isinstance(problem, Problem)


@pytest.mark.parametrize("name", ["a.json", "a.txt.json", "a.meta.json", "a.txt.meta.json", "a.yml"])
def test_a_side_car_is_metadata(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The article.", encoding="utf-8")
    assert only(path).metadata == {}
    (tmp_path / name).write_text('{"Title": "A", "date": null, "metadata": {"author": "Ann Lee"}}', encoding="utf-8")
    assert only(path).metadata.items() >= {"title": "A", "author": "Ann Lee"}.items()


@pytest.mark.parametrize("content", ["[1, 2]", "{broken", "", '{"text": ' + "[" * 5000])
def test_a_side_car_that_is_none(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The article.", encoding="utf-8")
    (tmp_path / "a.json").write_text(content, encoding="utf-8")
    assert only(path).metadata == {}
    (tmp_path / "a.json").rename(tmp_path / "a.meta.json")
    problem, document = read(path)
    assert isinstance(problem, Problem) and problem.path.endswith("a.meta.json") and "broken" in problem.message
    assert isinstance(document, Document)


def test_shards_of_a_large_file_make_the_same_documents(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    rows = [
        json.dumps({"text": f"Article {number} é", "n": "x" * (number % 50)}, ensure_ascii=False)
        for number in range(500)
    ]
    rows[17] = "broken"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    whole = read(path)
    shards = list(cut(str(path), 1000))
    assert len(shards) > 20
    apart = [found for shard in shards for found in readers.read_shard(shard, Settings())]
    assert list(map(shown, apart)) == list(map(shown, whole))


def test_front_matter_of_sites_and_papers_is_metadata() -> None:
    (hugo,) = readers.read_bytes(
        b'+++\ntitle = "The mill"\n[params]\nlink = "https://a.example"\n+++\nRead.\n', "a.md", Settings()
    )
    (paper,) = readers.read_bytes(b"% The mill\n% Ada Lind; Bo Rask\n% 3 May 2024\n\nRead.\n", "a.md", Settings())
    assert isinstance(hugo, Document) and isinstance(paper, Document)
    assert (hugo.metadata["title"], hugo.metadata["link"]) == ("The mill", "https://a.example")
    assert paper.metadata == {"title": "The mill", "author": "Ada Lind, Bo Rask", "date": "3 May 2024"}
