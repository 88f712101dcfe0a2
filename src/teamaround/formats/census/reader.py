"""Reads census XML child by child in constant memory of XML; a bad child is refused and the rest go on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import BinaryIO, TypeVar

import msgspec
from lxml import etree

from teamaround.formats.census.layout import Content, Slot, slots_of
from teamaround.formats.census.model import Block, Census, Child, Header
from teamaround.formats.reading import Refusal, Unreadable
from teamaround.formats.strict import LIMITS, XmlGuard, field_fault, safe_pull_parser
from teamaround.formats.strict.dates import YEARS, parse_day, year_allowed

B = TypeVar("B", bound=Block)
_CHUNK = 65_536  # bytes
_NODES = 50_000_000  # elements of a whole return; the largest authority's has about a million
_FLAGS = {"true": True, "1": True, "false": False, "0": False}


def read_census(file: BinaryIO) -> Census:
    """Read a Children in Need census.

    Raises Unreadable, with nothing read, when the file is not safe, complete XML of this census. A child with a
    malformed date, flag or number, a forbidden character, no identifier, or another child's identifier is refused
    by line, child and field. Elements that the census does not know are passed over.
    """
    header: Header | None = None
    children: dict[str, Child] = {}
    refused: list[Refusal] = []
    number = 0
    for element in _elements(file):
        if etree.QName(element).localname == "Header":
            header = _header(element)
            continue
        number += 1
        try:
            child = _child(element, f"child {number}", children)
        except Unreadable as error:
            refused.append(error.refusal)
        else:
            children[child.la_child_id] = child
    if header is None:
        raise Unreadable("/Message/Header", "", "a header was expected")
    return Census(header=header, children=tuple(children.values()), refused=tuple(refused))


def _elements(file: BinaryIO) -> Iterator[etree._Element]:
    """Header and Child elements as they end; what was handed out is let go again."""
    guard, parser, left = XmlGuard(_NODES), safe_pull_parser(("{*}Header", "{*}Child")), LIMITS.file_bytes
    while chunk := file.read(_CHUNK):
        left -= len(chunk)
        if left < 0:
            raise Unreadable("the file", "", f"larger than {LIMITS.file_bytes} bytes")
        guard.feed(chunk)
        yield from _ended(parser, chunk)
    guard.close()


def _ended(parser: etree.XMLPullParser, chunk: bytes) -> Iterator[etree._Element]:
    try:
        parser.feed(chunk)
    except etree.XMLSyntaxError as error:
        raise Unreadable("/", "", f"not well-formed at line {error.lineno}") from None
    for _, element in parser.read_events():
        if not isinstance(element, etree._Element):
            continue
        yield element
        element.clear()
        parent = element.getparent()
        while parent is not None and element.getprevious() is not None:
            del parent[0]


def _header(element: etree._Element) -> Header:
    header = _block(element, Header, f"line {element.sourceline}")
    if header.collection != "CIN":
        raise Unreadable(
            f"line {element.sourceline}", "Collection", "a Children in Need census (CIN) was expected"
        )
    return header


def _child(element: etree._Element, where: str, known: dict[str, Child]) -> Child:
    child = _block(element, Child, where)
    if not child.la_child_id:
        raise _refused(element, where, "LAchildID", "the authority's identifier of the child was expected")
    if child.la_child_id in known:
        raise _refused(element, where, "LAchildID", "an earlier child of the file has this identifier")
    return child


def _block(element: etree._Element, block: type[B], where: str) -> B:
    told = {
        slot.field: value for slot in slots_of(block) if (value := _value(element, slot, where)) is not None
    }
    if block is Child:
        told.setdefault("la_child_id", "")
    return msgspec.convert(told, block)


def _value(element: etree._Element, slot: Slot, where: str) -> object:
    found = element.findall("/".join(f"{{*}}{step}" for step in slot.path.split("/")))
    match slot.content:
        case Content.BLOCKS if slot.block is not None:
            return tuple(_block(part, slot.block, where) for part in found)
        case Content.TEXTS:
            return tuple(filter(None, (_text(part, where) for part in found)))
        case Content.DAYS:
            return tuple(day for part in found if (day := _one(part, slot, where)) is not None)
        case _:
            return _one(found[0], slot, where) if found else None


def _one(element: etree._Element, slot: Slot, where: str) -> object:
    text = _text(element, where)
    if not text:
        return None
    value = _READERS[slot.content](text)
    if value is None:
        raise _refused(element, where, slot.path.rpartition("/")[2], f"{slot.content.value} was expected")
    if isinstance(value, date) and not year_allowed(value):
        raise _refused(element, where, slot.path.rpartition("/")[2], YEARS)
    return value


def _refused(element: etree._Element, where: str, field: str, reason: str) -> Unreadable:
    return Unreadable(f"line {element.sourceline}, {where}", field, reason)


def _text(element: etree._Element, where: str) -> str:
    text = (element.text or "").strip()
    fault = field_fault(text)
    if fault:
        raise _refused(element, where, str(etree.QName(element).localname), fault)
    return text


def _day(text: str) -> date | None:
    return parse_day(text[:10]) if len(text) == 10 or text[10:11] == "T" else None


_READERS: dict[Content, Callable[[str], object]] = {
    Content.TEXT: lambda text: text,
    Content.DAY: _day,
    Content.DAYS: _day,
    Content.FLAG: lambda text: _FLAGS.get(text.casefold()),
    Content.NUMBER: lambda text: int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None,
}
