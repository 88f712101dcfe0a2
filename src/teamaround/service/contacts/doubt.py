"""When a pair goes past the matchers to the manager of their desk, and who such a manager is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from importlib.resources import files

import msgspec

from teamaround.service.contacts.values import Aside, SetAside
from teamaround.service.policy.facts import Actor
from teamaround.service.policy.tables import roles
from teamaround.service.policy.words import Action


class Reviewing(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How many matchers may be in doubt before their manager decides."""

    could_not_tell: int
    source: str
    provenance: str
    verified_on: date | None
    in_force_from: date | None
    in_force_to: date | None


@cache
def reviewing() -> Reviewing:
    """The packaged table."""
    return msgspec.yaml.decode(files(__package__).joinpath("reviewing.yaml").read_bytes(), type=Reviewing)


def could_not_tell(set_aside: Iterable[SetAside]) -> int:
    """How many matchers looked and could not tell. Who knows one of the two has not looked."""
    return sum(one.why is Aside.CANNOT_TELL for one in set_aside)


def is_beyond_matchers(set_aside: Iterable[SetAside]) -> bool:
    """Whether so many could not tell that no further matcher is asked."""
    return could_not_tell(set_aside) >= reviewing().could_not_tell


def settles(actor: Actor) -> bool:
    """Whether somebody decides what matchers could not: a manager, where it was brought to their desk."""
    return Action.MATCH_REVIEW_SETTLE in roles()[actor.role].may
