"""Ranges that run backwards (UN301)."""

from __future__ import annotations

from collections.abc import Iterator

from lint import Confidence, Document, DocumentRule, Examples, Finding, Severity, Span, expression
from lint.extract.dates import MONTH_NAMES
from lint.extract.quantities import Quantity, amounts, range_cues, reversed_ranges
from lint.lexicon import either, words

_CHANGE = expression(
    r"\b(?:from|f[ae]ll(?:s|en|ing)?|drop(?:s|ped|ping)?|cuts?|cutting|reduc\w+|declin\w+|lower(?:s|ed|ing)?|narrow\w*|slipp?\w*|"
    r"slash\w*|shr[aiu]nk\w*|decreas\w+|down|went|goes|halv\w+|trimm?\w*|sank|sink\w*|plung\w+|slid\w*|eas(?:ed|es|ing)|dipp?\w*|"
    r"tumbl\w+|revis\w+|downgrad\w+|chang\w+)\b[^.;]{0,40}\Z"
)
_CONTEST = expression(
    r"\b(?:vot\w+|won|wins?|winning|beats?|beaten|beating|defeat\w*|lost|loses?|losing|lead(?:s|ing)?|led|ahead|trail\w*|tied?|scor\w+|"
    r"outnumber\w*|ratio|odds|margin|poll\w*|favou?r\w*|prefer\w*|support\w*|oppos\w+|approv\w+|disapprov\w+|against|edge[ds]?|"
    r"split|majority|rul(?:ed|ing|es)|pass(?:ed|es|ing)?|rejected|decision|victory|versus|vs|over|surveys?|ballot|elected|sets?|"
    r"topp\w+|routed|downed|advantage|closed)\b"
)
_COMPARED = expression(
    r"\b(?:gaps?|differences?|spread|split|choices?|choose|choosing|divided?|compar\w+|distinction|distance|balance|ratio|gulf|match|games?|final|tie|swap|exchange)\w*\b[^.;]{0,50}\bbetween \Z"
)
_CONTESTED = expression(
    r"[ -](?:votes?|decisions?|wins?|victory|loss|scores?|margin|ratio|odds|split|majority|ruling|lead|defeat|advantage|edge|gap|disparity|spread|along |on |against|in favou?r|over |for |record)"
)
_BEFORE_RANGES = either(words("en", "quantities", "before ranges"))
_RANGE_CUE = expression(
    rf"(?<!from )\b{_BEFORE_RANGES}\s\Z|\b(?:between|estimated|expect\w*|rang\w+|forecast\w*|predict\w*)\b[^.;]{{0,24}}\Z"
)
"""What shows that two numbers right behind it are the ends of a range and no change."""
_AGO = expression(r"(?:[ -]years?)? (?:ago|before)\b")
_HOURS = expression(r" ?(?:o'clock|h\b|[ap]\.? ?m\b|:\d\d)")
"""Behind times of the day, which may run over midnight."""
_LONG_AGO = expression(r"(?:[ -]years?)?[ -](?:old|earlier|back)\b")
_BEFORE_CHRIST = expression(r" ?(?:b\.? ?c|bce|b\.p)\b")
"""Behind times that are counted backwards, so that the older one may come first."""
_FALLING = expression(
    r"\b(?:loss(?:es)?|los(?:t|ing|es?)|declines?|falls?|drops?|cuts?|reductions?|decreases?|lower|discounts?|off|save[sd]?)\b[^.;]{0,40}\Z"
)
"""What goes down, so that its numbers may."""
_AGED = expression(r"\b(?:aged|ages|grades) (?:from )?\Z")
"""Before two numbers it makes them a range of years at school or of life."""
_HEADS = expression(r" (?:head|sheep|deer|fish|cattle|geese|mice)\b")
_KEPT = expression(r"\b(?:has|have|had|keeps?|kept|holds?|held|counts?|of) \Z")
"""Around two numbers of animals that are kept."""
_LONG = 10_000
_CHAIN = expression(r" ?[-–] ?[$£€]?\d")
_BY = expression(r"(?:\bby (?:an? )?(?:\w+ )?(?:of )?|\b(?:win|vote|lead|margin of|record) |\(|[–—] )\Z")
_PLAIN = expression(
    r"\bbetween (?P<here>(?P<first>1\d{3}|20\d\d) and (?P<second>1\d{3}|20\d\d))\b(?! ?(?:b\.?c|bce|local|hours|hrs|gmt|et))"
    r"|\bbetween (?P<here>(?P<first>\d\d?)(?:st|nd|rd|th)? and (?P<second>\d\d?)(?:st|nd|rd|th)? "
    rf"(?:{'|'.join(MONTH_NAMES)}))\b"
    r"|\b(?:takes?|lasts?|needs?|requires?) from (?P<here>(?P<first>\d{1,3}) to (?P<second>\d{1,3}) (?:minutes|hours|days|weeks|months|years))\b"
    r"|\b(?:boys|girls|children|pupils|students|youngsters|teenagers)(?: aged)? from (?P<here>(?P<first>\d{1,2}) to (?P<second>\d{1,2}))\b(?! (?:in|this|last|a|o'clock|per)\b)"
    r"|(?:(?<=\A)|(?<=[.;:!?\n] ?))(?-i:[A-Z])[a-z]+ (?:(?:it|them|the [a-z]+|each [a-z]+) )?(?P<here>(?P<first>\d{1,3}) to (?P<second>\d{1,3}) ?(?:mm|cm|m|inches|feet|metres|meters))"
    r"(?= (?:deep|apart|wide|high|long|thick|above|below|between|from)\b)"
)
"""Years and days of a month, which are no quantities; what takes “from 25 to 40 minutes” and who is “from 9 to 14” does not change, and “Sow 2 to 3 cm deep” orders."""


class ReversedRange(DocumentRule):
    code = "UN301"
    name = "reversed-range"
    severity = Severity.warning
    confidence = Confidence.high
    why = "A range whose first number is the greater one has a wrong digit, or its ends have changed places."
    match = (
        r"\bbetween (?:about |around |some |roughly )?[$£€]?\d",
        r"\d ?(?:-|–) ?[$£€]?\d",
        r"\d[^.;\d]{0,22} to [$£€]?\d",
    )
    lexicon = "numbers.to"
    gives_way_to = ("DT304",)
    needs = ("quantity",)
    examples = Examples(
        flags=(
            "The unit is valued at between [[$35 billion and $28 billion]].",
            "Within the next [[18 to 12 months]] the plant will open.",
            "They sell a [[20-15 pct]] stake.",
            "Children aged [[12 to 8]] are welcome.",
        ),
        passes=(
            "The unit is valued at between $28 billion and $35 billion.",
            "Their stake fell from 35 to 28 percent.",
            "The house voted 54 to 46 in favour.",
            "Rates were cut 5.5 to 5.25 percent.",
            "She leads 48 percent to 41 percent among voters.",
            "The temple was built between 450 and 430 BC by two brothers.",
        ),
    )

    def match_in(self, language: str) -> tuple[str, ...]:
        return range_cues(language)

    def check(self, document: Document) -> Iterator[Finding]:
        if document.rules_language != "en":
            for fault in reversed_ranges(document, self.blocks_seen(document)):
                yield self.finding(fault.span, fault.message, confidence=fault.confidence)
            return
        for quantity in amounts(document):
            if quantity.parts and quantity.parts[0].number > quantity.parts[1].number:
                confidence = _confidence(document, quantity)
                if confidence is not None:
                    place = Span(quantity.start, quantity.end)
                    yield self._found(document, place, _order(*quantity.parts), confidence)
        for number in {document.block_number(hit.end) for hit in document.hits.get(self.code, ())}:
            for match in _PLAIN.finditer(document.folded, *document.blocks[number]):
                before = max(0, match.start("here") - 60), match.start("here")
                if int(match["first"]) > int(match["second"]) and not _COMPARED.search(document.folded, *before):
                    place, order = Span(*match.span("here")), f"{match['second']} comes before {match['first']}"
                    yield self._found(document, place, order, Confidence.high)

    def _found(self, document: Document, span: Span, order: str, confidence: Confidence) -> Finding:
        text = " ".join(document.text[span.start : span.end].split())
        return self.finding(span, f"“{text}” runs backwards: {order}", confidence=confidence)


def _order(first: Quantity, second: Quantity) -> str:
    """The two numbers as they are written, with what multiplies them where that differs."""
    if first.magnitude == second.magnitude:
        return f"{first.written} is more than {second.written}"
    return f"{first.number:,.10g} is more than {second.number:,.10g}"


def _confidence(document: Document, quantity: Quantity) -> Confidence | None:
    """How sure it is that two numbers are meant as a range; None where they are a change, a score, a comparison."""
    folded, (first, second) = document.folded, quantity.parts
    joint = folded[first.end : second.start].strip().lower()
    before = (max(0, quantity.start - 60), quantity.start)
    if any(behind.match(folded, quantity.end) for behind in (_BEFORE_CHRIST, _CHAIN, _HOURS)):
        return None
    if _AGO.match(folded, quantity.end):
        return Confidence.low if joint == "and" else None
    if quantity.number >= _LONG and _LONG_AGO.match(folded, quantity.end):
        return Confidence.low
    if joint in ("and", "or"):
        return None if _COMPARED.search(folded, *before) else Confidence.high
    if quantity.dimension is None and quantity.noun is None and quantity.magnitude is None:
        heads = _HEADS.match(folded, quantity.end) is not None and _KEPT.search(folded, *before) is not None
        return Confidence.high if heads or _AGED.search(folded, *before) else None
    cue = _RANGE_CUE.search(folded, *before) is not None
    if joint != "to" and quantity.dimension is None and not quantity.magnitude and not cue:
        return None
    far = second.number * 4 < first.number and quantity.dimension != "time"
    if not cue and (far or _CHANGE.search(folded, *before)):
        return None
    gap = quantity.currency and _CONTESTED.match(folded, quantity.end)
    if gap and not cue or _is_contest(document, quantity, cue):
        return None
    if _FALLING.search(folded, *before) or joint != "to" and folded[first.end] == " " and second.currency:
        return Confidence.low
    confidence = cue or joint != "to" or quantity.dimension in ("money", "time")
    return Confidence.high if confidence else Confidence.medium


def _is_contest(document: Document, quantity: Quantity, cue: bool) -> bool:
    """Whether two shares or counts are the sides of a vote or a survey: "leads 48 percent to 41 percent"."""
    if quantity.dimension not in ("share", None) or quantity.magnitude:
        return False
    folded, (first, second) = document.folded, quantity.parts
    share = quantity.dimension == "share"
    contested = _CONTESTED.match(folded, quantity.end) is not None
    by = _BY.search(folded, max(0, quantity.start - 24), quantity.start) and (share or quantity.noun is None)
    if contested and (not cue or not share) or by:
        return True
    if share and not folded[first.end - 1].isdigit() and first.number + second.number > 60:
        return True
    if cue or share and "-" in folded[first.end : second.start] and first.number < 1.5 * second.number:
        return False
    sentence = document.sentence_at(quantity.start)
    around = max(sentence.start, quantity.start - 110), min(sentence.end, quantity.end + 50)
    return _CONTEST.search(folded, *around) is not None
