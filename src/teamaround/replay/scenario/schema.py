"""The JSON Schema of a scenario file, made from its types; docs/scenario.schema.json is this, written out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec.inspect import DateTimeType, StructType, UnionType, VarTupleType, type_info

from teamaround.replay.scenario.scenario import Scenario

# A time may lack its offset, which is then the scenario's time zone, and its seconds.
_TIME = r"^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?$"


def scenario_schema() -> dict[str, Any]:
    """The schema, as plain values."""
    schema: dict[str, Any] = msgspec.json.schema(Scenario)
    for struct in _structs(type_info(Scenario), set()):
        shown = schema["$defs"][struct.cls.__name__]["properties"]
        for field in struct.fields:
            if any(isinstance(one, DateTimeType) for one in _choices(field.type)):
                _give_pattern(shown[field.encode_name])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Team Around scenario",
        **schema,
    }


def schema_text() -> str:
    """The schema as the committed file holds it."""
    return json.dumps(scenario_schema(), indent=1, ensure_ascii=False) + "\n"


def _give_pattern(shown: dict[str, Any]) -> None:
    for choice in (shown, *shown.get("anyOf", ())):
        if choice.get("type") == "string":
            choice["pattern"] = _TIME
            choice.pop("format", None)


def _choices(kind: msgspec.inspect.Type) -> tuple[msgspec.inspect.Type, ...]:
    return kind.types if isinstance(kind, UnionType) else (kind,)


def _structs(kind: msgspec.inspect.Type, seen: set[type]) -> Iterator[StructType]:
    for one in _choices(kind):
        if isinstance(one, VarTupleType):
            yield from _structs(one.item_type, seen)
        if isinstance(one, StructType) and one.cls not in seen:
            seen.add(one.cls)
            yield one
            for field in one.fields:
                yield from _structs(field.type, seen)
