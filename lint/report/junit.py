"""JUnit XML: a suite for each article, a failed test for each finding that counts, written as they come."""

from __future__ import annotations

from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

from lint.config.settings import Settings
from lint.model import LocatedFinding
from lint.patterns import lazy_pattern
from lint.report import Totals
from lint.report.places import line_of
from lint.triage.stages import Article, confident_enough, fails

_UNPRINTABLE = lazy_pattern("[^\t\n\r\x20-\x7e\xa0-\u2027\u202f-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


_COMMANDS = {"##": "#&#35;", "::": ":&#58;"}
"""How the commands of build servers begin: the same to a reader of XML."""


def _attribute(value: str) -> str:
    return quoteattr(_UNPRINTABLE.sub("\ufffd", value), _COMMANDS)


def _text(value: str) -> str:
    return escape(_UNPRINTABLE.sub("\ufffd", value), _COMMANDS)


def _case(placed: LocatedFinding) -> str:
    found = placed.finding
    place = f"{placed.path}:{line_of(placed)}"
    return (
        f"<testcase classname={_attribute(placed.path)} name={_attribute(f'{found.code} {found.name} {place}')}>"
        f"<failure type={_attribute(found.severity.name)} message={_attribute(found.message)}>"
        f"{_text(f'{place}: {found.message}')}\n{_text(placed.excerpt)}</failure></testcase>\n"
    )


class JUnit:
    def __init__(self, out: TextIO, settings: Settings) -> None:
        self._out, self._settings = out, settings
        out.write('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="seedlint">\n')

    def article(self, article: Article) -> None:
        shown, _ = confident_enough(article.findings, self._settings.min_confidence)
        failing = [placed for placed in article.findings if fails(placed, self._settings)]
        name = article.path + (" (across articles)" if article.corpus else "")
        cases = "".join(map(_case, failing))
        if not failing:
            cases = f'<testcase classname={_attribute(article.path)} name="nothing that counts"/>\n'
        others = [placed for placed in shown if not fails(placed, self._settings)]
        output = "".join(f"{one.path}:{line_of(one)}: {one.finding.code} {one.finding.message}\n" for one in others)
        output = f"<system-out>{_text(output)}</system-out>\n" if output else ""
        self._suite(name, max(1, len(failing)), len(failing), cases + output)

    def _suite(self, name: str, tests: int, failures: int, inside: str) -> None:
        counts = f'tests="{tests}" failures="{failures}" errors="0" skipped="0"'
        self._out.write(f"<testsuite name={_attribute(name)} {counts}>\n{inside}</testsuite>\n")

    def finish(self, totals: Totals) -> None:
        """The score and the budgets are a suite of their own."""
        failed = "".join(
            f'<testcase classname="gate" name={_attribute(reason.split(",")[0])}>'
            f"<failure message={_attribute(reason)}>{_text(reason)}</failure></testcase>\n"
            for reason in totals.reasons
        )
        passed = '<testcase classname="gate" name="score and budgets"/>\n'
        self._suite("gate", max(1, len(totals.reasons)), len(totals.reasons), failed or passed)
        self._out.write("</testsuites>\n")


def make(out: TextIO, settings: Settings) -> JUnit:
    return JUnit(out, settings)
