"""One finding a block: boilerplate stands together, and a reader wants the menu, not each of its lines; an entity left everywhere is one fault.

It is done last, when each line has been held against decisions and the baseline: those know lines, so that old ones still match.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, groupby

from lint.model import Confidence, LocatedFinding, Related

_LINES = ("BP1", "BP2", "BP3")
"""What belongs to the page as a whole line."""
_RESIDUE = ("BP4", "SQ413")
"""What scraping left in the text, or nobody filled in: one fault of the scraper or of a template, at many places."""
FEWEST_LINES, FEWEST_PLACES = 2, 4
_SIDES, _GAP, _LABEL = 3, 2, 60
"""Between so many lines on either side, so few lines of which no rule says anything belong to the block, too, if they are no longer than labels."""
_MARKS = " \t\r\n*_#>|-\u2013\u2014\u2022"
"""What may stand between neighbours."""
_MOST_RELATED = 20


def in_blocks(findings: Iterable[LocatedFinding]) -> list[LocatedFinding]:
    """The findings of an article in their order, neighbours of one block as one finding that has them as its parts."""
    joined = chain.from_iterable(_of_block(run) for run in _runs(findings))
    return list(_systematic(list(joined)))


def parts(findings: Iterable[LocatedFinding]) -> Iterator[LocatedFinding]:
    """The findings of single places again."""
    for one in findings:
        yield from one.parts or (one,)


def _runs(findings: Iterable[LocatedFinding]) -> Iterator[list[LocatedFinding]]:
    """The findings in runs of neighbours; those that are no lines of a page alone."""
    runs: list[list[LocatedFinding]] = []
    last: LocatedFinding | None = None
    for one in findings:
        between = None if last is None else _between(last, one)
        if between is not None and not between.strip(_MARKS):
            runs[-1].append(one)
        else:
            runs.append([one])
        last = one
    waiting: list[LocatedFinding] = []
    for run in runs:
        if waiting and _is_gap(waiting, run):
            waiting = waiting + run
            continue
        if waiting:
            yield waiting
        waiting = run
    if waiting:
        yield waiting


def _between(last: LocatedFinding, one: LocatedFinding) -> str | None:
    """The text between two lines of a page; None where it is too long, or one is no such line."""
    start, end = one.finding.start, last.finding.end
    if start is None or end is None or not 0 <= start - end <= len(one.before):
        return None
    if not (one.finding.code.startswith(_LINES) and last.finding.code.startswith(_LINES)):
        return None
    return one.before[len(one.before) - (start - end) :]


def _is_gap(above: list[LocatedFinding], below: list[LocatedFinding]) -> bool:
    """Whether what stands between two runs is a line or two of the same block."""
    if min(len(above), len(below)) < _SIDES:
        return False
    between = _between(above[-1], below[0])
    lines = [] if between is None else [line for line in between.split("\n") if line.strip(_MARKS)]
    return between is not None and len(lines) <= _GAP and all(len(line) <= _LABEL for line in lines)


def _of_block(run: list[LocatedFinding]) -> Iterator[LocatedFinding]:
    """The blocks of a run: a doubtful line stays apart wherever it stands, for in a block it would be shown as sure as the others."""
    for shown, lines in groupby(run, key=lambda one: one.finding.confidence >= Confidence.medium):
        block = list(lines)
        if shown and len(block) >= FEWEST_LINES:
            yield _joined(block)
        else:
            yield from block


def _joined(block: list[LocatedFinding]) -> LocatedFinding:
    """Many lines as one finding, as sure as two thirds of them are, of the rule that found most: a doubtful line is no surer beside a sure one."""
    confidence = sorted((one.finding.confidence for one in block), reverse=True)[(2 * len(block) + 2) // 3 - 1]
    of_rule = [one for one in block if one.finding.confidence == confidence] or block
    many = Counter(one.finding.code for one in block)
    head = max(of_rule, key=lambda one: (one.finding.severity, many[one.finding.code]))
    last = block[-1]
    message = f"{len(block)} lines of page boilerplate, “{_short(block[0])}” to “{_short(last)}”; remove them."
    finding = head.finding._replace(
        confidence=confidence, message=message, start=block[0].finding.start, end=last.finding.end, fix=None, related=()
    )
    return block[0]._replace(
        finding=finding, end=last.end, fingerprint=head.fingerprint, match="\n".join(one.match for one in block)[:2000],
        after=last.after, words=sum(one.words for one in block), parts=tuple(block),
    )  # fmt: skip


def _systematic(findings: list[LocatedFinding]) -> Iterator[LocatedFinding]:
    """What one rule found of residue at many places of an article is reported at the first."""
    places: dict[tuple[str, Confidence], list[LocatedFinding]] = {}
    for one in findings:
        if one.finding.code.startswith(_RESIDUE) and one.start:
            places.setdefault((one.finding.code, one.finding.confidence), []).append(one)
    many = {key: found for key, found in places.items() if len(found) >= FEWEST_PLACES}
    for one in findings:
        found = many.get((one.finding.code, one.finding.confidence), [])
        if not found or one.start is None:
            yield one
        elif one is found[0]:
            yield _with_places(found)


def _with_places(found: list[LocatedFinding]) -> LocatedFinding:
    first, others = found[0], found[1:]
    related = tuple(
        Related(one.path, one.finding.start, one.finding.end, _short(one), one.start) for one in others[:_MOST_RELATED]
    )
    message = f"{first.finding.message.rstrip('.')}, and the like at {len(others)} more places of the article."
    finding = first.finding._replace(message=message, related=(*first.finding.related, *related), fix=None)
    return first._replace(finding=finding, words=sum(one.words for one in found), parts=tuple(found))


def _short(one: LocatedFinding) -> str:
    words = " ".join(one.match.split())
    return words if len(words) <= 40 else words[:39] + "…"
