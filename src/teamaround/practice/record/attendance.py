"""At which core groups an agency of the team took part."""

from __future__ import annotations

from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.case_plan import Membership
from teamaround.practice.record.facts.meetings import CoreGroupHeld


def attended(case: CaseFile, member: Membership) -> tuple[bool, ...]:
    """Whether it was present or contributed at each core group held while it was a member, in recorded order."""
    return tuple(
        member.agency in (*told.fact.present, *told.fact.contributed)
        for told in case.of(CoreGroupHeld)
        if told.entry.happened_at >= member.joined_at
        and (member.left_at is None or told.entry.happened_at < member.left_at)
    )
