"""Column profiles from outside: what is wrong with one is told by its key, before a single row is read."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamaround.formats.csv_contacts import read_contacts
from teamaround.formats.profile import packaged_profile, packaged_profiles, profile_called, profile_from_yaml
from teamaround.formats.reading import Unreadable

GOOD = b"""slug: walk-in
words: Invented.
kind: {fixed: call_111}
source_id: id
occurred_at: {columns: [at]}
person: {family_name: surname}
"""


def test_packaged_profiles_are_all_sound() -> None:
    assert [packaged_profile(name).slug for name in packaged_profiles()] == list(packaged_profiles())


def test_profile_is_called_by_its_name_or_by_its_file(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_bytes(GOOD)
    assert profile_called("tenancy", tmp_path) == packaged_profile("tenancy")
    assert profile_called("own.yaml", tmp_path) == profile_from_yaml(GOOD)
    for name in ("own", "none.yaml", "../tenancy"):
        with pytest.raises(Unreadable, match="was expected"):
            profile_called(name, tmp_path)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (GOOD + b"wrods: x\n", "wrods"),
        (GOOD + b"words: again\n", "a key is repeated in line 7"),
        (GOOD + b"home: {address: [a], address: [b]}\n", "a key is repeated in line 7"),
        (GOOD + b"optional: &a [x]\ndates: *a\n", "an alias or a tag stands in line 8"),
        (GOOD + b"reason: !!python/name:os.system x\n", "an alias or a tag stands in line 7"),
        (GOOD + b"delimiter: '\"'\n", "delimiter: a mark such as"),
        (GOOD + b"dates: ['%d/%m/%Y', '%Q']\n", "dates: .* number 2"),
        (GOOD + b"dates: []\n", "dates: "),
        (GOOD.replace(b"[at]", b"[at], formats: [dd/mm/yyyy]"), "occurred_at.formats: .* number 1"),
        (GOOD.replace(b"[at]", b"[at], zone: Mars/Olympus"), "occurred_at.zone: a zone such as"),
        (GOOD.replace(b"[at]", b"[at], zone: ../../etc/passwd"), "occurred_at.zone: a zone such as"),
        (GOOD.replace(b"columns: [at]", b"fixed: yesterday"), "occurred_at: columns or a fixed moment"),
        (GOOD.replace(b"columns: [at]", b"fixed: 2026-99-99"), "put it in quotes"),
        (GOOD.replace(b"call_111", b"call_112"), "kind: kinds from this list"),
        (GOOD.replace(b"walk-in", b"Walk In"), "slug"),
        (b"[" * 30_000, "nested more than 32 deep"),
        (b"- " * 5_000, "nested more than 32 deep"),
        (b"a: [", "not YAML at line"),
        (b"\xff\xfe\x00", "not YAML"),
        (b"a: \x00", "not YAML"),
        (b"#" * 70_000, "larger than"),
        (b"", "Expected `object`"),
    ],
)
def test_unsound_profile_is_refused_by_its_key(written: bytes, told: str) -> None:
    with pytest.raises(Unreadable, match=told):
        profile_from_yaml(written)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_profile_or_refused(written: bytes) -> None:
    assert _slug_or_reason(written)
    assert _slug_or_reason(GOOD + written)


def _slug_or_reason(written: bytes) -> str:
    try:
        return profile_from_yaml(written).slug
    except Unreadable as refused:
        return refused.refusal.reason


def test_column_that_is_not_there_is_named_with_the_place_of_one_spelt_like_it() -> None:
    table = io.BytesIO(b"id,surnmae,at\n1,Vane,2026-02-14T20:58\n")
    with pytest.raises(Unreadable) as raised:
        read_contacts(table, profile_from_yaml(GOOD), "nca")
    refusal = raised.value.refusal
    assert (refusal.where, refusal.field) == ("row 1", "surname")
    assert refusal.reason.endswith("(column 2 is spelt much like surname)")


def test_file_without_a_header_gives_nothing_of_its_first_row_away() -> None:
    table = io.BytesIO(b"17,Surnames,2026-02-14T20:58\n")
    with pytest.raises(Unreadable) as raised:
        read_contacts(table, profile_from_yaml(GOOD), "nca")
    assert raised.value.refusal.field == "id, at, surname"
    assert "Surnames" not in str(raised.value)
