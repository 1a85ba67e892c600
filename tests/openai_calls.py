"""Calls of the OpenAI dialect to a simulator, without a server of ours around them."""

from __future__ import annotations

import math
from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from PIL import Image

from seedbed.engines.upstream.client import UpstreamClient
from seedbed.engines.upstream.dialect import Ambiguous, Client, NotAccepted
from seedbed.engines.upstream.openai import OpenAiDialect
from seedbed.engines.upstream.openai_profile import Profile, profile_of
from seedbed.engines.upstream.results import Results, ResultsPlace
from seedbed.engines.upstream.upstream import Upstream
from seedbed.engines.upstream.upstreams import profiles
from seedbed.errors import SeedbedError
from seedbed.finishing.finisher import Finisher
from seedbed.planning.catalog import Catalog
from seedbed.planning.plan import make_plan, settle_size
from seedbed.settings import Settings, UpstreamSettings
from seedbed.testing.openai_simulator import OpenAISimulator
from seedbed.types import Drawn, ImageFile, InlineSource, Picture, Plan, Shot, Usage
from seedbed.wire.request import from_fields
from seedbed.workers import Workers

MODEL = "doubao-seedream-4-0-250828"
DIALECT = OpenAiDialect()


def openai_profile(name: str) -> Profile:
    """A profile as it is shipped."""
    return profile_of(openai_upstream(name))


def openai_upstream(
    name: str, base_url: str = "http://127.0.0.1:9/v1", key: str = "", **more: Any
) -> Upstream:
    """An upstream of this profile; `more` are its settings."""
    settings = UpstreamSettings.model_validate(
        {"dialect": "openai", "profile": name, "allow_cidrs": ["127.0.0.0/8"], **more}
    )
    return Upstream("there", base_url, settings, profiles("openai")[name], key)


def openai_plan(**fields: Any) -> Plan:
    """The plan of a request, its size settled and its sources kept; small, without a mark."""
    asked = {"model": MODEL, "prompt": "a cat", "size": "1024x1024", "watermark": False, **fields}
    settings = Settings.model_validate({"pictures": {"label": False}})
    catalog = Catalog(settings)
    plan = make_plan(
        from_fields(asked), catalog=catalog, settings=settings, request_id="021", now=0.0,
        as_asked=True,
    )  # fmt: skip
    settled = settle_size(plan, (), catalog)
    return plan.settled(settled.pixels) if not plan.sources else _with_sources(plan, settled)


def _with_sources(plan: Plan, settled: Plan) -> Plan:
    from dataclasses import replace

    return replace(plan, size=settled.size)


@dataclass
class Told:
    """What a call was told that is no picture."""

    request_id: str = ""
    pictures: int | None = None
    tokens: int | None = None


Heard = Drawn | Told


@dataclass
class Call:
    """A dialect's call that keeps what it is told with what is drawn."""

    upstream: Upstream
    model: str
    plan: Plan
    shots: tuple[Shot, ...]
    client: Client
    results: Results
    staging: Path
    heard: list[Heard]

    def files(self, reads: object = ()) -> AbstractAsyncContextManager[tuple[Path, ...]]:
        return _files(self.plan, self.staging)

    def accepted(self, request_id: str) -> None:
        self.heard.append(Told(request_id))

    def since(self) -> float:
        return math.inf

    def used(self, usage: Usage) -> None:
        raise AssertionError("OpenAI's usage is not the contract's")

    def counted(self, pictures: int, tokens: int | None = None) -> None:
        self.heard.append(Told(pictures=pictures, tokens=tokens))


class Caller:
    """Draws plans at a simulator, call by call, as the engine does."""

    def __init__(self, simulator: OpenAISimulator, upstream: Upstream, place: ResultsPlace) -> None:
        self.simulator, self.upstream = simulator, upstream
        self._place = place
        self._client = UpstreamClient(upstream)
        self._kept = set(place.staging.iterdir())

    async def draw(self, plan: Plan) -> list[Heard]:
        """Everything that is heard of the plan, over as many calls as it takes."""
        heard: list[Heard] = []
        left = plan.shots
        while left:
            shots, _ = DIALECT.first(self.upstream, plan, left)
            results = Results(self._place, self.upstream)
            model = self.upstream.model(plan.model)
            staging = self._place.staging
            call = Call(self.upstream, model, plan, shots, self._client, results, staging, heard)
            try:
                async for item in DIALECT.draw(call):
                    heard.append(item)
                    if isinstance(item, Picture) and isinstance(item.image, ImageFile):
                        self._kept.add(item.image.path)
                        results.handed_on(item.image)
            finally:
                results.close()
                # What is no picture's is gone, however the call ended.
                assert set(self._place.staging.iterdir()) == self._kept
            left = left[len(shots) :]
        return heard

    async def close(self) -> None:
        await self._client.close()


@asynccontextmanager
async def calling(
    server: str,
    staging: Path,
    workers: Workers,
    *,
    simulator: Any = MappingProxyType({}),
    **more: Any,
) -> AsyncIterator[Caller]:
    """A caller of a fresh simulator; `more` are the upstream's settings."""
    async with OpenAISimulator(server, **simulator) as running:
        port = int(running.url.rpartition(":")[2])
        upstream = openai_upstream(
            server, running.base_url, running.key, **{"allow_ports": [port], **more}
        )
        place = ResultsPlace(staging, Finisher(workers, staging), Settings())
        caller = Caller(running, upstream, place)
        try:
            yield caller
        finally:
            await caller.close()
            await place.close()


def openai_notes(server: str, plan: Plan) -> dict[str, str]:
    """The state of each field that the dialect has something to say about."""
    return {note.field: note.state for note in DIALECT.consider(openai_upstream(server), plan)}


def pictures(heard: Sequence[Heard]) -> list[Picture]:
    return [item for item in heard if isinstance(item, Picture)]


def told(heard: Sequence[Heard]) -> list[Told]:
    return [item for item in heard if isinstance(item, Told)]


@asynccontextmanager
async def _files(plan: Plan, folder: Path) -> AsyncIterator[tuple[Path, ...]]:
    paths = []
    for at, source in enumerate(plan.sources):
        assert isinstance(source, InlineSource)
        path = folder / f"reference-{at}"
        path.write_bytes(source.data)
        paths.append(path)
    try:
        yield tuple(paths)
    finally:
        for path in paths:
            path.unlink()


def opened(heard: list[Heard]) -> list[Image.Image]:
    files = [item.image for item in pictures(heard)]
    assert all(isinstance(file, ImageFile) for file in files)
    return [
        Image.open(BytesIO(file.path.read_bytes())) for file in files if isinstance(file, ImageFile)
    ]


def comment(image: Image.Image) -> str:
    """What a simulated picture says it was asked for; only in untouched files."""
    text = image.info.get("comment") or image.info.get("Comment") or b""
    return text.decode() if isinstance(text, bytes) else str(text)


async def caught(caller: Caller, plan: Plan) -> Exception:
    with pytest.raises((SeedbedError, NotAccepted, Ambiguous)) as failed:
        await caller.draw(plan)
    return failed.value
