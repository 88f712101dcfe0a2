"""Add something that somebody must do by a time, and mark it as done."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from teamaround.service.access.context import reading_within, system_purpose
from teamaround.service.audit import actions as audit
from teamaround.service.audit.actions import By
from teamaround.service.audit.kinds import AuditKind
from teamaround.service.ledger.models import readable
from teamaround.service.policy.facts import Actor
from teamaround.service.policy.words import Action
from teamaround.service.work.actions.storing import store
from teamaround.service.work.models import Task, WorkState
from teamaround.service.work.values import ANSWER_REQUEST, Recipient, TaskCard, task_card


@system_purpose("task_added")
def add_task(
    key: str,
    *,
    kind: str,
    child_id: UUID | str,
    owner: Recipient,
    words: str = "",
    code: str = "",
    level: str = "",
    due: datetime | None = None,
    by: By,
    now: datetime,
) -> TaskCard:
    """Add a task, once for each key; asking again moves its due time and owner and opens nothing that was done."""
    task, added = Task._unsafe_system.get_or_create(
        key=key,
        defaults={
            "kind": kind,
            "child_id": UUID(str(child_id)),
            "words": words,
            "code": code,
            "level": level,
            "due": due,
            "asked_first": owner.role,
            "owner_role": owner.role,
            "owner_agency": owner.agency,
            "owner_user": owner.user_id or None,
            "added_at": now,
        },
    )
    if not added and task.state == WorkState.OPEN:
        task.due, task.level, task.words = due, level, words
        store(task)
    if added:
        audit.record(
            AuditKind.WORK_ADDED, by=by, now=now, child_id=child_id, object_type=kind, object_id=str(task.pk)
        )
    return task_card(task)


@transaction.atomic
def finish(task_id: UUID | str, *, by: Actor, now: datetime) -> bool:
    """Mark a task of one's own as done. False when it is not theirs, not there, an alert to accept, or a request.

    Nor when they may not see it: somebody locked out of the case has no task in it.
    """
    to_role = Q(owner_user=None, owner_role=by.role.value) & Q(owner_agency__in=["", by.agency])
    with reading_within(readable(by, Action.CHILD_OPEN, now)):
        seen = Task.objects.for_actor(by, now=now)
        theirs = seen.filter(Q(owner_user=by.user_id) | to_role, alert=None, pk=task_id)
        mine = theirs.exclude(kind=ANSWER_REQUEST)
        key = mine.values_list("key", flat=True).first()
    return key is not None and done(key, by=by, now=now)


@system_purpose("task_done")
def done(key: str, *, by: By, now: datetime) -> bool:
    """Mark the task of that key as done. False when it is not there or was done before."""
    task = Task._unsafe_system.select_for_update().filter(key=key).exclude(state=WorkState.DONE).first()
    if task is None:
        return False
    task.state, task.done_at = WorkState.DONE, now
    store(task)
    audit.record(
        AuditKind.WORK_DONE,
        by=by,
        now=now,
        child_id=task.child_id,
        object_type=task.kind,
        object_id=str(task.pk),
    )
    return True
