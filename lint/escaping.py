"""What is printed says nothing to a terminal or to a build server but itself, whatever names and texts are in it."""

from __future__ import annotations

import re

_COMMAND = re.compile(r"##(?=[A-Za-z]*\[)")
"""How a build server's commands begin, anywhere in a line: `##[group]`, `##vso[…]`, `##teamcity[…]`."""


def printable(text: str) -> str:
    """Text without the characters that would move the terminal's cursor or hide what follows; of the same length."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else " " if char.isspace() else "\ufffd" for char in text)


def harmless(line: str) -> str:
    """A line that can be printed as it is, of the same length: no control characters, no command of a build server."""
    line = printable(line)
    if "##" in line:
        line = _COMMAND.sub("#\ufffd", line)
    lead = len(line) - len(line.lstrip())
    return f"{line[:lead]}\ufffd{line[lead + 1 :]}" if line.startswith("::", lead) else line
