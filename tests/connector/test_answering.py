"""Answering what the service asks: right values, within the quota, counted once and before anything is given."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from teamaround.connector.answering import Answerer
from teamaround.connector.keyring import Keyring
from teamaround.connector.outbox import Outbox
from teamaround.connector.settings import read_settings
from teamaround.formats.sealed_way import MOST_ELEMENTS, Answering, Asking
from teamaround.matching import normal_person
from teamaround.matching.tokens import Quota, evaluate, recipe_key, recipe_table, seed_mark, tokens_of
from teamaround.matching.tokens.oprf import random_element
from tests.connector.agency_folder import AgencyFolder, set_up
from tests.connector.pretend_service import PretendService
from tests.connector.test_the_sealed_way import DALE_ON_THE_LIST

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
EPOCH = 3
ASKED = recipe_table().asked_of("form_and_born")
MOST = Quota(plans=100, a_person=ASKED).most


class Desk:
    """An agency that answers, with what it says."""

    def __init__(self, folder: Path, *, plans: int = 100) -> None:
        AgencyFolder(folder, None, plans=plans)
        settings = read_settings(folder / "connector.toml")
        self.keys = Keyring(settings.keys)
        self.keys.make(NOW, os.urandom)
        self.outbox = Outbox(settings.outbox)
        self.said: list[str] = []
        self.answerer = Answerer(settings, self.keys, self.outbox, self.said.append)

    def answer(self, asking: Asking) -> Answering:
        """What it answers."""
        return self.answerer.answering(asking, NOW)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    one = Desk(tmp_path)
    yield one
    one.outbox.book.close()


def asking(number: int = 50, **fields: object) -> Asking:
    told = {
        "asking": "00000000-0000-4000-8000-000000000001",
        "epoch": EPOCH,
        "recipes": recipe_table().version,
        "plans": 100,
        "is_bulk": False,
        "elements": {"form_and_born": tuple(random_element(os.urandom) for _ in range(number))},
    }
    return msgspec.convert(told | fields, Asking)


def numbered(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012}"


def test_answer_is_the_evaluation_in_the_order_asked(desk: Desk) -> None:
    asked = asking(3)
    seed = desk.keys.seed(EPOCH)
    assert seed is not None
    key = recipe_key(seed, EPOCH, "form_and_born")
    wanted = {recipe: tuple(evaluate(key, one) for one in row) for recipe, row in asked.elements.items()}
    assert desk.answer(asked) == Answering(asking=asked.asking, elements=wanted, mark=seed_mark(seed, EPOCH))


def test_answer_of_the_same_asking_is_counted_once(desk: Desk) -> None:
    asked = asking(50)
    assert desk.answer(asked) == desk.answer(asked)
    assert desk.outbox.book.quota(EPOCH, "form_and_born", 100, is_bulk=False).asked == 50


def test_answer_over_the_quota_is_refused_and_told_in_a_plain_line(desk: Desk) -> None:
    for number in range(MOST // 1000):
        assert desk.answer(asking(1000, asking=numbered(number))).refused == ""
    refused = desk.answer(asking(50, asking=numbered(99)))
    assert (refused.refused, refused.elements) == ("quota", {})
    assert (
        f"form_and_born: {MOST:,} of {MOST:,} evaluated, 50 more wanted. Tell your officer." in desk.said[-1]
    )
    assert desk.outbox.book.quota(EPOCH, "form_and_born", 100, is_bulk=False).asked == MOST


def test_answer_of_another_recipe_or_epoch_has_a_quota_of_its_own(desk: Desk) -> None:
    desk.outbox.book.count(asking(MOST), 100)
    other = {"nhs_number": (random_element(os.urandom),)}
    assert desk.answer(asking(asking=numbered(2), elements=other)).refused == ""


def test_answer_of_a_whole_list_leaves_room_for_whoever_is_linked_tomorrow(tmp_path: Path) -> None:
    desk = Desk(tmp_path, plans=1)
    assert desk.answer(asking(1000, is_bulk=True)).refused == ""
    assert desk.answer(asking(50, asking=numbered(2))).refused == ""
    assert desk.answer(asking(1000, asking=numbered(3), is_bulk=True)).refused == "quota"
    desk.outbox.book.close()


@pytest.mark.parametrize(("agreed", "declared"), [(1, 100_000), (100_000, 1)])
def test_answer_goes_by_the_lower_of_what_was_agreed_and_what_is_declared(
    tmp_path: Path, agreed: int, declared: int
) -> None:
    desk = Desk(tmp_path, plans=agreed)
    most = Quota(plans=1, a_person=ASKED).most
    assert desk.answer(asking(most, plans=declared)).refused == ""
    assert desk.answer(asking(1, plans=declared, asking=numbered(2))).refused == "quota"
    desk.outbox.book.close()


@pytest.mark.parametrize(
    ("fields", "refused"),
    [
        ({"recipes": "another"}, "recipes"),
        ({"elements": {"shoe_size": ()}}, "recipes"),
        ({"epoch": EPOCH - 1}, "epoch"),
        ({"epoch": EPOCH + 1}, "epoch"),
        ({"elements": {"uprn": (b"\xff" * 32,)}}, "elements"),
        ({"elements": {"uprn": (bytes(32),)}}, "elements"),
        ({"elements": {"uprn": (b"short",)}}, "elements"),
        ({"elements": {"uprn": (bytes(32),) * (MOST_ELEMENTS + 1)}}, "elements"),
    ],
)
def test_answer_of_what_cannot_be_answered_says_why(
    desk: Desk, fields: dict[str, object], refused: str
) -> None:
    answer = desk.answer(asking(**fields))
    assert (answer.refused, answer.elements) == (refused, {})
    assert "refused" in desk.said[-1]


def test_answer_of_an_asking_that_came_with_other_elements_is_refused(desk: Desk) -> None:
    """Else whoever holds the service could have one number counted and another list evaluated."""
    desk.answer(asking(50))
    assert desk.answer(asking(50)).refused == "changed"


def test_answer_is_counted_before_it_is_given_and_survives_the_process(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.answer(asking(50))
    desk.outbox.book.close()
    with Outbox(tmp_path / "outbox") as outbox:
        assert outbox.book.quota(EPOCH, "form_and_born", 100, is_bulk=False).asked == 50


def test_a_refusal_reaches_the_service_and_the_next_asking_is_answered(
    tmp_path: Path, given_service: PretendService
) -> None:
    agency = set_up(tmp_path, given_service, plans=0)
    tokens = tokens_of(normal_person(DALE_ON_THE_LIST), listed=True)
    given_service.ask(tokens, plans=100, epoch=0)
    given_service.ask(tokens, plans=100)
    assert "2 askings answered" in agency.did("send")
    assert [answer.refused for answer in given_service.answers] == ["epoch", ""]
