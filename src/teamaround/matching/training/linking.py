"""Bulk linking: the people whom several registers describe, without a number that they share.

Splink finds and scores the pairs, by the same blocking keys and weights as the online scorer; the gate and the bands of
the policy then judge them, so that a pair is what it would be if one of the two came as a contact.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from teamaround.matching.identity import NormalPerson
from teamaround.matching.linkage import Band, LinkageModel, Reason, decide, reason, score
from teamaround.matching.training.conditions import Engine
from teamaround.matching.training.recipe import packaged_recipe
from teamaround.matching.training.settings import Settings, settings_of
from teamaround.matching.training.splink_engine import linker, on_duckdb
from teamaround.matching.training.views import table_of, views

Register = Mapping[str, NormalPerson]
Place = tuple[int, str]  # the number of a register, and the id of a person in it
End = tuple[Place, int]  # a person, and a register in which they are looked for
SHARED_KEY: Settings = {"blocking_rule": "l.keys = r.keys", "arrays_to_explode": ["keys"]}
_SURE = (Band.CERTAIN, Band.STRONG)
_ORDER = {Band.CERTAIN: 2, Band.STRONG: 1, Band.REVIEW: 0}


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """Two records of different registers that are, or may be, one person: band, the row of the policy, and bits."""

    one: Place
    other: Place
    band: Band
    reason: Reason
    bits: float


def link(
    registers: Sequence[Register],
    model: LinkageModel,
    *,
    database: Any = None,
    engine: Engine = Engine.DUCKDB,
) -> list[Link]:
    """Every pair of people of two different registers that is not *no*, the surest first.

    `database` is Splink's (`on_duckdb()` where none is given, or a `SparkAPI`), `engine` says which of them it is.
    Pairs are left to the policy from a few bits under its own threshold, since it also asks about some of those.
    """
    part = model.likeness.part_from_length
    tables = [
        table_of(row for key, person in register.items() for row in views(f"{at}:{key}", person, part))
        for at, register in enumerate(registers)
    ]
    settings = settings_of(model, engine, blocking=(SHARED_KEY,)) | {
        "retain_intermediate_calculation_columns": False
    }
    made = linker(database or on_duckdb(), tables, settings, model)
    predicted = made.inference.predict(
        threshold_match_weight=model.policy.review_from_bits - packaged_recipe().judged_from_under_review
    )
    pairs = predicted.query_sql("select distinct person_l, person_r from {this}").as_dict()
    judged = (
        _judged(_place(one), _place(other), registers, model)
        for one, other in zip(pairs["person_l"], pairs["person_r"], strict=True)
    )
    return sorted((found for found in judged if found is not None), key=_surest_first)


def _judged(one: Place, other: Place, registers: Sequence[Register], model: LinkageModel) -> Link | None:
    found = score(registers[one[0]][one[1]], registers[other[0]][other[1]], model)
    band = decide(found, model.policy)
    if band is Band.NO:
        return None
    return Link(one=one, other=other, band=band, reason=reason(found, model.policy), bits=found.bits)


def _place(written: str) -> Place:
    at, _, key = written.partition(":")
    return int(at), key


def _surest_first(found: Link) -> tuple[int, float, Place, Place]:
    return -_ORDER[found.band], -found.bits, found.one, found.other


def one_to_one(links: Iterable[Link], lead: float | None = None) -> list[Link]:
    """Of links with the surest first, those that join nobody to two people of one register.

    With a `lead`, only those so many bits ahead of whatever else either end may still be: who has two equals is nobody.
    Right only for registers in which nobody stands twice; never for contacts.
    """
    links = list(links)
    others: defaultdict[End, list[Link]] = defaultdict(list)
    for found in links:
        for end in _ends(found):
            others[end].append(found)
    taken: set[End] = set()
    kept = []
    for found in links:
        ends = _ends(found)
        if taken.isdisjoint(ends) and (lead is None or _leads(found, others, taken, lead)):
            taken.update(ends)
            kept.append(found)
    return kept


def _ends(found: Link) -> tuple[End, End]:
    """Either person, with the register in which the other stands."""
    return (found.one, found.other[0]), (found.other, found.one[0])


def _leads(found: Link, others: Mapping[End, Sequence[Link]], taken: set[End], lead: float) -> bool:
    """Whether no other link of either end, both of whose ends are free, comes near this one."""
    near = (other for end in _ends(found) for other in others[end] if other.bits > found.bits - lead)
    return all(other is found or not taken.isdisjoint(_ends(other)) for other in near)


def groups(links: Iterable[Link]) -> list[tuple[Place, ...]]:
    """Who belongs together by certain and strong links; what is to be reviewed joins nobody."""
    head: dict[Place, Place] = {}
    for found in links:
        if found.band in _SURE:
            head[_head(head, found.one)] = _head(head, found.other)
    members: dict[Place, list[Place]] = {}
    for place in head:
        members.setdefault(_head(head, place), []).append(place)
    return sorted(tuple(sorted(group)) for group in members.values())


def _head(head: dict[Place, Place], place: Place) -> Place:
    while head.setdefault(place, place) != place:
        head[place] = place = head[head[place]]
    return place
