"""A scenario that uses every kind of fact and of contact once, made from the vocabulary itself."""

from __future__ import annotations

from datetime import date, datetime, time
from enum import StrEnum
from typing import Any, get_args, get_origin, get_type_hints

import msgspec

from teamaround.exchange.contact import ContactKind
from teamaround.practice.record.entry import kind_of
from teamaround.practice.record.facts import FACT_TYPES
from teamaround.replay.scenario.references import AGENCIES, CONTROLS, COUNCILS, PEOPLE, PLACES
from tests.replay.writing import tree

_NAMED = ((PEOPLE, "man"), (PLACES, "home"), (AGENCIES, "csc"), (COUNCILS, "one"), (CONTROLS, "K"))


def every_kind() -> dict[str, Any]:
    """The plain values of a scenario with an event for each kind of fact, then one for each kind of contact."""
    facts = [_event(number, kind_of(fact), fact) for number, fact in enumerate(FACT_TYPES)]
    contacts = [_contact(number, kind) for number, kind in enumerate(ContactKind)]
    made: dict[str, Any] = tree()
    made["events"] = [
        *facts,
        *contacts,
        {"id": "tick", "at": "2024-03-01T00:00", "basis": "INV", "tick": True},
    ]
    return made


def _event(number: int, kind: str, fact: type[msgspec.Struct]) -> dict[str, Any]:
    said = {"kind": kind, **{name: _value(name, hint, fact) for name, hint in get_type_hints(fact).items()}}
    at = f"2024-01-{1 + number % 28:02}T{number // 28:02}:00"
    return {
        "id": f"F{number:02}",
        "at": at,
        "basis": "INV",
        "holder": "csc",
        "knew": ["a_school"],
        "fact": said,
    }


def _contact(number: int, kind: ContactKind) -> dict[str, Any]:
    person = {"given_names": "Jack", "family_name": "Stone", "date_of_birth": "1985-03-04"}
    written = {
        "kind": kind.value,
        "person": person,
        "home": {"address": "1 Test Lane", "postcode": "ZZ1 1AA"},
    }
    return {
        "id": f"C{number:02}",
        "at": f"2024-02-{1 + number:02}T10:00",
        "basis": "INV",
        "holder": "line",
        "contact": written,
    }


def _value(name: str, hint: Any, fact: type[msgspec.Struct]) -> Any:
    if get_origin(hint) is tuple:
        return [_value(name, get_args(hint)[0], fact)]
    choices = [one for one in get_args(hint) if one is not type(None)]
    if choices:
        return _value(name, choices[0], fact)
    if issubclass(hint, msgspec.Struct):
        return {part: _value(part, of, hint) for part, of in get_type_hints(hint).items()}
    if issubclass(hint, StrEnum):
        return next(iter(hint)).value
    plain = {bool: True, int: 1, date: "2024-01-20", datetime: "2024-01-20T09:00", time: "09:00:00"}
    return plain[hint] if hint in plain else _name(name, fact)


def _name(field: str, fact: type[msgspec.Struct]) -> str:
    if field == "present" and fact.__name__ == "VisitMade":
        return "man"
    if field in ("child", "about"):
        return "kid"
    if fact.__name__ == "AlertClosed" and field == "evidence":
        return "F00"
    if field == "alert":
        return "A03"
    return next((name for fields, name in _NAMED if field in fields), "words")
