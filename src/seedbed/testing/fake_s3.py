"""A bucket on the loopback that speaks S3's protocol, checks every signature, and fails when told.

    with FakeS3() as s3:
        store = BucketStore(folder, BucketSettings(name=s3.bucket, endpoint=s3.endpoint))
        s3.fail("SlowDown")
        ...
        s3.well()

One bucket, addressed by path or by host; PUT, GET with Range and If-Match, HEAD, DELETE and
ListObjectsV2. Objects are in memory: `s3.objects`.
"""

from __future__ import annotations

import hashlib
import re
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal, Self
from urllib.parse import unquote
from xml.sax.saxutils import escape

from seedbed.testing.sigv4 import Asked, query_pairs, verdict

Fault = Literal["refuse", "hang", "500", "SlowDown", "cut", "late", "forget"]
"""How it fails: no connection; no answer; InternalError; 503 SlowDown; the connection ends without
an answer, or in the middle of an object; what was asked is done, and then InternalError; a put is
answered and its object is not kept."""

_STATUS = {
    "NoSuchKey": 404, "NoSuchBucket": 404, "PreconditionFailed": 412, "InvalidRange": 416,
    "InternalError": 500, "SlowDown": 503, "MethodNotAllowed": 405,
    "AuthorizationQueryParametersError": 400, "XAmzContentSHA256Mismatch": 400,
    "AuthorizationHeaderMalformed": 400,
}  # fmt: skip
_RANGE = re.compile(r"bytes=(\d+)-(\d*)")
_MOST_KEYS = 1000


@dataclass(frozen=True, slots=True)
class Kept:
    """An object of the bucket; `modified` in Unix seconds."""

    data: bytes
    media_type: str
    modified: float

    @property
    def etag(self) -> str:
        """Its MD5, in quotes."""
        return f'"{hashlib.md5(self.data, usedforsecurity=False).hexdigest()}"'


class FakeS3:
    """The bucket and its server. `clock` is what objects are dated by; signatures are judged by
    the real time. `on_put` is called with the key when an object is kept, before the answer."""

    def __init__(
        self,
        bucket: str = "results",
        access_key: str = "fake-access-key",
        secret_key: str = "fake-secret-key",  # noqa: S107  # it opens nothing
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.bucket = bucket
        self.access_key, self.secret_key = access_key, secret_key
        self.clock = clock
        self.objects: dict[str, Kept] = {}
        self.seen: list[tuple[str, str, int]] = []
        """Method, key and status of every request; 0 for one that got no answer."""
        self.on_put: Callable[[str], None] = lambda _: None
        self._fault: Fault | Literal[""] = ""
        self._left = 0
        self._only = ""
        self._healed = threading.Event()
        self._lock = threading.Lock()
        self._server: ThreadingHTTPServer | None = None
        self._port = 0

    @property
    def endpoint(self) -> str:
        """Base of its S3 API."""
        return f"http://127.0.0.1:{self._port}"

    def __enter__(self) -> Self:
        self._open()
        return self

    def __exit__(self, *_: object) -> None:
        self._healed.set()
        self._shut()

    def fail(self, fault: Fault, times: int = 1_000_000_000, only: str = "") -> None:
        """Let the next so many requests fail, of this method `only` if it is given. "refuse"
        lasts until `well`."""
        self._healed.clear()
        with self._lock:
            self._fault, self._left, self._only = fault, times, only
        if fault == "refuse":
            self._shut()

    def well(self) -> None:
        """Let nothing fail any more. What hangs is dropped unanswered."""
        with self._lock:
            self._fault = ""
        self._healed.set()
        if self._server is None:
            self._open()

    def fault_of(self, method: str) -> Fault | Literal[""]:
        """What the request that came now meets."""
        with self._lock:
            if not self._fault or self._left <= 0 or self._only not in ("", method):
                return ""
            self._left -= 1
            return self._fault

    def hang(self) -> None:
        """Wait until it is well, a minute at most."""
        self._healed.wait(60)

    def _open(self) -> None:
        handler = type("Handler", (_Handler,), {"s3": self})
        self._server = _Server(("127.0.0.1", self._port), handler)
        self._port = self._server.server_address[1]
        threading.Thread(
            target=self._server.serve_forever, args=(0.02,), name="fake-s3", daemon=True
        ).start()

    def _shut(self) -> None:
        server, self._server = self._server, None
        if server is not None:
            server.shutdown()
            server.server_close()


class _Server(ThreadingHTTPServer):
    """Knows its connections, so that closing it ends them as well."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(self, *given: Any) -> None:
        self._open: set[socket.socket] = set()
        super().__init__(*given)

    def process_request(self, request: Any, client_address: Any) -> None:
        self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        self._open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, *_: Any) -> None:
        """A client that has left is nothing to tell of."""

    def server_close(self) -> None:
        super().server_close()
        for connection in list(self._open):
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue  # it has ended by itself


class _Handler(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    s3: FakeS3

    def _serve(self) -> None:
        path, _, query = self.path.partition("?")
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        key, here = self._key(path)
        fault = self.s3.fault_of(self.command)
        if fault in ("hang", "cut") and not (fault == "cut" and self.command == "GET" and key):
            if fault == "hang":
                self.s3.hang()
            self.s3.seen.append((self.command, key, 0))
            self.close_connection = True
            return
        headers = {name.lower(): value for name, value in self.headers.items()}
        asked = Asked(self.command, path, query, headers, hashlib.sha256(body).hexdigest())
        wrong = verdict(asked, {self.s3.access_key: self.s3.secret_key}, time.time())
        if fault in ("500", "SlowDown"):
            wrong = {"500": "InternalError"}.get(fault, fault)
        if wrong or not here:
            self._refuse(key, wrong or "NoSuchBucket")
            return
        if self.command == "GET" and not key:
            self._list(dict(query_pairs(query)))
        elif self.command in ("GET", "HEAD"):
            self._give(key, cut=fault == "cut")
        elif self.command == "PUT":
            media_type = self.headers.get("content-type") or "binary/octet-stream"
            kept = Kept(body, media_type, float(int(self.s3.clock())))
            if fault != "forget":
                self.s3.objects[key] = kept
            self.s3.on_put(key)
            self._done(key, fault, 200, {"ETag": kept.etag})
        elif self.command == "DELETE":
            self.s3.objects.pop(key, None)
            self._done(key, fault, 204, {})
        else:
            self._refuse(key, "MethodNotAllowed")

    do_GET = do_HEAD = do_PUT = do_DELETE = do_POST = _serve  # noqa: N815  # as the server asks

    def log_message(self, *_: Any) -> None:
        """Say nothing."""

    def _key(self, path: str) -> tuple[str, bool]:
        """The object's key, and whether this is our bucket."""
        name, bucket = unquote(path).removeprefix("/"), self.s3.bucket
        if (self.headers.get("host") or "").startswith(f"{bucket}."):
            return name, True
        first, _, rest = name.partition("/")
        return rest, first == bucket

    def _done(self, key: str, fault: str, status: int, headers: dict[str, str]) -> None:
        if fault == "late":
            self._refuse(key, "InternalError")
        else:
            self._answer(key, status, b"", headers)

    def _give(self, key: str, *, cut: bool) -> None:
        kept = self.s3.objects.get(key)
        if kept is None:
            self._refuse(key, "NoSuchKey")
            return
        wanted = self.headers.get("if-match")
        if wanted not in (None, "*", kept.etag):
            self._refuse(key, "PreconditionFailed")
            return
        headers = {
            "ETag": kept.etag,
            "Last-Modified": formatdate(kept.modified, usegmt=True),
            "Content-Type": kept.media_type,
            "Accept-Ranges": "bytes",
        }
        status, data = 200, kept.data
        if found := _RANGE.fullmatch(self.headers.get("range") or ""):
            start, last = int(found[1]), int(found[2] or len(data) - 1)
            if start >= len(data):
                self._refuse(key, "InvalidRange")
                return
            status, data = 206, data[start : last + 1]
            headers["Content-Range"] = f"bytes {start}-{start + len(data) - 1}/{len(kept.data)}"
        self._answer(key, status, data, headers, cut=cut)

    def _list(self, query: dict[str, str]) -> None:
        """ListObjectsV2."""
        # Values are bytes in latin-1, as the signature's judge reads them.
        wanted = {name: value.encode("latin-1").decode() for name, value in query.items()}
        prefix, delimiter = wanted.get("prefix", ""), wanted.get("delimiter", "")
        after = wanted.get("continuation-token") or wanted.get("start-after", "")
        folders: set[str] = set()
        entries: list[str] = []
        last, more = "", False
        for key, kept in sorted(self.s3.objects.items()):
            if not key.startswith(prefix) or key <= after:
                continue
            if len(entries) == min(_MOST_KEYS, int(wanted.get("max-keys", _MOST_KEYS))):
                more = True
                break
            inner = key.removeprefix(prefix)
            if delimiter and delimiter in inner:
                folders.add(prefix + inner.partition(delimiter)[0] + delimiter)
                continue
            date = time.strftime("%Y-%m-%dT%H:%M:%S.000Z", time.gmtime(kept.modified))
            entries.append(
                f"<Contents><Key>{escape(key)}</Key><LastModified>{date}</LastModified>"
                f"<ETag>{escape(kept.etag)}</ETag><Size>{len(kept.data)}</Size></Contents>"
            )
            last = key
        token = f"<NextContinuationToken>{escape(last)}</NextContinuationToken>" if more else ""
        inside = "".join(entries) + "".join(
            f"<CommonPrefixes><Prefix>{escape(folder)}</Prefix></CommonPrefixes>"
            for folder in sorted(folders)
        )
        text = (
            f"<ListBucketResult><Name>{self.s3.bucket}</Name><KeyCount>{len(entries)}</KeyCount>"
            f"<IsTruncated>{str(more).lower()}</IsTruncated>{token}{inside}</ListBucketResult>"
        )
        self._answer("", 200, text.encode(), {"Content-Type": "application/xml"})

    def _refuse(self, key: str, code: str) -> None:
        text = f"<Error><Code>{code}</Code><Message>{code}</Message></Error>"
        headers = {"Content-Type": "application/xml"}
        self._answer(key, _STATUS.get(code, 403), text.encode(), headers)

    def _answer(
        self, key: str, status: int, body: bytes, headers: dict[str, str], *, cut: bool = False
    ) -> None:
        self.s3.seen.append((self.command, key, status))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body[: len(body) // 2] if cut else body)
        if cut:
            self.close_connection = True
