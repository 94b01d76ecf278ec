"""Where metadata keep the date of publication: under which names, in which objects and lists. Reads no values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from lint.match.expressions import expression

KEYS = tuple(
    "datepublished date_published published_date publication_date publicationdate publishdate publish_date date_publish published "
    "published_at published_on published_time publishedat published_utc firstpublished first_published firstpublishedat "
    "article:published_time og:published_time publish_time pub_time pubdate pub_date dc.date.issued dcterms.issued issued "
    "dc.date dcterms.date sailthru.date parsely-pub-date article.published dct date posted posted_at posted_on date_posted date_time datetime "
    "release_date created_at created date_created datecreated creation_date year".split()
)
"""The names under which metadata usually give the day of publication, the most telling first."""
_OF_WHAT = (
    r"(?:(?:article|story|post|news|web|first|original(?:ly)?|initial|print|online|display|citation|cover|entry|content|page|item|doc(?:ument)?|paper|text"
    r"|dc|dct(?:erms)?|prism|og|bt|parsely|sailthru|cxense(?:parse)?|meta|schema|rnews|iptc|rdf)_?)*"
)
_TIME = r"(?:date|time|day|timestamp|ts|utc|gmt|iso(?:8601)?|local|string|parsed|unix|on|at|up|print|online|year)_?"
_OTHER_KEY = expression(
    rf"{_OF_WHAT}(?:(?:date|time|datetime|timestamp)_?(?:of_?)?)?(?:published|posted|issued|released|created)(?:_?{_TIME})*"
    rf"|{_OF_WHAT}(?:publication|publish(?:ing)?|pub|post(?:ing)?|issue|releas(?:e|ing)|creation|create|(?:go_?)?live|air|cover)_?(?:{_TIME})+"
    rf"|{_OF_WHAT}(?:date|time)_?of_?(?:publication|issue|release|posting)|{_OF_WHAT}(?:date|time)_?(?:publication|publish|pub|issue|release|create)"
    rf"|(?:article|story|post|news|display|citation|cover|entry|issue|page)_?(?:print_?|online_?)?date(?:_?{_TIME})*|date_?(?:time)?_?(?:gmt|utc|iso|local|string|parsed)"
    r"|firstcreated|versioncreated|fecha|datum|data|fecha_publicacion|veroffentlicht|erscheinungsdatum|date_de_publication|data_pubblicazione"
)
"""Further names, folded to small letters, with what stands between their words as “_”: webPublicationDate, first_published_at, post-date-gmt."""
_FOREIGN = expression(
    r"scrap|crawl|fetch|download|collect|archiv|author|user|modif|updat|edit|image|photo|video|media|comment|event|expir|author|related|person|organization|breadcrumb"
)
"""Objects of metadata whose dates are not of the article's publication."""
_LISTED = expression(r"@?graph|.{0,30}(?:json_?ld|ld_?json|schema|structured|microdata|opengraph|rdfa|meta).{0,20}")
"""Lists whose objects tell of the article itself."""
_NAMES = ("name", "property", "key", "itemprop", "field", "label")
_VALUES = ("content", "value", "text")
_DEEPEST, _WIDEST = 3, 100


def dated(metadata: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The fields in which a date of publication should stand, with their values as they are; those within others have a dotted name."""
    return _within(metadata, "", 0)


def _within(fields: Mapping[str, Any], parent: str, depth: int) -> Iterator[tuple[str, Any]]:
    """The values under the known keys, here and then in the objects within."""
    low = fields if not depth else {str(key).lower(): value for key, value in list(fields.items())[:_WIDEST]}
    known = [key for key in KEYS if low.get(key) is not None] or _others(low)
    for key in known:
        yield parent + key, low[key]
    if depth < _DEEPEST:
        for key, value in list(low.items())[:_WIDEST]:
            if isinstance(value, (Mapping, list)) and key not in KEYS and not _FOREIGN.search(str(key)[:60]):
                yield from _deeper(value, f"{parent}{key}.", str(key)[:60], depth + 1)


def _others(low: Mapping[str, Any]) -> list[str]:
    """The keys that name a date of publication in words that few use."""
    found = (key for key, value in list(low.items())[:_WIDEST] if value is not None and is_date_key(str(key)))
    return [key for key in found if not isinstance(low[key], bool)]


_JOINTS = str.maketrans(dict.fromkeys(" -.:/", "_"))
_LONGEST_KEY = 60


@lru_cache(4096)
def is_date_key(key: str) -> bool:
    """Whether a small-letter name of a field says that it holds the date of publication."""
    return len(key) <= _LONGEST_KEY and _OTHER_KEY.fullmatch(key.translate(_JOINTS)) is not None


def _deeper(value: Any, parent: str, key: str, depth: int) -> Iterator[tuple[str, Any]]:
    """What stands in an object, or in the objects of a list: pairs of a name and a value, or objects that tell of the article."""
    if isinstance(value, Mapping):
        yield from _within(value, parent, depth)
        return
    pairs = dict(filter(None, map(_pair, value[:_WIDEST])))
    if pairs:
        yield from _within(pairs, parent, _DEEPEST)
    if not _LISTED.fullmatch(key.translate(_JOINTS)):
        return
    for one in value[:_WIDEST]:
        if isinstance(one, Mapping) and not _FOREIGN.search(str(one.get("@type", one.get("type", ""))).lower()[:60]):
            yield from _within(one, parent, depth)


def _pair(one: Any) -> tuple[str, Any] | None:
    """The name and value that an element of a list gives: {"property": "date", "content": "2024-06-12"}, ["date", "2024-06-12"]."""
    if isinstance(one, Mapping):
        name = next((one[key] for key in _NAMES if isinstance(one.get(key), str)), None)
        value = next((one[key] for key in _VALUES if one.get(key) is not None), None)
    else:
        name, value = one if isinstance(one, (list, tuple)) and len(one) == 2 else (None, None)
    return (name.lower(), value) if isinstance(name, str) and value is not None else None
