"""Seen text whose lines are those of its source, as in Markdown."""

from __future__ import annotations

import re

from lint.patterns import lazy_pattern
from lint.readers.seen import SeenText

_LINE_END = lazy_pattern(r"\r?\n")
_NO_SPACE_AFTER = ("", " ", "\n", "\t")


class KeptLines(SeenText):
    """Seen text that has the line ends of its source."""

    def __init__(self, source: str, start: int) -> None:
        super().__init__()
        self.is_markup = False
        """Whether line ends in what is added are white space, as they are in HTML."""
        self._source, self._done, self._break = source, start, -1

    def reach(self, offset: int) -> None:
        """Take over the line ends up to an offset of the source; all else there is markup."""
        if offset <= self._done:
            return
        if self._source.find("\n", self._done, offset) >= 0:
            self._break = -1
            for end in _LINE_END.finditer(self._source, self._done, offset):
                super().add(end.group(), end.start())
        self._done = offset

    def _begin(self, offset: int) -> None:
        """What comes before a piece of text."""
        self.reach(offset)
        if self._break >= 0 and self.last not in ("", "\n"):
            super().add("\n", self._break)
        self._break = -1

    def break_line(self, offset: int) -> None:
        self._break = offset

    def add(self, text: str, offset: int) -> None:
        self._begin(offset)
        if self.last in _NO_SPACE_AFTER and text[:1] == " ":
            offset, text = offset + len(text) - len(text.lstrip(" ")), text.lstrip(" ")
        if self.is_markup and "\n" in text:
            self._soft += [self.length + end.start() for end in re.finditer("\n", text)]
        super().add(text, offset)
        self._done = offset + len(text)

    def add_written(self, text: str, offset: int, width: int) -> None:
        self._begin(offset)
        super().add_written(text, offset, width)
        self._done = offset + width

    def soften(self) -> None:
        """A tag has broken a line; it is not yet known where it ends."""

    def soften_at(self, offset: int) -> None:
        """The line end at an offset of the source is one inside of a paragraph."""
        self.reach(offset)
        end = self._source.find("\n", offset)
        self._soft.append(self.length + (self._source[offset:end].endswith("\r")))
