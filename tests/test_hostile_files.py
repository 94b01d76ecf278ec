"""Files made to lose a run: each costs itself, is named with its place, and leaves its neighbours alone."""

from __future__ import annotations

import gzip
import os
from itertools import permutations
from pathlib import Path

import pytest

from lint import readers, toml
from lint.config.settings import ConfigError, Settings
from lint.readers import Problem, packed, walk, yaml_values
from lint.team_files import baseline, decisions
from lint.text.document import Document

TEXT = "The bridge opened on 3 March 2024, the county said.\n"


def read(folder: Path) -> tuple[list[str], str]:
    """The names of the documents of a folder, and all that could not be read of it."""
    found: list[Document | Problem] = []
    for path in walk.find([str(folder)], Settings()):
        found += [path] if isinstance(path, Problem) else readers.read(path, Settings())
    names = [Path(one.name).name for one in found if isinstance(one, Document)]
    return names, "\n".join(str(one) for one in found if isinstance(one, Problem))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "good.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path / "corpus"


def bomb(levels: int) -> str:
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, levels)]
    return "\n".join(rows) + "\n"


MERGES = "a: &a {x: 1}\n" + "".join(
    f"b{i}: &b{i}\n  <<: [{', '.join([f'*b{i - 1}' if i else '*a'] * 9)}]\n" for i in range(9)
)


@pytest.mark.parametrize(
    "text",
    [
        bomb(7),
        MERGES,
        "a: &a [*a]\n",
        "a: " + "[" * 200_000 + "]" * 200_000,
        "a: " + "9" * 5000,
        "a: " + "1:" * 5000 + "1",
    ],
    ids=["aliases", "merges", "in itself", "deep", "digits", "sixties"],
)
def test_yaml_that_unfolds_without_end_is_told(folder: Path, text: str) -> None:
    (folder / "a.md").write_text(f"---\n{text}\n---\n{TEXT}", encoding="utf-8")
    (folder / "good.meta.yaml").write_text(text, encoding="utf-8")
    names, problems = read(folder)
    assert names == ["a.md", "good.txt"]
    assert "a.md:" in problems and "front matter is broken" in problems and "good.meta.yaml: " in problems


def test_aliases_as_people_use_them_are_read() -> None:
    assert yaml_values.load("base: &b {lang: en}\npage:\n  <<: *b\n  title: x\n")["page"] == {
        "lang": "en",
        "title": "x",
    }
    assert yaml_values.load("tags: !!set {b, a}")["tags"] == ["b", "a"]


@pytest.mark.parametrize(
    "value", ["!!int x", "!!bool x", "!!timestamp x", "!!float ''", "2024-01-01T00:00:00+99:99", "99999-01-01", "="]
)
def test_yaml_values_that_are_none_are_told_or_text(value: str) -> None:
    try:
        assert isinstance(yaml_values.load(f"a: {value}")["a"], str)
    except yaml_values.BrokenYamlError as error:
        assert error.line == 1


def test_toml_nested_without_end_is_told(folder: Path) -> None:
    deep = "a = " + "[" * 5000 + "]" * 5000
    (folder / "a.md").write_text(f"+++\n{deep}\n+++\n{TEXT}", encoding="utf-8")
    names, problems = read(folder)
    assert names == ["a.md", "good.txt"] and "a.md:" in problems and "nested too deeply" in problems
    (folder / "seedlint-decisions.toml").write_text(deep, encoding="utf-8")
    with pytest.raises(ConfigError, match="nested too deeply"):
        decisions.load(folder / "seedlint-decisions.toml")


@pytest.mark.parametrize(
    "key", ["a" + ".a" * 5000 + " = 1", "[a" + ". a" * 5000 + "]", 'x = {"a"' + '."a"' * 5000 + " = 1}"]
)
def test_toml_with_a_key_without_end_is_told_at_once(key: str) -> None:
    with pytest.raises(ValueError, match="nested too deeply"):
        toml.loads(f"title = 'x'\n{key}\n")
    assert toml.loads('a.b = "www.x.org"\nc = 1.5\n') == {"a": {"b": "www.x.org"}, "c": 1.5}


@pytest.mark.parametrize(
    "data", [b'[{"text\xe5": "a"}]', b'99 [{"text": "a"}]', b'{"items": 3}', b"\x1f\x8b", b"[" * 100_000]
)
def test_json_that_is_none_is_told(data: bytes) -> None:
    found = list(readers.read_bytes(data, "a.json", Settings()))
    assert found and all(isinstance(one, Problem) and "to blame" not in one.message for one in found)


def test_gitignore_lines_that_are_no_patterns_are_told_and_the_others_count(folder: Path) -> None:
    (folder / ".gitignore").write_text(
        "!\n\\\nx\\\n[z-a]\n[[:foo:]]\nhidden.txt\n" + "*a" * 30 + "\n", encoding="utf-8"
    )
    (folder / "hidden.txt").write_text(TEXT, encoding="utf-8")
    (folder / ("a" * 200 + ".txt")).write_text(TEXT, encoding="utf-8")
    names, problems = read(folder)
    assert sorted(names) == ["a" * 200 + ".txt", "good.txt"]
    assert ".gitignore:1: no pattern" in problems and ".gitignore:7: more than 6 stars" in problems


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (["\0", "\0\t", "\x01\0*"], ":1: no pattern (it holds a NUL)"),
        ([f"*x{number}*y" for number in range(12_000)], ":10001: more than 10,000 lines"),
        (["**/" * 30_000, "a" * 100_000], ":1: longer than 1,000 characters"),
        (
            [f"x{number}" for number in range(600)] + ["*a*b*c"],
            ":601: more than 2 stars, in one of more than 500 lines",
        ),
    ],
    ids=["NUL", "many", "long", "stars among many"],
)
def test_gitignore_lines_that_take_a_matcher_too_far(folder: Path, lines: list[str], why: str) -> None:
    (folder / ".gitignore").write_text("\n".join([*lines[:11_000], "hidden.txt"]), encoding="utf-8")
    (folder / "hidden.txt").write_text(TEXT, encoding="utf-8")
    names, problems = read(folder)
    assert "good.txt" in names and f".gitignore{why}" in problems
    assert ("hidden.txt" in names) == (len(lines) > 11_000)


def test_gitignore_lines_end_where_git_has_them_end(folder: Path) -> None:
    (folder / ".gitignore").write_bytes("\ufeffa.txt\r\nb.txt\n#\x0bgood.txt\n#\u2028good.txt\n#\rgood.txt\n".encode())
    for name in ("a.txt", "b.txt", "c.txt"):
        (folder / name).write_text(TEXT, encoding="utf-8")
    assert read(folder) == (["c.txt", "good.txt"], "")


PATTERNS = [
    "*.log",
    "/top",
    "a/",
    "a/**",
    "**/b.txt",
    "!keep.txt",
    "x?y",
    "[ab]c",
    "d/*.txt",
    "\\!z",
    "w\\ ",
    "dir/sub/",
]
PATHS = [
    "a.log",
    "x/a.log",
    "top",
    "x/top",
    "a/k",
    "b.txt",
    "q/b.txt",
    "keep.txt",
    "xzy",
    "ac",
    "d/k.txt",
    "d/e/k.txt",
    "!z",
    "w ",
]


@pytest.mark.parametrize("size", [1, 2, pytest.param(3, marks=pytest.mark.slow)])
def test_plain_patterns_say_the_same_by_either_way(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    some = [list(lines) for lines in permutations(PATTERNS, size)][:: 3 if size > 1 else 1][:200]
    says = [_answers(lines) for lines in some]
    monkeypatch.setattr(walk, "_is_plain", lambda _: False)
    assert says == [_answers(lines) for lines in some]


def _answers(lines: list[str]) -> list[bool | None]:
    spec = walk._compiled(lines)
    return [spec.check_file(path).include for path in PATHS]


def test_patterns_too_large_together_leave_the_plain_ones(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = walk._compiled

    def full(lines: list[str]) -> object:
        if len(lines) > 1 and any(line.count("*") > 2 for line in lines):
            raise ValueError("Pattern length exceeds limit.")
        return real(lines)

    monkeypatch.setattr(walk, "_compiled", full)
    (folder / ".gitignore").write_text("hidden.txt\n*a*b*c\n", encoding="utf-8")
    (folder / "hidden.txt").write_text(TEXT, encoding="utf-8")
    names, problems = read(folder)
    assert names == ["good.txt"] and ".gitignore:2: too much beside the others; it hides nothing" in problems


@pytest.mark.parametrize("name", [".gitignore", "good.json", "good.meta.yaml"])
@pytest.mark.parametrize("kind", ["device", "pipe", "large"])
def test_only_files_are_read_beside_articles(folder: Path, name: str, kind: str) -> None:
    if kind == "device":
        (folder / name).symlink_to("/dev/zero")
    elif kind == "pipe":
        os.mkfifo(folder / name)
    else:
        (folder / name).write_bytes(b"a" * (2 << 20))
    names, problems = read(folder)
    assert names == ["good.txt"] and (name in problems or name == "good.json")


def test_links_out_of_the_folder_are_not_read_unless_wanted(folder: Path) -> None:
    outside = folder.parent / "secret.txt"
    outside.write_text("secret", encoding="utf-8")
    (folder / "a.txt").symlink_to(outside)
    (folder / "b.txt").symlink_to("good.txt")
    (folder / "good.json").symlink_to(folder.parent / "secret.json")
    (folder.parent / "secret.json").write_text('{"title": "secret"}', encoding="utf-8")
    names, problems = read(folder)
    assert names == ["good.txt"] and "a.txt: is a link to a file outside" in problems
    found = list(walk.find([str(folder)], Settings(outside_links=True)))
    assert str(folder / "a.txt") in found
    (document,) = readers.read(str(folder / "good.txt"), Settings())
    assert isinstance(document, Document) and not document.metadata


def test_a_baseline_that_is_another_file_is_not_quoted(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("password = hunter2\n", encoding="utf-8")
    with pytest.raises(ConfigError) as raised:
        baseline.load(tmp_path / "secret")
    assert "hunter2" not in str(raised.value) and "password" not in str(raised.value)


def test_parquet_values_that_python_has_no_like_of(folder: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    days = pa.array([1, 2**31 - 1], pa.int32()).cast(pa.date32())
    moments = pa.array([1, 2], pa.timestamp("ns"))
    zones = pa.array([1, 2], pa.timestamp("us", "Nowhere/City"))
    pq.write_table(
        pa.table({"text": [TEXT, TEXT], "day": days, "moment": moments, "zone": zones}), folder / "a.parquet"
    )
    documents = [one for one in readers.read(str(folder / "a.parquet"), Settings()) if isinstance(one, Document)]
    assert len(documents) == 2 and str(documents[0].metadata["moment"]) == "1970-01-01 00:00:00.000000001"
    assert "zone" in documents[1].metadata or "zone" in read(folder)[1]


@pytest.mark.parametrize("kind", ["a text that all rows share", "rows of nothing"])
def test_parquet_that_holds_far_more_than_it_weighs_is_left_where_it_does(
    folder: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    pa = pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    monkeypatch.setattr("lint.readers.packed._SUSPICIOUS", 1 << 20)
    monkeypatch.setattr("lint.readers.parquet._LARGE_BATCH", 1 << 16)
    texts = {
        "a text that all rows share": pa.DictionaryArray.from_arrays(pa.array([0] * 9_000, pa.int32()), pa.array([TEXT * 99])),
        "rows of nothing": pa.nulls(100_000, pa.string()),
    }  # fmt: skip
    pq.write_table(pa.table({"text": texts[kind]}), folder / "a.parquet")
    found = list(readers.read(str(folder / "a.parquet"), Settings()))
    last = found[-1]
    assert isinstance(last, Problem) and "times its size: nothing is read from there on" in last.message
    assert len(found) < 9_000


def test_parquet_texts_are_the_same_shared_or_not(folder: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    for name, texts in (("one", [TEXT, None, TEXT]), ("two", pa.array([TEXT, None, TEXT]).dictionary_encode())):
        pq.write_table(pa.table({"text": texts, "id": ["a", "b", "c"]}), folder / f"{name}.parquet")
    one, two = ([*readers.read(str(folder / f"{name}.parquet"), Settings())] for name in ("one", "two"))
    assert [getattr(found, "text", found) for found in one][::2] == [
        found.text for found in two if isinstance(found, Document)
    ]
    assert len(one) == len(two) == 3


def test_many_columns_are_not_all_named(folder: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    pq.write_table(pa.table({f"c{number}" * 40: [1] for number in range(200)}), folder / "a.parquet")
    (problem,) = readers.read(str(folder / "a.parquet"), Settings())
    assert isinstance(problem, Problem) and "and 180 more" in problem.message and len(problem.message) < 2_000


def test_parquet_columns_that_are_no_utf_8(folder: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    def broken(values: list[bytes]) -> object:
        binary = pa.array(values, pa.binary())
        return pa.StringArray.from_buffers(len(values), binary.buffers()[1], binary.buffers()[2])

    table = pa.table({"text": broken([b"fine", b"\xff\xfe", b"fine"]), "title": broken([b"\xff", b"t", b"t"])})
    pq.write_table(table, folder / "a.parquet")
    names, problems = read(folder)
    assert names == ["a.parquet:1", "a.parquet:3", "good.txt"]
    assert (
        "a.parquet:1: the value in the column “title”" in problems
        and "a.parquet:2: the value in the column “text”" in problems
    )


def test_what_a_reader_does_not_expect_is_a_problem_of_its_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from lint.readers import markdown

    def fails(*_: object) -> object:
        raise KeyError("unheard of")

    monkeypatch.setattr(markdown, "decode_file", fails)
    (folder / "a.md").write_text(TEXT, encoding="utf-8")
    names, problems = read(folder)
    assert names == ["good.txt"] and "a.md: cannot be read" in problems and "unheard of" in problems
    (found,) = readers.read_bytes(b"x", "a.md", Settings())
    assert isinstance(found, Problem)


def test_a_file_packed_to_burst_is_left_where_it_does(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "_SUSPICIOUS", 1 << 20)
    record = b'{"text": "The mill will close."}\n'
    (folder / "a.jsonl.gz").write_bytes(gzip.compress(record + b" " * (4 << 20) + b"\n" + record))
    names, problems = read(folder)
    assert names[0] == "a.jsonl.gz:1" and "a.jsonl.gz: the compressed file unpacks to more than 400 times" in problems
    monkeypatch.setattr(packed, "MOST_UNPACKED", 10)
    assert "holds more than" in read(folder)[1]
