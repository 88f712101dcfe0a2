"""Census XML in and out: nothing is lost on the way, and a bad child is refused by line, child and field."""

from __future__ import annotations

import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamaround.formats.census import (
    Assessment,
    Child,
    Episode,
    InNeedPlan,
    PreProceedings,
    ProtectionPlan,
    Section47,
    read_census,
    write_census,
)
from teamaround.formats.reading import Unreadable
from tests.formats.census.files import HEADER, child, return_of, xml

DAYS = st.none() | st.dates(date(1900, 1, 1), date(2100, 12, 31))
CODES = st.sampled_from(["", "N1", "RC7", "1A", "PHY", "M"])
TEXTS = st.lists(st.sampled_from(["1A", "2B", "18B", "20", "NONE"]), max_size=4).map(tuple)
FLAGS = st.none() | st.booleans()
COUNTS = st.none() | st.integers(0, 99)
SOME_DAYS = st.lists(st.dates(date(1900, 1, 1), date(2100, 12, 31)), max_size=3).map(tuple)


def several(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(strategy, max_size=2).map(tuple)


PLANS = st.builds(
    ProtectionPlan,
    started_on=DAYS,
    ended_on=DAYS,
    initial_category=CODES,
    latest_category=CODES,
    previous_plans=COUNTS,
    reviewed_on=SOME_DAYS,
)
PRE_PROCEEDINGS = st.builds(
    PreProceedings,
    started_on=DAYS,
    letter_sent_on=DAYS,
    family_meeting_offered=CODES,
    family_meeting_held=CODES,
    initial_meeting_on=DAYS,
    review_meetings=COUNTS,
    step_decision_on=DAYS,
    outcome=CODES,
    court_application_on=DAYS,
    initial_conference_letter_on=DAYS,
)
EPISODES = st.builds(
    Episode,
    referred_on=DAYS,
    referral_source=CODES,
    primary_need=CODES,
    closed_on=DAYS,
    closure_reason=CODES,
    conference_on=DAYS,
    assessments=several(
        st.builds(Assessment, started_on=DAYS, internal_review_on=DAYS, authorised_on=DAYS, factors=TEXTS)
    ),
    in_need_plans=several(st.builds(InNeedPlan, started_on=DAYS, ended_on=DAYS)),
    section47=several(
        st.builds(
            Section47,
            started_on=DAYS,
            conference_target=DAYS,
            conference_on=DAYS,
            conference_not_required=FLAGS,
        )
    ),
    no_further_action=FLAGS,
    protection_plans=several(PLANS),
    pre_proceedings=several(PRE_PROCEEDINGS),
)
CHILDREN = st.builds(
    Child,
    la_child_id=st.text("ABC0123456789", min_size=1, max_size=8),
    upn=CODES,
    upn_unknown=CODES,
    born_on=DAYS,
    expected_on=DAYS,
    died_on=DAYS,
    sex=CODES,
    gender_current=CODES,
    ethnicity=CODES,
    disabilities=TEXTS,
    episodes=several(EPISODES),
)


@given(st.lists(CHILDREN, max_size=4, unique_by=lambda child: child.la_child_id))
def test_whatever_is_written_is_read_back(children: list[Child]) -> None:
    census = return_of(*children)
    assert read_census(io.BytesIO(write_census(census))) == census


def test_elements_stand_in_the_national_order() -> None:
    plan = ProtectionPlan(started_on=date(2025, 5, 6), latest_category="NEG", reviewed_on=(date(2025, 8, 1),))
    written = write_census(
        return_of(
            Child(la_child_id="A1", disabilities=("LD",), episodes=(Episode(protection_plans=(plan,)),))
        )
    ).decode()
    named = [
        "LAchildID",
        "Disability>",
        "CINdetails",
        "CPPstartDate",
        "LatestCategoryOfAbuse",
        "Reviews",
        "CPPreviewDate",
    ]
    assert [written.index(name) for name in named] == sorted(written.index(name) for name in named)


def read(payload: bytes) -> tuple[list[str], list[tuple[str, str]]]:
    census = read_census(io.BytesIO(payload))
    return [one.la_child_id for one in census.children], [(one.where, one.field) for one in census.refused]


@pytest.mark.parametrize(
    ("bad", "field"),
    [
        (child("B", "<CINreferralDate>2026-02-30</CINreferralDate>"), "CINreferralDate"),
        (child("B", "<CINreferralDate>9999-12-31</CINreferralDate>"), "CINreferralDate"),
        (child("B", "<ReferralNFA>perhaps</ReferralNFA>"), "ReferralNFA"),
        (child("B", more="<PersonBirthDate>31/01/2020</PersonBirthDate>"), "PersonBirthDate"),
        (child("B", more="<UPN>A\u202e1</UPN>"), "UPN"),
        (child(""), "LAchildID"),
        (child("A"), "LAchildID"),
        ("<Child/>\n", "LAchildID"),
    ],
)
def test_bad_child_is_refused_by_line_child_and_field_and_the_rest_go_on(bad: str, field: str) -> None:
    assert read(xml(child("A") + bad + child("C"))) == (["A", "C"], [("line 5, child 2", field)])


def test_refused_field_is_named_with_its_own_line() -> None:
    plan = "\n<ChildProtectionPlans><NumberOfPreviousCPP>two</NumberOfPreviousCPP></ChildProtectionPlans>"
    _, refused = read(xml(child("A", plan)))
    assert refused == [("line 5, child 1", "NumberOfPreviousCPP")]


@pytest.mark.parametrize(
    ("flag", "read_as"),
    [("true", True), ("1", True), ("TRUE", True), ("false", False), ("0", False), ("", None)],
)
def test_flag_is_read_in_all_its_spellings(flag: str, read_as: bool | None) -> None:
    census = read_census(io.BytesIO(xml(child("A", f"<ReferralNFA>{flag}</ReferralNFA>"))))
    assert census.children[0].episodes[0].no_further_action is read_as


def test_namespace_stray_text_comments_and_unknown_elements_are_passed_over() -> None:
    payload = xml(
        child("A", "stray<!-- note --><Unknown>1</Unknown><CINreferralDate>2026-01-05</CINreferralDate>")
    )
    census = read_census(io.BytesIO(payload.replace(b"<Message>", b'<Message xmlns="urn:x">')))
    assert census.children[0].episodes[0].referred_on == date(2026, 1, 5)


@pytest.mark.parametrize(
    ("payload", "reason"),
    [
        (b"", "ends too early"),
        (xml(child("A"))[:-10], "ends too early"),
        (b"<Message><Child></Message>", "not well-formed"),
        (b"<Message/>", "a header was expected"),
        (xml("", "<Collection>CLA</Collection>"), "Children in Need census"),
        (b'<!DOCTYPE m [<!ENTITY a "b">]>' + xml(child("&a;")), "document type"),
        (b"PK\x03\x04", "not well-formed"),
        (b"la_child_id,x\n", "not well-formed"),
    ],
)
def test_file_that_is_no_safe_census_is_refused_whole(payload: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read_census(io.BytesIO(payload))


def test_header_is_kept() -> None:
    assert read_census(io.BytesIO(write_census(return_of()))).header == HEADER
