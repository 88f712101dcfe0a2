"""Playing a scenario through the same record, exchange and rules as the service; no database, no clock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from msgspec.structs import replace

from teamaround.exchange.receive import Received, decided, receive
from teamaround.exchange.recognise import Watch
from teamaround.practice.alerts import Alert, PendingReview, asked_at_once, evaluate, evaluate_reviews
from teamaround.practice.calendar import Calendar, Term, instant, local_date
from teamaround.practice.clocks import Clock, for_alert, running
from teamaround.practice.looking_again import JUST_AFTER, later_moments
from teamaround.practice.prompts import prompts
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.fold import fold, step
from teamaround.replay.agenda import Agenda
from teamaround.replay.kept import Kept, KeptContacts
from teamaround.replay.lives import Lives
from teamaround.replay.played import Played
from teamaround.replay.recorded import directory, entries_of, opening, recorded_at
from teamaround.replay.scenario.event import Event, MatchDecision
from teamaround.replay.scenario.scenario import Scenario

Progress = Callable[[int], None]


def play(
    scenario: Scenario,
    *,
    asked_for: frozenset[str] = frozenset(),
    as_at: datetime | None = None,
    progress: Progress | None = None,
) -> Played:
    """Play a scenario to its last event, or to a moment.

    `asked_for` are optional events to be played too. `progress` is told how many more events are done.
    """
    run = _Run(scenario, scenario.played(asked_for), as_at)
    for at, events in run.agenda:
        if as_at is not None and instant(at) > instant(as_at):
            break
        run.time_passes(at)
        run.moment(at, events)
        if progress is not None and events:
            progress(len(events))
    return run.played(as_at)


def calendar_of(scenario: Scenario) -> Calendar:
    """The calendar of a scenario's councils, with their school terms."""
    terms: dict[str, tuple[Term, ...]] = {}
    for term in scenario.terms:
        terms[term.council] = (*terms.get(term.council, ()), Term(starts=term.starts, ends=term.ends))
    return Calendar(terms=terms)


class _Run:
    """A replay under way."""

    def __init__(self, scenario: Scenario, events: tuple[Event, ...], as_at: datetime | None = None) -> None:
        self.scenario = scenario
        self.events = events
        self.heard = tuple(one for one in events if recorded_at(one, scenario) is not None)
        self.agenda = Agenda(scenario, events, as_at)
        self.calendar = calendar_of(scenario)
        self.directory = directory(scenario)
        self.entries: list[Entry] = []
        self.by_event: dict[str, tuple[Entry, ...]] = {}
        self.cases: dict[str, CaseFile] = {}
        self.received: dict[str, Received] = {}
        self.kept = KeptContacts()
        self.reviews: list[PendingReview] = []
        self.lives = Lives()
        self.now: datetime | None = None

    def time_passes(self, to: datetime) -> None:
        """What fell due since the last moment, each at its own time, before anything else is recorded."""
        if self.now is None:
            return
        began = {
            since
            for child, case in self.cases.items()
            for alert in self._alerts(child, case, to)
            for since in (alert.since, alert.level_since)
        }
        for since in sorted(began, key=instant):
            if instant(self.now) < instant(since) + JUST_AFTER < instant(to):
                self.moment(since + JUST_AFTER, ())

    def moment(self, at: datetime, events: tuple[Event, ...]) -> None:
        """Record what a moment brings, then ask every rule about every child."""
        self.now = at
        for event in events:
            self._open_records(event, at)
            self._record(event, self._entries(event, at))
        self._match_again(at)
        by = tuple(event.id for event in events)
        for child in self.cases:
            if self._ask(child, at, self._evaluate(child, at, by)):
                self._evaluate(child, at, by)

    def _open_records(self, event: Event, at: datetime) -> None:
        """The record of a child opens with the first event about the child; a contact opens none."""
        if event.contact is not None or event.decides is not None or event.tick:
            return
        for child in self.scenario.children:
            if child.person not in self.cases and (not event.children or child.person in event.children):
                self.cases[child.person] = CaseFile(child=child.person, as_at=at, agencies=self.directory)
                self._add(opening(child, self.scenario, at))

    def _entries(self, event: Event, at: datetime) -> tuple[Entry, ...]:
        if event.contact is not None:
            return self._received(event, at)
        if event.decides is not None:
            return self._decided(event.decides, at)
        return self._said(event, at)

    def _decided(self, decision: MatchDecision, at: datetime) -> tuple[Entry, ...]:
        """A matcher's decision leaves an entry if it means something, and ends the waiting either way."""
        received = self.received.get(decision.contact)
        waiting = received.reviews if received is not None else ()
        meant = [one for one in waiting if decision.person in ("", one.person)]
        names = {one.review for one in meant}
        self.reviews = [replace(one, decided_at=at) if one.review in names else one for one in self.reviews]
        found = (decided(one, decision.same, at, self.cases) for one in meant)
        return tuple(entry for entry in found if entry is not None)

    def _said(self, event: Event, at: datetime) -> tuple[Entry, ...]:
        entries = entries_of(event, self.scenario, at, self.by_event)
        return tuple(self.lives.naming(entry, at) for entry in entries)

    def _received(self, event: Event, at: datetime) -> tuple[Entry, ...]:
        """A contact goes through the exchange, against the watch list as the record stands at that moment."""
        if event.contact is None:
            return ()
        contact = event.contact.sent_by(event.holder, event.at, event.id)
        watch = Watch.of(self.cases.values(), local_date(at))
        return self._matched(Kept(event.id, contact, at), watch, at)

    def _matched(self, kept: Kept, watch: Watch, at: datetime) -> tuple[Entry, ...]:
        """What a contact leaves when it is compared now; what has no name is kept for a while (decision 18)."""
        received = receive(kept.contact, watch, self.cases, received_at=at, receipt=kept.event)
        self.received[kept.event] = received
        self.kept.compared(kept, received)
        self.reviews += [
            PendingReview(review=one.review, child=child, received_at=at)
            for one in received.reviews
            for child in one.children
        ]
        known = {entry.entry_id for entry in self.entries}
        return tuple(entry for entry in received.entries if entry.entry_id not in known)

    def _match_again(self, at: datetime) -> None:
        """Somebody joined the watch list: contacts of the last fortnight may concern them (decision 18)."""
        watch = self.kept.changed(self.cases.values(), at)
        if watch is None:
            return
        for kept in self.kept.waiting(at):
            entries = self._matched(kept, watch, at)
            self.by_event[kept.event] = (*self.by_event.get(kept.event, ()), *entries)
            for entry in entries:
                self._add(entry)

    def _record(self, event: Event, entries: tuple[Entry, ...]) -> None:
        self.by_event[event.id] = entries
        for entry in entries:
            self._add(entry)

    def _add(self, entry: Entry) -> None:
        self.entries.append(entry)
        for child in entry.children:
            if child in self.cases:
                self.cases[child] = self._folded(child, entry)

    def _folded(self, child: str, entry: Entry) -> CaseFile:
        if entry.corrects:
            return fold(self.entries, child=child, as_at=entry.recorded_at, agencies=self.directory)
        return step(self.cases[child], entry)

    def _ask(self, child: str, at: datetime, alerts: tuple[Alert, ...]) -> bool:
        """Make the requests that alerts call for at once, as the service does; whether there were any."""
        asked = asked_at_once(self.cases[child], alerts, at)
        for entry in asked:
            self._add(entry)
        return bool(asked)

    def _evaluate(self, child: str, at: datetime, by: tuple[str, ...]) -> tuple[Alert, ...]:
        case = self.cases[child]
        alerts = self._alerts(child, case, at)
        clocks = self._clocks(case, alerts, at)
        self.lives.seen(child, at, alerts, clocks, by)
        self.lives.asked(child, at, prompts(case, at, self.calendar), by)
        later = later_moments(case, clocks, at, self.calendar)
        self.agenda.falls_due(one for one in later if instant(one) > instant(at))
        return alerts

    def _alerts(self, child: str, case: CaseFile, at: datetime) -> tuple[Alert, ...]:
        waiting = tuple(one for one in self.reviews if one.child == child)
        return (*evaluate(case, at, self.calendar), *evaluate_reviews(waiting, at, self.calendar))

    def _clocks(self, case: CaseFile, alerts: tuple[Alert, ...], at: datetime) -> tuple[Clock, ...]:
        of_alerts = (clock for alert in alerts for clock in for_alert(alert, at, self.calendar, case))
        return (*running(case, at, self.calendar), *of_alerts)

    def played(self, as_at: datetime | None) -> Played:
        """What has come of it so far."""
        return Played(
            scenario=self.scenario,
            until=as_at or self.now or self.agenda.until,
            events=self.events,
            unheard=tuple(one for one in self.events if one not in self.heard and not one.tick),
            entries=tuple(self.entries),
            entry_ids={event: tuple(one.entry_id for one in said) for event, said in self.by_event.items()},
            cases=self.cases,
            alerts=tuple(self.lives.alerts.values()),
            clocks=tuple(self.lives.clocks.values()),
            prompts=tuple(self.lives.prompts.values()),
            received=self.received,
            reviews=tuple(self.reviews),
        )
