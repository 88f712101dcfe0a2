"""Conferences, core groups and the plan they carry."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from teamaround.practice.record.facts.base import Fact, Part
from teamaround.practice.record.words import Harm, Indicator


class ConferenceSort(StrEnum):
    """Which conference."""

    INITIAL = "initial"
    REVIEW = "review"
    TRANSFER_IN = "transfer_in"


class PlanDecision(StrEnum):
    """What a conference decided about the plan."""

    CHILD_PROTECTION = "child_protection"
    CONTINUES = "continues"
    CHILD_IN_NEED = "child_in_need"
    ENDS = "ends"
    NO_PLAN = "no_plan"


class Category(StrEnum):
    """The category of a child protection plan."""

    NEGLECT = "neglect"
    PHYSICAL = "physical"
    EMOTIONAL = "emotional"
    SEXUAL = "sexual"
    MULTIPLE = "multiple"


class ConferenceRequested(Fact, frozen=True, kw_only=True):
    """The conference was asked for from its administrator; `on` is the day it is called for, once there is one."""

    sort: ConferenceSort = ConferenceSort.INITIAL
    on: date | None = None


class ConferenceReportShared(Fact, frozen=True, kw_only=True):
    """A report for a conference was given to the family (C09), and explained to them."""

    to: tuple[str, ...] = ()
    explained: bool = False


class ConferenceHeld(Fact, frozen=True, kw_only=True):
    """A child protection conference. `core_group` names the member agencies; `relied_on` the controls leant on."""

    sort: ConferenceSort
    decision: PlanDecision
    categories: tuple[Category, ...] = ()
    present: tuple[str, ...] = ()
    contributed: tuple[str, ...] = ()
    core_group: tuple[str, ...] = ()
    core_group_unknown: bool = False  # told by a source, such as a census, that cannot say who is in it
    quorate: bool = True
    unanimous: bool | None = None
    dissents: tuple[str, ...] = ()
    parents_present: tuple[str, ...] = ()
    harms: tuple[Harm, ...] = ()
    not_known: tuple[str, ...] = ()
    relied_on: tuple[str, ...] = ()
    council: str = ""


class Ask(Part, frozen=True, kw_only=True):
    """One line of the ask-list: what is to be asked, of whom, by whom and by when."""

    question: str
    agency: str
    who_asks: str = ""
    by: date | None = None


class OtherAgencies(Part, frozen=True, kw_only=True):
    """The other-agency section of a minute: four parts, none of them blank (recommendation 1)."""

    known: tuple[str, ...] = ()
    not_known: tuple[str, ...] = ()
    who_might: tuple[str, ...] = ()
    asks: tuple[Ask, ...] = ()


class CoreGroupHeld(Fact, frozen=True, kw_only=True):
    """A core group met. `contributed` are agencies that sent information without coming (AC-R1-4).

    `outcome_moved` says whether any outcome of the plan has moved; left out, the minute does not say.
    """

    present: tuple[str, ...]
    contributed: tuple[str, ...] = ()
    invited_absent: tuple[str, ...] = ()
    other_agencies: OtherAgencies | None = None
    relied_on: tuple[str, ...] = ()
    child_spoken_to_by: str = ""
    outcome_moved: bool | None = None
    next_on: date | None = None


class PlanSort(StrEnum):
    """Kinds of plan."""

    EARLY_HELP = "early_help"
    CHILD_IN_NEED = "child_in_need"
    CHILD_PROTECTION = "child_protection"
    CARE = "care"


class PlanStarted(Fact, frozen=True, kw_only=True):
    """A plan began other than by a conference: early help, Child in Need, care plan."""

    sort: PlanSort
    categories: tuple[Category, ...] = ()
    flags_agreed: bool | None = (
        None  # whether the family agreed that agencies may flag it; no: none is sent (AC-R12-4)
    )


class PlanEndReason(StrEnum):
    """Ways a plan may end (2.1, region P)."""

    CONFERENCE = "conference"
    DUAL_PROTECTION = "dual_protection"
    TRANSFERRED = "transferred"
    EIGHTEEN = "eighteen"
    DIED = "died"
    LEFT_COUNTRY = "left_country"
    GOALS_MET = "goals_met"
    STEPPED_UP = "stepped_up"
    WITHDRAWN = "withdrawn"


class PlanEnded(Fact, frozen=True, kw_only=True):
    """A plan ended. Under dual protection every outstanding action is mapped; what is not is `unmapped` (T17)."""

    sort: PlanSort
    reason: PlanEndReason
    unmapped: tuple[str, ...] = ()


class PlanActionSet(Fact, frozen=True, kw_only=True):
    """One action of the plan: what it addresses and whose behaviour it is about."""

    action: str
    what: str
    addresses: tuple[Harm, ...] = ()
    about: tuple[str, ...] = ()
    owner: str = ""
    provider: str = ""
    due: date | None = None


class PlanActionDone(Fact, frozen=True, kw_only=True):
    """An action of the plan was met, with its evidence."""

    action: str
    evidence: str = ""


class AgencyJoined(Fact, frozen=True, kw_only=True):
    """An agency joined the team around the child."""

    agency: str


class AgencyLeft(Fact, frozen=True, kw_only=True):
    """An agency left the team or closed its case: its departure record (U5). `accepted` is the group's answer."""

    agency: str
    reason: str = ""
    covers: str = ""
    does_not_cover: str = ""
    gap_holder: str = ""
    brings_back: tuple[Indicator, ...] = ()
    emotional_lead: str = ""
    emotional_review_on: date | None = None
    accepted: bool = False


class DepartureAnswered(Fact, frozen=True, kw_only=True):
    """The core group accepted a departure with a holder of the gap, or declined it (C43)."""

    agency: str
    accepted: bool
    gap_holder: str = ""
