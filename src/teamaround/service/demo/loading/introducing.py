"""What is said when the demonstration stands: whom to be, what each meets first, and which child it is about."""

from __future__ import annotations

from collections.abc import Iterator

from teamaround.practice.clocks import Level
from teamaround.service.accounts.queries import personas
from teamaround.service.ledger.queries import open_children_unscoped
from teamaround.service.pages.child.names import within_a_sentence
from teamaround.service.pages.signing_in.presenters import on_the_journey
from teamaround.service.work.queries import alerts_unscoped


def introduction(address: str) -> Iterator[str]:
    """The lines to print."""
    yield f"Open {address} and choose whom to be. Each sees something else:"
    for person in on_the_journey(personas()):
        yield f"  {person.name}, {person.role[:1].lower()}{person.role[1:]}, {person.where}"
        yield f"      {person.reads}"
    yield from child_to_look_at()


def child_to_look_at() -> Iterator[str]:
    """The child of whom the newest red alert speaks, with what it says; nothing where there is none."""
    reds = [
        (alert.raised_at, child.name, alert.explanation.what)
        for child in open_children_unscoped()
        for alert in alerts_unscoped(child.child_id)
        if alert.level is Level.RED
    ]
    if reds:
        _, name, what = max(reds)
        yield f"The child to look at is {name}: {within_a_sentence(what)}."
