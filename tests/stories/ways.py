"""The ways in which each journey is walked."""

from __future__ import annotations

from enum import StrEnum


class Way(StrEnum):
    """With the mouse on a desk, on a phone, by keyboard alone, and where no script runs."""

    AT_A_DESK = "at_a_desk"
    ON_A_PHONE = "on_a_phone"
    BY_KEYBOARD = "by_keyboard"
    WITHOUT_SCRIPT = "without_script"

    @property
    def window(self) -> tuple[int, int]:
        """Width and height in CSS pixels."""
        return (390, 844) if self is Way.ON_A_PHONE else (1280, 900)

    @property
    def is_examined(self) -> bool:
        """Whether axe looks at every page on the way; two widths are enough."""
        return self in (Way.AT_A_DESK, Way.ON_A_PHONE)
