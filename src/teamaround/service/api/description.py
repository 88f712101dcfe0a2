"""What the addresses under /api take and answer, as an OpenAPI document: docs/openapi.json is this, written out.

It is for whoever writes a connector of their own, and the tests hold the service to it. It is served to nobody.
"""

from __future__ import annotations

import json
from http import HTTPStatus
from inspect import cleandoc
from typing import Any, NamedTuple

import msgspec

from teamaround.formats.sealed_way import (
    ANSWERED_PATH,
    ASKED_PATH,
    BATCH_TYPE,
    BATCHES_PATH,
    PROBLEM_TYPE,
    STATUS_PATH,
    Answering,
    Asked,
    Asking,
    Problem,
    Receipt,
    Status,
    Taken,
)
from teamaround.service.api.described_parts import ELEMENT, HEADERS, REFUSALS, SIGNED, no_store

JSON_TYPE = "application/json"
_ANY_BYTES: dict[str, Any] = {}  # OpenAPI 3.1: content that is no JSON has no schema


class _Address(NamedTuple):
    """One address with its only method."""

    method: str
    name: str
    summary: str
    answer: type[msgspec.Struct]
    body: tuple[str, type[msgspec.Struct] | None] | None = None


_ADDRESSES = {
    STATUS_PATH: _Address("get", "status", "What the service tells an agency of its own feed.", Status),
    BATCHES_PATH: _Address(
        "post",
        "batch",
        "Take in a batch. The reply is the same whatever is in it; the same batch again gets it again.",
        Receipt,
        (BATCH_TYPE, None),
    ),
    ASKED_PATH: _Address("get", "asked", "The oldest asking that waits for the agency.", Asked),
    ANSWERED_PATH: _Address(
        "post",
        "answered",
        "Take in what the agency has evaluated, or why it has not.",
        Taken,
        (JSON_TYPE, Answering),
    ),
}
_BODIES = (Status, Receipt, Asked, Answering, Taken, Problem)


def api_description() -> dict[str, Any]:
    """The document, as plain values."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Team Around: sealed contacts",
            "version": "1",
            "description": "An agency's connector calls these addresses over TLS, and is never called.",
        },
        "servers": [{"url": "/"}],
        "security": [{"signature": []}],
        "paths": {path: _path(one) for path, one in _ADDRESSES.items()},
        "components": {
            "schemas": _schemas(),
            "parameters": SIGNED,
            "headers": HEADERS,
            "responses": {status.name: _refusal(status) for status in REFUSALS},
            "securitySchemes": {
                "signature": {
                    "type": "apiKey",
                    "in": "header",
                    "name": "Signature",
                    "description": "An HTTP message signature (RFC 9421) by the agency's registered Ed25519 key.",
                }
            },
        },
    }


def description_text() -> str:
    """The document as the committed file holds it."""
    return json.dumps(api_description(), indent=1, ensure_ascii=False) + "\n"


def _schemas() -> dict[str, Any]:
    """The bodies as the strict reader takes them, with what its types alone do not say."""
    _, schemas = msgspec.json.schema_components(_BODIES, ref_template="#/components/schemas/{name}")
    for body in (Asking, Answering):
        schemas[body.__name__]["properties"]["elements"]["additionalProperties"]["items"] = ELEMENT
    schemas[Status.__name__]["properties"]["now"]["format"] = "date-time"
    for schema in schemas.values():
        schema["description"] = cleandoc(schema["description"])
    return schemas


def _path(one: _Address) -> dict[str, Any]:
    return {
        "description": "Any other method is answered 405 with `Allow`, as a problem.",
        "parameters": [{"$ref": f"#/components/parameters/{name}"} for name in SIGNED],
        one.method: {
            "operationId": one.name,
            "summary": one.summary,
            **({"requestBody": _taken(*one.body)} if one.body else {}),
            "responses": _responses(one),
        },
    }


def _taken(media_type: str, body: type[msgspec.Struct] | None) -> dict[str, Any]:
    return {"required": True, "content": {media_type: {"schema": _schema(body) if body else _ANY_BYTES}}}


def _responses(one: _Address) -> dict[str, Any]:
    answered = {
        "description": "Taken in." if one.body else "What was asked for.",
        "headers": no_store(),
        "content": {JSON_TYPE: {"schema": _schema(one.answer)}},
    }
    refused = {
        str(status.value): {"$ref": f"#/components/responses/{status.name}"}
        for status in REFUSALS
        if one.body or status is not HTTPStatus.CONFLICT
    }
    return {"200": answered, **refused}


def _refusal(status: HTTPStatus) -> dict[str, Any]:
    why, headers = REFUSALS[status]
    problem = {"allOf": [_schema(Problem), {"properties": {"status": {"const": status.value}}}]}
    return {
        "description": why,
        "headers": {**no_store(), **headers},
        "content": {PROBLEM_TYPE: {"schema": problem}},
    }


def _schema(body: type[msgspec.Struct]) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{body.__name__}"}
