"""Safeguards that are relied on, and what becomes of the adult they bind (invariant 5)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from teamaround.practice.record.facts.base import Fact


class ControlSort(StrEnum):
    """What kind of safeguard."""

    LICENCE = "licence"
    BAIL = "bail"
    NO_CONTACT = "no_contact"
    EXCLUSION_AREA = "exclusion_area"
    RESIDENCE = "residence"
    PLAN_INSTRUCTION = "plan_instruction"
    COURT_ORDER = "court_order"
    LIVES_ELSEWHERE = "lives_elsewhere"
    CUSTODY = "custody"
    SUPERVISED_CONTACT = "supervised_contact"
    FAMILY_AGREEMENT = "family_agreement"


class ControlRecorded(Fact, frozen=True, kw_only=True):
    """A safeguard that somebody leans on. `forbids` says whether going there or being in touch breaks it.

    `protects` are people, `places` are places, `areas` are named areas whose places it covers.
    """

    control: str
    sort: ControlSort
    person: str
    protects: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    owner: str = ""
    check_method: str = ""
    since: date | None = None
    until: date | None = None
    words: str = ""
    relied_on: bool = True


class CheckResult(StrEnum):
    """What checking a safeguard showed."""

    HELD = "held"
    BREACHED = "breached"
    NOT_CONFIRMED = "not_confirmed"


class ControlChecked(Fact, frozen=True, kw_only=True):
    """A safeguard was checked by whoever supervises it (C47)."""

    control: str
    by: str
    result: CheckResult = CheckResult.HELD


class ControlVaried(Fact, frozen=True, kw_only=True):
    """A safeguard's owner, check or end changed. Empty means unchanged."""

    control: str
    owner: str = ""
    check_method: str = ""
    until: date | None = None


class ControlEnded(Fact, frozen=True, kw_only=True):
    """A safeguard ended or lapsed."""

    control: str
    why: str = ""


class Arrested(Fact, frozen=True, kw_only=True):
    """A person of the record was arrested."""

    person: str
    place: str = ""


class TakenIntoCustody(Fact, frozen=True, kw_only=True):
    """A person of the record was remanded, sentenced or recalled to custody."""

    person: str
    recall: bool = False
    prison: str = ""


class ReleasePlanned(Fact, frozen=True, kw_only=True):
    """A release from custody is planned."""

    person: str
    on: date


class Released(Fact, frozen=True, kw_only=True):
    """A person of the record left custody. Conditions are controls of their own."""

    person: str
    to_region: str = ""


class MovedArea(Fact, frozen=True, kw_only=True):
    """A linked adult's address, GP or school moved to another council's area."""

    person: str
    to_council: str = ""
