"""Linting and comparing as functions from Arrow batches to Arrow batches, for whatever deals batches out: nothing here knows an engine.

`lint.batch.flow` has the order of the steps. A step that follows a shuffle needs all rows of a key together, sorted by `ORDER`;
which kinds of rows it takes is written beside it.
"""

from lint.batch.articles import lint_batch as lint_batch
from lint.batch.articles import lint_table as lint_table
from lint.batch.flow import Engine as Engine
from lint.batch.flow import outcomes as outcomes
from lint.batch.rows import ORDER as ORDER
from lint.batch.rows import SCHEMA as SCHEMA
from lint.batch.rows import Row as Row
