"""Notices: whom to speak to and by when, never why (decision 16). One card a child, whatever stands behind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from teamaround.practice.record.roles import Role
from teamaround.service.accounts.models import User
from teamaround.service.agencies.models import FrontDoor
from teamaround.service.pages.asking import Asker
from teamaround.service.pages.components.actions import Action as Button
from teamaround.service.pages.components.marks import Level
from teamaround.service.pages.components.notice_card import NoticeCard
from teamaround.service.pages.components.phrases import Sentence, Strong
from teamaround.service.pages.my_work.people import OneChild
from teamaround.service.pages.my_work.school_day import before_home, before_home_words
from teamaround.service.pages.words import dates
from teamaround.service.work.queries import alerts_named, delivered_to
from teamaround.service.work.values import AlertCard, DeliveryCard


@dataclass(frozen=True, slots=True)
class Notice:
    """All notices about one child that stand, as one."""

    child: OneChild
    level: Level
    deliveries: tuple[DeliveryCard, ...]

    @property
    def sent_at(self) -> datetime:
        return min(one.sent_at for one in self.deliveries)

    @property
    def seen_at(self) -> datetime | None:
        """When the last of them was seen; None while one was not."""
        seen = [one.opened_at for one in self.deliveries if one.opened_at is not None]
        return max(seen) if len(seen) == len(self.deliveries) else None

    @property
    def is_spoken_of(self) -> bool:
        return all(one.spoken_to_at is not None for one in self.deliveries)


def notices_of(asking: Asker, children: Mapping[str, OneChild]) -> tuple[Notice, ...]:
    """The notices that stand for this reader, the loudest and oldest first. Two queries."""
    sent = delivered_to(asking.actor, now=asking.now, notices=True)
    alerts = {
        one.alert_id: one for one in alerts_named(asking.actor, [d.alert_id for d in sent], now=asking.now)
    }
    by_child: dict[str, list[DeliveryCard]] = {}
    for one in sent:
        if one.alert_id in alerts and alerts[one.alert_id].child_id in children:
            by_child.setdefault(alerts[one.alert_id].child_id, []).append(one)
    found = [
        Notice(children[child], _loudest([alerts[one.alert_id] for one in rows]), tuple(rows))
        for child, rows in by_child.items()
    ]
    return tuple(sorted(found, key=lambda notice: (notice.level is not Level.RED, notice.sent_at)))


def _loudest(alerts: list[AlertCard]) -> Level:
    return Level(min(alerts, key=lambda one: one.level.rank).level.value)


def notice_card(notice: Notice, asking: Asker, door: FrontDoor | None) -> NoticeCard:
    """What the reader is told: never that a call, a sighting or a record stands behind it."""
    worker = notice.child.holder(Role.SW)
    given = notice.child.given_name
    deadline, note = before_home_words(before_home(notice.sent_at, notice.child.card.council), asking.now)
    sent = f"{dates.spoken_day(notice.sent_at, asking.now)}, {dates.clock_time(notice.sent_at)}"
    who = worker.name.split(" ")[0] if worker else "The social worker"
    return NoticeCard(
        level=notice.level,
        kind=f"{notice.level.value.capitalize()} notice",
        title=f"{notice.child.named}: speak to the social worker before {given} goes home",
        deadline=deadline,
        deadline_note=note,
        lines=(
            _reach(worker, door),
            f"Sent {sent}. We cannot say more here. {who} will tell you what you need to keep {given} safe at school.",
            *_seen(notice, asking),
        ),
        actions=_buttons(notice, worker),
    )


def _reach(worker: User | None, door: FrontDoor | None) -> Sentence:
    """Whom to ring: the social worker, or the desk where none is named; and at night."""
    night = door.out_of_hours_phone if door else ""
    at_night = (" At weekends and nights, the emergency duty team, ", Strong(night), ".") if night else ()
    if worker is not None and worker.work_phone:
        return (f"{worker.name}, ", Strong(worker.work_phone), ".", *at_night)
    if door is None:
        return "No social worker is named. Ring the council."
    return (f"No social worker is named. Ring {door.name}, ", Strong(door.phone), ".", *at_night)


def _seen(notice: Notice, asking: Asker) -> tuple[Sentence, ...]:
    if notice.seen_at is None:
        return ()
    at = f"{dates.spoken_day(notice.seen_at, asking.now)}, {dates.clock_time(notice.seen_at)}"
    return ((Strong(f"Seen {at}."), " Still to do: the talk."),)


def _buttons(notice: Notice, worker: User | None) -> tuple[Button, ...]:
    child = notice.child.card.child_id
    first = worker.name.split(" ")[0] if worker else "the social worker"
    seen = Button("I have seen this", reverse("notice_seen", args=[child]), posts=True)
    spoken = Button(f"I have spoken to {first}", reverse("notice_spoken", args=[child]), posts=True)
    tell = Button(f"I have something to tell {first}", reverse("tell_team", args=[child]), secondary=True)
    return (seen if notice.seen_at is None else spoken, tell)
