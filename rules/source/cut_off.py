"""Articles that stop before their end: in mid sentence, at a mark that says so, or where something was to follow.

A full stop that is missing is no reason: headlines, captions, posts, abstracts and recipes go without. What counts is a last
word that no sentence ends with, a comma or dash, a bracket or quotation left open, a clause without its verb, half a word.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from lint import Confidence, Document, DocumentRule, Examples, Finding, Span, expression
from lint.extract.source import boilerplate, half_word, is_verse, never_last
from lint.lexicon import either, words

_MILL = (
    "The mill by the river is open again after a year of repairs, and the farmers of the valley bring their corn to it."
)
_CLOSED = expression(r"(?:[.!?\"'\])|*>}\x83\x7f]|[.!?]['\")\]]{0,2}[ \x7f]?\[?\d{1,4}\]?)\Z")
"""What a finished line ends with, the number of a footnote included."""
_OPEN = (",", ";", "-", "\x96", "\x97", "(")
_NEVER_LAST = frozenset(words("en", "endings", "never last"))
"""Words that end no sentence, or hardly any."""
_HARDLY_LAST = frozenset(words("en", "endings", "hardly last"))
"""Words that end one now and then: “the one I spoke to”."""
_AUXILIARIES = frozenset(words("en", "endings", "auxiliaries"))
"""Words that end one behind what they leave out: “as good as they are”."""
_OMITTING = either(words("en", "endings", "leaving out"))
_LEAVES_OUT = expression(rf"\b{_OMITTING}\b")
_HELPS = either(words("en", "endings", "helpers"))
_DEGREES = either(words("en", "endings", "degrees"))
_GOES_WITH = expression(
    rf"(?:(?<!\b(?:{_HELPS}|been)) (?:and|but|or) {_HELPS}(?: not| also)?"
    r"|\b(?:because|since|that|but|if|so) (?:\w+ ){1,3}(?:is|are|was|were|be) too"
    rf"|\b{_HELPS} {_DEGREES}"
    r"|\b(?:that|which|who) (?:has|have|had) (?:\w+ )?been|, among them)\Z"
)
"""Words at the very end that wait for others: what helps a verb behind “and”, what tells how much of a word to come, a passive begun."""
_BEEN_ELSEWHERE = expression(
    r"\b(?:what|which|how|where|as|than|way|whatever|wherever|everything|one|(?:could|would|might|should|must|may)(?: not)? have)\b"
)
"""What “been” refers back to: “as it had always been”, “what might have been”."""
_NUMBER_LAST = expression(r"\b(?:on|by|until|since) (?:the )?\d{1,2}\Z")
"""A day without its month."""
_BRACKETED = expression(
    r"(?:\[ *(?:(?:read |see )?(?:more|continued?|cont'd) ?)?(?:\x83|\.\.\.|more|continued?) *\]|\((?:more|continued?|cont'd)(?:\x83|\.{3})?\))['\"]?\Z"
)
_TITLES = either(words("en", "endings", "titles"))
_BEFORE_TITLES = either(words("en", "endings", "before titles"))
_TITLE_LAST = expression(rf"(?-i:\b{_BEFORE_TITLES} {_TITLES}\.\Z)|\b(?:e\.g|i\.e|vs|cf|viz|approx)\.\Z")
"""A title without its name, a short form without what it is for."""
_ELLIPSIS = expression(r"(?:\.{3,}|\x83)['\"]?\Z")
_TWO_MARKS = expression(r"(?m:^)[^\n\"]{0,40}(?<!\S)(?P<here>(?:\x83|\.{3}) ?[\[(] ?(?:\x83|\.{3}) ?[\])])[ \t]*(?m:$)")
"""An ellipsis and one more in brackets behind some words, as feeds cut what they give."""
_BRACKETS = (")", "]")
_OMITTED = tuple(f"{mark}{space}{bracket}" for mark in ("\x83", "...") for space in ("", " ") for bracket in _BRACKETS)
_CREDIT = expression(
    r"(?:\W*(?:(?:with )?(?:additional |further )?(?:reporting|assistance|contribut(?:ed|ions?|ing)|editing|writing|photos?|"
    r"sources?|source|via|image|credit|graphic|video|watch|read|more|see|listen|follow|write|contact|tags?|topics?|filed under|"
    r"also on|related|h/t|copyright|updated|published|posted|first published|share|click|sign up|subscribe|tweet|email|for (?:more|tickets|details|information))\b)"
    r"|.{0,120}\bcontributed\b|.{0,200}\b(?:twitter|facebook|instagram)\b)"
)
_SUBORDINATORS = either(words("en", "endings", "clauses"))
_CLAUSE = expression(rf"(?r)\b{_SUBORDINATORS}(?: [a-z'-]+){{1,3}}")
"""A clause of few words at the very end."""
_GOES_ON = expression(
    r"\s{1,4}\W{0,4}(?:(?:continue|keep|go on) reading|read (?:on|more|the (?:rest|full|whole)|full)|(?:show|view|load|see) more\b|more \W|subscribe to (?:read|continue))"
)
"""A label of the page under a line whose end stands on another page."""
_OPENERS = either(words("en", "endings", "openers"))
_BEGUN = expression(rf"{_OPENERS} ")
_VERB = expression(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|may|might|must|shall|should|go|come|say|make|take|see|know|get|give|"
    r"want|need|like|live|work|came|went|made|took|saw|knew|got|gave|left|fell|began|held|kept|ran|sat|stood|told|lost|won|put|set|let|cut|hit|read|"
    r"\w+(?:n't|'s|'re|'ve|'ll|'d)|\w{2,}(?:ed|es|ing|en)|\w{3,}s)\b"
)
_LONG, _SHORT = 8, 4
_BLANK = " \t\r\n\x0b\x0c\x1c\x1d\x1e\x1f\x7f\x85\xa0"
_SIGN = expression(r"[^ \t\r\n\x0b\x0c\x1c-\x1f\x7f\x85\xa0]")
_LONGEST_SENTENCE = 3000
_COLON_LINE = 60
_WITHOUT_SPACES, _LEAST_SIGNS = ("zh", "ja"), 20
"""Languages whose words are not told apart, and the signs of a line that is no label there."""


class CutOff(DocumentRule):
    code = "SQ407"
    name = "cut-off"
    gives_way_to = ("BP405",)
    confidence = Confidence.high
    language = "any"
    why = "The article ends before it is over: what follows was lost, and with it perhaps what the claim depends on."
    examples = Examples(
        flags=(
            f"{_MILL}\n\nThe repairs cost 40,000 euros, which the [[village]]",
            f"{_MILL}\n\nAnn Lee, who took the mill over from [[her]]",
            f"{_MILL}\n\nThe bridge is next, but the council has not yet voted [[(more)]]",
            f"{_MILL}\n\nThe council of the village said in a [[letter:]]",
            f"{_MILL}\n\nThe bridge is next. The council has bought new beams of [[oak]]\n\nContinue reading…",
            f"{_MILL}\n\nThe farmers bring their corn, and Ann Lee of the village thanks all others of the [[villa]]",
            f"{_MILL}\n\nThe lamps were not lit, since the keepers of the bridge were [[never]]",
            f"{_MILL}\n\nThe bridge [[… [...]]]\n\nThe council of the village has not yet voted on it.",
        ),
        passes=(
            f"{_MILL}\n\nThe repairs cost 40,000 euros, which the village paid.",
            f"{_MILL}\n\nThe bridge stands where it has always been",
            f"{_MILL}\n\nAdditional reporting by Tom Reed and Ida Falk",
            f"{_MILL}\n\nBridges of the valley",
            f"{_MILL}\n\nAnn Lee | Valley Editor | River Herald, the newspaper of the valley and the hills since 1911",
            f"{_MILL}\n\nThe clerk keeps a list of all mills, and it hangs by the door of the town hall",
            f"{_MILL}\n\nThe old bridge is not the first one that the river took.4",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for mark in _two_marks(document.folded):
            yield self.finding(mark.span("here"), "Two marks of omission, as of a feed: what follows is missing.")
        line = _last_line(document)
        if line is None or is_verse(document):
            return
        text = document.folded[line.start : line.end]
        last = Span(line.start + max(text.rfind(" "), text.rfind("\n")) + 1, line.end)
        if document.language in _WITHOUT_SPACES:
            last = Span(line.end - 1, line.end)
        mark = _BRACKETED.search(text, max(0, len(text) - 24)) or _ELLIPSIS.search(text, max(0, len(text) - 24))
        is_bracketed = text.endswith(_BRACKETS)
        if is_bracketed and _TWO_MARKS.fullmatch(document.folded, document.block_at(line.start).start, line.end):
            return
        if mark and not text[: mark.start()].endswith('"'):
            place = Span(line.start + mark.start(), line.end)
            confidence = _of_mark(text, mark.start())
            yield self.finding(place, "The article ends with a mark of omission.", confidence=confidence)
        elif text.endswith(":"):
            said = "The article ends where something was to follow: a quotation, a list, a video."
            told = len(text) > _COLON_LINE or (text.count(" ") >= _LONG - 1 and _ends_sentences(document))
            confidence = Confidence.medium if told else Confidence.low
            yield self.finding(last, said, confidence=confidence)
        elif document.rules_language == "en" and _TITLE_LAST.search(text, max(0, len(text) - 24)):
            yield self.finding(last, "The article breaks off: a title or a short form stands alone.")
        elif not _CLOSED.search(text, max(0, len(text) - 12)):
            found = (_breaks_off if document.rules_language == "en" else _breaks_off_elsewhere)(document, line, text)
            if found:
                yield self.finding(last, f"The article breaks off: {found[0]}.", confidence=found[1])


def _two_marks(folded: str) -> Iterator[Any]:
    """Where two marks of omission follow each other; looked for only where a bracket closes behind one."""
    omits = "\x83" in folded or "..." in folded
    return _TWO_MARKS.finditer(folded) if omits and any(mark in folded for mark in _OMITTED) else iter(())


def _last_line(document: Document) -> Span | None:
    """The last line of the article's own text; None for a text of one line."""
    folded = document.folded
    skipped = {start for start, _ in boilerplate(document)}
    end = len(folded)
    while end > 0:
        begin = folded.rfind("\n", 0, end) + 1
        bare = folded[begin:end].strip(_BLANK)
        if bare and begin not in skipped:
            start = folded.index(bare, begin)
            return Span(start, start + len(bare)) if _SIGN.search(folded, 0, begin) or " " in bare[60:] else None
        end = begin - 1
    return None


def _of_mark(text: str, start: int) -> Confidence:
    """How surely a mark at the end leaves something out: points alone may only be a way of speaking."""
    words = text[:start].split()
    if text[start] in "[(":
        return Confidence.medium
    return Confidence.high if words and words[-1].lower() in _NEVER_LAST | _HARDLY_LAST else Confidence.low


def _breaks_off(document: Document, line: Span, text: str) -> tuple[str, Confidence] | None:
    """Why a last line without an end mark is unfinished, and how sure that is; None where only the mark is missing."""
    start = max(document.sentence_at(line.end - 1).start, line.start)
    rest = document.folded[start : line.end]
    if len(rest) > _LONGEST_SENTENCE or "http" in rest or "@" in rest or "|" in rest or "\x97" in rest[:3]:
        return None
    words, after_another = rest.split(), start > line.start
    running = sum(word[0].islower() for word in words)
    if not words or _CREDIT.match(rest) or running < len(words) * 0.4 and not after_another:
        return None  # names and headlines are written large
    full = after_another or len(words) > 3
    dangling = _dangling(document, rest, words, after_another)
    if dangling:
        return f"no sentence ends with “{words[-1].strip(',;')}”", dangling if full else Confidence.medium
    if full and (waits := _waits(document, rest, words[-1], after_another)):
        return waits, Confidence.medium
    if text.endswith(_OPEN) and (after_another or len(words) >= (_SHORT if text[-1] in ",;" else _LONG)):
        return f"it ends with “{text[-1]}”", Confidence.high if full and text[-1] in ",;(" else Confidence.medium
    if half_word(document.folded, line.end, words[-1]):
        return f"“{words[-1]}” is half a word", Confidence.high if full else Confidence.medium
    if after_another and _BEGUN.match(rest) and len(words) < _LONG and running and _VERB.search(rest) is None:
        return "the last sentence has no verb", Confidence.medium
    if running and _GOES_ON.match(document.folded, line.end) and (after_another or len(words) >= _LONG):
        return "what follows is elsewhere", Confidence.high if after_another else Confidence.medium
    return _unclosed(rest, words)


def _waits(document: Document, rest: str, last: str, after_another: bool) -> str:
    """What is missing behind the last words, where they are such as wait for others; "" for nothing."""
    if _NUMBER_LAST.search(rest, max(0, len(rest) - 12)):
        return "what a number counts is missing"
    strict = after_another or _ends_sentences(document)
    return f"“{last}” waits for more" if strict and _GOES_WITH.search(rest, max(0, len(rest) - 60)) else ""


def _breaks_off_elsewhere(document: Document, line: Span, text: str) -> tuple[str, Confidence] | None:
    """The same in other languages: by words that end no sentence, as far as their lexicon has them, and by signs."""
    start = max(document.sentence_at(line.end - 1).start, line.start)
    rest = document.text[start : line.end]
    words, is_after_another = rest.split(), start > line.start
    if len(rest) > _LONGEST_SENTENCE or not words or any(sign in rest for sign in ("http", "@", "|", "©")):
        return None
    is_eastern, least = document.language in _WITHOUT_SPACES, _SHORT if text.endswith(_OPEN) else _LONG
    is_full = is_after_another or (len(rest) >= _LEAST_SIGNS if is_eastern else len(words) >= least)
    if not is_full or not is_eastern and sum(word[0].islower() for word in words) < len(words) * 0.4:
        return None
    confidence = Confidence.high if _ends_sentences(document) else Confidence.medium
    last = words[-1].lower().strip(",;-–—«»„“”\"'")
    if is_eastern and rest.endswith(tuple(never_last(document.language))):
        return f"no sentence ends with “{rest[-1]}”", Confidence.medium
    if words[-1][0].islower() and last in never_last(document.rules_language):
        return f"no sentence ends with “{last}”", confidence
    if text.endswith(_OPEN):
        return f"it ends with “{document.text[line.end - 1]}”", Confidence.medium
    if text.count("(") > text.count(")"):
        return "a bracket is not closed", Confidence.medium
    return None


def _dangling(document: Document, rest: str, words: list[str], after_another: bool) -> Confidence | None:
    """How surely no sentence ends with the last word; prepositions and auxiliaries only speak where the article ends its sentences."""
    bare = words[-1].strip(",;-\x96\x97'\"")
    if not bare.islower() or len(words) == 1 and not after_another:
        return None
    strict = after_another or _ends_sentences(document)
    if bare in _NEVER_LAST or bare.endswith(("'ve", "'ll", "'re", "'d")):
        return Confidence.high if strict else Confidence.medium
    if (
        not strict
        or bare not in _HARDLY_LAST | _AUXILIARIES
        or (_BEEN_ELSEWHERE if bare == "been" else _LEAVES_OUT).search(rest, max(0, len(rest) - 60, rest.rfind(",")))
    ):
        return None
    return Confidence.high if bare in _HARDLY_LAST else Confidence.medium


def _ends_sentences(document: Document) -> bool:
    """Whether the long lines of an article end with a full stop or its like."""
    blocks = document.blocks
    before = (blocks[number] for number in range(len(blocks) - 2, -1, -1))
    last = list(islice((block for block in before if block.end - block.start > _COLON_LINE), 20))
    closed = sum(_CLOSED.search(document.folded, max(start, end - 12), end) is not None for start, end in last)
    return closed * 2 > len(last)


def _unclosed(rest: str, words: list[str]) -> tuple[str, Confidence] | None:
    """A bracket or quotation that is not closed, or a clause of few words without a verb."""
    if rest.count("(") > rest.count(")"):
        return "a bracket is not closed", Confidence.medium
    if rest.count('"') % 2 and len(words) >= _LONG:
        return "a quotation is not closed", Confidence.medium
    clause = _CLAUSE.match(rest, 0, len(rest)) if len(words) >= _LONG - 1 else None
    if clause is not None and _VERB.search(clause.group().partition(" ")[2]) is None and words[-1].islower():
        return "the last clause has no verb", Confidence.medium
    return None
