"""Invented census files: one builder for whole returns, one for XML that a test bends by hand."""

from __future__ import annotations

from datetime import date

from teamaround.formats.census import Census, Child, Header

YEAR_END = date(2026, 3, 31)
HEADER = Header(
    year="2026", reference_date=YEAR_END, lea="991", software_code="invented", release="1", serial_no="001"
)


def return_of(*children: Child) -> Census:
    """A return for 2025-26 of an authority that does not exist."""
    return Census(header=HEADER, children=children)


def xml(children: str, header: str = "<Collection>CIN</Collection><Year>2026</Year>") -> bytes:
    """A return around some children written by hand."""
    head = f"<Header><CollectionDetails>{header}</CollectionDetails></Header>"
    return f"<Message>\n{head}\n<Children>\n{children}\n</Children></Message>".encode()


def child(number: str, episode: str = "", more: str = "") -> str:
    """One child written by hand, on one line."""
    return (
        f"<Child><ChildIdentifiers><LAchildID>{number}</LAchildID>{more}</ChildIdentifiers>"
        f"<CINdetails>{episode}</CINdetails></Child>\n"
    )
