"""What is older than a day has been accepted by whoever it came to, so that the desks show today's work."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from teamaround.exchange.receive import review_id
from teamaround.practice.record.roles import Role
from teamaround.practice.record.words import Answer
from teamaround.service.accounts.queries import actor_by_id, people_in
from teamaround.service.contacts.queries import waiting_reviews_unscoped
from teamaround.service.contacts.values import ReviewCase
from teamaround.service.demo.partnership.days import LONDON
from teamaround.service.demo.partnership.model.partnership import Partnership
from teamaround.service.policy.facts import Actor
from teamaround.service.policy.words import Purpose
from teamaround.service.work import actions as work
from teamaround.service.work.queries import deliveries_unscoped, open_alerts_unscoped, tasks_of_kind_unscoped
from teamaround.service.work.values import ANSWER_REQUEST, AlertCard, DeliveryCard, TaskCard
from teamaround.service.workflows.agencies_asked import request_behind
from teamaround.service.workflows.alert_answered import alert_accepted
from teamaround.service.workflows.cases import case_of
from teamaround.service.workflows.match_decided import match_decided
from teamaround.service.workflows.request_answered import request_answered

REASONS = {
    True: "The trace gave one person, and the address history fits.",
    False: "The trace gave two people.",
}
RESTS_ON = ("trace",)  # of the closed list in contacts/remembering.yaml
DECIDED_WITHIN = timedelta(hours=3)
MORNING, EVENING = 8, 18  # between them matchers work, on every day of the week
ANSWERED_WITHIN = timedelta(minutes=40)
TOLD_WITHIN = timedelta(hours=6)
TODAY = timedelta(days=1)


class Answering:
    """Everybody answers as time goes on, each a while after it came to them, until a day before `today`.

    Time never goes back: what a rule would have said at an earlier moment is no news at a later one.
    """

    def __init__(self, partnership: Partnership, ids: Mapping[str, str], *, today: datetime) -> None:
        self.until = today - TODAY
        self.same = {
            review_id(truth.agency, truth.source_id, ids[person]): person == truth.person_id
            for truth in partnership.truths
            for person in {truth.person_id, truth.resembles} - {""}
        }
        self.tried: set[str] = set()
        self.last = self.looked = datetime.min.replace(tzinfo=UTC)
        self.decided = self.accepted = self.told = 0

    def up_to(self, moment: datetime) -> None:
        """Answer what is due before something arrives at `moment`; from then on nothing happens earlier."""
        if moment - self.looked >= ANSWERED_WITHIN:
            self.answer(moment)
        self.last = max(self.last, moment)

    def answer(self, moment: datetime) -> None:
        """Pairs are decided as the truth table has it, alerts accepted, requests answered, so far as due by then."""
        self.looked = moment
        for pair in waiting_reviews_unscoped():
            self._decide(pair, moment)
        for alert in open_alerts_unscoped():
            self._accept(alert, moment)
        for task in tasks_of_kind_unscoped(ANSWER_REQUEST):
            self._tell(task, moment)

    def _decide(self, pair: ReviewCase, moment: datetime) -> None:
        at, same = by_day(pair.asked_at + DECIDED_WITHIN), self.same.get(pair.review_id)
        if same is None or at > moment or pair.asked_at >= self.until:
            return
        matcher = _matcher(pair.council)
        if matcher is not None:
            match_decided(
                pair.review_id,
                same=same,
                rests_on=RESTS_ON,
                reason=REASONS[same],
                by=matcher,
                now=self._not_before(at),
            )
            self.decided += 1

    def _accept(self, alert: AlertCard, moment: datetime) -> None:
        at = alert.level_since + ANSWERED_WITHIN
        if alert.alert_id in self.tried or at > moment or alert.level_since >= self.until:
            return
        self.tried.add(alert.alert_id)
        accept(alert, at=self._not_before(at))
        self.accepted += 1

    def _tell(self, task: TaskCard, moment: datetime) -> None:
        """An agency that was asked holds nothing: who of the invented is dangerous is on record already."""
        at = task.added_at + TOLD_WITHIN
        if at > moment or task.added_at >= self.until:
            return
        people = people_in(task.owner_role, agency=task.owner_agency)
        now = self._not_before(at)
        asked = request_behind(task, case_of(task.child_id, now))
        if people and asked is not None:
            by = actor_by_id(people[0].pk)
            request_answered(asked.entry, asked.fact, answer=Answer.NOTHING_HELD, by=by, now=now)
            self.told += 1

    def _not_before(self, at: datetime) -> datetime:
        self.last = max(self.last, at)
        return self.last


def by_day(moment: datetime) -> datetime:
    """The moment itself, or the next morning where it falls into the night: nobody compares names at three."""
    local = moment.astimezone(LONDON)
    morning = local.replace(hour=MORNING) + timedelta(days=local.hour >= EVENING)
    return moment if MORNING <= local.hour < EVENING else morning.astimezone(UTC)


def _matcher(council: str) -> Actor | None:
    people = people_in(Role.SPOC, council=council)
    return actor_by_id(people[0].pk) if people else None


def accept(alert: AlertCard, *, at: datetime) -> None:
    """Every recipient accepts, those too who have it only because the desk accepted."""
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
