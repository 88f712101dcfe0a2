"""What starts and what meets each clock: one small file a code, registered here under its code."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from teamaround.practice.clocks.clock import Started
from teamaround.practice.clocks.rules import (
    c01_referral_decision,
    c05_initial_conference,
    c10_first_core_group,
    c13_first_review,
    c14_next_review,
    c15_police_protection,
    c32_disclosure,
    c33_marac_listing,
    c34_marac_repeat,
    c35_marac_actions,
    c36_encompass,
    c37_school_told,
    c38_school_contributes,
    c39_information_request,
    c40_challenge,
    c42_school_file,
    c48_contact_list,
    c50_plan_flags,
    c53_access,
    c54_breach,
)
from teamaround.practice.record.case_file import CaseFile

ClockRule = Callable[[CaseFile], Iterable[Started]]

RULES: Mapping[str, ClockRule] = {
    "C01": c01_referral_decision.started,
    "C05": c05_initial_conference.started,
    "C10": c10_first_core_group.started,
    "C13": c13_first_review.started,
    "C14": c14_next_review.started,
    "C15": c15_police_protection.started,
    "C32": c32_disclosure.started,
    "C33": c33_marac_listing.started,
    "C34": c34_marac_repeat.started,
    "C35": c35_marac_actions.started,
    "C36": c36_encompass.started,
    "C37": c37_school_told.started,
    "C38": c38_school_contributes.started,
    "C39": c39_information_request.started,
    "C40": c40_challenge.started,
    "C42": c42_school_file.started,
    "C48": c48_contact_list.started,
    "C50": c50_plan_flags.started,
    "C53": c53_access.started,
    "C54": c54_breach.started,
}
