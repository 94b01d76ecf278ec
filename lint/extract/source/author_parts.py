"""What stands around a name in the field of an author: who did what, what the page counts and offers, where the name writes.

A name is read by its shape: two to four words with capitals and particles between them. The words of papers, of roles and of
pages are data of the lexicon.
"""

from __future__ import annotations

from functools import cache

from lint.extract.source.credit_lines import is_given_name
from lint.lexicon import alternatives, either, words
from lint.match.expressions import Expression, expression

_PARTICLE = either(words("en", "names", "particles of authors"))
PERSON = rf"(?-i:[A-Z][\w'.-]*(?: {_PARTICLE}){{0,2}}(?: (?:{_PARTICLE} ){{0,2}}[A-Z][\w'.-]*){{1,3}})"
"""A name of at least two words, as a part of a pattern."""
_IS_PERSON = expression(PERSON)
_IN_PLACE = expression(rf"(?=([a-z]+)){PERSON} in (?-i:[A-Z])[\w '-]{{2,30}}")


@cache
def _known(name: str) -> frozenset[str]:
    return frozenset(words("en", "bylines", name))


@cache
def _papers() -> frozenset[str]:
    return frozenset(words("en", "sources", "media"))


@cache
def _faults() -> tuple[tuple[Expression, str], ...]:
    """Shapes that no name has, with what is said of them; the field is one line, folded."""
    work, role, rank = (alternatives(_known(name)) for name in ("work", "role", "rank"))
    counted = alternatives(_known("counted"))
    person = rf"(?:(?:dr|prof|mr|mrs|ms|sir)\.? )?{PERSON}"
    return tuple(
        (expression(pattern), fault)
        for pattern, fault in (
            (rf"\A\W{{0,3}}(?:(?:[a-z'-]+ (?:and )?)?(?:[a-z-]+(?:ing|ed|en)|{work}|to you) )?by:? +\w|\A(?:written|reported|photographed) (?:for|in|on|at) \w", "has the words of the byline in it"),
            (rf"\A\W{{0,3}}(?:[a-z]+ ){{0,2}}[a-z_]+: *(?:{person}|(?-i:_{{2,4}}\Z))|\A(?:{work}|{role}): *\w", "has a label before the name"),
            (rf"\A(?:follow|contact|about|meet|e-?mail|message|more (?:from|by|about)|door|av|af) {person}\Z", "has the words of the page before the name"),
            (rf"(?<![\w.,])\d[\d.,]*(?: ?[km](?![a-z]))?\+? {counted}s?\b|\w \(\d{{1,6}}\)\Z", "is a time or a count of the page"),
            (r"(?<!\S)\(?@\w|\S@[\w-]+\.\w|https?://|\bwww\.", "has an account or an address in it"),
            (r"\(c\) |\bcopyright\b|\ball rights reserved\b|©", "has the words of a copyright line in it"),
            (r"(?<!\w)\+?\d[\d ()-]{7,}\d(?!\w)", "has a number in it"),
            (r"\A[\w-]+_\w[\w.-]*\Z(?<=[a-z][\w.-]*)|\A[a-z]{2,}\.[a-z]{2,}\Z(?-i:(?<=\A[a-z.]+))|\A[a-z][a-z.-]*\d{3,}\Z|\A[a-z\d-]+\|[\w-]+\Z|\A(?=\D*\d)[0-9a-f-]{12,}\Z", "is an account, not a name"),
            (r"\A[,;|/&] ?\w|\w ?[,;|/&:]\Z|\w (?:and|with)\Z|(?:\.{3}|\x83)\Z", "breaks off"),
            (r"\bundefined\b|\[object |#(?:value|ref|name|n/a)", "is no name"),
            (r"\w's (?:blog|page|column|diary|newsletter|podcast|profile|website|bio)\Z", "has the words of the page behind the name"),
            (r"\A(?-i:[A-Z][A-Z ]{2,}) \((?:reuters|ap|afp|dpa|upi|ani|pti|ians|tass|efe|xinhua)\)", "has a place in it"),
            (r"\bspecial (?:to|for) [a-z]", "has the publisher's name in it"),
            (rf"\A{PERSON} (?:{rank} |and ){{1,3}}{role}(?![\w-])|\A(?:{rank} ){{0,3}}{role} {PERSON}\Z", "has a role in it"),
            (rf"\A{PERSON} (?:follow|tweet|subscribe|updated|published|posted|comments|articles|posts|bio|profile|newsletter)\Z", "has the words of the page behind the name"),
        )
    )  # fmt: skip


_PLAIN = expression(r"[A-Z][a-z'-]+(?: (?:[A-Z]\.|[A-Z][a-z'-]+|and)){1,7}(?<! and)", cased=True)


@cache
def _telling() -> frozenset[str]:
    """The words without which no field of nothing but names in capitals can be anything else."""
    known = (word for name in ("page", "sections", "counted", "role", "rank", "work", "cues") for word in _known(name))
    return frozenset(known) | _papers()


def is_plain_name(author: str) -> bool:
    """Whether a field, folded, is a name or names as most are, without a word that could make it anything else."""
    return _PLAIN.fullmatch(author) is not None and _telling().isdisjoint(author.lower().replace("-", " ").split())


def fault_of_shape(author: str) -> str:
    """What stands beside a name in a field, folded, as the end of a sentence; "" for nothing."""
    place = _IN_PLACE.fullmatch(author)
    if place is not None and is_given_name(place[1]):
        return "has a place in it"
    return next((fault for pattern, fault in _faults() if pattern.search(author)), "")


def is_label(author: str) -> bool:
    """Whether a field, folded, holds nothing but words of the page, or the name of a section of it: “Save article”, “World news”."""
    found = [word for word in author.lower().replace("/", " ").replace("&", " ").split() if word != "and"]
    if not found or found[0] == "the":
        return False
    sections = sum(word in _known("sections") for word in found)
    if sections:
        rest = {word for word in found if word not in _known("sections")}
        return rest <= {"news", "home", "more", "latest", "section", "page", "desk", "team", "staff", "all"}
    known = sum(word in _known("page") or word in _known("role") for word in found)
    return len(found) > 1 and known == len(found)


def has_paper(name: str) -> bool:
    """Whether a name ends, or begins behind its article, with the word for a paper: “Fen Observer”."""
    found = name.lower().removeprefix("the ").split()
    return len(found) > 1 and (found[-1] in _papers() or found[-1].endswith((".com", ".org", ".net")))


def is_name_and_site(parts: list[str]) -> bool:
    """Whether one of the parts between bars and dashes is a person's name, and another that of a paper, a page or a role."""
    others = [part for part in parts if not _IS_PERSON.fullmatch(part) or has_paper(part) or _is_page(part)]
    return len(others) < len(parts) and any(map(_is_site, others))


def _is_page(part: str) -> bool:
    """Whether a part is a label of the page, or tells what somebody is there."""
    return is_label(part) or not _known("role").isdisjoint(part.lower().split())


def _is_site(part: str) -> bool:
    """Whether a part beside a name is that of a site: a paper's, a word of the page, one word in Latin letters."""
    found = part.lower().split()
    one = len(found) == 1 and found[0].isalpha() and not is_given_name(found[0])
    return one or has_paper(part) or _is_page(part)
