"""A contact record as the agency wrote it, so that matching is really exercised."""

from __future__ import annotations

from datetime import datetime

from teamaround.exchange.contact import Contact, ContactKind
from teamaround.matching.identity.written import Description, PlaceAsWritten
from teamaround.replay.scenario.base import Part


class WrittenContact(Part, frozen=True, kw_only=True):
    """One contact record of the event's holder, at the event's time, word for word as the agency keeps it.

    Where the person says they live (`home`), where they rang from (`caller`) and where the thing happened
    (`incident`) are three different statements. `source_id` is the agency's own number; the same number from the
    same agency again is the same record (default: the event's id). `companion` is somebody who was with them, such
    as the child who was collected. `at_work` marks a trade or a professional who was there for their work.
    `reason` is the agency's own category, never a narrative.
    """

    kind: ContactKind
    person: Description
    home: PlaceAsWritten | None = None
    caller: PlaceAsWritten | None = None
    incident: PlaceAsWritten | None = None
    informant: Description | None = None
    informant_relationship: str = ""
    informant_home: PlaceAsWritten | None = None
    companion: Description | None = None
    at_work: bool = False
    reason: str = ""
    source_id: str = ""

    def sent_by(self, agency: str, occurred_at: datetime, event: str) -> Contact:
        """The contact as it reaches the exchange."""
        return Contact(
            agency=agency,
            source_id=self.source_id or event,
            kind=self.kind,
            occurred_at=occurred_at,
            person=self.person,
            home=self.home,
            caller=self.caller,
            incident=self.incident,
            informant=self.informant,
            informant_relationship=self.informant_relationship,
            informant_home=self.informant_home,
            companion=self.companion,
            at_work=self.at_work,
            reason=self.reason,
        )
