"""Why a line looks like boilerplate, in words for its reader: the one reason that says most."""

from __future__ import annotations

from lint.extract.boilerplate.lines import LINE, Lines
from lint.extract.boilerplate.shapes import NEAR

_AT = {name: number for number, name in enumerate(LINE)}
_SITE_WORDS = 1.0
"""The log-odds of a line's words from which they are the reason."""
_RUN = 4


def reason(lines: Lines, place: int) -> str:
    """What gives the line away: its words, its neighbours, its place."""
    features = lines.line_features(place)
    words = lines.telling_words(place)
    if words and features[_AT["words of the site"]] >= _SITE_WORDS:
        return "it has words of a site: " + ", ".join(f"“{word}”" for word in words)
    if any(lines.sure[max(0, place - NEAR) : place + NEAR + 1]):
        return "a short line beside other boilerplate"
    if features[_AT["lines since the last paragraph"]] > 0:
        return "a short line below the last paragraph"
    if features[_AT["lines since the first paragraph"]] < 0:
        return "a short line above the first paragraph"
    if features[_AT["short lines around"]] >= _RUN:
        return "one of a run of short lines, as in a list of links"
    return (
        "a short line that shares no words with the article"
        if features[_AT["words shared with the article"]] <= 0
        else "a short line between paragraphs"
    )
