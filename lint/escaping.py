"""What is printed says nothing to a terminal or to a build server but itself, whatever names and texts are in it."""

from __future__ import annotations

import re

from lint.patterns import lazy_pattern

_COMMAND = lazy_pattern(r"##(?=[A-Za-z]*\[)")
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


_IN_TABLE = lazy_pattern(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]|#(?=#[A-Za-z]*\[)|^:(?=:)", re.MULTILINE
)


def in_table(cell: str) -> str:
    """A cell of a table as text: what would command a terminal or a build server is written as Python escapes it (`\\x1b`)."""
    return _IN_TABLE.sub(
        lambda found: f"\\x{ord(found[0]):02x}" if found[0] < "\u0100" else f"\\u{ord(found[0]):04x}", cell
    )


def in_patch(name: str) -> str:
    """A file name as git writes it in a patch: in quotes, and as octal bytes what would end its line or command anybody."""
    commands = {found.start() for found in _COMMAND.finditer(name)}
    quoted = "".join(
        char if char.isprintable() and char not in '"\\' and at not in commands else _octal(char)
        for at, char in enumerate(name)
    )
    return name if quoted == name else f'"{quoted}"'


def _octal(char: str) -> str:
    return "".join(f"\\{byte:03o}" for byte in char.encode("utf-8", "surrogateescape"))


_IN_JSON = lazy_pattern(r"[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]|#(?=#[A-Za-z]*\[)")


def in_json(encoded: str) -> str:
    """JSON of the same value that can be printed as it is: what would command a terminal or a build server is written as `\\u…`."""
    if encoded.isprintable() and "##" not in encoded:  # what the expression looks for is neither: nearly always
        return encoded
    return _IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", encoded)
