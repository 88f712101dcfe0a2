"""Writes the partnership into a folder, as the files that the import commands and the connector read."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import msgspec

from teamaround.formats.census.writer import write_census
from teamaround.formats.door import Format
from teamaround.formats.people import write_people
from teamaround.service.demo.partnership.model.agencies import Agency
from teamaround.service.demo.partnership.model.contacts import BadRecord, SentContact, Truth
from teamaround.service.demo.partnership.model.partnership import Partnership
from teamaround.service.demo.partnership.profiles import own_profile_bytes, profile_of
from teamaround.service.demo.partnership.writers.census import census_of
from teamaround.service.demo.partnership.writers.csv_rows import Cells, cells_of, write_rows
from teamaround.service.demo.partnership.writers.message import message_of
from teamaround.service.demo.partnership.writers.people import people_rows
from teamaround.service.demo.partnership.writers.spoil import bad_cells, bad_message

_ENDINGS = {Format.ITK_CDA: "xml", Format.FHIR_STU3: "json", Format.FHIR_R4: "json"}


def write_folder(partnership: Partnership, folder: Path) -> None:
    """Writes everything below `folder`, which is made when missing:

    - `census-<council>.xml`, `people-<council>.csv`
    - `partnership.json` (councils, agencies, professionals, household lists, controls, protected places, the story)
    - `contacts/<agency>/<profile>.csv` and `contacts/<agency>/<format>/<number>.xml|json`, bad records among them
    - `profiles/<profile>.yaml` for layouts that the `formats` package does not bring
    - `truth.csv`, `bad.csv`, and the call of today in `today/`
    """
    folder.mkdir(parents=True, exist_ok=True)
    for council in partnership.councils:
        slug = council.code.lower()
        (folder / f"census-{slug}.xml").write_bytes(write_census(census_of(partnership, council)))
        (folder / f"people-{slug}.csv").write_bytes(write_people(people_rows(partnership, council.code)))
    rest = msgspec.structs.replace(partnership, contacts=(), resent=(), bad=(), truths=())
    (folder / "partnership.json").write_bytes(msgspec.json.format(msgspec.json.encode(rest), indent=1))
    _write_contacts(partnership, folder)
    (folder / "truth.csv").write_text(_truths(partnership.truths), encoding="utf-8", newline="")
    (folder / "bad.csv").write_text(_bad(partnership.bad), encoding="utf-8", newline="")
    _write_today(partnership, folder / "today")


def _write_contacts(partnership: Partnership, folder: Path) -> None:
    senders = {agency.agency_id: agency for agency in partnership.agencies}
    rows: dict[tuple[str, str], list[Cells]] = defaultdict(list)
    for mark, contacts in (("", partnership.contacts), ("again-", partnership.resent)):
        for sent in contacts:
            if sent.format is Format.CSV:
                rows[sent.record.agency, sent.profile].append(cells_of(sent.record, profile_of(sent.profile)))
            else:
                _write_message(folder, sent, message_of(sent, senders[sent.record.agency]), mark)
    for bad in partnership.bad:
        if bad.basis.format is Format.CSV:
            rows[bad.basis.record.agency, bad.basis.profile].append(bad_cells(bad))
        else:
            _write_message(folder, bad.basis, bad_message(bad, senders[bad.basis.record.agency]), "bad-")
    for (agency, profile), cells in rows.items():
        _write_rows(folder, agency, profile, cells)


def _write_rows(folder: Path, agency: str, slug: str, rows: Sequence[Cells]) -> None:
    file = folder / "contacts" / agency / f"{slug}.csv"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(write_rows(rows, profile_of(slug)))
    own = own_profile_bytes(slug)
    if own is not None:
        (folder / "profiles").mkdir(exist_ok=True)
        (folder / "profiles" / f"{slug}.yaml").write_bytes(own)


def _write_message(folder: Path, sent: SentContact, payload: bytes, mark: str) -> None:
    name = f"{mark}{sent.record.source_id}.{_ENDINGS[sent.format]}"
    file = folder / "contacts" / sent.record.agency / sent.format.value / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(payload)


def _write_today(partnership: Partnership, folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    senders: dict[str, Agency] = {agency.agency_id: agency for agency in partnership.agencies}
    story = partnership.story
    for name, sent in (
        ("call.xml", story.call),
        ("call.csv", story.call_as_csv),
        *((f"bystander-{place}.xml", sent) for place, sent in enumerate(story.bystanders, start=1)),
    ):
        (folder / name).write_bytes(message_of(sent, senders[sent.record.agency]))
    (folder / "truth.csv").write_text(_truths(story.truths), encoding="utf-8", newline="")


def _truths(truths: Sequence[Truth]) -> str:
    header = ("agency", "contact_id", "situation", "person_id", "resembles", "address_id")
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow((*header, "same_address", "noise", "bands", "expects"))
    for truth in truths:
        writer.writerow(
            (
                truth.agency,
                truth.source_id,
                truth.situation,
                truth.person_id,
                truth.resembles,
                truth.address_id,
                int(truth.same_address),
                ";".join(truth.noise),
                ";".join(truth.bands),
                truth.expects,
            )
        )
    return text.getvalue()


def _bad(bad: Sequence[BadRecord]) -> str:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(("agency", "format", "profile", "contact_id", "fault"))
    for record in bad:
        basis = record.basis
        writer.writerow(
            (basis.record.agency, basis.format, basis.profile, basis.record.source_id, record.fault)
        )
    return text.getvalue()
