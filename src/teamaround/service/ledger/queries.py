"""Read children and their entries, for somebody or for a workflow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

import msgspec
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from teamaround.practice.disclosure.withholding import Concealed, telling, withheld
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts.people import Concealment
from teamaround.service.access.context import system_purpose
from teamaround.service.ledger.models import AddressRow, Child, EntryPlace, EntryRow, ParagraphRow
from teamaround.service.ledger.vault import unsealed
from teamaround.service.ledger.wanted import Wanted
from teamaround.service.ledger.writing import entry_of
from teamaround.service.policy.facts import Actor


class ChildCard(msgspec.Struct, frozen=True, kw_only=True):
    """A child's row as a value. `child_id` is a UUID as text."""

    child_id: str
    council: str
    local_identifier: str
    name: str
    date_of_birth: date | None
    is_open: bool


def entries_of(actor: Actor, child_id: UUID | str, *, now: datetime) -> tuple[Entry, ...]:
    """The child's entries in their order, as far as this actor's grants reach; none without a grant.

    Call it inside `access.gate.reading`. Siblings of a shared entry are left out, and so is where a place is that is
    concealed by now. What of each entry the actor may know is decided afterwards by `practice.disclosure`.
    """
    child = UUID(str(child_id))
    places = EntryPlace.objects.for_actor(actor, now=now).filter(child=child)
    paragraphs = ParagraphRow.objects.for_actor(actor, now=now).filter(child=child)
    alone = (str(child),)
    # Envelopes and addresses are those of the places, which are the actor's.
    entries = _assembled(places, EntryRow._unsafe_system.all(), paragraphs, with_concealed=False)
    return tuple(msgspec.structs.replace(entry, children=alone) for entry in entries)


def entries_of_kinds(
    actor: Actor, child_ids: Iterable[str], kinds: Iterable[str], *, now: datetime
) -> dict[str, tuple[Entry, ...]]:
    """Entries of some kinds of several children, without their paragraphs, by child. For lists.

    As far as this actor's grants reach. Call it inside `access.gate.opening_desk`.
    """
    places = EntryPlace.objects.for_actor(actor, now=now).filter(
        child__in=list(child_ids), entry__kind__in=list(kinds)
    )
    found = list(places.order_by("child", "position").values_list("child_id", "entry_id"))
    envelopes = EntryRow.objects.for_actor(actor, now=now).filter(pk__in={entry for _, entry in found})
    by_id = {envelope.pk: entry_of(envelope, (), None) for envelope in envelopes}
    told: defaultdict[str, list[Entry]] = defaultdict(list)
    for child, entry_id in found:
        if entry_id in by_id:
            told[str(child)].append(msgspec.structs.replace(by_id[entry_id], children=(str(child),)))
    return {child: tuple(entries) for child, entries in told.items()}


def entries_of_unscoped(child_id: UUID | str) -> tuple[Entry, ...]:
    """The whole ledger of a child in its order. For workflows, which run rules on the whole record (decision 6)."""
    child = UUID(str(child_id))
    with system_purpose("fold"):
        return _assembled(
            EntryPlace._unsafe_system.filter(child=child),
            EntryRow._unsafe_system.all(),
            ParagraphRow._unsafe_system.filter(child=child),
            with_concealed=True,
        )


def child_of(actor: Actor, child_id: UUID | str, *, now: datetime) -> ChildCard | None:
    """The child, if the actor may open their page."""
    return _card(Child.objects.for_actor(actor, now=now).filter(pk=child_id).first())


def children_of(actor: Actor, *, now: datetime) -> tuple[ChildCard, ...]:
    """The children whose page the actor may open, by name."""
    rows = Child.objects.for_actor(actor, now=now).order_by("name", "pk")
    return tuple(card for card in map(_card, rows) if card is not None)


def child_unscoped(child_id: UUID | str) -> ChildCard | None:
    """The child. For workflows."""
    with system_purpose("child"):
        return _card(Child._unsafe_system.filter(pk=child_id).first())


def open_children_unscoped() -> tuple[ChildCard, ...]:
    """Every child whose case is open, by council and identifier. For workflows and the watch list."""
    with system_purpose("open_children"):
        rows = list(Child._unsafe_system.filter(is_open=True).order_by("council", "local_identifier"))
    return tuple(card for card in map(_card, rows) if card is not None)


def children_to_look_at_unscoped(*, now: datetime, by_rules: str) -> tuple[ChildCard, ...]:
    """Open cases whose time to be looked at has come, or that were never looked at by these rules. For the worker."""
    due = Q(look_again_at__lte=now) | ~Q(looked_by=by_rules)
    with system_purpose("children_to_look_at"):
        rows = list(Child._unsafe_system.filter(due, is_open=True).order_by("council", "local_identifier"))
    return tuple(card for card in map(_card, rows) if card is not None)


def open_children_fitting_unscoped(wanted: Wanted, *, council: str) -> tuple[ChildCard, ...]:
    """Open cases of a council, or of any where none is named, that fit every detail given (decision 21).

    None where what is given is not exact. For the workflow that decides who may know of them.
    """
    if not wanted.is_exact:
        return ()
    with system_purpose("find"):
        rows = list(Child._unsafe_system.filter(_fits(wanted, council)).order_by("council", "pk"))
    return tuple(card for card in map(_card, rows) if card is not None and wanted.is_called(card.name))


def _fits(wanted: Wanted, council: str) -> Q:
    """All that the database can compare; names have to be read first."""
    exact = {
        "council": council,
        "nhs_number": wanted.nhs_number,
        "upn": wanted.upn,
        "local_identifier__iexact": wanted.case_reference,
        "date_of_birth": wanted.born,
    }
    return Q(is_open=True, **{field: value for field, value in exact.items() if value})


def ledger_lengths_unscoped(child_ids: Iterable[UUID | str]) -> dict[str, int]:
    """How many entries stand in each of these ledgers. For workflows and checks."""
    with system_purpose("lengths"):
        counted = (
            EntryPlace._unsafe_system.filter(child__in=list(child_ids))
            .values("child")
            .annotate(n=Count("id"))
        )
        return {str(row["child"]): row["n"] for row in counted}


def known_entry_ids_unscoped(entry_ids: Iterable[str]) -> frozenset[str]:
    """Which of these entries stand in the ledger already. For imports, which say the same thing again and again."""
    with system_purpose("known_entries"):
        known = EntryRow._unsafe_system.filter(pk__in=list(entry_ids)).values_list("pk", flat=True)
        return frozenset(known)


def _assembled(
    places: QuerySet[EntryPlace],
    envelopes: QuerySet[EntryRow],
    paragraphs: QuerySet[ParagraphRow],
    *,
    with_concealed: bool,
) -> tuple[Entry, ...]:
    """The entries with where their places are; concealed ones for rules alone, and in nobody's words."""
    order = list(places.order_by("position").values_list("entry_id", flat=True))
    by_id = {envelope.pk: envelope for envelope in envelopes.filter(pk__in=order)}
    standing = _by_standing(AddressRow._unsafe_system.filter(pk__in=order))
    where = {row.pk: row for row, is_concealed in standing if with_concealed or not is_concealed}
    concealed = telling(_concealed(row) for row, is_concealed in standing if is_concealed)
    passages: defaultdict[str, list[ParagraphRow]] = defaultdict(list)
    for row in paragraphs.order_by("entry_id", "ordinal"):
        passages[row.entry_id].append(row)
    said = [
        entry_of(by_id[entry_id], passages[entry_id], where.get(entry_id))
        for entry_id in order
        if entry_id in by_id
    ]
    return tuple(said if concealed is None else (withheld(entry, concealed) for entry in said))


def _by_standing(addresses: QuerySet[AddressRow]) -> list[tuple[AddressRow, bool]]:
    """Addresses, each with whether its place is concealed by now: concealing reaches back over what was said before."""
    later = AddressRow._unsafe_system.filter(place=OuterRef("place")).order_by("-recorded_at", "-pk")
    rows = addresses.annotate(standing=Subquery(later.values("concealment")[:1]))
    return [(row, row.standing != Concealment.NONE) for row in rows]


def _concealed(row: AddressRow) -> Concealed:
    where = unsealed(row)
    clues = tuple(clue.words for clue in where.given_away_by)
    return Concealed(where.address, where.postcode, where.uprn, clues)


def _card(row: Child | None) -> ChildCard | None:
    if row is None:
        return None
    return ChildCard(
        child_id=str(row.pk),
        council=row.council_id,
        local_identifier=row.local_identifier,
        name=row.name,
        date_of_birth=row.date_of_birth,
        is_open=row.is_open,
    )
