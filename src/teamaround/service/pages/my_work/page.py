"""My work, composed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from teamaround.practice.record.roles import Role
from teamaround.service.agencies.models import FrontDoor
from teamaround.service.agencies.queries import agency_names, feed_states, front_door
from teamaround.service.pages.asking import Asker
from teamaround.service.pages.child.feeds import silence
from teamaround.service.pages.child.nobody import why_nobody
from teamaround.service.pages.components.actions import Action as Button
from teamaround.service.pages.components.boxes import SideSection, TintedLine
from teamaround.service.pages.components.notice_card import NoticeCard
from teamaround.service.pages.components.phrases import Link, Sentence, Strong
from teamaround.service.pages.components.work_list import WorkList
from teamaround.service.pages.my_work.notices import notice_card, notices_of
from teamaround.service.pages.my_work.pairs import match_review_section, pairs_to_settle
from teamaround.service.pages.my_work.people import SCHOOL, OneChild
from teamaround.service.pages.my_work.to_do import ToDo
from teamaround.service.pages.words import dates
from teamaround.service.policy.tables import roles
from teamaround.service.policy.words import Action, Field

AT_MOST = 10
CHILDREN_AT_THE_SIDE = 10
NEVER = (
    (Field.STATEMENTS, "what others have said"),
    (Field.ADULT_DETAIL, "adults’ health or police detail"),
    (Field.CHRONOLOGY, "the file"),
)


@dataclass(frozen=True, slots=True)
class MyWorkPage:
    """Everything but the alert that is shown whole."""

    under_title: str
    danger: TintedLine
    notices: tuple[NoticeCard, ...]
    work: WorkList
    side: tuple[SideSection, ...]
    count: int
    remark: str


def my_work_page(
    asking: Asker, children: Mapping[str, OneChild], to_do: ToDo, *, later: bool, remark: str
) -> MyWorkPage:
    """The page as it stands; `later` shows what comes after the first ten."""
    door = front_door(_council(asking, children), dates.in_london(asking.now).date())
    standing = [one for one in notices_of(asking, children) if not one.is_spoken_of]
    first = to_do.first_alert
    own = to_do.rows(without="" if later or first is None else first.alert_id)
    rows = (*own, *pairs_to_settle(asking))
    count = len(standing) + len(rows) + (first is not None and not later)
    shown = rows[AT_MOST:] if later else rows[:AT_MOST]
    return MyWorkPage(
        under_title=_under_title(asking, count),
        danger=_danger(door),
        notices=() if later else tuple(notice_card(one, asking, door) for one in standing),
        work=WorkList(
            rows=shown,
            later=() if later or len(rows) <= AT_MOST else _later(len(rows) - AT_MOST),
            note=_what_reaches(asking, children),
            empty="Nothing else to do now." if standing or first is not None else "Nothing to do now.",
        ),
        side=_side(asking, children),
        count=count,
        remark=remark,
    )


def _council(asking: Asker, children: Mapping[str, OneChild]) -> str:
    """The reader's council, else that of the first child of their list."""
    first = next(iter(children.values()), None)
    return asking.actor.council or (first.card.council if first else "")


def _under_title(asking: Asker, count: int) -> str:
    where = agency_names().get(asking.actor.agency, "")
    things = (
        "Nothing to do"
        if not count
        else "1 thing to do"
        if count == 1
        else f"{count} things, most urgent first"
    )
    return f"{where}. {dates.full_moment(asking.now)}. {things}."


def _danger(door: FrontDoor | None) -> TintedLine:
    night = (
        f" Then the emergency duty team, {door.out_of_hours_phone}."
        if door and door.out_of_hours_phone
        else ""
    )
    return TintedLine((Strong("A child in danger now? Call 999."), night))


def _later(count: int) -> Sentence:
    return (Link(f"Later: {count} more", f"{reverse('my_work')}?later=yes"),)


def _what_reaches(asking: Asker, children: Mapping[str, OneChild]) -> Sentence:
    """What would fill this page and since when it can, and who is silent; without a child, why there is none."""
    if not children:
        return why_nobody(asking)
    feeds = feed_states(asking.now)
    heard = [feed.first_heard for feed in feeds if feed.first_heard is not None]
    noun = "pupil" if asking.actor.role in SCHOOL else "child"
    said = f"Nothing here about a {noun} does not mean that nothing has happened."
    since = (
        f" Records of {len(heard)} agencies reach the team, the first since {min(heard):%B %Y}."
        if heard
        else ""
    )
    return f"{said}{since} {silence(asking.now, feeds)}"


def _side(asking: Asker, children: Mapping[str, OneChild]) -> tuple[SideSection, ...]:
    may = roles()[asking.actor.role].may
    sections = []
    sees = roles()[asking.actor.role].sees
    writes_elsewhere = Field.CHRONOLOGY in sees or Action.SPOC_DESK_OPEN in may
    if Action.ENTRY_RECORD in may and children and not writes_elsewhere:
        sections.append(_tell())
    if children:
        sections.append(_children(asking, children))
    return (*sections, *match_review_section(asking), _what_you_see(asking))


def _tell() -> SideSection:
    said = "What a child said, how they seem, who came to collect. In their own words. You need not be sure."
    return SideSection(
        "Tell the team something", (said,), action=Button("Write it down now", reverse("tell_whom"))
    )


def _children(asking: Asker, children: Mapping[str, OneChild]) -> SideSection:
    noun = "pupils with a plan" if asking.actor.role in SCHOOL else "children"
    listed = list(children.values())
    rows: list[tuple[Sentence, Sentence]] = [
        (_child(one), _lead(one)) for one in listed[:CHILDREN_AT_THE_SIDE]
    ]
    if len(listed) > CHILDREN_AT_THE_SIDE:
        rows.append(((Link(f"All {len(listed)}", reverse("my_children")),), ""))
    return SideSection(f"Your {noun}", rows=tuple(rows))


def _child(one: OneChild) -> Sentence:
    link = Link(one.card.name, reverse("child", args=[one.card.child_id]))
    return (link, f", {one.detail}") if one.detail else (link,)


def _lead(one: OneChild) -> str:
    worker = one.holder(Role.SW)
    return f"Social worker {worker.name}, {worker.work_phone}" if worker else "No social worker is named"


def _what_you_see(asking: Asker) -> SideSection:
    row = roles()[asking.actor.role]
    hidden = [words for field, words in NEVER if field not in row.sees]
    never = f"Not {', '.join(['home addresses', *hidden])}, or children who are not on your list."
    return SideSection("What you see here", (row.words, never))
