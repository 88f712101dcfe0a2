"""An adult linked today still meets last week's call (decision 18)."""

from __future__ import annotations

from datetime import timedelta

from teamaround.matching.identity.written import Description, PlaceAsWritten
from teamaround.practice.record.facts.people import (
    HouseholdListed,
    LivesAt,
    PersonDescribed,
    PersonLinked,
    PersonTagged,
    PlaceDescribed,
)
from teamaround.practice.record.words import Certainty, Relation, RiskTag
from teamaround.service.contacts.models import Contact, ContactState, Judgement, MatchFields, MatchReview
from teamaround.service.work.queries import alerts_unscoped
from teamaround.service.workflows.contacts_received import contacts_received
from teamaround.service.workflows.entries_recorded import entries_recorded
from teamaround.service.workflows.kept_contacts_matched_again import kept_contacts_matched_again
from teamaround.service.workflows.match_decided import match_decided
from teamaround.service.workflows.match_undone import match_undone
from tests.service.stored import stored
from tests.service.workflows.family import HERE, STRANGER, call, person, told
from tests.service.world import NOW, SYSTEM, World

LATER = NOW + timedelta(days=7)
FLAT = PlaceAsWritten(address="9 Quern Row, Marlmouth", postcode="ZZ9 5AB")


def a_call_from_the_flat() -> None:
    contacts_received([call(STRANGER, home=FLAT)], agency="marl-ambulance", by=SYSTEM, now=NOW)


def the_child_lives_there_and_he_is_the_mothers_partner() -> None:
    facts = (
        PlaceDescribed(
            place="flat", address=FLAT.address, postcode=FLAT.postcode, label="Protected address B"
        ),
        LivesAt(person=HERE, place="flat"),
        PersonDescribed(
            person="peter",
            family_name=STRANGER.family_name,
            given_names=STRANGER.given_names,
            date_of_birth=STRANGER.date_of_birth,
        ),
        PersonTagged(person="peter", tag=RiskTag.VIOLENT),
        PersonLinked(person="peter", to="mia", relation=Relation.PARTNER_OF, certainty=Certainty.CONFIRMED),
    )
    entries_recorded([told(fact) for fact in facts], by=SYSTEM, now=LATER)


def states() -> list[str]:
    return [one.state for one in stored(Contact).all()]


def test_kept_contact_meets_somebody_linked_a_week_later(family: World) -> None:
    a_call_from_the_flat()
    assert states() == [ContactState.NOTHING]
    the_child_lives_there_and_he_is_the_mothers_partner()
    assert kept_contacts_matched_again(now=LATER) == 1
    assert ("A03", "red") in {(one.code, one.level.value) for one in alerts_unscoped(HERE)}
    assert states() == [ContactState.MATCHED]
    assert not stored(MatchFields).exists()


def test_kept_contact_past_its_fortnight_is_not_matched_again(family: World) -> None:
    a_call_from_the_flat()
    the_child_lives_there_and_he_is_the_mothers_partner()
    assert kept_contacts_matched_again(now=NOW + timedelta(days=15)) == 0
    assert states() == [ContactState.NOTHING]


def he_is_linked() -> None:
    facts = (
        person("peter", STRANGER),
        PersonTagged(person="peter", tag=RiskTag.VIOLENT),
        PersonLinked(person="peter", to="mia", relation=Relation.PARTNER_OF, certainty=Certainty.CONFIRMED),
    )
    entries_recorded([told(fact) for fact in facts], by=SYSTEM, now=LATER)


def alerts_of_presence() -> list[tuple[str, str]]:
    """Level and whom it is about, of those that stand."""
    standing = [one for one in alerts_unscoped(HERE) if one.code == "A03" and one.closed_at is None]
    return [(one.level.value, one.key.split(":")[1]) for one in standing]


def test_stranger_who_gave_the_home_is_known_once_he_is_linked(family: World) -> None:
    contacts_received([call(STRANGER)], agency="marl-ambulance", by=SYSTEM, now=NOW)
    assert (alerts_of_presence(), states()) == ([("amber", "not_identified")], [ContactState.UNIDENTIFIED])
    he_is_linked()
    assert kept_contacts_matched_again(now=LATER) == 1
    assert (alerts_of_presence(), states()) == ([("red", "peter")], [ContactState.MATCHED])
    assert not stored(MatchFields).exists()


def test_stranger_nobody_knows_yet_stays_one_alert_and_is_kept(family: World) -> None:
    contacts_received([call(STRANGER)], agency="marl-ambulance", by=SYSTEM, now=NOW)
    entries_recorded([told(PersonTagged(person="dan", tag=RiskTag.VIOLENT))], by=SYSTEM, now=LATER)
    the_child_lives_in_a_second_home()
    assert kept_contacts_matched_again(now=LATER) == 0
    assert (alerts_of_presence(), states()) == ([("amber", "not_identified")], [ContactState.UNIDENTIFIED])


def the_child_lives_in_a_second_home() -> None:
    place = PlaceDescribed(
        place="flat", address=FLAT.address, postcode=FLAT.postcode, label="Protected address B"
    )
    entries_recorded([told(place), told(LivesAt(person=HERE, place="flat"))], by=SYSTEM, now=LATER)


def test_nothing_is_matched_twice_with_the_same_list(family: World) -> None:
    a_call_from_the_flat()
    the_child_lives_there_and_he_is_the_mothers_partner()
    kept_contacts_matched_again(now=LATER)
    assert kept_contacts_matched_again(now=LATER) == 0
    assert len(alerts_unscoped(HERE)) == 1


ALIKE = Description(
    family_name="Osgood", given_names="P", date_of_birth=""
)  # may be he: for a matcher to decide


def he_is_listed_in_the_household() -> None:
    he_is_linked()
    entries_recorded([told(HouseholdListed(place="home", people=("mia", "peter")))], by=SYSTEM, now=LATER)


def the_matcher_says(family: World, *, same: bool) -> None:
    pair = stored(MatchReview).get(decided_at=None)
    match_decided(pair.pk, same=same, reason="They say so.", rests_on=("trace",), by=family.spoc, now=LATER)


def test_stranger_becomes_known_when_a_matcher_says_so(family: World) -> None:
    contacts_received([call(ALIKE)], agency="marl-ambulance", by=SYSTEM, now=NOW)
    he_is_linked()
    assert kept_contacts_matched_again(now=LATER) == 1
    assert alerts_of_presence() == [("amber", "not_identified")]
    the_matcher_says(family, same=True)
    assert alerts_of_presence() == [("red", "peter")]


def test_stranger_is_unknown_again_once_the_matcher_takes_it_back(family: World) -> None:
    contacts_received([call(ALIKE)], agency="marl-ambulance", by=SYSTEM, now=NOW)
    he_is_linked()
    kept_contacts_matched_again(now=LATER)
    the_matcher_says(family, same=True)
    judged = stored(Judgement).get()
    match_undone(judged.pk, because="wrong_person", reason="Another P.", by=family.spoc, now=LATER)
    assert alerts_of_presence() == [("amber", "not_identified")]


def test_stranger_stays_unknown_when_a_matcher_says_that_it_is_another(family: World) -> None:
    contacts_received([call(ALIKE)], agency="marl-ambulance", by=SYSTEM, now=NOW)
    he_is_listed_in_the_household()
    assert kept_contacts_matched_again(now=LATER) == 1
    the_matcher_says(family, same=False)
    assert alerts_of_presence() == [("amber", "not_identified")]
