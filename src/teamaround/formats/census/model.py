"""What a Children in Need census says, typed. Codes stay as written: an unknown one is a finding, no refusal."""

from __future__ import annotations

from datetime import date

import msgspec

from teamaround.formats.reading import Refusal


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """Who sent the census, for which year, and when. `lea` is the three-digit number of the local authority."""

    collection: str = "CIN"
    year: str = ""
    reference_date: date | None = None
    source_level: str = "L"
    lea: str = ""
    software_code: str = ""
    release: str = ""
    serial_no: str = ""
    date_time: str = ""


class Assessment(msgspec.Struct, frozen=True, kw_only=True):
    """One assessment and the factors found at it."""

    started_on: date | None = None
    internal_review_on: date | None = None
    authorised_on: date | None = None
    factors: tuple[str, ...] = ()


class InNeedPlan(msgspec.Struct, frozen=True, kw_only=True):
    """A period on a Child in Need plan."""

    started_on: date | None = None
    ended_on: date | None = None


class Section47(msgspec.Struct, frozen=True, kw_only=True):
    """A section 47 enquiry and the initial conference that it led to, or did not need."""

    started_on: date | None = None
    conference_target: date | None = None
    conference_on: date | None = None
    conference_not_required: bool | None = None


class ProtectionPlan(msgspec.Struct, frozen=True, kw_only=True):
    """A period on a child protection plan with its review conferences."""

    started_on: date | None = None
    ended_on: date | None = None
    initial_category: str = ""
    latest_category: str = ""
    previous_plans: int | None = None
    reviewed_on: tuple[date, ...] = ()


class PreProceedings(msgspec.Struct, frozen=True, kw_only=True):
    """Pre-proceedings and family group decision making, collected from 2026-27 on."""

    started_on: date | None = None
    letter_sent_on: date | None = None
    family_meeting_offered: str = ""
    family_meeting_held: str = ""
    initial_meeting_on: date | None = None
    review_meetings: int | None = None
    step_decision_on: date | None = None
    outcome: str = ""
    court_application_on: date | None = None
    initial_conference_letter_on: date | None = None


class Episode(msgspec.Struct, frozen=True, kw_only=True):
    """From a referral to closure, with everything that happened in between."""

    referred_on: date | None = None
    referral_source: str = ""
    primary_need: str = ""
    closed_on: date | None = None
    closure_reason: str = ""
    conference_on: date | None = None
    assessments: tuple[Assessment, ...] = ()
    in_need_plans: tuple[InNeedPlan, ...] = ()
    section47: tuple[Section47, ...] = ()
    no_further_action: bool | None = None
    protection_plans: tuple[ProtectionPlan, ...] = ()
    pre_proceedings: tuple[PreProceedings, ...] = ()


class Child(msgspec.Struct, frozen=True, kw_only=True):
    """One child. `la_child_id` is the authority's own identifier, by which people and addresses join (decision 36).

    `sex` is F, M or U from 2024-25 on; `gender_current` 0, 1, 2 or 9 before.
    """

    la_child_id: str
    upn: str = ""
    former_upn: str = ""
    upn_unknown: str = ""
    born_on: date | None = None
    expected_on: date | None = None
    sex: str = ""
    gender_current: str = ""
    died_on: date | None = None
    ethnicity: str = ""
    disabilities: tuple[str, ...] = ()
    episodes: tuple[Episode, ...] = ()


class Census(msgspec.Struct, frozen=True, kw_only=True):
    """A whole return: its header, the children taken in, and what was refused, by line, child and field."""

    header: Header
    children: tuple[Child, ...] = ()
    refused: tuple[Refusal, ...] = ()


Block = Header | Assessment | InNeedPlan | Section47 | ProtectionPlan | PreProceedings | Episode | Child
