"""Vague words: what is often so, praised, not counted, ranked or graded, and where the same words leave nothing out."""

from __future__ import annotations

from lint.extract.hedges.place import Place
from lint.lexicon import lexicon, words
from lint.model import Confidence

_WORDS = {name: frozenset(words) for name, words in lexicon("en", "hedges").items()}
Verdict = Confidence | None


def sure(marked: bool) -> Confidence:
    """How surely an editor would mark a hedge that has what marks it, or has not."""
    return Confidence.medium if marked else Confidence.low


def generality(place: Place) -> Verdict:
    """“Widely”, “often”: not “the most widely used”, “widely held by farmers”, “as broadly as possible”."""
    if place.word.bare not in ("widely", "broadly", "generally", "universally", "commonly"):
        return Confidence.low
    if place.before() in ("most", "more", "as", "the", "so", "how", "of") or place.after() in ("as", "available"):
        return None
    return None if place.after() in ("held", "spaced") and place.after(2) != "that" else Confidence.low


def praise(place: Place) -> Verdict:
    """“Leading”, “outstanding”: not a lead in points, not a debt, not “most notably”; medium where it stands for a number."""
    text, then = place.text, place.after()
    if text == "outstanding" and then in _WORDS["unpaid"]:
        return None
    if text == "leading" and (then in _WORDS["race_behind"] or place.before() in _WORDS["race_before"]):
        return None
    if text == "stunning" and (
        then in _NOT_PRAISED or place.before() in ("require", "requires", "by", "without", "after")
    ):
        return None  # what is done to cattle
    if text == "revolutionary" and then in _OF_REVOLT:
        return None
    if text == "award-winning" or text.endswith("notably") or (text == "unique" and then in _WORDS["single"]):
        return None
    return sure(text.endswith(" of") or (text in _WORDS["measured"] and place.before() == "most"))


_NOT_PRAISED = frozenset("of before after by and or is was".split())
_OF_REVOLT = frozenset(words("en", "hedge_contexts", "of revolt"))


def quantity(place: Place) -> Verdict:
    """“Surprised many”: a crowd that feels something; elsewhere a number that is left out, but for pinches and names that follow."""
    if place.instructs() or place.lists_names() or (place.text == "several" and place.before(2) == "joint"):
        return None
    feels = place.text in ("many", "some", "most") and place.before() in _WORDS["moving"]
    return sure(feels and place.after() in _NO_MORE)


_NO_MORE = frozenset(("in", "of", "at", "on", "who", "by", "with", "as", ""))


def rank(place: Place) -> Verdict:
    """“One of the largest”: a rank that somebody has measured or could measure; “one of the finest” is taste."""
    following = [word.bare for word in place.words[place.last + 1 : place.last + 5]]
    if following[:1] in (["latest"], ["newest"]) or following[:2] == ["most", "recent"]:
        return None  # its date shows it
    return sure(any(word in _WORDS["measured"] for word in following))


def degree(place: Place) -> Verdict:
    """“Very”, “highly”: not “very little”, “highly likely”, “the third-best”, nor a superlative with its measure."""
    if place.text == "most" or (place.text in ("best", "greatest") and _is_hyphened(place)):
        return None
    return None if place.text in ("very", "highly", "extremely") and place.after() in _WORDS["very"] else Confidence.low


def _is_hyphened(place: Place) -> bool:
    return place.word.bare != place.text
