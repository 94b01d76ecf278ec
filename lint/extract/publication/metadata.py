"""The date of publication as metadata, a file's path or an address tell it. Reads values; knows nothing of the article's text."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from lint.extract.publication import periods
from lint.extract.publication.dates import written
from lint.extract.publication.keys import dated
from lint.extract.publication.periods import Period
from lint.match.expressions import Expression, expression
from lint.text.document import Document

ADDRESS_KEYS = ("url", "link", "canonical", "canonical_url", "source_url", "permalink", "og:url")
_VALUE_KEYS = tuple(
    "$date date value @value date-parts date_parts iso iso8601 datetime timestamp $numberlong published published_at start utc raw text content".split()
)
"""Under which keys an object holds the date itself, as databases export it."""
_WIDEST, _LONGEST = 100, 100
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
    for key, value in dated(metadata):
        reading = read_value(value)
        if reading is not None and not is_placeholder(reading.period):
            yield key, value, reading


def unread(metadata: Mapping[str, Any]) -> Unread | None:
    """The first value that stands where a date of publication should and is none."""
    for key, value in dated(metadata):
        text = " ".join(written_out(value).split())
        if not text or value in ([], {}) or value is None or isinstance(value, bool):
            continue
        reading = read_value(value)
        zeros = _ZEROS.fullmatch(text) is not None
        return Unread(key, text[:_LONGEST], zeros or reading is not None and is_placeholder(reading.period))
    return None


def written_out(value: Any) -> str:
    """A value of metadata as one would write it: what a list or an object holds with commas between."""
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {written_out(inner)}" for key, inner in list(value.items())[:_WIDEST])
    if isinstance(value, (list, tuple)):
        return ", ".join(map(written_out, value[:_WIDEST]))
    return str(value)


def is_placeholder(period: Period) -> bool:
    """Whether a day is one that stands for “not known”: year 1, the first days that computers and spreadsheets count from."""
    return period.first.year < _FIRST_YEAR or period.first == period.last and period.first in _PLACEHOLDERS


def read_value(value: Any) -> Reading | None:
    """What a value of metadata says: a date, ISO 8601 (20240130 as a number, too), RFC 2822, seconds since 1970, a date in words,
    a month, quarter, season or year, its numbers one by one, or an object or list of one that holds such a value; None if nothing of these."""
    if isinstance(value, datetime):
        return Reading(periods.day(value.date()))
    if isinstance(value, date):
        return Reading(periods.day(value))
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _from_number(value)
    if isinstance(value, (list, tuple)):
        return read_value(value[0]) if len(value) == 1 else _from_parts(value)
    if isinstance(value, Mapping):
        return _from_object(value)
    if not isinstance(value, str) or not value.strip() or len(value) > _LONGEST:
        return None
    return _from_text(value.strip())


def _from_object(value: Mapping[str, Any]) -> Reading | None:
    low = {str(key).lower(): inner for key, inner in list(value.items())[:_WIDEST]}
    if low.get("year") is not None:
        return _from_parts([low[part] for part in ("year", "month", "day") if low.get(part) is not None])
    found = next((low[key] for key in _VALUE_KEYS if low.get(key) is not None), None)
    if isinstance(found, Mapping):
        found = next((inner for key, inner in found.items() if str(key).lower() in _VALUE_KEYS), None)
    return None if found is None or isinstance(found, Mapping) else read_value(found)


def _from_parts(parts: Sequence[Any]) -> Reading | None:
    """Year, month and day as numbers of their own: [2024, 6, 12], what stands behind them being hours; also ["2024", "Jun"]."""
    texts = [str(part).strip() for part in parts[:3] if isinstance(part, (int, str)) and not isinstance(part, bool)]
    if len(texts) < min(len(parts), 3) or not texts or not (texts[0].isdigit() and len(texts[0]) == 4):
        return None
    if all(map(str.isdigit, texts)):
        return _from_text("-".join(text.zfill(2) for text in texts))
    return _from_text(" ".join(reversed(texts)))


def _from_number(value: float) -> Reading | None:
    digits = f"{value:.0f}" if 1e3 <= value < 1e8 else ""
    return _from_text(digits) if len(digits) in (4, 6, 8) else _from_seconds(float(value))


def _from_seconds(seconds: float) -> Reading | None:
    if seconds > 1e11:
        seconds /= 1000
    if not 1e8 < seconds < 4e9:
        return None
    return Reading(periods.day(datetime.fromtimestamp(seconds, UTC).date()))


_ISSUE_NUMBER = expression(
    r"(?:(?:issue|number|no\.?|vol(?:ume|\.)?|nr\.?|heft|term|part) ?\d{1,3}(?!\d)[ :,;/-]{0,3}){1,3}(?:\(\d{1,3}\)[ :,]{0,3})?"
)
"""What stands beside the date of a magazine: “Vol. 12, No. 4, June 2024”."""
_NO_DAY = expression(r"(?<=\d{4}(?:[-/.]\d\d)?)(?:[-/.](?:00?|xx?|\?\??|nn)(?![\w]))+")
"""Parts of a date that nobody knew: 2024-06-00, 2024-XX-XX."""
_YEAR_FIRST = expression(r"(\d{4})[ ,/-]+([^\W\d_]{3,10}\.?)[ ,/-]+(\d{1,2})")
_EASTERN = expression(r"(\d{4})\u5e74(\d{1,2})\u6708(?:(\d{1,2})\u65e5)?")
_SEVERAL_DAYS = expression(r"(?<=(?:^| )\d{1,2}) ?[-\u2013/] ?\d{1,2}(?=,? |\.? ?[^\W\d_])")
"""The last of several days: of “3–9 June 2024” the first is taken."""
_WEEK_DAY = expression(r"\d{4}(?:-W\d\d-|W\d\d)[1-7](?!\d)")
"""The day of a week as ISO 8601 numbers it: 2024-W10-2; without the day it is the week that is meant."""
_JOINED_MONTH = expression(r"(19\d\d|20\d\d)(0[1-9]|1[0-2])")


def _from_text(text: str) -> Reading | None:
    text = _usual(text)
    day = _iso(text) if "W" not in text or _WEEK_DAY.match(text) else None
    joined = _JOINED_MONTH.fullmatch(text)
    period = periods.day(day) if day else periods.in_text(f"{joined[1]}-{joined[2]}" if joined else text)
    if period is not None:
        return Reading(period)
    day = _mailed(text)
    if day is not None:
        return Reading(periods.day(day))
    number = text.removesuffix(".0")
    if number.isdigit() and len(number) in (10, 13):
        return _from_seconds(float(number))
    dates = written(Document(text, metadata={"language": "en"}))
    return Reading(periods.day(dates[0].date), dates[0].other) if dates else _about(text)


def _usual(text: str) -> str:
    """A value with its date in a usual shape."""
    text = _without(_SEVERAL_DAYS, text)
    text = _without(_NO_DAY, periods.whole_year(_without(_ISSUE_NUMBER, text))).strip()
    eastern, year_first = _EASTERN.match(text), _YEAR_FIRST.fullmatch(text)
    if eastern is not None:
        return "-".join(part.zfill(2) for part in eastern.groups() if part)
    return f"{year_first[3]} {year_first[2]} {year_first[1]}" if year_first is not None else text


def _without(what: Expression, text: str) -> str:
    match = what.search(text)
    return text if match is None else text[: match.start()] + text[match.end() :]


def _about(text: str) -> Reading | None:
    """The month or year that words of a value name."""
    period = periods.about(text)
    return Reading(period) if period is not None else None


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
