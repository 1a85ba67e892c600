"""Hearing a request: what counts as one, and what a refusal says."""

from __future__ import annotations

import json
import math
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbed.errors import InvalidParameter, InvalidRequest, MissingParameter, SeedbedError
from seedbed.wire.openapi import document
from seedbed.wire.request import LONGEST_PROMPT, GenerationRequest, from_fields, parse

LEAST = {"model": "seedream-4-5-251128", "prompt": "a cat"}


def heard(**fields: Any) -> GenerationRequest:
    return parse(json.dumps(LEAST | fields).encode())


def refused(**fields: Any) -> InvalidRequest:
    with pytest.raises(InvalidRequest) as caught:
        heard(**fields)
    return caught.value


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"  \n",
        b"{",
        b"hello",
        b"[1]",
        b'"text"',
        b"3",
        b"null",
        b"\xff\xfe",
        b"{} {}",
        b'{"model": "m", "prompt": "p", "x": NaN}',
        b'{"model": "m", "prompt": "p", "x": -Infinity}',
        b'{"model": "m", "prompt": "p", "model": "n"}',
        b'{"model": "m", "prompt": "\\ud800"}',
        b'{"model": "m", "prompt": "p", "x": {"a": 1, "\\u0061": 2}}',
        b"[" * 5000,
        b'{"model": "m", "prompt": "p", "x": [' + b"1," * 200_000 + b"1]}",
    ],
)
def test_s08_what_is_not_one_json_object_is_refused(body: bytes) -> None:
    with pytest.raises(InvalidRequest) as caught:
        parse(body)
    assert caught.value.status == 400
    assert len(caught.value.message) < 300


def test_names_inside_strings_and_arrays_may_repeat() -> None:
    body = b'{"model":"m","prompt":"\\"model\\":\\\\","x":[{"a":1},{"a":2}],"y":{"model":1}}'
    assert parse(body).prompt == '"model":\\'


def test_a_byte_order_mark_is_refused_by_name() -> None:
    with pytest.raises(InvalidRequest, match="without a byte order mark"):
        parse(b"\xef\xbb\xbf" + json.dumps(LEAST).encode())


@pytest.mark.parametrize("field", ["model", "prompt"])
@pytest.mark.parametrize("value", [None, "", "  \n\t"])
def test_s09_s10_s11_model_and_prompt_are_needed(field: str, value: str | None) -> None:
    error = refused(**{field: value})
    assert isinstance(error, MissingParameter)
    assert error.api_code == "MissingParameter"
    assert error.param == field
    with pytest.raises(MissingParameter):
        parse(json.dumps({key: text for key, text in LEAST.items() if key != field}).encode())


def test_s38_nulls_are_absent() -> None:
    names = set(GenerationRequest.model_fields) - {"model", "prompt"}
    assert heard(**dict.fromkeys(names)) == heard()
    assert heard(sequential_image_generation_options={"max_images": None}).max_images == 15
    assert heard(optimize_prompt_options={"mode": None, "thinking": None})


def test_s39_openai_fields_are_taken() -> None:
    request = heard(n=2, user="u-1", quality="hd", style="vivid")
    assert request.n == 2
    assert request.unknown_fields == ()


def test_s40_unknown_fields_leave_only_their_names() -> None:
    request = heard(zeta=1, aspect="x" * 1000)
    assert request.unknown_fields == ("aspect", "zeta")


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("size", 2048, "2048"),
        ("response_format", "jpg", "'url' or 'b64_json', not 'jpg'"),
        ("response_format", "URL", "'URL'"),
        ("output_format", "webp", "'png' or 'jpeg', not 'webp'"),
        ("stream", "true", "true or false, not 'true'"),
        ("stream", 1, "true or false, not 1"),
        ("watermark", "no", "true or false"),
        ("seed", -2, "-1 to 2147483647, not -2"),
        ("seed", 2147483648, "not 2147483648"),
        ("seed", "x", "not 'x'"),
        ("seed", 1.5, "not 1.5"),
        ("seed", True, "not true"),
        ("seed", 10**60, "2147483647"),
        ("guidance_scale", "3", "number"),
        ("sequential_image_generation", "on", "'auto' or 'disabled', not 'on'"),
        ("sequential_image_generation_options", 3, "object"),
        ("image", 3, "URL"),
        ("image", [None], "URL"),
        ("image", {"url": "x"}, "URL"),
        ("tools", {"type": "web_search"}, "array"),
        ("background", "blue", "'opaque'"),
        ("n", 0, "at least 1"),
        ("n", "2", "not '2'"),
        ("prompt", 5, "not 5"),
        ("prompt", "a\0b", "NUL"),
        ("user", "a\0b", "NUL"),
    ],
)
def test_wrong_values_are_named_with_what_is_allowed(field: str, value: Any, said: str) -> None:
    error = refused(**{field: value})
    assert isinstance(error, InvalidParameter)
    assert error.param == field
    assert f"`{field}`" in error.message
    assert said in error.message


@pytest.mark.parametrize(
    ("options", "param"),
    [
        ({"optimize_prompt_options": {"mode": "quick"}}, "optimize_prompt_options.mode"),
        ({"optimize_prompt_options": {"thinking": "yes"}}, "optimize_prompt_options.thinking"),
        ({"tools": [{"type": "code"}]}, "tools.type"),
        ({"tools": [{}]}, "tools.type"),
    ],
)
def test_s73_inner_fields_are_named_by_their_path(options: dict[str, Any], param: str) -> None:
    assert refused(**options).param == param


@pytest.mark.parametrize("value", [0, 16, "3", 1.5, True, -1, [4], 10**30])
def test_s55_max_images_outside_1_to_15(value: Any) -> None:
    options = {"max_images": value}
    error = refused(sequential_image_generation="auto", sequential_image_generation_options=options)
    assert error.param == "sequential_image_generation_options.max_images"
    assert "1 to 15" in error.message
    for sequential in ("disabled", None):
        request = heard(
            sequential_image_generation=sequential, sequential_image_generation_options=options
        )
        assert request.max_images == 15


def test_s56_sequential_takes_two_words() -> None:
    assert refused(sequential_image_generation="on").param == "sequential_image_generation"


@pytest.mark.parametrize("seed", [-1, 0, 2147483647, 7.0])
def test_s70_seeds_in_range(seed: float) -> None:
    assert heard(seed=seed).seed == seed


@pytest.mark.parametrize("options", [True, {}, {"enabled": True}, {"thinking": "disabled"}])
def test_prompt_options_come_in_every_form_clients_send(options: Any) -> None:
    assert heard(optimize_prompt_options=options).optimize_prompt_options is not None


def test_s42_one_image_is_a_list_of_one() -> None:
    url = "https://example.com/a.png"
    assert heard(image=url).images == heard(image=[url]).images == (url,)


def test_s45_no_images() -> None:
    assert heard(image=[]).images == heard(image=None).images == heard().images == ()


def test_a_refusal_never_carries_the_bulk_of_a_file() -> None:
    data = "data:image/png;base64," + "A" * 1_000_000
    for fields in ({"seed": data}, {"response_format": data}, {"image": [data, 3]}):
        assert len(refused(**fields).message) < 300


def test_prompts_have_an_end() -> None:
    assert heard(prompt="a" * LONGEST_PROMPT)
    assert refused(prompt="a" * (LONGEST_PROMPT + 1)).param == "prompt"


def test_from_fields_is_the_same_law() -> None:
    assert from_fields(LEAST | {"n": 2}) == heard(n=2)
    with pytest.raises(InvalidParameter):
        from_fields(LEAST | {"n": "2"})
    with pytest.raises(MissingParameter):
        from_fields({"model": "m"})


def test_s82_chinese_prompts_arrive_whole() -> None:
    assert parse('{"model":"m","prompt":"一只猫“你好”"}'.encode()).prompt == "一只猫“你好”"


def test_every_field_has_a_sentence_in_the_schema() -> None:
    schemas = document()["components"]["schemas"]
    parts = ["GenerationRequest", *GenerationRequest.model_json_schema()["$defs"]]
    for field in (field for part in parts for field in schemas[part]["properties"].values()):
        assert len(field.get("description", "")) > 5
    assert set(schemas["GenerationRequest"]["required"]) == {"model", "prompt"}


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(sorted(GenerationRequest.model_fields)), json_values))
def test_any_values_are_heard_or_refused(fields: dict[str, Any]) -> None:
    try:
        request = heard(**fields)
    except SeedbedError as error:
        assert error.status == 400
        assert len(error.message) < 600
    else:
        assert 1 <= request.max_images <= 15


@given(st.binary(max_size=200))
def test_any_bytes_are_heard_or_refused(body: bytes) -> None:
    with pytest.raises(InvalidRequest):
        parse(body)


@given(json_values)
def test_valid_json_is_never_taken_for_odd(value: Any) -> None:
    body = json.dumps(LEAST | {"x": value}, allow_nan=False, default=str) if _finite(value) else ""
    if body:
        try:
            assert parse(body.encode()).unknown_fields == ("x",)
        except InvalidRequest as error:  # only what some readers cannot hold
            assert re.search("surrogate|hex escape|NUL", error.message)


def _finite(value: Any) -> bool:
    if isinstance(value, float):
        return math.isfinite(value)
    if isinstance(value, dict):
        return all(map(_finite, value.values()))
    return all(map(_finite, value)) if isinstance(value, list) else True
