"""What the forms that answer an alert call reasons for closing and ways of checking."""

from __future__ import annotations

from teamaround.practice.record.facts.happenings import CheckKind

REASONS = {
    "not_the_person": "It was somebody else",
    "accepted_in_household": "They are on the accepted household list",
    "safety_plan_made": "A safety plan for this was made",
    "checked_and_explained": "It was checked and is explained",
    "recorded_in_error": "The record was a mistake",
    "condition_not_in_force": "The condition was not in force then",
    "accepted_with_ask_list": "The chair accepts it with an ask-list",
}
CHECKS = {
    CheckKind.POLICE: "The police",
    CheckKind.SCHOOL: "The school",
    CheckKind.AMBULANCE: "The ambulance service",
    CheckKind.GP: "A GP practice",
    CheckKind.EMERGENCY_DEPARTMENT: "An emergency department",
    CheckKind.LICENCE_SUPERVISOR: "Whoever supervises the licence",
    CheckKind.LANDLORD: "The landlord",
    CheckKind.BENEFITS: "Where benefits are paid to",
    CheckKind.PHONE_RECORDS: "Records of a phone",
    CheckKind.HOME_SEARCH: "Looking through the home",
    CheckKind.CHILD_ACCOUNT: "Hearing the child alone",
    CheckKind.NEIGHBOUR_SIGNS: "What neighbours or officers have seen",
    CheckKind.OTHER_AGENCY: "Another agency",
}
AT_THE_DESK = (
    CheckKind.POLICE,
    CheckKind.SCHOOL,
    CheckKind.AMBULANCE,
    CheckKind.GP,
    CheckKind.EMERGENCY_DEPARTMENT,
    CheckKind.LICENCE_SUPERVISOR,
    CheckKind.LANDLORD,
    CheckKind.OTHER_AGENCY,
)
MOST_WORDS = 2000  # characters that may be typed in one field of these forms [INV]
TOO_MANY_WORDS = f"Write at most {MOST_WORDS:,} characters, and say where the rest is kept"
