"""What a matcher decided is remembered for the same details, ends when its time comes or something new is given."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest

from teamaround.matching.identity.person import normal_person
from teamaround.matching.identity.written import Description, PlaceAsWritten
from teamaround.practice.record.facts.happenings import MatchBand, Sighting
from teamaround.service.contacts.judged import Judgement
from teamaround.service.contacts.models import Contact, MatchReview
from teamaround.service.contacts.remembering import known_again
from teamaround.service.ledger.queries import entries_of_unscoped
from teamaround.service.work.queries import alerts_unscoped
from teamaround.service.workflows.contacts_received import contacts_received
from teamaround.service.workflows.match_decided import match_decided
from teamaround.service.workflows.match_undone import judgements_expired
from tests.service.stored import stored
from tests.service.workflows.family import HERE, HOME, PARTNER, call
from tests.service.world import NOW, SYSTEM, World

NAMESAKE = Description(family_name="Vail", given_names="Dan", date_of_birth="1988-11-23")
AS_OTHERS_WRITE_IT = Description(family_name="VAIL", given_names="dan", date_of_birth="23/11/1988")
INITIAL_ONLY = Description(family_name="Vale", given_names="D")
WITH_A_PHONE = msgspec.structs.replace(NAMESAKE, phones=("07700900555",))
YEAR = timedelta(days=366)


def arrives(who: Description, source_id: str, *, home: PlaceAsWritten | None = None, after: int = 0) -> None:
    """A call of this person, so many hours after the first."""
    contacts_received(
        [call(who, source_id, home)], agency="marl-ambulance", by=SYSTEM, now=NOW + timedelta(hours=after)
    )


def decide(world: World, *, same: bool) -> None:
    waiting = stored(MatchReview).get(decided_at=None)
    match_decided(waiting.pk, same=same, reason="Compared.", rests_on=("trace",), by=world.spoc, now=NOW)


def waiting() -> int:
    return int(stored(MatchReview).filter(decided_at=None).count())


def confirmed() -> list[str]:
    facts = [entry.fact for entry in entries_of_unscoped(HERE)]
    return [
        one.contact
        for one in facts
        if isinstance(one, Sighting) and one.band is MatchBand.CONFIRMED_BY_MATCHER
    ]


def test_not_the_same_is_not_asked_again_when_the_same_details_come_from_another_record(
    family: World,
) -> None:
    arrives(NAMESAKE, "1")
    decide(family, same=False)
    arrives(AS_OTHERS_WRITE_IT, "2", after=1)
    assert waiting() == 0
    assert confirmed() == []
    assert stored(Contact).last().state == "not_a_match"


def test_the_same_lifts_the_same_details_to_confirmed_and_notes_the_entry(family: World) -> None:
    arrives(INITIAL_ONLY, "1", home=HOME)
    decide(family, same=True)
    arrives(INITIAL_ONLY, "2", home=HOME, after=1)
    assert waiting() == 0
    assert len(confirmed()) == 2
    assert len(stored(Judgement).get().entries) == 2
    assert ("A03", "red") in {(one.code, one.level.value) for one in alerts_unscoped(HERE)}


def test_the_same_on_more_details_does_not_lift_fewer(family: World) -> None:
    arrives(INITIAL_ONLY, "1", home=HOME)
    decide(family, same=True)
    arrives(WITH_A_PHONE, "2", after=1)
    assert waiting() == 1
    assert len(confirmed()) == 1


def test_new_detail_ends_not_the_same_at_once_and_the_pair_is_asked(family: World) -> None:
    arrives(NAMESAKE, "1")
    decide(family, same=False)
    arrives(WITH_A_PHONE, "2", after=1)
    assert waiting() == 1
    assert stored(Judgement).get().ended_because == "new_detail"


def test_not_the_same_again_covers_what_was_judged_before_so_that_nobody_is_asked_in_turns(
    family: World,
) -> None:
    arrives(NAMESAKE, "1")
    decide(family, same=False)
    arrives(WITH_A_PHONE, "2", after=1)
    decide(family, same=False)
    arrives(NAMESAKE, "3", after=2)
    arrives(WITH_A_PHONE, "4", after=3)
    assert waiting() == 0


@pytest.mark.parametrize(("days", "asked"), [(364, 0), (366, 1)])
def test_not_the_same_holds_for_twelve_months(family: World, days: int, asked: int) -> None:
    arrives(NAMESAKE, "1")
    decide(family, same=False)
    arrives(AS_OTHERS_WRITE_IT, "2", after=days * 24)
    assert waiting() == asked


def test_worker_ends_what_is_over_once_and_removes_the_hashes(family: World) -> None:
    arrives(NAMESAKE, "1")
    decide(family, same=False)
    assert judgements_expired(now=NOW + timedelta(days=364)) == 0
    assert judgements_expired(now=NOW + YEAR) == 1
    assert judgements_expired(now=NOW + YEAR) == 0
    kept = stored(Judgement).get()
    assert (kept.ended_because, kept.identity, kept.details) == ("expired", "", [])


def test_nothing_of_what_arrived_is_kept_but_hashes(family: World) -> None:
    arrives(WITH_A_PHONE, "1", home=PlaceAsWritten(address="9 Osier Row", postcode="ZZ1 1ZZ"))
    decide(family, same=False)
    (row,) = stored(Judgement).values()
    text = " ".join(map(str, row.values())).casefold()
    assert row["identity"]
    assert [said for said in ("vail", "1988", "900555", "osier", "zz1") if said in text] == []


def test_hashes_of_two_people_on_the_list_cannot_be_compared() -> None:
    arrived, listed = normal_person(NAMESAKE), normal_person(PARTNER)
    of_dan, of_another = (known_again(person, arrived, listed) for person in ("dan", "another"))
    assert of_dan.identity != of_another.identity
    assert not set(of_dan.details) & set(of_another.details)
