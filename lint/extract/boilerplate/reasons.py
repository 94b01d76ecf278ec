"""Why a line looks like boilerplate, in words for its reader: the one reason that says most."""

from __future__ import annotations

from lint.extract.boilerplate.feature_names import LINE
from lint.extract.boilerplate.lines import Lines
from lint.extract.boilerplate.shapes import NEAR

_OF_SITE, _SINCE_LAST, _SINCE_FIRST, _SHORT_LINES, _SHARED_WORDS = map(
    LINE.index,
    (
        "words of the site", "lines since the last paragraph", "lines since the first paragraph", "short lines around",
        "words shared with the article",
    ),
)  # fmt: skip
_SITE_WORDS = 1.0
"""The log-odds of a line's words from which they are the reason."""
_RUN = 4


def reason(lines: Lines, place: int) -> str:
    """What gives the line away: its words, its neighbours, its place."""
    features = lines.line_features(place)
    words = lines.telling_words(place) if features[_OF_SITE] >= _SITE_WORDS else []
    if words:
        return "it has words of a site: " + ", ".join(f"“{word}”" for word in words)
    if any(lines.certain[max(0, place - NEAR) : place + NEAR + 1]):
        return "a short line beside other boilerplate"
    if features[_SINCE_LAST] > 0:
        return "a short line below the last paragraph"
    if features[_SINCE_FIRST] < 0:
        return "a short line above the first paragraph"
    if features[_SHORT_LINES] >= _RUN:
        return "one of a run of short lines, as in a list of links"
    return (
        "a short line that shares no words with the article"
        if features[_SHARED_WORDS] <= 0
        else "a short line between paragraphs"
    )
