"""The log says what failed and where, never about whom."""

from __future__ import annotations

import logging
import sys

import pytest
from gunicorn.config import Config

from teamaround.service.config.nameless_log import NamelessFormatter, NamelessGunicorn

NAME = "Fennimore"


def _logged(message: str, *arguments: object, failing: bool = False) -> str:
    facts = None
    if failing:
        try:
            raise LookupError(f"no row for {NAME}")
        except LookupError:
            facts = sys.exc_info()
    record = logging.LogRecord("django.request", logging.ERROR, __file__, 1, message, arguments, facts)
    return NamelessFormatter().format(record)


def test_log_leaves_out_the_arguments_of_a_message() -> None:
    written = _logged("%s: %s", "Internal Server Error", f"/children/{NAME}")
    assert NAME not in written
    assert "ERROR django.request" in written


def test_log_of_an_exception_gives_its_type_and_place_and_not_its_message() -> None:
    written = _logged("Internal Server Error: %s", "/", failing=True)
    assert NAME not in written
    assert "LookupError" in written
    assert "test_nameless_log.py" in written


def test_web_process_logs_what_nothing_caught_without_its_message(
    capsys: pytest.CaptureFixture[str],
) -> None:
    log = NamelessGunicorn(Config())
    try:
        raise LookupError(f"no row for {NAME}")
    except LookupError:
        log.exception("Error handling request %s", f"/children/{NAME}")
    written = capsys.readouterr().err
    assert "LookupError" in written
    assert NAME not in written
