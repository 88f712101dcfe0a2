"""The service answers as docs/openapi.json says, to whatever may be sent: schemathesis writes the requests.

A few requests of each kind in a submission, a thousand at night (`make nightly`).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from hypothesis import HealthCheck, settings
from schemathesis import Case

from teamaround.service.contacts.models import WatchAsking
from tests.service.api.described import DESCRIBED, DESCRIBED_SIGNED, EVERY_ANSWER, UNSIGNED
from tests.service.api.sealing_agency import SealingAgency
from tests.service.api.signed_line import signed_line, unsigned_line
from tests.service.stored import stored

NIGHTLY = settings.get_current_profile_name() == "nightly"
EXAMPLES = settings(
    max_examples=1000 if NIGHTLY else 10, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@contextmanager
def undone() -> Iterator[None]:
    """What a request changes is taken back, so that each finds the same world."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def to_what_was_asked(case: Case) -> None:
    """Every second well made answer is to the asking that waits; by chance alone none would be."""
    is_well_made = case.meta is not None and case.meta.generation.mode.is_positive
    if is_well_made and isinstance(case.body, dict) and case.body["asking"][-1] in "02468ace":
        case.body["asking"] = str(stored(WatchAsking).get().pk)


@DESCRIBED.parametrize()
@EXAMPLES
def test_unsigned_request_is_answered_as_described(case: Case, caller: SealingAgency) -> None:
    with undone():
        answer = case.call_and_validate(app=unsigned_line(caller), checks=[*EVERY_ANSWER, *UNSIGNED])
    assert answer.status_code in (401, 405)


@DESCRIBED_SIGNED.parametrize()
@EXAMPLES
def test_signed_request_is_answered_as_described(case: Case, caller: SealingAgency) -> None:
    with undone():
        to_what_was_asked(case)
        answer = case.call_and_validate(app=signed_line(caller), checks=EVERY_ANSWER)
    assert answer.status_code in (200, 400, 405, 409)
