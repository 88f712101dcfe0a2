"""Councils and their front doors, agencies and their duty lines, feeds and when they were last heard."""

from __future__ import annotations

from django.db import models

from teamaround.service.audit.guarded import OpenModel


class AgencyKind(models.TextChoices):
    """What sort of organisation an agency is. The slug is stored."""

    CHILDRENS_SERVICES = "childrens_services", "Children's services"
    CHILDRENS_HUB = "childrens_hub", "Children's Hub"
    EMERGENCY_DUTY = "emergency_duty", "Emergency duty team"
    SCHOOL = "school", "School"
    GP_PRACTICE = "gp_practice", "GP practice"
    AMBULANCE = "ambulance", "Ambulance service"
    HOSPITAL = "hospital", "Hospital"
    HEALTH_0_19 = "health_0_19", "Health visiting and school nursing"
    CAMHS = "camhs", "Children's mental health service"
    ADULT_MENTAL_HEALTH = "adult_mental_health", "Adult mental health service"
    POLICE = "police", "Police"
    PROBATION = "probation", "Probation"
    PRISON = "prison", "Prison"
    DA_SERVICE = "da_service", "Domestic abuse service"
    SUBSTANCE_SERVICE = "substance_service", "Substance misuse service"
    HOUSING = "housing", "Housing"
    COURT = "court", "Court service"
    LEGAL = "legal", "Legal services"
    PARTNERSHIP = "partnership", "Safeguarding partnership"
    FORUM = "forum", "Meeting of several agencies"
    OTHER = "other", "Other"


class Council(OpenModel):
    """A local authority with duties to children."""

    slug = models.SlugField(primary_key=True, max_length=64)
    name = models.CharField(max_length=120)
    gss_code = models.CharField(max_length=9, blank=True)

    class Meta:
        db_table = "council"

    def __str__(self) -> str:
        return self.name


class FrontDoor(OpenModel):
    """Where to ring about a child of a council, from when until when. History is kept: lines move."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="front_doors")
    name = models.CharField(max_length=120)
    phone = models.CharField(max_length=20)
    out_of_hours_phone = models.CharField(max_length=20, blank=True)
    opens = models.DateField()
    closes = models.DateField(null=True)

    class Meta:
        db_table = "front_door"
        constraints = (
            models.CheckConstraint(
                name="front_door_closes_after_it_opens",
                condition=models.Q(closes__isnull=True) | models.Q(closes__gt=models.F("opens")),
            ),
        )

    def __str__(self) -> str:
        return self.name


class Agency(OpenModel):
    """An organisation that holds facts or looks after a child."""

    slug = models.SlugField(primary_key=True, max_length=64)
    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=40, choices=AgencyKind.choices)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, null=True, related_name="agencies")
    region = models.CharField(max_length=80, blank=True)
    duty_phone = models.CharField(max_length=20, blank=True)
    out_of_hours_phone = models.CharField(max_length=20, blank=True)
    last_verified = models.DateField(null=True)
    is_suspended = models.BooleanField(default=False)

    class Meta:
        db_table = "agency"

    def __str__(self) -> str:
        return self.name


class FeedState(models.TextChoices):
    """Whether a feed may send. A stopped feed is started again by a person."""

    OPEN = "open", "Open"
    STOPPED = "stopped", "Stopped"


class FeedMode(models.TextChoices):
    """Whether its contacts come so that only those that concern the watch list can be read."""

    CLEAR = "clear", "Clear"
    SEALED = "sealed", "Sealed"


class Feed(OpenModel):
    """A stream of contact records from one agency in one format."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="feeds")
    format = models.CharField(max_length=40)
    mode = models.CharField(max_length=10, choices=FeedMode.choices, default=FeedMode.CLEAR)
    state = models.CharField(max_length=10, choices=FeedState.choices, default=FeedState.OPEN)
    first_heard = models.DateTimeField(null=True)
    last_heard = models.DateTimeField(null=True)
    usual_gap = models.DurationField(null=True)

    class Meta:
        db_table = "feed"
        constraints = (
            models.UniqueConstraint(fields=["agency", "format"], name="feed_one_for_each_agency_and_format"),
        )

    def __str__(self) -> str:
        return f"{self.agency_id} {self.format}"
