"""How much of the rules speaks the languages that the articles of a run are in: what a clean bill is worth."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from lint.rule.base import Rule
from lint.text.language import UNKNOWN, name_of


class Coverage(NamedTuple):
    """A language with its articles: how many of the rules that ran speak it, and the families of which none does."""

    language: str
    articles: int
    rules: int
    of: int
    silent: tuple[str, ...]

    @property
    def line(self) -> str:
        """What to say of it."""
        count = "1 article" if self.articles == 1 else f"{self.articles} articles"
        name = "a language that was not recognised" if self.language == UNKNOWN else name_of(self.language)
        silent = f", none of {', '.join(self.silent)}" if self.silent else ""
        return f"{count} in {name}: {self.rules} of {self.of} rules speak it{silent}"


def coverage(languages: Mapping[str, int], rules: Iterable[Rule]) -> list[Coverage]:
    """The languages but English, the commonest first. What is too short to tell is read as English."""
    asked = list(rules)
    families = sorted({str(rule.code)[:2] for rule in asked})
    found = []
    for language, articles in sorted(languages.items(), key=lambda item: (-item[1], item[0])):
        if language in ("en", UNKNOWN):
            continue
        speaking = [rule for rule in asked if rule.speaks(language)]
        spoken = {str(rule.code)[:2] for rule in speaking}
        silent = tuple(family for family in families if family not in spoken)
        found.append(Coverage(language, articles, len(speaking), len(asked), silent))
    return found
