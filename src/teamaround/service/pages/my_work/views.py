"""One's own list of work, and one alert of it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from teamaround.service.pages.asking import Asker, asker
from teamaround.service.pages.child.outside import plan_card
from teamaround.service.pages.components.actions import Action as Button
from teamaround.service.pages.components.alert_card import AlertCard
from teamaround.service.pages.framing import frame_for
from teamaround.service.pages.layout.frame import Frame
from teamaround.service.pages.my_work.opening import MyAlert, my_alert, my_list
from teamaround.service.pages.my_work.page import my_work_page
from teamaround.service.pages.my_work.people import children_listed
from teamaround.service.pages.my_work.to_do import CLIMBED, ToDo
from teamaround.service.pages.spoc_desk.alert_words import accepted_words, card_of
from teamaround.service.policy.words import Purpose
from teamaround.service.work import actions as work

DONE = {
    "seen": "Noted that you have seen it. The talk with the social worker is the next step.",
    "spoken": "Noted that you have spoken. Write down what you were told at school, not here.",
    "accepted": "You have accepted this alert. It means that you have it, not that it is over.",
    "read": "Noted that you have read it.",
    "answered": "Your answer is on the record. Whoever asked sees it there.",
    "told": "Kept, as you wrote it. The social worker is asked to read it.",
}


@require_safe
def my_work(request: HttpRequest) -> HttpResponse:
    """Notices, the most urgent alert whole, and the other things to do."""
    asking, later = asker(request), "later" in request.GET
    with my_list(asking):
        children = children_listed(asking)
        to_do = ToDo(asking, children)
        page = my_work_page(
            asking, children, to_do, later=later, remark=DONE.get(request.GET.get("done", ""), "")
        )
    first = None if later or to_do.first_alert is None else UUID(to_do.first_alert.alert_id)
    card = None if first is None else _first(request, first)
    shown = {"frame": _frame(asking, page.count), "page": page, "card": card}
    return render(request, "my_work/my_work.html", shown)


def _read(mine: MyAlert) -> None:
    asking = mine.opened.asking
    work.opened(mine.alert.alert_id, purpose=Purpose.PROTECT_CHILD, by=asking.actor, now=asking.now)


def _first(request: HttpRequest, alert_id: UUID) -> AlertCard:
    with my_alert(request, alert_id) as mine:
        _read(mine)
        return _card(mine)


@require_safe
def alert(request: HttpRequest, alert_id: UUID) -> HttpResponse:
    """One alert, as far as the reader's part in it reaches, with the plan card."""
    with my_alert(request, alert_id) as mine:
        _read(mine)
        shown = {"card": _card(mine), "plan": plan_card(mine.opened), "name": mine.opened.given_name}
    return render(request, "my_work/alert.html", {"frame": _frame(mine.opened.asking), **shown})


def _card(mine: MyAlert) -> AlertCard:
    accept = Button("Accept this alert", reverse("my_alert_accept", args=[mine.alert.alert_id]), posts=True)
    child = Button(
        f"{mine.opened.given_name}’s page", reverse("child", args=[mine.alert.child_id]), secondary=True
    )
    return card_of(
        mine.opened,
        mine.alert,
        deadline=accepted_words(mine.accepted_at, mine.due, mine.opened.now),
        first=CLIMBED if mine.has_climbed else "",
        names_child=True,
        actions=(child,) if mine.due is None else (accept, child),
    )


def _frame(asking: Asker, count: int | None = None) -> Frame:
    counts = {} if count is None else {"my_work": (count, "things to do")}
    return frame_for(asking, "My work", part="my_work", counts=counts)
