"""What the measures look at: a child's case with its clocks, and every alert that was ever raised about it."""

from __future__ import annotations

from datetime import datetime

import msgspec

from teamaround.practice.clocks import Clock
from teamaround.practice.clocks.level import Level
from teamaround.practice.record.case_file import CaseFile


class AlertHistory(msgspec.Struct, frozen=True, kw_only=True):
    """One alert from first to last. `level` is the loudest that it ever was, `due` when somebody had to accept it."""

    code: str
    level: Level
    raised_at: datetime
    due: datetime | None = None
    accepted_at: datetime | None = None
    closed_at: datetime | None = None
    closing_reason: str = ""


class Watched(msgspec.Struct, frozen=True, kw_only=True):
    """One child as the measures see them. `team` are the agencies that are always of the team around the child."""

    case: CaseFile
    clocks: tuple[Clock, ...] = ()
    alerts: tuple[AlertHistory, ...] = ()
    team: frozenset[str] = frozenset()
