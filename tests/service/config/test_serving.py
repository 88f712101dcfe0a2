"""The demonstration says at once that its address is taken."""

from __future__ import annotations

import socket

import click
import pytest

from teamaround.service.config.commands.demonstrating import _refuse_taken


def test_address_that_somebody_serves_at_is_refused_before_anything_is_loaded() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = f"127.0.0.1:{other.getsockname()[1]}"
        with pytest.raises(click.ClickException, match="Name another: make demo"):
            _refuse_taken(taken)
    _refuse_taken(taken)


@pytest.mark.parametrize("bind", ["127.0.0.1:eighty", "127.0.0.1:99999", "no.such.host.invalid:8000"])
def test_address_that_is_none_is_refused(bind: str) -> None:
    with pytest.raises(click.ClickException, match="nothing can be served"):
        _refuse_taken(bind)
