"""Decisions that are kept: who said what, on what it rests, until when it holds, and how to undo it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse

from teamaround.matching.linkage.calibrating import bucket_of
from teamaround.service.accounts.queries import names_of
from teamaround.service.contacts.doubt import settles
from teamaround.service.contacts.judged import WhyEnded
from teamaround.service.contacts.judgement_queries import judgements_of, may_count
from teamaround.service.contacts.remembering import remembering
from teamaround.service.contacts.values import JudgementCard
from teamaround.service.pages.asking import Asker
from teamaround.service.pages.child.paging import paged
from teamaround.service.pages.components.listing import Listing, ListingRow
from teamaround.service.pages.components.pagination import Pagination
from teamaround.service.pages.components.phrases import Link, NewLine, Quiet, Sentence, Strong
from teamaround.service.pages.words import dates

LAST_DECISIONS, ON_A_PAGE = 10, 25
COLUMNS = ("Decided", "By", "Said", "It rests on", "Holds", "Undo")
WITH_WORDS = "The words are removed with the pair, 30 days after “not the same”."
FILTERS = ("said", "bucket", "band", "group", "council")


@dataclass(frozen=True, slots=True)
class DecisionsPage:
    """All answers that this reader may see, or those that a number of the calibration report counts."""

    title: str
    note: str
    filtered: bool
    listing: Listing
    pagination: Pagination | None
    may_count: bool
    remark: str


def last_decisions(asking: Asker) -> Listing:
    """The last few, for the page of what waits."""
    cards = judgements_of(asking.actor, now=asking.now)[:LAST_DECISIONS]
    title = "Last decisions of your desk" if settles(asking.actor) else "Your last decisions"
    return _listing(title, cards, asking)


def decisions_page(asking: Asker, wanted: QueryDict, remark: str) -> DecisionsPage:
    """The answers asked for by the address, the newest first."""
    cards = [one for one in judgements_of(asking.actor, now=asking.now) if _is_wanted(one, wanted)]
    keep = "&".join(f"{name}={wanted[name]}" for name in FILTERS if _is_plain(wanted.get(name, "")))
    page = paged(cards, wanted.get("page", ""), ON_A_PAGE, keep=f"?{keep}" if keep else "")
    whose = "of your desk" if settles(asking.actor) else "of your own"
    return DecisionsPage(
        title="Decisions that are kept",
        note=(
            f"{page.of} {whose}. While a decision holds, the same details are not asked about again."
            " It ends at once when something is given that was not there."
        ),
        filtered=bool(keep),
        listing=_listing("Decisions, the newest first", page.rows, asking),
        pagination=page.pagination,
        may_count=may_count(asking.actor, now=asking.now),
        remark=remark,
    )


def _is_plain(value: str) -> bool:
    return bool(value) and value.replace("_", "").replace("-", "").isalnum()


def _is_wanted(card: JudgementCard, wanted: QueryDict) -> bool:
    """Whether an answer is among those that the address asks for."""
    has = {
        "said": card.said.value,
        "bucket": str(bucket_of(card.bits)),
        "band": card.band,
        "group": card.name_group,
        "council": card.council,
    }
    return all(has[name] == wanted[name] for name in FILTERS if wanted.get(name))


def _listing(title: str, cards: tuple[JudgementCard, ...] | list[JudgementCard], asking: Asker) -> Listing:
    names = names_of({one.by for one in cards} | {one.undone_by for one in cards if one.undone_by})
    rows = tuple(_row(one, names, asking) for one in cards)
    return Listing(title, COLUMNS, rows, empty="Nothing has been decided yet.")


def _row(card: JudgementCard, names: Mapping[str, str], asking: Asker) -> ListingRow:
    who = "You" if card.by == asking.actor.user_id else names.get(card.by, "A matcher")
    return ListingRow(
        (
            dates.moment(card.at),
            who,
            (Strong(card.said.label),),
            _rests_on(card),
            holds(card),
            _undo(card, names),
        )
    )


def _rests_on(card: JudgementCard) -> Sentence:
    looked = "; ".join(remembering().rests_on.get(slug, slug) for slug in card.rests_on)
    words = card.reason.partition(" Also looked at:")[0]
    return (looked or "Not said", NewLine(), Quiet(words or WITH_WORDS))


def holds(card: JudgementCard) -> str:
    """Until when an answer is remembered, or since when and why no longer."""
    if card.ended_at is not None:
        return f"Ended {dates.moment(card.ended_at)}: {WhyEnded(card.ended_because).label.lower()}"
    return f"Until {dates.moment(card.holds_until)}" if card.holds_until else "Not remembered"


def _undo(card: JudgementCard, names: Mapping[str, str]) -> Sentence:
    if card.undone_at is not None:
        why = remembering().undone_because.get(card.undone_because, card.undone_because)
        return f"Undone by {names.get(card.undone_by, 'somebody')}: {why.lower()}"
    if not card.can_be_undone:
        return "Nothing was decided"
    about = f"the decision of {dates.moment(card.at)}"
    return (Link("Undo", reverse("match_undo", args=[card.judgement_id]), about=about),)
