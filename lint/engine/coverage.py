"""How much of the rules speaks the languages that the articles of a run are in: what a clean bill is worth."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from lint.counting import counted
from lint.model import family_of
from lint.rule.base import Rule
from lint.text.language import UNKNOWN, name_of


class Coverage(NamedTuple):
    """A language with its articles, and its paragraphs in articles of other languages: how many of the rules that ran speak it, and the families of which none does."""

    language: str
    articles: int
    rules: int
    of: int
    silent: tuple[str, ...]
    paragraphs: int = 0

    @property
    def line(self) -> str:
        """What to say of it."""
        counts = ((self.articles, "article"), (self.paragraphs, "paragraph"))
        count = " and ".join(counted(number, what) for number, what in counts if number)
        name = "a language that was not recognised" if self.language == UNKNOWN else name_of(self.language)
        silent = f", none of {', '.join(self.silent)}" if self.silent else ""
        return f"{count} in {name}: {self.rules} of {counted(self.of, 'rule')} {'speaks' if self.rules == 1 else 'speak'} it{silent}"


def coverage(
    languages: Mapping[str, int], rules: Iterable[Rule], paragraphs: Mapping[str, int] = MappingProxyType({})
) -> list[Coverage]:
    """The languages but English, the commonest first. What is too short to tell is read as English.

    `languages` has the articles by language, `paragraphs` those in articles of another one.
    """
    asked = list(rules)
    families = sorted({family_of(str(rule.code)) for rule in asked})
    found = []
    for language in sorted({*languages, *paragraphs}, key=lambda code: (-languages.get(code, 0), code)):
        if language in ("en", UNKNOWN):
            continue
        speaking = [rule for rule in asked if rule.speaks(language)]
        spoken = {family_of(str(rule.code)) for rule in speaking}
        silent = tuple(family for family in families if family not in spoken)
        articles, inside = languages.get(language, 0), paragraphs.get(language, 0)
        found.append(Coverage(language, articles, len(speaking), len(asked), silent, inside))
    return found
