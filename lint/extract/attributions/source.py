"""A source as it is written: who or what says something, and what its words tell of it."""

from __future__ import annotations

from typing import NamedTuple


class Source(NamedTuple):
    """A source as it is written.

    `kind` is person, organisation, document, role (traceable), unnamed, pronoun, relative, none (a passive) or other;
    `group` says of an unnamed source whether it is a "source", "crowd", "public", "office" or "newsroom", and of a document
    "empty" where it leads nowhere; `relative`: the verb stands in a relative clause, “voters who say”.
    """

    start: int
    end: int
    kind: str
    group: str = ""
    definite: bool = False
    plural: bool = True
    relative: bool = False
    capital: bool = False
    """A name stands among its words: “Pentagon officials”."""
    bare: bool = False
    """A single one without “a”: a headline, or a surname that looks like a role."""
    head: str = ""
    stands_for: Source | None = None
    """What a pronoun goes back to."""
    head_known: bool = True
    """The head is known for people, not only by how it ends."""
