"""Rules as pages: the list for `rules`, the whole card for `explain`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from inspect import getdoc
from typing import Any, TextIO

from lint.counting import counted
from lint.escaping import harmless
from lint.model import Confidence
from lint.patterns import lazy_pattern
from lint.report.advice import how_to_mend
from lint.report.as_json import encoded
from lint.report.text import Style
from lint.rule.base import CorpusRule, Rule
from lint.rule.conditions import CONDITIONS
from lint.rule.measured import Measure, is_doubtful, measured

_MARK = lazy_pattern(r"\[\[(.*?)\]\](?!\])", re.DOTALL)


def card(rule: Rule) -> dict[str, Any]:
    """A rule as JSON-serialisable values."""
    rule = rule.resolve()
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity.name,
        "confidence": rule.confidence.name,
        "language": rule.language,
        "default": rule.default,
        "corpus": isinstance(rule, CorpusRule),
        "why": rule.why,
        "mend": how_to_mend(rule),
        "limits": rule.limits,
        "options": dict(type(rule).options),
        "examples": {"flags": list(rule.examples.flags), "passes": list(rule.examples.passes)},
        "measured": _counts(rule),
        "origin": rule.origin,
    }


def _counts(rule: Rule) -> dict[str, Any]:
    """How often the findings of a rule were right, by confidence and set: right ones and judged ones."""
    found = {confidence: measured(str(rule.code), confidence) for confidence in (Confidence.high, Confidence.medium)}
    return {
        confidence.name: {name: list(counts) for name, counts in of.sets.items()}
        for confidence, of in found.items()
        if of.judged
    }


def write_measured(rules: Iterable[Rule], out: TextIO, format: str) -> None:
    """How often each rule was right, one a line (text) or as one JSON list: what a gate can rely on."""
    rows = [(rule, measured(str(rule.code)), measured(str(rule.code), Confidence.medium)) for rule in rules]
    if format == "json":
        table = [{"code": rule.code, "name": rule.name, "measured": _counts(rule)} for rule, *_ in rows]
        out.write(encoded(table, 1) + "\n")
        return
    out.write(f"{'':7}{'':34}{'high confidence':<24}{'medium confidence':<24}\n")
    for rule, high, medium in rows:
        doubt = "  informs, does not stop a build" if is_doubtful(str(rule.code)) else ""
        out.write(f"{rule.code:<7}{rule.name:<34}{_share(high):<24}{_share(medium):<24}{doubt}".rstrip() + "\n")


def free_codes(codes: Iterable[str]) -> dict[str, tuple[int, str]]:
    """Of each range of a hundred codes that is in use: how many rules it has, and the first code above all of them.

    Codes between two rules are not given out again: one of them may stand in somebody's baseline.
    """
    ranges: dict[str, list[int]] = {}
    for code in codes:
        family, number = code.rstrip("0123456789"), code[len(code.rstrip("0123456789")) :]
        if len(number) >= 3:
            ranges.setdefault(f"{family}{number[:-2]}", []).append(int(number[-2:]))
    return {
        name: (len(used), f"{name}{max(used) + 1:02}" if max(used) < 99 else "")
        for name, used in sorted(ranges.items())
    }


def write_conditions(out: TextIO, format: str) -> None:
    """The conditions of `unless`, `only_if` and `doubt_if`, each with where it holds."""
    said = {name: " ".join((getdoc(check) or "").split()) for name, check in sorted(CONDITIONS.items())}
    if format == "json":
        out.write(encoded(said, 1) + "\n")
        return
    style = Style(out)
    for name, about in said.items():
        out.write(f"{style(name, '1')}\n  {_shown(about)}\n")


def write_free(rules: Iterable[Rule], out: TextIO, format: str) -> None:
    """The next free code of each range, one a line (text) or as one JSON object."""
    found = free_codes(str(rule.code) for rule in rules)
    if format == "json":
        out.write(json.dumps({name: code for name, (_, code) in found.items()}, indent=1) + "\n")
        return
    for name, (used, code) in found.items():
        out.write(f"{name + 'xx':<8}next {code or 'none':<8}{counted(used, 'rule')}\n")


def _share(found: Measure) -> str:
    return f"{found.share:.0%} of {found.judged}" if found.judged else "not measured"


def write_family(rules: list[Rule], out: TextIO, format: str) -> None:
    """The rules whose codes begin alike: what each is for."""
    if format == "json":
        out.write(encoded([card(rule) for rule in rules], 1) + "\n")
        return
    style = Style(out)
    for rule in rules:
        out.write(f"{style(str(rule.code), '1')}  {rule.name}\n  {_shown(rule.resolve().why)}\n")
    out.write("\nAll there is to know of one: seedlint explain CODE\n")


def write_list(rules: Iterable[Rule], selected: frozenset[str], out: TextIO, format: str) -> None:
    """The rules, one a line (text) or as one JSON list."""
    if format == "json":
        out.write(encoded([card(rule) | {"selected": rule.code in selected} for rule in rules], 1) + "\n")
        return
    style, rules = Style(out), list(rules)
    widest = max((len(str(rule.code)) for rule in rules), default=0)
    for rule in rules:
        on = " " if rule.code in selected else style("off", "2")
        code = style(f"{rule.code:<{widest}}", "1")
        out.write(f"{code}  {rule.name:<32} {rule.severity.name:<8} {rule.confidence.name:<7}{on}\n")


def write_card(rule: Rule, out: TextIO, format: str) -> None:
    """All there is to know of a rule."""
    rule = rule.resolve()
    if format == "json":
        out.write(encoded(card(rule), 1) + "\n")
        return
    style = Style(out)
    out.write(f"{style(f'{rule.code} {rule.name}', '1')}\n\n{_shown(rule.why)}\n\n")
    scope = "sees the whole corpus" if isinstance(rule, CorpusRule) else "sees one article at a time"
    out.write(f"{rule.severity.name}, {rule.confidence.name} confidence; {scope}")
    out.write("\n" if rule.default else "; off unless selected\n")
    for confidence, sets in _counts(rule).items():
        where = ", ".join(f"{right} of {judged} ({name})" for name, (right, judged) in sets.items())
        out.write(f"Measured: findings of {confidence} confidence were right in {where}\n")
    if mend := how_to_mend(rule):
        out.write(f"\n{style('How to mend', '1')}\n  {_shown(mend)}\n")
    if rule.limits:
        out.write(f"\n{style('Limits', '1')}\n  {_shown(rule.limits)}\n")
    out.write(
        f"\n{style('How to overrule', '1')}\n  seedlint decide {rule.code} ARTICLE --quote 'its words' --reason 'why it is right'\n"
    )
    if type(rule).options:
        out.write(f"\n{style('Options', '1')}\n")
    for name, default in type(rule).options.items():
        note = type(rule).option_notes.get(name, "")
        out.write(
            f"  {name} = {json.dumps(default)} (in [rules.{rule.code}] of seedlint.toml){f': {note}' if note else ''}\n"
        )
    out.write(f"\n{style('Flagged', '1')}\n")
    for sample in rule.examples.flags:
        _write_sample(sample, out, style, "31")
    out.write(f"\n{style('Not flagged', '1')}\n")
    for sample in rule.examples.passes:
        _write_sample(sample, out, style, "32")


def _shown(text: str) -> str:
    """A text of a rule's that can be printed, line by line: packs may be a stranger's."""
    return "\n".join(map(harmless, text.split("\n")))


def _write_sample(sample: str | tuple[str, ...], out: TextIO, style: Style, colour: str) -> None:
    parts = map(_shown, (sample,) if isinstance(sample, str) else sample)
    for number, part in enumerate(parts):
        shown = _MARK.sub(lambda mark: style(mark.group(1), colour), part) if style.on else part
        lead = "  - " if number == 0 else "    with: "
        out.write(lead + shown.strip().replace("\n", "\n      ") + "\n")
