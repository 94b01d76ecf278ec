"""A picture of speeds: bars on a scale of powers of ten, as SVG that is read in light and dark."""

from __future__ import annotations

from html import escape
from math import log10

_ROW, _LEFT, _WIDTH = 22, 210, 720
_LEAST, _MOST = 0.03, 100.0
_STYLE = (
    "text{font:13px system-ui,sans-serif;fill:#444}.title{font-weight:600}.bar{fill:#9aa7b4}.ours{fill:#2f6fb2}"
    "@media(prefers-color-scheme:dark){text{fill:#ccc}}"
)
Row = tuple[str, float]
"""A name and its megabytes a second."""


def svg(groups: dict[str, list[Row]]) -> str:
    """The picture: for each group its rows, the first of them ours."""
    parts: list[str] = []
    top = 6
    for title, rows in groups.items():
        parts.append(_text(0, top + 15, title, "title"))
        top += _ROW
        for number, (name, speed) in enumerate(rows):
            parts.append(_bar(top, name, speed, "bar" if number else "ours"))
            top += _ROW
        top += 8
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {top}" role="img" aria-label="Megabytes of text a second">'
    return "\n".join([head, f"<style>{_STYLE}</style>", *parts, "</svg>"]) + "\n"


def _bar(top: int, name: str, speed: float, kind: str) -> str:
    share = (log10(min(max(speed, _LEAST), _MOST)) - log10(_LEAST)) / (log10(_MOST) - log10(_LEAST))
    length = round(share * (_WIDTH - _LEFT - 90))
    bar = f'<rect class="{kind}" x="{_LEFT}" y="{top + 3}" width="{length}" height="{_ROW - 6}"/>'
    return _text(12, top + 15, name) + bar + _text(_LEFT + length + 6, top + 15, f"{speed:.2g} MB/s")


def _text(left: int, base: int, said: str, kind: str = "") -> str:
    return f'<text x="{left}" y="{base}" class="{kind}">{escape(said)}</text>'
