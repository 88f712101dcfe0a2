"""What the rules raise in the course of a replay: every alert with its changes, every clock as last seen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

import msgspec

from teamaround.practice.alerts import Alert, Level
from teamaround.practice.calendar import instant
from teamaround.practice.clocks import Clock, Moment
from teamaround.practice.prompts import Prompt
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts.family import AlertAccepted, AlertClosed


class Change(StrEnum):
    """What became of an alert at a moment."""

    RAISED = "raised"
    UPGRADED = "upgraded"
    DOWNGRADED = "downgraded"
    SENT_ON = "sent_on"  # the same alert went to further people
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """An alert from a moment on. `level` is empty once it is closed; `by` are the events of that moment."""

    at: datetime
    change: Change
    alert: Alert
    level: Level | None
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertLife:
    """One alert of one child from first to last. It may close and be raised again."""

    code: str
    child: str
    key: str
    spans: tuple[Span, ...]

    def standing(self, at: datetime) -> Span | None:
        """How it stood at a moment; nothing if it was not open."""
        begun = [span for span in self.spans if instant(span.at) <= instant(at)]
        return begun[-1] if begun and begun[-1].level is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockLife:
    """One clock of one child as last seen, every due moment it ever had, and when it was no longer there.

    `moments` are those of when it was last open: a clock that is met has none left.

    `by` are the events of the moment at which it was first seen.
    """

    clock: Clock
    first_seen_at: datetime
    by: tuple[str, ...]
    dues: tuple[datetime, ...]
    moments: tuple[Moment, ...] = ()
    gone_at: datetime | None = None

    def runs(self, at: datetime) -> bool:
        """Whether it was running at a moment: started, neither met nor ceased."""
        ends = (self.clock.met_at, self.clock.ceased_at, self.gone_at)
        return instant(self.first_seen_at) <= instant(at) and all(
            end is None or instant(end) > instant(at) for end in ends
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptLife:
    """One prompt of one child as last seen, every due moment it ever had, and when it no longer stood.

    `by` are the events of the moment at which it was first seen.
    """

    prompt: Prompt
    first_seen_at: datetime
    by: tuple[str, ...]
    dues: tuple[datetime, ...]
    gone_at: datetime | None = None

    def stands(self, at: datetime) -> bool:
        """Whether it was asked for at a moment."""
        begun = instant(self.first_seen_at) <= instant(at)
        return begun and (self.gone_at is None or instant(self.gone_at) > instant(at))


@dataclass(slots=True)
class Lives:
    """The lives so far of alerts, clocks and prompts; it grows by `seen` and `asked`, moment by moment."""

    alerts: dict[tuple[str, str], AlertLife] = field(default_factory=dict)
    clocks: dict[tuple[str, str], ClockLife] = field(default_factory=dict)
    prompts: dict[tuple[str, str], PromptLife] = field(default_factory=dict)

    def seen(
        self, child: str, at: datetime, alerts: Iterable[Alert], clocks: Iterable[Clock], by: tuple[str, ...]
    ) -> None:
        """What the rules said of a child at a moment; `by` are the events that the moment brought."""
        now = {(child, alert.key): alert for alert in alerts}
        for key, alert in now.items():
            self._alert(key, alert, at, by)
        for key, life in self.alerts.items():
            if key[0] == child and key not in now and life.spans[-1].level is not None:
                last = life.spans[-1]
                closed = Span(at=at, change=Change.CLOSED, alert=last.alert, level=None, by=by)
                self.alerts[key] = replace(life, spans=(*life.spans, closed))
        self._clocks(child, at, tuple(clocks), by)

    def asked(self, child: str, at: datetime, prompts: Iterable[Prompt], by: tuple[str, ...]) -> None:
        """What practice asked of people about a child at a moment."""
        now = {(child, prompt.key): prompt for prompt in prompts}
        for key, prompt in now.items():
            known = self.prompts.get(key)
            due = () if prompt.due is None else (prompt.due,)
            self.prompts[key] = PromptLife(
                prompt=prompt,
                first_seen_at=known.first_seen_at if known else at,
                by=known.by if known else by,
                dues=tuple(dict.fromkeys((*(known.dues if known else ()), *due))),
            )
        for key, life in self.prompts.items():
            if key[0] == child and key not in now and life.gone_at is None:
                self.prompts[key] = replace(life, gone_at=at)

    def naming(self, entry: Entry, at: datetime) -> Entry:
        """The entry, an alert's own key in place of the code by which a scenario names it: the one raised last."""
        fact = entry.fact
        if not isinstance(fact, (AlertAccepted, AlertClosed)):
            return entry
        standing = [
            life
            for life in self.alerts.values()
            if life.code == fact.alert and life.child in entry.children and life.standing(at) is not None
        ]
        if not standing:
            return entry
        meant = max(standing, key=lambda life: instant(life.spans[0].at))
        return msgspec.structs.replace(entry, fact=msgspec.structs.replace(fact, alert=meant.key))

    def _alert(self, key: tuple[str, str], alert: Alert, at: datetime, by: tuple[str, ...]) -> None:
        life = self.alerts.get(key)
        known = life.spans if life else ()
        change = _change(known[-1] if known else None, alert)
        if change is None:
            return
        span = Span(at=at, change=change, alert=alert, level=alert.level, by=by)
        self.alerts[key] = AlertLife(code=alert.code, child=key[0], key=alert.key, spans=(*known, span))

    def _clocks(self, child: str, at: datetime, clocks: tuple[Clock, ...], by: tuple[str, ...]) -> None:
        for clock in clocks:
            known = self.clocks.get((child, clock.key))
            dues = known.dues if known else ()
            self.clocks[child, clock.key] = ClockLife(
                clock=clock,
                first_seen_at=known.first_seen_at if known else at,
                by=known.by if known else by,
                dues=dues if clock.due in dues else (*dues, clock.due),
                moments=clock.moments or (known.moments if known else ()),
            )
        present = {clock.key for clock in clocks}
        for key, life in self.clocks.items():
            if key[0] == child and key[1] not in present and life.gone_at is None:
                self.clocks[key] = replace(life, gone_at=at)


def _change(before: Span | None, now: Alert) -> Change | None:
    if before is None or before.level is None:
        return Change.RAISED
    if before.level is now.level:
        return Change.SENT_ON if set(now.to) - set(before.alert.to) else None
    return Change.UPGRADED if now.level.rank < before.level.rank else Change.DOWNGRADED
