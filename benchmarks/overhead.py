"""What Seedbed itself costs a request, beside bare Starlette and bare FastAPI, in one run.

    python benchmarks/overhead.py

Figures are CPU microseconds of the server for one small request, eight under way at a time, the
least of several rounds taken turn and turn about. The bare apps take the same JSON into the
same kind of model and answer with the same JSON, and do nothing else: no key, no log line, no
figures, no plan. They run under uvicorn as it comes, Seedbed as `seedbed serve` runs it.

"refused" is the HTTP surface: key, body, plan, an error, a log line, figures. "whole" is a
picture by url: that, and a durable file, a committed ledger row and a signed link, of an engine
that needs no time. The lines after it show where the time of "whole" goes: smaller requests on
the same server, parts of the path called by themselves, and what real engines add.

Targets, for the request stack without engine, store and ledger: 250 us, and 1.4 times less than
bare FastAPI (the project's performance notes, "Server"). "whole" waits for the disk three times,
for the file, its folder and the ledger, and those waits alone cost more than all of the HTTP
surface, so it has no target here.
"""

from __future__ import annotations

import asyncio
import json
import math
import os
import tempfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING, Any

from PIL import Image
from pydantic import BaseModel, Field

from encode import ROW, cpu_ms
from seedbed.accounting.ledger import Ledger
from server_cpu import Measured, in_turn, show
from whole import SMALL, App, Asked, Instant, asking, quiet_logs, seedbed_app

if TYPE_CHECKING:
    from seedbed.engines.kit import EngineKit
    from seedbed.engines.protocol import Engine

REQUESTS = 400
TOGETHER = 8
PARTS = 400
BUDGET_US = 250.0
AGAINST_FASTAPI = 1 / 1.4
PATH = "/v1/images/generations"
BODY = {"model": "small", "prompt": "a fox in a snowy forest", "size": "64x64", "seed": 1}
ANSWER = {
    "model": "small",
    "created": 1_763_800_000,
    "data": [{"url": "http://127.0.0.1:8000/files/" + "x" * 400, "size": "64x64"}],
    "usage": {"generated_images": 1, "output_tokens": 16, "total_tokens": 16},
}


class Small(BaseModel):
    """The fields of the request, as a handler of an hour's work would have them."""

    model: str
    prompt: str
    size: str = "2048x2048"
    seed: int = Field(-1, ge=-1, le=2**31 - 1)
    watermark: bool = True
    response_format: str = "url"


def bare_starlette(_: Path) -> tuple[App, str]:
    """Starlette with one route: validate, answer."""
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import JSONResponse
    from starlette.routing import Route

    async def endpoint(request: Request) -> JSONResponse:
        Small.model_validate_json(await request.body())
        return JSONResponse(ANSWER)

    return Starlette(routes=[Route(PATH, endpoint, methods=["POST"])]), ""


def bare_fastapi(_: Path) -> tuple[App, str]:
    """FastAPI with one route, written as its tutorial does."""
    from fastapi import FastAPI

    app = FastAPI()

    async def endpoint(body: Small) -> dict[str, Any]:
        return ANSWER

    app.post(PATH)(endpoint)
    return app, ""


def ready_files(home: Path) -> tuple[App, str]:
    """Seedbed with an engine whose pictures are finished files in staging already."""
    return seedbed_app(home, _ready_files)


def ready_bytes(home: Path) -> tuple[App, str]:
    """Seedbed with an engine that hands over encoded bytes, as an upstream's."""
    # Unmarked, so that the bytes are kept as they are.
    return seedbed_app(home, _ready_bytes, pictures={"watermark": False})


def _ready_files(kit: EngineKit) -> Engine:
    from seedbed.types import ImageFile, Size

    data = _picture()
    template = kit.staging / "template"
    template.write_bytes(data)

    def hand_over() -> ImageFile:
        path = kit.staging / f"{token_hex(16)}.jpeg"
        os.link(template, path)
        return ImageFile(path, "image/jpeg", Size(64, 64), len(data))

    return Instant(hand_over)


def _ready_bytes(_: EngineKit) -> Engine:
    data = _picture()
    return Instant(lambda: data)


def _picture() -> bytes:
    buffer = BytesIO()
    Image.new("RGB", (64, 64), "teal").save(buffer, "JPEG")
    return buffer.getvalue()


def us(asked: Asked, body: object, expected: int = 200, times: int = REQUESTS) -> float:
    """CPU microseconds of one POST."""
    return asked.cpu_ms(asked.request("POST", PATH, body), times, expected, batches=1) * 1000


def rows() -> list[Measured]:
    """Measure; about a minute."""
    with (
        asking(bare_starlette, connections=TOGETHER) as starlettes,
        asking(bare_fastapi, connections=TOGETHER) as fastapis,
        asking(ready_files, connections=TOGETHER) as ours,
    ):
        stranger = ours.request("POST", PATH, BODY, keyed=False)
        starlette, fastapi, alive, unknown, refused = in_turn(
            [
                lambda: us(starlettes, BODY),
                lambda: us(fastapis, BODY),
                lambda: ours.cpu_ms(ours.request("GET", "/healthz"), REQUESTS, batches=1) * 1000,
                lambda: ours.cpu_ms(stranger, REQUESTS, 401, batches=1) * 1000,
                lambda: us(ours, {**BODY, "size": "9x9"}, 400),
            ]
        )
        inline, whole = in_turn(
            [
                lambda: us(ours, {**BODY, "response_format": "b64_json"}, times=REQUESTS // 2),
                lambda: us(ours, BODY, times=REQUESTS // 2),
            ],
            rounds=4,
        )
    with asking(ready_bytes, connections=TOGETHER) as ours:
        finished = min(us(ours, BODY, times=REQUESTS // 4) for _ in range(3))
    with asking(seedbed_app, connections=TOGETHER) as ours:
        drawn = min(us(ours, BODY, times=REQUESTS // 4) for _ in range(3))
    with tempfile.TemporaryDirectory() as home, quiet_logs():
        parts = parts_us(Path(home))

    def line(name: str, found: float, baseline: float, target: float = math.inf) -> Measured:
        return Measured(f"{name}, CPU us", found, baseline, found / baseline, target)

    return [
        line("bare Starlette to bare FastAPI", starlette, fastapi),
        line("refused to budget", refused, BUDGET_US, 1.0),
        line("refused to FastAPI", refused, fastapi, AGAINST_FASTAPI),
        line("refused to Starlette", refused, starlette),
        line("whole to refused", whole, refused),
        line("/healthz", alive, whole),
        line("no key (401)", unknown, whole),
        line("base64, no link", inline, whole),
        *(line(f"part: {name}", found, whole) for name, found in parts.items()),
        line("bytes finished in a worker", finished, whole),
        line("swatch 64x64 in a worker", drawn, whole),
    ]


def parts_us(home: Path) -> dict[str, float]:
    """CPU microseconds of the parts of a request, called by themselves in this process."""
    from seedbed.accounting.keys import Keys
    from seedbed.accounting.metrics import Metrics
    from seedbed.delivery.keyring import KeyRing
    from seedbed.delivery.local_store import LocalStore
    from seedbed.delivery.names import ObjectName
    from seedbed.delivery.signing import Place, sign_tos
    from seedbed.logs import log
    from seedbed.planning.catalog import Catalog
    from seedbed.planning.plan import make_plan
    from seedbed.settings import Settings
    from seedbed.types import ImageFile, Size
    from seedbed.wire.ids import new_request_id
    from seedbed.wire.request import parse

    settings = Settings.model_validate({"home": home, "models": SMALL})
    catalog, text, now = Catalog(settings), json.dumps(BODY).encode(), 1_763_800_000.0
    keys, ring = Keys(home / "keys.db", home / "pepper"), KeyRing(home / "keyring.json")
    key, metrics, place = keys.create("benchmark").token, Metrics(), Place("http://127.0.0.1:8000")
    store, data, asked = LocalStore(home / "files"), _picture(), parse(text)
    name = ObjectName(new_request_id(now), 0, "image/jpeg")

    def line() -> None:
        log.info("request", request_id="x", method="POST", route=PATH, status=200, ms=1.5, key="x")

    def commit() -> None:
        path = store.staging / "made.jpeg"
        path.write_bytes(data)
        store.commit(ImageFile(path, "image/jpeg", Size(64, 64), len(data)), name, now)

    parts = {
        "key": lambda: keys.authenticate(key),
        "body into a request": lambda: parse(text),
        "plan": lambda: make_plan(
            asked, catalog=catalog, settings=settings, request_id=name.request_id, now=now
        ),
        "log line": line,
        "figures": lambda: metrics.request(PATH, 200, 0.001),
        "link": lambda: sign_tos(ring, place, name, now, 86_400),
        "file written and committed": commit,
    }
    found = {what: cpu_ms(repeated(part), 3) / PARTS * 1000 for what, part in parts.items()}
    found["ledger row, alone"] = _ledger_us(home / "alone.db", 1)
    found["ledger row, one of eight"] = _ledger_us(home / "together.db", TOGETHER)
    found["a thread's help"] = cpu_ms(lambda: asyncio.run(_hops()), 3) / PARTS * 1000
    keys.close()
    store.close()
    return found


def repeated(part: Callable[[], object]) -> Callable[[], object]:
    """The part often enough for the clock to see it."""
    return lambda: [part() for _ in range(PARTS)]


def _ledger_us(path: Path, together: int) -> float:
    """CPU microseconds of a row when that many come at once and share a commit."""
    ledger, used = Ledger(path), 0

    async def record() -> None:
        nonlocal used
        for _ in range(PARTS // together):
            used += together
            rows = [replace(ROW, image_index=used + at) for at in range(together)]
            await asyncio.gather(*(ledger.record(row) for row in rows))

    taken = cpu_ms(lambda: asyncio.run(record()), 3) / PARTS * 1000
    ledger.close()
    return taken


async def _hops() -> None:
    for _ in range(PARTS):
        await asyncio.to_thread(int)


if __name__ == "__main__":
    show(rows())
