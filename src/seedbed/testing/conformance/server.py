"""The server under test, as a client without an SDK sees it."""

from __future__ import annotations

import asyncio
import base64
import binascii
import json
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

import aiohttp
from PIL import Image

from seedbed.planning.catalog import Catalog
from seedbed.settings import Settings
from seedbed.testing.conformance.statement import SMALL, Ask, Failed, Family, Skipped, expect

GENERATIONS = "/images/generations"
_TRIES = 4
_LONGEST_WAIT = 90.0  # seconds of a Retry-After that are waited
_FAMILIES: Mapping[str, Family] = {
    "seedream-3-0-t2i": "3.0",
    "seedream-4-0": "4.0",
    "seedream-4-5": "4.5",
    "seedream-5-0-lite": "lite",
    "seedream-5-0-pro": "pro",
}
_SMALLEST: Mapping[Family, str] = {"3.0": "512x512", "4.0": "1K", "pro": "1K"}


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame of a stream: its event line, its data line, and when it came."""

    event: str
    data: str
    at: float

    @property
    def body(self) -> dict[str, Any]:
        """The data as JSON. Raises: Failed."""
        return _object(self.data)


@dataclass(frozen=True)
class Answer:
    """One HTTP answer, read to its end: `seconds` is how long it took, `at` when it was there,
    in Unix seconds."""

    status: int
    headers: Mapping[str, str]
    raw: bytes = field(repr=False)
    seconds: float
    at: float
    frames: tuple[Frame, ...] = ()

    @cached_property
    def json(self) -> dict[str, Any]:
        """The body. Raises: Failed if it is no JSON object."""
        return _object(self.raw)

    @property
    def brief(self) -> str:
        """The beginning of the body, to be shown."""
        return self.raw[:160].decode("utf-8", "replace")

    @property
    def told(self) -> str:
        """Its status with the error it told or where it leads, in one line."""
        words = self.brief
        if "Location" in self.headers:
            words = f"to {self.headers['Location']}"
        with suppress(Failed):
            words = f"{self.error.get('code')}: {self.error.get('message')}"
        return f"status {self.status}, {' '.join(words.split())[:300] or 'nothing else'}"

    @property
    def error(self) -> dict[str, Any]:
        """The body's `error`. Raises: Failed."""
        error = self.json.get("error")
        if not isinstance(error, dict):
            raise Failed(f"no error object: {self.brief}")
        return error

    @property
    def items(self) -> list[dict[str, Any]]:
        """The elements of `data`. Raises: Failed."""
        data = self.json.get("data")
        if not isinstance(data, list) or not all(isinstance(item, dict) for item in data):
            raise Failed(f"no data array: {self.brief}")
        return data

    @property
    def usage(self) -> dict[str, Any]:
        """`usage`. Raises: Failed."""
        usage = self.json.get("usage")
        if not isinstance(usage, dict):
            raise Failed(f"no usage: {self.brief}")
        return usage


class Server:
    """A server's base URL and key, what it lists, and the answers that were had so far."""

    def __init__(
        self, base_url: str, key: str, session: aiohttp.ClientSession, seconds: float
    ) -> None:
        self.base_url, self.key = base_url, key
        self._session = session
        self._timeout = aiohttp.ClientTimeout(total=seconds)
        self.models: dict[Family, str] = {}
        """The id that is asked for, by family."""
        self.listed: list[str] = []
        self.comet = False
        """Whether it words its errors as CometAPI does."""
        self.pictures = 0
        """Pictures that were answered so far."""
        self._answers: dict[Ask, Answer] = {}

    @property
    def root(self) -> str:
        """The base URL without its path."""
        parts = urlsplit(self.base_url)
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def key_headers(self) -> dict[str, str]:
        """What proves the key."""
        return {"Authorization": f"Bearer {self.key}"}

    def model(self, family: Family) -> str:
        """The id of a family. Raises: Skipped if the server has none."""
        if family == "main":
            for name in ("4.0", "4.5", "lite", "main"):
                if name in self.models:
                    return self.models[name]
        if family not in self.models:
            raise Skipped(f"the server lists no {family} model")
        return self.models[family]

    def body(self, family: Family, fields: Mapping[str, Any]) -> dict[str, Any]:
        """A whole body: the family's model, and its smallest size where SMALL stands."""
        model = self.model(family)
        settled = next((name for name, its in self.models.items() if its == model), family)
        small = _SMALLEST.get(settled, "2K")
        return {"model": model} | {
            name: small if value == SMALL else value for name, value in fields.items()
        }

    async def answer(self, ask: Ask) -> Answer:
        """The answer to an Ask, had once."""
        if ask not in self._answers:
            self._answers[ask] = await self.post(self.body(ask.family, ask.body))
        return self._answers[ask]

    async def refusal(self, family: Family = "main", **fields: Any) -> Answer:
        """The answer to "a cat" with fields that must be refused."""
        return await self.post(self.body(family, {"prompt": "a cat", "size": SMALL, **fields}))

    async def post(
        self,
        body: Mapping[str, Any] | bytes,
        *,
        url: str = "",
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """POST a body to images/generations, or to `url`; waits when told to come later.

        Only 429 is sent again: whatever else happened may have cost something.
        """
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        sent = {"Content-Type": "application/json"}
        sent |= self.key_headers if headers is None else dict(headers)
        for tries in range(_TRIES):
            answer = await self.request("POST", url or self.base_url + GENERATIONS, sent, data)
            if answer.status != 429 or tries == _TRIES - 1:
                break
            await asyncio.sleep(_wait_of(answer.headers.get("Retry-After", ""), tries))
        self.pictures += _pictures_in(answer)
        return answer

    async def request(
        self, method: str, url: str, headers: Mapping[str, str], data: bytes | None = None
    ) -> Answer:
        """One request, exactly so. Raises: Failed when there is no whole answer."""
        begun = time.monotonic()
        try:
            async with self._session.request(
                method, url, headers=headers, data=data, timeout=self._timeout,
                allow_redirects=False,
            ) as response:  # fmt: skip
                frames: tuple[Frame, ...] = ()
                if response.content_type == "text/event-stream":
                    frames = tuple([frame async for frame in _frames(response.content)])
                    raw = b"".join(frame.data.encode() + b"\n" for frame in frames)
                else:
                    raw = await response.read()
                taken = time.monotonic() - begun
                return Answer(
                    response.status, response.headers.copy(), raw, taken, time.time(), frames
                )
        except TimeoutError as error:
            raise Failed(f"no answer within {self._timeout.total:g} s") from error
        except aiohttp.ClientError as error:
            raise Failed(f"no whole answer: {error}") from error

    async def leave(self, body: Mapping[str, Any], after: float) -> None:
        """POST, and go away `after` seconds, or when the answer is complete before that."""
        try:
            async with self._session.post(
                self.base_url + GENERATIONS,
                json=body,
                headers=self.key_headers,
                timeout=aiohttp.ClientTimeout(total=after),
            ) as response:
                await response.read()
        except (TimeoutError, aiohttp.ClientError):
            return  # as meant

    async def picture(self, item: Mapping[str, Any]) -> Image.Image:
        """The decoded picture of an item, by its link or its base64. Raises: Failed."""
        return opened(await self.file(item))

    async def file(self, item: Mapping[str, Any]) -> bytes:
        """The file of an item. Raises: Failed."""
        text = item.get("b64_json")
        if isinstance(text, str):
            try:
                return base64.b64decode(text, validate=True)
            except binascii.Error as error:
                raise Failed(f"b64_json is not base64: {error}") from error
        url = item.get("url")
        if not isinstance(url, str):
            raise Failed(f"neither url nor b64_json: {str(item)[:160]}")
        fetched = await self.fetch(url)
        expect(fetched.status == 200, f"the link answers {fetched.status}: {fetched.brief}")
        return fetched.raw

    async def fetch(
        self, url: str, method: str = "GET", headers: Mapping[str, str] | None = None
    ) -> Answer:
        """A result link, without the key."""
        return await self.request(method, url, headers or {})

    async def look(self, models: Sequence[str]) -> None:
        """Find out how errors are worded and which models there are; `models`, if any are
        named, are the only ones asked for.

        Raises: Failed if neither are named nor can be listed.
        """
        keyless = await self.post({"model": "x", "prompt": "x"}, headers={})
        try:
            self.comet = keyless.error.get("type") == "comet_api_error"
        except Failed:
            self.comet = False
        answer = await self.request("GET", f"{self.base_url}/models", self.key_headers)
        if answer.status == 200:
            rows = [row for row in answer.items if row.get("status") != "Shutdown"]
            self.listed = [row["id"] for row in rows if isinstance(row.get("id"), str)]
        elif not models:
            raise Failed(f"GET {self.base_url}/models: {answer.told}")
        known = Catalog(Settings())
        names = set(known.ids())
        for model in models or self.listed:
            family = _FAMILIES.get(known.resolve(model).family) if model in names else None
            if family is not None:
                self.models.setdefault(family, model)
            elif models:
                self.models.setdefault("main", model)


@asynccontextmanager
async def connected(base_url: str, key: str, seconds: float) -> AsyncIterator[Server]:
    """A Server at a base URL; one without a path gets "/v1". Raises: Failed for no key at all."""
    if not key.isprintable():
        raise Failed("the key holds a line break or another character that no header can")
    base = base_url.rstrip("/")
    if not urlsplit(base).path:
        base += "/v1"
    async with aiohttp.ClientSession(trust_env=True, auto_decompress=True) as session:
        yield Server(base, key, session, seconds)


def opened(data: bytes) -> Image.Image:
    """A decoded picture. Raises: Failed."""
    try:
        picture = Image.open(BytesIO(data))
        picture.load()
    except (OSError, ValueError, SyntaxError) as error:
        raise Failed(f"not a picture: {error}") from error
    return picture


async def _frames(content: aiohttp.StreamReader) -> AsyncIterator[Frame]:
    """An SSE body frame by frame; comments are passed over."""
    event, data, rest = "", "", b""
    async for piece in content.iter_any():
        now = time.monotonic()
        *lines, rest = (rest + piece).split(b"\n")
        for raw in lines:
            line = raw.rstrip(b"\r").decode("utf-8", "replace")
            if line.startswith("event:"):
                event = line[6:].strip()
            elif line.startswith("data:"):
                data += line[5:].strip()
            elif not line and (data or event):
                yield Frame(event, data, now)
                event = data = ""


def _object(text: str | bytes) -> dict[str, Any]:
    try:
        body = json.loads(text)
    except ValueError as error:
        raise Failed(f"not JSON: {text[:120]!r}") from error
    except RecursionError as error:
        raise Failed(f"JSON that is nested too deeply: {text[:120]!r}") from error
    if not isinstance(body, dict):
        raise Failed(f"not a JSON object: {text[:120]!r}")
    return body


def _pictures_in(answer: Answer) -> int:
    if answer.frames:
        return sum(frame.event.endswith("partial_succeeded") for frame in answer.frames)
    if answer.status != 200:
        return 0
    try:
        return sum("error" not in item for item in answer.items)
    except Failed:
        return 0


def _wait_of(text: str, tries: int) -> float:
    """Seconds to wait after a 429."""
    try:
        return min(_LONGEST_WAIT, max(0.5, float(text)))
    except ValueError:
        return float(2**tries)
