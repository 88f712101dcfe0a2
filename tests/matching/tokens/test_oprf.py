"""The oblivious function against the published vectors of RFC 9497, A.1.1, and against itself."""

from __future__ import annotations

from hashlib import sha256
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamaround.matching.tokens.oprf import (
    BadElement,
    all_directly,
    blind,
    blinded_with,
    derive_key,
    directly,
    evaluate,
    finalize,
    random_element,
)

SEED, INFO = bytes.fromhex("a3" * 32), b"test key"
KEY = bytes.fromhex("5ebcea5ee37023ccb9fc2d2019f9d7737be85591ae8652ffa9ef0f4d37063b0e")
BLIND = bytes.fromhex("64d37aed22a27f5191de1c1d69fadb899d8862b58eb4220029e036ec4c1f6706")
VECTORS = [
    pytest.param(
        bytes.fromhex("00"),
        "609a0ae68c15a3cf6903766461307e5c8bb2f95e7e6550e1ffa2dc99e412803c",
        "7ec6578ae5120958eb2db1745758ff379e77cb64fe77b0b2d8cc917ea0869c7e",
        "527759c3d9366f277d8c6020418d96bb393ba2afb20ff90df23fb7708264e2f3"
        "ab9135e3bd69955851de4b1f9fe8a0973396719b7912ba9ee8aa7d0b5e24bcf6",
        id="one byte",
    ),
    pytest.param(
        bytes.fromhex("5a" * 17),
        "da27ef466870f5f15296299850aa088629945a17d1f5b7f5ff043f76b3c06418",
        "b4cbf5a4f1eeda5a63ce7b77c7d23f461db3fcab0dd28e4e17cecb5c90d02c25",
        "f4a74c9c592497375e796aa837e907b1a045d34306a749db9f34221f7e750cb4"
        "f2a6413a6bf6fa5e19ba6348eb673934a722a7ede2e7621306d18951e7cf2c73",
        id="seventeen bytes",
    ),
]


def test_the_key_is_derived_as_published() -> None:
    assert derive_key(SEED, INFO) == KEY


@pytest.mark.parametrize(("token", "blinded", "evaluated", "output"), VECTORS)
def test_every_step_gives_what_is_published(token: bytes, blinded: str, evaluated: str, output: str) -> None:
    element = blinded_with(token, BLIND)
    answer = evaluate(KEY, element)
    assert element.hex() == blinded
    assert answer.hex() == evaluated
    assert finalize(token, BLIND, answer).hex() == output
    assert directly(KEY, token).hex() == output
    assert all_directly({token: KEY})[token].hex() == output


@given(token=st.binary(max_size=200), number=st.integers(0, 2**32))
def test_asking_blindly_gives_what_the_holder_of_the_key_gets_directly(token: bytes, number: int) -> None:
    secret, element = blind(token, Random(number).randbytes)
    assert finalize(token, secret, evaluate(KEY, element)) == directly(KEY, token)


@given(st.dictionaries(st.binary(max_size=80), st.integers(0, 20), max_size=5))
def test_many_tokens_at_once_get_what_each_gets_by_itself(numbered: dict[bytes, int]) -> None:
    asked = {token: derive_key(SEED, b"%d" % number) for token, number in numbered.items()}
    assert all_directly(asked) == {token: directly(key, token) for token, key in asked.items()}


@given(token=st.binary(max_size=40), numbers=st.tuples(st.integers(0, 2**32), st.integers(0, 2**32)))
def test_two_askings_of_one_token_look_alike_to_nobody(token: bytes, numbers: tuple[int, int]) -> None:
    one, other = (blind(token, Random(number).randbytes)[1] for number in numbers)
    assert (one == other) is (numbers[0] == numbers[1])


@pytest.mark.parametrize(
    "element",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(bytes(32), id="the identity"),
        pytest.param(bytes(31), id="too short"),
        pytest.param(bytes(33), id="too long"),
        pytest.param(b"\xff" * 32, id="not canonical"),
    ],
)
def test_what_is_no_element_is_refused(element: bytes) -> None:
    with pytest.raises(BadElement):
        evaluate(KEY, element)


def test_of_ten_thousand_malformed_points_none_is_taken_for_what_it_is_not() -> None:
    """About one in eight of all strings of 32 bytes is an element; whatever is taken gives an element again."""
    taken = 0
    for number in range(10_000):
        made = sha256(str(number).encode()).digest()
        try:
            answer = evaluate(KEY, made)
        except BadElement:
            continue
        taken += 1
        assert len(evaluate(KEY, answer)) == 32
    assert 1_000 < taken < 1_500


def test_a_padding_element_is_one_that_can_be_evaluated() -> None:
    assert len(evaluate(KEY, random_element(Random(7).randbytes))) == 32
