"""Alerts, deliveries and tasks as values for pages and workflows."""

from __future__ import annotations

from datetime import datetime

import msgspec

from teamaround.practice.alerts.alert import Explanation
from teamaround.practice.clocks import Level
from teamaround.service.work.models import AlertRow, Delivery, Task

ANSWER_REQUEST = "answer_request"  # a kind of task that only its answer makes done


class Recipient(msgspec.Struct, frozen=True, kw_only=True):
    """Who is to have an alert: a role, narrowed to an agency or a person where that is known.

    `is_notice`: told only that something exists and whom to speak to (decision 16); nothing to accept.
    """

    role: str
    agency: str = ""
    user_id: str = ""
    is_notice: bool = False


class AlertCard(msgspec.Struct, frozen=True, kw_only=True):
    """An alert. `recipients` and `notices` are role slugs; `sender` an agency, where its contact raised it."""

    alert_id: str
    child_id: str
    key: str
    code: str
    level: Level
    about: tuple[str, ...]
    recipients: tuple[str, ...]
    notices: tuple[str, ...]
    explanation: Explanation
    entry_id: str
    sender: str
    raised_at: datetime
    level_since: datetime
    state: str
    accepted_by: str
    accepted_at: datetime | None
    closed_at: datetime | None
    closed_because: str


class DeliveryCard(msgspec.Struct, frozen=True, kw_only=True):
    """One recipient of an alert and how far it has come with them."""

    delivery_id: str
    alert_id: str
    role: str
    agency: str
    user_id: str
    rung: int
    is_notice: bool
    sent_at: datetime
    opened_at: datetime | None
    spoken_to_at: datetime | None
    accepted_at: datetime | None


class TaskCard(msgspec.Struct, frozen=True, kw_only=True):
    """Something to do. `due` None: no time was set."""

    task_id: str
    key: str
    kind: str
    child_id: str
    code: str
    level: str
    words: str
    alert_id: str
    due: datetime | None
    owner_role: str
    owner_agency: str
    owner_user: str
    rung: int
    state: str
    added_at: datetime


class AlertChange(msgspec.Struct, frozen=True, kw_only=True):
    """What running the rules again has changed about one alert: `new`, `louder`, `quieter`,
    `wider` (others are to have it as well) or `gone`."""

    alert: AlertCard
    change: str


class Escalated(msgspec.Struct, frozen=True, kw_only=True):
    """A task that nobody accepted in time: who is asked now, and whether nobody is left above them."""

    task: TaskCard
    before: str
    is_top: bool


def alert_card(row: AlertRow) -> AlertCard:
    """The value of a row."""
    return AlertCard(
        alert_id=str(row.pk),
        child_id=str(row.child_id),
        key=row.key,
        code=row.code,
        level=Level(row.level),
        about=tuple(row.about),
        recipients=tuple(row.recipients),
        notices=tuple(row.notices),
        explanation=msgspec.convert(row.explanation, Explanation),
        entry_id=row.entry_id,
        sender=row.sender,
        raised_at=row.raised_at,
        level_since=row.level_since,
        state=row.state,
        accepted_by=row.accepted_by,
        accepted_at=row.accepted_at,
        closed_at=row.closed_at,
        closed_because=row.closed_because,
    )


def delivery_card(row: Delivery) -> DeliveryCard:
    """The value of a row."""
    return DeliveryCard(
        delivery_id=str(row.pk),
        alert_id=str(row.alert_id),
        role=row.role,
        agency=row.agency,
        user_id=str(row.user_id or ""),
        rung=row.rung,
        is_notice=row.is_notice,
        sent_at=row.sent_at,
        opened_at=row.opened_at,
        spoken_to_at=row.spoken_to_at,
        accepted_at=row.accepted_at,
    )


def task_card(row: Task) -> TaskCard:
    """The value of a row."""
    return TaskCard(
        task_id=str(row.pk),
        key=row.key,
        kind=row.kind,
        child_id=str(row.child_id),
        code=row.code,
        level=row.level,
        words=row.words,
        alert_id=str(row.alert_id or ""),
        due=row.due,
        owner_role=row.owner_role,
        owner_agency=row.owner_agency,
        owner_user=str(row.owner_user or ""),
        rung=row.rung,
        state=row.state,
        added_at=row.added_at,
    )
