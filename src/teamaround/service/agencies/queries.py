"""Read agencies, councils and feeds. None of it is about a child, so nobody needs to be asked for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

import msgspec
from django.db.models import Q

from teamaround.practice.record import case_people as practice
from teamaround.practice.record.words import AgencyKind as Kind
from teamaround.service.agencies.models import Agency, AgencyKind, Council, Feed, FeedMode, FrontDoor
from teamaround.service.agencies.silence import Heard, longest_quiet, silent_for

# What the rules call the kinds of the directory; courts and the like are "other" to them.
KINDS: dict[str, Kind] = {
    AgencyKind.CHILDRENS_SERVICES: Kind.SOCIAL_CARE,
    AgencyKind.CHILDRENS_HUB: Kind.HUB,
    AgencyKind.EMERGENCY_DUTY: Kind.EDT,
    AgencyKind.GP_PRACTICE: Kind.GP,
    AgencyKind.DA_SERVICE: Kind.DOMESTIC_ABUSE_SERVICE,
    **{kind.value: Kind(kind.value) for kind in AgencyKind if kind.value in set(Kind)},
}


class FeedState(msgspec.Struct, frozen=True, kw_only=True):
    """A feed as a page shows it: when it was last heard and, if it is silent, for how long."""

    agency: str
    agency_name: str
    format: str
    is_stopped: bool
    is_sealed: bool
    first_heard: datetime | None
    last_heard: datetime | None
    silent_for: timedelta | None
    should_be_heard_within: timedelta


def agency(slug: str) -> Agency:
    """One agency. Raises Agency.DoesNotExist."""
    return Agency.objects.select_related("council").get(slug=slug)


def agencies_of(council_slug: str) -> tuple[Agency, ...]:
    """The agencies of a council and those that belong to none, by name."""
    return tuple(Agency.objects.filter(Q(council=council_slug) | Q(council=None)).order_by("name"))


def agencies_to_ring(council_slug: str) -> tuple[Agency, ...]:
    """Those of a council and of none, or of every council where none is named, that have a duty line, by name."""
    rung = Agency.objects.exclude(duty_phone="")
    served = Q(council=council_slug) | Q(council=None) if council_slug else Q()
    return tuple(rung.filter(served).order_by("name"))


def agencies_named(slugs: Iterable[str]) -> dict[str, Agency]:
    """Agencies by their slug."""
    return {one.slug: one for one in Agency.objects.filter(slug__in=set(slugs))}


def agency_names() -> dict[str, str]:
    """Every agency's name by its slug."""
    return dict(Agency.objects.values_list("slug", "name"))


def directory() -> dict[str, practice.Agency]:
    """Every agency by its slug as the rules ask for it: its name, what it is, and whose area it is in."""
    rows = Agency.objects.values_list("slug", "name", "kind", "council__slug")
    return {
        slug: practice.Agency(agency=slug, name=name, kind=KINDS.get(kind, Kind.OTHER), council=council or "")
        for slug, name, kind, council in rows
    }


def council(slug: str) -> Council:
    """One council. Raises Council.DoesNotExist."""
    return Council.objects.get(slug=slug)


def council_names() -> dict[str, str]:
    """The name of every council by its slug."""
    return dict(Council.objects.values_list("slug", "name"))


def front_door(council_slug: str, on: date) -> FrontDoor | None:
    """The council's front door on that day; None when none is recorded."""
    doors = FrontDoor.objects.filter(council=council_slug, opens__lte=on)
    return doors.filter(Q(closes=None) | Q(closes__gt=on)).order_by("-opens").first()


def feed_states(now: datetime) -> tuple[FeedState, ...]:
    """Every feed with whether it is silent (decision 20), by agency."""
    feeds = Feed.objects.select_related("agency").order_by("agency__name", "format")
    return tuple(_state(feed, now) for feed in feeds)


def is_stopped(agency: str, *, format: str) -> bool:  # noqa: A002 - the field's own word
    """Whether a feed waits for a person to start it again."""
    return Feed.objects.filter(agency=agency, format=format, state="stopped").exists()


def stopped_feeds(*, format: str) -> tuple[str, ...]:  # noqa: A002 - the field's own word
    """The agencies whose feed waits for a person to start it again."""
    return tuple(Feed.objects.filter(format=format, state="stopped").values_list("agency", flat=True))


def heard_since(agency: str, *, format: str) -> datetime | None:  # noqa: A002 - the field's own word
    """When a feed was first heard; None for one that never was."""
    return Feed.objects.filter(agency=agency, format=format).values_list("first_heard", flat=True).first()


def fed_since(now: datetime) -> dict[str, datetime]:
    """When each agency that feeds us was first heard, by slug."""
    heard = Feed.objects.filter(first_heard__lte=now).order_by("-first_heard")
    return {agency: first for agency, first in heard.values_list("agency_id", "first_heard") if first}


def _state(feed: Feed, now: datetime) -> FeedState:
    heard = Heard(first_heard=feed.first_heard, last_heard=feed.last_heard, usual_gap=feed.usual_gap)
    return FeedState(
        agency=feed.agency_id,
        agency_name=feed.agency.name,
        format=feed.format,
        is_stopped=feed.state == "stopped",
        is_sealed=feed.mode == FeedMode.SEALED,
        first_heard=feed.first_heard,
        last_heard=feed.last_heard,
        silent_for=silent_for(heard, now),
        should_be_heard_within=longest_quiet(heard),
    )
