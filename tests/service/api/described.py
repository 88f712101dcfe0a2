"""The description as schemathesis reads it, with what it cannot know: what a batch looks like, and who signs."""

from __future__ import annotations

from typing import Any

import schemathesis
from hypothesis import strategies as st
from schemathesis.checks import CheckFunction, not_a_server_error
from schemathesis.specs.openapi import checks

from teamaround.formats.sealed_way import BATCH_TYPE
from teamaround.service.api.description import api_description
from tests.service.api.sealing_agency import SealingAgency
from tests.service.world import NOW

DESCRIBED = schemathesis.openapi.from_dict(api_description())
FORMS: list[CheckFunction] = [
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
]
# 503 is described, and is still never what a request alone may bring about.
EVERY_ANSWER: list[CheckFunction] = [
    *FORMS,
    not_a_server_error,
    checks.unsupported_method,
    checks.allow_header_conformance,
    checks.negative_data_rejection,
]
UNSIGNED: list[CheckFunction] = [checks.missing_required_header, checks.ignored_auth]
BEGINNING = b"TEAMAROUND-SEALED-1\n"


def without_signature() -> dict[str, Any]:
    """The description without the headers that a signed line adds: its writer has no hand in them."""
    described = api_description()
    paths = {path: {**one, "parameters": []} for path, one in described["paths"].items()}
    return {**described, "security": [], "paths": paths}


DESCRIBED_SIGNED = schemathesis.openapi.from_dict(without_signature())


def _batches() -> st.SearchStrategy[bytes]:
    """Well made ones in turn and out of turn, such with a byte changed, and what only begins as one."""
    sender = SealingAgency(NOW)
    made = st.sampled_from([sender.batch_of([(b"{}", ())], number=number) for number in (1, 2, 3)])
    changed = st.builds(_changed, made, st.integers(0, 400), st.integers(1, 255))
    return st.one_of(made, changed, st.binary(max_size=300).map(BEGINNING.__add__))


def _changed(batch: bytes, at: int, by: int) -> bytes:
    return batch[:at] + bytes([batch[at] ^ by]) + batch[at + 1 :]


schemathesis.openapi.media_type(BATCH_TYPE, _batches())
