"""The child's page: five questions, then clocks, team and who left. What a role is not shown is not composed."""

from __future__ import annotations

from dataclasses import dataclass

from teamaround.practice.answers.relied_on import Footing, reliances
from teamaround.practice.answers.undone import Undone
from teamaround.practice.answers.unknown import Asked, unknowns
from teamaround.service.agencies.queries import FeedState, feed_states
from teamaround.service.pages.child.answers import entries_words, known_panel, relied_panel, unknown_panel
from teamaround.service.pages.child.control import as_at_control
from teamaround.service.pages.child.feeds import silence
from teamaround.service.pages.child.left_undone import left_undone
from teamaround.service.pages.child.next_steps import Due, everything_due, left_words, next_panel, strip
from teamaround.service.pages.child.opening import Opened
from teamaround.service.pages.child.outside import own_contribution, plan_card, school_notices
from teamaround.service.pages.child.strip import identity, navigation
from teamaround.service.pages.child.team import team_table
from teamaround.service.pages.child.urgent import URGENT, Standing, accept_words, standing, urgent_panel
from teamaround.service.pages.components.as_at_control import AsAtControl
from teamaround.service.pages.components.child_navigation import ChildNavigation
from teamaround.service.pages.components.clock_strip import ClockStrip
from teamaround.service.pages.components.identity_strip import IdentityStrip
from teamaround.service.pages.components.listing import Listing
from teamaround.service.pages.components.marks import Level, LevelMark
from teamaround.service.pages.components.notice_card import NoticeCard
from teamaround.service.pages.components.plan_card import PlanCard
from teamaround.service.pages.components.question_panel import QuestionPanel, ShortAnswer, ShortAnswers
from teamaround.service.pages.components.team_table import TeamTable
from teamaround.service.pages.words import dates
from teamaround.service.policy.words import Field


@dataclass(frozen=True, slots=True)
class NowPage:
    """Everything on the page. Parts that the reader's role is not shown are None or empty."""

    identity: IdentityStrip
    navigation: ChildNavigation
    short: ShortAnswers | None
    panels: tuple[QuestionPanel, ...]
    notices: tuple[NoticeCard, ...]
    card: PlanCard | None
    own: Listing | None
    clocks: ClockStrip | None
    team: TeamTable | None
    control: AsAtControl


def now_page(opened: Opened) -> NowPage:
    """Compose the page by the fields of the decision."""
    alerts = standing(opened)
    due, undone = everything_due(opened, alerts), left_undone(opened)
    reads_file = opened.sees(Field.CHRONOLOGY)
    feeds = feed_states(opened.now)
    panels = tuple(_panels(opened, alerts, due, undone, feeds))
    return NowPage(
        identity=identity(opened, is_heading=True),
        navigation=navigation(opened, "child"),
        short=_short(opened, alerts, due, undone, panels),
        panels=panels,
        notices=school_notices(opened),
        card=None if reads_file else plan_card(opened),
        own=None if reads_file else own_contribution(opened),
        clocks=strip(opened, due) if opened.sees(Field.CLOCKS) else None,
        team=team_table(opened, _fed(feeds)) if reads_file else None,
        control=as_at_control(opened, "child"),
    )


def _fed(feeds: tuple[FeedState, ...]) -> frozenset[str]:
    return frozenset(feed.agency for feed in feeds if feed.last_heard is not None)


def _panels(
    opened: Opened,
    alerts: tuple[Standing, ...],
    due: tuple[Due, ...],
    undone: tuple[Undone, ...],
    feeds: tuple[FeedState, ...],
) -> list[QuestionPanel]:
    found = []
    if opened.sees(Field.ALERT_EXPLANATION):
        found.append(urgent_panel(opened, alerts, silence(opened.now, feeds) if opened.as_at.is_now else ""))
    if opened.sees(Field.CHRONOLOGY):
        found += [known_panel(opened), unknown_panel(opened)]
    if opened.sees(Field.STATEMENTS):
        found.append(relied_panel(opened))
    if opened.sees(Field.CLOCKS):
        found.append(next_panel(opened, due, undone))
    return found


def _short(
    opened: Opened,
    alerts: tuple[Standing, ...],
    due: tuple[Due, ...],
    undone: tuple[Undone, ...],
    panels: tuple[QuestionPanel, ...],
) -> ShortAnswers | None:
    """The answers in a line each, first on a phone; only of the questions that are answered below."""
    answers = {
        "urgent": _urgent_line(opened, alerts),
        "know": ShortAnswer("What do we know?", "#know", _known_line(opened)),
        "unknown": ShortAnswer("What don’t we know?", "#unknown", _unknown_line(opened)),
        "word": ShortAnswer("Whose word?", "#word", _word_line(opened)),
        "next": ShortAnswer("What next?", "#next", _next_line(opened, due, undone)),
    }
    found = tuple(answers[panel.anchor] for panel in panels)
    return ShortAnswers(found) if found else None


def _urgent_line(opened: Opened, alerts: tuple[Standing, ...]) -> ShortAnswer:
    urgent = [one for one in alerts if one.alert.level in URGENT]
    if not urgent:
        return ShortAnswer(
            "Is anything urgent?", "#urgent", "No open red or amber alert. Not a sign of safety"
        )
    red = sum(one.level is Level.RED for one in urgent)
    amber = len(urgent) - red
    counted = " and ".join(
        f"{number} {word} alert{'s' if number > 1 else ''}"
        for number, word in ((red, "red"), (amber, "amber"))
        if number
    )
    accept = accept_words(opened, urgent[0])
    said = f"Yes. {counted}. {accept}" if accept else f"Yes. {counted}"
    return ShortAnswer(
        "Is anything urgent?", "#urgent", said, LevelMark(urgent[0].level, hidden=True, size=18)
    )


def _known_line(opened: Opened) -> str:
    if not opened.shown.entries:
        return "Nothing recorded yet"
    newest = max(entry.recorded_at for entry in opened.shown.entries)
    at = f"{dates.spoken_day(newest, opened.now)} {dates.clock_time(newest)}"
    return f"{entries_words(opened)}, newest {at}"


def _unknown_line(opened: Opened) -> str:
    found = unknowns(opened.shown, opened.now)
    unasked = sum(one.asked is Asked.NOT_ASKED for one in found)
    return f"{len(found)} unknown{'' if len(found) == 1 else 's'}, {unasked} not yet asked"


def _word_line(opened: Opened) -> str:
    found = reliances(opened.shown, opened.now)
    doubted = sum(one.footing is Footing.CONTRADICTED for one in found)
    return f"{len(found)} relied on, {doubted} in doubt"


def _next_line(opened: Opened, due: tuple[Due, ...], undone: tuple[Undone, ...]) -> str:
    number = len(due) + len(undone)
    things = f"{number} thing{'' if number == 1 else 's'}"
    if not due:
        return f"{things}, none with a day" if undone else "Nothing has a date"
    return f"{things}, first: {left_words(due[0].due, opened.now)}"
