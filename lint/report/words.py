"""The words that the reports share: families, counts, what is hidden."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lint.counting import counted
from lint.model import family_of

FAMILIES = {
    "BP": "boilerplate",
    "HD": "hedges and sources",
    "DT": "dates",
    "UN": "numbers and units",
    "CN": "consistency",
    "XD": "across articles",
    "SQ": "source quality",
    "E9": "tool errors",
}
_HIDDEN = {
    "duplicate": "merged with another finding of the same place",
    "baseline": "in the baseline",
    "decision": "overruled by decisions",
    "decision in the article": "overruled by comments in the articles",
    "per-file-ignores": "left out by per-file-ignores",
    "ignore by field": "left out by [[ignore]]",
    "diff": "not on changed lines",
}


def family_name(code: str) -> str:
    """What the rules of a code's family are about."""
    return FAMILIES.get(family_of(code), "own rules")


def hidden_lines(hidden: Mapping[str, int]) -> Iterable[str]:
    """How many findings are not shown, and why, a reason a line."""
    for reason, count in sorted(hidden.items()):
        if reason.endswith(" confidence"):
            yield f"{counted(count, 'finding')} of {reason} not shown; --min-confidence low shows all"
        else:
            yield f"{counted(count, 'finding')} {_HIDDEN.get(reason, f'hidden: {reason}')}"
