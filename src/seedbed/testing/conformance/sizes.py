"""Statements 26 to 37: tiers, exact pixels and their limits."""

from __future__ import annotations

from seedbed.planning.catalog import Catalog
from seedbed.planning.size import table
from seedbed.settings import Settings
from seedbed.testing.conformance.expected import good, refused, with_code
from seedbed.testing.conformance.server import Answer, Server
from seedbed.testing.conformance.statement import Group, ask, expect

sizes = Group("sizes")
_AREA_2K = 2048 * 2048


def _size(answer: Answer) -> str:
    return str(good(answer)[0].get("size"))


def _is_2k(size: str) -> bool:
    """A row of the 2K column, or within 5 % of its area."""
    rows = {str(row) for row in table(Catalog(Settings()).resolve("seedream-4-0"), "2K").values()}
    width, _, height = size.partition("x")
    near = width.isdigit() and height.isdigit()
    return size in rows or (near and abs(int(width) * int(height) / _AREA_2K - 1) <= 0.05)


@sizes.check(26, "2848x1600 is drawn at exactly that and echoed", ask(size="2848x1600"))
async def exact(server: Server, answer: Answer) -> None:
    expect(_size(answer) == "2848x1600", f"size {_size(answer)}")
    drawn = (await server.picture(good(answer)[0])).size
    expect(drawn == (2848, 1600), f"the picture is {drawn}")


@sizes.check(27, "2K with a plain prompt: a row of the 2K table, or about 4.2 MP", ask(size="2K"))
async def tier(server: Server, answer: Answer) -> None:
    expect(_is_2k(_size(answer)), f"size {_size(answer)}")


@sizes.check(28, "2k behaves as 2K", ask(size="2k"))
async def lower_case(server: Server, answer: Answer) -> None:
    expect(_is_2k(_size(answer)), f"size {_size(answer)}")


@sizes.check(29, "2K and a prompt that states 16:9: 2848x1600",
             ask(size="2K", prompt="a cat on a sofa, 16:9"))  # fmt: skip
async def wide(server: Server, answer: Answer) -> None:
    expect(_size(answer) == "2848x1600", f"size {_size(answer)}")


@sizes.check(30, "4K and a prompt that states 9:16: 3040x5504",
             ask(size="4K", prompt="9:16 picture of a tower"))  # fmt: skip
async def tall(server: Server, answer: Answer) -> None:
    expect(_size(answer) == "3040x5504", f"size {_size(answer)}")


@sizes.check(31, "4.5 with 1K: 400 naming size and the tiers; 4.0 with 1K: 200",
             ask("4.0", size="1K"))  # fmt: skip
async def tier_of_another_model(server: Server, answer: Answer) -> None:
    good(answer)
    message = str(refused(await server.refusal("4.5", size="1K"), 400).get("message")).lower()
    expect(all(word in message for word in ("size", "2k", "4k")), message[:160])


@sizes.check(32, "4.5 with 1500x1500: 400 with the least pixels; 4.0: 1600x600 good, 800x800 not",
             ask("4.0", size="1600x600"))  # fmt: skip
async def least_pixels(server: Server, answer: Answer) -> None:
    good(answer)
    refused(await server.refusal("4.0", size="800x800"), 400)
    refused(await server.refusal("4.5", size="1500x1500"), 400, "at least 3686400 pixels")


@sizes.check(33, "4097x4097: 400")
async def most_pixels(server: Server) -> None:
    refused(await server.refusal(size="4097x4097"), 400, "size")


@sizes.check(34, "4.5 with 3750x1250: 200 and echoed", ask("4.5", size="3750x1250"))
async def odd_pixels(server: Server, answer: Answer) -> None:
    expect(_size(answer) == "3750x1250", f"size {_size(answer)}")


@sizes.check(35, "16000x900: 400 about the ratio")
async def ratio(server: Server) -> None:
    refused(await server.refusal(size="16000x900"), 400, "ratio")


@sizes.check(36, "2048*2048, big, 2048 and 2Kx2K are no sizes: 400")
async def no_sizes(server: Server) -> None:
    for size in ("2048*2048", "big", 2048, "2Kx2K"):
        with_code(server, refused(await server.refusal(size=size), 400), "InvalidParameter")


@sizes.check(37, "pro: 512x512 is below 921600 pixels, 4096x4096 above 4624220: 400")
async def pro_range(server: Server) -> None:
    refused(await server.refusal("pro", size="512x512"), 400, "at least 921600")
    refused(await server.refusal("pro", size="4096x4096"), 400, "at most 4624220")
