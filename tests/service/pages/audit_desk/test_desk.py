"""The audit desk: counts without content, and the state of the chain."""

from __future__ import annotations

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from teamaround.service.accounts.models import User
from teamaround.service.audit.sealing import seal_all
from teamaround.service.policy.facts import Actor
from tests.service.pages.child.case import fill_case
from tests.service.world import CHILD, NOW, World

BACKEND = "django.contrib.auth.backends.ModelBackend"


def _client(actor: Actor) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=actor.user_id), backend=BACKEND)
    return client


def test_desk_counts_readings_and_refusals_and_tells_no_content(world: World) -> None:
    fill_case(world)
    with time_machine.travel(NOW, tick=False):
        _client(world.social_worker).get(reverse("child", args=[CHILD]))
        _client(world.ambulance).get(reverse("child", args=[CHILD]))
        text = _client(world.auditor).get(reverse("audit_desk")).content.decode()
    assert world.social_worker.name in text
    assert world.ambulance.name in text
    for content in ("Fennimore", "Corin", "Protected address", str(CHILD)):
        assert content not in text


def test_desk_says_how_far_the_chain_is_sealed_and_proves_it(world: World) -> None:
    sealed = seal_all().size
    with time_machine.travel(NOW, tick=False):
        client = _client(world.auditor)
        assert f"{sealed} rows are sealed" in client.get(reverse("audit_desk")).content.decode()
        assert f"Proved whole: {sealed} rows" in client.post(reverse("audit_desk")).content.decode()


@pytest.mark.parametrize("person", ["social_worker", "manager", "spoc", "school_lead", "police", "ambulance"])
def test_desk_for_anybody_else_is_not_found(world: World, person: str) -> None:
    with time_machine.travel(NOW, tick=False):
        assert _client(getattr(world, person)).get(reverse("audit_desk")).status_code == 404
