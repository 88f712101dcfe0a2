"""Rows of a guarded table as they are stored: read for a test, and for each reading anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from django.db.models import Manager, Model, QuerySet

from teamaround.service.access.context import reading_within, system_purpose
from teamaround.service.audit.guarded import SensitiveModel
from teamaround.service.ledger.models import readable
from teamaround.service.policy.facts import Actor
from teamaround.service.policy.words import Action


class Stored:
    """A manager or a query of which nothing is read but for the named purpose of a test."""

    def __init__(self, rows: Manager[Any] | QuerySet[Any]) -> None:
        self._rows = rows

    def __getattr__(self, name: str) -> Callable[..., Any]:
        def asked(*values: Any, **named: Any) -> Any:
            with system_purpose("test"):
                found = getattr(self._rows, name)(*values, **named)
                return Stored(found) if isinstance(found, QuerySet) else found

        return asked

    def __iter__(self) -> Iterator[Any]:
        with system_purpose("test"):
            return iter(list(self._rows.all()))

    def __getitem__(self, place: int) -> Any:
        return list(self)[place]


def stored(model: type[SensitiveModel] | type[Model]) -> Stored:
    """The rows of a model."""
    return Stored(getattr(model, "_unsafe_system"))  # noqa: B009 - the name is closed to all but its own module


def read_by(actor: Actor, query: Callable[..., Any], *values: Any, now: datetime, **named: Any) -> Any:
    """What a query shows somebody on a page about alerts: so say the query and the database."""
    with reading_within(readable(actor, Action.ALERT_READ, now)):
        return query(actor, *values, now=now, **named)
