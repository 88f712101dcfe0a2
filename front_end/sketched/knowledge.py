"""Sketch 2: who knew what, when."""

from datetime import datetime

from sketched.frames import NOW
from teamaround.service.pages.components.as_at_control import AsAtControl
from teamaround.service.pages.components.boxes import Drawing
from teamaround.service.pages.components.key import KnowledgeKey
from teamaround.service.pages.components.listing import Listing, ListingRow
from teamaround.service.pages.components.marks import Level
from teamaround.service.pages.components.phrases import Alarm, Link, Strong
from teamaround.service.pages.pictures.knowledge import (
    AgencyLane,
    DecisionMark,
    HeldFact,
    KnowledgePicture,
    Reach,
)
from teamaround.service.pages.pictures.who_knew_what import who_knew_what
from teamaround.service.pages.words import dates


def at(year: int, month: int, day: int, hour: int = 9, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=dates.LONDON)


PICTURE = KnowledgePicture(
    child="Robin",
    as_at=NOW,
    lanes=(
        AgencyLane(
            "Sandshire Police",
            (
                HeldFact(
                    "Man stabbed in the home, Robin upstairs",
                    at(2023, 2, 3, 22, 40),
                    at(2023, 2, 4, 3, 10),
                    at(2023, 2, 7, 9),
                ),
                HeldFact(
                    "Robin found alone at home",
                    at(2023, 4, 22, 21, 15),
                    at(2023, 4, 22, 21, 40),
                    at(2023, 4, 24, 23),
                ),
                HeldFact(
                    "Kerry drove intoxicated, hit a wall",
                    at(2023, 8, 6, 2, 30),
                    at(2023, 8, 7, 9, 30),
                    at(2023, 9, 5, 9),
                ),
                HeldFact(
                    "Cut to Kerry’s eye; Dale’s history",
                    at(2024, 3, 2, 1, 20),
                    at(2024, 3, 2, 2, 5),
                    at(2024, 3, 4, 9),
                ),
                HeldFact(
                    "Dale found in the house", at(2024, 3, 6, 18), at(2024, 3, 7, 10), at(2024, 3, 7, 10)
                ),
            ),
            "fed since Jan 2023",
        ),
        AgencyLane(
            "North Coast Ambulance",
            (
                HeldFact(
                    "Dale gave Robin’s home as his address",
                    at(2024, 5, 11, 20, 5),
                    at(2024, 5, 11, 20, 9),
                    school_words="notice only",
                    fresh=True,
                ),
            ),
            "999 and 111, fed since Mar 2024",
        ),
        AgencyLane(
            "Fenbridge Probation",
            (
                HeldFact(
                    "“Split my cheekbone” (source protected)",
                    at(2024, 4, 15, 11, 20),
                    at(2024, 4, 15, 15, 40),
                ),
                HeldFact("Where Dale must live, and who checks", at(2024, 3, 28)),
            ),
            "not fed; by telephone",
        ),
        AgencyLane(
            "Turning Tide",
            (
                HeldFact(
                    "Closed the case: negative tests",
                    at(2023, 4, 12),
                    at(2023, 4, 14, 11),
                    at(2023, 4, 14, 12),
                ),
                HeldFact("What the tests covered, and when", at(2023, 4, 12)),
            ),
            "drug and alcohol; not fed",
        ),
        AgencyLane(
            "Kerry’s GP practice",
            (
                HeldFact(
                    "Kerry said she was afraid at home",
                    at(2024, 1, 22, 16),
                    at(2024, 3, 7, 18),
                    at(2024, 3, 7, 18),
                ),
            ),
            "not fed; meetings only",
        ),
        AgencyLane(
            "Health 0–19",
            (
                HeldFact(
                    "“No unmet needs”, and leaving",
                    at(2023, 3, 20, 11),
                    at(2023, 3, 21, 16),
                    at(2023, 4, 5, 12),
                ),
                HeldFact("Whether it asked about the stabbing", at(2023, 3, 20, 11)),
            ),
            "fed since Jan 2023",
        ),
    ),
    decisions=(
        DecisionMark("First conference", at(2023, 2, 24)),
        DecisionMark("First plan ends", at(2023, 5, 18)),
        DecisionMark("Legal meeting", at(2023, 10, 4)),
        DecisionMark("Conference", at(2024, 3, 27)),
        DecisionMark("Legal meeting", at(2024, 5, 2)),
    ),
)


def _row(agency: str, fact: HeldFact) -> ListingRow:
    never = fact.reach is Reach.NEVER
    reached = (Alarm("Never, as at now"),) if fact.reached is None else dates.brief_moment(fact.reached)
    lag = (Strong(fact.lag_words(NOW).removeprefix("Not reached, ")),)
    school = fact.lag_at_school(NOW) or "not told"
    how = (Link("Ask", "#ask"), ": not asked yet") if never else "Emergency duty"
    cells = (agency, fact.words, dates.brief_moment(fact.held), reached, lag, school, how)
    return ListingRow(cells, Level.RED if never else None)


ROWS = tuple(_row(lane.agency, fact) for lane in PICTURE.lanes for fact in lane.facts)
COLUMNS = ("Held by", "Fact", "Held since", "Reached the team", "Lag", "School", "How, or what next")
TABLE = Listing("The same, as a table", COLUMNS, ROWS)
DRAWING = Drawing(who_knew_what(PICTURE), "Picture: who knew what, when", "See the picture")
KEY = KnowledgeKey()
CONTROL = AsAtControl(
    address="#",
    as_at=NOW,
    now=NOW,
    earliest=at(2023, 2, 3).date(),
    decisions=tuple(Link(dates.brief_day(decision.at), "#") for decision in PICTURE.decisions),
)
