"""Decisions about sharing: the ladder of lawful bases, the golden rules, the more-detrimental test."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from teamaround.practice.disclosure.bases import Use, bases_for, ladder
from teamaround.practice.disclosure.deciding import reasons_not_told, sharing_gaps, sharing_rules
from teamaround.practice.record.facts.disclosing import SharingDecided, WhyFamilyNotTold
from teamaround.practice.record.words import YesNoUnknown

ON = date(2026, 11, 25)
WHOLE: dict[str, Any] = {
    "purpose": "to keep the child safe",
    "recipients": ("school",),
    "basis": "ca2004_s10_s11",
    "decision_record": "shared, because he collects her",
    "told_family": YesNoUnknown.YES,
    "consent_not_relied_on": True,
    "identity_protection_checked": True,
    "relevance": "he collects her",
    "accuracy": "seen by an officer",
    "minimum": "name and what to do",
}


def _gaps(use: Use = Use.CHILD_PROTECTION, on: date = ON, **changed: Any) -> tuple[str, ...]:
    return sharing_gaps(SharingDecided(**{**WHOLE, **changed}), use=use, on=on)


def test_whole_decision_has_no_gap() -> None:
    assert _gaps() == ()


@pytest.mark.parametrize(
    ("changed", "gap"),
    [
        ({"purpose": ""}, "What is it for?"),
        ({"recipients": ()}, "Who is to have it?"),
        ({"decision_record": ""}, "What was decided, and why?"),
        ({"told_family": YesNoUnknown.UNKNOWN}, "Was the family told?"),
        ({"told_family": YesNoUnknown.NO}, "Why was the family not told?"),
        ({"consent_not_relied_on": None}, "Does this rest on consent? Safeguarding does not."),
        ({"identity_protection_checked": None}, "Could somebody be harmed if who they are became known?"),
        ({"identity_protection_checked": False}, "Who could be harmed by becoming known was not checked."),
        ({"relevance": ""}, "Why is it relevant to this recipient?"),
        ({"accuracy": ""}, "Is it fact or opinion, and how sure?"),
        ({"minimum": ""}, "What is the least that serves?"),
        (
            {"more_detrimental": YesNoUnknown.YES},
            "Sharing was found to harm the child more than not sharing.",
        ),
        ({"safe_to_tell": YesNoUnknown.NO}, "The family was told although telling was found not safe."),
        ({"basis": "nothing"}, "No lawful basis of the ladder is named."),
        ({"basis": "consent"}, "UK GDPR Article 6(1)(a) is no basis for this use."),
    ],
)
def test_gap_is_asked_for_by_name(changed: dict[str, Any], gap: str) -> None:
    assert _gaps(**changed) == (gap,)


@pytest.mark.parametrize("why", list(WhyFamilyNotTold))
def test_not_telling_with_a_reason_of_the_list_stands(why: WhyFamilyNotTold) -> None:
    assert _gaps(told_family=YesNoUnknown.NO, why_not_told=why) == ()
    assert reasons_not_told()[why].words


@pytest.mark.parametrize(
    ("changed", "gaps"),
    [
        ({}, ()),
        ({"more_detrimental": YesNoUnknown.YES, "detriment_reason": "he would find her"}, ()),
        (
            {"more_detrimental": YesNoUnknown.YES},
            ("Why would sharing harm the child more than not sharing?",),
        ),
        ({"decision_record": ""}, ("What was decided, and why?",)),
    ],
)
def test_decision_not_to_share_needs_its_reason_and_no_basis(
    changed: dict[str, Any], gaps: tuple[str, ...]
) -> None:
    assert _gaps(**{"shared": False, "basis": "", "minimum": "", **changed}) == gaps


def test_duty_of_2026_is_not_in_force_until_somebody_says_so() -> None:
    duty = ladder()["ca2004_s16la"]
    assert (duty.in_force_from, duty.in_force(date(2099, 1, 1))) == (None, False)
    assert _gaps(basis="ca2004_s16la") == (f"{duty.law} is not in force on that day.",)


def test_duty_once_in_force_asks_for_the_detriment_test(monkeypatch: pytest.MonkeyPatch) -> None:
    begun = replace(ladder()["ca2004_s16la"], in_force_from=date(2026, 9, 1))
    monkeypatch.setattr("teamaround.practice.disclosure.deciding.ladder", lambda: {"ca2004_s16la": begun})
    asked = "Would sharing harm the child more than not sharing?"
    assert _gaps(basis="ca2004_s16la") == (asked,)
    assert _gaps(basis="ca2004_s16la", more_detrimental=YesNoUnknown.NO) == ()
    assert _gaps(basis="ca2004_s16la", on=date(2026, 8, 31)) == (f"{begun.law} is not in force on that day.",)


@pytest.mark.parametrize(
    ("use", "on", "codes"),
    [
        (Use.CHARITY_OR_HOUSING, ON, {"ukgdpr_6_1_e", "dpa_sch1_18"}),
        (Use.CONFIDENTIAL_HEALTH, date(1980, 1, 1), {"confidence_public_interest"}),
        (Use.LAW_ENFORCEMENT, ON, {"dpa_part3_sch8_4", "cja2003_s325"}),
        (Use.VOLUNTARY_HELP, ON, {"consent"}),
        (Use.CHILD_PROTECTION, date(2004, 1, 1), {"ca1989_s47", "ca1989_s17_s27"}),
    ],
)
def test_bases_are_those_in_force_for_the_use(use: Use, on: date, codes: set[str]) -> None:
    assert {row.code for row in bases_for(use, on)} == codes


@pytest.mark.parametrize(
    ("code", "on", "in_force"),
    [
        ("da2021_s49a", date(2025, 11, 6), False),
        ("da2021_s49a", date(2025, 11, 7), True),
        ("ukgdpr_6_1_ea", ON, False),
    ],
)
def test_basis_counts_from_its_first_day(code: str, on: date, in_force: bool) -> None:
    assert ladder()[code].in_force(on) is in_force


def test_police_disclosure_is_never_the_systems() -> None:
    assert "Police decide this and tell it themselves." in _gaps(Use.DISCLOSURE_SCHEME, basis="dvds_police")


def test_every_rule_is_a_field_of_the_decision() -> None:
    assert {rule.field for rule in sharing_rules()} <= set(SharingDecided.__struct_fields__)
