"""A line to the real service that signs whatever goes over it by an agency's registered key, whoever wrote it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from io import BytesIO
from typing import Any

import time_machine
from django.core.wsgi import get_wsgi_application

from teamaround.formats.signed_request import key_id, signed_headers
from tests.service.api.sealing_agency import SealingAgency

Environ = dict[str, Any]
Line = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]


def unsigned_line(agency: SealingAgency) -> Line:
    """The service at the agency's moment; what goes over it is as it was written."""
    service = get_wsgi_application()

    def line(environ: Environ, start: Callable[..., Any]) -> Iterable[bytes]:
        with time_machine.travel(agency.now, tick=False):
            return service(environ, start)

    return line


def signed_line(agency: SealingAgency) -> Line:
    """The same, but each request is signed as its writer could not."""
    service = unsigned_line(agency)

    def line(environ: Environ, start: Callable[..., Any]) -> Iterable[bytes]:
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        headers = signed_headers(
            environ["REQUEST_METHOD"],
            f"https://teamaround.example{environ['PATH_INFO']}",
            body,
            name=key_id(agency.slug, agency.key.public_key()),
            key=agency.key,
            now=agency.now,
            once=agency.next_word(),
        )
        signed = {f"HTTP_{name.upper().replace('-', '_')}": told for name, told in headers.items()}
        return service({**environ, **signed, "wsgi.input": BytesIO(body)}, start)

    return line
