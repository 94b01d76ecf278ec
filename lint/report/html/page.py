"""Put the page together: template, style, scripts and the run's data, with a policy that lets nothing else run or load."""

from __future__ import annotations

import hashlib
import json
import re
from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, TextIO

from lint import __version__
from lint.escaping import in_json
from lint.patterns import lazy_pattern

SCRIPTS = (
    "state.js", "parts.js", "corpus.js", "article.js", "panel.js", "conflicts.js", "rules.js", "charts.js", "start.js",
)  # fmt: skip
LIBRARIES = ("chart.umd.min.js", "diff.min.js")
_LONE = lazy_pattern("[\ud800-\udfff]")
_SLOT = lazy_pattern(r"\{\{(\w+)\}\}")


@cache
def asset(name: str) -> str:
    """A file that comes with this module."""
    text = (files("lint.report.html") / "assets" / name).read_text(encoding="utf-8")
    # A source map would be the one address on the page that somebody might ask for; a bell in a script rings in a terminal.
    return re.sub(r"^//# sourceMappingURL=.*$", "", text, flags=re.MULTILINE).replace("\x07", r"\x07")


def as_data(value: Any) -> str:
    """JSON that can stand in a script element whatever it holds."""
    encoded = in_json(json.dumps(value, ensure_ascii=False, separators=(",", ":"))).replace("<", "\\u003c")
    return _LONE.sub("\ufffd", encoded)


def _hash(source: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(source.encode()).digest()).decode()}'"


def write(out: TextIO, index: Mapping[str, Any], parts: Mapping[str, Any]) -> None:
    """Write the page. `index` is what it knows at once; `parts`, by id, what it reads when it is asked for."""
    style, libraries = asset("style.css"), "\n".join(map(asset, LIBRARIES))
    script = "(() => {\n'use strict';\n" + "\n".join(map(asset, SCRIPTS)) + "\n})();\n"
    policy = (
        f"default-src 'none'; script-src {_hash(libraries)} {_hash(script)}; style-src {_hash(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    slots = {"policy": policy, "style": style, "libraries": libraries, "script": script, "version": __version__}
    before, after = asset("page.html").split("{{data}}")
    out.write(_SLOT.sub(lambda slot: slots[slot[1]], before))
    for name, part in (*parts.items(), ("index", index)):
        out.write(f'<script type="application/json" id="{name}">{as_data(part)}</script>\n')
    out.write(_SLOT.sub(lambda slot: slots[slot[1]], after))
