"""The server's own OpenAPI document against the server, with good and bad data (schemathesis).

What the document cannot say is put in by `sensible`: model ids that exist, references that can
be read, small sizes, so that good data really is drawn and drawing is cheap.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis import Case, GenerationMode
from schemathesis.specs.openapi.checks import response_schema_conformance

from seedbed.wire.openapi import document
from serving import MODEL, Served, data_uri, picture, serving

SMALL = "small"
EXAMPLES = 100
"""Requests for each operation."""
SIZES = ("64x64", "128x32", "33x65")
PROMPTS = ("a cat", "一只猫", "a set of 3 posters of a cat", "a fox, 16:9", "a cat #refuse:1")
REFERENCES: tuple[Any, ...] = (
    None,
    [],
    data_uri(picture(32, 32)),
    [data_uri(picture(24, 48, "JPEG"), "jpeg")],
)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server with a model that draws small pictures."""
    with serving(
        tmp_path_factory.mktemp("openapi"),
        models={SMALL: {"alias_of": MODEL, "min_pixels": 1024}},
        log={"level": "error"},
    ) as served:
        yield served


def sensible(context: schemathesis.HookContext, case: Case[Any]) -> Case[Any]:
    """Make good data drawable, whatever its free text was; leave bad data as bad as it is."""
    body: Any = case.body
    good = case.meta is not None and case.meta.generation.mode == GenerationMode.POSITIVE
    if isinstance(body, dict) and good:
        # The same data always becomes the same request, so that failures can be repeated.
        pick = len(json.dumps(body, default=repr))
        body["model"] = SMALL
        body["prompt"] = PROMPTS[pick % len(PROMPTS)]
        body["size"] = SIZES[pick % len(SIZES)]
        if case.media_type == "application/json":
            case.body = body = without_nul(body)
            if "image" in body:
                body["image"] = REFERENCES[pick % len(REFERENCES)]
            if body.get("guidance_scale") is not None:
                body["guidance_scale"] = 1 + pick % 10
            if body.get("n") is not None:
                body["n"] = 1 + pick % 4
        elif "image" in body:
            body["image"] = [picture(32, 32)] * (1 + pick % 2)
        if "n" in body and case.media_type != "application/json":
            body["n"] = 1 + pick % 4
    return case


def without_nul(data: Any) -> Any:
    """The data without NUL characters, which no schema can forbid in names that it leaves free."""
    if isinstance(data, str):
        return data.replace("\0", "")
    if isinstance(data, dict):
        return {without_nul(name): without_nul(value) for name, value in data.items()}
    return [without_nul(item) for item in data] if isinstance(data, list) else data


api = schemathesis.openapi.from_dict(document())
api.hook("map_case")(sensible)


def test_served_document_is_this_one(small: Served) -> None:
    assert small.client.get("/openapi.json").json() == document()


@api.parametrize()
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
def test_server_keeps_its_document(case: Case[Any], small: Served) -> None:
    """No failure of ours, only documented statuses, types, headers and bodies; good data is
    taken and bad data is refused."""
    response = case.call(base_url=small.url, headers={"Authorization": f"Bearer {small.key}"})
    streamed = response.headers.get("content-type", [""])[0].startswith("text/event-stream")
    # The document gives a stream's schema as text; schemathesis would hold each event to it.
    case.validate_response(
        response, excluded_checks=[response_schema_conformance] if streamed else []
    )
    if streamed:
        check_events(response.content)


def check_events(body: bytes) -> None:
    """The stream is events that name their own type, then the marker of its end."""
    *told, done = [event for event in body.decode().split("\n\n") if event[:1] not in ("", ":")]
    assert done == "data: [DONE]"
    for event in told:
        name, data = event.split("\n")
        assert json.loads(data.removeprefix("data: "))["type"] == name.removeprefix("event: ")
    assert told[-1].startswith(("event: image_generation.completed", "event: error"))
