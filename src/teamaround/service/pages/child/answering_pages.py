"""The pages of the forms that answer an alert, with what is wrong on top and at its field."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from teamaround.practice.alerts import Verdict
from teamaround.practice.record.facts.family import AlertClosed
from teamaround.service.pages.child.answering_forms import CheckForm, CloseForm
from teamaround.service.pages.child.opening import Opened
from teamaround.service.pages.child.strip import identity, navigation
from teamaround.service.pages.components.bound_fields import choices, error_summary, text_area, text_field
from teamaround.service.pages.components.boxes import NoteBox
from teamaround.service.pages.components.child_navigation import ChildNavigation
from teamaround.service.pages.components.forms import Choices, ErrorSummary, FieldError, TextArea, TextField
from teamaround.service.pages.components.identity_strip import IdentityStrip
from teamaround.service.pages.components.phrases import Link
from teamaround.service.work.values import AlertCard

Field = Choices | TextArea | TextField


@dataclass(frozen=True, slots=True)
class AnsweringPage:
    """One form. `refusal` is the rule that refuses what was asked, and the way on."""

    identity: IdentityStrip
    navigation: ChildNavigation
    title: str
    about: str
    fields: tuple[Field, ...]
    button: str
    back: str
    errors: ErrorSummary | None = None
    refusal: NoteBox | None = None
    once: str = ""


def check_page(opened: Opened, alert: AlertCard, form: CheckForm) -> AnsweringPage:
    """The form of a check."""
    return AnsweringPage(
        identity=identity(opened),
        navigation=navigation(opened, "child", asks_elsewhere=True),
        title="Record a check",
        about=opened.names.spelled(alert.explanation.what),
        fields=(
            choices(form["question"], small=True),
            text_field(form["wording"]),
            choices(form["check"], small=True),
            choices(form["agency"], small=True),
            choices(form["answer"], small=True),
            choices(form["found"], small=True),
            text_area(form["words"]),
        ),
        button="Record this check",
        back=_back(opened),
        once=str(form["once"].value() or ""),
        errors=error_summary(form),
    )


def close_page(
    opened: Opened, alert: AlertCard, form: CloseForm, refused: Verdict | None = None
) -> AnsweringPage:
    """The form of a closing; `refused` is the rule's answer to the last try."""
    return AnsweringPage(
        identity=identity(opened),
        navigation=navigation(opened, "child", asks_elsewhere=True),
        title="Close this alert",
        about=opened.names.spelled(alert.explanation.what),
        fields=(choices(form["reason"], small=True), choices(form["evidence"], several=True, small=True)),
        button="Close this alert",
        back=_back(opened),
        errors=error_summary(form),
        refusal=_way_on(opened, alert, refused),
    )


def not_yours_page(opened: Opened, alert: AlertCard, why: str) -> AnsweringPage:
    """Said to somebody who may read an alert that others must accept."""
    return AnsweringPage(
        identity=identity(opened),
        navigation=navigation(opened, "child", asks_elsewhere=True),
        title="You cannot accept this alert",
        about=opened.names.spelled(alert.explanation.what),
        fields=(),
        button="",
        back=_back(opened),
        errors=ErrorSummary((FieldError("main-content", f"{why} Ask one of those it was sent to."),)),
    )


def closed_page(opened: Opened, alert: AlertCard) -> AnsweringPage:
    """Said where somebody, or the record, closed the alert while this reader was at it."""
    return AnsweringPage(
        identity=identity(opened),
        navigation=navigation(opened, "child", asks_elsewhere=True),
        title="This alert is closed already",
        about=opened.names.spelled(alert.explanation.what),
        fields=(),
        button="",
        back=_back(opened),
        errors=ErrorSummary(
            (FieldError("main-content", f"Nothing of yours was saved. {_closed_by(opened, alert)}"),)
        ),
    )


def is_closed_by(opened: Opened, alert: AlertCard, person: str) -> bool:
    """Whether this person closed it."""
    return person in _closers(opened, alert)


def _closers(opened: Opened, alert: AlertCard) -> list[str]:
    return [told.fact.by for told in opened.whole.of(AlertClosed) if told.fact.alert == alert.key]


def _closed_by(opened: Opened, alert: AlertCard) -> str:
    """Who closed it, as the record says; else that the record no longer raises it."""
    last = _closers(opened, alert)
    if not last:
        return "What is on the record now no longer raises it."
    return f"{opened.names.somebody(last[-1])} closed it. The reason is in everything said."


def _back(opened: Opened) -> str:
    return reverse("child", args=[opened.child.child_id])


def _way_on(opened: Opened, alert: AlertCard, refused: Verdict | None) -> NoteBox | None:
    if refused is None:
        return None
    check = reverse("alert_check", args=[opened.child.child_id, alert.alert_id])
    lines = (refused.way_on, (Link("Record a check", check),))
    return NoteBox("This does not close it, and what would", lines, tone="amber")
