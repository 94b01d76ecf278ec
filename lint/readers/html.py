"""HTML: the visible text with every character's place in the source; title, author and date from the markup."""

from __future__ import annotations

import html
import re
import warnings
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from itertools import accumulate
from pathlib import Path
from typing import Any

from lint.config.settings import Settings
from lint.readers import Problem
from lint.readers.decoding import decode_file
from lint.text.document import Document, SourceMap

_BLOCKS = frozenset(
    "address article aside blockquote body br button caption center dd details dialog div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol option p pre section select "
    "summary table tbody td textarea tfoot th thead tr ul".split()
)
_UNSEEN = frozenset("head iframe noscript object script style svg template".split())
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_SPACE = re.compile(r"\s+")


def read(path: Path, settings: Settings) -> Iterator[Document | Problem]:
    """The article in an HTML file. Raises OSError."""
    return parse(path.read_bytes(), str(path), settings)


def parse(data: bytes, path: str, settings: Settings) -> Iterator[Document | Problem]:
    decoded = decode_file(data, path)
    if isinstance(decoded, Problem):
        yield decoded
        return
    source, encoding, notes = decoded
    page = VisibleText(source)
    yield Document(
        "".join(page.pieces), path, metadata=_metadata(source, page.language), source=source, source_map=page.source_map(),
        encoding=encoding, notes=notes,
    )  # fmt: skip


class VisibleText(HTMLParser):
    """Collects the text a reader of the page would see, a line a block, and where each stretch of it stands."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self.pieces: list[str] = []
        self.language = ""
        self._runs: list[tuple[int, int]] = []
        self._wide: dict[int, int] = {}
        self._length = 0
        self._hidden: list[str] = []
        self._starts = list(accumulate((len(line) + 1 for line in source.split("\n")), initial=0))
        self._preformatted = 0
        self.feed(source)
        self.close()

    def source_map(self) -> SourceMap:
        return SourceMap(self._runs or [(0, 0)], self._wide)

    def _here(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column

    def _add(self, text: str, at: int) -> None:
        if text:
            self._runs.append((self._length, at))
            self.pieces.append(text)
            self._length += len(text)

    def _ends_with(self, ends: tuple[str, ...]) -> bool:
        return not self.pieces or self.pieces[-1].endswith(ends)

    def _break(self) -> None:
        if not self._ends_with(("\n",)):
            self._add("\n", self._here())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "html":
            self.language = dict(attrs).get("lang") or ""
        if tag in _UNSEEN:
            self._hidden.append(tag)
        elif tag in _BLOCKS:
            self._break()
            self._preformatted += tag == "pre"

    def handle_endtag(self, tag: str) -> None:
        if tag in self._hidden:
            while self._hidden.pop() != tag:
                pass
        elif tag in _BLOCKS:
            self._break()
            self._preformatted -= tag == "pre" and self._preformatted > 0

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self._break()

    def handle_data(self, data: str) -> None:
        if self._hidden:
            return
        at = self._here()
        if self._preformatted:
            self._add(data, at)
            return
        last = 0
        for space in _SPACE.finditer(data):
            self._add(data[last : space.start()], at + last)
            if not self._ends_with((" ", "\n")):
                self._add(" ", at + space.start())
            last = space.end()
        self._add(data[last:], at + last)

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """A section such as CDATA; one with a name that nobody knows is passed over as browsers do, to the next “>”."""
        try:
            return super().parse_marked_section(i, report)
        except AssertionError:
            return self.parse_bogus_comment(i)

    def _reference(self, written: str) -> None:
        if self._hidden:
            return
        at, text = self._here(), html.unescape(written)
        if text != written and len(text) == 1:
            self._wide[self._length] = len(written)
        self._add(text, at)

    def handle_entityref(self, name: str) -> None:
        at = self._here() + 1 + len(name)
        self._reference(f"&{name};" if self.rawdata_at(at) == ";" else f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name};")

    def rawdata_at(self, offset: int) -> str:
        """The character of the source at an offset."""
        return self.rawdata[offset : offset + 1]


def _metadata(source: str, language: str) -> Mapping[str, Any]:
    """What the markup says of the article, by a library that knows the many ways of saying it."""
    from trafilatura.metadata import extract_metadata

    found: dict[str, Any] = {"language": language} if language else {}
    try:
        with warnings.catch_warnings():
            # Of a date that is written oddly, readers of this report hear from the rules.
            warnings.simplefilter("ignore")
            read_metadata = extract_metadata(source, extensive=False)
    except Exception:
        # Markup the library cannot take is no reason to lose the article: it is linted without metadata.
        return found
    if read_metadata is not None:
        names = {"title": "title", "author": "author", "date": "date", "url": "url", "sitename": "publisher"}
        values = {ours: getattr(read_metadata, theirs, None) for theirs, ours in names.items()}
        found |= {name: value for name, value in values.items() if value}
    return found
