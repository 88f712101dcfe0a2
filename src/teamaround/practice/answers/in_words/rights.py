"""Schools, readers, breaches of personal data, texts for families, contact lists and flags, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from teamaround.practice.alerts.wording import agency
from teamaround.practice.answers.in_words.names import adding, person, words
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts import forums, rights, school
from teamaround.practice.record.words import YesNoUnknown

RISK = {
    YesNoUnknown.YES: "somebody’s life may be at risk",
    YesNoUnknown.NO: "nobody’s life is at risk",
    YesNoUnknown.UNKNOWN: "whether anybody’s life is at risk is not known",
}


def _not_told(fact: school.SchoolNotTold, case: CaseFile) -> str:
    approved = "approved by a manager" if fact.manager else "not approved by a manager yet"
    return f"{agency(case, fact.school)} is not told for now: {words(fact.reason)}, {approved}"


def _answered(fact: rights.BreachAnswered, case: CaseFile) -> str:
    done = "was reported" if fact.reported else "was not reported"
    return f"The breach of personal data {done}{adding(case, fact.reason)}"


def _flag(fact: rights.FlagConfirmed, case: CaseFile) -> str:
    done = "took away its flag" if fact.removed else "set its flag"
    return f"{agency(case, fact.agency)} {done} ({words(fact.sort)})"


RIGHTS: Mapping[type[Any], Callable[[Any, CaseFile], str]] = {
    school.SchoolNotTold: _not_told,
    school.SchoolFileReceived: lambda fact, case: "The new school has the child’s safeguarding file",
    forums.MaracReferred: lambda fact, case: f"{person(case, fact.victim)}’s case was referred to MARAC",
    forums.MaracNotListed: lambda fact, case: (
        f"{person(case, fact.victim)}’s case was not listed for MARAC{adding(case, fact.reason)}"
    ),
    forums.DisclosureNotMade: lambda fact, case: (
        f"It was decided not to tell {person(case, fact.to)}{adding(case, fact.reason)}"
    ),
    rights.AccessExtended: lambda fact, case: (
        f"The request of {person(case, fact.by)} to see what is held takes longer{adding(case, fact.reason)}"
    ),
    rights.ReaderBarred: lambda fact, case: "Somebody must not open this record",
    rights.ReaderCleared: lambda fact, case: "What a reader did was reviewed",
    rights.BreachFound: lambda fact, case: f"Personal data reached the wrong person{adding(case, fact.what)}",
    rights.BreachRiskChecked: lambda fact, case: f"Checked: {RISK[fact.risk_to_life]}",
    rights.BreachAnswered: _answered,
    rights.FamilyTextWritten: lambda fact, case: f"A text for {person(case, fact.to)} was written",
    rights.ContactVerified: lambda fact, case: (
        f"{agency(case, fact.agency)} said that its contact is right ({words(fact.role)})"
    ),
    rights.ContactLeft: lambda fact, case: (
        f"{agency(case, fact.agency)} has a new contact to name ({words(fact.role)})"
    ),
    rights.FlagConfirmed: _flag,
}
