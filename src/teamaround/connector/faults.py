"""What stops a command of the connector, each with the number that the command then ends with."""

from __future__ import annotations

from typing import ClassVar


class ConnectorFault(Exception):
    """Something that the agency must put right. The message says what, and holds nothing about anybody."""

    exit_code: ClassVar[int] = 1


class SettingsFault(ConnectorFault):
    """Settings or keys that cannot be used."""

    exit_code = 2


class Away(ConnectorFault):
    """The service could not be reached, however often it was tried. Nothing is lost: send again later."""

    exit_code = 3


class AtWork(ConnectorFault):
    """Another process is doing the same in this outbox."""

    exit_code = 4


class Stopped(ConnectorFault):
    """Somebody asked the command to end while it waited."""

    exit_code = 0
