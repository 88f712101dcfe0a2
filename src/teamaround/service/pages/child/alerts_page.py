"""Every alert that stands, each whole; or one of them, by its key."""

from __future__ import annotations

from dataclasses import dataclass

from teamaround.service.access.gate import NotFound
from teamaround.service.pages.child.control import as_at_control
from teamaround.service.pages.child.opening import Opened
from teamaround.service.pages.child.strip import address, identity, navigation
from teamaround.service.pages.child.urgent import alert_card, nothing_urgent, standing
from teamaround.service.pages.components.alert_card import AlertCard
from teamaround.service.pages.components.as_at_control import AsAtControl
from teamaround.service.pages.components.child_navigation import ChildNavigation
from teamaround.service.pages.components.identity_strip import IdentityStrip
from teamaround.service.pages.components.phrases import Sentence
from teamaround.service.policy.words import Field


@dataclass(frozen=True, slots=True)
class AlertsPage:
    """Everything on the page."""

    identity: IdentityStrip
    navigation: ChildNavigation
    control: AsAtControl
    title: str
    alerts: tuple[AlertCard, ...]
    empty: Sentence
    back: str


def alerts_page(opened: Opened, key: str = "") -> AlertsPage:
    """Compose the page. Raises NotFound for an alert that does not stand, and for who is not shown why alerts are."""
    if not opened.sees(Field.ALERT_EXPLANATION):
        raise NotFound
    found = [one for one in standing(opened) if key in ("", one.alert.key)]
    if key and not found:
        raise NotFound
    return AlertsPage(
        identity=identity(opened),
        navigation=navigation(opened, "child", asks_elsewhere=True),
        control=as_at_control(opened, "child_alert"),
        title="Alert" if key else f"{len(found)} alert{'' if len(found) == 1 else 's'}",
        alerts=tuple(alert_card(opened, one, heading=2) for one in found),
        empty=nothing_urgent(""),
        back=address(opened, "child"),
    )
