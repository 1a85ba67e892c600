"""Bodies that are too many, too large, too slow, or from nobody (tests 25 to 27)."""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import select
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import httpx
import pytest
from apart import Apart, apart, post_head
from sizes import scaled

from seedbed.wire.body import SMALL
from seedbed.wire.connections import Connection
from seedbed.wire.http1 import LONGEST_HEAD
from serving import MODEL, Served, data_uri, picture, serving
from waiting import until

MIB = 1024 * 1024
GENERATIONS = "/v1/images/generations"
MODELS = {"small": {"alias_of": MODEL, "min_pixels": 4096}}
ASKED: dict[str, Any] = {"model": "small", "prompt": "a cat", "size": "160x96"}


def padded(length: int, **fields: Any) -> bytes:
    """A good body of exactly `length` bytes, made long by one inline reference."""
    file = picture(64, 64)

    def body(padding: int) -> bytes:
        reference = data_uri(file + bytes(padding - padding % 3))
        return json.dumps({**ASKED, "image": reference, **fields}).encode()

    made = body(max(0, (length - len(body(0))) * 3 // 4 - 3))
    return made[:-1] + b" " * (length - len(made)) + made[-1:]


@contextmanager
def connection(server: Served | Apart) -> Iterator[socket.socket]:
    port = server.port if isinstance(server, Apart) else int(server.url.rpartition(":")[2])
    with closing(socket.create_connection(("127.0.0.1", port), timeout=60)) as opened:
        yield opened


def answer(opened: socket.socket) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of what the server says before it closes or the body ends."""
    said = b""
    with suppress(ConnectionError):
        while b"\r\n\r\n" not in said:
            more = opened.recv(65536)
            if not more:
                break
            said += more
        head, _, body = said.partition(b"\r\n\r\n")
        lines = head.decode().split("\r\n")
        headers = {
            name.lower(): value for name, value in (line.split(": ", 1) for line in lines[1:])
        }
        while len(body) < int(headers.get("content-length", "0")):
            body += opened.recv(65536)
        return int(lines[0].split(" ")[1]), headers, body
    raise AssertionError(f"the connection was reset after {said!r}")


def closed(opened: socket.socket, seconds: float = 20) -> bool:
    """Whether the server ends the connection without another word."""
    opened.settimeout(seconds)
    try:
        return opened.recv(1) == b""
    except ConnectionError:
        return True
    except TimeoutError:
        return False


# -- nobody's bodies --------------------------------------------------------------------------


@pytest.fixture
def read_bytes(monkeypatch: pytest.MonkeyPatch) -> dict[Connection, int]:
    """How many bytes the server took from each connection."""
    taken: dict[Connection, int] = {}
    heard = Connection.buffer_updated

    def counting(self: Connection, nbytes: int) -> None:
        taken[self] = taken.get(self, 0) + nbytes
        heard(self, nbytes)

    monkeypatch.setattr(Connection, "buffer_updated", counting)
    return taken


@pytest.mark.parametrize("length", [1024 * MIB, "chunked"])
@pytest.mark.parametrize("path", [GENERATIONS, "/v1/images/edits", "/v1/nowhere", "/v1/models"])
def test_a_gigabyte_from_nobody_is_not_read(
    server: Served, read_bytes: dict[Connection, int], length: int | str, path: str
) -> None:
    """Test 25: the answer comes, the connection closes, at most 64 kB of body were read."""
    with connection(server) as opened:
        head = post_head(length, path, "sk-seed-nobody-" + "x" * 43)
        opened.sendall(head)
        flood = bytes(65536) if length != "chunked" else b"10000\r\n" + bytes(65536) + b"\r\n"
        sent = 0
        with suppress(ConnectionError):
            while sent < 1024 * MIB:  # the server's system takes some megabytes by itself
                sent += opened.send(flood)
        status, headers, _ = answer(opened)
        assert status == {GENERATIONS: 401, "/v1/images/edits": 401}.get(
            path, 404 if "no" in path else 405
        )
        assert headers["connection"] == "close"
        assert closed(opened)
    assert sent < 64 * MIB
    assert max(read_bytes.values()) <= len(head) + 64 * 1024


def test_fifty_at_once_from_nobody(tmp_path: Path) -> None:
    """Test 25: memory rises by 20 MB at most."""
    with apart(tmp_path) as server:
        httpx.get(f"{server.url}/healthz", trust_env=False)
        before = server.peak_memory()

        def upload(_: int) -> int:
            with connection(server) as opened:
                opened.sendall(server.head(1024 * MIB, key="nobody"))
                with suppress(ConnectionError):
                    while True:
                        opened.send(bytes(65536))
                return answer(opened)[0]

        with ThreadPoolExecutor(50) as pool:
            assert set(pool.map(upload, range(50))) == {401}
        rise = server.peak_memory() - before
        assert rise <= 20 * MIB, f"{rise / MIB:.1f} MiB"


def test_a_small_body_nobody_wanted_keeps_the_connection(server: Served) -> None:
    body = json.dumps(ASKED).encode()
    with connection(server) as opened:
        for _ in range(3):
            opened.sendall(post_head(len(body), key="nobody") + body)
            status, headers, _ = answer(opened)
            assert status == 401
            assert "connection" not in headers


def test_a_body_that_was_read_keeps_the_connection(server: Served) -> None:
    body = padded(2 * SMALL, model=MODEL, size="wrong")
    with connection(server) as opened:
        for _ in range(2):
            opened.sendall(post_head(len(body), key=server.key) + body)
            status, headers, _ = answer(opened)
            assert status == 400
            assert "connection" not in headers


def test_curl_is_not_asked_to_go_on(server: Served) -> None:
    """With `Expect: 100-continue` not one byte of a refused body travels."""
    with connection(server) as opened:
        head = post_head(1024 * MIB, key="nobody")
        opened.sendall(head.replace(b"\r\n\r\n", b"\r\nExpect: 100-continue\r\n\r\n"))
        assert answer(opened)[0] == 401


# -- the budget -------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def tight(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server that takes 4 MiB of bodies: one of 1.5 MiB, or nearly."""
    with serving(
        tmp_path_factory.mktemp("tight"),
        server={"bodies_in_flight_bytes": 2 * MIB, "port": 0},
        models=MODELS,
        engines={"workers": 2},
    ) as served:
        yield served


def post(server: Served, body: bytes) -> httpx.Response:
    return server.client.post(
        GENERATIONS, content=body, headers={"content-type": "application/json"}
    )


LARGE = padded(3 * MIB // 2)


@contextmanager
def uploading(server: Served, body: bytes = LARGE) -> Iterator[socket.socket]:
    """A client that has announced a body, has its share, and sent half of it."""
    for _ in range(20):
        with connection(server) as opened:
            opened.sendall(post_head(len(body), key=server.key) + body[: len(body) // 2])
            # An answer now means that the request before still had its share.
            if not select.select([opened], [], [], 0.2)[0]:
                assert post(server, LARGE).status_code == 429
                yield opened
                return
    raise AssertionError("its share is never taken")


def free(server: Served) -> None:
    """Wait until the whole budget is there again, and prove it."""
    until(lambda: post(server, padded(2 * MIB - 1000)).status_code == 200, "all is given back")


def test_a_full_budget_is_told_at_once(tight: Served) -> None:
    with uploading(tight) as opened:
        with connection(tight) as other:
            other.sendall(post_head(len(LARGE), key=tight.key))  # and not a byte of its body
            status, headers, body = answer(other)
            assert status == 429
            assert int(headers["retry-after"]) >= 1
            assert headers["x-should-retry"] == "true"
            assert headers["connection"] == "close"
            assert json.loads(body)["error"]["code"] == "ServerOverloaded"
            assert closed(other)
        assert post(tight, json.dumps(ASKED).encode()).status_code == 200  # no references
        opened.sendall(LARGE[len(LARGE) // 2 :])
        assert answer(opened)[0] == 200
    free(tight)


def test_a_chunked_body_pays_as_it_comes(tight: Served) -> None:
    with uploading(tight), connection(tight) as other:
        other.sendall(post_head("chunked", key=tight.key))
        with suppress(ConnectionError):
            for at in range(0, len(LARGE), 65536):
                piece = LARGE[at : at + 65536]
                other.sendall(b"%x\r\n%s\r\n" % (len(piece), piece))
        assert answer(other)[0] == 429
    free(tight)


def test_a_body_larger_than_the_budget_is_taken_alone(tight: Served) -> None:
    huge = padded(6 * MIB)
    assert post(tight, huge).status_code == 200
    free(tight)
    with uploading(tight):
        assert post(tight, huge).status_code == 429
    free(tight)


def test_one_key_s_bodies_leave_room_for_another_s(tight: Served) -> None:
    """A key has three quarters of the budget, and the largest body no more."""
    middle = padded(MIB - 100_000)
    other = tight.house.keys.create("another").token
    with uploading(tight, middle) as opened:
        assert post(tight, middle).status_code == 429
        with connection(tight) as another:
            another.sendall(post_head(len(middle), key=other) + middle)
            assert answer(another)[0] == 200
        opened.sendall(middle[len(middle) // 2 :])
        assert answer(opened)[0] == 200
    free(tight)
    small = padded(MIB // 2 - 1000)
    with uploading(tight, padded(6 * MIB)), connection(tight) as another:
        another.sendall(post_head(len(small), key=other) + small)
        assert answer(another)[0] == 200
    free(tight)


def test_shares_come_back_however_a_request_ends(tight: Served) -> None:
    for body in (
        padded(2 * MIB - 1000, size="wrong"),
        padded(2 * MIB - 1000, model="unknown"),
        padded(2 * MIB - 1000, prompt="a cat #fail"),
        padded(2 * MIB - 1000, stream=True),
        padded(2 * MIB - 1000)[:-1],
        LARGE.replace(b"iVBOR", b"AAAAA"),
    ):
        post(tight, body)
        free(tight)
    with connection(tight) as opened:  # the client leaves in the middle of its body
        opened.sendall(post_head(len(LARGE), key=tight.key) + LARGE[:100_000])
    free(tight)
    with connection(tight) as opened:  # and right behind it
        opened.sendall(post_head(len(LARGE), key=tight.key) + LARGE)
    free(tight)
    form = {"model": "small", "prompt": "a cat", "size": "160x96"}
    files = {"image": ("a.png", picture(64, 64) + bytes(1_500_000))}
    assert tight.client.post("/v1/images/edits", data=form, files=files).status_code == 200
    free(tight)


def test_a_share_is_held_while_its_references_are(tight: Served) -> None:
    """Until the work is done, and also when the client does not wait for it."""
    slow = padded(3 * MIB // 2, prompt="a cat #slow:1.5")
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(post, tight, slow)
        until(lambda: tight.house.admission.running > 0, "it draws")
        assert post(tight, LARGE).status_code == 429
        assert not first.done()
        assert first.result(60).status_code == 200
    free(tight)


def test_forty_large_bodies_stay_within_the_budget(tmp_path: Path) -> None:
    """Test 26: memory at most the budget and 256 MB; what does not fit hears so."""
    clients, size = scaled(12, 40), scaled(12, 100) * 1_000_000
    budget = min(512, 6 * size // MIB) * MIB
    file = picture(64, 64)
    images = [data_uri(file + bytes(size // 4 - size // 4 % 3))] * 3
    body = json.dumps({"model": MODEL, "prompt": "a cat", "size": "1K", "image": images}).encode()
    assert abs(len(body) - size) < size // 20
    with apart(tmp_path, SERVER__BODIES_IN_FLIGHT_BYTES=str(budget)) as server:

        def upload(_: int) -> int:
            with connection(server) as opened:
                with suppress(ConnectionError):
                    opened.sendall(server.head(len(body)) + body)
                return answer(opened)[0]

        before = server.peak_memory()
        with ThreadPoolExecutor(clients) as pool:
            statuses = list(pool.map(upload, range(clients)))
        peak = server.peak_memory()
    print(
        f"{statuses.count(200)} served, {statuses.count(429)} refused, {before / MIB:.0f} ->"
        f" {peak / MIB:.0f} MiB with a budget of {budget / MIB:.0f} MiB"
    )
    assert set(statuses) <= {200, 429}
    assert statuses.count(200) >= 1
    assert peak <= budget + 256 * MIB


# -- slow senders -----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def impatient(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server that waits a second for a body and for a head, with room for eight."""
    with serving(
        tmp_path_factory.mktemp("impatient"),
        server={"body_seconds": 1, "head_seconds": 1, "connections": 8, "port": 0},
        models=MODELS,
    ) as served:
        yield served


def drip(opened: socket.socket, data: bytes, pause: float) -> None:
    """Send byte by byte until the other side hangs up or the data ends."""
    with suppress(ConnectionError):
        for at in range(len(data)):
            opened.sendall(data[at : at + 1])
            time.sleep(pause)


def test_a_dripping_body_is_cut_off(impatient: Served) -> None:
    with connection(impatient) as opened:
        opened.sendall(post_head(len(LARGE), key=impatient.key) + LARGE[:20_000])
        drip(opened, LARGE[:60], 0.1)
        status, headers, body = answer(opened)
        assert status == 408
        assert json.loads(body)["error"]["code"] == "RequestTimeout"
        assert b"too slowly" in body
        assert headers["connection"] == "close"


def test_a_silent_body_is_cut_off(impatient: Served) -> None:
    with connection(impatient) as opened:
        opened.sendall(post_head(100, key=impatient.key) + b"{")
        status, _, body = answer(opened)
        assert status == 408
        assert b"stopped arriving for 1 seconds" in body


def test_a_small_body_may_be_slow(impatient: Served) -> None:
    body = json.dumps(ASKED).encode()
    with connection(impatient) as opened:
        opened.sendall(post_head(len(body), key=impatient.key))
        for at in range(0, len(body), 20):
            opened.sendall(body[at : at + 20])
            time.sleep(0.05)
        assert answer(opened)[0] == 200


@pytest.mark.parametrize(
    "start",
    [b"", b"G", b"\r\n", b"GET /healthz HTTP/1.1\r\n", b"GET /healthz HTTP/1.1\r\nX: y"],
)
def test_half_a_head_is_not_waited_for(impatient: Served, start: bytes) -> None:
    with connection(impatient) as opened:
        opened.sendall(start)
        assert closed(opened)
    with connection(impatient) as opened:  # nor behind a whole request
        opened.sendall(b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n")
        assert answer(opened)[0] == 200
        opened.sendall(start)
        assert closed(opened)


@pytest.mark.parametrize("drops", [b"\r\n" * 50, b"GET /healthz HTTP/1.1\r\nX: " + b"y" * 60])
def test_a_dripping_head_is_not_waited_for(impatient: Served, drops: bytes) -> None:
    with connection(impatient) as opened:
        drip(opened, drops, 0.05)
        assert closed(opened)


@pytest.mark.parametrize("unit", [b"X: y\r\n", b"X-Long: " + b"y" * 9000 + b"\r\n"])
def test_an_endless_head_is_refused(server: Served, unit: bytes) -> None:
    with connection(server) as opened:
        opened.sendall(b"GET /healthz HTTP/1.1\r\nHost: a\r\n")
        with suppress(ConnectionError):
            for _ in range(4 * LONGEST_HEAD // len(unit)):
                opened.sendall(unit)
        assert answer(opened)[0] == 431
        assert closed(opened)


def test_a_small_chunked_body_leaves_the_connection_open(impatient: Served) -> None:
    """Nothing of it is unread, so the next request may follow."""
    body = json.dumps(ASKED).encode()
    with connection(impatient) as opened:
        for _ in range(2):
            head = post_head("chunked", key=impatient.key)
            opened.sendall(head + b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body))
            status, headers, _ = answer(opened)
            assert status == 200
            assert headers.get("connection") != "close"


def test_trailers_are_not_kept(impatient: Served) -> None:
    """Headers after a chunked body may go on for ever: they cost time, and no memory."""
    body = json.dumps(ASKED).encode()
    with connection(impatient) as opened:
        opened.sendall(post_head("chunked", key=impatient.key))
        opened.sendall(b"%x\r\n%s\r\n0\r\nX-One: 1\r\nX-Two: 2\r\n\r\n" % (len(body), body))
        assert answer(opened)[0] == 200
        opened.sendall(post_head("chunked", key=impatient.key) + b"0\r\n")
        with suppress(ConnectionError):
            for _ in range(100):
                opened.sendall(b"X-More: 1\r\n" * 100)
                time.sleep(0.02)
        assert answer(opened)[0] == 408


def test_those_that_wait_make_room(impatient: Served) -> None:
    """Eight may be open: the one that has waited longest goes when a ninth comes."""
    with suppress(ConnectionError):
        idle = [socket.create_connection(("127.0.0.1", _port(impatient))) for _ in range(20)]
    try:
        for _ in range(5):
            with connection(impatient) as opened:
                opened.sendall(b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n")
                assert answer(opened)[0] == 200
    finally:
        for one in idle:
            one.close()


def test_when_all_are_at_work_the_next_is_told(tmp_path: Path) -> None:
    slow = {**ASKED, "prompt": "a cat #slow:3"}
    with (
        serving(tmp_path, server={"connections": 8, "port": 0}, models=MODELS) as server,
        ThreadPoolExecutor(8) as pool,
    ):
        work = [pool.submit(server.client.post, GENERATIONS, json=slow) for _ in range(2)]
        admission = server.house.admission
        until(lambda: admission.running == 2, "two are drawn")
        work += [pool.submit(server.client.post, GENERATIONS, json=ASKED) for _ in range(6)]
        until(lambda: admission.running + admission.waiting == 8, "all eight are at work")
        with connection(server) as opened:
            status, headers, body = answer(opened)
        assert (status, headers["retry-after"]) == (429, "1")
        assert json.loads(body)["error"]["code"] == "ServerOverloaded"
        assert [one.result(60).status_code for one in work] == [200] * 8


def _port(server: Served) -> int:
    return int(server.url.rpartition(":")[2])


def test_good_requests_pass_between_slow_ones(tmp_path: Path) -> None:
    """Test 27: half heads and dripping bodies all around, and not one good request fails."""
    heads, bodies, good = scaled(100, 1000), scaled(20, 200), scaled(30, 600)
    room = str(max(8, (heads + bodies) * 4 // 5))  # some must give way
    with apart(tmp_path, SERVER__CONNECTIONS=room, SERVER__HEAD_SECONDS="3") as server:
        idle = paced(server, good)
        # In a process of their own, so that what they cost is not taken for the server's.
        attack = multiprocessing.get_context("spawn").Process(
            target=_attack, args=(server.port, server.head(100_000_000), heads, bodies)
        )
        attack.start()
        time.sleep(3)  # all of them are there
        busy = paced(server, good)
        assert attack.is_alive()
        attack.kill()
        attack.join(20)
    middle, at = good // 2, int(good * 0.99) - 1
    assert busy[middle] < 3 * idle[middle] + 0.05
    print(
        f"{heads} half heads, {bodies} dripping bodies, {good} good requests: p50"
        f" {idle[middle] * 1000:.1f} ms idle, {busy[middle] * 1000:.1f} between them; p99"
        f" {idle[at] * 1000:.1f} and {busy[at] * 1000:.1f} ms"
    )


def paced(server: Apart, good: int) -> list[float]:
    """Seconds of so many good requests, one after the other, sorted."""
    taken = []
    headers = {"Authorization": f"Bearer {server.key}"}
    with httpx.Client(base_url=server.url, headers=headers, trust_env=False, timeout=30) as client:
        for _ in range(good):
            started = time.perf_counter()
            response = client.get("/v1/models")
            taken.append(time.perf_counter() - started)
            assert response.status_code == 200
            time.sleep(0.02)
    return sorted(taken)


def _attack(port: int, body_head: bytes, heads: int, bodies: int) -> None:
    """Slow senders, until killed: each says a byte every two seconds, at moments of its own, and
    comes again when it is cut off."""

    async def slow(start: bytes, phase: float) -> None:
        await asyncio.sleep(2 * phase)
        while True:
            with suppress(OSError):
                _, writer = await asyncio.open_connection("127.0.0.1", port)
                try:
                    writer.write(start)
                    while not writer.is_closing():
                        await asyncio.sleep(2)
                        writer.write(b"y")
                        await writer.drain()
                finally:
                    writer.close()
            await asyncio.sleep(1)

    async def all_of_them() -> None:
        starts = [b"POST /v1/images/generations HTTP/1.1\r\nX: "] * heads
        starts += [body_head + b'{"'] * bodies
        async with asyncio.TaskGroup() as group:
            for at, start in enumerate(starts):
                group.create_task(slow(start, at * 0.618 % 1))

    asyncio.run(all_of_them())
