"""Who on the watch list a contact may be about."""

from __future__ import annotations

from datetime import date

import msgspec

from teamaround.matching.identity.person import NormalPerson, normal_person
from teamaround.matching.identity.written import Description
from teamaround.matching.linkage.bands import Band, Reason, any_name_alike, judge
from teamaround.matching.linkage.compare import best_names, compare_rest
from teamaround.matching.linkage.compare_born import born_level
from teamaround.matching.linkage.gate import Gate, another_by_name_and_birth, household_gate
from teamaround.matching.linkage.levels import Level
from teamaround.matching.linkage.model import LinkageModel
from teamaround.matching.linkage.person_index import PersonIndex
from teamaround.matching.linkage.scoring import Score, scored, total_bits
from teamaround.matching.linkage.weights import Weights, weights_of

_ORDER = {Band.CERTAIN: 3, Band.STRONG: 2, Band.REVIEW: 1, Band.NO: 0}


class Candidate(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One person of the list who may be the person of the contact; never one of the band *no*."""

    person_id: str
    band: Band
    reason: Reason
    score: Score
    gate: Gate


def find(
    description: Description, index: PersonIndex, model: LinkageModel, at: date | None = None
) -> tuple[Candidate, ...]:
    """Everybody of the list in the bands certain, strong and review, the surest first.

    `at` is the day of the contact: it decides whether an address held then or is historic.
    """
    return find_normal(normal_person(description), index, weights_of(model), at)


def find_normal(
    person: NormalPerson, index: PersonIndex, weights: Weights, at: date | None = None
) -> tuple[Candidate, ...]:
    """As `find`, for a description already in normal form and a model made ready."""
    best: dict[str, Candidate] = {}
    for person_id, face in index.candidates(person, weights.likeness):
        candidate = _candidate(person_id, face, person, weights, at)
        if candidate is not None and (
            (held := best.get(person_id)) is None or _rank(candidate) > _rank(held)
        ):
            best[person_id] = candidate
    if len(best) < 2:
        return tuple(best.values())
    ranked = sorted(best.values(), key=_rank, reverse=True)
    return _without_also_rans(ranked, weights.model.policy.clear_lead_bits)


def _candidate(
    person_id: str, face: NormalPerson, person: NormalPerson, weights: Weights, at: date | None
) -> Candidate | None:
    born = born_level(face.born, person.born, weights.likeness.near_years)
    if born is Level.DIFFERENT:  # always no, and known soonest
        return None
    names = best_names(face.names, person.names, weights)
    is_another = another_by_name_and_birth(names.forename, born)  # refused whatever else agrees, but a number
    if (is_another or not any_name_alike(names.forename, names.surname)) and not _number_alike(face, person):
        return None
    pair = compare_rest(face, person, born, names, weights, at)
    gate = household_gate(pair)
    band, why = judge(pair, total_bits(pair, weights), gate, weights.model.policy)
    if band is Band.NO:
        return None
    return Candidate(
        person_id=person_id, band=band, reason=why, score=scored(face, person, pair, weights), gate=gate
    )


def _number_alike(face: NormalPerson, person: NormalPerson) -> bool:
    """Whether a number alone may carry a pair whose names do not agree."""
    return (bool(person.nhs_number) and person.nhs_number == face.nhs_number) or bool(person.verified_ids)


def _rank(candidate: Candidate) -> tuple[int, float]:
    return _ORDER[candidate.band], candidate.score.bits


def _without_also_rans(ranked: list[Candidate], lead: float) -> tuple[Candidate, ...]:
    """A contact is about one person: who is far behind somebody certain or strong is not asked about."""
    first = ranked[0]
    if first.band is Band.REVIEW:
        return tuple(ranked)
    return tuple(c for c in ranked if c is first or c.score.bits > first.score.bits - lead)
