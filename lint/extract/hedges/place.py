"""A hedge among the words of its sentence, and what these show of it: its subject, its verb, the clause it stands in."""

from __future__ import annotations

from lint.extract.hedges.extractor import Hedge
from lint.extract.hedges.voice import is_legal
from lint.lexicon import words
from lint.text.document import Document
from lint.tokens.table import words_at
from lint.tokens.words import DEFINITE, SKIPPED, Word

_REACH = 300
"""How much of its sentence is looked at around a hedge, in characters."""
_PASSED_OVER = frozenset("also still now often once long even well".split())
_COUNTS_BEHIND = frozenset("not never only have had has".split())
_SUBJECTS = frozenset("what how why".split())
"""At the start of a sentence that is no question they make its subject: “what he found could be proof”."""
_DEFINING = frozenset("if iff whenever".split())
_LAWS = frozenset(
    "act section article law code rules regulation regulations directive treaty statute constitution".split()
)
_WORDS_OF_WORDS = frozenset("term name word phrase title expression abbreviation acronym letters it".split())
_IF = frozenset("if unless provided supposing lest".split())
_COURT = frozenset(
    "court jury prosecutors prosecutor indictment complaint lawsuit heard charge coroner tribunal magistrates".split()
)
_CHARGE_NEAR = 300
"""How far before its sentence a charge is looked for, in characters."""
_CHARGES = frozenset(
    "charged charges indicted indictment complaint lawsuit prosecutors prosecutor sued accused".split()
)
_ANYBODY = frozenset("person anyone anybody somebody those persons whoever".split())
_OWN, _CONDITION, _INSTRUCTING = (
    frozenset(words("en", "hedges", name)) for name in ("own", "condition", "instructing")
)


class Place:
    """A hedge among the words of its sentence."""

    def __init__(self, document: Document, hedge: Hedge) -> None:
        self.document = document
        start, end = hedge.span
        self.start, self.text = start, document.folded[start:end].lower()
        self.sentence_start = hedge.sentence.start
        low, high = max(hedge.sentence.start, start - _REACH), min(hedge.sentence.end, end + _REACH)
        line = words_at(document, start).between(low, high)
        self.words: list[Word] = line.words
        self.first = max(0, line.number_of(start))
        self.last = max(self.first, line.number_of(end - 1))

    @property
    def word(self) -> Word:
        """The first word of the hedge."""
        return self.words[self.first]

    def before(self, number: int = 1) -> str:
        """The word that many places before the hedge, adverbs passed over; "," behind a comma, "" across a stop or at the start."""
        for place in range(self.first - 1, -1, -1):
            word = self.words[place]
            if word.stop:
                return "," if word.stop == "," else ""
            if word.bare in _PASSED_OVER or (word.flags & SKIPPED and word.bare.endswith("ly")):
                continue
            number -= 1
            if not number:
                return "it's" if word.bare == "it" and word.possessive else word.bare
        return ""

    def after(self, number: int = 1) -> str:
        """The word that many places behind the hedge, adverbs passed over; "" across a stop or at the end."""
        for place in range(self.last + 1, len(self.words)):
            word = self.words[place]
            if self.words[place - 1].stop:
                return ""
            if word.flags & SKIPPED and word.bare not in _COUNTS_BEHIND:
                continue
            number -= 1
            if not number:
                return word.bare
        return ""

    def clause(self) -> list[str]:
        """The words before the hedge, back to a stop or a “but”, the nearest first."""
        found: list[str] = []
        for place in range(self.first - 1, -1, -1):
            word = self.words[place]
            if word.stop in (";", ":", ".", '"', "?", "!") or word.bare == "but":
                break
            found.append(word.bare)
        return found

    def is_charged(self) -> bool:
        """Whether a court or the police have the matter, by the article, the sentence or those right before."""
        if is_legal(self.document) or not _COURT.isdisjoint(word.bare for word in self.words):
            return True
        start, folded = self.sentence_start, self.document.folded
        before = folded[max(self.document.block_at(start).start, start - _CHARGE_NEAR) : start].lower()
        return not _CHARGES.isdisjoint(before.replace(",", " ").replace(".", " ").split())

    def is_of_anybody(self) -> bool:
        """“A person who is believed to have sold it may be fined”: a rule, whoever believes it."""
        clause = self.clause()[:7]
        return "who" in clause[:3] and not _ANYBODY.isdisjoint(clause[2:5])

    def is_own_view(self) -> bool:
        """Whether “I”, “we”, “you” or “it” stands before it in its clause."""
        return any(word.partition("'")[0] in _OWN for word in self.clause())

    def names_agent(self) -> bool:
        """Whether a “by” follows in its clause: “was suspected of theft by his uncle”."""
        for word in self.words[self.last + 1 : self.last + 9]:
            if word.bare == "by":
                return True
            if word.stop:
                return False
        return False

    def names_judge(self) -> bool:
        """Whether a “by” follows in its clause with a name behind it: “is considered a mint by the botanist Klara Holm”."""
        behind = self.words[self.last + 1 : self.last + 15]
        for number, word in enumerate(behind):
            if word.bare == "by":
                return any(then.capital for then in behind[number + 1 : number + 5])
            if word.stop:
                return False
        return False

    def by_law(self) -> bool:
        """Whether a law is named in the sentence, under which it is so: what may be done there is leave."""
        return any(
            word.bare == "under" and any(then.bare in _LAWS for then in self.words[number + 1 : number + 5])
            for number, word in enumerate(self.words)
        )

    def defines(self) -> bool:
        """Whether a condition or a law follows, by which it is so: “is said to be prime if …”, “is deemed open under the Act”."""
        for word in self.words[self.last + 1 : self.last + 16]:
            if word.bare in _DEFINING:
                return True
            if word.stop in (".", ";"):
                break
        return self.by_law()

    def instructs(self) -> bool:
        """Whether the sentence tells the reader what to do: “rinse the rice …; it may take four changes”."""
        first = next((word for word in self.words[:3] if word.bare.isalpha()), self.words[0])
        return first.bare in _INSTRUCTING and first.capital

    def lists_names(self) -> bool:
        """Whether those it counts follow by name: “some had played: Moe and Lund”, “some of the boats, the Alma and the Bris, …”."""
        for number, word in enumerate(self.words[self.last + 1 : self.last + 13], self.last + 2):
            if word.stop == ":" or (word.stop == "," and self._is_name(number)):
                names = [place for place in range(number, min(number + 12, len(self.words))) if self._is_name(place)]
                return len(names) > 1 and names[0] == number
        return False

    def _is_name(self, number: int) -> bool:
        """Whether a name begins with the word of that number, an article passed over."""
        words = self.words[number : number + 2]
        named = words[1:] if words and words[0].bare == "the" else words[:1]
        return bool(named) and named[0].capital

    def is_mine(self) -> bool:
        """Whether the writer speaks of themself in the sentence: it is their view, then."""
        return any(word.bare == "i" and word.capital for word in self.words)

    def is_of_a_word(self) -> bool:
        """Whether its subject is a word, whose meanings are listed: “the term may refer to …”, “Ada may refer to:”."""
        return not _WORDS_OF_WORDS.isdisjoint(self.clause()) or self.words[-1].stop == ":"

    def is_subject_to_if(self) -> bool:
        """Whether its clause is a condition: what stands there is claimed by nobody."""
        return not _IF.isdisjoint(self.clause())

    def is_conditional(self) -> bool:
        """Whether a condition, a question or a concession stands before it in its clause."""
        clause = self.clause()
        asked = clause[-1:] != [] and clause[-1] in _SUBJECTS and self.words[0].bare == clause[-1]
        return not _CONDITION.isdisjoint(clause[:-1] if asked else clause)

    def word_before(self) -> Word:
        """The word right before; the hedge itself where it opens the sentence."""
        return self.words[max(0, self.first - 1)]

    def is_about_one_thing(self) -> bool:
        """Whether its subject is something the reader knows: “the”, “its”, a name, “that”; what may be in general has none of these."""
        near = self.words[max(0, self.first - 6) : self.first]
        return self.word_before().capital or any(word.flags & DEFINITE or word.bare == "it" for word in near)

    def follows_noun(self) -> bool:
        """Whether the word right before can be the subject of the word behind: “a fuse probably broke”."""
        before = self.word_before()
        if not self.first or before.stop or not self.after().isalpha():
            return False
        return before.may_be_subject and not before.possessive

    def is_finite(self) -> bool:
        """Whether the word behind looks like a verb that states what was or is: “broke”, “means”, not “because”, “in”."""
        then = next((word for word in self.words[self.last + 1 :] if not word.bare.endswith("ly")), None)
        return then is not None and then.may_be_verb

    def opens_sentence(self) -> bool:
        """Whether no word stands before it in its sentence."""
        return self.start <= self.sentence_start + 2

    def is_in_title(self) -> bool:
        """Whether a capital in the middle of a sentence makes it part of a title: “the film It Seems So”."""
        if not self.first or not self.word.capital or self.words[self.first - 1].stop:
            return False
        return not self.document.folded[self.start : self.start + 2].isupper()

    def is_conceded(self) -> bool:
        """Whether “but” follows a comma: what stands before it is only granted."""
        behind = self.words[self.last :]
        return any(word.stop == "," and then.bare == "but" for word, then in zip(behind, behind[1:], strict=False))
