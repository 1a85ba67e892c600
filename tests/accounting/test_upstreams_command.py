"""`seedbed upstreams` finds the calls that do not add up, and says so by its status."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

import pytest

from seedbed.accounting.ledger import Ledger, LedgerRow
from seedbed.accounting.upstream_calls import State, UpstreamCalls
from seedbed.cli import main


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SEEDBED_HOME", str(tmp_path))
    monkeypatch.setenv("ARK_API_KEY", "sk-secret")
    (tmp_path / "seedbed.toml").write_text('[upstreams.spare]\ndialect = "ark"\n')
    return tmp_path


def record(home: Path, *ends: tuple[State | None, int | None, int], begun: float) -> None:
    """Calls of two pictures with these ends: state, pictures told, pictures handed."""

    async def work() -> None:
        ledger = Ledger(home / "seedbed.db")
        calls = UpstreamCalls(ledger.writer)
        for at, (state, told, handed) in enumerate(ends):
            number = await calls.begin(
                request_id=f"02{at}", upstream="ark", model="m", pictures=2, now=begun
            )
            if state is not None:
                calls.end(
                    number, state=state, told_pictures=told, handed=handed, cause="it broke",
                    upstream_request_id=f"theirs-{at}", now=begun + 1,
                )  # fmt: skip
        ledger.close()

    asyncio.run(work())


def upstreams(home: Path, *more: str) -> int:
    """The command's status."""
    with pytest.raises(SystemExit) as ended:
        main(["--config", str(home / "seedbed.toml"), "upstreams", *more])
    return int(ended.value.code or 0)


def test_without_calls_there_is_nothing_to_say(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert upstreams(home) == 0
    assert "no calls" in capsys.readouterr().out


def test_all_is_well(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record(home, ("refused", None, 0), ("accepted", 0, 0), begun=time.time())
    assert upstreams(home) == 0
    said = capsys.readouterr().out
    assert "all of 2 calls add up" in said
    assert [line.split()[:4] for line in said.splitlines()[1:3]] == [
        ["ark", "1", "1", "0"], ["spare", "0", "0", "0"]
    ]  # fmt: skip


def test_ambiguous_calls_and_missing_pictures_are_listed(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record(
        home, ("unknown", None, 0), ("accepted", 2, 1), ("refused", None, 0), (None, None, 0),
        begun=time.time() - 7000,
    )  # fmt: skip
    assert upstreams(home) == 1
    said = capsys.readouterr().out
    assert "3 of 4 calls do not add up" in said
    assert "theirs-0" in said
    assert "ended without an answer; it broke" in said
    assert "tells of 2 pictures, 1 came" in said
    assert "never ended" in said
    assert "theirs-2" not in said
    assert upstreams(home, "--hours", "1") == 0
    assert upstreams(home, "--all") == 1
    assert "theirs-2" in capsys.readouterr().out


def test_a_call_that_may_be_under_way_is_not_in_trouble(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record(home, (None, None, 0), ("accepted", 2, 1), begun=time.time() - 60)
    record(home, (None, None, 0), ("refused", None, 0), begun=time.time() - 10)
    assert upstreams(home) == 1
    said = capsys.readouterr().out
    assert "2 of 4 calls may still be under way" in said
    assert "1 of 4 calls do not add up:" in said
    assert "never ended" not in said
    assert upstreams(home, "--hours", "0.01") == 0
    said = capsys.readouterr().out
    assert "1 of 2 calls may still be under way" in said
    assert "add up" not in said
    assert upstreams(home, "--hours", "0.01", "--all") == 0
    said = capsys.readouterr().out
    assert "1 of 2 calls may still be under way" in said
    assert "never ended" in said


def test_tokens_that_an_ark_upstream_counts_otherwise_are_listed(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "seedbed.toml").write_text(
        """
        [upstreams.ark]
        dialect = "ark"
        [upstreams.openai]
        dialect = "openai"
        """
    )

    async def work() -> None:
        ledger = Ledger(home / "seedbed.db")
        calls = UpstreamCalls(ledger.writer)
        # Of 1280x720 pixels: as the ledger counts, otherwise, and in units of its own.
        for at, (name, tokens) in enumerate([("ark", 3600), ("ark", 4000), ("openai", 196)]):
            number = await calls.begin(
                request_id=f"02{at}", upstream=name, model="m", pictures=1, now=time.time() - 60
            )
            calls.end(
                number, state="accepted", told_pictures=1, told_tokens=tokens, handed=1,
                upstream_request_id=f"theirs-{at}", now=time.time(),
            )  # fmt: skip
            await ledger.record(
                LedgerRow(
                    request_id=f"02{at}", image_index=0, key_id="0123456789", model="m",
                    engine=f"upstream:{name}", width=1280, height=720, tokens=3600,
                    media_type="image/png", byte_count=100, created=1000, delivery="url",
                )
            )  # fmt: skip
        ledger.close()

    asyncio.run(work())
    assert upstreams(home) == 1
    said = capsys.readouterr().out
    assert "1 of 3 calls do not add up" in said
    assert "theirs-1" in said
    assert "tells of 4000 tokens for its request, the ledger has 3600" in said
