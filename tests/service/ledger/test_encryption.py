"""Field encryption: opens beside what it is bound to, tells nothing by its length, and nothing twice the same."""

from __future__ import annotations

import pytest
from cryptography.exceptions import InvalidTag
from hypothesis import given
from hypothesis import strategies as st

from teamaround.service.ledger.encryption import PADDED_TO, decrypted, encrypted


@given(st.binary(max_size=2000), st.text(max_size=40))
def test_encrypted_text_comes_back(plain: bytes, bound_to: str) -> None:
    assert decrypted(encrypted(plain, bound_to=bound_to), bound_to=bound_to) == plain


def test_encrypted_text_does_not_open_beside_another_row() -> None:
    with pytest.raises(InvalidTag):
        decrypted(encrypted(b"2 Slate Row", bound_to="entry 1"), bound_to="entry 2")


def test_encrypted_text_changed_by_one_bit_does_not_open() -> None:
    sealed = bytearray(encrypted(b"2 Slate Row", bound_to="entry 1"))
    sealed[20] ^= 1
    with pytest.raises(InvalidTag):
        decrypted(bytes(sealed), bound_to="entry 1")


@pytest.mark.parametrize(("first", "second"), [(b"", b"2 Slate Row"), (b"1", b"x" * (PADDED_TO - 4))])
def test_encrypted_texts_of_other_lengths_have_one_length(first: bytes, second: bytes) -> None:
    assert len(encrypted(first, bound_to="")) == len(encrypted(second, bound_to=""))


def test_encrypted_twice_is_never_the_same() -> None:
    assert encrypted(b"2 Slate Row", bound_to="") != encrypted(b"2 Slate Row", bound_to="")
