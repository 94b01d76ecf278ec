"""One folder of compiled rules for the whole test session, shared by all its processes: compiling costs more than most tests."""

from __future__ import annotations

import functools
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import settings

from lint import cache
from lint.config.settings import Settings
from lint.engine import plan
from lint.hashes import blake2b
from lint.match import scan
from lint.match.scan import Probe, compile_databases
from lint.rule import conditions

settings.register_profile("seedlint", deadline=None)  # a busy machine is no failure
settings.load_profile("seedlint")

_OURS = "SEEDLINT_TEST_CACHE"
_first = _OURS not in os.environ
if _first:
    os.environ[_OURS] = tempfile.mkdtemp(prefix="seedlint-tests-")
os.environ["SEEDLINT_CACHE_DIR"] = os.environ[_OURS]
_databases: dict[str, Any] = {}
_LARGE = 100
"""From so many expressions on, compiling takes longer than most of the tests that want it."""


def _compiled_once(probes: Iterable[Probe]) -> Any:
    """What `compile_databases` makes, also for a test whose own cache is empty or off: the session compiles nothing large twice.

    A plan of many expressions is given the database of all rules that come with seedlint; what it does not look for has no owner.
    """
    probes = list(probes)
    wanted = scan._expressions(probes)
    if len(wanted) < _LARGE or not wanted.keys() <= _all_expressions().keys():
        return _stored(probes)
    literals = [probe._replace(expressions=()) for probe in probes]
    data = _stored(_all_probes())[2]
    return *_stored(literals)[:2], data, [wanted.get(source, ()) for source in _all_expressions()]


def _stored(probes: list[Probe]) -> Any:
    """The databases of some probes: compiled by the first process that asks for them, read by the others."""
    key = blake2b(repr(probes).encode(), digest_size=16).hexdigest()
    if key not in _databases:
        with patch.dict(os.environ, SEEDLINT_CACHE_DIR=os.environ[_OURS]):
            _databases[key] = cache.load("test-databases", key) or compile_databases(probes)
            cache.store("test-databases", key, _databases[key])
    return _databases[key]


@functools.cache
def _all_probes() -> list[Probe]:
    every = plan.make_plan(Settings(select=("ALL",)))
    return plan._probes(every.rules, (), "en")


@functools.cache
def _all_expressions() -> dict[Any, Any]:
    return scan._expressions(_all_probes())


plan.compile_databases = _compiled_once


@pytest.fixture(autouse=True)
def _conditions_of_packs_end_with_their_test() -> Iterator[None]:
    """What a pack adds to the conditions of rules is known to its process: here to one test."""
    known = dict(conditions.CONDITIONS)
    yield
    conditions.CONDITIONS.clear()
    conditions.CONDITIONS.update(known)


def pytest_unconfigure() -> None:
    """The process that made the folder takes it away."""
    if _first:
        shutil.rmtree(os.environ[_OURS], ignore_errors=True)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever opens a browser takes long."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.slow)
