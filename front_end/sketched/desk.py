"""Sketch 4: the single point of contact desk."""

from dataclasses import replace

from sketched.child import ALERT
from teamaround.service.pages.components.actions import Action
from teamaround.service.pages.components.boxes import WarningStrip
from teamaround.service.pages.components.feed_table import FeedRow, FeedTable
from teamaround.service.pages.components.marks import Level, LevelMark
from teamaround.service.pages.components.phrases import Link, NewLine, Padlock, Strong
from teamaround.service.pages.components.plan_card import PlanCard
from teamaround.service.pages.components.queue_list import QueueList, QueueRow
from teamaround.service.pages.components.tell_list import SenderReply, TellLine, TellList

CANNOT_HEAR = WarningStrip(
    (
        Strong("What we cannot hear tonight:"),
        (
            " the hospital feed has been silent for 9 hours. Fenbridge Probation, Turning Tide and 8"
            " GP practices have no"
            " feed. An empty queue does not mean that nothing happened. "
        ),
        Link("Who feeds us", "#feeds"),
    )
)

RED = LevelMark(Level.RED, "Red: address link")
LATE = LevelMark(Level.AMBER, "Request out: late")
QUEUE = QueueList(
    rows=(
        QueueRow(
            RED,
            "Robin Ashdown, 8",
            "#1",
            "Dale Prosser gave Robin’s home as his address. North Coast Ambulance",
            "Triage 47 min left",
            "by 9:09pm tonight",
            current=True,
        ),
        QueueRow(
            LevelMark(Level.AMBER, "Amber: new at a protected address"),
            "Isla Renwick, 4",
            "#2",
            "GP registration. History not known",
            "Mon 11:30am",
            "4 working hours",
        ),
        QueueRow(
            LevelMark(Level.AMBER, "Amber: release of a linked adult"),
            "Noah Teale, 6",
            "#3",
            "Planned 3 June. Fenbridge Probation",
            "Mon 5pm",
            "1 working day",
        ),
        QueueRow(
            LATE,
            "Robin Ashdown, 8",
            "#4",
            "Turning Tide: what the tests covered",
            "1 day late",
            "was Fri 10 May",
        ),
        QueueRow(
            LevelMark(Level.BLUE, "Request in"),
            "Osprey Primary",
            "#5",
            "Asks for a call about a pupil",
            "Tue 14 May",
            "1 working day",
        ),
        QueueRow(
            LevelMark(Level.BLUE, "Contact out of date"),
            "Fenbridge Probation",
            "#6",
            "Duty line last confirmed 13 months ago",
            "weekly list",
            "not urgent",
        ),
    ),
    note="2 possible matches wait in match review. They are not shown here until a person has decided.",
)

CARD = PlanCard(
    (
        ("Child", (Strong("Robin Ashdown, 8"), " 19 June 2015")),
        ("Plan", (Strong("Child protection, day 45"),)),
        ("Home", (Padlock(), Strong("Protected address A"))),
        ("School", (Strong("Osprey Primary"),)),
        ("Lead worker", (Strong("Priya Nair, 01632 960114"),)),
        ("Dangers", ("Dale Prosser: violence at home", NewLine(), "Alcohol and driving")),
    ),
    level=3,
)

OPENED = replace(
    ALERT,
    headline="Dale Prosser gave Robin Ashdown’s home as his own address",
    deadline="Triage by 9:09pm, 47 min left",
    what="At 8:05pm he asked NHS 111 for medication and gave protected address A.",
    how_we_know="Recorded by North Coast Ambulance from what the caller said. Reached us 8:09pm.",
    how_sure=(
        Strong("Strong, not certain."),
        " Full name, date of birth, and an address he is linked to. ",
        Link("Why", "#why", "this is strong and not certain"),
    ),
    undermines="“He is on licence in Fenbridge.” No owner, never checked.",
    check_next=(),
    does_not_mean="Not that he is there now. Not that Kerry asked him or hid anything.",
    actions=(Action("Accept and tell", "#tell"), Action("Pass to duty manager", "#pass", secondary=True)),
    hold_back=None,
    beside=CARD,
    opened=True,
    heading=2,
)

UNTOLD = LevelMark(Level.AMBER, "Waiting", hidden=True)
TELL = TellList(
    "Tell: nobody has accepted yet",
    (
        TellLine(
            UNTOLD,
            "Emergency duty team",
            "Tom Field, 01632 960199",
            "Spoken to 8:17pm, not accepted",
            Action("Call again", "tel:01632960199", secondary=True, small=True, about="Emergency duty team"),
        ),
        TellLine(
            LevelMark(Level.RED, "Urgent", hidden=True),
            "Sandshire Police control room",
            "01632 960188, log 2214",
            "Sent 8:09pm, not accepted",
            Action("Call now", "tel:01632960188", small=True, about="Sandshire Police control room"),
        ),
        TellLine(
            UNTOLD,
            "Priya Nair, social worker",
            "01632 960114",
            "Sent 8:09pm, not opened",
            Action("Call", "tel:01632960114", secondary=True, small=True, about="Priya Nair"),
        ),
        TellLine(
            UNTOLD,
            "Helen Holt, Osprey Primary",
            "Notice only: “speak to the social worker before Robin goes home”",
            "Sent 8:09pm, not opened",
            waits="after she accepts",
        ),
    ),
    hold_back=(
        Strong("Do not tell Kerry, and send nothing to address A."),
        (
            " Post to that address is held for 24 hours. On a voicemail say only: “Please call the"
            " Calder Sands desk.” It"
            " is on the core group agenda for 16 May."
        ),
    ),
)

REPLY = SenderReply(
    "“Received, receipt NC-0511-0093. We check every record in the same way and do not say whether it mattered. If"
    " somebody is in danger now, call 999.”",
    (
        "The same words for every record, already sent at 8:09pm. Nothing you decide changes them. ",
        Link("Close this sighting", "#close"),
        ": needs a reason and evidence. “She says he is not there” is a statement, not a reason.",
    ),
)


def _working(words: str = "Working") -> LevelMark:
    return LevelMark(Level.DONE, words)


def _no_feed(words: str = "No feed") -> LevelMark:
    return LevelMark(Level.QUEUE, words)


FEEDS = FeedTable(
    (
        FeedRow("North Coast Ambulance, 999 and 111", "March 2024", "13 min ago", _working()),
        FeedRow("Sandshire Police", "January 2023", "1 h ago", _working()),
        FeedRow("Health 0–19", "January 2023", "Friday 4:50pm", _working("Working. Usual gap: weekends")),
        FeedRow(
            "Calder Sands Hospital, emergency dept",
            "June 2023",
            "9 h ago",
            LevelMark(Level.AMBER, "Silent 9 h. Usual gap 2 h"),
        ),
        FeedRow("Fenbridge Probation", "never", "by telephone only", _no_feed()),
        FeedRow("Turning Tide", "never", "by letter only", _no_feed()),
        FeedRow(
            "GP practices, 14 of 22", "February 2024", "Friday 6:20pm", _no_feed("8 practices have no feed")
        ),
    )
)
