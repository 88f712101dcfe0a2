"""Telling a case in short lines, for tests of rules: people, places and meetings of one invented family."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from teamaround.practice.alerts import Alert, evaluate
from teamaround.practice.calendar import LONDON, Calendar
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.case_people import Agency
from teamaround.practice.record.entry import Entry, Paragraph, Told
from teamaround.practice.record.facts import Fact
from teamaround.practice.record.facts import controls as control_facts
from teamaround.practice.record.facts import happenings as happening_facts
from teamaround.practice.record.facts import meetings as meeting_facts
from teamaround.practice.record.facts import people as people_facts
from teamaround.practice.record.fold import fold
from teamaround.practice.record.words import AgencyKind, Certainty, HowKnown, Relation, RiskTag

CALENDAR = Calendar()
# What the agencies of these tests are. Rules ask for the kind, so the slugs are any words at all.
DIRECTORY = {
    slug: Agency(agency=slug, kind=kind)
    for slug, kind in {
        "csc": AgencyKind.SOCIAL_CARE,
        "north_nights": AgencyKind.EDT,
        "front": AgencyKind.HUB,
        "school": AgencyKind.SCHOOL,
        "elm": AgencyKind.SCHOOL,
        "met": AgencyKind.POLICE,
        "com": AgencyKind.PROBATION,
        "law": AgencyKind.LEGAL,
        "minds": AgencyKind.CAMHS,
    }.items()
}
CHILD, MOTHER, PARTNER, HOME = "ash", "mum", "rowan", "home"


def at(text: str) -> datetime:
    """London time: `2024-05-08` is nine in the morning of that day, `2024-05-08T20:05` what it says."""
    moment = datetime.fromisoformat(text)
    return (moment if "T" in text else moment + timedelta(hours=9)).replace(tzinfo=LONDON)


class Story:
    """Entries told one after another; `entries` is what has been told so far."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []

    def tell(
        self,
        fact: Fact,
        when: str,
        *,
        recorded: str = "",
        by: str = "csc",
        how: HowKnown = HowKnown.WAS_TOLD,
        paragraphs: Iterable[Paragraph] = (),
        told: Iterable[Told] = (),
        name: str = "",
    ) -> str:
        """One more entry; returns its id."""
        entry = Entry(
            entry_id=name or f"e{len(self.entries) + 1:02}",
            children=(CHILD,),
            happened_at=at(when),
            recorded_at=at(recorded or when),
            by_agency=by,
            fact=fact,  # type: ignore[arg-type]  # every fact of a test is one of the closed list
            how_known=how,
            paragraphs=tuple(paragraphs),
            told=tuple(told),
        )
        self.entries.append(entry)
        return entry.entry_id

    def case(self, now: str) -> CaseFile:
        """The case file as at a moment."""
        return fold(self.entries, child=CHILD, as_at=at(now), agencies=DIRECTORY)

    def alerts(self, now: str, code: str = "") -> list[Alert]:
        """What is open at a moment, of one code if given."""
        return [a for a in evaluate(self.case(now), at(now), CALENDAR) if code in ("", a.code)]

    def levels(self, now: str, code: str) -> list[str]:
        """The levels of one code's open alerts, as words."""
        return [str(alert.level) for alert in self.alerts(now, code)]


def family(
    *tags: str, linked: bool = True, listed: bool = True, mother_link: Certainty = Certainty.CONFIRMED
) -> Story:
    """A child at home with their mother; a partner of the mother, linked and tagged as asked. All on 2024-01-02."""
    story, start = Story(), "2024-01-02"
    told: list[Any] = [
        people_facts.ChildDescribed(child=CHILD, name="Ash Vale", council="csb", school="school"),
        people_facts.PersonDescribed(person=MOTHER, given_names="Mary", family_name="Vale"),
        people_facts.PersonLinked(person=MOTHER, to=CHILD, relation=Relation.MOTHER, certainty=mother_link),
        people_facts.PlaceDescribed(
            place=HOME, address="9 Nowhere Lane", postcode="ZZ1 1ZZ", label="Ash's home", area="Sandshire"
        ),
        people_facts.LivesAt(person=CHILD, place=HOME, since=date(2020, 1, 1)),
        people_facts.LivesAt(person=MOTHER, place=HOME, since=date(2020, 1, 1)),
        people_facts.PersonDescribed(person=PARTNER, given_names="Rowan", family_name="Pike"),
    ]
    if listed:
        told.append(people_facts.HouseholdListed(place=HOME, people=(MOTHER, CHILD)))
    if linked:
        told.append(
            people_facts.PersonLinked(
                person=PARTNER, to=MOTHER, relation=Relation.PARTNER_OF, certainty=Certainty.CONFIRMED
            )
        )
    told += [people_facts.PersonTagged(person=PARTNER, tag=RiskTag(tag)) for tag in tags]
    for fact in told:
        story.tell(fact, start)
    return story


def sighting(sort: str = "gave_as_home", person: str = PARTNER, **more: Any) -> happening_facts.Sighting:
    """A sighting at home, strong unless said otherwise."""
    told = {"band": "strong", "place": HOME, "source_agency": "nca", "contact_kind": "call_111", **more}
    return happening_facts.Sighting(
        sort=happening_facts.SightingSort(sort),
        band=happening_facts.MatchBand(told.pop("band")),
        person=person,
        **told,
    )


def control(sort: str = "no_contact", name: str = "K1", **more: Any) -> control_facts.ControlRecorded:
    """A safeguard that binds the partner."""
    return control_facts.ControlRecorded(
        control=name, sort=control_facts.ControlSort(sort), person=PARTNER, **more
    )


def conference(
    sort: str = "initial", decision: str = "child_protection", core_group: tuple[str, ...] = (), **more: Any
) -> meeting_facts.ConferenceHeld:
    """A conference."""
    return meeting_facts.ConferenceHeld(
        sort=meeting_facts.ConferenceSort(sort),
        decision=meeting_facts.PlanDecision(decision),
        core_group=core_group,
        **more,
    )


def core_group(*present: str, minuted: bool = True, **more: Any) -> meeting_facts.CoreGroupHeld:
    """A core group, with the other-agency section in its minute unless said otherwise."""
    section = meeting_facts.OtherAgencies(known=("asked round the table",)) if minuted else None
    return meeting_facts.CoreGroupHeld(present=present, other_agencies=section, **more)
