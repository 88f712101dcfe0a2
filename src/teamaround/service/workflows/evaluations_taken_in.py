"""Answers of agencies wait: the worker reckons the list's values from them, and kept batches are opened with those."""

from __future__ import annotations

import logging
from collections import defaultdict
from datetime import datetime
from uuid import UUID

import msgspec
from django.db import transaction

from teamaround.matching.tokens import finalize
from teamaround.service.audit.actions import SystemActor
from teamaround.service.contacts import actions as contacts
from teamaround.service.contacts.sealed_queries import (
    answer_unscoped,
    answers_unscoped,
    held_to_of,
    held_unscoped,
)
from teamaround.service.contacts.sealed_values import AnswerCase, Blinded, HeldToken, token_digest
from teamaround.service.people.queries import watch_list_unscoped
from teamaround.service.workflows.faults import FAULTS_OF_ONE_RECORD
from teamaround.service.workflows.sealed.listed_tokens import listed_subjects

BY = SystemActor(purpose="evaluations_taken_in")
Held = dict[str, tuple[HeldToken, ...]]

_log = logging.getLogger(__name__)


def evaluations_taken_in(*, now: datetime) -> int:
    """Take in every answer that waits, each in a transaction of its own. Returns how many were."""
    return sum(_tried(asking, agency, now) for asking, agency in answers_unscoped())


def _tried(asking: UUID, agency: str, now: datetime) -> bool:
    """One that cannot be read counts as refused, so that its tokens are asked for again in the next turn."""
    try:
        return _taken_in(asking, agency, now)
    except FAULTS_OF_ONE_RECORD:
        _log.exception("an agency's answer could not be taken in")
        with transaction.atomic():
            contacts.note_refused(
                asking, agency=agency, words="The answer could not be read.", by=BY, now=now
            )
        return False


@transaction.atomic
def _taken_in(asking: UUID, agency: str, now: datetime) -> bool:
    contacts.values_one_at_a_time(agency)
    case = answer_unscoped(asking)
    if case is None:  # another worker has taken it in meanwhile
        return False
    before = held_unscoped(agency, case.epoch)
    whole = {
        subject: tuple({one.digest: one for one in (*before.get(subject, ()), *tokens)}.values())
        for subject, tokens in _finalized(case).items()
    }
    contacts.hold(asking, agency=agency, epoch=case.epoch, held=whole, by=BY, now=now)
    return True


def _finalized(case: AnswerCase) -> Held:
    """The values of those who are still on the list, by whose they are."""
    listed = listed_subjects(watch_list_unscoped()).names
    since = held_to_of(case.agency, case.epoch) + 1
    new: dict[str, list[HeldToken]] = defaultdict(list)
    for one in case.secrets:
        subjects = [subject for subject in one.subjects if subject in listed]
        if subjects:
            token = msgspec.structs.replace(_value(one, case), since=since)
            for subject in subjects:
                new[subject].append(token)
    return {subject: tuple(tokens) for subject, tokens in new.items()}


def _value(one: Blinded, case: AnswerCase) -> HeldToken:
    value = finalize(one.token, one.secret, case.elements[one.recipe][one.place])
    return HeldToken(one.recipe, token_digest(one.token), value)
