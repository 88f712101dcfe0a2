"""What happened, what was said about it, what was seen, and what is still in question."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from teamaround.practice.record.facts.base import Fact, Part
from teamaround.practice.record.words import Answer, Harm, Indicator


class Incident(Fact, frozen=True, kw_only=True):
    """Something that happened to or around the child. `harmed` and `by` name people of the record."""

    what: str = ""
    harms: tuple[Harm, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    harmed: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    place: str = ""
    child_present: bool | None = None
    immediate_danger: bool = False
    reported_by: str = ""  # a person of the record, if one of them reported it


class ConcernReported(Fact, frozen=True, kw_only=True):
    """Somebody is worried: about a person being at a place, with the child, or in touch when they must not be."""

    what: str = ""
    person: str = ""
    place: str = ""
    with_people: tuple[str, ...] = ()
    harms: tuple[Harm, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    question: str = ""  # the question this opens or feeds, e.g. "is he staying there?"
    reported_by: str = ""
    goes_home_to_it: bool = False  # the child may go home to it today: school is told before it ends (C37)


class Hop(Part, frozen=True, kw_only=True):
    """One step by which a statement came: who passed it on and in what form."""

    who: str
    form: str = "spoken"


class Statement(Fact, frozen=True, kw_only=True):
    """Somebody's answer to a question of the case. Two different answers to one question contradict (A06).

    `question` is a slug of the case; yes/no questions use the answers `yes` and `no`. `denies` marks a denial of
    a live concern; `retracts` withdraws what the same person said before. `chain` runs from the first speaker to
    whoever told us.
    """

    question: str
    answer: str
    by: str
    wording: str = ""
    words: str = ""
    denies: bool = False
    retracts: bool = False
    chain: tuple[Hop, ...] = ()
    about: tuple[str, ...] = ()
    harms: tuple[Harm, ...] = ()


class QuestionBasis(StrEnum):
    """Why a question is open."""

    SUSPICION = "suspicion"
    UNKNOWN = "unknown"
    CONTRADICTION = "contradiction"


class QuestionOpened(Fact, frozen=True, kw_only=True):
    """Something is not known. `who_might` are agencies that could tell; `owner` asks by `by`."""

    question: str
    wording: str
    basis: QuestionBasis = QuestionBasis.UNKNOWN
    about: tuple[str, ...] = ()
    who_might: tuple[str, ...] = ()
    owner: str = ""
    by: datetime | None = None


class CheckKind(StrEnum):
    """Ways of testing what somebody says that do not rest on the same person's word."""

    POLICE = "police"
    SCHOOL = "school"
    AMBULANCE = "ambulance"
    GP = "gp"
    EMERGENCY_DEPARTMENT = "emergency_department"
    LICENCE_SUPERVISOR = "licence_supervisor"
    LANDLORD = "landlord"
    BENEFITS = "benefits"
    PHONE_RECORDS = "phone_records"
    HOME_SEARCH = "home_search"
    CHILD_ACCOUNT = "child_account"
    NEIGHBOUR_SIGNS = "neighbour_signs"
    OTHER_AGENCY = "other_agency"


class CheckRecorded(Fact, frozen=True, kw_only=True):
    """An independent check of a question was made, with what came back."""

    question: str
    check: CheckKind
    agency: str = ""
    answer: Answer = Answer.ANSWERED
    found: str = ""  # which answer to the question it supports; empty = it supports none


class QuestionClosed(Fact, frozen=True, kw_only=True):
    """A question was closed: with what answer, by whom, and a manager's reason if checks were not enough."""

    question: str
    answer: str
    reason: str = ""
    manager: str = ""


class MatchBand(StrEnum):
    """How well a contact matched somebody of the record (domain 8.0)."""

    CERTAIN = "certain"
    STRONG = "strong"
    REVIEW = "review"
    CONFIRMED_BY_MATCHER = "confirmed_by_matcher"
    SEEN = "seen"  # somebody who knows the person saw them
    NOT_IDENTIFIED = "not_identified"


class SightingSort(StrEnum):
    """What the contact says of the place."""

    GAVE_AS_HOME = "gave_as_home"
    RANG_FROM = "rang_from"
    FOUND_AT = "found_at"
    REGISTERED = "registered"  # a claim of living there: GP, tenancy, benefit, electoral (A21, decision 17)
    GAVE_PHONE = "gave_phone"
    ELSEWHERE = "elsewhere"  # a person of the record, at no protected place


class Likeness(Part, frozen=True, kw_only=True):
    """How one field of a contact compared with the person of the record. Both are slugs of `matching`; no value."""

    field: str
    level: str


class Sighting(Fact, frozen=True, kw_only=True):
    """A person of the record, or somebody unknown, came up at a place or with a phone that concerns the child."""

    sort: SightingSort
    band: MatchBand
    person: str = ""
    place: str = ""
    phone_of: str = ""
    with_people: tuple[str, ...] = ()
    source_agency: str = ""
    contact: str = ""  # which contact it came from, as a receipt number; empty when a practitioner saw it
    contact_kind: str = ""
    reason: str = ""
    likeness: tuple[Likeness, ...] = ()  # why the band, field by field; empty when a practitioner saw it
    at_window_end: bool = False  # evidence outside the validity of the address link: historic


class SightingWithdrawn(Fact, frozen=True, kw_only=True):
    """A sighting is taken back, since it was put to the wrong person. The entry that holds this corrects that one.

    `contact` is the contact that the sighting came from, as a receipt number; `why` a slug of the closed list.
    """

    contact: str = ""
    why: str = ""
