"""How fast files and messages are read: CSV rows, ITK, FHIR and census a second, with the memory at the peak.

Run as `python bench/formats_rate.py [rows]`. All input is made here, of invented people, before the clock starts.
"""

from __future__ import annotations

import io
import resource
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import BinaryIO

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from teamaround.formats.census import (
    Census,
    Child,
    Episode,
    Header,
    ProtectionPlan,
    read_census,
    write_census,
)
from teamaround.formats.contact_record import ContactRecord
from teamaround.formats.csv_contacts import read_contacts
from teamaround.formats.door import read_message
from teamaround.formats.profile import packaged_profile
from tests.formats.fhir.messages import bundled, r4, stu3
from tests.formats.itk_messages import HERE, HOME, INCIDENT, INFORMANT, Call, document, enveloped

ROWS = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
MESSAGES = 2_000
CHILDREN = 5_000
NARRATIVE = (
    "<component><section><text>"
    + "<content>an account nobody reads</content>" * 400
    + "</text></section></component>"
)


def calls(file: BinaryIO, rows: int) -> None:
    """An ambulance service's extract with one unclosed quote in a thousand rows."""
    file.write(
        b"call_id,call_started,patient_surname,patient_forenames,patient_dob,patient_phone,"
        b"home_address,home_postcode,incident_address,incident_postcode,disposition_code\n"
    )
    for number in range(rows):
        quote = '"' if number % 1000 == 999 else ""
        file.write(
            f"C{number},2026-02-14T20:{number % 60:02}:00,{quote}Quillfeather,Dane,05/03/1991,07700 900222,"
            f'"{number % 90} Larch Row, Farnleigh",ZZ1 4QT,31 Hawthorn Walk,XJ9 1AA,Dx0106\n'.encode()
        )
    file.seek(0)


def rate(words: str, count: int, work: Callable[[], object]) -> None:
    """Print how many a second some work did."""
    began = time.perf_counter()
    work()
    took = time.perf_counter() - began
    print(f"{words:<44}{count / took:>12,.0f} a second  ({count:,} in {took:.2f} s)")


def drained(things: Iterable[object]) -> int:
    """How many contacts come out, without keeping any."""
    return sum(isinstance(thing, ContactRecord) for thing in things)


def csv_rates() -> None:
    """The rate of CSV rows, and that memory does not grow with the file."""
    profile = packaged_profile("ambulance-111")
    with tempfile.TemporaryFile() as file:
        calls(file, ROWS)
        rate("CSV rows (profile ambulance-111)", ROWS, lambda: drained(read_contacts(file, profile, "nca")))
    for rows in (ROWS // 10, ROWS):
        with tempfile.TemporaryFile() as file:
            calls(file, rows)
            tracemalloc.start()
            drained(read_contacts(file, profile, "nca"))
            peak = tracemalloc.get_traced_memory()[1] / 1024
            tracemalloc.stop()
            print(f"  memory at the peak while reading {rows:>9,} rows: {peak:,.0f} KiB")


def message_rates() -> None:
    """The rate of messages of each kind, read one after another."""
    call = document(Call(places=HOME + HERE, incident=INCIDENT, informant=INFORMANT))
    long_call = call.replace("</ClinicalDocument>", NARRATIVE + "</ClinicalDocument>")
    kinds = {
        "ITK CDA messages": enveloped(call),
        "ITK CDA messages with narrative": enveloped(long_call),
        "FHIR STU3 messages": bundled(stu3()),
        "FHIR R4 (BaRS) messages": bundled(r4()),
    }
    for words, payload in kinds.items():
        read_message(payload, "nca")
        size = f"{words}, {len(payload) / 1024:.0f} KiB"
        rate(size, MESSAGES, lambda payload=payload: [read_message(payload, "nca") for _ in range(MESSAGES)])


def census_rate() -> None:
    """The rate of census children."""
    start = date(2025, 5, 6)
    plans = (
        ProtectionPlan(started_on=start, initial_category="NEG", reviewed_on=(start + timedelta(days=80),)),
    )
    episodes = (Episode(referred_on=start, conference_on=start, protection_plans=plans),)
    children = tuple(Child(la_child_id=f"A{number}", episodes=episodes) for number in range(CHILDREN))
    written = write_census(Census(header=Header(year="2026"), children=children))
    rate("census children", CHILDREN, lambda: read_census(io.BytesIO(written)))


csv_rates()
message_rates()
census_rate()
print(f"resident memory at the peak: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MiB")
