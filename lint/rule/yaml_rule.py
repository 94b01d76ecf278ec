"""Declarative rules: the keys of a rule in YAML, their validation, and the rule they make."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from lint import lexicon
from lint.match.expressions import Expression, expression
from lint.match.scan import Probe, bound_to_lines
from lint.model import Confidence, Finding, Fix, Severity, Span
from lint.rule.base import DocumentRule, Examples
from lint.rule.conditions import CONDITIONS, OF_LINES
from lint.rule.passages import PASSAGES
from lint.text.blocks import NAMES
from lint.text.document import Document

REQUIRED = ("code", "name", "severity", "confidence", "why", "say", "examples")
KEYS: dict[str, type | tuple[type, ...]] = {
    "code": str,
    "name": str,
    "severity": str,
    "confidence": str,
    "why": str,
    "find": list,
    "match": list,
    "words": dict,
    "cased": bool,
    "where": str,
    "reads": list,
    "line": dict,
    "report": str,
    "unless": list,
    "only_if": list,
    "doubt_if": list,
    "say": str,
    "fix": str,
    "unsafe_fix": str,
    "language": str,
    "lexicon": str,
    "match_in": dict,
    "boilerplate": bool,
    "furniture": bool,  # what “boilerplate” was called in earlier versions
    "default": bool,
    "examples": dict,
}
LINE_KEYS: dict[str, type] = {"max_words": int, "min_words": int, "at": str}
CHOICES = {
    "severity": tuple(Severity.__members__),
    "confidence": tuple(Confidence.__members__),
    "where": ("article", "anywhere"),
    "report": ("match", "line", "sentence", "prompt", "note"),
    "at": ("start", "end", "whole", "within"),
}


class RuleError(Exception):
    """A rule that cannot be used: what is wrong, in which file, on which line."""

    def __init__(self, message: str, path: str = "", line: int = 0) -> None:
        self.message, self.path, self.line = message, path, line
        super().__init__(f"{path}:{line}: {message}" if line else f"{path}: {message}" if path else message)


ENDLESS = 20_000
"""Code points from which a block is looked at only around the hits: no paragraph, but a text without line ends."""
_REACH = 1_000
"""What a match in such a block, and what a pattern looks at around it, may span."""


def _near(ends: list[int], block: Span) -> Iterator[Span]:
    """The stretches of a block around the places, those that meet as one."""
    begin, reached = -1, -1
    for end in sorted(ends):
        if end - _REACH > reached:
            if begin >= 0:
                yield Span(begin, reached)
            begin = max(block.start, end - _REACH)
        reached = min(block.end, end + _REACH)
    if begin >= 0:
        yield Span(begin, reached)


class LineShape(NamedTuple):
    """What the line around a match must look like."""

    max_words: int = 1 << 30
    min_words: int = 0
    at: str = "within"

    def holds(self, line: str) -> bool:
        """Whether `line` has as many words as it must."""
        if len(line) > ENDLESS >= self.max_words:
            return False
        if self.max_words < 1 << 20 or self.min_words:
            return self.min_words <= len(line.split()) <= self.max_words
        return True

    def stands_right(self, line: str, start: int, end: int) -> bool:
        """Whether a match at `start:end` of `line` stands where it must."""
        if self.at in ("start", "whole") and line[:start].strip(" \t'\"-*#>|"):
            return False
        return self.at not in ("end", "whole") or not line[end:].strip(" \t.:!'\"-*|")


class PatternRule(DocumentRule):
    """A rule declared in YAML. Each literal of `find` and each match of an expression of `match` is a candidate."""

    def __init__(self, keys: Mapping[str, Any], origin: str = "") -> None:
        super().__init__()
        self.code, self.name, self.why = keys["code"], keys["name"], keys["why"]
        self.severity, self.confidence = Severity[keys["severity"]], Confidence[keys["confidence"]]
        self.find, self.match = tuple(keys.get("find", ())), tuple(keys.get("match", ()))
        self.cased = keys.get("cased", False)
        self.where = keys.get("where", "article")
        self.reads = tuple(keys.get("reads", ()))
        self.boilerplate, self.default = (
            keys.get("boilerplate", keys.get("furniture", False)),
            keys.get("default", True),
        )
        self.language, self.lexicon = keys.get("language", "en"), keys.get("lexicon", "")
        self._match_in = {code: tuple(sources) for code, sources in keys.get("match_in", {}).items()}
        self.examples = Examples(tuple(keys["examples"]["flags"]), tuple(keys["examples"]["passes"]))
        self.origin = origin
        self._say, self._fix, self._unsafe_fix = keys["say"], keys.get("fix"), keys.get("unsafe_fix")
        self._report = keys.get("report", "match")
        self._line = LineShape(**keys["line"]) if "line" in keys else None
        asked = [(name, False) for name in keys.get("unless", ())] + [(name, True) for name in keys.get("only_if", ())]
        self._of_line = [(CONDITIONS[name], wanted) for name, wanted in asked if name in OF_LINES]
        self._of_match = [(CONDITIONS[name], wanted) for name, wanted in asked if name not in OF_LINES]
        self._doubt_if = [CONDITIONS[name] for name in keys.get("doubt_if", ())]
        self._expressions: dict[str, list[Expression]] = {}

    def speaks(self, language: str) -> bool:
        return super().speaks(language) or "any" in self._match_in or language in self._match_in

    def match_in(self, language: str) -> tuple[str, ...]:
        if self.language in ("any", language):
            return self.match
        return self._match_in.get(language, ()) + self._match_in.get("any", ())

    def probe_in(self, language: str) -> Probe | None:
        own = self.language in ("any", language)
        literals = self.find if own else lexicon.find(language, self.lexicon) if self.lexicon else ()
        return Probe(self.code, literals, self.match_in(language), self.cased)

    def _expressions_in(self, language: str) -> list[Expression]:
        """Its expressions for a language, in the order of its probe there."""
        known = self._expressions.get(language)
        if known is None:
            sources = self.match_in(language)
            known = self._expressions[language] = [expression(bound_to_lines(one), cased=self.cased) for one in sources]
        return known

    def check(self, document: Document) -> Iterator[Finding]:
        taken = -1
        for span in sorted(set(self._candidates(document)), key=lambda span: (span.start, -span.end)):
            if span.start < taken or not self._accepts(document, span):
                continue
            confidence = self.confidence.lowered() if any(doubt(document, span) for doubt in self._doubt_if) else None
            reported = self._reported(document, span)
            taken = max(span.end, reported.end)
            fix = self._fixed(document, reported)
            yield self.finding(reported, self._message(document, span), confidence=confidence, fix=fix)

    def _candidates(self, document: Document) -> Iterator[Span]:
        literals: dict[int, list[Span]] = {}
        for hit in document.hits.get(self.code, ()):
            found = literals.setdefault(document.block_number(hit.start), [])
            if hit.start != hit.end:
                found.append(hit)
        ends: dict[int, list[tuple[int, int]]] = {}
        for end, expression_number in document.expression_hits.get(self.code, ()):
            ends.setdefault(document.block_number(end), []).append((end, expression_number))
        for number, exact in literals.items():
            if self._suits(document, document.blocks[number]):
                yield from exact
                yield from self._matches(document, document.blocks[number], ends.get(number, []))

    def _matches(self, document: Document, block: Span, hits: list[tuple[int, int]]) -> Iterator[Span]:
        """What those of its expressions match in a block of which the scan saw an end there."""
        for number in sorted({number for _, number in hits}):
            pattern = self._expressions_in(document.rules_language)[number]
            near = (
                [block] if block.end - block.start <= ENDLESS else _near([end for end, n in hits if n == number], block)
            )
            for start, end in near:
                for match in pattern.finditer(document.folded, start, end):
                    here = match.span("here") if "here" in pattern.compiled.groupindex else match.span()
                    if here[0] < here[1]:  # nothing can be said of no words, nor of a group that took no part
                        yield Span(*here)

    def _suits(self, document: Document, block: Span) -> bool:
        """Whether a line is one in which matches count."""
        if self._line is not None and not self._line.holds(document.folded[block.start : block.end]):
            return False
        return all(condition(document, block) is wanted for condition, wanted in self._of_line)

    def _accepts(self, document: Document, span: Span) -> bool:
        if self._line is not None:
            block = document.block_at(span.start)
            line = document.folded[block.start : block.end]
            if not self._line.stands_right(line, span.start - block.start, span.end - block.start):
                return False
        return all(condition(document, span) is wanted for condition, wanted in self._of_match)

    def _reported(self, document: Document, span: Span) -> Span:
        if self._report == "match":
            return span
        if self._report == "prompt" or (self._report in PASSAGES and document.rules_language == "en"):
            return PASSAGES[self._report](document, span)
        around = document.sentence_at(span.start) if self._report == "sentence" else document.block_at(span.start)
        text = document.folded[around.start : around.end]
        return Span(around.start + len(text) - len(text.lstrip()), around.start + len(text.rstrip()))

    def _message(self, document: Document, span: Span) -> str:
        match = " ".join(document.text[span.start : span.end].split())
        return str(self._say).replace("{match}", match if len(match) <= 60 else match[:59] + "…")

    def _fixed(self, document: Document, span: Span) -> Fix | None:
        if self._report in PASSAGES and span != document.block_text_span(document.block_number(span.start)):
            return None  # what else stands in the line may be the author's
        if self._fix is not None:
            return Fix(span.start, span.end, self._fix)
        return Fix(span.start, span.end, self._unsafe_fix, safe=False) if self._unsafe_fix is not None else None


def validate(keys: Mapping[str, Any], lines: Mapping[str, int], path: str) -> None:
    """Raise RuleError, with file and line, for the first thing wrong with a declared rule.

    `lines` gives the line of each key, and under "" that of the rule.
    """

    def wrong(message: str, key: str = "") -> RuleError:
        return RuleError(message, path, lines.get(key, lines.get("", 0)))

    _validate_keys(keys, wrong)
    _validate_names(keys, wrong)
    _validate_languages(keys, wrong)
    _validate_patterns(keys, wrong)
    _validate_examples(keys, wrong)


def _validate_keys(keys: Mapping[str, Any], wrong: Any) -> None:
    for key, value in keys.items():
        if key not in KEYS:
            raise wrong(f"unknown key “{key}”; known keys are {', '.join(KEYS)}", key)
        if not isinstance(value, KEYS[key]):
            raise wrong(f"“{key}” must be a {KEYS[key].__name__}, not {type(value).__name__}", key)  # type: ignore[union-attr]
    for key in REQUIRED:
        if key not in keys:
            raise wrong(f"the rule {keys.get('code', 'without a code')} has no “{key}”")
    if not keys.get("find") and not keys.get("match"):
        raise wrong(f"the rule {keys['code']} has neither “find” nor “match”")
    for key, value in keys.get("line", {}).items():
        if key not in LINE_KEYS:
            raise wrong(f"unknown key “{key}” in “line”; known keys are {', '.join(LINE_KEYS)}", "line")
        if not isinstance(value, LINE_KEYS[key]) or (key == "at" and value not in CHOICES["at"]):
            raise wrong(f"“line.{key}” has the wrong value {value!r}", "line")


def _validate_names(keys: Mapping[str, Any], wrong: Any) -> None:
    """The values that are names out of a list."""
    for key in ("severity", "confidence", "where", "report"):
        if key in keys and keys[key] not in CHOICES[key]:
            raise wrong(f"“{key}” must be one of {', '.join(CHOICES[key])}, not “{keys[key]}”", key)
    for name in keys.get("reads", ()):
        if name not in NAMES:
            raise wrong(f"“reads” must name some of {', '.join(NAMES)}, not “{name}”", "reads")
    for key in ("unless", "only_if", "doubt_if"):
        for name in keys.get(key, ()):
            if name not in CONDITIONS:
                raise wrong(f"unknown condition “{name}”; known are {', '.join(sorted(CONDITIONS))}", key)


def _validate_languages(keys: Mapping[str, Any], wrong: Any) -> None:
    codes = [("language", keys["language"])] if "language" in keys else []
    for key, code in [*codes, *(("match_in", code) for code in keys.get("match_in", {}))]:
        if not lexicon.is_code(code):
            raise wrong(
                f"“{key}” must be a language as two or three small letters (en, de …) or any, not “{code}”", key
            )
    for code, sources in keys.get("match_in", {}).items():
        if not isinstance(sources, list) or not sources:
            raise wrong(f"“match_in.{code}” must be a list of expressions", "match_in")
    if keys.get("lexicon") and not any(lexicon.find(code, keys["lexicon"]) for code in lexicon.languages()):
        raise wrong(f"no language has words for “{keys['lexicon']}”", "lexicon")


_LONGEST = 15_000
"""The most characters of an expression, or of words to find; Hyperscan takes no more than some 16,000."""


def _validate_patterns(keys: Mapping[str, Any], wrong: Any) -> None:
    import regex

    inner = [source for sources in keys.get("match_in", {}).values() for source in sources]
    for key, sources in (("find", keys.get("find", ())), ("match", keys.get("match", ())), ("match_in", inner)):
        for source in sources:
            if not isinstance(source, str) or not source:
                raise wrong(f"“{key}” holds {source!r}, which is no text", key)
            if len(source) > _LONGEST:
                raise wrong(f"“{key}” holds {source[:60]!r}…, which is longer than {_LONGEST:,} characters", key)
    for source in [*keys.get("match", ()), *inner]:
        try:
            pattern = expression(bound_to_lines(source)).compiled
        except RecursionError:
            raise wrong(f"the pattern {source[:60]!r}… is nested too deeply", "match") from None
        except (regex.error, OverflowError, MemoryError) as error:
            raise wrong(f"the pattern {source!r} does not compile: {error}", "match") from None
        if pattern.search(""):
            raise wrong(f"the pattern {source!r} matches the empty text", "match")


def _validate_examples(keys: Mapping[str, Any], wrong: Any) -> None:
    examples = keys["examples"]
    for part in ("flags", "passes"):
        samples = examples.get(part)
        if not isinstance(samples, list) or len(samples) < 2 or not all(isinstance(sample, str) for sample in samples):
            raise wrong(f"the rule {keys['code']} needs at least two samples under “examples.{part}”", "examples")
    for sample in examples["flags"]:
        if "[[" not in sample:
            raise wrong(
                f"a sample of {keys['code']} under “examples.flags” marks no span with [[ ]]: {sample!r}", "examples"
            )
