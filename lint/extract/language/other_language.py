"""Which of its paragraphs are in another language than an article."""

from typing import NamedTuple

from lint.lexicon import words
from lint.text.annotations import annotation
from lint.text.document import Document
from lint.text.language import (
    UNKNOWN,
    Guess,
    common_words,
    guess_of,
    language_of,
    name_of,
    scripts,
    words_of,
    words_of_others,
)

_KIN = (
    {"da", "nb", "nn", "sv"}, {"es", "pt", "gl", "ca", "ast", "it", "oc"}, {"de", "nl", "lb", "af", "fy", "nds"}, {"cs", "sk"},
    {"hr", "sl", "sr"}, {"ru", "uk", "be", "bg", "mk", "sr"}, {"fr", "oc", "ca"},
)  # fmt: skip
"""Languages that share so many words that a paragraph does not tell them apart."""
_PARTICLES = frozenset(words("en", "names", "small words"))
"""Words that stand in names, too."""
_EAST = ("CJK", "HIRAGANA", "KATAKANA", "IDEOGRAPHIC", "FULLWIDTH", "HALFWIDTH", "BOPOMOFO")
"""Scripts that stand side by side in one Chinese or Japanese text."""
_CODE = frozenset("{}<>=;\\`$")
_SAMPLE, _BEGINNING, _LEAST_WORDS, _LEAST_LETTERS = 2000, 90, 12, 24
_GLANCE, _OWN_SHARE = 40, 0.25
"""A paragraph of whose first words so many are the article's own language's is in it."""
_LEAST_KINDS, _LEAST_TELLING, _LEAST_WEIGHT = 5, 3, 0.17


def script(text: str) -> str:
    """The script most letters of a text are in, e.g. “Cyrillic”, “East Asian”; "Latin" when there is no other."""
    sample = text[:_SAMPLE]
    names = scripts(sample)
    if not names:
        return "Latin"
    names["East Asian"] += sum(names.pop(name, 0) for name in _EAST)
    name, count = names.most_common(1)[0]
    return (
        (name if name == "East Asian" else name.capitalize()) if count > sum(map(str.isalpha, sample)) / 2 else "Latin"
    )


def spoken(document: Document) -> str:
    """The language of the article: the name of a known one, or of a script other than Latin; "" when too little tells."""
    if document.language != UNKNOWN:
        return name_of(document.language)
    name = script(document.text)
    return f"{name} script" if name != "Latin" else ""


class Other(NamedTuple):
    """Another language that a paragraph is in: its code, its name (that of a script where that is all one can tell), and the weight of a word."""

    code: str
    name: str
    weight: float


@annotation
def other_languages(document: Document) -> dict[int, Other]:
    """The paragraphs of an article that are in another language than it, by number; not those of code and of names."""
    own = document.language
    if own == UNKNOWN:
        return {}
    text, common, latin = document.text, common_words(own), _is_latin(document)
    found = {}
    for number, (start, end) in enumerate(document.blocks):
        if end - start >= _LEAST_LETTERS and not _is_own(text[start : min(end, start + _BEGINNING)], common, latin):
            other = _other(document, text[start : min(end, start + _SAMPLE)], latin)
            if other is not None:
                found[number] = other
    return found


def _is_latin(document: Document) -> bool:
    """Whether an article is in Latin letters; no look at the text where it has no others at all."""
    others = any(char > "\u036f" and char.isalpha() for char in document.non_ascii)
    return not others or script(document.text) == "Latin"


def _is_own(beginning: str, common: frozenset[str], latin: bool) -> bool:
    """Whether the first words of a paragraph show that it is in the article's own language."""
    if not latin:
        return len(beginning.encode("ascii", "ignore")) * 2 < len(beginning)
    words = beginning.lower().split()
    return sum(map(common.__contains__, words)) > _OWN_SHARE * len(words)


def _other(document: Document, text: str, latin: bool) -> Other | None:
    """The other language that the text of a paragraph is in."""
    if latin and (name := _other_script(text)):
        return Other(language_of(text), f"{name} script", 1.0)
    own, words = common_words(document.language), words_of(text, _GLANCE)
    if len(words) < _LEAST_WORDS or sum(map(own.__contains__, words)) > _OWN_SHARE * len(words):
        return None
    if not _CODE.isdisjoint(text):
        return None
    if len(words) == _GLANCE:
        words = words_of(text)
    # Twice as many words must be the other language's as are the article's own.
    if sum(map(own.__contains__, words)) > sum(map(words_of_others(document.language).__contains__, words)):
        return None
    guess = guess_of(words)
    if guess is None or not _is_another(guess, document.language) or not _is_certain(guess, words, own):
        return None
    return Other(guess.code, name_of(guess.code), guess.weight)


def _is_another(guess: Guess, own: str) -> bool:
    """Whether a language is another one than the article's, and none that its words hardly tell from it."""
    return guess.code != own and not any({guess.code, own} <= kin for kin in _KIN)


def _is_certain(guess: Guess, words: list[str], own: frozenset[str]) -> bool:
    """Whether enough words speak for a language that are no parts of names, and twice as many as for the article's own."""
    theirs = common_words(guess.code)
    if guess.kinds < _LEAST_KINDS or guess.weight < _LEAST_WEIGHT:
        return False
    telling = frozenset(words) & theirs - _PARTICLES
    return len(telling) >= _LEAST_TELLING and sum(map(own.__contains__, words)) * 2 <= sum(
        map(theirs.__contains__, words)
    )


def in_another_language(document: Document, offset: int) -> bool:
    """Whether the paragraph at an offset is in another language than the article."""
    others = other_languages(document)
    return bool(others) and document.block_number(offset) in others


def _other_script(text: str) -> str:
    """The script of a paragraph most of whose letters are not Latin; "" otherwise."""
    letters = sum(scripts(text).values()) if not text.isascii() else 0
    if letters < _LEAST_LETTERS or letters < 0.5 * sum(map(str.isalpha, text)):
        return ""
    name = script(text)
    return name if name != "Latin" else ""
