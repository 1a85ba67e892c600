"""Statements 51 to 57: sets of pictures. What is asked for is small, whatever comes of it."""

from __future__ import annotations

from seedbed.testing.conformance.expected import good, refused
from seedbed.testing.conformance.references import MANY
from seedbed.testing.conformance.server import Answer, Server
from seedbed.testing.conformance.statement import SMALL, Group, ask, expect

sets = Group("sets")
_FOUR = ask(
    pictures=4, size=SMALL, prompt="a set of 4 posters of a cat",
    sequential_image_generation="auto", sequential_image_generation_options={"max_images": 4},
)  # fmt: skip


@sets.check(51, '"disabled" and "generate 4 images": exactly one',
            ask(size=SMALL, prompt="generate 4 images of cats",
                sequential_image_generation="disabled"))  # fmt: skip
async def disabled(server: Server, answer: Answer) -> None:
    good(answer, 1)


@sets.check(52, '"auto", "a set of 4", max_images 4: 1 to 4 items, and usage agrees', _FOUR)
async def auto(server: Server, answer: Answer) -> None:
    items = good(answer)
    expect(len(items) <= 4, f"{len(items)} items")
    made = sum("error" not in item for item in items)
    told = answer.usage.get("generated_images")
    expect(told == made, f"generated_images {told!r} for {made}")


@sets.check(53, '"auto" without max_images: never more than 15, references included',
            ask(pictures=2, size=SMALL, image=MANY[:13], sequential_image_generation="auto",
                prompt="generate 30 images of this cat"))  # fmt: skip
async def fifteen(server: Server, answer: Answer) -> None:
    count = len(good(answer))
    expect(count <= 2, f"{count} pictures and 13 references")


@sets.check(54, '13 references, "auto", max_images 15: at most 2',
            ask(pictures=2, size=SMALL, image=MANY[:13], sequential_image_generation="auto",
                sequential_image_generation_options={"max_images": 15},
                prompt="a set of 8 pictures of this cat"))  # fmt: skip
async def joint_bound(server: Server, answer: Answer) -> None:
    count = len(good(answer))
    expect(count <= 2, f"{count} pictures and 13 references")


@sets.check(55, 'max_images 0, 16, "3", 1.5: 400; with "disabled": not read',
            ask(size=SMALL, sequential_image_generation="disabled",
                sequential_image_generation_options={"max_images": 0}))  # fmt: skip
async def max_images(server: Server, answer: Answer) -> None:
    good(answer, 1)
    for most in (0, 16, "3", 1.5):
        options = {"max_images": most}
        refusal = await server.refusal(
            sequential_image_generation="auto", sequential_image_generation_options=options
        )
        refused(refusal, 400, "max_images")


@sets.check(56, 'sequential_image_generation "on": 400')
async def unknown_value(server: Server) -> None:
    answer = await server.refusal(sequential_image_generation="on")
    refused(answer, 400, "sequential_image_generation")


@sets.check(57, 'pro with sequential_image_generation: 400 "not supported"')
async def pro(server: Server) -> None:
    answer = await server.refusal("pro", sequential_image_generation="disabled")
    refused(answer, 400, "not supported")
