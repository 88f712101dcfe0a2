"""How a file's rows become entries: stable ids, noon of the day they name, and who says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from hashlib import sha256
from uuid import NAMESPACE_URL, uuid5

import msgspec

from teamaround.practice.calendar import LONDON
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts import AnyFact
from teamaround.practice.record.words import HowKnown

NOON = time(12)  # a file names the day and no time; noon keeps the order of days and offends no clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Whose file it is: the council, the agency that says so, and when it was read (aware)."""

    council: str
    agency: str
    read_at: datetime

    def child_id(self, local_identifier: str) -> str:
        """The child's id here: the same for the same council and local identifier, whichever file comes first."""
        return str(uuid5(NAMESPACE_URL, f"child:{self.council}|{local_identifier}"))

    def person_id(self, local_identifier: str) -> str:
        """A person's id: shared by siblings whose rows name the same person."""
        return str(uuid5(NAMESPACE_URL, f"person:{self.council}|{local_identifier}"))

    def said(self, child: str, fact: AnyFact, on: date | None) -> Entry:
        """An entry that the file makes. The id names what is said, so that reading it again adds nothing."""
        happened = datetime.combine(on, NOON, tzinfo=LONDON) if on else self.read_at
        said = sha256(msgspec.json.encode(fact) + (on.isoformat() if on else "").encode()).hexdigest()
        return Entry(
            entry_id=str(uuid5(NAMESPACE_URL, f"import:{self.agency}|{child}|{said}")),
            children=(child,),
            happened_at=min(happened, self.read_at),
            recorded_at=self.read_at,
            by_agency=self.agency,
            fact=fact,
            how_known=HowKnown.RECORDED_BY_SYSTEM,
        )


def place_id(uprn: str, address: str, postcode: str) -> str:
    """A place's id: by its unique property reference number, else by how it is written."""
    if uprn.strip():
        return str(uuid5(NAMESPACE_URL, f"uprn:{uprn.strip().lstrip('0')}"))
    written = " ".join(f"{address} {postcode}".casefold().split())
    return str(uuid5(NAMESPACE_URL, f"place:{written}"))
