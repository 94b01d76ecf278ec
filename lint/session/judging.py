"""Judging in several processes, each with its own eyes on the one store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from typing import Any

from lint import engine
from lint.config.settings import Settings
from lint.corpus.gather import Corpus
from lint.corpus.scratch import scratch_folder
from lint.corpus.tasks import Judge, Run, Task, Work
from lint.session import workers


class JudgeInWorker:
    """Does tasks of judging in a worker. A plan does not pickle: where workers are not forked, each makes its own."""

    def __init__(self, plan: engine.Plan, path: Path) -> None:
        self._plan, self._path = plan, path

    def __getstate__(self) -> tuple[Settings, Path]:
        return self._plan.settings, self._path

    def __setstate__(self, state: tuple[Settings, Path]) -> None:
        self.__init__(engine.make_plan(state[0]), state[1])  # type: ignore[misc]

    @cached_property
    def _judge(self) -> Judge:
        return Judge(self._plan.corpus, None, self._path)

    def __call__(self, task: Task, skip: int, most: int) -> Iterator[Any]:
        return self._judge(task, skip, most)


def corpus_of(plan: engine.Plan, jobs: int, stack: ExitStack) -> tuple[Corpus, Run | None]:
    """A corpus to be judged in so many processes, and what does that (None: this process); its files go with the stack."""
    if jobs > 1 and plan.corpus:
        try:
            path = stack.enter_context(scratch_folder()) / "store"
        except OSError:
            return Corpus(plan.corpus), None  # one process needs no folder
        corpus, work = Corpus(plan.corpus, path, passing=True), JudgeInWorker(plan, path)

        def run(tasks: Iterable[Task], _: Work) -> Iterator[Any]:
            return workers.run(tasks, work, jobs)

        stack.callback(corpus.close)
        return corpus, run
    return Corpus(plan.corpus), None
