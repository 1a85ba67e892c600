"""Ark's dialect: Seedream's own API, as VolcEngine, BytePlus and CometAPI serve it.

One call asks for a whole set; the upstream decides how many pictures it has. Source: contract.md
sections 3 (answers), 4 (streams).
"""

from __future__ import annotations

import re
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import replace
from functools import partial
from typing import Any

from seedbed.engines.upstream.answers import ServerEvent, read_events, read_json
from seedbed.engines.upstream.ark_fields import body_of, converts, notes
from seedbed.engines.upstream.dialect import Ambiguous, Answer, Call
from seedbed.engines.upstream.refused import refusal, refused, said
from seedbed.engines.upstream.results import elsewhere
from seedbed.engines.upstream.side_by_side import Work, side_by_side
from seedbed.engines.upstream.spooled import Spooled
from seedbed.engines.upstream.upstream import Upstream
from seedbed.errors import EngineFailed, InternalError, SeedbedError
from seedbed.logs import log
from seedbed.types import Drawn, Note, Picture, Plan, Refusal, Shot, Size, Usage

PATH = "/images/generations"
_EVENTS, _JSON = "text/event-stream", "application/json"
_SUCCEEDED = "image_generation.partial_succeeded"
_FAILED = "image_generation.partial_failed"
_COMPLETED = "image_generation.completed"
_ERROR = "error"
_LAYER = ("z_index", "name", "description", "bounding_box")  # contract section 3, layers
_LAYER_NAMES = frozenset(_LAYER)
_SIZE = re.compile(r"([0-9]{1,6})[xX×]([0-9]{1,6})")
_MOST_AT_ONCE = 4  # downloads of one answer's pictures


class ArkDialect:
    """See dialect.Dialect."""

    name = "ark"

    def consider(self, upstream: Upstream, plan: Plan) -> Sequence[Note]:
        """See Dialect.consider."""
        return notes(upstream, plan)

    def first(
        self, upstream: Upstream, plan: Plan, left: tuple[Shot, ...]
    ) -> tuple[tuple[Shot, ...], bool]:
        """A set is one call, whose pictures the upstream counts; all others are single ones."""
        if decides_how_many(plan):
            return left, True
        return left[:1], False

    async def draw(self, call: Call) -> AsyncGenerator[Drawn, None]:
        """See Dialect.draw."""
        body, length = body_of(call.upstream, call.model, call.plan)
        accept = _EVENTS if call.plan.stream else _JSON
        async with call.client.post(PATH, body, length=length, accept=accept) as answer:
            if answer.status != 200:
                raise await refusal(answer, call.upstream)
            if (progress := call.accepted(answer.request_id)) is not None:
                yield progress
            reading = _Reading(call, answer)
            if answer.media_type == _JSON and not reading.waits:
                for index, item in enumerate(await reading.items(), call.shots[0].index):
                    yield await reading.picture(index, item)
            else:
                at_once = _MOST_AT_ONCE if reading.waits else 1
                async with aclosing(side_by_side(reading.coming(), at_once)) as ready:
                    async for drawn in ready:
                        yield drawn
            if reading.failure is not None:
                raise reading.failure
            if reading.used is not None:
                call.used(reading.used)


def decides_how_many(plan: Plan) -> bool:
    """Whether the upstream decides how many pictures come: of a set, or of layers."""
    return plan.order.get("sequential_image_generation") == "auto" or bool(
        plan.order.get("layer_decomposition")
    )


class _Reading:
    """One good answer on its way in: JSON or events, whichever the upstream sends."""

    used: Usage | None = None
    failure: SeedbedError | None = None

    def __init__(self, call: Call, answer: Answer) -> None:
        self._call, self._answer = call, answer
        upstream, plan = call.upstream, call.plan
        # Whether the upstream's own link will do: not when the answer must be told again.
        self._passes = upstream.settings.links == "pass" and not plan.keep
        self._converts = converts(upstream, plan)
        self.waits = self._converts or (plan.delivery == "url" and not self._passes)
        """Whether a picture takes its time after the upstream told of it."""

    async def coming(self) -> AsyncGenerator[Work[Drawn], None]:
        """What will be each picture or refusal, as soon as the upstream has told of it.

        Raises: Ambiguous for an answer that breaks off, or is neither of the two, or is empty.
        """
        kind, index = self._answer.media_type, self._call.shots[0].index
        if kind == _JSON:
            for item in await self.items():
                yield partial(self.picture, index, item)
                index += 1
        elif kind == _EVENTS:
            first = index
            async with aclosing(read_events(self._answer, self._call.results)) as events:
                async for event in events:
                    if self._is_item(event):
                        yield partial(self.picture, index, event.data)
                        index += 1
            if index == first and self.failure is None:
                raise self._ambiguous("a 200 without pictures")
        else:
            raise self._ambiguous(f"a 200 with {kind or 'no media type'}")

    async def items(self) -> list[Any]:
        """What a JSON answer tells of each picture. Raises: as `coming`."""
        body = await read_json(self._answer, self._call.results)
        if not isinstance(body, dict):
            raise self._ambiguous("a 200 whose JSON is no object")
        items = body.get("data")
        if not isinstance(items, list):
            if body.get("error") is None:
                raise self._ambiguous("a 200 without data")
            self.failure = self._failure(body)
            return []
        if not items:
            raise self._ambiguous("a 200 without pictures")
        self.used = _usage(body.get("usage"))
        return items

    def _is_item(self, event: ServerEvent) -> bool:
        """Whether it tells of a picture; if not, take note of what it tells."""
        data = event.data
        if not isinstance(data, dict):
            return False  # the final [DONE]
        kind = data.get("type") or event.name
        if kind in (_SUCCEEDED, _FAILED):
            return True
        if kind == _COMPLETED:
            self.used = _usage(data.get("usage"))
        elif kind == _ERROR or "error" in data:
            self.failure = self._failure(data)
        return False

    async def picture(self, index: int, item: Any) -> Picture | Refusal:
        """One picture, ours; or why not. What fails here fails this one picture only."""
        if not isinstance(item, dict):
            item = {}
        if isinstance(item.get("error"), dict):
            failure = self._failure(item)
            return Refusal(index, failure.api_code, failure.message)
        found = item.get("b64_json") or item.get("url")
        if not isinstance(found, (str, Spooled)):
            return Refusal(index, EngineFailed.code, self._told("The upstream sent no picture"))
        is_layer = not _LAYER_NAMES.isdisjoint(item)
        layer = {name: item[name] for name in _LAYER if name in item} if is_layer else {}
        size, call = _size(item.get("size")), self._call
        if self._passes and isinstance(found, str) and size is not None:
            image = elsewhere(found, size, call.plan.created)
            return Picture(index, image, layer=layer, drawer=call.upstream.drawer)
        # The mark is on it already; a label of ours replaces the one that re-encoding loses.
        recipe = replace(call.plan.finish, watermark=None) if self._converts else None
        try:
            file = await call.results.keep(found, recipe=recipe)
        except EngineFailed as error:
            log.warning("picture lost", upstream=call.upstream.name, cause=error.cause)
            text = self._told("The upstream's picture could not be kept")
            return Refusal(index, error.api_code, text)
        return Picture(index, file, layer=layer, drawer=call.upstream.drawer)

    def _failure(self, body: Mapping[str, Any]) -> SeedbedError:
        """The error in a body, an item or an event, as the caller is told it."""
        error = said(body, self._answer.request_id)
        if error is None or not error.code or error.code == InternalError.code:
            text = error.told if error is not None and error.message else self._told(
                "The model's upstream had an internal error"
            )  # fmt: skip
            return EngineFailed(text, cause=f"{self._call.upstream.name}: {text}")
        return refused(error, cause=f"{self._call.upstream.name}: {error.code}")

    def _told(self, text: str) -> str:
        request_id = self._answer.request_id
        return f"{text}. Upstream request id: {request_id}" if request_id else text

    def _ambiguous(self, cause: str) -> Ambiguous:
        return Ambiguous(cause, request_id=self._answer.request_id)


def _usage(told: Any) -> Usage | None:
    """The upstream's usage; None if it told none that can be read."""
    if not isinstance(told, dict):
        return None
    pictures, tokens = _count(told.get("generated_images")), _count(told.get("output_tokens"))
    if pictures is None or tokens is None:
        return None
    tools = told.get("tool_usage")
    searches = _count(tools.get("web_search")) if isinstance(tools, dict) else None
    return Usage(pictures, tokens, _count(told.get("input_images")), searches)


def _count(value: Any) -> int | None:
    return value if type(value) is int and 0 <= value < 1 << 53 else None  # True is no count


def _size(text: Any) -> Size | None:
    """The size in an item, "2048x1024"; some documents print the sign for times."""
    found = _SIZE.fullmatch(text) if isinstance(text, str) else None
    return Size(int(found[1]), int(found[2])) if found else None
