"""Finishing and accounting against the naive way, both in the same run.

    python benchmarks/encode.py [side]

Figures are CPU milliseconds of this process, all threads, the least of several calls taken turn
and turn about, so a busy neighbour moves them little; what counts is the ratio. The targets are
those of the project's performance notes. `side` is the picture's side in pixels, 2048 unless
given.
"""

from __future__ import annotations

import asyncio
import hashlib
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import astuple, fields, replace
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw

from seedbed.accounting.keys import Keys
from seedbed.accounting.ledger import Ledger, LedgerRow
from seedbed.finishing.encode import encode
from seedbed.finishing.finish import finish
from seedbed.finishing.provenance import label_of
from seedbed.finishing.watermark import stamp
from seedbed.types import Finish
from server_cpu import Measured, in_turn, show

if TYPE_CHECKING:
    from seedbed.types import U8

ROW = LedgerRow(
    "02" + "0" * 51, 0, "0123456789", "seedream-4-0-250828", "swatch", 2048, 2048, 16384,
    "image/jpeg", 1_000_000, 1_757_388_756, "url",
)  # fmt: skip
LEDGER_ROWS = 400
TOGETHER = 50


def photograph(side: int) -> U8:
    """Looks like a photograph to an encoder: 1/f detail, light from above, a few edges, grain."""
    rng = np.random.default_rng(11)
    down, across = np.fft.fftfreq(side)[:, None], np.fft.rfftfreq(side)[None, :]
    frequency = np.hypot(down, across)
    frequency[0, 0] = 1.0

    def clouds(steepness: float) -> np.ndarray:
        phases = np.exp(2j * np.pi * rng.random(frequency.shape))
        field = np.fft.irfft2(phases / frequency**steepness, s=(side, side))
        return np.asarray((field - field.mean()) / field.std())

    light = 125 + 36 * clouds(1.35) + np.linspace(25, -25, side)[:, None]
    y, x = np.mgrid[0:side, 0:side] / side
    for cx, cy, radius, brighter in ((0.35, 0.3, 0.2, 32), (0.66, 0.62, 0.25, -34)):
        light[np.hypot(x - cx, y - cy) < radius] += brighter
    tints = [light + amount * clouds(1.7) for amount in (13, 6, 13)]
    return np.clip(np.stack(tints, -1) + rng.normal(0, 1.2, (side, side, 3)), 0, 255).astype(
        np.uint8
    )


def flat_art(side: int) -> U8:
    """Looks like an illustration: a smooth sky and some sixty shapes with soft edges."""
    rng = np.random.default_rng(12)
    share = np.linspace(0, 1, side)[:, None, None]
    sky = np.array([250, 214, 165]) * (1 - share) + np.array([86, 130, 200]) * share
    picture = Image.fromarray(np.broadcast_to(sky, (side, side, 3)).astype(np.uint8))
    for number in range(60):
        extent = int(side * rng.uniform(0.03, 0.22))
        large = Image.new("L", (2 * extent, 2 * extent))
        pen = ImageDraw.Draw(large)
        if number % 2:
            pen.ellipse((0, 0, 2 * extent - 1, 2 * extent - 1), 255)
        else:
            pen.polygon([(extent, 0), (2 * extent, 2 * extent), (0, 2 * extent)], 255)
        mask = large.resize((extent, extent), Image.Resampling.BOX)
        colour = tuple(int(level) for level in rng.integers(20, 250, 3))
        corner = tuple(int(part) for part in rng.uniform(-0.05, 0.9, 2) * side)
        picture.paste(colour, (corner[0], corner[1]), mask)
    return np.array(picture)


def cpu_ms(work: Callable[[], object], calls: int = 3) -> float:
    """Median CPU time of `work`, after one call that does not count."""
    work()
    taken = []
    for _ in range(calls):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return statistics.median(taken) * 1000


def compared(
    name: str,
    target: float,
    ours: Callable[[], object],
    baseline: Callable[[], object],
    *,
    calls: int = 3,
    repeat: int = 1,
) -> Measured:
    """Time both; `repeat` calls at once for work below the clock's resolution."""

    def once(work: Callable[[], object]) -> float:
        start = time.process_time()
        for _ in range(repeat):
            work()
        return (time.process_time() - start) / repeat * 1000

    mine, theirs = in_turn([lambda: once(ours), lambda: once(baseline)], rounds=calls)
    return Measured(name, mine, theirs, mine / theirs, target)


def with_pillow(pixels: U8, form: str, **options: int) -> bytes:
    """What a program that knows no better writes."""
    out = BytesIO()
    Image.fromarray(pixels).save(out, form, **options)
    return out.getvalue()


def ours(pixels: U8, media_type: str) -> bytes:
    """The same picture by our encoder, without a label, so that both do the same work."""
    kind = "image/png" if media_type == "image/png" else "image/jpeg"
    return b"".join(encode(pixels, kind, quality=90))  # type: ignore[arg-type]  # one of two


def png_rows(side: int) -> list[Measured]:
    """PNG against Pillow's default, time and bytes."""
    found = []
    for name, pixels, target, grown in (
        ("photo", photograph(side), 1 / 15, 1.16),
        ("flat", flat_art(side), 1 / 20, 2.0),
    ):
        found.append(
            compared(
                f"PNG {name} {side}, CPU ms",
                target,
                partial(ours, pixels, "image/png"),
                partial(with_pillow, pixels, "PNG"),
            )
        )
        mine, theirs = len(ours(pixels, "image/png")), len(with_pillow(pixels, "PNG"))
        found.append(
            Measured(f"PNG {name} {side}, MB", mine / 1e6, theirs / 1e6, mine / theirs, grown)
        )
    return found


def jpeg_rows(side: int) -> list[Measured]:
    """JPEG at quality 90 against Pillow's."""
    return [
        compared(
            f"JPEG {name} {side}, CPU ms",
            0.9,
            partial(ours, pixels, "image/jpeg"),
            partial(with_pillow, pixels, "JPEG", quality=90),
            calls=15,
        )
        for name, pixels in (("photo", photograph(side)), ("flat", flat_art(side)))
    ]


def watermark_row(side: int) -> Measured:
    """Stamping the patch against blending a whole transparent layer, as most recipes do."""
    pixels = photograph(side)

    def whole_layer() -> object:
        layer = Image.new("RGBA", (side, side))
        ImageDraw.Draw(layer).text((side * 0.8, side * 0.95), "AI generated", "white")
        base = Image.fromarray(pixels).convert("RGBA")
        return np.asarray(Image.alpha_composite(base, layer).convert("RGB"))

    return compared(
        f"watermark {side}, CPU ms", 1 / 50, lambda: stamp(pixels, "AI generated"), whole_layer,
        repeat=5,
    )  # fmt: skip


def label_row(side: int) -> Measured:
    """The picture's id against SHA-256 of its pixels."""
    pixels = photograph(side)
    return compared(
        f"id of the pixels {side}, CPU ms", 1 / 3,
        lambda: label_of(pixels, "Seedbed"), lambda: hashlib.sha256(pixels.data).hexdigest(),
        repeat=5,
    )  # fmt: skip


def finish_rows(side: int) -> list[Measured]:
    """All of finishing, file on the disk included, against Pillow and a plain write."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for name, pixels in (("photo", photograph(side)), ("flat", flat_art(side))):
            for form, target in (("png", 1 / 10), ("jpeg", 1.5)):
                recipe = Finish(
                    "image/png" if form == "png" else "image/jpeg", "AI generated", "Seedbed"
                )

                def all_of_it(pixels: U8 = pixels, recipe: Finish = recipe) -> None:
                    finish(pixels, recipe, Path(folder)).path.unlink()

                def plainly(pixels: U8 = pixels, form: str = form) -> None:
                    Path(folder, "plain").write_bytes(with_pillow(pixels, form, quality=90))

                found.append(
                    compared(f"finish {form} {name} {side}, CPU ms", target, all_of_it, plainly)
                )
    return found


def ledger_row() -> Measured:
    """One row of many that come together, against a commit of its own in SQLite's defaults."""
    with tempfile.TemporaryDirectory() as folder:
        ledger = Ledger(Path(folder, "ours.db"))
        naive = sqlite3.connect(Path(folder, "naive.db"))
        names = [column.name for column in fields(LedgerRow)]
        naive.execute(f"CREATE TABLE pictures ({', '.join(names)})")
        insert = f"INSERT INTO pictures VALUES ({', '.join('?' * len(names))})"
        used = 0

        async def together() -> None:
            nonlocal used
            for _ in range(LEDGER_ROWS // TOGETHER):
                rows = [replace(ROW, image_index=used + at) for at in range(TOGETHER)]
                used += TOGETHER
                await asyncio.gather(*(ledger.record(row) for row in rows))

        def one_by_one() -> None:
            for _ in range(LEDGER_ROWS // 4):
                naive.execute(insert, astuple(ROW))
                naive.commit()

        mine = cpu_ms(lambda: asyncio.run(together())) / LEDGER_ROWS
        theirs = cpu_ms(one_by_one) / (LEDGER_ROWS // 4)
        ledger.close()
        naive.close()
        return Measured("ledger row, CPU ms", mine, theirs, mine / theirs, 1 / 8)


def key_row() -> Measured:
    """Checking a good key against opening the database for it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "keys.db")
        keys = Keys(path, Path(folder, "pepper"))
        made = keys.create("benchmark")

        def naively() -> object:
            database = sqlite3.connect(path)
            found = database.execute(
                "SELECT digest FROM keys WHERE id = ?", (made.record.id,)
            ).fetchone()
            database.close()
            return found[0] == hashlib.sha256(made.token.encode()).digest()

        row = compared(
            "key check, CPU ms", 1 / 20, lambda: keys.authenticate(made.token), naively,
            repeat=2000,
        )  # fmt: skip
        keys.close()
        return row


def rows(side: int = 2048) -> list[Measured]:
    """Every line: name, ours, baseline, ratio of the two, and the ratio that is the target."""
    return [
        *png_rows(side),
        *jpeg_rows(side),
        watermark_row(side),
        label_row(side),
        *finish_rows(side),
        ledger_row(),
        key_row(),
    ]


def main() -> None:
    """Print the table."""
    side = int(sys.argv[1]) if len(sys.argv) > 1 else 2048
    show(rows(side))


if __name__ == "__main__":
    main()
