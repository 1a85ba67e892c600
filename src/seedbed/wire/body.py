"""Reading a request's body within limits: of one body, and of all bodies together.

Nothing is read before the caller is known, since routes ask for the body after the key. What
all bodies may take is a budget of memory. A body's share is taken before it is read, or as it
arrives when its length is not known, and given back when the request that was read from it is
gone: the files in it live exactly as long as that, also when the client left and the work goes
on without it.
"""

from __future__ import annotations

import asyncio
import weakref
from collections import Counter, deque
from importlib import import_module
from typing import TYPE_CHECKING

from seedbed.errors import InvalidRequest, Overloaded, TooLarge, TooSlow
from seedbed.settings import ServerSettings
from seedbed.types import InlineSource
from seedbed.wire.call import WHOLE
from seedbed.wire.inline_files import InlineFiles
from seedbed.wire.openai_edits import generation_from_form
from seedbed.wire.request import GenerationRequest, parse, parse_apart

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import Message, Receive, Send

    from seedbed.wire.call import Call
    from seedbed.wire.form import Form

SMALL = 64 * 1024
"""Bodies up to this length take nothing from the budget: requests without inline references
are served while others upload. It is also the most that is read of a body nobody wanted."""

# Above this a body is parsed in a thread; below, the hop would cost more than the parse.
_LARGE = 256 * 1024
_RETRY_SECONDS = 1.0
_KEYS_PART = 3 / 4  # of the budget, at most: what is left lets others in meanwhile


class Bodies:
    """Reads the bodies of one server's requests; used from its event loop only."""

    def __init__(self, settings: ServerSettings) -> None:
        self._settings = settings
        self._budget = Budget(settings.bodies_in_flight_bytes)

    @property
    def held(self) -> int:
        """Bytes of the budget that are taken."""
        return self._budget.taken

    async def json(self, call: Call) -> GenerationRequest:
        """The request in a JSON body. Raises: as `_read` and `parse`."""
        whole = self._whole(call)
        if whole is not None:
            return parse(whole)
        share = Share(self._budget, call.key_id)
        try:
            asked = await self._json_as_it_comes(call, share)
        except BaseException:
            share.give_back()
            raise
        return share.until_gone(asked)

    async def form(self, call: Call) -> GenerationRequest:
        """The request in a multipart form. Raises: as `_read`, `Form` and
        `generation_from_form`."""
        # Loaded for the first who sends one, and beside the event loop.
        reader = await asyncio.to_thread(import_module, "seedbed.wire.form")
        share = Share(self._budget, call.key_id)
        try:
            form: Form = reader.Form(call.header(b"content-type") or "")
            await self._read(call, share, form.feed)
            asked = generation_from_form(form.end())
        except BaseException:
            share.give_back()
            raise
        return share.until_gone(asked)

    async def _json_as_it_comes(self, call: Call, share: Share) -> GenerationRequest:
        reading = InlineFiles()
        length = await self._read(call, share, reading.feed)
        body, files = reading.end()
        if len(body) <= _LARGE:
            asked = parse_apart(body, files) if files else parse(body)
            if asked is not None:
                return asked
        share.grow_to(2 * length)  # the body, and beside it what is read from it
        return await asyncio.to_thread(lambda: parse(reading.whole()))

    def _whole(self, call: Call) -> bytes | None:
        """A body that is there already. Raises: TooLarge."""
        whole: bytes | None = call.scope.get(WHOLE)
        if whole is not None and len(whole) > self._settings.max_body_bytes:
            raise TooLarge(_too_large(self._settings.max_body_bytes))
        return whole

    async def _read(self, call: Call, share: Share, take: Callable[[bytes], object]) -> int:
        """Give the body to `take` as it arrives, in pieces of at most 64 kB; its length. Bytes
        are counted, whatever Content-Length claims.

        Raises: TooLarge; Overloaded when the budget is spent; InvalidRequest when the sender
        leaves; TooSlow when it falls silent for `body_seconds`, or in such a time sends less
        than `body_min_bytes_per_second`. A body that is there within that time is never too
        slow.
        """
        whole = self._whole(call)
        if whole is not None:
            take(whole)
            return len(whole)
        limits = self._settings
        declared = call.declared
        if declared > limits.max_body_bytes:
            raise TooLarge(_too_large(limits.max_body_bytes))
        share.grow_to(declared)
        now = asyncio.get_running_loop().time
        least = limits.body_min_bytes_per_second * limits.body_seconds
        judged, owed = now() + limits.body_seconds, least
        count = 0
        more = True
        try:
            async with asyncio.timeout(limits.body_seconds) as patience:
                while more:
                    message = await call.receive()
                    part = _part(message)
                    more = message.get("more_body", False)
                    count += len(part)
                    if count > limits.max_body_bytes:
                        raise TooLarge(_too_large(limits.max_body_bytes))
                    share.grow_to(count)
                    moment = now()
                    if moment >= judged:
                        if count < owed:
                            raise TooSlow("The request's body arrived too slowly.")
                        judged, owed = moment + limits.body_seconds, count + least
                    take(part)
                    if more:
                        patience.reschedule(moment + limits.body_seconds)
        except TimeoutError:
            raise TooSlow(
                f"The request's body stopped arriving for {limits.body_seconds:g} seconds."
            ) from None
        return count


class Budget:
    """`most` bytes of memory for the bodies of all requests together, shared between keys.

    One key's never take more than three quarters, and a single body counts as no more than
    that: the largest come one at a time, and whatever one key sends, another's of a usual size
    have room.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self._taken: Counter[str] = Counter()  # by key
        # What is given back may come from any thread, in the middle of anything.
        self._returned: deque[tuple[str, int]] = deque()

    @property
    def taken(self) -> int:
        """Bytes that are taken now."""
        while self._returned:
            key_id, count = self._returned.popleft()
            self._taken[key_id] -= count
            if not self._taken[key_id]:
                del self._taken[key_id]
        return self._taken.total()

    def take(self, key_id: str, held: int, wanted: int) -> int:
        """Raise what a body of this key holds from `held` to `wanted` bytes, but to no more than
        one body may; what it holds then. Raises: Overloaded if they are not there."""
        keys_part = int(self.most * _KEYS_PART)
        wanted = min(wanted, keys_part)
        more = wanted - held
        if more <= 0:
            return held
        if self.taken + more > self.most:
            raise Overloaded(
                "The server is receiving as many large requests as it can. Please retry later.",
                retry_after=_RETRY_SECONDS,
                cause=f"{self.taken} of server.bodies_in_flight_bytes = {self.most} are taken",
            )
        if self._taken[key_id] + more > keys_part:
            raise Overloaded(
                "This API key is sending as many large requests as it may at once."
                " Please retry later.",
                retry_after=_RETRY_SECONDS,
                cause=f"{key_id} has its part of server.bodies_in_flight_bytes = {self.most}",
            )
        self._taken[key_id] += more
        return wanted

    def give_back(self, key_id: str, count: int) -> None:
        """Return `count` bytes; from any thread."""
        self._returned.append((key_id, count))


class Share:
    """What one body of a key takes from the budget."""

    def __init__(self, budget: Budget, key_id: str) -> None:
        self._budget = budget
        self._key_id = key_id
        self._held = 0

    def grow_to(self, length: int) -> None:
        """Hold enough for a body of `length` bytes. Raises: Overloaded."""
        if length > SMALL:
            self._held = self._budget.take(self._key_id, self._held, length)

    def give_back(self) -> None:
        """Return all of it."""
        if self._held:
            self._budget.give_back(self._key_id, self._held)
            self._held = 0

    def until_gone(self, asked: GenerationRequest) -> GenerationRequest:
        """The same `asked`; the share is returned when nothing refers to it any more."""
        if self._held:
            loop = asyncio.get_running_loop()
            files = [image.data for image in asked.images if isinstance(image, InlineSource)]
            weakref.finalize(asked, self._let_go, loop, files).atexit = False
        return asked

    def _let_go(self, loop: asyncio.AbstractEventLoop, files: list[bytes]) -> None:
        """Let the files go one after the other, and then return the share; from any thread.

        The system takes memory back at some ten megabytes a millisecond, in which nothing else
        happens, and 14 files may have 420.
        """

        def next_one() -> None:
            if files:
                files.pop()
                loop.call_soon(next_one)
            else:
                self.give_back()

        try:
            loop.call_soon_threadsafe(next_one)
        except RuntimeError:  # the server has ended
            self.give_back()


def close_unread(receive: Receive, send: Send) -> tuple[Receive, Send]:
    """`receive` and `send` that close the connection after an answer to a request whose body
    was not wanted.

    The HTTP server would else read the rest, to find the next request behind it: all of a
    gigabyte that was refused for its key. Not for a body of up to SMALL: that is let in, and
    the connection kept.
    """
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

    return receive_noting, send_closing


def _part(message: Message) -> bytes:
    """What came. Raises: InvalidRequest if it is the news that nothing more will."""
    if message["type"] == "http.disconnect":
        raise InvalidRequest("The client left before its body was complete.")
    part: bytes = message.get("body", b"")
    return part


def _too_large(largest: int) -> str:
    return f"The request body is larger than the {largest} bytes this server takes."
