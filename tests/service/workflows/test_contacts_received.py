"""The main job: a call that names the mother's address reaches the people who must know, and nobody else."""

from __future__ import annotations

from unittest.mock import patch

import pytest

from teamaround.exchange.reply import reply
from teamaround.service.audit.models import AuditRow
from teamaround.service.contacts.models import Contact, ContactState, MatchFields, MatchReview
from teamaround.service.ledger.queries import entries_of_unscoped
from teamaround.service.work.queries import alerts_unscoped, deliveries_unscoped
from teamaround.service.workflows.contacts_received import contacts_received
from tests.service.stored import stored
from tests.service.workflows.family import HERE, HOME, MOTHER, PARTNER, STRANGER, call
from tests.service.world import NOW, SYSTEM, World

AMBULANCE = "marl-ambulance"


def arrives(*contacts: object) -> tuple[str, ...]:
    return contacts_received(contacts, agency=AMBULANCE, by=SYSTEM, now=NOW)  # type: ignore[arg-type]  # contacts


def alerts() -> dict[str, str]:
    return {alert.code: alert.level.value for alert in alerts_unscoped(HERE)}


def test_call_of_the_partner_raises_a03_red(family: World) -> None:
    arrives(call(PARTNER))
    assert alerts() == {"A03": "red"}


def test_call_of_the_partner_reaches_desk_social_worker_and_police_and_gives_the_school_a_notice(
    family: World,
) -> None:
    arrives(call(PARTNER))
    (alert,) = alerts_unscoped(HERE)
    deliveries = deliveries_unscoped(alert.alert_id)
    assert {one.role for one in deliveries if not one.is_notice} >= {"spoc", "sw", "police"}
    assert [(one.role, one.agency) for one in deliveries if one.is_notice] == [("dsl", "tarnside-primary")]
    assert {one.user_id for one in deliveries if one.role == "sw"} == {family.social_worker.user_id}


@pytest.mark.parametrize(
    ("why", "contact", "state"),
    [
        ("the mother's own call", call(MOTHER), ContactState.NOTHING),
        ("a stranger elsewhere", call(STRANGER, home=None), ContactState.NOTHING),
        ("a stranger at the home", call(STRANGER), ContactState.UNIDENTIFIED),
    ],
)
def test_contact_is_settled_as(family: World, why: str, contact: object, state: ContactState) -> None:
    arrives(contact)
    assert [one.state for one in stored(Contact).all()] == [state], why


def test_call_of_the_mother_leaves_nothing_in_the_record(family: World) -> None:
    before = entries_of_unscoped(HERE)
    arrives(call(MOTHER))
    assert entries_of_unscoped(HERE) == before
    assert alerts() == {}


def test_reply_is_the_same_but_for_the_receipt_whatever_came_of_it(family: World) -> None:
    replies = arrives(call(PARTNER, "1"), call(MOTHER, "2"), call(STRANGER, "3", None))
    receipts = [one.receipt for one in stored(Contact).order_by("pk")]
    assert list(replies) == [reply(receipt) for receipt in receipts]
    assert len({len(one) for one in replies}) == 1


def test_call_sent_again_changes_nothing(family: World) -> None:
    first = arrives(call(PARTNER))
    entries, before = entries_of_unscoped(HERE), AuditRow._unsafe_system.count()
    assert arrives(call(PARTNER)) == first
    assert entries_of_unscoped(HERE) == entries
    assert len(alerts_unscoped(HERE)) == 1
    assert AuditRow._unsafe_system.count() == before + 1  # that a batch came in


def test_call_whose_alert_cannot_be_audited_is_taken_back_whole(family: World) -> None:
    before = entries_of_unscoped(HERE)
    with (
        patch("teamaround.service.work.actions.raising.audit.record", side_effect=RuntimeError("no audit")),
        pytest.raises(RuntimeError, match="no audit"),
    ):
        arrives(call(PARTNER))
    assert entries_of_unscoped(HERE) == before
    assert not stored(Contact).exists()


def test_contact_that_matched_nothing_is_kept_encrypted_for_matching_only(family: World) -> None:
    arrives(call(STRANGER, home=None))
    (kept,) = stored(MatchFields).all()
    assert b"Osgood" not in bytes(kept.sealed)
    assert (kept.keep_until - NOW).days == 14


def test_contact_that_matched_is_not_kept_beside_the_record(family: World) -> None:
    arrives(call(PARTNER))
    assert not stored(MatchFields).exists()


def test_review_band_goes_to_match_review_and_to_nobody_else(family: World) -> None:
    arrives(call(PARTNER.__class__(**{**_fields(PARTNER), "family_name": "Vail"}), home=None))
    (review,) = stored(MatchReview).all()
    assert review.person == "dan"
    assert alerts() == {}
    assert HOME.address.encode() not in bytes(review.sealed)


def _fields(described: object) -> dict[str, object]:
    return {name: getattr(described, name) for name in described.__struct_fields__}  # type: ignore[attr-defined]  # a Struct


def test_contact_of_another_agency_is_refused_whole(family: World) -> None:
    with pytest.raises(ValueError, match="not of marl-police"):
        contacts_received([call(PARTNER)], agency="marl-police", by=SYSTEM, now=NOW)
