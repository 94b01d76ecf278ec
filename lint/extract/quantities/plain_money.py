"""Amounts of money in digits alone, told by the words around them: “sold for 450,000”, “earns 60,000 a year”, “a loan of 750,000”."""

from collections.abc import Iterator
from typing import NamedTuple

from lint.extract.quantities.extractor import amounts
from lint.extract.quantities.model import Quantity
from lint.lexicon import either, words
from lint.match.expressions import expression
from lint.text.annotations import annotation
from lint.text.document import Document

_NEARLY = (
    r"(?:(?:about|around|some|nearly|almost|over|under|up to|at least|at most|(?:more|less|fewer) than|only|just|roughly|approximately|"
    r"an estimated|an additional|another|a further|a record|a mere|a total of|well over|close to|as (?:much|little) as|between) )*"
)
_OBJECT = r"(?: (?:him|her|them|it|us|me|you|back|out|off|up|(?:the|a|an|his|her|its|their|each|every) [a-z-]+)){0,2}"
_TRADED = either(words("en", "money", "traded"))
_SOLD = expression(rf"(?r)\b{_TRADED}(?: [a-z0-9'-]+){{0,6}}? (?:for|at) {_NEARLY}")
"""What is bought or sold for a price."""
_COST = expression(
    r"(?r)\b(?:costs?|costing|fetch(?:es|ed)?|owe[sd]?|owing|paid|pays?|paying|spent|spends?|spending|borrow(?:s|ed|ing)?|lent|lends?|lending|donat(?:es?|ed|ing)|"
    rf"invest(?:s|ed|ing)?|charge[sd]?|charging|fine[sd]|fining|worth|embezzled|repaid|repays?|bribed|grossed|budgeted|inherit(?:s|ed|ing)|bequeath(?:s|ed)|earmark(?:s|ed)|(?:sets?|setting|put) aside|"
    r"(?:takes?|took|taking|brings?|brought) home|(?:goes|went|going|walk(?:s|ed)|c[oa]mes?|left|leaves) (?:home|away|off) with|(?:financed|funded|bankrolled|paid for) (?:with|by|from|out of)|"
    rf"put(?:s|ting)? up|chip(?:s|ped)? in|gambl(?:es|ed) away|fork(?:s|ed) out|shell(?:s|ed) out|splash(?:es|ed) out|stump(?:s|ed) up|cough(?:s|ed) up|squander(?:s|ed)){_OBJECT} {_NEARLY}"
)
"""Verbs behind which a bare number is an amount."""
_EARN = expression(
    r"(?r)\b(?:earn(?:s|ed|ing)?|makes?|made|making|gets?|got|receive[sd]?|wins?|won|raise[sd]?|raising|save[sd]?|saving|gave|gives?|awarded|pledged|contributed|pocket(?:s|ed)?|nett?(?:s|ed)|"
    rf"offer(?:s|ed)?|bids?|stole|stolen|lost|los(?:es|ing)|allocated|granted){_OBJECT} {_NEARLY}"
)
"""Verbs that take amounts and counts alike: what follows must tell."""
_CAME = either(words("en", "money", "came to"))
_SUM = expression(
    r"(?r)\b(?:loans?|debts?|prices?|salar(?:y|ies)|wages?|incomes?|fines?|fees?|rents?|grants?|budgets?|bills?|payments?|deposits?|bonus(?:es)?|pensions?|profits?|"
    r"revenues?|turnover|mortgages?|rewards?|damages|compensation|donations?|ransoms?|bribes?|jackpots?|bail|stipends?|subsid(?:y|ies)|prize money|earnings|savings|"
    r"dowry|inheritance|overdraft|premiums?|cheques?|tolls?|costs?|takings|proceeds|tuition|fares?|funding|dues|alimony|scholarships?|royalt(?:y|ies)|dut(?:y|ies)|lev(?:y|ies)|surcharges?|bount(?:y|ies)|endowments?|price tags?|repairs?|expenses?|charges?|invoices?|quotes?)(?: (?:for|at|in) (?:(?:the|a|an|his|her|its|their) )?[a-z-]+){0,2}"
    rf"(?: (?:of|is|was|at|were|are|worth|totall?(?:ed|ing)|reache[sd]|exceed(?:s|ed)|{_CAME} to|(?:stood|stands|set|starts?|started) at|(?:went|goes|gone) (?:up|down) to|(?:was|were|been|being) (?:raised|put up|lifted|cut|lowered|increased|doubled) to))"
    rf" {_NEARLY}"
)
"""Nouns that name a sum, with what leads to its number."""
_SALES = either(words("en", "money", "sales"))
_GATHERED = expression(
    rf"(?r)\b{_SALES}(?: [a-z]+){{0,3}} "
    rf"(?:made|brought|brought in|yielded|netted|took in|collected|raised|earned) {_NEARLY}"
)
"""What is held for money brings money."""
_IN_MONEY = either(words("en", "money", "in money"))
_RATE = expression(
    r" (?:(?:a|an|per|each|every) (?:year|month|week|day|hour|night|head|piece|term|semester|season|game|match|episode|person|seat|shift|visit|lesson|square (?:metre|meter|foot)|acre|hectare|tonne|ton)\b|"
    rf"annually\b|monthly\b|weekly\b|apiece\b|each\b|yearly\b|in {_IN_MONEY}\b|"
    r"(?:in|at) (?:the|a) (?:lottery|raffle|draw|sweepstakes?|pools|casino|tombola|races|tables|track)\b|"
    r"(?:on|towards?) (?:the|a|an|its|his|her|their|new|repairs|rent|advertising|food|books)\b|"
    r"(?:for|to) (?:charit(?:y|ies)|the (?:hospital|church|school|family|charity|hospice|fund|appeal|repair|roof))\b)"
)
"""Behind a number it shows that it is paid."""
_PURPOSES = either(words("en", "money", "purposes"))
_PURPOSE = expression(rf" to {_PURPOSES}\b")
_OPEN = expression(
    r"[.,;:)!?\"'](?!\d)|\s*\Z|\n| ?[\x96\x97]| (?:for|from|to (?:the|a|an|his|her|its|their)|after|before|in|on|at|and|but|or|when|while|because|with|without|by|over|until|since|as|last|this|than|which|that|if|"
    r"is|was|are|were|has|had|will|would|went|goes|came|helped|bought|paid|yesterday|today|altogether|in all|all told|plus|more|less)\b"
)
"""Behind a number it shows that nothing is counted."""
_STATED = expression(
    r"\b(?:amounts?|prices?|figures?|sums?|values?|all)(?:,| \(| [a-z]+){0,3} ?in (?:[a-z]+ )?(?:euros?|dollars|pounds|yen|yuan|francs|rupees|kron[aeo]r?|kroner|zloty|rubles|pesos|rand)\b"
)
_MADE = ("make", "made", "making", "get", "got")
_GAINED = ("earn", "receive", "offer", "award")
_GIVEN = ("gave ", "give ", "gives ", "granted ", "awarded ", "allocated ")
"""With something to do or to buy behind the number they give money."""
_WHAT_FOR = expression(
    r" (?:for (?:a|an) (?:new )?|to (?:build|buy|repair|mend|restore|replace|renovate|rebuild|pay|hire) )[a-z]"
)
_TAKEN = ("raise", "raising", "stole")
"""With for whom or from whom behind the number they take money."""
_PERSON = expression(
    r"(?r)\b(?:he|she|who|clerk|nurse|cook|smith|judge|chef|pilot|maid|[a-z]*man|[a-z]*woman|[a-z]{3,}(?:er|or|ist|ian)|(?-i:[A-Z])[a-z]+ (?-i:[A-Z])[a-z]+)(?: (?:at|in|on|of) [a-z ]{1,24})? "
)
_NO_PERSONS = either(words("en", "money", "no persons"))
_NO_PERSON = expression(rf"(?r)\b{_NO_PERSONS} ")
_EARNED_FOR = expression(r" (?:(?:for|from) (?:the|a|an|his|her|its|their)\b|to [a-z]+\b)")
_LEAST, _LEAST_RATE = 1000, 100
_REACH = 110


class Price(NamedTuple):
    """An amount without a currency, and whether the words around it leave little doubt that it is one."""

    quantity: Quantity
    plain: bool


@annotation
def says_its_currency(document: Document) -> bool:
    """Whether the article gives the currency of its sums once for all: “all sums are in euros”."""
    return _STATED.search(document.folded[:20_000]) is not None


def prices(document: Document) -> Iterator[Price]:
    """The numbers without unit, noun or magnitude (but a “k”) that are bought, paid, earned or owed, in order of place."""
    for quantity in amounts(document):
        bare = quantity.magnitude is None or document.folded[quantity.end - 1] in "kK"
        if quantity.dimension is None and bare and quantity.number >= _LEAST_RATE:
            plain = _paid(document, quantity)
            if plain is not None:
                if says_its_currency(document):
                    return
                yield Price(quantity, plain)


def _paid(document: Document, quantity: Quantity) -> bool | None:
    """Whether it is plain that a number is paid; None where nothing says so or something is counted."""
    folded = document.folded
    if not quantity.written[0].isdigit() or "." in quantity.written:
        return None
    block, sentence = document.block_at(quantity.start), document.sentence_at(quantity.start)
    start, end = max(block.start, sentence.start, quantity.start - _REACH), block.end
    rate = _RATE.match(folded, quantity.end, end) is not None
    if quantity.number < _LEAST and not rate:
        return None
    is_open = (
        rate
        or _EARNED_FOR.match(folded, quantity.end, end) is not None
        or _OPEN.match(folded, quantity.end, end) is not None
    )
    purpose = not is_open and _PURPOSE.match(folded, quantity.end, end) is not None
    if not is_open and not purpose:
        return None
    if any(frame.match(folded, start, quantity.start) for frame in (_SUM, _SOLD, _GATHERED)):
        return True
    if _COST.match(folded, start, quantity.start):
        return True
    earned = _EARN.match(folded, start, quantity.start)
    if earned is None:
        return None
    verb = earned.group().lower()
    if rate:
        return not verb.startswith(_MADE) or (True if _is_wage(folded, start, earned.start()) else None)
    if verb.startswith(_GIVEN) and _WHAT_FOR.match(folded, quantity.end, end):
        return False
    if not _EARNED_FOR.match(folded, quantity.end, end):
        return None
    return True if verb.startswith(_TAKEN) else False if verb.startswith(_GAINED) else None


def _is_wage(folded: str, start: int, verb: int) -> bool:
    """Whether somebody rather than something “makes 48,000 a year”."""
    return _PERSON.match(folded, start, verb) is not None and _NO_PERSON.match(folded, start, verb) is None
