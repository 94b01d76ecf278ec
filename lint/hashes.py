"""The one hash of the package, without OpenSSL, which hashlib loads and a short run would wait for."""

from __future__ import annotations

try:
    from _blake2 import blake2b
except ImportError:  # an interpreter that keeps its hashes elsewhere
    from hashlib import blake2b

__all__ = ["blake2b"]
