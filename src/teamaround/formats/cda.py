"""Parts of a CDA document that several places of it share: names, addresses, telephone numbers, codes."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from teamaround.formats.contact_record import WrittenPerson, WrittenPlace
from teamaround.formats.reading import Unreadable
from teamaround.formats.strict import field_fault

UNFILLED = "@@"  # a template's placeholder that the sender never filled in
_NOT_ADDRESS = frozenset(
    ("postalCode", "country", "desc", "addressKey", "additionalLocator", "useablePeriod")
)
_PAF_KEY_DIGITS = 8  # an address key of eight digits is the Royal Mail's, a longer one is a UPRN
_UPRN_DIGITS = 12
_FORMER_USES = frozenset(
    ("PREVIOUS", "PREVIOUS-MAIDEN", "PREVIOUS-BACHELOR", "PREVIOUS-BIRTH", "BIR", "OLD", "A", "P")
)
_SPOKEN = frozenset(("tel", "sms", "x-text-tel", "callto", "voice"))
_STREET = ("houseNumber", "houseNumberNumeric", "streetName", "streetNameBase", "streetNameType")
_SEXES = {"1": "M", "2": "F", "M": "M", "F": "F"}


def find(parent: etree._Element, path: str) -> etree._Element | None:
    """The first element at a path of local names, whatever the namespace."""
    return parent.find("/".join(f"{{*}}{step}" for step in path.split("/")))


def find_all(parent: etree._Element, path: str) -> list[etree._Element]:
    """All elements at a path of local names, whatever the namespace."""
    return parent.findall("/".join(f"{{*}}{step}" for step in path.split("/")))


def path_of(element: etree._Element | None) -> str:
    """Where an element stands, as an XPath of local names; it holds nothing that was written."""
    if element is None:
        return "/"
    return "/" + "/".join(reversed([_step(here) for here in (element, *element.iterancestors())]))


def _step(element: etree._Element) -> str:
    before = sum(1 for _ in element.itersiblings(element.tag, preceding=True))
    name = etree.QName(element).localname
    return f"{name}[{before + 1}]" if before else name


def _checked(element: etree._Element, written: str | None, field: str = "") -> str:
    text = " ".join((written or "").split()) if written and not field_fault(written) else (written or "")
    if UNFILLED in text:
        return ""
    fault = field_fault(text)
    if fault:
        raise Unreadable(path_of(element), field, fault)
    return text


def text_of(element: etree._Element | None) -> str:
    """The words of an element, one blank between them; empty for none and for an unfilled placeholder.

    Raises Unreadable with the XPath when they hold a forbidden character.
    """
    return "" if element is None else _checked(element, "".join(str(part) for part in element.itertext()))


def attribute(element: etree._Element | None, name: str) -> str:
    """An attribute's value, treated as `text_of` treats words."""
    return "" if element is None else _checked(element, element.get(name), name)


def code_of(parent: etree._Element | None, path: str) -> str:
    """The code of a coded element; never its free-text display."""
    return "" if parent is None else attribute(find(parent, path), "code")


def sex_of(patient: etree._Element | None) -> str:
    """M, F or nothing (the Data Dictionary's 1 and 2)."""
    return _SEXES.get(code_of(patient, "administrativeGenderCode"), "")


def phones_of(role: etree._Element) -> tuple[str, ...]:
    """The telephone numbers of somebody, without e-mail addresses, each once."""
    written = (attribute(telecom, "value") for telecom in find_all(role, "telecom"))
    return tuple(dict.fromkeys(filter(None, map(phone_of, written))))


def phone_of(address: str) -> str:
    """The number of a `tel:` address or a bare number; empty for any other kind of address."""
    scheme, colon, number = address.partition(":")
    if not colon:
        return address if any(mark.isdigit() for mark in address) and "@" not in address else ""
    spoken = number.partition(";")[0].strip().removeprefix("//")  # what follows is an extension or a context
    return spoken if scheme.strip().casefold() in _SPOKEN else ""


def place_of(address: etree._Element) -> WrittenPlace | None:
    """An `addr` as a place; None when nothing is in it."""
    lines = [line.strip(" ,") for line in _lines(address)]
    place = WrittenPlace(
        address=", ".join(filter(None, lines)),
        postcode=text_of(find(address, "postalCode")),
        uprn=_uprn(text_of(find(address, "addressKey"))),
    )
    return place if place != WrittenPlace() else None


def _lines(address: etree._Element) -> Iterator[str]:
    """The lines of an address, text between its elements included; a house number and its street are one line."""
    yield _checked(address, address.text)
    street: list[str] = []
    for part in address:
        name = etree.QName(part).localname
        if name in _STREET:
            street.append(text_of(part))
            continue
        yield " ".join(filter(None, street))
        street = []
        yield "" if name in _NOT_ADDRESS else text_of(part)
        yield _checked(address, part.tail)
    yield " ".join(filter(None, street))


def _uprn(key: str) -> str:
    return key if key.isdigit() and _PAF_KEY_DIGITS < len(key) <= _UPRN_DIGITS else ""


def named_person(names: list[etree._Element]) -> WrittenPerson:
    """A person out of their `name` elements: the first that is current, and the family names of the former ones."""
    told = [name for name in names if name.get("nullFlavor") is None or len(name)]
    current = [name for name in told if not _uses(name) & _FORMER_USES]
    former = [name for name in told if _uses(name) & _FORMER_USES]
    family, given = _family_and_given((current or told)[0]) if told else ("", "")
    return WrittenPerson(family_name=family, given_names=given, former_names=tuple(_families(former)))


def _uses(name: etree._Element) -> frozenset[str]:
    return frozenset((name.get("use") or "").split())


def _families(names: list[etree._Element]) -> Iterator[str]:
    for name in names:
        family, _ = _family_and_given(name)
        if family:
            yield family


def _family_and_given(name: etree._Element) -> tuple[str, str]:
    family = " ".join(filter(None, (text_of(part) for part in find_all(name, "family"))))
    given = " ".join(filter(None, (text_of(part) for part in find_all(name, "given"))))
    if family or given or len(name):
        return family, given
    return split_name(text_of(name))


def split_name(whole: str) -> tuple[str, str]:
    """A name written in one piece as family name and given names.

    What stands before a comma is the family name; without one the last word is taken for it.
    """
    family, comma, given = whole.partition(",")
    if not comma:
        given, _, family = whole.rpartition(" ")
    return family.strip(), given.strip()
