"""What the markup of a page says of its article: JSON-LD, <meta>, <link>, <time>, <title>."""

from __future__ import annotations

import html
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lint.readers.tags import Tag, attributes

_NAMES = {
    "title": "og:title twitter:title dc.title dcterms.title citation_title bepress_citation_title eprints.title parsely-title sailthru.title",
    "author": "author dc.creator dcterms.creator citation_author bepress_citation_author eprints.creators_name parsely-author sailthru.author byl article:author twitter:creator",
    "date": "article:published_time og:published_time datepublished parsely-pub-date sailthru.date citation_publication_date "
    "citation_date dc.date.issued dcterms.issued dc.date dcterms.date pubdate publish-date publish_date publication_date date "
    "citation_online_date bepress_citation_date eprints.date article.published dcterms.created og:article:published_time",
    "url": "og:url parsely-link citation_public_url citation_abstract_html_url "
    "citation_fulltext_html_url bepress_citation_abstract_html_url eprints.official_url al:web:url twitter:url dcterms.identifier dc.identifier",
    "publisher": "og:site_name dc.publisher dcterms.publisher citation_journal_title citation_publisher application-name",
    "language": "content-language og:locale dc.language dcterms.language",
}
"""Under which names of <meta> each thing is said, the most telling first."""
_LINKED = {
    "title": ("headline", "name"),
    "author": ("author", "creator"),
    "date": ("datePublished", "dateCreated"),
    "url": ("url", "mainEntityOfPage"),
    "publisher": ("publisher", "sourceOrganization"),
    "language": ("inLanguage",),
}
_ARTICLES = ("article", "posting", "report", "review", "webpage", "story", "recipe")
_MOST_JSON = 1 << 20
_MOST_OBJECTS = 2_000


def metadata(tags: Iterable[Tag]) -> dict[str, Any]:
    """Title, author, date, url, publisher and language, as far as the tags of a page say them."""
    tags = list(tags)
    said: dict[str, list[str]] = {}
    for name, value in _pairs(tags):
        said.setdefault(name.lower(), []).append(value)
    found: dict[str, Any] = {}
    for thing, value in (*_linked_data(tags), *_named(said), *_rest(tags)):
        if value and thing not in found:
            found[thing] = value
    return found


def _named(said: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    for thing, names in _NAMES.items():
        for name in names.split():
            values = [value for value in said.get(name, ()) if _is_a(thing, name, value)]
            if values:
                yield thing, ", ".join(values) if thing == "author" else values[0]


def _is_a(thing: str, name: str, value: str) -> bool:
    """Whether a value is what its name says: an author is no address, what identifies a page is one or a number."""
    return not (thing == "author" and "://" in value) and ("identifier" not in name or "://" in value)


def _pairs(tags: Iterable[Tag]) -> Iterator[tuple[str, str]]:
    """The names and values of the <meta> tags."""
    for tag in tags:
        if tag.name == "meta":
            given = attributes(tag.attributes)
            value = _plain(given.get("content", ""))
            for key in ("property", "name", "itemprop", "http-equiv"):
                if given.get(key) and value:
                    yield given[key], value


def _rest(tags: Iterable[Tag]) -> Iterator[tuple[str, str]]:
    """What other tags say: the canonical address, the language, the first of the days, the title of the window."""
    for tag in tags:
        given = attributes(tag.attributes) if tag.name in ("link", "time", "html") else {}
        if tag.name == "link" and given.get("rel", "").lower() == "canonical":
            yield "url", _plain(given.get("href", ""))
        elif tag.name == "html":
            yield "language", given.get("lang", "") or given.get("xml:lang", "")
        elif tag.name == "title":
            yield "title", _plain(tag.text)
        elif tag.name == "time" and ("pubdate" in given or given.get("itemprop") == "datePublished"):
            yield "date", _plain(given.get("datetime", ""))
    for tag in tags:
        if tag.name == "time":
            yield "date", _plain(attributes(tag.attributes).get("datetime", ""))


def _plain(text: str) -> str:
    return " ".join(html.unescape(text).split())


def _linked_data(tags: Iterable[Tag]) -> Iterator[tuple[str, str]]:
    for tag in tags:
        if tag.name != "script" or "ld+json" not in tag.attributes or len(tag.text) > _MOST_JSON:
            continue
        try:
            value = json.loads(tag.text, strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(value):
            if _is_article(item):
                for thing, keys in _LINKED.items():
                    yield from ((thing, _name(item[key], thing)) for key in keys if key in item)


def _objects(value: Any) -> Iterator[Mapping[str, Any]]:
    """The objects of linked data, those of a graph or a list too."""
    waiting = [value]
    for _ in range(_MOST_OBJECTS):
        if not waiting:
            return
        one = waiting.pop(0)
        if isinstance(one, list):
            waiting += one[:100]
        elif isinstance(one, dict):
            yield one
            waiting += [one[key] for key in ("@graph", "mainEntity") if key in one]


def _is_article(item: Mapping[str, Any]) -> bool:
    kinds = item.get("@type", "")
    return any(str(kind).lower().endswith(_ARTICLES) for kind in (kinds if isinstance(kinds, list) else [kinds]))


def _name(value: Any, thing: str) -> str:
    """A value of linked data as text: of people and organisations their names, of pages their addresses."""
    if isinstance(value, list):
        return ", ".join(filter(None, (_name(one, thing) for one in value[:20])))
    if isinstance(value, dict):
        keys = ("@id", "url") if thing == "url" else ("name", "alternateName")
        return next((_name(value[key], thing) for key in keys if isinstance(value.get(key), (str, list))), "")
    return _plain(value) if isinstance(value, str) else ""
