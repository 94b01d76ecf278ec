"""Profiles: what is pointless to say of a genre. A profile only switches rules off; `select` by code brings one back."""

from __future__ import annotations

from collections import Counter

from lint.config.globs import matches
from lint.config.settings import Settings
from lint.extract.genre import genre
from lint.model import Finding
from lint.text.document import Document

POINTLESS: dict[str, tuple[str, ...]] = {
    "news": (),
    "press": ("HD303",),
    "encyclopedia": ("DT1", "SQ101", "SQ407"),
    "docs": ("DT1", "DT2", "HD1", "HD3", "SQ101", "SQ404", "SQ405", "SQ406", "SQ407", "UN201", "CN2", "XD201", "XD301"),
    "paper": ("DT101", "DT2", "HD1", "SQ404", "SQ407", "CN2"),
    "fiction": ("DT1", "DT2", "HD", "SQ101", "SQ206", "SQ404", "SQ405", "SQ406", "UN1", "CN2", "XD2"),
    "forum": ("BP141", "DT1", "DT2", "HD", "SQ1", "SQ404", "SQ405", "SQ406", "UN201", "CN2", "CN3", "XD2", "XD401"),
    "legal": ("DT101", "HD1", "HD3", "SQ101", "SQ405", "SQ406", "CN2", "XD2", "XD401"),
    "product": ("DT1", "DT2", "HD3", "SQ101", "SQ404", "SQ407", "UN201", "CN2", "XD2"),
}
"""By profile: the rules, by the beginning of their codes, that say nothing worth knowing there."""


_SOMEWHERE_POINTLESS = tuple({code for codes in POINTLESS.values() for code in codes})


def profile_of(document: Document, settings: Settings) -> str:
    """The profile of an article: that of the last glob it fits, else the one that is set; "auto" is a look at its text."""
    chosen = [name for glob, name in settings.profiles.items() if matches(document.path, glob, settings.root)]
    name = chosen[-1] if chosen else settings.profile
    return genre(document) if name == "auto" else name


def without_pointless(
    found: list[Finding], document: Document, settings: Settings
) -> tuple[list[Finding], Counter[str]]:
    """The findings without those that are pointless in the article's profile, and how many these were.

    A rule that somebody selected by its full code is heard in every profile.
    """
    if not any(code.startswith(_SOMEWHERE_POINTLESS) for code in {one.code for one in found}):
        return found, Counter()
    if not (pointless := POINTLESS.get(profile_of(document, settings), ())):
        return found, Counter()
    asked = {*settings.select, *settings.extend_select}
    kept = [one for one in found if one.code in asked or not one.code.startswith(pointless)]
    hidden = len(found) - len(kept)
    return kept, Counter({f"profile {profile_of(document, settings)}": hidden} if hidden else {})
