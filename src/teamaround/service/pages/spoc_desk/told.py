"""Who is told of an alert, how to reach them, how far it has come with each, and the exact words to say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files

import msgspec

from teamaround.practice.record.roles import Role
from teamaround.service.accounts.models import User
from teamaround.service.accounts.queries import people_with
from teamaround.service.agencies.models import Agency
from teamaround.service.agencies.queries import agencies_named
from teamaround.service.pages.child.names import role_name
from teamaround.service.pages.spoc_desk.waiting import when
from teamaround.service.policy.tables import roles
from teamaround.service.policy.words import Field
from teamaround.service.work.values import AlertCard, DeliveryCard


class SpokenWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the desk says on the telephone."""

    full: str
    notice: str
    voicemail: str


@cache
def spoken_words() -> SpokenWords:
    """The packaged words."""
    return msgspec.yaml.decode(files(__package__).joinpath("words.yaml").read_bytes(), type=SpokenWords)


@dataclass(frozen=True, slots=True)
class Told:
    """One recipient: who it is, their number, and the delivery. A role without a person is its agency's desk."""

    delivery: DeliveryCard
    person: User | None
    agency: Agency | None

    @property
    def who(self) -> str:
        """ "Priya Nair, social worker", or "Sandshire Police, police domestic abuse team"."""
        role = role_name(self.delivery.role)
        if self.person is not None:
            return f"{self.person.name}, {role}"
        if self.agency is None:
            return f"{role[:1].upper()}{role[1:]}"
        same = self.agency.name.casefold() == role.casefold()
        return self.agency.name if same else f"{self.agency.name}, {role}"

    @property
    def phone(self) -> str:
        """The number that reaches them: their own, else the duty line of where they work."""
        if self.person is not None and self.person.work_phone:
            return self.person.work_phone
        return self.agency.duty_phone if self.agency is not None else ""

    @property
    def may_know(self) -> str:
        """What the policy lets this recipient read of it, in a sentence."""
        return what_they_may_know(Role(self.delivery.role), is_notice=self.delivery.is_notice)

    @property
    def is_done(self) -> bool:
        """Whether nothing more is asked of them: a notice was seen, an alert accepted."""
        return self._last_step is not None

    @property
    def _last_step(self) -> datetime | None:
        return self.delivery.opened_at if self.delivery.is_notice else self.delivery.accepted_at

    def state(self, now: datetime) -> str:
        """ "Spoken to 8:17pm, not accepted"."""
        one = self.delivery
        if one.is_notice:
            return (
                f"Seen {when(one.opened_at, now)}"
                if one.opened_at
                else f"Sent {when(one.sent_at, now)}, not seen"
            )
        if one.accepted_at:
            return f"Accepted {when(one.accepted_at, now)}"
        if one.spoken_to_at:
            return f"Spoken to {when(one.spoken_to_at, now)}, not accepted"
        if one.opened_at:
            return f"Opened {when(one.opened_at, now)}, not accepted"
        return f"Sent {when(one.sent_at, now)}, not opened"


def what_they_may_know(role: Role, *, is_notice: bool) -> str:
    """What somebody of a role may be told of an alert, by the parts of a page that they are shown."""
    if is_notice:
        return "That there is something to speak about, and with whom. Not what, not who, not where."
    sees = roles()[role].sees
    if Field.STATEMENTS in sees:
        return "The whole alert and the child's file."
    if Field.ALERT_EXPLANATION in sees:
        return "The whole alert and the plan card. Not the file."
    return "That there is an alert, and the plan card. Not what was seen."


def told_of(alert: AlertCard, deliveries: tuple[DeliveryCard, ...]) -> tuple[Told, ...]:
    """The recipients of an alert with their names and numbers. Two queries."""
    people: Mapping[str, User] = people_with(one.user_id for one in deliveries if one.user_id)
    places = agencies_named(one.agency for one in deliveries if one.agency)
    return tuple(Told(one, people.get(one.user_id), places.get(one.agency)) for one in deliveries)
