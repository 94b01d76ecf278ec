"""Two claims side by side: what they have in common but for their figures, and what stands in one where the other has something else.

Parallel claims speak of two things in one form (“The north pier is 40 metres long. The south pier is 60 metres long.”); verbatim ones
are the same sentence, twice.
"""

from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cached_property
from itertools import chain, pairwise, takewhile
from typing import NamedTuple

from lint.extract.claims.extractor import Claim, Figure, bare, is_name, names_in, stem, telling
from lint.lexicon import words
from lint.lexicon.calendar import MONTHS, WEEKDAYS

CHANGE = frozenset(words("en", "claims", "change"))
"""Words that tell of a change."""
PERIODS = frozenset(words("en", "claims", "periods")).union(MONTHS, WEEKDAYS)
"""Words that tell one occasion from another."""
_MEASURED_AGAIN = frozenset(words("en", "claims", "measured again"))
_NO_SUBJECT = frozenset(
    "report accord statement spokesman spokeswoman official announc add note explain write wrote".split()
)
"""Words of who tells it."""
_OPPOSITES = {
    stem(one): stem(other)
    for pair in words("en", "claims", "opposites")
    for one, other in (pair.split(), pair.split()[::-1])
}  # fmt: skip
"""Words that tell two things or two times apart, most of them too common to count as words of their own."""
_SPELLS = frozenset("day week month year hour minut night season".split())
_ON_CONDITION = frozenset("with without when if unless including excluding plus empty loaded unladen folded".split())
"""Words that tell on what terms a figure holds."""
_EARLIER = frozenset("before previously originally formerly initially once earlier".split())
_PARTS_OF_YEARS = frozenset(("quarter", "half", *MONTHS))
_PLANNED = frozenset(words("en", "claims", "planned"))
_DONE = frozenset("has have had final actual end".split())
_BE = frozenset("is are was were".split())
_NUMBERED = frozenset(words("en", "claims", "numbered"))
"""A number behind these is a name."""
_PREPOSITIONS = frozenset(words("en", "claims", "prepositions"))
_TERMS = frozenset("for in on with without around under after behind beyond during".split())
OPENERS = frozenset(words("en", "claims", "openers"))
"""A sentence that begins with one of these says first of what occasion it speaks."""
_AXES = frozenset("long high tall wide broad deep thick".split())
_WHO = frozenset("who whose".split())
_SPECIFIERS = frozenset("the a an its his her their our".split())
_MORE_NAMES = 2
_SEVERAL = 3
_DATES = ("year", "day")
_FIGURE = "#"
_SHORT = 10
"""Claims of so many words at most, most of them shared, say little else than of what the figure is."""
_NEAR = 5
_LEAST_SHARED, _LEAST_SIMILAR, _LEAST_WORDS = 3, 0.5, 4


class Swap(NamedTuple):
    """Words of the first claim in whose place the second has others."""

    first: frozenset[str]
    second: frozenset[str]
    before: bool
    """Whether they stand before both figures."""


class Frames:
    """What two claims say around a figure of each."""

    def __init__(self, first: Claim, one: Figure, second: Claim, other: Figure) -> None:
        self._claims, self._figures = (first, second), (one, other)
        self._words = _content(first, one), _content(second, other)
        self._sets = frozenset(self._words[0]) - {_FIGURE}, frozenset(self._words[1]) - {_FIGURE}
        self.shared = self._sets[0] & self._sets[1]
        """The words that both have besides their figures."""

    def parallel(self) -> bool:
        """Whether two short claims in one form speak of two things, or of two times."""
        if max(map(len, self._words)) > _SHORT:
            return False
        first, second = self._periods
        apart = bool(first - second and second - first) or self._told_apart
        timely = self._figures[0].kind in _DATES
        if apart and not timely:
            return True
        return 2 * len(self.shared) >= min(map(len, self._sets)) and (
            apart
            or any(swap.before for swap in self._swaps)
            or self._other_dates
            or self._other_labels
            or self._other_axes
            or self._for_others
            or self._longer_name
            or self._part_of_a_year
            or self._planned
            or self._lists_without_names
            or (not timely and any(self._on_other_terms(*pair) for pair in ((0, 1), (1, 0))))
        )

    def of_two_things(self) -> bool:
        """Whether the claims, a title and a sentence that says more, tell of two things or two times."""
        timely = self._figures[0].kind in _DATES
        return self._told_apart or self._other_labels or self._longer_name or (self._part_of_a_year and not timely)

    def _on_other_terms(self, one: int, other: int) -> bool:
        """Whether one claim says on what terms its figure holds, and the other does not: “in winter it takes …”, “with its load”."""
        claim, figure, stems = self._claims[one], self._figures[one], self._stems
        tokens = claim.tokens
        own = stems[one] - stems[other] - frozenset(tokens[max(0, figure.at - 2) : figure.at])
        if not _ON_CONDITION.isdisjoint(own) or tokens[0] in _EARLIER - stems[other]:
            return True
        if tokens[0] in OPENERS and figure.at > _SEVERAL and self._opens_apart(one, other):
            return True
        if figure.kind == "count" and _WHO.intersection(tokens[figure.after : figure.after + 2]):
            return not _WHO.intersection(self._claims[other].tokens)
        return any(
            before in _TERMS and (word := telling(token)) and word not in self._sets[other] and telling(before) is None
            for before, token in _governed(tokens[: figure.at])
        )

    @property
    def _other_dates(self) -> bool:
        """Whether each claim names a day or year, and not the same; of two dates it counts where all else differs with them."""
        dates, others = ([self._values(claim, dated) for claim in self._claims] for dated in (True, False))
        if not _apart(*dates):
            return False
        return self._figures[0].kind not in _DATES or _apart(*others)

    @staticmethod
    def _values(claim: Claim, dated: bool) -> set[tuple[str, float]]:
        return {(figure.kind, figure.number) for figure in claim.figures if (figure.kind in _DATES) is dated}

    @property
    def _other_labels(self) -> bool:
        """Whether a letter or number behind the same word tells two things apart: model A and model B, version 4.1 and 4.2."""
        first, second = (
            {
                before: after
                for before, after in pairwise(map(bare, claim.tokens))
                if (len(after) == 1 and after.isalpha())
                or (after[:1].isdigit() and (before in _NUMBERED or before in self._numbered_names(claim)))
            }
            for claim in self._claims
        )
        return any(first[word] != second[word] for word in first.keys() & second.keys())

    def _opens_apart(self, one: int, other: int) -> bool:
        """Whether a claim first says of what occasion it speaks, and the other one speaks of another or of none."""
        opening = _opening(self._claims[one].tokens)
        known = frozenset(map(bare, self._claims[other].tokens))
        return opening != _opening(self._claims[other].tokens) and not known.issuperset(map(bare, opening[1:]))

    @property
    def _other_axes(self) -> bool:
        """Whether one length is another than the other one: 92 metres high, 340 metres long."""
        pairs = zip(self._claims, self._figures, strict=True)
        first, second = (_AXES.intersection(claim.tokens[figure.after : figure.after + 1]) for claim, figure in pairs)
        return bool(first and second) and first != second

    @staticmethod
    def _numbered_names(claim: Claim) -> set[str]:
        """The names with a number behind them that counts nothing: the Falke 200."""
        figures = (figure for figure in claim.figures if figure.unit or figure.kind != "count")
        counted = set(chain.from_iterable(range(figure.at, figure.after) for figure in figures))
        return {
            bare(before)
            for at, (before, after) in enumerate(pairwise(claim.tokens), 1)
            if after[:1].isdigit()
            and (
                (at not in counted and (at == 1 or is_name(before)))
                or (at > 1 and claim.tokens[at - 2] == "the" and is_name(before))
            )
        }

    @cached_property
    def _stems(self) -> tuple[frozenset[str], frozenset[str]]:
        """All words of both, the commonest too."""
        first, second = (frozenset(stem(bare(token)) for token in claim.tokens) for claim in self._claims)
        return first, second

    @property
    def _told_apart(self) -> bool:
        """Whether a common word in one has its opposite in the other: the old bridge and the new one, before and after."""
        first, second = (words & _OPPOSITES.keys() for words in self._stems)
        lasting, longer = (words & _SPELLS for words in self._stems)
        spells = bool(lasting - longer and longer - lasting) and self._figures[0].kind != "time"
        return spells or any(_OPPOSITES[word] in second - first for word in first - second)

    @property
    def _part_of_a_year(self) -> bool:
        """Whether one is of a quarter or a month and the other of a whole year."""
        parts = [bool(words & _PARTS_OF_YEARS) for words in self._stems]
        years = [any(figure.kind == "year" for figure in claim.figures) for claim in self._claims]
        return parts[0] != parts[1] and years[parts.index(False)]

    @property
    def _planned(self) -> bool:
        """Whether one says what was planned and the other what came of it: “is to cost”, “has cost”."""
        planned = [self._is_planned(claim.tokens) for claim in self._claims]
        done = [bool(words & _DONE) for words in self._stems]
        return planned[0] != planned[1] and done == [not one for one in planned]

    @property
    def _lists_without_names(self) -> bool:
        """Whether both list several figures, most of them others, and name nobody: what two recipes take."""
        first, second = ({(figure.kind, figure.number) for figure in claim.figures} for claim in self._claims)
        lists = min(len(first), len(second)) >= _SEVERAL and len(first - second) > 1 and len(second - first) > 1
        return lists and not any(map(names_in, self._claims))

    @staticmethod
    def _is_planned(tokens: tuple[str, ...]) -> bool:
        return not _PLANNED.isdisjoint(map(bare, tokens)) or any(
            one in _BE and then == "to" for one, then in pairwise(tokens)
        )

    @property
    def _for_others(self) -> bool:
        """Whether the same words lead to both figures, and a preposition behind each to something else: for children, for adults."""
        (first, one), (second, other) = zip(self._claims, self._figures, strict=True)
        if first.tokens[: one.at] != second.tokens[: other.at]:
            return False
        run = list(
            takewhile(
                lambda pair: pair[0] == pair[1],
                zip(first.tokens[one.after :], second.tokens[other.after :], strict=False),
            )
        )
        behind = (claim.tokens[figure.after + len(run) :][:1] for claim, figure in ((first, one), (second, other)))
        lead = [word for word, _ in run if word not in _SPECIFIERS]
        return lead[-1:] != [] and lead[-1] in _PREPOSITIONS and all(words and telling(words[0]) for words in behind)

    @property
    def _longer_name(self) -> bool:
        """Whether the same words lead to both figures, but that a name goes on in one of them: the Kite, the Kite Max."""
        ways = [claim.tokens[: figure.at] for claim, figure in zip(self._claims, self._figures, strict=True)]
        short, long = sorted(ways, key=len)
        run = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(short, long, strict=False)))
        more = len(long) - len(short)
        if not (0 < more <= _MORE_NAMES and run) or short[run:] != long[run + more :]:
            return False
        named = is_name(long[run - 1]) or long[run - 1][:1].isdigit()
        return named and all(map(is_name, long[run : run + more]))

    def verbatim(self) -> bool:
        """Whether the claims are one sentence with two figures: same words, names and times, one figure of the kind in each."""
        one, other = self._figures
        if one.kind in ("day", "year", "time") or one.unit != other.unit or (one.kind == "count" and not one.unit):
            return False
        if _FIGURE in (self._words[0][0], self._words[1][0]) or not self._similar():
            return False
        first, second = self._periods
        return first == second and not (self._swaps or self._names_of_their_own or self._unsteady) and self._lonely

    def _similar(self) -> bool:
        """Whether most words of both are the same; where few of them say something, every single one."""
        if len(self.shared) < _LEAST_SHARED:
            first, second = map(_rest, self._claims, self._figures)
            return first == second and len(first) >= _LEAST_WORDS
        return len(self.shared) >= _LEAST_SIMILAR * len(self._sets[0] | self._sets[1])

    @cached_property
    def _swaps(self) -> list[Swap]:
        return list(_swaps(*self._words))

    @cached_property
    def _periods(self) -> tuple[frozenset[str], frozenset[str]]:
        first, second = (PERIODS.intersection(map(bare, claim.tokens)) for claim in self._claims)
        return first, second

    @property
    def _names_of_their_own(self) -> bool:
        first, second = map(names_in, self._claims)
        return bool(first - self._sets[1]) and bool(second - self._sets[0])

    @property
    def _unsteady(self) -> bool:
        """Whether the figures are of what changes or is measured again and again."""
        words = self._sets[0] | self._sets[1]
        near = {
            word for claim, figure in zip(self._claims, self._figures, strict=True) for word in _near(claim, figure)
        }
        return not (_MEASURED_AGAIN.isdisjoint(words) and CHANGE.isdisjoint(near))

    @property
    def _lonely(self) -> bool:
        """Whether each claim has one figure of the kind, and one at most that the other claim has not."""
        first, second = ({(figure.kind, figure.number) for figure in claim.figures} for claim in self._claims)
        kinds = [[figure.kind for figure in claim.figures] for claim in self._claims]
        kind = self._figures[0].kind
        return all(each.count(kind) == 1 for each in kinds) and min(len(first - second), len(second - first)) <= 1


def _apart(first: set[tuple[str, float]], second: set[tuple[str, float]]) -> bool:
    """Whether both have values, and none is the same."""
    return bool(first and second) and first.isdisjoint(second)


def _opening(tokens: tuple[str, ...]) -> list[str]:
    """The first two words of a claim, articles left out."""
    return [token for token in tokens[:3] if token not in _SPECIFIERS][:2]


def _governed(tokens: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Each preposition of a few words with the word that it leads to, articles left out."""
    bare_words = [token for token in tokens if token not in _SPECIFIERS]
    return pairwise(bare_words)


def _content(claim: Claim, figure: Figure) -> list[str]:
    """The words of a claim that say something, in order, with a sign in the place of the figure."""
    before, after = claim.tokens[: figure.at], claim.tokens[figure.after :]
    return [*filter(None, map(telling, before)), _FIGURE, *filter(None, map(telling, after))]


def _rest(claim: Claim, figure: Figure) -> tuple[str, ...]:
    return (*claim.tokens[: figure.at], *claim.tokens[figure.after :])


def _near(claim: Claim, figure: Figure) -> Iterator[str]:
    return map(bare, claim.tokens[max(0, figure.at - _NEAR) : figure.after + _NEAR])


def _swaps(first: list[str], second: list[str]) -> Iterator[Swap]:
    """Where one list has words of its own and the other has other ones."""
    known, others = frozenset(first), frozenset(second)
    places = first.index(_FIGURE), second.index(_FIGURE)
    for what, a, end, b, last in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        ours = frozenset(first[a:end]) - others - _NO_SUBJECT
        theirs = frozenset(second[b:last]) - known - _NO_SUBJECT
        if what == "replace" and ours and theirs:
            yield Swap(ours, theirs, a < places[0] and b < places[1])
