"""What a replay leaves: the record, what was raised, and what went out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from teamaround.exchange.receive import Received
from teamaround.practice.alerts import PendingReview
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.entry import Entry
from teamaround.replay.lives import AlertLife, ClockLife, PromptLife
from teamaround.replay.scenario.event import Event
from teamaround.replay.scenario.scenario import Scenario


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """A replay that has come to `until`. `unheard` are events that never reached Team Around."""

    scenario: Scenario
    until: datetime
    events: tuple[Event, ...]
    unheard: tuple[Event, ...]
    entries: tuple[Entry, ...]
    entry_ids: Mapping[str, tuple[str, ...]]
    cases: Mapping[str, CaseFile]
    alerts: tuple[AlertLife, ...]
    clocks: tuple[ClockLife, ...]
    prompts: tuple[PromptLife, ...]
    received: Mapping[str, Received]
    reviews: tuple[PendingReview, ...]

    def event_of(self, entry_id: str) -> str:
        """The event that left an entry; nothing for the entry that opened the record."""
        return next((event for event, ids in self.entry_ids.items() if entry_id in ids), "")
