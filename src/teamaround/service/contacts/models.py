"""Receipts, match fields with an end, quarantine, match review, counts."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db import models

from teamaround.service.access.scoping import locked_out_of_none
from teamaround.service.agencies.models import Agency
from teamaround.service.audit.guarded import OpenModel, SensitiveModel
from teamaround.service.contacts.judged import Judgement
from teamaround.service.contacts.sealed import AgencyKey, SealedBatch, SealedContent, WordUsed
from teamaround.service.contacts.watched import WatchAsked, WatchAsking, WatchTokens
from teamaround.service.policy.decide import decide
from teamaround.service.policy.facts import Actor
from teamaround.service.policy.scope import scope
from teamaround.service.policy.words import Action, Purpose

__all__ = [
    "AgencyKey",
    "Contact",
    "ContactCount",
    "ContactState",
    "Judgement",
    "MatchFields",
    "MatchReview",
    "Quarantine",
    "SealedBatch",
    "SealedContent",
    "WatchAsked",
    "WatchAsking",
    "WatchTokens",
    "WhyEscalated",
    "WordUsed",
]


class ContactState(models.TextChoices):
    """What became of a contact. Never told to its sender."""

    RECEIVED = "received", "Received"
    NOTHING = "nothing", "Concerns nobody on the list"
    UNIDENTIFIED = "unidentified", "At a home on the list, of a person not known"
    MATCHED = "matched", "Concerns somebody on the list"
    REVIEW = "review", "Waits for match review"
    NOT_A_MATCH = "not_a_match", "Judged not a match"


class Contact(SensitiveModel):
    """The receipt of one contact. `source_key` stands for the agency's own number, so that it counts once."""

    id = models.BigAutoField(primary_key=True)
    agency = models.CharField(max_length=64)
    source_key = models.CharField(max_length=64)
    receipt = models.CharField(max_length=20, unique=True)
    kind = models.CharField(max_length=40)
    received_at = models.DateTimeField()
    digest = models.CharField(max_length=64)
    state = models.CharField(max_length=20, choices=ContactState.choices, default=ContactState.RECEIVED)

    class Meta(SensitiveModel.Meta):
        db_table = "contact"
        constraints = (
            models.UniqueConstraint(fields=["agency", "source_key"], name="contact_once_for_each_agency"),
        )


class MatchFields(SensitiveModel):
    """What is needed to match a contact again, encrypted, until the day it is removed (decision 18)."""

    contact = models.OneToOneField(Contact, on_delete=models.PROTECT, primary_key=True)
    sealed = models.BinaryField()
    keep_until = models.DateTimeField(db_index=True)

    class Meta(SensitiveModel.Meta):
        db_table = "contact_match_fields"


class ContactCount(OpenModel):
    """How many contacts of an agency were removed, by the day they came in: all that stays of them."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT)
    day = models.DateField()
    state = models.CharField(max_length=20, choices=ContactState.choices)
    count = models.PositiveIntegerField()

    class Meta:
        db_table = "contact_count"
        constraints = (
            models.UniqueConstraint(fields=["agency", "day", "state"], name="contact_count_once_a_day"),
        )

    def __str__(self) -> str:
        return f"{self.agency_id} {self.day}: {self.count}"


class Quarantine(OpenModel):
    """A record that could not be read: where it stands and what is wrong, never what it says."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT)
    batch = models.CharField(max_length=64, blank=True)
    where = models.CharField(max_length=300)
    field = models.CharField(max_length=120, blank=True)
    reason = models.CharField(max_length=300)
    received_at = models.DateTimeField()
    put_right_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "contact_quarantine"
        indexes = (models.Index(fields=["agency", "received_at"], name="contact_quarantine_agency"),)

    def __str__(self) -> str:
        return f"{self.agency_id} {self.where}: {self.reason}"


class WhyEscalated(models.TextChoices):
    """Why a pair was brought to the manager of the matchers' desk."""

    CANNOT_TELL = "cannot_tell", "The matchers could not tell"
    LATE = "late", "Nobody decided it in time"


class MatchReview(SensitiveModel):
    """A pair that a trained person must decide. The case team sees nothing of it until then (8.0).

    `sealed` is the comparison and what waits for the decision, encrypted; it is removed 30 days after the two were
    judged not to be one person (decision 18). `set_aside` lists who could not tell, or knows one of the two:
    `{by, at, why, reason}`. Others decide then; `escalated_to` is the desk whose manager was asked to.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, null=True)
    council = models.CharField(max_length=64)
    person = models.CharField(max_length=120)
    children = models.JSONField(default=list)
    sealed = models.BinaryField(null=True)
    asked_at = models.DateTimeField()
    due = models.DateTimeField()
    is_same = models.BooleanField(null=True)
    reason = models.TextField(blank=True)
    decided_by = models.CharField(max_length=64, blank=True)
    decided_at = models.DateTimeField(null=True)
    set_aside = models.JSONField(default=list)
    second_by = models.CharField(max_length=64, blank=True)
    second_at = models.DateTimeField(null=True)
    escalated_to = models.CharField(max_length=64, blank=True)
    escalated_because = models.CharField(max_length=20, blank=True, choices=WhyEscalated.choices)
    escalated_at = models.DateTimeField(null=True)

    class Meta(SensitiveModel.Meta):
        db_table = "match_review"
        constraints = (
            models.CheckConstraint(
                name="match_review_decision_is_whole",
                condition=models.Q(is_same__isnull=True, decided_at__isnull=True, decided_by="")
                | (models.Q(is_same__isnull=False, decided_at__isnull=False) & ~models.Q(decided_by="")),
            ),
            models.CheckConstraint(
                name="match_review_second_matcher_is_another",
                condition=models.Q(second_by="") | ~models.Q(second_by=models.F("decided_by")),
            ),
        )

    @classmethod
    def visible_to(cls, actor: Actor, now: datetime) -> models.Q:
        """To a matcher those of their council that matchers decide; to a manager those brought to their desk.

        To neither those about a child whose case they are locked out of.
        """
        within = scope(actor, Action.ALERT_READ, Purpose.REVIEW_MATCH, now)
        return cls._of_their_desk(actor, now) & locked_out_of_none(within, "children")

    @classmethod
    def _of_their_desk(cls, actor: Actor, now: datetime) -> models.Q:
        if decide(actor, Action.MATCH_REVIEW_OPEN, None, Purpose.REVIEW_MATCH, now).allowed:
            beyond = models.Q(escalated_because=WhyEscalated.CANNOT_TELL)
            return models.Q(council=actor.council) & ~models.Q(council="") & ~beyond
        if decide(actor, Action.MATCH_REVIEW_SETTLE, None, Purpose.REVIEW_MATCH, now).allowed:
            return models.Q(escalated_to=actor.agency) & ~models.Q(escalated_to="")
        return models.Q(pk__in=[])
