"""What a configuration may set for a rule: its severity, and the options that it declares."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from lint.model import Severity
from lint.rule.base import Rule


class OptionError(Exception):
    """A configuration that tells a rule what it cannot be told: which rule, and which of its options."""

    def __init__(self, message: str, code: str, option: str = "") -> None:
        self.code, self.option = code, option
        super().__init__(message)


_WANTED: dict[type, str] = {
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    str: "a string",
    list: "a list",
}


def checked_options(kind: type[Rule], code: str, options: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """What the configuration sets for a rule, checked against the options it declares; any rule's severity can be set."""
    given = {name: value for name, value in options.get(code, {}).items() if name != "severity"}
    for name, value in given.items():
        if name not in kind.options:
            known = ", ".join(("severity", *kind.options))
            raise OptionError(f"the rule {code} has no option “{name}”; it knows {known}", code, name)
        wanted = type(kind.options[name])
        if type(value) is not wanted and not (wanted is float and type(value) is int):
            raise OptionError(f"option “{name}” of {code} must be {_WANTED[wanted]}, not {value!r}", code, name)
    return given


def set_severities(rules: Iterable[Rule], options: Mapping[str, Mapping[str, Any]]) -> None:
    for rule in rules:
        severity = options.get(str(rule.code), {}).get("severity")
        if severity is not None:
            if not isinstance(severity, str) or severity not in Severity.__members__:
                known = ", ".join(Severity.__members__)
                message = f"the severity of {rule.code} must be one of {known}, not {severity!r}"
                raise OptionError(message, str(rule.code), "severity")
            rule.severity = Severity[severity]
