"""Notes on an author: what a line says that stands under an article and tells who wrote it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from lint.lexicon import either, words
from lint.match.expressions import expression
from lint.patterns import lazy_pattern
from lint.text.annotations import annotation
from lint.text.document import Document
from lint.text.lines import pieces

PARAGRAPH = 160
"""A line longer than this is a paragraph."""
_BIO_SIGNS = expression(
    "\\b(?:reporter|writer|editor|journalist|columnist|correspondent|contributor|contributing|blogger|author of|authors? of|"
    "freelance|bylines?|newsroom|journalism|follow (?:him|her|them)|reached at|contacted at|tweets|twitter|bio|award-winning|"
    "covers|covered|covering|writes|writing|written|reporting|joined|joining|based in|born in|previously|graduat\\w+|degree|university|ph\\.?d|doctorate|holds an?|before joining|"
    "blog|column|(?:his|her|their) work|appear(?:s|ed) (?:in|on)|podcast|pulitzer|he can be|she can be|they can be|specializ\\w+|"
    "professor|analyst|senior fellow|critic|(?:his|her|their) (?:latest|most recent|forthcoming|next) book|"
    "certified|years of experience|experience in|lives (?:in|with))\\b|\\S@\\S"
)
_PAST_REPORT = expression(
    "\\b(?:said|told|was (?:killed|found|arrested|shot)|yesterday|on (?:mon|tues|wednes|thurs|fri)day|(?:played|portrayed|voiced) by)\\b"
)

_NAME = lazy_pattern(r"(?:[A-Z][\w.'-]*,? ){1,3}?([A-Z][a-z'-]{2,})(?=,| (?:is|was|has|writes|covers|will)\b)")
"""The name at the head of a note, the surname as its group."""
_PLAIN_NOTE = lazy_pattern(
    r"(?:[A-Z][\w.'-]* ){1,3}[A-Z][\w'-]+ is (?:(?:an?|the|our) )?(?:[a-z-]+ ){0,4}(?:reporter|writer|editor|journalist|columnist|correspondent|contributor)"
    r" (?:at|for|of|with) (?:the |[A-Z]).{2,60}?\.?(?: (?:He|She|They|Before|Previously|Prior|Follow|E-?mail|Contact|His|Her|Their) .*)?"
)
"""A note of one short sentence: who somebody is, and at which house."""
_HEADED = expression(
    r"\W{0,4}about the (?:authors?|writers?|reporters?|contributors?|editors?|columnists?)\b ?[:.\x96\x97-] ?\S"
)
"""A note that begins with its heading."""
_GOES_ON = expression(
    "^[\"'(]*(?:he|she|they|his|her|their|you can|follow|contact|e-?mail|reach|read|see|visit|find|twitter|when not|in (?:his|her|their)|"
    "previously|before|prior|a (?:graduate|native|former)|born|originally|(?:based|currently) )\\b"
)
"""How a sentence begins that goes on with a note on an author."""


def is_about_an_author(document: Document, block: int) -> bool:
    """Whether the block with that index reads like a note on a writer and stands at the head or the tail of the document."""
    if document.rules_language != "en":
        from lint.extract.boilerplate.lexical import is_note_on_author  # for other languages alone

        return is_note_on_author(document, block)
    start, end = document.blocks[block]
    if start >= 400 and paragraphs_after(document, block) > 2:
        return False
    folded = document.folded
    if _is_by_the_author(document, block):
        return _PAST_REPORT.search(folded, start, end) is None
    if _is_of_another(document, block):
        return False
    if _is_plain_note(document, block) or _HEADED.match(folded, start, end):
        return True
    if len(_signs(folded, start, end)) < 2 or _PAST_REPORT.search(folded, start, end):
        return False
    return not _is_the_subject(document, block)


def _is_by_the_author(document: Document, block: int) -> bool:
    """Whether a line below all paragraphs begins with whom the metadata name as the author, or with “the author is …”, and the article is not about them."""
    text = document.block_texts[block]
    if len(text) > _LONGEST_NOTE or paragraphs_after(document, block):
        return False
    if _OF_THE_AUTHOR.match(text):
        return True
    opening = _WORDS.findall(_HI.sub("", text)[:60])[:3]
    known = _words_of_author(document)
    if len(opening) < 2 or opening[0] not in known:
        return False
    if _HI.match(text):
        return True
    return (opening[1] in known or opening[1] in _OF_BIOS) and not _is_the_subject(document, block)


def _is_of_another(document: Document, block: int) -> bool:
    """Whether a line between two paragraphs names somebody who is not whom the metadata name as the author."""
    known = _words_of_author(document)
    if not known or not paragraphs_after(document, block):
        return False
    name = _SOMEBODY.search(document.block_texts[block])
    before = any(end - start > PARAGRAPH for start, end in document.blocks[max(0, block - 10) : block])
    return before and name is not None and known.isdisjoint(_WORDS.findall(name[0]))


@annotation
def _words_of_author(document: Document) -> frozenset[str]:
    """The words with capitals of the author's name, as the metadata have it."""
    author = document.metadata.get("author")
    return frozenset(word for word in _WORDS.findall(str(author)) if word[0].isupper()) if author else frozenset()


_LONGEST_NOTE = 400
_OF_BIOS = frozenset("is has writes covers reports lives teaches works edits joined holds".split())
_PROFESSIONS = either(words("en", "pages", "professions"))
_OF_THE_AUTHOR = lazy_pattern(
    rf"\W{{0,3}}The (?:author|writer|columnist|reviewer|reporter)s? (?:is|are|was|were) (?:(?:an?|the) )?(?:[\w-]+ ){{0,4}}{_PROFESSIONS}s?\b(?:,? (?:in|at|for|from|of|with|based|who|and)\b|[,.])"
)
_HI = lazy_pattern(
    r"\W{0,3}(?:(?:Hi|Hello|Hey|Welcome)(?: there| all| everyone)?[,!.]+ ?(?:I'm|I am|[Mm]y name is) |(?:More )?[Aa]bout )"
)
_SOMEBODY = lazy_pattern(r"\b[A-Z][\w'-]+(?: [A-Z][\w.'-]+){1,2}(?=,| (?:is|was|has|writes|covers)\b)")


def _is_plain_note(document: Document, block: int) -> bool:
    """Whether a line below all paragraphs says of somebody whom they never name for which house they write, and no more."""
    text = document.block_texts[block]
    if len(text) > PARAGRAPH or not _PLAIN_NOTE.fullmatch(text) or paragraphs_after(document, block):
        return False
    name = _NAME.match(text)
    return name is not None and not _words_of_paragraphs(document)[max(_WORDS.findall(name[1]), key=len)]


def _is_the_subject(document: Document, block: int) -> bool:
    """Whether the article's paragraphs speak of the person that the block tells of: then it is about a writer, not by one."""
    own = document.block_texts[block]
    name = _NAME.match(own) or _NAMED_LATER.search(own)
    if name is None:
        return False
    surname = max(_WORDS.findall(name[1]), key=len)
    inside = _WORDS.findall(own).count(surname) if len(own) > PARAGRAPH else 0
    return _words_of_paragraphs(document)[surname] - inside >= 2


_WORDS = lazy_pattern(r"\w+")
_NAMED_LATER = lazy_pattern(r"\b([A-Z][\w'-]+) (?:is|was|has|had|worked|wrote|covered)\b")
"""“For forty years Venn was a reporter”."""


@annotation
def _words_of_paragraphs(document: Document) -> Counter[str]:
    """How often each word stands in the article's paragraphs."""
    counts: Counter[str] = Counter()
    for text in document.block_texts:
        if len(text) > PARAGRAPH:
            counts.update(_WORDS.findall(text))
    return counts


@annotation
def small_words(document: Document) -> Counter[str]:
    """How often each word stands in the article in small letters, not behind a hyphen."""
    return _counted(_SMALL_WORDS, document.folded)


@annotation
def words_in_any_case(document: Document) -> Counter[str]:
    """How often each word stands in the article, in small letters here."""
    return _counted(_WORDS, document.folded, str.lower)


def _counted(words: re.Pattern[str], folded: str, form: Callable[[str], str] = str) -> Counter[str]:
    """How often each word stands in a text, of which no more than a piece is taken apart at a time."""
    counts: Counter[str] = Counter()
    for start, end in pieces(folded, " "):
        counts.update(words.findall(form(folded[start:end])))
    return counts


_SMALL_WORDS = lazy_pattern(r"(?<![\w-])[a-z]\w*")


@annotation
def tail_start(document: Document) -> int:
    """The first block that no more than one paragraph follows."""
    after = 0
    for number in range(len(document.blocks) - 1, -1, -1):
        if after > 1:
            return number + 1
        after += document.blocks[number].end - document.blocks[number].start > PARAGRAPH
    return 0


def paragraphs_after(document: Document, block: int) -> int:
    return sum(1 for start, end in document.blocks[block + 1 : block + 41] if end - start > PARAGRAPH)


def _signs(folded: str, start: int, end: int) -> set[str]:
    return {match.group().lower() for match in _BIO_SIGNS.finditer(folded, start, end)}


def goes_on(sentence: str) -> bool:
    """Whether a sentence behind a note on an author is a part of it."""
    return _GOES_ON.search(sentence) is not None or _BIO_SIGNS.search(sentence) is not None
