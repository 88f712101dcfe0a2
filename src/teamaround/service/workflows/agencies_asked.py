"""What the system asks for an alert: recorded, brought to the desk that answers, done once it is answered."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from teamaround.practice.alerts import Alert, asked_at_once
from teamaround.practice.clocks import Clock, Level
from teamaround.practice.record.case_file import CaseFile, Noted
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts.forums import InformationRequested, Urgency
from teamaround.practice.record.roles import Role
from teamaround.practice.record.words import AgencyKind
from teamaround.service.audit.actions import By, SystemActor
from teamaround.service.ledger import actions as ledger
from teamaround.service.ledger.queries import known_entry_ids_unscoped
from teamaround.service.work import actions as work
from teamaround.service.work.queries import are_open_by_key_unscoped
from teamaround.service.work.values import ANSWER_REQUEST, Recipient, TaskCard
from teamaround.service.workflows.recipients import agencies_serving, may_respond

BY = SystemActor(purpose="agencies_asked")

# Who answers at an agency of a kind. At any other nobody here is given a case for having been asked: the desk of the
# child's council asks by telephone, and writes the answer down.
ANSWERS = {
    AgencyKind.POLICE: Role.POLICE,
    AgencyKind.PROBATION: Role.PROBATION,
    AgencyKind.HUB: Role.HUB,
}


def agencies_asked(case: CaseFile, alerts: Iterable[Alert], *, now: datetime) -> bool:
    """Record what the alerts make the system ask, in a transaction that is open. Whether anything was asked.

    What somebody has put right since, and what another run of the rules has just asked, is not asked again.
    """
    asked = asked_at_once(case, alerts, now)
    made = known_entry_ids_unscoped(one.entry_id for one in asked) if asked else frozenset()
    return bool(ledger.append([one for one in asked if one.entry_id not in made], by=BY, now=now))


def requests_brought(case: CaseFile, clocks: Iterable[Clock], *, by: By, now: datetime) -> None:
    """Bring each request of the system that waits for an answer to who answers, once; take back what waits no more.

    Once, so that a relationship that was ended since, and a task that was done, stay as they are.
    """
    waiting = {clock.entry_id: clock.due for clock in clocks if clock.code == "C39"}
    brought = are_open_by_key_unscoped(case.child, kind=ANSWER_REQUEST)
    keys = set()
    for told in case.of(InformationRequested):
        if told.fact.because and told.entry.entry_id in waiting:
            keys.add(key := _task_key(told.entry))
            if key not in brought:
                _bring(case, told.entry, told.fact, waiting[told.entry.entry_id], by, now)
    for key, is_open in brought.items():
        if is_open and key not in keys:
            work.done(key, by=by, now=now)


def request_behind(task: TaskCard, case: CaseFile) -> Noted[InformationRequested] | None:
    """The request that a task is to answer; nothing where the record no longer holds it."""
    asked = case.of(InformationRequested)
    return next((told for told in asked if _task_key(told.entry) == task.key), None)


def _task_key(entry: Entry) -> str:
    return f"{ANSWER_REQUEST} {entry.entry_id}"


def _bring(
    case: CaseFile, entry: Entry, asked: InformationRequested, due: datetime, by: By, now: datetime
) -> None:
    owner = _answering(case, asked.agency)
    may_respond(case.child, owner, why=ANSWER_REQUEST, by=by, now=now)
    work.add_task(
        _task_key(entry),
        kind=ANSWER_REQUEST,
        child_id=case.child,
        owner=owner,
        words=asked.what,
        level=(Level.RED if asked.urgency is Urgency.RED else Level.AMBER).value,
        due=due,
        by=by,
        now=now,
    )


def _answering(case: CaseFile, agency: str) -> Recipient:
    """The desk at the agency; at a kind of agency where nobody answers here, the desk of the child's council."""
    role = ANSWERS.get(case.kind_of_agency(agency) or AgencyKind.OTHER)
    if role is not None:
        return Recipient(role=role.value, agency=agency)
    desks = agencies_serving(Role.SPOC, case)
    return Recipient(role=Role.SPOC.value, agency=desks[0] if desks else "")
