"""What becomes of safeguards and of the adults whom they bind, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from teamaround.practice.alerts.wording import quoted
from teamaround.practice.answers.in_words.names import adding, is_hidden, person, place, words
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts import controls as told

RESULTS = {
    told.CheckResult.HELD: "it held",
    told.CheckResult.BREACHED: "it was breached",
    told.CheckResult.NOT_CONFIRMED: "not confirmed",
}


def _safeguard(case: CaseFile, control: str) -> str:
    """ "Not to go near the home" (Dale Prosser)."""
    known = case.controls.get(control)
    if known is None:
        return "A safeguard of the record"
    who = "" if is_hidden(case, known.person) else f" ({person(case, known.person)})"
    return f"“{quoted(case, known.words or words(known.sort))}”{who}"


def _checked(fact: told.ControlChecked, case: CaseFile) -> str:
    return f"{_safeguard(case, fact.control)} was checked by {person(case, fact.by)}: {RESULTS[fact.result]}"


def _varied(fact: told.ControlVaried, case: CaseFile) -> str:
    owner = f": owner {person(case, fact.owner)}" if fact.owner else ""
    return f"{_safeguard(case, fact.control)} was changed{owner}"


def _ended(fact: told.ControlEnded, case: CaseFile) -> str:
    return f"{_safeguard(case, fact.control)} ended{adding(case, fact.why)}"


def _arrested(fact: told.Arrested, case: CaseFile) -> str:
    where = f" at {place(case, fact.place)}" if fact.place else ""
    return f"{person(case, fact.person)} was arrested{where}"


SAFEGUARDS: Mapping[type[Any], Callable[[Any, CaseFile], str]] = {
    told.ControlChecked: _checked,
    told.ControlVaried: _varied,
    told.ControlEnded: _ended,
    told.Arrested: _arrested,
    told.MovedArea: lambda fact, case: f"{person(case, fact.person)} moved to another council’s area",
}
