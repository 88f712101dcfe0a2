"""What must happen and has no day: under the clocks, in words. Only for readers of the whole file."""

from __future__ import annotations

from teamaround.practice.answers.undone import Undone, UndoneSort, undone
from teamaround.practice.record.question_terms import question_terms
from teamaround.service.pages.child.opening import Opened
from teamaround.service.pages.components.question_panel import NextStep
from teamaround.service.pages.words import dates
from teamaround.service.policy.words import Field

NO_DAY = "no day set"
WHAT = {
    UndoneSort.CHECK_THE_QUESTION: "Check in another way: {what}",
    UndoneSort.CHECK_THE_SAFEGUARD: "See whether it holds: “{what}”",
    UndoneSort.GET_THE_ANSWER: "Get the answer: {what}",
    UndoneSort.ACCEPT_THE_GAP: "Agree who takes on: {what}",
    UndoneSort.DATE_THE_CORE_GROUP: "Set a day for the next core group",
}


def left_undone(opened: Opened) -> tuple[Undone, ...]:
    """As the reader may know it; what a role is not shown is not counted either."""
    if not opened.sees(Field.CHRONOLOGY):
        return ()
    return undone(opened.shown, opened.now, checks_needed=_checks_needed())


def undone_step(opened: Opened, one: Undone) -> NextStep:
    """One of them as a step without a day."""
    what = WHAT[one.sort].format(what=one.what.strip("“”"))
    return NextStep(what, f"{_whose(opened, one)}, {_standing(opened, one)}", NO_DAY)


def _whose(opened: Opened, one: Undone) -> str:
    who = opened.names.somebody(one.whose)
    said = f"{who[:1].upper()}{who[1:]}"
    day = dates.spoken_day(one.since.date(), opened.now)
    match one.sort:
        case UndoneSort.DATE_THE_CORE_GROUP:
            return f"Last held {day}"
        case UndoneSort.ACCEPT_THE_GAP:
            return f"The core group. {said} left it open {day}"
        case UndoneSort.GET_THE_ANSWER:
            return f"{said}, asked {day}"
    return said if one.whose else "Nobody owns it"


def _standing(opened: Opened, one: Undone) -> str:
    if one.sort is UndoneSort.CHECK_THE_QUESTION:
        return f"{one.checks} of {_checks_needed()} checks"
    if one.sort is UndoneSort.CHECK_THE_SAFEGUARD:
        return "seen otherwise since" if one.is_contradicted else "never checked"
    return f"open {dates.lag(opened.now - one.since)}"


def _checks_needed() -> int:
    return question_terms().independent_checks
