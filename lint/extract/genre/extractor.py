"""A look at an article: threads of a forum, talk in turns, verse and fiction show themselves by their form; all else stays open."""

from __future__ import annotations

from itertools import chain, islice

from lint.lexicon import either, words
from lint.patterns import lazy_pattern
from lint.text.annotations import annotation
from lint.text.document import Document
from lint.text.turns import TURN

_LOOK = 20_000
"""So many characters show it, or nothing does."""
_OF_ONESELF_SMALL = either(words("en", "genre", "behind i"))
_SMALL_I = lazy_pattern(rf"(?<![\w'.-])i(?:'(?:m|ve|d|ll)\b| {_OF_ONESELF_SMALL}\b)")
_OF_ONESELF = either(words("en", "genre", "behind I"))
_GREAT_I = lazy_pattern(rf"(?<![\w'.-])I(?:'(?:m|ve|d|ll)\b| {_OF_ONESELF}\b)")
_I = lazy_pattern(r"(?<![\w'.-])I(?![\w.-])")
_MODERN_SIGNS = ("%", "$", "@", "http:", "https:", "www.")
_MODERN = (
    lazy_pattern(r"[A-Z](?<!\w.)[A-Z]{2,}\b"),
    lazy_pattern(r"[12](?<!\w.)(?:(?<=1)9[2-9]|(?<=2)0\d)\d\b"),
    lazy_pattern(r"p(?<!\w.)er ?cent\b"),
    lazy_pattern(r"U(?<!\w.)\.S\."),
    lazy_pattern(r"\.(?:com|org)\b"),
)
"""What news has on every page, and stories hardly ever: acronyms, years, shares, sums, addresses, the commonest first. Each pattern begins
with the characters that it can begin with, which is what a search jumps to; what must stand before them is asked then."""
_SAID = lazy_pattern(
    r"[,?!]['\"]\s+(?:said|cried|asked|replied|answered|exclaimed|whispered|murmured|(?:he|she|I) (?:said|cried|asked|replied))\b"
)
_OF_OLD = lazy_pattern(r"\b(?:thou|thee|thy|hath|doth|ye|upon|whilst|Mr\.|Mrs\.|Sir)\b")
_FEW_LINES, _FEW_WORDS = 6, 800
_PERSON = lazy_pattern(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|[Hh]im|I|[Mm]y|[Mm]e)\b")
_FULL_NAME = lazy_pattern(r"(?<=[a-z,\"] )[A-Z][a-z]+ (?:[A-Z]\. )?[A-Z][a-z]+\b")
_INSTITUTION = lazy_pattern(
    r"\b(?:[Pp]olice|[Cc]ouncil|[Cc]ourt|[Mm]inist(?:er|ry)|[Gg]overnment|[Cc]ompany|[Uu]niversity|[Pp]arliament|[Pp]resident|[Ss]pokes\w+|"
    r"[Rr]eport(?:s|ed|ers?)|[Oo]fficials?|[Ii]nterview|[Rr]esearch\w*|[Ss]tudy|[Cc]ompanies|customers?|readers?|website|online)\b"
)
"""Who acts in news and not among a few people in a story."""
_LEAST_OF_STORY, _CONVERSED, _ABOUT_PEOPLE = 70, 3, 40
"""How short a story may be, in words; paragraphs that begin with somebody talking; words for persons in 1,000."""


@annotation
def genre(document: Document) -> str:
    """ "forum" (threads, transcripts) or "fiction" (stories, diaries, verse), as profiles are called; "" where nobody can tell."""
    text = document.folded[:_LOOK]
    if _is_thread(text) or _is_talk(document.text[:_LOOK]):
        return "forum"
    words = len(text.split())
    if words < 50 or _is_modern(text, 3 * words // 1000):
        return ""
    return "fiction" if _is_verse(document.text[:_LOOK]) or _is_story(text, words) else ""


def _is_modern(text: str, most: int) -> bool:
    """Whether more than so many things of our days stand in a text; once they are as many, nothing else is looked for."""
    signs = sum(map(text.count, _MODERN_SIGNS))
    others = chain.from_iterable(pattern.finditer(text) for pattern in _MODERN)
    return signs > most or next(islice(others, most - signs, None), None) is not None


def _is_thread(text: str) -> bool:
    if " i " not in text and " i'" not in text:
        return False
    small = len(_SMALL_I.findall(text))
    return small >= 3 and small >= 3 * len(_GREAT_I.findall(text))


def _is_talk(text: str) -> bool:
    """Whether most lines begin with the name of the one who speaks, and the same few names come again."""
    if text.count(":") < _FEW_LINES:
        return False
    turns = [match[1] for match in TURN.finditer(text)]
    lines = sum(bool(line.strip()) for line in text.split("\n"))
    return len(turns) >= _FEW_LINES and 5 * len(turns) >= 2 * lines and 2 * len(set(turns)) <= len(turns)


def _is_verse(text: str) -> bool:
    """Whether lines begin with a capital and stop within a sentence, at a comma as often as not."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) < _FEW_LINES or sum(map(len, lines)) > 100 * len(lines) or "#" in (line[0] for line in lines):
        return False
    begun = sum(not line[0].islower() and line[0] not in "-*|>" for line in lines)
    commas = sum(line[-1] in ",;:—-!?" for line in lines)
    open_ended = commas + sum(line[-1].isalpha() for line in lines)
    return 20 * begun >= 17 * len(lines) and 4 * commas >= len(lines) and 2 * open_ended >= len(lines)


def _is_story(text: str, words: int) -> bool:
    """Whether a long text without anything of our days has people who talk, or words of old, or a teller who says I in them."""
    if words < _FEW_WORDS:
        return _is_short_story(text, words)
    if _is_modern(text, 3 * words // 2000):
        return False
    said, of_old, teller = (len(pattern.findall(text)) * 1000 / words for pattern in (_SAID, _OF_OLD, _I))
    return said >= 1 or of_old >= 3 or (teller >= 12 and of_old >= 1)


_PAST_FORMS = either(words("en", "genre", "past"))
_PAST = lazy_pattern(rf"\b(?:[a-z]+ed|{_PAST_FORMS})\b")
_PRESENT_FORMS = either(words("en", "genre", "present"))
_PRESENT = lazy_pattern(rf"\b{_PRESENT_FORMS}\b")
_TOLD, _RATHER = 70, 6
"""Words of the past in 1,000 in a story without talk; how many times as many as of the present."""


def _is_told_as_past(text: str, words: int) -> bool:
    """Whether a text without talk tells what happened to a few people by first name: all past, no surname, no institution."""
    past = len(_PAST.findall(text))
    if past * 1000 < _TOLD * words or past < _RATHER * len(_PRESENT.findall(text)):
        return False
    return _FULL_NAME.search(text) is None and _INSTITUTION.search(text) is None


def _is_short_story(text: str, words: int) -> bool:
    """Whether a short text is about a few people by first name who talk, or of whom all is past: no dates, surnames, institutions."""
    talk = text.count('\n"') + text.count("\n'")
    if words < _LEAST_OF_STORY or _is_modern(text, 0) or sum(map(str.isdigit, text)) > _CONVERSED:
        return False
    persons = len(_PERSON.findall(text)) * 1000
    if persons < _ABOUT_PEOPLE * words:
        return False
    if talk < _CONVERSED:
        return persons >= 1.5 * _ABOUT_PEOPLE * words and _is_told_as_past(text, words)
    # Where people talk all the time a street or a detective may have its whole name.
    slack = 3 if talk >= 2 * _CONVERSED and persons >= 2 * _ABOUT_PEOPLE * words else 0
    return len(_FULL_NAME.findall(text)) <= 1 + slack and 3 * len(_INSTITUTION.findall(text)) <= slack
