"""The case that everybody of the matrix asks for: a red alert, a pair that waits for a matcher, and a child apart."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from teamaround.matching.identity.written import Description
from teamaround.practice.record.facts.forums import InformationRequested
from teamaround.service.accounts.models import User
from teamaround.service.accounts.queries import actor_of
from teamaround.service.contacts.models import Judgement, MatchReview
from teamaround.service.ledger import actions as ledger
from teamaround.service.ledger.queries import entries_of_unscoped
from teamaround.service.work import actions as work
from teamaround.service.work.models import Task
from teamaround.service.work.queries import alerts_unscoped, deliveries_unscoped
from teamaround.service.work.values import ANSWER_REQUEST, Recipient
from teamaround.service.workflows.contacts_received import contacts_received
from teamaround.service.workflows.entries_recorded import entries_recorded
from teamaround.service.workflows.match_decided import match_decided
from teamaround.service.workflows.watching import STANDING
from tests.permissions.cast import BY, COUNCIL, NOW, add_agencies, add_everybody, relate
from tests.service.stored import stored
from tests.service.workflows.family import FAMILY, PARTNER, call, told
from tests.service.world import CHILD, OTHER_CHILD

BEFORE = NOW - timedelta(days=30)
NAMESAKE = Description(family_name="Vail", given_names="Dan", date_of_birth="1988-11-23")
INITIAL_ONLY = Description(family_name="Vale", given_names="D")  # at the home: for a person to decide (8.0)


@dataclass(frozen=True)
class Case:
    """What the addresses of the matrix name, and who asks."""

    people: dict[str, User]
    alert: str
    delivery: str
    review: str
    judgement: str
    entry: str
    task: str
    request: str

    @property
    def ids(self) -> dict[str, object]:
        """The ids of the addresses, by the names that the resolver gives them."""
        return {
            "child_id": CHILD,
            "alert_id": self.alert,
            "delivery_id": self.delivery,
            "review_id": self.review,
            "judgement_id": self.judgement,
            "entry_id": self.entry,
            "task_id": self.task,
            "request_id": self.request,
        }


def make_case() -> Case:
    """The child, the family, everybody around, a call that is certain and one that is not."""
    STANDING.forget()
    add_agencies()
    people = add_everybody()
    for number, child in enumerate((CHILD, OTHER_CHILD), start=1):
        _add_child(child, number)
    relate(CHILD, people, BEFORE)
    entries_recorded(FAMILY, by=BY, now=NOW - timedelta(days=1))
    arrived = [call(PARTNER), call(INITIAL_ONLY, source_id="2")]
    contacts_received(arrived, agency="marl-ambulance", by=BY, now=NOW - timedelta(minutes=5))
    _decided(people["spoc, desk"])
    alert = alerts_unscoped(CHILD)[0].alert_id
    return Case(
        people=people,
        alert=alert,
        delivery=deliveries_unscoped(alert)[0].delivery_id,
        review=str(stored(MatchReview).get(decided_at=None).pk),
        judgement=str(stored(Judgement).get().pk),
        entry=entries_of_unscoped(CHILD)[0].entry_id,
        task=_task(people["sw, core group"]),
        request=_request(),
    )


def _decided(matcher: User) -> None:
    """A pair that a matcher judged not to be one person."""
    before = set(stored(MatchReview).values_list("pk", flat=True))
    contacts_received(
        [call(NAMESAKE, source_id="3", home=None)],
        agency="marl-ambulance",
        by=BY,
        now=NOW - timedelta(minutes=4),
    )
    pair = stored(MatchReview).exclude(pk__in=before).get()
    match_decided(
        pair.pk, same=False, reason="Another sex.", rests_on=("trace",), by=actor_of(matcher), now=NOW
    )


def _task(worker: User) -> str:
    """Something that one social worker is asked to read."""
    owner = Recipient(role=worker.role, agency=worker.agency_id, user_id=str(worker.pk))
    due = NOW + timedelta(hours=4)
    work.add_task(
        "read_note case", kind="read_note", child_id=str(CHILD), owner=owner, due=due, by=BY, now=NOW
    )
    return str(stored(Task).get(key="read_note case").pk)


def _request() -> str:
    """Something that the police are asked."""
    asked = InformationRequested(
        request="r", agency="marl-police", what="What is known", because="A21:nobody"
    )
    entries_recorded([told(asked)], by=BY, now=NOW)
    return str(stored(Task).get(kind=ANSWER_REQUEST).pk)


def _add_child(child: UUID, number: int) -> None:
    ledger.add_child(
        council=COUNCIL,
        local_identifier=f"M{number}",
        name=f"Child {number} Fennimore",
        date_of_birth=date(2016, 3, number),
        nhs_number=f"999000000{number}",
        child_id=child,
        by=BY,
        now=BEFORE,
    )


@contextmanager
def undone() -> Iterator[None]:
    """What happens inside is taken back at the end.

    A refusal insists on a transaction of its own and refuses to run within another, but for those of tests:
    Django's own test cases mark theirs in the same way.
    """
    block = transaction.atomic()
    block._from_testcase = True
    try:
        with block:
            yield
            transaction.set_rollback(True)
    finally:
        STANDING.forget()
