"""A seed that was stolen or lost is replaced within its epoch. Killed in between, it is simply begun again."""

from __future__ import annotations

from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from teamaround.connector.alone import alone
from teamaround.connector.keyring import Keyring
from teamaround.connector.outbox import Outbox
from teamaround.connector.send import PREPARING, SENDING
from teamaround.matching.tokens.oprf import Draw


def seed_replaced(keys: Keyring, outbox: Outbox, now: datetime, draw: Draw) -> Ed25519PublicKey:
    """Replace seeds and signing key, with a fresh quota; until that is done nothing is prepared and nothing sent.

    What waits under the former keys is put aside by the next round of `send`: only then is it known which batches
    came and lost their receipt, and must not be sealed again under another number. Raises `AtWork`.
    """
    with alone(outbox.folder, PREPARING), alone(outbox.folder, SENDING):
        keys.begin_replacing()
        outbox.book.begin_quota_anew()
        return keys.replace(now, draw)
