"""Log lines: an event in fixed words and its fields; colours on a terminal, JSON lines elsewhere.

`from seedbed.logs import log`, then `log.info("swept", files=3)`. Every request has a line, so a
line is rendered in one step and costs some microseconds.
"""

from __future__ import annotations

import json
import logging
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from pydantic_core import to_json

if TYPE_CHECKING:
    from seedbed.settings import LogSettings

Fields = dict[str, Any]
Render = Callable[[str, str, Fields, BaseException | None], str]
"""(level, event, fields, the exception that it tells of) -> a line, or several with a traceback."""

_LEVELS = {"debug": 10, "info": 20, "warning": 30, "error": 40}  # the standard library's numbers
SILENT = 100
"""A level that no line reaches."""
_MOST_FRAMES = 50  # of one exception; endless recursion has a thousand
_MOST_LINKS = 10  # of a chain of causes

# Select Graphic Rendition, ECMA-48 8.3.117.
_PLAIN, _BOLD, _DIM = "\x1b[0m", "\x1b[1m", "\x1b[2m"
_COLOURS = {"debug": "\x1b[32m", "info": "\x1b[32m", "warning": "\x1b[33m", "error": "\x1b[31m"}
_KEY, _VALUE = "\x1b[36m", "\x1b[35m"


class Log:
    """Writes lines, whole, to whatever stderr is at that moment.

    A line goes out in one write, so that those of several processes do not mix. One that cannot
    be written (its reader is gone, the disk is full) is lost: a log that fails must not fail the
    request it tells of.
    """

    def __init__(self) -> None:
        self.level = _LEVELS["info"]
        """Lines of less are not written."""
        self.render: Render = for_people

    def debug(self, event: str, **fields: Any) -> None:
        """What only helps to find a mistake."""
        self._write("debug", event, fields)

    def info(self, event: str, **fields: Any) -> None:
        """What is as it should be."""
        self._write("info", event, fields)

    def warning(self, event: str, **fields: Any) -> None:
        """What was mended or refused, and why."""
        self._write("warning", event, fields)

    def error(self, event: str, error: BaseException | None = None, **fields: Any) -> None:
        """What should not have been; with an exception's traceback."""
        self._write("error", event, fields, error)

    def exception(self, event: str, **fields: Any) -> None:
        """An error, with the traceback of the exception that is being handled."""
        self._write("error", event, fields, sys.exception())

    def _write(
        self, level: str, event: str, fields: Fields, error: BaseException | None = None
    ) -> None:
        if _LEVELS[level] < self.level or sys.stderr is None:
            return
        try:
            sys.stderr.write(f"{self.render(level, event, fields, error)}\n")
            sys.stderr.flush()
        except (OSError, ValueError):
            return


def for_machines(level: str, event: str, fields: Fields, error: BaseException | None) -> str:
    """A line of JSON."""
    line = {**fields, "event": event, "level": level, "timestamp": datetime.now(UTC)}
    if error is not None:
        line["exception"] = list(_chain(error))
    try:
        return str(to_json(line, fallback=repr, inf_nan_mode="constants"), "ascii")
    except ValueError:
        # Four times as slow, and escapes what is not ASCII: some of it terminals take for
        # orders, and some is no text at all, in names of files.
        return json.dumps({**line, "timestamp": _now()}, default=repr)


def for_people(level: str, event: str, fields: Fields, error: BaseException | None) -> str:
    """A line to be read, and an exception's traceback below it."""
    told = "".join(f" {key}={_shown(value)}" for key, value in sorted(fields.items()))
    return f"{_now()} [{level:<7}] {_harmless(event):<30}{told}{_below(error)}"


def in_colours(level: str, event: str, fields: Fields, error: BaseException | None) -> str:
    """The same for a terminal."""
    told = "".join(
        f" {_KEY}{key}{_PLAIN}={_VALUE}{_shown(value)}{_PLAIN}"
        for key, value in sorted(fields.items())
    )
    return (
        f"{_DIM}{_now()}{_PLAIN} [{_COLOURS[level]}{_BOLD}{level:<7}{_PLAIN}]"
        f" {_BOLD}{_harmless(event):<30}{_PLAIN}{told}{_below(error)}"
    )


log = Log()
"""The one log of this process: for people and from "info" on, until `configure` says otherwise."""


def configure(settings: LogSettings) -> None:
    """Have our lines, and what the libraries have to say (uvicorn), written as the settings say."""
    terminal = sys.stderr is not None and sys.stderr.isatty()
    log.level = _LEVELS[settings.level]
    if settings.format == "json" or (settings.format == "auto" and not terminal):
        log.render = for_machines
    else:
        log.render = in_colours if terminal else for_people
    for name in ("uvicorn", "uvicorn.error", "aiohttp", "asyncio"):
        logger = logging.getLogger(name)
        logger.handlers = [_Passed()]
        logger.propagate = False
        logger.setLevel(max(log.level, logging.WARNING))


class _Passed(logging.Handler):
    """Hands the lines of a library to our log."""

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno < logging.ERROR:
            log.warning(record.getMessage())
        else:
            log.error(record.getMessage(), record.exc_info[1] if record.exc_info else None)


def _now() -> str:
    return f"{datetime.now(UTC).isoformat()[:-6]}Z"


def _shown(value: object) -> str:
    """One word, or a literal in quotes."""
    text = value if isinstance(value, str) else repr(value)
    return text if text.isprintable() and not set(text) & {" ", "="} else repr(text)


def _harmless(text: str) -> str:
    """With what a terminal would take for orders escaped, but for ends of lines."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c == "\n" else repr(c)[1:-1] for c in text)


def _below(error: BaseException | None) -> str:
    if error is None:
        return ""
    # Local variables hold prompts and keys, which never are in a log; this shows none.
    return "\n" + _harmless("".join(traceback.format_exception(error)).rstrip("\n"))


def _chain(error: BaseException) -> Iterator[Mapping[str, Any]]:
    """The exception, then what caused it or was being handled, each with its frames. Without
    local variables: those hold prompts and keys."""
    link: BaseException | None = error
    is_cause = False
    for _ in range(_MOST_LINKS):
        if link is None:
            return
        frames = traceback.extract_tb(link.__traceback__)
        yield {
            "exc_type": type(link).__name__,
            "exc_value": str(link),
            "exc_notes": [str(note) for note in getattr(link, "__notes__", ())],
            "is_cause": is_cause,
            "frames": [
                {"filename": frame.filename, "lineno": frame.lineno, "name": frame.name}
                for frame in frames[-_MOST_FRAMES:]
            ],
            "exceptions": [list(_chain(one)) for one in link.exceptions]
            if isinstance(link, BaseExceptionGroup)
            else [],
        }
        is_cause = link.__cause__ is not None
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
