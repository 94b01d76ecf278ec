"""Parts of one whole that make more than a hundred per cent (UN303)."""

from __future__ import annotations

from collections.abc import Iterator

from lint import Confidence, Document, DocumentRule, Examples, Finding, Severity, Span, expression
from lint.extract.quantities import Quantity, amounts, share_cues, too_much_in_all
from lint.lexicon import words

_CHANGED = expression(
    r"\b(?:(?:up|down|rose|risen|rising|fell|fallen|dropp?\w*|climb\w*|jump\w*|grew|grown|increas\w+|decreas\w+|declin\w+|sank|slipp\w+|ris(?:e|ing)|"
    r"slid\w*|gain\w*|surg\w+|soar\w+|plung\w+|improv\w+|narrow\w+|swell\w*|jump\w*)\b[^.;]{0,40}?\b(?:from|by|to)\b|"
    r"(?:move[ds]?|went|going)\b[^.;]{0,24}?\b(?:from|by|up|down|to (?:about |some |nearly )?\d)|"
    r"including (?:about |some |nearly |almost |only )?\d+|respectively|hover\w*|rang(?:e|es|ed|ing)|probability|likelihood|inflation|interest rates?|growth rate|per year|a year (?:ago|earlier)|"
    r"year[- ]on[- ]year|load factor|(?:from|than|compared (?:with|to)|in) (?:the )?(?:last|previous|prior) (?:year|month|week|quarter|poll|survey)|"
    r"efficacy|accura\w+|infection rate|more likely|less likely|(?:higher|lower|smaller|larger|greater)(?: percentage| share| proportion)?(?: \(\d+%\))? than|must|majorities|as many|overlap\w*|"
    r"multiple answers|the same of|feel the same|say the same|do so|reporting|counted|tallied|too many|(?:the|a) (?:new|latest|earlier|previous) (?:poll|survey)|compared (?:with|to) \d+ ?(?:%|percent|pct) (?:after|before|in|a year|last|during))\b"
)
_GROUP = expression(
    r"\)? ?(?:of|among) (?:all |the |those |its |these |registered |likely |adult |self-identified |nearly |about )*"
    r"(?P<group>(?:(?:young|old|white|black|hispanic|male|female|women|democratic|republican|consistent)\w* )*[a-z][a-z'-]+)"
)
_ANYBODY = frozenset(words("en", "quantities", "anybody"))
_SIDES = expression(
    r"\b(?:against|versus|vs|oppos\w+|disapprov\w+|unfavou?rabl\w+|negative\w*|disagree\w*|do(?:es)? not|did not|didn't|don't|doesn't|are not|aren't|"
    r"not|no|wrong|dissatisf\w+|distrust\w*|reject\w*|who|compared (?:with|to)|for)\b"
)
"""What sets one part of a whole against the other."""
_CONTEST = expression(
    r"\b(?:margin|beat\w*|defeat\w*|won|wins?|winning|lead(?:s|ing)?|led|trail\w*|lost|los(?:es|ing)|ahead|favou?r\w*|support\w*|approv\w+|prefer\w*|"
    r"voted|elected|trounc\w+|edge\w*|carried|over|break(?:s|ing)?|broke|back(?:s|ed|ing)?|oppos\w+|poll\w*|survey\w*|split|went for|tied|majority|"
    r"numbers|rating|said|say|believe|agree\w*|reelection|race|pass(?:ed|es)?|approved|points?)\b"
)
_SHARED = expression(
    r"\b(?:said|say|says|saying|think|believe|support\w*|favou?r\w*|would|go(?:es)?|went|approv\w+|vot\w+|poll\w*|survey\w*|respond\w*|respondents|answered|"
    r"undecided|unsure|neither|neutral|remaining|rest|others?|independents?|none|stake|interest|owns?|owned|hold\w*|held|shares?|split|"
    r"divided|identif\w+|describ\w+|consider\w*|view\w*|used|were|are|is|was|had|have|get|gets|got|candidate|market|made up|accounted?|accounts|comprises?|comes?|came|consists?|spent|spends|shared?)\b"
)
_EXTRA = expression(
    r"\b(?:margin of error|error margin|plus or minus|\+/-|sampling error|turnout|confidence (?:level|interval))\b"
)
_PLACE = expression(r"(?: [a-z]+){0,2} in (?:the )?(?-i:[A-Z0-9])")
"""Where a percentage is one of a place or a year: two of them are no parts of one whole."""
_TO = expression(r"[ ,(-]*(?:to|vs\.?|versus|-|–) ?")
_NOT_TO = expression(
    r"\b(?:from|between|rose|rang\w+|anywhere|somewhere|estimated|about|around|roughly|another|only|some|to|(?<!margin )of|at|least)\s\Z"
)
_CAMPS = expression(
    r"\b(?:more likely|less likely|supporters lead|voters lead|on the question of|than (?:women|men|democrats|republicans))\b"
)
"""What tells that two percentages are of two groups that were asked the same."""
_AROUND = 60
_CLAUSE = expression(r"[^,;–—(]*")
_NEGATIVE = expression(
    r"\b(?:against|oppos\w+|disapprov\w+|unfavou?rabl\w+|negativ\w*|disagree\w*|not|no|wrong|dissatisf\w+|distrust\w*|reject\w*|worse|n't)\b|n't\b"
)
"""What tells that a share is of those who say no."""
_COMPARATIVE = expression(
    r" (?:(?:as )?(?:much )?(?:high|low|great|larg|small|bett|wors|fast|slow|cheap|strong)\w*(?:er|r)|more|less|fewer|below|above|worse|better|"
    r"increas\w+|decreas\w+|reduc\w+|ris(?:e|es|k)|drop|jump|decline|growth|chance|likel\w+|off)\b"
)
"""Where a percentage says how much more or less something is, it is no part of a whole."""
_RACE = expression(
    r"\b(?:margin|beat\w*|defeat\w*|won|wins?|winning|lead(?:s|ing)?|led|trail\w*|lost|los(?:es|ing)|ahead|favou?r\w*|support\w*|approv\w+|prefer\w*|"
    r"vot\w+|elect\w+|trounc\w+|edge\w*|carried|break(?:s|ing)?|broke|back(?:s|ed|ing)?|oppos\w+|poll\w*|survey\w*|split|went for|tied|majority|"
    r"rating|reelection|race|pass(?:ed|es)?|result)\b"
)
_PART = expression(
    r"\)? ?(?:(?:of|among) (?:them|these|whom|which|(?:this|that) group|the latter|the (?:rest|others|remain\w+)|(?:those|the [a-z]+|[a-z]+) (?:who|that|whose)\b)"
    r"|(?:[a-z]+ ){0,2}['\"]?(?:strong(?:ly)?|very|somewhat|completely|firmly|outright)\b)"
)
_PART_BEFORE = expression(
    r"\b(?:of (?:them|those|these|whom|which)|among (?:them|those|these|whom)),? (?:about |only |just |some |nearly )?\Z"
)
"""What tells that a share is one of a part of the others."""
_NEW_CLAUSE = expression(r"\b(?:while|whereas|meanwhile|but|separately)\b")
_REMAINING = expression(r"\b(?:remain\w*|rest|others?|undecided|neither|unsure|minor|not sure|no opinion)\b")
_NEARLY_ALL, _ALL = 90.0, 102.0
_HIGHEST = 125.0
_FARTHEST = 110


class MoreThanAll(DocumentRule):
    code = "UN303"
    name = "percentages-over-100"
    severity = Severity.warning
    confidence = Confidence.medium
    why = (
        "The parts of one whole can't be more than all of it: a figure is wrong, or they are parts of different things."
    )
    match = (r"\d ?(?:%|per ?cent|pct)",)
    lexicon = "numbers.percent"
    needs = ("quantity",)
    options = {"tolerance": 1.9}
    option_notes = {"tolerance": "how many points over 100 rounding may make of the parts of one whole"}
    limits = (
        "Shares that can overlap (several answers allowed, parts of parts, two questions, two days) are left alone where the words "
        "say so; where only the reader knows it, the finding can be wrong."
    )
    examples = Examples(
        flags=(
            "In the survey [[51 percent approve of the plan, 58 percent]] disapprove.",
            "She won the runoff, [[56 percent to 52 percent]].",
            "Asked about it, [[43% said yes, 38% said no and 33%]] were undecided.",
        ),
        passes=(
            "In the survey 51 percent approve of the plan, 45 percent disapprove.",
            "Approval rose from 51 percent to 58 percent.",
            "The plan has 60 percent of farmers and 55 percent of millers behind it.",
            "Night workers had a 43% higher risk of falls, a 28% higher one of burns and a 54% higher one of cuts, the survey said.",
            "In the survey 86% said they farm, including 6% who fish, and 11% said they do neither.",
            "In the survey 64 percent like the lamps, and 43 percent of those who like them do not walk at night.",
            "The poll had 27 percent approving of his work and 68 percent disapproving, while just 22 percent said they like him.",
            "Unemployment was 60 percent among the young, 12 percent among others and 45 percent among women.",
        ),
    )

    def match_in(self, language: str) -> tuple[str, ...]:
        return share_cues(language)

    def check(self, document: Document) -> Iterator[Finding]:
        if document.rules_language != "en":
            for fault in too_much_in_all(document, self.blocks_seen(document)):
                yield self.finding(fault.span, fault.message, confidence=fault.confidence)
            return
        parts: dict[Span, list[Quantity]] = {}
        for quantity in amounts(document):
            if quantity.unit == "%":
                parts.setdefault(document.sentence_at(quantity.start), []).extend(_each(document.folded, quantity))
        for whole, shares in parts.items():
            sentence = Span(max(whole.start, shares[0].start - 400), min(whole.end, shares[-1].end + 400))
            for some in _groups(document.folded, shares):
                total = sum(_least(share) for share in some)
                confidence = (
                    _same_whole(document, sentence, some)
                    if 100 + self.option["tolerance"] < total <= _HIGHEST
                    else None
                )
                if confidence is not None:
                    sums = " + ".join(f"{_least(share):g}" for share in some)
                    place = (some[0].start, some[-1].end)
                    message = f"the parts of one whole can't be more than all of it: {sums} = {total:g} per cent"
                    yield self.finding(place, message, confidence=confidence)
                    break


def _least(share: Quantity) -> float:
    """The number of a percentage, the lower one of a range."""
    return share.low if share.parts and share.low is not None else share.number


def _each(folded: str, quantity: Quantity) -> tuple[Quantity, ...]:
    """The two sides of a contest; a range ("between 40 and 50 percent", "50 to 60 pct") stays one."""
    if not quantity.parts:
        return (quantity,)
    left, right = quantity.parts
    between = folded[left.end : right.start].strip() == "and"
    ascending = left.number < right.number and folded[left.end - 1].isdigit()
    return (quantity,) if between or ascending else quantity.parts


def _groups(folded: str, shares: list[Quantity]) -> Iterator[list[Quantity]]:
    """The percentages of a sentence that may be parts of one whole: all, those close together, two sides of a contest."""
    if 2 <= len(shares) <= 6:
        yield shares
    if 2 < len(shares) <= 40:
        for left, right in zip(shares, shares[1:], strict=False):
            if _TO.fullmatch(folded, left.end, right.start):
                yield [left, right]


def _same_whole(document: Document, sentence: Span, shares: list[Quantity]) -> Confidence | None:
    """How sure it is that percentages of a sentence are parts of one whole; None where they aren't."""
    folded = document.folded
    if len(shares) == 2 and _TO.fullmatch(folded, shares[0].end, shares[1].start):
        return _sides(folded, sentence, *shares)
    if _of_several(folded, sentence, shares) or any(_COMPARATIVE.match(folded, share.end) for share in shares):
        return None
    if len(shares) > 2:
        return Confidence.medium if _SHARED.search(folded, *sentence) else None
    return _of_two(folded, sentence, shares)


def _of_several(folded: str, sentence: Span, shares: list[Quantity]) -> bool:
    """Whether the shares are of several wholes: a change, parts in detail, parts of parts, two questions, two groups, two places."""
    if _CHANGED.search(folded, *sentence) or _EXTRA.search(folded, *sentence):
        return True
    detailed = all(folded[share.start - 1] == "(" for share in shares[1:])
    if len(shares) > 2 and detailed and abs(sum(map(_least, shares[1:])) - _least(shares[0])) <= 1:
        return True
    if _of_a_part(folded, shares) or _another_question(folded, shares):
        return True
    groups = {match["group"].lower() for share in shares if (match := _GROUP.match(folded, share.end))}
    if len(groups - _ANYBODY) > 1 or len(groups) > 1 and groups - _ANYBODY or folded.count(" among ", *sentence) > 1:
        return True
    return sum(_PLACE.match(folded, share.end) is not None for share in shares) > 1


def _of_two(folded: str, sentence: Span, shares: list[Quantity]) -> Confidence | None:
    """How sure it is that two shares are the two sides of one whole."""
    exact = all(share.low is not None and share.high is not None for share in shares)
    if not exact or not _SIDES.search(folded, shares[0].end, min(sentence.end, shares[1].end + 60)):
        return None
    if _both_negative(folded, sentence, *shares):
        return None
    gap = shares[1].start - shares[0].end
    return None if gap > _FARTHEST else Confidence.medium if gap < 60 else Confidence.low


def _of_a_part(folded: str, shares: list[Quantity]) -> bool:
    """Whether some of the shares behind the first are of a part of it: “39 percent of those who like them”."""
    first, *others = [
        _PART.match(folded, share.end) is not None
        or _PART_BEFORE.search(folded, max(0, share.start - 24), share.start) is not None
        for share in shares
    ]
    return any(others) and not first


def _another_question(folded: str, shares: list[Quantity]) -> bool:
    """Whether the first shares make a whole by themselves and a new clause brings the others."""
    total = 0.0
    for share, following in zip(shares, shares[1:], strict=False):
        total += _least(share)
        between = share.end, following.start
        if share is not shares[0] and _NEARLY_ALL <= total <= _ALL and _NEW_CLAUSE.search(folded, *between):
            return _REMAINING.search(folded, share.end, shares[-1].end + _AROUND) is None
    return False


def _both_negative(folded: str, sentence: Span, left: Quantity, right: Quantity) -> bool:
    """Whether both shares are of those who say no: of different things, then."""
    clause = _CLAUSE.match(folded, right.end, min(sentence.end, right.end + _AROUND))
    if _NEGATIVE.search(folded, *clause.span()) is None:
        return False
    first = folded[max(sentence.start, left.start - _AROUND) : right.start].split(",")[0]
    return _NEGATIVE.search(first) is not None


def _sides(folded: str, sentence: Span, left: Quantity, right: Quantity) -> Confidence | None:
    """The same for "56 percent to 52 percent": the two sides of a contest, or the ends of a range, or a change."""
    if _NOT_TO.search(folded, max(0, left.start - 16), left.start) or not _CONTEST.search(folded, *sentence):
        return None
    if _CAMPS.search(folded, *sentence) is not None:
        return None
    around = max(sentence.start, left.start - 110), min(sentence.end, right.end + _AROUND)
    return Confidence.high if _RACE.search(folded, *around) is not None else Confidence.low
