"""OpenAI's images API as an upstream's dialect: generations, and edits for references.

It knows less than Seedream's: no sets, few sizes, no mark. What it lacks is done by several calls
(sets), by an edit (references) or by our finisher (exact size, mark, format), and reported. The
quirks of each server are data, in openai_profiles.toml.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import AsyncExitStack, aclosing
from itertools import chain, repeat
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from seedbed.engines.upstream.answers import read_events, read_json
from seedbed.engines.upstream.dialect import Ambiguous
from seedbed.engines.upstream.openai_body import (
    Posted,
    at_once,
    fields_of,
    json_body,
    with_files,
)
from seedbed.engines.upstream.openai_notes import about_picture, notes
from seedbed.engines.upstream.openai_profile import Profile, profile_of
from seedbed.engines.upstream.openai_refused import refused_by, told_within
from seedbed.engines.upstream.openai_sizes import nearest
from seedbed.engines.upstream.refused import Said
from seedbed.engines.upstream.spooled import Spooled, SpooledFile, SpooledText
from seedbed.errors import ContentRefused, EngineFailed, InvalidRequest, TooMany
from seedbed.logs import log
from seedbed.types import Drawn, ImageFile, ImageText, Note, Picture, Refusal

if TYPE_CHECKING:
    from seedbed.engines.upstream.dialect import Answer, Call
    from seedbed.engines.upstream.upstream import Upstream
    from seedbed.types import Plan, Shot

_NO_PICTURE = "The upstream sent no picture"


class OpenAiDialect:
    """See dialect.Dialect."""

    name = "openai"

    def consider(self, upstream: Upstream, plan: Plan) -> Sequence[Note]:
        """What is emulated, done in part or ignored. Raises: InvalidParameter for what this
        server can neither do nor leave out."""
        profile = profile_of(upstream)
        model = upstream.model(plan.model)
        return tuple(notes(profile, model, plan, upstream.settings.max_pixels))

    def first(
        self, upstream: Upstream, plan: Plan, left: tuple[Shot, ...]
    ) -> tuple[tuple[Shot, ...], bool]:
        """One shot, or as many as the server takes of the same prompt; never fewer come."""
        return left[: at_once(profile_of(upstream), plan)], False

    async def draw(self, call: Call) -> AsyncGenerator[Drawn, None]:
        """See Dialect.draw. A refusal of content, where others are drawn too, is a Refusal."""
        profile = profile_of(call.upstream)
        stream = profile.stream and call.plan.stream and len(call.shots) == 1
        async with AsyncExitStack() as open_until_read:
            posted = await _posted(call, profile, open_until_read, stream=stream)
            answer = await open_until_read.enter_async_context(
                call.client.post(
                    posted.path,
                    posted.body,
                    content_type=posted.content_type,
                    length=posted.length,
                    accept="text/event-stream" if stream else "application/json",
                    since=call.since(),
                )
            )
            try:
                async with aclosing(_read(call, answer)) as heard:
                    async for item in heard:
                        yield item
            except ContentRefused as error:
                call.counted(0)
                if len(call.plan.shots) == 1:
                    raise
                call.accepted(answer.request_id)
                for shot in call.shots:
                    yield Refusal(shot.index, error.api_code, error.message)


async def _posted(
    call: Call, profile: Profile, open_until_read: AsyncExitStack, *, stream: bool
) -> Posted:
    """The request; the references' files stay until it is answered."""
    size = nearest(profile, call.model, call.plan.pixels, call.upstream.settings.max_pixels)
    fields = fields_of(call, profile, size, stream=stream)
    if not call.plan.sources:
        return json_body(fields)
    files = await open_until_read.enter_async_context(call.files(profile.reads))
    return with_files(fields, files[: profile.references], profile)


async def _read(call: Call, answer: Answer) -> AsyncGenerator[Drawn, None]:
    """What the answer says, as it says it."""
    if not 200 <= answer.status < 300:
        raise await refused_by(answer, call.upstream)
    if (progress := call.accepted(answer.request_id)) is not None:
        yield progress
    reading = _events if answer.media_type == "text/event-stream" else _whole
    async with aclosing(reading(call, answer)) as heard:
        async for item in heard:
            yield item


async def _whole(call: Call, answer: Answer) -> AsyncGenerator[Drawn, None]:
    """One JSON body with all pictures of the call: each item is that of the shot in its place."""
    told = await read_json(answer, call.results)
    body = told if isinstance(told, Mapping) else {}
    items = body["data"] if isinstance(body.get("data"), list) else []
    pictures = sum(_found(item) is not None for item in items)
    if body.get("error") and not pictures:
        raise told_within(body, call.upstream, answer.request_id)
    if not pictures and not any(isinstance(item, Mapping) and item.get("error") for item in items):
        raise Ambiguous("a good answer without pictures", request_id=answer.request_id)
    call.counted(pictures, _tokens(body))
    for shot, item in zip(call.shots, chain(items, repeat(None)), strict=False):
        yield await _settled(call, answer, shot, item)


async def _events(call: Call, answer: Answer) -> AsyncGenerator[Drawn, None]:
    """OpenAI's events: one picture, in `image_generation.completed` or `image_edit.completed`.

    A kind stands in the event's name, in its data, or in both.
    """
    async with aclosing(read_events(answer, call.results)) as events:
        async for event in events:
            told = event.data
            if not isinstance(told, Mapping):
                continue
            kinds = (event.name, str(told.get("type", "")))
            if "error" in kinds or told.get("error"):
                raise told_within(told, call.upstream, answer.request_id)
            if any(kind.endswith(".completed") for kind in kinds):
                call.counted(1, _tokens(told))
                yield await _settled(call, answer, call.shots[0], told)
                return
            # else a sketch on the way
    raise Ambiguous("the stream ended without its picture", request_id=answer.request_id)


async def _settled(call: Call, answer: Answer, shot: Shot, item: Any) -> Picture | Refusal:
    """The picture of an item, or why there is none: one that is lost costs no other.

    Raises: that error, where nothing else was asked for, so that the answer has its status;
    StorageFailed.
    """
    try:
        return await _picture(call, answer, shot, item)
    except (InvalidRequest, TooMany, EngineFailed) as error:
        if len(call.plan.shots) == 1:
            raise
        if isinstance(error, EngineFailed):
            log.warning("picture lost", upstream=call.upstream.name, cause=error.cause)
        return Refusal(shot.index, error.api_code, error.message)


async def _picture(call: Call, answer: Answer, shot: Shot, item: Any) -> Picture:
    """The item's picture as the plan wants it: its size, its mark, its format.

    Raises: the item's own error; EngineFailed for a picture that is not there or cannot be had.
    """
    plan, upstream = call.plan, call.upstream
    found = _found(item)
    if found is None:
        if isinstance(item, Mapping) and item.get("error"):
            raise told_within(item, upstream, answer.request_id)
        raise _lost(call, answer, _NO_PICTURE, f"nothing for picture {shot.index}")
    if isinstance(found, str):
        # SGLang's links have no host.
        found = urljoin(upstream.base_url + "/", found)
    try:
        came = await call.results.keep(found)
        file = await call.results.keep(_as_found(came), recipe=plan.finish, size=plan.pixels)
    except EngineFailed as error:
        text = "The upstream's picture could not be kept"
        raise _lost(call, answer, text, error.cause) from error
    profile, limit = profile_of(upstream), upstream.settings.max_pixels
    noted = about_picture(profile, call.model, plan, limit, came)
    return Picture(shot.index, file, tuple(noted), drawer=upstream.drawer)


def _found(item: Any) -> Spooled | str | None:
    """An item's picture: spooled already, or behind a link."""
    given = (item.get("b64_json") or item.get("url")) if isinstance(item, Mapping) else None
    return given if given and isinstance(given, Spooled | str) else None


def _as_found(came: ImageFile | ImageText) -> Spooled:
    """A picture that was kept as it came, to be kept as the plan wants it."""
    if isinstance(came, ImageText):
        return SpooledText(came.parts, came.byte_count)
    return SpooledFile(came.path, came.byte_count)


def _lost(call: Call, answer: Answer, text: str, cause: str) -> EngineFailed:
    """What is told of a good answer's missing picture, with the upstream's id of the request."""
    told = Said("", text, request_id=answer.request_id).told
    return EngineFailed(told, cause=f"{call.upstream.name}: {cause} ({answer.request_id})")


def _tokens(told: Any) -> int | None:
    """The tokens that the server counts, by OpenAI's names; zero is LocalAI's for unknown."""
    usage = told.get("usage") if isinstance(told, Mapping) else None
    tokens = usage.get("total_tokens") if isinstance(usage, Mapping) else None
    return tokens if isinstance(tokens, int) and tokens > 0 else None
