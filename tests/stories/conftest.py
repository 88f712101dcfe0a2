"""What every story has: the partnership at work, a browser, and a way of using it."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
import time_machine
from django.db import connection
from playwright.sync_api import Browser, sync_playwright
from pytest_django import DjangoDbBlocker
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

import tests.service.start_django  # noqa: F401 - before anything that imports a model
from teamaround.service.demo.loading.loading import Loaded
from tests.service.database import django_db_setup
from tests.stories.scene import Scene
from tests.stories.told_database import MONDAY, ToldDatabase, copy_of, told_database
from tests.stories.ways import Way

__all__ = ["django_db_setup"]

FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


@pytest.fixture(scope="session")
def told(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[ToldDatabase]:
    """The partnership, loaded once for this worker."""
    with django_db_blocker.unblock(), told_database() as told:
        yield told


@pytest.fixture
def partnership(told: ToldDatabase, django_db_blocker: DjangoDbBlocker) -> Iterator[Loaded]:
    """A copy of it for this story, on a Monday at a quarter past ten."""
    with django_db_blocker.unblock(), time_machine.travel(MONDAY), copy_of(told) as loaded:
        yield loaded


@pytest.fixture
def transactional_db(partnership: Loaded) -> None:
    """What `live_server` asks for: it serves this story's copy."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for this worker; each reader has a window of their own."""
    program = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    # Playwright runs a loop in this thread, and Django would refuse to ask the database beside a loop.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield opened
        opened.close()
        # Beside that loop Django keeps a second connection, out of reach once the loop is gone.
        connection.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(params=Way, ids=lambda way: way.value)
def way(request: pytest.FixtureRequest) -> Way:
    """Each journey is walked in every way."""
    found: Way = request.param
    return found


@pytest.fixture
def scene(
    partnership: Loaded,
    live_server: LiveServer,
    browser: Browser,
    way: Way,
    settings: Settings,
) -> Iterator[Scene]:
    """The stage of a story. Every window is closed before the story's database goes."""
    settings.DEMONSTRATION = True
    told = Scene(partnership, browser, live_server.url, way)
    yield told
    told.closes()
