"""Which of its paragraphs are in another language than an article."""

from __future__ import annotations

from lint.model import Span
from lint.text.annotations import annotation
from lint.text.document import Document
from lint.text.language import UNKNOWN, common_words, guess_of, name_of, scripts, words_of

GIVEAWAYS = (
    "und nicht auch wird sich avec dans sont qui cette pero porque también está muy della sono anche degli nella "
    "não uma também você het een niet wordt voor och att inte som är ikke og jeg sig nie jest się że jsou nebo "
    "pentru sunt hogy és nem mutta olla ovat için değil bir dengan tidak adalah"
).split()
"""Words that are common in one of these languages and hardly ever stand in an English article."""

_KIN = (
    {"da", "nb", "nn", "sv"}, {"es", "pt", "gl", "ca", "ast", "it", "oc"}, {"de", "nl", "lb", "af", "fy", "nds"}, {"cs", "sk"},
    {"hr", "sl", "sr"}, {"ru", "uk", "be", "bg", "mk", "sr"}, {"fr", "oc", "ca"},
)  # fmt: skip
"""Languages that share so many words that a paragraph does not tell them apart."""
_PARTICLES = frozenset("de la las los el du des der den van von di da do dos del della y e et und in a o i the".split())
"""Words that stand in names, too."""
_EAST = ("CJK", "HIRAGANA", "KATAKANA", "IDEOGRAPHIC", "FULLWIDTH", "HALFWIDTH", "BOPOMOFO")
"""Scripts that stand side by side in one Chinese or Japanese text."""
_CODE = frozenset("{}<>=;\\`$")
_SAMPLE, _LEAST_WORDS, _LEAST_LETTERS = 2000, 12, 24
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


def foreign(document: Document, block: Span) -> tuple[str, float] | None:
    """The other language a paragraph is in and the weight a word of it has in telling; None for the article's own, for code and names."""
    text = document.text[block.start : block.end][:_SAMPLE]
    other = _other_script(document, text)
    if other:
        return f"{other} script", 1.0
    own = document.language
    glance = words_of(text, _GLANCE)
    if sum(map(common_words(own).__contains__, glance)) > _OWN_SHARE * len(glance):
        return None
    words = words_of(text)
    if len(words) < _LEAST_WORDS or own == UNKNOWN or not _CODE.isdisjoint(text):
        return None
    guess = guess_of(words)
    if guess is None or guess.code == own or any({guess.code, own} <= kin for kin in _KIN):
        return None
    telling = frozenset(words) & common_words(guess.code) - _PARTICLES
    ours, theirs = (sum(map(common_words(code).__contains__, words)) for code in (own, guess.code))
    if guess.kinds < _LEAST_KINDS or len(telling) < _LEAST_TELLING or guess.weight < _LEAST_WEIGHT or ours > theirs / 2:
        return None
    return name_of(guess.code), guess.weight


@annotation
def _judged(document: Document) -> dict[int, bool]:
    """Which of its paragraphs, by number, are in another language, as far as somebody has asked."""
    return {}


def in_another_language(document: Document, offset: int) -> bool:
    """Whether the paragraph at an offset is in another language than the article."""
    number, judged = document.block_number(offset), _judged(document)
    if number not in judged:
        judged[number] = foreign(document, document.blocks[number]) is not None
    return judged[number]


def _other_script(document: Document, text: str) -> str:
    """The script of a paragraph most of whose letters are not Latin, in an article of Latin letters; "" otherwise."""
    letters = sum(scripts(text).values()) if not text.isascii() else 0
    if letters < _LEAST_LETTERS or letters < 0.5 * sum(map(str.isalpha, text)):
        return ""
    name = script(text)
    return name if name != "Latin" and name != script(document.text) else ""
