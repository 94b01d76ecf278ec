"""seedlint: a source-quality and consistency linter for corpora of articles. Its public names are those of `lint.public`."""

from __future__ import annotations

from lint import public as public
from lint.public import __all__ as __all__
from lint.public import __getattr__ as __getattr__
from lint.public import __version__ as __version__
