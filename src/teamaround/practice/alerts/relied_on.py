"""Controls as explanations name them, and whether they bound somebody at a moment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.alerts.wording import agency, day, slug
from teamaround.practice.calendar import local_date
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.case_plan import Control
from teamaround.practice.record.remembering import remembered


def bound_at(case: CaseFile, control: Control, moment: datetime) -> bool:
    """Whether a control was in force at a moment; one without a start counts from when it was made (decision 38)."""
    if control.ended_at is not None and control.ended_at <= moment:
        return False
    entry = case.entry(control.entry_id)
    begun = control.since or local_date(entry.happened_at if entry else control.recorded_at)
    on = local_date(moment)
    return begun <= on and (control.until is None or on <= control.until)


@remembered
def binding_at(case: CaseFile, moment: datetime) -> Iterator[Control]:
    """The controls that were in force at a moment."""
    return (control for control in case.controls.values() if bound_at(case, control, moment))


def undermined(case: CaseFile, persons: tuple[str, ...], moment: datetime) -> str:
    """Which relied-on controls an observation of these people puts in question, in words."""
    found = [
        in_words(case, control)
        for control in binding_at(case, moment)
        if control.person in persons and control.relied_on_at
    ]
    return " ".join(found) or "No relied-on safeguard names this person."


def in_words(case: CaseFile, control: Control) -> str:
    """A control by its sort, with owner and last check; its free text may say too much and is left out."""
    checked = f"last checked {day(local_date(control.checked_at))}" if control.checked_at else "never checked"
    owner = f"owner {agency(case, control.owner)}" if control.owner else "nobody owns it"
    return f"Relied on: {slug(control.sort)} ({owner}, {checked})."
