"""What each kind of entry says, in a line: people by name, places by their label, free words guarded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from teamaround.practice.answers.in_words.care import CARE
from teamaround.practice.answers.in_words.disclosing import DISCLOSING
from teamaround.practice.answers.in_words.forums import FORUMS
from teamaround.practice.answers.in_words.meetings import MEETINGS
from teamaround.practice.answers.in_words.people import PEOPLE
from teamaround.practice.answers.in_words.questions import QUESTIONS
from teamaround.practice.answers.in_words.rights import RIGHTS
from teamaround.practice.answers.in_words.safeguards import SAFEGUARDS
from teamaround.practice.record.case_file import CaseFile

IN_WORDS: Mapping[type[Any], Callable[[Any, CaseFile], str]] = MappingProxyType(
    {**PEOPLE, **QUESTIONS, **MEETINGS, **CARE, **SAFEGUARDS, **FORUMS, **RIGHTS, **DISCLOSING}
)
