"""A labelled sample of a few invented people, as an agency would write it."""

from __future__ import annotations

import gzip
from pathlib import Path

INDEX = """\
person_id,nhs_number,family_name,given_names,date_of_birth,sex,address,postcode,phone
P1,9990000018,Prosser,Dale,1988-11-23,M,3 Mill Lane,ZQ11 4TF,07700 900187
P2,,Marsh-Bell,Kerry,1990-05-06,F,"Flat 2, 14 Ferry Street",ZQ11 4PP,
P3,,Hussein,Muhammad,1975-02-03,M,9 Quay Road,XJ2 1QQ,
"""
CONTACTS = """\
contact_id,agency,nhs_number,family_name,given_names,date_of_birth,sex,address,postcode,phone
C1,ambulance111,999 000 0018,PROSSER,Dale,1988-11-23,M,,,
C2,police,,Marsh Bell,Kerry,06/05/1990,F,2/14 Ferry St,zq114pp,
C3,police,,Hussain,Mohammed,1975-02-03,M,,,
C4,police,,Prosser,Dale,1961-02-04,M,3 Mill Lane,ZQ11 4TF,
C5,ambulance111,,Prosser,Dale,1988-11-23,M,70 High Street,XJ9 9AA,
C6,ambulance111,,Prosser,Dale,,M,70 High Street,XJ9 9AA,
"""
TRUTH = """\
contact_id,person_id,same_address
C1,P1,0
C2,P2,1
C3,P3,0
C4,,1
C5,,0
C6,P1,0
"""


def written_sample(folder: Path, *, packed: bool = False, **changed: str) -> dict[str, Path]:
    """The three files by option name; `changed` replaces the text of a file."""
    texts = {"index": INDEX, "contacts": CONTACTS, "truth": TRUTH} | changed
    paths = {}
    for name, content in texts.items():
        paths[name] = folder / f"{name}.csv{'.gz' if packed else ''}"
        raw = content.encode()
        paths[name].write_bytes(gzip.compress(raw) if packed else raw)
    return paths
