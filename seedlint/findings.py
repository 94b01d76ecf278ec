"""What a check gives: findings as objects, article by article, and as tables."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from math import nan
from typing import TYPE_CHECKING, Any, overload

from lint.counting import counted
from lint.report.rows import schema

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says of a place.

    Lines and columns count from 1, offsets are code points of the decoded text or file from 0, ends are exclusive; all are None for a
    finding on the whole article.
    """

    document: str
    """The name of the article: as it was given, the path of its file, or `file.jsonl:17` for a record."""
    record_id: str
    """What the record is called by, where the settings name a field for that (`id_field`)."""
    code: str
    name: str
    family: str
    """What the rules of its kind are about, e.g. "dates"."""
    severity: str
    """"error", "warning" or "info"."""
    confidence: str
    """"high", "medium" or "low"."""
    message: str
    line: int | None
    column: int | None
    offset: int | None
    end_line: int | None
    end_column: int | None
    end_offset: int | None
    match: str
    """The text that the finding marks."""
    sentence: str
    """The sentence around it."""
    fix: str | None
    """What to put in the place of the match; None where there is no automatic fix."""
    fix_is_safe: bool
    """Whether the fix leaves alone what the article says."""
    related: tuple[str, ...]
    """Other places that belong to it, as `name: text`."""
    fingerprint: str
    """Stays the same while the text around stays the same."""

    @property
    def page(self) -> str:
        """The page of its rule: why it exists, what it flags and what it leaves alone, in Markdown."""
        from seedlint.api import rule_page

        return rule_page(self.code)

    def as_dict(self) -> dict[str, Any]:
        """All fields as plain values, `related` as a list."""
        return {**asdict(self), "related": list(self.related)}

    def __str__(self) -> str:
        place = f":{self.line}:{self.column}" if self.line is not None else ""
        return f"{self.document}{place} {self.severity} {self.code} {self.message}"


@dataclass(frozen=True, slots=True)
class Problem:
    """An input that could not be read or linted."""

    document: str
    message: str


@dataclass(frozen=True, slots=True)
class Article:
    """An article with all that was found in it."""

    name: str
    words: int
    score: float
    """The quality of the article, 0 to 100; 100 where nothing was found."""
    findings: tuple[Finding, ...]


class Findings(Sequence[Finding]):
    """The findings of a check, in the order of the articles and of their text; a sequence, and a table."""

    def __init__(self, articles: Sequence[Article], problems: Sequence[Problem] = (), score: float = nan) -> None:
        self.articles = list(articles)
        self.problems = list(problems)
        """What could not be read or linted."""
        self.score = score
        """The quality of the articles together, 0 to 100; `nan` where none was read, which is neither above nor below any bound."""
        self._all = [finding for article in self.articles for finding in article.findings]

    @overload
    def __getitem__(self, index: int) -> Finding: ...
    @overload
    def __getitem__(self, index: slice) -> list[Finding]: ...
    def __getitem__(self, index: int | slice) -> Finding | list[Finding]:
        return self._all[index]

    def __len__(self) -> int:
        return len(self._all)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self._all)

    def __repr__(self) -> str:
        score = f"score {self.score:.1f}" if self.articles else "no score"
        return f"<{counted(len(self), 'finding')} in {counted(len(self.articles), 'article')}, {score}>"

    def to_arrow(self) -> pyarrow.Table:
        """A table with a row a finding and the fields of `Finding` as columns. Needs `pip install seedlint[parquet]`."""
        import pyarrow

        return pyarrow.Table.from_pylist([finding.as_dict() for finding in self._all], schema=schema(pyarrow))

    def to_pandas(self) -> pandas.DataFrame:
        """The same as a pandas data frame. Needs pandas."""
        return self.to_arrow().to_pandas()

    def to_polars(self) -> polars.DataFrame:
        """The same as a polars data frame. Needs polars."""
        import polars

        frame = polars.from_arrow(self.to_arrow())
        assert isinstance(frame, polars.DataFrame)
        return frame

    def _repr_html_(self) -> str:
        """How notebooks show it."""
        shown = ("document", "line", "severity", "code", "name", "match", "message")
        head = "".join(f"<th>{name}</th>" for name in shown)
        rows = "".join(
            "<tr>" + "".join(f"<td>{html.escape(str(getattr(finding, name) or ''))}</td>" for name in shown) + "</tr>"
            for finding in self._all[:200]
        )
        more = f"<p>… and {len(self) - 200} more</p>" if len(self) > 200 else ""
        return f"<p>{html.escape(repr(self)[1:-1])}</p><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{more}"
