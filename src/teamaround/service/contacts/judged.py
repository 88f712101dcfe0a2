"""What a matcher said of a pair: remembered while it holds, counted for the calibration report, and undone cleanly."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db import models

from teamaround.service.access.scoping import locked_out_of_none
from teamaround.service.audit.guarded import SensitiveModel
from teamaround.service.policy.decide import decide
from teamaround.service.policy.facts import Actor
from teamaround.service.policy.scope import scope
from teamaround.service.policy.words import Action, Purpose


class Said(models.TextChoices):
    """What a matcher can say of a pair."""

    SAME = "same", "The same person"
    DIFFERENT = "different", "Not the same person"
    CANNOT_TELL = "cannot_tell", "Cannot tell"


class WhyEnded(models.TextChoices):
    """Why a judgement is remembered no longer."""

    UNDONE = "undone", "Undone"
    EXPIRED = "expired", "Its time was over"
    NEW_DETAIL = "new_detail", "Something was given that was not there before"
    JUDGED_AGAIN = "judged_again", "The same details were judged again"


class Judgement(SensitiveModel):
    """One answer of one matcher about one pair.

    `identity` and `details` are keyed hashes, so that the same details are known again and nothing of what arrived
    is kept (decision 18); they are emptied when the judgement ends. `entries` are those it left in the record.
    `rests_on` are slugs of the closed list; the words in `reason` go with the pair after 30 days where it was "not
    the same". `bits`, `band` and `name_group` are what the model said, for the calibration report.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    review = models.ForeignKey("contacts.MatchReview", on_delete=models.PROTECT)
    person = models.CharField(max_length=120)
    children = models.JSONField(default=list)
    council = models.CharField(max_length=64)
    desk = models.CharField(max_length=64)
    said = models.CharField(max_length=12, choices=Said.choices)
    rests_on = models.JSONField(default=list)
    reason = models.TextField(blank=True)
    by = models.CharField(max_length=64)
    asked_at = models.DateTimeField()
    at = models.DateTimeField()
    bits = models.FloatField()
    band = models.CharField(max_length=12)
    name_group = models.CharField(max_length=20, blank=True)
    identity = models.CharField(max_length=64, blank=True)
    details = models.JSONField(default=list)
    entries = models.JSONField(default=list)
    holds_until = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_because = models.CharField(max_length=12, blank=True, choices=WhyEnded.choices)
    undone_by = models.CharField(max_length=64, blank=True)
    undone_at = models.DateTimeField(null=True)
    undone_because = models.CharField(max_length=40, blank=True)
    undone_reason = models.TextField(blank=True)

    class Meta(SensitiveModel.Meta):
        db_table = "match_judgement"
        constraints = (
            models.CheckConstraint(
                name="match_judgement_end_is_whole",
                condition=models.Q(ended_at__isnull=True, ended_because="")
                | (models.Q(ended_at__isnull=False) & ~models.Q(ended_because="")),
            ),
            models.CheckConstraint(
                name="match_judgement_undoing_is_whole",
                condition=models.Q(undone_at__isnull=True, undone_by="", undone_because="")
                | (
                    models.Q(undone_at__isnull=False) & ~models.Q(undone_by="") & ~models.Q(undone_because="")
                ),
            ),
            models.CheckConstraint(
                name="match_judgement_that_ended_keeps_no_hash",
                condition=models.Q(ended_at__isnull=True) | models.Q(identity="", details=[]),
            ),
        )
        indexes = (
            models.Index(fields=["identity"], name="match_judgement_identity"),
            models.Index(fields=["holds_until"], name="match_judgement_holds"),
        )

    @classmethod
    def visible_to(cls, actor: Actor, now: datetime) -> models.Q:
        """To a matcher their own; to the manager of a desk those of the desk.

        To neither those about a child whose case they are locked out of.
        """
        within = scope(actor, Action.ALERT_READ, Purpose.REVIEW_MATCH, now)
        return cls._theirs(actor, now) & locked_out_of_none(within, "children")

    @classmethod
    def _theirs(cls, actor: Actor, now: datetime) -> models.Q:
        if decide(actor, Action.MATCH_REVIEW_OPEN, None, Purpose.REVIEW_MATCH, now).allowed:
            return models.Q(by=actor.user_id, desk=actor.agency)
        if decide(actor, Action.MATCH_REVIEW_SETTLE, None, Purpose.REVIEW_MATCH, now).allowed:
            return models.Q(desk=actor.agency) & ~models.Q(desk="")
        return models.Q(pk__in=[])
