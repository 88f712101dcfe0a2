"""Comparing NHS numbers, phones, agencies' own numbers and sex."""

from __future__ import annotations

from rapidfuzz.distance import OSA

from teamaround.matching.identity.person import NormalPerson
from teamaround.matching.linkage.levels import Level


def nhs_agreement(ours: NormalPerson, theirs: NormalPerson, same_name_and_birth: bool) -> tuple[Level, bool]:
    """How NHS numbers agree, and whether that is verified (decision 15).

    Equal numbers are verified where either side's sender verified its own, or where two agencies hold the same
    number for the same full name and date of birth; different ones only where both sides are verified.
    """
    mine, other = ours.nhs_number, theirs.nhs_number
    if not mine or not other:
        return Level.MISSING, False
    if mine != other:
        return Level.DIFFERENT, ours.nhs_number_verified and theirs.nhs_number_verified
    two_agencies = (
        bool(ours.agency and theirs.agency) and ours.agency != theirs.agency and same_name_and_birth
    )
    return Level.EXACT, ours.nhs_number_verified or theirs.nhs_number_verified or two_agencies


def phone_level(ours: tuple[str, ...], theirs: tuple[str, ...]) -> Level:
    """How phones agree: the best of all pairs."""
    if not ours or not theirs:
        return Level.MISSING
    if any(phone in theirs for phone in ours):
        return Level.EXACT
    for mine in ours:
        for other in theirs:
            if len(mine) == len(other) and OSA.distance(mine, other, score_cutoff=1) == 1:
                return Level.ONE_DIGIT  # one digit replaced, or two adjacent digits swapped
    return Level.DIFFERENT


def sex_level(ours: str, theirs: str) -> Level:
    """How the recorded sex agrees."""
    if not ours or not theirs:
        return Level.MISSING
    return Level.EXACT if ours == theirs else Level.DIFFERENT


def id_agreement(ours: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[bool, bool]:
    """Whether an agency's own verified number is the same on both sides, or another of the same agency."""
    if not ours or not theirs:
        return False, False
    if not set(ours).isdisjoint(theirs):
        return True, False
    agencies = {number.partition(":")[0] for number in ours}
    return False, any(number.partition(":")[0] in agencies for number in theirs)
