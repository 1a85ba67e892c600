"""What an upstream's refusal comes to, whatever its body is made of."""

from __future__ import annotations

import gzip
import json
from collections.abc import AsyncGenerator, Mapping
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openai_calls import openai_upstream
from seedbed.engines.upstream.dialect import Ambiguous, NotAccepted
from seedbed.engines.upstream.long_body import Room, Take, anywhere
from seedbed.engines.upstream.openai_refused import refused_by, told_within
from seedbed.engines.upstream.refused import Said, refusal, refused, request_id_in, said
from seedbed.errors import (
    ContentRefused,
    EngineFailed,
    InvalidRequest,
    NotFound,
    SeedbedError,
    TooMany,
    Unavailable,
)

KEY = "sk-0123456789-secret"
UPSTREAM = openai_upstream("openai", key=KEY)
ID = "0217f00d"
TEXT_CODE = "InputTextSensitiveContentDetected"


class Answered:
    """An answer with this status and body."""

    def __init__(self, status: int, body: bytes, request_id: str = "") -> None:
        self.status, self._body, self.request_id = status, body, request_id
        self.headers: Mapping[str, str] = MappingProxyType({})
        self.media_type = "application/json"
        self.retry_after: float | None = None

    async def chunks(self) -> AsyncGenerator[bytes, None]:
        yield self._body

    def at_once(self) -> bytes | None:
        return self._body

    async def pour(self, take: Take, room: Room = anywhere) -> None:
        take(self._body)

    async def read(self, limit: int = 65536) -> bytes:
        return self._body[:limit]


def body(**error: Any) -> bytes:
    return json.dumps({"error": error}).encode()


async def outcome(status: int, sent: bytes, request_id: str = "") -> Exception:
    """What the refusal of an Ark upstream comes to, whether it is raised or returned."""
    try:
        return await refusal(Answered(status, sent, request_id), UPSTREAM)
    except (NotAccepted, Ambiguous) as raised:
        return raised


async def told(status: int, sent: bytes, request_id: str = "") -> SeedbedError:
    """What the caller is told of it in the end."""
    found = await outcome(status, sent, request_id)
    error = found.error if isinstance(found, NotAccepted) else found
    assert isinstance(error, SeedbedError), error
    return error


# ── Our key ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("status", [400, 401, 403, 429, 500])
@pytest.mark.parametrize("judge", [refusal, refused_by])
async def test_no_refusal_repeats_our_key(status: int, judge: Any) -> None:
    sent = body(message=f"Incorrect API key provided: {KEY}.", code=f"Bad{KEY}", param=f"key {KEY}")
    try:
        found = await judge(Answered(status, sent, f"id-{KEY}"), UPSTREAM)
    except NotAccepted as raised:
        found = raised.error
        assert KEY not in raised.request_id
    for text in (found.message, found.cause, found.param, found.api_code):
        assert KEY not in text
    assert "Incorrect API key provided: ***" in found.cause


@pytest.mark.parametrize("status", [502, 503])
async def test_an_unknown_outcome_does_not_repeat_it_either(status: int) -> None:
    found = await outcome(status, body(message=f"upstream said: {KEY}"))
    assert isinstance(found, Ambiguous)
    assert KEY not in found.cause


def test_what_is_told_within_a_good_answer_does_not_repeat_it() -> None:
    error = told_within({"error": {"message": f"no {KEY} here"}}, UPSTREAM, ID)
    assert KEY not in error.cause


def test_a_key_is_found_at_the_cut_and_between_letters_that_are_not_seen() -> None:
    hidden = f"{KEY[:5]}\u200b{KEY[5:]}"
    found = said({"message": "x" * 590 + KEY + hidden}, "", KEY)
    assert found is not None
    assert found.message == "x" * 590 + "******"


# ── Codes ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("code", "kind", "status", "told_code"),
    [
        ("ModelAccountIpmRateLimitExceeded", TooMany, 429, None),
        ("ModelAccountTpmRateLimitExceeded", TooMany, 429, None),
        ("APIAccountRpmRateLimitExceeded", TooMany, 429, None),
        ("AccountRateLimitExceeded", TooMany, 429, None),
        ("RateLimitExceeded.EndpointRPMExceeded", TooMany, 429, None),
        ("QuotaExceeded", TooMany, 429, None),
        ("SetLimitExceeded", TooMany, 429, None),
        ("RequestBurstTooFast", TooMany, 429, None),
        ("ServerOverloaded", TooMany, 429, None),
        ("InflightBatchsizeExceeded", TooMany, 429, None),
        ("ServiceUnavailable", Unavailable, 503, None),
        ("InternalServiceError", EngineFailed, 500, None),
        ("AccountOverdueError", EngineFailed, 500, "InternalServiceError"),
        ("InvalidEndpointOrModel.NotFound", NotFound, 404, None),
        (TEXT_CODE, ContentRefused, 400, None),
        ("OutputImageSensitiveContentDetected.DeepFake", ContentRefused, 400, None),
        ("InvalidParameter.Size", InvalidRequest, 400, None),
        ("Something.New", InvalidRequest, 400, None),
        ("bad_request", InvalidRequest, 400, "InvalidParameter"),
        ("", InvalidRequest, 400, "InvalidParameter"),
    ],
)
def test_a_code_without_a_status(
    code: str, kind: type[SeedbedError], status: int, told_code: str | None
) -> None:
    error = refused(Said(code, "it says why", request_id=ID), cause="c")
    assert type(error) is kind
    assert (error.status, error.api_code) == (status, code if told_code is None else told_code)
    assert error.cause == "c"
    assert request_id_in(error.message) == ID
    assert ("it says why" in error.message) == (status != 500)


def test_a_limit_told_within_a_stream_of_openais() -> None:
    error = told_within({"error": {"message": "slow", "code": "rate_limit_exceeded"}}, UPSTREAM, ID)
    assert isinstance(error, TooMany)
    assert error.api_code == "AccountRateLimitExceeded"


@pytest.mark.parametrize("status", [400, 403, 404, 429, 503])
@pytest.mark.parametrize(
    "code",
    [
        "InvalidEndpoint.ClosedEndpoint",
        "AuthenticationError",
        "InvalidAccountStatus",
        "AccessDenied",
        "AccountOverdueError",
        "OperationDenied.ServiceNotOpen",
        "OperationDenied.ServiceOverdue",
        "OperationDenied.PermissionDenied",
        "insufficient_quota",
    ],
)
async def test_what_is_the_operators_is_for_the_next_upstream(status: int, code: str) -> None:
    found = await outcome(status, body(message="ep-1 is closed", code=code))
    assert isinstance(found, NotAccepted)
    assert isinstance(found.error, EngineFailed)
    assert not found.again
    assert "ep-1" not in found.error.message
    assert "ep-1" in found.error.cause


@pytest.mark.parametrize("status", [400, 404, 503])
@pytest.mark.parametrize(
    "code",
    ["InvalidEndpointOrModel.ModelIDAccessDisabled", "ModelNotOpen", "model_not_found"],
)
async def test_a_model_that_is_not_there(status: int, code: str) -> None:
    found = await outcome(status, body(message="no such model", code=code))
    assert isinstance(found, NotAccepted)
    assert not found.again
    assert (found.error.status, found.error.api_code) == (404, "InvalidEndpointOrModel.NotFound")


@pytest.mark.parametrize("status", [201, 202, 204, 206])
async def test_another_good_status_is_no_refusal(status: int) -> None:
    found = await outcome(status, b'{"data": [{"b64_json": "iVBO"}]}', ID)
    assert isinstance(found, Ambiguous)
    assert found.request_id == ID


OVERLOAD = [
    "ServerOverloaded", "ServiceUnavailable", "InflightBatchsizeExceeded", "RequestBurstTooFast",
    "AccountRateLimitExceeded",
]  # fmt: skip


@pytest.mark.parametrize("code", OVERLOAD)
@pytest.mark.parametrize("judge", [refusal, refused_by])
async def test_a_503_that_speaks_of_overload_was_not_accepted(code: str, judge: Any) -> None:
    with pytest.raises(NotAccepted) as raised:
        await judge(Answered(503, body(message="try later", code=code), ID), UPSTREAM)
    assert isinstance(raised.value.error, Unavailable)
    assert raised.value.again
    assert raised.value.unwell


ENVOY = (
    b"upstream connect error or disconnect/reset before headers. reset reason: connection"
    b" termination"
)


@pytest.mark.parametrize(
    "sent",
    [
        ENVOY,
        b"",
        b"<html><h1>503 Service Temporarily Unavailable</h1></html>",
        body(code="", message="upstream timeout (request id: 2026)", type="comet_api_error"),
        body(code="InternalServiceError", message="it broke"),
        body(code="get_channel_failed", message="no channel is left to try (retry)"),
        b'{"detail": "upstream timeout"}',
        # Cut: nobody knows what else it says.
        b'{"error": {"code": "ServerOverloaded", "mess',
        ENVOY + body(code="ServerOverloaded", message="told by another"),
    ],
)
@pytest.mark.parametrize("judge", [refusal, refused_by])
@pytest.mark.parametrize("retry_after", [None, 5.0])
async def test_any_other_503_proves_nothing(
    sent: bytes, judge: Any, retry_after: float | None
) -> None:
    answer = Answered(503, sent, ID)
    answer.retry_after = retry_after
    with pytest.raises(Ambiguous):
        await judge(answer, UPSTREAM)


@pytest.mark.parametrize("status", [400, 429, 500, 503])
@pytest.mark.parametrize(
    "code",
    [
        "do_request_failed", "bad_response", "bad_response_body", "bad_response_status_code",
        "read_response_body_failed", "empty_response",
    ],
)  # fmt: skip
@pytest.mark.parametrize("judge", [refusal, refused_by])
async def test_what_a_relay_sent_on_may_have_been_drawn(status: int, code: str, judge: Any) -> None:
    sent = body(code=code, message="context deadline exceeded (request id: 2026)")
    with pytest.raises(Ambiguous) as raised:
        await judge(Answered(status, sent), UPSTREAM)
    assert raised.value.request_id == "2026"


@pytest.mark.parametrize("code", ["bad_request_body", "read_request_body_failed"])
async def test_what_a_relay_did_not_send_on_was_refused(code: str) -> None:
    assert isinstance(await outcome(400, body(code=code, message="no JSON")), InvalidRequest)


# ── The upstream's id of the request ────────────────────────────────────────────────────────

SENTENCE = (
    "You can retry your request, or contact us through our help center at help.openai.com if the"
    " error persists. Please include the request ID req_abc"
)


@pytest.mark.parametrize(
    ("message", "text", "request_id"),
    [
        ("It failed. Request id: 021x", "It failed", "021x"),
        ("It failed. request id: 021x.", "It failed", "021x"),
        ("It failed, Request ID 021x", "It failed", "021x"),
        ("It failed!\nRequest ID: 021x", "It failed!", "021x"),
        ("失败。Request id: 021x", "失败。", "021x"),
        ("It failed (request id: 021x)", "It failed", "021x"),
        ("It failed. (Request-Id: 021x).", "It failed", "021x"),
        ("失败（request id：021x）", "失败", "021x"),
        ("Request id: 021x", "", "021x"),
        (f"{SENTENCE} in your message.", f"{SENTENCE} in your message.", "req_abc"),
        (f"{SENTENCE}.", f"{SENTENCE}.", "req_abc"),
        ("(Please include the request ID 021x.)", "(Please include the request ID 021x.)", "021x"),
        ("The request id is missing", "The request id is missing", ""),
        ("Give a request id please", "Give a request id please", ""),
    ],
)
def test_the_id_is_cut_off_where_it_stands_by_itself(
    message: str, text: str, request_id: str
) -> None:
    found = said({"error": {"message": message}})
    assert found is not None
    assert (found.message, found.request_id) == (text, request_id)


def test_an_id_in_a_sentence_gives_way_to_the_headers() -> None:
    found = said({"message": f"{SENTENCE}."}, ID)
    assert found is not None
    assert found.request_id == ID
    assert found.told == f"{SENTENCE}. Upstream request id: {ID}"


# ── Bodies ──────────────────────────────────────────────────────────────────────────────────

WORDS = "the prompt says 违禁词 café"
WHOLE = body(code=TEXT_CODE, message=f"no. Request id: {ID}")


@pytest.mark.parametrize(
    "sent",
    [
        f'{{"error":{{"code":"{TEXT_CODE}","message":"{WORDS}. Request id: {ID}"}}}}'.encode("gbk"),
        f'{{"error":{{"code":"{TEXT_CODE}","message":"caf\xe9. Request id: {ID}"}}}}'.encode(
            "latin-1"
        ),
        b"\xef\xbb\xbf" + WHOLE,
        gzip.compress(WHOLE),
        gzip.compress(WHOLE)[:-9],
        body(code=TEXT_CODE, message="\ud800 no. Request id: " + ID),
        body(code=TEXT_CODE, message="x" * 100_000 + f". Request id: {ID}"),
        f'{{"error":{{"code":"{TEXT_CODE}","message":"two\nlines. Request id: {ID}"}}}}'.encode(),
        # Cut, so only skimmed.
        f'{{"request_id": "{ID}", "error": {{"code": "{TEXT_CODE}", "message": "'.encode(),
        body(request_id=ID, code=TEXT_CODE, message="x" * 10_000_000),
        # A letter of GBK whose second byte is a backslash.
        f'{{"error":{{"code":"{TEXT_CODE}","message":"誠. Request id: {ID}"}}}}'.encode("gbk"),
    ],
    ids=["gbk", "latin-1", "bom", "gzip", "cut gzip", "surrogate", "long", "newline", "cut",
         "endless", "backslash"],
)  # fmt: skip
@pytest.mark.parametrize("judge", [refusal, refused_by])
async def test_a_code_and_an_id_are_found_in_any_bytes(sent: bytes, judge: Any) -> None:
    error = await judge(Answered(400, sent), UPSTREAM)
    assert isinstance(error, ContentRefused)
    assert (error.api_code, request_id_in(error.message)) == (TEXT_CODE, ID)
    json.dumps([error.message, error.param, error.cause], ensure_ascii=False).encode()


@pytest.mark.parametrize("judge", [refusal, refused_by])
async def test_half_letters_and_controls_are_told_to_nobody(judge: Any) -> None:
    sent = body(message="a\ud800b", code="Bad\udfff", param="size\ud800\0\n")
    error = await judge(Answered(400, sent, ID), UPSTREAM)
    assert (error.status, error.api_code, error.param) == (400, "Bad", "size")
    assert "ab" in error.message


async def test_nested_too_deep_is_no_json() -> None:
    error = await told(400, b"[" * 200_000, ID)
    assert (error.status, request_id_in(error.message)) == (400, ID)


async def test_what_cannot_be_read_is_no_definite_no_of_a_500() -> None:
    found = await outcome(500, f'{{"error": {{"code": "{TEXT_CODE}", "mess'.encode(), ID)
    assert isinstance(found, Ambiguous)


@given(st.integers(300, 599), st.binary(max_size=200))
async def test_any_bytes_are_judged(status: int, sent: bytes) -> None:
    await outcome(status, b'{"error":{"code":"x","message":"' + sent + b'"}}', ID)
    await outcome(status, sent)
