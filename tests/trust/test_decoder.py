"""What users send as pictures, against the decoder's limits (tests 13, 14, 16, 17, 19 to 21)."""

from __future__ import annotations

import asyncio
import io
import json
import os
import signal
import sys
import threading
import time
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import httpx
import numpy as np
import psutil
import pytest
from apart import apart
from bombs import BORNE, REFUSED, saved, scans
from numpy.typing import NDArray
from PIL import Image
from sizes import scaled

import seedbed.__main__
from seedbed.errors import InvalidImage, WorkerDied
from seedbed.references import headers
from seedbed.references.decode import DecodeLimits, decode, decode_alone, hush
from seedbed.references.gather import Gatherer
from seedbed.settings import ReferenceSettings
from seedbed.types import InlineSource, Reference, Size
from seedbed.workers import Workers
from serving import MODEL, Served, data_uri, opened
from waiting import comes

MIB = 1024 * 1024
LIMITS = DecodeLimits(max_pixels=36_000_000, max_ratio=16)
FORMATS = ("JPEG", "PNG", "WEBP", "BMP", "TIFF", "GIF")


@pytest.fixture
async def gatherer(tmp_path: Path) -> AsyncIterator[Gatherer]:
    made = Gatherer(ReferenceSettings(), tmp_path / "scratch")
    await made.start()
    yield made
    await made.close()


def decoders(gatherer: Gatherer) -> list[psutil.Process]:
    """Its decoding processes."""
    return [psutil.Process(pid) for pid in gatherer._decoders.pids()]


def peak(process: psutil.Process) -> int:
    """The most resident memory a process ever had; 0 when it is gone."""
    with suppress(OSError):
        for line in Path(f"/proc/{process.pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    return 0


async def gathered(gatherer: Gatherer, data: bytes, largest: int | None = None) -> Size:
    """The original size of what comes out."""
    async with gatherer.gather([InlineSource(data)], largest=largest) as references:
        return references[0].original


# -- bombs ------------------------------------------------------------------------------------


async def test_bombs_are_refused_within_their_limits(gatherer: Gatherer) -> None:
    """Test 13: all refused, in 15 s each, in at most 1.5 GiB, with the server's memory flat."""
    assert len(REFUSED) >= 40
    await gathered(gatherer, saved(Image.new("RGB", (20, 20)), "PNG"))  # the child is warm
    me = psutil.Process()
    slowest, most, rise = (0.0, ""), (0, ""), 0
    for name, made in REFUSED.items():
        data = made()
        before, started = me.memory_info().rss, time.monotonic()
        with pytest.raises(InvalidImage):
            await gathered(gatherer, data)
            pytest.fail(name)
        slowest = max(slowest, (time.monotonic() - started, name))
        most = max([most, *((peak(one), name) for one in decoders(gatherer))])
        rise = max(rise, me.memory_info().rss - before)
    print(f"{len(REFUSED)} bombs: slowest {slowest}, largest child {most[0] / MIB:.0f} MiB"
          f" ({most[1]}), parent +{rise / MIB:.1f} MiB")  # fmt: skip
    assert slowest[0] <= 15
    assert most[0] <= 1536 * MIB
    assert rise <= 50 * MIB


@pytest.mark.parametrize("name", BORNE)
async def test_dear_files_are_read_within_the_limits(gatherer: Gatherer, name: str) -> None:
    data = BORNE[name]()
    await gathered(gatherer, data, largest=512)
    assert max(map(peak, decoders(gatherer))) <= 1536 * MIB


def unguarded(source: Path, out_dir: Path, limits: DecodeLimits) -> Reference:
    """As if nobody counted the scans of a JPEG; runs in a child of its own."""
    headers.MAX_JPEG_SCANS = 10**9
    headers._MAX_JPEG_SEGMENTS = 10**9
    return decode_alone(source, out_dir, limits)


@pytest.mark.parametrize("count", [101, 1000, 30_000])
def test_a_scan_bomb_is_refused_by_walking_its_markers(tmp_path: Path, count: int) -> None:
    """Test 14, its first half."""
    (tmp_path / "bomb").write_bytes(scans(count))
    with pytest.raises(InvalidImage, match="at most 100 scans"):
        decode(tmp_path / "bomb", tmp_path, LIMITS)


async def test_without_the_walk_the_clock_ends_a_scan_bomb(tmp_path: Path) -> None:
    """Test 14, its second half: killed at the CPU's limit.

    It would take forty times as long as the limit, so that a faster machine is killed too.
    """
    (tmp_path / "bomb").write_bytes(scans(30_000, 2000))
    decoding = Workers(1, name="decoder")
    await decoding.start()
    try:
        limits = DecodeLimits(max_pixels=36_000_000, max_ratio=16, cpu_seconds=1)
        with pytest.raises(WorkerDied):
            await decoding.run(unguarded, tmp_path / "bomb", tmp_path, limits)
    finally:
        await decoding.close()


@contextmanager
def watched(pid: int) -> Iterator[list[int]]:
    """Notes the resident memory of a process and all below it, together, while the block runs."""
    seen: list[int] = [0]
    over = threading.Event()

    def watch() -> None:
        while not over.wait(0.02):
            total = 0
            with suppress(psutil.Error):
                for one in [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]:
                    with suppress(psutil.Error):
                        total += one.memory_info().rss
            seen.append(total)

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield seen
    finally:
        over.set()
        thread.join()


def test_many_large_references_at_once(tmp_path: Path) -> None:
    """Test 16: 14 references of 36 megapixels in each of two requests, in 2 GiB for all."""
    count = scaled(2, 14)
    ramp = Image.linear_gradient("L").resize((6000, 6000))
    image = data_uri(saved(Image.merge("RGB", (ramp, ramp, ramp)), "JPEG", quality=60), "jpeg")
    body = json.dumps(
        {"model": MODEL, "prompt": "a cat", "size": "1K", "image": [image] * count}
    ).encode()
    with apart(tmp_path, ENGINES__WORKERS="2") as server, watched(server.pid) as seen:

        def ask(_: int) -> int:
            with httpx.Client(trust_env=False, timeout=600) as client:
                return client.post(
                    f"{server.url}/v1/images/generations",
                    content=body,
                    headers={
                        "Authorization": f"Bearer {server.key}",
                        "Content-Type": "application/json",
                    },
                ).status_code

        with ThreadPoolExecutor(2) as pool:
            assert list(pool.map(ask, range(2))) == [200, 200]
    print(f"2 x {count} references of 36 MP: {max(seen) / MIB:.0f} MiB over the process tree")
    assert max(seen) <= 2048 * MIB


# -- what comes out ---------------------------------------------------------------------------


def ramps(size: tuple[int, int] = (64, 48)) -> list[Image.Image]:
    """Four channels that differ everywhere."""
    ramp = Image.linear_gradient("L")
    return [
        ramp.resize(size),
        ramp.rotate(90).resize(size),
        ramp.rotate(180).resize(size),
        Image.radial_gradient("L").resize(size),
    ]


def over_white(rgb: NDArray[Any], alpha: NDArray[Any]) -> NDArray[np.float64]:
    clear = alpha[..., None] / 255
    return rgb * clear + 255 * (1 - clear)


def layouts() -> Iterator[tuple[str, Image.Image, NDArray[np.float64], tuple[str, ...]]]:
    """(mode, picture, its colours over white by arithmetic, formats that can hold it)."""
    one, two, three, four = ramps()
    a, b, c, d = (np.asarray(channel).astype(float) for channel in (one, two, three, four))
    grey, rgb = np.dstack([a, a, a]), np.dstack([a, b, c])
    yield "L", one, grey, FORMATS
    yield "1", one.point(lambda v: 255 * (v > 99), "1"), np.where(grey > 99, 255.0, 0.0), (
        "PNG", "BMP", "TIFF", "GIF",
    )  # fmt: skip
    yield "LA", Image.merge("LA", (one, four)), over_white(grey, d), ("PNG", "WEBP", "TIFF")
    deep = Image.fromarray((a * 257 + 100).clip(0, 65535).astype(np.uint16))
    yield "I;16", deep, ((a * 257 + 100).clip(0, 65535) / 257)[..., None].repeat(3, 2), (
        "PNG", "TIFF",
    )  # fmt: skip
    palette = one.point(lambda v: v // 2).convert("P")
    colours = np.random.default_rng(5).integers(0, 256, (256, 3))
    palette.putpalette(colours.astype(np.uint8).tobytes())
    looked_up = colours[np.asarray(palette)].astype(float)
    yield "P", palette, looked_up, ("PNG", "BMP", "TIFF", "GIF")
    transparent = palette.copy()
    transparent.info["transparency"] = 40
    clear = np.where(np.asarray(palette) == 40, 0.0, 255.0)
    yield "P+tRNS", transparent, over_white(looked_up, clear), ("PNG", "GIF")
    yield "RGB", Image.merge("RGB", (one, two, three)), rgb, ("JPEG", "PNG", "WEBP", "BMP", "TIFF")
    yield "RGBA", Image.merge("RGBA", (one, two, three, four)), over_white(rgb, d), (
        "PNG", "WEBP", "TIFF",
    )  # fmt: skip
    inks = 255 - rgb
    yield "CMYK", Image.merge("CMYK", (one, two, three, four)), inks * (255 - d[..., None]) / 255, (
        "JPEG", "TIFF",
    )  # fmt: skip
    luma = [a[..., None], b[..., None] - 128, c[..., None] - 128]
    converted = np.dstack(  # ITU-T T.871 section 7
        [
            luma[0] + 1.402 * luma[2],
            luma[0] - 0.344136 * luma[1] - 0.714136 * luma[2],
            luma[0] + 1.772 * luma[1],
        ]
    ).clip(0, 255)
    yield "YCbCr", Image.merge("YCbCr", (one, two, three)), converted, ("JPEG", "TIFF")


MATRIX = [
    pytest.param(image, colours, kind, id=f"{mode}-{kind}")
    for mode, image, colours, kinds in layouts()
    for kind in kinds
]


@pytest.mark.parametrize(("image", "colours", "kind"), MATRIX)
def test_every_layout_gives_its_colours(
    tmp_path: Path, image: Image.Image, colours: NDArray[np.float64], kind: str
) -> None:
    """Test 17: off by 2 at most, of 255; a JPEG by what its coding loses besides."""
    options: dict[str, Any] = {}
    if kind == "WEBP":
        options = {"lossless": True, "exact": True}
    elif kind == "JPEG":
        options = {"quality": 100, "subsampling": 0}
    if "transparency" in image.info:
        options["transparency"] = image.info["transparency"]
    (tmp_path / "in").write_bytes(saved(image, kind, **options))
    out = decode(tmp_path / "in", tmp_path, LIMITS).rgb().astype(float)
    assert out.shape == colours.shape
    error = np.abs(out - colours)
    if kind == "JPEG":
        assert error.mean() <= 2
        assert error.max() <= 12
    else:
        assert error.max() <= 2


# -- damage -----------------------------------------------------------------------------------


def honest(kind: str, variant: int) -> bytes:
    """One of five ordinary files of each format."""
    one, two, three, four = ramps((90 + 7 * variant, 60))
    noise = Image.effect_noise(one.size, 60 + variant)
    colour = Image.merge("RGB", (one, noise, three))
    picture = (colour, noise, Image.merge("RGB", (two, two, noise)), four, colour)[variant]
    options: dict[str, Any] = {}
    if kind == "JPEG":
        options = {"progressive": variant % 2 == 1, "quality": 60 + 8 * variant}
    elif kind == "WEBP":
        options = {"lossless": variant % 2 == 1}
    elif kind == "TIFF":
        options = {
            "compression": (None, "tiff_lzw", "tiff_adobe_deflate", "packbits", "jpeg")[variant]
        }
    elif kind == "PNG":
        picture = picture.convert(("RGB", "L", "RGBA", "P", "LA")[variant])
    elif kind == "BMP":
        picture = picture.convert(("RGB", "L", "P", "1", "RGB")[variant])
    return saved(picture, kind, **options)


@pytest.mark.parametrize("kind", FORMATS)
def test_files_cut_off_anywhere_are_refused(tmp_path: Path, kind: str) -> None:
    """Test 19: at every hundredth of a file. Near its end a file may lack only an end mark."""
    for variant in range(scaled(1, 5)):
        data = honest(kind, variant)
        (tmp_path / f"whole{variant}").write_bytes(data)
        whole = decode(tmp_path / f"whole{variant}", tmp_path, LIMITS).rgb()
        for percent in range(100):
            path = tmp_path / f"{variant}-{percent}"
            path.write_bytes(data[: len(data) * percent // 100])
            try:
                cut = decode(path, tmp_path, LIMITS)
            except InvalidImage:
                continue
            assert percent > 90, (variant, percent)
            assert np.array_equal(cut.rgb(), whole), (variant, percent)


FOREIGN = b"<html><script>canary-9d41()</script></html>"


def polyglots() -> dict[str, bytes]:
    """Pictures that are something else besides."""
    colour = Image.merge("RGB", ramps()[:3])
    gif_head = bytearray(saved(colour.convert("P"), "GIF"))
    return {
        "png and html": saved(colour, "PNG") + FOREIGN,
        "gif and script": bytes(gif_head) + b"*/=1;" + FOREIGN,
        "jpeg and zip": saved(colour, "JPEG") + b"PK\3\4" + FOREIGN + b"PK\5\6" + bytes(18),
        "jpeg with a comment": saved(colour, "JPEG", comment=FOREIGN),
        "webp and html": saved(colour, "WEBP") + FOREIGN,
        "bmp and html": saved(colour, "BMP") + FOREIGN,
        "tiff and html": saved(colour, "TIFF") + FOREIGN,
    }


@pytest.mark.parametrize("name", polyglots())
def test_nothing_foreign_is_kept(server: Served, tmp_path: Path, name: str) -> None:
    """Test 20: what comes out are pixels and our own files, with no byte of the other."""
    data = polyglots()[name]
    assert b"canary-9d41" in data
    (tmp_path / "in").write_bytes(data)
    reference = decode(tmp_path / "in", tmp_path, LIMITS)
    assert reference.path.stat().st_size == 64 * 48 * 3
    answer = server.post(image=data_uri(data), response_format="url").json()
    file = server.fetch(answer["data"][0]["url"]).content
    assert opened(file).size[0] > 0
    for bytes_kept in (reference.path.read_bytes(), file):
        assert b"canary" not in bytes_kept


@pytest.mark.parametrize(
    "data",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg' width='20' height='20'><script/></svg>",
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 20 20\n",
        b"%PDF-1.7\n1 0 obj\n",
        b"\0\0\1\0\1\0\x10\x10\0\0\1\0\x20\0\x68\4\0\0\x16\0\0\0",
        b"8BPS\0\1" + bytes(20),
        FOREIGN + b"\x89PNG\r\n\x1a\n",
        b"\x1f\x8b\x08" + bytes(30),
    ],
)
@pytest.mark.parametrize("subtype", ["png", "jpeg", "gif"])
def test_other_files_by_any_name_are_refused(server: Served, data: bytes, subtype: str) -> None:
    response = server.post(image=data_uri(data, subtype))
    assert response.status_code == 400
    assert response.json()["error"]["code"] == "InvalidImageURL.InvalidFormat"


# -- the child --------------------------------------------------------------------------------


@pytest.fixture
def own_main(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a new child load what a server's does. It loads its parent's main module first, and
    pytest is four times as much as all the rest."""
    monkeypatch.setitem(sys.modules, "__main__", seedbed.__main__)


@pytest.mark.usefixtures("own_main")
async def test_a_decoder_killed_at_work_costs_one_image(gatherer: Gatherer) -> None:
    """Test 21: a clean refusal each time, and the next picture is decoded."""
    small = saved(Image.new("RGB", (64, 64)), "PNG")
    large = scans(85, 6000)  # it takes over half a second
    back = []
    for _ in range(scaled(5, 200)):
        await gathered(gatherer, small)
        task = asyncio.create_task(gathered(gatherer, large))
        at_work = await comes(lambda: writing(gatherer), "it is decoded")
        os.kill(at_work[0], signal.SIGKILL)
        with pytest.raises(InvalidImage, match="within the limits of memory and time"):
            await task
        started = time.monotonic()
        await gathered(gatherer, small)
        back.append(time.monotonic() - started)
    print(
        f"{len(back)} kills: back after {sorted(back)[len(back) // 2]:.2f} s,"
        f" {max(back):.2f} s at most"
    )


def writing(gatherer: Gatherer) -> list[int]:
    """The decoders that hold more than ones which wait, for a picture lies in their memory."""
    return [one.pid for one in decoders(gatherer) if one.memory_info().rss > 80 * MIB]


def open_files(pid: int) -> list[str]:
    """What each descriptor of a process is."""
    names = []
    for one in Path(f"/proc/{pid}/fd").iterdir():
        with suppress(FileNotFoundError):  # closed meanwhile
            names.append(str(one.readlink()))
    return names


def _kinds(process: int) -> list[str]:
    """What kinds of files a process has open, but for /dev/null."""
    names = [name for name in open_files(process) if name != os.devnull]
    return sorted(name.partition(":")[0] for name in names)


async def test_a_decoder_holds_nothing_but_its_pipe(gatherer: Gatherer, tmp_path: Path) -> None:
    """One socket to the server, and the two pipes by which each learns of the other's end."""
    kept = (tmp_path / "kept").open("w")
    await gathered(gatherer, saved(Image.new("RGB", (20, 20)), "PNG"))
    deadline = time.monotonic() + 20
    while True:
        held = [_kinds(child.pid) for child in decoders(gatherer)]
        # The spare may be on its way still, with what every process is born with.
        if held == 2 * [["pipe", "pipe", "socket"]] or time.monotonic() > deadline:
            break
        await asyncio.sleep(0.05)
    kept.close()
    assert held == 2 * [["pipe", "pipe", "socket"]]  # the one that worked, and the spare


async def test_a_decoder_writes_no_more_than_a_picture(tmp_path: Path) -> None:
    (tmp_path / "in").write_bytes(saved(Image.new("RGB", (20, 20)), "PNG"))
    decoding = Workers(1, name="decoder", prepare=hush)
    await decoding.start()
    try:
        await decoding.run(decode_alone, tmp_path / "in", tmp_path, LIMITS)
        limit = psutil.Process(decoding.pids()[0]).rlimit(psutil.RLIMIT_FSIZE)[0]
        assert limit == 3 * LIMITS.max_pixels
    finally:
        await decoding.close()


def test_exif_and_profiles_do_not_leave_the_decoder(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010E] = "canary-9d41"
    data = saved(Image.new("RGB", (20, 20), "teal"), "JPEG", exif=exif)
    assert b"canary-9d41" in data
    (tmp_path / "in").write_bytes(data)
    decode(tmp_path / "in", tmp_path, LIMITS)
    left = {one.name: one.read_bytes() for one in tmp_path.iterdir() if one.name != "in"}
    assert list(left) == ["in.rgb"]
    assert b"canary" not in left["in.rgb"]
    assert io.BytesIO(left["in.rgb"]).getbuffer().nbytes == 20 * 20 * 3
