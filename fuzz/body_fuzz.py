"""Mutated bodies and data URIs: `python fuzz/body_fuzz.py --runs 300000`.

Anything but a request or a refusal ends the run, and so does a body that the standard library
reads differently.
"""

from __future__ import annotations

import base64
import json
from typing import Any

import atheris

with atheris.instrument_imports(include=["seedbed.wire", "seedbed.references"]):
    from seedbed.errors import InvalidRequest
    from seedbed.references.data_uri import source_of
    from seedbed.types import InlineSource
    from seedbed.wire.json_text import DEEPEST
    from seedbed.wire.request import parse

from running import run
from seeds import bodies


def one(data: bytes) -> None:
    """Read one input as a body, as a reference, and its references when it is a body."""
    try:
        request = parse(data)
    except InvalidRequest as error:
        if error.status != 400 or not error.message or len(error.message) > 1000:
            raise AssertionError("a refusal without a reason") from error
        references: tuple[str, ...] = (data.decode("utf-8", "surrogateescape"),)
    else:
        same_to_others(data, request.model, request.prompt)
        references = tuple(image for image in request.images if isinstance(image, str))
    for text in references:
        reference(text)


def same_to_others(data: bytes, model: str, prompt: str) -> None:
    """What was accepted says the same to a reader that keeps the first of two equal names."""

    def first(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if len({name for name, _ in pairs}) < len(pairs):
            raise AssertionError("a name twice")
        return dict(pairs)

    def never(constant: str) -> None:
        raise AssertionError(constant)

    read = json.loads(data, object_pairs_hook=first, parse_constant=never)
    if (read["model"], read["prompt"]) != (model, prompt):
        raise AssertionError("read differently")
    if depth(read) > DEEPEST:
        raise AssertionError("too deep")
    json.dumps(read, ensure_ascii=False, allow_nan=False).encode()


def depth(value: Any) -> int:
    """Levels of arrays and objects."""
    if isinstance(value, dict):
        value = list(value.values())
    return 1 + max(map(depth, value), default=0) if isinstance(value, list) else 0


def reference(text: str) -> None:
    """Read one reference."""
    try:
        source = source_of(text, max_bytes=4096)
    except InvalidRequest as error:
        if error.status != 400 or not error.message:
            raise AssertionError("a refusal without a reason") from error
        return
    if isinstance(source, InlineSource):
        plain = base64.b64decode(text.partition(",")[2], validate=True)
        if source.data != plain or not text.startswith("data:image/"):
            raise AssertionError("read differently")


if __name__ == "__main__":
    run(one, bodies(), 4096)
