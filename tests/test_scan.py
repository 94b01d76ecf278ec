"""The scan with Hyperscan and the plain one nominate the same places, so a run reports the same with either."""

from __future__ import annotations

from pathlib import Path

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from lint import engine
from lint.config.settings import Settings
from lint.folding import fold
from lint.match.scan import FLAGS, HyperscanScanner, PlainScanner, Probe, bound_to_lines, compile_databases, loosened
from lint.model import Finding
from lint.readers import read_bytes
from lint.rule.base import CorpusRule
from lint.text.document import Document
from tests.rule_samples import unmarked

pytest.importorskip("hyperscan")
FAST = engine.make_plan(Settings(select=("ALL",)))
PLAIN = engine.make_plan(Settings(select=("ALL",), plain_scan=True))
SEEDS = sorted(path for path in (Path(__file__).parent.parent / "seeds").iterdir() if path.suffix in (".txt", ".md"))
FAST_ALONE = engine.make_plan(Settings(select=("ALL",)))
FAST_ALONE.generality.clear()  # each rule is asked for itself, also where its finding would give way to another one's
FAST_ALONE.gives_way.clear()
GOLDEN = sorted(
    path
    for folder in ("seeds", "tests/cases")
    for path in (Path(__file__).parent.parent / folder).rglob("*")
    if path.suffix in (".txt", ".md", ".html", ".jsonl")
)
PIECES = [piece for path in SEEDS for line in path.read_text(encoding="utf-8").split("\n") for piece in line.split(" ")]


def _both(text: str) -> tuple[list[Finding], list[Finding]]:
    return engine.lint(Document(text), FAST), engine.lint(Document(text), PLAIN)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_the_same_findings_in_the_sample_corpus(path: Path) -> None:
    fast, plain = _both(path.read_text(encoding="utf-8"))
    assert fast == plain


SAMPLES = [
    (str(rule.code), unmarked(sample)[0])
    for rule in FAST.rules
    if not isinstance(rule.resolve(), CorpusRule)
    for sample in rule.examples.flags
    if isinstance(sample, str) and not sample.startswith(("---", "encoding: "))
]
BEFORE = (
    "The ferry will sail again in June, the harbour master said on Tuesday.\n\nNobody had asked for a second pier.\n\n"
)
AFTER = "\n\nThe council will vote on it in the autumn.\n\nThe old pier went down in a storm."
PLACES = {
    "alone": "{}",
    "first": "{}" + AFTER,
    "middle": BEFORE + "{}" + AFTER,
    "last": BEFORE + "{}",
    "spaces around": BEFORE + " \t{} \t" + AFTER,
    "line end of its own": BEFORE + "{}\n",
}


ENDS = ("\n", "\r\n", "  \n", " \t\r\n")
TOGETHER = "{}" + AFTER + "\n\n" + BEFORE + "{}" + AFTER + "\n\n" + BEFORE + " \t{} \t" + AFTER + "\n\n" + BEFORE + "{}"
"""Four samples of one text: first, in the middle, between spaces, last; each alone in each place is slow."""


@pytest.mark.parametrize("number", range(len(ENDS)))
def test_the_same_findings_where_a_sample_stands(number: int) -> None:
    ends = ENDS[number]
    for at in range(4 * number, len(SAMPLES), 4 * len(ENDS)):
        samples = [sample for _, sample in SAMPLES[at : at + 4]]
        samples += SAMPLES[0][1:] * (4 - len(samples))
        fast, plain = _both(TOGETHER.format(*samples).replace("\n", ends))
        assert fast == plain, SAMPLES[at : at + 4]


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("ends", ENDS)
def test_the_same_findings_wherever_a_sample_stands(place: str, ends: str) -> None:
    for code, sample in SAMPLES:
        fast, plain = _both(PLACES[place].format(sample).replace("\n", ends))
        assert fast == plain, code


def _anchored_rules() -> list[tuple[str, str]]:
    """The declared rules that have an expression bound to a line's start or end, with a sample of one line."""
    anchored = {
        str(rule.code)
        for rule in FAST.rules
        for source in getattr(rule, "match", ())
        if bound_to_lines(source) != source
    }
    return [(code, sample) for code, sample in SAMPLES if code in anchored and "\n" not in sample]


@pytest.mark.parametrize("code, sample", _anchored_rules())
def test_a_line_is_found_first_in_the_middle_and_last(code: str, sample: str) -> None:
    found = {
        (place, ends)
        for place, around in PLACES.items()
        for ends in ("\n", "\r\n", " \n")
        for finding in engine.lint(Document(around.format(sample).replace("\n", ends)), FAST_ALONE)
        if finding.code == code
    }
    assert len(found) == len(PLACES) * 3


def test_bounds_are_those_of_a_lines_text() -> None:
    probe = Probe("x", expressions=("^end (?:of|$)", "note$", "[$^]5", r"\$6"))
    text = "the end of it\n  end  \r\n\tend of note \t\nnote well\n$5 or $6"
    numbers = []
    for scanner in (PlainScanner([probe]), HyperscanScanner(*compile_databases([probe]))):
        document = Document(text)
        scanner.scan(document)
        numbers.append({(document.line_number(end), number) for end, number in document.expression_hits["x"]})
    assert numbers[0] == numbers[1] == {(1, 0), (2, 0), (2, 1), (4, 2), (4, 3)}


@pytest.mark.parametrize(
    "source",
    [
        r"mill++ is", r"(?:mill|ferry)$ ?", r"mill(?:x(?R))?", r"(?|mill|ferry) is", r"(?r)mill", r"\mmill\M", r"\p{Lu}he mill",
        r"(?:mil){e<=1}", r"\Xhe", r"old$x|mill", r"ill\Z", r"(?P<a>l)(?P=a) is", r"(*FAIL)|mill", r"\N{DIGIT FIVE} m",
    ],
)  # fmt: skip
def test_an_expression_that_hyperscan_cannot_read_is_found_all_the_same(source: str) -> None:
    probes = [Probe("x", expressions=("ferry", source)), Probe("y", ("mill",), ("mill is", "it is"))]
    document = Document("The ferry is old.\n\nThe mill is old: 5 men work in the mill")
    full = regex.compile(bound_to_lines(fold(source)), FLAGS | regex.IGNORECASE)
    where = {block.start for block in document.blocks if full.search(document.folded, *block)}
    HyperscanScanner(*compile_databases(probes)).scan(document)
    ends = document.expression_hits["x"]
    assert where <= {document.blocks[document.block_number(end)].start for end, number in ends if number == 1}
    assert [end for end, number in ends if number == 0] == [9]
    assert len(document.hits["y"]) == 3 and [number for _, number in document.expression_hits["y"]] == [0]


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.name)
def test_the_same_findings_in_the_golden_corpora(path: Path) -> None:
    for document in read_bytes(path.read_bytes(), str(path), Settings()):
        if isinstance(document, Document):
            fast = engine.lint(document, FAST)
            document.forget()
            assert fast == engine.lint(document, PLAIN)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(PIECES) | st.sampled_from(["\n", "\n\n", "“", "é", "\U0001f600", "—", "\x00"]), max_size=80
    )
)
def test_the_same_findings_in_shuffled_text(pieces: list[str]) -> None:
    fast, plain = _both(" ".join(pieces))
    assert fast == plain


@settings(max_examples=200, deadline=None)
@given(
    st.text(alphabet="abc é’'-.1\n", max_size=40),
    st.lists(st.text(alphabet="abc é’1", min_size=1, max_size=4), min_size=1, max_size=4),
)
def test_the_same_literals_anywhere(text: str, literals: list[str]) -> None:
    probe = Probe("x", tuple(literals))
    one, two = Document(text), Document(text)
    PlainScanner([probe]).scan(one)
    HyperscanScanner(*compile_databases([probe])).scan(two)
    assert sorted(one.hits.get("x", [])) == sorted(two.hits.get("x", []))


def test_literals_are_whole_words() -> None:
    document = Document("Sources say. Resources say so; “sources say”, sources say5.")
    HyperscanScanner(*compile_databases([Probe("x", ("sources say",))])).scan(document)
    assert [tuple(hit) for hit in document.hits["x"]] == [(0, 11), (32, 43)]


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        (r"a.{0,60}b", "a.*b"),
        (r"a[^.]{1,40}?b", "a[^.]+?b"),
        (r"\d{4,30}", r"\d{4,}"),
        (r"\d{2,5}x{3}", r"\d{2,5}x{3}"),
        (r"(?:a ){0,60}", r"(?:a ){0,60}"),
        (r"\{2,40}", r"\{2,40}"),
        (r"\w{0,60}+x", r"\w{0,60}+x"),
    ],
)
def test_the_scan_knows_no_upper_bound_of_long_repeats(source: str, wanted: str) -> None:
    assert loosened(source) == wanted


def test_what_is_beyond_a_bound_is_nominated_and_not_found() -> None:
    rule = engine.make_plan(Settings(select=("BP121",)))
    near = "Our newsletter tells you all of it: sign up here.\n"
    far = f"Our newsletter {'tells you all of it, ' * 6}sign up here.\n"
    found = [[one.code for one in engine.lint(Document(text), rule)] for text in (near, far)]
    assert "BP121" in found[0] and "BP121" not in found[1]
