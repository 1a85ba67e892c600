"""The simulator itself: a listener, the calls it heard, the faults that wait."""

from __future__ import annotations

import asyncio
import json
import secrets
import time
from collections import deque
from collections.abc import AsyncIterator, Callable
from types import MappingProxyType, TracebackType
from typing import Any, Self

from aiohttp import web

from seedbed.testing.ark_simulator.faults import Fault, Faults, parse_all
from seedbed.testing.openai_simulator import answers
from seedbed.testing.openai_simulator.call import Call, fields_of
from seedbed.testing.openai_simulator.judging import Order, Refused, judge
from seedbed.testing.openai_simulator.servers import SERVERS

KEY = "openai-simulator-key"

FAULTS = MappingProxyType(
    {
        **dict.fromkeys(
            ("400", "401", "403", "404", "408", "500", "502", "503"),
            "refused with this status; `:SECONDS` adds Retry-After",
        ),
        "504": "refused with this status",
        "429": "refused with this status and Retry-After, 1 or `:SECONDS`; `:SECONDS:CODE` says "
        "another code than rate_limit_exceeded",
        "refuse-text": "400, moderation of the input",
        "refuse-output": "400, moderation of the picture",
        "slow": "each picture takes 1 second or `:SECONDS`",
        "timeout": "silence before the headers, an hour or `:SECONDS`, then the end",
        "bad-json": "200 with half of the JSON",
        "html": "200 with a page of HTML",
        "empty": "200 with no pictures",
        "cut-body": "the connection ends in the middle of the body, or of a stream's second event",
        "stream-error": "a stream ends with an error event in place of the picture",
        "no-completed": "a stream ends without its picture",
        "no-stream": "a stream was asked for, and one JSON body comes",
        "missing-links": "the links' files are gone: 404",
    }
)
"""Those of the Ark simulator's faults that are known here, and what they do."""

_FOREVER = 3600.0
_LARGEST_BODY = 700 * 1024 * 1024
_PAGE = "<!DOCTYPE html><html><title>Sign in</title><p>Please sign in to continue.</p></html>"
_WORDS = {
    401: ("Incorrect API key provided.", "invalid_api_key", "invalid_request_error"),
    404: ("The model does not exist or you do not have access to it.", "model_not_found",
          "invalid_request_error"),
    429: ("Rate limit reached for images per minute.", "rate_limit_exceeded", "requests"),
    503: ("Our servers are currently overloaded. Please try again later.", "server_is_overloaded",
          "service_unavailable_error"),
}  # fmt: skip


class OpenAISimulator:
    """A running server; use it with `async with`.

    `server` says whose quirks (servers.py). `seconds` is how long each picture takes, `weight`
    how many bytes its file has at least. `storage` says whether links work on servers that need
    a store of their own for them (SGLang).
    """

    def __init__(
        self,
        server: str = "openai",
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        key: str = KEY,
        seconds: float = 0.0,
        weight: int = 0,
        storage: bool = True,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.server = SERVERS[server]
        self.key, self.seconds, self.weight, self.storage = key, seconds, weight, storage
        self.calls: list[Call] = []
        """Every request that was read, in order; a script may clear it."""
        self.fetched: list[str] = []
        """Path of every file that was fetched by its link."""
        self.url = ""
        self._host, self._port, self._clock = host, port, clock
        self._queue: deque[tuple[Fault, ...]] = deque()
        self._always: tuple[Fault, ...] = ()
        self._files: dict[str, tuple[bytes, str]] = {}
        self._runner: web.AppRunner | None = None

    @property
    def base_url(self) -> str:
        """What a client sets as its base URL."""
        return self.url + "/v1"

    @property
    def pictures(self) -> int:
        """Pictures that were made, over all calls."""
        return sum(call.pictures for call in self.calls)

    def next(self, *faults: str) -> None:
        """What the next calls meet, one text each; "" is a good answer.

        Raises: ValueError for a fault that is not in FAULTS.
        """
        self._queue.extend([_known(text) for text in faults])

    def always(self, faults: str = "") -> None:
        """What every call meets that finds no `next`; without an argument, nothing again."""
        self._always = _known(faults)

    async def start(self) -> None:
        """Listen."""
        app = web.Application(client_max_size=_LARGEST_BODY)
        app.router.add_post("/v1/images/generations", self._draw)
        if self.server.edit_fields:
            app.router.add_post("/v1/images/edits", self._draw)
        app.router.add_get("/{path:.+}", self._file)
        # Cancelled when the client leaves, so that its call says so.
        self._runner = web.AppRunner(
            app, access_log=None, shutdown_timeout=0.1, handler_cancellation=True
        )
        await self._runner.setup()
        await web.TCPSite(self._runner, self._host, self._port).start()
        self.url = f"http://{self._host}:{self._runner.addresses[0][1]}"

    async def stop(self) -> None:
        """Close the listener and every connection."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

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

    # ── One call ────────────────────────────────────────────────────────────────────────────

    async def _draw(self, request: web.Request) -> web.StreamResponse:
        try:
            fields, files = await fields_of(request)
        except ValueError as error:
            return self._refusal(Refused(400, f"We could not parse the body: {error}"), "req_none")
        call = Call(
            request.path, request.headers, fields, files, time.monotonic(),
            f"req_{secrets.token_hex(16)}",
        )  # fmt: skip
        self.calls.append(call)
        try:
            answer = await self._answer(request, call)
        except Refused as refused:
            call.status = refused.status
            return self._refusal(refused, call.request_id)
        except (ConnectionError, asyncio.CancelledError):
            call.left = True
            raise
        return answer

    async def _answer(self, request: web.Request, call: Call) -> web.StreamResponse:
        self._authorise(request)
        faults = Faults(self._queue.popleft() if self._queue else self._always)
        if "timeout" in faults:
            await asyncio.sleep(faults.number("timeout", _FOREVER) or 0)
            return self._cut(request)
        if faults.refusal is not None:
            raise _refused_by(faults.refusal)
        if "refuse-text" in faults:
            raise _moderated("input")
        order = judge(self.server, call)
        call.seeds = order.seeds
        if order.by_link and not self.storage:
            text = "response_format='url' requires cloud storage to be configured."
            raise Refused(400, text)
        if order.stream and "no-stream" not in faults:
            return await self._stream(request, call, order, faults)
        return await self._json(request, call, order, faults)

    def _authorise(self, request: web.Request) -> None:
        given = request.headers.get("Authorization", "")
        if self.server.needs_key and given != f"Bearer {self.key}":
            words, code, kind = _WORDS[401]
            raise Refused(401, words, code=code, type=kind)

    async def _pictures(self, call: Call, order: Order, faults: Faults) -> AsyncIterator[bytes]:
        seconds = faults.number("slow", 1.0)
        for index in range(len(order.seeds)):
            await asyncio.sleep(self.seconds if seconds is None else seconds)
            if "refuse-output" in faults:
                raise _moderated("output")
            file = await asyncio.to_thread(answers.picture, order, index, self.weight)
            call.pictures += 1
            yield file

    async def _json(
        self, request: web.Request, call: Call, order: Order, faults: Faults
    ) -> web.StreamResponse:
        items = []
        async for file in self._pictures(call, order, faults):
            url = self._link(file, order, faults) if order.by_link else None
            items.append(answers.item(self.server, file, url, order.prompt))
        if "empty" in faults:
            items = []
        call.status = 200
        if "html" in faults:
            return web.Response(text=_PAGE, content_type="text/html")
        told = answers.body(
            self.server, order, items, created=int(self._clock()), request_id=call.request_id
        )
        text = json.dumps(told).encode()
        if "bad-json" in faults:
            text = text[: len(text) // 2]
        headers = {"x-request-id": call.request_id, "Content-Type": "application/json"}
        if "cut-body" in faults:
            response = web.StreamResponse(headers={**headers, "Content-Length": str(len(text))})
            await response.prepare(request)
            await response.write(text[: len(text) // 2])
            return self._cut(request)
        call.finished = True
        return web.Response(body=text, headers=headers)

    async def _stream(
        self, request: web.Request, call: Call, order: Order, faults: Faults
    ) -> web.StreamResponse:
        response = web.StreamResponse(
            headers={"x-request-id": call.request_id, "Content-Type": "text/event-stream"}
        )
        await response.prepare(request)
        call.status = 200
        async for frame in self._frames(call, order, faults):
            if "cut-body" in faults:
                await response.write(frame[: len(frame) // 2])
                return self._cut(request)
            await response.write(frame)
        await response.write_eof()
        call.finished = True
        return response

    async def _frames(self, call: Call, order: Order, faults: Faults) -> AsyncIterator[bytes]:
        created = int(self._clock())
        for at in range(order.partial_images):
            sketch = await asyncio.to_thread(answers.picture, order, 0, 0)
            yield answers.event(
                order, "partial_image", sketch, edits=call.edits, created=created, partial=at
            )
        if "stream-error" in faults or "refuse-output" in faults:
            refused = _moderated("output") if "refuse-output" in faults else _refused_by(
                Fault("500")
            )  # fmt: skip
            told = answers.error_body(self.server, refused)
            yield answers.frame("error", {"type": "error", **told})
            return
        async for file in self._pictures(call, order, faults):
            if "no-completed" not in faults:
                yield answers.event(order, "completed", file, edits=call.edits, created=created)

    # ── Files, refusals and ends ────────────────────────────────────────────────────────────

    def _link(self, file: bytes, order: Order, faults: Faults) -> str:
        """Keep a file; its link in the server's form, which for SGLang has no host."""
        name = secrets.token_hex(8)
        sglang = self.server.name == "sglang"
        path = f"/v1/images/{name}/content" if sglang else f"/generated-images/b64{name}.png"
        if "missing-links" not in faults:
            self._files[path] = (file, f"image/{order.format}")
        return path if sglang else self.url + path

    async def _file(self, request: web.Request) -> web.StreamResponse:
        self.fetched.append(request.path)
        if request.path not in self._files:
            return web.json_response({"detail": "Image not found"}, status=404)
        file, media_type = self._files[request.path]
        return web.Response(body=file, content_type=media_type)

    def _refusal(self, refused: Refused, request_id: str) -> web.Response:
        headers = {"x-request-id": request_id}
        if refused.retry_after is not None:
            headers["Retry-After"] = f"{refused.retry_after:g}"
        told: dict[str, Any] = answers.error_body(self.server, refused)
        return web.json_response(told, status=refused.status, headers=headers)

    @staticmethod
    def _cut(request: web.Request) -> web.StreamResponse:
        if request.transport is not None:
            request.transport.abort()
        return web.Response()


def _known(text: str) -> tuple[Fault, ...]:
    faults = parse_all(text)
    for fault in faults:
        if fault.name not in FAULTS:
            raise ValueError(f"{fault.name!r} is no fault here; there are {', '.join(FAULTS)}")
    return faults


def _refused_by(fault: Fault) -> Refused:
    """The refusal of `429:2:CODE`."""
    status = int(fault.name)
    general = ("The server had an error while processing your request.", "", "server_error")
    if status < 500:
        general = ("Your request is invalid.", "invalid_value", "invalid_request_error")
    words, code, kind = _WORDS.get(status, general)
    given = bool(fault.value) or status == 429
    wait = fault.number(1.0) if given else None
    return Refused(status, words, code=fault.code or code or None, type=kind, retry_after=wait)


def _moderated(stage: str) -> Refused:
    """Source: the image generation guide, "Handling blocked requests and other errors"."""
    return Refused(
        400,
        "Your request was rejected by the safety system. safety_violations=[violence].",
        code="moderation_blocked",
        type="image_generation_user_error",
        more={"moderation_details": {"moderation_stage": stage, "categories": ["violence"]}},
    )
