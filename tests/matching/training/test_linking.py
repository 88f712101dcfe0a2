"""Bulk linking finds what the online scorer would find, joins nobody twice where asked, and groups by sure links."""

from __future__ import annotations

import pytest

from teamaround.matching import Band, NormalPerson, Reason, decide, packaged_model, score
from teamaround.matching.linkage.blocking import blocking_keys
from teamaround.matching.training.linking import Link, Place, groups, link, one_to_one
from tests.matching.training.seeded_pairs import seeded_pairs

MODEL = packaged_model()


def _registers(wanted: int) -> list[dict[str, NormalPerson]]:
    pairs = list(seeded_pairs(seed=71, wanted=wanted))
    return [
        {f"{letter}{at}": pair[side] for at, pair in enumerate(pairs)}
        for side, letter in ((0, "A"), (1, "B"))
    ]


def test_links_are_those_that_the_online_scorer_gives() -> None:
    registers = _registers(700)
    keys = [{key: blocking_keys(person) for key, person in register.items()} for register in registers]
    expected = {}
    for one, person in registers[0].items():
        for other, theirs in registers[1].items():
            if not keys[0][one].isdisjoint(keys[1][other]):
                found = score(person, theirs, MODEL)
                expected[one, other] = decide(found, MODEL.policy), found.bits
    wanted = {pair: told for pair, told in expected.items() if told[0] is not Band.NO}
    links = link(registers, MODEL)
    assert {(f.one[1], f.other[1]): (f.band, f.bits) for f in links} == wanted
    assert {band for band, _ in wanted.values()} >= {Band.STRONG, Band.REVIEW}
    assert len(wanted) > 200


def _link(one: Place, other: Place, band: Band = Band.STRONG, bits: float = 20.0) -> Link:
    return Link(one=one, other=other, band=band, reason=Reason.THIRD_THING_AGREES, bits=bits)


A1, A2, B1, B2, C1 = (0, "a1"), (0, "a2"), (1, "b1"), (1, "b2"), (2, "c1")


def test_one_to_one_keeps_the_surest_and_joins_nobody_to_two_of_one_register() -> None:
    links = [_link(A1, B1), _link(A1, B2), _link(A2, B1), _link(A1, C1), _link(A2, B2)]
    assert one_to_one(links) == [links[0], links[3], links[4]]


def test_one_to_one_with_a_lead_leaves_out_whoever_may_as_well_be_another() -> None:
    links = [_link(A1, B1, bits=20.0), _link(A1, B2, bits=17.0), _link(A2, C1, bits=9.0)]
    assert one_to_one(links, lead=5.0) == [links[2]]
    assert one_to_one(links, lead=3.0) == [links[0], links[2]]


def test_one_to_one_with_a_lead_counts_nobody_who_is_already_somebody_else() -> None:
    links = [_link(A1, B1, bits=20.0), _link(A2, B1, bits=9.0), _link(A2, B2, bits=8.0)]
    assert one_to_one(links, lead=5.0) == [links[0], links[2]]


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ([_link(A1, B1), _link(B1, C1)], [(A1, B1, C1)]),
        ([_link(A1, B1), _link(A2, B2)], [(A1, B1), (A2, B2)]),
        ([_link(A1, B1), _link(B1, C1, Band.REVIEW)], [(A1, B1)]),
        ([], []),
    ],
)
def test_groups_are_joined_by_sure_links_alone(links: list[Link], expected: list[tuple[Place, ...]]) -> None:
    assert groups(links) == expected
