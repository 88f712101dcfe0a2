"""Promise 4, swept: what was planted in the record comes out nowhere, whoever asks for whatever (assurance 1, T6).

Every page that is read, for one of each sort who reads any; body and headers, with pictures, titles and files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import unquote

import msgspec
import pytest

from teamaround.practice.record.entry import Entry, Paragraph
from teamaround.practice.record.facts.family import ChildsWords, NoteWritten
from teamaround.practice.record.facts.happenings import Statement
from teamaround.practice.record.facts.people import Concealment, LivesAt, PersonDescribed, PlaceDescribed
from teamaround.service.workflows.entries_recorded import entries_recorded
from tests.permissions.asking import asked, path_of, signed_in
from tests.permissions.case import Case
from tests.permissions.cast import BY, NOW
from tests.permissions.matrix import MATRIX
from tests.service.workflows.family import HERE, HOME, told

READERS = (
    *("sw, core group", "sw, desk", "sw, break-glass, live", "team_manager, oversight", "chair, oversight"),
    *("spoc, desk", "edt, desk", "hub, desk", "hub_education, desk", "dsl, core group"),
    *("school_staff, core group", "police, responder", "probation, responder", "idva, core group"),
    *("gp_lead, core group", "health_0_19, core group", "camhs, meeting", "legal, disclosure"),
    *("dpo, disclosure", "audit_officer, audit sample", "ambulance_desk, none", "sw, locked out"),
)
REFUGE = PlaceDescribed(
    place="refuge",
    address="Flat 77, 931 Kestrel Wynd, Quernmouth",
    postcode="ZZ9 8KW",
    uprn="100999888777",
    label="Address withheld",
    concealment=Concealment.REFUGE,
)
WRITTEN = "She said they sleep at 931 Kestrel Wynd now, flat 77, zz98kw."
CANARIES = {
    "protected home": (HOME.address, "Larch Court", HOME.postcode),
    "concealed home": ("Kestrel", "Quernmouth", "ZZ9 8KW", REFUGE.uprn),
    "NHS numbers": ("9990007771", "999 000 7771", "9990000001", "999 000 0001"),
    "telephone": ("07700900771", "07700 900771"),
    "protected source": ("Wrenfield", "Isolde"),
}


def _planted() -> Iterator[Entry]:
    yield told(REFUGE)
    yield told(LivesAt(person=HERE, place="refuge"))
    yield told(
        PersonDescribed(
            person="source-of-ours",
            family_name="Wrenfield",
            given_names="Isolde",
            nhs_number="9990007771",
            phones=("07700900771",),
            protected_source=True,
        )
    )
    yield _from_the_source(
        Statement(question="stays", answer="yes", by="source-of-ours", words="He is there.")
    )
    yield told(NoteWritten(what=WRITTEN))
    yield told(ChildsWords(to="a teacher", words=WRITTEN))
    yield told(Statement(question="where", answer="there", by="mia", words=WRITTEN, wording=WRITTEN))
    yield msgspec.structs.replace(
        told(NoteWritten(what="A letter came.")), paragraphs=(Paragraph(text=WRITTEN, about=("mia",)),)
    )


def _from_the_source(fact: Statement) -> Entry:
    text = Paragraph(text="He is there.", source="source-of-ours", protected_source=True)
    return msgspec.structs.replace(told(fact), paragraphs=(text,))


@pytest.mark.parametrize("who", READERS)
def test_nothing_planted_comes_out(case: Case, who: str) -> None:
    planted = tuple(_planted())
    entries_recorded(planted, by=BY, now=NOW - timedelta(hours=1))
    client = signed_in(case.people[who])
    paths = [path_of(one.name, case.ids) for one in MATRIX if one.reads]
    paths += [path_of("child_why", {**case.ids, "entry_id": one.entry_id}) for one in planted]
    found = {
        (path, canary)
        for path in paths
        for answer in [asked(client, "GET", path)]
        for canary in _within(f"{answer.headers} {answer.content.decode()}")
    }
    assert found == set()


def _within(text: str) -> Iterator[str]:
    plain = re.sub(r"\s+", " ", unquote(text)).casefold()
    close = plain.replace(" ", "")
    for kind, canaries in CANARIES.items():
        for canary in canaries:
            if canary.casefold() in plain or canary.casefold().replace(" ", "") in close:
                yield f"{kind}: {canary}"
