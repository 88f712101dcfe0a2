"""Log what failed and where, never about whom: exception messages and arguments may hold personal data (T10)."""

from __future__ import annotations

import logging
import traceback
from types import TracebackType
from typing import Any

from gunicorn.glogging import Logger  # type: ignore[import-untyped]  # gunicorn says nothing of its types

ExceptionFacts = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class NamelessFormatter(logging.Formatter):
    """Time, level, logger and the message's fixed part; of an exception its type and the places it passed through."""

    def format(self, record: logging.LogRecord) -> str:
        """One line, then one for each place. Arguments of the message are left out."""
        written = f"{self.formatTime(record)} {record.levelname} {record.name}: {str(record.msg).split('%')[0].strip()}"
        if record.exc_info:
            written += "\n" + self.formatException(record.exc_info)
        return written

    def formatException(self, ei: ExceptionFacts) -> str:
        """The type of the exception and its frames, without source lines or messages."""
        if ei[0] is None:
            return ""
        frames = traceback.extract_tb(ei[2])
        places = [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in frames]
        return "\n".join([ei[0].__name__, *places])


class NamelessGunicorn(Logger):  # type: ignore[misc]  # for the same reason
    """What the web process itself logs, such as an error that nothing within the service caught."""

    def _set_handler(
        self, log: logging.Logger, output: str, fmt: logging.Formatter, stream: Any = None
    ) -> None:
        super()._set_handler(log, output, NamelessFormatter(), stream)
