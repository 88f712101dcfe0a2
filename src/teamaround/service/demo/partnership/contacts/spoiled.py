"""Good contacts gone wrong, one fault each, so that quarantine has something to keep."""

from __future__ import annotations

import random
from collections.abc import Sequence

import msgspec

from teamaround.formats.door import Format
from teamaround.service.demo.partnership.contacts.source_ids import source_id
from teamaround.service.demo.partnership.model.contacts import BadRecord, Fault, SentContact

_FAULTS: dict[Format, tuple[Fault, ...]] = {
    Format.CSV: (
        Fault.NO_TIME,
        Fault.IMPOSSIBLE_TIME,
        Fault.NO_SOURCE_ID,
        Fault.NO_PERSON_AND_NO_PLACE,
        Fault.TOO_FEW_COLUMNS,
    ),
    Format.ITK_CDA: (Fault.BROKEN_MARKUP, Fault.FORBIDDEN_ENTITY, Fault.NO_TIME, Fault.NO_PATIENT),
    Format.FHIR_STU3: (Fault.CUT_SHORT, Fault.NOT_A_MESSAGE, Fault.NO_PATIENT),
    Format.FHIR_R4: (Fault.CUT_SHORT, Fault.NOT_A_MESSAGE, Fault.NO_PATIENT),
}


def bad_records(chance: random.Random, contacts: Sequence[SentContact], count: int) -> tuple[BadRecord, ...]:
    """So many bad records, of every format and fault in turn, each spoiled from a contact of its own number."""
    turns = [(form, fault) for form, faults in _FAULTS.items() for fault in faults]
    by_format = {form: [sent for sent in contacts if sent.format is form] for form in _FAULTS}
    bad = []
    for place in range(count):
        form, fault = turns[place % len(turns)]
        if by_format[form]:
            bad.append(
                BadRecord(basis=_renumbered(chance, chance.choice(by_format[form]), place), fault=fault)
            )
    return tuple(bad)


def _renumbered(chance: random.Random, sent: SentContact, place: int) -> SentContact:
    number = source_id(chance, sent, 900_000 + place)
    return msgspec.structs.replace(sent, record=msgspec.structs.replace(sent.record, source_id=number))
