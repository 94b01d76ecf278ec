"""What is worked out of a document once and asked for many times: each function that does so declares its type, its name and its memo in one place."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from lint.text.document import Document

Result = TypeVar("Result")


def annotation(read: Callable[[Document], Result]) -> Callable[[Document], Result]:
    """`read`, called once for each document: what it returned is kept with the document until that is forgotten."""

    @wraps(read)
    def once(document: Document) -> Result:
        try:
            return document.annotations[read]  # type: ignore[no-any-return]
        except KeyError:
            pass  # read outside of the handler, so that its errors are its own
        result = document.annotations[read] = read(document)
        return result

    return once


class Slot(Generic[Result]):
    """A place of a document's annotations that is filled from outside, by whoever runs before those who read it."""

    def __init__(self, empty: Callable[[], Result]) -> None:
        self._empty = empty

    def get(self, document: Document) -> Result:
        """What was put there; the empty value where nothing was."""
        return document.annotations[self] if self in document.annotations else self._empty()

    def put(self, document: Document, value: Result) -> None:
        document.annotations[self] = value
