"""Pure functions on strings: folding, lines, blocks, sentences, words. Imports nothing from lint but the model."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from lint.model import Span

# One character each in the folded text, so that a rule writes ' " - € and meets every typographic cousin of them.
# Signs that rules want to tell apart keep a character of their own in 80–9F, mostly their Windows-1252 byte
# (not 85 for the ellipsis: Python takes that one for white space).
_SIGNS = {
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "ʼ": "'", "`": "'", "´": "'",
    "“": '"', "”": '"', "„": '"', "‟": '"', "″": '"',
    "‐": "-", "‑": "-", "‒": "-", "−": "-", "–": "\x96", "—": "\x97", "―": "\x97",
    "…": "\x83", "•": "\x95", "™": "\x99", "€": "\x80", "₹": "\x81", "₽": "\x8d", "₩": "\x8f", "₺": "\x90",
    "₿": "\x9d", "₫": "\x8e", "₦": "\x9e", "₱": "\x9f", "₪": "\x8c", "₴": "\x8a", "฿": "\x9a", "½": "½",
    "\u2028": " ", "\u2029": " ",
}  # fmt: skip
_ASCII = bytes(range(128))


def _fold_character(char: str) -> str:
    """The Latin-1 character that stands for `char` in the folded text."""
    if char in _SIGNS:
        return _SIGNS[char]
    base = unicodedata.normalize("NFKD", char)[0]
    if base < "\x80" and base.isalnum():
        return char if unicodedata.category(char) == "No" and char <= "\xff" else base
    if char.isalnum():
        return "_"
    if char.isspace():
        return " "
    return char if "\xa0" < char <= "\xff" else "\x7f"


def not_ascii(text: str) -> frozenset[str]:
    """The characters of `text` that are not ASCII."""
    if text.isascii():
        return frozenset()
    return frozenset(text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass"))


def fold(text: str, strange: Iterable[str] | None = None) -> str:
    """`text` with each character replaced by one of Latin-1, for matching: same length, same offsets.

    `strange`: its characters that are not ASCII, where they are known already.

    Curly quotes become straight, accents go, no-break spaces become spaces, letters of other scripts become `_`
    (a word character), dashes and currency signs keep a character each. A lone surrogate is folded like any sign.
    """
    for char in not_ascii(text) if strange is None else strange:
        text = text.replace(char, _fold_character(char))
    return text


def line_starts(text: str) -> list[int]:
    """Where each line of `text` starts; a final line end opens one more, empty line."""
    return _starts(text.split("\n"))


def _starts(lines: list[str]) -> list[int]:
    starts = list(accumulate([len(line) + 1 for line in lines], initial=0))
    starts.pop()
    return starts


def line_spans(text: str) -> list[Span]:
    """The lines of `text` without their ends (`\\n` or `\\r\\n`)."""
    lines = text.split("\n")
    sizes = [len(line) - line.endswith("\r") for line in lines] if "\r" in text else map(len, lines)
    return [Span(start, start + size) for start, size in zip(_starts(lines), sizes, strict=True)]


_WRAPPED_WIDTHS = range(40, 120)


def unwrap(folded: str) -> str:
    """`folded` with the line ends inside hard-wrapped paragraphs turned into spaces; same length, same offsets.

    Articles mostly come with a paragraph a line. Agency copy is often wrapped at a fixed width instead: then the lines
    that are followed directly by another one are about equally long, and most of them stop in mid sentence.
    """
    lines = folded.split("\n")
    if len(lines) < 4 or max(map(len, lines)) >= _WRAPPED_WIDTHS.stop:
        return folded
    inner = [line for line, after in zip(lines, lines[1:], strict=False) if line.strip() and after.strip()]
    wide = sorted(map(len, inner))[len(inner) // 2] if inner else 0
    if len(inner) < 3 or wide not in _WRAPPED_WIDTHS:
        return folded
    running = [
        line for line in inner if len(line) > wide * 0.75 and not line.rstrip().endswith((".", "!", "?", ":", '"'))
    ]
    if len(running) < 0.6 * len(inner):
        return folded
    pieces = []
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        joined = len(line) > wide * 0.6 and after.strip() and not after.startswith(("   ", "\t", "- ", "* "))
        pieces.append(line + (" " if joined else "\n"))
    return "".join(pieces)[:-1].replace("\r ", "  ")


_BETWEEN_WORDS = bytes(32 if chr(code).isspace() else 120 for code in range(256))
"""Maps the folded text's space to spaces and all else to a letter."""


def word_count(scanned: bytes) -> int:
    """How many words stand in a folded text, given as bytes: as many as `split` would make, without making them."""
    shape = scanned.translate(_BETWEEN_WORDS)
    return shape.count(b" x") + shape.startswith(b"x")


# A full stop after one of these never ends a sentence (titles, "vs.") …
_NEVER_LAST = frozenset(
    "mr mrs ms dr prof gen sen rep gov lt col sgt capt cmdr adm maj brig hon rev fr st mt ft messrs mme vs e.g "
    "i.e cf viz approx fig figs vol eq sec ca pres supt insp det cpl pvt sr.a".split()
)
# … after one of these it does when a usual opening word follows.
_SOMETIMES_LAST = frozenset(
    "inc ltd co corp bros plc llc s.a n.v a.g jr sr etc al no nos jan feb mar apr jun jul aug sep sept oct nov "
    "dec mon tue tues wed thu thur thurs fri sat sun a.m p.m am pm u.s u.k u.n e.u u.s.a d.c ph.d m.d b.a m.a "
    "ave blvd rd dept est ed eds assn univ bn mln pct min max calif mass conn ariz ark colo fla ga ill ind kan "
    "ky la md mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo n.y n.j n.c n.h n.m s.c "
    "s.d n.d w.va r.i".split()
)
_OPENERS = frozenset(
    "a an the this that these those it its he she they we i you his her their our my there here in on at by "
    "for from with after before when while if as but and so yet or nor then however although though since "
    "because until during despite under over among between meanwhile moreover also still now today yesterday "
    "last earlier later some many most more few several all both each no not one two three what who how why "
    "where which once according other another such to of about even only just".split()
)
_MAY_STAY_OPEN = _NEVER_LAST | _SOMETIMES_LAST
_STOP = re.compile(r"""[.!?\x83][.!?\x83]*["')\]]*(?=[ \t\x7f]+(\S))""")  # not `+`: a single first sign is found faster
_LAST_WORD = re.compile(r"[\w.&'-]*\Z", re.ASCII)
_NEXT_WORD = re.compile(r"""[ \t\x7f]*["'(\[]*([A-Za-z]+)""")


def _ends_sentence(block: str, stop: re.Match[str]) -> bool:
    """Whether the stop found in `block` closes a sentence."""
    if stop[1].islower():
        return False
    at, end = stop.span()
    if end - at > 1 or block[at] != ".":
        return True
    before = block[max(0, at - 20) : at]
    last = before[before.rfind(" ") + 1 :].lower()
    if not (last.isalpha() and last.isascii()):
        last = _LAST_WORD.search(before).group().lower().strip("'")  # type: ignore[union-attr]
    elif last not in _MAY_STAY_OPEN and (len(last) > 1 or last == "i"):
        return True
    if last in _NEVER_LAST:
        return False
    initial = len(last) == 1 and last.isalpha() and last != "i"
    if not initial and last not in _SOMETIMES_LAST and not ("." in last and len(last) <= 5 and last[0].isalpha()):
        return True
    after = _NEXT_WORD.match(block, stop.end())
    return after is not None and after.group(1)[0].isupper() and after.group(1).lower() in _OPENERS and not initial


def sentence_spans(folded: str, start: int, end: int) -> list[Span]:
    """The sentences of the block `folded[start:end]`, without the space between them; offsets are those of `folded`."""
    block = folded[start:end]
    first, last = len(block) - len(block.lstrip()), len(block.rstrip())
    spans = []
    for stop in _STOP.finditer(block):
        if _ends_sentence(block, stop):
            cut = stop.end()
            spans.append(Span(start + first, start + cut))
            first = cut
            while block[first] in " \t":
                first += 1
    if first < last:
        spans.append(Span(start + first, start + last))
    return spans


def enclosing(spans: list[Span], offset: int) -> Span | None:
    """The one of the ordered `spans` that holds `offset`, or the last that starts before it; None before the first."""
    at = bisect_right(spans, (offset, 1 << 62)) - 1
    return spans[at] if at >= 0 else None


STOP_WORDS = {
    "en": "the of and to in a is that for it was on with as his he be by at from are this have not but had which they",
    "de": "der die und das den von zu mit sich des auf ist im dem nicht ein eine als auch es an werden aus er hat dass sie",
    "fr": "le la les de des et un une du est que dans qui pour pas sur au avec ce il sont par plus ne se ont aux",
    "es": "el la los las de y que en un una por con para del se no es al lo como su más pero sus fue este ha",
    "it": "il la di e che un una per in del con non si da sono della le gli nel alla ha dei delle lo anche come più",
    "pt": "o a os as de e que em um uma do da para com não por mais no na dos se foi ao das como mas são",
    "nl": "de het een van en in is dat op te zijn voor met die niet aan er om ook als bij maar was door naar heeft",
    "sv": "och att det i en som på är av för med den till inte om ett han men var sig från vi så kan när har ska",
    "da": "og at det i en som på er af for med den til ikke om et han men var sig fra vi så kan når har blev",
    "pl": "i w na z się nie to że do jest o jak po co ale za od przez jego był dla są oraz tym tego może być",
    "cs": "a se v na že je to s z do o si jako ale za by pro po jsem k tak jeho od byl které nebo jsou podle",
    "ro": "și de a în la cu nu o să pe un care este mai din ce că au pentru se sunt fost al lui dar prin după",
    "hu": "a az és hogy nem is egy ez de meg csak van volt el ha már mint még vagy azt ki pedig szerint lesz",
    "fi": "ja on ei se että hän oli en mutta ole kun niin myös jos hänen mitä vain tai kuin sen ovat olla joka",
    "tr": "ve bir bu da de için ile çok ne daha gibi olarak en ama olan kadar ya her sonra var ise değil o ki",
    "id": "yang dan di dengan untuk itu tidak ini dari dalam akan pada juga saya ke ada mereka telah oleh bisa karena",
}
"""The commonest words of a language, by its two-letter code."""
_STOP_SETS = {code: frozenset(fold(words).split()) for code, words in STOP_WORDS.items()}
_SAMPLE_WORDS = 200


def stop_words(words: list[str]) -> dict[str, int]:
    """How many of the lower-case folded `words` are among the commonest of each language."""
    return {code: sum(map(known.__contains__, words)) for code, known in _STOP_SETS.items()}


def language(folded: str) -> str:
    """A cheap guess at the language of a folded text: a two-letter code, "und" when too little speaks for any.

    Counts stop words among the first words; text in other scripts folds to `_` and is "und" too.
    """
    words = folded[: _SAMPLE_WORDS * 10].lower().split(None, _SAMPLE_WORDS)[:_SAMPLE_WORDS]
    english = sum(map(_STOP_SETS["en"].__contains__, words))
    if english >= 5 and english > len(words) * 0.22:
        return "en"
    if sum("__" in word for word in words) > len(words) / 2:
        return "und"
    counts = stop_words(words)
    best = max(counts, key=lambda code: (counts[code], code == "en"))
    return best if counts[best] >= max(3, len(words) * 0.06) else "und"
