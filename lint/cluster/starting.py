"""Engines by name, started for one run: what they need is asked for first, and said plainly where it is missing."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Any

from lint.batch.flow import Engine
from lint.config.settings import ConfigError

ENGINES = ("spark", "ray")
_MODULES = {"spark": ("pyspark", "pyarrow"), "ray": ("ray", "pyarrow", "pandas")}


@contextmanager
def started(name: str, address: str = "", partitions: int = 0) -> Iterator[Engine]:
    """An engine, its session or cluster started, or joined where one runs already; ended with the block if it was started here.

    `address`: of a Spark master or of a Ray cluster; "": this machine. Raises ConfigError where something is missing, and for an
    engine that fails.
    """
    refuse_missing(name)
    yield from (_spark if name == "spark" else _ray)(address, partitions)


def refuse_missing(name: str) -> None:
    """Raises ConfigError for an engine whose packages, or whose Java, are not there."""
    if any(find_spec(module) is None for module in _MODULES[name]):
        raise ConfigError(f"--engine {name} needs the extra “{name}”: pip install 'seedlint[{name}]'")
    if name == "spark" and not _java():
        raise ConfigError(
            "--engine spark needs Java 17 or later: install it (Debian: apt-get install openjdk-17-jre-headless), or set JAVA_HOME"
        )


def _java() -> bool:
    home = os.environ.get("JAVA_HOME")
    return shutil.which("java", path=os.path.join(home, "bin") if home else None) is not None


def _spark(address: str, partitions: int) -> Iterator[Engine]:
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession

    from lint.cluster.spark import SparkEngine

    running = SparkSession.getActiveSession()
    # What runs on this machine runs in this Python, unless somebody says otherwise; that of a cluster is its own.
    if not address or address.startswith("local"):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    engine: Any = None
    session = running
    try:
        session = session or _session(SparkSession.builder, address)
        engine = SparkEngine(session, partitions)
        yield engine
    except (Py4JError, PySparkException) as error:
        raise ConfigError(f"Spark failed: {_last_line(error)}") from error
    finally:
        if engine is not None:
            engine.close()
        if session is not None and running is None:
            session.stop()


_QUIET = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false", "spark.log.level": "ERROR"}
"""What a session of our own is told; files of Spark's own (`spark-defaults.conf`) say the rest, and win."""


def _session(builder: Any, address: str) -> Any:
    builder = builder.appName("seedlint").master(address or "local[*]")
    for name, value in _QUIET.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def _last_line(error: Exception) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return next((line for line in reversed(lines) if not line.startswith(("at ", "File ", "..."))), type(error).__name__)


def _ray(address: str, partitions: int) -> Iterator[Engine]:
    raise NotImplementedError
