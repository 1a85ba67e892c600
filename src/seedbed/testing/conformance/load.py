"""Statements 83 and 84: several at once, and one that leaves."""

from __future__ import annotations

import asyncio

from seedbed.testing.conformance.expected import good
from seedbed.testing.conformance.server import Server
from seedbed.testing.conformance.statement import SMALL, Group, expect

load = Group("load")
_LEAVE_SECONDS = 0.3


@load.check(83, "8 requests at once are all answered, with distinct ids", more=8)
async def together(server: Server) -> None:
    body = server.body("main", {"prompt": "a cat", "size": SMALL})
    answers = await asyncio.gather(*(server.post(body) for _ in range(8)))
    for answer in answers:
        good(answer, 1)
    names = {answer.headers.get("X-Request-Id") for answer in answers}
    expect(len(names) == 8, f"{len(names)} distinct ids")


@load.check(84, "A client that leaves while its picture is made leaves the server healthy", more=2)
async def leaving(server: Server) -> None:
    body = server.body("main", {"prompt": "a cat", "size": SMALL})
    await server.leave(body, _LEAVE_SECONDS)
    good(await server.post(body), 1)
