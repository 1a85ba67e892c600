"""Statements 61 to 64, 66 and 67: streams, read frame by frame."""

from __future__ import annotations

from seedbed.testing.conformance.expected import refused
from seedbed.testing.conformance.server import Answer, Frame, Server
from seedbed.testing.conformance.statement import SMALL, Group, Skipped, ask, expect
from seedbed.wire.events import COMPLETED, FAILED, SUCCEEDED

streams = Group("streams")
_ONE = ask(size=SMALL, stream=True)
_THREE = ask(
    pictures=3, size=SMALL, stream=True, prompt="a set of 3 posters of a cat",
    sequential_image_generation="auto", sequential_image_generation_options={"max_images": 3},
)  # fmt: skip
_QUICK_SECONDS = 0.5  # a stream this short may well come in one piece
_APART_SECONDS = 0.005  # pictures that were sent as they came are not closer than this


def _frames(answer: Answer) -> tuple[Frame, ...]:
    kind = answer.headers.get("Content-Type", "")
    expect(answer.status == 200, f"status {answer.status}: {answer.brief}")
    expect(kind.startswith("text/event-stream"), f"Content-Type {kind!r}")
    expect(answer.frames, "no frames")
    return answer.frames


def _pictures(frames: tuple[Frame, ...]) -> list[Frame]:
    return [frame for frame in frames if frame.event in (SUCCEEDED, FAILED)]


@streams.check(61, "A stream is text/event-stream; its first picture is partial_succeeded; type "
               "equals the event's name", _ONE)  # fmt: skip
async def first_event(server: Server, answer: Answer) -> None:
    frames = _frames(answer)
    expect(frames[0].event == SUCCEEDED, f"the first event is {frames[0].event!r}")
    for frame in frames:
        if frame.event:
            kind = frame.body.get("type")
            expect(kind == frame.event, f"type {kind!r} in event {frame.event!r}")


@streams.check(62, "image_index counts from 0; one completed, then data: [DONE], then the end",
               _THREE)  # fmt: skip
async def order(server: Server, answer: Answer) -> None:
    frames = _frames(answer)
    indices = [frame.body.get("image_index") for frame in _pictures(frames)]
    expect(indices == list(range(len(indices))), f"image_index {indices}")
    expect(frames[-1].data == "[DONE]", f"the last frame is {frames[-1].data[:60]!r}")
    events = [frame.event for frame in frames]
    expect(events.count(COMPLETED) == 1, f"{events.count(COMPLETED)} completed events")
    expect(len(events) > 1 and events[-2] == COMPLETED, f"before [DONE] came {events[-2:]}")


@streams.check(63, "completed has the usage of the formula", _THREE)
async def usage(server: Server, answer: Answer) -> None:
    frames = _frames(answer)
    made = [frame.body for frame in frames if frame.event == SUCCEEDED]
    last = [frame.body for frame in frames if frame.event == COMPLETED]
    expect(last, "no completed event")
    pixels = 0
    for body in made:
        width, _, height = str(body.get("size", "")).partition("x")
        expect(width.isdigit() and height.isdigit(), f"size {body.get('size')!r}")
        pixels += int(width) * int(height)
    told = last[0].get("usage")
    expect(isinstance(told, dict), f"usage {told!r}")
    wanted = {
        "generated_images": len(made),
        "output_tokens": pixels // 256,
        "total_tokens": pixels // 256,
    }
    seen = {name: (told or {}).get(name) for name in wanted}
    expect(seen == wanted, f"{seen}, not {wanted}")


@streams.check(64, "With b64_json the frames carry b64_json and no url",
               ask(size=SMALL, stream=True, response_format="b64_json"))  # fmt: skip
async def base64_json(server: Server, answer: Answer) -> None:
    for frame in _pictures(_frames(answer)):
        body = frame.body
        expect("b64_json" in body and "url" not in body, f"a frame has {', '.join(body)}")
        await server.picture(body)


@streams.check(66, "An invalid parameter in a stream: HTTP 400 as JSON")
async def invalid(server: Server) -> None:
    answer = await server.refusal(stream=True, size="big")
    kind = answer.headers.get("Content-Type", "")
    expect(kind.startswith("application/json"), f"Content-Type {kind!r}")
    refused(answer, 400)


@streams.check(67, "Frames come one by one, the first before the last picture is done", _THREE)
async def progressive(server: Server, answer: Answer) -> None:
    arrived = [frame.at for frame in _pictures(_frames(answer))]
    if len(arrived) < 2:
        raise Skipped("the set had only one picture")
    if arrived[-1] - arrived[0] >= _APART_SECONDS:
        return
    if answer.seconds < _QUICK_SECONDS:
        raise Skipped(f"too quick to tell: all of it came within {answer.seconds:.2f} s")
    expect(False, f"{len(arrived)} pictures came together after {answer.seconds:.1f} s")
