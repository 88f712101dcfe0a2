"""Promise 2: what opens is what the list has a token of, and nothing else opens whatever the operator tries."""

from __future__ import annotations

import hmac
from collections import Counter
from random import Random

import pytest
from cryptography.exceptions import InvalidTag
from hypothesis import given
from hypothesis import strategies as st

from teamaround.matching import Description, PlaceAsWritten, normal_person
from teamaround.matching.tokens import (
    Batch,
    BatchRefused,
    ContentTooLong,
    Recipe,
    Sealer,
    Token,
    directly,
    opened,
    read_batch,
    recipe_table,
    signed_batch,
    tokens_of,
)
from teamaround.matching.tokens.batches import SIGNATURE_BYTES
from teamaround.matching.tokens.keys import recipe_keys, sealing_terms
from teamaround.matching.tokens.sealing import (
    COMMITMENT_BYTES,
    SLOT_BYTES,
    TAG_BYTES,
    commitment,
    contact_bytes,
    masked,
    token_mark,
    unsealed,
)
from tests.matching.tokens.agency import EPOCH, KEYS, SEED, SIGNING, arrived, header, sealed, watch

DAN = Description(
    family_name="Vale",
    given_names="Daniel",
    date_of_birth="1988-11-23",
    nhs_number="9990000026",
    phones=("07700900187",),
    places=(PlaceAsWritten(address="Flat 2, 14 Larch Court, Marsby", postcode="ZZ9 4QX"),),
)
DANS = tokens_of(normal_person(DAN))
SLOTS_END = sealing_terms().slots * SLOT_BYTES


def strangers(count: int) -> list[tuple[bytes, tuple[Token, ...]]]:
    """So many contacts, each about somebody else whom nobody has on a list."""
    return [
        (
            b"about a stranger",
            tuple(Token(one.recipe, b"1|%s|%d" % (one.recipe.encode(), n)) for one in recipes()),
        )
        for n in range(count)
    ]


def recipes() -> list[Recipe]:
    return [one for one in recipe_table().recipes if one.of == "person"]


def tags(batch: Batch) -> list[bytes]:
    return [one[at : at + TAG_BYTES] for one in batch.contacts for at in range(0, SLOTS_END, SLOT_BYTES)]


def test_a_contact_opens_to_whoever_has_one_of_its_tokens() -> None:
    batch = arrived(sealed([(b"a call", DANS), *strangers(3)]))
    for token in DANS:
        (one,) = opened(batch, watch([token]))
        assert (one.position, one.content, one.recipes) == (0, b"a call", (token.recipe,))


def test_one_contact_that_several_tokens_open_is_told_once_with_all_its_recipes() -> None:
    (one,) = opened(arrived(sealed([(b"a call", DANS)])), watch(DANS))
    assert one.recipes == tuple(sorted({token.recipe for token in DANS}))


def test_nothing_opens_where_nobody_of_the_list_is_meant() -> None:
    assert opened(arrived(sealed(strangers(40))), watch(DANS)) == ()


def test_an_operator_with_the_whole_database_opens_none_of_the_contacts_that_match_nothing() -> None:
    """Every value and mask that the exchange holds or can reckon is tried on every slot of every contact.

    Ten thousand contacts stand in bench/sealed_rate.py; five hundred are enough for every run.
    """
    held = watch(DANS)
    batches = [arrived(sealed(strangers(100), number)) for number in range(1, 6)]
    marks = [
        token_mark(value, other.header.context, occurrence)
        for value in held
        for other in batches
        for occurrence in range(3)
    ]
    for batch in batches:
        assert opened(batch, held) == ()
        assert not {mark.tag for mark in marks} & set(tags(batch))
        for contact in batch.contacts[:20]:
            hidden = [contact[at + TAG_BYTES : at + SLOT_BYTES] for at in range(0, SLOTS_END, SLOT_BYTES)]
            assert not any(
                _opens(contact, masked(key, mark.mask), batch) for key in hidden for mark in marks[:40]
            )


def _opens(contact: bytes, key: bytes, batch: Batch) -> bool:
    try:
        unsealed(contact[SLOTS_END + COMMITMENT_BYTES :], key, batch.header.context)
    except InvalidTag:
        return False
    return True


def test_the_keys_of_another_epoch_open_nothing() -> None:
    other = recipe_keys(SEED, EPOCH + 1, recipe_table().names)
    late = {directly(other[one.recipe], one.value): one.recipe for one in DANS}
    assert opened(arrived(sealed([(b"a call", DANS)])), late) == ()


def test_a_caller_who_rings_all_day_shows_no_tag_twice() -> None:
    batches = [arrived(sealed([(b"again", DANS)] * 30, number, seed=number)) for number in range(1, 9)]
    seen = Counter(tag for batch in batches for tag in tags(batch))
    assert max(seen.values()) == 1
    assert all(len(opened(batch, watch(DANS))) == 30 for batch in batches)


def test_sizes_say_nothing_of_what_is_inside() -> None:
    one = sealed([(b"", ())])
    other = sealed([(b"x" * 2000, DANS)])
    assert len(one) == len(other)
    assert {len(contact) for contact in arrived(other).contacts} == {contact_bytes()}


@given(value=st.binary(max_size=128), occurrence=st.integers(0, 10**6))
def test_tag_mask_and_commitment_are_keyed_by_value_and_key_alone(value: bytes, occurrence: int) -> None:
    said = hmac.digest(value, b"ours|3|4|1|%d" % occurrence, "sha512")
    assert token_mark(value, b"ours|3|4|1", occurrence) == (said[:TAG_BYTES], said[TAG_BYTES:SLOT_BYTES])
    assert commitment(value, b"ours") == hmac.digest(value, b"commitment|ours", "sha512")[:COMMITMENT_BYTES]


def test_slots_stand_in_the_order_of_their_tags_and_not_of_the_recipes() -> None:
    contact = arrived(sealed([(b"a call", DANS)])).contacts[0]
    slots = [contact[at : at + SLOT_BYTES] for at in range(0, SLOTS_END, SLOT_BYTES)]
    assert slots == sorted(slots)


def test_of_too_many_tokens_the_first_recipes_are_kept() -> None:
    many = tuple(Token("nhs_number", b"1|nhs_number|%d" % n) for n in range(sealing_terms().slots + 4))
    batch = arrived(sealed([(b"a call", many)]))
    assert opened(batch, watch(many[: sealing_terms().slots]))
    assert opened(batch, watch(many[sealing_terms().slots :])) == ()


def test_a_content_that_is_too_long_is_refused_and_not_cut() -> None:
    with pytest.raises(ContentTooLong, match="2045"):
        Sealer(KEYS, b"batch", Random(1).randbytes).seal(b"x" * 2045, DANS)


def test_a_box_that_two_keys_would_open_differently_opens_to_the_committed_one_alone() -> None:
    """A slot that hides another key than the committed one opens nothing, however well the box decrypts."""
    batch = arrived(sealed([(b"a call", DANS), (b"another", strangers(1)[0][1])]))
    first, second = batch.contacts
    crossed = first[:SLOTS_END] + second[SLOTS_END:]
    assert opened(batch._replace(contacts=(crossed, second)), watch(DANS)) == ()


@pytest.mark.parametrize(
    "place", [SLOTS_END + COMMITMENT_BYTES + 5, SLOTS_END + 3], ids=["in the box", "in the commitment"]
)
def test_a_contact_that_was_changed_opens_nothing(place: int) -> None:
    batch = arrived(sealed([(b"a call", DANS)]))
    whole = bytearray(batch.contacts[0])
    whole[place] ^= 1
    assert opened(batch._replace(contacts=(bytes(whole),)), watch(DANS)) == ()


SENT = sealed([(b"a call", DANS), *strangers(2)])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"", "no batch", id="nothing"),
        pytest.param(b"GET / HTTP/1.1", "no batch", id="something else"),
        pytest.param(SENT[:-1], "signature", id="cut short"),
        pytest.param(SENT + b"\0", "signature", id="longer"),
        pytest.param(
            SENT[: -SIGNATURE_BYTES - contact_bytes()] + SENT[-SIGNATURE_BYTES:], "signature", id="one less"
        ),
        pytest.param(SENT.replace(b'"number":1', b'"number":2'), "signature", id="another number"),
        pytest.param(SENT.replace(b'"count":3', b'"count":0'), "1 to", id="no contacts"),
        pytest.param(SENT.replace(b'"agency"', b'"agenty"'), "header", id="unknown field"),
        pytest.param(SENT[:20] + b"\xff\xff\xff\xff" + SENT[24:], "too long", id="endless header"),
    ],
)
def test_a_batch_that_is_not_as_it_was_signed_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(BatchRefused, match=said):
        read_batch(content, SIGNING.public_key())


def test_contacts_in_another_order_no_longer_fit_the_signature() -> None:
    size = contact_bytes()
    at = len(SENT) - SIGNATURE_BYTES - 3 * size
    swapped = SENT[:at] + SENT[at + size : at + 2 * size] + SENT[at : at + size] + SENT[at + 2 * size :]
    with pytest.raises(BatchRefused, match="signature"):
        read_batch(swapped, SIGNING.public_key())


def test_a_header_that_does_not_fit_its_contacts_is_never_signed() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        signed_batch(header(2), [b"x" * contact_bytes()], SIGNING)
