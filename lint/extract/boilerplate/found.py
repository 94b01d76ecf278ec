"""What the rules for boilerplate found in a document, put there by the engine before any other rule runs."""

from __future__ import annotations

from collections.abc import Sequence

from lint.model import Finding
from lint.text.annotations import Slot

rule_findings: Slot[Sequence[Finding]] = Slot(tuple)
