"""U11: who was not asked before a legal gateway meeting, row by row."""

from __future__ import annotations

from typing import Any

import pytest

from teamaround.practice.record.case_people import Agency
from teamaround.practice.record.facts.care import GatewayOutcome, LegalGatewayHeld
from teamaround.practice.record.facts.forums import InformationRequested
from teamaround.practice.record.facts.front_door import ReferralReceived
from teamaround.practice.record.facts.people import PersonDescribed
from teamaround.practice.record.words import AgencyKind
from tests.practice.prompts.asking import asked
from tests.practice.telling import DIRECTORY, PARTNER, Story, conference, family

EVERYBODY = {
    "police": AgencyKind.POLICE,
    "probation": AgencyKind.PROBATION,
    "mill_practice": AgencyKind.GP,
    "ambulance": AgencyKind.AMBULANCE,
    "infirmary": AgencyKind.HOSPITAL,
    "tide": AgencyKind.SUBSTANCE_SERVICE,
    "minds": AgencyKind.ADULT_MENTAL_HEALTH,
    "haven": AgencyKind.DOMESTIC_ABUSE_SERVICE,
    "homes": AgencyKind.HOUSING,
    "school": AgencyKind.SCHOOL,
}
SOURCES = tuple(EVERYBODY)
PLAN = (conference(core_group=("csc", "school", "health")), "2024-02-01")


@pytest.fixture(autouse=True)
def _directory(monkeypatch: pytest.MonkeyPatch) -> None:
    for slug, kind in EVERYBODY.items():
        monkeypatch.setitem(DIRECTORY, slug, Agency(agency=slug, kind=kind))


def held(*sources: str, missing: tuple[str, ...] = ("What he told his doctor",)) -> tuple[Any, str]:
    fact = LegalGatewayHeld(outcome=GatewayOutcome.THRESHOLD_NOT_MET, sources_asked=sources, missing=missing)
    return fact, "2024-05-02"


def told(*entries: tuple[Any, str]) -> Story:
    story = family()
    for fact, when in entries:
        story.tell(fact, when)
    return story


def request(agency: str, when: str) -> tuple[Any, str]:
    return InformationRequested(request=agency, agency=agency), when


WITHOUT = tuple(one for one in SOURCES if one not in ("ambulance", "mill_practice"))
DOCTORS = "the doctors of the child and of each adult and the ambulance service and 111"
WORKS_WITH = (PersonDescribed(person=PARTNER, open_to=("mill_practice",)), "2024-02-02")
ROWS = [
    # what was told beside the plan, what the pack says
    ([], None),
    ([held(*SOURCES)], None),
    ([held(*SOURCES, missing=())], "The minute does not say what was not known."),
    ([held(*WITHOUT)], f"Not asked: {DOCTORS}."),
    ([WORKS_WITH, held(*WITHOUT)], "Not asked: mill practice and the ambulance service and 111."),
    ([held(*WITHOUT), request("ambulance", "2024-05-03"), request("mill_practice", "2024-05-03")], None),
    ([request("ambulance", "2024-04-20"), request("mill_practice", "2024-04-20"), held(*WITHOUT)], None),
    ([request("ambulance", "2024-02-20"), held(*WITHOUT)], f"Not asked: {DOCTORS}."),
    (
        [(ReferralReceived(), "2024-04-15"), held(*WITHOUT)],
        f"A referral was received 17 days before this meeting. Not asked: {DOCTORS}.",
    ),
    ([(ReferralReceived(), "2024-03-03"), held(*SOURCES)], None),  # sixty days
    (
        [(ReferralReceived(), "2024-03-04"), held(*SOURCES)],
        "A referral was received 59 days before this meeting.",
    ),
    ([held(*WITHOUT), (held(*SOURCES)[0], "2024-06-01")], None),  # the last meeting counts
    ([held(*WITHOUT), (conference("review", "ends"), "2024-05-03")], None),
]


@pytest.mark.parametrize(("entries", "what"), ROWS)
def test_pack_names_who_was_not_asked_and_a_recent_referral_first(
    entries: list[tuple[Any, str]], what: str | None
) -> None:
    found = [one.what for one in asked(told(PLAN, *entries), "2024-07-01", "U11_pack")]
    assert found == ([what] if what else [])


def test_pack_goes_to_worker_manager_and_legal() -> None:
    (pack,) = asked(told(PLAN, held()), "2024-05-03", "U11_pack")
    assert (pack.to, pack.is_refusal) == (("sw", "team_manager", "legal"), False)
