"""Is anything urgent? The rules' alerts as at the moment shown, cut for the reader (decision 6)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse

from teamaround.practice.alerts import evaluate
from teamaround.practice.alerts.alert import Alert
from teamaround.practice.alerts.catalogue import catalogue
from teamaround.practice.calendar import Calendar
from teamaround.practice.clocks import Clock, for_alert
from teamaround.practice.clocks.level import Level as RuleLevel
from teamaround.practice.disclosure.viewing import Viewer, may_know_alert
from teamaround.practice.record.words import Relation
from teamaround.service.agencies.partnership import partnership_calendar
from teamaround.service.pages.child.opening import Opened
from teamaround.service.pages.components.actions import Action as Button
from teamaround.service.pages.components.alert_card import AlertCard
from teamaround.service.pages.components.marks import Level, LevelMark
from teamaround.service.pages.components.phrases import Link, NewLine, Quiet, Sentence, Strong
from teamaround.service.pages.components.question_panel import QuestionPanel
from teamaround.service.pages.words import dates
from teamaround.service.policy.words import Action, Field
from teamaround.service.work.queries import alerts_of
from teamaround.service.work.values import AlertCard as AlertRow

ACKNOWLEDGEMENT = "C46"
URGENT = frozenset({RuleLevel.RED, RuleLevel.AMBER})
TELL_NOBODY_AT_HOME = frozenset({"A03", "A04", "A05", "A21"})  # what the family might hide or be punished for
PARENTS = frozenset({Relation.MOTHER, Relation.FATHER, Relation.PARENT, Relation.STEP_PARENT})
WHY_SURE = "#why-this-sure"  # where it says how each field of a match compared
WHY_NOT = "#say-nothing"  # where the page of the evidence says why nobody at home is told yet
IN_A_LINE = 3  # further alerts under the newest; all of them are one link away [INV]
LEVELS = {level: Level(level.value) for level in RuleLevel}


@dataclass(frozen=True, slots=True)
class Standing:
    """An alert that stands at the moment shown: by when it is to be accepted, and its row where one can be answered."""

    alert: Alert
    clock: Clock | None
    row: AlertRow | None

    @property
    def level(self) -> Level:
        return LEVELS[self.alert.level]

    @property
    def name(self) -> str:
        """ "address link"."""
        return catalogue().row(self.alert.code).name_within

    @property
    def is_accepted(self) -> bool:
        return self.clock is not None and self.clock.met_at is not None


def standing(opened: Opened) -> tuple[Standing, ...]:
    """Every alert of the moment that this reader may know of, red first, then the newest first."""
    if not opened.sees(Field.ALERTS, Field.ALERT_EXPLANATION):
        return ()
    calendar = partnership_calendar()
    open_then = [alert for alert in evaluate(opened.whole, opened.now, calendar) if _is_for(opened, alert)]
    rows = {row.key: row for row in _rows(opened)}
    return tuple(
        Standing(alert, _acknowledgement(opened, alert, calendar), rows.get(alert.key)) for alert in open_then
    )


def _rows(opened: Opened) -> Iterable[AlertRow]:
    """Alerts that can be answered: those of now."""
    if not opened.as_at.is_now or not opened.may(Action.ALERT_READ):
        return ()
    return alerts_of(opened.asking.actor, opened.child.child_id, now=opened.asking.now)


def _is_for(opened: Opened, alert: Alert) -> bool:
    actor = opened.asking.actor
    return may_know_alert(Viewer(actor.role.value, actor.agency), to=alert.to, sender=alert.sender)


def _acknowledgement(opened: Opened, alert: Alert, calendar: Calendar) -> Clock | None:
    clocks = for_alert(alert, opened.now, calendar, case=opened.whole)
    return next((clock for clock in clocks if clock.code == ACKNOWLEDGEMENT), None)


def urgent_panel(opened: Opened, alerts: tuple[Standing, ...], silence: Sentence) -> QuestionPanel:
    """The newest red or amber alert whole, the others in a line each. Nothing open is never said to be safe."""
    urgent = [one for one in alerts if one.alert.level in URGENT]
    return QuestionPanel(
        "urgent",
        "Is anything urgent?",
        alerts=tuple(alert_card(opened, one) for one in urgent[:1]),
        further_alerts=tuple(_line(opened, one) for one in urgent[1 : 1 + IN_A_LINE]),
        links=_all_of_them(opened, len(urgent)),
        empty=nothing_urgent(silence),
    )


def _all_of_them(opened: Opened, number: int) -> tuple[Link, ...]:
    if number <= 1 + IN_A_LINE:
        return ()
    where = reverse("child_alert", args=[opened.child.child_id]) + opened.as_at.query
    return (Link(f"All {number} alerts", where),)


def nothing_urgent(silence: Sentence) -> Sentence:
    """What is said where no alert stands, with the feeds that are silent."""
    said = (Strong("No open red or amber alert."), " This is not a sign of safety. ")
    return (*said, *((silence,) if isinstance(silence, str) else silence))


def kind_words(one: Standing) -> str:
    """ "Red alert: address link"."""
    return f"{one.alert.level.value.capitalize()} alert: {one.name}"


def accept_words(opened: Opened, one: Standing) -> str:
    """ "Accept by 9:09pm", "Accept now: was due 2 May", "Accepted 8:20pm"."""
    if one.clock is None:
        return ""
    if one.clock.met_at is not None:
        return f"Accepted {_when(opened, one.clock.met_at)}"
    due = _when(opened, one.clock.due)
    return f"Accept by {due}" if one.clock.due >= opened.now else f"Not accepted. Was due {due}"


def _when(opened: Opened, moment: datetime) -> str:
    """ "9:09pm" today; "2 May, 9:09pm" on another day."""
    at = dates.clock_time(moment)
    is_today = dates.in_london(moment).date() == dates.in_london(opened.now).date()
    return at if is_today else f"{dates.spoken_day(moment, opened.now)}, {at}"


def alert_card(opened: Opened, one: Standing, *, heading: int = 3) -> AlertCard:
    """One alert, whole, with the agencies and people of the record by name."""
    told, spelled = one.alert.explanation, opened.names.spelled
    return AlertCard(
        level=one.level,
        kind=kind_words(one),
        headline=spelled(told.what),
        deadline=accept_words(opened, one),
        what=spelled(f"{_arrived(opened, one)} {told.why_level}"),
        how_we_know=spelled(told.how_known),
        how_sure=_how_sure(opened, one),
        undermines=spelled(told.undermines),
        check_next=tuple(map(spelled, told.checks)),
        does_not_mean=spelled(told.does_not_mean),
        actions=_buttons(opened, one),
        hold_back=_hold_back(opened, one),
        heading=heading,
    )


def _arrived(opened: Opened, one: Standing) -> str:
    """When it happened and when it reached us: "Tonight, 8:05pm. It reached us at 8:09pm." """
    entry = opened.whole.entry(one.alert.entry_id)
    if entry is None:
        return f"Since {dates.moment(one.alert.since)}."
    happened = f"{dates.spoken_day(entry.happened_at, opened.now)}, {dates.clock_time(entry.happened_at)}"
    reached = _when(opened, entry.recorded_at)
    first = f"{happened[:1].upper()}{happened[1:]}."
    return first if entry.recorded_at <= entry.happened_at else f"{first} It reached us at {reached}."


def _how_sure(opened: Opened, one: Standing) -> Sentence:
    """The certainty in bold, the reasons after it, and the way to the evidence."""
    first, stop, rest = opened.names.spelled(one.alert.explanation.how_sure).partition(". ")
    why = Link("Why", why_address(opened, one) + WHY_SURE, f"we are this sure: {one.name}")
    return (Strong(first + stop.strip()), f" {rest} " if rest else " ", why)


def why_address(opened: Opened, one: Standing) -> str:
    """The page of the evidence for an alert."""
    path = reverse("child_why", args=[opened.child.child_id, one.alert.entry_id])
    return path + opened.as_at.query


def _buttons(opened: Opened, one: Standing) -> tuple[Button, ...]:
    """Accept, record a check, close: those that this reader may do to an alert of now."""
    if one.row is None:
        return ()
    here = [opened.child.child_id, one.row.alert_id]
    found = []
    if opened.may(Action.ALERT_ACCEPT) and not one.is_accepted:
        found.append(Button("Accept this alert", reverse("alert_accept", args=here), posts=True))
    if opened.may(Action.ENTRY_RECORD):
        found.append(Button("Record a check", reverse("alert_check", args=here), secondary=True))
    if opened.may(Action.ALERT_CLOSE) and catalogue().row(one.alert.code).closing_reasons:
        found.append(Button("Close", reverse("alert_close", args=here), secondary=True, about="this alert"))
    return tuple(found)


def _hold_back(opened: Opened, one: Standing) -> Sentence | None:
    """Whom to say nothing to yet: the child's parents at home, while somebody checks."""
    parents = [
        opened.whole.people[link.person].given_names.split(" ")[0]
        for link in opened.whole.links
        if link.to == opened.child.child_id
        and link.relation in PARENTS
        and link.person in opened.whole.people
    ]
    named = " or ".join(dict.fromkeys(filter(None, parents)))
    if one.alert.code not in TELL_NOBODY_AT_HOME or not named:
        return None
    return (
        Strong(f"Say nothing of this to {named} yet."),
        " ",
        Link("Why", why_address(opened, one) + WHY_NOT, f"not to tell {named}"),
    )


def _line(opened: Opened, one: Standing) -> Sentence:
    """A further alert in one line, leading to its evidence."""
    mark = LevelMark(one.level, f"{one.level.value.capitalize()}: {one.name}.", size=16)
    what = opened.names.spelled(one.alert.explanation.what)
    return (mark, " ", Link(what, alert_address(opened, one)), NewLine(), Quiet(accept_words(opened, one)))


def alert_address(opened: Opened, one: Standing) -> str:
    """The page of one alert, whole."""
    query = opened.as_at.query
    key = urlencode({"key": one.alert.key})
    return f"{reverse('child_alert', args=[opened.child.child_id])}{query}{'&' if query else '?'}{key}"
