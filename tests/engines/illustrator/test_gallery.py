"""Every development prompt, small: the same bytes every time, its heroes in sight, its counts
kept, no canvas nearly empty."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from seedbed.engines.illustrator import places, styles
from seedbed.engines.illustrator.canvas import Canvas
from seedbed.engines.illustrator.painter import scene_of
from seedbed.engines.illustrator.render import render
from seedbed.engines.illustrator.scene import Placed, SceneGraph
from seedbed.engines.illustrator.standout import LEAST, difference
from seedbed.engines.illustrator.styles.raster import soften
from seedbed.engines.illustrator.subjects import draw_subject

PROMPTS = Path(__file__).parents[3] / "benchmarks" / "prompts-dev.jsonl"
SIDE, SEED = 192, 7
ROWS: list[dict[str, Any]] = [
    json.loads(line) for line in PROMPTS.read_text("utf-8").splitlines() if line
]
DRAWN = [row for row in ROWS if "image" not in row]
ALONE = {"minimal", "sticker"}
TEXT = {row["id"]: row["prompt"] for row in DRAWN}
# How many boxes of a kind each prompt's `must` asks for: subject ids by a part of their name.
COUNTS = [
    ("d02", "cat", 2), ("d02", "dog", 1), ("d04", "apple", 3), ("d09", "panda", 3),
    ("d13", "fish", 4), ("d29", "butterfly", 6), ("d36", "cow", 2), ("d47", "balloon", 3),
    ("d10", "swan", 1), ("d24", "boat", 1), ("d46", "snowman", 1),
]  # fmt: skip
# Colours on both sides of an outline this unlike are seen (`difference`'s 0..1). The least share
# of a hero's outline that has to be, and of the middle hero's.
SEEN, LEAST_SHARE, MIDDLE_SHARE = 0.08, 0.30, 0.75
AGAIN = """
import hashlib, sys
sys.path[:0] = {path!r}
from seedbed.engines.illustrator.painter import scene_of
from seedbed.engines.illustrator.render import render
for prompt in {prompts!r}:
    graph = scene_of(prompt, ({side}, {side}), {seed})
    print(hashlib.sha256(render(graph, ({side}, {side})).tobytes()).hexdigest())
"""


@cache
def scene(name: str) -> SceneGraph:
    return scene_of(TEXT[name], (SIDE, SIDE), SEED)


@cache
def picture(name: str) -> NDArray[np.uint8]:
    return render(scene(name), (SIDE, SIDE))


def digest(pixels: NDArray[np.uint8]) -> str:
    return hashlib.sha256(pixels.tobytes()).hexdigest()


@pytest.fixture(scope="module")
def elsewhere() -> dict[str, str]:
    """The pictures' hashes as a fresh process has them."""
    script = AGAIN.format(
        path=[p for p in sys.path if p], prompts=list(TEXT.values()), side=SIDE, seed=SEED
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    return dict(zip(TEXT, done.stdout.split(), strict=True))


@pytest.mark.parametrize("name", TEXT)
def test_a_prompt_gives_the_same_bytes_in_any_process(name: str, elsewhere: dict[str, str]) -> None:
    assert digest(picture(name)) == elsewhere[name]


@pytest.mark.parametrize("name", ["d01", "d05", "d07", "d14", "d16"])
def test_a_prompt_gives_the_same_bytes_again(name: str) -> None:
    assert digest(render(scene(name), (SIDE, SIDE))) == digest(picture(name))


@pytest.mark.parametrize("name", TEXT)
def test_no_canvas_is_nearly_empty(name: str) -> None:
    pixels = picture(name)
    colours = np.unique((pixels >> 4).reshape(-1, 3), axis=0)
    assert len(colours) >= 6
    busiest = Counter(map(bytes, (pixels >> 3).reshape(-1, 3))).most_common(1)[0][1]
    assert busiest < 0.94 * SIDE * SIDE


@cache
def outlines(name: str) -> dict[str, float]:
    """How much of each hero's outline is seen, 0..1, by the hero."""
    graph = scene(name)
    found = {}
    for number, placed in enumerate(graph.placed):
        if placed.h >= 2 * LEAST and placed.depth <= 0.3 and placed.thing >= 0:
            share = seen_outline(graph, placed, picture(name))
            if share is not None:
                found[f"{number} {placed.name}"] = share
    return found


@pytest.mark.parametrize("name", TEXT)
def test_heroes_stand_out_from_what_surrounds_them(name: str) -> None:
    if scene(name).style in ALONE:
        pytest.skip("drawn alone, elsewhere than the scene says")
    for hero, share in outlines(name).items():
        assert share >= LEAST_SHARE, hero


def test_most_heroes_stand_out_well() -> None:
    shares = [share for name in TEXT if scene(name).style not in ALONE
              for share in outlines(name).values()]  # fmt: skip
    assert np.median(shares) >= MIDDLE_SHARE


def seen_outline(graph: SceneGraph, placed: Placed, pixels: NDArray[np.uint8]) -> float | None:
    """The share of the subject's outline, where no other subject is, that differs from what is
    beside it; None where too little of it is in sight."""
    hero = cover(replace(graph, placed=(placed,))) > 128
    others = tuple(other for other in graph.placed if other is not placed)
    hidden = cover(replace(graph, placed=others)) > 100
    spread = Image.fromarray(hero.view(np.uint8) * 255).filter(ImageFilter.MaxFilter(3))
    outline = (np.asarray(spread) > 0) & ~hero & ~hidden
    if outline.sum() < 40:
        return None
    inside, outside = beside(pixels, hero), beside(pixels, ~hero)
    return float((difference(inside, outside)[outline] >= SEEN).mean())


def cover(graph: SceneGraph) -> NDArray[np.uint8]:
    """Where the graph's subjects are, without shadows."""
    bare = tuple(replace(placed, shadow="none", depth=0.0) for placed in graph.placed)
    light = places.light_for(graph, (SIDE, SIDE))
    canvas = Canvas(SIDE, SIDE)
    rng = np.random.default_rng(1)
    art = "flat" if styles.manner(graph.style).flat else "noto"
    for placed in bare:
        draw_subject(canvas, placed, light, rng, season=places.season_of(graph), art=art)
    return canvas.premultiplied()[..., 3].copy()


def beside(pixels: NDArray[np.uint8], where: NDArray[np.bool_]) -> NDArray[np.float32]:
    """The colours near each pixel, averaged over the pixels of `where`."""
    weight = where.astype(np.float32)
    total = soften(weight, 2.5) + 1e-4
    parts = [soften(pixels[..., c] * weight, 2.5) / total for c in range(3)]
    near: NDArray[np.float32] = np.clip(np.stack(parts, -1), 0, 255)
    return near


@pytest.mark.parametrize(("name", "kind", "count"), COUNTS)
def test_as_many_are_painted_as_were_asked_for(name: str, kind: str, count: int) -> None:
    pattern = re.compile(rf"(^|-){kind}(-|$)|{kind}")
    boxes = [
        placed for placed in scene(name).placed if pattern.search(placed.name) and placed.thing >= 0
    ]
    assert len(boxes) == count
    for placed in boxes:
        assert -0.1 < placed.x < 1.1 and 0 < placed.foot < 1.2
