"""Statements 13 to 25, 38 to 40 and 82: what an answer holds and how it is counted."""

from __future__ import annotations

from typing import Any

from seedbed.testing.conformance.expected import good, refused, with_code
from seedbed.testing.conformance.server import Answer, Server, opened
from seedbed.testing.conformance.statement import SMALL, Group, Skipped, ask, expect

answers = Group("answers")
MINIMAL = ask()
_NULLS: dict[str, Any] = dict.fromkeys(
    (
        "image", "seed", "guidance_scale", "response_format", "output_format", "watermark",
        "stream", "optimize_prompt", "optimize_prompt_options", "tools", "n", "user",
        "sequential_image_generation", "sequential_image_generation_options",
    )
)  # fmt: skip


@answers.check(13, "Minimal {model, prompt}: 200, keys model, created, data, usage; one item",
               MINIMAL)  # fmt: skip
async def minimal(server: Server, answer: Answer) -> None:
    good(answer, 1)
    missing = {"model", "created", "data", "usage"} - set(answer.json)
    expect(not missing, f"no {', '.join(sorted(missing))}")


@answers.check(14, "created is integer seconds within 120 s of now", MINIMAL)
async def created(server: Server, answer: Answer) -> None:
    moment = answer.json.get("created")
    expect(isinstance(moment, int), f"created is {moment!r}")
    away = abs(float(moment or 0) - answer.at)
    expect(away < 120 + answer.seconds, f"{away:.0f} s away")


@answers.check(15, "model echoes the requested full id", MINIMAL)
async def echo(server: Server, answer: Answer) -> None:
    asked, told = server.model("main"), answer.json.get("model")
    expect(told == asked, f"{told!r}, not {asked!r}")


@answers.check(16, "Omitted size: 2048x2048, said and drawn", MINIMAL)
async def omitted_size(server: Server, answer: Answer) -> None:
    item = good(answer, 1)[0]
    expect(item.get("size") == "2048x2048", f"size {item.get('size')!r}")
    size = (await server.picture(item)).size
    expect(size == (2048, 2048), f"the picture is {size}")


@answers.check(17, "url and no b64_json when response_format is omitted", MINIMAL)
async def url_by_default(server: Server, answer: Answer) -> None:
    item = good(answer)[0]
    expect("url" in item and "b64_json" not in item, f"the item has {', '.join(item)}")


@answers.check(18, "b64_json decodes to an image; no url, no data: prefix",
               ask(size=SMALL, response_format="b64_json"))  # fmt: skip
async def base64_json(server: Server, answer: Answer) -> None:
    item = good(answer)[0]
    expect("url" not in item, "there is a url too")
    expect(isinstance(item.get("b64_json"), str), f"the item has {', '.join(item)}")
    expect(not item["b64_json"].startswith("data:"), "it begins with data:")
    opened(await server.file(item))


@answers.check(19, 'response_format "jpg": 400 InvalidParameter')
async def unknown_format(server: Server) -> None:
    answer = await server.refusal(response_format="jpg")
    with_code(server, refused(answer, 400, "response_format"), "InvalidParameter")


@answers.check(20, "The files are JPEG by default", MINIMAL)
async def jpeg(server: Server, answer: Answer) -> None:
    data = await server.file(good(answer)[0])
    expect(data.startswith(b"\xff\xd8\xff"), f"the file begins {data[:4]!r}")


@answers.check(
    21, 'lite with output_format "png": PNG', ask("lite", size="2K", output_format="png")
)
async def png(server: Server, answer: Answer) -> None:
    data = await server.file(good(answer)[0])
    expect(data.startswith(b"\x89PNG\r\n\x1a\n"), f"the file begins {data[:4]!r}")


@answers.check(22, '4.5 with output_format "png": 400, "not supported" (strict servers)',
               ask("4.5", size="2K", output_format="png"))  # fmt: skip
async def png_refused(server: Server, answer: Answer) -> None:
    if answer.status == 200:
        raise Skipped("the server is not strict: it takes the field on 4.5")
    refused(answer, 400, "output_format", "not supported")


@answers.check(23, "usage.generated_images is the number of items without error", MINIMAL)
async def generated_images(server: Server, answer: Answer) -> None:
    made = sum("error" not in item for item in good(answer))
    told = answer.usage.get("generated_images")
    expect(told == made, f"{told!r} for {made} pictures")


@answers.check(24, "usage.output_tokens is width x height / 256, rounded down; 2048²: 16384",
               MINIMAL)  # fmt: skip
async def output_tokens(server: Server, answer: Answer) -> None:
    told = answer.usage.get("output_tokens")
    expect(told == tokens(answer), f"{told!r}, not {tokens(answer)}")


@answers.check(25, "usage.total_tokens equals usage.output_tokens", MINIMAL)
async def total_tokens(server: Server, answer: Answer) -> None:
    expect(answer.usage.get("total_tokens") == answer.usage.get("output_tokens"), str(answer.usage))


@answers.check(38, "All optional fields null: as if omitted", ask(size=SMALL, **_NULLS))
async def nulls(server: Server, answer: Answer) -> None:
    good(answer, 1)


@answers.check(39, "n, user, quality, style are tolerated",
               ask(size=SMALL, n=1, user="u", quality="hd", style="vivid"))  # fmt: skip
async def openai_fields(server: Server, answer: Answer) -> None:
    good(answer)


@answers.check(40, "An unknown key is tolerated", ask(size=SMALL, no_such_field={"deep": [1, 2]}))
async def unknown_key(server: Server, answer: Answer) -> None:
    good(answer)


@answers.check(82, "A Chinese prompt: 200", ask(size=SMALL, prompt="雪地里的一只红狐狸"))
async def chinese(server: Server, answer: Answer) -> None:
    good(answer)


def tokens(answer: Answer) -> int:
    """The tokens of the pictures in an answer, by their told sizes."""
    pixels = 0
    for item in answer.items:
        width, _, height = str(item.get("size", "0x0")).partition("x")
        if width.isdigit() and height.isdigit():
            pixels += int(width) * int(height)
    return pixels // 256
