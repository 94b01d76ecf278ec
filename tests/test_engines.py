"""The step for datatrove, in its own pipeline."""

from __future__ import annotations

from typing import Any

import pytest

from lint.config.settings import Settings

pytestmark = pytest.mark.slow
datatrove = pytest.importorskip("datatrove")

TEXTS = ["Experts say that the ferry may be late.", "The ferry left at nine."]
SETTINGS = Settings(select=("HD",), fail_on="info", fail_on_confidence="low")


class Dropped:
    """Takes what is dropped, as the writers of datatrove do."""

    def __init__(self) -> None:
        self.reasons: list[str] = []

    def __enter__(self) -> Dropped:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is open."""

    def write(self, record: Any, rank: int = 0) -> None:
        self.reasons.append(record.metadata["filter_reason"])


@pytest.mark.parametrize("drop, passed", [(True, ["1"]), (False, ["0", "1"])])
def test_a_step_of_datatrove_drops_and_annotates(drop: bool, passed: list[str]) -> None:
    from datatrove.data import Document as Record

    from lint.cluster.trove import SeedlintFilter

    dropped = Dropped()
    step = SeedlintFilter(SETTINGS, drop=drop, exclusion_writer=dropped)
    records = [Record(text=text, id=str(number)) for number, text in enumerate(TEXTS)]
    assert [record.id for record in step.run(iter(records))] == passed
    first, second = (record.metadata["seedlint"] for record in records)
    assert first[0]["code"].startswith("HD") and not second
    assert dropped.reasons == [" ".join(sorted({one["code"] for one in first}))] * drop
