"""What goes in: files as rows that say where to read, articles of a table as rows that have them, and both as documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pyarrow

from lint import packing
from lint.batch.rows import Kind, Row, article_key, batches_of, id_of, name_of
from lint.config.settings import Settings
from lint.readers import Problem, Unread
from lint.readers.shards import Shard
from lint.session import input
from lint.session.plain_results import article_of, plain_article
from lint.text.document import Document
from lint.triage.stages import Article


def files(paths: Iterable[str], settings: Settings) -> Iterator[Row]:
    """Rows for all files of some paths, in order; small files stand together in one. Whoever gets them reads the files."""
    for number, found in enumerate(input.bundled(input.shards_of(paths, settings))):
        if isinstance(found, Problem):
            yield outcome_row(number, found)
        else:
            yield Row(Kind.shard, 0, 0, b"", number, 0, packing.pack([tuple(shard) for shard in found]))


class Texts:
    """A step from batches with a column of texts and one of identifiers to `text` rows; the other columns are metadata.

    Identifiers name the articles and must be different: of several articles under one, only one has a say.
    """

    def __init__(self, text: str = "text", id: str = "id") -> None:
        self.text, self.id = text, id

    def __call__(self, batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        """Raises KeyError for a column that is not there."""
        return batches_of(self._row(record) for batch in batches for record in batch.to_pylist())

    def _row(self, record: dict[str, Any]) -> Row:
        name, text = str(record[self.id]), record[self.text]
        if not isinstance(text, str):
            return outcome_row(0, Problem(name, f"no text in the column “{self.text}”"))
        about = {key.lower(): _plain(value) for key, value in record.items() if key not in (self.text, self.id)}
        data = packing.pack((text, {key: value for key, value in about.items() if value is not None}))
        return Row(Kind.text, 0, article_key(name), id_of(name), 0, 0, data)


def _plain(value: Any) -> Any:
    """A value of a column as metadata have it: dates and whatever else is not plain as text."""
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    if value is None or isinstance(value, (bool, float, str)):
        return value
    return value if isinstance(value, int) and -(1 << 63) <= value < 1 << 63 else str(value)


def opened(row: Row, settings: Settings) -> Iterator[Document | Problem]:
    """The documents of a row of the input."""
    if row.kind == Kind.text:
        text, metadata = packing.unpack(row.data)
        yield Document(text, name_of(row.id), metadata=metadata)
    elif row.kind == Kind.outcome:
        failed = outcome_of(row)
        assert isinstance(failed, Problem)
        yield failed
    else:
        for shard in packing.unpack(row.data):
            yield from input.read_in_time(Shard(*shard), settings)


_PROBLEMS = (Problem, Unread)


def outcome_row(place: int, outcome: Article | Problem) -> Row:
    """What there is to say of one article, with its place in the input."""
    if isinstance(outcome, Problem):
        form, plain = 1 + _PROBLEMS.index(type(outcome)), tuple(outcome)
    else:
        form, plain = 0, plain_article(outcome)
    return Row(Kind.outcome, 0, article_key(outcome.path), id_of(outcome.path), place, form, packing.pack(plain))


def outcome_of(row: Row) -> Article | Problem:
    """What there is to say of an article, of its row."""
    plain = packing.unpack(row.data)
    return _PROBLEMS[row.form - 1](*plain) if row.form else article_of(plain)
