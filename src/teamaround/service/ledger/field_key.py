"""The key over addresses. It lives outside the database."""

from __future__ import annotations

import hashlib
from functools import cache

from django.conf import settings

from teamaround.service.ledger.secret_keys import secret_key


@cache
def field_key() -> bytes:
    """The AES-256 key. Raises ImproperlyConfigured where it is missing, cut, or has the wrong length."""
    return secret_key("TEAMAROUND_FIELD_KEY", settings.FIELD_KEY, settings.FIELD_KEY_FILE)


def key_id() -> str:
    """A name for the key that gives nothing of it away, kept beside what it seals."""
    return hashlib.sha256(b"teamaround field key" + field_key()).hexdigest()[:12]
