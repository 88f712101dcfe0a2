"""`agency-key` and `start-feed`: in plain words, and nothing changed by a mistake."""

from __future__ import annotations

from pathlib import Path

import pytest
import time_machine
from click.testing import CliRunner, Result
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from teamaround.cli import main
from teamaround.service.agencies.models import Feed
from teamaround.service.config.commands import sealing
from teamaround.service.contacts.models import AgencyKey
from tests.service.api.sealing_agency import AMBULANCE, SECRET
from tests.service.world import NOW, World

PEM = SECRET.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


@pytest.fixture(autouse=True)
def _database_is_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test's own database stands already."""
    monkeypatch.setattr(sealing, "start_database", lambda: None)


def run(*words: str) -> Result:
    with time_machine.travel(NOW, tick=False):
        return CliRunner().invoke(main, list(words))


def test_key_is_registered_and_ended_at_the_end_of_a_day(world: World, tmp_path: Path) -> None:
    file = tmp_path / "signing.pub"
    file.write_bytes(PEM)
    done = run("agency-key", AMBULANCE, str(file))
    key = AgencyKey.objects.get()
    assert (done.exit_code, done.output) == (0, f"{AMBULANCE} signs by {key.name}.\n")
    assert (key.agency_id, key.starts, key.ends) == (AMBULANCE, NOW, None)
    assert run("agency-key", AMBULANCE, str(file), "--until", "2026-12-01").exit_code == 0
    key.refresh_from_db()
    assert key.ends is not None
    assert (key.starts, key.ends.isoformat()) == (NOW, "2026-12-02T00:00:00+00:00")


@pytest.mark.parametrize("content", [b"", b"no key", SECRET.private_bytes_raw(), PEM[:60]])
def test_file_that_holds_no_key_is_refused(world: World, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "signing.pub"
    file.write_bytes(content)
    done = run("agency-key", AMBULANCE, str(file))
    assert (done.exit_code, done.output) == (1, "Error: signing.pub holds no Ed25519 public key in PEM.\n")
    assert not AgencyKey.objects.exists()


def test_agency_that_nobody_knows_is_refused(world: World, tmp_path: Path) -> None:
    file = tmp_path / "signing.pub"
    file.write_bytes(PEM)
    for words in (("agency-key", "nobody", str(file)), ("start-feed", "nobody")):
        done = run(*words)
        assert (done.exit_code, done.output) == (1, "Error: There is no agency nobody.\n")


def test_stopped_feed_is_started(world: World) -> None:
    Feed.objects.create(agency_id=AMBULANCE, format="sealed", mode="sealed", state="stopped")
    assert run("start-feed", AMBULANCE).exit_code == 0
    assert Feed.objects.get().state == "open"


def test_replaced_key_is_told_with_what_is_to_be_sent_again(world: World, tmp_path: Path) -> None:
    file = tmp_path / "signing.pub"
    file.write_bytes(PEM)
    done = run("agency-key", AMBULANCE, str(file), "--replace")
    key, (signs, deleted, again) = AgencyKey.objects.get(), done.output.splitlines()
    assert (done.exit_code, signs) == (
        0,
        f"{AMBULANCE} signs by {key.name} alone; the whole list is asked for anew.",
    )
    assert deleted.startswith(
        "0 kept batches with 0 contacts were deleted: they were sealed under the former seed"
    )
    assert again == "Have the agency send the last 14 days again, by `prepare --again` of its exports."
    twice = run("agency-key", AMBULANCE, str(file), "--replace")
    assert (twice.exit_code, "Nothing was changed" in twice.output) == (1, True)
    assert run("agency-key", AMBULANCE, str(file), "--replace", "--until", "2026-12-01").exit_code == 2
