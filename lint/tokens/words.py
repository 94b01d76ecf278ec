"""What a token holds: its word with its classes. Read once for all articles, because most of them use the same ones."""

from typing import NamedTuple

from lint.lexicon import lexicon, words
from lint.memo import Memo

SAYING, SOURCES = lexicon("en", "saying"), lexicon("en", "sources")
_NAMES = """speech perhaps opinion wish showing citing judged newsroom stance source crowd public office lone quantifier number
    plural indefinite definite spokesperson body document findable empty nowhere traced media after after_lone aside naming opener skipped
    nobody said_instead be pronoun first relative helper participle""".split()
_BITS = {name: 1 << number for number, name in enumerate(_NAMES)}

(SPEECH, PERHAPS, OPINION, WISH, SHOWING, CITING, JUDGED, NEWSROOM, STANCE, SOURCE, CROWD, PUBLIC, OFFICE, LONE, QUANTIFIER, NUMBER,
 PLURAL, INDEFINITE, DEFINITE, SPOKESPERSON, BODY, DOCUMENT, FINDABLE, EMPTY, NOWHERE, TRACED, MEDIA, AFTER, AFTER_LONE, ASIDE, NAMING, OPENER,
 SKIPPED, NOBODY, SAID_INSTEAD, BE, PRONOUN, FIRST, RELATIVE, HELPER, PARTICIPLE) = _BITS.values()  # fmt: skip
"""The classes of words, as bits: the names of the lists in the lexicon; a participle ends in “-ed” and is in none of them."""

_NO_SUBJECT = BE | HELPER | NOBODY | SKIPPED | OPENER | FIRST | INDEFINITE | DEFINITE
_NO_VERB = AFTER | OPENER | DEFINITE | INDEFINITE | QUANTIFIER | PRONOUN
_NO_VERBS = frozenset("because due owing and or not more less better worse".split())
_LINKS = frozenset(words("en", "speakers", "links"))

ROLE = SOURCE | CROWD | PUBLIC | OFFICE
HEAD = ROLE | LONE

FLAGS: dict[str, int] = {}
"""The classes of each word of the lexicon, as bits."""
for _table in (SAYING, SOURCES):
    for _name, _forms in _table.items():
        for _form in _forms:
            FLAGS[_form] = FLAGS.get(_form, 0) | _BITS.get(_name, 0)

_ABBREVIATED = frozenset(words("en", "sentences", "abbreviated"))
_NO_ADVERBS = frozenset("family assembly anomaly butterfly monopoly supply reply belly bully fly rally jelly".split())
_KEPT = 32_768
"""So many words are kept."""
_STOPS = frozenset(",;:.!?\"')]\x96\x97-\x83")


class Word(NamedTuple):
    """The word that a token holds; `start` and `end` are its places in the token."""

    bare: str
    start: int
    end: int
    capital: bool
    stop: str
    """The sign behind it that ends a phrase, "" for none."""
    flags: int
    possessive: bool
    opens: bool
    """A quotation mark opens before it."""

    @property
    def may_be_subject(self) -> bool:
        """Whether a verb may follow it as its subject's: no article, helper, conjunction, preposition or “I”."""
        return not (self.flags & _NO_SUBJECT or self.bare in _LINKS or self.bare.endswith("ed"))

    @property
    def may_be_verb(self) -> bool:
        """Whether it looks like a verb that states something: no preposition, determiner, conjunction, pronoun or name."""
        return not (self.flags & _NO_VERB or self.capital or self.bare in _NO_VERBS)


def _word(token: str) -> Word:
    """The word that a token between spaces holds."""
    letters = token if token.isalpha() else token[:-1]
    if not letters.isalpha() or (letters is not token and token[-1] not in ",.;:!?"):
        return _dressed(token)
    bare = letters.lower()
    capital = bare[0] != letters[0]
    stop = "" if letters is token else _stop(token)
    flags = FLAGS.get(bare, 0) if capital else _flags(bare)
    return _MAKE(Word, (bare, 0, len(letters), capital, stop, flags, False, False))


_MAKE = tuple.__new__
"""A word is made without the call in Python that a named tuple's own maker is: there are hundreds of them in each article."""


def _dressed(token: str) -> Word:
    """The word of a token that has quotation marks, brackets, figures or an apostrophe."""
    opened = token.lstrip("\"'([*_")
    written = opened.rstrip("\"'()[],.;:!?\x83\x96\x97*_-")
    start, lower = len(token) - len(opened), written.lower()
    possessive = lower.endswith("'s") or (
        lower.endswith("s") and opened[len(written) : len(written) + 1] == "'" and '"' not in token
    )
    bare = lower.removesuffix("'s")
    capital = lower[:1] != written[:1]
    flags = FLAGS.get(bare, 0) if capital else _flags(bare)
    if bare[:1].isdigit():
        flags |= NUMBER
    return Word(bare, start, start + len(written), capital, _stop(token), flags, possessive, '"' in token[:start])


def _flags(bare: str) -> int:
    """The classes of a word in lower case: those of the lexicon, else what its ending says."""
    flags = FLAGS.get(bare, 0)
    if flags:
        return flags
    ending = bare[-2:]
    if ending == "ly":
        return 0 if bare in _NO_ADVERBS else SKIPPED
    return PARTICIPLE if ending == "ed" else 0


def _stop(token: str) -> str:
    """The sign at the end of a token that ends a phrase; not the full stop of “Sen.”, “J.”, “U.S.”."""
    sign = token[-1:]
    if sign not in _STOPS or (sign == "." and _abbreviated(token)) or (sign == "'" and token[-2:-1].isalnum()):
        return ""
    if sign in "\"'" and token[-2:-1] in ",":
        return '"'
    return sign


def _abbreviated(token: str) -> bool:
    return (
        token.lower() in _ABBREVIATED
        or (len(token) == 2 and token[0].isupper())
        or (token.count(".") > 1 and not token.endswith(".."))
    )


WORDS = Memo(_word, _KEPT)
