"""Lint shards of the input in several processes that watch over each other's death: nothing is lost and nothing hangs.

A worker that dies (killed, out of memory, a crash in a library) costs the shard it was reading a second try in a new worker,
document by document; a document that kills its worker again is quarantined and named, and the rest of its shard goes on.
"""

from __future__ import annotations

import contextlib
import multiprocessing as mp
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

from lint.limits import die_of_hanging
from lint.readers import Problem

Result = TypeVar("Result")

_BATCH = 64
"""Documents whose results travel together."""
_PATIENCE = 3
"""Workers that may die on a shard one after the other before what is left of it is given up."""
_DIED = 70
"""How a worker ends that raised what nobody expected: as one that was killed."""
_AHEAD = 8
"""Shards a worker may be ahead of the one whose results are due: what bounds memory."""

ReadShard = Callable[[Any, int, int], Iterator[Any]]
"""Yields one result for each document of a shard, in order, without the first so many, of which it may take so many at once; it
runs in the workers."""


@dataclass(slots=True, eq=False)
class _Task(Generic[Result]):
    """A shard: what came of it so far, and how it went."""

    shard: Any
    results: list[Result] = field(default_factory=list)
    skip: int = 0
    """Documents that are done."""
    careful: bool = False
    """Whether a worker died on it: then every document is reported alone, to know which one kills."""
    finished: bool = False
    deaths: int = 0
    """Workers that died on it one after the other without a result in between."""


class _Worker(Generic[Result]):
    """A process and the pipe to it."""

    def __init__(self, context: Any, read: ReadShard) -> None:
        self.pipe, theirs = context.Pipe()
        self.process: BaseProcess = context.Process(target=_serve, args=(theirs, read, self.pipe), daemon=True)
        self.process.start()
        theirs.close()
        self.task: _Task[Result] | None = None

    def give(self, task: _Task[Result]) -> None:
        self.task = task
        # A worker that is dead already is seen at its sentinel.
        with contextlib.suppress(OSError):
            self.pipe.send((task.shard, task.skip, 1 if task.careful else _BATCH))

    def stop(self) -> None:
        # A worker only reads: there is nothing it could leave half done.
        self.process.kill()
        self.process.join()
        self.pipe.close()


def _serve(pipe: Connection, read: ReadShard, parents_end: Connection) -> None:
    """A worker's life: take a shard, send what comes of it in batches, until the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    die_of_hanging()
    with contextlib.suppress(OSError):
        parents_end.close()
    try:
        while True:
            shard, skip, batch = pipe.recv()
            results = read(shard, skip, batch)
            while part := list(islice(results, batch)):
                pipe.send((part, False))
            pipe.send(([], True))
    except (EOFError, OSError):
        return
    except BaseException:
        # The supervisor names the document; a traceback would tell its reader nothing more.
        os._exit(_DIED)


def run(shards: Iterable[Any], read: ReadShard, jobs: int, done: Callable[[Any], None] | None = None) -> Iterator[Any]:
    """The results of `read` for all shards, in their order; problems among `shards` pass through in place.

    A tuple of shards is given to a worker as one, and taken apart if one dies on it.

    `done` is called with each shard when its last result is handed out.
    Where the system can fork, workers inherit the rules that are loaded already; elsewhere `read` must be picklable.
    """
    context = mp.get_context("fork" if "fork" in mp.get_all_start_methods() and os.name == "posix" else "spawn")
    crew = _Crew(context, read, iter(shards), jobs, done)
    try:
        yield from crew.results()
    finally:
        crew.dismiss()


class _Crew:
    """The workers, the shards that wait, and those whose results are not handed out yet."""

    def __init__(
        self,
        context: Any,
        read: ReadShard,
        shards: Iterator[Any],
        jobs: int,
        done: Callable[[Any], None] | None = None,
    ) -> None:
        self._done = done
        self._context, self._read, self._shards, self._jobs = context, read, shards, jobs
        self._workers: list[_Worker[Any]] = []
        self._again: deque[_Task[Any]] = deque()
        self._due: deque[_Task[Any] | Problem] = deque()
        self._exhausted = False

    def results(self) -> Iterator[Any]:
        while True:
            self._employ()
            while self._due and (isinstance(self._due[0], Problem) or self._due[0].finished):
                due = self._due.popleft()
                yield from [due] if isinstance(due, Problem) else due.results
                if self._done is not None and not isinstance(due, Problem):
                    self._done(due.shard)
            if self._due and isinstance(first := self._due[0], _Task):
                yield from first.results
                first.results.clear()
            if not self._due and self._exhausted:
                return
            self._listen()

    def dismiss(self) -> None:
        for worker in self._workers:
            worker.stop()

    def _employ(self) -> None:
        """Give every idle worker a shard, hiring up to the number of jobs."""
        while len(self._due) < self._jobs * _AHEAD or self._again:
            idle = next((worker for worker in self._workers if worker.task is None), None)
            if idle is None and len(self._workers) >= self._jobs:
                return
            task = self._again.popleft() if self._again else self._next()
            if task is None:
                return
            if idle is None:
                idle = _Worker(self._context, self._read)
                self._workers.append(idle)
            idle.give(task)

    def _next(self) -> _Task[Any] | None:
        for found in self._shards:
            if isinstance(found, Problem):
                self._due.append(found)
                continue
            task: _Task[Any] = _Task(found)
            self._due.append(task)
            return task
        self._exhausted = True
        return None

    def _listen(self) -> None:
        """Take what the workers have to say; bury the dead."""
        busy = [worker for worker in self._workers if worker.task is not None]
        if not busy:
            return
        ready = set(wait([*(worker.pipe for worker in busy), *(worker.process.sentinel for worker in busy)]))
        for worker in busy:
            if worker.pipe in ready:
                self._take(worker)
            elif worker.process.sentinel in ready:
                self._bury(worker)

    def _take(self, worker: _Worker[Any]) -> None:
        task = worker.task
        assert task is not None
        try:
            results, finished = worker.pipe.recv()
        except (EOFError, OSError):
            self._bury(worker)
            return
        task.results += results
        task.skip += len(results)
        task.deaths = 0 if results else task.deaths
        task.finished = finished
        if finished:
            worker.task = None

    def _bury(self, worker: _Worker[Any]) -> None:
        """A worker died: its shard is tried again, and what killed twice is left out and named."""
        task = worker.task
        assert task is not None
        worker.stop()
        self._workers.remove(worker)
        if isinstance(task.shard, tuple) and len(task.shard) > 1 and not task.skip:
            self._take_apart(task)
            return
        task.deaths += 1
        if task.careful:
            self._leave_out(task, f"killed two workers (exit {worker.process.exitcode})")
        task.careful = True
        if not task.finished:
            self._again.append(task)

    def _leave_out(self, task: _Task[Any], why: str) -> None:
        """Go on behind the document that kills; where that leads nowhere, reading it is what kills."""
        where = f"document {task.skip + 1}"
        task.finished = task.deaths > _PATIENCE
        left = f"all from {where} on" if task.finished else where
        task.results.append(Problem(str(task.shard), f"{left} {why} and is left out; please report it"))
        task.skip += 1

    def _take_apart(self, task: _Task[Any]) -> None:
        """Of several shards that were given together, each is tried again alone."""
        parts: list[_Task[Any]] = [_Task(type(task.shard)([shard]), careful=True) for shard in task.shard]
        at = self._due.index(task)
        self._due.remove(task)
        for part in reversed(parts):
            self._due.insert(at, part)
        self._again.extend(parts)
