"""Keep what a matcher said of a pair, end it when its time is over or something new is given, and undo it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from teamaround.practice.calendar import Calendar
from teamaround.service.access.context import system_purpose
from teamaround.service.audit import actions as audit
from teamaround.service.audit.actions import By
from teamaround.service.audit.kinds import AuditKind
from teamaround.service.contacts.judged import Judgement, Said, WhyEnded
from teamaround.service.contacts.remembering import KnownAgain, holds_until, remembering
from teamaround.service.contacts.values import JudgementCard, Weighed, judgement_card
from teamaround.service.policy.facts import Actor


class AlreadyUndone(ValueError):
    """The judgement was undone before; that stands."""


@system_purpose("pair_judged")
def judge(
    review_id: UUID | str,
    *,
    said: Said,
    rests_on: tuple[str, ...],
    reason: str,
    weighed: Weighed,
    calendar: Calendar,
    by: Actor,
    now: datetime,
) -> str:
    """Keep an answer about a pair, and return its id. The same details judged before are remembered by this one.

    Raises KeyError where it rests on what is not in the closed list.
    """
    named = [slug for slug in rests_on if remembering().rests_on[slug]]
    known = weighed.known_again if said is not Said.CANNOT_TELL else None
    details = _also_known(known, said, by, now) if known else ()
    row = Judgement(
        review_id=UUID(str(review_id)),
        person=weighed.person,
        children=list(weighed.children),
        council=weighed.council,
        desk=by.agency,
        said=said,
        rests_on=named,
        reason=reason,
        by=by.user_id,
        asked_at=weighed.asked_at,
        at=now,
        bits=weighed.bits,
        band=weighed.band,
        name_group=weighed.name_group,
        identity=known.identity if known else "",
        details=list(details),
        holds_until=holds_until(said, now, calendar) if known else None,
    )
    row.save(force_insert=True)
    return str(row.pk)


def _also_known(known: KnownAgain, said: Said, by: By, now: datetime) -> tuple[str, ...]:
    """The details that this answer covers; an answer about the same details before it is no longer needed."""
    rows = list(Judgement._unsafe_system.select_for_update().filter(identity=known.identity, ended_at=None))
    covered = set(known.details)
    if said is Said.DIFFERENT:  # what was once found to be somebody else's is not asked about in turns
        covered.update(known.judged_before)
        covered.update(one for row in rows if row.said == Said.DIFFERENT for one in row.details)
    end_judgements([str(row.pk) for row in rows], because=WhyEnded.JUDGED_AGAIN, by=by, now=now)
    return tuple(sorted(covered))


@system_purpose("judgement_entries")
def keep_entries(
    judgement_id: UUID | str, *, entry_ids: Iterable[str], by: By, now: datetime, again: bool
) -> None:
    """Note what a judgement left in the record, so that it can be taken back. `again`: by the same details coming."""
    row = Judgement._unsafe_system.select_for_update().get(pk=judgement_id)
    Judgement._unsafe_system.filter(pk=judgement_id).update(entries=[*row.entries, *entry_ids])
    if again:
        audit.record(
            AuditKind.MATCH_REVIEW_REMEMBERED, by=by, now=now, object_type=row.said, object_id=str(row.pk)
        )


@system_purpose("judgements_ended")
def end_judgements(judgement_ids: Iterable[str], *, because: WhyEnded, by: By, now: datetime) -> int:
    """Remember these no longer, and remove the hashes. What they left in the record stays. Returns how many."""
    rows = Judgement._unsafe_system.select_for_update().filter(pk__in=list(judgement_ids), ended_at=None)
    ending = [row.pk for row in rows]
    Judgement._unsafe_system.filter(pk__in=ending).update(
        ended_at=now, ended_because=because, identity="", details=[]
    )
    for pk in ending:
        audit.record(
            AuditKind.MATCH_REVIEW_ENDED, by=by, now=now, object_type=because.value, object_id=str(pk)
        )
    return len(ending)


@system_purpose("judgement_undone")
def undo_judgement(
    judgement_id: UUID | str, *, because: str, reason: str, by: Actor, now: datetime
) -> JudgementCard:
    """Undo an answer, whether or not it is still remembered. Returns it as it stood.

    Raises AlreadyUndone, ValueError where the answer decided nothing, KeyError for a reason outside the closed list.
    """
    row = Judgement._unsafe_system.select_for_update().get(pk=judgement_id)
    if row.undone_at is not None:
        raise AlreadyUndone("This was undone before.")
    if row.said == Said.CANNOT_TELL:
        raise ValueError("“Cannot tell” decided nothing, so there is nothing to undo.")
    if not remembering().undone_because[because] or not reason.strip():
        raise ValueError("Write why it is undone.")
    Judgement._unsafe_system.filter(pk=judgement_id).update(
        undone_by=by.user_id, undone_at=now, undone_because=because, undone_reason=reason.strip()
    )
    end_judgements([str(row.pk)], because=WhyEnded.UNDONE, by=by, now=now)
    audit.record(AuditKind.MATCH_REVIEW_UNDONE, by=by, now=now, object_type=because, object_id=str(row.pk))
    return judgement_card(row)
