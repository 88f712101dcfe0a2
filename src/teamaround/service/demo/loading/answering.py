"""What is older than a day has been accepted by whoever it came to, so that the desks show today's work."""

from __future__ import annotations

from datetime import datetime, timedelta

from teamaround.service.accounts.queries import actor_by_id, people_in
from teamaround.service.ledger.queries import open_children_unscoped
from teamaround.service.policy.facts import Actor
from teamaround.service.work.queries import alerts_unscoped, deliveries_unscoped
from teamaround.service.work.values import AlertCard, DeliveryCard
from teamaround.service.workflows.alert_answered import alert_accepted

ANSWERED_WITHIN = timedelta(minutes=40)
TODAY = timedelta(days=1)


def old_alerts_accepted(*, now: datetime) -> int:
    """Accept every alert that is older than a day, as each of its recipients would have. Returns how many."""
    count = 0
    for child in open_children_unscoped():
        for alert in alerts_unscoped(child.child_id):
            if alert.state == "open" and alert.level_since < now - TODAY:
                _accept(alert)
                count += 1
    return count


def _accept(alert: AlertCard) -> None:
    for delivery in deliveries_unscoped(alert.alert_id):
        actor = None if delivery.is_notice else _recipient(delivery)
        if actor is not None:
            alert_accepted(alert, by=actor, now=alert.level_since + ANSWERED_WITHIN)


def _recipient(delivery: DeliveryCard) -> Actor | None:
    if delivery.user_id:
        return actor_by_id(delivery.user_id)
    people = people_in(delivery.role, agency=delivery.agency)
    return actor_by_id(people[0].pk) if people else None
