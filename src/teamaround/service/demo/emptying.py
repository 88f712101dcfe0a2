"""Empties the demonstration's database. Only the demonstration may: everywhere else records are kept."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.db import connection

# The owner made every table; the bare schema is the database owner's to make again.
DROP = "DROP OWNED BY CURRENT_USER CASCADE"


def empty_tables() -> None:
    """Drop every table, on a connection of the owner's, and with the audit its heads, which would accuse the next.

    Refused outside the demonstration's own database.
    """
    if not settings.DEMONSTRATION or not settings.DATABASE_IS_EMBEDDED:
        raise RuntimeError("only the demonstration's own database may be emptied")
    with connection.cursor() as cursor:
        cursor.execute(DROP)
    Path(settings.AUDIT_HEAD_FILE).unlink(missing_ok=True)
