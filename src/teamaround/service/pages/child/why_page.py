"""The evidence: one entry whole, with everything that is known of where it comes from."""

from __future__ import annotations

from dataclasses import dataclass

from teamaround.practice.alerts.catalogue import catalogue
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts.happenings import Sighting
from teamaround.service.access.gate import NotFound
from teamaround.service.pages.child.entries_page import kind_words, readable, said, source
from teamaround.service.pages.child.likeness import likeness_list
from teamaround.service.pages.child.opening import Opened
from teamaround.service.pages.child.strip import address, identity, navigation
from teamaround.service.pages.child.told import brought_by_alerts, told
from teamaround.service.pages.child.urgent import Standing, alert_card, standing
from teamaround.service.pages.components.alert_card import AlertCard
from teamaround.service.pages.components.child_navigation import ChildNavigation
from teamaround.service.pages.components.identity_strip import IdentityStrip
from teamaround.service.pages.components.listing import Listing
from teamaround.service.pages.components.phrases import Sentence
from teamaround.service.pages.components.plan_card import PlanCard
from teamaround.service.pages.words import dates
from teamaround.service.policy.words import Field


@dataclass(frozen=True, slots=True)
class WhyPage:
    """One entry and what rests on it."""

    identity: IdentityStrip
    navigation: ChildNavigation
    title: str
    rows: PlanCard
    likeness: Listing | None
    alerts: tuple[AlertCard, ...]
    back: str


def why_page(opened: Opened, entry_id: str) -> WhyPage:
    """Compose the page. Raises NotFound for an entry that this reader may not read and no alert of theirs rests on."""
    resting = tuple(one for one in standing(opened) if entry_id in (one.alert.entry_id, *one.alert.also))
    entry = _entry(opened, entry_id, resting)
    return WhyPage(
        identity=identity(opened),
        navigation=navigation(opened, "child", asks_elsewhere=True),
        title=f"{kind_words(entry)}, {dates.day(entry.happened_at)}",
        rows=PlanCard(rows=tuple(_rows(opened, entry)), heading="Where this comes from", level=2),
        likeness=likeness_list(opened, entry.fact) if isinstance(entry.fact, Sighting) else None,
        alerts=tuple(alert_card(opened, one, heading=3) for one in resting)
        if opened.sees(Field.ALERT_EXPLANATION)
        else (),
        back=address(opened, "child"),
    )


def _entry(opened: Opened, entry_id: str, resting: tuple[Standing, ...]) -> Entry:
    mine = next((entry for entry in readable(opened) if entry.entry_id == entry_id), None)
    if mine is not None:
        return mine
    # Whoever was sent an alert may know the envelope of what raised it: that it was said, when and by which agency.
    raised = opened.whole.entry(entry_id) if resting and opened.sees(Field.ALERT_EXPLANATION) else None
    if raised is None:
        raise NotFound
    return raised


def _rows(opened: Opened, entry: Entry) -> list[tuple[str, Sentence]]:
    is_readable = any(one.entry_id == entry.entry_id for one in readable(opened))
    rows: list[tuple[str, Sentence]] = [("Happened", dates.full_moment(entry.happened_at))]
    rows.append(("Reached Team Around", dates.full_moment(entry.recorded_at)))
    if entry.held_since is not None:
        rows.append(("Held by the agency since", dates.full_moment(entry.held_since)))
    if is_readable:
        brought = brought_by_alerts(opened, (entry,))
        rows += [("What was said", said(opened, entry)), ("Who has been told", told(opened, entry, brought))]
    rows.append(("Who says so", source(opened, entry)))
    if isinstance(entry.fact, Sighting):
        rows.append(("How the person was recognised", catalogue().bands[entry.fact.band]))
    return rows
