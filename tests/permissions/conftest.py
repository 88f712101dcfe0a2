"""One case for all tests of a module; each takes back what it did."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine
from pytest_django import DjangoDbBlocker

import tests.service.start_django  # noqa: F401 - before anything that imports a model
from tests.permissions.case import Case, make_case, undone
from tests.permissions.cast import NOW
from tests.service.database import django_db_setup

__all__ = ["django_db_setup"]


@pytest.fixture(scope="module")
def standing_case(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Case]:
    """The case as it stands for this module."""
    with django_db_blocker.unblock(), undone():
        with time_machine.travel(NOW, tick=False):
            made = make_case()
        yield made


@pytest.fixture
def case(standing_case: Case, django_db_blocker: DjangoDbBlocker) -> Iterator[Case]:
    """The case at one moment; taken back to how it stood afterwards."""
    with django_db_blocker.unblock(), time_machine.travel(NOW, tick=False), undone():
        yield standing_case
