"""Every kind of event that the vocabulary has is accepted and played."""

from __future__ import annotations

import json

import jsonschema
import pytest

from teamaround.exchange.contact import ContactKind
from teamaround.practice.record.entry import kind_of
from teamaround.practice.record.facts import FACT_TYPES
from teamaround.replay.engine import play
from teamaround.replay.played import Played
from teamaround.replay.report import to_json
from teamaround.replay.reporting import report_of
from teamaround.replay.scenario.loading import scenario_from
from teamaround.replay.scenario.schema import scenario_schema
from tests.replay.kitchen_sink import every_kind


@pytest.fixture(scope="module")
def played() -> Played:
    return play(scenario_from(json.dumps(every_kind()), "sink.json"))


def test_every_kind_of_fact_leaves_an_entry(played: Played) -> None:
    assert {entry.kind for entry in played.entries} == {kind_of(fact) for fact in FACT_TYPES}


def test_every_kind_of_contact_is_received(played: Played) -> None:
    assert len(played.received) == len(ContactKind)
    assert len({one.reply.replace(event, "") for event, one in played.received.items()}) == 1


def test_every_kind_validates_against_the_schema() -> None:
    assert jsonschema.Draft202012Validator(scenario_schema()).is_valid(every_kind())


def test_every_kind_can_be_reported_as_json(played: Played) -> None:
    written = json.loads(to_json(report_of(played)))
    assert written["scenario"] == "T"
    assert written["raised"]
