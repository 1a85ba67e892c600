"""A scene graph becomes the same pixels every time, in every process."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

from seedbed.engines.illustrator.painter import scene_of
from seedbed.engines.illustrator.render import far_to_near, render
from seedbed.engines.illustrator.scene import Lettering, Placed, SceneGraph

SCENE = SceneGraph(
    setting="forest",
    seed=20,
    time="dawn",
    weather=("snow",),
    placed=(Placed("fox", 0.5, 0.86, 0.4, pose="sit"), Placed("rabbit", 0.75, 0.8, 0.16, layer=-1)),
    lettering=(Lettering("HELLO 你好", 0.1, 0.05, 0.8, 0.14),),
)
AGAIN = """
import hashlib, sys
sys.path[:0] = {path!r}
from seedbed.engines.illustrator.render import render
from seedbed.engines.illustrator.scene import Lettering, Placed, SceneGraph, Worn
print(hashlib.sha256(render({graph!r}, (150, 120)).tobytes()).hexdigest())
"""


def test_exact_size_and_progress_in_order() -> None:
    heard: list[float] = []
    picture = render(SCENE, (150, 120), progress=lambda done, what: heard.append(done))
    assert picture.shape == (120, 150, 3)
    assert picture.dtype == np.uint8
    assert heard == sorted(heard)
    assert heard[-1] == 1.0


def test_a_fresh_process_paints_the_same_bytes() -> None:
    here = hashlib.sha256(render(SCENE, (150, 120)).tobytes()).hexdigest()
    script = AGAIN.format(path=[p for p in sys.path if p], graph=SCENE)
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == here


def test_subjects_are_painted_far_to_near() -> None:
    assert [placed.name for placed in far_to_near(SCENE)] == ["rabbit", "fox"]


def test_a_subject_changes_only_what_is_around_it() -> None:
    bare = replace(SCENE, weather=(), placed=(), lettering=())
    with_fox = replace(bare, placed=(Placed("fox", 0.5, 0.86, 0.3, shadow="contact"),))
    difference = np.abs(render(bare, (200, 200)).astype(int) - render(with_fox, (200, 200))).sum(-1)
    assert difference[110:172, 80:120].mean() > 40
    assert np.median(difference[:, :40]) <= 6  # bloom and vignette may breathe a little


def test_the_hero_of_a_lake_is_mirrored_in_it() -> None:
    lake = SceneGraph(setting="lake", seed=2)
    boat = replace(lake, placed=(Placed("sailboat", 0.5, 0.72, 0.3, shadow="float"),))
    difference = np.abs(render(lake, (200, 200)).astype(int) - render(boat, (200, 200))).sum(-1)
    assert difference[148:180, 85:115].mean() > 8


@pytest.mark.parametrize(
    "prompt",
    [
        "sticker of a girl with a red umbrella",
        "sticker of a cat wearing a wizard hat",
        "sticker: two pandas holding balloons",
    ],
)
def test_a_sticker_shows_what_is_worn_and_held_whole(prompt: str) -> None:
    side = 192
    picture = render(scene_of(prompt, (side, side), 7), (side, side)).astype(int)
    ground = picture[0, 0]
    margin = round(0.03 * side)
    rim = np.ones((side, side), bool)
    rim[margin:-margin, margin:-margin] = False
    assert np.abs(picture[rim] - ground).max() < 40, "the subject stays clear of the border"
