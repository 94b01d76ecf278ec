"""Which language the article, and each of its paragraphs, is in: stop words for Latin scripts, the names of letters for others."""

from __future__ import annotations

import unicodedata
from collections import Counter

from lint.model import Span
from lint.text.document import Document
from lint.text.language import stop_words

NAMES = {
    "en": "English", "de": "German", "fr": "French", "es": "Spanish", "it": "Italian", "pt": "Portuguese", "nl": "Dutch",
    "sv": "Swedish", "da": "Danish or Norwegian", "pl": "Polish", "cs": "Czech or Slovak", "ro": "Romanian",
    "hu": "Hungarian", "fi": "Finnish", "tr": "Turkish", "id": "Indonesian or Malay",
}  # fmt: skip
"""The languages known by their stop words."""

GIVEAWAYS = (
    "und nicht auch wird sich avec dans sont qui cette pero porque también está muy della sono anche degli nella "
    "não uma também você het een niet wordt voor och att inte som är ikke og jeg sig nie jest się że jsou nebo "
    "pentru sunt hogy és nem mutta olla ovat için değil bir dengan tidak adalah"
).split()
"""Words that are common in one of these languages and hardly ever stand in an English article."""

_KIN = {
    "da": {"sv"},
    "sv": {"da"},
    "es": {"pt", "it"},
    "pt": {"es", "it"},
    "it": {"es", "pt"},
    "de": {"nl"},
    "nl": {"de"},
}
_EAST = ("CJK", "HIRAGANA", "KATAKANA", "IDEOGRAPHIC", "FULLWIDTH", "HALFWIDTH", "BOPOMOFO")
"""Scripts that stand side by side in one Chinese or Japanese text."""
_SAMPLE = 2000
_LEAST_WORDS = 12
_LEAST_LETTERS = 24


def script(text: str) -> str:
    """The script most letters of a text are in, e.g. “Cyrillic”, “East Asian”; "Latin" when there is no other."""
    letters = [char for char in text[:_SAMPLE] if char.isalpha()]
    names = Counter(unicodedata.name(char, "?").split()[0] for char in letters if char > "\u024f")
    if not names:
        return "Latin"
    east = sum(names.pop(name, 0) for name in _EAST)
    names["East Asian"] += east
    name, count = names.most_common(1)[0]
    return (name if name == "East Asian" else name.capitalize()) if count > len(letters) / 2 else "Latin"


def spoken(document: Document) -> str:
    """The language of the article: the name of a known one, or of a script other than Latin; "" when too little tells."""
    if document.language in NAMES:
        return NAMES[document.language]
    name = script(document.text)
    return f"{name} script" if name != "Latin" else ""


def foreign(document: Document, block: Span) -> tuple[str, float] | None:
    """The other language a paragraph is in and the share of its words that tell; None for the article's own."""
    folded = document.folded[block.start : block.end]
    words = folded[:_SAMPLE].lower().replace('"', " ").replace(",", " ").split()
    other = _other_script(document, block, words)
    if other or len(words) < _LEAST_WORDS:
        return (f"{other} script", 1.0) if other else None
    counts = stop_words(words)
    best = max(counts, key=lambda code: counts[code])
    own = document.language
    if own not in NAMES:
        # An article whose own language is not known cannot be told from a stranger in it.
        return None
    share, rest = counts[best] / len(words), counts.get(own, 0) / len(words)
    if best == own or own in _KIN.get(best, ()) or counts[best] < 4 or share < 0.16 or rest > share / 2:
        return None
    return NAMES[best], share


def _other_script(document: Document, block: Span, words: list[str]) -> str:
    """The script of a paragraph most of whose letters are not Latin, in an article of Latin letters; "" otherwise."""
    letters = sum(word.count("_") for word in words)
    if letters < _LEAST_LETTERS or letters < 0.5 * sum(map(len, words)):
        return ""
    name = script(document.text[block.start : block.end])
    return name if name != "Latin" and name != script(document.text) else ""
