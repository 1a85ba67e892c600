"""Answers of OpenAI's images API that hold other things than were asked for."""

from __future__ import annotations

import base64
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from typing import Any, cast

import pytest
from aiohttp import web
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from openai_calls import (
    Caller,
    Heard,
    caught,
    openai_notes,
    openai_plan,
    openai_upstream,
    opened,
    pictures,
)
from seedbed.engines.upstream.dialect import Ambiguous
from seedbed.engines.upstream.results import ResultsPlace
from seedbed.errors import ContentRefused, EngineFailed
from seedbed.finishing.finisher import Finisher
from seedbed.settings import Settings
from seedbed.testing.openai_simulator import OpenAISimulator
from seedbed.types import Note, Refusal
from seedbed.workers import Workers

# The workers live as long as the module, so their loop does.
pytestmark = pytest.mark.asyncio(loop_scope="module")

ITS_ID = "req-7"
BLOCKED = {"code": "moderation_blocked", "message": "No.", "moderation_details": {}}
LITE = "doubao-seedream-5-0-260128"  # takes output_format
AIGC = '{"Label":"1","ContentProducer":"LocalAI","ProduceID":"42"}'


def file(size: tuple[int, int] = (1024, 1024), kind: str = "JPEG") -> bytes:
    """A picture; a PNG is labelled."""
    out, info = BytesIO(), PngInfo()
    info.add_text("AIGC", AIGC)
    more: dict[str, Any] = {"pnginfo": info} if kind == "PNG" else {}
    Image.new("RGB", size, "teal").save(out, kind, **more)
    return out.getvalue()


def item(data: bytes) -> dict[str, str]:
    return {"b64_json": base64.b64encode(data).decode()}


@dataclass
class Answering:
    """A server that gives one answer to everything that is posted."""

    told: Any = None
    status: int = 200
    media_type: str = "application/json"
    url: str = ""
    links: list[str] = field(default_factory=list)

    async def answer(self, request: web.Request) -> web.Response:
        await request.read()
        headers = {"x-request-id": ITS_ID}
        if self.told is None:
            return web.Response(status=self.status, headers=headers)
        text = self.told if isinstance(self.told, str) else json.dumps(self.told)
        return web.Response(
            text=text, status=self.status, content_type=self.media_type, headers=headers
        )

    async def gone(self, request: web.Request) -> web.Response:
        self.links.append(request.path)
        return web.Response(status=404)


@asynccontextmanager
async def answering(
    server: str, staging: Path, workers: Workers
) -> AsyncIterator[tuple[Answering, Caller]]:
    """What will be answered, and a caller of it by this profile."""
    there = Answering()
    app = web.Application()
    app.router.add_post("/v1/images/generations", there.answer)
    app.router.add_get("/{path:.*}", there.gone)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    there.url = f"http://127.0.0.1:{port}"
    upstream = openai_upstream(server, f"{there.url}/v1", allow_ports=[port])
    place = ResultsPlace(staging, Finisher(workers, staging), Settings())
    caller = Caller(cast("OpenAISimulator", None), upstream, place)
    try:
        yield there, caller
    finally:
        await caller.close()
        await place.close()
        await runner.cleanup()


def outcomes(heard: list[Heard]) -> list[tuple[int, str]]:
    """Each shot's index, and "picture" or the code of its refusal."""
    settled = [(one.index, "picture") for one in pictures(heard)]
    settled += [(one.index, one.code) for one in refusals(heard)]
    return sorted(settled)


def refusals(heard: list[Heard]) -> list[Refusal]:
    return [one for one in heard if isinstance(one, Refusal)]


def notes(heard: list[Heard]) -> list[Note]:
    return [note for one in pictures(heard) for note in one.notes]


# ── Several pictures of one call ────────────────────────────────────────────────────────────


async def test_an_items_error_stays_in_its_place(staging: Path, workers: Workers) -> None:
    async with answering("openai", staging, workers) as (there, caller):
        there.told = {"data": [{"error": BLOCKED}, item(file()), item(file())]}
        heard = await caller.draw(openai_plan(n=3))
        (refusal,) = refusals(heard)
        assert [one.index for one in pictures(heard)] == [1, 2]
        assert (refusal.index, refusal.stop) == (0, False)
        assert refusal.code == "InputTextSensitiveContentDetected"
        assert ITS_ID in refusal.message
        busy = {"code": "rate_limit_exceeded", "message": "Later."}
        there.told = {"data": [item(file()), {"error": busy}]}
        heard = await caller.draw(openai_plan(n=2))
        assert outcomes(heard) == [(0, "picture"), (1, "AccountRateLimitExceeded")]
        there.told = {"data": [{"error": BLOCKED}]}
        assert isinstance(await caught(caller, openai_plan()), ContentRefused)


@pytest.mark.parametrize(
    "bad",
    [{}, None, {"b64_json": None, "url": None}, {"url": "/gone.png"}, item(b"no picture"),
     {"error": {"message": "out of memory"}}, {"b64_json": ""}, {"b64_json": "no base64!"}],
    ids=["empty", "null", "nulls", "a link to nothing", "no picture", "an error", "empty text",
         "no base64"],
)  # fmt: skip
async def test_one_bad_item_costs_no_other(
    bad: Any, staging: Path, workers: Workers, capsys: pytest.CaptureFixture[str]
) -> None:
    async with answering("openai", staging, workers) as (there, caller):
        there.told = {"data": [item(file()), bad, item(file())]}
        heard = await caller.draw(openai_plan(n=3))
        (refusal,) = refusals(heard)
        assert outcomes(heard) == [(0, "picture"), (1, EngineFailed.code), (2, "picture")]
        assert not refusal.stop
        assert ITS_ID in refusal.message
        assert "picture lost" in capsys.readouterr().err
        there.told = {"data": [bad]}
        failed = await caught(caller, openai_plan())
        if isinstance(failed, Ambiguous):  # it said neither yes nor no
            assert failed.request_id == ITS_ID
        else:
            assert isinstance(failed, EngineFailed)
            assert ITS_ID in failed.message
        nothing = not bad or not any(bad.values())
        assert isinstance(failed, Ambiguous) == nothing


async def test_items_that_do_not_come(staging: Path, workers: Workers) -> None:
    async with answering("openai", staging, workers) as (there, caller):
        there.told = {"data": [item(file())]}
        heard = await caller.draw(openai_plan(n=3))
        assert outcomes(heard) == [(0, "picture"), (1, EngineFailed.code), (2, EngineFailed.code)]
        assert all(ITS_ID in one.message for one in refusals(heard))
        answers: tuple[Any, ...] = ({"data": []}, {"data": None, "error": None}, [], {})
        for there.told in answers:
            failed = await caught(caller, openai_plan(n=3))
            assert isinstance(failed, Ambiguous)
            assert failed.request_id == ITS_ID
        there.told = {"data": [], "error": BLOCKED}
        assert isinstance(await caught(caller, openai_plan()), ContentRefused)


async def test_more_items_than_were_asked_for(staging: Path, workers: Workers) -> None:
    async with answering("openai", staging, workers) as (there, caller):
        there.told = {"data": [item(file())] * 3}
        assert outcomes(await caller.draw(openai_plan(n=2))) == [(0, "picture"), (1, "picture")]


# ── Streams, statuses and media types ───────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("image_generation.completed", {"error": None}),
        ("message", {"type": "image_generation.completed"}),
        ("", {"type": "image_edit.completed", "error": None}),
        ("image_generation.completed", {"type": None}),
    ],
)
async def test_events_that_complete(
    name: str, more: dict[str, Any], staging: Path, workers: Workers
) -> None:
    async with answering("openai", staging, workers) as (there, caller):
        there.media_type = "text/event-stream"
        there.told = f"event: {name}\ndata: {json.dumps({**more, **item(file())})}\n\n"
        assert len(pictures(await caller.draw(openai_plan(stream=True)))) == 1


async def test_an_event_that_completes_without_a_picture(staging: Path, workers: Workers) -> None:
    async with answering("openai", staging, workers) as (there, caller):
        there.media_type = "text/event-stream"
        there.told = 'data: {"type": "image_generation.completed"}\n\n'
        failed = await caught(caller, openai_plan(stream=True))
        assert isinstance(failed, EngineFailed)
        assert ITS_ID in failed.message


@pytest.mark.parametrize("wrapped", [False, True])
async def test_an_error_in_a_stream_keeps_its_code(
    wrapped: bool, staging: Path, workers: Workers
) -> None:
    told = {"type": "error", "error": BLOCKED} if wrapped else {**BLOCKED, "type": "error"}
    async with answering("openai", staging, workers) as (there, caller):
        there.media_type = "text/event-stream"
        there.told = f"event: error\ndata: {json.dumps(told)}\n\n"
        failed = await caught(caller, openai_plan(stream=True))
        assert isinstance(failed, ContentRefused)
        assert ITS_ID in failed.message


async def test_every_good_status(staging: Path, workers: Workers) -> None:
    async with answering("openai", staging, workers) as (there, caller):
        there.told = {"data": [item(file())]}
        for there.status in (200, 201, 202, 206):
            assert len(pictures(await caller.draw(openai_plan()))) == 1
        there.told, there.status = None, 204
        failed = await caught(caller, openai_plan())
        assert isinstance(failed, Ambiguous)
        assert failed.request_id == ITS_ID


async def test_json_by_another_name(staging: Path, workers: Workers) -> None:
    async with answering("openai", staging, workers) as (there, caller):
        there.told, there.media_type = {"data": [item(file())]}, "text/plain"
        assert len(pictures(await caller.draw(openai_plan()))) == 1


# ── What came, against what was asked ───────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("wanted", "came", "note"),
    [
        ("1280x720", (256, 256), Note("size", "partial", "enlarged from 256x256 and cut")),
        ("1024x1024", (512, 512), Note("size", "partial", "enlarged from 512x512")),
        ("1024x1024", (2048, 2048), Note("size", "emulated", "scaled down from 2048x2048")),
        ("1024x1024", (1048, 1024), Note("size", "emulated", "cut from 1048x1024")),
        ("1024x1024", (1024, 1024), None),
        ("1600x600", (1600, 600), None),  # asked as 1600x608
        ("1600x600", (1600, 608),
         Note("size", "emulated", "asked as 1600x608 and then scaled and cut")),
    ],
)  # fmt: skip
async def test_another_size_than_was_asked(
    wanted: str, came: tuple[int, int], note: Note | None, staging: Path, workers: Workers
) -> None:
    async with answering("openai", staging, workers) as (there, caller):
        there.told = {"data": [item(file(came))]}
        heard = await caller.draw(openai_plan(size=wanted))
        (image,) = opened(heard)
        assert f"{image.width}x{image.height}" == wanted
        assert notes(heard) == ([] if note is None else [note])


async def test_transparency_lost_to_another_size(staging: Path, workers: Workers) -> None:
    plan = openai_plan(model=LITE, size="2048x2048", output_format="png")
    plan = replace(plan, order={**plan.order, "background": "transparent"})
    async with answering("openai", staging, workers) as (there, caller):
        there.told = {"data": [item(file((512, 512), "PNG"))]}
        told = notes(await caller.draw(plan))
        assert Note("background", "partial", "laid over white for the size") in told


async def test_another_format_than_the_plans(staging: Path, workers: Workers) -> None:
    anew = Note("output_format", "emulated", "encoded anew")
    async with answering("openai", staging, workers) as (there, caller):
        there.told = {"data": [item(file(kind="PNG"))]}
        heard = await caller.draw(openai_plan())
        (image,) = opened(heard)
        assert (image.format, notes(heard)) == ("JPEG", [anew])
        # The mark is drawn on it, and it is encoded for that.
        assert notes(await caller.draw(openai_plan(watermark=True))) == []


async def test_what_writes_png_alone_says_so_before() -> None:
    assert openai_notes("localai", openai_plan())["output_format"] == "emulated"
    assert "output_format" not in openai_notes("localai", openai_plan(watermark=True))
    plan = openai_plan(model=LITE, size="2048x2048", output_format="png")
    assert "output_format" not in openai_notes("localai", plan)
    plan = openai_plan(model=LITE, size="2048x2048", output_format="jpeg", watermark=True)
    assert openai_notes("localai", plan)["output_format"] == "emulated"


async def test_a_label_goes_with_its_picture(staging: Path, workers: Workers) -> None:
    async with answering("localai", staging, workers) as (there, caller):
        there.told = {"data": [item(file(kind="PNG"))]}
        (image,) = opened(await caller.draw(openai_plan()))
        assert image.format == "JPEG"
        assert b'"ContentProducer":"LocalAI","ProduceID":"42"' in image.info["xmp"]
