"""What a clause says of the date in it: whether a verb in the past takes it, so that it is reported to have happened then."""

from __future__ import annotations

from lint.extract.dates.vocabulary import Time
from lint.lexicon import either, lexicon, words
from lint.match.expressions import expression
from lint.text.document import Document
from lint.tokens.marks import words_and_marks

_REACH, _STEPS = 160, 9
_WORDS = {name: frozenset(forms) for name, forms in lexicon("en", "happenings").items()}
_AUXILIARIES = _WORDS["auxiliary"]
_PAST = _AUXILIARIES | _WORDS["past"]
_NO_VERBS = _WORDS["no verb"]
_DECIDED = _WORDS["decided"]
_OPEN = _WORDS["open"]
_NOT_PAST = _WORDS["not past"]
_SKIPPED = _WORDS["skipped"]
_OTHER_CLAUSE = _WORDS["other clause"]
_STOPS = frozenset('.;:()!?"\x96\x97')
_BEFORE_OTHER = _WORDS["before other"]
_PART_OF_DAY = _WORDS["part of day"]
_DETERMINERS = _WORDS["determiner"]
_TO_COME = expression(
    r"\b(?:will|would|shall|scheduled|expected|due|planned|plans|upcoming|deadline|expires?|(?-i:may)|might|should|must|could|to be|no later|"
    r"effective|starting|target|updated|accessed|retrieved|modified|corrected|edition|to return|anniversary)\b"
)


_EVENTS = either(words("en", "dates", "events"))
_OF_EVENT = expression(
    rf"\b(?:for|to|of) (?:the|a|an|its|his|her|their|this|that|our) (?:[a-z'-]+ ){{0,3}}?{_EVENTS} (?:on|of) \Z"
)
"""Tickets, invitations and plans “for the gala on …”: the day is the event's, not the verb's."""


_IMAGINED = expression(
    r"\b(?:predict(?:s|ed|ion)|prophes[iy]\w*|prophec\w+|imagin\w+|dream\w*|fiction\w*|novel(?:'s|s)?|films?(?:'s)?|movie(?:'s)?|(?:in the|this|the) (?:book|series|story|play|game|episode|sequel)(?:'s)?|"
    r"hero|heroine|protagonist|hypothetical\w*|in a world)\b"
)
"""What is told of that day is foretold or made up."""
_WITH_A_TERM = _WORDS["with a term"]
_ENDED = _WORDS["ended"]
_APPOINTMENTS = _WORDS["appointment"]
_HAD = _WORDS["had"]
_AFTER = _WORDS["after"]
_APPROVED = _WORDS["approved"]
_PAPERS = _WORDS["paper"]


def past_verb(document: Document, time: Time) -> str | None:
    """The verb in the past that says what happened on the day of a time: “burned” of “burned down on 5 May”; None where it is
    decided, planned or told of that day, or where the verb has another clause."""
    folded, sentence = document.folded, document.sentence_at(time.start)
    start, end = max(sentence.start, time.start - _REACH), min(sentence.end, time.end + _REACH)
    if _TO_COME.search(folded, start, time.start) or _TO_COME.search(folded, time.end, end):
        return None
    before = words_and_marks(folded, start, time.start)
    if _OF_EVENT.search(folded, start, time.start) or _IMAGINED.search(folded, start, time.start):
        return None
    verb = _behind(before)
    opens = start == sentence.start and [word.lower() for word in before] in (["on"], [])
    return _ahead(words_and_marks(folded, time.end, end)) if verb is None and opens else verb


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
