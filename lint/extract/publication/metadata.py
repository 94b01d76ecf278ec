"""The date of publication as metadata, a file's path or an address tell it. Reads values; knows nothing of the article's text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from operator import itemgetter
from typing import Any, NamedTuple

from lint.extract.publication import periods
from lint.extract.publication.dates import written
from lint.extract.publication.periods import Period
from lint.match.expressions import expression
from lint.text.document import Document

KEYS = tuple(
    "datepublished date_published published_date publication_date publicationdate publishdate publish_date date_publish published "
    "published_at published_on published_time publishedat published_utc firstpublished first_published firstpublishedat "
    "article:published_time og:published_time publish_time pub_time pubdate pub_date dc.date.issued dcterms.issued issued "
    "dc.date dcterms.date sailthru.date parsely-pub-date article.published dct date posted posted_at posted_on date_posted date_time datetime "
    "release_date created_at created date_created datecreated creation_date created_utc first_published_date first_publication_date "
    "date_first_published issue_date date_issued date_of_publication post_date posting_date pubtimestamp publish_timestamp published_iso year".split()
)
"""The names under which metadata give the day of publication, the most telling first."""
_BARE = str.maketrans("", "", " _-.:/@")
_BARE_KEYS = {key.translate(_BARE): number for number, key in reversed(list(enumerate(KEYS)))}
"""The same without the signs in them, however their words are joined (`firstPublishedAt`, `first-published_at`), and their rank."""
_NAME_KEYS, _CONTENT_KEYS = ("name", "property", "itemprop", "key", "field"), ("content", "value", "text", "date")
"""How a list of records names its fields: `[{"property": "article:published_time", "content": "2024-06-12"}]`."""
ADDRESS_KEYS = ("url", "link", "canonical", "canonical_url", "source_url", "permalink", "og:url")
_VALUE_KEYS = tuple(
    "$date date value @value iso iso8601 datetime timestamp $numberlong published published_at start utc raw text content".split()
)
"""Under which keys an object holds the date itself, as databases export it."""
_FOREIGN = expression(
    r"scrap|crawl|fetch|download|collect|archiv|author|user|modif|updat|edit|image|photo|video|media|comment|event|expir|author|related"
)
"""Objects of metadata whose dates are not of the article's publication."""
_DEEPEST, _WIDEST, _LONGEST = 3, 100, 100
_FIRST_YEAR = 1600
_PLACEHOLDERS = frozenset(
    (date(1900, 1, 1), date(1970, 1, 1), date(1969, 12, 31), date(1899, 12, 30), date(1899, 12, 31))
)
"""Days that databases and spreadsheets write where they know none."""
_ZEROS = expression(r"[0\W]+(?:t[0\W]+z?)?")


class Reading(NamedTuple):
    """What a value says of a date; `other` is the second day it may mean where day and month may stand either way."""

    period: Period
    other: date | None = None


class Unread(NamedTuple):
    """A value of metadata that should be a date and gives none."""

    key: str
    value: str
    placeholder: bool
    """Whether it is what databases write where no date is known."""


def from_metadata(metadata: Mapping[str, Any]) -> Iterator[tuple[str, Any, Reading]]:
    """The keys that hold a date of publication, with their value and its reading, the most telling first; nested ones last."""
    for key, value in _dated(metadata, "", 0):
        reading = read_value(value)
        if reading is not None and not is_placeholder(reading.period):
            yield key, value, reading


def unread(metadata: Mapping[str, Any]) -> Unread | None:
    """The first value that stands where a date of publication should and is none."""
    for key, value in _dated(metadata, "", 0):
        text = " ".join(str(value).split())
        if not text or value in ([], {}) or value is None:
            continue
        reading = read_value(value)
        zeros = _ZEROS.fullmatch(text) is not None
        return Unread(key, text[:_LONGEST], zeros or reading is not None and is_placeholder(reading.period))
    return None


def _dated(fields: Mapping[str, Any], parent: str, depth: int) -> Iterator[tuple[str, Any]]:
    """The values under the known keys, here and then in the objects within."""
    some = (
        list(fields.items())
        if not depth
        else [(str(key).lower(), value) for key, value in list(fields.items())[:_WIDEST]]
    )
    ranked = [(_BARE_KEYS.get(key.translate(_BARE), -1), key, value) for key, value in some]
    for rank, key, value in sorted(ranked, key=itemgetter(0)):
        if rank >= 0 and value is not None:
            yield parent + key, value
    if depth < _DEEPEST:
        for rank, key, value in ranked[:_WIDEST]:
            if rank < 0 and isinstance(value, (Mapping, list)) and not _FOREIGN.search(key[:60]):
                for inner in _records(value):
                    yield from _dated(inner, f"{parent}{key}.", depth + 1)


def _records(value: Mapping[str, Any] | list[Any]) -> Iterator[Mapping[str, Any]]:
    """The objects in a value: itself, or those of a list; a record that names its field in one key gives it as a field."""
    for inner in [value] if isinstance(value, Mapping) else value[:_WIDEST]:
        if isinstance(inner, Mapping):
            name = next((inner[key] for key in _NAME_KEYS if isinstance(inner.get(key), str)), None)
            content = next((inner[key] for key in _CONTENT_KEYS if inner.get(key) is not None), None)
            yield inner if name is None or content is None else {name: content}


def is_placeholder(period: Period) -> bool:
    """Whether a day is one that stands for “not known”: year 1, the first days that computers and spreadsheets count from."""
    return period.first.year < _FIRST_YEAR or period.first == period.last and period.first in _PLACEHOLDERS


def read_value(value: Any) -> Reading | None:
    """What a value of metadata says: a date, ISO 8601 (20240130 as a number, too), RFC 2822, seconds since 1970, a date in words,
    a month, quarter, season or year, or an object or list of one that holds such a value; None if nothing of these."""
    if isinstance(value, datetime):
        return Reading(periods.day(value.date()))
    if isinstance(value, date):
        return Reading(periods.day(value))
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _from_number(value)
    if isinstance(value, (list, tuple)) and len(value) == 1:
        return read_value(value[0])
    if isinstance(value, Mapping):
        return _from_object(value)
    if not isinstance(value, str) or not value.strip() or len(value) > _LONGEST:
        return None
    return _from_text(value.strip())


def _from_object(value: Mapping[str, Any]) -> Reading | None:
    low = {str(key).lower(): inner for key, inner in list(value.items())[:_WIDEST]}
    if isinstance(low.get("date-parts"), list):
        return _from_parts(low["date-parts"])
    found = next((low[key] for key in _VALUE_KEYS if low.get(key) is not None), None)
    if isinstance(found, Mapping):
        found = next((inner for key, inner in found.items() if str(key).lower() in _VALUE_KEYS), None)
    return None if found is None or isinstance(found, Mapping) else read_value(found)


def _from_parts(parts: list[Any]) -> Reading | None:
    """The first date of a list of year, month and day, as bibliographies give it: [[2024, 6, 12]]."""
    first = parts[0] if parts and isinstance(parts[0], list) else parts
    if not first or not all(str(part).isdigit() for part in first[:3]):
        return None
    return _from_text("-".join(f"{int(part):02}" for part in first[:3]))


def _from_number(value: float) -> Reading | None:
    digits = f"{value:.0f}" if 1e3 <= value < 1e8 else ""
    return _from_text(digits) if len(digits) in (4, 6, 8) else _from_seconds(float(value))


def _from_seconds(seconds: float) -> Reading | None:
    if seconds > 1e11:
        seconds /= 1000
    if not 1e8 < seconds < 4e9:
        return None
    return Reading(periods.day(datetime.fromtimestamp(seconds, UTC).date()))


_JOINED_MONTH = expression(r"(19\d\d|20\d\d)(0[1-9]|1[0-2])")


def _from_text(text: str) -> Reading | None:
    day = _iso(text) if "W" not in text else None
    joined = _JOINED_MONTH.fullmatch(text)
    period = periods.day(day) if day else periods.in_text(f"{joined[1]}-{joined[2]}" if joined else text)
    if period is not None:
        return Reading(period)
    day = _mailed(text)
    if day is not None:
        return Reading(periods.day(day))
    if text.isdigit() and len(text) in (10, 13):
        return _from_seconds(float(text))
    dates = written(Document(text, metadata={"language": "en"}))
    return Reading(periods.day(dates[0].date), dates[0].other) if dates else None


def _iso(text: str) -> date | None:
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        return None


def _mailed(text: str) -> date | None:
    """A date in the form of e-mail headers."""
    if not any(map(str.isalpha, text)):
        return None
    from email.utils import parsedate_to_datetime  # brings sockets along; hardly a date needs it

    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError):
        return None


_IN_PATH = expression(
    r"(?<![0-9])(?<year>(?:19[5-9]|20[0-4])[0-9])(?<sep>[-_./]?)(?<month>0[1-9]|1[0-2])(?P=sep)(?<day>0[1-9]|[12][0-9]|3[01])(?![0-9])"
)
_GLUED = expression(
    r"(?<![a-z0-9])(?<year>(?:19[5-9]|20[0-4])[0-9])(?<month>0[1-9]|1[0-2])(?<day>0[1-9]|[12][0-9]|3[01])(?![a-z0-9])"
)
_MONTH_FOLDER = expression(r"(?:^|/)(?<year>(?:19[5-9]|20[0-4])[0-9])/(?<month>0[1-9]|1[0-2])/")


def from_path(path: str) -> Period | None:
    """The day or month in the last parts of a file's path: news/2024/01/30/sale.html, 2024-01-30-sale.md, 2024/01/sale.txt."""
    return _in_name("/".join(path.replace("\\", "/").split("/")[-4:]))


def from_address(address: str) -> Period | None:
    """The day or month in the path of an address of the web."""
    _, _, rest = address.partition("//")
    return _in_name("/" + rest.partition("/")[2].partition("?")[0])


def _in_name(name: str) -> Period | None:
    folded = name[:500].lower()
    for pattern in (_IN_PATH, _GLUED):
        for match in pattern.finditer(folded):
            if pattern is _IN_PATH and not match["sep"]:
                continue
            try:
                return periods.day(date(int(match["year"]), int(match["month"]), int(match["day"])))
            except ValueError:
                continue
    folder = _MONTH_FOLDER.search(folded)
    return periods.in_text(f"{folder['year']}-{folder['month']}") if folder else None
