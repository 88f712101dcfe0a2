"""Sealed contacts at rest: the keys that agencies sign by, words used once, and batches until a fortnight is over."""

from __future__ import annotations

from django.db import models

from teamaround.service.agencies.models import Agency
from teamaround.service.audit.guarded import OpenModel, SensitiveModel


class AgencyKey(OpenModel):
    """The public key by which an agency signs, while it holds. Two may hold at once, so that keys can change.

    `name` is the agency with the key's fingerprint (`formats.signed_request.key_id`).
    """

    name = models.CharField(primary_key=True, max_length=100)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="keys")
    public = models.BinaryField()
    starts = models.DateTimeField()
    ends = models.DateTimeField(null=True)

    class Meta:
        db_table = "agency_key"

    def __str__(self) -> str:
        return self.name


class AgencySeed(OpenModel):
    """The mark of the seed by which an agency seals and evaluates in one epoch (`matching.tokens.seed_mark`).

    What comes under another seed would open nothing, and nobody would see it.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT)
    epoch = models.PositiveIntegerField()
    mark = models.CharField(max_length=16)

    class Meta:
        db_table = "agency_seed"
        constraints = (
            models.UniqueConstraint(fields=["agency", "epoch"], name="agency_seed_one_for_each_epoch"),
        )

    def __str__(self) -> str:
        return f"{self.agency_id} {self.epoch}"


class WordUsed(OpenModel):
    """The word of a signed request. It is remembered for some minutes, so that nobody sends the request again."""

    key = models.ForeignKey(AgencyKey, on_delete=models.PROTECT)
    once = models.CharField(max_length=64)
    used_at = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "sealed_word_used"
        constraints = (models.UniqueConstraint(fields=["key", "once"], name="sealed_word_used_once"),)

    def __str__(self) -> str:
        return self.key_id


class SealedBatch(SensitiveModel):
    """A batch that came, and its receipt. `concerned` counts the contacts that reached a record; never told.

    `opened_at` is empty while it waits for the worker, or behind a stopped feed for a person. `opened_to` says up to
    which of the list's values it was opened (`watched.WatchAsked.held_to`); after a fault it is tried from `again_at`.
    """

    id = models.BigAutoField(primary_key=True)
    agency = models.CharField(max_length=64)
    number = models.PositiveBigIntegerField()
    epoch = models.PositiveIntegerField()
    recipes = models.CharField(max_length=20)
    key = models.ForeignKey(AgencyKey, on_delete=models.PROTECT)
    count = models.PositiveIntegerField()
    concerned = models.PositiveIntegerField(default=0)
    receipt = models.CharField(max_length=20, unique=True)
    digest = models.CharField(max_length=64)
    received_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    opened_to = models.PositiveBigIntegerField(default=0)
    again_at = models.DateTimeField(null=True)

    class Meta(SensitiveModel.Meta):
        db_table = "sealed_batch"
        constraints = (
            models.UniqueConstraint(fields=["agency", "number"], name="sealed_batch_once_for_each_agency"),
        )
        indexes = (
            models.Index(fields=["agency", "received_at"], name="sealed_batch_received"),
            models.Index(fields=["id"], condition=models.Q(opened_at=None), name="sealed_batch_waits"),
        )


class SealedContent(SensitiveModel):
    """The bytes of a batch as they came, until the day they are removed (decision 18)."""

    batch = models.OneToOneField(SealedBatch, on_delete=models.PROTECT, primary_key=True)
    content = models.BinaryField()
    keep_until = models.DateTimeField(db_index=True)

    class Meta(SensitiveModel.Meta):
        db_table = "sealed_content"
