"""Which English words only Britain spells so, and which only America."""

from __future__ import annotations

from lint.lexicon import lexicon

_FORMS = lexicon("en", "dialects")
_AMBIGUOUS = frozenset(_FORMS["ambiguous"])
BRITISH = frozenset(_FORMS) - _AMBIGUOUS - {"ambiguous"}
"""Words (lower case) that are spelt so in Britain alone …"""
AMERICAN = frozenset(word for british in _FORMS for word in _FORMS[british]) - _AMBIGUOUS
"""… and in America alone."""
