"""Keys that the database does not hold: in the environment, or in a file that only we may read."""

from __future__ import annotations

import base64
import os
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

KEY_BYTES = 32


def secret_key(name: str, written: str, file: str) -> bytes:
    """The key of `name`, its environment variable: as written there, else from its file.

    On one machine's trial a missing file is made. Raises ImproperlyConfigured where the key is missing, cut, or of
    the wrong length.
    """
    try:
        key = base64.b64decode(written or _from_file(name, Path(file)), validate=True)
    except ValueError as problem:
        raise ImproperlyConfigured(f"{name} is not base64") from problem
    if len(key) != KEY_BYTES:
        raise ImproperlyConfigured(f"{name} must be {KEY_BYTES} bytes in base64")
    return key


def _from_file(name: str, path: Path) -> str:
    if path.exists():
        return path.read_text().strip()
    if not settings.DATABASE_IS_EMBEDDED:
        raise ImproperlyConfigured(f"Set {name}, or {name}_FILE to an existing file")
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = base64.b64encode(os.urandom(KEY_BYTES)).decode()
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400), "w") as file:
        file.write(fresh)
    return fresh
