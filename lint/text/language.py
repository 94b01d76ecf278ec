"""The language of a text: by its script first, then by the commonest words of some ninety languages; "und" where too little tells.

A bounded sample is looked at. The words stand in `lint/lexicon/languages.txt`; a word that many languages share weighs less, a long one more.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import islice
from typing import NamedTuple

from lint.lexicon import FOLDER
from lint.patterns import lazy_pattern

UNKNOWN = "und"
TABLE = FOLDER / "languages.txt"
_WINDOW = 1_000
"""Characters at the beginning, and as many in the middle, that are the sample."""
_WORD = lazy_pattern(r"[^\W\d_][^\s!-/:-@\[-`{-~\u2010-\u201f\u2026\xab\xbb\xa0\u3000-\u3002]*")
_FIRST_WORDS, _ENGLISH_FROM = 160, 0.28
"""An opening with so large a share of the commonest English words needs no comparison."""
_GLANCE, _PLAIN_KINDS, _PLAIN_WEIGHT = 700, 12, 0.25
"""Where so many of the commonest words stand in the first characters, more of the text says no more."""
_SHORT_TEXT = 400
_FEW, _SHORT = 5, 40
_SOME = 5
"""With so many different words a text of less than `_SHORT` needs no more weight than a longer one."""
_LESSER = frozenset("ast gl oc rm sc co la eo ia lb fy nds fo nn".split())
"""Languages with a much larger neighbour that shares their commonest words: where both fit alike it is the neighbour."""
_SCRIPTS = {
    "HANGUL": "ko", "THAI": "th", "GREEK": "el", "GEORGIAN": "ka", "ARMENIAN": "hy", "BENGALI": "bn", "TAMIL": "ta", "TELUGU": "te",
    "KANNADA": "kn", "MALAYALAM": "ml", "GUJARATI": "gu", "GURMUKHI": "pa", "LAO": "lo", "KHMER": "km", "MYANMAR": "my", "ETHIOPIC": "am",
    "SINHALA": "si", "TIBETAN": "bo", "ORIYA": "or",
}  # fmt: skip
"""Scripts that one language is written in, nearly always."""
_SCRIPT_NAMES = {
    "ko": "Korean", "th": "Thai", "el": "Greek", "ka": "Georgian", "hy": "Armenian", "bn": "Bengali", "ta": "Tamil", "te": "Telugu",
    "kn": "Kannada", "ml": "Malayalam", "gu": "Gujarati", "pa": "Punjabi", "lo": "Lao", "km": "Khmer", "my": "Burmese", "am": "Amharic",
    "si": "Sinhala", "bo": "Tibetan", "or": "Odia", "ja": "Japanese", "zh": "Chinese",
}  # fmt: skip
_HAN = ("CJK", "IDEOGRAPHIC", "BOPOMOFO", "FULLWIDTH", "HALFWIDTH", "KANGXI")
_KANA = ("HIRAGANA", "KATAKANA")


class Guess(NamedTuple):
    """A language with what speaks for it: the weight a word, how many different words, and how near the next language comes (0–1)."""

    code: str
    weight: float
    kinds: int
    rival: float


class _Known(NamedTuple):
    names: dict[str, str]
    words: dict[str, tuple[str, ...]]
    common: dict[str, frozenset[str]]


@cache
def _known() -> _Known:
    names, common = dict(_SCRIPT_NAMES), {}
    found: dict[str, list[str]] = {}
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line and line[0] != "#":
            code, name, _, listed = (part.strip() for part in line.split("|"))
            names[code] = name
            common[code] = frozenset(word for entry in listed.lower().split() for word in _WORD.findall(entry))
            for word in common[code]:
                found.setdefault(word, []).append(code)
    return _Known(names, {word: tuple(codes) for word, codes in found.items()}, common)


def name_of(code: str) -> str:
    """The English name of a language; the code itself where it has none here, "unknown" for "und"."""
    return "unknown" if code == UNKNOWN else _known().names.get(code, code)


def common_words(code: str) -> frozenset[str]:
    """The commonest words of a language, lower case, as they are written."""
    return _known().common.get(code, frozenset())


@cache
def words_of_others(code: str) -> frozenset[str]:
    """The commonest words of all other languages that are none of this one's."""
    return frozenset(_known().words) - common_words(code)


def language_of(text: str) -> str:
    """The code of the language a text is in (two letters, three where there are no two), or "und"."""
    first = text[:_WINDOW].lower().split(None, _FIRST_WORDS)[:_FIRST_WORDS]
    english = _known().common["en"]
    if len(first) >= 12 and sum(map(english.__contains__, first)) > _ENGLISH_FROM * len(first):
        return "en"
    sample = _sample(text)
    by_script = "" if sample.isascii() else _of_script(sample)
    if by_script:
        return by_script
    for part, plain in ((sample[:_GLANCE], True), (sample, False)):
        words = words_of(part)
        guess = guess_of(words)
        if guess is not None and plain and guess.kinds >= _PLAIN_KINDS and guess.weight >= _PLAIN_WEIGHT:
            return guess.code
    return guess.code if guess is not None and _is_sure(guess, len(words)) else UNKNOWN


def _sample(text: str) -> str:
    if len(text) <= 2 * _WINDOW:
        return text
    middle = len(text) // 2
    return f"{text[:_WINDOW]} {text[middle : middle + _WINDOW]}"


def words_of(text: str, most: int = 0) -> list[str]:
    """The words of a text in lower case, as they are compared; with `most`, no more than so many first ones."""
    if most and len(text) > _SHORT_TEXT:  # of a shorter one all words at once cost less than a few one by one
        return [word.group() for word in islice(_WORD.finditer(text.lower()), most)]
    words: list[str] = _WORD.findall(text.lower())
    return words[:most] if most else words


def guess_of(words: Sequence[str]) -> Guess | None:
    """The language that most speaks for, however little; None where no word is known."""
    known = _known().words
    weights: dict[str, float] = {}
    kinds: dict[str, int] = {}
    for word, times in Counter(words).items():
        codes = known.get(word)
        if codes:
            weight = times * _weight(len(word), len(codes))
            for code in codes:
                weights[code] = weights.get(code, 0.0) + weight
                kinds[code] = kinds.get(code, 0) + 1
    if not weights:
        return None
    most = max(weights.values())
    alike = [code for code, weight in weights.items() if weight == most]
    best = next((code for code in alike if code not in _LESSER), alike[0])
    aside = frozenset((best,)) if best in _LESSER else _LESSER | {best}
    rival = max((weight for code, weight in weights.items() if code not in aside), default=0.0)
    return Guess(best, weights[best] / len(words), kinds[best], rival / weights[best])


@lru_cache(maxsize=4096)
def _weight(letters: int, languages: int) -> float:
    """What a word says that is so long and that so many languages share."""
    return float((letters / languages) ** 0.5)


def _is_sure(guess: Guess, words: int) -> bool:
    if words < _FEW:
        return False
    if words < _SHORT:
        enough = guess.weight >= (0.2 if guess.kinds < _SOME else 0.15)
        return guess.kinds >= 3 and enough and guess.rival <= 0.85
    return guess.kinds >= min(8, 2 + words // 25) and guess.weight >= 0.165


def scripts(text: str) -> Counter[str]:
    """How many letters of a text each script other than Latin has, by the first word of their names in Unicode."""
    found: Counter[str] = Counter()
    for char, times in Counter(text).items():
        if char > "\u036f" and char.isalpha():
            found[_script(char)] += times
    return found


@lru_cache(maxsize=4096)
def _script(char: str) -> str:
    return unicodedata.name(char, "?").split()[0]


def _of_script(sample: str) -> str:
    """The language that its script alone tells; "" for Latin and for scripts that several languages share."""
    found = scripts(sample)
    letters = sum(map(str.isalpha, sample))
    kana = sum(found[name] for name in _KANA)
    east = kana + sum(found[name] for name in _HAN)
    if east * 2 > letters:
        return "ja" if kana > 0.05 * east else "zh"
    for name, code in _SCRIPTS.items():
        if found[name] * 2 > letters:
            return code
    return ""


def is_latin(text: str) -> bool:
    """Whether a text is written in Latin letters for the most part."""
    sample = _sample(text)
    return sample.isascii() or sum(scripts(sample).values()) * 2 <= sum(map(str.isalpha, sample))
