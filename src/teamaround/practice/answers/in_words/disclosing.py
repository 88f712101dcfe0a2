"""Decisions about sharing, and how somebody may safely be reached, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from teamaround.practice.alerts.wording import row
from teamaround.practice.answers.in_words.names import adding, person, words
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts import disclosing as told


def _decided(fact: told.SharingDecided, case: CaseFile) -> str:
    whom = row(person(case, one) for one in fact.recipients) or "nobody named"
    answer = "To share with" if fact.shared else "Not to share with"
    return f"{answer} {whom}{adding(case, fact.purpose)}"


def _safe(fact: told.SafeContactRecorded, case: CaseFile) -> str:
    ways = row(words(one) for one in fact.safe) or "no way that is known to be safe"
    return f"{person(case, fact.person)} may be reached by {ways}"


DISCLOSING: Mapping[type[Any], Callable[[Any, CaseFile], str]] = {
    told.SharingDecided: _decided,
    told.ClearedToTell: lambda fact, case: f"{person(case, fact.to)} may be told of what was cleared",
    told.SafeContactRecorded: _safe,
}
