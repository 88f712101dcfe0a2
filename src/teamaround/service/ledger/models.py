"""Children, the envelope of an entry, its paragraphs, and its place in each child's order (decision 5)."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db import models

from teamaround.service.access.scoping import of_children_in
from teamaround.service.agencies.models import Council
from teamaround.service.audit.guarded import SensitiveModel
from teamaround.service.policy.facts import Actor
from teamaround.service.policy.scope import Scope, scope
from teamaround.service.policy.words import Action, Purpose

PURPOSES = (Purpose.PROTECT_CHILD, Purpose.ROUTE_ALERT, Purpose.OVERSEE, Purpose.ANSWER_ACCESS_REQUEST)


def _visible(actor: Actor, action: Action, now: datetime, child_column: str = "child_id") -> models.Q:
    """Rows of children on whom the actor may do this for any of the purposes for which a record is read."""
    within = readable(actor, action, now)
    return of_children_in(within, child_column)


def readable(actor: Actor, action: Action, now: datetime) -> Scope:
    """The widest scope of an action for the actor: the first purpose that fits it, else nothing."""
    scopes = [scope(actor, action, purpose, now) for purpose in PURPOSES]
    return next((one for one in scopes if not one.is_nothing), scopes[0])


class Child(SensitiveModel):
    """A child for whom some council is or was responsible. What is known of them is in the ledger."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    council = models.ForeignKey(Council, on_delete=models.PROTECT)
    local_identifier = models.CharField(max_length=64)
    name = models.CharField(max_length=160)
    date_of_birth = models.DateField(null=True)
    nhs_number = models.CharField(max_length=10, blank=True)
    upn = models.CharField(max_length=13, blank=True)
    is_open = models.BooleanField(default=True)
    # When the rules have to be run again although nothing is recorded, and by which rules they were run last.
    look_again_at = models.DateTimeField(null=True)
    looked_by = models.CharField(max_length=16, blank=True)

    class Meta(SensitiveModel.Meta):
        db_table = "child"
        constraints = (
            models.UniqueConstraint(
                fields=["council", "local_identifier"], name="child_once_for_each_council"
            ),
        )
        indexes = (
            models.Index(fields=["nhs_number"], name="child_nhs_number"),
            models.Index(fields=["upn"], name="child_upn"),
            models.Index(fields=["date_of_birth"], name="child_born"),
            models.Index(fields=["look_again_at"], name="child_look_again"),
        )

    @classmethod
    def visible_to(cls, actor: Actor, now: datetime) -> models.Q:
        """The children whose page the actor may open."""
        return _visible(actor, Action.CHILD_OPEN, now, "pk")


class EntryRow(SensitiveModel):
    """The envelope of one entry: who says what, when it happened and when it was recorded. Never changed.

    `payload` is the entry as practice encodes it, without its paragraphs, which have rows and rights of their own.
    """

    entry_id = models.CharField(primary_key=True, max_length=80)
    kind = models.CharField(max_length=60)
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    by_agency = models.CharField(max_length=64)
    author = models.CharField(max_length=120, blank=True)
    how_known = models.CharField(max_length=40)
    corrects = models.CharField(max_length=80, blank=True)
    payload = models.JSONField()
    digest = models.CharField(max_length=64)

    class Meta(SensitiveModel.Meta):
        db_table = "entry"

    @classmethod
    def visible_to(cls, actor: Actor, now: datetime) -> models.Q:
        """Entries that stand in the ledger of a child whose entries the actor may read."""
        places = EntryPlace._unsafe_system.filter(
            EntryPlace.visible_to(actor, now), entry_id=models.OuterRef("pk")
        )
        return models.Q(models.Exists(places))


class EntryPlace(SensitiveModel):
    """An entry's place in one child's order. Positions of a child run 1, 2, 3 without a gap."""

    entry = models.ForeignKey(EntryRow, on_delete=models.PROTECT, db_index=False)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, db_index=False)
    position = models.PositiveIntegerField()

    class Meta(SensitiveModel.Meta):
        db_table = "entry_place"
        constraints = (
            models.UniqueConstraint(fields=["child", "position"], name="entry_place_order"),
            models.UniqueConstraint(fields=["entry", "child"], name="entry_place_once"),
        )

    @classmethod
    def visible_to(cls, actor: Actor, now: datetime) -> models.Q:
        """Places in the ledgers of children whose entries the actor may read."""
        return _visible(actor, Action.ENTRIES_READ, now)


class ParagraphRow(SensitiveModel):
    """One paragraph of an entry as it concerns one child. Row-level security stands here (decision 5)."""

    entry = models.ForeignKey(EntryRow, on_delete=models.PROTECT, db_index=False)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, db_index=False)
    ordinal = models.PositiveSmallIntegerField()
    for_every_child = models.BooleanField()
    text = models.TextField()
    about = models.JSONField(default=list)
    source = models.CharField(max_length=120, blank=True)
    protected_source = models.BooleanField(default=False)
    may_share_with = models.JSONField(default=list)

    class Meta(SensitiveModel.Meta):
        db_table = "paragraph"
        constraints = (
            models.UniqueConstraint(
                fields=["child", "entry", "ordinal"], name="paragraph_once_for_each_child"
            ),
        )

    @classmethod
    def visible_to(cls, actor: Actor, now: datetime) -> models.Q:
        """Paragraphs of children whose entries the actor may read; practice decides further on each."""
        return _visible(actor, Action.ENTRIES_READ, now)


class AddressRow(SensitiveModel):
    """Where a described place is, encrypted. Released with the entry unless the place is concealed by now."""

    entry = models.OneToOneField(EntryRow, on_delete=models.PROTECT, primary_key=True)
    place = models.CharField(max_length=120)
    concealment = models.CharField(max_length=20)
    recorded_at = models.DateTimeField()
    key_id = models.CharField(max_length=12)
    sealed = models.BinaryField()

    class Meta(SensitiveModel.Meta):
        db_table = "entry_address"
        indexes = (models.Index(fields=["place", "recorded_at"], name="entry_address_place"),)

    @classmethod
    def visible_to(cls, actor: Actor, now: datetime) -> models.Q:
        """Addresses in the ledgers of children whose entries the actor may read."""
        places = EntryPlace._unsafe_system.filter(
            EntryPlace.visible_to(actor, now), entry_id=models.OuterRef("entry_id")
        )
        return models.Q(models.Exists(places))
