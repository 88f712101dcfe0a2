"""What a school is told, or not, and its file: besides `SchoolTold` and `SchoolChanged` (recommendation 11)."""

from __future__ import annotations

from enum import StrEnum

from teamaround.practice.record.facts.base import Fact


class WhyNotTold(StrEnum):
    """Why a school is not told of a concern for now (AC-R11-1): a closed list."""

    RISK_TO_CHILD = "risk_to_child"
    RISK_TO_ANOTHER = "risk_to_another"
    POLICE_ENQUIRY = "police_enquiry"
    STAFF_INVOLVED = "staff_involved"
    SOURCE_EXPOSED = "source_exposed"


class SchoolNotTold(Fact, frozen=True, kw_only=True):
    """A decision not to tell the school of a concern. It holds with a manager's name, and for a time (AC-R11-4)."""

    school: str
    reason: WhyNotTold
    about_entry: str = ""
    manager: str = ""


class SchoolFileReceived(Fact, frozen=True, kw_only=True):
    """A school confirmed that it has the child's safeguarding file from the school before (C42)."""

    school: str
