"""How log lines are written: colours on a terminal, JSON lines elsewhere."""

from __future__ import annotations

import io
import logging
import sys
from contextlib import suppress
from typing import TextIO, cast

import structlog
import structlog.tracebacks

from seedbed.settings import LogSettings

# Local variables hold prompts and keys, which never are in a log.
_TRACEBACKS = structlog.tracebacks.ExceptionDictTransformer(show_locals=False)


def configure(settings: LogSettings) -> None:
    """Set up structlog and the standard library's loggers (uvicorn's) alike, on stderr."""
    level = getattr(logging, settings.level.upper())
    console = settings.format == "console" or (settings.format == "auto" and sys.stderr.isatty())
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[
            *shared,
            *([] if console else [structlog.processors.ExceptionRenderer(_TRACEBACKS)]),
            structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
            if console
            else structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(cast("TextIO", _Stderr())),
        cache_logger_on_first_use=True,
    )
    for name in ("uvicorn", "uvicorn.error", "aiohttp", "asyncio"):
        logger = logging.getLogger(name)
        logger.handlers = [_ToStructlog()]
        logger.propagate = False
        logger.setLevel(max(level, logging.WARNING))


class _Stderr(io.TextIOBase):
    """Whatever stderr is at the moment of writing.

    A line that cannot be written (its reader is gone, the disk is full) is lost: a log that
    fails must not fail the request it tells of.
    """

    def write(self, text: str) -> int:
        with suppress(OSError, ValueError):
            if sys.stderr is not None:
                sys.stderr.write(text)
                sys.stderr.flush()
        return len(text)


class _ToStructlog(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        structlog.get_logger(record.name).log(
            record.levelno, record.getMessage(), exc_info=record.exc_info or None
        )
