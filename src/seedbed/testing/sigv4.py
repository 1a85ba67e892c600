"""Judges AWS Signature Version 4 as a bucket does: in the Authorization header or in the query.

Written from the published scheme, apart from the library that signs for us, so that each can be
held against the other. Source: Amazon S3 API reference, "Authenticating Requests (AWS Signature
Version 4)"; the error codes are S3's.
"""

from __future__ import annotations

import calendar
import hashlib
import hmac
import time
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, unquote_to_bytes

ALGORITHM = "AWS4-HMAC-SHA256"
UNSIGNED = "UNSIGNED-PAYLOAD"
_SKEW_SECONDS = 900
_LONGEST_SECONDS = 604_800
_DATE = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it came: path and query raw, header names in lower case, the body's SHA-256."""

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    body_sha256: str


@dataclass(frozen=True, slots=True)
class _Claim:
    """What a request says of its own signature."""

    credential: str
    date: str
    signed_headers: str
    signature: str
    payload: str


def verdict(asked: Asked, secrets: Mapping[str, str], now: float) -> str:
    """ "" if the request is signed with one of these secrets, by key id; else S3's error code."""
    pairs = query_pairs(asked.query)
    query = dict(pairs)
    in_query = "X-Amz-Signature" in query
    claim = _claim_of_query(query) if in_query else _claim_of_header(asked.headers)
    if claim is None:
        return "AccessDenied"
    key_id, _, scope = claim.credential.partition("/")
    if key_id not in secrets:
        return "InvalidAccessKeyId"
    try:
        signed = calendar.timegm(time.strptime(claim.date, _DATE))
        lifetime = int(query["X-Amz-Expires"]) if in_query else 0
    except ValueError:
        return "AuthorizationQueryParametersError" if in_query else "AccessDenied"
    parts = scope.split("/")
    if len(parts) != 4 or parts[0] != claim.date[:8] or parts[2:] != ["s3", "aws4_request"]:
        return "AuthorizationHeaderMalformed"
    names = claim.signed_headers.split(";")
    if "host" not in names:
        return "AccessDenied"
    made = _signature(asked, claim, pairs, names, secrets[key_id], scope)
    if not hmac.compare_digest(made, claim.signature):
        return "SignatureDoesNotMatch"
    if in_query:
        if not 1 <= lifetime <= _LONGEST_SECONDS:
            return "AuthorizationQueryParametersError"
        if not signed - _SKEW_SECONDS <= now <= signed + lifetime:
            return "AccessDenied"
    elif abs(now - signed) > _SKEW_SECONDS:
        return "RequestTimeTooSkewed"
    elif claim.payload not in (UNSIGNED, asked.body_sha256):
        return "XAmzContentSHA256Mismatch"
    return ""


def query_pairs(query: str) -> list[tuple[str, str]]:
    """Every parameter, decoded, in order; a bare `+` is a space, as it is to S3."""
    pairs = (piece.partition("=") for piece in query.split("&") if piece)
    return [
        (_decoded(name.replace("+", " ")), _decoded(value.replace("+", " ")))
        for name, _, value in pairs
    ]


def _claim_of_query(query: Mapping[str, str]) -> _Claim | None:
    if query.get("X-Amz-Algorithm") != ALGORITHM or "X-Amz-Expires" not in query:
        return None
    return _Claim(
        query.get("X-Amz-Credential", ""),
        query.get("X-Amz-Date", ""),
        query.get("X-Amz-SignedHeaders", ""),
        query["X-Amz-Signature"],
        query.get("X-Amz-Content-Sha256", UNSIGNED),
    )


def _claim_of_header(headers: Mapping[str, str]) -> _Claim | None:
    algorithm, _, rest = headers.get("authorization", "").partition(" ")
    given = {
        name.strip(): value for name, _, value in (part.partition("=") for part in rest.split(","))
    }
    if algorithm != ALGORITHM or not {"Credential", "SignedHeaders", "Signature"} <= set(given):
        return None
    return _Claim(
        given["Credential"],
        headers.get("x-amz-date", ""),
        given["SignedHeaders"],
        given["Signature"],
        headers.get("x-amz-content-sha256", ""),
    )


def _signature(
    asked: Asked,
    claim: _Claim,
    pairs: list[tuple[str, str]],
    names: list[str],
    secret: str,
    scope: str,
) -> str:
    query = sorted(
        (_encoded(name), _encoded(value)) for name, value in pairs if name != "X-Amz-Signature"
    )
    request = "\n".join(
        [
            asked.method,
            quote(unquote_to_bytes(asked.path), safe="/-_.~"),
            "&".join(f"{name}={value}" for name, value in query),
            *(f"{name}:{' '.join(asked.headers.get(name, '').split())}" for name in names),
            "",
            claim.signed_headers,
            claim.payload,
        ]
    )
    digest = hashlib.sha256(request.encode("latin-1")).hexdigest()
    key = b"AWS4" + secret.encode()
    for part in scope.split("/"):
        key = hmac.digest(key, part.encode(), "sha256")
    text = f"{ALGORITHM}\n{claim.date}\n{scope}\n{digest}"
    return hmac.new(key, text.encode(), "sha256").hexdigest()


def _decoded(text: str) -> str:
    return unquote_to_bytes(text).decode("latin-1")


def _encoded(text: str) -> str:
    return quote(text.encode("latin-1"), safe="-_.~")
