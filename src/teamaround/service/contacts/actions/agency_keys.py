"""Register the keys that agencies sign by, and let no signed request be used twice."""

from __future__ import annotations

from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.db import connection, transaction
from django.db.models import Q

from teamaround.formats.signed_request import key_id
from teamaround.service.audit import actions as audit
from teamaround.service.audit.actions import By
from teamaround.service.audit.kinds import AuditKind
from teamaround.service.contacts.sealed import AgencyKey, WordUsed
from teamaround.service.contacts.sealed_values import sealed_terms

_LONGEST_WORD = 64


class WordUsedAgain(ValueError):
    """A request that was sent before, or whose word cannot be remembered."""


class KeyKnown(ValueError):
    """A key that was registered before, where one was expected that nobody has seen."""


@transaction.atomic
def register_key(
    agency: str, *, public: Ed25519PublicKey, until: datetime | None = None, by: By, now: datetime
) -> AgencyKey:
    """Let an agency sign by this key from now on, or until another day than was said before."""
    key, _ = AgencyKey.objects.update_or_create(
        name=key_id(agency, public),
        defaults={"ends": until},
        create_defaults={
            "agency_id": agency,
            "public": public.public_bytes_raw(),
            "starts": now,
            "ends": until,
        },
    )
    audit.record(
        AuditKind.AGENCY_KEY_REGISTERED, by=by, now=now, object_type="agency_key", object_id=key.name
    )
    return key


@transaction.atomic
def replace_keys(agency: str, *, public: Ed25519PublicKey, by: By, now: datetime) -> AgencyKey:
    """Let an agency sign by this key alone from now on. Raises `KeyKnown`: the stolen one must not be taken for it."""
    of_agency = AgencyKey.objects.filter(agency=agency)
    if of_agency.filter(pk=key_id(agency, public)).exists():
        raise KeyKnown("This key is registered already.")
    for former in of_agency.filter(Q(ends=None) | Q(ends__gt=now)).order_by("pk"):
        register_key(
            agency,
            public=Ed25519PublicKey.from_public_bytes(bytes(former.public)),
            until=now,
            by=by,
            now=now,
        )
    return register_key(agency, public=public, by=by, now=now)


@transaction.atomic
def use_word(key: str, *, once: str, now: datetime) -> None:
    """Remember the word of a signed request for some minutes. It is no act of its own and leaves no audit row.

    Raises `WordUsedAgain`. Two requests with one word at the same time: the database lets the first in alone.
    """
    if len(once) > _LONGEST_WORD or not once.isprintable():
        raise WordUsedAgain("The word that is used once is too long.")
    WordUsed.objects.filter(used_at__lte=now - sealed_terms().word_remembered).delete()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO sealed_word_used (key_id, once, used_at) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING",
            [key, once, now],
        )
        if cursor.rowcount == 0:
            raise WordUsedAgain("The request was sent before.")
