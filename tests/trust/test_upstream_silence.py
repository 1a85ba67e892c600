"""Upstreams that fall silent, break off or were never there: every call ends in its time.

Source: reliability.md, test 53. 16 at once in CI, 64 with SEEDBED_TEST_SCALE=4 or more.
"""

from __future__ import annotations

import asyncio
import base64
import json
import ssl
import time
from collections import Counter
from pathlib import Path

import pytest
from sizes import scaled
from upstreamed import (
    GENERATIONS,
    asking,
    calls_of,
    connections_to,
    port_of,
    upstreamed,
)

from certificates import certificate, tls_of
from seedbed.engines.upstream.client import UpstreamClient
from seedbed.engines.upstream.dialect import Ambiguous, NotAccepted
from seedbed.engines.upstream.upstream import Upstream
from seedbed.settings import UpstreamSettings
from seedbed.testing.ark_simulator import ArkSimulator
from seedbed.testing.fault_proxy import (
    Fault,
    FaultProxy,
    HalfOpen,
    LimitData,
    ResetPeer,
    Timeout,
)
from serving import MODEL, loop_of, tasks_at_rest
from waiting import until

TOGETHER = scaled(16, 64)
DEADLINE = 1.0
BODY = {"model": MODEL, "prompt": "a cat", "size": "1K", "response_format": "b64_json"}
NETWORK: dict[str, list[tuple[Fault, str]]] = {
    "half-open before the head": [(HalfOpen(0), "down")],
    "half-open in the body": [(HalfOpen(2_000), "down")],
    "half-open on the way up": [(HalfOpen(100), "up")],
    "silence": [(Timeout(0), "down")],
    "reset in the body": [(LimitData(2_000), "down")],
    "reset at once": [(ResetPeer(0.05), "up")],
}
FAULTS = ("stall-body", "timeout", "reset-body", "cut-body", "trickle:60")


async def all_at_once(home: Path, simulator: ArkSimulator, port: int) -> None:
    """Ask for many pictures through `port`; all must fail in time and leave nothing behind."""
    deadlines = {
        "first_byte_seconds": DEADLINE, "silence_seconds": DEADLINE, "total_seconds": 2 * DEADLINE
    }  # fmt: skip
    upstream = {
        "base_url": f"http://127.0.0.1:{port}/api/v3", "concurrent": TOGETHER,
        "allow_ports": [port_of(simulator.files_url)], **deadlines,
    }  # fmt: skip
    with upstreamed(home, {"ark": upstream}, admission={"waiting": 1000}) as served:
        loop = await asyncio.to_thread(loop_of, served)
        usual = await asyncio.to_thread(tasks_at_rest, loop)
        async with asking(served) as client:

            async def ask() -> tuple[int, float]:
                begun = time.monotonic()
                answer = await client.post(GENERATIONS, json=BODY)
                return answer.status_code, time.monotonic() - begun

            answers = await asyncio.gather(*(ask() for _ in range(TOGETHER)))
        taken = [seconds for _, seconds in answers]
        print(f"\n{len(answers)} ended in {min(taken):.2f} to {max(taken):.2f} s")
        assert Counter(status for status, _ in answers) == {500: TOGETHER}
        # A second more for the deadline, and some for a machine that does other things, too.
        assert max(taken) < 2 * DEADLINE + 4
        calls = calls_of(served)
        assert [call.state for call in calls] == ["unknown"] * TOGETHER
        assert all(served.house.ledger.rows(call.request_id) == [] for call in calls)
        standing = served.house.engines.get("upstream").standings()["ark"]  # type: ignore[attr-defined]
        assert standing.running == 0
        await asyncio.to_thread(until, lambda: connections_to(port) == 0, "no connection")
        await asyncio.to_thread(
            until, lambda: len(asyncio.all_tasks(loop)) <= usual, "no task is left"
        )


@pytest.mark.parametrize("name", NETWORK)
async def test_a_bad_network_ends_in_time(tmp_path: Path, name: str) -> None:
    async with (
        ArkSimulator() as simulator,
        FaultProxy("127.0.0.1", port_of(simulator.url)) as proxy,
    ):
        for fault, way in NETWORK[name]:
            proxy.add(fault, "up" if way == "up" else "down")
        await all_at_once(tmp_path / "home", simulator, proxy.port)


@pytest.mark.parametrize("fault", FAULTS)
async def test_a_bad_upstream_ends_in_time(tmp_path: Path, fault: str) -> None:
    async with ArkSimulator() as simulator:
        simulator.always(fault)
        await all_at_once(tmp_path / "home", simulator, port_of(simulator.url))
        assert len(simulator.generations) == TOGETHER  # none was sent again


# ── TLS ─────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def tls(tmp_path_factory: pytest.TempPathFactory) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """What a server and its client speak TLS with."""
    return tls_of(certificate(tmp_path_factory.mktemp("tls"), "127.0.0.1"))


# The handshake's answer is about 1 kB; the answer to the call begins well before 4 kB.
@pytest.mark.parametrize(
    ("cut", "expected"), [(300, NotAccepted), (4_000, Ambiguous)], ids=["handshake", "answer"]
)
async def test_tls_that_is_cut_ends_at_once(
    tls: tuple[ssl.SSLContext, ssl.SSLContext], cut: int, expected: type[Exception]
) -> None:
    async with (
        ArkSimulator(tls=tls[0], weight=200_000) as simulator,
        FaultProxy("127.0.0.1", port_of(simulator.url)) as proxy,
    ):
        proxy.add(LimitData(cut))
        upstream = Upstream(
            "ark",
            f"https://127.0.0.1:{proxy.port}/api/v3",
            UpstreamSettings(dialect="ark", total_seconds=10),
            {},
            simulator.key,
        )
        client = UpstreamClient(upstream, tls=tls[1])

        async def ask() -> None:
            body = (
                b'{"model": "doubao-seedream-4-0-250828", "prompt": "a cat", "size": "1K",'
                b' "response_format": "b64_json"}'
            )
            async with client.post("/images/generations", body) as answer:
                assert answer.status == 200
                async for _ in answer.chunks():
                    pass

        begun = time.monotonic()
        ends = await asyncio.gather(*(ask() for _ in range(TOGETHER)), return_exceptions=True)
        assert [type(end) for end in ends] == [expected] * TOGETHER
        assert time.monotonic() - begun < 10
        await client.close()
        assert len(simulator.generations) == (0 if expected is NotAccepted else TOGETHER)
        port = proxy.port
    await asyncio.to_thread(until, lambda: connections_to(port) == 0, "no connection")


async def test_long_answers_come_whole_by_tls(
    tls: tuple[ssl.SSLContext, ssl.SSLContext],
) -> None:
    """One after the other on one connection, read past the parser (upstream/long_body.py)."""
    async with ArkSimulator(tls=tls[0], weight=3_000_000) as simulator:
        upstream = Upstream(
            "ark",
            f"https://127.0.0.1:{port_of(simulator.url)}/api/v3",
            UpstreamSettings(dialect="ark", total_seconds=30),
            {},
            simulator.key,
        )
        client = UpstreamClient(upstream, tls=tls[1])
        body = (
            b'{"model": "doubao-seedream-4-0-250828", "prompt": "a cat", "size": "1K",'
            b' "response_format": "b64_json"}'
        )
        for _ in range(3):
            found = bytearray()
            async with client.post("/images/generations", body) as answer:
                assert answer.status == 200
                await answer.pour(found.extend)
            (picture,) = json.loads(found)["data"]
            assert len(base64.b64decode(picture["b64_json"], validate=True)) >= 3_000_000
        await client.close()
