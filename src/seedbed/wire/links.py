"""Serves signed result links: GET and HEAD of `/files/...` and `/f/...`.

The answer to a good link is the file, whole or one range of it, read 256 KB at a time straight
from the page cache (performance.md section 3: a fifth of the usual responder's cost), or passed on
from the bucket. The
answer to any other is TOS's JSON error (delivery/verifying.py has the table).

Headers are chosen for a picture that strangers may embed: the type is fixed by our own file
name and never sniffed, a browser that opens it runs nothing (`sandbox`), caches keep it only
as long as the link lives, and `Access-Control-Allow-Origin: *` lets a page's script read it,
which gives nothing away: whoever holds the link can fetch it, and no cookie is involved. Other
methods, OPTIONS included, are 405, so a script can send no headers of its own.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import secrets
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from seedbed.delivery.keyring import KeyRing
from seedbed.delivery.names import ObjectName
from seedbed.delivery.signing import FILES, SHORT, Place
from seedbed.delivery.store import OpenFile, Store, StoredFile
from seedbed.delivery.verifying import Denied, Granted, missing, verify
from seedbed.errors import StorageFailed
from seedbed.logs import log
from seedbed.settings import StoreSettings
from seedbed.wire.ids import new_request_id
from seedbed.wire.ranges import Span, Validators, unchanged, wanted

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

    from seedbed.wire.call import Call, Handler

SLICE_BYTES = 256 * 1024
ACCEL_PREFIX = "/_seedbed_files/"
"""nginx: `location /_seedbed_files/ { internal; alias <store folder>/; }`"""

# What TOS answers with, for clients that look at it (contract section 6). Run uvicorn with
# `server_header=False`, or it adds its own name in a second header.
_SERVER = "TosServer"
_HOST_ID = secrets.token_hex(16)  # x-tos-id-2: which process answered

Headers = dict[str, str]


def link_routes(
    store: Store,
    ring: KeyRing,
    settings: StoreSettings,
    public_url: str,
    clock: Callable[[], float] = time.time,
) -> dict[str, Handler]:
    """Both link styles by prefix. Both are always served, whichever is being made, so that
    changing the setting breaks no link."""
    endpoint = LinkEndpoint(store, ring, settings, public_url, clock)

    async def handler(_: Call) -> ASGIApp:
        return endpoint

    return {FILES: handler, SHORT: handler}


class LinkEndpoint:
    """An ASGI app that answers a result link, from the raw path and query alone."""

    def __init__(
        self,
        store: Store,
        ring: KeyRing,
        settings: StoreSettings,
        public_url: str,
        clock: Callable[[], float],
    ) -> None:
        self._store = store
        self._ring = ring
        self._accel = settings.accel
        self._place = Place(public_url)
        self._clock = clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request for a file."""
        now = self._clock()
        answer = _Answer(scope, receive, send, now)
        if scope["method"] not in {"GET", "HEAD"}:
            await answer.refuse(_NOT_ALLOWED, {"allow": "GET, HEAD"})
            return
        judged = verify(self._ring, self._place, _raw_path(scope), scope["query_string"], now)
        if isinstance(judged, Denied):
            await answer.refuse(judged)
            return
        try:
            file = await self._opened(judged.name)
        except StorageFailed as error:
            log.warning("storage failed", request_id=answer.request_id, cause=error.cause)
            await answer.refuse(_BROKEN)
            return
        if file is None:
            await answer.refuse(missing(judged.name))
            return
        try:
            await self._send(answer, file, judged)
        finally:
            file.close()

    async def _opened(self, name: ObjectName) -> OpenFile | None:
        threads = self._store.threads
        if threads is None:  # a folder on this machine: quicker than handing it over
            return self._store.open(name)
        return await asyncio.get_running_loop().run_in_executor(threads, self._store.open, name)

    async def _send(self, answer: _Answer, file: OpenFile, granted: Granted) -> None:
        stored = file.stored
        size = stored.byte_count
        version = _validators(stored)
        headers = _file_headers(granted, version, answer.now)
        if unchanged(answer.headers, version):
            await answer.start(304, headers)
            await answer.finish()
            return
        headers["content-type"] = granted.name.media_type
        headers["content-disposition"] = f'inline; filename="{granted.name.file}"'
        if front := self._front_server(granted.name):
            await answer.start(200, headers | front)
            await answer.finish()
            return
        span = wanted(answer.headers, size, version) if answer.method == "GET" else None
        if span is None:
            await answer.start(200, headers | {"content-length": str(size)})
            await answer.send_file(file, Span(0, size), self._store.threads)
        elif span.count == 0:
            await answer.refuse(_OUT_OF_RANGE, {"content-range": f"bytes */{size}"})
        else:
            headers["content-range"] = f"bytes {span.start}-{span.stop - 1}/{size}"
            await answer.start(206, headers | {"content-length": str(span.count)})
            await answer.send_file(file, span, self._store.threads)

    def _front_server(self, name: ObjectName) -> Headers | None:
        """The header that makes a front server send the file, if the settings say so."""
        if self._accel == "x-accel-redirect":
            return {"x-accel-redirect": ACCEL_PREFIX + name.key, "content-length": "0"}
        if self._accel == "x-sendfile" and (path := self._store.local_path(name)):
            return {"x-sendfile": quote(str(path)), "content-length": "0"}
        return None


class _Answer:
    """One request and the way back to its client."""

    def __init__(self, scope: Scope, receive: Receive, send: Send, now: float) -> None:
        self.method: str = scope["method"]
        self.now = now
        self.request_id: str = scope.get("seedbed.request_id") or new_request_id(now)
        self.headers: Mapping[str, str] = {
            name.decode("latin-1").lower(): value.decode("latin-1")
            for name, value in scope["headers"]
        }
        self._receive = receive
        self._send = send

    async def start(self, status: int, headers: Headers) -> None:
        """Status and headers, with those that every answer of the store has."""
        every = {
            "server": _SERVER,
            "x-tos-request-id": self.request_id,
            "x-tos-id-2": _HOST_ID,
            "access-control-allow-origin": "*",
            "x-content-type-options": "nosniff",
            # Inline styles are how browsers show a picture that is opened by itself.
            "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
        }
        await self._send(
            {
                "type": "http.response.start",
                "status": status,
                "headers": [
                    (name.encode("latin-1"), value.encode("latin-1"))
                    for name, value in (every | headers).items()
                ],
            }
        )

    async def finish(self, body: bytes = b"") -> None:
        """The last of the body; nothing of it goes out for HEAD."""
        body = b"" if self.method == "HEAD" else body
        await self._send({"type": "http.response.body", "body": body, "more_body": False})

    async def refuse(self, denied: Denied, more: Headers | None = None) -> None:
        """TOS's JSON error."""
        body = _json(denied.body(self.request_id, _HOST_ID))
        headers = {
            "content-type": "application/json",
            "content-length": str(len(body)),
            "cache-control": "no-store",
            "x-tos-ec": denied.ec,
        }
        await self.start(denied.status, headers | (more or {}))
        await self.finish(body)

    async def send_file(self, file: OpenFile, span: Span, threads: Executor | None = None) -> None:
        """The bytes of `span`, in `threads` if not at hand. Stops when the client has gone.

        Raises: StorageFailed if the file ends early; the connection must then be cut, for the
        promised length cannot be kept.
        """
        if self.method == "HEAD" or span.count == 0:
            await self.finish()
            return
        gone = (
            asyncio.create_task(_client_gone(self._receive)) if span.count > SLICE_BYTES else None
        )
        loop = asyncio.get_running_loop()
        try:
            offset = span.start
            while offset < span.stop and not (gone is not None and gone.done()):
                count = min(SLICE_BYTES, span.stop - offset)
                # In memory, a read costs less than handing it to a thread.
                if file.at_hand(offset, count):
                    data = file.read(offset, count)
                else:
                    data = await loop.run_in_executor(threads, file.read, offset, count)
                if not data:
                    raise StorageFailed(cause=f"{file.stored.name.key} ends at {offset}")
                offset += len(data)
                await self._send(
                    {
                        "type": "http.response.body",
                        "body": data,
                        "more_body": offset < span.stop,
                    }
                )
        finally:
            if gone is not None:
                gone.cancel()
                await asyncio.gather(gone, return_exceptions=True)


async def _client_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _raw_path(scope: Scope) -> bytes:
    """The path as it came; servers that do not keep it get it encoded anew."""
    raw = scope.get("raw_path")
    return raw if raw is not None else quote(scope["path"], safe="/-_.~").encode()


def _validators(stored: StoredFile) -> Validators:
    """A file is written once, so its name, size and time tell its version."""
    text = f"{stored.name.key}\n{stored.byte_count}\n{stored.modified!r}"
    return Validators(f'"{hashlib.sha256(text.encode()).hexdigest()[:32]}"', int(stored.modified))


def _file_headers(granted: Granted, version: Validators, now: float) -> Headers:
    remaining = max(0, int(granted.expires - now))
    return {
        "etag": version.etag,
        "last-modified": version.last_modified,
        "accept-ranges": "bytes",
        "cache-control": f"private, max-age={remaining}, immutable",
        "cross-origin-resource-policy": "cross-origin",
        "access-control-expose-headers": "Content-Length, Content-Range, ETag, x-tos-request-id",
    }


def _json(body: Mapping[str, Any]) -> bytes:
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


_NOT_ALLOWED = Denied(
    405,
    "MethodNotAllowed",
    "The specified method is not allowed against this resource.",
    "seedbed-method",
)
_OUT_OF_RANGE = Denied(
    416, "InvalidRange", "The requested range begins past the end.", "seedbed-range"
)
_BROKEN = Denied(
    500, "InternalError", "The file cannot be read now. Please retry later.", "seedbed-storage"
)
