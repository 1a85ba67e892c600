"""Reading a request's body within limits: of one body, and of all bodies together.

Nothing is read before the caller is known, since routes ask for the body after the key. What
all bodies may take is a budget of memory. A body's share is taken before it is read, or as it
arrives when its length is not known, and given back when the request that was read from it is
gone: the text of inline references lives exactly as long as that, also when the client left
and the work goes on without it.
"""

from __future__ import annotations

import asyncio
import weakref
from collections import deque

from starlette.requests import ClientDisconnect, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from seedbed.errors import InvalidRequest, Overloaded, TooLarge
from seedbed.settings import ServerSettings
from seedbed.wire.openai_edits import generation_from_form
from seedbed.wire.request import GenerationRequest, parse

SMALL = 64 * 1024
"""Bodies up to this length take nothing from the budget: requests without inline references
are served while others upload. It is also the most that is read of a body nobody wanted."""

# Above this a body is parsed in a thread; below, the hop would cost more than the parse.
_LARGE = 256 * 1024
# Memory per byte of body at the worst moment: the body and the text read from it, and later
# that text and the files decoded from its base64.
_MEMORY = 2
_RETRY_SECONDS = 1.0


class Bodies:
    """Reads the bodies of one server's requests; used from its event loop only."""

    def __init__(self, settings: ServerSettings) -> None:
        self._settings = settings
        self._budget = Budget(settings.bodies_in_flight_bytes)

    @property
    def held(self) -> int:
        """Bytes of the budget that are taken."""
        return self._budget.taken

    async def json(self, request: Request) -> GenerationRequest:
        """The request in a JSON body. Raises: as `_read` and `parse`."""
        share = Share(self._budget)
        try:
            body = await self._read(request, share)
            large = len(body) > _LARGE
            asked = await asyncio.to_thread(parse, body) if large else parse(body)
        except BaseException:
            share.give_back()
            raise
        return share.until_gone(asked)

    async def form(self, request: Request) -> GenerationRequest:
        """The request in a multipart form. Raises: as `_read` and `generation_from_form`."""
        share = Share(self._budget)
        try:
            asked = await generation_from_form(request, await self._read(request, share))
        except BaseException:
            share.give_back()
            raise
        return share.until_gone(asked)

    async def _read(self, request: Request, share: Share) -> bytes:
        """The whole body. Bytes are counted as they arrive, whatever Content-Length claims.

        Raises: TooLarge; Overloaded when the budget is spent; InvalidRequest when the sender
        leaves, falls silent for `body_seconds`, or in such a time sends less than
        `body_min_bytes_per_second`. A body that is there within that time is never too slow.
        """
        limits = self._settings
        declared = _declared(request.scope)
        if declared > limits.max_body_bytes:
            raise TooLarge(_too_large(limits.max_body_bytes))
        share.grow_to(declared)
        now = asyncio.get_running_loop().time
        least = limits.body_min_bytes_per_second * limits.body_seconds
        judged, owed = now() + limits.body_seconds, least
        parts: list[bytes] = []
        count = 0
        try:
            async with asyncio.timeout(limits.body_seconds) as patience:
                async for part in request.stream():
                    count += len(part)
                    if count > limits.max_body_bytes:
                        raise TooLarge(_too_large(limits.max_body_bytes))
                    share.grow_to(count)
                    parts.append(part)
                    moment = now()
                    if moment >= judged:
                        if count < owed:
                            raise InvalidRequest("The request's body arrived too slowly.")
                        judged, owed = moment + limits.body_seconds, count + least
                    patience.reschedule(moment + limits.body_seconds)
        except TimeoutError:
            raise InvalidRequest(
                f"The request's body stopped arriving for {limits.body_seconds:g} seconds."
            ) from None
        except ClientDisconnect:
            raise InvalidRequest("The client left before its body was complete.") from None
        return b"".join(parts)


class Budget:
    """`most` bytes of memory for the bodies of all requests together."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._taken = 0
        # What is given back may come from any thread, in the middle of anything.
        self._returned: deque[int] = deque()

    @property
    def taken(self) -> int:
        """Bytes that are taken now."""
        while self._returned:
            self._taken -= self._returned.popleft()
        return self._taken

    def take(self, count: int) -> None:
        """Take `count` bytes. Raises: Overloaded if they are not there."""
        if self.taken + count > self.most:
            raise Overloaded(
                "The server is receiving as many large requests as it can. Please retry later.",
                retry_after=_RETRY_SECONDS,
                cause=f"{self.taken} of server.bodies_in_flight_bytes = {self.most} are taken",
            )
        self._taken += count

    def give_back(self, count: int) -> None:
        """Return `count` bytes; from any thread."""
        self._returned.append(count)


class Share:
    """What one body takes from the budget.

    A body that needs more than all of it may have all of it, when nobody else has any.
    """

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._held = 0

    def grow_to(self, length: int) -> None:
        """Hold enough for a body of `length` bytes. Raises: Overloaded."""
        wanted = 0 if length <= SMALL else min(length * _MEMORY, self._budget.most)
        if wanted > self._held:
            self._budget.take(wanted - self._held)
            self._held = wanted

    def give_back(self) -> None:
        """Return all of it."""
        if self._held:
            self._budget.give_back(self._held)
            self._held = 0

    def until_gone(self, asked: GenerationRequest) -> GenerationRequest:
        """The same `asked`; the share is returned when nothing refers to it any more."""
        if self._held:
            weakref.finalize(asked, self.give_back).atexit = False
        return asked


class CloseUnread:
    """Closes the connection after an answer to a request whose body was not wanted.

    The HTTP server would else read the rest, to find the next request behind it: all of a
    gigabyte that was refused for its key. A small rest is let in, and the connection kept.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request; other kinds of connection pass through."""
        if scope["type"] != "http" or 0 <= _declared(scope) <= SMALL:
            await self._app(scope, receive, send)
            return
        complete = False

        async def receive_noting() -> Message:
            nonlocal complete
            message = await receive()
            if message["type"] == "http.request" and not message.get("more_body", False):
                complete = True
            return message

        async def send_closing(message: Message) -> None:
            if message["type"] == "http.response.start" and not complete:
                message["headers"] = [*message.get("headers", []), (b"connection", b"close")]
            await send(message)

        await self._app(scope, receive_noting, send_closing)


def _declared(scope: Scope) -> int:
    """The length of a request's body by its headers; -1 when they leave it open."""
    length = 0
    for name, value in scope["headers"]:
        if name == b"transfer-encoding":
            return -1
        if name == b"content-length":
            length = int(value) if value.isdigit() else -1
    return length


def _too_large(largest: int) -> str:
    return f"The request body is larger than the {largest} bytes this server takes."
