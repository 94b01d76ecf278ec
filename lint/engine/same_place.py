"""The same place is reported once: by the most exact of the rules for boilerplate, and not by a rule that gives way to another one."""

from __future__ import annotations

from bisect import bisect_right

from lint.engine.plan import Plan
from lint.model import Confidence, Finding
from lint.rule.giving_way import Places, left_to_others
from lint.text.document import Document


def reported_once(found: list[Finding], document: Document, plan: Plan) -> list[Finding]:
    """The findings of a document without those that say of a place what a better one says of it."""
    if any(finding.code in plan.generality for finding in found):
        found = _most_exact(found, document, plan)
    return _without_giving_way(_boilerplate_once(found, plan), document, plan)


def _without_giving_way(found: list[Finding], document: Document, plan: Plan) -> list[Finding]:
    """Drop what gives way; a rule that compares articles comes later, and finds with the document the places that it leaves to others."""
    codes = {one.code for one in found}
    for code in codes & plan.gives_way.keys():
        places = Places(found, plan.gives_way[code])
        found = [one for one in found if one.code != code or not places.hold(one.start, one.end)]
    shown = [one for one in found if one.confidence >= Confidence.medium]
    if shown and plan.corpus_gives_way:
        left_to_others.put(
            document, {code: Places(shown, prefixes) for code, prefixes in plan.corpus_gives_way.items()}
        )
    return found


def _most_exact(found: list[Finding], document: Document, plan: Plan) -> list[Finding]:
    """On each line, a general rule's finding gives way to that of a less general boilerplate rule and lends it its confidence.

    One that marks the same stretch and knows how to mend it lends that, too.
    """
    lines: dict[int, list[int]] = {}
    for number, finding in enumerate(found):
        if finding.start is not None and (finding.code in plan.generality or finding.code in plan.boilerplate_codes):
            lines.setdefault(document.line_number(finding.start), []).append(number)
    result: list[Finding | None] = list(found)
    for numbers in lines.values():
        if len(numbers) < 2:
            continue
        winner = min(numbers, key=lambda number: plan.generality.get(found[number].code, 0))
        superseded = [number for number in numbers if number != winner and found[number].code in plan.generality]
        for number in superseded:
            result[number] = None
        if superseded:
            result[winner] = _strengthened(found[winner], [found[number] for number in superseded])
    return [finding for finding in result if finding is not None]


def _strengthened(winner: Finding, superseded: list[Finding]) -> Finding:
    """The finding with the highest confidence of all, and with a fix where one for the same stretch has one."""
    same = [one.fix for one in superseded if (one.start, one.end) == (winner.start, winner.end) and one.fix]
    surest = max(one.confidence for one in (winner, *superseded))
    return winner._replace(confidence=surest, fix=winner.fix or (same[0] if same else None))


def _boilerplate_once(found: list[Finding], plan: Plan) -> list[Finding]:
    """A place that several rules hold for boilerplate is reported once, by the most exact of them, then the surest, then the one that marks most."""
    places = [one for one in found if one.start is not None and one.code in plan.boilerplate_codes and not one.related]
    if len(places) < 2:
        return found
    places.sort(key=lambda one: one.code, reverse=True)
    places.sort(key=lambda one: (plan.generality.get(one.code, 0), -one.confidence, (one.start or 0) - (one.end or 0)))
    starts: list[int] = []
    kept: dict[int, int] = {}
    again: set[int] = set()
    for one in places:
        start, end = one.start or 0, one.end or 0
        at = bisect_right(starts, start)
        before, after = starts[at - 1 : at], starts[at : at + 1]
        if (before and kept[before[0]] > start) or (after and after[0] < end):
            again.add(id(one))
        else:
            starts.insert(at, start)
            kept[start] = end
    return [one for one in found if id(one) not in again]
