"""Add children and entries. Nothing here changes an entry: a correction is another one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from teamaround.practice.disclosure.viewing import is_from_contact
from teamaround.practice.record.entry import Entry
from teamaround.service.access.context import system_purpose
from teamaround.service.access.models import Contribution
from teamaround.service.audit import actions as audit
from teamaround.service.audit.actions import By
from teamaround.service.audit.kinds import AuditKind
from teamaround.service.ledger.models import AddressRow, Child, EntryPlace, EntryRow, ParagraphRow
from teamaround.service.ledger.vault import sealed_address
from teamaround.service.ledger.writing import digest_of, envelope_of, paragraph_rows


class UnknownChild(LookupError):
    """An entry names a child that is not here. Nothing was added."""


class EntryConflict(ValueError):
    """Another entry stands under this id already. Nothing was added."""


@transaction.atomic
def add_child(
    *,
    council: str,
    local_identifier: str,
    name: str,
    date_of_birth: date | None = None,
    nhs_number: str = "",
    upn: str = "",
    child_id: UUID | None = None,
    by: By,
    now: datetime,
) -> Child:
    """Add a child, or return the one the council already has under this identifier."""
    with system_purpose("add_child"):
        found = Child._unsafe_system.filter(council=council, local_identifier=local_identifier).first()
        if found is not None:
            return found
        child = Child(
            council_id=council,
            local_identifier=local_identifier,
            name=name,
            date_of_birth=date_of_birth,
            nhs_number=nhs_number,
            upn=upn,
        )
        if child_id is not None:
            child.id = child_id
        child.save(force_insert=True)
    audit.record(AuditKind.CHILD_ADDED, by=by, now=now, child_id=child.pk)
    return child


@transaction.atomic
def describe_child(
    child_id: UUID | str,
    *,
    name: str = "",
    date_of_birth: date | None = None,
    nhs_number: str = "",
    by: By,
    now: datetime,
) -> None:
    """Keep the child's row in step with what the ledger says of them; empty means unchanged."""
    told = {"name": name, "date_of_birth": date_of_birth, "nhs_number": nhs_number}
    known = {field: value for field, value in told.items() if value}
    with system_purpose("describe_child"):
        if known:
            Child._unsafe_system.filter(pk=child_id).update(**known)
    audit.record(AuditKind.CHILD_CHANGED, by=by, now=now, child_id=child_id)


@transaction.atomic
def set_open(child_id: UUID | str, *, is_open: bool, by: By, now: datetime) -> None:
    """Open or close the case of a child."""
    with system_purpose("set_open"):
        Child._unsafe_system.filter(pk=child_id).update(is_open=is_open)
    audit.record(AuditKind.CHILD_CHANGED, by=by, now=now, child_id=child_id)


@transaction.atomic
def looked_at(child_id: UUID | str, *, by_rules: str, again_at: datetime | None) -> None:
    """Note by which rules a child's record was looked at, and when it must be again. Derived, and so not audited."""
    with system_purpose("looked_at"):
        Child._unsafe_system.filter(pk=child_id).update(look_again_at=again_at, looked_by=by_rules)


@transaction.atomic
def append(entries: Iterable[Entry], *, by: By, now: datetime) -> tuple[Entry, ...]:
    """Add entries to the ledgers of their children, all or none, and return those that were new.

    An entry that is already here, by its id, is passed over. Raises EntryConflict where another entry stands
    under the id, UnknownChild where a child is not here.
    """
    given = list({entry.entry_id: entry for entry in entries}.values())
    with system_purpose("append"):
        next_positions = _lock_children(given)
        new = _not_here_yet(given)
        EntryRow._unsafe_system.bulk_create([envelope_of(entry) for entry in new])
        ParagraphRow._unsafe_system.bulk_create([row for entry in new for row in paragraph_rows(entry)])
        AddressRow._unsafe_system.bulk_create([row for row in map(sealed_address, new) if row is not None])
        EntryPlace._unsafe_system.bulk_create(_places(new, next_positions))
        concerned = {child for entry in new for child in entry.children}
        Child._unsafe_system.filter(pk__in=concerned).update(looked_by="")
    _note_contributions(new)
    for child, count in sorted(Counter(child for entry in new for child in entry.children).items()):
        audit.record(AuditKind.ENTRIES_APPENDED, by=by, now=now, child_id=child, count=count)
    return tuple(new)


def _lock_children(entries: Sequence[Entry]) -> dict[str, int]:
    """Lock every child concerned, in the order of their ids, and say where each ledger goes on."""
    wanted = sorted({child for entry in entries for child in entry.children})
    # OF NO KEY: others may go on referring to the child, only not add to its ledger.
    locked = Child._unsafe_system.select_for_update(no_key=True).filter(pk__in=wanted).order_by("pk")
    found = {str(pk) for pk in locked.values_list("pk", flat=True)}
    if missing := [child for child in wanted if child not in found]:
        raise UnknownChild(f"{len(missing)} of the children that the entries name are not here")
    last = (
        EntryPlace._unsafe_system.filter(child_id__in=wanted).values("child").annotate(last=Max("position"))
    )
    reached = {str(row["child"]): row["last"] for row in last}
    return {child: reached.get(child, 0) + 1 for child in wanted}


def _not_here_yet(entries: Sequence[Entry]) -> list[Entry]:
    ids = [entry.entry_id for entry in entries]
    here = dict(EntryRow._unsafe_system.filter(pk__in=ids).values_list("pk", "digest"))
    for entry in entries:
        if here.get(entry.entry_id, digest_of(entry)) != digest_of(entry):
            raise EntryConflict(f"another entry stands under the id {entry.entry_id}")
    return [entry for entry in entries if entry.entry_id not in here]


def _places(entries: Sequence[Entry], next_positions: dict[str, int]) -> list[EntryPlace]:
    places = []
    for entry in entries:
        for child in dict.fromkeys(entry.children):
            places.append(
                EntryPlace(entry_id=entry.entry_id, child_id=UUID(child), position=next_positions[child])
            )
            next_positions[child] += 1
    return places


def _note_contributions(entries: Sequence[Entry]) -> None:
    """Who has said something about whom. A contact's sender has not: it knows of no child (decision 14)."""
    own = [entry for entry in entries if not is_from_contact(entry)]
    said = {(UUID(child), entry.by_agency) for entry in own for child in entry.children}
    Contribution._unsafe_system.bulk_create(
        [Contribution(child_id=child, agency=agency) for child, agency in sorted(said)], ignore_conflicts=True
    )
