"""What one needs to cite an article — title, author, publisher, link — from metadata, a side-car file or the text's head and tail."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from lint.extract.source.credit_lines import credits_in, is_date_line, is_given_name, lone_name
from lint.extract.source.figures import in_boilerplate
from lint.match.expressions import expression
from lint.patterns import lazy_pattern
from lint.text.annotations import annotation
from lint.text.document import Document

PARTS = ("title", "author", "publisher", "link")

_KEYS = {
    "title": "title headline og:title twitter:title dc.title dcterms.title citation_title article_title page_title post_title",
    "author": "author authors byline creator dc.creator dcterms.creator article:author writer writers by citation_author citation_authors "
    "author_name author_names article_author post_author reporter journalist",
    "publisher": "publisher site_name sitename site-name og:site_name site source outlet newspaper publication "
    "dc.publisher source_name source_domain site domain_name provider hostname domain "
    "dcterms.publisher citation_journal_title citation_publisher publisher_name publication_name publication_title journal journal_title "
    "magazine media_outlet news_outlet news_source",
    "link": "link url canonical canonical_url canonical-url og:url source_url source-url permalink href uri source "
    "canonical_link article_url page_url post_url story_url news_url web_url original_url origin_url external_url final_url "
    "citation_public_url citation_abstract_html_url citation_fulltext_html_url target_uri warc_target_uri doi citation_doi "
    "dcterms.identifier dc.identifier identifier guid",
}
KEYS = {part: tuple(names.split()) for part, names in _KEYS.items()}
"""Under which keys of the metadata each part is looked for, best first."""
_BARE = str.maketrans("", "", " _-.:/@")
_BARE_KEYS = {part: tuple(dict.fromkeys(key.translate(_BARE) for key in names)) for part, names in KEYS.items()}
"""The same without the signs in them, however their words are joined (`canonicalURL`, `dcterms:identifier`)."""
_NUMBERS = frozenset("dctermsidentifier dcidentifier identifier guid".split())
"""What may hold a number of a library as well as an address."""

_NOTHING = frozenset(
    (
        "",
        "[]",
        "{}",
        "''",
        "['']",
        "-",
        "--",
        "?",
        "n/a",
        "na",
        "none",
        "null",
        "nil",
        "unknown",
        "undefined",
        "nan",
        "tbd",
    )
)
_ADDRESS = ("http://", "https://", "www.")


def _plain(value: Any) -> str:
    """A value of the metadata as text: lists are joined, of an object its name or address is taken."""
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("url") or value.get("@id") or ""
    if isinstance(value, (list, tuple)):
        value = ", ".join(filter(None, map(_plain, value)))
    text = " ".join(str(value if value is not None else "").split())
    return "" if text.casefold() in _NOTHING else text


def _from_metadata(metadata: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    joined: dict[str, Any] = {}
    for part in PARTS:
        value = _value_of(metadata, part, KEYS[part])
        if not value:
            joined = joined or {
                str(key).lower().translate(_BARE): held for key, held in reversed(tuple(metadata.items()))
            }
            value = _value_of(joined, part, _BARE_KEYS[part])
        if value:
            yield part, value


_BY = lazy_pattern(r"^by:?\s+(?=\S)", re.IGNORECASE)
"""What a byline begins with, when it is one: a field of that name has it as the page prints it."""


def _value_of(metadata: Mapping[str, Any], part: str, keys: tuple[str, ...]) -> str:
    for key in keys:
        value = _plain(metadata[key]) if key in metadata else ""
        if key == "byline":
            value = _BY.sub("", value)
        if value and _fits(key, value, part):
            return value
    return ""


def _fits(key: str, value: str, part: str) -> bool:
    """Whether a key means a part: “source” is the publisher's name with some collectors and the article's address with others."""
    if key == "source" or key in _NUMBERS:
        return value.startswith(_ADDRESS) == (part == "link")
    return True


@annotation
def stated(document: Document) -> Mapping[str, str]:
    """The parts that metadata tell."""
    metadata = document.metadata
    return dict(_from_metadata(metadata)) if metadata else {}


@annotation
def known(document: Document) -> Mapping[str, str]:
    """The parts that metadata or the text itself tell."""
    found = stated(document)
    if len(found) < len(PARTS):
        found = {**_from_text(document), **found}
    return found


_HEAD, _TAIL = 1000, 500
_SHORT = 160
"""How long a line is that is no paragraph of the article, in characters."""
_LINES = 5
_NAME = r"[A-Z][\w.'-]+ (?: [ ] (?:[A-Z][\w.'-]*|de|van|von|der|la|bin|al) ){1,4}"
_SAID = expression(
    rf"""(?x) \s* (?:
      (?i: (?:written[ ]|posted[ ]|reported[ ]|words[ ]|story[ ])? by | authors?: | writer: | byline: ) [ ]+
        (?P<author>{_NAME}) (?= [ ]* (?: $ | [,|/•–—(-] | [ ]and[ ][A-Z] | [ ]for[ ][A-Z] ) )
    | (?P<bio>{_NAME}) [ ] is [ ] (?:the|an?|our) \b [^.]{{0,60}} \b (?:editor|reporter|writer|correspondent|journalist
        |columnist|contributor|author|blogger) \b
    | (?i: source | publisher | published[ ](?:by|in) | newspaper | outlet ) :? [ ]+
        (?P<publisher> (?!https?:) [A-Z][\w.&'-]* (?:[ ][\w.&'-]+){{0,4}} ) [ ]* $
    | (?: [(]c[)] | © | (?i:copyright) ) [ ]* (?:[(]c[)]|©)? [ ]* (?:(?:19|20)\d\d)? ,? [ ]* (?i:by[ ])?
        (?P<owner> [A-Z][\w&'-]+ (?:[ ][A-Z&][\w&'-]*){{0,4}} )
    | (?: [A-Z][A-Z.,' -]{{2,30}} (?: ,[ ][A-Z][a-z.]+ (?:[ ][A-Z][a-z]+|[ ]\d+)? )? [ ] )? [(] (?P<agency>[A-Z][\w.& ]{{1,24}}) [)]
        [ ]* [–—_-]
    | (?i: (?: url | link | source | retrieved[ ]from | original | permalink | read[ ]or[ ]share[ ]this[ ]story ) :? [ ]+ )?
        (?P<link> https?://[\w.-]+/\S+ ) [ ]* $
    )""",
    cased=True,
)
_PART_OF = {"bio": "author", "owner": "publisher", "agency": "publisher"}


def _ends(document: Document) -> list[tuple[int, str]]:
    """The beginnings of the first and the last lines that are not empty, with their offsets."""
    folded = document.folded
    head = _lines(folded, 0, _HEAD)[:_LINES]
    past = head[-1][0] + len(head[-1][1]) if head else 0
    tail = folded.find("\n", max(past, len(folded) - _TAIL)) + 1 or len(folded)
    return head + _lines(folded, tail, len(folded))[-_LINES:]


def _lines(folded: str, begin: int, end: int) -> list[tuple[int, str]]:
    """The lines of a piece that are not empty, with their offsets."""
    placed = []
    for line in folded[begin:end].split("\n"):
        if line.strip():
            placed.append((begin, line))
        begin += len(line) + 1
    return placed


def _from_text(document: Document) -> dict[str, str]:
    """What lines of the head and the tail say: a title, a byline, an agency's dateline, a copyright line, an address."""
    found: dict[str, str] = {}
    first, ends = True, _ends(document)
    for at, line in ends:
        # A long line is a paragraph of the article: it may open with a dateline, or at the end be about the author.
        speaks = len(line) < _SHORT or "(" in line[:60] or at >= _HEAD
        match = _SAID.match(line, 0, min(len(line), _SHORT)) if speaks else None
        if match:
            part = match.lastgroup
            text = document.text[at + match.start(part) : at + match.end(part)].strip()
            found.setdefault(_PART_OF.get(part, part), text)
        elif first and not in_boilerplate(document, at):
            if _is_title(document, at, line):
                found["title"] = document.text[at : at + len(line)].strip()
            first = False
        if len(line) < _SHORT and not first:
            for part, start, end in credits_in(line, byline=bool(match and match["author"])):
                found.setdefault(part, document.text[at + start : at + end])
    if "author" not in found:
        found |= _lone_author(document, ends)
    return found


def _lone_author(document: Document, ends: list[tuple[int, str]]) -> dict[str, str]:
    """The author who stands alone on a line between a title and the text, by a known given name or beside a date."""
    for number, (at, line) in enumerate(ends[:_LINES]):
        if len(line) >= _SHORT or at >= _HEAD:
            break
        given = lone_name(line) if number else ""
        beside = (ends[place][1] for place in (number - 1, number + 1) if 0 < place < len(ends))
        if given and (is_given_name(given) or any(map(is_date_line, beside))):
            start = at + line.index(line.strip())
            return {"author": document.text[start : start + len(line.strip())].strip("*_ ")}
    return {}


def _is_title(document: Document, at: int, line: str) -> bool:
    """Whether a first line looks like a title: short, no sentence unless it stands alone, and more follows."""
    bare, after = line.strip(), document.folded[at + len(line) : at + len(line) + 400]
    if len(bare) > 200 or not after.strip() or bare.endswith((",", ":", ";")):
        return False
    alone = after.startswith(("\n\n", "\n \n", "\n\r\n"))
    return len(bare.split()) <= (20 if alone else 0 if bare.endswith(".") else 25)
