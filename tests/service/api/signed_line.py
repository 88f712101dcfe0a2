"""A line to the real service that signs whatever goes over it by an agency's registered key, whoever wrote it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from io import BytesIO
from typing import Any

import time_machine
from django.core.wsgi import get_wsgi_application

from teamaround.formats.signed_request import key_id, signed_headers
from tests.service.api.sealing_agency import SealingAgency

Request = dict[str, Any]
Line = Callable[[Request, Callable[..., Any]], Iterable[bytes]]


@cache
def _service() -> Line:
    service: Line = get_wsgi_application()
    return service


def unsigned_line(agency: SealingAgency) -> Line:
    """The service at the agency's moment; what goes over it is as it was written."""
    service = _service()

    def line(request: Request, start: Callable[..., Any]) -> Iterable[bytes]:
        with time_machine.travel(agency.now, tick=False):
            return service(request, start)

    return line


def signed_line(agency: SealingAgency) -> Line:
    """The same, but each request is signed as its writer could not."""
    service = unsigned_line(agency)

    def line(request: Request, start: Callable[..., Any]) -> Iterable[bytes]:
        body = request["wsgi.input"].read(int(request.get("CONTENT_LENGTH") or 0))
        headers = signed_headers(
            request["REQUEST_METHOD"],
            f"https://teamaround.example{request['PATH_INFO']}",
            body,
            name=key_id(agency.slug, agency.key.public_key()),
            key=agency.key,
            now=agency.now,
            once=agency.next_word(),
        )
        signed = {f"HTTP_{name.upper().replace('-', '_')}": told for name, told in headers.items()}
        return service({**request, **signed, "wsgi.input": BytesIO(body)}, start)

    return line
