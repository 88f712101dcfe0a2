"""Where places are is kept apart, encrypted, and withheld from everybody once a place is concealed (decision 23)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cryptography.exceptions import InvalidTag
from msgspec.structs import replace

from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts.family import NoteWritten
from teamaround.practice.record.facts.people import Clue, ClueSort, Concealment, PlaceDescribed
from teamaround.service.access import actions as access
from teamaround.service.access.context import system_purpose
from teamaround.service.access.gate import NotFound
from teamaround.service.audit.models import AuditRow
from teamaround.service.ledger import actions, queries
from teamaround.service.ledger.models import AddressRow, EntryRow
from teamaround.service.ledger.reveal import reveal_address
from teamaround.service.ledger.vault import unsealed
from teamaround.service.policy.facts import Actor
from teamaround.service.policy.words import GrantKind
from tests.service.world import CHILD, NOW, OTHER_CHILD, SYSTEM, World


def _place(
    entry_id: str,
    concealment: Concealment = Concealment.NONE,
    *,
    minutes: int = 0,
    child: object = CHILD,
) -> Entry:
    return Entry(
        entry_id=entry_id,
        children=(str(child),),
        happened_at=NOW,
        recorded_at=NOW + timedelta(minutes=minutes),
        by_agency="marlmouth-children",
        fact=PlaceDescribed(
            place="home",
            address="Flat 3, 2 Slate Row",
            postcode="ZZ1 2AB",
            uprn="99900001",
            concealment=concealment,
        ),
    )


@pytest.fixture
def worker(world: World) -> Actor:
    """A social worker with a grant on the child, and a second factor just given."""
    access.give(CHILD, kind=GrantKind.CORE_GROUP, user_id=world.social_worker.user_id, by=SYSTEM, now=NOW)
    return Actor(
        user_id=world.social_worker.user_id,
        role=world.social_worker.role,
        agency=world.social_worker.agency,
        second_factor_at=NOW,
    )


def _seen(worker: Actor) -> list[str]:
    with system_purpose("test"):
        entries = queries.entries_of(worker, CHILD, now=NOW)
    return [f"{entry.fact.address}|{entry.fact.postcode}|{entry.fact.uprn}" for entry in entries]


def test_address_is_nowhere_in_the_ledger_in_clear(world: World) -> None:
    actions.append([_place("p1")], by=SYSTEM, now=NOW)
    with system_purpose("test"):
        stored = str(EntryRow._unsafe_system.values_list("payload", flat=True)[0])
    sealed = bytes(AddressRow._unsafe_system.get().sealed)
    for secret in ("Slate Row", "ZZ1 2AB", "99900001"):
        assert secret not in stored
        assert secret.encode() not in sealed


def test_address_comes_back_for_rules_and_for_the_team(worker: Actor) -> None:
    given = _place("p1")
    actions.append([given], by=SYSTEM, now=NOW)
    assert queries.entries_of_unscoped(CHILD) == (given,)
    assert _seen(worker) == ["Flat 3, 2 Slate Row|ZZ1 2AB|99900001"]


@pytest.mark.parametrize("concealment", [one for one in Concealment if one is not Concealment.NONE])
def test_concealing_a_place_withholds_what_was_said_before(worker: Actor, concealment: Concealment) -> None:
    actions.append([_place("p1"), _place("p2", concealment, minutes=5)], by=SYSTEM, now=NOW)
    assert _seen(worker) == ["||", "||"]


def test_concealing_a_place_for_one_child_withholds_it_for_the_other(worker: Actor) -> None:
    concealed = _place("p2", Concealment.RESTRICTED, minutes=5, child=OTHER_CHILD)
    actions.append([_place("p1"), concealed], by=SYSTEM, now=NOW)
    assert _seen(worker) == ["||"]


def test_concealment_lifted_shows_the_place_again(worker: Actor) -> None:
    actions.append([_place("p1", Concealment.REFUGE), _place("p2", minutes=5)], by=SYSTEM, now=NOW)
    assert _seen(worker) == ["Flat 3, 2 Slate Row|ZZ1 2AB|99900001"] * 2


def test_reveal_with_a_second_factor_shows_it_and_is_audited(worker: Actor) -> None:
    actions.append([_place("p1", Concealment.COURT_ORDER)], by=SYSTEM, now=NOW)
    assert reveal_address(worker, CHILD, "home", now=NOW).postcode == "ZZ1 2AB"
    row = AuditRow._unsafe_system.order_by("-pk")[0]
    assert (row.action, row.actor, str(row.child_id)) == ("address.revealed", worker.user_id, str(CHILD))


def test_reveal_without_a_fresh_second_factor_is_not_found(worker: Actor) -> None:
    actions.append([_place("p1", Concealment.COURT_ORDER)], by=SYSTEM, now=NOW)
    with pytest.raises(NotFound):
        reveal_address(worker, CHILD, "home", now=NOW + timedelta(minutes=6))


def test_reveal_of_a_place_of_another_child_is_not_found(worker: Actor) -> None:
    actions.append([_place("p1", child=OTHER_CHILD)], by=SYSTEM, now=NOW)
    with pytest.raises(NotFound):
        reveal_address(worker, CHILD, "home", now=NOW)


def test_sealed_address_opens_beside_its_own_entry_only(world: World) -> None:
    actions.append([_place("p1")], by=SYSTEM, now=NOW)
    row = AddressRow._unsafe_system.get()
    row.place = "school"
    with pytest.raises(InvalidTag):
        unsealed(row)


def test_clue_is_sealed_with_the_address_and_withheld_from_words_once_concealed(worker: Actor) -> None:
    clue = Clue(sort=ClueSort.BUS_ROUTE, words="bus 77A")
    known, hidden = _place("p1"), _place("p2", Concealment.REFUGE, minutes=5)
    told = [replace(one, fact=replace(one.fact, given_away_by=(clue,))) for one in (known, hidden)]
    actions.append(
        [*told, replace(known, entry_id="n1", fact=NoteWritten(what="Takes bus 77A"))], by=SYSTEM, now=NOW
    )
    with system_purpose("test"):
        stored = str(
            list(EntryRow._unsafe_system.filter(kind="place_described").values_list("payload", flat=True))
        )
        read = {entry.entry_id: entry.fact for entry in queries.entries_of(worker, CHILD, now=NOW)}
        whole = {entry.entry_id: entry.fact for entry in queries.entries_of_unscoped(CHILD)}
    assert "77A" not in stored
    assert (read["p1"].given_away_by, read["p2"].given_away_by) == ((), ())
    assert read["n1"] == NoteWritten(what="Takes Address withheld")
    assert whole["p2"].given_away_by == (clue,)
