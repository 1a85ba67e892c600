"""All references of a request: order, turns, positions in errors, tidiness, dying decoders."""

from __future__ import annotations

import asyncio
import io
import os
import resource
import signal
import stat
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from seedbed.errors import InvalidImage, InvalidParameter, Unavailable
from seedbed.references.decode import DecodeLimits, decode_alone
from seedbed.references.fetch import UNFETCHABLE, Fetcher
from seedbed.references.gather import Gatherer
from seedbed.types import InlineSource, ReferenceSource, Size, UrlSource
from seedbed.workers import Workers
from waiting import comes

if TYPE_CHECKING:
    from references.conftest import Web


@pytest.fixture
async def gatherer(web: Web, tmp_path: Path) -> AsyncIterator[Gatherer]:
    """Started, with the hostile web behind it."""
    reach = web.settings(decode_seconds=6, max_bytes=2_000_000)
    made = Gatherer(reach, tmp_path / "scratch", Fetcher(reach, lookup=web.look_up))
    await made.start()
    yield made
    await made.close()
    assert list((tmp_path / "scratch").iterdir()) == []


def plain(colour: str, size: tuple[int, int] = (32, 32)) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size, colour).save(file, "PNG")
    return file.getvalue()


def left_over(tmp_path: Path) -> list[Path]:
    """Files and folders of requests that are still there."""
    return list((tmp_path / "scratch").glob("*/*"))


async def refused(gatherer: Gatherer, *sources: ReferenceSource) -> InvalidParameter:
    with pytest.raises(InvalidParameter) as caught:
        async with gatherer.gather(sources):
            pass
    assert caught.value.status == 400
    return caught.value


async def test_references_come_in_order_and_go_at_the_end(
    web: Web, gatherer: Gatherer, tmp_path: Path
) -> None:
    async def late(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.2)
        writer.write(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + plain("red"))

    web.pages["/late"] = late
    sources: list[ReferenceSource] = [
        UrlSource(web.url("/late")),
        InlineSource(plain("lime", (64, 32))),
        UrlSource(web.show("/blue", plain("blue"))),
    ]
    async with gatherer.gather(sources, largest=32) as references:
        colours = [tuple(reference.rgb()[0, 0]) for reference in references]
        assert colours == [(255, 0, 0), (0, 255, 0), (0, 0, 255)]
        assert [reference.size for reference in references] == [(32, 32), (32, 16), (32, 32)]
        assert references[1].original == Size(64, 32)
        folder = references[0].path.parent
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert stat.S_IMODE((tmp_path / "scratch").stat().st_mode) == 0o700
        assert sorted(path.name for path in folder.iterdir()) == ["0.rgb", "1.rgb", "2.rgb"]
    assert left_over(tmp_path) == []


async def test_no_sources_need_nothing(tmp_path: Path, web: Web) -> None:
    idle = Gatherer(web.settings(), tmp_path / "never")
    async with idle.gather([]) as references:
        assert references == ()
    with pytest.raises(Unavailable):
        async with idle.gather([InlineSource(b"x")]):
            pass
    await idle.close()


async def test_four_of_one_request_are_downloaded_at_once(web: Web, gatherer: Gatherer) -> None:
    async def slowly(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.1)
        writer.write(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + plain("red"))

    web.pages["/slow"] = slowly
    async with gatherer.gather([UrlSource(web.url("/slow"))] * 14) as references:
        assert len(references) == 14
    assert web.most_open == 4


async def test_an_error_says_which_image(web: Web, gatherer: Gatherer, tmp_path: Path) -> None:
    good = InlineSource(plain("red"))
    small = InlineSource(plain("red", (14, 14)))
    assert "is not valid: its width and height" in (await refused(gatherer, small)).message
    error = await refused(gatherer, good, good, small)
    assert isinstance(error, InvalidImage)
    assert "is not valid: image 3: its width and height must be larger" in error.message
    assert str(error) == error.message
    missing = await refused(gatherer, good, UrlSource(web.url("/missing")))
    assert missing.message.endswith("is not valid: image 2: " + UNFETCHABLE)
    large = await refused(gatherer, InlineSource(bytes(2_000_001)))
    assert "at most 2000000 bytes; this one has 2000001" in large.message
    assert left_over(tmp_path) == []


async def test_a_page_that_is_no_image_sounds_like_one_that_is_not_there(
    web: Web, gatherer: Gatherer
) -> None:
    web.show("/page", b"<html>the secret intranet</html>")
    urls = [web.url("/page"), web.url("/missing"), web.url("/", "127.0.0.1")]
    errors = [await refused(gatherer, UrlSource(url)) for url in urls]
    assert len({(error.message, error.api_code, str(error)) for error in errors}) == 1
    inline = await refused(gatherer, InlineSource(b"<html></html>"))
    assert inline.api_code == "InvalidImageURL.InvalidFormat"
    assert web.canary == 0


async def test_a_failure_ends_the_other_downloads(
    web: Web, gatherer: Gatherer, tmp_path: Path
) -> None:
    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()

    web.pages["/silent"] = silent
    bad = InlineSource(b"not an image")
    error = await refused(gatherer, UrlSource(web.url("/silent")), bad)
    assert "image 2: " in error.message
    assert left_over(tmp_path) == []


async def test_files_go_when_the_block_fails(gatherer: Gatherer, tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="engine"):
        async with gatherer.gather([InlineSource(plain("red"))]):
            raise RuntimeError("engine")
    assert left_over(tmp_path) == []


async def test_files_of_a_killed_server_go_at_the_next_start(web: Web, tmp_path: Path) -> None:
    scratch = tmp_path / "scratch"
    gone, alive = scratch / "99999999-abc", scratch / f"{os.getpid()}-abc"
    for folder in (gone, alive):
        folder.mkdir(parents=True)
        (folder / "0.rgb").touch()
    gatherer = Gatherer(web.settings(), scratch)
    await gatherer.start()
    await gatherer.close()
    assert list(scratch.iterdir()) == [alive]


# -- decoders that die ------------------------------------------------------------------------


def decoders(gatherer: Gatherer) -> list[int]:
    return gatherer._decoders.pids()


def resume(gatherer: Gatherer) -> None:
    """Let those that `held` stopped go on."""
    for pid in decoders(gatherer):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGCONT)


async def held(gatherer: Gatherer, sources: Sequence[ReferenceSource]) -> asyncio.Task[None]:
    """A gathering whose decoder was stopped before it was given its work, as was the spare."""
    await comes(lambda: len(decoders(gatherer)) == 2, "one may be being replaced")
    for pid in decoders(gatherer):
        os.kill(pid, signal.SIGSTOP)

    async def gather() -> None:
        async with gatherer.gather(sources):
            pass

    task = asyncio.create_task(gather())
    await comes(lambda: any(one.busy for one in gatherer._decoders._children), "it has a decoder")
    return task


async def works(gatherer: Gatherer) -> bool:
    async with gatherer.gather([InlineSource(plain("red"))]) as references:
        return tuple(references[0].rgb()[0, 0]) == (255, 0, 0)


async def test_a_decoder_killed_before_it_looked_costs_nothing(
    gatherer: Gatherer, tmp_path: Path
) -> None:
    """Another one decodes the image; killed at work is tests/trust/test_decoder.py's."""
    for _ in range(4):
        task = await held(gatherer, [InlineSource(plain("red"))])
        for pid in decoders(gatherer):
            os.kill(pid, signal.SIGKILL)
        await task
    assert left_over(tmp_path) == []
    assert await works(gatherer)


async def test_a_silent_decoder_is_killed(web: Web, tmp_path: Path) -> None:
    gatherer = Gatherer(web.settings(decode_seconds=3), tmp_path / "scratch")
    await gatherer.start()
    try:
        assert await works(gatherer)
        task = await held(gatherer, [InlineSource(plain("red"))])
        with pytest.raises(InvalidImage, match="within the limits of memory and time"):
            await task
        resume(gatherer)
        assert await works(gatherer)
    finally:
        await gatherer.close()


async def test_closing_is_no_fault_of_the_image(web: Web, tmp_path: Path) -> None:
    gatherer = Gatherer(web.settings(), tmp_path / "scratch")
    await gatherer.start()
    task = await held(gatherer, [InlineSource(plain("red"))])
    await gatherer.close()
    with pytest.raises(Unavailable):
        await task
    with pytest.raises(Unavailable):
        await works(gatherer)


async def test_decoders_print_nothing(
    web: Web, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """What a hostile file makes libtiff say does not reach the server's own output."""
    file = io.BytesIO()
    Image.effect_noise((64, 64), 90).save(file, "TIFF", compression="tiff_adobe_deflate")
    data = bytearray(file.getvalue())
    data[8:2000] = bytes(1992)  # the compressed rows
    gatherer = Gatherer(web.settings(), tmp_path / "scratch")
    await gatherer.start()  # here, so that its children inherit what is captured
    try:
        await refused(gatherer, InlineSource(bytes(data)))
    finally:
        await gatherer.close()
    assert capfd.readouterr().err == ""


async def test_cancelling_stops_the_decoder(gatherer: Gatherer, tmp_path: Path) -> None:
    task = await held(gatherer, [InlineSource(plain("red"))] * 3)
    before = decoders(gatherer)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert left_over(tmp_path) == []
    resume(gatherer)
    assert await works(gatherer)
    assert len(set(before) - set(decoders(gatherer))) == 1


async def test_a_picture_too_large_for_the_memory_costs_one_image(web: Web, tmp_path: Path) -> None:
    file = io.BytesIO()
    Image.new("RGBA", (6000, 6000)).save(file, "PNG", compress_level=1)
    reach = web.settings(decode_memory_bytes=256 * 1024 * 1024)
    gatherer = Gatherer(reach, tmp_path / "scratch")
    await gatherer.start()
    try:
        with pytest.raises(InvalidImage):
            async with gatherer.gather([InlineSource(file.getvalue())]):
                pass
        assert await works(gatherer)
    finally:
        await gatherer.close()


async def test_each_decode_has_its_own_allowance(tmp_path: Path) -> None:
    """The time is of one picture, not of the child's life."""
    (tmp_path / "in").write_bytes(plain("red"))
    decoding = Workers(1, name="decoder")
    await decoding.start()
    try:
        allowed = []
        for seconds in (1000, 100):
            limits = DecodeLimits(max_pixels=36_000_000, max_ratio=16, cpu_seconds=seconds)
            out = tmp_path / str(seconds)
            out.mkdir()
            await decoding.run(decode_alone, tmp_path / "in", out, limits)
            allowed.append(resource.prlimit(decoding.pids()[0], resource.RLIMIT_CPU)[0])
        assert 1000 <= allowed[0] < 1100
        assert 100 <= allowed[1] < 200
    finally:
        await decoding.close()
