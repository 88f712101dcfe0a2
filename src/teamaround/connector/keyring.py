"""The agency's secrets: the seeds from which keys of recipes come, the signing key, and the key of what it remembers.

Each is a file that its owner alone may read. None leaves the agency.
"""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from teamaround.connector.durable import OF_OTHERS, destroy, move, private_folder, sync_folder, write_whole
from teamaround.connector.faults import SettingsFault
from teamaround.matching.tokens.keys import SEED_BYTES, epoch_at, live_epochs
from teamaround.matching.tokens.oprf import Draw

SIGNING, NEXT_SIGNING, MEMORY = "signing.key", "signing.next.key", "memory.key"
PUBLIC, NEXT_PUBLIC = "signing.pub", "signing.next.pub"
REPLACING = "replacing"  # stands while keys are being replaced: none of them is used
_SEED = re.compile(r"seed\.(\d+)\.key")


class Keyring:
    """The keys in one folder. `next_signing` is a key that was made and that the service may not know yet."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def make(self, now: datetime, draw: Draw) -> Ed25519PublicKey:
        """Make the first keys. Raises `SettingsFault` where there is a signing key; half a set is made whole."""
        private_folder(self._folder)
        self._must_be_whole()
        if (self._folder / SIGNING).exists():
            raise SettingsFault(f"There are keys in {self._folder.name}; nothing was changed. See --rotate.")
        self._make_secret(f"seed.{epoch_at(now).number}.key", draw, once=not self._seeds())
        self._make_secret(MEMORY, draw, once=not (self._folder / MEMORY).exists())
        return self._make_signing(SIGNING, PUBLIC)

    def rotate(self, now: datetime, draw: Draw) -> Ed25519PublicKey:
        """Make the next signing key, and a seed for the epochs from the next on. The present ones stay in use.

        Raises `SettingsFault` where a next signing key already waits for the service to know it.
        """
        self.signing()
        if self.next_signing() is not None:
            raise SettingsFault("A next signing key waits already: register it, and send once.")
        coming = epoch_at(now).number + 1
        self._make_secret(f"seed.{coming}.key", draw, once=coming not in self._seeds())
        return self._make_signing(NEXT_SIGNING, NEXT_PUBLIC)

    def begin_replacing(self) -> None:
        """Let no key be used until `replace` has come to its end, however often that is begun."""
        private_folder(self._folder)
        write_whole(self._folder / REPLACING, b"")

    def replace(self, now: datetime, draw: Draw) -> Ed25519PublicKey:
        """Destroy every seed and signing key, and make others. The new seed answers for every epoch that is live.

        The signing key goes too: whoever read the one may have read the other, and by what it signed the service
        knows what is sealed under the former seed. Call `begin_replacing` before.
        """
        secrets = [f"seed.{first}.key" for first in self._seeds()]
        for name in (*secrets, SIGNING, NEXT_SIGNING):
            if (self._folder / name).exists():
                destroy(self._folder / name)
        (self._folder / NEXT_PUBLIC).unlink(missing_ok=True)
        first = min(epoch.number for epoch in live_epochs(now))
        self._make_secret(f"seed.{first}.key", draw, once=True)
        self._make_secret(MEMORY, draw, once=not (self._folder / MEMORY).exists())
        public = self._make_signing(SIGNING, PUBLIC)
        (self._folder / REPLACING).unlink()
        sync_folder(self._folder)
        return public

    def signing(self) -> Ed25519PrivateKey:
        """The key that signs. Raises `SettingsFault` where there is none."""
        return _signing_key(self._read(SIGNING))

    def next_signing(self) -> Ed25519PrivateKey | None:
        """The key that will sign once the service knows it."""
        return _signing_key(self._read(NEXT_SIGNING)) if (self._folder / NEXT_SIGNING).exists() else None

    def promote(self) -> None:
        """Sign with the next key from now on; the former is gone."""
        if (self._folder / NEXT_PUBLIC).exists():
            move(self._folder / NEXT_PUBLIC, self._folder / PUBLIC)
        move(self._folder / NEXT_SIGNING, self._folder / SIGNING)

    def seed(self, epoch: int) -> bytes | None:
        """The seed of an epoch: the latest that was made for it or an earlier one, or nothing."""
        begun = [first for first in self._seeds() if first <= epoch]
        return self._secret(f"seed.{max(begun)}.key") if begun else None

    def memory(self) -> bytes:
        """The key under which prepared records are remembered. Raises `SettingsFault`."""
        return self._secret(MEMORY)

    def destroy_old_seeds(self, now: datetime) -> int:
        """Destroy the seeds of epochs that are no longer live. How many there were."""
        oldest = min(epoch.number for epoch in live_epochs(now))
        serving = max((first for first in self._seeds() if first <= oldest), default=oldest)
        old = [first for first in self._seeds() if first < serving]
        for first in old:
            destroy(self._folder / f"seed.{first}.key")
        return len(old)

    def _seeds(self) -> tuple[int, ...]:
        found = (_SEED.fullmatch(path.name) for path in self._folder.iterdir())
        return tuple(int(match[1]) for match in found if match)

    def _make_secret(self, name: str, draw: Draw, *, once: bool) -> None:
        if once:
            write_whole(self._folder / name, draw(SEED_BYTES).hex().encode() + b"\n")

    def _make_signing(self, name: str, public: str) -> Ed25519PublicKey:
        key = Ed25519PrivateKey.generate()
        write_whole(self._folder / public, public_text(key.public_key()))
        write_whole(self._folder / name, key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        return key.public_key()

    def _secret(self, name: str) -> bytes:
        try:
            found = bytes.fromhex(self._read(name).decode("ascii"))
        except ValueError:
            found = b""
        if len(found) != SEED_BYTES:
            raise SettingsFault(f"{name} holds no key: put it back from where you keep a copy.")
        return found

    def _read(self, name: str) -> bytes:
        path = self._folder / name
        self._must_be_whole()
        if not self._folder.exists():
            raise SettingsFault(
                f"There is no folder {self._folder.name}: run `teamaround-connector keygen` first."
            )
        if not path.exists():
            raise SettingsFault(f"There is no file {path.name}: run `teamaround-connector keygen` first.")
        for place in (self._folder, path):
            if place.stat().st_mode & OF_OTHERS:
                raise SettingsFault(_open_to_others(place))
        return path.read_bytes()

    def _must_be_whole(self) -> None:
        if (self._folder / REPLACING).exists():
            raise SettingsFault(
                "The keys are half replaced: run `teamaround-connector keygen --replace` again."
            )


def public_text(key: Ed25519PublicKey) -> bytes:
    """A public key as it is registered: PEM."""
    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def _signing_key(content: bytes) -> Ed25519PrivateKey:
    try:
        key = load_pem_private_key(content, None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, Ed25519PrivateKey):
        raise SettingsFault("The signing key is no Ed25519 key in PEM: put it back, or make a new one.")
    return key


def _open_to_others(path: Path) -> str:
    wanted = "700" if path.is_dir() else "600"
    mode = path.stat().st_mode & 0o777
    return f"{path.name} can be read by others (mode {mode:04o}): run `chmod {wanted} {path.name}`."
