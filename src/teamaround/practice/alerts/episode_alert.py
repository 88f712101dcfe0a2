"""From observations of one person at one place to an alert: the same words for A03 and A21."""

from __future__ import annotations

from datetime import datetime

from teamaround.practice.alerts.alert import Alert
from teamaround.practice.alerts.presence_level import Graded, graded, loudest
from teamaround.practice.alerts.presences import Episode
from teamaround.practice.alerts.raising import raised
from teamaround.practice.alerts.relied_on import undermined
from teamaround.practice.alerts.wording import places, said_by, when, who
from teamaround.practice.calendar import Calendar
from teamaround.practice.record.case_file import CaseFile


def episode_alert(
    case: CaseFile,
    calendar: Calendar,
    episode: Episode,
    now: datetime,
    *,
    grade: Graded | None = None,
    requests: tuple[str, ...] = (),
) -> Alert:
    """The alert of an episode; `grade` replaces the usual level of a presence."""
    first = episode.first
    grade = grade or loudest([graded(case, one, now) for one in episode.seen])
    repeats = f" Again {_times(len(episode.also))}, last {when(episode.seen[-1].entry.happened_at)}."
    return raised(
        episode.code,
        case,
        calendar,
        subject=episode.subject,
        level=grade.level,
        level_since=grade.since,
        why_level=grade.why,
        since=first.entry.recorded_at,
        entry_id=first.entry.entry_id,
        also=episode.also,
        about=(first.person, first.place, first.phone_of),
        requests=requests,
        what=first.in_words(case),
        how_known=said_by(case, first.entry, first.agency, first.record) + (repeats if episode.also else ""),
        how_sure=first.how_sure(),
        undermines=undermined(case, (first.person,), first.entry.happened_at),
        who=who(case, first.person) if first.person else "this person",
        place=places(case, first.place) if first.place else "the child's home",
    )


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"
