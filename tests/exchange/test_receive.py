"""A contact comes in: the whole way from an agency's words to the record, through real matching."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from teamaround.exchange.contact import Contact, ContactKind, contact_from
from teamaround.exchange.receive import decided, receive
from teamaround.exchange.recognise import Watch
from teamaround.exchange.reply import reply
from teamaround.formats import contact_record
from teamaround.matching.identity.written import Description, PlaceAsWritten
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts.happenings import MatchBand, Sighting, SightingSort
from teamaround.practice.record.facts.meetings import PlanSort, PlanStarted
from teamaround.practice.record.facts.people import (
    ChildDescribed,
    HouseholdListed,
    LivesAt,
    PersonDescribed,
    PersonLinked,
    PlaceDescribed,
)
from teamaround.practice.record.fold import fold
from teamaround.practice.record.words import Certainty, Relation
from tests.practice.record.saying import CHILD, day, said

HOME = PlaceAsWritten(address="Flat 2, 14 Larch Court, Marsby", postcode="ZZ9 4QX")
OTHER_FLAT = PlaceAsWritten(address="Flat 3, 14 Larch Court, Marsby", postcode="ZZ9 4QX")
DAN = Description(family_name="Vale", given_names="Dan", date_of_birth="1988-11-23")
MIA = Description(family_name="Marsh", given_names="Mia", date_of_birth="1991-03-08")
STRANGER = Description(family_name="Osgood", given_names="Peter", date_of_birth="1970-01-02")


def person(name: str, described: Description, to: str, relation: Relation) -> list[Entry]:
    return [
        said(
            PersonDescribed(
                person=name,
                family_name=described.family_name,
                given_names=described.given_names,
                date_of_birth=described.date_of_birth,
            ),
            on=0,
        ),
        said(PersonLinked(person=name, to=to, relation=relation, certainty=Certainty.CONFIRMED), on=0),
    ]


def case(child: str = CHILD) -> CaseFile:
    entries = [
        said(ChildDescribed(child=CHILD, name="Robin Marsh", date_of_birth=date(2015, 6, 19)), on=0),
        said(PlanStarted(sort=PlanSort.CHILD_IN_NEED), on=0),
        said(PlaceDescribed(place="home", address=HOME.address, postcode=HOME.postcode), on=0),
        said(LivesAt(person=CHILD, place="home"), on=0),
        said(LivesAt(person="mia", place="home"), on=0),
        said(HouseholdListed(place="home", people=("mia",)), on=0),
        *person("mia", MIA, CHILD, Relation.MOTHER),
        *person("dan", DAN, "mia", Relation.PARTNER_OF),
    ]
    return fold(entries, child=child, as_at=day(100))


def call(who: Description, home: PlaceAsWritten | None = None, source_id: str = "1") -> Contact:
    return Contact(
        agency="nca",
        source_id=source_id,
        kind=ContactKind.CALL_111,
        occurred_at=day(30),
        person=who,
        home=home,
    )


def arrives(contact: Contact) -> tuple[tuple[Entry, ...], int, str]:
    cases = {CHILD: case()}
    watch = Watch.of(cases.values(), day(30).date())
    got = receive(contact, watch, cases, received_at=day(30), receipt="NC-1")
    return got.entries, len(got.reviews), got.reply


@pytest.mark.parametrize(
    ("why", "contact", "people", "reviews"),
    [
        ("the partner gives the home", call(DAN, HOME), ["dan"], 0),
        ("the mother's own call", call(MIA, HOME), [], 0),
        ("the partner at another flat", call(DAN, OTHER_FLAT), [], 1),
        ("a stranger in another flat", call(STRANGER, OTHER_FLAT), [], 0),
        ("a stranger who gives the home", call(STRANGER, HOME), [""], 0),
        (
            "a man of the same name, born on another day",
            call(
                Description(family_name="Vale", given_names="Dan", date_of_birth="1961-04-02"),
                PlaceAsWritten(address="9 Mill Lane, Fenby", postcode="ZZ2 8RT"),
            ),
            [],
            0,
        ),
        ("somebody of whom nothing is known", call(Description()), [], 0),
    ],
)
def test_contact_leaves(why: str, contact: Contact, people: list[str], reviews: int) -> None:
    entries, reviewed, _ = arrives(contact)
    facts = [entry.fact for entry in entries]
    assert [fact.person for fact in facts if isinstance(fact, Sighting)] == people, why
    assert reviewed == reviews, why


def test_contact_sent_again_gives_the_same_entry() -> None:
    assert arrives(call(DAN, HOME)) == arrives(call(DAN, HOME))


def test_person_who_was_not_known_takes_their_place_once_they_are_linked() -> None:
    before = case()
    watch = Watch.of([before], day(30).date())
    contact = call(STRANGER, HOME)
    got = receive(contact, watch, {CHILD: before}, received_at=day(30), receipt="NC-1")
    (nobody,) = got.entries
    assert got.names_nobody
    linked = person("peter", STRANGER, "mia", Relation.PARTNER_OF)
    after = fold([*before.entries, nobody, *linked], child=CHILD, as_at=day(100))
    watch = Watch.of([after], day(30).date())
    (known,) = receive(contact, watch, {CHILD: after}, received_at=day(31), receipt="NC-1").entries
    assert (known.corrects, getattr(known.fact, "person", "")) == (nobody.entry_id, "peter")
    settled = fold([*after.entries, known], child=CHILD, as_at=day(100))
    again = receive(contact, watch, {CHILD: settled}, received_at=day(32), receipt="NC-1")
    assert [told.entry for told in settled.of(Sighting)] == [known]
    assert again.entries == ()


def test_person_who_was_not_known_and_is_accepted_into_the_household_is_no_longer_unknown() -> None:
    before = case()
    contact = call(STRANGER, HOME)
    watch = Watch.of([before], day(30).date())
    (nobody,) = receive(contact, watch, {CHILD: before}, received_at=day(30), receipt="NC-1").entries
    accepted = [
        *person("peter", STRANGER, CHILD, Relation.LODGER),
        said(HouseholdListed(place="home", people=("mia", "peter")), on=31),
    ]
    after = fold([*before.entries, nobody, *accepted], child=CHILD, as_at=day(100))
    watch = Watch.of([after], day(31).date())
    (known,) = receive(contact, watch, {CHILD: after}, received_at=day(31), receipt="NC-1").entries
    assert (known.corrects, getattr(known.fact, "person", "")) == (nobody.entry_id, "peter")
    settled = fold([*after.entries, known], child=CHILD, as_at=day(100))
    later = msgspec.structs.replace(contact, source_id="2", occurred_at=day(32))
    for sent in (contact, later):
        assert receive(sent, watch, {CHILD: settled}, received_at=day(32), receipt="NC-2").entries == ()


def test_contact_of_nobody_known_adds_nothing_when_it_is_compared_again() -> None:
    before = case()
    watch = Watch.of([before], day(30).date())
    (nobody,) = receive(
        call(STRANGER, HOME), watch, {CHILD: before}, received_at=day(30), receipt="NC-1"
    ).entries
    after = fold([*before.entries, nobody], child=CHILD, as_at=day(100))
    again = receive(call(STRANGER, HOME), watch, {CHILD: after}, received_at=day(31), receipt="NC-1")
    assert (again.entries, again.names_nobody) == ((), True)


def test_reply_is_the_same_words_whether_or_not_anything_matched() -> None:
    assert arrives(call(DAN, HOME))[2] == arrives(call(STRANGER, OTHER_FLAT))[2] == reply("NC-1")


def test_entry_carries_no_word_of_the_contact_beyond_the_fact() -> None:
    contact = call(DAN, HOME)
    (entry,), _, _ = arrives(contact)
    text = " ".join(part.text for part in entry.paragraphs)
    assert not any(word in text for word in ("Dan", "Vale", "Larch", "ZZ9", "1988"))
    assert entry.by_agency == "nca"


def test_entry_says_how_each_field_compared_and_none_of_what_stands_in_it() -> None:
    (entry,), _, _ = arrives(call(DAN, HOME))
    assert isinstance(entry.fact, Sighting)
    assert {one.field: one.level for one in entry.fact.likeness} == {
        "forename": "exact",
        "surname": "exact",
        "born": "exact",
        "place": "unit",  # the home of somebody he is linked to
        "phone": "missing",
        "nhs_number": "missing",
        "sex": "missing",
    }
    (stranger,), _, _ = arrives(call(STRANGER, HOME))
    assert isinstance(stranger.fact, Sighting)
    assert stranger.fact.likeness == ()


def test_review_decided_the_same_becomes_a_sighting_confirmed_by_a_matcher() -> None:
    cases = {CHILD: case()}
    watch = Watch.of(cases.values(), day(30).date())
    typo = Description(family_name="Vail", given_names="Dan", date_of_birth="1988-11-23")
    got = receive(call(typo), watch, cases, received_at=day(30), receipt="NC-2")
    (review,) = got.reviews
    entry = decided(review, same=True, at=day(31), cases=cases)
    assert entry is not None
    assert isinstance(entry.fact, Sighting)
    assert (entry.fact.band, entry.recorded_at) == (MatchBand.CONFIRMED_BY_MATCHER, day(31))
    assert decided(review, same=False, at=day(31), cases=cases) is None
    assert not got.entries


def test_watch_list_forgets_a_case_that_closed() -> None:
    watch = Watch.of([case()], day(30).date())
    assert len(watch) == 3
    watch.put(fold([], child=CHILD, as_at=day(40)), day(40).date())
    assert len(watch) == 0
    assert watch.recognise(call(DAN, HOME)).is_nobody


def test_contact_record_of_formats_has_the_shape_of_a_contact() -> None:
    record = contact_record.ContactRecord(
        agency="nca",
        source_id="7",
        kind=contact_record.ContactKind.GP_REGISTRATION,
        occurred_at=day(1),
        person=contact_record.WrittenPerson(family_name="Vale", phones=("07700 900001",)),
        home=contact_record.WrittenPlace(address="1 High Street"),
    )
    contact = contact_from(record)
    assert (contact.kind, contact.person.family_name) == (ContactKind.GP_REGISTRATION, "Vale")
    assert contact.home == PlaceAsWritten(address="1 High Street")
    assert {one.value for one in ContactKind} == {one.value for one in contact_record.ContactKind}


def test_registration_at_the_home_is_a_claim_of_living_there() -> None:
    registered = Contact(
        agency="gp",
        source_id="2",
        kind=ContactKind.GP_REGISTRATION,
        occurred_at=day(30),
        person=DAN,
        home=HOME,
    )
    (entry,), _, _ = arrives(registered)
    assert isinstance(entry.fact, Sighting)
    assert entry.fact.sort is SightingSort.REGISTERED


@pytest.mark.parametrize(
    ("holder", "sender", "band"),
    [
        ("csc", "nca", MatchBand.CERTAIN),
        ("nca", "nca", MatchBand.STRONG),
    ],
)
def test_number_held_by_two_agencies_for_one_person_is_verified(
    holder: str, sender: str, band: MatchBand
) -> None:
    number = "9990000018"
    known = PersonDescribed(
        person="lee", family_name="Vale", given_names="Lee", date_of_birth="1980-05-06", nhs_number=number
    )
    link = PersonLinked(person="lee", to="mia", relation=Relation.SIBLING, certainty=Certainty.CONFIRMED)
    plan = said(PlanStarted(sort=PlanSort.CHILD_IN_NEED), on=0)
    mother = PersonLinked(person="mia", to=CHILD, relation=Relation.MOTHER, certainty=Certainty.CONFIRMED)
    told = [plan, said(mother, on=0), said(known, on=0, by=holder), said(link, on=0)]
    watch = Watch.of([fold(told, child=CHILD, as_at=day(30))], day(30).date())
    lee = Description(family_name="Vale", given_names="Lee", date_of_birth="1980-05-06", nhs_number=number)
    sent = Contact(agency=sender, source_id="9", kind=ContactKind.CALL_111, occurred_at=day(30), person=lee)
    assert watch.recognise(sent).people == {"lee": band}
