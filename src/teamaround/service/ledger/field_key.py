"""The key over addresses. It lives outside the database: in the environment or in a file only we may read."""

from __future__ import annotations

import base64
import hashlib
import os
from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

KEY_BYTES = 32


@cache
def field_key() -> bytes:
    """The AES-256 key. Raises ImproperlyConfigured where it is missing, cut, or has the wrong length."""
    written = settings.FIELD_KEY or _from_file(Path(settings.FIELD_KEY_FILE))
    try:
        key = base64.b64decode(written, validate=True)
    except ValueError as problem:
        raise ImproperlyConfigured("TEAMAROUND_FIELD_KEY is not base64") from problem
    if len(key) != KEY_BYTES:
        raise ImproperlyConfigured(f"TEAMAROUND_FIELD_KEY must be {KEY_BYTES} bytes in base64")
    return key


def key_id() -> str:
    """A name for the key that gives nothing of it away, kept beside what it seals."""
    return hashlib.sha256(b"teamaround field key" + field_key()).hexdigest()[:12]


def _from_file(path: Path) -> str:
    if path.exists():
        return path.read_text().strip()
    if not settings.DATABASE_IS_EMBEDDED:
        raise ImproperlyConfigured(
            "Set TEAMAROUND_FIELD_KEY, or TEAMAROUND_FIELD_KEY_FILE to an existing file"
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = base64.b64encode(os.urandom(KEY_BYTES)).decode()
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400), "w") as file:
        file.write(fresh)
    return fresh
