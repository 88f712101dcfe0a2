"""Sketch 1: the child's page."""

from teamaround.service.pages.components.actions import Action
from teamaround.service.pages.components.alert_card import AlertCard
from teamaround.service.pages.components.clock_strip import Clock, ClockStrip
from teamaround.service.pages.components.marks import Certainty, CertaintyMark, Level, LevelMark
from teamaround.service.pages.components.phrases import Link, Strong
from teamaround.service.pages.components.question_panel import (
    NextStep,
    OpenQuestion,
    QuestionPanel,
    ShortAnswer,
    ShortAnswers,
    SourcedFact,
    Voice,
)
from teamaround.service.pages.components.team_table import DepartedAgency, TeamMember, TeamTable

CONFIRMED = CertaintyMark(Certainty.CONFIRMED)
STATED = CertaintyMark(Certainty.STATED)
STATED_UNSAID = CertaintyMark(Certainty.STATED, hidden=True)
DOUBTED = CertaintyMark(Certainty.IN_DOUBT, hidden=True)

ALERT = AlertCard(
    level=Level.RED,
    kind="Red alert: address link",
    headline="Dale Prosser gave Robin’s home as his own address, tonight",
    deadline="Accept by 9:09pm",
    what="At 8:05pm he asked NHS 111 for medication and gave protected address A. He is not on the accepted"
    " household list.",
    how_we_know="Recorded by North Coast Ambulance from what the caller said. It reached us, and the emergency duty"
    " team, at 8:09pm. Nobody saw him.",
    how_sure=(
        Strong("Strong, not certain."),
        " Same full name and date of birth, and an address he is linked to. No NHS number was given. ",
        Link("Why", "#why", "this is strong and not certain"),
    ),
    undermines="“He is on licence in Fenbridge.” Relied on since 9 April. No owner, never checked.",
    check_next=(
        "Sandshire Police: see Robin and Kerry tonight, and who is there.",
        "Fenbridge Probation duty line: where must he sleep, who last saw him?",
        "Ambulance safeguarding desk: where was any medicine sent?",
    ),
    does_not_mean="Not that he is there now. Not that Kerry asked him, or hid anything. He may use an old address.",
    actions=(
        Action("Accept this alert", "#accept", posts=True),
        Action("Record a check", "#check", secondary=True),
    ),
    hold_back=(
        Strong("Say nothing of this to Kerry yet."),
        " ",
        Link("Why", "#why-not", "not to tell Kerry"),
    ),
)

PANELS = (
    QuestionPanel("urgent", "Is anything urgent?", alerts=(ALERT,)),
    QuestionPanel(
        "know",
        "What do we know?",
        more=Link("61 entries, 1 new", "#entries"),
        voice=Voice("Robin, to Mrs Holt at school, 1 May:", "“I go to Nan’s when it’s loud.”"),
        facts=(
            SourcedFact(CONFIRMED, "Dale was found in the house", "Police saw him, 6 March 2024"),
            SourcedFact(CONFIRMED, "Kerry had a cut to her right eye", "Police saw it, 2 March 2024"),
            SourcedFact(
                CONFIRMED, "Dale has assaulted a former partner", "Police record, told to us 2 March 2024"
            ),
            SourcedFact(STATED, "Dale attacked her, “split my cheekbone”", "Protected source, 15 April 2024"),
        ),
    ),
    QuestionPanel(
        "unknown",
        "What don’t we know, and who might?",
        unknowns=(
            OpenQuestion("Is Dale with them tonight?", "Police, Fenbridge Probation. Not asked yet"),
            OpenQuestion("Where must he live, and who checks?", "Fenbridge Probation. Not asked yet"),
            OpenQuestion("What did the drug tests cover?", "Turning Tide. Asked 2 May, 1 day late"),
            OpenQuestion("Who is Robin’s father?", "Priya Nair to find out. Open since February 2023"),
        ),
        links=(Link("All 9 unknowns", "#unknowns"), Link("Ask an agency", "#ask")),
    ),
    QuestionPanel(
        "word",
        "Whose word are we relying on?",
        more=Link("2 in doubt", "#doubt"),
        facts=(
            SourcedFact(
                DOUBTED,
                "“He is on licence elsewhere”",
                ("Core group, 9 April. Owner: nobody. Checked: never. ", Strong("Contradicted tonight")),
            ),
            SourcedFact(
                DOUBTED, "“The injury was a fall”", "Kerry, 27 March; 2 March: “he pushed me”. 0 of 2 checks"
            ),
            SourcedFact(
                STATED_UNSAID, "“No health needs”", "Health 0–19, March 2023. They left two days later"
            ),
            SourcedFact(
                STATED_UNSAID,
                "“Negative drug tests”",
                "Turning Tide, April 2023. Before two reports of drink-driving",
            ),
        ),
    ),
    QuestionPanel(
        "next",
        "What must happen next, and by when?",
        steps=(
            NextStep("Accept the alert", "Priya Nair or emergency duty", "tonight 9:09pm", "47 min left"),
            NextStep("Agree Robin’s safety for tonight", "Emergency duty, police", "tonight", "with 1"),
            NextStep("Speak to school", "Priya Nair to Helen Holt", "Mon 3:15pm", "notice sent 8:09pm"),
            NextStep("See Robin alone", "Priya Nair", "Wed 15 May", "3 working days"),
            NextStep("Hold the core group", "Priya Nair. Booked Thu 16 May", "was 8 May", "3 days late"),
        ),
    ),
)

SHORT = ShortAnswers(
    (
        ShortAnswer(
            "Is anything urgent?",
            "#urgent",
            "Yes. One red alert, accept by 9:09pm",
            LevelMark(Level.RED, hidden=True, size=18),
        ),
        ShortAnswer("What do we know?", "#know", "61 entries, newest 8:09pm tonight"),
        ShortAnswer("What don’t we know?", "#unknown", "9 unknowns, 2 not yet asked"),
        ShortAnswer("Whose word?", "#word", "4 relied on, 2 in doubt"),
        ShortAnswer("What next?", "#next", "5 things, first by 9:09pm"),
    )
)

CLOCKS = ClockStrip(
    (
        Clock("47 min left", "Accept the alert", "by 9:09pm tonight", used=0.22, level=Level.RED),
        Clock("3 days late", "Core group", "due 8 May, booked 16 May", used=1, late=True, level=Level.AMBER),
        Clock("Monday 3:15pm", "School told", "before Robin goes home", used=0.08),
        Clock("3 working days", "Visit to Robin", "by Wed 15 May", used=0.7),
        Clock(
            "1 day late", "Reply from Turning Tide", "due Fri 10 May", used=1, late=True, level=Level.AMBER
        ),
        Clock("47 days", "Review conference", "by Thu 27 June", used=0.49),
    )
)

TEAM = TeamTable(
    heading="Team around Robin",
    mark=LevelMark(Level.AMBER, "Thin: 2 active agencies of at least 3"),
    remark=(
        "Two is not a breach. It is a reason to ask more widely. ",
        Link("Invite or ask an agency", "#invite"),
    ),
    members=(
        TeamMember("Children’s social care", "Priya Nair, lead worker", "At both of the last 2 core groups"),
        TeamMember("Osprey Primary", "Helen Holt, safeguarding lead", "At both of the last 2 core groups"),
    ),
    departed=(
        DepartedAgency(
            "Health 0–19",
            "22 March 2023",
            "“No unmet needs”",
            "Nobody leads on how Robin is after seeing the stabbing",
        ),
        DepartedAgency(
            "Turning Tide",
            "12 April 2023",
            "“Negative tests”",
            "What the tests covered; plan if Kerry relapses",
            kind="drug and alcohol",
        ),
    ),
    outside=(
        (
            "Not in the team, but known to hold something: Sandshire Police, Fenbridge Probation, North Coast Ambulance"
            " (new tonight). Turning Tide, Fenbridge Probation and Kerry’s GP practice feed us"
            " nothing, so their silence"
            " tells us nothing. "
        ),
        Link("Who feeds us, and since when", "#feeds"),
    ),
)
