"""The open children of a council as a Children in Need census."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time

from teamaround.formats.census import model
from teamaround.service.demo.partnership.model.agencies import Council
from teamaround.service.demo.partnership.model.children import OpenChild
from teamaround.service.demo.partnership.model.partnership import Partnership
from teamaround.service.demo.partnership.model.people import Person

_YEAR_ENDS = (3, 31)


def census_of(partnership: Partnership, council: Council) -> model.Census:
    """The census that the council would return for the year that `today` lies in."""
    people = {person.person_id: person for person in partnership.people}
    ends = _year_end(partnership.today)
    header = model.Header(
        year=str(ends.year),
        reference_date=ends,
        lea=council.lea,
        software_code="Team Around demonstration",
        release="1",
        serial_no="001",
        date_time=datetime.combine(partnership.today, time(6)).isoformat(),
    )
    children = tuple(_child(child, people) for child in partnership.children if child.council == council.code)
    return model.Census(header=header, children=children)


def _year_end(today: date) -> date:
    end = today.replace(month=_YEAR_ENDS[0], day=_YEAR_ENDS[1])
    return end if today <= end else end.replace(year=end.year + 1)


def _child(child: OpenChild, people: Mapping[str, Person]) -> model.Child:
    person = people[child.child_id]
    return model.Child(
        la_child_id=child.local_id,
        upn=child.upn,
        upn_unknown=child.upn_unknown,
        born_on=person.date_of_birth,
        sex=person.sex,
        ethnicity=child.ethnicity,
        disabilities=child.disabilities or ("NONE",),
        episodes=(_episode(child),),
    )


def _episode(child: OpenChild) -> model.Episode:
    return model.Episode(
        referred_on=child.referral_on,
        referral_source=child.referral_source,
        primary_need=child.primary_need,
        assessments=tuple(
            model.Assessment(
                started_on=each.started_on, authorised_on=each.authorised_on, factors=each.factors
            )
            for each in child.assessments
        ),
        in_need_plans=tuple(
            model.InNeedPlan(started_on=each.started_on, ended_on=each.ended_on)
            for each in child.in_need_plans
        ),
        section47=tuple(
            model.Section47(
                started_on=each.started_on,
                conference_target=each.conference_target,
                conference_on=each.conference_on,
                conference_not_required=each.conference_not_required,
            )
            for each in child.enquiries
        ),
        no_further_action=False,
        protection_plans=tuple(
            model.ProtectionPlan(
                started_on=each.started_on,
                ended_on=each.ended_on,
                initial_category=each.initial_category,
                latest_category=each.latest_category,
                previous_plans=each.previous_plans,
                reviewed_on=each.reviews,
            )
            for each in child.protection_plans
        ),
    )
