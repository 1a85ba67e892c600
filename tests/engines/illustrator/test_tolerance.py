"""What a picture looks like does not hang on the machine: kept thumbnails agree within a stated
tolerance, and a processor without newer instructions draws all but the same."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest

import thumbnails
from seedbed.engines.illustrator.painter import scene_of
from seedbed.engines.illustrator.render import render

NUMBERS = range(len(thumbnails.PROMPTS))
PLAINER = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
# What numpy may do without the instructions it found at start: levels of 255.
WORST = 4
ELSEWHERE = """
import sys
import numpy as np
sys.path[:0] = {path!r}
import thumbnails
np.savez({out!r}, *[thumbnails.picture(number) for number in {numbers!r}])
"""


@cache
def picture(number: int) -> thumbnails.U8:
    return thumbnails.picture(number)


@pytest.mark.parametrize("number", NUMBERS, ids=[p[:40] for p in thumbnails.PROMPTS])
def test_a_picture_agrees_with_the_thumbnail_that_was_kept(number: int) -> None:
    kept, drawn = thumbnails.kept()[number], thumbnails.thumbnail(picture(number))
    assert thumbnails.agree(drawn, kept), "if it is meant: python " + str(thumbnails.__file__)


def test_the_tolerance_tells_every_kept_picture_from_every_other() -> None:
    kept = thumbnails.kept()
    for one in NUMBERS:
        assert not any(thumbnails.agree(kept[one], kept[other]) for other in range(one))


@pytest.mark.parametrize("number", [0, 1, 3, 4])
def test_the_tolerance_sees_a_missing_subject(number: int) -> None:
    graph = scene_of(thumbnails.PROMPTS[number], (192, 192), thumbnails.SEED)
    lacking = render(replace(graph, placed=graph.placed[:-1]), (192, 192))
    assert not thumbnails.agree(thumbnails.thumbnail(lacking), thumbnails.kept()[number])


def test_the_sheet_stays_small() -> None:
    assert thumbnails.SHEET.stat().st_size < 200_000


def test_older_processors_and_other_thread_counts_draw_all_but_the_same(tmp_path: Path) -> None:
    numbers, out = [0, 5, 10, 11, 12, 13, 17], tmp_path / "elsewhere.npz"
    script = ELSEWHERE.format(path=[p for p in sys.path if p], out=str(out), numbers=numbers)
    extensions = np.show_config(mode="dicts")["SIMD Extensions"]
    newer = " ".join(extensions.get("found", ()))  # those beyond what this build takes for granted
    environment = os.environ | PLAINER | {"NPY_DISABLE_CPU_FEATURES": newer}
    subprocess.run([sys.executable, "-c", script], check=True, env=environment)
    with np.load(out) as drawn:
        for number, name in zip(numbers, drawn.files, strict=True):
            apart = np.abs(picture(number).astype(int) - drawn[name])
            assert apart.max() <= WORST, thumbnails.PROMPTS[number]
            assert apart.mean() < 0.05
