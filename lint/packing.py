"""Plain values as bytes and back: what is kept on disk or travels in files. Data only, never code, and checked when it is read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

import msgpack


class Stream(Protocol):
    """What can be read from."""

    def read(self, size: int, /) -> bytes: ...


_MOST_BYTES = 1 << 30
"""The largest value that is read from a stream."""


class DamagedError(Exception):
    """Bytes that are not what was packed, or not of the shape that is expected there."""


def pack(value: Any) -> bytes:
    """A value of None, truth values, numbers, strings, bytes, tuples, lists and dicts. Raises ValueError for anything else."""
    try:
        return _packed(value)
    except UnicodeEncodeError:  # half a character; to allow for it from the start makes each text four times as dear
        return _packed(value, unicode_errors="surrogatepass")


def _packed(value: Any, **how: str) -> bytes:
    try:
        packed: bytes = msgpack.packb(value, **how)
    except (TypeError, OverflowError) as error:
        raise ValueError(f"no plain value: {error}") from None
    return packed


def unpack(data: bytes | memoryview, *, lists: bool = False) -> Any:
    """The value that was packed; lists come back as tuples, or with `lists` tuples as lists. Raises DamagedError."""
    try:
        return msgpack.unpackb(data, use_list=lists, strict_map_key=False, unicode_errors="surrogatepass")
    except (ValueError, TypeError, RecursionError, msgpack.UnpackException) as error:
        raise DamagedError(f"damaged: {error}") from None


def unpack_all(stream: Stream) -> Iterator[Any]:
    """The values that stand in a stream one behind the other. Raises DamagedError, and what reading the stream raises."""
    unpacker = msgpack.Unpacker(
        stream, use_list=False, strict_map_key=False, unicode_errors="surrogatepass", max_buffer_size=_MOST_BYTES
    )
    try:
        yield from unpacker
    except (ValueError, TypeError, RecursionError, msgpack.UnpackException) as error:
        raise DamagedError(f"damaged: {error}") from None


def expect(value: Any, *kinds: type) -> Any:
    """A tuple whose items are of these kinds, one by one. Raises DamagedError for anything else.

    `object` stands for any kind; a truth value is no number here.
    """
    if not isinstance(value, tuple) or len(value) != len(kinds):
        raise DamagedError("not of the expected shape")
    for item, kind in zip(value, kinds, strict=True):
        if not isinstance(item, kind) or (kind is int and isinstance(item, bool)):
            raise DamagedError(f"a {kind.__name__} is expected, not a {type(item).__name__}")
    return value


def expect_all(values: Any, kind: type) -> Any:
    """A tuple whose items all are of a kind. Raises DamagedError."""
    if not isinstance(values, tuple) or not set(map(type, values)) <= {kind}:
        raise DamagedError(f"nothing but {kind.__name__} is expected")
    return values


def expect_dict(value: Any, key: type, inner: type) -> Any:
    """A dict from one kind to another. Raises DamagedError."""
    if not isinstance(value, dict) or not all(type(k) is key and type(v) is inner for k, v in value.items()):
        raise DamagedError(f"a dict of {key.__name__} and {inner.__name__} is expected")
    return value
