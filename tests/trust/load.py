"""Load on a server over the loopback: so many requests a second, or so many at once."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import aiohttp

from subserver import SubServer

GENERATIONS = "/v1/images/generations"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came, how long it took, and when it was there (monotonic seconds)."""

    status: int
    seconds: float
    at: float
    headers: dict[str, str]


class Load:
    """Sends one kind of request; use inside `asyncio.run`."""

    def __init__(self, server: SubServer, body: dict[str, Any]) -> None:
        self._server = server
        self._body = body
        self._session: aiohttp.ClientSession

    async def __aenter__(self) -> Load:
        self._session = aiohttp.ClientSession(
            self._server.url,
            headers={"Authorization": f"Bearer {self._server.key}"},
            connector=aiohttp.TCPConnector(limit=0),
            timeout=aiohttp.ClientTimeout(total=120),
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._session.close()

    async def one(self) -> Answer:
        """One request, read to its end."""
        begun = time.monotonic()
        async with self._session.post(GENERATIONS, json=self._body) as answer:
            await answer.read()
            headers = {name.lower(): value for name, value in answer.headers.items()}
        now = time.monotonic()
        return Answer(answer.status, now - begun, now, headers)

    async def closed(self, clients: int, seconds: float) -> list[Answer]:
        """`clients` at once, each asking again as soon as it has its answer."""
        end = time.monotonic() + seconds

        async def client() -> list[Answer]:
            answers = []
            while time.monotonic() < end:
                answers.append(await self.one())
            return answers

        return [one for many in await asyncio.gather(*(client() for _ in range(clients)))
                for one in many]  # fmt: skip

    async def open(self, per_second: float, seconds: float) -> list[Answer]:
        """`per_second`, whether or not the ones before were answered."""
        begun = time.monotonic()
        tasks = []
        for number in range(int(per_second * seconds)):
            await asyncio.sleep(begun + number / per_second - time.monotonic())
            tasks.append(asyncio.create_task(self.one()))
        return list(await asyncio.gather(*tasks))


def rate(answers: Sequence[Answer], since: float, until: float) -> float:
    """Pictures a second that were there in a stretch of time."""
    good = [one for one in answers if one.status == 200 and since <= one.at < until]
    return len(good) / (until - since)


def high(values: Sequence[float], percent: int) -> float:
    """The percentile; of one value, that."""
    if len(values) < 2:
        return values[0]
    return statistics.quantiles(values, n=100, method="inclusive")[percent - 1]
