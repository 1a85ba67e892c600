"""Statements 41 to 50: references, all of them data URIs or links that must not be followed."""

from __future__ import annotations

import base64
from io import BytesIO

from PIL import Image

from seedbed.testing.conformance.expected import good, refused, with_code
from seedbed.testing.conformance.server import Answer, Server
from seedbed.testing.conformance.statement import SMALL, Group, ask, expect

references = Group("references")


def uri(width: int = 64, height: int = 48, kind: str = "png") -> str:
    """A file of one colour as a data URI."""
    file = BytesIO()
    mode = "L" if width * height > 1_000_000 else "RGB"
    Image.new(mode, (width, height), "teal").save(file, kind)
    return f"data:image/{kind};base64,{base64.b64encode(file.getvalue()).decode()}"


_ONE = uri()
MANY = [uri(20 + number, 20) for number in range(15)]
_KINDS = [uri(kind=kind) for kind in ("jpeg", "png", "webp", "bmp", "tiff", "gif")]


@references.check(41, "One PNG as a data URI string: 200", ask(size=SMALL, image=_ONE))
async def one(server: Server, answer: Answer) -> None:
    good(answer)


@references.check(42, "An array with one item is as the string",
                  ask(size=SMALL, image=_ONE), ask(size=SMALL, image=[_ONE]))  # fmt: skip
async def array_of_one(server: Server, single: Answer, many: Answer) -> None:
    ours, theirs = good(single, 1)[0], good(many, 1)[0]
    expect(ours.keys() == theirs.keys(), f"{set(ours)} and {set(theirs)}")
    expect(ours.get("size") == theirs.get("size"), f"{ours.get('size')}, {theirs.get('size')}")


@references.check(43, "14 references: 200; 15: 400", ask(size=SMALL, image=MANY[:14]))
async def fourteen(server: Server, answer: Answer) -> None:
    good(answer)
    refused(await server.refusal(image=MANY), 400)


@references.check(44, "pro with 11 references: 400")
async def eleven_for_pro(server: Server) -> None:
    refused(await server.refusal("pro", image=MANY[:11]), 400)


@references.check(45, "image []: as without", ask(size=SMALL, image=[]))
async def empty_array(server: Server, answer: Answer) -> None:
    good(answer)


@references.check(46, "data:image/PNG: 400; base64 @@@: 400 InvalidImageURL.InvalidFormat")
async def spelling(server: Server) -> None:
    refused(await server.refusal(image=_ONE.replace("image/png", "image/PNG")), 400)
    error = refused(await server.refusal(image="data:image/png;base64,@@@"), 400)
    with_code(server, error, "InvalidImageURL.InvalidFormat")


@references.check(47, 'Bare base64 or asset://x: 400 "invalid url specified"')
async def no_urls(server: Server) -> None:
    for image in (_ONE.partition(",")[2], "asset://x"):
        refused(await server.refusal(image=image), 400, "invalid url specified")


@references.check(48, "14x14, 17:1 and more than 36 MP: 400; 15x15: taken (31 MB is not tried)",
                  ask(size=SMALL, image=uri(15, 15)))  # fmt: skip
async def limits(server: Server, answer: Answer) -> None:
    good(answer)
    for width, height in ((14, 14), (340, 20), (6001, 6000)):
        refused(await server.refusal(image=uri(width, height)), 400)


@references.check(49, "jpeg, png, webp, bmp, tiff and gif are taken",
                  ask(size=SMALL, image=_KINDS))  # fmt: skip
async def formats(server: Server, answer: Answer) -> None:
    good(answer)


@references.check(50, "An unreachable link: 400; loopback and private addresses: 400")
async def unreachable(server: Server) -> None:
    for host in ("seedbed-conformance.invalid", "127.0.0.1:9", "10.0.0.1", "169.254.169.254"):
        refused(await server.refusal(image=f"http://{host}/a.png"), 400)
