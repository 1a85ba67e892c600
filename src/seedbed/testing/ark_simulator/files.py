"""Result files under signed links on a host of their own, as an object store serves them.

The links look like TOS's; the signature is the simulator's own, over path and parameters.
Answers to broken links: reliability.md section 1.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.utils import formatdate
from urllib.parse import parse_qsl, quote, urlsplit

from seedbed.testing.ark_simulator.exchange import Connection, Head
from seedbed.testing.ark_simulator.faults import Faults

LIFETIME_SECONDS = 86_400
_DATE = "%Y%m%dT%H%M%SZ"
_PIECES = 64
_KEPT = 512  # files; the oldest make room
_RANGE = re.compile(r"bytes=(\d*)-(\d*)")
_PAGE = b"<!DOCTYPE html><title>Sign in</title><p>Please sign in to continue.</p>"


@dataclass(frozen=True, slots=True)
class _File:
    data: bytes
    media_type: str
    faults: Faults


class Files:
    """The files there are, each with the faults of the call that made it."""

    def __init__(self, region: str, clock: Callable[[], float]) -> None:
        self._region, self._clock = region, clock
        self._secret = secrets.token_bytes(32)
        self._access = "AKLT" + secrets.token_hex(16)
        self._files: OrderedDict[str, _File] = OrderedDict()
        self.fetched: list[str] = []
        """The path of every GET that was answered with a file, in order."""

    def put(self, path: str, data: bytes, media_type: str, faults: Faults) -> None:
        """Keep a file under `path`, which begins with a slash."""
        if "missing-links" not in faults:
            self._files[path] = _File(data, media_type, faults)
        while len(self._files) > _KEPT:
            self._files.popitem(last=False)

    def made(self, url: str) -> bool:
        """Whether a link leads to one of the files, and is good."""
        parts = urlsplit(url)
        return self._refusal("GET", parts.path, parts.query) is None

    def link(self, base: str, path: str, *, process: str = "", age: float = 0.0) -> str:
        """A link at `base` that was signed `age` seconds ago; `process` is x-tos-process."""
        signed = time.gmtime(self._clock() - age)
        date = time.strftime(_DATE, signed)
        day = date[:8]
        credential = f"{self._access}/{day}/{self._region}/tos/request"
        values = {
            "X-Tos-Algorithm": "TOS4-HMAC-SHA256",
            "X-Tos-Credential": credential,
            "X-Tos-Date": date,
            "X-Tos-Expires": str(LIFETIME_SECONDS),
        }
        last = {"X-Tos-SignedHeaders": "host", **({"x-tos-process": process} if process else {})}
        values["X-Tos-Signature"] = self._signature(path, {**values, **last})
        query = "&".join(f"{name}={quote(text, safe='')}" for name, text in (values | last).items())
        return f"{base}{path}?{query}"

    def _signature(self, path: str, values: Mapping[str, str]) -> str:
        signed = json.dumps([path, sorted(values.items())])
        return hmac.new(self._secret, signed.encode(), hashlib.sha256).hexdigest()

    def _refusal(self, method: str, path: str, query: str) -> tuple[int, dict[str, str]] | None:
        """Status and body of a request that is not answered with a file."""
        values = dict(parse_qsl(query, keep_blank_values=True))
        signature = values.pop("X-Tos-Signature", None)
        if method not in ("GET", "HEAD"):
            return 405, _body("MethodNotAllowed", "The specified method is not allowed.")
        if signature is None:
            return 403, _body("AccessDenied", "Access Denied", "0003-00000015")
        if not hmac.compare_digest(signature, self._signature(path, values)):
            text = "The request signature we calculated does not match the signature you provided."
            return 403, _body("SignatureDoesNotMatch", text, "0002-00000024")
        signed = time.strptime(values["X-Tos-Date"] + "UTC", _DATE + "%Z")
        if self._clock() > calendar_seconds(signed) + int(values["X-Tos-Expires"]):
            return 403, _body("AccessDenied", "Request has expired")
        if path not in self._files:
            return 404, _body("NoSuchKey", "The specified key does not exist.", "0017-00000003")
        return None

    async def answer(self, connection: Connection, head: Head) -> bool:
        """Answer one request; whether the connection may stay open."""
        headers = {
            "server": "TosServer",
            "date": formatdate(self._clock(), usegmt=True),
            "x-tos-request-id": secrets.token_hex(8),
        }
        refused = self._refusal(head.method, head.path, head.query)
        if refused is not None:
            status, reason = refused
            body = json.dumps({"RequestId": headers["x-tos-request-id"], **reason}).encode()
            headers |= {"content-type": "application/json"}
            await connection.send_head(status, headers, len(body))
            await connection.send_raw(b"" if head.method == "HEAD" else body)
            return head.keeps_open
        file = self._files[head.path]
        if "html-links" in file.faults:
            await connection.send_head(200, headers | {"content-type": "text/html"}, len(_PAGE))
            await connection.send_raw(b"" if head.method == "HEAD" else _PAGE)
            return head.keeps_open
        return await self._send(connection, head, file, headers)

    async def _send(
        self, connection: Connection, head: Head, file: _File, headers: dict[str, str]
    ) -> bool:
        whole = len(file.data)
        start, stop = _span(head.headers.get("range", ""), whole)
        headers |= {
            "content-type": file.media_type,
            "accept-ranges": "bytes",
            "etag": f'"{hashlib.md5(file.data, usedforsecurity=False).hexdigest()}"',
        }
        partial = (start, stop) != (0, whole)
        if partial:
            headers["content-range"] = f"bytes {start}-{stop - 1}/{whole}"
        await connection.send_head(206 if partial else 200, headers, stop - start)
        if head.method == "HEAD":
            return head.keeps_open
        self.fetched.append(head.path)
        data = file.data[start:stop]
        if "cut-links" in file.faults:
            await connection.send_raw(data[: len(data) // 2])
            return False
        seconds = file.faults.number("slow-links", 2.0)
        if seconds is None:
            await connection.send_raw(data)
            return head.keeps_open
        return not await trickle(connection, data, seconds) and head.keeps_open


async def trickle(connection: Connection, data: bytes, seconds: float, parts: int = 1) -> bool:
    """Send in 64 pieces over that time, or a part of a body whose `parts` share both; True if
    the peer left on the way."""
    step = max(1, -(-len(data) * parts // _PIECES))
    starts = range(0, len(data), step)
    for start in starts:
        if await connection.silence(seconds / parts / len(starts)):
            return True
        await connection.send_raw(data[start : start + step])
    return False


def calendar_seconds(moment: time.struct_time) -> int:
    """Unix seconds of a UTC time."""
    import calendar

    return calendar.timegm(moment)


def _span(header: str, whole: int) -> tuple[int, int]:
    """The half-open span of a Range header; everything when there is none to honour."""
    match = _RANGE.fullmatch(header)
    if match is None or match[0] == "bytes=-":
        return 0, whole
    if not match[1]:
        return max(0, whole - int(match[2])), whole
    start = int(match[1])
    stop = min(whole, int(match[2]) + 1) if match[2] else whole
    return (start, stop) if start < stop else (0, whole)


def _body(code: str, message: str, ec: str = "") -> dict[str, str]:
    return {"Code": code, "Message": message, **({"EC": ec} if ec else {})}
