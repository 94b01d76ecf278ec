"""Numbers with their nouns, as every message says them."""

from __future__ import annotations


def counted(count: float, noun: str, plural: str = "", *, form: str = "") -> str:
    """A number with its noun: `1 finding`, `2 findings`, `0.5 points`.

    `plural` where that is not the noun with an s; `form` as `format` takes it, `,` for one with its thousands set apart.
    """
    number = format(count, form or ("g" if isinstance(count, float) else ""))
    return f"{number} {noun if count == 1 else plural or noun + 's'}"
