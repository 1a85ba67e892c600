"""The OpenAPI document, derived from the request model and the error classes.

docs/openapi.json is this document, committed; a test compares.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from seedbed import __version__, errors
from seedbed.docstrings import meanings
from seedbed.errors import SeedbedError
from seedbed.wire import request
from seedbed.wire.request import GenerationRequest

_SAMPLE_ID = "02" + "1763800000000" + "0" * 38


@cache
def document() -> dict[str, Any]:
    """The document as plain JSON values (OpenAPI 3.1)."""
    schema = GenerationRequest.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas = dict(schema.pop("$defs", {}))
    schemas["GenerationRequest"] = schema
    for name, part in schemas.items():
        if part.get("type") == "object":
            part["propertyNames"] = {"pattern": "^[^\\u0000]*$"}  # no NUL anywhere in a body
        for field, meaning in meanings(getattr(request, name)).items():
            part["properties"][field]["description"] = meaning
    schemas |= _answers()
    paths: dict[str, Any] = {}
    for base in ("/v1", "/api/v3"):
        paths[f"{base}/images/generations"] = {"post": _generations(base)}
        paths[f"{base}/images/edits"] = {"post": _edits(base)}
        paths[f"{base}/models"] = {"get": _models(base)}
    paths["/healthz"] = {"get": _plain("healthz", "The process answers", "200")}
    paths["/readyz"] = {
        "get": _plain("readyz", "Work can be taken; 503 says why not", "200", "503")
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Seedbed",
            "version": __version__,
            "description": "Seedream's images API, served by engines of your own.",
        },
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
        },
    }


def _generations(base: str) -> dict[str, Any]:
    return {
        "operationId": f"generations{_suffix(base)}",
        "summary": "Generate pictures from a prompt and up to 14 references",
        "security": [{"key": []}],
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": _ref("GenerationRequest")}},
        },
        "responses": _responses(),
    }


def _edits(base: str) -> dict[str, Any]:
    form = {
        "type": "object",
        "required": ["model", "prompt"],
        "properties": {
            "model": {"type": "string"},
            "prompt": {"type": "string"},
            "image": {"type": "array", "items": {"type": "string", "format": "binary"}},
            "size": {"type": "string"},
            "n": {"type": "integer"},
            "response_format": {"type": "string", "enum": ["url", "b64_json"]},
            "output_format": {"type": "string", "enum": ["png", "jpeg"]},
        },
    }
    return {
        "operationId": f"edits{_suffix(base)}",
        "summary": "OpenAI's edits form, on the same path: files become references",
        "security": [{"key": []}],
        "requestBody": {"required": True, "content": {"multipart/form-data": {"schema": form}}},
        "responses": _responses(),
    }


def _models(base: str) -> dict[str, Any]:
    return {
        "operationId": f"models{_suffix(base)}",
        "summary": "Every model id that is served",
        "security": [{"key": []}],
        "responses": {
            "200": _json_response("The ids", "ModelList"),
            "401": _json_response("No valid key", "Error"),
        },
    }


def _responses() -> dict[str, Any]:
    ready = _json_response("The pictures; with `stream`, one event for each", "Answer")
    ready["content"]["text/event-stream"] = {"schema": {"type": "string"}}
    ready["headers"] = {
        "X-Request-Id": {"schema": {"type": "string", "examples": [_SAMPLE_ID]}},
        "X-Seedbed-Engine": {"schema": {"type": "string"}},
        "X-Seedbed-Fidelity": {
            "description": "Fields that were emulated, partly done or ignored",
            "schema": {"type": "string"},
        },
    }
    statuses: dict[int, set[str]] = {}
    for kind in every_error():
        statuses.setdefault(kind.status, set()).add(kind.code)
    errors = {
        str(status): _json_response(", ".join(sorted(codes)), "Error")
        for status, codes in sorted(statuses.items())
    }
    return {"200": ready, **errors}


def every_error() -> list[type[SeedbedError]]:
    """The classes of errors.py, in its order; not what others derive from them."""
    return [
        kind
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, SeedbedError)
    ]


def _answers() -> dict[str, Any]:
    text, count = {"type": "string"}, {"type": "integer", "minimum": 0}
    error = {
        "type": "object",
        "required": ["code", "message"],
        "properties": {"code": text, "message": text, "param": text, "type": text},
    }
    item = {
        "type": "object",
        "properties": {
            "url": text,
            "b64_json": text,
            "size": {"type": "string", "pattern": r"^\d+x\d+$"},
            "output_format": {"type": "string", "enum": ["png", "jpeg"]},
            "error": error,
        },
    }
    usage = {
        "type": "object",
        "required": ["generated_images", "output_tokens", "total_tokens"],
        "properties": {
            "generated_images": count,
            "output_tokens": count,
            "total_tokens": count,
            "input_images": count,
            "tool_usage": {"type": "object", "properties": {"web_search": count}},
        },
    }
    return {
        "Answer": {
            "type": "object",
            "required": ["model", "created", "data", "usage"],
            "properties": {
                "model": text,
                "created": {"type": "integer", "description": "Unix seconds"},
                "data": {"type": "array", "items": item},
                "tools": {"type": "array", "items": {"type": "object"}},
                "usage": usage,
            },
        },
        "Error": {
            "type": "object",
            "required": ["error"],
            "properties": {"error": error},
        },
        "ModelList": {
            "type": "object",
            "required": ["object", "data"],
            "properties": {
                "object": {"const": "list"},
                "data": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "required": ["id", "object", "created", "owned_by"],
                        "properties": {
                            "id": text,
                            "object": {"const": "model"},
                            "created": count,
                            "owned_by": text,
                            "name": text,
                        },
                    },
                },
            },
        },
    }


def _plain(name: str, summary: str, *statuses: str) -> dict[str, Any]:
    body = {"application/json": {"schema": {"type": "object"}}}
    return {
        "operationId": name,
        "summary": summary,
        "responses": {status: {"description": summary, "content": body} for status in statuses},
    }


def _json_response(description: str, schema: str) -> dict[str, Any]:
    return {
        "description": description,
        "content": {"application/json": {"schema": _ref(schema)}},
    }


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def _suffix(base: str) -> str:
    return "" if base == "/v1" else "_ark"
