"""What a hedge means where it stands: a guess of the article's own that an editor would mark, a weaker sign, or no hedge at all."""

from __future__ import annotations

from lint.extract.attributions import speaks_near
from lint.extract.hedges import vague
from lint.extract.hedges.extractor import Hedge
from lint.extract.hedges.place import Place
from lint.extract.hedges.vague import Verdict, sure
from lint.extract.hedges.voice import is_guarded, is_legal
from lint.lexicon import lexicon, words
from lint.lexicon.counting import SMALL
from lint.model import Confidence
from lint.text.document import Document
from lint.tokens.words import HEAD

_WORDS = {name: frozenset(words) for name, words in lexicon("en", "hedges").items()}
_RELATIVE = frozenset("that who which".split())
_PEOPLE = frozenset("he she they i we you who".split())
_ABLE = _PEOPLE | {"one", "nobody"}
_AUXILIARY = frozenset("is are was were has have had will would been be".split())
_BE = frozenset("is are was were been be it's gets".split())
_PARTICIPLES = (
    *("ed", "en", "rd", "ght", "wn", "ne", "ost", "old", "uilt", "ut", "ade"),
    *words("en", "hedge_contexts", "participles"),
)
_PERFECT = (*_PARTICIPLES, *words("en", "hedge_contexts", "participles of the perfect"))


def judge(document: Document, hedge: Hedge) -> Verdict:
    """How surely an editor would mark the hedge; None where the words are no hedge in this place."""
    check = _CHECKS.get(hedge.kind)
    if check is None:
        return Confidence.low
    place = Place(document, hedge)
    verdict = None if place.is_in_title() else check(place)
    if verdict is Confidence.medium and hedge.kind in _THEIRS and speaks_near(document, hedge.sentence):
        return Confidence.low
    return verdict


def _modal(place: Place) -> Verdict:
    """“May”, “might”, “could”: a guess about the world, not leave, ability, a condition or a concession."""
    if place.is_subject_to_if() or (place.word.bare == "could" and _is_ability(place)):
        return None
    if place.word_before().bare in _NO_GUESS and place.first:
        return None  # “the may tree”, “nobody may enter”, “with all her might”
    verb = place.after()
    guess = _brings_about(place, verb) if place.word.bare == "could" else _happens(place, verb)
    aside = place.word.capital and place.first > 0
    weak = aside or place.is_conditional() or place.is_conceded() or place.after() == "or" or _is_weak_subject(place)
    weak = weak or place.by_law() or place.instructs() or place.is_mine() or (verb == "refer" and place.is_of_a_word())
    return sure(guess and not weak and not is_guarded(place.document))


_NO_GUESS = frozenset("the a nobody his her its their my our your".split())


def _possibility(place: Place) -> Verdict:
    """“May” with any verb, “that could”: a guess about one thing, no person, who may have leave; else not worth a word."""
    near = place.words[max(0, place.first - 8) : place.first]
    has_leave = any(word.flags & HEAD for word in near) and place.after() not in _STATES
    guess = not has_leave and place.is_about_one_thing() and _modal(place) is Confidence.medium
    return Confidence.medium if guess else None


_STATES = frozenset("be have face lose find struggle suffer".split())
"""What people may do without leave."""


_HOLDS = frozenset("berth moor hold carry seat lift store fit sleep accommodate house".split())
_NUMBERS = frozenset(
    ("up", "about", "only", "dozens", "hundreds", "thousands", *(word for word in SMALL if word != "one"))
)


def _is_ability(place: Place) -> bool:
    """“He could swim”, “nobody could lift it”, “only goats could climb there”."""
    if place.before() in _ABLE and place.after() != "have":
        return True
    if place.after() in _HOLDS and (place.after(2)[:1].isdigit() or place.after(2) in _NUMBERS):
        return True  # “the hall could seat 400”
    if place.after() in _WORDS["ability"] or (place.after() in _EVEN_NOW and place.after(2) in _WORDS["ability"]):
        return True  # “could still smell smoke”
    return place.after(2) == "only" or not {"only", "no", "nobody"}.isdisjoint(place.clause()[:6])


_EVEN_NOW = frozenset("still no just even".split())


def _is_weak_subject(place: Place) -> bool:
    """A relative clause, a clause without a subject, or people, who may have leave."""
    subject = place.before()
    if subject in _RELATIVE:
        return len(place.clause()) > 2
    return subject in _PEOPLE or (subject in ("", ",") and place.after() != "have")


def _brings_about(place: Place, verb: str) -> bool:
    """“Could ruin the harvest”, “could be delayed”, not “could be heard”, “could see the coast”."""
    if verb == "be":
        return not place.after(2).endswith(_PARTICIPLES) or _befalls(place)
    return verb.isalpha() and verb not in _WORDS["no consequence"]


def _happens(place: Place, verb: str) -> bool:
    """“May affect”, “may be harming”, “may have met”, not “may seem” or “may be used”."""
    if verb == "be":
        done = place.after(2)
        return _befalls(place) or not done.endswith(_PARTICIPLES) and done not in _FOR_TASTE
    if verb == "have":
        done = place.after(2)
        return (place.after(3) if done in ("never", "only", "not") else done).endswith(_PERFECT)
    return verb != "" and verb not in _WORDS["no guess"]


def _befalls(place: Place) -> bool:
    """“May be forced to sell”, “may be due to”: what one known thing suffers or comes from, not what may be used or by whom."""
    done = place.after(2)
    if done in _CAUSED and place.after(3) in ("to", "with"):
        return True
    event = done in _WORDS["befalls"] or (place.word.bare != "may" and done in _WORDS["might befall"])
    return event and place.is_about_one_thing()


_CAUSED = frozenset("linked connected related due tied attributable".split())
_FOR_TASTE = frozenset("too worth enough".split())
"""“May be too long for children”: what everybody judges for themself."""
_SELF = frozenset("i i'm i'd we we're".split())


def _odds(place: Place) -> Verdict:
    """“Chances are”, “almost certainly”, “it looks as if”: a guess by its words alone."""
    return sure(not place.is_subject_to_if() and not _SELF & {*place.clause()})


def _likelihood(place: Place) -> Verdict:
    """“Probably” and its like, where they qualify a verb that states a fact, a number, or the whole sentence."""
    word, then = place.word.bare, place.after()
    if (word == "probable" and then == "cause" and not _is_a_cause(place)) or _is_a_thing(place):
        return None
    if word == "seemingly" and (place.before() in ("a", "an", "the") or then.endswith(("less", "able", "ible"))):
        return Confidence.low  # “a seemingly endless war”: a way to say it
    if word in _WORDS["seemingly"]:
        in_brackets = place.first > 0 and place.word.start > 0 and not place.word.opens
        return sure(not in_brackets and then not in ("because", "not", ""))
    if place.text.endswith(" likely") and place.before() in _BE and then in ("a", "an", "the"):
        return Confidence.medium
    if word not in _WORDS["chance"] or place.is_own_view():
        return Confidence.low
    if word in ("maybe", "perhaps") and not (place.before() in _BE and then.endswith(_PARTICIPLES)):
        return sure(place.opens_sentence() and not place.is_conceded() and then not in _NO_CLAUSE)
    if then[:1].isdigit() or (then.endswith("ing") and place.words[place.first - 1].stop == ","):
        return Confidence.medium
    before = place.before()
    if before in _FORECASTS or (before in _BE and then == "the"):
        return Confidence.medium
    if before in _AUXILIARY:
        return sure(then.endswith(("ing", *_PARTICIPLES)))
    return sure(place.follows_noun() and place.is_finite())


def _is_a_cause(place: Place) -> bool:
    """Whether “probable cause” is the cause of something, not the grounds that a search must have."""
    before = place.before()
    return before in ("the", "its", "most", "a", "one", "another")


def _is_a_thing(place: Place) -> bool:
    """Whether “Maybe” is the name of something: “Maybe is a type”, not “the oldest perhaps is”."""
    if place.word.bare not in ("maybe", "perhaps") or (place.first and not place.word_before().stop):
        return False
    return any(word.bare in _IS for word in place.words[place.last + 1 : place.last + 2])


_IS = frozenset("is was has takes stands means".split())
_NO_CLAUSE = frozenset(("", "is", "was", "not", "because", "i", "we", "you", "most", "more", "best", "worst"))
_FORECASTS = frozenset("will would had won't".split())
"""Before “probably” they make any verb a guess; “should” and “can” advise."""


def _hearsay(place: Place) -> Verdict:
    """“Reportedly”, “allegedly”: not where a court has the matter, not the rumour mill, not shares that are widely held."""
    word = place.word.bare
    if word in ("rumor", "rumour") and place.after() in ("mongers", "mill", "mills"):
        return None
    if word in ("widely", "commonly") and (
        place.after() == "by" or (place.before() in _BE and place.after() != "that")
    ):
        return None
    if word == "alleged" and place.after() in _CLAIMED:
        return None
    if place.text.endswith((" that", " has it")) or (word[:4] == "rumo" and place.before() in ("were", "are")):
        return Confidence.medium
    if word.startswith(("so-called", "supposed", "rumor", "rumour")) and word not in (
        "supposedly",
        "rumored",
        "rumoured",
    ):
        return Confidence.low
    return sure(not (word.startswith("alleged") and place.is_charged()))


_CLAIMED = frozenset("that to in he she it they".split())
"""Behind “alleged” they make it a verb, whose speaker is asked for elsewhere."""


def _seeming(place: Place) -> Verdict:
    """“Seems to”: what somebody must have judged; “seems odd” is taste, “seemed to smile” is what was seen."""
    subject, verb = place.before(), place.after()
    if subject == "would" and (place.before(2) == "it" or verb == "to"):
        return Confidence.medium
    if place.is_conditional() or subject in _NOT_SEEMING or subject in _RELATIVE:
        return Confidence.low
    if subject == "it":
        return sure(verb in _SEEMS_SO or place.words[place.last].stop == ",")
    if verb in _WORDS["aim"]:
        return Confidence.medium
    if verb == "to":
        return sure(not place.word.bare.endswith("ed") or place.after(2) in _JUDGED)
    return sure(place.text in ("appear", "appears") and place.follows_noun() and place.is_finite())


_SEEMS_SO = frozenset(("", *words("en", "hedge_contexts", "seems so")))
_JUDGED = frozenset("be have indicate suggest confirm show support contradict back refer mark".split())
"""“Appeared to confirm”, “seemed to have” are judged; “seemed to smile” was seen."""
_NOT_SEEMING = frozenset("may might can could would will to i we you".split())


def _inference(place: Place) -> Verdict:
    """“Suggests”: a paper or a find does, a person only says so."""
    if place.before() in ("to", "not", "who", "i", "he", "she", "they", "we", "you"):
        return None
    subject = place.words[place.first - 1] if place.first else None
    return None if subject is not None and (subject.capital or subject.flags & HEAD) else Confidence.low


def _rumor(place: Place) -> Verdict:
    """“There were rumors”, “it is no secret”: nobody stands behind it, whatever stands around it."""
    return sure(not place.is_subject_to_if())


def _sourceless(place: Place) -> Verdict:
    """“Is believed to”, “it has been reported that”: nobody does the believing."""
    verb = place.text.split()[0]
    by_somebody = place.text.endswith(" by") or (not place.text.endswith(" to") and place.after() == "by")
    by_somebody = by_somebody or (place.names_agent() if verb in _WORDS["ascribing"] else place.names_judge())
    if by_somebody or _is_no_report(place, verb) or place.defines() or place.is_of_anybody():
        return None
    guess = "supposed" in place.text and not place.text.endswith(" have")
    judged = verb in _WORDS["judging"] and place.words[place.first - 1].bare not in _BY_ALL
    judged = judged and not (place.text == "accused of" and not place.is_charged())
    weak = guess or ("known" in place.text and place.after() != "that") or judged
    weak = weak or place.before() in ("being", "not", "never", "cannot") or place.is_conditional()
    if weak or (verb == "alleged" and is_legal(place.document)):
        return Confidence.low
    if place.before() == "it" or verb in ("emerged", "transpired", "come"):
        return Confidence.medium
    passive = place.before() in _BE or verb in _BE or (place.first > 0 and place.words[place.first - 1].stop == ",")
    return sure(passive or place.text.endswith((" to be", " to have")))


_BY_ALL = frozenset("widely universally roundly broadly".split())


def _is_no_report(place: Place, verb: str) -> bool:
    """“Widely used”, “reported to the police”."""
    if verb in ("used", "available", "shared") or (verb == "considered" and _is_status(place)):
        return True
    return verb == "reported" and place.text.endswith(" to") and place.after() in _TOLD


def _is_status(place: Place) -> bool:
    """“Considered for the post”, “will be considered family”: what an office decides, no opinion of anybody."""
    return place.after() == "for" or place.word_before().bare == "be"


_TOLD = frozenset("the a an police him her them his authorities officers".split())


def _expectation(place: Place) -> Verdict:
    """“Is expected to”, “are set to”: somebody expects it."""
    verb = place.word.bare
    if place.after() in ("the", "a", "an") or (place.text != verb and not place.after().isalpha()):
        return None
    named = place.before(2) in ("i", "we", "you", "not") or (verb == "set" and place.before(2) in _WORDS["device"])
    return sure(place.before() in _BE and not named and not place.is_conditional())


def _open(place: Place) -> Verdict:
    """“It is unclear”: not “no doubt”, “if you doubt”, “the benefit of the doubt”, nor the uncertainty of a reading."""
    if "uncertainty" in place.text or "almost certainly" in place.text:
        return None
    if "doubt" in place.text and place.before() in _WORDS["doubting"]:
        return None
    if place.text in ("unclear", "uncertain") and _is_before_noun(place):
        return None
    if place.text in _WORDS["anybody"] or place.text.startswith(("nobody", "no one", "no-one")):
        return Confidence.medium
    asks = place.after() in ("how", "whether", "why", "if", "what", "when", "who", "where")
    return sure(asks and place.text.endswith(("clear", "known")) and place.before() in _LEFT_OPEN)


def _is_before_noun(place: Place) -> bool:
    """“The unclear water”, “an uncertain child”, “unclear of snow”."""
    return place.before() in ("the", "a", "an") or place.after() == "of"


_LEFT_OPEN = _BE | {"remains", "remained", "remain"}


_THEIRS = frozenset("modal possibility likelihood odds seeming look".split())
"""What a named speaker of the sentence before may still be saying."""
_CHECKS = {
    "modal": _modal, "likelihood": _likelihood, "hearsay": _hearsay, "seeming": _seeming, "inference": _inference,
    "sourceless": _sourceless, "expectation": _expectation, "open": _open, "generality": vague.generality, "puff": vague.praise,
    "fame": vague.praise, "degree": vague.degree, "superlative": vague.rank, "quantity": vague.quantity, "rumor": _rumor,
    "agreed": _rumor, "possibility": _possibility, "odds": _odds, "look": _odds,
}  # fmt: skip
"""By kind of hedge; the others are a weak sign everywhere."""
