"""Markdown: what a reader of the page sees of it, in the lines of the source, by a CommonMark parser; front matter is metadata."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from lint.config.settings import Settings
from lint.model import Span
from lint.patterns import lazy_pattern
from lint.readers import Problem, front_matter
from lint.readers.decoding import decode_file
from lint.readers.elements import Elements
from lint.readers.kept_lines import KeptLines
from lint.readers.templates import is_within, note_marks, outside, template_comments
from lint.text.blocks import Kind, Structure
from lint.text.document import Document

_MODULE = lazy_pattern(
    r"""import\s+(?:[\w*{][^\n"']*\sfrom\s+)?["'][^"'\n]+["'];?[ \t]*(?:\r?\n|\Z)"""
    r"""|export\s+(?:default|const|let|var|function|class|async|\{|\*)"""
)
"""How a paragraph of MDX begins that is a line of a module."""
_EXPRESSION = lazy_pattern(r"\{(?![{%])[^\n]*(?:\n[ \t]*+[^\s][^\n]*)*\}\s*?(?:\n[ \t\r]*+\n|\Z)")
"""A paragraph of MDX that is an expression from its first brace to its last: where words follow, it is none."""
_IN_BRACES = lazy_pattern(r"""\{\s*["'“‘*_]{0,3}[^\W\d_][\w'’]*(?:,? [^\W\d_][\w'’-]*){3}""")
"""Four words in a row behind the first brace, which no expression has: prose that somebody put in braces."""
_UNSEEN = lazy_pattern(
    r"\{%[^%]{0,500}%\}|\{\{[<%][^{}]{0,500}[%>]\}\}|\{/\*[^*]{0,2000}\*/\}|\{:[^{}\n]{1,200}\}|\{[\w:-]{1,40}\}(?=`)"
)
"""Tags of template languages, shortcodes, comments of MDX, lists of attributes, names of roles."""
_ELEMENT = lazy_pattern(
    r"""</?[A-Z][\w.]{0,60}(?:\s(?:[^<>"'{}]|"[^"\n]{0,500}"|'[^'\n]{0,500}'|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]{0,300}+\}){0,300}+\}){0,300}+\}){0,300}+)?+/?>"""
)
"""A tag of a component of MDX, whose values are expressions in braces."""
_FORMULA = lazy_pattern(
    r"\\\[(?:[^\\\n]|\\(?!\])|\n(?!\s*\n)){1,2000}\\\]|\\\((?:[^\\\n]|\\(?!\))){1,500}\\\)"
    r"|\{%\s*highlight\b[^%]{0,200}%\}.{0,3000}?\{%\s*endhighlight\s*%\}"
    r"|\{\{<\s*highlight\b[^>]{0,200}>\}\}.{0,3000}?\{\{<\s*/highlight\s*>\}\}"
    r"|\\begin\{(equation|align|gather|multline|eqnarray|displaymath)(\*?)\}.{1,3000}?\\end\{\1\2\}",
    re.DOTALL,
)
"""Formulas as LaTeX writes them, which CommonMark takes for escaped brackets, and code between tags of templates."""
_ADMONITIONS = ("!!! ", "??? ", "???+ ")
"""How a block of MkDocs begins whose text is indented."""
_DIRECTIVE = lazy_pattern(r"\{?([\w-]+)\}?")
_READ_DIRECTIVES = frozenset(
    "admonition attention caution danger epigraph error hint important note pull-quote seealso sidebar tip topic "
    "warning".split()
)
_SUMS = lazy_pattern(r"[\\^_={}<>+*|]|^[A-Za-z]\w{0,2}$")
"""What tells a formula from the words between two dollar signs."""
_PHRASE = lazy_pattern(r"[A-Za-z]{3,} [A-Za-z]{2,}")
_SENTENCE = lazy_pattern(r"^[A-Z\xc0-\xde][^\n{}();=<>]{20,}[.!?][\"'”’]?$", re.MULTILINE)
"""A line that may be the article's, and not code: where the fence of a block that goes on to the end is missed."""
_KINDS = {"Heading": Kind.heading, "BlockQuote": Kind.quotation, "Item": Kind.list_item, "Table": Kind.table}
_PASSED = ("Emphasis", "Strong", "Strikethrough", "Superscript", "Subscript")
"""Markup in a line that says nothing of the text."""
_CONTAINERS = frozenset((*_KINDS, "CodeBlock", "Paragraph", "TableCell", "FootnoteDefinition"))


def read(path: Path, settings: Settings) -> Iterator[Document | Problem]:
    """The article in a Markdown file. Raises OSError."""
    return parse(path.read_bytes(), str(path), settings)


def parse(data: bytes, path: str, settings: Settings) -> Iterator[Document | Problem]:
    decoded = decode_file(data, path)
    if isinstance(decoded, Problem):
        yield decoded
        return
    source, encoding, notes = decoded
    front = front_matter.split(source, path)
    yield from front.problems
    page = _Page(source, front.end)
    seen = page.seen
    if page.unclosed is not None:
        line = source.count("\n", 0, page.unclosed) + 1
        yield Problem(f"{path}:{line}", "the code that begins here is never closed; all that follows is read as code")
    yield Document(
        seen.text(), path, metadata=front.metadata, source=source, source_map=seen.source_map(), structure=page.structure(),
        encoding=encoding, notes=notes,
    )  # fmt: skip


@lru_cache(maxsize=1)
def _parser() -> Any:
    from pyromark import Markdown, Options

    return Markdown(
        options=Options.ENABLE_TABLES | Options.ENABLE_FOOTNOTES | Options.ENABLE_STRIKETHROUGH | Options.ENABLE_TASKLISTS
        | Options.ENABLE_MATH | Options.ENABLE_GFM | Options.ENABLE_HEADING_ATTRIBUTES
    )  # fmt: skip


def _offsets(text: str, start: int) -> Callable[[int], int]:
    """Turns offsets in the bytes of a text, asked in order, into offsets of code points behind `start`."""
    if text.isascii():
        return start.__add__
    data, done = text.encode("utf-8", "surrogatepass"), [0, start]

    def offset(place: int) -> int:
        if place < done[0]:
            done[:] = 0, start
        done[:] = place, done[1] + len(data[done[0] : place].decode("utf-8", "surrogatepass"))
        return done[1]

    return offset


class _Open(NamedTuple):
    """A container of Markdown that has not ended."""

    name: str
    pushed: int
    """What its kind was pushed as; 0 for none."""
    depth: int
    """How many elements of HTML were open when it began."""
    offset: int
    """Where it begins in the source."""
    start: int
    """Where it begins in the seen text."""


class _Page:
    """Reads the events of the parser, piece by piece, into seen text."""

    def __init__(self, source: str, start: int) -> None:
        self.seen = KeptLines(source, start)
        self.unclosed: int | None = None
        """Where a fence stands that is never closed."""
        self._source = source
        self._elements = Elements(self.seen, source, keeps_lines=True)
        self._open: list[_Open] = []
        self._images = self._cells = 0
        self._markup = Span(start, start)
        """HTML that is still to be read."""
        self._comments = template_comments(source, start) if "{" in source else []
        unseen = [(*comment, False) for comment in self._comments]
        if "{" in source:
            edges = [start, *(edge for comment in self._comments for edge in comment), len(source)]
            for begin, end in zip(edges[::2], edges[1::2], strict=True):
                unseen += [(*match.span(), False) for match in _UNSEEN.finditer(source, begin, end)]
        if "{" in source and "<" in source:
            unseen += [(*match.span(), False) for match in _ELEMENT.finditer(source, start) if "{" in match[0]]
        unseen += [(*mark, False) for mark in note_marks(source, start)]
        formulas = _FORMULA.finditer(source, start) if "\\" in source or "highlight" in source else ()
        sums = [(*match.span(), True) for match in formulas if _SUMS.search(match[0][2:-2])]
        self._apart = deque(sorted(unseen + sums))
        """Stretches of the source that are no text, in order; whether one is a formula, which is kept and not read."""
        self._indented: list[Span] = []
        self._skipped = start
        """Up to where of the source text has been passed over."""
        self._in_admonition = False
        body = source[start:]
        self._offset = _offsets(body, start)
        for event, place in _parser().events_with_range(body):
            self._take(event, place["start"], place["end"])
        self._flush()
        self._elements.close()
        self.seen.reach(len(source))

    def structure(self) -> Structure:
        """The structure of the seen text. Where most of it is indented, that means no code."""
        found = self.seen.structure()
        if 2 * sum(end - start for start, end in self._indented) <= self.seen.length:
            return found
        indented = frozenset(start for start, _ in self._indented)
        return found._replace(regions=[region for region in found.regions if region.start not in indented])

    def _take(self, event: Any, start: int, end: int) -> None:
        if isinstance(event, str):
            if event != "Rule":
                self._flush()
                self.seen.soften_at(self._offset(start))
            return
        name, value = next(iter(event.items()))
        if name in ("Html", "InlineHtml"):
            self._add_markup(self._offset(start), self._offset(end))
            return
        if self._markup.start < self._markup.end:
            self._flush()
        if name == "Start":
            if value not in _PASSED:
                self._start(value, start)
        elif name == "End":
            if value not in _PASSED:
                self._end(value, end)
        elif not self._images and not self._elements.is_hidden and name in _LEAVES:
            self._take_leaf(name, value, self._offset(start), self._offset(end))

    def _take_leaf(self, name: str, value: str, start: int, end: int) -> None:
        if not self._comments or not is_within(self._comments, start, end):
            _LEAVES[name](self, value, start, end)

    def _add_markup(self, start: int, end: int) -> None:
        if start != self._markup.end:
            self._flush()
            self._markup = Span(start, start)
        self._markup = Span(self._markup.start, end)

    def _flush(self) -> None:
        """Read the HTML that has come so far."""
        start, end = self._markup
        if start < end:
            self.seen.is_markup = True
            for piece in outside(self._comments, Span(start, end)):
                self._elements.feed(*piece)
            self.seen.is_markup = False
            self._markup = Span(end, end)

    def _start(self, value: Any, start: int) -> None:
        name, detail = (value, None) if isinstance(value, str) else next(iter(value.items()))
        if name == "Image":
            self._images += 1
        elif name == "Link":
            self.seen.reach(self._offset(start))
            self.seen.begin_link()
        elif name in ("TableHead", "TableRow"):
            self._cells = 0
        if name not in _CONTAINERS:
            return
        offset = self._offset(start)
        kind = _KINDS.get(name)
        if name == "BlockQuote" and detail:
            kind = None
        elif name == "CodeBlock":
            kind = None if detail == "Indented" and self._in_admonition else _kind_of_code(detail)
        elif name == "Paragraph" and self._is_module(offset):
            kind = Kind.code
        elif name == "TableCell":
            self._begin_cell(offset)
        self.seen.reach(offset)
        if name != "CodeBlock":
            self._in_admonition = self._source.startswith(_ADMONITIONS, offset)
        pushed = 0 if kind is None else self.seen.push(kind)
        self._open.append(_Open(name, pushed, self._elements.depth, offset, self.seen.length))

    def _begin_cell(self, offset: int) -> None:
        if self._cells and not self._elements.is_hidden and self._source[offset - 1] == "|":
            self.seen.add("\t", offset - 1)
        self._cells += 1

    def _is_module(self, offset: int) -> bool:
        """Whether a paragraph is code of MDX."""
        if not self._source.startswith(("import", "export", "{"), offset):
            return False
        if _MODULE.match(self._source, offset):
            return True
        return bool(_EXPRESSION.match(self._source, offset)) and not _IN_BRACES.match(self._source, offset)

    def _end(self, value: Any, end: int) -> None:
        name = value if isinstance(value, str) else next(iter(value))
        if name == "Image":
            self._images -= 1
        elif name == "Link":
            self.seen.end_link()
        if name not in _CONTAINERS or not self._open:
            return
        container = self._open.pop()
        if container.pushed:
            self.seen.pop(container.pushed)
        self._elements.close(container.depth)
        if name == "CodeBlock":
            self._end_code(container, self._offset(end))

    def _end_code(self, container: _Open, end: int) -> None:
        source, fence = self._source, self._source[container.offset : container.offset + 3]
        if fence not in ("```", "~~~"):
            self._indented.append(Span(container.start, self.seen.length))
        elif not source[end:].strip() and self.unclosed is None:
            _, _, rest = source[container.offset : end].rstrip().partition("\n")
            is_closed = rest.rpartition("\n")[2].lstrip("> \t").startswith(fence)
            if not is_closed and _SENTENCE.search(rest):
                self.unclosed = container.offset

    def _text(self, value: str, start: int, end: int) -> None:
        written = self._source[start:end]
        # Without a place are the spaces that the parser gives for a part of a tab.
        if not written or value.startswith(":::"):
            return
        if written == value and not self._apart:
            self.seen.add(value, start)
            return
        if written != value and written.replace("\r\n", "\n") != value:
            self.seen.add_written(value, start, end - start)
            return
        while self._apart and self._apart[0][1] <= start:
            self._apart.popleft()
        start = max(start, self._skipped)
        for begin, stop, is_formula in self._apart:
            if begin >= end:
                break
            self.seen.add(self._source[start : max(start, begin)], start)
            if is_formula and begin >= self._skipped:
                self._add_unread(self._source[begin:stop], begin)
            self._skipped = start = max(start, stop)
        if start < end:
            self.seen.add(self._source[start:end], start)

    def _code(self, value: str, start: int, end: int) -> None:
        written = self._source[start:end]
        ticks = len(written) - len(written.lstrip("`"))
        inner = written[ticks:-ticks].lstrip(" ")
        self._add_unread(inner.rstrip(" "), end - ticks - len(inner))

    def _sums(self, value: str, start: int, end: int) -> None:
        if _SUMS.search(value) and ("\\" in value or not _PHRASE.search(value)):
            self._add_unread(self._source[start + 1 : end - 1], start + 1)
        else:
            self.seen.add(self._source[start:end], start)

    def _formula(self, value: str, start: int, end: int) -> None:
        pushed = self.seen.push(Kind.formula)
        self.seen.add(self._source[start + 2 : end - 2], start + 2)
        self.seen.pop(pushed)

    def _add_unread(self, text: str, offset: int) -> None:
        self.seen.add(text, offset)
        self.seen.hide_from(self.seen.length - len(text))


_LEAVES: dict[str, Callable[[_Page, str, int, int], None]] = {
    "Text": _Page._text,
    "Code": _Page._code,
    "InlineMath": _Page._sums,
    "DisplayMath": _Page._formula,
}


def _kind_of_code(detail: Any) -> Kind | None:
    """What a block of code is, by what is written behind its fence."""
    info = detail.get("Fenced", "") if isinstance(detail, dict) else ""
    directive = _DIRECTIVE.match(info)
    if directive and info.startswith("{") and directive[1] in _READ_DIRECTIVES:
        return None
    return Kind.formula if directive and directive[1] in ("math", "latex", "katex") else Kind.code
