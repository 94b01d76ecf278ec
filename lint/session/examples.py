"""The examples of rules at work: what a rule flags and passes in its own samples, held against their marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from lint import engine
from lint.config.settings import Settings
from lint.corpus.gather import Corpus
from lint.model import Finding
from lint.patterns import lazy_pattern
from lint.rule.base import CorpusRule, Rule
from lint.rule.packs import located
from lint.text.document import Document
from lint.text.language import UNKNOWN, language_of

_MARK = lazy_pattern(r"\[\[(.*?)\]\]", re.DOTALL)
_CODE = lazy_pattern(r"[A-Z]+\d+")
_SHOWN = 60
Sample = str | tuple[str, ...]
Place = tuple[int, int | None, int | None]
"""The number of a text in its sample, and a span in it; None: the whole text."""


def faults_in_packs(settings: Settings) -> tuple[int, list[str]]:
    """How many rules the packs of the settings have, and what does not hold of their examples.

    Raises RuleError for a pack that cannot be loaded.
    """
    ours, _ = rules_of_packs(settings)
    return len(ours), [fault for rule in ours for fault in faults(rule, settings)]


def rules_of_packs(settings: Settings) -> tuple[list[Rule], list[Rule]]:
    """The rules of the packs that the settings name, and all others. Raises RuleError for a pack that cannot be loaded."""
    folders = [located(pack).resolve() for pack in settings.packs]
    rules = engine.make_plan(settings.with_values({"select": ("ALL",), "ignore": ()}, "examples")).rules
    ours = [rule for rule in rules if _is_in(rule.origin, folders)]
    return ours, [rule for rule in rules if not _is_in(rule.origin, folders)]


def texts_of(rule: Rule) -> list[str]:
    """The texts of a rule's samples, without their marks."""
    examples = rule.resolve().examples
    return [text for sample in (*examples.flags, *examples.passes) for text in _unmarked(sample)[0]]


def _is_in(origin: str, folders: list[Path]) -> bool:
    """Whether a rule comes from one of some folders or files."""
    place = Path(origin.rpartition(":")[0] or origin).resolve()
    return any(place.is_relative_to(folder) for folder in folders)


def faults(rule: Rule, settings: Settings) -> Iterator[str]:
    """What does not hold of the examples of a rule and of its code, a line each; nothing where all is well."""
    if not _CODE.fullmatch(str(rule.code)):
        yield f"{rule.code}: a code is capital letters and a number (ACME101); this one cannot be selected or overruled"
    plan = engine.make_plan(settings.with_values({"select": (str(rule.code),)}, "examples"))
    chosen = next(one for one in plan.rules if one.code == rule.code).resolve()
    for sample in chosen.examples.flags:
        texts, marked = _unmarked(sample)
        found = found_in(chosen, plan, texts)
        if (
            not found
            or (marked and found != marked)
            or (not marked and any(start is not None for _, start, _ in found))
        ):
            yield f"{rule.code}: an example of what it flags does not hold: {_short(sample)} ({_places(texts, found)})"
    for sample in chosen.examples.passes:
        found = found_in(chosen, plan, _texts(sample))
        if found:
            yield f"{rule.code}: an example of what it passes does not hold: {_short(sample)} ({_places(_texts(sample), found)})"


def _texts(sample: Sample) -> list[str]:
    return [sample] if isinstance(sample, str) else list(sample)


def _unmarked(sample: Sample) -> tuple[list[str], set[Place]]:
    """The texts of a sample without [[ ]], and where those stood."""
    texts, places = list[str](), set[Place]()
    for number, text in enumerate(_texts(sample)):
        bare, last = "", 0
        for mark in _MARK.finditer(text):
            bare += text[last : mark.start()]
            places.add((number, len(bare), len(bare) + len(mark[1])))
            bare, last = bare + mark[1], mark.end()
        texts.append(bare + text[last:])
    return texts, places


def found_in(rule: Rule, plan: engine.Plan, texts: Iterable[str]) -> set[Place]:
    """Where a rule finds something in some texts, which are a corpus of their own."""
    documents = [_document(rule, text, f"example{number}.txt") for number, text in enumerate(texts)]
    if isinstance(rule, CorpusRule):
        articles = Corpus([rule])
        for document in documents:
            plan.scan(document)
            articles.add(document)
        names = {document.name: number for number, document in enumerate(documents)}
        return {_place(names[placed.path], placed.finding) for placed in articles.judge()}
    linted = ((number, one) for number, document in enumerate(documents) for one in engine.lint(document, plan))
    return {_place(number, one) for number, one in linted if one.code == rule.code}


def _document(rule: Rule, text: str, name: str) -> Document:
    """An example as an article: one that is too short to tell its language is in that of its rule."""
    assumed = "" if rule.language == "any" or language_of(text) != UNKNOWN else rule.language
    document = Document(text, name)
    document.assumed_language = assumed
    return document


def _place(number: int, finding: Finding) -> Place:
    return number, finding.start, finding.end


def _short(sample: Sample) -> str:
    text = " ".join(" | ".join(_texts(sample)).split())
    return f"“{text if len(text) <= _SHOWN else text[: _SHOWN - 1] + '…'}”"


def _places(texts: list[str], found: set[Place]) -> str:
    spans = sorted((number, start or 0, end) for number, start, end in found)
    return "found: " + (", ".join(f"“{texts[number][start:end]}”" for number, start, end in spans) or "nothing")
