"""The stage of a story: the family of today, the people around it, and who reads in which window."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import datetime, timedelta
from uuid import UUID

import time_machine
from django.utils import timezone
from playwright.sync_api import Browser

from teamaround.service.config.commands.nights import ROUND
from teamaround.service.demo.loading.agencies import account_id
from teamaround.service.demo.loading.call import Arrived, call_arrives
from teamaround.service.demo.loading.loading import Loaded
from tests.stories.reader import Reader
from tests.stories.ways import Way

SPOC, SOCIAL_WORKER, MANAGER = "amara-osei", "daniel-okafor", "susan-whitlock"
SCHOOL_LEAD, POLICE, AUDITOR = "ruth-adeyemi", "karen-bright", "frances-tye"
CHAIR = "margaret-dunmore"
OTHER_SPOC, STRANGER = "gareth-lund", "stephanie-harrison"
MATCHER, SECOND_MATCHER, DESK_MANAGER = "joan-petrie", "nadia-rahimi", "colin-reyes"
NIGHT_DUTY = "tom-field"
AMBULANCE_DESK = "lewis-marsh"
PARTNERSHIP = "yusuf-amin"


class Scene:
    """What has been loaded, and the readers of this story."""

    def __init__(self, loaded: Loaded, browser: Browser, address: str, way: Way) -> None:
        self.loaded = loaded
        self.browser = browser
        self.address = address
        self.way = way
        self.readers: list[Reader] = []
        self.later = ExitStack()

    @property
    def child(self) -> str:
        """The id of the child of today, as text."""
        return self.loaded.child_of_today

    @property
    def page_of_child(self) -> str:
        """The address of the child's page."""
        return f"/children/{self.child}"

    @property
    def another_child(self) -> str:
        """A child of the partnership whom this team does not know."""
        from teamaround.service.ledger.queries import open_children_unscoped

        return next(one.child_id for one in open_children_unscoped() if one.child_id != self.child)

    @property
    def now(self) -> datetime:
        """The moment of the story."""
        return timezone.now()

    def reader(self, username: str) -> Reader:
        """A window in which this persona has signed in."""
        return self.visitor().signs_in(username)

    def visitor(self) -> Reader:
        """A window in which nobody has signed in."""
        found = Reader(self.browser, self.address, self.way)
        self.readers.append(found)
        return found

    def call_comes(self) -> Arrived:
        """The ambulance service sends his call among others, the call itself twice."""
        return call_arrives(self.loaded.partnership, self.child, now=self.now - timedelta(seconds=30))

    def time_passes(self, span: timedelta) -> None:
        """The clock of everybody in the story goes on by so much."""
        self.later.enter_context(time_machine.travel(self.now + span))

    def worker_looks_round(self) -> None:
        """What the worker does every few seconds."""
        for duty in ROUND:
            duty(now=self.now)

    def account(self, username: str) -> UUID:
        """The account of a persona."""
        return account_id(username)

    def closes(self) -> None:
        """Close every window."""
        for reader in self.readers:
            reader.leaves()
        self.later.close()
