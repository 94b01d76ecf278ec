"""What a plain `fix` may never do, whatever a rule offers: take words that could be the author's."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from functools import cached_property

from lint.extract.boilerplate import speaks_as_a_site
from lint.lexicon import either, words
from lint.model import Confidence, Fix, LocatedFinding
from lint.patterns import lazy_pattern
from lint.text.blocks import Kind
from lint.text.document import Document
from lint.triage.written import can_be_made, whole_lines, written

_NEVER = frozenset({Kind.code, Kind.formula, Kind.quotation, Kind.verse, Kind.table})
"""Kinds of text that are somebody's to the letter."""
_EVIDENCE = frozenset({"SQ407", "SQ408", "SQ409"})
"""Findings that the article itself is missing: the line that shows it is all there is to show."""
_LISTED = 6
"""So many lines behind a colon may be a list."""
_PROMPTS = ("BP10", "BP12", "BP13", "BP14")
"""Families of findings of labels and of prompts to the reader: a colon behind a sure one introduces more of the page."""
_UNLISTED = frozenset({"BP111", "BP134", "BP204"})
"""Findings of what nobody lists: whose a picture is, legal marks, counters of pictures and pages."""
_CONSENT, _ARTICLE = "SQ410", 50
"""A page that asks for consent is one where fewer words than these are left beside what it asks."""
_SIGN = either(words("en", "pages", "signs"))
_WRITTEN = lazy_pattern(
    r"\b(?:h[au]ng|hangs|stood|stands|bore|bears|carr(?:ied|ies)|showed|shows|saw|read|reads|wrote|pinned|found|flashed|appear(?:ed|s)|painted|"
    rf"printed|written|lit up|put up|is|was)(?: [^ ]+){{0,5}}? {_SIGN}(?: (?:in|on|of|above|over|at|beside|by)(?: [\w-]+){{1,4}})?\W*$|"
    rf"\b{_SIGN}(?: [^ ]+){{0,4}}? (?:reads?|said|says|shows?|asked|asks|warned|warns)(?: \w+){{0,2}}\W*$",
    re.IGNORECASE,
)
"""How a sentence ends whose last thing is a sign, a screen, a headline: its words may stand alone on the next line."""
_CLOSING = " \t*_)]”’\"'"
_COLON_END = lazy_pattern(rf":[{re.escape(_CLOSING)}]*\r?$", re.MULTILINE)
_SPOKEN = lazy_pattern('["“”«»]')
_SENTENCE_END = lazy_pattern(r"[.!?]\s+")
_FEWEST_WORDS, _PARAGRAPH = 5, 12
"""A line of so many words is a sentence where it ends like one; of so many it is a paragraph and no item."""
_OPENING = 2_000
"""In so many characters of an article its title's words are said again."""
_STEM = lazy_pattern(r"([a-z]{4,5})[a-z]*")
_FEWEST_OF_TITLE = 3
_SHORTEST_TITLE = 14
"""So many characters have three words of four letters."""


_NOTHING = (None, None)


class Surroundings:
    """What stands around the lines of a document that fixes would take: `page` are the findings of lines that go as well, `found` all."""

    def __init__(
        self, document: Document, page: Iterable[LocatedFinding] = (), found: Iterable[LocatedFinding] = ()
    ) -> None:
        self._document = document
        self._page = _lines_of(document, page)
        found = list(found)
        sure = [one for one in found if one.finding.confidence >= Confidence.medium]
        prompts = {code for code in {one.finding.code for one in sure} if code.startswith(_PROMPTS)}
        self._asked = self._page | _lines_of(document, (one for one in sure if one.finding.code in prompts))
        self._unlisted = _lines_of(document, (one for one in found if one.finding.code in _UNLISTED))
        codes = _EVIDENCE if self._has_article() else _EVIDENCE | {_CONSENT}
        self._evidence = _lines_of(document, (one for one in sure if one.finding.code in codes))

    def need(self, lines: range) -> bool:
        """Whether the article speaks of the lines, or is shown by them to be missing."""
        return any(map(self._needs, lines))

    def _needs(self, line: int) -> bool:
        return (
            line in self._shown
            or self._is_title(line)
            or self._heads_prose(line)
            or (self._is_beside_prose(line) and _may_be_the_authors(self._document, line))
        )

    @cached_property
    def _shown(self) -> frozenset[int]:
        """The lines that show the article to be missing, and those that its sentences show to be its own."""
        return self._evidence | self._introduced | self._spoken_of

    def _has_article(self) -> bool:
        """Whether there is an article besides the lines of the page."""
        document = self._document
        kept = (span for number, span in enumerate(document.lines) if number not in self._page)
        words = 0
        for start, end in kept:
            words += len(document.text[start:end].split())
            if words >= _ARTICLE:
                return True
        return False

    @cached_property
    def _colons(self) -> list[int]:
        """The lines that end with a colon."""
        document = self._document
        return sorted({document.line_number(colon.start()) for colon in _COLON_END.finditer(document.text)})

    @cached_property
    def _introduced(self) -> frozenset[int]:
        """The lines behind one that ends with a colon and is no line of the page itself: the next, and the list that it begins.

        A paragraph that is introduced begins no list.
        """
        found: set[int] = set()
        last = -1
        for colon in self._colons:
            if colon > last and colon not in self._asked:
                introduced, last = self._introduced_by(colon)
                found |= introduced
        return frozenset(found | self._listed_apart)

    def _introduced_by(self, colon: int) -> tuple[set[int], int]:
        """What a line introduces, and the last line that was looked at."""
        found: set[int] = set()
        waits, goes_on, adjacent = True, False, True
        for number in range(colon + 1, len(self._document.lines)):
            start, end = self._document.lines[number]
            text = self._document.text[start:end].rstrip(_CLOSING)
            if not text:
                adjacent = False
                continue
            item = self._document.kind_at(start) is Kind.list_item
            in_list = goes_on and (item or (adjacent and not _is_sentence(text)))
            if waits or (in_list and number not in self._unlisted):
                found.add(number)
            goes_on, adjacent = in_list or (waits and (item or not _is_paragraph(text))), True
            waits = text.endswith(":") and number not in self._asked
            if not (waits or goes_on):
                return found, number
        return found, len(self._document.lines)

    @cached_property
    def _listed_apart(self) -> set[int]:
        """The few lines of the page between a line of the article that ends with a colon and a sentence of it: a list, a line a paragraph."""
        return {line for colon in self._colons if colon not in self._page for line in self._apart_behind(colon)}

    def _apart_behind(self, colon: int) -> list[int]:
        run: list[int] = []
        for number in range(colon + 1, len(self._document.lines)):
            text = self._document.text[slice(*self._document.lines[number])].rstrip(_CLOSING)
            if not text:
                continue
            if number not in self._page or len(run) == _LISTED:
                return run if number not in self._page and _is_sentence(text) else []
            run.append(number)
        return []

    @cached_property
    def _spoken_of(self) -> frozenset[int]:
        """The lines of the page that stand alone in the article, behind a sentence of something written: they may be its words."""
        return frozenset(line for line in self._page if self._is_written(*self._beside(line)))

    def _is_written(self, above: int | None, below: int | None) -> bool:
        """Whether what stands between two lines of the article is behind a sentence that ends with a sign, a screen, a headline."""
        if above is None or below is None:
            return False
        text = self._document.text[slice(*self._document.lines[above])].rstrip(_CLOSING)
        last = _SENTENCE_END.split(text)[-1]
        return _is_sentence(text) and _WRITTEN.search(last) is not None and not _SPOKEN.search(last)

    def _is_title(self, line: int) -> bool:
        """Whether a line stands above the first sentence of the article and says in its words what it is about: its title, between menus."""
        first, said = self._opening
        if line >= first:
            return False
        start, end = self._document.lines[line]
        return end - start >= _SHORTEST_TITLE and _is_of(_stems(self._document.folded[start:end]), said)

    @cached_property
    def _opening(self) -> tuple[int, frozenset[str]]:
        """The line of the article's first sentence, and the stems of what it says first."""
        document, kept, first = self._document, list[str](), len(self._document.lines)
        length = 0
        for number, (start, end) in enumerate(document.lines):
            text = "" if number in self._page else document.folded[start:end].strip()
            if text and (kept or _is_sentence(text)):
                first = first if kept else number
                kept.append(text)
                length += len(text)
                if length > _OPENING:
                    break
        return first, _stems(" ".join(kept))

    def _is_beside_prose(self, line: int) -> bool:
        """Whether the next line that is not empty, above or below, is none of the page."""
        return self._beside(line) != _NOTHING

    def _beside(self, line: int) -> tuple[int | None, int | None]:
        """The next line above and the next below that are not empty; None for one of the page, where there is none, and beside an empty line."""
        return self._neighbours.get(line, _NOTHING)

    @cached_property
    def _neighbours(self) -> dict[int, tuple[int | None, int | None]]:
        """What stands beside each line that is not empty."""
        text = self._document.text
        filled = [
            number
            for number, (start, end) in enumerate(self._document.lines)
            if start < end and not text[start:end].isspace()
        ]
        article = [None, *(None if line in self._page else line for line in filled), None]
        return dict(zip(filled, zip(article, article[2:], strict=False), strict=True))

    def _heads_prose(self, line: int) -> bool:
        """Whether a line is a heading with a sentence of the article as the first below it."""
        if line not in self._headings:
            return False
        lines = self._document.lines
        for number in range(line + 1, len(lines)):
            text = self._document.text[slice(*lines[number])].rstrip(_CLOSING)
            if text and number in self._headings:
                return False
            if text and number not in self._page:
                return _is_sentence(text)
        return False

    @cached_property
    def _headings(self) -> frozenset[int]:
        document = self._document
        return frozenset(
            line
            for start, end, kind in document.structure.regions
            if kind is Kind.heading
            for line in document.lines_of(start, end)
            if document.kind_at(document.lines[line].start) is kind
        )


def _stems(text: str) -> frozenset[str]:
    """The beginnings of the longer words of a folded text, which go with a word whatever its ending is."""
    return frozenset(_STEM.findall(text.lower()))


def _is_of(words: frozenset[str], said: frozenset[str]) -> bool:
    """Whether so many words are a title's, and most of them are said again."""
    return len(words) >= _FEWEST_OF_TITLE and 3 * len(words & said) >= 2 * len(words)


def _is_sentence(text: str) -> bool:
    """Whether a line is one of prose, not a label or an item."""
    return text.endswith((".", "!", "?", "…", ":")) and len(text.split()) >= _FEWEST_WORDS


def _is_paragraph(text: str) -> bool:
    """Whether a line is a sentence too long for an item of a list."""
    return _is_sentence(text) and len(text.split()) >= _PARAGRAPH


def with_safe_fixes(
    document: Document, found: Sequence[LocatedFinding], of_the_page: Container[str]
) -> list[LocatedFinding]:
    """The findings of a document, of whose fixes those are safe that a plain `fix` makes: what a report says of them is what is done.

    A fix that cannot be made in the source, for its place holds markup or a picture besides the text, is none.

    `of_the_page`: the codes of the rules for boilerplate, whose lines go together.
    """
    kept = _that_can_be_made(document, found)
    wanted = [one for one in found if one.finding.fix is not None and one.finding.fix.safe]
    if not wanted:
        return kept
    around = Surroundings(document, (one for one in wanted if one.finding.code in of_the_page), found)
    return [
        _with_fix(one, fix._replace(safe=False))
        if (fix := one.finding.fix) is not None and fix.safe and not is_safe(document, fix, around)
        else one
        for one in kept
    ]


def _that_can_be_made(document: Document, found: Iterable[LocatedFinding]) -> list[LocatedFinding]:
    format = written(document.path)
    return [
        _with_fix(one, None)
        if format and one.finding.fix is not None and not can_be_made(document, one.finding.fix, format)
        else one
        for one in found
    ]


def _with_fix(one: LocatedFinding, fix: Fix | None) -> LocatedFinding:
    return one._replace(finding=one.finding._replace(fix=fix))


def is_safe(document: Document, fix: Fix, around: Surroundings | None = None) -> bool:
    """Whether a fix loses no word of the article.

    One that writes something else or takes out signs loses none, outside of code, tables and what somebody else said. One that takes words
    out is safe where it takes whole lines, each of them prose of the page and none that the article around it needs.
    """
    if not fix.safe or _is_somebodys(document, {fix.start, max(fix.start, fix.end - 1)}):
        return False
    if fix.replacement or not any(map(str.isalnum, document.text[fix.start : fix.end])):
        return True
    lines = whole_lines(document, fix)
    if lines is None or _is_somebodys(document, {document.lines[line].start for line in lines} - {fix.start}):
        return False
    return not (around or Surroundings(document)).need(lines)


def _is_somebodys(document: Document, places: Iterable[int]) -> bool:
    """Whether text at one of some places belongs to somebody to the letter."""
    return not _NEVER.isdisjoint(map(document.kind_at, places))


_LEGAL = lazy_pattern(
    r"(?:\W*|\w{1,12} )(?:copyright )?(?:\xa9|\(c\)).*|\W*copyright\W{1,3}(?:19|20)\d\d\b.*|.{0,80}\ball rights reserved\W*",
    re.IGNORECASE,
)
_LABEL_WORDS, _PROMPT_WORDS = 3, 6
"""Whole sentences of so few words are labels, or prompts in other languages than English."""


def _may_be_the_authors(document: Document, number: int) -> bool:
    """Whether a line is a whole sentence in which no site speaks: “Reuters was founded in 1851.”, “Related: the fares rose in March.”

    A site says you, your or our, and reports nothing; in other languages than English only what is very short is taken for its own.
    """
    start, end = document.lines[number]
    text = document.folded[start:end].strip(_CLOSING)
    words = text.count(" ") + 1
    if not text.endswith((".", "!", "?")) or words <= _LABEL_WORDS or _LEGAL.fullmatch(text):
        return False
    if document.rules_language != "en":
        return words > _PROMPT_WORDS or "," in text
    return not speaks_as_a_site(
        [document.folded[slice(*one)] for one in document.sentences_in(document.block_number(start))]
    )


def _lines_of(document: Document, found: Iterable[LocatedFinding]) -> frozenset[int]:
    """The lines (by index) that findings mark."""
    return frozenset(
        line
        for one in found
        if one.finding.start is not None and one.finding.end is not None
        for line in document.lines_of(one.finding.start, one.finding.end)
    )
