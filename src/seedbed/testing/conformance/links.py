"""Statements 74 to 76 and 78: result links."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

from seedbed.testing.conformance.expected import good
from seedbed.testing.conformance.pictures import MINIMAL
from seedbed.testing.conformance.server import Answer, Server
from seedbed.testing.conformance.statement import Group, Skipped, expect

links = Group("links")
_PARAMETERS = {
    "X-Tos-Algorithm", "X-Tos-Credential", "X-Tos-Date", "X-Tos-Expires", "X-Tos-Signature",
    "X-Tos-SignedHeaders",
}  # fmt: skip


def _link(answer: Answer) -> str:
    url = good(answer)[0].get("url")
    expect(isinstance(url, str), f"url {url!r}")
    return str(url)


def _parameters(url: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(url).query))


def _parameter(url: str, name: str) -> str:
    value = _parameters(url).get(name)
    if value is None:
        raise Skipped(f"the link has no {name}")
    return value


@links.check(74, "The link has the six X-Tos- parameters, Expires 86400, SignedHeaders host",
             MINIMAL)  # fmt: skip
async def parameters(server: Server, answer: Answer) -> None:
    values = _parameters(_link(answer))
    missing = _PARAMETERS - set(values)
    expect(not missing, f"no {', '.join(sorted(missing))}")
    expect(values["X-Tos-Expires"] == "86400", f"X-Tos-Expires {values['X-Tos-Expires']}")
    expect(values["X-Tos-SignedHeaders"] == "host", values["X-Tos-SignedHeaders"])


@links.check(75, "GET needs no key and has an image's content type; HEAD and Range work", MINIMAL)
async def fetching(server: Server, answer: Answer) -> None:
    url = _link(answer)
    whole = await server.fetch(url)
    expect(whole.status == 200, f"GET: {whole.status}")
    kind = whole.headers.get("Content-Type", "")
    expect(kind.startswith("image/"), f"Content-Type {kind!r}")
    head = await server.fetch(url, "HEAD")
    expect(head.status == 200, f"HEAD: {head.status}")
    part = await server.fetch(url, headers={"Range": "bytes=10-19"})
    expect(part.status == 206, f"Range: {part.status}")
    expect(part.raw == whole.raw[10:20], f"Range: {len(part.raw)} other bytes")


@links.check(76, "Cut at the first &: 403 AccessDenied; altered signature: 403 "
             "SignatureDoesNotMatch", MINIMAL)  # fmt: skip
async def broken(server: Server, answer: Answer) -> None:
    url = _link(answer)
    signature = _parameter(url, "X-Tos-Signature")
    cut = await server.fetch(url.split("&")[0])
    expect(cut.status == 403, f"cut: {cut.status}")
    expect(cut.json.get("Code") == "AccessDenied", f"cut: {cut.brief}")
    expect(cut.json.get("EC") == "0003-00000015", f"cut: EC {cut.json.get('EC')!r}")
    other = ("0" if signature[0] != "0" else "1") + signature[1:]
    altered = await server.fetch(url.replace(signature, other))
    expect(altered.status == 403, f"altered: {altered.status}")
    expect(altered.json.get("Code") == "SignatureDoesNotMatch", f"altered: {altered.brief}")


@links.check(78, "Editing X-Tos-Expires to extend the link: 403", MINIMAL)
async def extended(server: Server, answer: Answer) -> None:
    url = _link(answer)
    lifetime = _parameter(url, "X-Tos-Expires")
    longer = await server.fetch(url.replace(f"X-Tos-Expires={lifetime}", "X-Tos-Expires=604800"))
    expect(longer.status == 403, f"status {longer.status}")
