"""What is still missing from a decision about sharing, rule by rule. People decide; the rules ask."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files

import msgspec

from teamaround.practice.clocks.table import Provenance
from teamaround.practice.disclosure.bases import LawfulBasis, Use, ladder
from teamaround.practice.record.facts.disclosing import SharingDecided, WhyFamilyNotTold
from teamaround.practice.record.words import YesNoUnknown


class Asked(StrEnum):
    """When a field is asked for."""

    ALWAYS = "always"
    WHEN_SHARED = "when_shared"
    WHEN_NOT_TOLD = "when_not_told"
    DETRIMENT = "detriment"


class SharingRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One golden rule as a field of the decision, and the question put to whoever left it blank."""

    field: str
    when: Asked
    gap: str
    source: str
    provenance: Provenance


class ReasonRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One reason for which a family may not be told."""

    reason: WhyFamilyNotTold
    words: str
    source: str
    provenance: Provenance


@cache
def sharing_rules() -> tuple[SharingRule, ...]:
    """Every golden rule."""
    text = files(__package__).joinpath("rows/sharing_rules.yaml").read_bytes()
    return msgspec.yaml.decode(text, type=tuple[SharingRule, ...])


@cache
def reasons_not_told() -> Mapping[WhyFamilyNotTold, ReasonRow]:
    """Every reason with its words."""
    text = files(__package__).joinpath("rows/reasons_not_told.yaml").read_bytes()
    return {row.reason: row for row in msgspec.yaml.decode(text, type=tuple[ReasonRow, ...])}


def sharing_gaps(decided: SharingDecided, *, use: Use, on: date) -> tuple[str, ...]:
    """What stands in the way of this decision, as questions and sentences; nothing where it may stand."""
    basis = ladder().get(decided.basis)
    asked = (rule for rule in sharing_rules() if _is_asked(rule.when, decided, basis, on))
    gaps = [rule.gap for rule in asked if _is_blank(getattr(decided, rule.field))]
    return (*gaps, *_of_basis(decided, basis, use, on), *_of_answers(decided))


def _is_asked(when: Asked, decided: SharingDecided, basis: LawfulBasis | None, on: date) -> bool:
    match when:
        case Asked.ALWAYS:
            return True
        case Asked.WHEN_SHARED:
            return decided.shared
        case Asked.WHEN_NOT_TOLD:
            return decided.shared and decided.told_family is YesNoUnknown.NO
        case Asked.DETRIMENT:
            return basis is not None and basis.needs_detriment_test and basis.in_force(on)


def _is_blank(value: object) -> bool:
    """Not said. A recorded "no" is an answer; "unknown" is none."""
    return value is None or value in ("", (), YesNoUnknown.UNKNOWN)


def _of_basis(decided: SharingDecided, basis: LawfulBasis | None, use: Use, on: date) -> Iterator[str]:
    if not decided.shared:
        return
    if basis is None:
        yield "No lawful basis of the ladder is named."
        return
    if use not in basis.uses:
        yield f"{basis.law} is no basis for this use."
    if not basis.in_force(on):
        yield f"{basis.law} is not in force on that day."
    if basis.decision_of_police:
        yield "Police decide this and tell it themselves."


def _of_answers(decided: SharingDecided) -> Iterator[str]:
    if not decided.shared:
        if decided.more_detrimental is YesNoUnknown.YES and not decided.detriment_reason:
            yield "Why would sharing harm the child more than not sharing?"
        return
    if decided.more_detrimental is YesNoUnknown.YES:
        yield "Sharing was found to harm the child more than not sharing."
    if decided.identity_protection_checked is False:
        yield "Who could be harmed by becoming known was not checked."
    if decided.told_family is YesNoUnknown.YES and decided.safe_to_tell is YesNoUnknown.NO:
        yield "The family was told although telling was found not safe."
