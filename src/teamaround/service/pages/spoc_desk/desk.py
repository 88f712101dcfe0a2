"""The desk's pages, composed: the queue with or without an opened alert, and the page to check before telling."""

from __future__ import annotations

from dataclasses import dataclass

from teamaround.practice.record.roles import Role
from teamaround.service.accounts.queries import people_in
from teamaround.service.contacts.queries import waiting_count
from teamaround.service.pages.asking import Asker
from teamaround.service.pages.child.opening import Opened
from teamaround.service.pages.components.boxes import WarningStrip
from teamaround.service.pages.components.feed_table import FeedTable
from teamaround.service.pages.components.listing import Listing, ListingRow
from teamaround.service.pages.components.phrases import Sentence, Strong
from teamaround.service.pages.components.queue_list import QueueList
from teamaround.service.pages.components.work_list import WorkList
from teamaround.service.pages.spoc_desk.also_to_do import also_to_do
from teamaround.service.pages.spoc_desk.hearing import Hearing, nothing_waits
from teamaround.service.pages.spoc_desk.opened_alert import (
    OpenedAlert,
    opened_alert,
    then_words,
    words_to_say,
)
from teamaround.service.pages.spoc_desk.queue import queue_list
from teamaround.service.pages.spoc_desk.told import told_of
from teamaround.service.pages.spoc_desk.waiting import Waiting, child_words
from teamaround.service.pages.words import dates
from teamaround.service.work.queries import deliveries_of


@dataclass(frozen=True, slots=True)
class DeskPage:
    """The whole desk. `remark` says what has just been done.

    `is_one_alert`: somebody chose an alert, so a phone shows that; else it shows the queue.
    """

    under_title: str
    cannot_hear: WarningStrip
    also_to_do: WorkList | None
    queue: QueueList
    opened: OpenedAlert | None
    feeds: FeedTable
    waiting: int
    is_one_alert: bool
    remark: str = ""


@dataclass(frozen=True, slots=True)
class TellPage:
    """Check before you tell: who, what each may know, and the words."""

    title: str
    alert_id: str
    intro: Sentence
    recipients: Listing
    then: str
    sender: str


def desk_page(
    asking: Asker,
    rows: tuple[Waiting, ...],
    opened: OpenedAlert | None,
    *,
    here: str,
    whole: bool,
    remark: str = "",
) -> DeskPage:
    """The desk as it stands. `whole`: a phone shows the whole queue, not its first three."""
    hearing = Hearing(asking.actor.council, asking.now)
    queue = queue_list(
        rows,
        asking,
        here=here,
        reviews=waiting_count(asking.actor, now=asking.now),
        empty=nothing_waits(hearing),
        cut=not whole,
    )
    return DeskPage(
        under_title=_under_title(asking, hearing),
        cannot_hear=hearing.strip(),
        also_to_do=also_to_do(asking),
        queue=queue,
        opened=opened,
        feeds=hearing.table(),
        is_one_alert=bool(here),
        waiting=sum(row.delivery.accepted_at is None for row in rows),
        remark=remark,
    )


def alert_opened(opened: Opened, row: Waiting) -> OpenedAlert:
    """The broad column."""
    return opened_alert(opened, row, opened.front_door)


def _under_title(asking: Asker, hearing: Hearing) -> str:
    """ "Calder Sands, Saturday 11 May 2024, 8:22pm. On duty: Amara Osei. Duty manager: Colin Reyes, 01632 960171." """
    where = hearing.names.get(asking.actor.agency, "This desk")
    said = f"{where}, {dates.full_moment(asking.now)}. On duty: {asking.actor.name}."
    managers = people_in(Role.TEAM_MANAGER, council=asking.actor.council or None)
    if not managers:
        return f"{said} No duty manager is named."
    return f"{said} Duty manager: {', '.join(filter(None, (managers[0].name, managers[0].work_phone)))}."


def tell_page(opened: Opened, row: Waiting) -> TellPage:
    """Who has it or gets it, what each may know, and what to say; nothing is sent before it is confirmed."""
    asking = opened.asking
    told = told_of(row.alert, deliveries_of(asking.actor, row.alert.alert_id, now=asking.now))
    others = [one for one in told if one.delivery.delivery_id != row.delivery.delivery_id]
    door = opened.front_door
    listed = tuple(
        ListingRow(
            (
                (Strong(one.who),),
                one.phone or "No number recorded",
                one.state(opened.now),
                one.may_know,
                f"“{words_to_say(row, one, door)}”",
            )
        )
        for one in others
    )
    return TellPage(
        title="Check before you tell",
        alert_id=row.alert.alert_id,
        intro=(
            Strong(f"{child_words(opened.child, dates.in_london(opened.now).date())}. "),
            opened.names.spelled(row.alert.explanation.what),
            ".",
        ),
        recipients=Listing(
            "Who has it already",
            ("Who", "Telephone", "How far", "What they may know", "Say exactly this"),
            listed,
            empty="Nobody but this desk has it yet.",
        ),
        then=then_words(row),
        sender="The sender learns nothing of this. It was told “received” when the record came, as it always is.",
    )
