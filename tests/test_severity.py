"""Severity: what stops a build has been right 19 times in 20, and does harm where it stands."""

from __future__ import annotations

from lint.config.settings import Settings
from lint.model import Confidence, Finding, LocatedFinding, Position, Severity
from lint.rule.measured import Measure, is_doubtful, measured
from lint.triage.severity import settled


def _found(code: str, line: int = 1, length: int = 10) -> LocatedFinding:
    start = 100 * line
    finding = Finding(code, "x", Severity.warning, Confidence.high, "…", start, start + length, None, ())
    return LocatedFinding("a.txt", finding, Position(line, 1, start), Position(line, length, start + length), "", 0, "")


def _severities(found: list[LocatedFinding], characters: int, settings: Settings | None = None) -> set[str]:
    return {one.finding.severity.name for one in settled(found, characters, settings or Settings())}


def test_a_line_of_boilerplate_informs_and_a_page_of_it_stops_a_build() -> None:
    line = [_found("BP100")]
    assert _severities(line, 5_000) == {"info"}
    assert _severities(line, 40) == {"warning"}, "a quarter of the article"
    assert _severities([_found("BP100", number) for number in range(1, 60)], 50_000) == {"warning"}
    assert _severities([_found("CN101")], 5_000) == {"warning"}


def test_what_was_right_too_seldom_informs_unless_the_configuration_says_otherwise() -> None:
    assert is_doubtful("DT201") and not is_doubtful("CN101") and not is_doubtful("TT999")
    assert _severities([_found("DT201")], 5_000) == {"info"}
    stricter = Settings(rules={"DT201": {"severity": "warning"}})
    assert _severities([_found("DT201")], 5_000, stricter) == {"warning"}


def test_few_judged_findings_leave_a_rule_in_its_right() -> None:
    assert Measure(9, 10, {}).at_most > 0.95 > Measure(60, 80, {}).at_most
    assert Measure(0, 0, {}).at_most == 1.0 and measured("TT999").judged == 0
