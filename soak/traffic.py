"""The clients: every kind of request, at random from a seed, each judging its own answer."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import io
import json
import random
import re
import time
import uuid
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from house import House
from PIL import Image

GENERATIONS = "/v1/images/generations"
ASKED: dict[str, Any] = {"model": "small", "prompt": "a cat", "size": "320x192"}
_OBJECT = re.compile(r"/([0-9a-f]{53})_(\d+)\.")
_KEYED_TRIES = 200
_PROBES = 20


class Wrong(Exception):
    """An answer that breaks a promise."""


@dataclass
class Books:
    """What the clients saw. `troubled` says whether a fault is, or just was, under way."""

    troubled: Callable[[], bool]
    outcomes: Counter[tuple[str, str]] = field(default_factory=Counter)
    seconds: dict[str, list[float]] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    told: Counter[str] = field(default_factory=Counter)
    keyed: dict[str, int] = field(default_factory=dict)
    probes: dict[int, str] = field(default_factory=dict)
    probed: int = 0


class Client:
    """One user of the server, doing one thing after the other until told to stop."""

    def __init__(self, house: House, books: Books, seed: int) -> None:
        self._house = house
        self._books = books
        self._dice = random.Random(seed)
        self._kinds: list[tuple[int, Callable[[], Awaitable[str]]]] = [
            (20, self.by_url), (12, self.by_base64), (10, self.streamed), (8, self.streamed_base64),
            (8, self.with_references), (8, self.as_set), (12, self.refused), (6, self.leaves),
            (4, self.cancels), (10, self.keyed), (8, self.probe), (6, self.slow),
        ]  # fmt: skip

    async def work(self, stopped: asyncio.Event, pause: float) -> None:
        """Ask, one thing after the other."""
        weights = [weight for weight, _ in self._kinds]
        while not stopped.is_set():
            (kind,) = self._dice.choices([kind for _, kind in self._kinds], weights)
            await self._one(kind)
            await asyncio.sleep(self._dice.expovariate(1 / pause))

    async def _one(self, kind: Callable[[], Awaitable[str]]) -> None:
        name = getattr(kind, "__name__", "?")
        troubled = self._books.troubled()
        begun = time.monotonic()
        try:
            outcome = await kind()
        except Wrong as error:
            outcome = "WRONG"
            self._books.wrong.append(f"{name}: {error}")
        except (aiohttp.ClientError, ConnectionError, TimeoutError) as error:
            outcome = type(error).__name__
        calm = not troubled and not self._books.troubled()
        if calm and outcome not in {"ok", "429"}:
            self._books.wrong.append(f"{name}: {outcome} while nothing was wrong")
        if calm and outcome == "ok":
            self._books.seconds.setdefault(name, []).append(time.monotonic() - begun)
        self._books.outcomes[name, outcome if calm else f"{outcome} (fault)"] += 1

    async def by_url(self) -> str:
        """A picture by link, which is then fetched, whole or in part."""
        status, body = await self._ask()
        if status != 200:
            return str(status)
        return await self._fetch(body["data"][0])

    async def by_base64(self) -> str:
        """A picture inside the answer."""
        status, body = await self._ask(response_format="b64_json", size="1280x720")
        if status == 200:
            _opened(base64.b64decode(body["data"][0]["b64_json"]), "1280x720")
        return "ok" if status == 200 else str(status)

    async def as_set(self) -> str:
        """Several pictures, all of which are fetched."""
        status, body = await self._ask(n=self._dice.randint(2, 4))
        if status != 200:
            return str(status)
        return max([await self._fetch(item) for item in body["data"]], key=len)

    async def slow(self) -> str:
        """One that keeps a worker for a while."""
        status, body = await self._ask(prompt="a cat #slow:0.8")
        return await self._fetch(body["data"][0]) if status == 200 else str(status)

    async def with_references(self) -> str:
        """Inline references, sometimes large."""
        side = self._dice.choice((64, 64, 64, 1600))
        file = io.BytesIO()
        Image.effect_noise((side, side), 60).save(file, "PNG")
        uri = "data:image/png;base64," + base64.b64encode(file.getvalue()).decode()
        status, body = await self._ask(image=[uri] * self._dice.randint(1, 3))
        return await self._fetch(body["data"][0]) if status == 200 else str(status)

    async def streamed(self) -> str:
        """A set, as a stream, to its end."""
        return await self._stream(n=2)

    async def streamed_base64(self) -> str:
        """The same with the pictures inside."""
        return await self._stream(n=2, response_format="b64_json")

    async def refused(self) -> str:
        """Requests that are wrong in many ways."""
        wrong: list[tuple[dict[str, Any], int]] = [
            ({"size": "3x3"}, 400), ({"model": "no-such"}, 404), ({"prompt": ""}, 400),
            ({"image": "data:image/png;base64,AAAA"}, 400), ({"n": "many"}, 400),
            ({"prompt": "a cat #refuse"}, 400), ({"image": "http://127.0.0.1/a"}, 400),
        ]  # fmt: skip
        body, expected = self._dice.choice(wrong)
        status, _ = await self._ask(**body)
        if status == 200:
            raise Wrong(f"{body} was answered")
        return "ok" if status == expected else str(status)

    async def leaves(self) -> str:
        """A client that leaves in the middle; its pictures are drawn and charged all the same."""
        return await self._left({})

    async def cancels(self) -> str:
        """One that has its work stopped by leaving."""
        return await self._left({"X-Seedbed-On-Disconnect": "cancel"})

    async def keyed(self) -> str:
        """One that sends its request again until it is answered, and once more, and at once."""
        key = {"Idempotency-Key": str(uuid.UUID(int=self._dice.getrandbits(128)))}
        asked: dict[str, Any] = {"n": self._dice.randint(1, 3), "seed": self._dice.getrandbits(20)}
        if self._dice.random() < 0.5:
            asked["prompt"] = "a cat #slow:0.4"
        first = await self._until_answered(key, asked)
        again = await asyncio.gather(
            self._until_answered(key, asked), self._until_answered(key, asked)
        )
        if any(one != first for one in again):
            raise Wrong(f"the same key told {first} and {again}")
        if first is None:
            return "given up"
        request_id, count = first
        self._books.keyed[request_id] = count
        return "ok"

    async def probe(self) -> str:
        """The same seed must give the same bytes, whatever happened in between."""
        seed = self._dice.randrange(_PROBES)
        status, body = await self._ask(response_format="b64_json", seed=seed, prompt="a probe")
        if status != 200:
            return str(status)
        digest = hashlib.sha256(base64.b64decode(body["data"][0]["b64_json"])).hexdigest()
        if self._books.probes.setdefault(seed, digest) != digest:
            raise Wrong(f"seed {seed} gave other bytes than before")
        self._books.probed += 1
        return "ok"

    async def _until_answered(
        self, key: dict[str, str], asked: dict[str, Any]
    ) -> tuple[str, int] | None:
        """The request id under which it was done, and how many pictures it has."""
        for _ in range(_KEYED_TRIES):
            try:
                status, body = await self._ask(key, **asked)
            except (aiohttp.ClientError, ConnectionError, TimeoutError):
                status, body = 0, {}
            if status == 200:
                made = [item for item in body["data"] if "url" in item]
                named = [_object(item["url"]) for item in made]
                if len({request_id for request_id, _ in named}) > 1:
                    raise Wrong(f"one key, several requests: {named}")
                if len(made) == len(body["data"]):
                    return named[0][0], len(named)
                # Pictures that failed stay failed: the answer is kept as it was.
                return (named[0][0], len(named)) if named else None
            if status in {400, 422}:
                raise Wrong(f"a keyed request got {status}: {body}")
            await asyncio.sleep(0.5)
        return None

    async def _ask(
        self, headers: dict[str, str] | None = None, **body: Any
    ) -> tuple[int, dict[str, Any]]:
        async with (
            self._session() as session,
            session.post(GENERATIONS, json={**ASKED, **body}, headers=headers) as answer,
        ):
            told = await answer.json()
            if answer.status != 200:
                _judge_error(answer, told)
            else:
                made = sum("error" not in item for item in told["data"])
                if told["usage"]["generated_images"] != made:
                    raise Wrong(f"usage says {told['usage']}, and there are {made} pictures")
                if headers is None or "Idempotency-Key" not in headers:
                    self._books.told[answer.headers["x-request-id"]] += made
            return answer.status, told

    async def _stream(self, **body: Any) -> str:
        async with (
            self._session() as session,
            session.post(GENERATIONS, json={**ASKED, "stream": True, **body}) as answer,
        ):
            if answer.status != 200:
                _judge_error(answer, await answer.json())
                return str(answer.status)
            made, last = 0, {}
            async for event in _events(answer):
                last = event
                made += event["type"] == "image_generation.partial_succeeded"
            self._books.told[answer.headers["x-request-id"]] += made
            if last.get("type") != "image_generation.completed":
                return f"stream ended with {last.get('error', {}).get('code', 'nothing')}"
            if last["usage"]["generated_images"] != made:
                raise Wrong(f"a stream of {made} pictures completed with {last['usage']}")
            return "ok" if made == body["n"] else "a picture failed"

    async def _left(self, headers: dict[str, str]) -> str:
        wait = self._dice.uniform(0.0, 0.6)
        try:
            async with asyncio.timeout(wait), self._session() as session:
                asked = {**ASKED, "prompt": "a cat #slow:0.3", "n": 2, "stream": True}
                async with session.post(GENERATIONS, json=asked, headers=headers) as answer:
                    await answer.read()
        except TimeoutError:
            pass
        return "ok"

    async def _fetch(self, item: dict[str, Any]) -> str:
        if "error" in item:
            return "a picture failed"
        headers = {"Range": "bytes=0-99"} if self._dice.random() < 0.3 else {}
        async with (
            self._session(keyed=False) as session,
            session.get(item["url"], headers=headers) as answer,
        ):
            data = await answer.read()
            if answer.status != (206 if headers else 200):
                raise Wrong(f"a link answered {answer.status}: {data[:200]!r}")
            if not headers:
                _opened(data, item["size"])
        return "ok"

    def _session(self, *, keyed: bool = True) -> aiohttp.ClientSession:
        return aiohttp.ClientSession(
            self._house.url,
            headers={"Authorization": f"Bearer {self._house.key}"} if keyed else {},
            timeout=aiohttp.ClientTimeout(total=60),
        )


async def _events(answer: aiohttp.ClientResponse) -> AsyncIterator[dict[str, Any]]:
    data = b""
    async for chunk in answer.content.iter_any():
        data += chunk
        *whole, data = data.split(b"\n\n")
        for frame in whole:
            for line in frame.splitlines():
                if line.startswith(b"data: ") and line != b"data: [DONE]":
                    yield json.loads(line[6:])


def _judge_error(answer: aiohttp.ClientResponse, body: dict[str, Any]) -> None:
    """Every refusal has the API's form, and those that pass say when to come again."""
    if set(body.get("error", {})) != {"code", "message", "param", "type"}:
        raise Wrong(f"{answer.status} with {body}")
    if answer.status == 429 and answer.headers.get("x-should-retry") != "true":
        raise Wrong("429 without x-should-retry: true")
    if answer.status in {429, 503} and "retry-after" not in answer.headers:
        raise Wrong(f"{answer.status} without Retry-After")


def _object(url: str) -> tuple[str, int]:
    found = _OBJECT.search(url)
    if found is None:
        raise Wrong(f"no object is named in {url}")
    return found[1], int(found[2])


def _opened(data: bytes, size: str) -> None:
    with Image.open(io.BytesIO(data)) as image:
        image.load()
        if f"{image.width}x{image.height}" != size:
            raise Wrong(f"asked for {size}, got {image.width}x{image.height}")
