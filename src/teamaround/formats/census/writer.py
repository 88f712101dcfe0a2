"""Writes census XML from typed children, in the order that the national schema gives."""

from __future__ import annotations

from datetime import date

from lxml import etree

from teamaround.formats.census.layout import Content, Slot, slots_of
from teamaround.formats.census.model import Block, Census


def write_census(census: Census) -> bytes:
    """The census as UTF-8 XML. Reading it again gives the same header and children; refusals are not written."""
    message = etree.Element("Message")
    _fill(etree.SubElement(message, "Header"), census.header)
    children = etree.SubElement(message, "Children")
    for child in census.children:
        _fill(etree.SubElement(children, "Child"), child)
    written: bytes = etree.tostring(message, xml_declaration=True, encoding="utf-8", pretty_print=True)
    return written


def _fill(element: etree._Element, block: Block) -> None:
    for slot in slots_of(type(block)):
        value = getattr(block, slot.field)
        if slot.content is Content.BLOCKS:
            for part in value:
                _fill(etree.SubElement(element, slot.path), part)
        elif slot.content in (Content.TEXTS, Content.DAYS):
            for part in value:
                _write(element, slot, part)
        elif value is not None and value != "":
            _write(element, slot, value)


def _write(element: etree._Element, slot: Slot, value: object) -> None:
    *above, last = slot.path.split("/")
    here = element
    for step in above:
        found = here.find(step)
        here = etree.SubElement(here, step) if found is None else found
    etree.SubElement(here, last).text = _words(value)


def _words(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else str(value)
