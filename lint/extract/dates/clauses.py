"""What a clause says of the date in it: whether a verb in the past takes it, so that it is reported to have happened then."""

from __future__ import annotations

from lint.extract.dates.vocabulary import Time
from lint.match.expressions import expression
from lint.text.document import Document

_TOKENS = expression(r"[a-z][a-z'-]*|\d[\d.,]*|[^\w\s]")
_REACH, _STEPS = 160, 9
_AUXILIARIES = frozenset("was were had did got".split())
_PAST = _AUXILIARIES | frozenset(
    "began became blew broke brought built burnt bought came caught cut died drew drove fell flew forged fought found fled froze gave "
    "grew held hit hurt kept killed knocked laid left lit lost made met paid ran rang rose sank sang sat saw shot shut slid "
    "sold sent shook spent split spoke stole struck stood swam swept took taught tore threw took went won wore".split()
)
"""Verbs whose past is not made with -ed."""
_NO_VERBS = frozenset(
    "hundred need indeed speed bleed breed feed seed weed exceed proceed succeed embed shed sacred naked wicked hatred beloved "
    "so-called aforementioned united limited".split()
)
_DECIDED = frozenset(
    "postponed scheduled rescheduled agreed ruled set delayed adjourned extended announced planned fixed expected due booked ordered "
    "slated projected forecast predicted promised pledged vowed proposed decided said told wrote called dubbed dated marked "
    "voted moved deferred pushed tabled earmarked designated timed granted allowed required entitled obliged asked wanted hoped "
    "intended aimed targeted meant settled chosen chose picked suggested recommended approved based insisted focused "
    "depended relied counted confirmed signalled signaled hinted warned feared believed thought knew learned heard "
    "advanced brought put calculated estimated supposed tipped poised bound pencilled penciled slotted reserved circled billed matured advertised named backed endorsed favoured favored urged demanded threatened requested sought invited "
    "promoted touted offered teased".split()
)
"""Verbs of deciding and saying: the date they take is that of what was decided or said."""
_OPEN = frozenset("due valid ripe ready able".split())
"""Behind “was” they say what is to come."""
_NOT_PAST = frozenset(
    "is are be being been will would shall may might can could should must to has have 's gets get when once if until unless as by".split()
)
"""Words before a participle that make it none of the past."""
_SKIPPED = frozenset("not also first never officially finally then already just only still even both all".split())
_OTHER_CLAUSE = frozenset(
    "that which who whom whose when where while if because after before until till unless whether will would shall "
    "should may might can could must cannot won't is are be being been has have am than runs expires lapses ends starts begins takes lasts "
    "matures applies ending beginning starting expiring lapsing maturing opening closing running".split()
)
_STOPS = frozenset('.;:()!?"\x96\x97')
_BEFORE_OTHER = frozenset(
    "to until till for by before from through since after as between and or but effective starting beginning dated expires expire due than the date dates deadline expiry marked reading stamp label inscription".split()
)
"""Last words before a date that do not make it the day of the verb."""
_PART_OF_DAY = frozenset("morning evening night afternoon day hours".split())
_DETERMINERS = frozenset("the a an his her its their our this that".split())
_TO_COME = expression(
    r"\b(?:will|would|shall|scheduled|expected|due|planned|plans|upcoming|deadline|expires?|(?-i:may)|might|should|must|could|to be|no later|"
    r"effective|starting|target|updated|accessed|retrieved|modified|corrected|edition|to return|anniversary)\b"
)


_OF_EVENT = expression(
    r"\b(?:for|to|of) (?:the|a|an|its|his|her|their|this|that|our) (?:[a-z'-]+ ){0,3}?(?:gala|concert|show|match|game|race|festival|conference|meeting|election|vote|wedding|"
    r"performance|screening|exhibition|tour|fair|final|event|launch|premiere|hearing|trial|congress|summit|convention|ballot|referendum|fight|party|ceremony|auction|sale|lecture|talks?) (?:on|of) \Z"
)
"""Tickets, invitations and plans “for the gala on …”: the day is the event's, not the verb's."""


_IMAGINED = expression(
    r"\b(?:predict(?:s|ed|ion)|prophes[iy]\w*|prophec\w+|imagin\w+|dream\w*|fiction\w*|novel(?:'s|s)?|films?(?:'s)?|movie(?:'s)?|(?:in the|this|the) (?:book|series|story|play|game|episode|sequel)(?:'s)?|"
    r"hero|heroine|protagonist|hypothetical\w*|in a world)\b"
)
"""What is told of that day is foretold or made up."""


_WITH_A_TERM = frozenset(
    "term mandate lease passport contract licence license permit visa tenure loan deal ban agreement warranty guarantee subscription ticket pass policy bond option".split()
)
"""What ends on a day that is fixed when it begins."""
_ENDED = frozenset("ended expired lapsed finished ran matured".split())
_APPOINTMENTS = frozenset(
    "appointment date booking reservation slot ticket tickets seat seats invitation deadline flight cabin berth passage leave appointments exam interview plans pass visa".split()
)
"""What one has, or is given, for a day to come."""
_HAD = frozenset("had got made won bought sold held kept sent gave took found booked received handed offered".split())
_AFTER = frozenset("qualified trained prepared campaigned waited practised practiced".split())
"""With “for” they say what somebody is after: “qualified for the final on”."""
_APPROVED = frozenset("approved confirmed announced agreed recommended proposed".split())
_PAPERS = frozenset(
    "budget budgets bill law act plan plans report minutes accounts motion design application rules treaty loan merger takeover appeal request charter "
    "statutes list resolution decree settlement amendment drug vaccine name names figures results findings verdict bylaw bylaws constitution".split()
)
"""What is approved, and takes place on no day itself: the day beside it is that of the decision."""


def _words(folded: str, start: int, end: int) -> list[str]:
    return [token.group() for token in _TOKENS.finditer(folded, start, end)]


def past_verb(document: Document, time: Time) -> str | None:
    """The verb in the past that says what happened on the day of a time: “burned” of “burned down on 5 May”; None where it is
    decided, planned or told of that day, or where the verb has another clause."""
    folded, sentence = document.folded, document.sentence_at(time.start)
    start, end = max(sentence.start, time.start - _REACH), min(sentence.end, time.end + _REACH)
    if _TO_COME.search(folded, start, time.start) or _TO_COME.search(folded, time.end, end):
        return None
    before = _words(folded, start, time.start)
    if _OF_EVENT.search(folded, start, time.start) or _IMAGINED.search(folded, start, time.start):
        return None
    verb = _behind(before)
    opens = start == sentence.start and [word.lower() for word in before] in (["on"], [])
    return _ahead(_words(folded, time.end, end)) if verb is None and opens else verb


def _behind(before: list[str]) -> str | None:
    """The verb that a date at the end of these words belongs to."""
    words = list(before)
    if len(words) > 3 and words[-1].lower() == "of" and words[-2].lower() in _PART_OF_DAY:
        words = words[:-3]
    if words and words[-1].lower() in ("on", "in"):
        words.pop()
    elif not words or words[-1].lower() in _BEFORE_OTHER or words[-1] in _STOPS:
        return None
    for place in range(len(words) - 1, max(-1, len(words) - 1 - _STEPS), -1):
        word = words[place].lower()
        if word in _STOPS or word == "," or word in _OTHER_CLAUSE or _is_infinitive(words, place):
            return None
        if _is_past(word):
            following = words[place + 1].lower() if place + 1 < len(words) else ""
            if word in _AUXILIARIES and (following in _DECIDED or following in _OPEN or following.endswith("able")):
                return None
            if word in _DECIDED and not _is_approval(words, place) or _is_of_later(words, place):
                return None
            return word if _happened(words, place) else None
    return None


def _is_approval(words: list[str], place: int) -> bool:
    """Whether a verb of deciding goes with what has no day of its own: “approved the budget”, “the bill was approved”."""
    if words[place].lower() not in _APPROVED:
        return False
    last = len(words) - 1
    if place < last:
        return words[last].lower() in _PAPERS
    return place > 1 and words[place - 1].lower() in _AUXILIARIES and words[place - 2].lower() in _PAPERS


def _is_of_later(words: list[str], place: int) -> bool:
    """Whether the day belongs to what was had, or to what was to end then: “had a ticket …”, “a chair whose term ended …”."""
    verb = words[place].lower()
    if verb in _ENDED:
        return not _WITH_A_TERM.isdisjoint(
            map(str.lower, words[max(0, place - 4) : place])
        ) or not _RELATIVE.isdisjoint(map(str.lower, words[max(0, place - 2) : place]))
    if verb in _AFTER:
        return "for" in map(str.lower, words[place + 1 :])
    return verb in _HAD and not _APPOINTMENTS.isdisjoint(map(str.lower, words[place + 1 :]))


_RELATIVE = frozenset(("that", "which"))


def _ahead(after: list[str]) -> str | None:
    """The verb that a date at the beginning of a sentence belongs to."""
    words = after[1:] if after[:1] == [","] else after
    for place, word in enumerate(map(str.lower, words[: _STEPS + 2])):
        if word in _STOPS or word == "," or word in _OTHER_CLAUSE or _is_infinitive(words, place):
            return None
        if _is_past(word):
            following = words[place + 1].lower() if place + 1 < len(words) else ""
            if word in _AUXILIARIES and (following in _DECIDED or following == "to"):
                return None
            return word if word not in _DECIDED and _happened(words, place) else None
    return None


def _is_past(word: str) -> bool:
    return word in _PAST or word.endswith("ed") and len(word) > 4 and word not in _NO_VERBS


def _is_infinitive(words: list[str], place: int) -> bool:
    """Whether the word is a “to” with a verb behind it rather than a place or a thing."""
    if words[place].lower() != "to":
        return False
    following = words[place + 1] if place + 1 < len(words) else ""
    return not (following[:1].isupper() or following.lower() in _DETERMINERS or following[:1].isdigit())


def _happened(words: list[str], place: int) -> bool:
    """Whether the verb form is of the past: no “is held”, “will be held”, “when sentenced”."""
    place -= 1
    while place >= 0 and (words[place].lower() in _SKIPPED or words[place].lower().endswith("ly")):
        place -= 1
    if place < 0:
        return True
    left = words[place].lower()
    if left == "been":
        return place > 0 and words[place - 1].lower() == "had"
    return left not in _NOT_PAST
