"""Articles that stop before their end: in mid sentence, at a mark that says so, or where something was to follow."""

from __future__ import annotations

from collections.abc import Iterator

from lint import Confidence, Document, DocumentRule, Examples, Finding, Span, expression
from lint.extract.source import furniture

_MILL = (
    "The mill by the river is open again after a year of repairs, and the farmers of the valley bring their corn to it."
)
_CLOSED = (".", "!", "?", '"', "'", ")", "]", "\x83", "|", "*", ">", "}", "\x7f")
_OPEN = (",", ";", "-", "\x96", "\x97", "(")
_UNFINISHED = frozenset(
    "a an the and or but nor of to in on at by for from with without into onto upon about after before between among "
    "through during against toward towards under over across is are was were be been being am has have had having do "
    "does did will would can could shall should may might must that which who whom whose when where while because "
    "although though if unless until since whether as than so such very more most less this these those its his her "
    "their our your my it he she they we i you not no also just only even both either neither each every some any all "
    "said says saying told including according following".split()
)
_MARK = expression(r"(?:\[ *(?:\x83|\.\.\.|more|continued?) *\]|\((?:more|continued?|cont'd)\)|\.{3,}|\x83)['\"]?$")
_CREDIT = expression(
    r"(?:\W*(?:(?:with )?(?:additional |further )?(?:reporting|assistance|contribut(?:ed|ions?|ing)|editing|writing|photos?|"
    r"sources?|source|via|image|credit|graphic|video|watch|read|more|see|listen|follow|write|contact|tags?|topics?|filed under|"
    r"also on|related|h/t|copyright|updated|published|posted|first published|share|click|sign up|subscribe|tweet|email)\b)"
    r"|.{0,120}\bcontributed\b|.{0,200}\b(?:twitter|facebook|instagram)\b)"
)
_OPENERS = frozenset("a an the some in on at by it he she they we this these those there but and for if since".split())
_LONG, _SHORT = 8, 5
_BLANK = " \t\r\n\x0b\x0c\x1c\x1d\x1e\x1f\x7f\x85\xa0"
_LONGEST_SENTENCE = 3000


class CutOff(DocumentRule):
    code = "SQ407"
    name = "cut-off"
    confidence = Confidence.high
    why = "The article ends before it is over: what follows was lost, and with it perhaps what the claim depends on."
    examples = Examples(
        flags=(
            f"{_MILL}\n\nThe repairs cost 40,000 euros, which the [[village]]",
            f"{_MILL}\n\nAnn Lee, who took the mill over from [[her]]",
            f"{_MILL}\n\nThe bridge is next, but the council has not yet [[…]]",
            f"{_MILL}\n\nThe council of the village said in a [[letter:]]",
        ),
        passes=(
            f"{_MILL}\n\nThe repairs cost 40,000 euros, which the village paid.",
            f"{_MILL}\n\nAdditional reporting by Tom Reed and Ida Falk",
            f"{_MILL}\n\nBridges of the valley",
            f"{_MILL}\n\nAnn Lee | Valley Editor | River Herald, the newspaper of the valley and the hills since 1911",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        line = _last_line(document)
        if line is None:
            return
        text = document.folded[line.start : line.end]
        last = Span(line.start + max(text.rfind(" "), text.rfind("\n")) + 1, line.end)
        mark = _MARK.search(text, max(0, len(text) - 24))
        if mark and not text[: mark.start()].endswith('"'):
            yield self.finding(
                (line.start + mark.start(), line.end),
                "The article ends with a mark of omission.",
                confidence=Confidence.medium,
            )
        elif text.endswith(":"):
            said = "The article ends where something was to follow: a quotation, a list, a video."
            yield self.finding(last, said, confidence=Confidence.medium if len(text) > 60 else Confidence.low)
        elif not text.endswith(_CLOSED):
            sure = _breaks_off(document, line, text)
            if sure:
                yield self.finding(last, "The article breaks off in the middle of a sentence.", confidence=sure)


def _last_line(document: Document) -> Span | None:
    """The last line of the article's own text; None for a text of one line."""
    folded = document.folded
    skipped = {start for start, _ in furniture(document)}
    end = len(folded.rstrip(_BLANK))
    while end > 0:
        begin = folded.rfind("\n", 0, end) + 1
        bare = folded[begin:end].strip(_BLANK)
        if bare and begin not in skipped:
            start = folded.index(bare, begin)
            return Span(start, start + len(bare)) if folded[:begin].strip() or " " in bare[60:] else None
        end = begin - 1
    return None


def _breaks_off(document: Document, line: Span, text: str) -> Confidence | None:
    """How surely a last line without an end mark is an unfinished sentence; None for a label, a name, a credit."""
    start = max(document.sentence_at(line.end - 1).start, line.start)
    rest = document.folded[start : line.end]
    if len(rest) > _LONGEST_SENTENCE:
        return None
    if "http" in rest or "@" in rest or "|" in rest or "\x97" in rest[:3] or _CREDIT.match(rest):
        return None
    words, after_another = rest.split(), start > line.start
    if _dangles(words[-1]) and (after_another or len(words) > 1):
        return Confidence.high if after_another or len(words) > 3 else Confidence.medium
    running = sum(word[0].islower() for word in words)
    if not after_another:
        return _as_line(words, running, text.endswith(_OPEN))
    if text.endswith(_OPEN) or (running and len(words) > 2):
        return Confidence.high
    return Confidence.medium if running or len(words) == 1 else None


def _dangles(word: str) -> bool:
    """Whether no English sentence ends with the word."""
    bare = word.strip(",;-\x96\x97'\"")
    return bare.islower() and (bare in _UNFINISHED or bare.endswith(("'ve", "'ll", "'re", "n't", "'d")))


def _as_line(words: list[str], running: int, is_open: bool) -> Confidence | None:
    """The same for a line that is one piece of a sentence, or no sentence at all: `running` of its words are small."""
    if running < len(words) * 0.4 and len(words) > 1:
        # Names and headlines are written large.
        return None
    if is_open or len(words) >= _LONG:
        return Confidence.high if len(words) >= (_LONG if is_open else 2 * _LONG) else Confidence.medium
    # A few small words under a large one may be a heading, or the beginning of a sentence.
    begun = words[0].lower() in _OPENERS and (running > 0 or len(words) == 1)
    return Confidence.low if begun or (len(words) >= _SHORT and running >= len(words) - 2) else None
