"""The date of publication as metadata, a file's path or an address tell it. Reads values; knows nothing of the article's text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

from lint.extract.publication.dates import written
from lint.match.expressions import expression
from lint.text.document import Document

KEYS = tuple(
    "datepublished date_published published_date publication_date publicationdate publishdate publish_date published published_at published_time "
    "publishedat article:published_time og:published_time pubdate pub_date date_publish dc.date.issued dcterms.issued issued dc.date dcterms.date "
    "sailthru.date parsely-pub-date article.published dct date date_time datetime".split()
)
"""The names under which metadata tell the day of publication, the most telling first."""
ADDRESS_KEYS = ("url", "link", "canonical", "canonical_url", "source_url", "permalink", "og:url")
_FIRST_YEAR = 1600
_DIGITS_OF_A_DAY = 8

_IN_PATH = expression(
    r"(?<![0-9])(?<year>(?:19[5-9]|20[0-4])[0-9])(?<sep>[-_./]?)(?<month>0[1-9]|1[0-2])(?P=sep)(?<day>0[1-9]|[12][0-9]|3[01])(?![0-9])"
)
_GLUED = expression(
    r"(?<![a-z0-9])(?<year>(?:19[5-9]|20[0-4])[0-9])(?<month>0[1-9]|1[0-2])(?<day>0[1-9]|[12][0-9]|3[01])(?![a-z0-9])"
)


def from_metadata(metadata: Mapping[str, Any]) -> Iterator[tuple[str, date]]:
    """The keys that hold a date of publication, with it, the most telling first."""
    for key in KEYS:
        told = as_date(metadata[key]) if metadata.get(key) is not None else None
        if told is not None:
            yield key, told


def as_date(value: Any) -> date | None:
    """The day that a value of metadata tells: a date, ISO 8601 (20240130 as a number, too), RFC 2822, seconds since 1970 or a date in words; None if none."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _from_number(value)
    if isinstance(value, (list, tuple)) and len(value) == 1:
        return as_date(value[0])
    if not isinstance(value, str) or not value.strip() or len(value) > 100:
        return None
    return _from_text(value.strip())


def _from_number(value: float) -> date | None:
    if isinstance(value, int) and len(str(value)) == _DIGITS_OF_A_DAY:
        return _from_text(str(value))
    return _from_seconds(float(value))


def _from_seconds(seconds: float) -> date | None:
    if seconds > 1e11:
        seconds /= 1000
    if not 1e8 < seconds < 4e9:
        return None
    return datetime.fromtimestamp(seconds, UTC).date()


def _from_text(text: str) -> date | None:
    try:
        told = datetime.fromisoformat(text).date()
        return told if told.year >= _FIRST_YEAR else None
    except ValueError:
        pass
    from email.utils import parsedate_to_datetime  # brings sockets along; hardly a date needs it

    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError):
        pass
    if text.isdigit() and len(text) in (10, 13):
        return _from_seconds(float(text))
    dates = written(Document(text, metadata={"language": "en"}))
    return dates[0].date if dates and dates[0].other is None else None


def from_path(path: str) -> date | None:
    """The day in the last parts of a file's path: news/2024/01/30/sale.html, 2024-01-30-sale.md, sale_20240130.txt."""
    return _in_name("/".join(path.replace("\\", "/").split("/")[-4:]))


def from_address(address: str) -> date | None:
    """The day in the path of an address of the web."""
    _, _, rest = address.partition("//")
    return _in_name(rest.partition("/")[2].partition("?")[0])


def _in_name(name: str) -> date | None:
    folded = name[:500].lower()
    for pattern in (_IN_PATH, _GLUED):
        for match in pattern.finditer(folded):
            if pattern is _IN_PATH and not match["sep"]:
                continue
            try:
                return date(int(match["year"]), int(match["month"]), int(match["day"]))
            except ValueError:
                continue
    return None
