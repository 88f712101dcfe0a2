"""The hash chain, pure: SHA-256 with the prefixes of RFC 6962 (0x00 before a leaf, 0x01 before a link)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

EMPTY = hashlib.sha256(b"").digest()


def leaf_of(row: Mapping[str, object]) -> bytes:
    """The hash of one audit row: canonical JSON, keys sorted, no white space."""
    canonical = json.dumps(row, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(b"\x00" + canonical.encode()).digest()


def link(before: bytes, leaf: bytes) -> bytes:
    """The chain after `leaf`, given the chain before it."""
    return hashlib.sha256(b"\x01" + before + leaf).digest()
