"""Searches for a child by exact details: who, when, for what task, on whose call, and how often the same details."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from teamaround.service.accounts.queries import names_of
from teamaround.service.agencies.queries import agency_names
from teamaround.service.audit.kinds import AuditKind
from teamaround.service.audit.queries import Look
from teamaround.service.audit.queries import searches as searches_made
from teamaround.service.pages.asking import Asker
from teamaround.service.pages.audit_desk.presenters import AT_ONCE, LOOKING_BACK
from teamaround.service.pages.child.names import role_name
from teamaround.service.pages.child.paging import paged
from teamaround.service.pages.components.listing import Listing, ListingRow
from teamaround.service.pages.components.marks import Level
from teamaround.service.pages.components.pagination import Pagination
from teamaround.service.pages.components.phrases import Sentence, Strong
from teamaround.service.pages.words import dates
from teamaround.service.pages.words.finding import caller_words, task_words
from teamaround.service.policy.finding import terms

COLUMNS = ("When", "Who", "Role and agency", "Why", "Who asked", "What came of it", "Same details")


@dataclass(frozen=True, slots=True)
class SearchesPage:
    """Everything on the page."""

    refused: Sentence
    list: Listing
    pages: Pagination | None
    weeks: int = LOOKING_BACK.days // 7


def searches_page(asking: Asker, wanted: str = "") -> SearchesPage:
    """Compose the page, the newest first."""
    made = searches_made(asking.actor, now=asking.now, since=asking.now - LOOKING_BACK)
    here = paged(made, wanted, AT_ONCE)
    names, agencies = names_of({one.actor for one in made}), agency_names()
    times = Counter(one.object_id for one in made)
    return SearchesPage(
        refused=_refused(made, names),
        list=Listing(
            "Searches, the newest first",
            COLUMNS,
            tuple(_row(one, names, agencies, times[one.object_id]) for one in here.rows),
            caption_hidden=True,
            empty="Nobody has looked for a child by exact details in these weeks.",
        ),
        pages=here.pagination,
    )


def _refused(made: tuple[Look, ...], names: Mapping[str, str]) -> Sentence:
    most, minutes = terms().most_searches, terms().within_minutes
    limit = f"{most} searches in {minutes} minutes, the most for one person"
    too_often = Counter(_name(one, names) for one in made if _is_refused(one))
    if not too_often:
        return f"Nobody was refused for {limit}."
    told = "; ".join(f"{name}, {number} refused" for name, number in sorted(too_often.items()))
    return (Strong(f"Over the limit: {told}."), f" The limit is {limit}.")


def _row(one: Look, names: Mapping[str, str], agencies: Mapping[str, str], times: int) -> ListingRow:
    role = role_name(one.role)
    return ListingRow(
        (
            dates.brief_moment(one.at),
            (Strong(_name(one, names)),),
            f"{role[:1].upper()}{role[1:]}, {agencies.get(one.agency, 'no agency')}",
            task_words(one.object_type),
            caller_words(one.on_behalf_of, agencies),
            _came_of_it(one),
            "once" if times == 1 else f"{times} times",
        ),
        Level.AMBER if _is_refused(one) else None,
    )


def _came_of_it(one: Look) -> str:
    if _is_refused(one):
        return "Refused: too many searches"
    return {0: "Nobody answered", 1: "One child"}.get(one.count, "More than one child")


def _is_refused(one: Look) -> bool:
    return one.action == AuditKind.ACCESS_REFUSED


def _name(one: Look, names: Mapping[str, str]) -> str:
    return names.get(one.actor, "an account that is gone")
