"""One alert as it is stored, as the card that the desk and the list of work show. Explanations come from the rules."""

from __future__ import annotations

from datetime import datetime

from teamaround.practice.record.words import Relation
from teamaround.service.pages.child.opening import Opened
from teamaround.service.pages.components.actions import Action as Button
from teamaround.service.pages.components.alert_card import AlertCard
from teamaround.service.pages.components.marks import Level
from teamaround.service.pages.components.phrases import Sentence, Strong
from teamaround.service.pages.components.plan_card import PlanCard
from teamaround.service.pages.spoc_desk.waiting import alert_name, is_today, when
from teamaround.service.pages.words import dates
from teamaround.service.policy.words import Field
from teamaround.service.work.values import AlertCard as AlertRow

# What the family might hide, or somebody at home be punished for, if they heard of it before it was checked.
SAY_NOTHING_YET = frozenset({"A03", "A04", "A05", "A21"})
PARENTS = frozenset({Relation.MOTHER, Relation.FATHER, Relation.PARENT, Relation.STEP_PARENT})


def kind_words(alert: AlertRow) -> str:
    """ "Red alert: address link"."""
    return f"{alert.level.value.capitalize()} alert: {alert_name(alert.code)}"


def card_of(
    opened: Opened,
    alert: AlertRow,
    *,
    deadline: str,
    actions: tuple[Button, ...] = (),
    beside: PlanCard | None = None,
    broad: bool = False,
    first: str = "",
    names_child: bool = False,
) -> AlertCard:
    """The alert, cut for this reader: who may not read explanations is told that it exists and whom to ask.

    `first` is said before all else, such as why it came to this reader. `names_child`: on a page of many children
    the headline begins with whose alert it is.
    """
    if not opened.sees(Field.ALERT_EXPLANATION):
        return _presence_only(opened, alert, deadline, actions)
    told, spelled = alert.explanation, opened.names.spelled
    return AlertCard(
        level=Level(alert.level.value),
        kind=kind_words(alert),
        headline=f"{opened.child.name}: {spelled(told.what)}" if names_child else spelled(told.what),
        deadline=deadline,
        what=f"{first}{_arrived(opened, alert)} {spelled(told.why_level)}".strip(),
        how_we_know=spelled(told.how_known),
        how_sure=_how_sure(spelled(told.how_sure)),
        undermines=spelled(told.undermines),
        check_next=tuple(map(spelled, told.checks)),
        does_not_mean=spelled(told.does_not_mean),
        actions=actions,
        beside=beside,
        opened=broad,
        heading=2,
    )


def _presence_only(opened: Opened, alert: AlertRow, deadline: str, actions: tuple[Button, ...]) -> AlertCard:
    return AlertCard(
        level=Level(alert.level.value),
        kind=f"{alert.level.value.capitalize()} alert",
        headline=f"There is an alert about {opened.child.name}",
        deadline=deadline,
        what="Speak to the social worker named on the plan card before you do anything else.",
        how_we_know="We may not say more here.",
        how_sure="Ask the social worker.",
        actions=actions,
        heading=2,
    )


def _arrived(opened: Opened, alert: AlertRow) -> str:
    """ "At 8:05pm. Reached us 8:09pm." """
    entry = opened.whole.entry(alert.entry_id)
    if entry is None:
        return f"Since {dates.moment(alert.raised_at)}."
    happened = when(entry.happened_at, opened.now)
    said = f"At {happened}." if is_today(entry.happened_at, opened.now) else f"On {happened}."
    said = said if happened[:1].isdigit() else f"{happened[:1].upper()}{happened[1:]}."
    reached = entry.recorded_at > entry.happened_at
    return f"{said} Reached us {when(entry.recorded_at, opened.now)}." if reached else said


def _how_sure(said: str) -> Sentence:
    first, stop, rest = said.partition(". ")
    return (Strong(first + stop.strip()), f" {rest}") if rest else (Strong(first),)


def hold_back(opened: Opened, alert: AlertRow, voicemail: str) -> Sentence:
    """Whom to say nothing to yet, where to send nothing, and what to say to a machine."""
    machine = f"On a voicemail say only: “{voicemail}”"
    named = _parents(opened)
    if alert.code not in SAY_NOTHING_YET or not named:
        return machine
    return (Strong(f"Do not tell {named} yet, and send nothing to the home."), f" {machine}")


def _parents(opened: Opened) -> str:
    people = opened.whole.people
    links = [
        link for link in opened.whole.links if link.to == opened.child.child_id and link.relation in PARENTS
    ]
    named = [people[link.person].given_names for link in links if link.person in people]
    return " or ".join(dict.fromkeys(filter(None, named)))


def accepted_words(
    accepted_at: datetime | None, due: datetime | None, now: datetime, name: str = "Accept"
) -> str:
    """ "Accept by 9:09pm, 47 min left", or when it was accepted."""
    if accepted_at is not None:
        return f"Accepted {when(accepted_at, now)}"
    if due is None:
        return ""
    return f"{name} by {when(due, now)}, {dates.left(due, now)}"
