"""An agency has evaluated what it could not read: the list's values are kept, and last week's batches opened anew."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from django.db import transaction

from teamaround.formats.sealed_way import Answering
from teamaround.matching.tokens import BadElement, finalize
from teamaround.service.audit.actions import SystemActor
from teamaround.service.contacts import actions as contacts
from teamaround.service.contacts.sealed_queries import asking_unscoped, held_unscoped, kept_batches_unscoped
from teamaround.service.contacts.sealed_values import AskingCase, Blinded, HeldToken, token_digest
from teamaround.service.people.queries import watch_list_unscoped
from teamaround.service.workflows.sealed.listed_tokens import listed_subjects
from teamaround.service.workflows.sealed.opening import opened_taken_in
from teamaround.service.workflows.sealed.standing_values import values_of

Held = dict[str, tuple[HeldToken, ...]]


class UnknownAsking(LookupError):
    """An answer to nothing that this agency was asked."""


class AnswerDoesNotFit(ValueError):
    """An answer of other elements than were asked for. The asking still waits."""


@transaction.atomic
def evaluations_received(answering: Answering, *, agency: str, now: datetime) -> None:
    """Take in an answer. The same answer again changes nothing. Raises `UnknownAsking` and `AnswerDoesNotFit`."""
    by = SystemActor(purpose="evaluations_received", agency=agency)
    contacts.one_at_a_time(agency)
    case = asking_unscoped(answering.asking, agency=agency)
    if case is None:
        raise UnknownAsking("There is no such asking.")
    if not case.sent:
        return
    if answering.refused or not answering.elements:
        words = answering.refused or "no reason was given"
        contacts.note_refused(answering.asking, agency=agency, words=words, by=by, now=now)
        return
    new = _finalized(case, answering)
    _kept(answering, case, new, by, now)
    for kept in kept_batches_unscoped(agency, epoch=case.epoch, opened=True, now=now):
        opened_taken_in(kept.batch, values_of(new), batch_id=kept.batch_id, now=now)


def _finalized(case: AskingCase, answering: Answering) -> Held:
    """The values of those who are still on the list, by whose they are."""
    if {name: len(of) for name, of in answering.elements.items()} != case.sent:
        raise AnswerDoesNotFit("As many elements of each recipe as were asked for were expected.")
    listed = listed_subjects(watch_list_unscoped()).names
    new: dict[str, list[HeldToken]] = defaultdict(list)
    for one in case.secrets:
        subjects = [subject for subject in one.subjects if subject in listed]
        if subjects:
            token = _value(one, answering.elements[one.recipe][one.place])
            for subject in subjects:
                new[subject].append(token)
    return {subject: tuple(tokens) for subject, tokens in new.items()}


def _value(one: Blinded, evaluated: bytes) -> HeldToken:
    try:
        value = finalize(one.token, one.secret, evaluated)
    except BadElement as bad:
        raise AnswerDoesNotFit(f"Recipe {one.recipe}: {bad}.") from bad
    return HeldToken(one.recipe, token_digest(one.token), value)


def _kept(answering: Answering, case: AskingCase, new: Held, by: SystemActor, now: datetime) -> None:
    before = held_unscoped(case.agency, case.epoch)
    whole = {
        subject: tuple({one.digest: one for one in (*before.get(subject, ()), *tokens)}.values())
        for subject, tokens in new.items()
    }
    contacts.hold(answering.asking, agency=case.agency, epoch=case.epoch, held=whole, by=by, now=now)
