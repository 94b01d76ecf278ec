"""What the words around a date in the text say of it: labels, datelines of wires, of press and official releases, sentences."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import Any

from lint.extract.publication.dates import WrittenDate, written
from lint.folding import fold
from lint.lexicon import either, languages, words
from lint.lexicon import words as words_of
from lint.lexicon.calendar import weekdays
from lint.match.expressions import Expression, expression
from lint.model import Span
from lint.text.document import Document
from lint.text.language import UNKNOWN


class Wording(StrEnum):
    """How a text leaves no doubt that a date is the one of publication."""

    label = "label"
    dateline = "dateline"


_NAMES = r"(?:date|published|publication date|date published|datepublished|pubdate|posted|issued|release(?:d| date)|filed|first (?:published|posted))"
_LABEL = expression(rf"\s*(?:\w[\w:'\" -]{{0,20}})??\b{_NAMES}(?: on| at)?[:=\"']{{0,3}}[ \n]{{0,2}}")
"""A label that opens the text, perhaps behind a word of the page."""
_LABEL_LINE = expression(
    r"\W{0,4}(?:first |originally |article |news |story )?(?:published|posted|publication date|date published|datepublished|pubdate|release date|released|date of (?:publication|release|issue))"
    r"(?: on| at)?[ :/|·\x95\x96-]{0,4}(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,? )?"
)
_RELEASE_LINE = expression(
    r"\W{0,4}(?:press|news|media) (?:release|statement|notice|information|communique)(?: (?:no\.?|number|nr\.?) ?[\w/.-]{1,12})?(?:,| of| from| dated|:| ?[|\x96\x97-])? "
)
"""“Press release no. 14/2024 of …”."""
_TITLE_FIELD = expression(r"[^\n|]{3,120} ?[|\x95\xb7] ?(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,? )?")
"""A title and the sign behind which the rest of its line tells the day."""
_OTHER_DAYS = either(words("en", "publication", "other days"))
_OF_ANOTHER = expression(rf"(?r)\b{_OTHER_DAYS}s? (?:date|day)s?\b:? ?")
"""A label that gives the day of something else."""
_NAMED = r"(?-i:[A-Z])[\w.'-]+(?: (?-i:[A-Z])[\w.'-]+){1,3}"
_BYLINE_FIELDS = expression(
    rf"\W{{0,3}}(?:by )?{_NAMED}(?: ?[|/\x95\xb7] ?[^|\x95\xb7\n]{{2,40}})?(?: ?[|/\x95\xb7\x96\x97]| -) ?"
)
"""A name, perhaps a paper, and the sign before the next field: “By Ann Lee | River Herald | …”."""
_FIELD_ENDS = expression(r" *(?:[|\x95\xb7]|\n|\Z)")
_SMALL = r"(?: (?:le|el|il|am|op|om|em|den|du|del|a|de)\b)?"
"""What may stand between a label or a name and its date in the six other languages."""
_BARE_LABEL = expression(r"\W{0,4}(?:date|dated)[ :]{0,3}")
_NO_LABELS = either(words("en", "publication", "no labels"))
_LABEL_WITHIN = expression(rf"(?r)(?<!\b{_NO_LABELS} )\b{_NAMES}(?: on)?[:=]?[ ]{{1,2}}")
_NO_LABEL_AFTER = expression(r"\W{0,4}(?:time|venue|location|place|where|at \d|\d{1,2}(?::\d\d)? ?[ap]\.?m)\b")
_SENTENCE_END = expression(r"[.!?]['\")]? ['\"(]?[A-Z]", cased=True)
_STATED = expression(
    r"(?r)(?:(?:first |originally )(?:published|posted|appeared|printed|ran)(?: here| online| in [\w ]{3,30})?"
    r"|\bthis (?:story|article|post|piece|page|report|interview|release|column) (?:was|has been) (?:first |originally |last )?(?:published|posted|issued)) (?:on )?"
)
_SERVICE = expression(r"\([^()\n]{2,40}\)|/ ?[^/\n]{2,40}? ?/(?= |\Z)")
"""The name of a wire or press service in a dateline: (GLOBE NEWSWIRE), /PRNewswire/."""
_PLACE_JOINTS = frozenset((*words_of("en", "publication", "place joints"), *"- \x96 \x97 _ · | / &".split()))
_NO_PLACES = frozenset(words_of("en", "publication", "no places"))
"""Words with a capital before a date that make no dateline of the line."""
_DATELINE_END = expression(r"[ .,*_)]{0,3}(?:--|[-\x96\x97_:|@/]|\x95)[ \x96\x97_-]{0,3}\S")
_SERVICE_END = expression(
    r"[ ,.*_]{0,4}(?:\([^()\n]{2,40}\)|/ ?[^/\n]{2,40}? ?/|\|[^|\n]{2,30}\||(?<=, ?)(?-i:[A-Z])[\w.-]{2,20}(?: (?-i:[A-Z])[\w.-]{1,20}){0,2} ?(?:--|[\x96\x97]) ?\S)"
)
_PLACE_BEHIND = expression(
    r"[ ,]{1,3}\(?(?-i:[A-Z])[\w.'-]+(?:[ /,-]{1,2}(?:(?-i:[A-Z])[\w.'-]+|de|la|le|am|an|upon|of|the|on)){0,5}\)? ?(?:: |--|[\x96\x97|]|- )"
)
"""The town of a dateline behind its date: “11 March 2025, Halden:”."""
_CONTACT = expression(
    r"[ ,|\x96-]{0,4}(?:media |press )?contacts?\b[: ]|[ ,|\x96-]{0,4}for immediate release\b|[ ,|\x96-]{0,4}(?:press|news|media) release\b"
)
_REACH = 120
"""So far back from a date its line is read."""
_HEAD, _FAR_HEAD, _ONE_LINE = 600, 2000, 240
_MOST_WORDS = 9
_SHORT_LINE = 140
ARTICLE_LINES = 60
"""A text of more lines is a page with its navigation, where dates stand in many places."""


_HANDLE = expression(r"(?r)\(@\w{1,30}\)[ ,:-]{0,3}")


def signs_a_post(document: Document, one: WrittenDate) -> bool:
    """Whether the date stands behind the name of who posted what is quoted: “– Ann Lee (@annlee) December 24, 2016”."""
    return bool(_HANDLE.match(document.folded, max(0, one.start - 40), one.start))


def line_before(document: Document, one: WrittenDate) -> str | None:
    """What stands before a date in its line, None where that is too much for a label."""
    begin = document.block_at(one.start).start
    return document.folded[begin : one.start] if one.start - begin <= _REACH else None


def wording(document: Document, one: WrittenDate) -> Wording | None:
    """What leaves no doubt that a date is the one of publication: a label, a dateline, a sentence that says so."""
    before = line_before(document, one)
    if is_of_another(document, one):
        return None
    if before is not None:
        if one.start <= _FAR_HEAD and not signs_a_post(document, one) and _is_dateline(document, one, before):
            return Wording.dateline
        if _is_labelled(document, one, before):
            return Wording.label
    if one.start <= _ONE_LINE and _is_labelled_within(document, one):
        return Wording.label
    return Wording.label if _STATED.match(document.folded, max(0, one.start - _REACH), one.start) else None


def is_field(document: Document, one: WrittenDate, before: str) -> bool:
    """Whether a date is the last field of the title's line, or one of the byline below it."""
    if one.start > _HEAD or not _in_head(document, one.start) or _FIELD_ENDS.match(document.folded, one.end) is None:
        return False
    fields = _BYLINE_FIELDS if document.block_number(one.start) else _TITLE_FIELD
    return fields.fullmatch(before) is not None


def is_of_another(document: Document, one: WrittenDate) -> bool:
    """Whether the line says that a date is that of an event: “Closing date: 4 March 2024”."""
    return _OF_ANOTHER.match(document.folded, document.block_at(one.start).start, one.start) is not None


def _is_labelled(document: Document, one: WrittenDate, before: str) -> bool:
    folded = document.folded
    if one.start <= _HEAD and _RELEASE_LINE.fullmatch(before) and _in_head(document, one.start):
        return True
    if one.start <= _HEAD and not folded[: document.block_at(one.start).start].strip() and _LABEL.fullmatch(before):
        return True
    own = label_in(document.language)
    if _LABEL_LINE.fullmatch(before) or own is not None and own.fullmatch(before):
        return len(document.blocks) <= ARTICLE_LINES
    if not before.strip() and _is_below_label(document, one):
        return True
    if one.start > _FAR_HEAD or not before.strip() or not _BARE_LABEL.fullmatch(before):
        return False
    return _in_head(document, one.start) and _NO_LABEL_AFTER.match(folded, one.end) is None


@cache
def label_in(language: str) -> Expression | None:
    """What a line says before its date of publication in another language: “Publié le mercredi”; None where none of its words are known.

    A text whose language is unknown may use the words of any.
    """
    known = languages() if language == UNKNOWN else (language,)
    labels = tuple(form for one in known for form in words_of(one, "boilerplate", "updated"))
    if not labels:
        return None
    return expression(rf"\W{{0,4}}(?:{_any(labels)}){_SMALL}[ :/|·\x95\x96-]{{0,4}}{_SMALL} ?{weekday_in(language)}")


@cache
def weekday_in(language: str) -> str:
    """An expression for a weekday before a date, or for nothing: “mercredi ”, “Miércoles, ”."""
    days = weekdays(language)
    return rf"(?:(?:{_any(tuple(days))})\.?,?{_SMALL} )?" if days else "(?:[^\\W\\d_]{2,12},? )?"


def _any(forms: tuple[str, ...]) -> str:
    return "|".join(sorted({fold(form) for form in forms}, key=len, reverse=True))


_LABEL_ABOVE = expression(
    r"\W{0,4}(?:(?:first |originally )?(?:published|posted)|publication date|date (?:published|posted)|release date)(?: on)?\W{0,3}"
)


def _is_below_label(document: Document, one: WrittenDate) -> bool:
    """Whether a date stands alone on its line, and the line above says that it is that of publication."""
    number, folded = document.block_number(one.start), document.folded
    if number == 0 or folded[one.end : document.blocks[number].end].strip(" .|"):
        return False
    above = document.blocks[number - 1]
    return above.end - above.start < 40 and _LABEL_ABOVE.fullmatch(folded, above.start, above.end) is not None


def _in_head(document: Document, offset: int) -> bool:
    """Whether nothing but short lines stands before the line that holds `offset`."""
    number = document.block_number(offset)
    return number <= 2 * _MOST_WORDS and all(end - start <= _SHORT_LINE for start, end in document.blocks[:number])


def _is_labelled_within(document: Document, one: WrittenDate) -> bool:
    """Whether a label stands right before a date among the first words of a text that has no sentence before it."""
    folded = document.folded
    label = _LABEL_WITHIN.match(folded, 0, one.start)
    if label is None or _SENTENCE_END.search(folded, 0, one.start):
        return False
    behind = folded[one.end : one.end + 3].strip(" |-")
    return not behind or behind[0].isupper() or behind[0] in "\n\"'"


def _is_dateline(document: Document, one: WrittenDate, before: str) -> bool:
    """“OSTEND, Belgium, May 6, 2025 (Harbour Press) -”, “May 6, 2025 Contact:”, with the service before or behind the date."""
    folded = document.folded
    place = before.strip(" \t*_#>\"'[")
    if folded.startswith(")", one.end):
        place = place.removesuffix("(").rstrip()
    if not place:
        return _opens_release(document, one)
    services = list(_SERVICE.finditer(place))
    words = _without(place, services).replace(",", " ").split()
    if len(words) > _MOST_WORDS or not all(map(_of_place, words)) or not (words or services):
        return False
    if words and words[0].lower() in _NO_PLACES:
        return False
    alone = bool(services) and not folded[one.end : document.block_at(one.start).end].strip()
    if alone or _SERVICE_END.match(folded, one.end):
        return True
    if _DATELINE_END.match(folded, one.end) is None:
        return False
    return bool(services) or one.start <= _HEAD and ("," in place or words[0].isupper() and len(words[0]) > 2)


def _without(text: str, matches: list[Any]) -> str:
    """A text with matches taken out."""
    kept, last = [], 0
    for match in matches:
        kept.append(text[last : match.start()])
        last = match.end()
    return " ".join((*kept, text[last:]))


def _of_place(word: str) -> bool:
    return word[0].isupper() or word in _PLACE_JOINTS or word in ("--", "-", "\x96", "\x97")


def _opens_release(document: Document, one: WrittenDate) -> bool:
    """Whether a date at the beginning of a line is followed by what opens a release: a contact, a service, a dash."""
    folded = document.folded
    if one.start > _HEAD or not _in_head(document, one.start):
        return False
    if _CONTACT.match(folded, one.end):
        return True
    openings_of = (_SERVICE_END, _DATELINE_END, _PLACE_BEHIND)
    dashed = any(end.match(folded, one.end) for end in openings_of) or _in_brackets(folded, one)
    line = document.block_at(one.start)
    if not dashed or line.end - line.start < _SHORT_LINE:
        return False
    openings = sum(1 for other in written(document)[:8] if document.block_at(other.start).start >= other.start - 2)
    return openings == 1  # several lines that begin with their date are a chronicle


def _in_brackets(folded: str, one: WrittenDate) -> bool:
    """“(11 March 2025) Halden Pumps bought …”."""
    return folded[one.start - 1 : one.start] in ("(", "[") and folded[one.end : one.end + 2] in (") ", "] ")


_PARTIAL_DATELINE = expression(
    r"\W{0,4}[A-Z][A-Z.'/ -]{2,30}(?:, ?[A-Z][\w.]+(?: [A-Z][\w.]+)?)?,? (?<day>[A-Z][a-z]{2,8}\.? [0-3]?\d|[0-3]?\d [A-Z][a-z]{2,8})\.?(?: ?[(/][\w ./]{2,30}[)/]| ?[-\x96\x97])",
    cased=True,
)


def partial_dateline(document: Document) -> Span | None:
    """A dateline that gives day and month, but no year: “LONDON, March 3 (Reuters) –”."""
    for block in document.blocks[:8]:
        match = _PARTIAL_DATELINE.match(document.folded, block.start, min(block.end, block.start + _REACH))
        if match is not None:
            return Span(*match.span("day"))
    return None


_PERIOD_LABEL = expression(
    r"\W{0,4}(?P<label>(?:(?:first |last )?(?:published|updated|posted)|publication date|date|issued?|edition|released?)(?: (?:on|in))?[: ]{1,3})?(?P<period>[^\n]{4,40}?)\W{0,3}"
)
_LAST_FIELD = expression(
    r"\W{0,4}(?-i:[A-Z])(?:[^\n.!?]|(?<=\b(?:vol|no|nr))\.){2,40}?(?:, | ?[|/\x95\xb7\x96\x97] ?| - )(?P<period>[\w/ -]{8,24}?)(?: (?:issue|edition|number))?\W{0,3}"
)
"""The name of a magazine, perhaps its volume, and the month or season of the issue: “Tarn Review, Autumn 2022”."""
_ISSUE = expression(r"\W{0,4}(?P<period>[\w/ -]{8,24}?) (?:issue|edition|number)\W{0,3}")
_PERIOD_LINES = 8


def period_lines(document: Document) -> Iterator[tuple[Span, bool]]:
    """The short lines at the head of the text that may be a month, quarter or year alone, or behind the name of a magazine.

    With each whether a label stands before it.
    """
    seen = 0
    for start, end in document.blocks[: 3 * _PERIOD_LINES]:
        if seen >= _PERIOD_LINES or end - start > _SHORT_LINE:
            return
        match = _PERIOD_LABEL.fullmatch(document.folded, start, end) if 4 <= end - start <= 60 else None
        seen += bool(document.folded[start:end].strip())
        if match is not None and any(map(str.isdigit, match["period"])):
            yield Span(*match.span("period")), match["label"] is not None
            for fields in (_LAST_FIELD, _ISSUE):
                last = fields.fullmatch(document.folded, start, end)
                if last is not None:
                    yield Span(*last.span("period")), False
