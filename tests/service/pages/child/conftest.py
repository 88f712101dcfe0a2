"""Fixtures of the child's pages: the world with a case in it, at a fixed moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import time_machine
from django.test import Client

from teamaround.service.accounts.models import User
from teamaround.service.policy.facts import Actor
from tests.service.pages.child.case import fill_case
from tests.service.world import NOW, World

BACKEND = "django.contrib.auth.backends.ModelBackend"
SignedIn = Callable[[Actor], Client]


@pytest.fixture
def at_now() -> Iterator[None]:
    """The clock stands at the world's moment."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def case(at_now: None, world: World) -> World:
    """The world, with the case of the first child in it."""
    fill_case(world)
    return world


@pytest.fixture
def as_person(at_now: None) -> SignedIn:
    """A browser in which somebody has signed in."""

    def signed_in(actor: Actor) -> Client:
        client = Client()
        client.force_login(User.objects.get(pk=actor.user_id), backend=BACKEND)
        return client

    return signed_in
