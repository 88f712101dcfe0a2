"""Sketch 6: my work, for a school's safeguarding lead."""

from teamaround.service.pages.components.actions import Action
from teamaround.service.pages.components.boxes import SideSection, TintedLine
from teamaround.service.pages.components.marks import Level, LevelMark
from teamaround.service.pages.components.notice_card import NoticeCard
from teamaround.service.pages.components.phrases import Link, Strong
from teamaround.service.pages.components.work_list import WorkList, WorkRow

DANGER = TintedLine(
    (Strong("A child in danger now? Call 999."), " Then the emergency duty team, 01632 960199.")
)

NOTICE = NoticeCard(
    level=Level.RED,
    kind="Red notice",
    title="Robin Ashdown, Year 4: speak to the social worker before Robin goes home",
    deadline="Monday, before 3:15pm",
    deadline_note="best before school starts",
    lines=(
        (
            "Priya Nair, ",
            Strong("01632 960114"),
            ". At weekends and nights, the emergency duty team, ",
            Strong("01632 960199"),
            ".",
        ),
        (
            "Sent tonight, 8:09pm. We cannot say more here. Priya will tell you what you need to keep Robin safe at"
            " school."
        ),
    ),
    actions=(
        Action("I have seen this", "#seen", posts=True),
        Action("I have something to tell Priya", "#tell", secondary=True),
    ),
)


def _small(words: str, about: str) -> Action:
    return Action(words, "#do", secondary=True, small=True, about=about)


WORK = WorkList(
    rows=(
        WorkRow(
            LevelMark(Level.AMBER, "No reply yet"),
            "Robin Ashdown: you reported tiredness on 8 May",
            "“Fell asleep in class twice.” A reply was due on Thursday. You can now ask the team manager, Colin Reyes.",
            "1 day late",
            "social care to answer",
            _small("Ask the team manager", "about Robin"),
        ),
        WorkRow(
            LevelMark(Level.BLUE, "Core group"),
            "Robin Ashdown: your notes for Thursday",
            "Five questions. First: who spoke to Robin, when, and what did Robin say? Draft saved 10 May.",
            "Wednesday 15 May",
            "meeting Thu 16 May, 1pm",
            _small("Continue your notes", "on Robin"),
        ),
        WorkRow(
            LevelMark(Level.BLUE, "A question for you"),
            "Noah Teale, Year 2: attendance since Easter",
            "Asked by his social worker, Dan Whitlow. “Nothing to report” is an answer.",
            "Thursday 16 May",
            "4 working days",
            _small("Answer", "about Noah"),
        ),
        WorkRow(
            LevelMark(Level.BLUE, "Your details"),
            "Is this still how to reach you and your deputy?",
            "Helen Holt and Sam Okoro. Last confirmed 11 months ago.",
            "8 June",
            "once a year",
            _small("Yes, or change", "your details"),
        ),
    ),
    note="Nothing here about a pupil does not mean that nothing has happened. Police notices reach you since January"
    " 2023. Notices from domestic abuse meetings reach you since March 2024.",
)

SIDE = (
    SideSection(
        "Tell the team something",
        ("What a child said, how they seem, who came to collect. In their own words. You need not be sure.",),
        action=Action("Write it down now", "#write"),
    ),
    SideSection(
        "Your pupils with a plan",
        rows=(
            ((Link("Robin Ashdown", "#r"), ", Year 4"), "Child protection. Priya Nair"),
            ((Link("Noah Teale", "#n"), ", Year 2"), "Child in need. Dan Whitlow"),
            ((Link("Ava Lindqvist", "#v"), ", Year 6"), "Child in care. Ruth Bell"),
        ),
    ),
    SideSection(
        "What you see here",
        (
            (
                "Notices, plan cards and core group papers for pupils at Osprey Primary. Not home addresses, adults’"
                " health, police detail, or other schools’ children."
            ),
            ("Need to know more to keep a child safe? ", Link("Ask, and say why", "#ask"), "."),
        ),
    ),
)
