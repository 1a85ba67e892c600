"""Log lines reach whatever stderr is, and one that cannot be written fails nothing."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from seedbed import logs
from seedbed.settings import LogSettings


@pytest.fixture(autouse=True)
def configuration_put_back() -> Iterator[None]:
    before = structlog.get_config()
    yield
    structlog.configure(**before)


class Full(io.StringIO):
    """A stderr on a full disk."""

    def write(self, text: str) -> int:
        raise OSError(28, "No space left on device")


def test_a_line_goes_to_the_stderr_of_the_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = io.StringIO(), io.StringIO()
    monkeypatch.setattr("sys.stderr", first)
    logs.configure(LogSettings(format="json"))
    log = structlog.get_logger("seedbed.test")
    log.info("one")
    monkeypatch.setattr("sys.stderr", second)
    first.close()
    log.info("two", key="k1")
    line = json.loads(second.getvalue())
    assert (line["event"], line["key"], line["level"]) == ("two", "k1", "info")


@pytest.mark.parametrize("form", ["json", "console"])
@pytest.mark.parametrize("broken", ["closed", "full", "absent"])
def test_a_line_that_cannot_be_written_is_lost_quietly(
    broken: str, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr", io.StringIO())
    logs.configure(LogSettings.model_validate({"format": form}))
    log = structlog.get_logger("seedbed.test")
    stderr = {"closed": io.StringIO(), "full": Full(), "absent": None}[broken]
    if broken == "closed" and stderr is not None:
        stderr.close()
    monkeypatch.setattr("sys.stderr", stderr)
    log.error("lost")
    logging.getLogger("asyncio").error("lost too")
    try:
        raise ValueError("told with its traceback")
    except ValueError:
        log.exception("lost as well")
