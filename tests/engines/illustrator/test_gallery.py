"""Every development prompt, small: the same bytes every time, its heroes in sight, its counts
kept, no canvas nearly empty."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from seedbed.engines.illustrator.painter import scene_of
from seedbed.engines.illustrator.render import render
from seedbed.engines.illustrator.scene import Placed, SceneGraph
from seedbed.engines.illustrator.standout import LEAST, difference
from seedbed.engines.illustrator.subjects import facts

PROMPTS = Path(__file__).parents[3] / "benchmarks" / "prompts-dev.jsonl"
SIDE, SEED = 192, 7
ROWS: list[dict[str, Any]] = [
    json.loads(line) for line in PROMPTS.read_text("utf-8").splitlines() if line
]
DRAWN = [row for row in ROWS if "image" not in row]
TEXT = {row["id"]: row["prompt"] for row in DRAWN}
# How many boxes of a kind each prompt's `must` asks for: subject ids by a part of their name.
COUNTS = [
    ("d02", "cat", 2), ("d02", "dog", 1), ("d04", "apple", 3), ("d09", "panda", 3),
    ("d13", "fish", 4), ("d29", "butterfly", 6), ("d36", "cow", 2), ("d47", "balloon", 3),
    ("d10", "swan", 1), ("d24", "boat", 1), ("d46", "snowman", 1),
]  # fmt: skip
# A pixel this unlike its hero's surroundings is seen (`difference`'s 0..1), and the least share
# of the hero's box that has to be.
SEEN, SHARE = 0.10, 0.17
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


@pytest.mark.parametrize("name", TEXT)
def test_heroes_stand_out_from_what_surrounds_them(name: str) -> None:
    graph, pixels = scene(name), picture(name).astype(np.float32)
    if graph.style in {"minimal", "sticker"}:
        pytest.skip("drawn alone, elsewhere than the scene says")
    for placed in graph.placed:
        if placed.h < 2 * LEAST or placed.depth > 0.3 or placed.thing < 0:
            continue
        inside, around = hero_and_ring(pixels, placed)
        ground = np.median(around, axis=0)
        seen = [difference(pixel, ground) >= SEEN for pixel in inside]
        assert np.mean(seen) >= SHARE, placed.name


def hero_and_ring(
    pixels: NDArray[np.float32], placed: Placed
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The pixels (N x 3) of the middle of the subject's box, and of a ring around the box."""
    high, wide = pixels.shape[:2]
    half = facts(placed.name).aspect * placed.h / 2
    x0, x1 = (placed.x - half) * wide, (placed.x + half) * wide
    y0, y1 = (placed.foot - placed.h) * high, placed.foot * high
    mx, my = (x1 - x0) * 0.2, (y1 - y0) * 0.15
    box = pixels[_rows(y0 + my, y1 - my, high), _rows(x0 + mx, x1 - mx, wide)]
    gap = 0.12 * (y1 - y0)
    outer = np.zeros((high, wide), bool)
    outer[_rows(y0 - gap, y1 + gap, high), _rows(x0 - gap, x1 + gap, wide)] = True
    outer[_rows(y0, y1, high), _rows(x0, x1, wide)] = False
    return box.reshape(-1, 3), pixels[outer]


def _rows(start: float, end: float, most: int) -> slice:
    return slice(min(max(0, round(start)), most), min(max(0, round(end)), most))


@pytest.mark.parametrize(("name", "kind", "count"), COUNTS)
def test_as_many_are_painted_as_were_asked_for(name: str, kind: str, count: int) -> None:
    pattern = re.compile(rf"(^|-){kind}(-|$)|{kind}")
    boxes = [
        placed for placed in scene(name).placed if pattern.search(placed.name) and placed.thing >= 0
    ]
    assert len(boxes) == count
    for placed in boxes:
        assert -0.1 < placed.x < 1.1 and 0 < placed.foot < 1.2
