"""Who is looked for by exact details (decision 21), and how the very same details are known again without them."""

from __future__ import annotations

import hashlib
import hmac
from datetime import date

import msgspec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from teamaround.matching.identity.full_names import full_name, is_same_full_name
from teamaround.service.ledger.field_key import field_key

KEY_BYTES = 32


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """Details in normal form, all of which have to fit. A full name counts with the date of birth alone."""

    nhs_number: str = ""
    upn: str = ""
    case_reference: str = ""
    name: tuple[str, ...] = ()
    born: date | None = None

    @property
    def is_exact(self) -> bool:
        """Whether it is enough to look for anybody."""
        by_name = bool(self.name) and self.born is not None
        return by_name or bool(self.nhs_number or self.upn or self.case_reference)

    def is_called(self, recorded: str) -> bool:
        """Whether a recorded name is the one wanted, or none is."""
        return not self.name or is_same_full_name(self.name, full_name(recorded))


def known_again(wanted: Wanted) -> str:
    """A keyed hash of the details: equal for the same ones, and nothing can be read out of it. For the audit."""
    return hmac.new(_key(), msgspec.json.encode(wanted), hashlib.sha256).hexdigest()


def _key() -> bytes:
    """A key for this alone, drawn from the one over addresses, so that no further key has to be kept."""
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=b"teamaround details looked for").derive(field_key())
