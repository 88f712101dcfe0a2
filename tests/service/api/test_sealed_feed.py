"""Sealed contacts from the key to the desk: what concerns the family is read, and nothing else (design 7)."""

from __future__ import annotations

import re
from datetime import timedelta

import msgspec
from hypothesis import settings

from teamaround.exchange.contact import Contact as Arrived
from teamaround.formats.sealed_way import BATCHES_PATH
from teamaround.matching.identity.written import Description, PlaceAsWritten
from teamaround.matching.tokens import Batch, WatchTokens, opened
from teamaround.matching.tokens.keys import sealing_terms
from teamaround.matching.tokens.sealing import (
    COMMITMENT_BYTES,
    KEY_BYTES,
    SLOT_BYTES,
    TAG_BYTES,
    commitment,
    masked,
)
from teamaround.service.agencies.queries import feed_states
from teamaround.service.audit.models import AuditRow
from teamaround.service.contacts import actions as contacts
from teamaround.service.contacts.models import (
    Contact,
    ContactCount,
    ContactState,
    MatchFields,
    Quarantine,
    SealedBatch,
    SealedContent,
    WatchAsking,
)
from teamaround.service.contacts.models import (
    WatchTokens as KeptTokens,
)
from teamaround.service.contacts.queries import quarantine_of
from teamaround.service.contacts.sealed_queries import kept_batch_unscoped
from teamaround.service.work.queries import alerts_unscoped
from teamaround.service.workflows.sealed.standing_values import STANDING_VALUES
from teamaround.service.workflows.watch_tokens_wanted import watch_tokens_wanted
from tests.service.api.sealing_agency import AMBULANCE, SealingAgency, content_of, tokens_in
from tests.service.stored import stored
from tests.service.workflows.family import HERE, PARTNER, STRANGER, call
from tests.service.workflows.test_kept_contacts_matched_again import (
    FLAT,
    LATER,
    the_child_lives_there_and_he_is_the_mothers_partner,
)
from tests.service.world import NOW, SYSTEM

ELSEWHERE = PlaceAsWritten(address="31 Teasel Rise, Marlmouth", postcode="ZZ8 1AA")
FORTNIGHT = timedelta(days=14)
NIGHTLY = settings.get_current_profile_name() == "nightly"
LOT = 1_000  # contacts of a batch: ten thousand are more than one request may hold


def strangers(number: int) -> list[Arrived]:
    """Calls of people nobody has heard of, from homes nobody watches."""
    people = [
        Description(
            family_name=f"{chr(65 + at % 26)}{'aeiou'[at % 5]}ndle{at}",
            given_names=f"Q{'aeiou'[at % 5]}r",
            date_of_birth=f"{1940 + at % 60}-{at % 12 + 1:02d}-{at % 27 + 2:02d}",
        )
        for at in range(number)
    ]
    return [
        call(
            who,
            source_id=f"s{at}",
            home=PlaceAsWritten(address=f"{at + 1} Teasel Rise, Marlmouth", postcode="ZZ8 1AA"),
        )
        for at, who in enumerate(people)
    ]


def raised() -> set[str]:
    return {alert.code for alert in alerts_unscoped(HERE)}


def test_sealed_call_of_the_partner_reaches_the_people_around_the_child(feed: SealingAgency) -> None:
    before = raised()
    feed.sends(*strangers(3), call(PARTNER))
    assert raised() - before == {"A03"}
    assert [(one.agency, one.state) for one in stored(Contact)] == [(AMBULANCE, ContactState.MATCHED)]
    assert stored(SealedBatch).get().concerned == 1


def test_same_call_in_clear_and_sealed_raises_the_same(feed: SealingAgency) -> None:
    feed.sends(call(PARTNER))
    sealed = {(one.code, one.level, one.explanation.what) for one in alerts_unscoped(HERE)}
    assert sealed
    feed.sends(call(PARTNER))
    assert {(one.code, one.level, one.explanation.what) for one in alerts_unscoped(HERE)} == sealed
    assert stored(Contact).count() == 1


def test_calls_of_strangers_open_to_nobody_and_leave_no_row_of_their_own(feed: SealingAgency) -> None:
    before = raised()
    feed.sends(*strangers(5), call(STRANGER, home=ELSEWHERE))
    assert raised() == before
    assert not stored(Contact).exists()
    assert not stored(MatchFields).exists()
    assert (stored(SealedBatch).get().count, stored(SealedBatch).get().concerned) == (6, 0)
    assert b"Osgood" not in bytes(stored(SealedContent).get().content)


def test_what_opens_and_is_nobody_after_all_is_dropped_and_leaves_no_row(feed: SealingAgency) -> None:
    nobody = call(STRANGER, home=ELSEWHERE)
    batch = feed.batch_of([(content_of(nobody), (*tokens_in(nobody), *tokens_in(call(PARTNER))))])
    assert feed.posts(batch).status_code == 200
    feed.worker_opens()
    opening = AuditRow._unsafe_system.get(action="sealed_batch.opened")
    assert opening.count == 1
    assert not stored(Contact).exists()
    assert not stored(MatchFields).exists()


def test_reply_is_the_same_byte_for_byte_whether_anything_matched(feed: SealingAgency) -> None:
    without = feed.posts(feed.batch([call(STRANGER, home=ELSEWHERE)], number=1))
    with_it = feed.posts(feed.batch([call(PARTNER)], number=2))
    plain = [re.sub(rb"TA-[A-Z0-9]{12}", b"", one.content) for one in (without, with_it)]
    assert plain[0] == plain[1]
    assert dict(without.headers) == dict(with_it.headers)
    assert without.content != with_it.content


def test_same_batch_again_gets_the_same_receipt_and_changes_nothing(feed: SealingAgency) -> None:
    batch = feed.batch([call(PARTNER)])
    first, again = feed.posts(batch), feed.posts(batch)
    assert (first.status_code, first.content) == (again.status_code, again.content)
    assert stored(SealedBatch).count() == 1
    assert feed.status().next_batch == 2


def test_adult_linked_today_meets_last_weeks_sealed_call(feed: SealingAgency) -> None:
    feed.sends(call(STRANGER, home=FLAT))
    assert not stored(Contact).exists()
    the_child_lives_there_and_he_is_the_mothers_partner()
    assert watch_tokens_wanted(now=LATER) > 0
    feed.now = LATER
    feed.answers_all()
    assert ("A03", "red") in {(one.code, one.level.value) for one in alerts_unscoped(HERE)}
    assert [one.state for one in stored(Contact)] == [ContactState.MATCHED]


def test_sealed_call_is_kept_a_fortnight_then_counted_and_meets_nobody(feed: SealingAgency) -> None:
    feed.sends(call(STRANGER, home=FLAT))
    assert contacts.purge_sealed(by=SYSTEM, now=NOW + FORTNIGHT - timedelta(seconds=1)) == 0
    assert contacts.purge_sealed(by=SYSTEM, now=NOW + FORTNIGHT) == 1
    assert not stored(SealedContent).exists()
    counted = [(one.agency_id, one.state, one.count) for one in ContactCount.objects.all()]
    assert counted == [(AMBULANCE, "nothing", 1)]
    the_child_lives_there_and_he_is_the_mothers_partner()
    feed.now = NOW + FORTNIGHT
    watch_tokens_wanted(now=feed.now)
    feed.answers_all()
    assert not stored(Contact).exists()
    assert feed.status().next_batch == 2


def test_operator_with_everything_in_the_database_opens_none_of_what_matches_nothing(
    feed: SealingAgency,
) -> None:
    """Three hundred contacts in a submission, ten thousand at night (design 7, assurance 5)."""
    people, tried = strangers(10_000 if NIGHTLY else 300), 0
    for at in range(0, len(people), LOT):
        feed.sends(*people[at : at + LOT])
        kept = kept_batch_unscoped(stored(SealedBatch).get(number=feed.number).pk)
        assert kept is not None
        values = STANDING_VALUES.current(AMBULANCE, kept.batch.header.epoch)
        assert values
        assert opened(kept.batch, values) == ()
        assert _tried_with_every_secret_kept(kept.batch, values) == 0
        tried += len(kept.batch.contacts)
    assert tried == len(people)
    assert not stored(Contact).exists()


def _tried_with_every_secret_kept(batch: Batch, values: WatchTokens) -> int:
    """How many contacts open when parts of the values that are held are taken for a key, or for a slot's mask."""
    context = batch.header.context
    secrets = [part for value in list(values)[:10] for part in (value[:KEY_BYTES], value[KEY_BYTES:])]
    ends = sealing_terms().slots * SLOT_BYTES
    hits = 0
    for contact in batch.contacts:
        hidden = [contact[at + TAG_BYTES : at + SLOT_BYTES] for at in range(0, ends, SLOT_BYTES)]
        keys = [*secrets, *(masked(one, secret) for one in hidden for secret in secrets)]
        told = contact[ends : ends + COMMITMENT_BYTES]
        hits += any(commitment(key, context) == told for key in keys)
    return hits


def test_blinds_are_gone_once_answered_and_values_are_not_readable_at_rest(feed: SealingAgency) -> None:
    assert {(one.sealed, one.elements) for one in stored(WatchAsking)} == {(None, None)}
    values = STANDING_VALUES.current(AMBULANCE, 3)
    kept = b"".join(bytes(one.sealed) for one in stored(KeptTokens))
    assert values
    assert not any(value in kept for value in values)


def test_content_that_cannot_be_read_is_set_aside_and_the_rest_goes_on(feed: SealingAgency) -> None:
    good = call(PARTNER)
    other = msgspec.structs.replace(good, agency="marl-police", source_id="p")
    contents = [b"[", b'{"agency": "\\u0000"}', content_of(other), content_of(good)]
    batch = feed.batch_of([(content, tokens_in(good)) for content in contents])
    assert feed.posts(batch).status_code == 200
    feed.worker_opens()
    assert [(one.where, bool(one.reason)) for one in Quarantine.objects.order_by("pk")] == [
        ("batch 1, contact 1", True),
        ("batch 1, contact 2", True),
        ("batch 1, contact 3", True),
    ]
    assert stored(Contact).count() == 1


def test_agency_is_not_told_what_opened_and_could_not_be_read(feed: SealingAgency) -> None:
    assert feed.posts(feed.batch_of([(b"[", tokens_in(call(PARTNER)))])).status_code == 200
    feed.worker_opens()
    assert Quarantine.objects.count() == 1
    assert quarantine_of(AMBULANCE) == ()


def test_what_is_written_of_an_opened_contact_is_nobodys_act_at_the_sender(feed: SealingAgency) -> None:
    begun = AuditRow._unsafe_system.order_by("-pk").values_list("pk", flat=True).first()
    feed.sends(call(PARTNER))
    theirs = AuditRow._unsafe_system.filter(pk__gt=begun, agency=AMBULANCE)
    assert set(theirs.values_list("action", flat=True)) == {"sealed_batch.received", "feed.heard"}


def test_feed_says_that_it_is_sealed(feed: SealingAgency) -> None:
    feed.sends(call(STRANGER))
    assert [(one.agency, one.is_sealed) for one in feed_states(NOW)] == [(AMBULANCE, True)]


def test_audit_names_nobody_and_tells_the_size_of_the_list(feed: SealingAgency) -> None:
    feed.sends(call(PARTNER))
    asked = AuditRow._unsafe_system.get(action="watch_tokens.asked")
    assert (asked.object_id, asked.count) == (f"{AMBULANCE} 3", 4)  # the child, both adults and the home
    told = " ".join(str(row.__dict__) for row in AuditRow._unsafe_system.all())
    assert "Vale" not in told
    assert BATCHES_PATH not in told
