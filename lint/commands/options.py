"""What the commands share: their options, the settings of a call, where its output goes."""

from __future__ import annotations
