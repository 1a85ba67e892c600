"""The routes and their handlers of a few lines each."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from typing import TYPE_CHECKING, Any, cast

from pydantic_core import to_json

from seedbed.errors import InvalidParameter
from seedbed.generation import Parts, generate
from seedbed.replay import fingerprint_of, generate_once
from seedbed.runs import Policy, Runs
from seedbed.types import Accepted, Caller, Event, Note, Plan
from seedbed.wire.auth import caller_of
from seedbed.wire.body import Bodies
from seedbed.wire.call import Answer, Call, Header
from seedbed.wire.disconnect import first_of, until_disconnect
from seedbed.wire.events import EventStream
from seedbed.wire.fidelity import fidelity_header
from seedbed.wire.openapi import document
from seedbed.wire.request import GenerationRequest
from seedbed.wire.response import JsonAnswer, fold
from seedbed.wire.surface import Route

if TYPE_CHECKING:
    from starlette.types import ASGIApp

    from seedbed.accounting.claims import Claim, Claims
    from seedbed.accounting.keys import Keys


_PAGE_HEADERS: list[Header] = [
    (
        b"content-security-policy",
        b"default-src 'self'; img-src 'self' data: blob:;"
        b" style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none';"
        b" form-action 'none'; frame-ancestors 'none'",
    ),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
]


class Wire:
    """The HTTP surface over the path's parts. `ready` says whether work can be taken."""

    def __init__(
        self,
        parts: Parts,
        runs: Runs,
        claims: Claims,
        keys: Keys | None,
        ready: Callable[[], str],
        page: str,
    ) -> None:
        self._parts = parts
        self._runs = runs
        self._claims = claims
        self._keys = keys
        self._ready = ready
        self._page = page
        self._server = parts.settings.server
        self._bodies = Bodies(self._server)

    def routes(self) -> dict[str, Route]:
        """Every route but the result links', by path."""
        routes: dict[str, Route] = {}
        for base in ("/v1", "/api/v3"):
            routes |= {
                f"{base}/images/generations": Route("POST", self.generations),
                f"{base}/images/edits": Route("POST", self.edits),
                f"{base}/models": Route("GET", self.models),
            }
        routes |= {
            "/healthz": Route("GET", self.healthz),
            "/readyz": Route("GET", self.readyz),
            "/metrics": Route("GET", self.metrics),
        }
        if self._server.docs:
            routes |= {
                "/openapi.json": Route("GET", self.openapi),
                "/docs": Route("GET", self.docs),
                "/": Route("GET", self.docs),
            }
        return routes

    async def generations(self, call: Call) -> ASGIApp:
        """POST /v1/images/generations and /api/v3/images/generations."""
        caller = await caller_of(call, self._keys)
        return await self._answer(call, await self._bodies.json(call), caller)

    async def edits(self, call: Call) -> ASGIApp:
        """POST /v1/images/edits: OpenAI's multipart form, on the same path."""
        caller = await caller_of(call, self._keys)
        return await self._answer(call, await self._bodies.form(call), caller)

    async def models(self, call: Call) -> ASGIApp:
        """GET /v1/models and /api/v3/models: every id that is served."""
        await caller_of(call, self._keys)
        rows = [
            {
                "id": entry.id,
                "object": "model",
                "created": entry.created,
                "owned_by": entry.owned_by,
                "name": entry.name,
            }
            for entry in self._parts.catalog.entries()
        ]
        return _json({"object": "list", "data": rows})

    async def healthz(self, call: Call) -> ASGIApp:
        """The process answers."""
        return _json({"status": "ok"})

    async def readyz(self, call: Call) -> ASGIApp:
        """Work can be taken; else 503 and why. A bucket that fails is told of and no reason to
        send work elsewhere: elsewhere it fails as well, and base64 needs none."""
        why = self._ready()
        well = "ready" if self._parts.deliverer.has_room else "ready, but the bucket is failing"
        return _json({"status": why or well}, 503 if why else 200)

    async def metrics(self, call: Call) -> ASGIApp:
        """Prometheus text; asks for an API key like everything that tells of use."""
        await caller_of(call, self._keys)
        text, media_type = self._parts.metrics.render()
        return Answer(text, media_type=media_type.encode())

    async def openapi(self, call: Call) -> ASGIApp:
        """The OpenAPI document."""
        return _json(document())

    async def docs(self, call: Call) -> ASGIApp:
        """The page that shows the API and lets you try it; nothing in it comes from elsewhere."""
        return Answer(
            self._page.encode(),
            media_type=b"text/html; charset=utf-8",
            headers=_PAGE_HEADERS,
        )

    async def _answer(self, call: Call, asked: GenerationRequest, caller: Caller) -> ASGIApp:
        self._runs.let_in()
        # Before the claim: a claim is given back only by the run that works on it.
        policy = self._policy(call)
        headers: list[Header] = []
        key = call.header(b"idempotency-key")
        if key is None:
            given = asked, caller, call.request_id, self._parts
            # Inline references are decoded with the plan.
            path = await asyncio.to_thread(generate, *given) if asked.is_large else generate(*given)
        else:
            claim = await self._claim(call, asked, caller, key)
            path = generate_once(asked, caller, claim, self._claims, self._parts)
            if claim.answer is not None:
                headers.append((b"idempotent-replayed", b"true"))
        if policy == "finish" and not asked.stream:
            return _json_answer(await self._runs.in_place(path), headers)
        events = self._runs.start(path, policy).follow()
        accepted = _accepted(await anext(events))
        plan = accepted.plan
        if plan.stream:
            headers += _told(plan, accepted.notes)
            return EventStream(events, plan, headers, self._server.heartbeat_seconds)
        async with aclosing(events):
            reading = asyncio.ensure_future(_rest(events))
            if policy == "cancel":
                await first_of(reading, until_disconnect(call.receive))
            return _json_answer([accepted, *await reading], headers)

    async def _claim(self, call: Call, asked: GenerationRequest, caller: Caller, key: str) -> Claim:
        now = int(self._parts.clock())
        # A large body's hash takes as long as reading it did.
        fingerprint = await asyncio.to_thread(fingerprint_of, asked)
        return await asyncio.to_thread(
            self._claims.take, caller.key_id, key, fingerprint, call.request_id, now
        )

    def _policy(self, call: Call) -> Policy:
        named = call.header(b"x-seedbed-on-disconnect")
        if named is None:
            return self._server.disconnect
        if named in ("finish", "cancel"):
            return cast(Policy, named)
        raise InvalidParameter("X-Seedbed-On-Disconnect", "it is finish or cancel.")


def _accepted(first: Event) -> Accepted:
    if not isinstance(first, Accepted):
        raise TypeError("the path's first event is Accepted")
    return first


def _json_answer(events: Sequence[Event], headers: list[Header]) -> JsonAnswer:
    plan = _accepted(events[0]).plan
    pieces, notes = fold(plan, events)
    return JsonAnswer(pieces, [*headers, *_told(plan, notes)])


def _told(plan: Plan, notes: Sequence[Note]) -> list[Header]:
    return [(b"x-seedbed-engine", plan.engine.encode("latin-1")), *fidelity_header(notes)]


async def _rest(events: AsyncGenerator[Event, None]) -> list[Event]:
    return [event async for event in events]


def _json(body: dict[str, Any], status: int = 200) -> Answer:
    return Answer(to_json(body), status=status)
