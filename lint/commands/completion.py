"""What the shell may complete besides options and files: codes of rules, formats, kinds of facts."""

from collections.abc import Callable, Iterable


def codes(incomplete: str) -> list[str]:
    """The families, ranges and codes that an option may go on with, also behind a comma."""
    known = _rules()
    return _going_on(incomplete, sorted({code[:length] for code in known for length in (2, 3, len(code))} | {"ALL"}))


def code(incomplete: str) -> list[str]:
    """The codes that begin so."""
    return [code for code in _rules() if code.startswith(incomplete)]


def among(*names: str) -> Callable[[str], list[str]]:
    """Completes one of these names."""

    def complete(incomplete: str) -> list[str]:
        return [name for name in names if name.startswith(incomplete)]

    return complete


def formats(incomplete: str) -> list[str]:
    """The formats of `check`."""
    from lint.report import FORMATS

    return among(*FORMATS)(incomplete)


def kinds(incomplete: str) -> list[str]:
    """The kinds of facts, also behind a comma."""
    from lint import extract

    return _going_on(incomplete, extract.MODULES)


def _going_on(incomplete: str, names: Iterable[str]) -> list[str]:
    done, comma, begun = incomplete.rpartition(",")
    return [done + comma + name for name in names if name.startswith(begun)]


def _rules() -> list[str]:
    from lint.session import Session

    return [str(rule.code) for rule in Session().rules]
