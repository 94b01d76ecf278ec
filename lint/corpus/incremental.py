"""A corpus that is kept gathered between runs: one new article is judged against it, and nothing else is read."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from lint import __version__, cache, engine, readers
from lint.corpus.gather import Corpus, Gathering, digest
from lint.corpus.tables import FORMAT
from lint.hashes import blake2b
from lint.readers import Problem, walk
from lint.readers.opening import is_remote, state_of
from lint.text.document import Document

GatherFiles = Callable[[list[str]], Iterator[Gathering | Problem]]
"""What the corpus rules gather of the documents of some files, in their order: all processors at work."""
MANY = 48
"""From so many changed files on, or when a corpus is read for the first time, they are gathered with all processors."""


def opened(plan: engine.Plan, paths: Iterable[str], gather_files: GatherFiles) -> tuple[Corpus, list[Problem]]:
    """The corpus of these files and folders as the corpus rules of a plan gathered it, brought up to date.

    A file whose size and time are as they were is not opened; one whose documents are the same is not gathered again.
    Documents that are added later are judged against it and forgotten; what cannot be read is told.
    """
    paths = list(paths)
    corpus = _corpus(plan, paths)
    problems = _refresh(corpus, plan, paths, gather_files)
    corpus.store.keep()
    return corpus, problems


def _corpus(plan: engine.Plan, paths: list[str]) -> Corpus:
    """The kept corpus, or an empty one where there is none, or one that cannot be used."""
    if not plan.settings.cache:
        return Corpus(plan.corpus)
    try:
        place = cache.place("corpus", _key(plan, paths))
        try:
            return Corpus(plan.corpus, place)
        except sqlite3.DatabaseError:
            # Damaged, by a crash of the machine or another hand: it is made anew.
            place.unlink()
            return Corpus(plan.corpus, place)
    except (OSError, sqlite3.Error):
        return Corpus(plan.corpus)


def _key(plan: engine.Plan, paths: list[str]) -> str:
    """A store is one of these paths and these rules."""
    return _digest(sorted(map(os.path.abspath, paths)), rules_key(plan))


def rules_key(plan: engine.Plan) -> str:
    """Tells apart what different rules gather: this version, the rules that compare articles, their versions and options, what they give way to."""
    rules = sorted(
        (
            str(rule.code), rule.version, sorted(rule.option.items(), key=str),
            sorted(code for code in plan.selected if code.startswith(rule.gives_way_to)),
        )
        for rule in plan.corpus
    )  # fmt: skip
    return _digest(__version__, FORMAT, rules)


def _digest(*values: object) -> str:
    return blake2b(repr(values).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def _refresh(corpus: Corpus, plan: engine.Plan, paths: list[str], gather_files: GatherFiles) -> list[Problem]:
    """Gather what is new or changed, drop what is gone."""
    store, problems = corpus.store, list[Problem]()
    known = store.files()
    at_first, changed = not known, dict[str, str]()
    for path in walk.find(paths, plan.settings):
        if isinstance(path, Problem):
            problems.append(path)
        elif (state := _state(path)) != known.pop(path, "") or not state:
            changed[path] = state
    if at_first or len(changed) >= MANY:
        names = _add_many(corpus, gather_files(list(changed)), problems)
    else:
        names = {str(Path(path)): _add_file(corpus, plan, path, problems) for path in changed}
    for path, state in changed.items():
        name = path if is_remote(path) else str(Path(path))
        store.add_file(path, os.path.realpath(path), state, names.get(name, []))
    for path in known:
        store.forget_file(path)
    return problems


def _add_many(corpus: Corpus, gathered: Iterator[Gathering | Problem], problems: list[Problem]) -> dict[str, list[str]]:
    """Take in what was gathered of files; the names of their documents, by file."""
    names: dict[str, list[str]] = {}
    for one in gathered:
        if isinstance(one, Problem):
            problems.append(one)
            continue
        facts = one[0]
        names.setdefault(readers.file_of(facts.name), []).append(facts.name)
        if corpus.store.digest(facts.name) != facts.digest:
            corpus.add(one)
    return names


def _add_file(corpus: Corpus, plan: engine.Plan, path: str, problems: list[Problem]) -> list[str]:
    """Take in the documents of a file that have changed; the names of all of them."""
    names = []
    for document in readers.read(path, plan.settings):
        if isinstance(document, Problem):
            problems.append(document)
        else:
            names.append(document.name)
            _add(corpus, plan, document)
    return names


def _state(path: str) -> str:
    """What changes when a file does; "" where that cannot be told: then it is read again."""
    with contextlib.suppress(OSError):
        if is_remote(path):
            return state_of(path)
        stat = Path(path).stat()
        return f"{stat.st_size} {stat.st_mtime_ns}"
    return ""


def _add(corpus: Corpus, plan: engine.Plan, document: Document) -> None:
    if corpus.store.digest(document.name) != digest(document):
        engine.lint(document, plan)  # so that boilerplate is known
        corpus.add(document)


def judge_against(corpus: Corpus, documents: Iterable[Document]) -> set[str]:
    """Add linted documents that are to be judged against the corpus; their names, for `Corpus.judge`.

    A document that the corpus holds under another name for the same file is no copy of itself.
    """
    names = set()
    for document in documents:
        for other in corpus.store.other_names(os.path.realpath(document.path), document.name):
            corpus.store.forget(other)
        corpus.add(document)
        names.add(document.name)
    return names
