"""Whether something may be sent to somebody of the family now. Not known to be safe means: do not send."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from importlib.resources import files

import msgspec

from teamaround.practice.alerts.alert import Alert
from teamaround.practice.calendar import LONDON, Calendar, deadline, instant
from teamaround.practice.clocks.table import Span
from teamaround.practice.disclosure.concealment import even, gives_away, secrets_in
from teamaround.practice.disclosure.reading import is_alleged_perpetrator
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.disclosing import Channel, SafeContactRecorded
from teamaround.practice.words.letter import FamilyLetter


class SendingRows(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is looked at before sending, and what to do instead."""

    hold_codes: frozenset[str]
    hold: Span
    household_channels: frozenset[Channel]
    held_to: tuple[str, ...]
    held_way_on: str
    unknown_way_on: str
    outside_words: tuple[str, ...]
    outside_way_on: str
    text_way_on: str
    source: str


class Sending(msgspec.Struct, frozen=True, kw_only=True):
    """Whether it may be sent; if not, why, what to do, who takes it on, and when it may be asked again."""

    allowed: bool
    reason: str
    way_on: str = ""
    to: tuple[str, ...] = ()
    ask_again_at: datetime | None = None


class Envelope(msgspec.Struct, frozen=True, kw_only=True):
    """What others can see of a message before it is opened: heading, subject, window, file name, invitation."""

    subject: str = ""
    file_name: str = ""
    window: str = ""

    @property
    def seen(self) -> str:
        """All of it."""
        return " ".join((self.subject, self.file_name, self.window))


@cache
def sending_rows() -> SendingRows:
    """The packaged rows."""
    text = files(__package__).joinpath("rows/sending.yaml").read_bytes()
    return msgspec.yaml.decode(text, type=SendingRows)


def held_mail(
    case: CaseFile, alerts: Iterable[Alert], place: str, now: datetime, calendar: Calendar
) -> Sending | None:
    """The hold on all family mail to a place where an alleged perpetrator may read it; None where nothing holds it.

    As long as such an alert is open, each attempt is held anew. An alert that names no place is taken to be about
    the child's homes.
    """
    rows = sending_rows()
    here = [one for one in alerts if one.code in rows.hold_codes and _is_of(case, one, place, now)]
    if not here:
        return None
    again = deadline(now, rows.hold.length, rows.hold.unit, calendar)
    return Sending(
        allowed=False,
        reason="Somebody who must not read it may be at this address.",
        way_on=rows.held_way_on,
        to=rows.held_to,
        ask_again_at=again,
    )


def may_send(
    case: CaseFile,
    alerts: Iterable[Alert],
    person: str,
    channel: Channel,
    letter: FamilyLetter,
    envelope: Envelope,
    *,
    now: datetime,
    calendar: Calendar,
) -> Sending:
    """Ask everything in turn: the person, the way, the household, what can be seen outside, the words."""
    rows = sending_rows()
    if is_alleged_perpetrator(case, person):
        return _no(
            "An alleged perpetrator is written to by the lawyer or the chair alone.", rows.unknown_way_on
        )
    unsafe = _unsafe(case, person, channel, now)
    if unsafe:
        return _no(unsafe, rows.unknown_way_on)
    if channel in rows.household_channels:
        held = (held_mail(case, alerts, place, now, calendar) for place in _mailed_to(case, person, now))
        if stopped := next((one for one in held if one is not None), None):
            return stopped
    return _of_words(case, letter, envelope, rows)


def _of_words(case: CaseFile, letter: FamilyLetter, envelope: Envelope, rows: SendingRows) -> Sending:
    secrets = secrets_in(case)
    seen = f" {even(envelope.seen)} "
    if any(f" {words} " in seen for words in rows.outside_words):
        return _no("What can be seen from outside says what it is about.", rows.outside_way_on)
    if gives_away(envelope.seen, secrets) or gives_away(letter.text, secrets):
        return _no("It would give a concealed address away.", rows.text_way_on)
    if not letter.check.may_be_sent:
        return _no("The words are not yet fit for a family (A26).", rows.text_way_on)
    return Sending(allowed=True, reason="This way is recorded as safe, and nothing holds it.")


def _unsafe(case: CaseFile, person: str, channel: Channel, now: datetime) -> str:
    """Why this way is not safe; empty where it is recorded as safe, for this hour and not out of date."""
    told = [noted.fact for noted in case.of(SafeContactRecorded) if noted.fact.person == person]
    if not told:
        return "Nobody has recorded how they may safely be reached."
    last, local = told[-1], instant(now).astimezone(LONDON)
    if channel in last.unsafe:
        return "They said that this way is not safe."
    if channel not in last.safe:
        return "It is not known whether this way is safe."
    if last.good_until is not None and local.date() > last.good_until:
        return "What was recorded as safe is out of date."
    return "" if _is_hour(last, local) else "It is not an hour at which they may safely be reached."


def _is_hour(told: SafeContactRecorded, local: datetime) -> bool:
    """Within the hours named; hours may run over midnight. No hours named: any hour."""
    first, last, at = told.from_time, told.until_time, local.time()
    if first is None or last is None:
        return (first is None or at >= first) and (last is None or at <= last)
    return first <= at <= last if first <= last else at >= first or at <= last


def _mailed_to(case: CaseFile, person: str, now: datetime) -> tuple[str, ...]:
    """Where somebody's mail goes: where they live, else the child's homes, else nowhere known."""
    on = instant(now).astimezone(LONDON).date()
    own = tuple(
        dict.fromkeys(stay.place for stay in case.lives if stay.person == person and stay.is_live(on))
    )
    return own or case.homes(on) or ("",)


def _is_of(case: CaseFile, alert: Alert, place: str, now: datetime) -> bool:
    named = [one for one in alert.about if one in case.places]
    if named:
        return place in named or not place
    on = instant(now).astimezone(LONDON).date()
    return not place or place in case.homes(on)


def _no(reason: str, way_on: str) -> Sending:
    return Sending(allowed=False, reason=reason, way_on=way_on, to=sending_rows().held_to)
