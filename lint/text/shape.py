"""What kinds of text the lines of a document are by their shape alone: wrapped prose, verse, tables, lists, quoted mail, fenced code."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import accumulate, islice
from string import ascii_uppercase

from lint.model import Span
from lint.patterns import lazy_pattern
from lint.text.blocks import Kind, Region, Structure, kinds_of

_FIELD = lazy_pattern(
    r"(?:From|To|Cc|Date|Sent|Subject|Reply-To|Newsgroups|(?:Maybe )?[Ii]n reply to|Maybe reply|(?:Next|Previous) message|Next in thread|"
    r"Messages sorted by) ?: "
)
"""How a line of the head of a letter begins, in mail and in its archives; it stands alone."""
_APART = lazy_pattern(r"\s{3}|\t|[-*+\x95>|] |\d{1,3}[.)] ")
"""How else a line begins that does not go on with the one before it, however full that is; none begins with a letter."""
_WIDTHS = range(24, 160)
_FULL = 0.88
"""Lines are broken where the next word has no more room; so much of the width must be full with it."""
_STRONG = 4
"""So many lines show by themselves that they are wrapped; fewer only where others of the document are."""
_PROSE = 50
"""Lines of wrapped prose are at least so long, but for the last ones of paragraphs."""
_LINE = 40
"""A line of a paragraph that is shorter only goes on below where it ends with a word."""
_PAIR = 2
_STOPS = (".", "!", "?", '."', '!"', '?"', ".)")
_SENTENCE_ENDS = (".", "!", "?", ":", '"', ")")


def runs(lines: Sequence[str], soft: Container[int] | None) -> Iterator[range]:
    """The lines, by index, that stand directly below one another: by blank lines, or those that `soft` knows to go on below."""
    first = 0
    for number, follows in enumerate(_followed(lines) if soft is None else map(soft.__contains__, range(len(lines)))):
        if not follows:
            if number > first:
                yield range(first, number + 1)
            first = number + 1


def _followed(lines: Sequence[str]) -> Iterator[bool]:
    """For each line whether the next stands directly below it and may go on with it."""
    alone = [not line or line.isspace() or (": " in line and _FIELD.match(line) is not None) for line in lines]
    for line, stands_alone, is_alone in zip(islice(lines, 1, None), alone, islice(alone, 1, None), strict=False):
        yield not (stands_alone or is_alone or (not line[0].isalpha() and _APART.match(line)))
    yield False


def _soft_lines(soft: Container[int], after: Iterable[int]) -> frozenset[int]:
    """The lines, by index, that go on below; `after` has where each next line starts."""
    return frozenset(number for number, start in enumerate(after) if start - 1 in soft)


def _is_full(line: str, after: str, width: float) -> bool:
    """Whether a line of a wrapped text had no room for the first word of the next."""
    bare = line.rstrip()
    word = after.lstrip()[:40].partition(" ")[0]
    ends = bare.endswith(_SENTENCE_ENDS) and not _goes_on(after)
    return len(bare) + 1 + len(word) > (width if ends else _FULL * width)


def _goes_on(after: str) -> bool:
    """Whether a line begins as the middle of a sentence does."""
    return after.lstrip(" \t\"'([")[:1].islower()


def _width(lines: Sequence[str]) -> int:
    """The width that the lines of a paragraph are wrapped at, 0 where they are not."""
    return _width_of(lines, list(zip(lines, lines[1:], strict=False)), 0.6)


def _width_of_short(paragraphs: list[list[str]]) -> int:
    """The width that paragraphs of two and three lines are wrapped at, taken together; 0 where they are not."""
    pairs = [pair for lines in paragraphs for pair in zip(lines, lines[1:], strict=False)]
    if len(pairs) < _STRONG or sum(len(line) >= _PROSE for line, _ in pairs) < 0.75 * len(pairs):
        return 0
    return _width_of([line for line, _ in pairs], pairs, 0.75)


def _width_of(lines: Sequence[str], pairs: list[tuple[str, str]], least: float) -> int:
    """The width that lines are wrapped at, if so many of the pairs of them have no room for the next word; else 0."""
    sizes = sorted(len(line.rstrip()) for line in lines)
    width = sizes[len(sizes) * 4 // 5]
    if width not in _WIDTHS:
        return 0
    full = sum(_is_full(line, after, width) for line, after in pairs)
    if full < least * len(pairs):
        return 0
    cased = [after for _, after in pairs if after.lstrip()[:1].isascii() and after.lstrip()[:1].isalpha()]
    if len(cased) < 0.4 * len(pairs):
        return width if full >= 0.85 * len(pairs) and width >= 40 else 0
    return width if sum(map(_goes_on, cased)) >= 0.35 * len(cased) else 0


def _is_joined(line: str, after: str, width: int, in_paragraph: bool) -> bool:
    """Whether a line goes on in the next one: it is full to the width of its text, or the next begins as it should."""
    if width:
        return _is_full(line, after, width) or _goes_on(after)
    return in_paragraph and (len(line) >= _LINE or line[-1:].isalpha()) and _goes_on(after)


def _may_be_verse(lines: Sequence[str]) -> bool:
    """Whether the lines of a paragraph are all short, and more than two."""
    return len(lines) > _PAIR and max(map(len, lines)) < _LINE


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Whether a few lines are surely one paragraph: long ones but for the last, sentences that go on below or end, a stop at the end."""
    return (
        lines[0][:1].isupper()
        and lines[-1].rstrip().endswith(_STOPS)
        and min(map(len, lines[:-1])) >= _LINE
        and all(
            _goes_on(after) != line.rstrip().endswith(_STOPS) for line, after in zip(lines, lines[1:], strict=False)
        )
    )


def unwrap(folded: str, soft: Container[int] | None = None) -> str:
    """`folded` with the line ends inside hard-wrapped paragraphs turned into spaces; same length, same offsets.

    Articles mostly come with a paragraph a line. Agency copy and Markdown are often wrapped at a width instead.
    `soft`: the offsets of the line ends that may stand inside a paragraph, where a reader knows them.
    """
    lines = folded.split("\n")
    if len(lines) < 2:
        return folded
    found = list(runs(lines, None if soft is None else _soft_lines(soft, accumulate(len(line) + 1 for line in lines))))
    widths = [_width([lines[number] for number in run]) if len(run) >= _STRONG else 0 for run in found]
    usual = sorted(filter(None, widths))
    common = usual[len(usual) // 2] if usual else _width_of_short([lines[run.start : run.stop] for run in found])
    joined: set[int] = set()
    for run, width in zip(found, widths, strict=True):
        few = len(run) < _STRONG
        own = lines[run.start : run.stop]
        prose = few and (_is_wrapped(own) if soft is None else not _may_be_verse(own))
        for number in run[:-1]:
            if _is_joined(lines[number], lines[number + 1], width or (common if few else 0), prose):
                joined.add(number)
    if not joined:
        return folded
    pieces = [line + (" " if number in joined else "\n") for number, line in enumerate(lines)]
    return "".join(pieces)[:-1].replace("\r ", "  ")


_FENCE = lazy_pattern(r"^[ ]{0,3}(`{3,}|~{3,})([^\n]*)$", re.MULTILINE)


def fenced(text: str) -> list[Region]:
    """The blocks of code between fences, in a text without markup otherwise. A fence that is never closed opens none."""
    if "```" not in text and "~~~" not in text:
        return []
    found: list[Region] = []
    opened, start = "", 0
    for fence in _FENCE.finditer(text):
        if not opened and "`" not in fence[2]:
            opened, start = fence[1], fence.start()
        elif opened and fence[1].startswith(opened) and not fence[2].strip():
            found.append(Region(start, fence.end(), Kind.code))
            opened = ""
    return found


_QUOTED = lazy_pattern(r"[ \t]{0,3}>+(?:[ \t]|$)")
_ITEM = lazy_pattern(r"[ \t]*(?:[-*+\x95]|\d{1,3}[.)]|\([a-z0-9]{1,3}\)|[a-z][.)])[ \t]+\S")
_CAPITALS = frozenset(ascii_uppercase)
"""Most lines begin with one of them: they are neither quoted nor items of a list."""
_GAP = lazy_pattern(r"(?<=\S)(?:[ ]{3,}|[ ]?\.{4,}[ ]?|\t+)(?=\S)")
_LONGEST_ROW, _LONGEST_CELL = 400, 30
_NO_CELLS = ("", 0)


def regions(text: str, folded: str, lines: Sequence[Span]) -> list[Region]:
    """The kinds of the lines of a text without markup; what is in none is paragraphs."""
    code = fenced(text)
    found, number = list(code), 0
    for (start, end), kind in zip(lines, _kinds([folded[start:end] for start, end in lines]), strict=True):
        while number < len(code) and code[number].end <= start:
            number += 1
        if kind is not Kind.paragraph and not (number < len(code) and code[number].start <= start):
            found.append(Region(start, end, kind))
    return sorted(found)


def with_verse(structure: Structure, folded: str, lines: Sequence[Span]) -> list[Region]:
    """The regions that a reader saw, and the stanzas among the paragraphs, which no markup tells from prose."""
    regions = list(structure.regions)
    if len(structure.soft) < 3:
        return regions
    texts = [folded[start:end] for start, end in lines]
    kinds = kinds_of(regions, lines)
    soft = _soft_lines(structure.soft, (line.start for line in lines[1:]))
    for first, last, kind in _verses(texts, soft):
        if all(kind is Kind.paragraph for kind in kinds[first:last]):
            regions.append(Region(lines[first].start, lines[last - 1].end, kind))
    return sorted(regions)


def _kinds(lines: Sequence[str]) -> list[Kind]:
    """The kind of each line."""
    kinds = [Kind.paragraph] * len(lines)
    for first, last, kind in (*_tables(lines), *_verses(lines)):
        kinds[first:last] = [kind] * (last - first)
    for number, line in enumerate(lines):
        if line and line[0] not in _CAPITALS and kinds[number] is Kind.paragraph:
            if ">" in line and _QUOTED.match(line):
                kinds[number] = Kind.quotation
            elif _ITEM.match(line):
                kinds[number] = Kind.list_item
    return kinds


def _cells(line: str) -> tuple[str, int]:
    """How the cells of a line are set apart, if they are, and how many there are."""
    if len(line) > _LONGEST_ROW:
        return _NO_CELLS
    bars = line.count("|")
    if bars:
        return "|", bars + 1
    gaps = len(_GAP.findall(line))
    if gaps:
        return ("\t", line.count("\t") + 1) if "\t" in line else (" ", gaps + 1)
    return _NO_CELLS


def _tables(lines: Sequence[str]) -> Iterator[tuple[int, int, Kind]]:
    """Lines below one another whose cells are set apart in the same way, as often."""
    cells = [
        _cells(line) if "|" in line or "   " in line or "\t" in line or "...." in line else _NO_CELLS for line in lines
    ]
    first = 0
    while first < len(lines):
        sign, count = cells[first]
        last = first + 1
        if sign:
            while last < len(lines) and cells[last][0] == sign and (sign == " " or cells[last][1] == count):
                last += 1
            if _is_table(lines[first:last], sign, count):
                yield first, last, Kind.table
        first = last


def _is_table(rows: Sequence[str], sign: str, count: int) -> bool:
    with_digits = sum(any(map(str.isdigit, row)) for row in rows)
    if sign == "|":
        # Without bars at its ends, a row of words is a menu, and one of long cells two headlines or a title and a site.
        is_short = all(len(cell) <= _LONGEST_CELL for row in rows for cell in row.split("|"))
        return len(rows) >= 2 and (rows[0].strip().startswith("|") or (is_short and 2 * with_digits >= len(rows)))
    if sign == "\t":
        return len(rows) >= 2 and (count > 2 or 2 * with_digits >= len(rows))
    return len(rows) >= 2 and 3 * with_digits >= 2 * len(rows)


_LINE_OF_VERSE = range(8, 80)
_WORD = lazy_pattern(r"[\w'-]+")


def _verses(lines: Sequence[str], soft: Container[int] | None = None) -> Iterator[tuple[int, int, Kind]]:
    """Stanzas: short lines below one another that go on from line to line, each with a capital."""
    stanzas = [run for run in runs(lines, soft) if _is_stanza([lines[number] for number in run])]
    if sum(map(len, stanzas)) >= 6 or any(len(run) >= _STRONG for run in stanzas):
        for run in stanzas:
            yield run.start, run.stop, Kind.verse
    elif _is_poem([line.strip() for line in lines if line and not line.isspace()]):
        yield 0, len(lines), Kind.verse


def _is_stanza(lines: Sequence[str]) -> bool:
    bare = [line.strip() for line in lines]
    if any(len(line) not in _LINE_OF_VERSE for line in bare) or any(map(str.isdigit, "".join(bare))):
        return False
    signed = _is_of_sentences(bare) and _ended(bare) >= 0.75 * len(bare)
    wrapped = len(lines) >= _STRONG and _width(lines)
    return (signed or _flows(bare) and not wrapped) and _open(bare) >= 0.25 * len(bare)


def _is_poem(lines: Sequence[str]) -> bool:
    """Whether the lines of a document, each a paragraph, are those of a poem: paragraphs do not end with a comma."""
    return len(lines) >= 8 and max(map(len, lines)) < 300 and _open(lines) >= 0.4 * len(lines) and _flows(lines)


def _open(lines: Sequence[str]) -> int:
    """How many lines end where a sentence goes on."""
    return sum(line[-1] in ",;:-\x97" for line in lines)


def _ended(lines: Sequence[str]) -> int:
    """How many lines end with a sign; lines of wrapped prose, most of which begin with a small letter, too, hardly do."""
    return _open(lines) + sum(line[-1] in ".!?\"')" for line in lines)


def _flows(lines: Sequence[str]) -> bool:
    """Whether lines begin with a capital and are made of the words of sentences."""
    opened = sum(line.lstrip("\"'(")[:1].isupper() or line[0] == "_" for line in lines)
    return opened >= 0.7 * len(lines) and _ended(lines) >= 0.4 * len(lines) and _is_of_sentences(lines)


def _is_of_sentences(lines: Sequence[str]) -> bool:
    words = [_WORD.findall(line) for line in lines]
    inner = [word for line in words for word in line[1:]]
    has_words = sum(map(len, words)) >= 3.5 * len(lines)
    return has_words and sum(word[0].islower() or word[0] == "_" for word in inner) >= 0.6 * len(inner)
