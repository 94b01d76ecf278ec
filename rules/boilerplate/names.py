"""BP202 and BP203: notes on the author in the first person, and names of authors left on lines of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint import Confidence, Document, DocumentRule, Examples, Finding, Span, expression, lazy_pattern
from lint.extract.boilerplate import (
    bylines,
    has_sure_label,
    is_about_an_author,
    short_lines,
    small_words,
    tail_start,
    words_in_any_case,
)
from lint.extract.dates import MONTH_NAMES, WEEKDAY_NAMES
from lint.lexicon import words

_NAME = expression(r"(?:(?:[A-Z][\w.'-]*|de|van|von|der|bin|al|la|di|da) ?){2,5}", cased=True)
_BYLINE_STARTS = words("en", "bylines", "openers")
_BYLINE = expression(
    f"(?:{'|'.join(_BYLINE_STARTS)}):? (?:[A-Z][\\w.'&-]*,? ?(?:and |for )?){{1,8}}(?:(?<=, )(?:[a-z]+ ){{0,3}}(?:reporter|correspondent|editor|writer|columnist|critic))?",
    cased=True,
)
_SIGNED = expression(
    r"(?:(?:[A-Z][\w.'-]*|de|van|von|der|bin|al|la|di|da) ?){2,5}(?:, (?:special to|(?:[Ss]taff|[Ss]enior|[Cc]hief|[Ff]reelance|[Cc]ontributing) (?:[Ww]riter|[Rr]eporter|[Cc]orrespondent|[Ee]ditor))\b.{0,40}|@\w{2,30})",
    cased=True,
)
"""A name with what its bearer is to the paper, or how a network calls them."""
_BARS = lazy_pattern(r" ?[|\xb7\x95] ?")
_NEAR = 6
"""How many blocks below a name the note may stand that repeats it."""
_I = expression(r"(?:^|[.!?] |\n)(?:i|i'm|i've|my) \b")
_INTERESTS = expression(
    r"\b(?:i (?:love|like|enjoy|adore)|interests? in|passion\w*|hobb(?:y|ies)|reading|cooking|music|travel\w*|writing|writer|blogg\w+|"
    r"skills?|willing\w*|learn(?:ing)? new|knowledge|degree|graduat\w+|years of experience|coffee|dogs?|cats?|gam(?:er|ing|es)|enthusiast|"
    r"a fan of|free time|spare time|spend my|student|journalis\w+|editor|novels?|dedicat\w+|foodie|nerd|geek|tech(?:nology)?)\b"
)


class FirstPersonBio(DocumentRule):
    """A paragraph at the end in which the author presents himself, under an article that does not speak in the first person."""

    code = "BP202"
    name = "first-person-bio"
    why = "A note on the author's tastes and skills is about the writer and not about the subject."
    where = "anywhere"
    boilerplate = True
    match = (r"\bi(?:'m| am| love| like| enjoy| have| write| cover)\b",)
    examples = Examples(
        flags=(
            "The ferry sails in June, the harbour master said.\n\n[[I love cooking and long walks. I have a passion for boats. My cats hate both.]]",
            "The bridge reopens in May.\n[[I'm a writer and a coffee enthusiast. I like to read novels and learn new things.]]",
        ),
        passes=(
            "I love the sea. I have lived by it since 1990.\n\nI sold my house there. I miss it.",
            "“I love cooking. I have a passion for boats,” the captain said.",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        folded, everywhere = document.folded, -1
        for number in sorted({document.block_number(hit.start) for hit in document.hits.get(self.code, ())}):
            if number < tail_start(document):
                continue
            span = _own_words(document, number)
            text = folded[span.start : span.end]
            if '"' in text or len(_found(_INTERESTS, folded, span.start, span.end)) < 2:
                continue
            inside = _first_persons(text)
            if inside >= 2 and everywhere < 0:
                everywhere = _first_persons(folded)
            if inside >= 2 and everywhere - inside <= inside:
                said = "The author writes about himself or herself here; remove the sentences or move them to the metadata."
                yield self.finding(span, said)


def _own_words(document: Document, block: int) -> Span:
    """The sentences at the end of a block in which somebody says “I”; a last one without it ends them, where it is short."""
    sentences = document.sentences_in(block)
    said = [_first_persons(document.folded[slice(*sentence)]) > 0 for sentence in sentences]
    if True not in said:
        return document.block_text_span(block)
    last = len(said) - 1 - said[::-1].index(True)
    if last < len(said) - 2:
        return document.block_text_span(block)
    first = last
    while first > 0 and said[first - 1]:
        first -= 1
    return Span(sentences[first].start, sentences[-1].end)


def _first_persons(text: str) -> int:
    """How many sentences of the text begin with the first person."""
    return sum(1 for _ in _I.finditer("\n" + text + " "))


def _found(pattern: object, folded: str, start: int, end: int) -> set[str]:
    return {match.group().lower() for match in pattern.finditer(folded, start, end)}  # type: ignore[attr-defined]


class BylineLeft(DocumentRule):
    """A name on a line of its own that stands twice, or again at the start of the note that follows it, and a line “By …”."""

    code = "BP203"
    name = "byline-left"
    why = "A name on a line of its own is the page's byline; it belongs to the metadata."
    lexicon = "boilerplate.byline"
    where = "anywhere"
    boilerplate = True
    examples = Examples(
        flags=(
            "The ferry sails in June.\n\n[[Mara Lindt]]\n[[Mara Lindt]]\n\nMara Lindt is a reporter who covers harbours.",
            "[[By Tom Hale]]\nThe ferry sails in June.\n\nTom Hale is a reporter who covers bridges and lives in Marl.",
            "[[By Tom Hale]]\nThe ferry sails in June.\nShare this article",
        ),
        passes=(
            "Grand Harbour\n\nThe ferry sails in June.",
            "By Tom Hale\nThe ferry sails in June.",
            "Grand Pier\nGrand Pier\n\nThe grand pier was built in 1890.",
            "By Monday\nThe ferry sails in June, and Tom Hale is its captain.",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        if document.rules_language != "en":
            for span in bylines(document):
                yield self.finding(span, "A byline; move it to the metadata.", confidence=Confidence.medium)
            return
        lines = short_lines(document)
        for place, block in enumerate(lines):
            text = document.block_texts[block]
            if _is_byline(text):
                if _stands_elsewhere(document, text):
                    span = document.block_text_span(block)
                    yield self.finding(span, "A byline; move it to the metadata.", confidence=Confidence.medium)
            elif (
                len(text) < 40
                and _has_words_of_a_name(text)
                and _doubled(document, lines, place)
                and _is_name(document, text)
            ):
                said = "The author's name stands on a line of its own and again beside it; remove it."
                yield self.finding(document.block_text_span(block), said)


def _is_byline(text: str) -> bool:
    """Whether a line names its author: “By Tom Hale”, “By Tom Hale | Post | 4 min read”, “Tom Hale, special to the Post”."""
    if text.startswith(_BYLINE_STARTS):
        name = _BARS.split(text, maxsplit=1)[0]
        return _BYLINE.fullmatch(name) is not None and not _weekday(name)
    return ("@" in text or ", " in text) and _SIGNED.fullmatch(text) is not None


_TIMES = frozenset((*MONTH_NAMES, *WEEKDAY_NAMES))


def _weekday(text: str) -> bool:
    return text.split()[-1].lower() in _TIMES


def _stands_elsewhere(document: Document, byline: str) -> bool:
    """Whether the article says in another place who wrote it, or the line stands among other parts of a page: else it is all we know of its author."""
    if document.metadata.get("author") or has_sure_label(document):
        return True
    surname = max(re.findall(r"\w+", byline.split()[-1].lower()), key=len, default="")
    return len(surname) > 2 and words_in_any_case(document)[surname] > 1


def _has_words_of_a_name(text: str) -> bool:
    return 2 <= len(text.split()) <= 4


def _is_name(document: Document, text: str) -> bool:
    """Whether a line of two to four words is the name of a person: words with capitals not all of which the article also writes small."""
    words = text.split()
    if not _NAME.fullmatch(text) or text.isupper() or "-" in words[0]:
        return False
    small = small_words(document)
    return not all(word.lower() in small for word in words)


def _doubled(document: Document, lines: list[int], place: int) -> bool:
    """Whether the text of a short line is also the line next to it, or the start of the paragraph below it."""
    block, texts = lines[place], document.block_texts
    text = texts[block]
    beside = lines[max(0, place - 1) : place] + lines[place + 1 : place + 2]
    if any(texts[other] == text and abs(other - block) <= 2 for other in beside):
        return True
    below = block + 1
    while below < min(block + _NEAR, len(texts)) - 1 and not texts[below]:
        below += 1
    return below < len(texts) and texts[below].startswith(text + " ") and is_about_an_author(document, below)
