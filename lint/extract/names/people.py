"""Whose name it is: what stands beside two spellings says whether they can be one person's, and whether they must be."""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from lint.extract.names.variants import beginning, single_edit
from lint.lexicon import either, lexicon, words
from lint.lexicon.calendar import MONTHS, WEEKDAYS
from lint.model import Span
from lint.patterns import lazy_pattern
from lint.text.document import Document

_BEFORE = lazy_pattern(r"(?<![\w'’&.-])((?:[A-Z]\. ?)?[A-Z][a-z'-]*\.?) (?:[A-Z]\. )?$")
_AFTER = lazy_pattern(r"('s)? ((?:(?:bin|al|de|da|di|del|van|von|der|la|le) )*[A-Z][A-Za-z'-]*)")
_NO_GIVEN_NAMES = frozenset(words("en", "names", "no given names"))
_LANGUAGES = either(words("en", "names", "languages"))
_SAID_OTHERWISE = lazy_pattern(
    r"\b(?:pronounced|spell(?:s|ed|ing)|spelt|not to be confused|misspell\w*|literally|formerly|(?:is|was|are|were) called|no relation|not related|unrelated|banner|with the words|a play on|puns?|jokes?|joking|also known as|a\.k\.a|aka|née|nee)\b"
    rf"|\bin {_LANGUAGES}\b(?! [a-z])"
)
_DENIED = lazy_pattern(r"\bnot ['\"]?\Z")
_FAMILY = either(words("en", "names", "family"))
_KIN = lazy_pattern(
    rf"(?: [A-Z][\w'-]+)?(?:,| (?:is|was)) (?:(?:his|her|their|its|the|an?|no|another) )(?:[a-z-]+ ){{0,2}}?{_FAMILY}\b"
)
"""Behind a name: it is somebody of the family, whose name is not the same."""
_PLACED = lazy_pattern(r"\b(?:[Ii]n|[Nn]ear|[Ii]nto|[Ff]rom) \Z")
_AROUND = 40


class Company(NamedTuple):
    """What stands beside a name, wherever it stands: capitalised words before (given names) and behind (in lower case)."""

    before: frozenset[str]
    behind: frozenset[str]
    alone: int
    """How often nothing with a capital stands behind it."""
    place: bool
    """Whether it stands anywhere as the name of a place does: in Velden, near Velden."""


def company(folded: str, spans: Iterable[Span]) -> Company:
    """The company a name keeps in a text."""
    before, behind, alone, place = set(), set(), 0, False
    for start, end in spans:
        place = place or _PLACED.search(folded, max(0, start - 6), start) is not None
        given = _BEFORE.search(folded, max(0, start - 24), start)
        if given and (word := given[1].rstrip(".").lower()) not in _NO_GIVEN_NAMES:
            before.add(word)
        after = _AFTER.match(folded, end)
        if after:
            behind.add(after[2].split(" ")[0].lower())
        else:
            alone += 1
    return Company(frozenset(before), frozenset(behind), alone, place)


@cache
def _forms() -> dict[str, frozenset[str]]:
    """By given name, all forms of it: full, short, spelt otherwise."""
    found: dict[str, set[str]] = {}
    for full, forms in lexicon("en", "given_names").items():
        for form in (full, *forms) if full else ():
            found.setdefault(form, set()).update((full, *forms))
    return {name: frozenset(forms) for name, forms in found.items()}


_JOINED_BEFORE, _JOINED_AFTER = lazy_pattern(r"(?<![\w-])([A-Z][a-z]+)-\Z"), lazy_pattern(r"-([A-Z][a-z]+)(?![\w-])")


def joined(folded: str, spans: Iterable[Span]) -> dict[Span, str]:
    """The words that hyphens join to a name, by its places: “Ashe” of “Ashe-Winterton”."""
    found = {}
    for span in spans:
        word = _JOINED_BEFORE.search(folded, max(0, span.start - 24), span.start) or _JOINED_AFTER.match(
            folded, span.end
        )
        if word is not None:
            found[span] = word[1].lower()
    return found


_SPEAKER = lazy_pattern(r"^([A-Z][A-Z'-]{3,}):(?= )", re.MULTILINE)


def speakers(document: Document) -> dict[str, list[Span]]:
    """Where the names in capitals stand that open lines before a colon, as those of speakers do, by their lower-case form."""
    found: dict[str, list[Span]] = {}
    for label in _SPEAKER.finditer(beginning(document)):
        found.setdefault(label[1].lower(), []).append(Span(*label.span(1)))
    return found


@cache
def known_words() -> frozenset[str]:
    """Given names, countries, cities, months: a name that is one of them is spelt as it should be."""
    names = lexicon("en", "given_names")
    return frozenset().union(names, *names.values(), *lexicon("en", "places").values(), MONTHS, WEEKDAYS) - {""}


def compatible(one: str, other: str) -> bool:
    """Whether two given names (lower case) may be one person's: equal, an initial, a short form, a slip."""
    if one == other or (min(len(one), len(other)) <= 2 and one[0] == other[0]):
        return True
    if other in _forms().get(one, ()):
        return True
    known = one in known_words() and other in known_words()
    return not known and (single_edit(one, other) is not None or one.startswith(other) or other.startswith(one))


def same_person(form: Company, common: Company) -> bool:
    """Whether both go with one given name or one surname: then they are one name."""
    given = any(compatible(one, other) for one in form.before for other in common.before)
    return given or bool(form.behind & common.behind)


def two_people(form: Company, common: Company) -> bool:
    """Whether each goes with names of its own, or one is a given name and the other a surname or a firm's."""
    if form.before and common.before:
        return not any(compatible(one, other) for one in form.before for other in common.before)
    if form.behind and common.behind and not form.behind & common.behind:
        return not form.alone and common.alone <= len(common.behind)
    if form.behind and not form.alone and common.before and not common.behind:
        return True
    return bool(form.before and not common.before and common.behind and not common.alone)


def explained(folded: str, spans: Iterable[Span]) -> bool:
    """Whether the text itself speaks of the spelling: “pronounced Kyrill”, “not Kyril”, or a word alone in quotation marks or brackets."""
    for start, end in spans:
        if _DENIED.search(folded, max(0, start - 5), start):
            return True
        if _KIN.match(folded, end, min(len(folded), end + 2 * _AROUND)):
            return True
        if _SAID_OTHERWISE.search(folded, max(0, start - _AROUND), min(len(folded), end + _AROUND)):
            return True
        if folded[start - 1 : start] in "'\"([" and folded[end : end + 1] in "'\")],;" and start:
            return True
    return False


_BETWEEN = lazy_pattern(
    r"(?: [A-Z][\w'-]+)?(?:, |,? (?:and|or|&|versus|vs?\.?|met|beat|against|with|from|to|than|but not|not|(?:lost|fell) to|won against|drew with|defeated|faced|plays?|played|meets) "
    r"| (?:[a-z]{2,12}ed|wrote|writes|told|tells|saw|sees|knew|knows|taught|teaches|gave|gives|sold|sells|sent|sends|left|leaves|led|leads|paid|pays|"
    r"fought|fights|sued|sues|calls|asks|thanks|helps|loves|hates|visits|follows|marries|weds|beats|spoke|speaks|stood|stands|sat|sits|came|comes|"
    r"went|goes|lost|loses|ran|runs|rode|rides)(?: [a-z]{3,8})? (?:(?:to|with|for|against|by|before|behind|beside|near|from|after) )?)(?P<given>[A-Z][\w'.-]+ )?"
)
"""What stands between two who are spoken of together."""
_BESIDE = 32


def side_by_side(folded: str, spans: Iterable[Span], others: Iterable[Span]) -> bool:
    """Whether two names are spoken of together anywhere: “Hansen and Hanson” are two."""
    spans, others = tuple(spans), tuple(others)
    for ones, starts in ((spans, {start for start, _ in others}), (others, {start for start, _ in spans})):
        for _, end in ones:
            between = _BETWEEN.match(folded, end, end + _BESIDE)
            if between is not None and not starts.isdisjoint((between.start("given"), between.end())):
                return True
    return False
