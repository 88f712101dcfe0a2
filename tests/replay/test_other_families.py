"""Failings other than those of the shipped scenarios, in small worlds, judged by hand from domain 5.0."""

from __future__ import annotations

import pytest

from teamaround.replay.engine import play
from tests.replay.writing import CALL, OPENED, scenario

START = "\n  - {basis: INV, holder: csc, "
BAIL = START + (
    "id: A9, at: 2024-01-09T10:00, fact: {kind: control_recorded, control: B, sort: bail, person: man, "
    "protects: [mum], places: [home], owner: police, check_method: a call, since: 2024-01-09, until: %s}}"
)
VISIT = START + (
    "id: A7, at: 2024-01-11T10:00, fact: {kind: visit_made, outcome: no_evidence, about: man, "
    "rests_on_denial_by: %s}}"
)
LODGER = START + (
    "id: A7, at: 2024-01-09T10:00, describes: [aunt], facts: ["
    "{kind: link_ended, person: man, to: mum, mistaken: true},"
    "{kind: person_linked, person: aunt, to: kid, relation: grandparent, certainty: confirmed, says: mum},"
    "{kind: person_linked, person: man, to: aunt, relation: lodger, certainty: confirmed, says: mum}]}"
)
COUSIN = CALL.replace("1985-03-04", "1991-11-20")
VAGUE_STRANGER = COUSIN.replace("Jack", "Omar").replace(", postcode: ZZ1 1AA", "")
NURSE = START + (
    "id: A7, at: 2024-01-09T10:00, facts: ["
    "{kind: link_ended, person: man, to: mum, mistaken: true},"
    "{kind: person_linked, person: man, to: kid, relation: professional, certainty: confirmed, says: csc}]}"
)

TWO_ACCOUNTS = START + (
    "id: A7, at: 2024-01-11T10:00, facts: ["
    "{kind: question_opened, question: burn, wording: How Kim was burnt},"
    "{kind: statement, question: burn, answer: accident, by: nurses},"
    "{kind: statement, question: burn, answer: inflicted, by: a_school}]}"
)
NO_OWNER = START + (
    "id: A7, at: 2024-01-11T10:00, facts: ["
    "{kind: control_recorded, control: P, sort: plan_instruction, person: man, protects: [kid]},"
    "{kind: core_group_held, present: [csc, a_school, nurses], relied_on: [P], other_agencies: {known: [asked]}}]}"
)
LEFT_WELL = START + (
    "id: A7, at: 2024-01-11T10:00, facts: [{kind: agency_left, agency: nurses, reason: need met, "
    "covers: growth, gap_holder: a_school, accepted: true}]}"
)
LEFT = LEFT_WELL.replace(", gap_holder: a_school, accepted: true", "")
PHONE_ONLY = CALL.replace("given_names: Jack, family_name: Stone, date_of_birth: 1985-03-04", "").replace(
    "      home: {address: 1 Test Lane, postcode: ZZ1 1AA}\n", ""
)

ROWS = [
    ("two professionals say different things", TWO_ACCOUNTS, {"A06": "amber"}),
    ("an instruction of the plan that nobody owns", NO_OWNER, {"A23": "amber"}),
    ("an agency that leaves with an accepted record", LEFT_WELL, {"A01": "amber"}),
    ("an agency that leaves without one", LEFT, {"A01": "amber", "A02": "amber"}),
    ("a call that names nobody and nowhere", PHONE_ONLY, {}),
    ("bail in force when he calls", BAIL % "2024-02-01" + CALL, {"A03": "red", "A04": "red"}),
    (
        "bail that ran out unnoticed the day before",
        BAIL % "2024-01-09" + CALL,
        {"A03": "red", "A23": "amber"},
    ),
    ("a visit that rests on the father's denial", VISIT % "man", {"A05": "red"}),
    ("a visit that rests on the mother's denial", VISIT % "mum", {"A05": "red"}),
    ("the grandmother's lodger", LODGER + CALL, {"A03": "red"}),
    ("a cousin of the same name at the home", COUSIN, {"A03": "amber"}),
    ("a stranger at the same door in an unknown town", VAGUE_STRANGER, {}),
    (
        "the linked man at the same door, town left out",
        CALL.replace(", postcode: ZZ1 1AA", ""),
        {"A03": "red"},
    ),
    ("a professional visitor", NURSE + CALL, {}),
]
OF_INTEREST = {"A01", "A02", "A03", "A04", "A05", "A06", "A21", "A23"}


@pytest.mark.parametrize(("why", "events", "raised"), ROWS)
def test_other_family_raises_what_the_catalogue_says(why: str, events: str, raised: dict[str, str]) -> None:
    played = play(scenario(OPENED + events))
    found = {life.code: str(life.spans[-1].level) for life in played.alerts if life.code in OF_INTEREST}
    assert found == raised, why
