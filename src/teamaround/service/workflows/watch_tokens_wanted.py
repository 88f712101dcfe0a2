"""The watch list changed: agencies are asked blindly for what is new of it, and what left it is deleted (design 7.3).

The first asking of an epoch is made at once; what is new later waits for the next turn of the timetable, so that an
asking says nothing of the moment at which somebody joined the list.
"""

from __future__ import annotations

import os
from collections import Counter
from datetime import datetime
from functools import cached_property

from django.db import transaction

from teamaround.matching.tokens import Token, live_epochs, recipe_table
from teamaround.matching.tokens.keys import sealing_terms
from teamaround.service.audit.actions import SystemActor
from teamaround.service.contacts import actions as contacts
from teamaround.service.contacts.sealed_queries import (
    asked_of,
    being_asked_unscoped,
    held_unscoped,
    sealing_agencies,
)
from teamaround.service.contacts.sealed_values import Asked, HeldToken, sealed_terms, token_digest
from teamaround.service.people.queries import watch_list_unscoped, watch_list_version
from teamaround.service.workflows.sealed.blinding import blinded_lots
from teamaround.service.workflows.sealed.listed_tokens import ListedSubjects, listed_subjects

BY = SystemActor(purpose="watch_tokens_wanted")
Wanted = dict[Token, tuple[str, ...]]


class _List:
    """The list as it now stands, read and tokened once for all agencies, and only where one needs it."""

    @cached_property
    def subjects(self) -> ListedSubjects:
        return listed_subjects(watch_list_unscoped())

    @cached_property
    def tokens(self) -> dict[str, tuple[Token, ...]]:
        return dict(self.subjects.tokens())


def watch_tokens_wanted(*, now: datetime) -> int:
    """Ask every agency that sends sealed contacts, under each live epoch, for what is new. Returns how many askings."""
    whole, live = _List(), [epoch.number for epoch in live_epochs(now)]
    made = 0
    for agency in sealing_agencies(now):
        _forgotten(agency, live, now)
        made += sum(_brought_up_to_date(agency, epoch, whole, now) for epoch in live)
    return made


@transaction.atomic
def _forgotten(agency: str, live: list[int], now: datetime) -> None:
    contacts.values_one_at_a_time(agency)
    contacts.forget_epochs(agency, live=live, by=BY, now=now)


@transaction.atomic
def _brought_up_to_date(agency: str, epoch: int, whole: _List, now: datetime) -> int:
    contacts.values_one_at_a_time(agency)
    asked, version = asked_of(agency, epoch), watch_list_version()
    if asked is not None and asked.recipes != recipe_table().version:
        contacts.forget_epoch(agency, epoch=epoch, by=BY, now=now)
        asked = None
    if asked is not None and asked.kept_to != version:
        _let_go(agency, epoch, whole, now)
    if asked is None or sealed_terms().turn(asked.asked_at) != sealed_terms().turn(now):
        return _asked_for(agency, epoch, whole, now, is_first=asked is None)
    return 0


def _let_go(agency: str, epoch: int, whole: _List, now: datetime) -> None:
    """Delete the values of who left the list, and of details that are no longer theirs."""
    held = held_unscoped(agency, epoch)
    still = {subject: _still(tokens, whole.tokens.get(subject, ())) for subject, tokens in held.items()}
    contacts.keep_only(
        agency,
        epoch=epoch,
        kept={name: tokens for name, tokens in still.items() if tokens and tokens != held[name]},
        gone=[name for name, tokens in still.items() if not tokens],
        to=whole.subjects.version,
        by=BY,
        now=now,
    )


def _still(held: tuple[HeldToken, ...], tokens: tuple[Token, ...]) -> tuple[HeldToken, ...]:
    theirs = {token_digest(token.value) for token in tokens}
    return tuple(one for one in held if one.digest in theirs)


def _asked_for(agency: str, epoch: int, whole: _List, now: datetime, *, is_first: bool) -> int:
    wanted = _new(agency, epoch, whole)
    most = max(Counter(token.recipe for token in wanted).values(), default=0)
    is_bulk = is_first or most > sealing_terms().quota.bulk_multiple
    lots = blinded_lots(wanted, is_bulk=is_bulk, draw=os.urandom)
    contacts.ask(
        agency,
        epoch=epoch,
        plans=whole.subjects.plans,
        is_bulk=is_bulk,
        lots=lots,
        asked=Asked(
            recipes=recipe_table().version,
            asked_at=now,
            asked_to=whole.subjects.version,
            kept_to=whole.subjects.version,
        ),
        listed=len(whole.tokens),
        by=BY,
        now=now,
    )
    return len(lots)


def _new(agency: str, epoch: int, whole: _List) -> Wanted:
    """The tokens that have no value yet and are not being asked for, each with those whose it is."""
    held = {name: {one.digest for one in tokens} for name, tokens in held_unscoped(agency, epoch).items()}
    waiting = {
        (subject, blinded.token)
        for blinded in being_asked_unscoped(agency, epoch)
        for subject in blinded.subjects
    }
    wanted: Wanted = {}
    for subject, tokens in whole.tokens.items():
        theirs = held.get(subject, set())
        for token in tokens:
            if token_digest(token.value) not in theirs and (subject, token.value) not in waiting:
                wanted[token] = (*wanted.get(token, ()), subject)
    return wanted
