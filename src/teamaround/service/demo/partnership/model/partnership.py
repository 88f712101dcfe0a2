"""The whole invented partnership as one value."""

from __future__ import annotations

from datetime import date

import msgspec

from teamaround.service.demo.partnership.model.agencies import Agency, Council, Professional
from teamaround.service.demo.partnership.model.children import OpenChild
from teamaround.service.demo.partnership.model.contacts import BadRecord, SentContact, Truth
from teamaround.service.demo.partnership.model.people import (
    Address,
    Control,
    HouseholdMember,
    Link,
    Person,
    ProtectedPlace,
    Residence,
)
from teamaround.service.demo.partnership.model.story import Story


class Partnership(msgspec.Struct, frozen=True, kw_only=True):
    """Two councils and everybody in them who matters here. Same seed, day and sizes: the same value, byte for byte.

    `people` and `addresses` are those on the children's records (children, linked adults, former tenants); the
    thousands of strangers exist only in what agencies wrote. `contacts` are in order of time, all before `today`;
    `resent` are contacts that an agency sends a second time; `bad` must be quarantined.
    """

    seed: int
    today: date
    councils: tuple[Council, ...]
    agencies: tuple[Agency, ...]
    professionals: tuple[Professional, ...]
    people: tuple[Person, ...]
    addresses: tuple[Address, ...]
    residences: tuple[Residence, ...]
    children: tuple[OpenChild, ...]
    protected_places: tuple[ProtectedPlace, ...]
    links: tuple[Link, ...]
    household: tuple[HouseholdMember, ...]
    controls: tuple[Control, ...]
    contacts: tuple[SentContact, ...]
    resent: tuple[SentContact, ...]
    bad: tuple[BadRecord, ...]
    truths: tuple[Truth, ...]
    story: Story
