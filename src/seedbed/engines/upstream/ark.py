"""Ark's dialect: Seedream's own API, as VolcEngine, BytePlus and CometAPI serve it.

One call asks for a whole set; the upstream decides how many pictures it has. Source: contract.md
sections 3 (answers), 4 (streams).
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing, suppress
from dataclasses import replace
from functools import partial
from typing import Any

from seedbed.engines.upstream.answers import ServerEvent, read_events, read_json
from seedbed.engines.upstream.ark_fields import body_of, converts, is_third, notes
from seedbed.engines.upstream.dialect import Ambiguous, Answer, Call
from seedbed.engines.upstream.refused import refusal, refused, said
from seedbed.engines.upstream.results import elsewhere
from seedbed.engines.upstream.side_by_side import Work, side_by_side
from seedbed.engines.upstream.spooled import Spooled
from seedbed.engines.upstream.upstream import Upstream
from seedbed.errors import EngineFailed, InternalError, InvalidRequest, SeedbedError
from seedbed.logs import log
from seedbed.types import Drawn, Note, Picture, Plan, Refusal, Shot, Size, Usage

PATH = "/images/generations"
_EVENTS, _JSON = "text/event-stream", "application/json"
_SUCCEEDED = "image_generation.partial_succeeded"
_FAILED = "image_generation.partial_failed"
_COMPLETED = "image_generation.completed"
_ERROR = "error"
_KINDS = (_SUCCEEDED, _FAILED, _COMPLETED, _ERROR)
_REST_SECONDS = 0.003  # for what follows the last word; an event may take five milliseconds
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
        body, length = body_of(call.upstream, call.model, call.plan, call.shots)
        accept = _EVENTS if call.plan.stream else _JSON
        async with call.client.post(
            PATH, body, length=length, accept=accept, since=call.since()
        ) as answer:
            if not 200 <= answer.status < 300:  # what made pictures may be billed, 200 or not
                raise await refusal(answer, call.upstream)
            if (progress := call.accepted(answer.request_id)) is not None:
                yield progress
            reading = _Reading(call, answer)
            if answer.media_type != _EVENTS and not reading.waits:
                for index, item in enumerate(await reading.items(), call.shots[0].index):
                    yield await reading.picture(index, item)
            else:
                at_once = _MOST_AT_ONCE if reading.waits else 1
                async with aclosing(side_by_side(reading.coming(), at_once)) as ready:
                    async for drawn in ready:
                        yield drawn
            if reading.used is not None:
                call.used(reading.used)
            if reading.failure is not None:
                raise reading.failure


def decides_how_many(plan: Plan) -> bool:
    """Whether the upstream decides how many pictures come: of a set, or of layers."""
    return plan.order.get("sequential_image_generation") == "auto" or bool(
        plan.order.get("layer_decomposition")
    )


class _Reading:
    """One good answer on its way in: JSON or events, whichever the upstream sends."""

    used: Usage | None = None
    failure: SeedbedError | None = None
    _is_over = False

    def __init__(self, call: Call, answer: Answer) -> None:
        self._call, self._answer = call, answer
        upstream, plan = call.upstream, call.plan
        self._converts = converts(upstream, plan)
        # Whether the upstream's own link will do: not when the answer must be told again.
        self._passes = (
            upstream.settings.links == "pass"
            and plan.delivery == "url"
            and not plan.keep
            and not self._converts
        )
        self.waits = self._converts or (plan.delivery == "url" and not self._passes)
        """Whether a picture takes its time after the upstream told of it."""

    async def coming(self) -> AsyncGenerator[Work[Drawn], None]:
        """What will be each picture or refusal, as soon as the upstream has told of it.

        Raises: Ambiguous for an answer that breaks off, or is neither of the two, or is empty.
        """
        first = self._call.shots[0].index
        if self._answer.media_type != _EVENTS:
            for index, item in enumerate(await self.items(), first):
                yield partial(self.picture, index, item)
            return
        came, most = 0, _most(self._call)
        async with aclosing(read_events(self._answer, self._call.results)) as events:
            try:
                async for event in events:
                    if self._is_item(event):
                        came += 1
                        if came <= most:
                            yield partial(self.picture, first + came - 1, event.data)
                    elif self._is_over:
                        await _rest(events)
                        break
            except Ambiguous:
                if self.failure is None:  # else it has told how it ended
                    raise
        self._expect_at_most(most, came)
        if self.failure is None and not (came and self._is_over):
            raise self._ambiguous("without its end" if came else "without pictures")

    async def items(self) -> list[Any]:
        """What a JSON answer tells of each picture, or none and a `failure`; whatever type it
        says it has. Raises: as `coming`."""
        body = await read_json(self._answer, self._call.results)
        if not isinstance(body, dict):
            raise self._ambiguous("whose JSON is no object")
        self.used = _usage(body.get("usage"))
        items = body.get("data")
        if not isinstance(items, list) or not items:
            if not _is_error(body.get("error")):
                raise self._ambiguous("without pictures")
            self.failure = self._failure(body)
            return []
        if len(items) > len(self._call.shots):
            most = _most(self._call)
            self._expect_at_most(most, len(items))
            items = items[:most]
        if self._call.plan.stream or not all(map(_has_error, items)):
            return items
        failure = self._failure(items[0])
        if isinstance(failure, InvalidRequest):
            return items
        self.failure = failure  # as the whole request's: a refused picture has no status
        return []

    def _is_item(self, event: ServerEvent) -> bool:
        """Whether it tells of a picture; if not, take note of what it tells."""
        data = event.data
        if not isinstance(data, dict):
            self._is_over = data is None  # the final [DONE]
            return False
        kind = data.get("type")
        if kind not in _KINDS:  # an error may say its own
            kind = event.name
        if kind in (_SUCCEEDED, _FAILED):
            return True
        if kind == _COMPLETED:
            self._is_over = True
            self.used = _usage(data.get("usage"))
        elif kind == _ERROR or _has_error(data):
            self.failure = self._failure(data)
        return False

    async def picture(self, index: int, item: Any) -> Picture | Refusal:
        """One picture, ours; or why not. What fails here fails this one picture only."""
        if not isinstance(item, dict):
            item = {}
        if "error" in item and _has_error(item):
            failure = self._failure(item)
            return Refusal(index, failure.api_code, failure.message)
        found = item.get("b64_json") or item.get("url")
        if not found or not isinstance(found, (str, Spooled)):
            return Refusal(index, EngineFailed.code, self._told("The upstream sent no picture"))
        is_layer = not _LAYER_NAMES.isdisjoint(item)
        layer = {name: item[name] for name in _LAYER if name in item} if is_layer else {}
        size, call = _size(item.get("size")), self._call
        if size is None and is_third(call.plan):  # draws what was asked, and does not say it
            size = call.plan.size
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

    def _expect_at_most(self, most: int, came: int) -> None:
        """Tell the operator of pictures that nobody asked for; they are left out."""
        if came > most:
            name = self._call.upstream.name
            log.warning("more pictures than asked for", upstream=name, came=came, asked=most)

    def _failure(self, body: Mapping[str, Any]) -> SeedbedError:
        """The error in a body, an item or an event, as the caller is told it."""
        error = said(body, self._answer.request_id, self._call.upstream.key)
        if error is None or not error.code or error.code == InternalError.code:
            text = error.told if error is not None and error.message else self._told(
                "The model's upstream had an internal error"
            )  # fmt: skip
            return EngineFailed(text, cause=f"{self._call.upstream.name}: {text}")
        return refused(error, cause=f"{self._call.upstream.name}: {error.code}")

    def _told(self, text: str) -> str:
        request_id = self._answer.request_id
        return f"{text}. Upstream request id: {request_id}" if request_id else text

    def _ambiguous(self, what: str) -> Ambiguous:
        cause = f"a {self._answer.status} {what}"
        return Ambiguous(cause, request_id=self._answer.request_id)


def _most(call: Call) -> int:
    """How many pictures a call may give: what comes beyond was neither asked for nor reserved,
    and would take the place of the next call's."""
    return max(1, call.plan.most) if decides_how_many(call.plan) else len(call.shots)


async def _rest(events: AsyncGenerator[ServerEvent, None]) -> None:
    """Wait shortly for the end of a body that has told all, so that its connection can be kept.
    What goes wrong there is of no matter."""
    with suppress(TimeoutError, Ambiguous):
        async with asyncio.timeout(_REST_SECONDS):
            async for _ in events:
                pass


def _has_error(told: Any) -> bool:
    return isinstance(told, dict) and _is_error(told.get("error"))


def _is_error(told: Any) -> bool:
    """Whether that is an error: there are upstreams that send an empty one and mean none."""
    if isinstance(told, dict):
        return bool(told.get("code") or told.get("message")) or _is_error(told.get("error"))
    return isinstance(told, str) and bool(told.strip())


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
