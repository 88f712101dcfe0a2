"""What the six sketched pages do not show: empty states, forms with errors, pages of a list, plain words, all marks."""

from sketched.frames import NOW
from teamaround.service.pages.components.alert_card import AlertCard
from teamaround.service.pages.components.boxes import EmptyState, NoteBox, PlainWords, WarningStrip
from teamaround.service.pages.components.clock_strip import ClockStrip
from teamaround.service.pages.components.forms import (
    Choice,
    Choices,
    DateField,
    ErrorSummary,
    FieldError,
    TextArea,
    TextField,
)
from teamaround.service.pages.components.marks import Certainty, CertaintyMark, Level, LevelMark
from teamaround.service.pages.components.pagination import Pagination
from teamaround.service.pages.components.phrases import Link, Strong
from teamaround.service.pages.components.question_panel import QuestionPanel
from teamaround.service.pages.components.queue_list import QueueList
from teamaround.service.pages.components.work_list import WorkList
from teamaround.service.pages.environment import Presenter
from teamaround.service.pages.words import dates

SAY_WHY = "Say why, in one or two sentences"

PARTS: tuple[tuple[str, tuple[Presenter, ...]], ...] = (
    ("Levels", tuple(LevelMark(level) for level in Level)),
    ("Certainty", tuple(CertaintyMark(certainty) for certainty in Certainty)),
    (
        "Nothing urgent",
        (
            QuestionPanel(
                "calm",
                "Is anything urgent?",
                empty="No open red or amber alert. This is not a sign of safety. No 111 feed for 6 h.",
            ),
        ),
    ),
    (
        "Empty",
        (
            QueueList((), empty="Nothing waits. Silent feeds: Calder Sands Hospital, 9 h."),
            WorkList((), empty="Nothing to do now. Police notices reach you since January 2023."),
            EmptyState(
                "Nobody has told us anything about this yet.",
                "A statement, a visit or a reply to a question would stand here.",
                "No 111 feed for 6 h.",
            ),
            ClockStrip(()),
        ),
    ),
    (
        "A form that was sent too soon",
        (
            ErrorSummary((FieldError("why", SAY_WHY), FieldError("seen-day", "Enter the day you saw Robin"))),
            TextField("who", "Who told you?", "Mrs Holt", "Name and role", width=20),
            TextArea("why", "Why do you close this?", hint="A denial alone closes nothing.", error=SAY_WHY),
            DateField("seen", "When did you see Robin?", hint="For example 8 5 2024", error="Enter the day"),
            Choices(
                "seen-alone",
                "Was Robin alone?",
                (Choice("yes", "Yes"), Choice("no", "No, or not all the time")),
            ),
        ),
    ),
    ("Pages of a list", (Pagination(5, 9),)),
    (
        "Plain words",
        (
            PlainWords(
                "core group", "The people who carry out a child’s plan. They meet at least every six weeks."
            ),
            NoteBox("A quiet note", (f"Said {dates.full_moment(NOW)}.",), tone="edge"),
            WarningStrip(
                (Strong("This page is 20 minutes old."), " ", Link("Reload", "#")), Level.BLUE, "Note"
            ),
            WarningStrip((Strong("Not sent."), " Call 01632 960188. ", Link("Try again", "#")), Level.RED),
        ),
    ),
    (
        "An amber alert",
        (
            AlertCard(
                level=Level.AMBER,
                kind="Amber alert: new at a protected address",
                headline="Somebody registered with a GP at Isla’s home",
                deadline="Triage by Mon 11:30am",
                what="A registration names protected address C as home.",
                how_we_know="Sent by the practice on 11 May.",
                how_sure="Certain about the address. The person is not known to us.",
                does_not_mean="Not that he lives there now.",
            ),
        ),
    ),
)
