"""The opened alert of the desk: the card, who is told and has accepted, and what the sender was told."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.urls import reverse

from teamaround.exchange.reply import reply
from teamaround.practice.alerts.catalogue import catalogue
from teamaround.practice.record.facts.happenings import Sighting
from teamaround.service.accounts.queries import names_of
from teamaround.service.agencies.models import FrontDoor
from teamaround.service.audit.kinds import WORDS, AuditKind
from teamaround.service.audit.queries import who_looked
from teamaround.service.pages.child.names import role_name
from teamaround.service.pages.child.opening import Opened
from teamaround.service.pages.child.outside import plan_card
from teamaround.service.pages.components.actions import Action as Button
from teamaround.service.pages.components.alert_card import AlertCard
from teamaround.service.pages.components.marks import Level, LevelMark
from teamaround.service.pages.components.phrases import Link, NewLine, Piece, Sentence
from teamaround.service.pages.components.tell_list import SenderReply, TellLine, TellList
from teamaround.service.pages.spoc_desk.alert_words import accepted_words, card_of, hold_back
from teamaround.service.pages.spoc_desk.told import Told, spoken_words, told_of
from teamaround.service.pages.spoc_desk.waiting import Waiting, when
from teamaround.service.work.queries import deliveries_of

READ = WORDS[AuditKind.ALERT_READ]


@dataclass(frozen=True, slots=True)
class OpenedAlert:
    """What stands in the broad column of the desk."""

    card: AlertCard
    tell: TellList
    reply: SenderReply | None
    somebody_else: str


def opened_alert(opened: Opened, row: Waiting, door: FrontDoor | None) -> OpenedAlert:
    """The alert as this desk may read it, with its recipients."""
    told = told_of(row.alert, deliveries_of(opened.asking.actor, row.alert.alert_id, now=opened.asking.now))
    return OpenedAlert(
        card=_card(opened, row),
        tell=tell_list(opened, row, told, door),
        reply=_reply(opened, row),
        somebody_else=_somebody_else(opened, row),
    )


def _card(opened: Opened, row: Waiting) -> AlertCard:
    beside = plan_card(opened)
    return card_of(
        opened,
        row.alert,
        deadline=accepted_words(row.delivery.accepted_at, row.due, opened.now, "Triage"),
        actions=_buttons(row),
        beside=replace(beside, level=3) if beside else None,
        broad=True,
    )


def _buttons(row: Waiting) -> tuple[Button, ...]:
    here = [row.alert.alert_id]
    accept = (Button("Accept and tell", reverse("desk_tell", args=here)),)
    passing = Button("Pass to duty manager", reverse("desk_pass", args=here), posts=True, secondary=True)
    return (*(() if row.delivery.accepted_at else accept), passing)


def desk_name(door: FrontDoor | None) -> str:
    """What the desk is called on the telephone."""
    return door.name if door is not None else "the single point of contact desk"


def tell_list(opened: Opened, row: Waiting, told: tuple[Told, ...], door: FrontDoor | None) -> TellList:
    """Everybody else who has it or is noticed of it; whoever must be rung first has the dark button."""
    others = tuple(one for one in told if one.delivery.delivery_id != row.delivery.delivery_id)
    first = next((one for one in others if _urgent(row, one)), None)
    voicemail = spoken_words().voicemail.format(
        desk=desk_name(door), phone=door.phone if door else "your desk"
    )
    return TellList(
        _heading(others),
        tuple(_line(opened, row, one, one is first, door) for one in others),
        hold_back=(*_then(row), *_say(row, others, door), *_pieces(hold_back(opened, row.alert, voicemail))),
    )


def _pieces(said: Sentence) -> tuple[Piece, ...]:
    return (said,) if isinstance(said, str) else said


def _heading(others: tuple[Told, ...]) -> str:
    asked = [one for one in others if not one.delivery.is_notice]
    if not asked:
        return "Tell: nobody else has it yet"
    done = sum(one.is_done for one in asked)
    if not done:
        return "Tell: nobody has accepted yet"
    return (
        "Tell: everybody has accepted"
        if done == len(asked)
        else f"Tell: {done} of {len(asked)} have accepted"
    )


def _say(row: Waiting, others: tuple[Told, ...], door: FrontDoor | None) -> tuple[Piece, ...]:
    """The exact words for those who must accept, once for all of them."""
    waits = [one for one in others if not one.is_done and not one.delivery.is_notice]
    return (f"On the telephone say: “{words_to_say(row, waits[0], door)}”", NewLine()) if waits else ()


def _then(row: Waiting) -> tuple[Piece, ...]:
    """Who gets it once the desk has accepted, where that is how it goes on (amber)."""
    said = then_words(row)
    return (said, NewLine()) if said else ()


def then_words(row: Waiting) -> str:
    """ "When you accept it, the social worker has it at once, and the school is asked to ring." """
    entry = catalogue().row(row.alert.code)
    if row.delivery.accepted_at is not None or row.alert.level.value == "red" or not entry.then_to:
        return ""
    named = " and the ".join(role_name(role) for role in entry.then_to)
    school = " The school’s safeguarding lead is asked to speak to the social worker, not told why."
    return f"When you accept it, the {named} has it at once.{school if entry.notices_then else ''}"


def _urgent(row: Waiting, one: Told) -> bool:
    waits = not one.is_done and not one.delivery.is_notice and one.delivery.spoken_to_at is None
    return row.alert.level.value == "red" and waits and one.delivery.opened_at is None


def _line(opened: Opened, row: Waiting, one: Told, first: bool, door: FrontDoor | None) -> TellLine:
    level = Level.DONE if one.is_done else Level.RED if first else Level.AMBER
    words = {Level.DONE: "Done", Level.RED: "Urgent", Level.AMBER: "Waiting"}[level]
    return TellLine(
        mark=LevelMark(level, words, hidden=True),
        who=one.who,
        how=_how(row, one, door),
        state=one.state(opened.now),
        action=_call(one, first),
        also=_spoken(row, one),
        waits="" if one.is_done else "no number is recorded",
    )


def _how(row: Waiting, one: Told, door: FrontDoor | None) -> Sentence:
    """The number; for a notice the exact words too, since they are others than for everybody else."""
    number = one.phone or "No number recorded"
    if one.is_done or not one.delivery.is_notice:
        return number
    return (number, NewLine(), f"Notice only. Say: “{words_to_say(row, one, door)}”")


def words_to_say(row: Waiting, one: Told, door: FrontDoor | None) -> str:
    """What the desk says to this recipient on the telephone, word for word."""
    if one.delivery.is_notice:
        return spoken_words().notice
    return spoken_words().full.format(desk=desk_name(door), level=row.alert.level.value)


def _call(one: Told, first: bool) -> Button | None:
    if one.is_done or not one.phone:
        return None
    words = "Call now" if first else "Call again" if one.delivery.spoken_to_at else "Call"
    return Button(words, f"tel:{one.phone.replace(' ', '')}", secondary=not first, small=True, about=one.who)


def _spoken(row: Waiting, one: Told) -> Button | None:
    if one.is_done or one.delivery.spoken_to_at is not None:
        return None
    href = reverse("desk_spoken", args=[row.alert.alert_id, one.delivery.delivery_id])
    return Button("Spoken to", href, posts=True, secondary=True, small=True, about=one.who)


def _reply(opened: Opened, row: Waiting) -> SenderReply | None:
    """The constant words, for what came from a sender at all."""
    entry = opened.whole.entry(row.alert.entry_id)
    close = Link("Close this alert", reverse("desk_close", args=[row.alert.alert_id]))
    rule = ": needs a reason and evidence. “She says he is not there” is a statement, not a reason."
    if entry is None or not isinstance(entry.fact, Sighting) or not entry.fact.contact:
        return None
    sent = when(entry.recorded_at, opened.now)
    said = f"The same words for every record, already sent at {sent}. Nothing you decide changes them. "
    return SenderReply(f"“{reply(entry.fact.contact)}”", (said, close, rule))


def _somebody_else(opened: Opened, row: Waiting) -> str:
    """Who else of this desk has opened it, and when: "Tom Field opened this at 8:15pm." """
    actor = opened.asking.actor
    looks = [
        look
        for look in who_looked(opened.child.child_id)
        if look.object_id == row.alert.alert_id
        and look.words == READ
        and (look.role, look.agency) == (actor.role.value, actor.agency)
        and look.actor != actor.user_id
    ]
    if not looks:
        return ""
    last = looks[0]
    name = names_of({last.actor}).get(last.actor, "Somebody else")
    return f"{name} of this desk has also opened this, last at {when(last.at, opened.now)}."
