"""Log lines reach whatever stderr is, say what happened, and one that cannot be written fails
nothing."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbed import logs
from seedbed.logs import for_machines, for_people, in_colours, log
from seedbed.settings import LogSettings


@pytest.fixture(autouse=True)
def configuration_put_back() -> Iterator[None]:
    before = log.level, log.render
    yield
    log.level, log.render = before


class Full(io.StringIO):
    """A stderr on a full disk."""

    def write(self, text: str) -> int:
        raise OSError(28, "No space left on device")


class Terminal(io.StringIO):
    """A stderr that somebody looks at."""

    def isatty(self) -> bool:
        return True


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_a_line_goes_to_the_stderr_of_the_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = io.StringIO(), io.StringIO()
    monkeypatch.setattr("sys.stderr", first)
    logs.configure(LogSettings(format="json"))
    log.info("one")
    monkeypatch.setattr("sys.stderr", second)
    first.close()
    log.info("two", key="k1")
    (line,) = lines(second.getvalue())
    assert (line["event"], line["key"], line["level"]) == ("two", "k1", "info")
    assert line["timestamp"].endswith("Z")


@pytest.mark.parametrize("form", ["json", "console"])
@pytest.mark.parametrize("broken", ["closed", "full", "absent"])
def test_a_line_that_cannot_be_written_is_lost_quietly(
    broken: str, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr", io.StringIO())
    logs.configure(LogSettings.model_validate({"format": form}))
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


@pytest.mark.parametrize(
    ("level", "written"),
    [
        ("debug", ["debug", "info", "warning", "error"]),
        ("info", ["info", "warning", "error"]),
        ("warning", ["warning", "error"]),
        ("error", ["error"]),
    ],
)
def test_less_than_the_level_is_not_written(
    level: str, written: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    logs.configure(LogSettings.model_validate({"format": "json", "level": level}))
    for say in (log.debug, log.info, log.warning, log.error):
        say("something")
    assert [line["level"] for line in lines(capsys.readouterr().err)] == written


@pytest.mark.parametrize(
    ("form", "terminal", "expected"),
    [
        ("auto", True, in_colours),
        ("auto", False, for_machines),
        ("console", True, in_colours),
        ("console", False, for_people),
        ("json", True, for_machines),
    ],
)
def test_colours_are_for_terminals(
    form: str, terminal: bool, expected: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr", Terminal() if terminal else io.StringIO())
    logs.configure(LogSettings.model_validate({"format": form}))
    assert log.render is expected


def test_libraries_are_heard_from_warnings_on(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure(LogSettings(format="json", level="debug"))
    library = logging.getLogger("uvicorn.error")
    library.info("started")
    library.warning("odd %s", "request")
    try:
        raise RuntimeError("lost")
    except RuntimeError:
        library.exception("in the application")
    odd, failed = lines(capsys.readouterr().err)
    assert (odd["event"], odd["level"]) == ("odd request", "warning")
    assert (failed["event"], failed["level"]) == ("in the application", "error")
    assert failed["exception"][0]["exc_type"] == "RuntimeError"


def raise_with_cause(secret: str) -> None:
    """A ValueError that a ZeroDivisionError caused, with the secret in a local variable only."""
    try:
        print(len(secret) / 0)
    except ZeroDivisionError as error:
        raise ValueError("no\nway") from error


def test_a_traceback_is_told_without_what_was_in_variables(
    capsys: pytest.CaptureFixture[str],
) -> None:
    logs.configure(LogSettings(format="json"))
    try:
        raise_with_cause("a-prompt-" + "of-somebody")
    except ValueError:
        log.exception("unexpected", request_id="r1")
    written = capsys.readouterr().err
    (line,) = lines(written)
    assert (line["event"], line["level"], line["request_id"]) == ("unexpected", "error", "r1")
    first, cause = line["exception"]
    assert (first["exc_type"], first["exc_value"], first["is_cause"]) == (
        "ValueError", "no\nway", False,
    )  # fmt: skip
    assert (cause["exc_type"], cause["is_cause"]) == ("ZeroDivisionError", True)
    frame = first["frames"][-1]
    assert frame["name"] == "raise_with_cause"
    assert Path(frame["filename"]).name == "test_logs.py"
    assert "a-prompt-of-somebody" not in written


def test_each_exception_of_a_group_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure(LogSettings(format="json"))
    log.error("two at once", ExceptionGroup("both", [KeyError("a"), OSError(28, "full")]))
    (told,) = lines(capsys.readouterr().err)[0]["exception"]
    assert [one[0]["exc_type"] for one in told["exceptions"]] == ["KeyError", "OSError"]


def test_endless_recursion_is_told_in_a_short_line(capsys: pytest.CaptureFixture[str]) -> None:
    def deeper() -> None:
        deeper()

    logs.configure(LogSettings(format="json"))
    try:
        deeper()
    except RecursionError as error:
        error.__cause__ = error  # a chain that never ends, too
        log.exception("unexpected")
    assert len(capsys.readouterr().err) < 100_000


def test_a_person_reads_a_line_and_the_traceback_below_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    logs.configure(LogSettings(format="console"))
    try:
        raise_with_cause("")
    except ValueError:
        log.exception("unexpected", request_id="r1", cause="two words", ms=1.5)
    first, *below = capsys.readouterr().err.splitlines()
    assert first.split(maxsplit=1)[1].split() == [
        "[error", "]", "unexpected", "cause='two", "words'", "ms=1.5", "request_id=r1",
    ]  # fmt: skip
    assert below[0] == "Traceback (most recent call last):"
    assert below[-2:] == ["ValueError: no", "way"]


VALUES = st.text() | st.floats() | st.integers() | st.none() | st.binary() | st.builds(Path)


@given(event=st.text(), fields=st.dictionaries(st.sampled_from("abc"), VALUES))
def test_whatever_is_told_stays_one_line_of_json(event: str, fields: dict[str, Any]) -> None:
    line = for_machines("info", event, fields, None)
    assert line.isascii() or line.isprintable()
    assert "\n" not in line
    assert json.loads(line)["level"] == "info"


@given(event=st.text(), value=VALUES)
def test_nothing_gives_a_terminal_orders(event: str, value: object) -> None:
    line = for_people("warning", "b", {"cause": value}, ValueError(event))
    first, *below = line.split("\n")
    assert first.isprintable()
    assert all(one.isprintable() for one in below)
    assert "\x1b[31m" not in in_colours("warning", event, {"cause": "\x1b[31m"}, None)
