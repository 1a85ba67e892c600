"""How log lines are written: colours on a terminal, JSON lines elsewhere."""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime
from typing import Any

import structlog
import structlog.tracebacks
from pydantic_core import to_json

from seedbed.settings import LogSettings

# Local variables hold prompts and keys, which never are in a log.
_add_traceback = structlog.processors.ExceptionRenderer(
    structlog.tracebacks.ExceptionDictTransformer(show_locals=False)
)


def configure(settings: LogSettings) -> None:
    """Set up structlog and the standard library's loggers (uvicorn's) alike, on stderr."""
    level = getattr(logging, settings.level.upper())
    console = settings.format == "console" or (settings.format == "auto" and sys.stderr.isatty())
    structlog.configure(
        processors=_for_people() if console else [_for_machines],
        wrapper_class=_from(level),
        logger_factory=_Lines,
        cache_logger_on_first_use=True,
    )
    for name in ("uvicorn", "uvicorn.error", "aiohttp", "asyncio"):
        logger = logging.getLogger(name)
        logger.handlers = [_ToStructlog()]
        logger.propagate = False
        logger.setLevel(max(level, logging.WARNING))


def _for_people() -> list[structlog.typing.Processor]:
    return [
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback),
    ]


def _for_machines(logger: object, method: str, event: structlog.typing.EventDict) -> str:
    """A line of JSON. One step instead of structlog's four, since every request has a line."""
    event["level"] = method
    event["timestamp"] = f"{datetime.now(UTC).isoformat()[:-6]}Z"
    if "exc_info" in event:
        _add_traceback(logger, method, event)
    try:
        return str(to_json(event, fallback=repr, inf_nan_mode="constants"), "ascii")
    except ValueError:
        # Four times as slow, and escapes what is not ASCII: some of it terminals take for
        # orders, and some is no text at all, in names of files.
        return json.dumps(event, default=repr)


def _from(level: int) -> type[_Logger]:
    """The logger that is silent below `level`."""
    silent = {
        name: _say_nothing
        for name in ("debug", "info", "warning", "error", "exception")
        if getattr(logging, "ERROR" if name == "exception" else name.upper()) < level
    }
    return type("_Logger", (_Logger,), silent)


def _say_nothing(*_: object, **__: object) -> None:
    pass


class _Logger(structlog.BoundLoggerBase):
    """What modules here ask of a logger. structlog's own has more, at twice the cost a line."""

    def debug(self, event: str, **fields: Any) -> None:
        self._say("debug", event, fields)

    def info(self, event: str, **fields: Any) -> None:
        self._say("info", event, fields)

    def warning(self, event: str, **fields: Any) -> None:
        self._say("warning", event, fields)

    def error(self, event: str, **fields: Any) -> None:
        self._say("error", event, fields)

    def exception(self, event: str, **fields: Any) -> None:
        """An error, with the traceback of the exception that is being handled."""
        self._say("error", event, {"exc_info": True, **fields})

    def log(self, level: int, event: str, **fields: Any) -> None:
        """A line of one of the standard library's levels."""
        getattr(self, logging.getLevelName(level).lower(), self.error)(event, **fields)

    def _say(self, level: str, event: str, fields: dict[str, Any]) -> None:
        fields["event"] = event
        line: Any = fields
        try:
            for process in self._processors:
                line = process(self._logger, level, line)
        except structlog.DropEvent:
            return
        self._logger.line(line)


class _Lines:
    """Writes finished lines, of every level, to whatever stderr is at that moment.

    A line goes out whole, in one write, so that those of several processes do not mix. One that
    cannot be written (its reader is gone, the disk is full) is lost: a log that fails must not
    fail the request it tells of.
    """

    def __init__(self, *_: object) -> None:
        pass

    def line(self, text: str) -> None:
        if sys.stderr is None:
            return
        try:
            sys.stderr.write(f"{text}\n")
            sys.stderr.flush()
        except (OSError, ValueError):
            return


class _ToStructlog(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        structlog.get_logger(record.name).log(
            record.levelno, record.getMessage(), exc_info=record.exc_info or None
        )
