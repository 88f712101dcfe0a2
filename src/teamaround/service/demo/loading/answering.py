"""What is older than a day has been accepted by whoever it came to, so that the desks show today's work."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from teamaround.exchange.receive import review_id
from teamaround.practice.record.roles import Role
from teamaround.service.accounts.queries import actor_by_id, people_in
from teamaround.service.contacts.queries import review_unscoped
from teamaround.service.demo.partnership.model.partnership import Partnership
from teamaround.service.ledger.queries import child_unscoped, open_children_unscoped
from teamaround.service.policy.facts import Actor
from teamaround.service.policy.words import Purpose
from teamaround.service.work import actions as work
from teamaround.service.work.queries import alerts_unscoped, deliveries_unscoped
from teamaround.service.work.values import AlertCard, DeliveryCard
from teamaround.service.workflows.alert_answered import alert_accepted
from teamaround.service.workflows.match_decided import match_decided

REASONS = {
    True: "The trace gave one person, and the address history fits.",
    False: "The trace gave two people.",
}
DECIDED_WITHIN = timedelta(hours=3)
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


def old_reviews_decided(partnership: Partnership, ids: Mapping[str, str], *, now: datetime) -> int:
    """Decide the pairs older than a day as the truth table has it, each by a trained matcher. Returns how many."""
    count = 0
    for truth in partnership.truths:
        for person in {truth.person_id, truth.resembles} - {""}:
            pair = review_unscoped(review_id(truth.agency, truth.source_id, ids[person]))
            if pair is None or pair.decided_at is not None or pair.asked_at >= now - TODAY:
                continue
            child = child_unscoped(pair.children[0])
            matcher = _matcher(child.council) if child else None
            if matcher is not None:
                same = person == truth.person_id
                at = pair.asked_at + DECIDED_WITHIN
                match_decided(pair.review_id, same=same, reason=REASONS[same], by=matcher, now=at)
                count += 1
    return count


def _matcher(council: str) -> Actor | None:
    people = people_in(Role.SPOC, council=council)
    return actor_by_id(people[0].pk) if people else None


def _accept(alert: AlertCard) -> None:
    """Every recipient accepts, those too who have it only because the desk accepted."""
    at = alert.level_since + ANSWERED_WITHIN
    answered: set[str] = set()
    while waiting := [one for one in deliveries_unscoped(alert.alert_id) if one.delivery_id not in answered]:
        for delivery in waiting:
            answered.add(delivery.delivery_id)
            _answer(delivery, alert, at)


def _answer(delivery: DeliveryCard, alert: AlertCard, at: datetime) -> None:
    """A recipient accepts; a school that was only told to ring has seen it and rung."""
    actor = _recipient(delivery)
    if actor is None:
        return
    if delivery.is_notice:
        work.opened(alert.alert_id, purpose=Purpose.PROTECT_CHILD, by=actor, now=at)
        work.spoken_to(delivery.delivery_id, alert_id=alert.alert_id, by=actor, now=at)
    else:
        alert_accepted(alert, by=actor, now=at)


def _recipient(delivery: DeliveryCard) -> Actor | None:
    if delivery.user_id:
        return actor_by_id(delivery.user_id)
    people = people_in(delivery.role, agency=delivery.agency)
    return actor_by_id(people[0].pk) if people else None
