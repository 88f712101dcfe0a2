"""Tell the database for whom it reads, for one transaction only (decision 3).

Row-level security is the second layer: without a context the guarded tables show no row at all. SET LOCAL ends with
the transaction, so a connection never carries one person's rights to the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.db import connection, transaction

from teamaround.service.policy.scope import Scope

SETTINGS = ("actor", "agency", "now", "kinds", "own", "reviews", "system")


@contextmanager
def reading_within(scope: Scope) -> Iterator[None]:
    """Inside, guarded tables show the rows of this scope. Opens a transaction, or a savepoint within one."""
    kinds = "" if scope.is_nothing else ",".join(sorted(scope.grant_kinds))
    with _told(
        {
            "actor": scope.user_id,
            "agency": scope.agency,
            "now": scope.now.isoformat(),
            "kinds": kinds,
            "own": "yes" if scope.own_contribution and not scope.is_nothing else "",
            "reviews": scope.reviews_of,
            "system": "",
        }
    ):
        yield


@contextmanager
def system_purpose(purpose: str) -> Iterator[None]:
    """Inside, the service itself is at work for a named purpose and guarded tables show every row."""
    with _told({**dict.fromkeys(SETTINGS, ""), "system": purpose}):
        yield


@contextmanager
def _told(values: Mapping[str, str]) -> Iterator[None]:
    with transaction.atomic():
        before = _current()
        _set(values)
        yield
        _set(before)  # after an exception the rollback has undone it already


def _current() -> dict[str, str]:
    columns = ", ".join(f"coalesce(current_setting('teamaround.{name}', true), '')" for name in SETTINGS)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns}")
        row = cursor.fetchone()
    return dict(zip(SETTINGS, row or (), strict=True))


def _set(values: Mapping[str, str]) -> None:
    calls = ", ".join("set_config(%s, %s, true)" for _ in values)
    arguments = [part for name, value in values.items() for part in (f"teamaround.{name}", value)]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {calls}", arguments)
