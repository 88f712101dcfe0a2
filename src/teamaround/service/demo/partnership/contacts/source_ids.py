"""The numbers that senders give their contacts."""

from __future__ import annotations

import random
from uuid import UUID

from teamaround.formats.door import Format
from teamaround.service.demo.partnership.model.contacts import SentContact


def source_id(chance: random.Random, sent: SentContact, serial: int) -> str:
    """The sender's own number: messages are numbered by UUID, rows by the agency's initials and a serial."""
    if sent.format is not Format.CSV:
        return str(UUID(int=chance.getrandbits(128), version=4)).upper()
    initials = "".join(part[0] for part in sent.record.agency.split("-")).upper()
    return f"{initials}{serial:06d}"
