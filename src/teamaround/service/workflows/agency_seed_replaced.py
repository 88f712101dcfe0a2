"""An agency's seed was stolen or lost, and it has drawn another: whatever the former opens here goes (design 7.1)."""

from __future__ import annotations

from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.db import transaction

from teamaround.service.audit.actions import By
from teamaround.service.contacts import actions as contacts


@transaction.atomic
def agency_seed_replaced(agency: str, *, public: Ed25519PublicKey, by: By, now: datetime) -> contacts.Dropped:
    """Know the agency by this key alone, and forget values, blinds and kept batches of its former seed.

    The connector signs nothing under the new key before its new seed stands. So all that is here is of the former
    one: only its thief could open it still. The worker asks for the whole list in its next round. Returns what was
    deleted and is to be sent again. Raises `contacts.KeyKnown`.
    """
    contacts.values_one_at_a_time(agency)
    contacts.replace_keys(agency, public=public, by=by, now=now)
    contacts.forget_epochs(agency, live=(), by=by, now=now)
    return contacts.drop_kept(agency, by=by, now=now)
