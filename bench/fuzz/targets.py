"""What is fuzzed: each target takes bytes and must raise nothing, whatever they are.

A target checks what must hold of any input besides: offsets stay inside, the two scanners find the same, a fix made twice is made once.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import cache
from itertools import groupby

from lint import Document, engine, extract, packing, readers
from lint.config.settings import Settings
from lint.corpus import document_facts
from lint.corpus.document_facts import packed, unpacked
from lint.corpus.gather import gather
from lint.model import Finding
from lint.readers import Problem, yaml_values
from lint.rule.base import DocumentRule
from lint.session import Session
from lint.text.sentences import sentence_spans

Target = Callable[[bytes], None]
ENDINGS = (".txt", ".md", ".html", ".jsonl", ".jsonl.gz", ".json", ".csv", ".parquet")


@cache
def session() -> Session:
    return Session(Settings())


def _check(document: Document) -> None:
    """The places of a document stand in its source, in order, and it comes back from its packed form."""
    assert len(document.folded) == len(document.text)
    last = -1
    for offset in range(0, len(document.text) + 1, max(1, len(document.text) // 20)):
        place = document.position(offset)
        assert place.line >= 1 and place.column >= 1 and place.offset >= last
        last = place.offset
    assert last <= document.source_offset + len(document.source)
    assert unpacked(packed(document)).text == document.text


def read(data: bytes, ending: str) -> None:
    """A reader gives documents and problems; it raises nothing that has to be caught as a fault of its own."""
    for found in readers.read_bytes(data, f"a{ending}", session().settings):
        if isinstance(found, Problem):
            assert "seedlint is to blame" not in found.message, found.message
        else:
            _check(found)


def formats(data: bytes) -> None:
    """Any reader, chosen by the first byte."""
    if data:
        read(data[1:], ENDINGS[data[0] % len(ENDINGS)])


def front_matter(data: bytes) -> None:
    """YAML of strangers is a value or is reported as broken."""
    try:
        yaml_values.load(data.decode("utf-8", "replace"))
    except yaml_values.BrokenYamlError as error:
        assert error.line >= 1


def articles(data: bytes) -> None:
    """All that is said of any text, the whole way: no rule crashes, and every place lies in the text."""
    document = Document(data.decode("utf-8", "replace"), "a.txt")
    article = session().article(document)
    for located in article.findings:
        assert not located.finding.about_tool, located.finding.message
        _stands_in(document, located.finding)


def _stands_in(document: Document, finding: Finding) -> None:
    start, end = finding.start, finding.end
    assert start is None or end is None or 0 <= start <= end <= len(document.text), finding


@cache
def families() -> list[list[DocumentRule]]:
    """The rules that read articles one by one, those together whose codes begin alike (BP, HD …)."""
    running = sorted(session().plan.running, key=lambda rule: str(rule.code))
    return [list(some) for _, some in groupby(running, lambda rule: str(rule.code).rstrip("0123456789"))]


@cache
def tongues() -> list[str]:
    """The languages that rules speak, English first."""
    return sorted(session().plan.spoken, key=lambda code: (code != "en", code))


def rules(data: bytes) -> None:
    """The rules of one family, chosen by the first byte, on any text in a language, the second, without the stages after them."""
    document = Document(data[2:].decode("utf-8", "replace"), "a.txt")
    document.assumed_language = tongues()[data[1] % len(tongues())] if len(data) > 1 else "en"
    part = session().plan.scan(document)
    always = {rule.code for rule in (*part.unconditional, *part.boilerplate_unconditional)}
    for rule in families()[data[0] % len(families())] if data else ():
        if rule.code in document.hits or rule.code in always:
            for finding in rule.check(document):
                _stands_in(document, finding)


def facts(data: bytes) -> None:
    """What is gathered of any text for the corpus is plain and comes back as it was."""
    document = Document(data.decode("utf-8", "replace"), "a.txt")
    engine.lint(document, session().plan)
    gathered, failures = gather(document, session().plan.corpus)
    assert not failures, failures
    again = document_facts.checked(packing.unpack(packing.pack(tuple(gathered))))
    assert again == gathered


def extractors(data: bytes) -> None:
    """One extractor, chosen by the first byte, on any text: what it reads stands in the text, in order."""
    if not data:
        return
    kinds = list(extract.MODULES)
    kind = kinds[data[0] % len(kinds)]
    document = Document(data[1:].decode("utf-8", "replace"), "a.txt")
    last = 0
    for mention in extract.mentions(document, kind):
        if mention.start is None or mention.end is None:
            continue
        assert last <= mention.start <= mention.end <= len(document.text), (kind, mention)
        last = mention.start


def sentences(data: bytes) -> None:
    """Sentences stand in order and cover all but space."""
    text = Document(data.decode("utf-8", "replace")).folded
    last = 0
    for start, end in sentence_spans(text, 0, len(text)):
        assert last <= start < end <= len(text)
        last = end


def packings(data: bytes) -> None:
    """Bytes of strangers are data or damaged, never anything else; a plain value comes back as it was."""
    value, _ = _plain(data, 0)
    for packed_value in (data, packing.pack(value)):
        for take in (packing.unpack, unpacked, lambda sheet: list(document_facts.facts_in(sheet))):
            with suppress(packing.DamagedError):
                take(packed_value)
    with suppress(packing.DamagedError):
        document_facts.checked(value)
    assert packing.unpack(packing.pack(value)) == value


_LEAVES: tuple[object, ...] = (None, True, False, 0, -1, 1 << 40, 0.5, "", b"", "a.txt")


def _plain(data: bytes, at: int, depth: int = 0) -> tuple[object, int]:
    """A plain value that bytes stand for, and where the next one begins: leaves, texts, tuples and dicts of some depth."""
    if at >= len(data):
        return None, at
    kind, at = data[at], at + 1
    if kind < 128 or depth > 6:
        return _LEAVES[kind % len(_LEAVES)], at
    size = kind % 12
    if kind < 160:
        return data[at : at + size].decode("utf-8", "replace"), at + size
    if kind < 176:
        return data[at : at + size], at + size
    items = []
    for _ in range(size):
        item, at = _plain(data, at, depth + 1)
        items.append(item)
    return tuple(items) if kind < 236 else dict(zip(map(str, items), reversed(items), strict=True)), at


TARGETS: dict[str, Target] = {
    "formats": formats,
    "front_matter": front_matter,
    "articles": articles,
    "rules": rules,
    "facts": facts,
    "extractors": extractors,
    "sentences": sentences,
    "packings": packings,
}
