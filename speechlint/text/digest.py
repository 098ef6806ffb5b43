"""BLAKE2b, as hashlib has it; but hashlib also loads OpenSSL, which takes as long as all the files of a run."""

from __future__ import annotations

try:
    from _blake2 import blake2b
except ImportError:  # a Python that is made otherwise
    from hashlib import blake2b

__all__ = ["blake2b"]
