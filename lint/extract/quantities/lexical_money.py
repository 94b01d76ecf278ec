"""Large amounts without a currency, in a language that is known by its lexicon."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from lint.extract.quantities.lexical import amounts_in, measures
from lint.extract.quantities.lexical_faults import Fault
from lint.extract.quantities.model import Quantity
from lint.folding import fold
from lint.lexicon import alternatives, lexicon, words
from lint.match.expressions import expression
from lint.model import Confidence, Span
from lint.text.document import Document

_LARGE = 1e6
_NEAR = 45
"""So far from an amount with a currency a number may share it."""


class _Vocabulary:
    """The words around money of one language."""

    def __init__(self, language: str) -> None:
        known = measures(language)
        self.pays = expression(rf"\b{alternatives(words(language, 'money', 'pays'))}\b")
        self.prepositions = frozenset(map(fold, words(language, "money", "behind")))
        self.counts_with = tuple(map(fold, words(language, "money", "of")))
        """What joins a counted noun to a magnitude: “deux millions d'arbres”."""
        between = ("to", "from", "and", "rough", "article", "years")
        joints = {fold(word) for name in between for form in words(language, "numbers", name) for word in form.split()}
        self.joints = self.prepositions | joints
        inside = alternatives(words(language, "money", "in"))
        self.stated = expression(
            rf"(?<!\d )\b{inside} (?:{alternatives(known.magnitudes)} )?{alternatives(known.currencies)}(?![\w-])"
        )


@cache
def _vocabulary(language: str) -> _Vocabulary:
    return _Vocabulary(language)


def money_cues(language: str) -> tuple[str, ...]:
    """What the scan must see for a large amount: a magnitude from a million on."""
    return tuple(
        rf"\d ?{alternatives(forms)}(?:[^a-z]|$)"
        for name, forms in sorted(lexicon(language, "numbers").items())
        if name.isdigit() and float(name) >= _LARGE
    )


def money_without_currency(document: Document, blocks: list[Span]) -> Iterator[Fault]:
    """Large round numbers that nothing is counted by, where the text speaks of money and no amount beside them lends its currency."""
    language = document.rules_language
    known = _vocabulary(language)
    if known.stated.search(document.folded, 0, _OPENING):
        return
    for block in blocks:
        found = amounts_in(document, language, [block])
        money = [quantity for quantity in found if quantity.dimension == "money"]
        for quantity in found:
            if quantity.magnitude is None or quantity.dimension or quantity.number < _LARGE:
                continue
            if not _stands_alone(document.folded, quantity, known) or _is_lent(
                document.folded, quantity, money, known.joints
            ):
                continue
            sentence = document.sentence_at(quantity.start)
            around = max(sentence.start, quantity.start - 80), min(sentence.end, quantity.end + 40)
            if known.pays.search(document.folded, *around):
                text = " ".join(document.text[quantity.start : quantity.end].split())
                message = f"“{text}” looks like money: in which currency?"
                yield Fault(Span(quantity.start, quantity.end), message, Confidence.medium)


_OPENING = 20_000
"""In so many characters an article says which currency all of its sums have."""


def _is_lent(folded: str, quantity: Quantity, money: list[Quantity], joints: frozenset[str]) -> bool:
    """Whether an amount beside it says what is meant: “von 16 Milliarden Euro auf 48 Milliarden”."""
    for other in money:
        start, end = (other.end, quantity.start) if other.start < quantity.start else (quantity.end, other.start)
        if 0 <= end - start <= _NEAR:
            said = (word.strip(_SIGNS) for word in folded[start:end].lower().split())
            if all(not word or word in joints or word.isdigit() for word in said):
                return True
    return False


_SIGNS = ",;:()-\x96\x97"


def _stands_alone(folded: str, quantity: Quantity, known: _Vocabulary) -> bool:
    """Whether no counted noun follows: a preposition, a sign or the end does."""
    rest = folded[quantity.end : quantity.end + 24]
    if not rest.strip() or not rest[0].isspace():
        return not rest[:1].isalnum() and rest[:1] not in "-'"
    word = rest.split()[0].lower().rstrip(".,;:)")
    if any(word == of or of.endswith("'") and word.startswith(of) for of in known.counts_with):
        return False
    return word in known.prepositions or not word.isalnum()
