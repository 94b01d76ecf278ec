"""One folder of compiled rules for the whole test session, shared by all its processes: compiling costs more than most tests."""

from __future__ import annotations

import os
import shutil
import tempfile

from hypothesis import settings

settings.register_profile("seedlint", deadline=None)  # a busy machine is no failure
settings.load_profile("seedlint")

_OURS = "SEEDLINT_TEST_CACHE"
_first = _OURS not in os.environ
if _first:
    os.environ[_OURS] = tempfile.mkdtemp(prefix="seedlint-tests-")
os.environ["SEEDLINT_CACHE_DIR"] = os.environ[_OURS]


def pytest_unconfigure() -> None:
    """The process that made the folder takes it away."""
    if _first:
        shutil.rmtree(os.environ[_OURS], ignore_errors=True)
