"""`seedlint check`: lint articles and report."""

from __future__ import annotations
