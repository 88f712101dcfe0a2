"""Answering what the service asks: blinded elements evaluated, as far as the agreement's quota goes (assurance 5)."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from http import HTTPStatus

from teamaround.connector.book import Changed, OverQuota
from teamaround.connector.keyring import Keyring
from teamaround.connector.line import Line, Refused
from teamaround.connector.outbox import Outbox
from teamaround.connector.prepare import Say
from teamaround.connector.settings import Settings
from teamaround.formats.sealed_way import MOST_ELEMENTS, Answering, Asking
from teamaround.matching.tokens import BadElement, evaluate, live_epochs, recipe_key, recipe_table, seed_mark


class Refusal(StrEnum):
    """Why an asking is not answered, as the service is told it."""

    QUOTA = "quota"
    EPOCH = "epoch"
    RECIPES = "recipes"
    ELEMENTS = "elements"
    CHANGED = "changed"


class NotAnswered(ValueError):
    """An asking that is not answered. The message is for the agency's officer."""

    def __init__(self, why: Refusal, words: str) -> None:
        self.why = why
        super().__init__(words)


class Answerer:
    """Answers askings from the agency's keys, and counts what it gives."""

    def __init__(self, settings: Settings, keys: Keyring, outbox: Outbox, say: Say) -> None:
        self._settings, self._keys, self._book, self._say = settings, keys, outbox.book, say

    def answer_all(self, line: Line, now: datetime) -> int:
        """Answer every asking that waits, each once. How many. Raises `Refused` and `Away`."""
        done = set()
        while (asking := line.asked().next) is not None and asking.asking not in done:
            self._give(line, self.answering(asking, now))
            done.add(asking.asking)
        return len(done)

    def _give(self, line: Line, answer: Answering) -> None:
        try:
            line.answer(answer)
        except Refused as refused:
            if refused.status != HTTPStatus.CONFLICT:
                raise
            self._say("the service no longer waits for this answer")

    def answering(self, asking: Asking, now: datetime) -> Answering:
        """The answer to one asking; a refusal is told in a line as well."""
        try:
            seed = self._seed(asking, now)
            elements = self._evaluated(asking, seed)
        except NotAnswered as error:
            self._say(f"asking for epoch {asking.epoch} refused: {error}")
            return Answering(asking=asking.asking, refused=error.why.value)
        number = sum(map(len, elements.values()))
        self._say(f"asking for epoch {asking.epoch} answered: {number:,} elements evaluated")
        return Answering(asking=asking.asking, elements=elements, mark=seed_mark(seed, asking.epoch))

    def _evaluated(self, asking: Asking, seed: bytes) -> dict[str, tuple[bytes, ...]]:
        self._count(asking)
        keys = {recipe: recipe_key(seed, asking.epoch, recipe) for recipe in asking.elements}
        try:
            return {
                recipe: tuple(evaluate(keys[recipe], element) for element in elements)
                for recipe, elements in asking.elements.items()
            }
        except BadElement:
            raise NotAnswered(Refusal.ELEMENTS, "an element is none of the group") from None

    def _seed(self, asking: Asking, now: datetime) -> bytes:
        table = recipe_table()
        if asking.recipes != table.version or set(asking.elements) - set(table.names):
            raise NotAnswered(
                Refusal.RECIPES, f"recipes of version {asking.recipes}, this connector has {table.version}"
            )
        if sum(map(len, asking.elements.values())) > MOST_ELEMENTS:
            raise NotAnswered(Refusal.ELEMENTS, f"more than {MOST_ELEMENTS:,} elements at once")
        seed = self._keys.seed(asking.epoch)
        if asking.epoch not in {epoch.number for epoch in live_epochs(now)} or seed is None:
            raise NotAnswered(Refusal.EPOCH, "its keys do not answer now")
        return seed

    def _count(self, asking: Asking) -> None:
        """Count before anything is evaluated, so that a kill in between never leaves something uncounted."""
        plans = min(asking.plans, self._settings.agreement.open_plans_at_most)
        try:
            self._book.count(asking, plans)
        except OverQuota as over:
            raise NotAnswered(
                Refusal.QUOTA, f"quota for {plans:,} open plans. {over}. Tell your officer."
            ) from None
        except Changed as changed:
            raise NotAnswered(Refusal.CHANGED, f"{changed}. Tell your officer.") from None


def left_to_ask(outbox: Outbox, epoch: int, plans: int, *, is_bulk: bool) -> int:
    """How many evaluations are left in an epoch of the recipe that has the fewest, for so many open plans."""
    recipes = recipe_table().names
    return min(outbox.book.quota(epoch, recipe, plans, is_bulk=is_bulk).left for recipe in recipes)
