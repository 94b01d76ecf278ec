"""Parts that don't make the whole they are listed for: a list and its number, votes, the rows of a table (UN306)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lint import Confidence, Document, DocumentRule, Examples, Finding, Severity, Span, expression
from lint.extract.quantities import SMALL, amounts, parse_words
from lint.lexicon import either, words

_NUMBERS = "|".join([*SMALL, "a", "an"])
_ITEM = rf"(?P<number>\d{{1,3}}(?:,\d{{3}})*|(?:{_NUMBERS})(?:-(?:{_NUMBERS}))?) (?!million|billion|percent|per cent|years?\b|of\b)[a-z][a-z'-]+(?: (?!and\b|or\b|including\b)[a-z][a-z'-]+){{0,2}}"
_LIST = expression(rf" ?[:(–—-]{{1,2}} ?{_ITEM}(?:, {_ITEM}){{0,5}},? and {_ITEM}(?=[).;]|\s[–—-])")
_PARTED = {"for": "against", "in favour": "against", "in favor": "against", "yes": "no", "men": "women", "women": "men",
           "boys": "girls", "girls": "boys", "won": "lost"}  # fmt: skip
"""Sides of one whole that nobody is on at once."""
_HOW_MANY = rf"\d{{1,3}}(?:,\d{{3}})*|(?:{_NUMBERS})(?:-(?:{_NUMBERS}))?"
_DO = r"(?:were |are |voted |said |had )?"
_OF = expression(
    rf"\bof (?:the |its |their |his |her |all )?(?P<number>{_HOW_MANY}) [a-z][a-z-]+(?: [a-z-]+)?, "
    rf"(?P<number>{_HOW_MANY}) {_DO}(?P<side>{'|'.join(_PARTED)})\b(?: [a-z]+){{0,4}},? (?:and|while) "
    rf"(?P<number>{_HOW_MANY}) {_DO}(?P<other>[a-z]+)\b"
)
"""“Of the 20 members, 12 voted for and 9 against”."""
_NOUN = r"(?: (?!and\b|or\b|of\b)[a-z][a-z-]+){0,2} [a-z][a-z-]+s"
_NAME = r"(?-i:[A-Z])[\w'-]+(?: (?-i:[A-Z])(?:\.|[\w'-]+)){0,2}"
_NAMES = expression(
    rf"(?<!\bof )(?<!\bof the )\b(?P<number>{_HOW_MANY})(?: (?!and\b|or\b|of\b)(?-i:[a-z])[a-z-]+){{0,2}} (?-i:[a-z])[a-z-]*(?:s|men|women|children|people)(?:,|:| ?\(| ?[\x96\x97-]) ?(?P<list>{_NAME}(?:, {_NAME})*,? and {_NAME})(?=[,.;)]|\Z)"
)
"""“three sisters, Ida, Jo and Nell”"""
_THING = r"(?:an? |the |some |his |her |its |their )?[a-z][a-z'-]*(?: (?!and\b|or\b)[a-z][a-z'-]*){0,2}"
_THINGS = expression(
    rf"\b(?P<number>{_HOW_MANY})(?: (?!and\b|or\b|of\b)[a-z][a-z-]+){{0,2}} [a-z][a-z-]*s: (?P<list>{_THING}(?:, {_THING})+,? and {_THING})(?=[.;)]|\Z)"
)
"""“three colours: red, green and blue”"""
_SEX = r"(?:men|women|boys|girls|males|females)"
_PASSIVES = either(words("en", "quantities", "counted deeds"))
_MADE_OF = expression(
    rf"(?<![\w$£€.,-])(?P<number>{_HOW_MANY})(?: [a-z-]+){{0,2}} (?:(?:consist(?:s|ed)? of|(?:is|are|was|were) made up of|compris(?:es?|ed))|(?:were|was) {_PASSIVES}:) "
    rf"{_ITEM}(?:, {_ITEM}){{0,5}},? and {_ITEM}(?=[.;)]|\Z)"
)
"""“the crew of 14 consists of nine sailors and five cooks”, “six medals were won: two gold and four silver”"""
_BY_SEX = expression(
    rf"(?<![\w$£€.,-])(?P<number>{_HOW_MANY}) [a-z-]+, (?P<number>{_HOW_MANY}) {_SEX} and (?P<number>{_HOW_MANY}) {_SEX}(?=[.;,)]|\Z)"
)
"""“nine members, five women and four men”"""
_INEXACT = frozenset(words("en", "quantities", "inexact"))


def _is_exact(folded: str, start: int, listed: str) -> bool:
    """Whether a number counts all of a list behind it: a verb or “all” before it says so, or a colon behind what is counted."""
    before = folded[max(0, start - 16) : start]
    if _EXACT_TOTAL.search(before):
        return True
    last = before.lower().split()[-1:]
    return listed.startswith(":") and last != [] and last[0].isalpha() and last[0] not in _INEXACT


_COMMA = expression(r",? and |, ")
_VOTES = expression(
    rf"(?<!\bof )(?<!\bof the )\b(?P<all>all )?(?:the )?(?P<number>{_HOW_MANY}) [a-z]+(?: [a-z]+)?(?: voted| were present| present| took part)?[:,;] ?(?P<number>{_HOW_MANY})(?: [a-z]+){{0,2}} (?:for|in favou?r)\b[^.;\d]{{0,40}}?"
    rf"(?P<number>{_HOW_MANY})(?: [a-z]+){{0,2}} against\b(?:[^.;\d]{{0,24}}?\b(?P<number>{_HOW_MANY})(?: [a-z]+)? abst\w+)?"
)
"""“12 members voted: eight for, three against and one abstained”"""
_OF_ALL = expression(
    rf"(?<![\w$£€.,:/-])(?P<number>{_HOW_MANY})(?: out)? of (?:the|its|their|our|his|her|all|all the) (?P<number>{_HOW_MANY}) (?!(?:million|billion|per|of|and|or|to|was|is|were|are)\b)[a-z]"
)
"""“14 of the 12 plots”"""
_PARTS = either(words("en", "quantities", "numbered parts"))
_LABEL = expression(rf"(?r)\b{_PARTS} ")
_TOTAL = expression(r"(?:(?:grand )?total|sum|all|in all|altogether|all together)\b[^\t\d]{0,30}\Z")
_PART_OF_ROW = expression(r"\b(?:of which|thereof|subtotals?|sub-totals?|including|average|mean|median)\b")
_CELL = expression(r"[$€£]? ?(?P<number>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<parts>\d+))? ?%?")
_MOST_ROWS = 200
_TOTALS = either(words("en", "quantities", "exact totals"))
_EXACT_TOTAL = expression(rf"\b{_TOTALS} \Z")


class TotalMiscounted(DocumentRule):
    code = "UN306"
    name = "total-miscounted"
    severity = Severity.warning
    confidence = Confidence.medium
    why = "The parts that are listed don't make the total that is given."
    match = (
        r"[a-z](?:: | ?\(| [–—] )(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) [a-z]",
        rf"\bof [^.;,]{{3,40}}, [^.;,]{{1,24}} (?:{'|'.join(_PARTED)}) ",
        r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})(?: [a-z-]+){1,3}(?:,|:| ?\(| [–—]) ?[a-z]",
        r"\bof (?:the|its|their|our|his|her|all) (?:\d|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty)",
        r"\b(?:against|total|sum|in all|altogether)\b",
        r"\b(?:consist(?:s|ed)? of|made up of|compris(?:es?|ed)) ",
        rf", (?:\d{{1,4}}|[a-z-]+) {_SEX} and (?:\d{{1,4}}|[a-z-]+) {_SEX}\b",
    )
    needs = ("quantity",)
    examples = Examples(
        flags=(
            "The crash killed [[12 people: seven men and four women]].",
            "The storm sank [[nine boats: four trawlers and three yachts]].",
            "They won a total of [[9 medals (two golds, three silvers and five bronzes]]).",
            "[[Of the 20 members, 12 voted for and 9 against]].",
            "She had [[three sisters, Ida, Jo, Eva and Nell]].",
            "They sell [[three colours: red, green, blue and white]].",
            "So far [[14 of the 12]] plots are let.",
            "[[All 12 members voted: eight for it, three against, and three abstained]].",
            "Site\tJobs\nSund\t120\nMyre\t80\nTotal\t[[230]]",
        ),
        passes=(
            "The crash killed 12 people: seven men and five women.",
            "They won a total of 10 medals (two golds, three silvers and five bronzes).",
            "Of the 20 members, 12 voted for the plan and seven against.",
            "It has two classes: 12 boys and 15 girls.",
            "He has 8 dogs, including two terriers and three hounds.",
            "She had three sisters, Ida, Jo and Nell, and two brothers, Ole and Per Lund.",
            "With two brothers, Ida, Jo and Nell founded the mill in 1950.",
            "They sell three colours: red, green and blue; in 12 of the 14 plots, beans grow.",
            "Of the 12 members, eight voted for it, three against.",
            "Site\tJobs\nSund\t120\nMyre\t80\nTotal\t200",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        folded = document.folded
        yield from self._two_sides(document)
        yield from self._listed(document)
        yield from self._made_of(document)
        yield from self._rows(document)
        for total in amounts(document):
            if total.noun is None or total.magnitude or total.low != total.high or not 3 <= total.number < 1e6:
                continue
            noun = folded[total.end : total.end + 60].lower().find(total.noun)
            listed = _LIST.match(folded, total.end + noun + len(total.noun)) if noun > 0 else None
            if listed is not None and _is_exact(folded, total.start, listed.group()):
                parts = [_count(number) for number in listed.captures("number")]
                if _miss(parts, total.number):
                    message = f"the parts make {' + '.join(map(str, parts))} = {sum(parts)}, but the text says {total.number:g}"
                    yield self.finding(Span(total.start, listed.end()), message)

    def _two_sides(self, document: Document) -> Iterator[Finding]:
        """More on two sides than there are: those who are missing may have stayed at home."""
        for block in _blocks(document, self.code, _SIDES):
            for found in _OF.finditer(document.folded, *block):
                total, first, second = map(_count, found.captures("number"))
                if _PARTED[found["side"].lower()] == found["other"].lower() and first + second > total:
                    message = f"{first} + {second} = {first + second} is more than the {total} that the text speaks of"
                    yield self.finding(Span(*found.span()), message)

    def _listed(self, document: Document) -> Iterator[Finding]:
        """Lists whose things are more or fewer than the number before them, and votes that don't make those who voted."""
        folded = document.folded
        capitals, colons = _listing(document, self.code)
        for block in _blocks(document, self.code, _PARTS, _COUNTED):
            names = block in capitals or _DASHED.search(folded, *block)
            for found in (
                *(_NAMES.finditer(folded, *block) if names else ()),
                *(_THINGS.finditer(folded, *block) if block in colons else ()),
            ):
                things = 1 + sum(1 for _ in _COMMA.finditer(found["list"]))
                if 1 < _count(found["number"]) <= _LONGEST and things != _count(found["number"]):
                    message = f"{things} are listed, but the text says {found['number'].lower()}."
                    yield self.finding(Span(*found.span()), message)
        for block in _blocks(document, self.code, _SHARE):
            for found in _OF_ALL.finditer(folded, *block):
                part, whole = map(_count, found.captures("number"))
                labelled = _LABEL.match(folded, max(0, found.start() - 12), found.start())
                if 1 < whole < part < _ALL_MOST * whole and not labelled:
                    place = Span(found.start(), found.end() - 2)
                    yield self.finding(place, f"{part} is more than the {whole} that it is a part of.")
        for block in _blocks(document, self.code, _WHOLE):
            for found in _VOTES.finditer(folded, *block):
                total, *votes = map(_count, found.captures("number"))
                if sum(votes) > total or found["all"] and len(votes) > 2 and sum(votes) < total:
                    message = f"{' + '.join(map(str, votes))} = {sum(votes)}, but the text says {total}."
                    yield self.finding(Span(*found.span()), message)

    def _made_of(self, document: Document) -> Iterator[Finding]:
        """Wholes that are said to be made up of parts that don't make them."""
        folded = document.folded
        for block in _blocks(document, self.code, _PARTS, _MADE, _SEXES):
            for found in (*_MADE_OF.finditer(folded, *block), *_BY_SEX.finditer(folded, *block)):
                total, *parts = map(_count, found.captures("number"))
                if _miss(parts, total):
                    message = f"{' + '.join(map(str, parts))} = {sum(parts)}, but the text says {total}."
                    yield self.finding(Span(*found.span()), message)

    def _rows(self, document: Document) -> Iterator[Finding]:
        """The last row of a table (whose cells have tabs between them in the text, not in the folded one) that is called the total, where a column doesn't add up to it."""
        for block in _blocks(document, self.code, _WHOLE):
            number = document.block_number(block.start)
            cells = document.text[slice(*block)].split("\t")
            if len(cells) < 2 or not _TOTAL.match(cells[0].strip().lower()):
                continue
            rows = _rows_above(document, number)
            start = block.start + len(cells[0]) + 1
            for column, cell in enumerate(cells[1:], 1):
                added = _column(rows, column, cell)
                if added is not None:
                    left = start + len(cell) - len(cell.lstrip())
                    message = f"The rows above make {added:,.10g}, but the total says {cell.strip()}."
                    yield self.finding(Span(left, left + len(cell.strip())), message)
                start += len(cell) + 1


_PARTS, _SIDES, _COUNTED, _SHARE, _WHOLE, _MADE, _SEXES = range(7)
"""The expressions of `match` by what they announce."""


def _blocks(document: Document, code: str, *expressions: int) -> list[Span]:
    """The blocks in which the scan saw one of these expressions, in order: no other is read for what they announce."""
    ends = (end for end, number in document.expression_hits.get(code, ()) if number in expressions)
    return [document.blocks[number] for number in sorted({document.block_number(max(0, end - 1)) for end in ends})]


_DASHED = expression(r"[\x96\x97-] ?[A-Z]", cased=True)
"""Where names may be listed that the scan has not seen: it looks for none behind a dash."""


def _listing(document: Document, code: str) -> tuple[set[Span], set[Span]]:
    """The blocks in which something counted is followed by a capital, and those in which a colon follows it."""
    folded = document.folded
    ends = [end for end, number in document.expression_hits.get(code, ()) if number == _COUNTED]
    capitals = {document.block_at(end - 1) for end in ends if folded[end - 1].isupper()}
    return capitals, {document.block_at(end - 1) for end in ends if folded[end - 3 : end - 1] == ": "}


_LONGEST = 12
"""How many things a list has at most that is counted."""
_ALL_MOST = 10
"""Beyond this multiple it is something else than a part with a wrong digit."""


def _rows_above(document: Document, number: int) -> list[list[str]]:
    """The cells of the rows between the head of a table and its row with that number."""
    rows: list[list[str]] = []
    while number > 0 and len(rows) < _MOST_ROWS:
        number -= 1
        row = document.text[slice(*document.blocks[number])].strip("\n")
        if row.strip() and "\t" not in row:
            break
        if row.strip():
            rows.append(row.split("\t"))
        elif rows and number and "\t" not in document.text[slice(*document.blocks[number - 1])]:
            break
    return rows


def _column(rows: list[list[str]], column: int, total: str) -> float | None:
    """What a column of numbers comes to, where that is not the total; None where it is, or the cells don't tell."""
    stated = _CELL.fullmatch(total.strip())
    if stated is None or "%" in total or any(_PART_OF_ROW.search("\t".join(row)) for row in rows):
        return None
    parts = [_CELL.fullmatch(row[column].strip()) if len(row) > column else None for row in rows]
    if parts and parts[-1] is None:
        parts.pop()
    if len(parts) < 2 or not all(parts) or any(_TOTAL.match(row[0].strip().lower()) for row in rows):
        return None
    added, said = sum(map(_amount, parts)), _amount(stated)
    decimals = max(len(part["parts"] or "") for part in [*parts, stated])
    slack = len(parts) * 0.5 * 10.0**-decimals if decimals else 0.5
    return None if abs(added - said) <= slack or not 0.6 * said < added < 1.6 * said else round(added, decimals)


def _amount(cell: Any) -> float:
    return float(f"{cell['number'].replace(',', '')}.{cell['parts'] or 0}")


def _miss(parts: list[int], total: float) -> bool:
    """Whether parts make another sum than the whole, and one so near that they must be meant for it."""
    return sum(parts) != total and 0.5 * total < sum(parts) < 1.5 * total


def _count(number: str) -> int:
    if number[0].isdigit():
        return int(number.replace(",", ""))
    return 1 if number.lower() in ("a", "an") else int(parse_words(number))
