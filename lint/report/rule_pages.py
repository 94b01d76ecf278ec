"""A rule as a short page in Markdown, for editors and notebooks."""

from __future__ import annotations

from lint.rule.base import Rule

_SHOWN = 3
"""So many samples of each kind are shown."""


def markdown(rule: Rule) -> str:
    """Why a rule exists, what it flags and what it leaves alone."""
    examples = rule.examples
    flags = "\n".join(f"- {_sample(sample)}" for sample in examples.flags[:_SHOWN])
    passes = "\n".join(f"- {_sample(sample)}" for sample in examples.passes[:_SHOWN])
    head = f"**{rule.code} {rule.name}** ({rule.severity.name}, {rule.confidence.name} confidence)"
    return f"{head}\n\n{rule.why}\n\nFlagged:\n{flags}\n\nNot flagged:\n{passes}"


def _sample(sample: str | tuple[str, ...]) -> str:
    text = " / ".join((sample,) if isinstance(sample, str) else sample)
    quiet = "".join("\\" + char if char in "\\`*_{}<>#|~" else char for char in " ".join(text.split()))
    return quiet.replace("[[", "**").replace("]]", "**")
