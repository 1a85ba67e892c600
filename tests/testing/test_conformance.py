"""The conformance kit: it passes what keeps the contract, and says what does not."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from seedbed.cli import main
from seedbed.testing.ark_simulator import simulated
from seedbed.testing.conformance import Result, Server, conform
from seedbed.testing.conformance.report import summary, write
from seedbed.testing.conformance.run import GROUPS, NOT_TRIED, Cost
from seedbed.testing.conformance.statement import Failed, Skipped
from serving import MODEL, serving


def failures(results: list[Result]) -> dict[int, str]:
    return {result.number: result.reason for result in results if result.outcome == "fail"}


def test_every_statement_is_there_once() -> None:
    numbers = [check.number for group in GROUPS for check in group] + list(NOT_TRIED)
    assert sorted(numbers) == list(range(1, 85))


@pytest.mark.parametrize("flavour", ["ark", "byteplus", "comet"])
async def test_the_simulator_conforms(flavour: str) -> None:
    with simulated(flavour, seconds=0.02) as simulator:
        results = await conform(simulator.base_url, simulator.key)
        assert failures(results) == {}
        assert len(results) == 84
        assert sum(result.outcome == "pass" for result in results) >= 70


async def test_seedbed_conforms(tmp_path: Path) -> None:
    with serving(tmp_path, pictures={"watermark": True}) as served:
        results = await conform(served.url, served.key)
    assert failures(results) == {}
    assert sum(result.outcome == "pass" for result in results) >= 75


async def test_what_it_costs_is_said_before_and_kept_to() -> None:
    costs: list[Cost] = []
    servers: list[Server] = []

    def before(server: Server, cost: Cost) -> None:
        assert server.pictures == 0
        costs.append(cost)
        servers.append(server)

    with simulated() as simulator:
        await conform(simulator.base_url, simulator.key, before=before)
        everything = simulator.billed
        assert everything <= costs[0].pictures <= 70
        await conform(simulator.base_url, simulator.key, cheap=True, before=before)
        assert simulator.billed - everything <= costs[1].pictures <= 8
        assert servers[1].pictures == simulator.billed - everything


async def test_only_named_models_are_asked_for() -> None:
    with simulated() as simulator:
        results = await conform(simulator.base_url, simulator.key, models=[MODEL], cheap=True)
        assert {call.json["model"] for call in simulator.generations if call.pictures} == {MODEL}
    outcome = {result.number: result for result in results}
    assert outcome[44].outcome == "skip"
    assert "pro" in outcome[44].reason


@pytest.mark.parametrize(
    ("fault", "broken"),
    [
        ("expired-links", {16, 20, 75}),
        ("no-completed", {62, 63}),
        ("no-done", {62}),
        ("no-stream", {61, 62, 63, 64, 67}),
        ("html", {13, 17, 26, 41, 51, 61}),
        ("500", {8, 9, 11, 13, 26, 36, 41, 51, 56, 61, 66}),
        ("cut-body", {13, 26, 41, 51}),
    ],
)
async def test_a_server_that_is_wrong_fails(fault: str, broken: set[int]) -> None:
    with simulated() as simulator:
        simulator.always(fault)
        # 62, 63, 64 and 67 look at more pictures than a cheap run asks for
        cheap = not broken & {62, 63, 64, 67}
        results = await conform(simulator.base_url, simulator.key, cheap=cheap)
    failed = failures(results)
    assert broken <= set(failed), failed
    assert all(failed.values())


async def test_a_429_is_waited_for() -> None:
    with simulated() as simulator:
        simulator.next("429:0.5")
        results = await conform(simulator.base_url, simulator.key, cheap=True)
    assert failures(results) == {}


async def test_nothing_but_a_429_is_sent_again() -> None:
    with simulated() as simulator:
        simulator.always("503:1")
        await conform(simulator.base_url, simulator.key, models=[MODEL], cheap=True)
        minimal = [call for call in simulator.generations if call.json == {
            "model": MODEL, "prompt": "a cat"
        }]  # fmt: skip
    assert len(minimal) == 1


async def test_a_server_that_is_not_there() -> None:
    with simulated() as simulator:
        url = simulator.base_url
    with pytest.raises(Failed):
        await conform(url, "key")
    with simulated() as simulator, pytest.raises((Failed, Skipped)):
        await conform(simulator.base_url, "wrong key")


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = tmp_path / "report.md"
    with simulated() as simulator:
        command = ["conform", simulator.base_url, simulator.key, "--cheap"]
        with pytest.raises(SystemExit) as well:
            main([*command, "--report", str(report)])
        told = capsys.readouterr().out
        simulator.always("500")
        with pytest.raises(SystemExit) as unwell:
            main(command)
        with pytest.raises(SystemExit) as elsewhere:
            main(["conform", simulator.files_url, "key"])
    assert (well.value.code, unwell.value.code, elsewhere.value.code) == (0, 1, 2)
    assert "at most 7 pictures" in told
    assert sorted(int(n) for n in re.findall(r"^ *(\d+)  (?:pass|fail|skip)", told, re.M)) == list(
        range(1, 85)
    )
    rows = [line for line in report.read_text().splitlines() if re.match(r"\| \d+ \|", line)]
    assert len(rows) == 84
    assert simulator.key not in report.read_text()


def test_reports(tmp_path: Path) -> None:
    results = [Result(1, "a | b", "pass"), Result(2, "c", "fail", "seen\nthis")]
    write(tmp_path / "r.json", "http://x/v1", results)
    body = json.loads((tmp_path / "r.json").read_text())
    assert [row["outcome"] for row in body["results"]] == ["pass", "fail"]
    write(tmp_path / "r.md", "http://x/v1", results)
    page = (tmp_path / "r.md").read_text()
    assert r"a \| b" in page
    assert "seen this" in page
    assert summary(results) == "1 passed, 1 failed, 0 skipped"
