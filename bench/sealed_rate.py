"""What sealing costs beside the curve alone, and ten thousand sealed contacts that match nothing.

    .venv/bin/python -m bench.sealed_rate [CONTACTS]

Prints tokens and microseconds a contact, the same number of scalar multiplications and mappings to the group done bare
with libsodium in the same run, and the ratio (1 would be no cost but the curve). Then it lets an exchange that holds a
list of other people try to open everything, and prints how many contacts opened: it must be none.
"""

from __future__ import annotations

import os
import sys
import time
from datetime import UTC, datetime
from hashlib import sha512

import msgspec
import rbcl
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bench.matching_people import Town
from bench.matching_writing import HABITS, Writer
from teamaround.matching import Description, PlaceAsWritten, normal_person
from teamaround.matching.tokens import (
    BatchHeader,
    Sealer,
    directly,
    opened,
    read_batch,
    recipe_table,
    seed_mark,
    signed_batch,
    tokens_of,
)
from teamaround.matching.tokens.keys import recipe_keys, sealing_terms

LOT = 500
SEED = os.urandom(32)


def main() -> None:
    """Measure and print."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    everybody = _people(2 * number)
    contacts, listed = everybody[:number], everybody[number:]
    keys, signing = recipe_keys(SEED, 0, recipe_table().names), Ed25519PrivateKey.generate()
    batches: list[bytes] = []
    tokens, spent, bare = 0, 0.0, 0.0
    for at in range(0, number, LOT):  # in turns, since what else the machine does slows both
        lot = contacts[at : at + LOT]
        began = time.process_time()
        batches.append(_batch(lot, at // LOT + 1, keys, signing))
        spent += time.process_time() - began
        asked = [token for one in lot for token in tokens_of(normal_person(one))[: sealing_terms().slots]]
        tokens, bare = tokens + len(asked), bare + _bare(len(set(asked)))
    print(f"{number:,} contacts, {tokens / number:.1f} tokens a contact")
    print(
        f"sealed in {spent / number * 1e6:.0f} µs a contact; the curve alone {bare / number * 1e6:.0f} µs: "
        f"{bare / spent:.0%} of the time is the curve"
    )
    used = {token for one in contacts for token in tokens_of(normal_person(one))}
    others = {t for one in listed for t in tokens_of(normal_person(one), listed=True) if t not in used}
    watch = {directly(keys[one.recipe], one.value): one.recipe for one in others}
    found = sum(len(opened(read_batch(one, signing.public_key()), watch)) for one in batches)
    print(f"{len(watch):,} values of other people's tokens open {found} of {number:,} contacts")


def _people(number: int) -> list[Description]:
    town, writer = Town(11), Writer(12, 1.0)
    rows = (
        writer.row(town.somebody(town.home(), town.surname()), HABITS[n % len(HABITS)]) for n in range(number)
    )
    return [_described(row) for row in rows]


def _described(row: dict[str, str]) -> Description:
    return Description(
        given_names=row["given_names"],
        family_name=row["family_name"],
        date_of_birth=row["date_of_birth"],
        nhs_number=row["nhs_number"],
        phones=(row["phone"],) if row["phone"] else (),
        places=(PlaceAsWritten(address=row["address"], postcode=row["postcode"]),) if row["address"] else (),
    )


def _batch(
    people: list[Description], number: int, keys: dict[str, bytes], signing: Ed25519PrivateKey
) -> bytes:
    header = BatchHeader(
        agency="bench",
        number=number,
        epoch=0,
        recipes=recipe_table().version,
        mark=seed_mark(SEED, 0),
        count=len(people),
        made_at=datetime(2026, 1, 1, tzinfo=UTC),
    )
    sealer = Sealer(keys, header.context, os.urandom)
    ready = [(msgspec.json.encode(one), tokens_of(normal_person(one))) for one in people]
    return signed_batch(header, sealer.seal_all(ready), signing)


def _bare(number: int) -> float:
    """Seconds for so many mappings to the group and multiplications, with nothing round them."""
    scalar, wide = rbcl.crypto_core_ristretto255_scalar_random(), sha512(b"bench").digest()
    began = time.process_time()
    for _ in range(number):
        rbcl.crypto_scalarmult_ristretto255(scalar, rbcl.crypto_core_ristretto255_from_hash(wide))
    return time.process_time() - began


if __name__ == "__main__":
    main()
