"""What stands right behind a number: the name of a unit or a currency, a month, a time of day."""

from __future__ import annotations

from functools import lru_cache

from lint.extract.quantities import currencies, units
from lint.lexicon import words
from lint.lexicon.calendar import months

MONTHS = frozenset(months("en"))
IN_CAPITALS = frozenset(words("en", "quantities", "otherwise in capitals"))
"""Names of units that mean something else in capitals: a league, a state, home runs, yards gained."""
_CLOCK = frozenset("am pm oclock gmt est edt pst pdt et bst utc cet".split())
Named = tuple[units.Unit | None, str | None, int]
NOT_NAMED: Named = (None, None, 0)
NO_QUANTITY: Named = (None, None, -1)
"""The number is none: a time of day, a day of a month."""


_FIRST = frozenset(
    name.split(" ")[0] for names in (units.BY_NAME, currencies.NOUNS, currencies.NATIONS) for name in names
) | {code.lower() for code in currencies.CODES} | MONTHS | _CLOCK  # fmt: skip
"""What a name that is known begins with."""


def name_behind(words: str, large: bool) -> Named:
    """The unit or currency that the text right behind a number begins with, and the length of its name.

    `words` is lower case and begins with the space or hyphen; `large` says that the number is in the thousands at least,
    so that "pounds" are money and "won" is no verb.
    """
    first = words.lstrip(" -").partition(" ")[0].partition("-")[0]
    return _named(words, large) if first.replace(".", "") in _FIRST else NOT_NAMED


@lru_cache(maxsize=8192)
def _named(words: str, large: bool) -> Named:
    parts = words.replace("-", " ").split(" ")
    skip = 1 if parts[0] == "" else 0
    names = [part.replace(".", "") for part in parts[skip:]]
    if names[0] in MONTHS or names[0] in _CLOCK:
        return NO_QUANTITY
    money = currencies.named(names)
    heavy = names[0] == "pounds" and (not large or names[1:2] == ["of"])
    if money is not None and not heavy and (large or names[0] != "won"):
        return None, money[0], _length(parts, skip + money[1])
    for count in range(min(3, len(names)), 0, -1):
        name = " ".join(names[:count])
        unit = units.BY_NAME.get(name)
        alone = count == len(names) or names[count] in _AFTER_UNITS
        if unit is not None and _unit_fits(name, skip, large, alone):
            return unit, None, _length(parts, skip + count)
    return NOT_NAMED


_AFTER_UNITS = frozenset("of or and per at is to with".split())


def _unit_fits(name: str, spaced: int, large: bool, alone: bool) -> bool:
    """Whether a name of a unit that is another word too is meant as one; `alone`: no noun follows that it could belong to."""
    if name in ("second", "seconds"):
        return name == "seconds"
    if name == "stone":
        return not large
    if name not in units.LETTERS or (name == "m" and spaced == 1):
        return True
    return (alone and name in units.ALONE) if spaced else name != "in"


def _length(parts: list[str], count: int) -> int:
    """The length of the first `count` parts with the signs between them, without a full stop at the end."""
    text = " ".join(parts[:count])
    return len(text.rstrip("./"))
