"""Who may consent to a child's own support (AC-R4-1 to AC-R4-4, decision 44)."""

from __future__ import annotations

from enum import StrEnum

from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.care import CareBasis
from teamaround.practice.record.facts.forums import OfferAnswer, SupportOffered
from teamaround.practice.record.words import AgencyKind, Relation, YesNoUnknown

# Under these alone the council shares parental responsibility (Children Act 1989, s31 and s38; s20 gives none).
SHARES_RESPONSIBILITY = frozenset({CareBasis.INTERIM_CARE_ORDER, CareBasis.CARE_ORDER})
COUNCIL = frozenset({AgencyKind.SOCIAL_CARE, AgencyKind.EDT, AgencyKind.HUB, AgencyKind.SPOC})


class Consent(StrEnum):
    """On whose word a child's support rests."""

    HOLDER = "holder"  # somebody with parental responsibility
    CHILD = "child"  # a child who is able to decide this themselves
    COUNCIL_SHARES = "council_shares"
    COUNCIL_MAY_NOT = "council_may_not"
    NOT_A_HOLDER = "not_a_holder"
    NOT_SAID = "not_said"


def consent(case: CaseFile, by: str) -> Consent:
    """What somebody's consent is worth. One holder serves (decision 44)."""
    if not by:
        return Consent.NOT_SAID
    if by == case.child:
        return Consent.CHILD
    if by in case.people:
        return Consent.HOLDER if holds_responsibility(case, by) else Consent.NOT_A_HOLDER
    council = case.about.council if case.about else ""
    if by == council or case.kind_of_agency(by) in COUNCIL:
        shares = case.care.basis in SHARES_RESPONSIBILITY
        return Consent.COUNCIL_SHARES if shares else Consent.COUNCIL_MAY_NOT
    return Consent.NOT_A_HOLDER


def holds_responsibility(case: CaseFile, person: str) -> bool:
    """Whether somebody has parental responsibility: the record says so, or they are the mother (by law)."""
    known = case.people[person].parental_responsibility
    is_mother = any(
        link.person == person and link.to == case.child and link.relation is Relation.MOTHER
        for link in case.links
        if not link.mistaken
    )
    return known is YesNoUnknown.YES or (known is None and is_mother)


def may_not_consent(case: CaseFile, offer: SupportOffered) -> bool:
    """Whether an accepted offer to the child rests on somebody who could not consent for them."""
    worth = consent(case, offer.consent_by)
    return offer.answer is OfferAnswer.ACCEPTED and worth in (Consent.COUNCIL_MAY_NOT, Consent.NOT_A_HOLDER)
