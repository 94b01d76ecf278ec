"""The editors' decisions: findings that a person has overruled, in a file beside the corpus, each with its reason."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from fnmatch import fnmatchcase
from pathlib import Path
from posixpath import normpath
from typing import Any

from lint.config.settings import ConfigError
from lint.files import GATE_FILE, appended, read_regular
from lint.model import LocatedFinding
from lint.readers import file_of
from lint.text.fold import fold
from lint.triage.names import shown

FILE_NAME = "seedlint-decisions.toml"
_KEYS = ("path", "code", "quote", "reason", "by", "until")


@dataclass(slots=True)
class Decision:
    """One `[[decision]]`."""

    code: str
    reason: str
    path: str = ""
    """An article, as `file.jsonl:17` a record, or a glob; empty: any."""
    quote: str = ""
    """Words of the finding, or a passage around it."""
    by: str = ""
    until: date | None = None
    line: int = 0
    used: int = 0
    seen: bool = False
    """Whether the run has met an article that it speaks of."""

    @property
    def is_glob(self) -> bool:
        return not self.path or any(char in self.path for char in "*?[")

    def speaks_of(self, name: str) -> bool:
        """Whether the article of that name is meant."""
        names = (name, file_of(name))
        return not self.path or self.path in names or any(fnmatchcase(one, self.path) for one in names)

    def fits(self, placed: LocatedFinding) -> bool:
        """Whether a finding in an article it speaks of is meant."""
        if not placed.finding.code.startswith(self.code):
            return False
        return not self.quote or quoted(self.quote, placed)

    def expired(self, today: date) -> bool:
        return self.until is not None and today > self.until


def quoted(quote: str, placed: LocatedFinding) -> bool:
    """Whether a quote touches the match of a finding, as people copy text: any case, quotes, spaces."""
    if not placed.match:
        return False
    words = fold(quote).split()
    around = fold(placed.before + placed.match + placed.after)
    start, end = len(placed.before), len(placed.before) + len(placed.match)
    found = re.finditer(r"\s+".join(map(re.escape, words)), around, re.IGNORECASE)
    return any(one.start() < end and one.end() > start for one in found)


def load(path: Path) -> list[Decision]:
    """The decisions in a file. Raises ConfigError with file and line."""
    from lint import toml  # most runs have no decisions

    file, path = path, shown(path)
    try:
        text = read_regular(file, GATE_FILE).decode("utf-8-sig")
        table = toml.loads(text)
    except OSError as error:
        raise ConfigError(f"the decisions cannot be read: {error.strerror}", path) from None
    except UnicodeDecodeError as error:
        raise ConfigError(f"not UTF-8 at byte {error.start}", path) from None
    except ValueError as error:
        raise ConfigError(f"no valid TOML: {error}", path) from None
    rows = table.pop("decision", [])
    if table or not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ConfigError("holds nothing but [[decision]] entries", path)
    lines = [number for number, line in enumerate(text.splitlines(), 1) if line.strip().startswith("[[")]
    return [_decision(row, path, line) for row, line in zip(rows, [*lines, *[0] * len(rows)], strict=False)]


def _decision(row: Mapping[str, Any], path: Path, line: int) -> Decision:
    unknown = ", ".join(sorted(row.keys() - set(_KEYS)))
    if unknown:
        raise ConfigError(f"unknown key {unknown}; known are {', '.join(_KEYS)}", path, line)
    until = row.get("until")
    if isinstance(until, str):
        try:
            until = date.fromisoformat(until)
        except ValueError:
            raise ConfigError(f"until: no such day: {row['until']}", path, line) from None
    until = until.date() if isinstance(until, datetime) else until
    if until is not None and not isinstance(until, date):
        raise ConfigError(f"until must be a day such as 2027-01-31, not {until!r}", path, line)
    texts = {key: row.get(key, "") for key in _KEYS if key != "until"}
    wrong = next((key for key, value in texts.items() if not isinstance(value, str)), None)
    if wrong:
        raise ConfigError(f"{wrong} must be a string, not {texts[wrong]!r}", path, line)
    fault = fault_of(texts)
    if fault:
        raise ConfigError(fault, path, line)
    plain = {key: value.strip() for key, value in texts.items()}
    decision = Decision(
        plain["code"], plain["reason"], plain["path"], plain["quote"], plain["by"], until=until, line=line
    )
    if not decision.is_glob:
        decision.path = normpath(decision.path)
    return decision


def fault_of(texts: Mapping[str, str]) -> str:
    """Why a decision is refused, "" if it is not."""
    if not texts["reason"].strip():
        return "a decision needs a reason"
    if not re.fullmatch(r"[A-Z]+\d*", texts["code"].strip()):
        return f"a decision needs the code of a rule, such as HD201 (code = {texts['code']!r})"
    if not texts["path"].strip() and not texts["quote"].strip():
        return "a decision needs a path, a quote or both"
    if any("\ud800" <= char <= "\udfff" for text in texts.values() for char in text):
        return "a name that is not UTF-8 cannot be written into the file; put a * in the place of what is odd in it"
    return ""


def entry(decision: Decision) -> str:
    """A decision as it is written into the file."""
    rows = ["[[decision]]"]
    for key in _KEYS:
        value = getattr(decision, key)
        if isinstance(value, date):
            rows.append(f"{key} = {value.isoformat()}")
        elif value:
            rows.append(f"{key} = {_string(value)}")
    return "\n".join(rows) + "\n"


def _string(value: str) -> str:
    """A TOML string: what JSON writes is one, but for the delete character."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


class Decisions:
    """Decisions in use: asked for each article as it comes."""

    def __init__(self, entries: Iterable[Decision], today: date) -> None:
        self._today = today
        self._by_path: dict[str, list[Decision]] = {}
        self._globs: list[Decision] = []
        self.entries = list(entries)
        for one in self.entries:
            self._globs.append(one) if one.is_glob else self._by_path.setdefault(one.path, []).append(one)

    def overrules(self, name: str, findings: Iterable[LocatedFinding]) -> list[bool]:
        """For each finding of the article, whether a decision hides it. An expired one matches and hides nothing."""
        file = file_of(name)
        spoken = [*self._by_path.get(name, ()), *(self._by_path.get(file, ()) if file != name else ())]
        # A path with brackets in it is one as well as a glob.
        spoken += [one for one in self._globs if one.speaks_of(name)]
        for one in spoken:
            one.seen = True
        return [self._overruled(placed, spoken) for placed in findings]

    def _overruled(self, placed: LocatedFinding, spoken: Iterable[Decision]) -> bool:
        """A rule that crashed is nothing an editor could overrule."""
        hidden = False
        for one in spoken:
            if not placed.finding.about_tool and one.fits(placed):
                one.used += 1
                hidden = hidden or not one.expired(self._today)
        return hidden

    def to_tell(self, path: str, known: Mapping[str, bool], folder: Path, whole: bool) -> list[str]:
        """What their authors should know: which have expired, which no longer match.

        `known` says of each rule's code whether it ran; a glob or a bare quote is held against a run of the whole corpus only.
        """
        lines = []
        for one in self.entries:
            ran = any(runs for code, runs in known.items() if code.startswith(one.code))
            gone = not one.is_glob and not (folder / file_of(one.path)).exists()
            place = f"{path}:{one.line}: the decision on {one.code} ({one.path or one.quote!r})"
            if one.used and one.expired(self._today):
                lines.append(f"{place} expired on {one.until}: what it overruled counts again")
            elif not one.used and (gone or (ran and ((one.seen and not one.is_glob) or whole))):
                lines.append(f"{place} no longer matches a finding")
        return lines


def append(file: Path, decision: Decision) -> None:
    """Write one more decision into a file of them, a new one where there is none. Raises OSError."""
    before = read_regular(file, GATE_FILE).decode("utf-8", "replace") if file.exists() else ""
    gap = "" if not before else "\n" if before.endswith("\n") else "\n\n"
    appended(file, gap + entry(decision))
