"""MARAC, MAPPA, disclosure, support, transfer and challenge, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from teamaround.practice.alerts.wording import agency, day, quoted
from teamaround.practice.answers.in_words.names import adding, person, words
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts import family
from teamaround.practice.record.facts import forums as told
from teamaround.practice.record.words import YesNoUnknown

MET = {
    YesNoUnknown.YES: "the outcome expected was met",
    YesNoUnknown.NO: "the outcome expected was not met",
    YesNoUnknown.UNKNOWN: "not yet known whether the outcome expected is met",
}


def _listed(fact: told.MaracListed, case: CaseFile) -> str:
    on = f", for {day(fact.meeting_on)}" if fact.meeting_on else ""
    return f"{person(case, fact.victim)}’s case was listed{on}"


def _offered(fact: told.SupportOffered, case: CaseFile) -> str:
    return f"{person(case, fact.service)} was offered to {person(case, fact.to)}: {words(fact.answer)}"


def _disclosed(fact: told.DisclosureMade, case: CaseFile) -> str:
    return f"{person(case, fact.to)} was told of the history of {person(case, fact.about)}"


def _started(fact: told.DisclosureStarted, case: CaseFile) -> str:
    return f"Whether to tell {person(case, fact.to)} of the history of {person(case, fact.about)}"


def _challenge(fact: told.ChallengeRaised, case: CaseFile) -> str:
    sides = f"{agency(case, fact.by_agency)} challenges {agency(case, fact.to_agency)}"
    return f"{sides}: {quoted(case, fact.nature)}{adding(case, fact.expected, '. Expected: ')}"


def _transfer(fact: family.TransferAnswered, case: CaseFile) -> str:
    answer = "took the case over" if fact.accepted else "did not take the case over"
    return f"{agency(case, fact.by_council)} {answer}{adding(case, fact.reason)}"


FORUMS: Mapping[type[Any], Callable[[Any, CaseFile], str]] = {
    told.MaracListed: _listed,
    told.MaracHeld: lambda fact, case: f"{person(case, fact.victim)}’s case was heard",
    told.MappaHeld: lambda fact, case: f"{person(case, fact.person)} was discussed",
    told.SupportOffered: _offered,
    told.DisclosureStarted: _started,
    told.DisclosureMade: _disclosed,
    told.HoldingNamed: lambda fact, case: f"{agency(case, fact.agency)} holds{adding(case, fact.what)}",
    told.ChallengeRaised: _challenge,
    told.ChallengeAnswered: lambda fact, case: f"The challenge was answered: {MET[fact.met]}",
    family.WhereaboutsUnknown: lambda fact, case: (
        f"Nobody knows where the child is{f', since {day(fact.since)}' if fact.since else ''}"
    ),
    family.WhereaboutsKnown: lambda fact, case: "It is known again where the child is",
    family.TransferRequested: lambda fact, case: (
        f"{agency(case, fact.to_council)} was asked to take the case over"
    ),
    family.TransferAnswered: _transfer,
}
