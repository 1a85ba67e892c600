"""The conformance kit: it passes what keeps the contract, and says what does not."""

from __future__ import annotations

import asyncio
import base64
import json
import re
import socketserver
import struct
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest

from seedbed.cli import main
from seedbed.testing.ark_simulator import simulated
from seedbed.testing.conformance import Result, Server, conform
from seedbed.testing.conformance.report import summary, write
from seedbed.testing.conformance.run import GROUPS, NOT_TRIED, Cost
from seedbed.testing.conformance.statement import Failed, Skipped
from serving import MODEL, serving


@contextmanager
def answering(answer: Callable[[str], tuple[str, str, str]]) -> Iterator[str]:
    """The base URL of a server that answers a head with a status, further headers and a body."""

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            head = b""
            while line := self.rfile.readline().strip():
                head += line + b"\n"
            length = re.search(rb"(?i)^content-length: (\d+)", head, re.MULTILINE)
            self.rfile.read(int(length[1]) if length else 0)
            status, headers, body = answer(head.decode())
            self.wfile.write(
                f"HTTP/1.1 {status}\r\n{headers}Content-Length: {len(body)}\r\n"
                f"Connection: close\r\n\r\n{body}".encode()
            )

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/v1"
        finally:
            server.shutdown()


def header_of_a_png(width: int, height: int) -> bytes:
    """IHDR and an empty IDAT."""
    found = b""
    for kind, data in (
        (b"IHDR", struct.pack(">II5B", width, height, 8, 2, 0, 0, 0)),
        (b"IDAT", b""),
    ):
        found += struct.pack(">I", len(data)) + kind + data
        found += struct.pack(">I", zlib.crc32(kind + data))
    return found


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


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Runs `seedbed conform`, which must end with status 2, and returns what it complains of."""

    def run(*words: str) -> str:
        with pytest.raises(SystemExit) as ended:
            main(["conform", *words, "--cheap"])
        assert ended.value.code == 2
        return capsys.readouterr().err

    return run


def test_models_that_cannot_be_listed(told: Callable[..., str]) -> None:
    with simulated() as simulator:
        assert "/models: status 401, AuthenticationError: the API key" in told(
            simulator.base_url, "wrong key"
        )
        assert "/x/models: status 404, " in told(simulator.base_url + "/x", simulator.key)
        assert simulator.billed == 0


@pytest.mark.parametrize(
    ("status", "headers", "body", "words"),
    [
        ("302 Found", "Location: /sign-in\r\n", "", "status 302, to /sign-in"),
        ("500 X", "", "down\nfor today", "status 500, down for today"),
        ("500 X", "", "", "status 500, nothing else"),
        ("200 OK", "", "[" * 100_000, "nested too deeply"),
    ],
)
def test_what_a_server_answers_instead_of_its_models(
    told: Callable[..., str], status: str, headers: str, body: str, words: str
) -> None:
    with answering(lambda _head: (status, headers, body)) as url:
        assert words in told(url, "key")


def test_an_odd_answer_fails_its_statement_and_no_other() -> None:
    bomb = base64.b64encode(b"\x89PNG\r\n\x1a\n" + header_of_a_png(100_000, 100_000)).decode()
    listed = json.dumps({"object": "list", "data": [{"id": MODEL}]})
    odd = ["[" * 100_000, json.dumps({"data": [{"b64_json": bomb}]})]
    for body in odd:

        def answer(head: str, body: str = body) -> tuple[str, str, str]:
            return "200 OK", "", listed if head.startswith("GET") else body

        with answering(answer) as url:
            results = asyncio.run(conform(url, "key", cheap=True))
        assert len(results) == 84
        assert failures(results).keys() >= {13, 26}


def test_a_key_that_no_header_can_hold(told: Callable[..., str]) -> None:
    with simulated() as simulator:
        for key in ("a\r\nb", "a\0"):
            assert "the key holds a line break or another" in told(simulator.base_url, key)
        assert simulator.calls == []


@pytest.mark.parametrize("seconds", ["-1", "0", "nan", "inf", "soon"])
def test_a_timeout_is_in_its_range(told: Callable[..., str], seconds: str) -> None:
    assert f"--timeout: '{seconds}' is no number from 0.1 to 86400" in told(
        "http://127.0.0.1:9", "key", "--timeout", seconds
    )


def test_a_report_is_opened_first(told: Callable[..., str], tmp_path: Path) -> None:
    with simulated() as simulator:
        place = tmp_path / "none" / "report.md"
        said = told(simulator.base_url, simulator.key, "--report", str(place))
        assert said == f"seedbed: cannot write {place}: No such file or directory\n"
        assert simulator.calls == []
        old, new = tmp_path / "old.md", tmp_path / "new.md"
        old.write_text("old")
        for report in (old, new):
            told(simulator.base_url, "wrong key", "--report", str(report))
        assert old.read_text() == "old"
        assert not new.exists()


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
