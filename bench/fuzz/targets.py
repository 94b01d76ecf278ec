"""What is fuzzed: each target takes bytes and must raise nothing, whatever they are.

A target checks what must hold of any input besides: offsets stay inside, the two scanners find the same, a fix made twice is made once.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from lint import Document, engine, packing, readers
from lint.config.settings import Settings
from lint.corpus import document_facts
from lint.corpus.document_facts import packed, unpacked
from lint.corpus.gather import gather
from lint.readers import Problem, yaml_values
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


def rules(data: bytes) -> None:
    """All rules on any text: no rule crashes, and every place lies in the text."""
    document = Document(data.decode("utf-8", "replace"), "a.txt")
    article = session().article(document)
    for located in article.findings:
        assert not located.finding.about_tool, located.finding.message
        start, end = located.finding.start, located.finding.end
        assert start is None or end is None or 0 <= start <= end <= len(document.text)


def facts(data: bytes) -> None:
    """What is gathered of any text for the corpus is plain and comes back as it was."""
    document = Document(data.decode("utf-8", "replace"), "a.txt")
    engine.lint(document, session().plan)
    gathered, failures = gather(document, session().plan.corpus)
    assert not failures, failures
    again = document_facts.checked(packing.unpack(packing.pack(tuple(gathered))))
    assert again == gathered


def sentences(data: bytes) -> None:
    """Sentences stand in order and cover all but space."""
    text = Document(data.decode("utf-8", "replace")).folded
    last = 0
    for start, end in sentence_spans(text, 0, len(text)):
        assert last <= start < end <= len(text)
        last = end


def packings(data: bytes) -> None:
    """Bytes of strangers are data or damaged, never anything else."""
    for take in (packing.unpack, unpacked, document_facts.fact_of):
        try:
            take(data)
        except packing.DamagedError:
            continue


TARGETS: dict[str, Target] = {
    "formats": formats,
    "front_matter": front_matter,
    "rules": rules,
    "facts": facts,
    "sentences": sentences,
    "packings": packings,
}
