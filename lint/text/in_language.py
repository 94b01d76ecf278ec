"""Which language a text is in: by its metadata, by the configuration, by its words; and whose rules run on it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from lint import folding
from lint.text import language as languages

_NEAR = frozenset(("no", "nb", "nn", "da"))
"""Languages that words hardly tell apart."""
_FEW_ACCENTS = 4
"""So many different letters outside of ASCII may stand in a text of unknown language that is taken for English."""


class InLanguage:
    """A text with what its metadata and its configuration say of its language."""

    text: str
    metadata: Mapping[str, Any]
    assumed_language: str = ""
    """What the configuration says its language is; its own metadata go before it."""

    @cached_property
    def non_ascii(self) -> frozenset[str]:
        """The characters of the text that are not ASCII."""
        return folding.not_ascii(self.text)

    @cached_property
    def language(self) -> str:
        """Its language by metadata (`language`, `lang`), by the configuration or by its words: mostly two letters, "und" if unknown."""
        return self.stated_language or self.assumed_language or languages.language_of(self.text)

    @cached_property
    def stated_language(self) -> str:
        """The language that its metadata name, "" where they name none."""
        stated = self.metadata.get("language") or self.metadata.get("lang")
        code = re.split("[-_]", stated.strip())[0].lower() if isinstance(stated, str) else ""
        return code if 2 <= len(code) <= 3 and code.isalpha() and code.isascii() else ""

    @cached_property
    def belied_language(self) -> str:
        """What its words say where its metadata name another language, so that other rules look at it, or none; "" of no such thing."""
        if not self.stated_language:
            return ""
        found = languages.language_of(self.text)
        near = found == self.stated_language or {found, self.stated_language} <= _NEAR
        return "" if near or found == languages.UNKNOWN else found

    @cached_property
    def rules_language(self) -> str:
        """The language whose rules run on it: its own; English for what is too short or too odd to tell; "" for no language's."""
        if self.language != languages.UNKNOWN:
            return self.language
        letters = sum(map(str.isalpha, self.non_ascii))
        return "en" if letters <= _FEW_ACCENTS and languages.is_latin(self.text) else ""
