"""What support was offered to whom, and what was answered. A decline is never counted against anybody (AC-U15-2)."""

from __future__ import annotations

from teamaround.practice.record.case_file import CaseFile, Noted
from teamaround.practice.record.facts.forums import OfferAnswer, SupportOffered
from teamaround.practice.record.remembering import remembered
from teamaround.practice.record.ties import carers
from teamaround.practice.record.words import AgencyKind
from teamaround.practice.support.consent import may_not_consent

DOMESTIC_ABUSE = "domestic_abuse"


def is_about_abuse(case: CaseFile, offer: SupportOffered) -> bool:
    """Whether an offer is of support with domestic abuse: it says so, or the service is one for that."""
    is_such_a_service = case.kind_of_agency(offer.service) is AgencyKind.DOMESTIC_ABUSE_SERVICE
    return offer.domestic_abuse or is_such_a_service


@remembered
def offers(case: CaseFile) -> list[Noted[SupportOffered]]:
    """Every offer, in the order in which it was made."""
    return sorted(case.of(SupportOffered), key=lambda told: told.entry.happened_at)


def childs_offer(case: CaseFile) -> Noted[SupportOffered] | None:
    """The child's own last offer of such support; one that rests on a consent nobody could give is none."""
    own = [
        told
        for told in offers(case)
        if told.fact.to == case.child
        and is_about_abuse(case, told.fact)
        and not may_not_consent(case, told.fact)
    ]
    return own[-1] if own else None


def unanswered_declines(case: CaseFile) -> list[Noted[SupportOffered]]:
    """Parents' and carers' declines since which the child was offered nothing of their own."""
    own, adults = childs_offer(case), carers(case)
    if own is not None and own.fact.answer is not OfferAnswer.ENDED:
        return []
    return [
        told
        for told in offers(case)
        if told.fact.to in adults
        and told.fact.answer is OfferAnswer.DECLINED
        and is_about_abuse(case, told.fact)
        and (own is None or told.entry.happened_at > own.entry.happened_at)
    ]


def declined(case: CaseFile) -> list[Noted[SupportOffered]]:
    """The last offer to each person of each kind of support, where it was declined."""
    last: dict[tuple[str, str], Noted[SupportOffered]] = {}
    for told in offers(case):
        kind = DOMESTIC_ABUSE if is_about_abuse(case, told.fact) else told.fact.service
        last[told.fact.to, kind] = told
    return [told for told in last.values() if told.fact.answer is OfferAnswer.DECLINED]
