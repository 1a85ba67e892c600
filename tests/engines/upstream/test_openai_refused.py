"""Errors of OpenAI's images API and its likes, in each one's own form."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openai_calls import openai_upstream
from seedbed.engines.upstream.openai_refused import read, told_within
from seedbed.errors import ContentRefused, EngineFailed

ID = "req_0123456789abcdef"

scalars = st.none() | st.booleans() | st.integers() | st.text(max_size=20)
names = st.sampled_from(["error", "detail", "message", "code", "param", "loc", "msg", "x"])
bodies = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=4)
)


@pytest.mark.parametrize(
    ("body", "message", "code", "param"),
    [
        # OpenAI, as its guide shows it and as clients have reported it
        (
            {"error": {"message": "Invalid 'n'.", "type": "invalid_request_error", "param": "n",
                       "code": "integer_above_max_value"}},
            "Invalid 'n'.", "integer_above_max_value", "n",
        ),
        (
            {"error": {"message": "Too large.", "param": "image[0]", "code": None}},
            "Too large.", "", "image",
        ),
        (
            {"error": {"message": "Our servers are currently overloaded.", "param": None,
                       "type": "service_unavailable_error", "code": "server_is_overloaded"}},
            "Our servers are currently overloaded.", "ServerOverloaded", "",
        ),
        # LocalAI
        ({"error": {"code": 500, "message": "no backend", "type": ""}}, "no backend", "", ""),
        # sd-server
        ({"error": "prompt required"}, "prompt required", "", ""),
        ({"error": "server_error", "message": "bad_alloc"}, "bad_alloc", "", ""),
        # vLLM-Omni and SGLang
        ({"detail": "Invalid size format: '1024x'."}, "Invalid size format: '1024x'.", "", ""),
        (
            {"detail": "Diffusion engine not initialized. Start server with a diffusion model."},
            "Diffusion engine not initialized. Start server with a diffusion model.",
            "ServiceUnavailable", "",
        ),
        (
            {"detail": [{"loc": ["body", "prompt"], "msg": "field required", "type": "missing"}]},
            "prompt: field required", "", "prompt",
        ),
        ({"error": {"message": "Not Found", "type": "NotFoundError", "param": None, "code": 404}},
         "Not Found", "", ""),
    ],
)  # fmt: skip
def test_each_form(body: Any, message: str, code: str, param: str) -> None:
    found = read(body, ID)
    assert found is not None
    assert (found.message, found.code, found.param, found.request_id) == (message, code, param, ID)


@pytest.mark.parametrize(
    "body", [{}, [], None, "no", {"data": []}, {"error": None}, {"detail": None}]
)
def test_what_is_no_error(body: Any) -> None:
    assert read(body, ID) is None


@pytest.mark.parametrize(
    ("stage", "code"),
    [
        ("input", "InputTextSensitiveContentDetected"),
        ("output", "OutputImageSensitiveContentDetected"),
        ("unknown", "InputTextSensitiveContentDetected"),
        (None, "InputTextSensitiveContentDetected"),
    ],
)
def test_moderation_by_its_stage(stage: str | None, code: str) -> None:
    details = {} if stage is None else {"moderation_details": {"moderation_stage": stage}}
    body = {
        "error": {"message": "Your request was rejected.", "code": "moderation_blocked", **details}
    }
    error = told_within(body, openai_upstream("openai"), ID)
    assert isinstance(error, ContentRefused)
    assert (error.api_code, error.status) == (code, 400)
    assert ID in error.message


def test_what_an_upstream_says_of_itself_stays_in_the_log() -> None:
    body = {"error": {"message": "CUDA out of memory at /srv/models/secret"}}
    error = told_within(body, openai_upstream("openai"), ID)
    assert isinstance(error, EngineFailed)
    assert "secret" not in error.message
    assert "secret" in error.cause
    assert ID in error.message


@given(bodies)
def test_any_json_is_read(body: Any) -> None:
    found = read(body, ID)
    if found is not None:
        assert found.message.isprintable()
        told_within(body, openai_upstream("openai"), ID)
