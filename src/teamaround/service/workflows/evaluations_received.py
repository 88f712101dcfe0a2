"""An agency has evaluated what it could not read: its answer is kept, and the worker takes it in afterwards.

How many of the elements were tokens and how many padding is nothing to the request: it looks at all of them alike.
"""

from __future__ import annotations

from datetime import datetime

from teamaround.formats.sealed_way import Answering
from teamaround.matching.tokens import BadElement, must_be_element
from teamaround.service.audit.actions import SystemActor
from teamaround.service.contacts import actions as contacts
from teamaround.service.contacts.sealed_queries import sent_unscoped
from teamaround.service.workflows.sealed.one_seed import of_one_seed


class UnknownAsking(LookupError):
    """An answer to nothing that this agency was asked."""


class AnswerDoesNotFit(ValueError):
    """An answer of other elements than were asked for. The asking still waits."""


def evaluations_received(answering: Answering, *, agency: str, now: datetime) -> None:
    """Keep an answer. The same answer again changes nothing.

    Raises `UnknownAsking`, `AnswerDoesNotFit` and `contacts.OtherSeed`.
    """
    by = SystemActor(purpose="evaluations_received", agency=agency)
    with of_one_seed(agency, by=by, now=now):
        _taken(answering, agency, by, now)


def _taken(answering: Answering, agency: str, by: SystemActor, now: datetime) -> None:
    sent = sent_unscoped(answering.asking, agency=agency)
    if sent is None:
        raise UnknownAsking("There is no such asking.")
    if not sent.elements:
        return
    if answering.refused or not answering.elements:
        words = answering.refused or "no reason was given"
        contacts.note_refused(answering.asking, agency=agency, words=words, by=by, now=now)
        return
    _must_fit(answering, sent.elements)
    contacts.keep_to_seed(agency, epoch=sent.epoch, mark=answering.mark)
    contacts.keep_answer(answering, agency=agency)


def _must_fit(answering: Answering, sent: dict[str, int]) -> None:
    if {name: len(of) for name, of in answering.elements.items()} != sent:
        raise AnswerDoesNotFit("As many elements of each recipe as were asked for were expected.")
    if not answering.mark:
        raise AnswerDoesNotFit("The mark of the seed was expected.")
    for recipe, elements in answering.elements.items():
        try:
            for element in elements:
                must_be_element(element)
        except BadElement as bad:
            raise AnswerDoesNotFit(f"Recipe {recipe}: {bad}.") from bad
