"""People and places: what is new, the map, the list in the same words, and links that do not fit together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from teamaround.practice.answers.relied_on import contradicted_at
from teamaround.practice.record.case_plan import Control
from teamaround.service.audit.kinds import AuditKind
from teamaround.service.audit.queries import last_looked
from teamaround.service.pages.child.control import as_at_control
from teamaround.service.pages.child.links import Said, everything_linked
from teamaround.service.pages.child.map import map_of
from teamaround.service.pages.child.map_names import name_within
from teamaround.service.pages.child.opening import Opened
from teamaround.service.pages.child.strip import identity, navigation
from teamaround.service.pages.components.as_at_control import AsAtControl
from teamaround.service.pages.components.boxes import Drawing, NoteBox
from teamaround.service.pages.components.child_navigation import ChildNavigation
from teamaround.service.pages.components.identity_strip import IdentityStrip
from teamaround.service.pages.components.key import NetworkKey
from teamaround.service.pages.components.listing import Listing, ListingRow
from teamaround.service.pages.components.marks import Certainty, CertaintyMark, Level
from teamaround.service.pages.components.phrases import Badge, NewLine, Quiet, Sentence, Strong
from teamaround.service.pages.pictures.network import network
from teamaround.service.pages.pictures.network_picture import NetworkPicture
from teamaround.service.pages.words import dates

SAME_VISIT = timedelta(minutes=30)  # looking again within this time does not make what is new old [INV]
NEW_FOR = timedelta(hours=24)  # for somebody who has not looked before
COLUMNS = ("Who or where, and from when", "How sure, and who says so")


@dataclass(frozen=True, slots=True)
class NetworkPage:
    """Everything on the page. `drawing` is None while there is nobody to draw."""

    identity: IdentityStrip
    navigation: ChildNavigation
    control: AsAtControl
    summary: Sentence
    drawing: Drawing | None
    is_cut: bool
    key: NetworkKey
    misfit: NoteBox | None
    list: Listing


def network_page(opened: Opened) -> NetworkPage:
    """Compose the page."""
    said = everything_linked(opened)
    last = last_looked(
        opened.asking.actor,
        opened.child.child_id,
        AuditKind.NETWORK_MAP_READ,
        before=opened.asking.now - SAME_VISIT,
    )
    fresh = frozenset(one for one in said if _is_new(opened, one, last))
    drawn = map_of(opened, said, fresh) if said else None
    return NetworkPage(
        identity=identity(opened),
        navigation=navigation(opened, "network"),
        control=as_at_control(opened, "network"),
        summary=_summary(opened, said, fresh, last),
        drawing=_drawing(opened, drawn),
        is_cut=drawn is not None and drawn.is_cut,
        key=NetworkKey(),
        misfit=_misfit(opened),
        list=_list(opened, said, fresh),
    )


def _drawing(opened: Opened, drawn: NetworkPicture | None) -> Drawing | None:
    if drawn is None:
        return None
    label = f"Picture: people and places round {opened.given_name}"
    return Drawing(network(drawn), label, phone_link="See the map")


def _is_new(opened: Opened, one: Said, last: datetime | None) -> bool:
    if one.is_ended or not opened.as_at.is_now:
        return False
    return one.recorded_at > (last or opened.now - NEW_FOR)


def _summary(
    opened: Opened, said: tuple[Said, ...], fresh: frozenset[Said], last: datetime | None
) -> Sentence:
    """ "13 links. 1 is new since you last looked on 9 May. 1 is suspected, 4 are one person’s word." """
    suspected = sum(one.certainty is Certainty.SUSPECTED for one in said)
    stated = sum(one.certainty is Certainty.STATED for one in said)
    since = f"since you last looked {_on(last, opened.now)}" if last else "in the last 24 hours"
    new = f"{_are(len(fresh))} new {since}." if opened.as_at.is_now else ""
    links = f"{len(said)} link{'' if len(said) == 1 else 's'}. "
    return (links, Strong(new), f" {_are(suspected)} suspected, {_are(stated).lower()} one person’s word.")


def _on(last: datetime, now: datetime) -> str:
    day = dates.spoken_day(last, now)
    return day if day in ("today", "tonight", "yesterday") else f"on {day}"


def _are(number: int) -> str:
    return "1 is" if number == 1 else f"{number or 'None'} are"


def _list(opened: Opened, said: tuple[Said, ...], fresh: frozenset[Said]) -> Listing:
    new_first = sorted(said, key=lambda one: one not in fresh)
    return Listing(
        "The same, as a list",
        COLUMNS,
        tuple(_row(opened, one, is_new=one in fresh) for one in new_first),
        empty="Nobody is linked to this child yet. What agencies say about adults and addresses would stand here.",
    )


def _row(opened: Opened, one: Said, *, is_new: bool) -> ListingRow:
    """ "Dale Prosser found at address A"; "Kerry Ashdown, mother of Robin"."""
    before, _, after = one.words.partition("{}")
    badge = (Badge("New", "red"), " ") if is_new else ()
    joined = f", {before}" if one.is_relation else f" {before}"
    who = (
        *badge,
        Strong(name_within(opened, one.start)),
        joined,
        Strong(name_within(opened, one.end)),
        after,
        NewLine(),
        Quiet(one.span),
    )
    sure = (CertaintyMark(one.certainty), f". {one.says}")
    return ListingRow((who, sure), Level.RED if is_new else None)


def _misfit(opened: Opened) -> NoteBox | None:
    """Pairs of things said that cannot both hold, each with who could tell which."""
    lines = tuple(_misfits(opened))
    return NoteBox("Things said that do not fit together", lines, tone="amber") if lines else None


def _misfits(opened: Opened) -> Iterator[Sentence]:
    mark = CertaintyMark(Certainty.IN_DOUBT, hidden=True)
    for control in opened.shown.controls.values():
        at = contradicted_at(opened.shown, control) if control.relied_on_at else None
        if at is not None and control.person in opened.shown.people:
            yield (mark, f" {_contradicted(opened, control, at)}")
    for question in opened.shown.questions.values():
        if question.contradicts and question.closed_at is None:
            might = opened.names.agencies_in_a_row(question.who_might) or "Nobody is named yet"
            yield (mark, f" {question.wording} Accounts differ. Who could tell us which? {might}.")


def _contradicted(opened: Opened, control: Control, at: datetime) -> str:
    who = name_within(opened, control.person)
    words = control.words or control.sort.replace("_", " ")
    since = dates.spoken_day(control.relied_on_at[0].date(), opened.now)
    seen = dates.spoken_day(at, opened.now)
    might = opened.names.somebody(control.owner) if control.owner else "Nobody owns it"
    return (
        f"{who}: “{words}”, relied on since {since}. Seen otherwise {seen}. Who could tell us which? {might}."
    )
