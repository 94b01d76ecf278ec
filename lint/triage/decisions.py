"""The editors' decisions: findings that a person has overruled, in a file beside the corpus, each with its reason."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from functools import lru_cache

from lint.folding import fold
from lint.model import LocatedFinding
from lint.readers import file_of
from lint.triage.corpus_files import CorpusFiles

KEYS = ("path", "code", "quote", "reason", "by", "until")


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
    first, expression = _sought(quote)
    around, lowered = _folded(placed.before + placed.match + placed.after)
    if first not in lowered:
        return False
    start, end = len(placed.before), len(placed.before) + len(placed.match)
    return any(one.start() < end and one.end() > start for one in expression.finditer(around))


@lru_cache(maxsize=1 << 16)
def _sought(quote: str) -> tuple[str, re.Pattern[str]]:
    """The first word of a quote, in lower case, and the expression for all of it: there may be thousands, asked for each finding."""
    words = fold(quote).split()
    return (words[0].lower() if words else ""), re.compile(r"\s+".join(map(re.escape, words)), re.IGNORECASE)


@lru_cache(maxsize=64)
def _folded(around: str) -> tuple[str, str]:
    folded = fold(around)
    return folded, folded.lower()


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
    for key in KEYS:
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

    def __init__(
        self, entries: Iterable[Decision], today: date, file: str = "", files: CorpusFiles | None = None
    ) -> None:
        """`file`: how messages name the file they stand in; `files`: the corpus beside it."""
        self._today, self._file, self._files = today, file, files
        self._by_path: dict[str, list[Decision]] = {}
        self._globs: list[Decision] = []
        self.entries = list(entries)
        for one in self.entries:
            self._globs.append(one) if one.is_glob else self._by_path.setdefault(one.path, []).append(one)

    def overrules(self, path: str, findings: Iterable[LocatedFinding]) -> list[bool]:
        """For each finding of the article, whether a decision hides it. An expired one matches and hides nothing."""
        name = self._files.name(path) if self._files else path
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

    def to_report(self, known: Mapping[str, bool], whole: bool) -> list[str]:
        """What their authors should know: which have expired, which no longer match.

        `known` says of each rule's code whether it ran; a glob or a bare quote is held against a run of the whole corpus only.
        """
        lines = []
        for one in self.entries:
            ran = any(runs for code, runs in known.items() if code.startswith(one.code))
            gone = not one.is_glob and self._files is not None and not self._files.is_there(file_of(one.path))
            place = f"{self._file}:{one.line}: the decision on {one.code} ({one.path or one.quote!r})"
            if one.used and one.expired(self._today):
                lines.append(f"{place} expired on {one.until}: what it overruled counts again")
            elif not one.used and (gone or (ran and ((one.seen and not one.is_glob) or whole))):
                lines.append(f"{place} no longer matches a finding")
        return lines
