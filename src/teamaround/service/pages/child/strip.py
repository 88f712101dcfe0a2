"""Who the child is, on top of each of the child's pages; and the way between those pages."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.urls import reverse

from teamaround.practice.record.case_plan import PlanPeriod
from teamaround.practice.record.facts.family import VisitMade
from teamaround.practice.record.facts.meetings import CoreGroupHeld, PlanSort
from teamaround.practice.record.roles import Role
from teamaround.service.pages.child.opening import Opened
from teamaround.service.pages.components.child_navigation import ChildNavigation, ChildPage
from teamaround.service.pages.components.identity_strip import IdentityFact, IdentityStrip
from teamaround.service.pages.components.phrases import Link, Padlock, Sentence
from teamaround.service.pages.words import dates
from teamaround.service.policy.words import Action, Field, GrantKind

NOT_RECORDED = "Not recorded"
PLAN_WORDS = {
    PlanSort.CHILD_PROTECTION: "Child protection",
    PlanSort.CHILD_IN_NEED: "Child in need",
    PlanSort.CARE: "Care plan",
    PlanSort.EARLY_HELP: "Early help",
}
ORDINALS = ("first", "second", "third", "fourth", "fifth")

# The child's pages: what each needs, its name, and its address name.
PAGES = (
    (Action.CHILD_OPEN, "Now", "child"),
    (Action.WHO_KNEW_WHAT_READ, "Who knew what, when", "who_knew"),
    (Action.NETWORK_MAP_READ, "People and places", "network"),
    (Action.ENTRIES_READ, "Everything said", "entries"),
    (Action.WHO_LOOKED_READ, "Who has looked", "who_looked"),
)


def identity(opened: Opened, *, is_heading: bool = False) -> IdentityStrip:
    """The strip: name and, for those who may see the plan card, six facts."""
    if not opened.sees(Field.PLAN_CARD):
        return IdentityStrip(name=opened.child.name, facts=(), is_heading=is_heading)
    facts = [_age(opened), _plan(opened)]
    if opened.sees(Field.DANGERS, Field.ADULT_DETAIL):  # some roles have the plan card without places (4.2)
        facts.append(_home(opened))
    if opened.sees(Field.CHRONOLOGY, Field.STATEMENTS):
        facts.append(_last_seen(opened))
    facts += [_lead_worker(opened), _next_meeting(opened)]
    return IdentityStrip(name=opened.child.name, facts=tuple(facts), is_heading=is_heading)


def age_on(born: date, on: date) -> int:
    """Whole years."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def _age(opened: Opened) -> IdentityFact:
    about = opened.whole.about
    born = opened.child.date_of_birth or (about.date_of_birth if about else None)
    if born is None:
        return IdentityFact("Age", NOT_RECORDED)
    on = dates.in_london(opened.now).date()
    return IdentityFact(
        "Age", str(age_on(born, on)) if on >= born else "Not born then", f"born {dates.day(born)}"
    )


def plan_words(period: PlanPeriod | None) -> str:
    """The plan in two or three words; "No plan"."""
    return "No plan" if period is None else PLAN_WORDS[period.sort]


def _plan(opened: Opened) -> IdentityFact:
    period = opened.whole.plan
    if period is None:
        last = opened.whole.plans[-1] if opened.whole.plans else None
        note = f"last one ended {dates.day(last.ended_at)}" if last and last.ended_at else ""
        return IdentityFact("Plan", plan_words(None), note)
    days = (dates.in_london(opened.now).date() - dates.in_london(period.started_at).date()).days
    which = ORDINALS[period.number - 1] if period.number <= len(ORDINALS) else f"number {period.number}"
    note = f"{which}, day {days}" if period.sort is PlanSort.CHILD_PROTECTION else f"day {days}"
    return IdentityFact("Plan", plan_words(period), note)


def home_words(opened: Opened) -> Sentence:
    """Where the child lives, by its label, behind a lock; never the address (decision 23)."""
    homes = opened.whole.homes(dates.in_london(opened.now).date())
    known = [opened.whole.places[place].shown_as for place in homes if place in opened.whole.places]
    return (Padlock(), ", ".join(dict.fromkeys(known))) if known else NOT_RECORDED


def _home(opened: Opened) -> IdentityFact:
    return IdentityFact("Home", home_words(opened))


def _last_seen(opened: Opened) -> IdentityFact:
    seen = [told for told in opened.shown.of(VisitMade) if told.fact.child_seen]
    if not seen:
        return IdentityFact("Last seen", "No visit recorded")
    last = max(seen, key=lambda told: told.entry.happened_at)
    note = {True: "alone", False: "not alone", None: "not said whether alone"}[last.fact.child_alone]
    said = dates.spoken_day(last.entry.happened_at, opened.now)
    return IdentityFact("Last seen", f"{said[:1].upper()}{said[1:]}", note)


def _lead_worker(opened: Opened) -> IdentityFact:
    worker = opened.holder(Role.SW)
    if worker is None:
        return IdentityFact("Lead worker", NOT_RECORDED)
    phone = worker.work_phone if opened.sees(Field.CONTACT_DIRECTORY) else ""
    return IdentityFact("Lead worker", worker.name, phone)


def _next_meeting(opened: Opened) -> IdentityFact:
    held = opened.whole.last(CoreGroupHeld)
    on = held.fact.next_on if held else None
    if on is None or on < dates.in_london(opened.now).date():
        return IdentityFact("Next meeting", "No date recorded")
    return IdentityFact("Next meeting", "Core group", dates.short_weekday(on))


def navigation(opened: Opened, current: str, *, asks_elsewhere: bool = False) -> ChildNavigation:
    """The child's pages that this reader may open, and the moment shown. `current` is an address name.

    `asks_elsewhere`: this page has no control for an earlier date, and leads to the one on `current`.
    """
    return ChildNavigation(
        name=f"{opened.given_name}’s pages",
        pages=tuple(
            ChildPage(words, address(opened, name), name == current)
            for action, words, name in PAGES
            if opened.may(action)
        ),
        as_at=_as_at_words(opened, current, asks_elsewhere=asks_elsewhere),
        remarks=remarks(opened),
    )


def address(opened: Opened, name: str) -> str:
    """One of the child's pages, as at the moment that this one is shown as at."""
    return reverse(name, args=[opened.child.child_id]) + opened.as_at.query


def _as_at_words(opened: Opened, current: str, *, asks_elsewhere: bool) -> Sentence:
    here = reverse(current, args=[opened.child.child_id])
    if not opened.as_at.is_now:
        return (f"As at {dates.full_moment(opened.now)}. ", Link("Show now", here))
    control = f"{here if asks_elsewhere else ''}#as-at"
    return (f"As at now, {dates.full_moment(opened.now)}. ", Link("Choose an earlier date", control))


def remarks(opened: Opened) -> tuple[Sentence, ...]:
    """State lines: for how long it is open, that this is an earlier moment, that the case is over."""
    said: list[Sentence] = []
    if until := _found_until(opened):
        told = Link(
            f"Tell the team something about {opened.given_name}",
            reverse("tell_team", args=[opened.child.child_id]),
        )
        said.append(
            (f"You found this child by exact details. The plan card is open to you until {until}. ", told)
        )
    if opened.as_at.error:
        said.append(("This is the page as at now. ", Link(opened.as_at.error, "#date"), "."))
    if opened.first_entry_at is not None and opened.now < opened.first_entry_at:
        said.append("Nothing that you may read had been recorded by then. Choose a later date.")
    if not opened.as_at.is_now:
        said.append("Shown as it stood then. Nothing that was recorded later is on this page.")
    if not opened.child.is_open:
        kind = "Training history: a case that is over" if settings.DEMONSTRATION else "This case is closed"
        said.append(f"{kind}. Nobody is watched for and nothing here asks for an answer.")
    return tuple(said)


def _found_until(opened: Opened) -> str:
    """Until when somebody may read what they looked for, where nothing else opens it to them."""
    grants = opened.decision.grants
    ends = [one.ends for one in grants if one.kind is GrantKind.ENQUIRY and one.ends]
    return dates.clock_time(max(ends)) if ends and len(ends) == len(grants) else ""
