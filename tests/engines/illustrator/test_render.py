"""A scene graph becomes the same pixels every time, in every process."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from seedbed.engines.illustrator.painter import scene_of
from seedbed.engines.illustrator.render import far_to_near, render
from seedbed.engines.illustrator.scene import Lettering, Placed, SceneGraph, Worn

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


def spread(picture: NDArray[np.uint8]) -> NDArray[np.int_]:
    """How far apart each pixel's channels are."""
    apart: NDArray[np.int_] = picture.max(-1).astype(int) - picture.min(-1)
    return apart


@pytest.mark.parametrize("style", ["picture book", "oil", "neon", "vintage", "minimal"])
def test_a_monochrome_picture_is_grey_but_for_its_words(style: str) -> None:
    grey = replace(SCENE, style=style, monochrome=True, weather=(), lettering=())
    assert not spread(render(grey, (150, 120))).any()
    assert spread(render(replace(grey, monochrome=False), (150, 120))).any()
    red = replace(grey, lettering=(Lettering("RED", 0.1, 0.1, 0.8, 0.3, colour="#d02020"),))
    assert spread(render(red, (150, 120))).max() > 100


def test_one_thing_with_a_colour_keeps_it_in_a_monochrome_picture() -> None:
    umbrella = Placed("umbrella", 0.5, 0.9, 0.5, colour="red")
    graph = SceneGraph(setting="street", seed=3, monochrome=True, placed=(umbrella,))
    coloured = spread(render(graph, (160, 160))) > 60
    assert coloured[40:150, 40:120].mean() > 0.1
    assert not coloured[:, :24].any()


def test_a_dress_keeps_its_colour_and_nothing_else_does() -> None:
    girl = Placed("girl", 0.5, 0.9, 0.7, wears=(Worn("skin", "#c98a5e"), Worn("dress", "red")))
    graph = SceneGraph(setting="street", seed=3, monochrome=True, placed=(girl,))
    coloured = spread(render(graph, (160, 160))) > 40
    assert 0.02 < coloured.mean() < 0.2
    assert not coloured[:60].any(), "her face is grey"


def test_a_mark_in_black_and_white_is_black() -> None:
    graph = SceneGraph(
        setting="plain", seed=3, style="minimal", layout="logo", monochrome=True,
        placed=(Placed("fox", 0.5, 0.8, 0.6),), background_colour="#ffffff",
    )  # fmt: skip
    picture = render(graph, (160, 160))
    assert picture.min() < 60
    assert (picture > 240).all(-1).mean() > 0.3


def test_words_alone_are_framed() -> None:
    words = (Lettering("LESS", 0.2, 0.4, 0.6, 0.2, colour="#000000"),)
    graph = SceneGraph(setting="plain", seed=4, background_colour="#ffffff", lettering=words)
    bare, poster = (render(replace(graph, layout=one), (200, 200)) for one in ("scene", "poster"))
    rim = np.ones((200, 200), bool)
    rim[20:-20, 20:-20] = False
    assert (bare[rim] < 120).sum() == 0
    assert (poster[rim] < 120).sum() > 60
