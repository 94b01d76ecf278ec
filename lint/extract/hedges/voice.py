"""In what voice an article is written: opinion in the first person, a matter of the courts, guarded language, a paper of science."""

from __future__ import annotations

from lint.lexicon import either, lexicon, words
from lint.patterns import lazy_pattern
from lint.text.annotations import annotation
from lint.text.document import Document

_WORDS = lexicon("en", "hedges")
_LAW = frozenset(_WORDS["law"])
_SCIENCE = frozenset(word.encode("latin-1") for word in lexicon("en", "science")["science"])
_FIRST = lazy_pattern(r"[IMm](?<!\w.)(?:(?<=I)|(?<=[Mm])y(?:self)?)\b(?! \d)")
_MINE = ("I ", "I'", "my ", "My ", "MY ")
_MAY, _YOU = (" may ", " might ", " could "), (" you ", " your ", "You ", "Your ")
_QUOTED = lazy_pattern(r'"[^"\n]{1,600}"')
_HEAD = lazy_pattern(rf"(?im)^\W*(?:{'|'.join(_WORDS['opinion'])})\b.{{0,40}}$")
_ABSTRACT = lazy_pattern(r"(?m)^\W*(?:Abstract|ABSTRACT)\b\W*(?:$|[A-Z])")
_APPARATUS = lazy_pattern(
    r"\bet al\b|\b(?:Sections?|Sec\.|Figs?\.|Figures?|Tables?|Eqs?\.|Theorem|Lemma|Proposition) \d|[Ww]e (?:also )?(?:show|prove|present|propose|study|investigate|derive|introduce)\b"
)
"""What a paper has beside its abstract."""
_OF_PAPERS = either(words("en", "science", "does a paper"))
_THESIS = lazy_pattern(
    rf"\b(?:[Ii]n|[Tt]he (?:aim|purpose|goal|objective) of|[Tt]his) (?:this )?(?:paper|study|work) (?:{_OF_PAPERS}\b|, we\b)"
    r"|\b[Ii]n this (?:paper|study|work|presentation|letter|note),? "
    r"|\b[Ww]e (?:present|propose|prove|derive|introduce|investigate|describe|define|develop) (?:an? |the |two |three |that |how |new |several )"
)
"""How an abstract says what its paper does."""
_METHOD = lazy_pattern(
    r"\b[Ww]e (?:also |then |here |now )?(?:measured?|map(?:ped)?|track(?:ed)?|estimated?|fit(?:ted)?|randomi[sz]ed|sampled?|record(?:ed)?|quantif(?:y|ied)"
    r"|sequenced?|analy[sz]ed?|observed?|compared?|tested|used|find|found|show(?:ed)?|reported|identif(?:y|ied)|surveyed|collected|simulated?|calculated?"
    r"|computed?|derived?|examined?|assess(?:ed)?|investigated?|modell?ed|instrument(?:ed)?|rule out|detect(?:ed)?)\b"
    r"|\b(?:was|were) (?:measured|sampled|recorded|recruited|assessed|detected|observed|quantified|labell?ed|purified|mapped|assigned|randomi[sz]ed|weighed"
    r"|collected|analy[sz]ed|sequenced|computed|estimated|calculated|studied|performed|inhibited|expressed|associated|unchanged|enriched|abolished|restored"
    r"|incubated|unaffected|correlated|treated|exposed|obtained|determined|isolated|cloned|surveyed|monitored|followed|operated)\b"
    r"|\b[Pp] ?[=<] ?0?\.\d|\b\d\d% (?:CI|confidence)\b|\b(?:odds|hazard|risk) ratios?\b|\bdose-dependent\b|\b(?:accuracy|agreement|coefficient) (?:of|was) \d|\bn ?= ?\d|\bconfidence intervals?|\bdid not differ\b"
    r"|\b(?:than|with|between|of|in|under) (?:all |the |both |\w+ temperature )?(?:controls?|groups?|plots|regimes?|treatments|baseline)\b|\b(?:\d+|two|three|four)-?fold\b|\d (?:kDa|kb|bp|nM|mM|MeV|GeV|pc|kpc|dex)\b"
    r"|\b(?:increased|decreased|declined|rose|fell|reduced|lowers?|raised) (?:\w+ ){0,3}by (?:\d|a factor|one|two|half)"
    r"|\b(?:[Oo]ur|[Tt]hese) (?:data|results|findings|analysis|estimates)\b|\b(?:Results?|Spectra|Data|Estimates|Findings) (?:are|show|indicate|suggest|were|support)\b"
)
"""How papers say what was measured, and how it came out."""
_SAID = lazy_pattern(r"[st](?<!\w.)(?:aid|ays|old)\b")
_METHODS, _METHODICAL = 2, 0.012
"""So many different ones, and this share of the words, make a paper of a text in which nobody talks."""
_WORD = lazy_pattern(r"[a-z][a-z-]+")
_PLAIN = bytes(32 if chr(code).isspace() or chr(code) in '.,;:()[]"' else code for code in range(256)).lower()
"""What each code of the folded text is among plain words: lower case, and space in place of signs. Bytes are translated by one table at once."""
_SAMPLE, _LONG_SAMPLE = 2000, 24_000
"""How much of an article is looked at, in characters."""
_BLOCKS, _LONG = 3, 80
"""In how many paragraphs the writer must say “I”, and how long a paragraph is: a note on the author is only one."""
_OPINION, _SCIENTIFIC, _GUARDED, _INSTRUCTS, _LEGAL = 0.008, 0.055, 0.008, 0.012, 3
"""From these shares of words on, or this many different words, an article has the voice."""
_WITH_THESIS = 4
"""So many different words of science are enough where the article says what its paper does."""
_WORD_LENGTH = 6
"""Of a word with the space behind it, on the average."""


@annotation
def is_opinion(document: Document) -> bool:
    """Whether the article is its writer's view: it says “I” again and again outside quotations, or is headed so."""
    for key in ("section", "category", "type", "genre"):
        value = document.metadata.get(key)
        if isinstance(value, str) and value.lower().strip() in _WORDS["opinion"]:
            return True
    folded = document.folded[:_LONG_SAMPLE]
    return _is_headed(folded[:400]) or _in_first_person(folded)


def _is_headed(beginning: str) -> bool:
    lower = beginning.lower()
    return any(word in lower for word in _WORDS["opinion"]) and _HEAD.search(beginning) is not None


def _in_first_person(folded: str) -> bool:
    least = max(4, _OPINION * len(folded) / _WORD_LENGTH)
    if sum(map(folded.count, _MINE)) < 4 or len(_FIRST.findall(folded)) < least:
        return False
    lines = _QUOTED.sub(" ", folded).split("\n")
    said = [len(_FIRST.findall(line)) for line in lines]
    alone = sum(len(line) > _LONG for line in lines) <= 2
    return sum(said) >= least and (alone or sum(map(bool, said)) >= _BLOCKS)


@annotation
def is_legal(document: Document) -> bool:
    """Whether a court or the police have the matter."""
    words = set(_WORD.findall(document.folded[: 6 * _SAMPLE].lower()))
    return len(words & _LAW) >= _LEGAL


@annotation
def is_guarded(document: Document) -> bool:
    """Whether “may” and “could” are the language of the whole article: risks of a filing, terms, instructions to “you”."""
    folded = document.folded[:_LONG_SAMPLE]
    words = len(folded) / _WORD_LENGTH
    modal, you = sum(map(folded.count, _MAY)), sum(map(folded.count, _YOU))
    return modal >= max(6, _GUARDED * words) or you > _INSTRUCTS * words


@annotation
def is_scientific(document: Document) -> bool:
    """Whether the article is a paper of science, or its abstract: by its parts, or by the share of the words that such papers use."""
    if _is_abstract(document.folded[:_SAMPLE]) and _APPARATUS.search(document.folded, 0, _LONG_SAMPLE):
        return True
    words = document.folded[:_SAMPLE].encode("latin-1").translate(_PLAIN).split()
    kinds = len(_SCIENCE.intersection(words))
    if kinds >= _WITH_THESIS and _THESIS.search(document.folded, 0, _SAMPLE):
        return True
    if kinds >= 5 and sum(map(_SCIENCE.__contains__, words)) >= max(5, _SCIENTIFIC * len(words)):
        return True
    return _has_methods(document.folded[:_SAMPLE], len(words))


def _is_abstract(beginning: str) -> bool:
    return ("Abstract" in beginning or "ABSTRACT" in beginning) and _ABSTRACT.search(beginning) is not None


def _has_methods(text: str, words: int) -> bool:
    """Whether a text without talk says again and again how something was measured."""
    if '"' in text or _SAID.search(text) is not None:
        return False
    found = [match.group().lower() for match in _METHOD.finditer(text)]
    return len(set(found)) >= _METHODS and len(found) >= _METHODICAL * words
