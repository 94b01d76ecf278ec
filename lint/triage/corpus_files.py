"""What triage asks of the files of a corpus: it reads none itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Protocol

from lint.triage.entries import Sketch


class CorpusFiles(Protocol):
    """What triage asks of the corpus as it is now. Articles and files are named from the folder of the team's file on."""

    def name(self, path: str) -> str:
        """What an article of the run is called there."""

    def is_there(self, file: str) -> bool:
        """Whether there is such a file now."""

    def is_among(self, file: str, paths: Collection[str]) -> bool:
        """Whether a file lies, or would lie, in one of these folders of a run."""

    def sketches(self, file: str) -> Iterable[Sketch]:
        """The articles that a file has now, each in small; none where there is no such file."""
