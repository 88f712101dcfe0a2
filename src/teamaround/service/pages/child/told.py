"""Who has been told of an entry: by the agency that said it, and by the alerts that rest on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from teamaround.practice.disclosure.viewing import Viewer, may_know_alert
from teamaround.practice.record.entry import Entry
from teamaround.service.pages.child.names import role_name
from teamaround.service.pages.child.opening import Opened
from teamaround.service.pages.components.phrases import NewLine, Piece, Quiet, Sentence
from teamaround.service.pages.words import dates
from teamaround.service.policy.words import Action
from teamaround.service.work.queries import alerts_of, deliveries_about
from teamaround.service.work.values import AlertCard, DeliveryCard

NO_MESSAGE = "No message recorded"
LEVELS = {
    "presence": "that there is something",
    "summary": "in short",
    "fields": "in part",
    "full": "all of it",
}
Brought = Mapping[str, tuple[DeliveryCard, ...]]


def brought_by_alerts(opened: Opened, entries: Iterable[Entry]) -> Brought:
    """To whom the alerts that this reader may read were brought by the moment shown, by the entry they rest on."""
    wanted = {entry.entry_id for entry in entries}
    rests_on = {alert.alert_id: alert.entry_id for alert in _alerts(opened) if alert.entry_id in wanted}
    found: dict[str, tuple[DeliveryCard, ...]] = {}
    if rests_on:
        for one in deliveries_about(opened.asking.actor, opened.child.child_id, now=opened.asking.now):
            entry_id = rests_on.get(one.alert_id)
            if entry_id is not None and one.sent_at <= opened.now:
                found[entry_id] = (*found.get(entry_id, ()), one)
    return found


def _alerts(opened: Opened) -> Iterator[AlertCard]:
    """Those that stand and those that were closed: being told is not undone."""
    if not opened.may(Action.ALERT_READ):
        return
    actor, child = opened.asking.actor, opened.child.child_id
    viewer = Viewer(actor.role.value, actor.agency)
    for closed in (False, True):
        for alert in alerts_of(actor, child, now=opened.asking.now, closed=closed):
            if may_know_alert(viewer, to=alert.recipients, sender=alert.sender):
                yield alert


def told(opened: Opened, entry: Entry, brought: Brought) -> Sentence:
    """Each that was told, when and how much, the earliest first; that no message is recorded, where none is."""
    said = [
        (one.at, opened.names.agency(one.agency), f"{dates.brief_moment(one.at)}, {LEVELS[one.level]}")
        for one in entry.told
    ]
    lines = sorted((*said, *_by_alert(opened, brought.get(entry.entry_id, ()))))
    pieces: list[Piece] = []
    for _, who, how in lines:
        pieces += [NewLine()] if pieces else []
        pieces += [who, Quiet(f" {how}")]
    return tuple(pieces) or NO_MESSAGE


def _by_alert(opened: Opened, sent: tuple[DeliveryCard, ...]) -> Iterator[tuple[datetime, str, str]]:
    """Each desk, role or agency once, from when it was first told."""
    first: dict[str, DeliveryCard] = {}
    for one in sorted(sent, key=lambda one: (one.is_notice, one.sent_at)):
        first.setdefault(_whom(opened, one), one)
    for whom, one in first.items():
        much = "a notice that there is something" if one.is_notice else "by an alert"
        yield one.sent_at, whom, f"{dates.brief_moment(one.sent_at)}, {much}"


def _whom(opened: Opened, one: DeliveryCard) -> str:
    """ "Marl Police, single point of contact desk"; a role alone where the agency is not named."""
    role = role_name(one.role) or one.role.replace("_", " ")
    agency = opened.names.agency(one.agency) if one.agency else ""
    if agency.casefold() == role.casefold():  # the emergency duty team is an agency and a role
        return agency
    return f"{agency}, {role}" if agency else f"{role[:1].upper()}{role[1:]}"
