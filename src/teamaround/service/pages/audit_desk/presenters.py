"""The audit desk: who did how much on which day, emergency openings to review, and whether the chain is whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

from teamaround.service.access.queries import break_glass_to_review
from teamaround.service.accounts.queries import names_of
from teamaround.service.agencies.queries import agency_names
from teamaround.service.audit.proof import Proof, kept_heads, verify
from teamaround.service.audit.queries import ChainState, DayOfActs, acts_by_day, chain_state, failed_sign_ins
from teamaround.service.pages.asking import Asker
from teamaround.service.pages.audit_desk.sign_ins import sign_ins_listing
from teamaround.service.pages.child.names import UUID_SHAPE, role_name
from teamaround.service.pages.child.paging import paged
from teamaround.service.pages.components.boxes import NoteBox
from teamaround.service.pages.components.listing import Listing, ListingRow
from teamaround.service.pages.components.marks import Level, LevelMark
from teamaround.service.pages.components.pagination import Pagination
from teamaround.service.pages.components.phrases import Sentence, Strong
from teamaround.service.pages.words import dates

AT_ONCE = 25
LOOKING_BACK = timedelta(days=28)
COLUMNS = (
    "Day",
    "Who",
    "Role and agency",
    "Readings",
    "Children",
    "Searches",
    "Refusals",
    "Emergency openings",
)
NUMERIC = (3, 4, 5, 6, 7)


@dataclass(frozen=True, slots=True)
class AuditDesk:
    """Everything on the page. Nothing on it says what any record says."""

    chain: NoteBox
    emergencies: Sentence
    days: Listing
    pages: Pagination | None
    sign_ins: Listing
    weeks: int = LOOKING_BACK.days // 7


def audit_desk_page(asking: Asker, wanted: str = "", proof: Proof | None = None) -> AuditDesk:
    """Compose the page. `proof` is the result of proving the whole chain, if that was just asked for."""
    since = asking.now - LOOKING_BACK
    days = tuple(filter(_has_looked, acts_by_day(asking.actor, now=asking.now, since=since)))
    here = paged(days, wanted, AT_ONCE)
    names = names_of({day.actor for day in here.rows if UUID_SHAPE.fullmatch(day.actor)})
    agencies = agency_names()
    return AuditDesk(
        chain=_chain(chain_state(), asking.now, proof),
        emergencies=_emergencies(asking.now),
        days=Listing(
            "Readings, searches, refusals and emergency openings, the newest day first",
            COLUMNS,
            tuple(_row(day, names, agencies) for day in here.rows),
            numeric=NUMERIC,
            empty="Nobody has read anything in these weeks.",
        ),
        pages=here.pagination,
        sign_ins=sign_ins_listing(failed_sign_ins(asking.actor, now=asking.now, since=since)),
    )


def proved() -> Proof:
    """Recompute the whole chain and compare it with the heads that are kept elsewhere."""
    return verify(kept_heads(Path(settings.AUDIT_HEAD_FILE)))


def _has_looked(day: DayOfActs) -> bool:
    """Whether there is anything to oversee: who only worked, and read nothing, has no row of noughts."""
    return any((day.reads, day.children, day.searches, day.refusals, day.break_glass))


def _row(day: DayOfActs, names: dict[str, str], agencies: dict[str, str]) -> ListingRow:
    role = role_name(day.role)
    return ListingRow(
        (
            dates.brief_day(day.day),
            (Strong(names.get(day.actor, "an account that is gone")),),
            f"{role[:1].upper()}{role[1:]}, {agencies.get(day.agency, 'no agency')}",
            str(day.reads),
            str(day.children),
            str(day.searches),
            str(day.refusals),
            str(day.break_glass),
        ),
        Level.AMBER if day.refusals or day.break_glass else None,
    )


def _chain(state: ChainState, now: datetime, proof: Proof | None) -> NoteBox:
    lines: list[Sentence] = [
        (Strong(f"{state.sealed:,} rows are sealed"), _sealed_until(state)),
        _waiting(state, now),
    ]
    if proof is None:
        return NoteBox("The chain of the audit", tuple(lines), tone="tint")
    lines.append(_proof(proof))
    lines += [f"Place {fault.seq:,}: {fault.what}." for fault in proof.faults[:10]]
    return NoteBox("The chain of the audit", tuple(lines), tone="tint" if proof.is_whole else "amber")


def _sealed_until(state: ChainState) -> str:
    return f", the last {dates.moment(state.sealed_at)}." if state.sealed_at else "."


def _waiting(state: ChainState, now: datetime) -> str:
    if not state.waiting or state.waiting_since is None:
        return "No row waits for its seal."
    age = dates.lag(max(now - state.waiting_since, timedelta(0)))
    return f"{state.waiting:,} row{'' if state.waiting == 1 else 's'} wait for a seal, the oldest for {age}."


def _proof(proof: Proof) -> Sentence:
    if proof.is_whole:
        return (
            LevelMark(
                Level.DONE,
                f"Proved whole: {proof.checked:,} rows, none changed, none missing.",
                size=16,
            ),
        )
    return (
        LevelMark(Level.RED, f"Not whole: {len(proof.faults)} faults in {proof.checked:,} rows.", size=16),
    )


def _emergencies(now: datetime) -> Sentence:
    waiting = break_glass_to_review(now=now)
    if not waiting:
        return "No emergency opening waits for its review."
    late = sum(row.review_due < now for row in waiting)
    said = f"{len(waiting)} emergency opening{'' if len(waiting) == 1 else 's'} to review"
    return (Strong(said), f", {late} of them late." if late else ".")
