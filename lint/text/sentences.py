"""Where sentences begin and end in a folded text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from lint.lexicon import in_all_languages
from lint.model import Span, as_span
from lint.patterns import lazy_pattern

_NEVER_LAST = in_all_languages("sentences", "never last")
"""A full stop after one of these never ends a sentence: titles, “vs.”."""
_SOMETIMES_LAST = in_all_languages("sentences", "sometimes last")
"""After one of these it does when a usual opening word follows."""
_OPENERS = in_all_languages("sentences", "openers")
_AFTER_ORDINAL = in_all_languages("sentences", "after ordinal")
"""What stands behind “31.” in languages that write ordinal numbers so."""
_MAY_STAY_OPEN = _NEVER_LAST | _SOMETIMES_LAST
# Not `+` first: a single first sign is found faster. Looked back from there, a run of signs is tried at its first one alone,
# and what was taken is not given back: both keep a text of nothing but dots linear.
_STOP = lazy_pattern(r"""[.!?\x83](?<![.!?\x83].)[.!?\x83]*+["')\]]*+(?=[ \t\x7f]++(\S))""", re.DOTALL)
_EASTERN_STOP = lazy_pattern(r"""\x82++["')\]\x7f]*+""")
"""The end of a sentence after which no space stands; closing brackets of East Asia are one sign with many others."""
_LAST_WORD = lazy_pattern(r"[\w.&'-]*\Z", re.ASCII)
_NEXT_WORD = lazy_pattern(r"""[ \t\x7f]*["'(\[]*([A-Za-z]+)""")


def _ends_sentence(block: str, stop: re.Match[str]) -> bool:
    """Whether the stop found in `block` closes a sentence."""
    if stop[1].islower():
        return False
    at, end = stop.span()
    if end - at > 1 or block[at] != ".":
        return True
    before = block[max(0, at - 20) : at]
    last = before[before.rfind(" ") + 1 :].lower()
    if not (last.isalpha() and last.isascii()):
        last = _LAST_WORD.search(before).group().lower().strip("'")  # type: ignore[union-attr]
    elif last not in _MAY_STAY_OPEN and (len(last) > 1 or last == "i"):
        return True
    if last in _NEVER_LAST:
        return False
    if last.isdigit():
        after = _NEXT_WORD.match(block, stop.end())
        return len(last) > 2 or after is None or after.group(1).lower() not in _AFTER_ORDINAL
    initial = len(last) == 1 and last.isalpha() and last != "i"
    if not initial and last not in _SOMETIMES_LAST and not ("." in last and len(last) <= 5 and last[0].isalpha()):
        return True
    after = _NEXT_WORD.match(block, stop.end())
    return after is not None and after.group(1)[0].isupper() and after.group(1).lower() in _OPENERS and not initial


def sentence_spans(folded: str, start: int, end: int) -> list[Span]:
    """The sentences of the block `folded[start:end]`, without the space between them; offsets are those of `folded`."""
    block = folded[start:end]
    first, last = len(block) - len(block.lstrip()), len(block.rstrip())
    spans, cuts = list[Span](), list[int]()
    if "." in block or "!" in block or "?" in block or "\x83" in block:  # a short line mostly has none of them
        cuts = [stop.end() for stop in _STOP.finditer(block) if _ends_sentence(block, stop)]
    if "\x82" in block:
        cuts = sorted({*cuts, *(stop.end() for stop in _EASTERN_STOP.finditer(block, first, last))})
    for cut in cuts:
        if cut > first:
            spans.append(as_span((start + first, start + cut)))
            first = cut
            while first < last and block[first] in " \t":
                first += 1
    if first < last:
        spans.append(as_span((start + first, start + last)))
    return spans


def enclosing(spans: Sequence[Span], offset: int) -> Span | None:
    """The one of the ordered `spans` that holds `offset`, or the last that starts before it; None before the first."""
    at = bisect_right(spans, (offset, 1 << 62)) - 1
    return spans[at] if at >= 0 else None
