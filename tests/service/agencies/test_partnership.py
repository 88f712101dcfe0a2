"""The partnership's own file: absent, in use, and refused with the reason."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from pytest_django import Settings

from teamaround.service.agencies.partnership import partnership_calendar
from teamaround.service.config.settings import local


def test_without_a_file_every_working_day_is_a_school_day() -> None:
    assert partnership_calendar().is_school_day(date(2026, 8, 12), "marl")


def test_the_invented_partnership_knows_its_holidays(settings: Settings) -> None:
    settings.PARTNERSHIP_FILE = local.PARTNERSHIP_FILE
    calendar = partnership_calendar()
    assert not calendar.is_school_day(date(2026, 10, 28), "CSB")
    assert calendar.is_school_day(date(2026, 11, 26), "MBY")
    assert calendar is partnership_calendar()


def test_a_file_that_is_missing_or_wrong_is_refused(settings: Settings, tmp_path: Path) -> None:
    settings.PARTNERSHIP_FILE = str(tmp_path / "absent.yaml")
    with pytest.raises(ImproperlyConfigured, match="TEAMAROUND_PARTNERSHIP_FILE"):
        partnership_calendar()
    (tmp_path / "wrong.yaml").write_text("holidays: []")
    settings.PARTNERSHIP_FILE = str(tmp_path / "wrong.yaml")
    with pytest.raises(ImproperlyConfigured, match="holidays"):
        partnership_calendar()
