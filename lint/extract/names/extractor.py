"""The fact “name”: what is written with capitals and is no ordinary word at the beginning of a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from string import ascii_letters, digits
from zlib import crc32

from lint.extract.names.acronyms import aliases
from lint.extract.names.variants import beginning, without_page_lines, words_in_lower_case
from lint.lexicon import words
from lint.match.scan import Probe
from lint.model import Mention, Span, as_span
from lint.patterns import lazy_pattern
from lint.text.annotations import annotation
from lint.text.document import Document

PROBE: Probe | None = None

_CAPITALISED = lazy_pattern(r"[A-Z][A-Za-z]{3,}")
_WORD = r"[A-Za-z'&-]*+"
_NAME = lazy_pattern(
    rf"[A-Z](?<![A-Za-z_@#].){_WORD}(?: (?:of |de |di |da |del |der |la |le |van |von |bin |al )?+[A-Z]{_WORD})*+"
)
"""What stands before it is asked only at a capital."""
_NO_FIRST_WORD = frozenset(words("en", "names", "no first word"))
_FIRM = frozenset(words("en", "names", "firm"))
_LETTERS = frozenset(ascii_letters)
_OF_WORDS = _LETTERS | {"_"}
_INSIDE_BEFORE = frozenset(ascii_letters + digits + "_@#/.-")
_INSIDE_AFTER = frozenset(ascii_letters + digits + "_/@")
_JOINED_AFTER = frozenset(".-")
"""What stands beside a part of a longer word, of an address or a handle; the last ones before a letter."""


@annotation
def capitalised(document: Document) -> Counter[str]:
    """How often each word of at least four letters begins with a capital (and is not all capitals), by its lower-case form."""
    counts: dict[str, int] = {}
    for word, times in Counter(_CAPITALISED.findall(beginning(document))).items():
        if not word.isupper():
            lower = word.lower()
            counts[lower] = counts.get(lower, 0) + times
    return Counter(counts)


SUBJECTS = 10
"""So many names say what a document is about."""
MARK = 2
"""The bytes of a name in what a document is about."""


@annotation
def about(document: Document) -> bytes:
    """The names that a document repeats most, two bytes each: what it is about. An acronym that it explains counts as the name."""
    counts = capitalised(document)
    if explained := aliases(document):
        counts = counts.copy()
        for short, words in explained.items():
            times = beginning(document).count(short)
            counts.update({word.lower(): times for word in words if word.lower() in counts})
    telling = sorted((-times, word) for word, times in counts.items() if word not in _NO_FIRST_WORD)
    return b"".join(_mark(word) for _, word in telling[:SUBJECTS])


@lru_cache(maxsize=4_096)
def _mark(word: str) -> bytes:
    return (crc32(word.encode()) & 0xFFFF).to_bytes(MARK, "little")


@lru_cache(maxsize=4096)
def _marks(subjects: bytes) -> frozenset[int]:
    return frozenset(memoryview(subjects).cast("H"))


def common_subjects(one: bytes, other: bytes, besides: str = "") -> int:
    """How many names two documents share in what they are about, `besides` the words of this name."""
    shared = _marks(one) & _marks(other)
    if besides:
        shared -= _marks(b"".join(map(_mark, besides.lower().split(" "))))
    return len(shared)


@annotation
def _in_small_letters(document: Document) -> str:
    return beginning(document).lower()


def places(document: Document, word: str) -> list[Span]:
    """Where a word (given in lower case, nothing but letters of ASCII) stands with a capital."""
    folded, lower, found = beginning(document), _in_small_letters(document), []
    start = lower.find(word)
    while start >= 0:
        end = start + len(word)
        if folded[start].isupper() and not (
            folded[start - 1 : start] in _OF_WORDS or folded[end : end + 1] in _OF_WORDS
        ):
            found.append(as_span((start, end)))
        start = lower.find(word, end)
    return found


def trimmed(name: str) -> str:
    """A run of capitalised words without the words at its beginning that are none of a name's, and without a possessive."""
    words = name.split(" ")
    while words and words[0].lower() in _NO_FIRST_WORD:
        words.pop(0)
    return " ".join(words).rstrip("'&-").removesuffix("'s").removesuffix("'S")


def key(name: str) -> str:
    """What all ways to write a name have in common: lower case, no hyphens and spaces, no “Group” or “Inc” behind it."""
    if name.isalpha():
        return name.lower()
    words = name.lower().replace("-", " ").replace("'", " ").replace("&", " ").split()
    while len(words) > 1 and words[-1] in _FIRM:
        words.pop()
    return "".join(words)


def without_firm(name: str) -> str:
    """The name without the “Group” or “Inc” behind it."""
    bare, _, last = name.rpartition(" ")
    while bare and last.lower() in _FIRM:
        name = bare
        bare, _, last = name.rpartition(" ")
    return name


@annotation
def name_starts(document: Document) -> dict[str, list[int]]:
    """Where each name begins that is no part of a longer one, by how it is written (folded)."""
    found = _runs(without_page_lines(document))
    single = {name.lower() for name in found if " " not in name}
    ordinary = words_in_lower_case(document, single)
    return {name: at for name, at in found.items() if " " in name or name.lower() not in ordinary}


def _runs(folded: str) -> dict[str, list[int]]:
    """Where the runs of capitalised words begin, trimmed."""
    runs: dict[str, list[int]] = {}
    for match in _NAME.finditer(folded):
        run = match.group()
        if run in runs:
            runs[run].append(match.start())
        else:
            runs[run] = [match.start()]
    found: dict[str, list[int]] = {}
    for run, starts in runs.items():
        name, shift = _trimmed_run(run)
        if len(name) > 1:
            if shift:
                starts = [start + shift for start in starts]
            found[name] = sorted(found[name] + starts) if name in found else starts
    return found


@lru_cache(maxsize=4_096)
def _trimmed_run(run: str) -> tuple[str, int]:
    """A run trimmed, and where in it the name begins."""
    name = trimmed(run)
    return name, 0 if run.startswith(name) else run.index(name)


def names(document: Document) -> dict[str, int]:
    """How often each name stands in the document, as it is written (folded)."""
    return {name: len(starts) for name, starts in name_starts(document).items()}


def is_inside(folded: str, start: int, end: int) -> bool:
    """Whether a place is a part of a longer word, of an address or a handle."""
    if start and folded[start - 1] in _INSIDE_BEFORE:
        return True
    after = folded[end : end + 1]
    return after in _INSIDE_AFTER or (after in _JOINED_AFTER and folded[end + 1 : end + 2] in _LETTERS)


def occurrences(document: Document, name: str) -> Iterator[Span]:
    """Where a name stands just as it is written here, as a whole word."""
    folded = without_page_lines(document)
    start = folded.find(name)
    while start >= 0:
        end = start + len(name)
        if not is_inside(folded, start, end):
            yield Span(start, end)
        start = folded.find(name, end)


def in_running_text(folded: str, name: str, starts: Iterable[int]) -> Span | None:
    """The first place of a name that is no heading or entry of a menu; of a single word, one that follows another word."""
    length, several = len(name), " " in name
    for start in starts:
        end, before = start + length, folded[max(0, start - 2) : start]
        follows = before[1:] == " " and (before[0] in ",;:)\"'" or before[0].isalnum())
        beside = several and (before[-1:] not in ("", "\n") or folded[end : end + 1] not in ("", "\n", "\r"))
        if (follows or beside) and not is_inside(folded, start, end):
            return Span(start, end)
    return None


@annotation
def read(document: Document) -> list[Mention]:
    """Every name in the document, in order of place; its value is what all ways to write it have in common.

    An acronym that the document explains has the value of the name it stands for.
    """
    spelt = {short: " ".join(words) for short, words in aliases(document).items()}
    found = []
    for name, starts in name_starts(document).items():
        value = key(spelt.get(name, name))
        for start in starts:
            end = start + len(name)
            found.append(Mention("name", start, end, document.text[start:end], value))
    return sorted(found, key=lambda mention: mention.start or 0)
