"""Why true pairs were not found: never compared, refused by the policy, or under the threshold, and how they agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from teamaround.matching import Band, NormalPerson
from teamaround.matching.linkage import Score, Weights, decide, reason
from teamaround.matching.linkage.blocking import blocking_keys
from teamaround.matching.linkage.compare import compare
from teamaround.matching.linkage.scoring import scored

NEVER, UNDER, BEHIND = "never compared", "under the threshold", "behind somebody surer"
SHOWN = 8  # so many causes are told one by one, the commonest first
People = Mapping[str, NormalPerson]
Pair = tuple[str, str]


def kept_by_policy(pairs: Iterable[Pair], listed: People, seen: People, weights: Weights) -> set[Pair]:
    """The pairs that share one of our keys and are not *no*."""
    return {(one, other) for one, other in pairs if _cause(listed[one], seen[other], weights) is None}


def lost_by_policy(missed: Iterable[Pair], listed: People, seen: People, weights: Weights) -> list[str]:
    """Contacts matched by our keys and policy: what lost each pair, the row of the policy where it was that."""
    return _told(Counter(_cause(listed[one], seen[other], weights) or BEHIND for one, other in missed))


def lost_by_score(
    missed: Iterable[Pair], compared: set[Pair], listed: People, seen: People, weights: Weights
) -> list[str]:
    """Registers linked by bits alone: what lost each pair, and how the pairs under the threshold agree."""
    causes: Counter[str] = Counter()
    for one, other in missed:
        if (one, other) not in compared:
            causes[NEVER] += 1
            continue
        pair = _score(listed[one], seen[other], weights).agreement
        causes[f"{UNDER}: {pair.forename} / {pair.surname} / {pair.born} / {pair.place}"] += 1
    return _told(causes)


def _cause(one: NormalPerson, other: NormalPerson, weights: Weights) -> str | None:
    if blocking_keys(one).isdisjoint(blocking_keys(other)):
        return NEVER
    found, policy = _score(one, other, weights), weights.model.policy
    return f"no: {reason(found, policy)}" if decide(found, policy) is Band.NO else None


def _score(one: NormalPerson, other: NormalPerson, weights: Weights) -> Score:
    return scored(one, other, compare(one, other, weights), weights)


def _told(causes: Counter[str]) -> list[str]:
    shown = sorted(causes.items(), key=lambda told: (-told[1], told[0]))[:SHOWN]
    rest = causes.total() - sum(count for _, count in shown)
    told = [*shown, ("in other ways", rest)] if rest else shown
    return [f"  lost {causes.total():,}", *(f"  {count:6,} {cause}" for cause, count in told)]
