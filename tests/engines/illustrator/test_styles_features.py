"""The marks that make a face outlive the styles' broad strokes."""

from __future__ import annotations

import numpy as np
import pytest

from seedbed.engines.illustrator.styles import apply
from seedbed.engines.illustrator.styles.features import features, with_features

SIDE = 240
CENTRES = ((95, 100), (95, 140))


def face() -> tuple[np.ndarray, np.ndarray]:
    """A pale round face with two small eyes on a green ground, and where it is."""
    y, x = np.mgrid[:SIDE, :SIDE]
    picture = np.full((SIDE, SIDE, 3), (92, 140, 84), np.uint8)
    inside = np.hypot(x - 120, y - 110) < 70
    picture[inside] = (240, 205, 175)
    for row, column in CENTRES:
        picture[np.hypot(x - column, y - row) < 2.4] = (38, 30, 40)
    return picture, (inside * 255).astype(np.uint8)


def test_small_dark_marks_are_found_and_nothing_else() -> None:
    picture, heroes = face()
    marks = features(picture, heroes)
    assert marks is not None
    for row, column in CENTRES:
        assert marks[row, column] > 0.9
    assert marks[140:170, 100:140].max() < 0.05
    assert marks[:20].max() == 0, "outside the subject nothing counts"


def test_without_a_subject_there_are_none() -> None:
    picture, heroes = face()
    assert features(picture, None) is None
    assert features(picture, heroes * 0) is None
    assert with_features(picture, picture, None) is picture


def test_large_dark_areas_are_not_features() -> None:
    picture, heroes = face()
    picture[60:90, 90:150] = (40, 30, 30)  # a fringe
    marks = features(picture, heroes)
    assert marks is not None
    assert marks[70:80, 105:135].max() < 0.05


@pytest.mark.parametrize("style", ["oil", "watercolour", "ink wash", "3d", "pixel art"])
def test_eyes_stay_darker_than_the_cheek(style: str) -> None:
    picture, heroes = face()
    out = apply(style, picture, 5, size=(480, 480), drawn=True, heroes=heroes)
    grey = out.astype(int).mean(-1)
    cheek = float(np.median(grey[290:330, 210:270]))
    for row, column in CENTRES:
        eye = grey[2 * row - 8 : 2 * row + 9, 2 * column - 8 : 2 * column + 9]
        assert eye.min() < cheek - 45
