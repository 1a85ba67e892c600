"""The routes and their handlers of a few lines each."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from contextlib import aclosing
from typing import TYPE_CHECKING, Any, cast

import structlog
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp

from seedbed.errors import (
    InvalidParameter,
    InvalidRequest,
    MethodNotAllowed,
    NotFound,
    SeedbedError,
)
from seedbed.generation import Parts, generate
from seedbed.replay import fingerprint_of, generate_once
from seedbed.runs import Policy, Runs
from seedbed.types import Accepted, Caller
from seedbed.wire.auth import caller_of
from seedbed.wire.body import Bodies
from seedbed.wire.disconnect import first_of, until_disconnect
from seedbed.wire.events import EventStream
from seedbed.wire.fidelity import fidelity_header
from seedbed.wire.observe import request_id_of
from seedbed.wire.openapi import document
from seedbed.wire.refusals import error_response
from seedbed.wire.request import GenerationRequest
from seedbed.wire.response import JsonAnswer, fold

if TYPE_CHECKING:
    from seedbed.accounting.claims import Claim, Claims
    from seedbed.accounting.keys import Keys

log = structlog.get_logger("seedbed.wire")

Handler = Callable[[Request], Awaitable[ASGIApp]]


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

    def routes(self) -> list[BaseRoute]:
        """Every route but the result links'."""
        routes: list[BaseRoute] = []
        for base in ("/v1", "/api/v3"):
            routes += [
                self._route(f"{base}/images/generations", self.generations, "POST"),
                self._route(f"{base}/images/edits", self.edits, "POST"),
                self._route(f"{base}/models", self.models, "GET"),
            ]
        routes += [
            self._route("/healthz", self.healthz, "GET"),
            self._route("/readyz", self.readyz, "GET"),
            self._route("/metrics", self.metrics, "GET"),
        ]
        if self._server.docs:
            routes += [
                self._route("/openapi.json", self.openapi, "GET"),
                self._route("/docs", self.docs, "GET"),
                self._route("/", self.docs, "GET"),
            ]
        return routes

    def handlers(self) -> dict[Any, Callable[[Request, Exception], Awaitable[Response]]]:
        """What becomes of errors that handlers raise."""
        return {SeedbedError: self._refused, HTTPException: self._not_routed}

    async def generations(self, request: Request) -> ASGIApp:
        """POST /v1/images/generations and /api/v3/images/generations."""
        caller = self._caller(request)
        return await self._answer(request, await self._bodies.json(request), caller)

    async def edits(self, request: Request) -> ASGIApp:
        """POST /v1/images/edits: OpenAI's multipart form, on the same path."""
        caller = self._caller(request)
        return await self._answer(request, await self._bodies.form(request), caller)

    async def models(self, request: Request) -> ASGIApp:
        """GET /v1/models and /api/v3/models: every id that is served."""
        self._caller(request)
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

    async def healthz(self, request: Request) -> ASGIApp:
        """The process answers."""
        return _json({"status": "ok"})

    async def readyz(self, request: Request) -> ASGIApp:
        """Work can be taken; else 503 and why."""
        why = self._ready()
        return _json({"status": why or "ready"}, 503 if why else 200)

    async def metrics(self, request: Request) -> ASGIApp:
        """Prometheus text; asks for an API key like everything that tells of use."""
        self._caller(request)
        text, media_type = self._parts.metrics.render()
        return Response(text, headers={"content-type": media_type})

    async def openapi(self, request: Request) -> ASGIApp:
        """The OpenAPI document."""
        return _json(document())

    async def docs(self, request: Request) -> ASGIApp:
        """The page that shows the API and lets you try it; nothing in it comes from elsewhere."""
        return HTMLResponse(
            self._page,
            headers={
                "content-security-policy": "default-src 'self'; img-src 'self' data: blob:;"
                " style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none';"
                " form-action 'none'; frame-ancestors 'none'",
                "x-content-type-options": "nosniff",
                "referrer-policy": "no-referrer",
            },
        )

    async def _answer(self, request: Request, asked: GenerationRequest, caller: Caller) -> ASGIApp:
        self._runs.let_in()
        # Before the claim: a claim is given back only by the run that works on it.
        policy = self._policy(request)
        headers: dict[str, str] = {}
        key = request.headers.get("idempotency-key")
        if key is None:
            path = generate(asked, caller, request_id_of(request), self._parts)
        else:
            claim = await self._claim(request, asked, caller, key)
            path = generate_once(asked, caller, claim, self._claims, self._parts)
            if claim.answer is not None:
                headers["idempotent-replayed"] = "true"
        events = self._runs.start(path, policy).follow()
        accepted = await anext(events)
        if not isinstance(accepted, Accepted):
            raise TypeError("the path's first event is Accepted")
        plan = accepted.plan
        headers["x-seedbed-engine"] = plan.engine
        if plan.stream:
            headers |= fidelity_header(accepted.notes)
            return EventStream(events, plan, headers, self._server.heartbeat_seconds)
        async with aclosing(events):
            folding = asyncio.ensure_future(fold(plan, events))
            if policy == "cancel":
                await first_of(folding, until_disconnect(request.receive))
            pieces, notes = await folding
        return JsonAnswer(pieces, headers | fidelity_header(notes))

    async def _claim(
        self, request: Request, asked: GenerationRequest, caller: Caller, key: str
    ) -> Claim:
        now = int(self._parts.clock())
        # A large body's hash takes as long as reading it did.
        fingerprint = await asyncio.to_thread(fingerprint_of, asked)
        return await asyncio.to_thread(
            self._claims.take, caller.key_id, key, fingerprint, request_id_of(request), now
        )

    def _policy(self, request: Request) -> Policy:
        named = request.headers.get("x-seedbed-on-disconnect")
        if named is None:
            return self._server.disconnect
        if named in ("finish", "cancel"):
            return cast(Policy, named)
        raise InvalidParameter("X-Seedbed-On-Disconnect", "it is finish or cancel.")

    def _caller(self, request: Request) -> Caller:
        caller = caller_of(request, self._keys)
        request.scope["seedbed.key_id"] = caller.key_id
        return caller

    def _route(self, path: str, handler: Handler, method: str) -> Route:
        async def endpoint(request: Request) -> Response:
            return await handler(request)  # type: ignore[return-value] # any ASGI app will do

        return Route(path, endpoint, methods=[method])

    async def _refused(self, request: Request, error: Exception) -> Response:
        if not isinstance(error, SeedbedError):
            raise error
        request_id = request_id_of(request)
        if error.cause:
            log.warning(error.api_code, request_id=request_id, cause=error.cause)
        comet = self._server.compat == "comet" and request.url.path.startswith("/v1/")
        return error_response(error, request_id, comet=comet)

    async def _not_routed(self, request: Request, error: Exception) -> Response:
        if not isinstance(error, HTTPException):
            raise error
        told: SeedbedError
        if error.status_code == 404:
            told = NotFound(f"There is no {request.method} {request.url.path} here")
        elif error.status_code == 405:
            told = MethodNotAllowed(f"{request.url.path} does not answer {request.method}")
        else:
            told = InvalidRequest(str(error.detail))
        response = error_response(told, request_id_of(request))
        response.headers.update(error.headers or {})
        return response


def _json(body: dict[str, Any], status: int = 200) -> Response:
    return Response(
        json.dumps(body, ensure_ascii=False), status_code=status, media_type="application/json"
    )
