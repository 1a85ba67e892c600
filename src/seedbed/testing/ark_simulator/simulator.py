"""The simulator itself: two listeners, the calls they heard, the faults that wait."""

from __future__ import annotations

import asyncio
import ssl
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Literal, Self

from seedbed.errors import (
    InvalidParameter,
    MethodNotAllowed,
    NotFound,
    QuotaExceeded,
    SeedbedError,
    Unauthorised,
)
from seedbed.testing.ark_simulator import answers
from seedbed.testing.ark_simulator.call import Call
from seedbed.testing.ark_simulator.exchange import HEAD_BYTES, Broken, Connection, Head
from seedbed.testing.ark_simulator.faults import Fault, Faults, in_prompt, parse_all
from seedbed.testing.ark_simulator.files import Files
from seedbed.testing.ark_simulator.flavours import FLAVOURS
from seedbed.testing.ark_simulator.generation import Generation
from seedbed.testing.ark_simulator.judging import Judge, prompt_of, refused_content

KEY = "ark-simulator-key"


class ArkSimulator:
    """A running service; use it with `async with`.

    `flavour` says whose API; `seconds` is how long each picture takes, `weight` how many bytes
    its file has at least. `images_per_minute` (a minute of `minute` seconds) and `concurrent`
    are limits that answer 429; 0 is none. `endpoints` maps inference endpoint ids to models.
    With `private_references` links to this machine count as reachable. `tls` serves https.
    Ports are free ones unless named.
    """

    def __init__(
        self,
        flavour: Literal["ark", "byteplus", "comet"] | str = "ark",
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        files_port: int = 0,
        key: str = KEY,
        seconds: float = 0.0,
        weight: int = 0,
        images_per_minute: int = 0,
        minute: float = 60.0,
        concurrent: int = 0,
        endpoints: Mapping[str, str] | None = None,
        private_references: bool = False,
        tls: ssl.SSLContext | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.flavour = FLAVOURS[flavour]
        self.key = key
        self.seconds = seconds
        self.weight = weight
        self.images_per_minute = images_per_minute
        self.minute = minute
        self.concurrent = concurrent
        self.calls: list[Call] = []
        """Every request that was read, in order; a script may clear it."""
        self.resets = 0
        """Connections that were reset before a request was read."""
        self.connections = 0
        """Connections to the API that were accepted."""
        self.url = self.files_url = ""
        self.links_at = ""
        """Where links lead instead of `files_url`, such as a fault proxy before it."""
        self._host, self._port, self._files_port = host, port, files_port
        self._tls, self._clock = tls, clock
        self.files = Files(self.flavour.region, clock)
        self._judge = Judge(
            self.flavour, endpoints or {}, self.files.made, private_references=private_references
        )
        self._queue: deque[tuple[Fault, ...]] = deque()
        self._always: tuple[Fault, ...] = ()
        self._drawn: deque[tuple[float, int]] = deque()
        self._running = 0
        self._servers: list[asyncio.Server] = []
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def base_url(self) -> str:
        """What a client sets as its base URL: ".../api/v3" or ".../v1"."""
        return self.url + self.flavour.base

    @property
    def generations(self) -> list[Call]:
        """The calls to images/generations."""
        return [call for call in self.calls if call.path.endswith("/images/generations")]

    @property
    def billed(self) -> int:
        """Pictures that were made and billed, over all calls."""
        return sum(call.pictures for call in self.calls)

    def next(self, *faults: str) -> None:
        """What the next calls to images/generations meet, one text each; "" is a good answer.

        A text may join several faults with commas. Raises: ValueError for an unknown one.
        """
        self._queue.extend([parse_all(text) for text in faults])

    def always(self, faults: str = "") -> None:
        """What every call meets that finds no `next`; without an argument, nothing again."""
        self._always = parse_all(faults)

    async def start(self) -> None:
        """Listen."""
        for answer, port in ((self._answer, self._port), (self._answer_file, self._files_port)):
            server = await asyncio.start_server(
                self._accepting(answer), self._host, port, limit=HEAD_BYTES, ssl=self._tls
            )
            self._servers.append(server)
        self.url, self.files_url = (
            f"{'https' if self._tls else 'http'}://{self._host}:{port}"
            for port in (server.sockets[0].getsockname()[1] for server in self._servers)
        )

    async def stop(self) -> None:
        """Close both listeners and every connection."""
        for server in self._servers:
            server.close()
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for server in self._servers:
            await server.wait_closed()
        self._servers.clear()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.stop()

    # ── Connections ─────────────────────────────────────────────────────────────────────────

    def _accepting(self, answer: Any) -> Any:
        async def accepted(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            task = asyncio.current_task()
            if task is not None:
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)
            connection = Connection(reader, writer)
            if answer == self._answer:
                self.connections += 1
            try:
                await self._converse(connection, answer)
                await connection.close()
            except asyncio.CancelledError:
                connection.abort()  # by stop(); 3.11 reports a cancelled task as an error
            except (ConnectionError, Broken):
                connection.abort()  # the peer left; its call says so

        return accepted

    async def _converse(self, connection: Connection, answer: Any) -> None:
        """Requests one after the other, until one side ends the connection."""
        api = answer == self._answer
        if api and self._resets_unread():
            await connection.reset()
            return
        while begun := await connection.first_byte():
            if api and self._resets_unread():
                await connection.reset()
                return
            head = await connection.head(begun)
            if not await answer(connection, head):
                return

    def _resets_unread(self) -> bool:
        """Whether the next fault in line is a reset before anything is read; counts it."""
        waiting = self._queue[0] if self._queue else self._always
        if not any(fault.name == "reset-unread" for fault in waiting):
            return False
        if self._queue:
            self._queue.popleft()
        self.resets += 1
        return True

    async def _answer_file(self, connection: Connection, head: Head) -> bool:
        await connection.body(head)
        return await self.files.answer(connection, head)

    async def _answer(self, connection: Connection, head: Head) -> bool:
        """Answer one request to the API; whether the connection may stay open."""
        asked = head.headers.get("x-simulate", "")
        if asked.strip() == "reset-unread":
            self.resets += 1
            await connection.reset()
            return False
        body = await connection.body(head)
        now = self._clock()
        call = Call(
            head.method, head.path, head.query, head.headers, body, time.monotonic(),
            self.flavour.request_id(now),
        )  # fmt: skip
        self.calls.append(call)
        try:
            stays = await self._respond(connection, head, call, asked)
        except ConnectionError:
            call.left = True
            raise
        return stays and head.keeps_open

    async def _respond(self, connection: Connection, head: Head, call: Call, asked: str) -> bool:
        generations = f"{self.flavour.base}/images/generations"
        try:
            if head.headers.get("authorization", "") != f"Bearer {self.key}":
                raise Unauthorised
            if (head.method, head.path) == ("GET", f"{self.flavour.base}/models"):
                listed = answers.model_list(self._judge.models(), self.flavour)
                return await self._send(connection, call, answers.Refused(200, listed))
            if head.path != generations:
                raise NotFound(f"The path {head.path} does not exist.")
            if head.method != "POST":
                raise MethodNotAllowed(f"{head.method} is not allowed here.")
            call.faults = self._faults_of(call, asked)
            faults = Faults(call.faults)
            if faults.refusal is not None and faults.refusal.name != "504":
                refusal = answers.refused_by_fault(faults.refusal, call.request_id)
                return await self._send(connection, call, refusal)
            return await self._generate(connection, call, faults)
        except SeedbedError as error:
            refusal = answers.refused(error, self.flavour, call.request_id)
            return await self._send(connection, call, refusal)

    def _faults_of(self, call: Call, asked: str) -> tuple[Fault, ...]:
        """From the script, else the header, else the prompt."""
        if self._queue:
            return self._queue.popleft()
        try:
            named = parse_all(asked) or in_prompt(prompt_of(call.json))
        except ValueError as error:
            raise InvalidParameter("X-Simulate", str(error)) from error
        return named or self._always

    async def _send(self, connection: Connection, call: Call, answer: answers.Refused) -> bool:
        call.status = answer.status
        headers = {
            "content-type": "application/json",
            "x-request-id": call.request_id,
            **answer.headers,
        }
        await connection.send_head(answer.status, headers, len(answer.body))
        await connection.send_raw(answer.body)
        call.finished = True
        return True

    async def _generate(self, connection: Connection, call: Call, faults: Faults) -> bool:
        for what in ("text", "image"):
            if f"refuse-{what}" in faults:
                raise refused_content(what)
        request, plan = self._judge.judge(call.body, call.request_id, self._clock())
        self._take_quota(len(plan.shots))
        if self.concurrent and self._running >= self.concurrent:
            raise QuotaExceeded(
                "Too many requests are being served.", code="InflightBatchsizeExceeded",
                retry_after=1,
            )  # fmt: skip
        self._running += 1
        try:
            generation = Generation(
                connection, call, faults, plan, request,
                files=self.files, links_at=self.links_at or self.files_url,
                seconds=self.seconds, weight=self.weight, clock=self._clock,
                flavour=self.flavour,
            )  # fmt: skip
            return await generation.answer()
        finally:
            self._running -= 1

    def _take_quota(self, pictures: int) -> None:
        """Count pictures of the last minute. Raises: QuotaExceeded."""
        if not self.images_per_minute:
            return
        now = time.monotonic()
        while self._drawn and self._drawn[0][0] <= now - self.minute:
            self._drawn.popleft()
        if sum(count for _, count in self._drawn) + pictures > self.images_per_minute:
            oldest = self._drawn[0][0] if self._drawn else now
            raise QuotaExceeded(
                "The requests have exceeded the images per minute limit of the model.",
                retry_after=oldest + self.minute - now,
            )
        self._drawn.append((now, pictures))


@contextmanager
def simulated(flavour: str = "ark", **settings: Any) -> Iterator[ArkSimulator]:
    """An ArkSimulator on an event loop in a thread of its own, until the block ends."""
    simulator = ArkSimulator(flavour, **settings)
    ready: Future[Callable[[], object]] = Future()  # how to end it

    async def live() -> None:
        over, loop = asyncio.Event(), asyncio.get_running_loop()
        async with simulator:
            ready.set_result(lambda: loop.call_soon_threadsafe(over.set))
            await over.wait()

    def run() -> None:
        try:
            asyncio.run(live())
        except OSError as error:  # a port that is taken
            ready.set_exception(error)

    thread = threading.Thread(target=run, name="ark simulator", daemon=True)
    thread.start()
    end = ready.result(30)
    try:
        yield simulator
    finally:
        end()
        thread.join(30)
