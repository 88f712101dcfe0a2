"""What the desk cannot hear: feeds that have gone silent, and agencies that have none (decision 20)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

import msgspec

from teamaround.service.agencies.models import Agency, AgencyKind
from teamaround.service.agencies.queries import FeedState, agencies_of, feed_states
from teamaround.service.pages.components.boxes import WarningStrip
from teamaround.service.pages.components.feed_table import FeedRow, FeedTable
from teamaround.service.pages.components.marks import Level, LevelMark
from teamaround.service.pages.components.phrases import Link, Sentence, Strong
from teamaround.service.pages.words import dates

NAMED = 3  # agencies named in one line; the others are counted [INV]
# The council's own children's services write in the record itself, and meetings hold nothing that their members do
# not; the others feed it or do not.
WRITE_HERE = frozenset(
    {
        AgencyKind.CHILDRENS_SERVICES,
        AgencyKind.CHILDRENS_HUB,
        AgencyKind.EMERGENCY_DUTY,
        AgencyKind.LEGAL,
        AgencyKind.PARTNERSHIP,
        AgencyKind.FORUM,
        AgencyKind.OTHER,
        AgencyKind.COURT,
    }
)
PLURALS: Mapping[str, str] = {AgencyKind.SCHOOL: "schools", AgencyKind.GP_PRACTICE: "GP practices"}


class Hearing:
    """Who feeds the desk of a council at a moment. Two queries when made."""

    def __init__(self, council: str, now: datetime) -> None:
        self.now = now
        near = agencies_of(council)
        self.names = {one.slug: one.name for one in near}
        here = [one for one in near if one.kind not in WRITE_HERE]
        known = {one.slug for one in here}
        here_only = [feed for feed in feed_states(now) if not council or feed.agency in known]
        self.feeds = _one_an_agency(here_only)
        feeding = {feed.agency for feed in self.feeds}
        self.unheard = tuple(one for one in here if one.slug not in feeding)

    @property
    def silent(self) -> tuple[FeedState, ...]:
        """Feeds that have been quiet for longer than they should be."""
        return tuple(feed for feed in self.feeds if feed.silent_for is not None)

    def strip(self) -> WarningStrip:
        """ "What we cannot hear tonight: ..." An empty queue is never said to be safe."""
        when = "tonight" if dates.in_london(self.now).hour >= dates.EVENING else "now"
        said = f" {self._told()} An empty queue does not mean that nothing happened. "
        return WarningStrip((Strong(f"What we cannot hear {when}:"), said, Link("Who feeds us", "#feeds")))

    def _told(self) -> str:
        unheard = self.unheard_words()
        if unheard and not self.silent:
            return f"{unheard} Every feed that there is has been heard within its usual time."
        return f"{self.silent_words()} {unheard}".strip()

    def silent_words(self) -> str:
        """ "Harbour Hospital has been silent for 9 h." """
        if not self.silent:
            return "every feed has been heard within its usual time."
        named = [
            f"{feed.agency_name} for {dates.lag(feed.silent_for)}" for feed in self.silent if feed.silent_for
        ]
        more = [f"{len(named) - NAMED} more"] if len(named) > NAMED else []
        return f"silent: {_row([*named[:NAMED], *more])}."

    def unheard_words(self) -> str:
        """ "Fenbridge Probation and 8 GP practices have no feed." """
        counted = _counted(self.unheard)
        if not counted:
            return ""
        alone = len(self.unheard) == 1
        return f"{_row(counted)} {'has' if alone else 'have'} no feed."

    def table(self) -> FeedTable:
        """Every feed, then who has none, in one row a kind."""
        return FeedTable(
            (*map(self._row, self.feeds), *map(_no_feed, _counted(self.unheard, most=len(self.unheard))))
        )

    def _row(self, feed: FeedState) -> FeedRow:
        return FeedRow(
            feed.agency_name,
            _since(feed.first_heard),
            dates.ago(feed.last_heard, self.now) if feed.last_heard else "never",
            _state(feed),
        )


def _one_an_agency(feeds: Iterable[FeedState]) -> tuple[FeedState, ...]:
    """An agency that sends in several formats is heard when any of them is."""
    heard: dict[str, FeedState] = {}
    for feed in sorted(feeds, key=_last_heard):
        before = heard.get(feed.agency)
        first = [one.first_heard for one in (before, feed) if one is not None and one.first_heard]
        heard[feed.agency] = msgspec.structs.replace(feed, first_heard=min(first, default=None))
    return tuple(sorted(heard.values(), key=lambda feed: feed.agency_name))


def _last_heard(feed: FeedState) -> float:
    return feed.last_heard.timestamp() if feed.last_heard else 0.0


def _since(first: datetime | None) -> str:
    return f"{dates.in_london(first):%B %Y}" if first else "never"


def _state(feed: FeedState) -> LevelMark:
    if feed.is_stopped:
        return LevelMark(Level.AMBER, "Stopped: too many records. A person starts it again")
    if feed.silent_for is not None:
        within = dates.lag(feed.should_be_heard_within)
        return LevelMark(Level.AMBER, f"Silent {dates.lag(feed.silent_for)}. Expected within {within}")
    working = "Working, sealed" if feed.is_sealed else "Working"
    return LevelMark(Level.DONE, working) if feed.last_heard else LevelMark(Level.QUEUE, "Not heard yet")


def _no_feed(words: str) -> FeedRow:
    return FeedRow(words, "never", "by telephone or letter only", LevelMark(Level.QUEUE, "No feed"))


def _counted(agencies: Iterable[Agency], most: int = NAMED) -> list[str]:
    """Agencies by name; kinds of which there are many as a number."""
    rows = list(agencies)
    many = [
        f"{n} {words}" for kind, words in PLURALS.items() if (n := sum(one.kind == kind for one in rows)) > 1
    ]
    counted = {kind for kind in PLURALS if sum(one.kind == kind for one in rows) > 1}
    single = [one.name for one in rows if one.kind not in counted]
    more = [f"{len(single) - most} other agencies"] if len(single) > most else []
    return [*single[:most], *more, *many]


def _row(names: list[str]) -> str:
    return " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else "".join(names)


def nothing_waits(hearing: Hearing) -> Sentence:
    """The empty queue. Never "all clear"."""
    words = hearing.silent_words()
    return ("Nothing waits. ", f"{words[:1].upper()}{words[1:]} {hearing.unheard_words()}")
