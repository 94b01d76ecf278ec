"""What a number counts: the noun behind it."""

from __future__ import annotations

BREAKS = frozenset(
    "a an the and or but to of in on at by for from with as into onto over under after before during since until than "
    "that which who whom whose when where while if because so is are was were be been being has have had do does did "
    "will would could should may might can must not it its he she they we i you his her their our this these those "
    "said says say told per about around between among against through towards toward up down out off vs versus "
    "along across within without near behind beyond because even also again when after all more less other another some any all each every no".split()
)
"""Words that no noun phrase goes across."""
_PEOPLE = frozenset(
    "people men women children police staff personnel cattle sheep fish aircraft homes bacteria mice geese teeth lice oxen "
    "media data criteria phenomena larvae algae fungi nuclei alumni genera protozoa archaea spermatozoa microbiota strata "
    "salmon trout deer poultry clergy folk folks kin offspring spacecraft species series".split()
)
_NO_PLURALS = frozenset(
    "previous various serious gross us less across yes plus thus has was always perhaps minus".split()
)
_STOPS = ".,;:!?()\"'\x96\x97\x83"


def counted_noun(folded: str, end: int) -> str | None:
    """The plural noun within four words behind a number that ends at `end`: "researchers" of "7,000 young researchers"."""
    behind = folded[end : end + 64]
    if behind[:1] not in (" ", "-"):
        return None
    for word in behind.replace("\n", " . ").split(None, 4)[:4]:
        bare = word.strip("-").rstrip(_STOPS)
        noun = bare.lower()
        if not noun or noun in BREAKS or not noun[0].isalpha():
            return None
        if is_plural(noun):
            return noun
        if len(bare) < len(word.strip("-")):
            return None
    return None


def is_plural(word: str) -> bool:
    """Whether a lower-case word looks like the plural of a noun."""
    return word in _PEOPLE or word[-1] == "s" and word not in _NO_PLURALS and word[-2:] not in ("ss", "'s", "us", "is")
