"""What was worked out before: plain values in the private cache folder, by content-addressed keys."""

from __future__ import annotations

import sys
from typing import Any

from speechlint import __version__
from speechlint.text.cachedir import read_cached, write_cached
from speechlint.text.digest import blake2b
from speechlint.text.packed import packed, unpacked
from speechlint.text.records import NamedTuple

_MAX_BYTES = 64_000_000


class Cache(NamedTuple):
    """Plain values by key; one that is not ``enabled`` (``--no-cache``) keeps nothing.

    Whatever goes wrong with the folder or a file in it is no error: the value is worked out again.
    """

    enabled: bool = True

    def load(self, key: str) -> Any:
        """The value stored under a key, None where there is none that can be read."""
        content = read_cached(f"{key}.bin") if self.enabled else None
        if content is None or len(content) > _MAX_BYTES:
            return None
        try:
            return unpacked(content)
        except ValueError:
            return None

    def store(self, key: str, value: Any) -> None:
        """Keep a value under a key, whole or not at all. Raises :class:`ValueError` for one that is not plain."""
        if self.enabled:
            write_cached(f"{key}.bin", packed(value))


def cache_key(name: str, *parts: str) -> str:
    """A file name for a value that depends on ``parts``, this version and this Python."""
    digest = blake2b(digest_size=16)
    for part in (__version__, sys.version, *parts):
        content = part.encode("utf-8", "surrogatepass")
        digest.update(b"%d:" % len(content) + content)
    return f"{name}-{digest.hexdigest()}"
