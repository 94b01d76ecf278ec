"""Inputs of the world of large corpora: packed files cut as they are read, addresses of fsspec, records of crawls."""

from __future__ import annotations

import functools
import gzip
import io
import json
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import fsspec
import pytest
import zstandard
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from lint import readers
from lint.config.settings import Settings
from lint.readers import Problem, opening, walk, warc
from lint.readers.shards import Shard, cut
from lint.report.progress import Progress
from lint.session import Session, input, kept_results, many
from lint.text.document import Document

SETTINGS = Settings()


def test_the_field_of_the_text_is_chosen_once_for_a_file_however_it_is_cut(tmp_path: Path) -> None:
    lines = [{"body": f"The mill {number} reopens."} for number in range(40)]
    lines += [{"text": "A teaser.", "body": f"The mill {number} grinds."} for number in range(40)]
    file = tmp_path / "a.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    shards = [one for one in cut(str(file), 200, 200) if isinstance(one, Shard)]
    assert len(shards) > 5
    apart = [shown(one) for shard in shards for one in readers.read_shard(shard, SETTINGS)]
    assert apart == [shown(one) for one in readers.read(str(file), SETTINGS)]
    assert not any("teaser" in one[1] for one in apart)
    packed = tmp_path / "a.jsonl.gz"
    packed.write_bytes(gzip.compress(file.read_bytes()))
    from_packed = [one for shard in cut(str(packed), piece=200) for one in readers.read_shard(shard, SETTINGS)]  # type: ignore[arg-type]
    assert len(from_packed) == 80 and not any("teaser" in one.text for one in from_packed)  # type: ignore[union-attr]


def lines(count: int) -> bytes:
    """So many records, one of them broken."""
    rows = [
        json.dumps({"text": f"The mill at Bärl number {n} will close, insider sources said.", "id": n})
        for n in range(count)
    ]
    rows[count // 2] = "{broken"
    return "\n".join(rows).encode()


def shown(found: Any) -> Any:
    """A document in a form that can be compared, with the place of a word in the file."""
    if isinstance(found, Problem):
        return found
    return found.name, found.text, found.position(found.text.index("mill")), found.metadata, found.record_id


def read_apart(path: str, piece: int) -> list[Any]:
    shards = list(cut(path, piece=piece))
    assert len(shards) > 3
    return [
        shown(found)
        for shard in shards
        for found in ((shard,) if isinstance(shard, Problem) else readers.read_shard(shard, SETTINGS))
    ]


def pack(data: bytes, end: str) -> bytes:
    return {".gz": gzip.compress, ".zst": zstandard.ZstdCompressor().compress, "": bytes}[end](data)


@pytest.mark.parametrize("end", [".gz", ".zst"])
def test_pieces_of_a_packed_file_make_the_same_documents(tmp_path: Path, end: str) -> None:
    file = tmp_path / f"a.jsonl{end}"
    file.write_bytes(pack(lines(400), end))
    whole = [shown(found) for found in readers.read(str(file), SETTINGS)]
    assert len(whole) == 400 and read_apart(str(file), 700) == whole
    light = [one.light() for one in cut(str(file), piece=700) if isinstance(one, Shard)]
    assert [shown(found) for shard in light for found in readers.read_shard(shard, SETTINGS)] == whole
    shares = [shard.share or 0 for shard in cut(str(file), piece=700) if isinstance(shard, Shard)]
    assert sum(shares) == file.stat().st_size


def test_a_packed_file_that_is_cut_off_or_bursts_is_reported_where_it_ends(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl.gz"
    data = pack(lines(4000), ".gz")
    file.write_bytes(data[: len(data) // 2])
    found = list(cut(str(file), piece=5000))
    assert isinstance(found[-1], Problem) and "damaged or cut off" in found[-1].message and len(found) > 5
    file.write_bytes(gzip.compress(b'{"text": "' + b"a" * (1 << 27) + b'"}'))
    (last,) = [one for one in cut(str(file), piece=5000) if isinstance(one, Problem)]
    assert "times its size" in last.message


def test_a_long_line_is_not_handed_around(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl.gz"
    file.write_bytes(
        gzip.compress(json.dumps({"text": " ".join(f"mill{n}" for n in range(20000))}).encode() + b"\n{}\n")
    )
    first, second = cut(str(file), piece=1000)
    assert isinstance(first, Shard) and first.data is None and isinstance(second, Shard) and second.data == b"{}\n"
    (document,) = readers.read_shard(first, SETTINGS)
    assert isinstance(document, Document) and document.text.endswith("mill19999")


def crawl(end: str = "") -> bytes:
    """A crawl: what a crawl says of itself, pages, a picture, a page that is gone, a text."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=end == ".gz")

    def write(kind: str, address: str, body: bytes, status: str = "", content: str = "text/plain") -> None:
        http = StatusAndHeaders(status, [("Content-Type", content)], protocol="HTTP/1.1") if status else None
        record = writer.create_warc_record(
            address, kind, payload=io.BytesIO(body), http_headers=http, warc_content_type="" if http else content,
            warc_headers_dict={"WARC-Date": "2024-05-01T10:00:00Z"},
        )  # fmt: skip
        writer.write_record(record)

    page = "<html><head><title>The mill</title></head><body><p>The mill in Bärl closes.</p></body></html>"
    write("warcinfo", "", b"software: x")
    write("response", "http://a.example/1", page.encode("latin-1"), "200 OK", "text/html; charset=ISO-8859-1")
    write("response", "http://a.example/2.png", b"\x89PNG mill", "200 OK", "image/png")
    write("response", "http://a.example/3", page.encode(), "404 Not Found", "text/html")
    write("conversion", "http://a.example/4", "The mill of Bärl has closed.".encode())
    return out.getvalue()


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "a.warc.wet.gz", "a.warc.zst"])
def test_crawls_are_read_record_by_record(tmp_path: Path, name: str) -> None:
    end = Path(name).suffix if name.endswith((".gz", ".zst")) else ""
    file = tmp_path / name
    file.write_bytes(pack(crawl(), end) if end == ".zst" else crawl(end))
    found = [one for one in readers.read(str(file), SETTINGS) if isinstance(one, Document)]
    assert [one.name for one in found] == [f"{file}:2", f"{file}:5"]
    page, text = found
    assert page.text.strip().endswith("The mill in Bärl closes.") and page.metadata["title"] == "The mill"
    assert page.metadata["url"] == "http://a.example/1" and page.metadata["crawled"] == "2024-05-01T10:00:00Z"
    assert page.record_id.startswith("urn:uuid:") and text.text == "The mill of Bärl has closed."
    assert page.source[page.position(page.text.index("mill")).offset :].startswith("mill")
    apart = [shown(one) for shard in cut(str(file), piece=10) for one in readers.read_shard(shard, SETTINGS)]  # type: ignore[arg-type]
    assert apart == [shown(one) for one in found]
    light = [shard.light() for shard in cut(str(file), piece=10) if isinstance(shard, Shard)]
    assert [shown(one) for shard in light for one in readers.read_shard(shard, SETTINGS)] == apart


def test_a_crawl_that_is_cut_off_is_reported(tmp_path: Path) -> None:
    file = tmp_path / "a.warc"
    file.write_bytes(crawl()[:-20])
    *_, last = readers.read(str(file), SETTINGS)
    assert isinstance(last, Problem) and last.path.endswith(":5") and "cut off" in last.message
    file.write_bytes(b"no crawl at all\n" * 50)
    (said,) = readers.read(str(file), SETTINGS)
    assert isinstance(said, Problem) and "no WARC" in said.message


def test_a_record_far_too_long_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc, "MAX_RECORD", 40)
    file = tmp_path / "a.warc"
    file.write_bytes(crawl())
    problem, document = readers.read(str(file), SETTINGS)
    assert isinstance(problem, Problem) and "longer than" in problem.message and isinstance(document, Document)


def test_a_page_packed_to_burst_is_passed_over_and_the_next_is_read(tmp_path: Path) -> None:
    out = io.BytesIO()
    packed_page = StatusAndHeaders(
        "200 OK", [("Content-Type", "text/html"), ("Content-Encoding", "gzip")], protocol="HTTP/1.1"
    )
    for page in (b"<p>The mill closes." + b" " * 20_000_000, b"<p>The mill closes." * 200):
        writer = WARCWriter(out, gzip=False)
        writer.write_record(
            writer.create_warc_record(
                "http://a.example", "response", io.BytesIO(gzip.compress(page)), http_headers=packed_page
            )
        )
    (tmp_path / "a.warc").write_bytes(out.getvalue())
    problem, document = readers.read(str(tmp_path / "a.warc"), SETTINGS)
    assert isinstance(problem, Problem) and "400 times its size" in problem.message
    assert isinstance(document, Document) and document.text.count("closes") == 200


def test_a_file_that_keeps_the_others_waiting_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(many, "ALONE", 1000)
    (tmp_path / "a.json").write_text(
        json.dumps([{"text": f"The mill {n} closes."} for n in range(50)]), encoding="utf-8"
    )
    (tmp_path / "b.jsonl").write_bytes(lines(50))
    session = Session(Settings(jobs=2, cache=False))
    session.watch = Progress()
    found = list(session.check([str(tmp_path)]))
    session.watch.finish()
    said = [line for line in capsys.readouterr().err.splitlines() if "one process" in line]
    assert len(found) > 90 and len(said) == 1 and "a.json " in said[0]


@pytest.fixture
def memory() -> Iterator[Any]:
    system = fsspec.filesystem("memory")
    system.store.clear()
    yield system
    system.store.clear()


def outcome(paths: list[str], **values: Any) -> list[str]:
    """What a run says, in a form that can be compared."""
    outcomes = Session(Settings(**values)).check(paths)
    return [
        str(one)
        if isinstance(one, Problem)
        else f"{one.path} {[(p.finding, p.start, p.end, p.sentence, p.fingerprint[:-13]) for p in one.findings]}"
        for one in outcomes
    ]


def test_folders_at_an_address_are_walked_in_order(memory: Any) -> None:
    for name in ("b/2.md", "b/1.jsonl.gz", "a.txt", ".hidden/c.txt", "b/picture.png", "b/2.meta.json", "old/x.txt"):
        memory.pipe(f"/corpus/{name}", pack(lines(4), ".gz") if name.endswith(".gz") else b"The mill closes.")
    settings = Settings(exclude=("old/",))
    expected = ["memory://corpus/a.txt", "memory://corpus/b/1.jsonl.gz", "memory://corpus/b/2.md"]
    assert list(walk.find(["memory://corpus"], settings)) == expected
    (one,) = walk.find(["memory://corpus/b/*.md"], settings)
    assert str(one).endswith("corpus/b/2.md")
    (missing,) = walk.find(["memory://nowhere"], settings)
    assert isinstance(missing, Problem) and "no such file" in missing.message
    (unknown,) = walk.find(["strange://a/b.txt"], settings)
    assert isinstance(unknown, Problem) and "strange" in unknown.message


def test_the_same_is_said_of_files_wherever_they_are(
    memory: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    parquet = pytest.importorskip("pyarrow.parquet")
    rows = pytest.importorskip("pyarrow").Table.from_pylist(
        [{"text": f"Mill {n} closes, insider sources said."} for n in range(9)]
    )
    parquet.write_table(rows, "d.parquet", row_group_size=2)
    Path("a.md").write_text("# A mill\n\nThe mill closes, insider sources said.\n", encoding="utf-8")
    Path("b.jsonl").write_bytes(lines(30))
    Path("c.csv.gz").write_bytes(gzip.compress(b"text,id\nThe mill closes,1\n"))
    Path("e.warc.gz").write_bytes(crawl(".gz"))
    names = sorted(path.name for path in tmp_path.iterdir())
    for name in names:
        memory.pipe(f"/c/{name}", Path(name).read_bytes())
    here = outcome(names, cache=False)
    far = outcome([f"memory://c/{name}" for name in names], cache=False)
    assert [line.replace("memory://c/", "") for line in far] == here and len(here) > 40
    monkeypatch.setattr(input, "SMALL_RUN", 2)
    apart = outcome([f"memory://c/{name}" for name in names], cache=False, jobs=2)
    assert apart == far


def test_what_is_far_away_is_kept_only_where_its_store_says_when_it_changes(
    memory: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory.pipe("/c/a.txt", b"The mill closes.")
    plan = Session(Settings()).plan
    shard = Shard("memory://c/a.txt")
    assert kept_results.KeptResults(plan).key([shard]) is None
    monkeypatch.setattr(memory.__class__, "info", lambda self, path: {"name": path, "size": 16, "ETag": "x"})
    first = kept_results.KeptResults(plan).key([shard])
    monkeypatch.setattr(memory.__class__, "info", lambda self, path: {"name": path, "size": 16, "ETag": "y"})
    assert first and first != kept_results.KeptResults(plan).key([shard])


def test_a_local_server(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines(10))
    (tmp_path / "b.md").write_text("The mill closes, insider sources said.\n", encoding="utf-8")
    handler = functools.partial(_Silent, directory=str(tmp_path))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        address = f"http://127.0.0.1:{server.server_port}"
        found = [one for path in ("a.jsonl", "b.md") for one in readers.read(f"{address}/{path}", SETTINGS)]
        assert sum(isinstance(one, Document) for one in found) == 10
        assert [one for one in found if isinstance(one, Document)][-1].name == f"{address}/b.md"
        (gone,) = outcome([f"{address}/gone.txt"])
        assert "gone.txt: " in gone
        assert opening.size_of(f"{address}/gone.txt") == 0
    finally:
        server.shutdown()
        server.server_close()


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.mark.parametrize("ending", ["", ".gz"])
@pytest.mark.parametrize("length", [399, 400, 401, 900, 5000])
def test_a_line_that_is_too_long_is_reported_once_and_the_rest_has_its_places(
    ending: str, length: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("shards", "jsonl"):
        monkeypatch.setattr(f"lint.readers.{module}.MAX_LINE", 400)
    lines = [json.dumps({"text": f"Article {number}, na\u00efve."}, ensure_ascii=False) for number in range(12)]
    lines[4] = json.dumps({"text": "\u00e9" * (length // 2)}, ensure_ascii=False)[:length]
    path = tmp_path / f"a.jsonl{ending}"
    data = ("\n".join(lines) + "\n").encode()
    path.write_bytes(gzip.compress(data) if ending else data)
    found = [one for shard in cut(str(path), 200, 200) for one in _of(shard)]
    whole = list(readers.read(str(path), Settings()))
    assert [str(one) for one in found if isinstance(one, Problem)] == [
        str(one) for one in whole if isinstance(one, Problem)
    ]
    places = [[(one.name, one.source_offset) for one in read if isinstance(one, Document)] for read in (found, whole)]
    assert places[0] == places[1] == [
        (f"{path}:{number + 1}", sum(len(line) + 1 for line in lines[:number])) for number in range(12)
        if f"{path}:{number + 1}" in dict(places[1])
    ]  # fmt: skip
    if len(lines[4].encode()) > 400:
        assert [str(one) for one in found if isinstance(one, Problem)] == [
            f"{path}:5: the line is longer than 0 MB and is skipped"
        ]


def _of(shard: Shard | Problem) -> list[Document | Problem]:
    return [shard] if isinstance(shard, Problem) else list(readers.read_shard(shard, Settings()))
