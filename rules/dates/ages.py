"""Ages that don't fit the years of birth, death or publication beside them (DT307)."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from lint import Confidence, Document, DocumentRule, Examples, Finding, Severity, Span, expression
from lint.extract import publication
from lint.extract.quantities import SMALL, parse_words
from lint.lexicon import either, words

_YEAR = r"(?:1[5-9]\d\d|20\d\d)"
_SPELT = "|".join(sorted(SMALL, key=len, reverse=True))
_NOW = expression(
    rf"(?<![\w$.,-])(?<age>\d{{1,3}}|(?:{_SPELT})(?:-(?:{_SPELT}))?)-year-old\b"
    r"|\bthe (?:[a-z-]+ ){0,2}?[a-z-]+, (?:now )?aged (?<age>\d{1,3})(?=, (?:who )?(?:was|is) born\b|, born\b)"
    r"|(?-i:\b[A-Z][\w.'-]+), (?:now |aged )?(?<age>\d{1,3})(?: years old| years of age)?(?=,| \((?:born|b\.)| and (?:born|was born)\b)"
    r"|(?-i:\b[A-Z][\w.'-]+) \((?<age>\d{1,3})\)|\), (?:now |aged )?(?<age>\d{1,3})(?=,)"
    r"|\bis (?:now |today |currently |just |only |already |still )?(?:aged )?(?<age>\d{1,3})(?: years? old| years of age)?(?=[,.;)]| and\b| now\b| but\b| today\b|\Z)",
)
"""The age somebody has while the article is written."""
_AGED = expression(
    r"\b(?:aged|lived to(?: be)?(?: the age of)?|at (?:the )?age(?: of)?|at the age of|at) (?<age>\d{1,3})\b"
)
"""The age at which something happened."""
_STILL = expression(
    r"(?:(?<=\A)|(?<=[.\n] ?))at (?<age>\d{1,3}), (?-i:(?:[A-Z][\w.'-]* ?){1,4}),? \(?(?:who (?:was|is) )?(?=born\b|b\.)"
)
"""“At 33, Ada Brun, born in 1960, …”: it is the age of today where the verb behind it is of today."""
_DOES = either(words("en", "dates", "verbs of today"))
_TODAY = expression(rf"[^.,;)]{{0,20}}[),] {_DOES}\b")
_THEN = expression(
    rf"\b(?:was|turned|being) (?<age>\d{{1,3}})(?: years old)?(?: when\b| as\b)?(?:[^.;:(\d]|\d(?!\d{{3}})){{0,80}}?\bin (?<year>{_YEAR})\b"
    rf"|\bat (?:the )?(?:age (?:of )?)?(?<age>\d{{1,3}}),? in (?<year>{_YEAR})\b"
    rf"|\bin (?<year>{_YEAR}),? (?:aged|at (?:the )?age of) (?<age>\d{{1,3}})\b"
    rf"|\b(?:his |her |their )?(?<age>\d{{1,3}})(?:st|nd|rd|th) birthday (?:in|on) (?:[^.;:()\n\d]|\d(?!\d{{3}})){{0,14}}?(?<year>{_YEAR})\b"
)
"""The age in a year that is named."""
_BORN = expression(
    r"\b(?:born|b\.)(?=[ ,])(?:[^.;:()\n\d]|\d{1,2}(?!\d)|(?<=\d)\.){0,45}?\b(?<born>1[89]\d\d|20\d\d)\b"
)
_LIVED = expression(
    rf"\((?:born )?(?:\w{{3,9}}\.? \d{{1,2}}, |\d{{1,2}} \w{{3,9}} )?(?<born>{_YEAR}) ?[-–—] ?(?:\w{{3,9}}\.? \d{{1,2}}, |\d{{1,2}} \w{{3,9}} )?(?<died>{_YEAR})\)"
)
_DEATHS = either(words("en", "dates", "deaths"))
_DIED = expression(rf"\b{_DEATHS}\b")
_DIED_IN = expression(
    rf"\b(?:died|dies|passed away|killed)\b(?:[^.;:()\n\d]|\d(?!\d{{3}})){{0,60}}?\b(?:in|on [^.;:()\n]{{3,16}}?,?) (?<died>{_YEAR})\b"
)
_DEATH = expression(
    rf"\b(?:died|d\.|passed away)(?=[ ,])(?: (?:in|on|around|about))?(?:[^.;:()\n\d]|\d{{1,2}}(?!\d)){{0,24}}?\b(?<died>{_YEAR})\b"
)
"""A death with its year, next to a birth: “born 1840, died 1822”."""
_KIN = either(words("en", "names", "somebody else"))
_SOMEBODY_ELSE = expression(
    rf"\b{_KIN}\b"
    r"|\b(?:before|after|when|while|since|because|where)\b|(?<!\bof) (?:the|an?) [a-z-]+,? (?:who |which |that )?(?:is |was )?\Z"
    r"| (?:of|by|to|from) (?-i:[A-Z][\w'-]+ [A-Z])"
    r"|(?:,| and| or| than| with) (?-i:(?!(?:He|She|The|In|Born)\b)[A-Z])|'s\b"
)
"""Between an age and a year of birth: they may be two people's."""
_FAMILY = either(words("en", "names", "members of a family"))
_RELATIVE = expression(rf"(?r)\b(?:whose|his|her|their|my) (?:[a-z]+ )?{_FAMILY} (?:was |were )?")
"""Right before a birth: it is somebody else's."""
_OF_ANOTHER = expression(r"(?r)\b(?:whose|his|her|their|its|our|my) (?:(?!own\b)[a-z'-]+ ){1,4}(?:who )?")
"""Right before an age: “whose apprentice is 17”."""
_ANOTHER_THING = expression(
    r"(?r)(?<!\b(?:is|was|as|became|remains|still|now) |[,(] ?)\b(?:an?|his|her|their|its|the|this|that) (?:[a-z]+ )?"
)
"""Right before an age that stands behind a birth: “…, born in 1990, rides a 40-year-old bicycle”."""
_SEVERAL = expression(
    r"-year-old (?:identical )?(?:twins?|brothers|sisters|friends|cousins)\b(?=,? \(?(?:both |who )?(?:were |was |are )?(?:both )?(?:born|b\.))"
)
"""An age that several share, who are born in one year."""
_DIES = expression(r"(?:he|she) (?:died|drowned|passed away|was (?:killed|executed|hanged|murdered))\b")
_PRONOUN = expression(r"(?:he|she) (?:was|is)\b")
_YEARS = expression(rf"(?<![\d.,])(?<!\bsince ){_YEAR}(?![\d,])")
_REACH, _NEAR = 600, 90


class _Age(NamedTuple):
    """An age that is written, and the first and last year in which somebody has it."""

    span: Span
    years: int
    earliest: int
    latest: int
    confidence: Confidence


class AgeDoesNotFit(DocumentRule):
    code = "DT307"
    name = "age-does-not-fit"
    severity = Severity.warning
    confidence = Confidence.high
    why = "The age and the years beside it contradict each other: one of the numbers is wrong."
    needs = ("published",)
    match = (r"\bborn\b", r"\bb\. (?:1[89]|20)\d\d", r"\((?:born )?(?:\w{3,9}\.? \d{1,2},? )?(?:1[5-9]|20)\d\d ?[-–—]")
    examples = Examples(
        flags=(
            "The painter Ada Brun (1901–1970) died [[aged 79]] in her house by the harbour.",
            "Her father, the pilot Jon Brun (1871–1912), drowned [[aged 31]] off the cape.",
            "---\ndate: 2024-03-04\n---\nThe [[44-year-old]] keeper (born 1960) has played for the club since he was a boy.",
            "---\ndate: 2024-03-04\n---\nMs Falk, [[52]], was born in 1961 in the house of the ferryman.",
            "---\ndate: 2024-03-04\n---\nIda Falk, [[47]], born in 1989, has kept the ferry since 2011.",
            "---\ndate: 2024-03-04\n---\nThe ferrywoman, aged [[51]], was born in 1953 and steers to this day.",
            "---\ndate: 2024-03-04\n---\nThe [[70-year-old]] twins were born in 1962.",
            "---\ndate: 2024-03-04\n---\n[[Eight-year-old]] Mia, born in 2003, rang the bell.",
            "Ole Barr, who was born in 1950, [[was 35 when he bought the mill in 1995]].",
            "The painter Ada Brun ([[born 1840, died 1822]]) left the town nine pictures.",
            "Born in 1950, Ole Barr bought the mill [[in 1995, aged 35]].",
            "Ms Falk, who was born on 3 May 1980, kept [[her 30th birthday on 3 May 2015]].",
        ),
        passes=(
            "The painter Ada Brun (1901–1970) died aged 68 in her house by the harbour.",
            "The painter Ada Brun (1901–1970) sold her first picture at the age of 12.",
            "Born in 1950, Ole Barr bought the mill in 1995, aged 45.",
            "---\ndate: 2024-03-04\n---\nThe 63-year-old keeper (born 1960) has played for the club since he was a boy.",
            "---\ndate: 2024-03-04\n---\nMs Falk, 32, whose mother was born in 1961, keeps the ferry.",
            "---\ndate: 2024-03-04\n---\nThe 38-year-old, born in 1961, was fined in 1999.",
            "---\ndate: 2024-03-04\n---\nIda Falk, born in 1990, rides a 55-year-old horse.",
            "---\ndate: 2024-03-04\n---\nThe cooper, whose cat is 12, was born in 1958.",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for hit in sorted({document.sentence_at(hit.end - 1) for hit in document.hits.get(self.code, ())}):
            sentence = Span(hit.start, min(hit.end, hit.start + _REACH))
            births = [*_LIVED.finditer(document.folded, *sentence), *_BORN.finditer(document.folded, *sentence)]
            if len({match["born"] for match in births}) == 1:
                found = self._reversed(document, sentence, births[0]) or list(
                    self._judged(document, sentence, births[0])
                )
                yield from found or self._behind(document, hit, births[0])

    def _behind(self, document: Document, sentence: Span, birth: Any) -> Iterator[Finding]:
        """An age at death in the sentence behind that of the birth, where it opens with the same person."""
        after = document.sentence_at(min(sentence.end + 1, document.block_at(sentence.start).end))
        if after.start < sentence.end or not _DIES.match(document.folded, after.start, after.end):
            return
        if len(list(_BORN.finditer(document.folded, *after))) == 0:
            yield from self._judged(document, after, birth)

    def _reversed(self, document: Document, sentence: Span, birth: Any) -> list[Finding]:
        """A death that is told beside a birth of a later year, with nobody else between."""
        death = _one(_DEATH.finditer(document.folded, *sentence))
        if death is None or "died" in birth.groupdict() or int(death["died"]) >= int(birth["born"]):
            return []
        if _other_person(document.folded, death.span(), birth):
            return []
        place = Span(min(birth.start(), death.start()), max(birth.end(), death.end()))
        return [self.finding(place, f"Nobody who was born in {birth['born']} can have died in {death['died']}.")]

    def _judged(self, document: Document, sentence: Span, birth: Any) -> Iterator[Finding]:
        """The age that belongs to the one year of birth in a sentence, if it does not fit."""
        born = int(birth["born"])
        for age in _ages(document, sentence, birth):
            low, high = age.earliest - born - 1, age.latest - born
            if not low <= age.years <= high:
                fitting = f"{max(low, 0)} or {high}" if high == low + 1 else f"{max(low, 0)} to {high}"
                when = str(age.latest) if age.earliest == age.latest else f"{age.earliest} or {age.latest}"
                message = f"Born in {born}, one is {fitting} in {when}, but the text says {age.years}."
                yield self.finding(age.span, message, confidence=age.confidence)
                return


def _ages(document: Document, sentence: Span, birth: Any) -> Iterator[_Age]:
    """The age in a sentence that is surely that of the one whose birth it gives, with when it was reached."""
    folded = document.folded
    then = _one(_THEN.finditer(folded, *sentence))
    begins = then and (then.start("year") if then["year"] and then.start("year") < then.start("age") else then.start())
    if then is not None and not _other_person(folded, (begins, then.end("age")), birth):
        year = int(then["year"])
        yield _Age(Span(*then.span()), int(then["age"]), year, year, Confidence.medium)
        return
    died = birth["died"] if "died" in birth.groupdict() else None
    if died is None:
        died_in = _one(_DIED_IN.finditer(folded, *sentence))
        died = died_in["died"] if died_in else None
    aged = _one(_AGED.finditer(folded, *sentence))
    if died is not None or aged is not None and _DIED.search(folded, *sentence):
        if aged is not None and died is not None and _DIED.search(folded, *sentence):
            yield _Age(Span(*aged.span()), int(aged["age"]), int(died), int(died), Confidence.high)
        return
    yield from _now(document, sentence, birth)


def _now(document: Document, sentence: Span, birth: Any) -> Iterator[_Age]:
    """The age that somebody has on the day of publication."""
    folded, known = document.folded, publication.publication(document)
    place = sentence
    still = _STILL.search(folded, *sentence)
    if still is not None and (still.end() != birth.start() or _TODAY.match(folded, birth.end(), sentence.end) is None):
        still = None
    age = still or _one(_NOW.finditer(folded, *sentence))
    if age is None and _PRONOUN.match(folded, sentence.start, sentence.end):
        place = Span(document.sentence_at(max(sentence.start - 2, 0)).start, sentence.start)
        age = _one(_NOW.finditer(folded, *place)) if sentence.start - place.start <= _REACH else None
    if known is None or age is None:
        return
    if age is not still and place is sentence and _is_of_another(folded, age, sentence, birth):
        return
    others = {int(year.group()) for year in _YEARS.finditer(folded, place.start, sentence.end)} - {int(birth["born"])}
    beside = 0 <= birth.start() - age.end() <= len(", ") and _TODAY.match(folded, birth.end(), sentence.end)
    if others - {known.date.year} and not beside:
        return
    whole = age.group().endswith("-year-old")
    span = Span(*age.span()) if whole else Span(*age.span("age"))
    yield _Age(span, _years(age["age"]), known.date.year, known.last.year, Confidence.high)


def _years(written: str) -> int:
    return int(written) if written.isdigit() else int(parse_words(written))


def _is_of_another(folded: str, age: Any, sentence: Span, birth: Any) -> bool:
    """Whether an age of today may be that of another than the one who was born then."""
    if _OF_ANOTHER.match(folded, max(0, age.start() - 60), age.start()):
        return True
    if birth.start() < age.start() and _ANOTHER_THING.match(folded, max(0, age.start() - 40), age.start()):
        return True
    name = folded[age.start() : age.start("age")].split(",")[0]
    if birth.end() <= age.start() and name[:1].isupper() and name not in folded[sentence.start : birth.start()]:
        return True
    several = _SEVERAL.match(folded, age.end("age"))
    return _other_person(folded, several.span() if several else age.span("age"), birth)


def _one(matches: Iterator[Any]) -> Any:
    """The one match, None where there is none or more than one."""
    found = list(matches)
    return found[0] if len(found) == 1 else None


def _other_person(folded: str, age: tuple[int, int], birth: Any) -> bool:
    """Whether the age and the birth may be of two people."""
    if _RELATIVE.match(folded, max(0, birth.start() - 40), birth.start()):
        return True
    opens = folded[max(0, birth.start() - 2) : birth.start()].strip() in ("", ".")
    gap = (age[1], birth.start()) if age[1] <= birth.start() else (birth.end() + opens, age[0])
    return not 0 <= gap[1] - gap[0] <= _NEAR or _SOMEBODY_ELSE.search(folded, *gap) is not None
