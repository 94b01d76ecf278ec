"""What is kept on disk or comes in files is data, checked when it is read; no code, and no damage that goes unseen."""

from __future__ import annotations

import gzip
import io
import os
import re
from pathlib import Path

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from lint import cache, engine, packing
from lint.config.settings import Settings
from lint.corpus import document_facts as document_facts
from lint.corpus import partial as parts
from lint.corpus.document_facts import packed, unpacked
from lint.corpus.gather import gather
from lint.match import expressions
from lint.match.scan import HyperscanScanner, Probe, compile_databases
from lint.model import Confidence, Finding, Fix, Position, Related, Severity
from lint.packing import DamagedError
from lint.rule.deferred import RuleMetadata
from lint.text.document import Document
from lint.text.source_map import SourceMap

ROOT = Path(__file__).parent.parent
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False) | st.text() | st.binary(),
    lambda inner: st.lists(inner, max_size=3).map(tuple) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


@given(PLAIN)
def test_plain_values_come_back(value: object) -> None:
    assert packing.unpack(packing.pack(value)) == value


@given(st.binary(max_size=200))
def test_bytes_that_are_anything_are_a_value_or_damaged(data: bytes) -> None:
    for read in (packing.unpack, unpacked, lambda data: list(document_facts.facts_in(data))):
        try:
            read(data)
        except DamagedError:
            continue


@pytest.mark.parametrize("value", [object(), {1, 2}, 1 << 70, print])
def test_nothing_but_plain_values_is_packed(value: object) -> None:
    with pytest.raises(ValueError):
        packing.pack(value)


def test_no_module_reads_what_could_be_code() -> None:
    for path in (*(ROOT / "lint").rglob("*.py"), *(ROOT / "rules").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"^\s*(import|from) (pickle|marshal|shelve|dill)\b", text, re.MULTILINE), path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SEEDLINT_CACHE_DIR", str(tmp_path / "cache"))
    return cache.folder()


def test_the_cache_is_its_owners_alone_and_notices_damage(folder: Path) -> None:
    cache.store("kind", "key", {"a": (1, 2)})
    entry = folder / "kind-key"
    assert cache.load("kind", "key") == {"a": (1, 2)} and cache.load("kind", "key", lists=True) == {"a": [1, 2]}
    assert folder.stat().st_mode & 0o777 == 0o700 and entry.stat().st_mode & 0o777 == 0o600
    data = entry.read_bytes()
    for number in range(len(data)):
        entry.write_bytes(data[:number] + bytes([data[number] ^ 1]) + data[number + 1 :])
        assert cache.load("kind", "key") is None
    entry.write_bytes(data)
    assert cache.load("kind", "key") == {"a": (1, 2)}
    folder.chmod(0o777)
    assert cache.load("kind", "key") is None
    with pytest.raises(OSError, match="can be written by others"):
        cache.place("corpus", "key")


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only root can give folders away")
def test_a_cache_of_another_user_is_not_read(folder: Path) -> None:
    cache.store("kind", "key", 1)
    os.chown(folder, 12345, -1)
    assert cache.load("kind", "key") is None


@pytest.mark.parametrize("source", [r"(?:foo|bar)+\b(?P<x>a{2,3})(?=x)", r"(a)(?<!b)\1", "é+ [x-z]", r"^a|b$"])
@pytest.mark.parametrize("cased", [True, False])
def test_a_compiled_expression_comes_back_from_plain_data(source: str, cased: bool) -> None:
    flags = regex.ASCII | regex.VERSION0 | (0 if cased else regex.IGNORECASE)
    pattern = regex.compile(source, flags)
    plain = expressions._plain(pattern)
    assert plain is not None
    again = expressions._from_plain(plain, source)
    for text in ("foobaraaax", "aa", "aBaA éé x", "b"):
        assert [m.regs for m in again.finditer(text)] == [m.regs for m in pattern.finditer(text)]
        assert [m.groupdict() for m in again.finditer(text)] == [m.groupdict() for m in pattern.finditer(text)]


def test_an_expression_of_other_data_is_compiled_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = expressions._plain(regex.compile("other"))
    assert plain is not None
    values = list(packing.unpack(plain))
    shapes = [b"", plain, packing.pack(1), packing.pack(values[:-1]), packing.pack(["mine", "x", *values[2:]])]
    shapes.append(packing.pack(["mine", *values[1:2], b"\xff\xff\xff", *values[3:]]))
    for number, data in enumerate(shapes):
        source = f"mine{number}"
        monkeypatch.setitem(expressions._stored, expressions._name(source, False), data)
        assert expressions.expression(source).fullmatch(source)
    expressions.use_stored({"x": 1})
    expressions.use_stored([1])
    assert "x" not in expressions._stored


def test_cards_and_databases_are_checked() -> None:
    for values in ([], [1] * 14, ["a"] * 14, None):
        with pytest.raises((DamagedError, TypeError)):
            RuleMetadata.from_plain(values)
    for stored in (None, (b"", (), b"", ()), (b"x" * 100, (), b"", ()), (b"", ((("a", "b"),),), b"", ())):
        try:
            HyperscanScanner.stored(stored)
        except DamagedError:
            continue
        assert stored == (b"", (), b"", ())


def test_a_cached_plan_is_the_plan(folder: Path) -> None:
    text = Document("According to insider sources, the mill will close in 2031.\n\nConnect with us\n")
    found = []
    for _ in range(2):
        plan = engine.make_plan(Settings())
        found.append(engine.lint(Document(text.text), plan))
        engine.remember_expressions(plan.settings)
    assert found[0] == found[1] and found[0]
    for entry in folder.glob("packs-*"):
        damaged = {path: [["x"]] for path in cache.load("packs", entry.name.removeprefix("packs-"), lists=True)}
        cache.store("packs", entry.name.removeprefix("packs-"), damaged)
    assert engine.lint(Document(text.text), engine.make_plan(Settings())) == found[0]


@given(st.text(max_size=50), st.dictionaries(st.integers(0, 50), st.integers(1, 9), max_size=3))
def test_documents_come_back(text: str, wide: dict[int, int]) -> None:
    document = Document(
        text, "a.jsonl", record=3, source=f"xx{text}", source_map=SourceMap([(0, 2)], wide), line_offset=2
    )
    again = unpacked(packed(document))
    assert (again.name, again.text) == (document.name, document.text)
    assert all(again.position(at) == document.position(at) for at in range(len(text) + 1))


def test_findings_come_back() -> None:
    related = (Related("b.txt", 1, 2, "x", Position(1, 2, 3)), Related("c.txt", None, None, ""))
    finding = Finding("XX1", "x", Severity.info, Confidence.high, "m", 0, 1, Fix(0, 1, "", False), related, "a.txt")
    assert document_facts.finding_of(packing.unpack(packing.pack(finding))) == finding


def test_a_part_is_read_as_it_was_written_and_as_nothing_else() -> None:
    plan = engine.make_plan(Settings(select=("XD",)))
    out = io.BytesIO()
    writer = parts.Writer(out, plan)
    gathered, _ = gather(Document("The Velmar Trade Bank (VTB) lends less money in May 2021.", "a.txt"), plan.corpus)
    writer.add(gathered, 9)
    writer.finish()
    data = out.getvalue()
    ((again, words),) = parts.read(io.BytesIO(data), plan)
    assert words == 9 and again == gathered
    for end in range(0, len(data) - 1, 7):
        with pytest.raises(parts.PartError):
            list(parts.read(io.BytesIO(data[:end]), plan))
    inner = gzip.decompress(data[len(b"seedlint part\n") :])
    head, row, _ = packing.unpack_all(io.BytesIO(inner))
    for other in (
        (head, 3, None), (head, (1,), None), (head, (*row[:3], {999: b""}, *row[4:]), None), ((1, "0", ""), row, None),
        (head, (*row[:4], ((1,), (), ()), 9), None), (head, (*row[:4], ((-1,), (0,), (0,)), 9), None), (head, row), (),
        (head, (*row[:3], {1: packing.pack([b"\x01"])}, *row[4:]), None),
    ):  # fmt: skip
        part = b"seedlint part\n" + gzip.compress(b"".join(map(packing.pack, other)))
        with pytest.raises(parts.PartError):
            list(parts.read(io.BytesIO(part), plan))


def test_the_same_probes_are_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pack that only moved is another plan, but looks for the same things."""
    from lint.engine import plan as plans

    monkeypatch.setenv("SEEDLINT_CACHE_DIR", str(tmp_path / "cache"))
    compiled: list[int] = []
    monkeypatch.setattr(plans, "compile_databases", lambda probes: compiled.append(1) or compile_databases(probes))
    for key in ("one plan", "another"):
        plans._by_content(key, "1", [Probe("x", ("mill",))], True)
    assert len(compiled) == 1
    for key in ("one plan", "another"):
        assert HyperscanScanner.stored(cache.load("databases", key))
    plans._by_content("a third", "1", [Probe("x", ("ford",))], True)
    assert len(compiled) == 2


def test_what_was_compiled_is_stored_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """One article after the other costs no rewriting of all that was compiled before; with the cache off nothing is forgotten."""
    stored: list[dict[str, bytes]] = []
    monkeypatch.setattr(cache, "store", lambda kind, key, value: stored.append(value))
    expressions.newly_compiled()
    source = "a wording that only this test looks for"
    assert expressions.expression(source).search(f"here is {source}")
    engine.remember_expressions(Settings(cache=False))
    engine.remember_expressions(Settings())
    engine.remember_expressions(Settings())
    assert len(stored) == 1 and any(source in name for name in stored[0])
