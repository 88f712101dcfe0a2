"""Add councils and agencies, and note when a feed was heard."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from teamaround.service.agencies.models import Agency, Council, Feed, FeedMode, FeedState, FrontDoor
from teamaround.service.agencies.silence import Heard, usual_gap_after
from teamaround.service.audit import actions as audit
from teamaround.service.audit.actions import By
from teamaround.service.audit.kinds import AuditKind


@transaction.atomic
def add_council(*, slug: str, name: str, gss_code: str = "", by: By, now: datetime) -> Council:
    """Add a council, or change its name."""
    council, _ = Council.objects.update_or_create(slug=slug, defaults={"name": name, "gss_code": gss_code})
    audit.record(AuditKind.AGENCY_CHANGED, by=by, now=now, object_type="council", object_id=slug)
    return council


@transaction.atomic
def open_front_door(
    *, council: str, name: str, phone: str, out_of_hours_phone: str = "", opens: date, by: By, now: datetime
) -> FrontDoor:
    """Say where to ring about a child of this council from that day on; the door before it closes then."""
    FrontDoor.objects.filter(council=council, closes=None, opens__lt=opens).update(closes=opens)
    door = FrontDoor.objects.create(
        council_id=council, name=name, phone=phone, out_of_hours_phone=out_of_hours_phone, opens=opens
    )
    audit.record(AuditKind.AGENCY_CHANGED, by=by, now=now, object_type="front_door", object_id=council)
    return door


@transaction.atomic
def add_agency(
    *,
    slug: str,
    name: str,
    kind: str,
    council: str | None = None,
    region: str = "",
    duty_phone: str = "",
    out_of_hours_phone: str = "",
    last_verified: date | None = None,
    by: By,
    now: datetime,
) -> Agency:
    """Add an agency, or change its particulars."""
    particulars = {
        "name": name,
        "kind": kind,
        "council_id": council,
        "region": region,
        "duty_phone": duty_phone,
        "out_of_hours_phone": out_of_hours_phone,
        "last_verified": last_verified,
    }
    agency, _ = Agency.objects.update_or_create(slug=slug, defaults=particulars)
    audit.record(AuditKind.AGENCY_CHANGED, by=by, now=now, object_type="agency", object_id=slug)
    return agency


@transaction.atomic
def suspend(agency: str, *, suspended: bool = True, by: By, now: datetime) -> None:
    """Stop everybody of an agency at once, or let them in again."""
    Agency.objects.filter(slug=agency).update(is_suspended=suspended)
    audit.record(AuditKind.AGENCY_CHANGED, by=by, now=now, object_type="agency", object_id=agency)


@transaction.atomic
def feed_heard(agency: str, *, format: str, is_sealed: bool = False, by: By, now: datetime) -> Feed:  # noqa: A002 - the field's own word
    """Note that a feed was heard, and how long its usual gap is by now. Creates the feed the first time."""
    mode = FeedMode.SEALED if is_sealed else FeedMode.CLEAR
    feed, _ = Feed.objects.select_for_update().get_or_create(
        agency_id=agency, format=format, defaults={"mode": mode}
    )
    heard = Heard(first_heard=feed.first_heard, last_heard=feed.last_heard, usual_gap=feed.usual_gap)
    feed.usual_gap = usual_gap_after(heard, now) or feed.usual_gap
    feed.first_heard = feed.first_heard or now
    feed.last_heard = max(feed.last_heard or now, now)
    feed.save()
    audit.record(AuditKind.FEED_HEARD, by=by, now=now, object_type="feed", object_id=str(feed.pk))
    return feed


@transaction.atomic
def stop_feed(agency: str, *, format: str, by: By, now: datetime) -> None:  # noqa: A002 - the field's own word
    """Take no more from a feed until a person starts it again."""
    Feed.objects.filter(agency=agency, format=format).update(state=FeedState.STOPPED)
    audit.record(AuditKind.FEED_STOPPED, by=by, now=now, object_type="feed", object_id=f"{agency} {format}")


@transaction.atomic
def start_feed(agency: str, *, format: str, by: By, now: datetime) -> None:  # noqa: A002 - the field's own word
    """Take from a stopped feed again: a person has looked at it."""
    Feed.objects.filter(agency=agency, format=format).update(state=FeedState.OPEN)
    audit.record(AuditKind.FEED_STARTED, by=by, now=now, object_type="feed", object_id=f"{agency} {format}")
