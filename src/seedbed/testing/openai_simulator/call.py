"""What the simulator remembers of a request, and how it takes one in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import BodyPartReader, web


@dataclass(frozen=True, slots=True)
class Upload:
    """One file of a form."""

    name: str
    """The form field's."""
    filename: str
    media_type: str
    data: bytes = field(repr=False)


@dataclass
class Call:
    """One request that was read whole, and what became of it."""

    path: str
    headers: Mapping[str, str]
    """As they came; names compare without case."""
    fields: Mapping[str, Any]
    """A JSON body's fields, or a form's as text; of a repeated field the last."""
    files: tuple[Upload, ...]
    at: float
    """When it was read, `time.monotonic()`."""
    request_id: str
    status: int | None = None
    """What was answered; None while nothing was, or when nothing ever is."""
    pictures: int = 0
    """Pictures that were made, delivered or not."""
    seeds: tuple[int, ...] = ()
    """The seed of each picture that it was to make; equal ones are equal pictures."""
    finished: bool = False
    """Whether the whole answer was sent."""
    left: bool = False
    """Whether the client left before that."""

    @property
    def edits(self) -> bool:
        """Whether it went to images/edits."""
        return self.path.endswith("/edits")


async def fields_of(request: web.Request) -> tuple[dict[str, Any], tuple[Upload, ...]]:
    """A request's fields and files. Raises: ValueError for a body that is neither."""
    if not request.content_type.startswith("multipart/"):
        body = json.loads(await request.read())
        if not isinstance(body, dict):
            raise ValueError("the body is not an object")
        return body, ()
    fields: dict[str, Any] = {}
    files: list[Upload] = []
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            raise ValueError("a part of the form is a form itself")
        data = bytes(await part.read())
        if part.filename is None:
            fields[part.name or ""] = data.decode()
        else:
            kind = part.headers.get("Content-Type", "")
            files.append(Upload(part.name or "", part.filename, kind, data))
    return fields, tuple(files)
