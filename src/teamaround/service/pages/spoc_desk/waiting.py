"""What was delivered to this desk and stands, by level, then by what is left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from teamaround.practice.alerts.catalogue import catalogue
from teamaround.practice.clocks.level import Level as RuleLevel
from teamaround.service.agencies.partnership import partnership_calendar
from teamaround.service.ledger.queries import ChildCard, children_of
from teamaround.service.pages.asking import Asker
from teamaround.service.pages.child.strip import age_on
from teamaround.service.pages.words import dates
from teamaround.service.work.ladder import accept_by, triage_by
from teamaround.service.work.queries import alerts_named, delivered_to
from teamaround.service.work.values import AlertCard, DeliveryCard


@dataclass(frozen=True, slots=True)
class Waiting:
    """One alert of the queue, its child, and how it came to this desk."""

    alert: AlertCard
    child: ChildCard | None
    delivery: DeliveryCard

    @property
    def due(self) -> datetime | None:
        """By when the desk is to have decided; None where no time is set."""
        begun = self.alert.level_since if self.alert.level is RuleLevel.RED else self.alert.raised_at
        triage = triage_by(self.alert.code, self.alert.level, begun, partnership_calendar())
        return triage or accept_by(self.alert.level, begun, partnership_calendar())

    @property
    def name(self) -> str:
        """ "address link"."""
        return alert_name(self.alert.code)

    @property
    def order(self) -> tuple[bool, int, float, str]:
        due = self.due
        return (
            self.delivery.accepted_at is not None,
            self.alert.level.rank,
            due.timestamp() if due else float("inf"),
            self.alert.code,
        )


def alert_name(code: str) -> str:
    """What the catalogue calls an alert, within a sentence."""
    return catalogue().row(code).name_within


def waiting_for(asking: Asker) -> tuple[Waiting, ...]:
    """Everything delivered to this desk that stands, most urgent first; what it accepted comes last. Three queries."""
    deliveries = {one.alert_id: one for one in delivered_to(asking.actor, now=asking.now)}
    alerts = alerts_named(asking.actor, deliveries, now=asking.now)
    children = (
        {child.child_id: child for child in children_of(asking.actor, now=asking.now)} if alerts else {}
    )
    rows = [Waiting(alert, children.get(alert.child_id), deliveries[alert.alert_id]) for alert in alerts]
    return tuple(sorted(rows, key=lambda row: row.order))


def child_words(child: ChildCard | None, on: date) -> str:
    """ "Robin Ashdown, 8"."""
    if child is None:
        return "A child of this council"
    return f"{child.name}, {age_on(child.date_of_birth, on)}" if child.date_of_birth else child.name


def when(moment: datetime, now: datetime) -> str:
    """ "9:09pm" today; "2 May, 9:09pm" on another day."""
    at = dates.clock_time(moment)
    return at if is_today(moment, now) else f"{dates.spoken_day(moment, now)}, {at}"


def is_today(moment: datetime, now: datetime) -> bool:
    """Whether it lies on the reader's own day, so that its time alone is said."""
    return dates.in_london(moment).date() == dates.in_london(now).date()
