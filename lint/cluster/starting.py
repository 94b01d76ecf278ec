"""Engines by name, started for one run: what they need is asked for first, and said plainly where it is missing."""

from __future__ import annotations

import logging
import os
import shutil
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from lint.cluster import EngineError
from lint.config.settings import ConfigError
from lint.patterns import lazy_pattern

if TYPE_CHECKING:
    from lint.batch.flow import Engine

NEEDS = {"spark": ("pyspark", "pyarrow", "pandas"), "ray": ("ray", "pyarrow", "pandas")}
"""The engines by name, with the packages that they need."""


@contextmanager
def started(name: str, address: str = "", partitions: int = 0) -> Iterator[Engine]:
    """An engine whose session is started, or joined where one runs in this process already; it ends with the block that started it.

    `address`: of a Spark master or of a Ray cluster; "": this machine. Raises ConfigError where something is missing or cannot be
    reached, EngineError for an engine that fails in the block.
    """
    refuse_missing(name)
    with (_spark if name == "spark" else _ray)(address, partitions) as engine:
        yield engine


def refuse_missing(name: str) -> None:
    """Raises ConfigError for an engine whose packages, or whose Java, are not there."""
    if any(find_spec(module) is None for module in NEEDS[name]):
        raise ConfigError(f"--engine {name} needs an extra: pip install 'seedlint[{name}]'")
    if name == "spark" and not _has_java():
        raise ConfigError(
            "--engine spark needs Java 17 or later: install it (on Debian: apt-get install openjdk-17-jre-headless), or set JAVA_HOME"
        )


def _has_java() -> bool:
    home = os.environ.get("JAVA_HOME")
    return shutil.which("java", path=os.path.join(home, "bin") if home else None) is not None


_OURS = {
    "spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false", "spark.log.level": "ERROR",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "1000",  # articles may be large, and a batch is held whole
}  # fmt: skip
"""What a session of our own is told; Spark's own files (`spark-defaults.conf`) say how much memory and all the rest."""


@contextmanager
def _spark(address: str, partitions: int) -> Iterator[Engine]:
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession

    from lint.cluster.spark import SparkEngine

    faults = (Py4JError, PySparkException)
    running = SparkSession.getActiveSession()
    try:
        session = running or _session(SparkSession.builder, address or "local[*]")
    except faults as error:
        raise ConfigError(f"Spark cannot be started at {address or 'local[*]'}: {_gist(error)}") from error
    engine = SparkEngine(session, partitions)
    try:
        yield engine
    except faults as error:
        raise EngineError(f"Spark failed: {_gist(error)}") from error
    finally:
        engine.close()
        if running is None:
            session.stop()


def _session(builder: Any, address: str) -> Any:
    if address.startswith("local"):
        # What runs on this machine runs in this Python, unless somebody says otherwise; that of a cluster is its own.
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    warnings.filterwarnings("ignore", category=FutureWarning, module="pyspark")  # of pandas, which is not used here
    builder = builder.appName("seedlint").master(address)
    for name, value in _OURS.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


@contextmanager
def _ray(address: str, partitions: int) -> Iterator[Engine]:
    import ray.data
    from ray.exceptions import RayError

    from lint.cluster.ray import RayEngine

    running = ray.is_initialized()
    if not running:
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nothing is sent to anybody
        try:
            ray.init(address=address or "local", log_to_driver=False, logging_level="error", include_dashboard=False)
        except (RayError, OSError, ValueError, RuntimeError) as error:
            raise ConfigError(f"Ray cannot be reached at {address or 'this machine'}: {_gist(error)}") from error
        ray.data.DataContext.get_current().enable_progress_bars = False
        logging.getLogger("ray.data").setLevel(logging.ERROR)
    try:
        yield RayEngine(partitions)
    except RayError as error:
        raise EngineError(f"Ray failed: {_gist(error)}") from error
    finally:
        if not running:
            ray.shutdown()


def _gist(error: Exception) -> str:
    """The line of an error that says what is wrong: of what a worker or Java raised the last one, else the first."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()] or [type(error).__name__]
    inner = [line.removeprefix(": ") for line in lines if line.startswith(": ") or _RAISED.match(line)]
    return (inner or lines[:1])[-1]


_RAISED = lazy_pattern(r"[\w.]+Error: ")
