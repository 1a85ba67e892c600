"""One good request on its way: pictures made one by one, and sent with what goes wrong."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import AsyncIterator, Callable
from typing import TYPE_CHECKING, Any

from seedbed.errors import InternalError
from seedbed.testing.ark_simulator import answers
from seedbed.testing.ark_simulator.answers import Made
from seedbed.testing.ark_simulator.call import Call
from seedbed.testing.ark_simulator.exchange import Connection
from seedbed.testing.ark_simulator.faults import Faults
from seedbed.testing.ark_simulator.files import Files, trickle
from seedbed.testing.ark_simulator.flavours import Flavour
from seedbed.testing.ark_simulator.judging import refused_content
from seedbed.types import Plan
from seedbed.wire.events import DONE

if TYPE_CHECKING:
    from seedbed.wire.request import GenerationRequest

_FOREVER = 3600.0
_LAYERS = 3
_MARK_PROCESS = "image/watermark,image_" + base64.urlsafe_b64encode(
    b"assets/watermark_v1.png?x-tos-process=image/resize,P_16"
).decode().rstrip("=")
_PAGE = b"<!DOCTYPE html><html><title>Sign in</title><p>Please sign in to continue.</p></html>"
_EXPIRED_AGE = 90_000.0  # an hour more than links live


class Left(ConnectionError):
    """The client was gone before its answer was sent."""


class Generation:
    """Makes the pictures of a plan and answers with them."""

    def __init__(
        self,
        connection: Connection,
        call: Call,
        faults: Faults,
        plan: Plan,
        request: GenerationRequest,
        *,
        files: Files,
        links_at: str,
        seconds: float,
        weight: int,
        clock: Callable[[], float],
        flavour: Flavour,
    ) -> None:
        self._connection, self._call, self._faults = connection, call, faults
        self._plan, self._request = plan, request
        self._files, self._links_at = files, links_at
        self._seconds = faults.number("slow", 1.0)
        if self._seconds is None:
            self._seconds = seconds
        self._weight, self._clock, self._flavour = weight, clock, flavour

    async def answer(self) -> bool:
        """Send it; whether the connection may stay open. Raises: ConnectionError."""
        if self._plan.stream and "no-stream" not in self._faults and not self._fails_early():
            return await self._stream()
        return await self._json()

    def _fails_early(self) -> bool:
        """Whether the fault comes in place of the headers, so that a stream never begins."""
        early = ("504", "html", "empty", "timeout", "reset-read", "bad-json")
        return any(name in self._faults for name in (*early, "long-length", "short-length"))

    # ── Pictures ────────────────────────────────────────────────────────────────────────────

    async def _pictures(self) -> AsyncIterator[Made]:
        """Each picture as it is done. Its faults: refuse-output, refuse-slot, fail-slot, slow."""
        plan, faults = self._plan, self._faults
        for index, layer in enumerate(self._added()):
            if self._seconds:
                await asyncio.sleep(self._seconds)
            if "refuse-output" in faults or faults.number("refuse-slot", 0) == index:
                yield answers.failed(index, plan.pixels, refused_content("output"))
            elif faults.number("fail-slot", 0) == index:
                yield answers.failed(index, plan.pixels, InternalError())
                return
            else:
                made = await asyncio.to_thread(
                    answers.make, plan, index, plan.seed, self._weight, layer
                )
                self._call.pictures += 1
                yield made

    def _added(self) -> list[dict[str, Any]]:
        """What the item of each picture has besides."""
        if self._request.layer_decomposition:
            return answers.layers(self._plan.pixels, _LAYERS)
        return [{} for _ in self._plan.shots]

    def _item(self, made: Made) -> dict[str, Any]:
        return answers.item(made, self._plan, self._link(made))

    def _link(self, made: Made) -> str | None:
        """Keep the file and sign a link to it; None when base64 is wanted, or it failed."""
        if self._plan.delivery != "url" or made.file is None:
            return None
        png = made.file.startswith(b"\x89PNG")
        folder = self._plan.model.rpartition("-")[0]
        path = f"/{folder}/{self._call.request_id}_{made.index}.{'png' if png else 'jpeg'}"
        media_type = "image/png" if png else "image/jpeg"
        self._files.put(path, made.file, media_type, self._faults)
        # Source: contract.md section 6: through 4.5 the mark is an overlay that the link asks for.
        overlaid = self._plan.finish.watermark is not None and "seedream-4-" in self._plan.model
        return self._files.link(
            self._links_at,
            path,
            process=_MARK_PROCESS if overlaid else "",
            age=_EXPIRED_AGE if "expired-links" in self._faults else 0.0,
        )

    # ── One JSON body ───────────────────────────────────────────────────────────────────────

    async def _json(self) -> bool:
        made = [one async for one in self._pictures()]
        error = answers.first_error(made)
        if error is not None:
            refused = answers.refused(error, self._flavour, self._call.request_id)
            return await self._send(refused.status, refused.body)
        items = [self._item(one) for one in made]
        used = answers.usage(made, self._plan, len(self._request.images))
        return await self._send(200, answers.answer(self._plan, items, used))

    async def _send(self, status: int, body: bytes) -> bool:
        """Send a body with the faults that concern a body."""
        faults, connection = self._faults, self._connection
        silent = faults.number("timeout", _FOREVER)
        if silent is not None:
            self._call.left = await connection.silence(silent)
            return False
        if "reset-read" in faults:
            await connection.reset()
            return False
        if faults.refusal is not None:
            refused = answers.refused_by_fault(faults.refusal, self._call.request_id)
            status, body = refused.status, refused.body
        kind = "application/json"
        if "html" in faults:
            kind, body = "text/html; charset=utf-8", _PAGE
        elif "bad-json" in faults:
            body = body[: len(body) // 2]
        elif "empty" in faults:
            body = b""
        length = len(body)
        length += int(faults.number("long-length", 100) or 0)
        length -= int(faults.number("short-length", 100) or 0)
        headers = {"content-type": kind, "x-request-id": self._call.request_id}
        self._call.status = status
        await connection.send_head(status, headers, max(0, length))
        if await self._breaks_off(body):
            return False
        await self._pace(body)
        self._call.finished = length == len(body)
        return length == len(body)

    # ── A stream ────────────────────────────────────────────────────────────────────────────

    async def _stream(self) -> bool:
        self._call.status = 200
        headers = {
            "content-type": "text/event-stream; charset=utf-8",
            "cache-control": "no-cache",
            "x-request-id": self._call.request_id,
        }
        await self._connection.send_head(200, headers, None)
        breaking = self._breaking_point()
        frames = len(self._added()) + 2  # `completed` and [DONE]
        sent = 0
        async for frame in self._frames():
            if sent == breaking:
                await self._breaks_off(frame, chunked=True)
                return False
            await self._pace(frame, frames=frames)
            sent += 1
        await self._connection.send_chunk(b"")
        self._call.finished = True
        return True

    async def _frames(self) -> AsyncIterator[bytes]:
        plan, faults, made = self._plan, self._faults, list[Made]()
        error_after = faults.number("stream-error", 1)
        async for one in self._pictures():
            if error_after is not None and one.index >= error_after:
                break
            made.append(one)
            yield answers.frame_of(one, plan, self._clock(), self._item(one))
        if error_after is not None:
            yield answers.error_frame(self._call.request_id)
        elif "no-completed" not in faults:
            used = answers.usage(made, plan, len(self._request.images))
            yield answers.completed_frame(plan, self._clock(), used)
        if "no-done" not in faults:
            yield DONE

    def _breaking_point(self) -> float | None:
        """After how many frames the stream breaks off."""
        for name in ("stall-body", "cut-body", "reset-body"):
            if name in self._faults:
                return int(self._faults[name].number(1))
        return None

    # ── Bytes ───────────────────────────────────────────────────────────────────────────────

    async def _breaks_off(self, data: bytes, *, chunked: bool = False) -> bool:
        """Send half of the data and then what stall-body, cut-body or reset-body say; False
        when none of them was asked for, and nothing was sent."""
        faults, connection = self._faults, self._connection
        if self._breaking_point() is None:
            return False
        half = data[: len(data) // 2]
        await (connection.send_chunk if chunked else connection.send_raw)(half)
        if "stall-body" in faults:
            self._call.left = await connection.silence(_FOREVER)
        elif "reset-body" in faults:
            await connection.reset()
        return True

    async def _pace(self, data: bytes, *, frames: int = 0) -> None:
        """Send all of it, at once or in a trickle; as a chunk if it is one of a stream's frames."""
        seconds = self._faults.number("trickle", 2.0)
        if frames:
            await self._connection.send_raw(b"%x\r\n" % len(data))
        if seconds is None:
            await self._connection.send_raw(data)
        elif await trickle(self._connection, data, seconds, max(1, frames)):
            raise Left("the client left")
        if frames:
            await self._connection.send_raw(b"\r\n")
