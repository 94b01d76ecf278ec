"""How sure it is that a label is the page's: “Share” says so itself; “Discussion”, “Weather” or “English” may head a section of the article,
or stand in a list or a table of it. Such a label is known by its company.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.extract.boilerplate.bios import paragraphs_after
from lint.extract.boilerplate.credits import CREDIT, is_credited
from lint.extract.boilerplate.label_lines import MOST_CHARACTERS, bare_label, kind_of, short_lines
from lint.lexicon import either, words
from lint.model import Confidence, Span
from lint.patterns import lazy_pattern
from lint.text.annotations import annotation
from lint.text.blocks import Kind
from lint.text.document import Document

_SURE_WORDS = frozenset(words("en", "pages", "sure labels"))
"""Of labels of one word those that no article heads a section with."""
_DOUBTED_OPENERS = either(words("en", "pages", "openers of doubted labels"))
_DOUBTED = lazy_pattern(
    rf"{_DOUBTED_OPENERS} "
    r"(?!account\b|profile\b|subscription\b|stories\b|posts\b|articles\b|headlines\b|videos\b|news\b|coverage\b|content\b)\w+|"
    r"table of contents|external links|see also|about the \w+|contact the (?!newsroom\b|editors?\b|news ?desk\b|reporter\b)\w+|who we are|(?:contact|legal|customer) (?:info\w*|service|support|notice)|"
    r"press (?:releases?|room|cent\w+)|code of \w+|our \w+|special offers?|quick links|useful links|breaking news|page \d+|"
    r"\d+ (?:of|/) \d+|\d+ (?:photos|images|ratings|reviews|votes|views)|(?:photo|image|video|slide|item) \d+.*|"
    r"(?:terms|privacy)(?: (?:of|and|&) \w+| \w+)?|in other \w+|i agree|i accept|got it|just for you|for you|the latest|"
    r"(?:credit|source|credits|supplied|handout|courtesy|file)\b.*|your name|your comment|[+-]?\d.*"
)
"""Labels of several words that an article may have as a heading, a cell, an answer."""
_COUNTED = lazy_pattern(r"[\W_]{0,3}[A-Z][\w &,.:'/\x96-]{1,50} ?\((\d[\d,]{0,6})\)")
"""A topic or a month, and how many articles a site has of it."""
_FEWEST_COUNTED = 6
_QUOTED = lazy_pattern(r"\".*\"|'.*'")
"""A word that somebody says."""
_SENTENCE = 25
_NEAR = 2
"""How many short lines on either side are a label's company."""
_OF_AUTHORS = frozenset({Kind.list_item, Kind.table, Kind.heading})
_IN_PRINT = frozenset({"legal footer", "credit line"})
"""Kinds of labels that papers and books have, too."""
_FEWEST_LETTERS = 2


@annotation
def labels(document: Document) -> list[tuple[Span, str, Confidence]]:
    """The lines that are labels, each with its kind and how sure it is."""
    return list(_labels(document))


def _labels(document: Document) -> Iterator[tuple[Span, str, Confidence]]:
    blocks = short_lines(document)
    kinds = [kind_of(document.block_texts[block]) for block in blocks]
    certain = [
        bool(kind) and not is_doubted(document.block_texts[block]) for block, kind in zip(blocks, kinds, strict=True)
    ]
    of_a_page = _has_controls(document, blocks, kinds, certain)
    for place, (block, kind) in enumerate(zip(blocks, kinds, strict=True)):
        if (
            not kind
            or _is_step(document, block)
            or _is_of_table(document, block)
            or _QUOTED.fullmatch(document.block_texts[block])
        ):
            continue
        confidence = Confidence.high if certain[place] else _by_company(document, blocks, kinds, certain, place)
        if confidence == Confidence.medium and (of_a_page or _is_last(document, block)):
            confidence = Confidence.high if _heads_nothing(document, block, kind) else confidence
        if confidence is not None:
            yield document.block_text_span(block), kind, confidence
    for block in _counted(document, blocks):
        yield document.block_text_span(block), "list of topics", Confidence.medium


def _counted(document: Document, blocks: list[int]) -> list[int]:
    """The lines of an index of topics below the article, under a label: many in a row, each with a count that is no year."""
    texts, run = document.block_texts, list[int]()
    found: list[int] = []
    for block in [*blocks, -1]:
        match = _COUNTED.fullmatch(texts[block]) if block >= 0 and texts[block][-1] == ")" else None
        if match is not None and not (len(match[1]) == 4 and match[1] < "2100"):
            run.append(block)
            continue
        if len(run) >= _FEWEST_COUNTED and run[-1] - run[0] < 2 * len(run) and not paragraphs_after(document, run[-1]):
            found += run if kind_of(texts[_next(document, run[0], -1)]) else []
        run = []
    return found


def has_sure_label(document: Document) -> bool:
    """Whether one of the labels is certain."""
    return any(certain == Confidence.high for _, _, certain in labels(document))


def is_doubted(text: str) -> bool:
    """Whether a label may as well be the article's own."""
    label = bare_label(text).lower()
    if " " not in label and "-" not in label:
        return label not in _SURE_WORDS
    return _DOUBTED.fullmatch(label) is not None and not (is_credited(label) or CREDIT.fullmatch(label))


def label_of(text: str) -> int:
    """0 for a line that is no label, 1 for one that the article may have, too, 2 for one that is surely the page's."""
    if len(text) > MOST_CHARACTERS or not kind_of(text):
        return 0
    return 1 if is_doubted(text) else 2


def _by_company(
    document: Document, blocks: list[int], kinds: list[str], certain: list[bool], place: int
) -> Confidence | None:
    """How sure a doubted label is: by the labels next to it; None: not at all."""
    text = document.block_texts[blocks[place]]
    if text[0] == "#" or text.endswith((",", ";")) or text[0] in "(\\|$`":
        return None
    company = 0
    for step in (-1, 1):
        company += _labels_beside(document, blocks, kinds, certain, place, step)
    if company:
        return Confidence.high
    return None if _heads_a_section(document, blocks[place]) else Confidence.medium


def _has_controls(document: Document, blocks: list[int], kinds: list[str], certain: list[bool]) -> bool:
    """Whether a text has labels that only a page has; papers and books have rights and credits, too, and headings may say anything."""
    return any(
        sure and kind not in _IN_PRINT and document.block_kinds[block] is not Kind.heading
        for block, kind, sure in zip(blocks, kinds, certain, strict=True)
    )


def _is_last(document: Document, block: int) -> bool:
    """Whether nothing stands below a line."""
    return _next(document, block, 1) >= len(document.block_texts)


def _heads_nothing(document: Document, block: int, kind: str) -> bool:
    """Whether a label is nothing that an author has: a heading, an item, a cell, a letter, a source that is named.

    Whose a picture is is none of the article.
    """
    text = document.block_texts[block]
    if text[-1] == "." or sum(map(str.isalpha, text)) < _FEWEST_LETTERS or document.block_kinds[block] in _OF_AUTHORS:
        return False
    return kind != "credit line" or text.lower().startswith("credit")


def _is_step(document: Document, block: int) -> bool:
    """Whether a line is a step of an instruction: an item with a full stop, beside another one."""
    around = [block, *(_next(document, block, step) for step in (-1, 1))]
    steps = [
        document.block_kinds[other] is Kind.list_item and document.block_texts[other].endswith(".")
        for other in around
        if 0 <= other < len(document.block_texts)
    ]
    return steps[0] and any(steps[1:])


def _is_of_table(document: Document, block: int) -> bool:
    """Whether a line below a table says where its figures come from."""
    before = _next(document, block, -1)
    return before >= 0 and document.block_kinds[before] is Kind.table and document.block_texts[block][:6] == "Source"


def _heads_a_section(document: Document, block: int) -> bool:
    """Whether a line stands where headings do: before a sentence, behind one or none."""
    texts = document.block_texts
    before, after = _next(document, block, -1), _next(document, block, 1)
    if before < 0 and after < len(texts) and document.block_kinds[block] is Kind.heading:
        return True  # the article's title
    return after < len(texts) and _is_sentence(texts[after]) and (before < 0 or _is_sentence(texts[before]))


def _is_sentence(text: str) -> bool:
    return len(text) >= _SENTENCE and text.endswith((".", "!", "?", '"', ":", ")"))


def _labels_beside(
    document: Document, blocks: list[int], kinds: list[str], certain: list[bool], place: int, step: int
) -> int:
    """What the next lines in one direction add: 2 for a sure label, 1 for a doubted one; other lines end the company."""
    added, block = 0, blocks[place]
    for _ in range(_NEAR):
        block = _next(document, block, step)
        place += step
        if not 0 <= place < len(blocks) or blocks[place] != block or not kinds[place]:
            break
        added += 2 if certain[place] else 1
    return added


def _next(document: Document, block: int, step: int) -> int:
    """The next block in one direction that is not empty."""
    block += step
    while 0 <= block < len(document.block_texts) and not document.block_texts[block]:
        block += step
    return block
