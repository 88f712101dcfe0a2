"""Every alert that the shipped scenarios raise, word for word, as somebody has read and approved it.

python -m tests.replay.alert_words     writes the files anew, to be read line by line before they are committed
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, timedelta
from functools import cache
from pathlib import Path

import msgspec

from teamaround.practice.alerts import Alert, evaluate
from teamaround.practice.calendar import Calendar
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.fold import fold
from teamaround.replay.engine import calendar_of, play
from teamaround.replay.scenario.loading import load_scenario, shipped

APPROVED = Path(__file__).with_name("approved_words")
EVERY = 3  # entries between two looks
LOOKS_LATER = (timedelta(hours=1), timedelta(days=16))


def told(name: str) -> tuple[str, ...]:
    """One line for each alert as it first stood and each time that its words, level or recipients changed."""
    lines: dict[str, None] = {}
    for alert in _looked_at(name):
        lines.setdefault(_line(alert))
    return tuple(lines)


def _looked_at(name: str) -> Iterator[Alert]:
    entries, calendar = _recorded(name)
    children = sorted({child for entry in entries for child in entry.children})
    for size in range(EVERY, len(entries) + EVERY, EVERY):
        for later in LOOKS_LATER:
            now = entries[min(size, len(entries)) - 1].recorded_at + later
            for child in children:
                yield from evaluate(fold(entries[:size], child=child, as_at=now), now, calendar)


@cache
def _recorded(name: str) -> tuple[tuple[Entry, ...], Calendar]:
    """The entries of a scenario, which no rule adds to: so `make mutation` plays it once for all its faults."""
    scenario = load_scenario(name)
    entries = sorted(play(scenario).entries, key=lambda entry: entry.recorded_at)
    return tuple(entries), calendar_of(scenario)


def _line(alert: Alert) -> str:
    said = alert.explanation
    since, louder = (at.astimezone(UTC).isoformat() for at in (alert.since, alert.level_since))
    head = (alert.code, alert.level, alert.child, alert.key, since, louder, alert.entry_id, *alert.also)
    to = (
        alert.to,
        alert.to_agencies,
        alert.notices,
        alert.requests,
        alert.about,
        alert.question,
        alert.sender,
    )
    words = (said.what, said.how_known, said.how_sure, said.undermines, *said.checks, said.does_not_mean)
    return msgspec.json.encode((head, to, words, said.why_level)).decode()


if __name__ == "__main__":
    APPROVED.mkdir(exist_ok=True)
    for scenario_name in shipped():
        (APPROVED / f"{scenario_name}.txt").write_text(
            "\n".join(told(scenario_name)) + "\n", encoding="utf-8"
        )
