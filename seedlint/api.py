"""The calls of the library."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from math import nan
from pathlib import Path
from typing import Any, Self

from lint.config import settings as configs
from lint.config.settings import Settings
from lint.config.values import PLAIN
from lint.readers import Problem as Unread
from lint.readers import fields
from lint.report.made_fixes import look_again
from lint.report.rows import row
from lint.session import Session as _Session
from lint.text.document import Document
from lint.triage.score import CorpusScore, article_score
from lint.triage.stages import Article as _Article
from lint.triage.stages import confident_enough, order
from seedlint.findings import Article, Finding, Findings, Problem

Text = str | Path | Mapping[str, Any] | Document
"""What can be checked: a text, a file or folder, a record with its text under `text_field` and its metadata beside it, a document."""


class Session:
    """Rules under one set of settings, loaded once for many calls, from any number of threads."""

    def __init__(
        self,
        *,
        config: str | Path | None = None,
        select: Iterable[str] = (),
        ignore: Iterable[str] = (),
        extend_select: Iterable[str] = (),
        min_confidence: str = "medium",
        **settings: Any,
    ) -> None:
        """`config`: a configuration file; none: the defaults, whatever lies around. `settings`: its keys, with `_` for `-`.

        `select`, `ignore`, `extend_select`: codes of rules, their beginnings, or names.

        `min_confidence`: what is left out below ("low" gives all). Raises ValueError for settings that cannot be used.
        """
        given = {"select": select, "ignore": ignore, "extend_select": extend_select}
        chosen = {key: tuple(code.upper() for code in codes) for key, codes in given.items()}
        settings["min_confidence"] = min_confidence
        for name, value in settings.items():
            if name not in Settings._fields:
                raise ValueError(f"unknown setting “{name}”")
            key = name.replace("_", "-")
            if key in PLAIN and (why := configs.refused(key, value)):
                raise ValueError(f"{name} {why}")
        try:
            made = Settings() if config is None else configs.read(Path(config))
            values = {name: value for name, value in chosen.items() if value} | settings
            made = made.with_values(values, "call")
            self._session = _Session(made._replace(jobs=made.jobs or 1))
            self._session.plan  # noqa: B018 - what is wrong with the settings is said now
        except (configs.ConfigError, TypeError) as error:
            raise ValueError(str(error)) from None
        for key in (key for key, codes in chosen.items() if codes):
            for code in getattr(self._session.settings, key):
                if not self._session.knows(code):
                    raise ValueError(f"unknown code “{code}” (in {key}); see seedlint rules")

    def __enter__(self) -> Self:
        """A session need not be closed; `with` only says where its use ends."""
        return self

    def __exit__(self, *_: object) -> None:
        self._session.close()

    def check(self, what: Text | Iterable[Text]) -> Findings:
        """The findings in a text (`str`), a file or folder (`Path`), a record (mapping), a document, or an iterable of these.

        Articles that are given together are compared with each other. What cannot be read is in `Findings.problems`; a record that is
        given alone and holds no text raises ValueError, anything that is no text TypeError.
        """
        outcomes = list(self._session.check_documents(self._documents(what)))
        problems = [Problem(one.path, one.message) for one in outcomes if isinstance(one, Unread)]
        return _findings([one for one in outcomes if not isinstance(one, Unread)], problems, self._least)

    def iter_check(self, texts: Iterable[Text]) -> Iterator[Article | Problem]:
        """Each article with its findings, as they come, in constant memory; articles are not compared with each other."""
        look_again()
        for document in self._documents(texts):
            if isinstance(document, Unread):
                yield Problem(document.path, document.message)
            else:
                yield _article([self._session.article(document)], self._least)

    def fix(self, text: str, *, unsafe: bool = False, name: str = "text.txt") -> str:
        """The text with what the rules are certain of mended; `name` says by its ending how it is written (`.md`, `.html` …)."""
        if not isinstance(text, str):
            raise _no_text(text)
        from lint.fixes.edits import FixPolicy
        from lint.fixes.files import fixed

        return fixed(text.encode("utf-8", "surrogatepass"), name, self._session.plan, FixPolicy(unsafe)).after

    @property
    def _least(self) -> str:
        return self._session.settings.min_confidence

    def _documents(self, what: Text | Iterable[Text]) -> Iterator[Document | Unread]:
        one = isinstance(what, (str, Path, Mapping, Document))
        if isinstance(what, (bytes, bytearray, memoryview)) or not (one or isinstance(what, Iterable)):
            raise _no_text(what)
        for number, text in enumerate([what] if one else what):  # type: ignore[arg-type]
            name = "text" if one else f"text {number + 1}"
            if isinstance(text, Path):
                yield from self._session.documents([str(text)])
            elif isinstance(text, Document):
                yield text
            elif isinstance(text, str):
                yield Document(text, name)
            elif isinstance(text, Mapping):
                found = self._record(text, name)
                if one and isinstance(found, Unread):
                    raise ValueError(found.message)
                yield found
            else:
                raise _no_text(text)

    def _record(self, record: Mapping[str, Any], name: str) -> Document | Unread:
        settings = self._session.settings
        about = {str(key).lower(): value for key, value in record.items()}
        name = fields.usual_id(about) or str(about.get("url") or name)
        try:
            path = fields.TextField(settings).of(record)
        except fields.NoTextError as error:
            return Unread(name, str(error))
        pieces = fields.texts_in(fields.at(record, path)) or []
        text = fields.PARAGRAPHS.join(piece.text for piece in pieces)
        called = fields.record_id(record, settings)
        return Document(text, name, metadata=fields.metadata(record, path, settings), record_id=called)


def _no_text(what: object) -> TypeError:
    """What is said of something that cannot be checked."""
    kind = type(what).__name__
    hint = "; decode it first, as in data.decode()" if isinstance(what, (bytes, bytearray, memoryview)) else ""
    return TypeError(f"a text (str), a Path, a record (mapping) or a document is checked, not {kind}{hint}")


def _findings(outcomes: list[_Article], problems: list[Problem], least: str) -> Findings:
    """The outcomes of a run as findings: what comparing adds to an article stands with the rest of it."""
    look_again()
    together: dict[str, list[_Article]] = {}
    for outcome in outcomes:
        together.setdefault(outcome.path, []).append(outcome)
    score = CorpusScore()
    articles = []
    for path, parts in together.items():
        article = _article(parts, least)
        score.count(path, article.words, [one for part in parts for one in part.findings], article.score)
        articles.append(article)
    return Findings(articles, problems, score.value if articles else nan)


def _article(parts: list[_Article], least: str) -> Article:
    found = sorted((one for part in parts for one in part.findings), key=order)
    shown, _ = confident_enough(found, least)
    words = sum(part.words for part in parts)
    return Article(parts[0].path, words, article_score(words, found), tuple(Finding(**row(one)) for one in shown))


_default: Session | None = None
_lock = threading.Lock()


def _shared() -> Session:
    """The session of the defaults, made once."""
    global _default
    with _lock:
        if _default is None:
            _default = Session()
        return _default


def check(what: Text | Iterable[Text], **settings: Any) -> Findings:
    """`Session(**settings).check(what)`; the session of the defaults is kept for the next call."""
    return (Session(**settings) if settings else _shared()).check(what)


def fix(text: str, *, unsafe: bool = False, name: str = "text.txt") -> str:
    """The text with what the rules are certain of mended (`Session.fix`)."""
    return _shared().fix(text, unsafe=unsafe, name=name)


@lru_cache
def _rules() -> dict[str, Any]:
    return {str(rule.code): rule for rule in _shared()._session.rules}


def rule_page(code: str) -> str:
    """The page of a built-in rule, in Markdown; "" for a code that none has."""
    rule = _rules().get(code)
    if rule is None:
        return ""
    from lint.report.rule_pages import markdown

    return markdown(rule)
