"""Statements 68 to 73: the visible mark, seeds and the other options."""

from __future__ import annotations

from typing import Any

from PIL import Image, ImageChops

from seedbed.testing.conformance.expected import good, refused
from seedbed.testing.conformance.server import Answer, Server
from seedbed.testing.conformance.statement import SMALL, Ask, Failed, Group, Skipped, ask, expect

options = Group("options")
_NOISE = 40  # of 255: what JPEG changes beside an edge


def _seeded(seed: int = 0, **more: Any) -> Ask:
    return ask(size=SMALL, seed=seed, response_format="b64_json", **more)


_PLAIN, _MARKED = _seeded(watermark=False), _seeded(watermark=True)
_AGAIN = _seeded(watermark=False, user="again")
_STREAMED = _seeded(watermark=True, stream=True)


async def _drawn(server: Server, answer: Answer) -> Image.Image:
    item = answer.frames[0].body if answer.frames else good(answer)[0]
    return (await server.picture(item)).convert("RGB")


def _changed(first: Image.Image, second: Image.Image) -> tuple[int, int, int, int] | None:
    """The box of what differs by more than noise."""
    if first.size != second.size:
        raise Failed(f"sizes {first.size} and {second.size}")
    difference = ImageChops.difference(first, second).convert("L")
    return difference.point([0] * _NOISE + [255] * (256 - _NOISE)).getbbox()


async def _same_seed_same_picture(server: Server) -> bool:
    plain = await _drawn(server, await server.answer(_PLAIN))
    return _changed(plain, await _drawn(server, await server.answer(_AGAIN))) is None


async def _mark_is_lower_right(server: Server, plain: Answer, marked: Answer) -> None:
    first = await _drawn(server, plain)
    box = _changed(first, await _drawn(server, marked))
    expect(box is not None, "nothing differs: there is no mark")
    if box is None:
        return
    inside = box[0] > first.width * 0.4 and box[1] > first.height * 0.6
    if not inside and not await _same_seed_same_picture(server):
        raise Skipped("the server draws another picture each time, whatever the seed")
    expect(inside, f"the difference is {box} of {first.size}")


@options.check(68, "watermark true and false differ only in the lower right, same seed",
               _PLAIN, _MARKED, _AGAIN)  # fmt: skip
async def mark(server: Server, plain: Answer, marked: Answer, _again: Answer) -> None:
    await _mark_is_lower_right(server, plain, marked)


@options.check(69, "The mark is in b64_json and in the stream as well", _PLAIN, _STREAMED, _AGAIN)
async def mark_in_a_stream(server: Server, plain: Answer, streamed: Answer, _again: Answer) -> None:
    expect(streamed.frames, f"no stream: {streamed.brief}")
    await _mark_is_lower_right(server, plain, streamed)


@options.check(70, "seed -1, 0, 2147483647: 200; -2, 2147483648, x: 400; the same again, the same "
               "picture", _PLAIN, _AGAIN, ask(size=SMALL, seed=-1),
               ask(size=SMALL, seed=2147483647))  # fmt: skip
async def seeds(server: Server, *answers: Answer) -> None:
    for answer in answers:
        good(answer)
    for seed in (-2, 2147483648, "x"):
        refused(await server.refusal(seed=seed), 400, "seed")
    # Seedream itself ignores seeds from 4.0 on, so a server that does is not at fault.


@options.check(71, "guidance_scale is ignored on 4.0 and later, within 1 to 10",
               ask(size=SMALL, guidance_scale=5))  # fmt: skip
async def guidance(server: Server, answer: Answer) -> None:
    good(answer)


@options.check(72, "optimize_prompt_options mode standard, thinking disabled: 200; unknown: 400",
               ask(size=SMALL, optimize_prompt_options={"mode": "standard"}),
               ask(size=SMALL, optimize_prompt_options={"thinking": "disabled"}))  # fmt: skip
async def optimize_prompt(server: Server, standard: Answer, thinking: Answer) -> None:
    good(standard)
    good(thinking)
    refused(await server.refusal(optimize_prompt_options={"mode": "slow"}), 400)


@options.check(73, "lite with web_search: 200, usage.tool_usage.web_search; another tool: 400",
               ask("lite", size="2K", tools=[{"type": "web_search"}]))  # fmt: skip
async def tools(server: Server, answer: Answer) -> None:
    good(answer)
    told = answer.usage.get("tool_usage")
    searched = told.get("web_search") if isinstance(told, dict) else None
    expect(isinstance(searched, int), f"tool_usage {told!r}")
    refused(await server.refusal("lite", tools=[{"type": "code"}]), 400)
