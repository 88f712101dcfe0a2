"""Signing in: as a persona of the demonstration, by password elsewhere; what cannot be right is refused, no error."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import Settings

from teamaround.practice.record.roles import Role
from teamaround.service.accounts import actions as accounts
from teamaround.service.pages.signing_in.views import WRONG
from tests.service.world import NOW, SYSTEM, World

PASSWORD = " three plain words"


@pytest.fixture
def pat(world: World) -> str:
    """Somebody with a password; their user name."""
    accounts.add(
        username="pat",
        name="Pat Quill",
        role=Role.SW,
        agency="marlmouth-children",
        password=PASSWORD,
        by=SYSTEM,
        now=NOW,
    )
    return "pat"


def test_right_password_signs_in(pat: str) -> None:
    answer = Client().post("/sign-in", {"username": pat, "password": PASSWORD})
    assert (answer.status_code, answer["Location"]) == (302, "/")


@pytest.mark.parametrize(
    "typed",
    [
        {"username": "pat", "password": "something else"},
        {"username": "pat", "password": PASSWORD.strip()},
        {"username": "nobody", "password": PASSWORD},
        {"username": "pat\0", "password": PASSWORD},
        {"username": "pat", "password": f"{PASSWORD}\0"},
        {"username": "p" * 10_000, "password": PASSWORD},
        {"username": "pat", "password": "p" * 10_000},
        {"persona": "\0"},
        {"persona": "sw@marlmouth-children.example"},
        {},
    ],
)
def test_wrong_is_refused_alike(pat: str, typed: dict[str, str]) -> None:
    answer = Client().post("/sign-in", typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert WRONG in page
    assert "\0" not in page


@pytest.mark.parametrize("persona", ["\0", "sw\0", "nobody", "p" * 10_000])
def test_wrong_persona_is_refused(world: World, settings: Settings, persona: str) -> None:
    settings.DEMONSTRATION = True
    assert Client().post("/sign-in", {"persona": persona}).status_code == 422


def test_persona_signs_in_where_there_is_a_demonstration(world: World, settings: Settings) -> None:
    settings.DEMONSTRATION = True
    assert Client().post("/sign-in", {"persona": "sw@marlmouth-children.example"}).status_code == 302
