"""OpenAI's images API as an upstream's dialect: generations, and edits for references.

It knows less than Seedream's: no sets, few sizes, no mark. What it lacks is done by several calls
(sets), by an edit (references) or by our finisher (exact size, mark, format), and reported. The
quirks of each server are data, in openai_profiles.toml.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import AsyncExitStack, aclosing
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
from seedbed.engines.upstream.openai_notes import about_size, notes
from seedbed.engines.upstream.openai_profile import Profile, profile_of
from seedbed.engines.upstream.openai_refused import refused_by, told_within
from seedbed.engines.upstream.openai_sizes import nearest
from seedbed.engines.upstream.spooled import Spooled
from seedbed.errors import ContentRefused, EngineFailed
from seedbed.types import Drawn, Note, Picture, Refusal

if TYPE_CHECKING:
    from seedbed.engines.upstream.dialect import Answer, Call
    from seedbed.engines.upstream.upstream import Upstream
    from seedbed.types import Plan, Shot


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
                )
            )
            try:
                async with aclosing(_read(call, answer)) as heard:
                    async for item in heard:
                        yield item
            except ContentRefused as error:
                if len(call.plan.shots) == 1:
                    raise
                call.accepted(answer.request_id)
                call.counted(0)
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
    if answer.status != 200:
        raise await refused_by(answer, call.upstream)
    if (progress := call.accepted(answer.request_id)) is not None:
        yield progress
    reading = _events if answer.media_type == "text/event-stream" else _whole
    async with aclosing(reading(call, answer)) as heard:
        async for item in heard:
            yield item


async def _whole(call: Call, answer: Answer) -> AsyncGenerator[Drawn, None]:
    """One JSON body with all pictures of the call."""
    told = await read_json(answer, call.results)
    found = _found(told)
    if isinstance(told, Mapping) and "error" in told and not found:
        raise told_within(told, call.upstream, answer.request_id)
    for shot, picture in zip(call.shots, found, strict=False):
        yield await _kept(call, shot, picture)
    call.counted(len(found), _tokens(told))
    if len(found) < len(call.shots):
        raise EngineFailed(
            cause=f"{call.upstream.name}: {len(found)} of {len(call.shots)} pictures"
        )


async def _events(call: Call, answer: Answer) -> AsyncGenerator[Drawn, None]:
    """OpenAI's events: one picture, in `image_generation.completed` or `image_edit.completed`."""
    shot = call.shots[0]
    async with aclosing(read_events(answer, call.results)) as events:
        async for event in events:
            told = event.data
            if not isinstance(told, Mapping):
                continue
            kind = event.name or str(told.get("type", ""))
            if kind == "error" or "error" in told:
                raise told_within(told, call.upstream, answer.request_id)
            if not kind.endswith(".completed"):
                continue  # a sketch on the way
            for found in _found({"data": [told]}):
                yield await _kept(call, shot, found)
                call.counted(1, _tokens(told))
                return
    raise Ambiguous("the stream ended without its picture", request_id=answer.request_id)


def _found(told: Any) -> list[Spooled | str]:
    """The pictures of a body, in order: in a file already, or behind a link."""
    items = told.get("data") if isinstance(told, Mapping) else None
    found: list[Spooled | str] = []
    for item in items if isinstance(items, list) else []:
        if not isinstance(item, Mapping):
            continue
        given = item.get("b64_json") or item.get("url")
        if isinstance(given, Spooled | str):
            found.append(given)
    return found


async def _kept(call: Call, shot: Shot, found: Spooled | str) -> Picture:
    """The picture as the plan wants it: its size, its mark, its format."""
    if isinstance(found, str):
        # SGLang's links have no host.
        found = urljoin(call.upstream.base_url + "/", found)
    plan, upstream = call.plan, call.upstream
    file = await call.results.keep(found, recipe=plan.finish, size=plan.pixels)
    # A tier's shape may have hung on a reference until now.
    noted = about_size(profile_of(upstream), call.model, plan, upstream.settings.max_pixels)
    return Picture(shot.index, file, tuple(noted), drawer=upstream.drawer)


def _tokens(told: Any) -> int | None:
    """The tokens that the server counts, by OpenAI's names; zero is LocalAI's for unknown."""
    usage = told.get("usage") if isinstance(told, Mapping) else None
    tokens = usage.get("total_tokens") if isinstance(usage, Mapping) else None
    return tokens if isinstance(tokens, int) and tokens > 0 else None
